/* SPDX-License-Identifier: EUPL-1.2 */
#include "entry/entry_list.h"
#include "base/when.h"
#include "entry_list.html.h"
#include "http/url.h"

enum { AROUND = 2 };

static const struct lead { str type; const char *text; bool has_phases; }
leads[] = {
	{ S("initiative"), N_("Residents who do something together, in the whole area."), true },
	{ S("organisation"), N_("Who can help: networks, advisers, municipalities, funds and others."), false },
	{ S("ask"), N_("What initiatives need right now. Can you help, or do you ask the same?"), true },
	{ S("offer"), N_("Time, knowledge, money, space: what others bring."), false },
	{ S("experience"), N_("What others did before you, in their own words."), false },
	{ S("article"), N_("Guides, models, laws, reports and sites that help."), false },
	{ S("funding-model"), N_("Ways to pay for what you do, and who does it that way."), false },
	{ S("fund"), N_("Schemes you can apply to."), false },
	{ S("signal"), N_("Rules and habits that stand in the way, with a proposal for each."), false },
	{ .text = "" }
};

static const struct lead *lead_of(str type)
{
	const struct lead *l = leads;

	while (l->type.n && !str_eq(l->type, type))
		l++;
	return l;
}

static void query_add(struct buf *b, const char *name, str value)
{
	if (!value.n)
		return;
	value = url_encode(b->arena, value);
	buf_addf(b, "%c%s=%.*s", memchr(b->p, '?', b->n) ? '&' : '?', name,
		 (int)value.n, value.p);
}

/* The address of this list with all its filters but one. */
static str list_path(struct request *req, str path, const struct entry_filter *f,
		     const char *without)
{
	const struct { const char *name; str value; } all[] = {
		{ "q", f->q }, { "thema", f->theme.slug },
		{ "plaats", f->place.slug }, { "gemeente", f->municipality.slug },
		{ "fase", f->phase },
	};
	struct buf b = { .arena = req->arena, .limit = 4096 };

	buf_add(&b, path);
	for (size_t i = 0; i < COUNT(all); i++)
		if (!without || strcmp(without, all[i].name))
			query_add(&b, all[i].name, all[i].value);
	return buf_str(&b);
}

str entry_list_path(struct request *req, str path,
		    const struct entry_filter *filter)
{
	return list_path(req, path, filter, NULL);
}

static str with(struct request *req, str path, const char *more)
{
	return arena_f(req->arena, "%.*s%c%s", (int)path.n, path.p,
		       path.n && memchr(path.p, '?', path.n) ? '&' : '?', more);
}

static void add_page(struct request *req, struct page_links *links, str path,
		     int64_t n, int64_t now)
{
	list_add(req->arena, links) = (struct page_link){
		num_text(req->arena, req->lang, n),
		arena_f(req->arena, "%.*s%" PRId64, (int)path.n, path.p, n),
		n == now };
}

struct page_links entry_page_links(struct request *req, str path,
				   const struct entry_filter *f, int64_t total)
{
	int64_t last = (total + f->size - 1) / f->size;
	struct page_links links = { 0 };

	if (last < 2)
		return links;
	for (int64_t n = 1; n <= last; n++)
		if (n == 1 || n == last ||
		    (n >= f->page - AROUND && n <= f->page + AROUND))
			add_page(req, &links, path, n, f->page);
	if (f->page < last)
		list_add(req->arena, &links) = (struct page_link){
			T(req, "Next"), arena_f(req->arena, "%.*s%" PRId64,
				(int)path.n, path.p, f->page + 1), false };
	return links;
}

static struct choices municipalities(struct request *req, str type,
				     const struct entry_filter *f)
{
	struct entry_filter_place_rows rows = entry_places_of(req->tx, type);
	struct choices list = { 0 };

	list_each(r, rows)
		list_add(req->arena, &list) = (struct choice){
			r->slug, r->name,
			r->id.v == f->municipality.id.v };
	return list;
}

static struct choices themes(struct request *req, str type,
			     const struct entry_filter *f)
{
	struct entry_theme_count_rows rows = entry_themes_of(req->tx, type);
	struct choices list = { 0 };

	list_each(r, rows) {
		str name = entry_theme_title(req, r->nl, r->en);

		list_add(req->arena, &list) = (struct choice){
			r->slug,
			arena_f(req->arena, "%.*s (%" PRId64 ")", (int)name.n,
				name.p, r->n),
			str_eq(r->slug, f->theme.slug) };
	}
	return list;
}

static struct choices phases(struct request *req, const struct entry_filter *f)
{
	static const str all[] = { S("starter"), S("growing"), S("stable") };
	struct choices list = { 0 };

	for (size_t i = 0; i < COUNT(all); i++)
		list_add(req->arena, &list) = (struct choice){
			all[i], entry_phase_name(req, all[i]),
			str_eq(all[i], f->phase) };
	return list;
}

static struct chips chips(struct request *req, str path,
			  const struct entry_filter *f)
{
	const struct { const char *name; str label; } on[] = {
		{ "q", f->q },
		{ "thema", entry_theme_title(req, f->theme.nl, f->theme.en) },
		{ "plaats", f->place.name },
		{ "gemeente", f->municipality.name },
		{ "fase", entry_phase_name(req, f->phase) },
	};
	struct chips list = { 0 };

	for (size_t i = 0; i < COUNT(on); i++)
		if (on[i].label.n)
			list_add(req->arena, &list) = (struct chip){
				on[i].label, list_path(req, path, f, on[i].name) };
	return list;
}

static str ending(struct request *req, const struct entry_type *t,
		  const struct entry_filter *f, const char *format)
{
	return list_path(req, arena_f(req->arena, "%.*s.%s", (int)t->list.n,
				      t->list.p, format), f, NULL);
}

static struct list_links links_of(struct request *req,
				  const struct entry_type *t,
				  const struct entry_filter *f)
{
	str here = list_path(req, t->list, f, NULL);

	return (struct list_links){
		.list = here,
		.map = with(req, here, "weergave=kaart"),
		.csv = ending(req, t, f, "csv"),
		.json = ending(req, t, f, "json"),
		.geojson = ending(req, t, f, "geojson"),
		.atom = ending(req, t, f, "atom"),
		.outline = str_eq(req->conf->outline, S("utrecht"))
			? static_path(S("outline-utrecht.json"))
			: static_path(S("outline-nederland.json")),
		.tiles = req->conf->tiles,
		.credit = req->conf->tiles.n ? req->conf->tiles_credit
			: T(req, "Boundaries: CBS / Kadaster (CC BY 4.0)."),
	};
}

static struct reply list_page(struct request *req, const struct entry_type *t,
			      const struct entry_filter *f,
			      const struct entry_found *found)
{
	const struct lead *lead = lead_of(t->type);
	str title = tr(req->lang, str_from_z(t->many));
	str lead_text = tr(req->lang, str_from_z(lead->text));
	bool has_map = str_eq(t->type, S("initiative"));
	bool on_map = has_map &&
		      str_eq(request_param(req, "weergave"), S("kaart"));

	head_crumb(req, title, t->list);
	req->head.feed = ending(req, t, f, "atom");
	req->head.description = lead_text;
	req->head.map = on_map;
	return reply_page(req, 200, title, entry_list_page,
		.title = title,
		.lead = lead_text,
		.none = tr(req->lang, str_from_z(t->none)),
		.action = t->list,
		.has_phases = lead->has_phases,
		.has_map = has_map,
		.may_add = has_map || str_eq(t->type, S("organisation")),
		.on_map = on_map,
		.errors = f->errors,
		.municipalities = municipalities(req, t->type, f),
		.themes = themes(req, t->type, f),
		.phases = phases(req, f),
		.chips = chips(req, t->list, f),
		.q = f->q,
		.found = found->total
			? TN(req, "{n} found", "{n} found", found->total)
			: T(req, "Nothing found"),
		.cards = entry_cards(req, &found->rows),
		.pages = entry_page_links(req,
			with(req, list_path(req, t->list, f, NULL), "pagina="),
			f, found->total),
		.links = links_of(req, t, f));
}

struct reply entry_list_reply(struct request *req, str type)
{
	const struct entry_type *t = entry_type_of(type);
	struct entry_filter f = entry_filter_read(req);
	struct entry_found found = entry_find(req, type, &f);

	if (req->format)
		return entry_reply(req, t, &f, &found);
	return list_page(req, t, &f, &found);
}

/* The type whose list lives at this route. */
static struct reply list(struct request *req)
{
	str path = str_from_z(req->route->path);

	for (const struct entry_type *t = entry_types(); t->type.n; t++)
		if (str_eq(t->list, path))
			return entry_list_reply(req, t->type);
	return reply_not_found(req);
}

enum { ROWS = JSON | CSV | ATOM };

const struct route entry_routes[] = {
	{ GET, "/initiatieven", list, ANYONE, ROWS | GEOJSON },
	{ GET, "/organisaties", list, ANYONE, ROWS | GEOJSON },
	{ GET, "/vragen", list, ANYONE, ROWS },
	{ GET, "/aanbod", list, ANYONE, ROWS },
	{ GET, "/ervaringen", list, ANYONE, ROWS },
	{ GET, "/kennis", list, ANYONE, ROWS },
	{ GET, "/geld/fondsen", list, ANYONE, ROWS },
	{ GET, "/knelpunten", list, ANYONE, ROWS },
	{ 0 }
};
