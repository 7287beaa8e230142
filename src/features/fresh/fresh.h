/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fresh: is it still right? Once a year who keeps something gets one mail with
 * all of it that nobody looked at for a year: still right, changed, stopped.
 * One reminder after a month. The links need no sign-in and act by a button.
 * Coordinators see at /beheer/vers what nobody looked at.
 */
#pragma once

#include "features/person/person.h"
#include "jobs/job.h"

extern const struct route fresh_routes[];
extern const struct job_kind fresh_jobs[];
extern const struct periodic fresh_periodic[];
extern const struct token_purpose fresh_purposes[];
