/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * digest: what is new of what someone follows, in one mail.
 *
 * In the morning everyone with something due gets one: grouped by what they
 * follow, the newest first, each thing once. Nothing that is over, of their
 * own, or that they may not read; and no mail where nothing is new. Who wants
 * to hear at once gets what came in some ten minutes together.
 *
 * Thousands are written at a time. So what is new is looked up for a batch of
 * people at once, each piece of text is written once, and only putting them
 * together is done for each. A batch is one transaction: who is killed in it
 * begins it again, and nobody gets two or none.
 */
#pragma once

#include "jobs/job.h"

extern const struct job_kind digest_jobs[];
extern const struct periodic digest_periodic[];
