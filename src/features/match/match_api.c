/* SPDX-License-Identifier: EUPL-1.2 */
/* POST /api/v1/matches: what fits an ask, for programs. */
#include "features/match/match.h"
#include "entry/entry_json.h"

enum { TEXT_MAX = 10000, LIST_MAX = 20, LIMIT = 10, LIMIT_MAX = 50 };

static void wrong(struct request *req, struct form_errors *errors,
		  const char *field, str message)
{
	form_add_error(req, errors, str_from_z(field), message);
}

static str read_str(struct request *req, const struct json_doc *doc,
		    const char *name, struct form_errors *errors)
{
	str value = { 0 };

	if (!json_doc_str(doc, name, &value))
		wrong(req, errors, name, T(req, "This must be a text."));
	return str_trim(value);
}

static struct strs read_list(struct request *req, const struct json_doc *doc,
			     const char *name, struct form_errors *errors)
{
	struct strs list = { 0 };

	if (!json_doc_strs(doc, name, req->arena, LIST_MAX, &list))
		wrong(req, errors, name,
		      T(req, "This must be a list of at most 20 texts."));
	return list;
}

static void read_text(struct request *req, const struct json_doc *doc,
		      struct match_ask *ask, struct form_errors *errors)
{
	size_t before = errors->n;

	ask->text = read_str(req, doc, "text", errors);
	if (errors->n == before && !ask->text.n)
		wrong(req, errors, "text", T(req, "Say what you need."));
	if (ask->text.n > TEXT_MAX)
		wrong(req, errors, "text",
		      T(req, "This is longer than 10,000 bytes."));
}

static void read_initiative(struct request *req, const struct json_doc *doc,
			    struct match_ask *ask, struct form_errors *errors)
{
	str slug = read_str(req, doc, "initiative", errors);
	struct entry_card row;

	if (!slug.n)
		return;
	if (entry_get(req->tx, slug, &row) &&
	    str_eq(row.type, S("initiative")) &&
	    str_eq(row.status, S("published")))
		ask->asking = row.id;
	else
		wrong(req, errors, "initiative",
		      TF(req, "There is no initiative {slug}.",
			 TR_STR("slug", slug)));
}

static void read_place(struct request *req, const struct json_doc *doc,
		       struct match_ask *ask, struct form_errors *errors)
{
	str slug = read_str(req, doc, "place", errors);
	struct entry_filter_place row;

	if (!slug.n)
		return;
	if (entry_place_by_slug(req->tx, slug, &row))
		ask->place = row.id;
	else
		wrong(req, errors, "place", TF(req, "There is no place {slug}.",
					       TR_STR("slug", slug)));
}

static void read_themes(struct request *req, const struct json_doc *doc,
			struct match_ask *ask, struct form_errors *errors)
{
	struct entry_filter_theme row;

	ask->themes = read_list(req, doc, "themes", errors);
	for (size_t i = 0; i < ask->themes.n; i++)
		if (!entry_theme_by_slug(req->tx, ask->themes.at[i], &row))
			wrong(req, errors, "themes",
			      TF(req, "There is no theme {slug}.",
				 TR_STR("slug", ask->themes.at[i])));
}

static void read_types(struct request *req, const struct json_doc *doc,
		       struct match_ask *ask, struct form_errors *errors)
{
	ask->types = read_list(req, doc, "types", errors);
	for (size_t i = 0; i < ask->types.n; i++)
		if (!str_eq(entry_type_of(ask->types.at[i])->type,
			    ask->types.at[i]))
			wrong(req, errors, "types",
			      TF(req, "There is no type {type}.",
				 TR_STR("type", ask->types.at[i])));
}

static void read_limit(struct request *req, const struct json_doc *doc,
		       struct match_ask *ask, struct form_errors *errors)
{
	int64_t n = LIMIT;

	if (json_doc_has(doc, "limit") &&
	    (!json_doc_int(doc, "limit", &n) || n < 1 || n > LIMIT_MAX))
		wrong(req, errors, "limit",
		      T(req, "limit is a number from 1 to 50."));
	ask->limit = (size_t)n;
}

static void write_match(struct request *req, struct json *j,
			const struct match *m, double best)
{
	json_write_object(j);
	json_put(j, "type", m->type);
	json_put(j, "slug", m->slug);
	json_put(j, "title", m->title);
	json_put(j, "url", arena_f(req->arena, "%.*s%.*s", (int)req->url.n,
				   req->url.p, (int)m->url.n, m->url.p));
	json_write_key(j, "score");
	json_write_number(j, arena_f(req->arena, "%.4f", m->score / best));
	json_write_key(j, "reasons");
	json_write_array(j);
	for (size_t i = 0; i < m->reasons.n; i++)
		json_write_str(j, m->reasons.at[i]);
	json_write_array_end(j);
	if (m->unfit.n)
		json_put(j, "unfit", m->unfit);
	json_write_object_end(j);
}

static struct reply answer(struct request *req, const struct matches *found)
{
	struct buf out = { .arena = req->arena, .limit = 1 << 20 };
	struct json j = { &out };
	double best = 0;

	for (size_t i = 0; i < found->n; i++)
		if (found->at[i].score > best)
			best = found->at[i].score;
	json_write_object(&j);
	json_write_key(&j, "items");
	json_write_array(&j);
	for (size_t i = 0; i < found->n; i++)
		write_match(req, &j, &found->at[i], best);
	json_write_array_end(&j);
	json_write_object_end(&j);
	return reply_bytes(req, 200, S("application/json"), buf_str(&out));
}

static struct reply matches(struct request *req)
{
	struct match_ask ask = { .lang = req->lang, .now = req->now,
				 .conf = req->conf };
	struct form_errors errors = { 0 };
	struct matches found;
	struct err err = { "" };
	const struct json_doc *doc = json_doc_read(req->arena, req->body, &err);

	if (!doc || !json_doc_is_object(doc)) {
		wrong(req, &errors, "body", doc ? T(req, "This must be an object.")
						: str_from_z(err.text));
		return entry_problem(req, 400, T(req, "This is not JSON"), &errors);
	}
	read_text(req, doc, &ask, &errors);
	read_initiative(req, doc, &ask, &errors);
	read_place(req, doc, &ask, &errors);
	read_themes(req, doc, &ask, &errors);
	read_types(req, doc, &ask, &errors);
	read_limit(req, doc, &ask, &errors);
	if (errors.n)
		return entry_problem(req, 422,
			T(req, "Some members are not understood"), &errors);
	found = match_find(req->tx, req->index, &ask);
	return answer(req, &found);
}

const struct route match_routes[] = {
	{ POST, "/api/v1/matches", matches, ANYONE, .flags = OPEN | READS,
	  .rate = RATE_API },
	{ 0 }
};
