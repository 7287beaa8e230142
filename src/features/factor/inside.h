/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "features/factor/factor.h"
#include "factor.sql.h"

struct lost_person {
	int64_t id;
	str name, since;
};
struct lost_people {
	struct lost_person *at;
	size_t n, cap;
};

/* Whether they have an app with codes that works. */
bool code_has_app(struct tx *tx, person_id person);
/* Whether that is a code of theirs, now, or one of their recovery codes; it
 * works once. After five wrong ones none works for a quarter of an hour. */
bool code_is_right(struct request *req, str typed);

/* An app with codes, at /mijn/codes. */
struct reply code_show(struct request *req);
struct reply code_change(struct request *req);

/* A role given back, at /beheer/rollen/terug. */
struct reply lost_ask(struct request *req);
struct reply lost_show(struct request *req);
struct reply lost_return(struct request *req);
