/* SPDX-License-Identifier: EUPL-1.2 */
/* What outbox.html shows. */
#pragma once

#include "features/outbox/outbox.h"

struct failed_mail {
	int64_t id;             /* of its job */
	str to, subject, since, why;
};
/* An address nothing is sent to. */
struct stopped {
	int64_t id;
	str address, since, why;
	bool known;             /* there is someone to ask */
	str asked;              /* when; or empty */
};
struct stopped_list {
	struct stopped *at;
	size_t n, cap;
};
struct failed_mails {
	struct failed_mail *at;
	size_t n, cap;
};
