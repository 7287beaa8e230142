/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * setup: the first start. A database in which nobody administers and nothing
 * stands serves only this: a few steps at /beginnen that make it a site. Who
 * looks at the terminal has the code that opens them, once, for one browser.
 *
 * What is filled in is kept at each step (as settings, see settings.h), so one
 * can go back, stop and go on later; a new start of the program prints a new
 * code. When it is done, or someone made an administrator by command, there
 * is no way back in.
 */
#pragma once

#include "http/http.h"
#include "jobs/job.h"

extern const struct route setup_routes[];
extern const struct job_kind setup_jobs[];

/* For struct app: while it is not done there is nothing else. */
struct reply setup_gate(struct request *req);

/* For the start of the program: if there is a first start to make, the code
 * that opens it; the one before is void. Empty: there is none. */
str setup_open(struct tx *tx);
