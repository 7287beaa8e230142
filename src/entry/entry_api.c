/* SPDX-License-Identifier: EUPL-1.2 */
/* Lists and single entries for programs: /api/v1/{type} (contract: API). */
#include "entry/entry_json.h"
#include "entry/entry_view.h"

static const struct entry_type *type_of_route(const struct request *req)
{
	str rest = str_from_z(req->route->path);

	rest = (str){ rest.p + strlen("/api/v1/"), rest.n - strlen("/api/v1/") };
	rest = str_cut(&rest, '/');
	for (const struct entry_type *t = entry_types(); t->type.n; t++)
		if (t->api.n && str_eq(t->api, rest))
			return t;
	return entry_type_of(S("initiative"));
}

struct reply entry_problem(struct request *req, int status, str title,
			   const struct form_errors *errors)
{
	struct buf out = { .arena = req->arena, .limit = 1 << 16 };
	struct json j = { &out };

	json_write_object(&j);
	json_put(&j, "type", S("about:blank"));
	json_put(&j, "title", title);
	json_put(&j, "status", status);
	json_put(&j, "detail", errors->n ? errors->at[0].message : title);
	json_write_key(&j, "errors");
	json_write_array(&j);
	for (size_t i = 0; i < errors->n; i++) {
		json_write_object(&j);
		json_put(&j, "field", errors->at[i].field);
		json_put(&j, "message", errors->at[i].message);
		json_write_object_end(&j);
	}
	json_write_array_end(&j);
	json_write_object_end(&j);
	return reply_bytes(req, status, S("application/problem+json"),
			   buf_str(&out));
}

static struct reply list(struct request *req)
{
	const struct entry_type *t = type_of_route(req);
	struct entry_filter f = entry_filter_read(req);
	struct entry_found found;

	if (f.errors.n)
		return entry_problem(req, 400,
			T(req, "Some parameters are not understood"), &f.errors);
	found = entry_find(req, t->type, &f);
	req->format = JSON;
	return entry_reply(req, t, &f, &found);
}

static struct reply one(struct request *req)
{
	struct entry_card row;

	if (!entry_open(req, type_of_route(req)->type, &row))
		return entry_gone(req);
	return entry_json_reply(req, &row);
}

#define BOTH(type)                                                            \
	{ GET, "/api/v1/" type, list, ANYONE, .rate = RATE_API },             \
	{ GET, "/api/v1/" type "/{slug}", one, ANYONE, .rate = RATE_API }

const struct route entry_api_routes[] = {
	BOTH("initiatives"),
	BOTH("organisations"),
	BOTH("asks"),
	BOTH("offers"),
	BOTH("experiences"),
	BOTH("articles"),
	BOTH("funding-models"),
	BOTH("funds"),
	BOTH("meetings"),
	BOTH("harvest-items"),
	BOTH("signals"),
	BOTH("agenda-items"),
	{ 0 }
};
