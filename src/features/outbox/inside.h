/* SPDX-License-Identifier: EUPL-1.2 */
/* What outbox.html shows. */
#pragma once

#include "features/outbox/outbox.h"

struct failed_mail {
	int64_t id;             /* of its job */
	str to, subject, since, why;
};
struct failed_mails {
	struct failed_mail *at;
	size_t n, cap;
};
