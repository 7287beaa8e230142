/* SPDX-License-Identifier: EUPL-1.2 */
/* The lists, making an agenda, and the routes. */
#include "features/agenda/inside.h"
#include "agenda_list.html.h"
#include "agenda_show.html.h"
#include "lang/lang.h"

enum { AGENDAS_MOST = 50, ITEMS_MOST = 500, YEAR_CHARS = 4 };

const struct agenda_state agenda_states[AGENDA_STATES] = {
	{ S("proposed"), S("open"), S("wish"), N_("open") },
	{ S("in-progress"), S("onderweg"), S("warning"), N_("under way") },
	{ S("done"), S("bereikt"), S("ok"), N_("achieved") },
	{ S("stopped"), S("gestopt"), S("ended"), N_("stopped") },
};

const struct agenda_state *agenda_state_of(str kept)
{
	for (size_t i = 0; i < AGENDA_STATES; i++)
		if (str_eq(agenda_states[i].kept, kept))
			return &agenda_states[i];
	return &agenda_states[0];       /* "planned" */
}

const struct agenda_state *agenda_state_typed(str typed)
{
	for (size_t i = 0; i < AGENDA_STATES; i++)
		if (str_eq(agenda_states[i].typed, typed))
			return &agenda_states[i];
	return NULL;
}

struct choices agenda_state_choices(struct request *req, str typed)
{
	struct tr_name names[AGENDA_STATES];

	for (size_t i = 0; i < AGENDA_STATES; i++)
		names[i] = (struct tr_name){ agenda_states[i].typed,
					     agenda_states[i].name };
	return agenda_choices_of(req, names, AGENDA_STATES, typed);
}

str agenda_state_name(str lang, str state)
{
	return tr(lang, str_from_z(agenda_state_of(state)->name));
}

str agenda_state_badge(str state)
{
	return agenda_state_of(state)->badge;
}

bool agenda_is_from_below(str slug)
{
	return str_eq(slug, S("sociale-agenda"));
}

str agenda_name(const struct request *req, str slug, str title)
{
	static const struct tr_name names[] = {
		{ S("doe-agenda"), N_("To do") },
		{ S("kennisagenda"), N_("To learn") },
		{ S("sociale-agenda"), N_("Social agenda") },
		{ S("regionale-agenda"), N_("Regional agenda") },
		{ S("netwerk"), N_("The network itself") },
	};

	return title.n ? title : tr_name(req->lang, names, slug);
}

static str path_of(struct request *req, str slug)
{
	return arena_f(req->arena, "/agendas/%.*s", (int)slug.n, slug.p);
}

bool agenda_open(struct request *req, struct agenda_head *agenda)
{
	str slug = req->args[0];

	*agenda = (struct agenda_head){ 0 };
	if (!agenda_get(req->tx, slug, &agenda->row)) {
		if (!agenda_has_items(req->tx, slug))
			return false;
		agenda->row.slug = slug;
	}
	agenda->name = agenda_name(req, slug, agenda->row.title);
	agenda->path = path_of(req, slug);
	return true;
}

struct theme_links agenda_open_ones(struct request *req)
{
	struct agenda_row_rows rows = agenda_list(req->tx, AGENDAS_MOST);
	struct theme_links links = { 0 };

	list_each(r, rows)
		if (!r->closed_at)
			list_add(req->arena, &links) = (struct theme_link){
				agenda_name(req, r->slug, r->title),
				path_of(req, r->slug) };
	return links;
}

static bool coordinates(struct request *req)
{
	return may(req, COORDINATOR, SITE);
}

static struct reply list(struct request *req)
{
	struct agenda_row_rows rows;
	struct agenda_links links = { 0 };

	if (req->format)
		return entry_list_reply(req, S("agenda-item"));
	rows = agenda_list(req->tx, AGENDAS_MOST);
	list_each(r, rows)
		list_add(req->arena, &links) = (struct agenda_link){
			path_of(req, r->slug),
			agenda_name(req, r->slug, r->title),
			TN(req, "{n} item", "{n} items", r->n),
			r->done ? TN(req, "{n} achieved", "{n} achieved", r->done)
				: (str){ 0 },
			r->closed_at != 0 };
	head_crumb(req, T(req, "Agendas"), S("/agendas"));
	return reply_page(req, 200, T(req, "Agendas"), agenda_list_page,
			  .links = links,
			  .may = coordinates(req));
}

/* Who owns the things on an agenda, asked for all at once. */
struct owning {
	struct agenda_owner_rows links;
	struct entry_card_rows parties;
};

static struct owning owning_of(struct request *req, str agenda)
{
	struct owning o = { .links = agenda_owners(req->tx, agenda) };
	struct db_ids ids = { 0 };

	list_each(l, o.links)
		list_add(req->arena, &ids) = l->target_id.v;
	o.parties = entry_rows(req, &ids);
	return o;
}

static const struct entry_card *party_in(const struct owning *o, entry_id id)
{
	list_each(p, o->parties)
		if (p->id.v == id.v)
			return p;
	return NULL;
}

static struct entry_card_rows owners_in(struct request *req,
					const struct owning *o, entry_id item)
{
	struct entry_card_rows owners = { 0 };

	list_each(l, o->links) {
		const struct entry_card *party = l->id.v == item.v
			? party_in(o, l->target_id) : NULL;

		if (party)
			list_add(req->arena, &owners) = *party;
	}
	return owners;
}

static struct agenda_entry entry_of(struct request *req,
				    const struct agenda_item *r,
				    const struct owning *owning)
{
	struct entry_card_rows owners = owners_in(req, owning, r->id);

	return (struct agenda_entry){
		.slug = r->slug, .title = r->title, .summary = r->summary,
		.path = arena_f(req->arena, "/agendas/%.*s/%.*s",
				(int)r->agenda.n, r->agenda.p, (int)r->slug.n,
				r->slug.p),
		.kind = str_eq(r->kind, S("action")) ? T(req, "Action")
						     : T(req, "Topic"),
		.state = agenda_state_name(req->lang, r->state),
		.badge = agenda_state_badge(r->state),
		.due = when_written(req->arena, req->lang, r->due),
		.owners = agenda_names_of(req, &owners),
		.unfinished = agenda_is_unfinished(r, &owners),
	};
}

bool agenda_is_unfinished(const struct agenda_item *item,
			  const struct entry_card_rows *owners)
{
	return (!owners->n || !item->due.n) &&
	       !str_eq(item->state, S("done")) &&
	       !str_eq(item->state, S("stopped"));
}

/* What the list of one agenda is narrowed to. */
struct narrowed {
	str state, year;
	struct entry_filter_theme theme;
};

static struct narrowed narrowed_to(struct request *req)
{
	const struct agenda_state *state =
		agenda_state_typed(request_param(req, "stand"));
	struct narrowed f = { .state = state ? state->kept : (str){ 0 } };
	str theme = request_param(req, "thema"), year = request_param(req, "jaar");
	int64_t n = 0;

	if (year.n == YEAR_CHARS && str_to_int(year, &n))
		f.year = year;
	if (theme.n && !entry_theme_by_slug(req->tx, theme, &f.theme))
		f.theme.id.v = 0;
	return f;
}

static struct choices themes_of(struct request *req, str agenda, theme_id on)
{
	struct agenda_theme_rows rows = agenda_themes(req->tx, agenda);
	struct choices list = { 0 };
	struct entry_filter_theme theme;

	list_each(r, rows)
		list_add(req->arena, &list) = (struct choice){ r->slug,
			entry_theme_title(req, r->nl, r->en),
			entry_theme_by_slug(req->tx, r->slug, &theme) &&
			theme.id.v == on.v };
	return list;
}

static struct choices years_of(struct request *req, str agenda, str on)
{
	struct agenda_year_rows rows = agenda_years(req->tx, agenda);
	struct choices list = { 0 };

	list_each(r, rows)
		list_add(req->arena, &list) = (struct choice){ r->year, r->year,
			str_eq(r->year, on) };
	return list;
}

/* Only by what differs here. */
static struct agenda_sieves sieves_of(struct request *req, str agenda,
				      const struct narrowed *f)
{
	struct agenda_sieve all[] = {
		{ S("stand"), T(req, "How it stands"), agenda_state_choices(req,
		  f->state.n ? agenda_state_of(f->state)->typed
			     : (str){ 0 }) },
		{ S("thema"), T(req, "Theme"),
		  themes_of(req, agenda, f->theme.id) },
		{ S("jaar"), T(req, "Year"), years_of(req, agenda, f->year) },
	};
	struct agenda_sieves list = { 0 };

	for (size_t i = 0; i < COUNT(all); i++)
		if (all[i].choices.n)
			list_add(req->arena, &list) = all[i];
	return list;
}

static struct reply show(struct request *req)
{
	struct narrowed f;
	struct agenda_item_rows rows;
	struct agenda_entries entries = { 0 };
	struct agenda_head agenda;
	struct owning owning;
	bool is_narrowed;

	if (!agenda_open(req, &agenda))
		return reply_not_found(req);
	f = narrowed_to(req);
	is_narrowed = f.state.n || f.year.n || f.theme.id.v;
	rows = agenda_items(req->tx, agenda.row.slug, f.state, f.theme.id,
			    f.year, ITEMS_MOST);
	owning = owning_of(req, agenda.row.slug);
	list_each(r, rows)
		list_add(req->arena, &entries) = entry_of(req, r, &owning);
	head_crumb(req, T(req, "Agendas"), S("/agendas"));
	head_crumb(req, agenda.name, agenda.path);
	return reply_page(req, 200, agenda.name, agenda_show,
		.title = agenda.name, .path = agenda.path, .entries = entries,
		.narrowed = is_narrowed,
		.filters = is_narrowed || rows.n,
		.closed = agenda.row.closed_at
			? when_day(req->arena, req->lang, agenda.row.closed_at)
			: (str){ 0 },
		.from_below = agenda_is_from_below(agenda.row.slug),
		.may = coordinates(req),
		.sieves = sieves_of(req, agenda.row.slug, &f));
}

#define ITEM "/agendas/{agenda}/{slug}"

const struct route agenda_routes[] = {
	{ GET,  "/agendas", list, ANYONE, JSON | CSV | ATOM },
	{ GET,  "/agendas/nieuw", agenda_make, COORDINATOR },
	{ POST, "/agendas/nieuw", agenda_make, COORDINATOR },
	{ GET,  "/agendas/{slug}", show, ANYONE },
	{ GET,  "/agendas/{slug}/beheren", agenda_manage, COORDINATOR },
	{ POST, "/agendas/{slug}/beheren", agenda_manage, COORDINATOR },
	{ POST, "/agendas/{slug}/sluiten", agenda_close, COORDINATOR },
	{ GET,  "/agendas/{slug}/nieuw", agenda_raise, PERSON },
	{ POST, "/agendas/{slug}/nieuw", agenda_raise, PERSON,
	  .rate = RATE_POST },
	{ GET,  ITEM, agenda_item_page, ANYONE },
	{ POST, ITEM "/weghalen", agenda_remove, PERSON },
	{ POST, ITEM "/terugzetten", agenda_restore, PERSON },
	{ GET,  ITEM "/oppakken", agenda_take, PERSON },
	{ POST, ITEM "/oppakken", agenda_take, PERSON, .rate = RATE_POST },
	{ POST, ITEM "/loslaten", agenda_leave, PERSON },
	{ GET,  ITEM "/voortgang", agenda_progress, PERSON },
	{ POST, ITEM "/voortgang", agenda_progress, PERSON, .rate = RATE_POST },
	{ POST, ITEM "/voortgang/{id}/weg", agenda_unsay, PERSON },
	{ GET,  ITEM "/meedoen", agenda_join, PERSON },
	{ POST, ITEM "/meedoen", agenda_join, PERSON, .rate = RATE_POST },
	{ POST, ITEM "/meedoen/weg", agenda_unjoin, PERSON },
	{ GET,  ITEM "/nodig", agenda_need, PERSON },
	{ POST, ITEM "/nodig", agenda_need, PERSON },
	{ GET,  ITEM "/toezeggen", agenda_pledge, PERSON },
	{ POST, ITEM "/toezeggen", agenda_pledge, PERSON, .rate = RATE_POST },
	{ POST, ITEM "/toezeggen/{id}/weg", agenda_unpledge, PERSON },
	{ 0 }
};
