/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "features/digest/digest.h"
#include "features/follow/follow.h"
#include "digest.sql.h"

struct digest_mail {
	str to, subject, text;
};
struct digest_mails {
	struct digest_mail *at;
	size_t n, cap;
};

/* People of one run, after the one id up to and with the other. */
struct digest_batch {
	digest_run_id run;
	int64_t until, after, last;
	struct digest_mails mails;
};

/* Write what each of them gets; who has nothing new gets none. */
void digest_compose(struct job *job, struct digest_batch *batch);

/* The moments at which mail of each rhythm was last due. */
struct digest_dues {
	int64_t day, week, month;
};
struct digest_dues digest_dues(int64_t now);
