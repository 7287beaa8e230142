/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/meeting/meeting_parts.h"
#include "base/when.h"

enum { TO_THE_MONTH = 7, TO_THE_DAY = 10 };

/* As people choose from them, and below these what only reports have. */
const struct tr_name meeting_kinds[MEETING_KINDS] = {
	{ S("network-meeting"), N_("Network meeting") },
	{ S("theme-tables"), N_("Theme tables") },
	{ S("symposium"), N_("Symposium") },
	{ S("excursion"), N_("Excursion") },
	{ S("tour"), N_("Council tour") },
	{ S("course"), N_("Course or training") },
	{ S("information"), N_("Information evening") },
	{ S("council-information"), N_("Information evening for the council") },
	{ S("circle"), N_("Circle") },
	{ S("visit"), N_("Come and see") },
	{ S("learning-meeting"), N_("Learning from each other") },
	{ S("working-session"), N_("Working session") },
	{ S("kick-off"), N_("First meeting") },
	{ S("board-table"), N_("Talk among aldermen") },
};

const struct tr_name yield_kinds[YIELD_KINDS] = {
	{ S("insight"), N_("Insight") },
	{ S("need"), N_("Need") },
	{ S("barrier"), N_("Barrier") },
	{ S("action"), N_("Action") },
	{ S("conclusion"), N_("Conclusion") },
};

const struct tr_name yield_perspectives[YIELD_PERSPECTIVES] = {
	{ S("initiative"), N_("initiatives") },
	{ S("municipality"), N_("municipalities") },
	{ S("insurer"), N_("insurers") },
	{ S("ministry"), N_("the ministry") },
	{ S("bank"), N_("banks") },
	{ S("care"), N_("care organisations") },
	{ S("education"), N_("education") },
	{ S("advisory-council"), N_("advisory councils") },
	{ S("housing"), N_("housing corporations") },
	{ S("province"), N_("the province") },
	{ S("welfare"), N_("welfare organisations") },
	{ S("network"), N_("the network") },
	{ S("professional"), N_("professionals") },
	{ S("council"), N_("council members") },
	{ S("expert"), N_("experts") },
	{ S("table"), N_("the whole table") },
};

const struct tr_name yield_levels[YIELD_LEVELS] = {
	{ S("self"), N_("by ourselves") },
	{ S("local"), N_("in the municipality") },
	{ S("regional"), N_("in the region") },
	{ S("provincial"), N_("in the province") },
	{ S("national"), N_("in the whole country") },
};

static str state_name(const struct request *req, str state)
{
	if (str_eq(state, S("held")))
		return T(req, "It took place.");
	if (str_eq(state, S("announced")))
		return T(req, "It was announced.");
	if (str_eq(state, S("planned")))
		return T(req, "It was planned.");
	if (str_eq(state, S("explored")))
		return T(req, "Somebody looked into it; it is not certain.");
	if (str_eq(state, S("in-progress")))
		return T(req, "Work on it was under way.");
	return str_eq(state, S("cancelled")) ? T(req, "It does not go on.") : state;
}

/* What is known of its date: "2026-12-09" and on, "2026-12", "2026". */
static struct gathering block_of(struct request *req,
				 const struct meeting_row *r)
{
	struct civil c = when_civil(r->starts_at);
	str month = when_month_short(req->lang, c.month);
	str year = arena_f(req->arena, "%d", c.year);
	struct gathering g = { .iso = str_head(r->date, TO_THE_DAY) };

	if (r->date.n >= TO_THE_DAY) {
		g.big = arena_f(req->arena, "%d", c.day);
		g.small = r->starts_at < req->now
			? arena_f(req->arena, "%.*s %.*s", (int)month.n, month.p,
				  (int)year.n, year.p)
			: month;
	} else if (r->date.n == TO_THE_MONTH) {
		g.big = month;
		g.small = year;
	} else if (r->date.n) {
		g.big = year;
	}
	return g;
}

str meeting_when(struct arena *a, str lang, const struct meeting *m)
{
	str date = when_written(a, lang, m->date);
	str weekday = when_weekday(lang, m->starts_at);

	if (m->date.n < TO_THE_DAY)
		return date;
	if (m->date.n > TO_THE_DAY)
		date = when_between(a, lang, m->starts_at, m->ends_at);
	return arena_f(a, "%.*s %.*s", (int)weekday.n, weekday.p, (int)date.n,
		       date.p);
}

static struct gathering gathering_of(struct request *req,
				     const struct meeting_row *r)
{
	struct gathering g = block_of(req, r);
	bool over = r->starts_at < req->now;    /* then the block says it */
	str when = over ? (str){ 0 }
			: meeting_when(req->arena, req->lang, &(struct meeting){
				.date = r->date, .starts_at = r->starts_at,
				.ends_at = r->ends_at });

	g.path = arena_f(req->arena, "/bijeenkomsten/%.*s",
			 (int)r->slug.n, r->slug.p);
	g.title = r->title;
	g.summary = r->summary;
	g.more = r->more;
	g.meta = arena_f(req->arena, "%.*s%s%.*s", (int)when.n, when.p,
			 when.n && r->place_name.n ? ", " : "",
			 (int)r->place_name.n, r->place_name.p);
	return g;
}

static struct gatherings gatherings_of(struct request *req,
				       const struct meeting_row_rows *rows)
{
	struct gatherings list = { 0 };

	for (size_t i = 0; i < rows->n; i++)
		list_add(req->arena, &list) = gathering_of(req, &rows->at[i]);
	return list;
}

/* Says with each how much it yielded. */
static void add_harvests(struct request *req, struct gatherings *list,
			 const struct meeting_row_rows *rows)
{
	struct meeting_harvested_rows harvested;
	struct db_ids ids = { 0 };

	list_each(r, *rows)
		list_add(req->arena, &ids) = r->id.v;
	harvested = meeting_harvested(req->tx, db_ids(req->arena, &ids));
	for (size_t i = 0; i < rows->n; i++)
		list_each(h, harvested)
			if (h->id == rows->at[i].id.v)
				list->at[i].n_harvest = h->n;
}

/* Of what was only written down elsewhere before its day nobody knows more;
 * what is planned here takes place unless it is called off. */
static str unsure_of(const struct request *req, const struct meeting_row *r)
{
	if (!r->state.n || str_eq(r->state, S("held")) ||
	    (r->here && !str_eq(r->state, S("cancelled"))))
		return (str){ 0 };
	if (str_eq(r->state, S("announced")) || str_eq(r->state, S("planned")))
		return T(req, "Announced; nobody wrote down whether it took place.");
	return state_name(req, r->state);
}

struct gatherings meeting_list_coming(struct request *req, place_id within,
				      theme_id theme, int64_t limit)
{
	struct meeting_row_rows rows;

	if (!entry_is_used(req->conf, S("meeting")))
		return (struct gatherings){ 0 };
	rows = meeting_coming(req->tx, req->now, within, theme, false, limit);
	return gatherings_of(req, &rows);
}

struct gatherings meeting_list_past(struct request *req, place_id within,
				    theme_id theme,
				    const struct entry_filter *f)
{
	struct meeting_row_rows rows =
		meeting_past(req->tx, req->now, within, theme, f->size,
			     (f->page - 1) * f->size);
	struct gatherings list = gatherings_of(req, &rows);

	add_harvests(req, &list, &rows);
	for (size_t i = 0; i < rows.n; i++)
		if (!list.at[i].n_harvest)
			list.at[i].unsure = unsure_of(req, &rows.at[i]);
	return list;
}

str yield_type_like(str kind)
{
	if (str_eq(kind, S("need")))
		return S("ask");
	if (str_eq(kind, S("barrier")))
		return S("signal");
	return str_eq(kind, S("action")) ? S("agenda-item") : S("harvest-item");
}

static struct yields yields_of(struct request *req, entry_id table)
{
	struct harvest_row_rows rows = meeting_table_harvest(req->tx, table);
	struct yields list = { 0 };

	list_each(r, rows) {
		struct entry_card_rows led =
			entry_linked(req->tx, r->id, S("link"));

		list_add(req->arena, &list) = (struct yield){
			.id = r->id, .kind = r->kind, .slug = r->slug,
			.type = yield_type_like(r->kind),
			.label = tr_name(req->lang, yield_kinds, r->kind),
			.text = r->title,
			.who = tr_name(req->lang, yield_perspectives,
				       r->perspective),
			.level = tr_name(req->lang, yield_levels, r->level),
			.led_to = entry_cards(req, &led) };
	}
	for (const yields_part *part = yields_parts; list.n && *part; part++)
		(*part)(req, &list);
	return list;
}

struct strs meeting_table_questions(struct arena *a, str text)
{
	struct strs list = { 0 };

	while (text.n)
		list_add(a, &list) = str_cut(&text, '|');
	return list;
}

static str room_at(struct request *req, const struct table_row *row)
{
	if (!row->seats)
		return (str){ 0 };
	if (row->taken >= row->seats)
		return T(req, "All seats are chosen");
	return TF(req, "{n} of {seats} seats are free",
		  TR_INT(req->arena, "n", row->seats - row->taken),
		  TR_INT(req->arena, "seats", row->seats));
}

struct table_view meeting_whole_view(struct request *req,
				     const struct entry_card *meeting)
{
	return (struct table_view){ .anchor = S("hele-bijeenkomst"),
		.title = T(req, "The whole meeting"),
		.yields = yields_of(req, meeting->id) };
}

struct table_view meeting_table_view(struct request *req,
				     const struct entry_card *meeting,
				     const struct table_row *row,
				     bool with_harvest)
{
	struct entry_card_rows people = entry_linked(req->tx, row->id, S("pitch"));
	struct table_view view = {
		.anchor = row->slug,
		.title = row->title,
		.path = arena_f(req->arena, "/bijeenkomsten/%.*s/tafels/%" PRId64,
			(int)meeting->slug.n, meeting->slug.p, row->number),
		.participants = row->participants,
		.room = room_at(req, row),
		.questions = meeting_table_questions(req->arena,
						     row->questions),
		.people = entry_cards(req, &people),
	};

	if (with_harvest)
		view.yields = yields_of(req, row->id);
	return view;
}

static struct entry_card_rows agenda_of(struct request *req, entry_id meeting)
{
	struct meeting_agenda_row_rows rows = meeting_agenda(req->tx, meeting);
	struct db_ids ids = { 0 };

	list_each(r, rows)
		list_add(req->arena, &ids) = r->id.v;
	return entry_rows(req, &ids);
}

void meeting_facts(struct request *req, struct entry_view *v, entry_id id,
		   const struct meeting *m)
{
	bool over = m->ends_at < req->now;

	view_fact(req, v, T(req, "When"), meeting_when(req->arena, req->lang, m));
	view_fact(req, v, T(req, "Where"), m->venue);
	view_fact(req, v, T(req, "Kind"), tr_name(req->lang, meeting_kinds, m->kind));
	view_fact(req, v, T(req, "For whom"), m->audience);
	view_linked(req, v, T(req, "Organised by"), id, "organiser");
	view_linked(req, v, T(req, "Host"), id, "host");
	view_linked(req, v, T(req, "With help of"), id, "partner");
	view_linked(req, v, T(req, "Follows on"), id, "part_of");
	view_fact(req, v, T(req, "How it stands"),
		  over || str_eq(m->state, S("cancelled"))
			? state_name(req, m->state) : (str){ 0 });
	view_section(req, v, S("vragen"), T(req, "Asked at this meeting"),
		     entry_linking(req->tx, id, S("ask"), S("meeting")));
	view_section(req, v, S("vervolg"), T(req, "What followed"),
		     entry_linking(req->tx, id, S("meeting"), S("part_of")));
	view_section(req, v, S("agenda"), T(req, "On the agenda"),
		     agenda_of(req, id));
}
