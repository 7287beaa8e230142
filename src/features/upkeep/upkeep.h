/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * upkeep: what the keeper of a site relies on. /healthz for whoever watches
 * it, /metrics for whoever counts, and a copy of the data each night.
 */
#pragma once

#include "http/http.h"
#include "jobs/job.h"

extern const struct route upkeep_routes[];
extern const struct job_kind upkeep_jobs[];
extern const struct periodic upkeep_periodic[];
