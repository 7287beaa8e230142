/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * named: someone wrote in the name of an initiative or organisation without
 * acting for it. If it has an address it gets one letter: this is about you.
 * Its link says that it is right, takes it away, or makes who reads that mail
 * a manager, who can change it.
 */
#pragma once

#include "features/person/person.h"
#include "jobs/job.h"

extern const struct job_kind named_jobs[];
extern const struct token_purpose named_purposes[];
