/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/person/person.h"
#include "base/when.h"
#include "crypto/crypto.h"
#include "person.sql.h"

enum { IDLE = 30 * DAY };

static const char *cookie_name(const struct request *req)
{
	return str_starts(req->url, S("https://")) ? "__Host-sid" : "sid";
}

struct who person_of_session(struct request *req)
{
	str token = request_cookie(req, cookie_name(req));
	struct session_row row;
	struct who who = { 0 };

	if (!token.n ||
	    !session_get(req->tx, sha256_hex(req->arena, token),
			 req->now - IDLE, &row))
		return who;
	who.id = row.person_id;
	who.name = row.name;
	who.coordinator = person_has_role(req->tx, who.id, S("coordinator"),
					  req->now);
	who.administrator = person_has_role(req->tx, who.id,
					    S("administrator"), req->now);
	req->csrf_token = row.csrf;
	return who;
}
