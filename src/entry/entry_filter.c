/* SPDX-License-Identifier: EUPL-1.2 */
#include "entry/entry.h"
#include "search/search.h"

enum {
	PER_PAGE = 20, MAX_PER_PAGE = 100, ON_MAP = 500, MAX_PAGE = 10000,
	MAX_QUERY = 500
};

/* What the same filter is called on pages and in the API. */
static const struct names {
	const char *theme, *place, *municipality, *phase, *page;
} on_pages = { "thema", "plaats", "gemeente", "fase", "pagina" },
  in_api = { "theme", "place", "municipality", "phase", "page" };

static int64_t number(struct request *req, struct entry_filter *f,
		      const char *name, int64_t otherwise, int64_t max)
{
	str text = request_param(req, name);
	int64_t n = otherwise;

	if (text.n && (!str_to_int(text, &n) || n < 1 || n > max)) {
		form_add_error(req, &f->errors, str_from_z(name),
			       TF(req, "A number from 1 to {max}, please.",
				  TR_INT(req->arena, "max", max)));
		n = otherwise;
	}
	return n;
}

static void read_place(struct request *req, struct entry_filter *f,
		       const char *name, struct entry_filter_place *out)
{
	str slug = request_param(req, name);

	if (slug.n && !entry_place_by_slug(req->tx, slug, out))
		form_add_error(req, &f->errors, str_from_z(name),
			       T(req, "There is no such place here."));
}

static void read_theme(struct request *req, struct entry_filter *f,
		       const char *name)
{
	str slug = request_param(req, name);

	if (slug.n && !entry_theme_by_slug(req->tx, slug, &f->theme))
		form_add_error(req, &f->errors, str_from_z(name),
			       T(req, "There is no such theme here."));
}

static void read_phase(struct request *req, struct entry_filter *f,
		       const char *name)
{
	f->phase = request_param(req, name);
	if (f->phase.n && !entry_phase_name(req, f->phase).n) {
		form_add_error(req, &f->errors, str_from_z(name),
			       T(req, "Choose starter, growing or stable."));
		f->phase = (str){ 0 };
	}
}

struct entry_filter entry_filter_read(struct request *req)
{
	bool api = str_starts(req->path, S("/api/"));
	const struct names *n = api ? &in_api : &on_pages;
	struct entry_filter f = { 0 };

	f.q = str_head(request_param(req, "q"), MAX_QUERY);
	read_theme(req, &f, n->theme);
	read_place(req, &f, n->place, &f.place);
	read_place(req, &f, n->municipality, &f.municipality);
	read_phase(req, &f, n->phase);
	f.page = number(req, &f, n->page, 1, MAX_PAGE);
	if (api)
		f.size = number(req, &f, "size", PER_PAGE, MAX_PER_PAGE);
	else if (str_eq(request_param(req, "weergave"), S("kaart")))
		f.size = ON_MAP;
	else
		f.size = req->format ? MAX_PER_PAGE : PER_PAGE;
	return f;
}

static bool is_dated(str type)
{
	return str_eq(type, S("ask")) || str_eq(type, S("offer")) ||
	       str_eq(type, S("meeting"));
}

/* What the text finds, in the order of how well it fits. */
static struct entry_found find_by_text(struct request *req, str type,
				       const struct entry_filter *f)
{
	const struct index_query query = {
		.text = f->q, .lang = req->lang, .types = { &type, 1, 1 },
		.theme = f->theme.slug, .place = f->place.slug,
		.municipality = f->municipality.slug, .phase = f->phase,
		.offset = (size_t)((f->page - 1) * f->size),
		.limit = (size_t)f->size,
	};
	struct index_found hits = index_search(req->index, req->arena, &query);
	struct entry_found found = { .total = hits.total };
	struct db_ids ids = { 0 };

	list_each(r, hits)
		list_add(req->arena, &ids) = r->key.id;
	found.rows = entry_rows(req, &ids);
	return found;
}

struct entry_found entry_find(struct request *req, str type,
			      const struct entry_filter *f)
{
	/* Both given: the narrower one, which a place within is. */
	place_id within = f->place.id.v ? f->place.id : f->municipality.id;
	int64_t skip = (f->page - 1) * f->size;
	struct entry_found found = { 0 };

	if (!entry_is_used(req->conf, type))
		return found;
	if (f->q.n)
		return find_by_text(req, type, f);
	found.total = entry_count(req->tx, type, within, f->theme.id, f->phase);
	found.rows = is_dated(type)
		? entry_list_newest(req->tx, type, within, f->theme.id,
				    f->phase, f->size, skip)
		: entry_list(req->tx, type, within, f->theme.id, f->phase,
			     f->size, skip);
	return found;
}
