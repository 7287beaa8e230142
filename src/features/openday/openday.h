/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * openday: a kijkmiddag. When three or more ask the same initiative within a
 * month, it is proposed to them to set one date instead: all who wait are
 * invited, each by a mail with buttons. Who comes has their answer; who cannot
 * keeps their place and gets a turn of their own.
 */
#pragma once

#include "features/member/member.h"
#include "jobs/job.h"

extern const struct route openday_routes[];
extern const struct token_purpose openday_purposes[];
extern const struct job_kind openday_jobs[];
extern const struct periodic openday_periodic[];

/* A part of /mijn/namens/{slug}: the day that is set, or that one could be. */
html openday_on_acting(struct request *req, const struct entry_card *party);
/* A part of /mijn: what one is invited to. */
html openday_mine(struct request *req);
