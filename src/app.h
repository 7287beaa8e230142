/* SPDX-License-Identifier: EUPL-1.2 */
/* app: the whole of the program, as the server, the worker and tests see it. */
#pragma once

#include "cli/cli.h"
#include "http/http.h"
#include "jobs/job.h"

extern const struct app brengplein;
extern const struct job_kind *const brengplein_jobs[];  /* ends NULL */
extern const struct periodic *const brengplein_periodic[];  /* ends NULL */
extern const struct command *const brengplein_commands[];  /* ends NULL */
