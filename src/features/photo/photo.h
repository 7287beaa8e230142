/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * photo: the logo and the photos of an entry. What is sent is made anew
 * (image/image.h) before anything is kept; each has a text for who cannot see
 * it, and the word of who sent it that the people on it agree.
 *
 * A photo that is taken away can be put back for thirty days; then it is gone.
 */
#pragma once

#include "features/consent/consent.h"
#include "features/edit/edit.h"
#include "jobs/job.h"

extern const struct route photo_routes[];
extern const struct consent_purpose photo_consent;
extern const struct periodic photo_periodic[];
extern const struct job_kind photo_jobs[];

/* Put the logo and the photos of an entry on its page, and for who may change
 * it the way to add some; the page is also shared with the first of them. */
void photo_on_page(struct request *req, struct entry_view *v);
