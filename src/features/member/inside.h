/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "features/member/member.h"
#include "member.sql.h"

/* Someone on the page of those who act for a party. */
struct fellow {
	int64_t id;
	str name, mail, role;
	bool manager, me;
	str until;              /* of an invitation: how long it is good */
};
struct fellows {
	struct fellow *at;
	size_t n, cap;
};
struct acting {
	str title, path, role;
};
struct actings {
	struct acting *at;
	size_t n, cap;
};

/* A mail to this person about that party, with a link at the end. */
struct member_letter {
	str mail, lang, name;
	str subject, text, link;
};
void member_tell(struct request *req, const struct member_letter *letter);
void member_invite(struct request *req, const struct entry_card *party,
		   str mail, str role);
