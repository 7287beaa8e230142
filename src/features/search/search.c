/* SPDX-License-Identifier: EUPL-1.2 */
/* The page that finds, and the same for programs. */
#include "features/search/inside.h"
#include "features/follow/follow.h"
#include "entry/entry_json.h"
#include "entry/entry_list.h"
#include "base/when.h"
#include "http/url.h"
#include "search_page.html.h"

enum { PER_PAGE = 20, TEXT_MAX = 500, LIMIT = 10, LIMIT_MAX = 100, TABS = 6,
       IN_FEED = 100 };

static struct index_query query_of(struct request *req,
				   const struct entry_filter *f, str type)
{
	struct index_query q = {
		.text = f->q, .lang = req->lang, .theme = f->theme.slug,
		.place = f->place.slug, .municipality = f->municipality.slug,
		.phase = f->phase, .limit = PER_PAGE, .count_types = true,
		.look = SEARCH_LOOK,
		.offset = (size_t)((f->page - 1) * PER_PAGE),
		.literal = request_param(req, "letterlijk").n,
	};

	if (type.n)
		list_add(req->arena, &q.types) = type;
	q.types = entry_used_types(req, q.types);
	return q;
}

static struct results results_of(struct request *req, str asked,
				 const struct index_found *found)
{
	const struct index_marker *marker =
		index_marker(req->index, req->arena, asked);
	struct found_cards cards = search_cards(req, found);
	struct results out = { 0 };

	list_each(r, cards)
		list_add(req->arena, &out) = (struct result){ r->card,
			search_snippet(req, marker, r->card.summary) };
	return out;
}

static void path_add(struct buf *b, const char *name, str value)
{
	if (!value.n)
		return;
	value = url_encode(b->arena, value);
	buf_addf(b, "&%s=%.*s", name, (int)value.n, value.p);
}

str search_path(struct request *req, const struct entry_filter *f, str type)
{
	struct buf b = { .arena = req->arena, .limit = 4096 };
	str q = url_encode(req->arena, f->q);

	buf_addf(&b, "/zoeken?q=%.*s", (int)q.n, q.p);
	path_add(&b, "thema", f->theme.slug);
	path_add(&b, "plaats", f->place.slug);
	path_add(&b, "gemeente", f->municipality.slug);
	path_add(&b, "fase", f->phase);
	path_add(&b, "letterlijk", request_param(req, "letterlijk"));
	path_add(&b, "soort", type);
	return buf_str(&b);
}

static int64_t count_of(const struct index_found *found, str type)
{
	for (size_t i = 0; i < found->n_types; i++)
		if (str_eq(found->types[i].type, type))
			return found->types[i].n;
	return 0;
}

/* The types in which there is something: as many as stand in one row, with the
 * chosen one; the others in `more`. */
static struct facets facets_of(struct request *req,
			       const struct search_asked *asked,
			       const struct index_found *found,
			       struct facets *more)
{
	const struct entry_filter *f = &asked->filter;
	str chosen = asked->type;
	struct facets out = { 0 };
	struct facet all = { T(req, "All"), search_path(req, f, S("")), 0,
			     !chosen.n };

	for (size_t i = 0; i < found->n_types; i++)
		all.n += found->types[i].n;
	list_add(req->arena, &out) = all;
	for (const struct entry_type *t = entry_types(); t->type.n; t++) {
		int64_t n = count_of(found, t->type);
		bool current = str_eq(chosen, t->type);
		struct facets *into = current || out.n < TABS ? &out : more;

		if (n || current)
			list_add(req->arena, into) = (struct facet){
				tr(req->lang, str_from_z(t->many)),
				search_path(req, f, t->type), n, current };
	}
	return out;
}

/* The type in ?soort=, if there is such a type. */
static str chosen_type(struct request *req)
{
	str type = request_param(req, "soort");

	return str_eq(entry_type_of(type)->type, type) ? type : S("");
}

/* What a next search keeps: the filters that are on. */
static struct choices kept_of(struct request *req, const struct entry_filter *f)
{
	const struct choice on[] = {
		{ S("thema"), f->theme.slug, true },
		{ S("plaats"), f->place.slug, true },
		{ S("gemeente"), f->municipality.slug, true },
		{ S("fase"), f->phase, true },
	};
	struct choices kept = { 0 };

	for (size_t i = 0; i < COUNT(on); i++)
		if (on[i].label.n)
			list_add(req->arena, &kept) = on[i];
	return kept;
}

static str heading(struct request *req, const struct index_found *found)
{
	if (found->failed)
		return T(req, "Searching does not work right now. Please try again later.");
	if (!found->total)
		return T(req, "Nothing found");
	return TN(req, "{n} found", "{n} found", found->total);
}

/* What was put there last, of all that fits. */
static struct reply feed(struct request *req)
{
	struct entry_filter f = entry_filter_read(req);
	struct index_query query = query_of(req, &f, chosen_type(req));
	struct db_ids ids = { 0 };
	struct entry_card_rows rows;
	struct index_found found;

	query.newest = true;
	query.look = 0;
	query.limit = IN_FEED;
	query.offset = 0;
	found = index_search(req->index, req->arena, &query);
	list_each(hit, found)
		if (hit->key.of == 'e')
			list_add(req->arena, &ids) = hit->key.id;
	rows = entry_rows(req, &ids);
	return entry_atom(req, f.q.n ? f.q : T(req, "Search"), &rows);
}

/* To be told of what is new of it, where something was asked. */
static html follow_of_search(struct request *req)
{
	struct follow_target target = { .search = follow_search(req) };

	if (!target.search.n)
		return (html){ 0 };
	req->head.feed = arena_f(req->arena, "/zoeken.atom?%.*s",
				 (int)target.search.n, target.search.p);
	return follow_button(req, &target,
		arena_f(req->arena, "/zoeken?%.*s", (int)target.search.n,
			target.search.p));
}

static struct reply page(struct request *req)
{
	struct search_asked asked = { .filter = entry_filter_read(req),
				      .type = chosen_type(req) };
	struct entry_filter *f = &asked.filter;
	struct index_query query = query_of(req, f, asked.type);
	struct index_found found = search_find(req, &query);
	str here = search_path(req, f, asked.type), title = T(req, "Search");
	struct facets themes = { 0 }, municipalities = { 0 }, more = { 0 };
	struct facets facets = facets_of(req, &asked, &found, &more);
	struct entry_filter paged = *f;

	asked.query = &query;
	asked.found = &found;
	search_narrow(req, &asked, &themes, &municipalities);
	paged.size = PER_PAGE;
	req->head.no_index = true;
	if (f->q.n)
		title = TF(req, "{q}: search", TR_STR("q", f->q));
	return reply_page(req, 200, title, search_page,
		.q = f->q, .follow = follow_of_search(req),
		.kept = kept_of(req, f),
		.found = heading(req, &found),
		.any = found.total > 0,
		.asked = f->q.n > 0,
		.corrected = found.corrected,
		.literal = arena_f(req->arena, "%.*s&letterlijk=1",
				   (int)here.n, here.p),
		.errors = f->errors,
		.chips = search_chips(req, f, asked.type),
		.all = search_path(req, &(struct entry_filter){ .q = f->q },
				   asked.type),
		.facets = facets, .more_facets = more,
		.themes = themes, .municipalities = municipalities,
		.narrows = themes.n || municipalities.n,
		.results = results_of(req, found.corrected.n ? found.corrected
				      : f->q, &found),
		.pages = entry_page_links(req,
			arena_f(req->arena, "%.*s&pagina=", (int)here.n, here.p),
			&paged, found.total));
}

static struct reply show(struct request *req)
{
	return req->format == ATOM ? feed(req) : page(req);
}

static void read_types(struct request *req, struct index_query *q,
		       struct form_errors *errors)
{
	str rest = request_param(req, "types");

	while (rest.n) {
		str type = str_trim(str_cut(&rest, ','));

		if (!str_eq(entry_type_of(type)->type, type))
			form_add_error(req, errors, S("types"),
				TF(req, "There is no type {type}.",
				   TR_STR("type", type)));
		else if (q->types.n < LIMIT_MAX)
			list_add(req->arena, &q->types) = type;
	}
}

static void read_limit(struct request *req, struct index_query *q,
		       struct form_errors *errors)
{
	str text = request_param(req, "limit");
	int64_t n = LIMIT;

	if (text.n && (!str_to_int(text, &n) || n < 1 || n > LIMIT_MAX))
		form_add_error(req, errors, S("limit"),
			T(req, "limit is a number from 1 to 100."));
	else
		q->limit = (size_t)n;
}

static str plain(struct arena *a, const struct pieces *pieces)
{
	struct buf out = { .arena = a, .limit = 4096 };

	for (size_t i = 0; i < pieces->n; i++)
		buf_add(&out, pieces->at[i].text);
	return buf_str(&out);
}

static void write_hit(struct request *req, struct json *j,
		      const struct index_marker *asked,
		      const struct found_card *hit)
{
	const struct card *card = &hit->card;
	struct pieces snippet = search_snippet(req, asked, card->summary);

	json_write_object(j);
	json_put(j, "type", card->type);
	json_put(j, "slug", hit->slug);
	json_put(j, "title", card->title);
	json_put(j, "url", arena_f(req->arena, "%.*s%.*s", (int)req->url.n,
				   req->url.p, (int)card->path.n, card->path.p));
	json_write_key(j, "score");
	json_write_number(j, arena_f(req->arena, "%.4f", hit->score));
	json_put(j, "highlight", plain(req->arena, &snippet));
	json_write_object_end(j);
}

static struct reply api(struct request *req)
{
	struct buf out = { .arena = req->arena, .limit = 1 << 20 };
	struct json j = { &out };
	struct form_errors errors = { 0 };
	struct index_query q = { .lang = req->lang };
	const struct index_marker *asked;
	struct index_found found;
	struct found_cards cards;

	q.text = str_head(request_param(req, "q"), TEXT_MAX);
	read_types(req, &q, &errors);
	read_limit(req, &q, &errors);
	if (errors.n)
		return entry_problem(req, 400,
			T(req, "Some parameters are not understood"), &errors);
	q.types = entry_used_types(req, q.types);
	found = search_find(req, &q);
	asked = index_marker(req->index, req->arena,
			     found.corrected.n ? found.corrected : q.text);
	json_write_object(&j);
	json_write_key(&j, "items");
	json_write_array(&j);
	cards = search_cards(req, &found);
	for (size_t i = 0; i < cards.n; i++)
		write_hit(req, &j, asked, &cards.at[i]);
	json_write_array_end(&j);
	json_put(&j, "total", found.total);
	if (found.corrected.n)
		json_put(&j, "corrected", found.corrected);
	json_write_object_end(&j);
	return reply_bytes(req, 200, S("application/json"), buf_str(&out));
}

const struct route search_routes[] = {
	{ GET, "/zoeken", show, ANYONE, ATOM, .rate = RATE_SEARCH },
	{ GET, "/api/v1/search", api, ANYONE, .rate = RATE_API },
	{ 0 }
};
