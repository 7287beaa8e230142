/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "features/consent/consent.h"
#include "consent.sql.h"

/* A yes, as its giver sees it. */
struct yes {
	int64_t id;
	str title, given, way, version, ended, instead;
	bool may_withdraw;
};
struct yesses {
	struct yes *at;
	size_t n, cap;
};

struct reply rules_show(struct request *req);
struct reply rules_agree(struct request *req);
