/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * file: documents under an article: PDF, OpenDocument and Office, told by
 * what stands in them and never by their name, and without macros. They are
 * kept as they came and handed out to be saved, never to be opened here.
 */
#pragma once

#include "features/edit/edit.h"
#include "jobs/job.h"

extern const struct route file_routes[];
extern const struct periodic file_periodic[];
extern const struct job_kind file_jobs[];

/* A file that who asks has added, to be saved, whatever became of its page;
 * status 0: there is none. */
struct reply file_mine(struct request *req, int64_t id);
/* The files of an entry for its page, and for who may change it the way to
 * add some. */
html file_part(struct request *req, const struct entry_view *v);
