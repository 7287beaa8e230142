/* SPDX-License-Identifier: EUPL-1.2 */
/* The pages of who organises: the tables, their order, taking one away. */
#include "features/table/inside.h"
#include "base/when.h"
#include "features/search/search.h"
#include "lang/collate.h"
#include "table.html.h"
#include "table_cards.html.h"

enum { LONG_TITLE = 60 };

const struct tr_name table_sides[TABLE_SIDES] = {
	{ S("initiative"), N_("Initiative of residents") },
	{ S("resident"), N_("Resident, for oneself") },
	{ S("municipality"), N_("Municipality") },
	{ S("council"), N_("Municipal council") },
	{ S("care"), N_("Care or welfare") },
	{ S("bank"), N_("Bank, fund or insurer") },
	{ S("education"), N_("Education or research") },
	{ S("other"), N_("Someone else") },
};

bool table_open(struct request *req, struct plan *plan)
{
	return plan_open(req, plan) && plan_may(req, plan);
}

str table_path(struct request *req, const struct plan *plan)
{
	return arena_f(req->arena, "/bijeenkomsten/%.*s/tafels",
		       (int)plan->slug.n, plan->slug.p);
}

struct table_votes table_votes_of(const struct table_wish_rows *wishes,
				  entry_id table)
{
	struct table_votes votes = { 0 };

	list_each(w, *wishes) {
		votes.first += w->first_id.v == table.v;
		votes.second += w->second_id.v == table.v;
	}
	return votes;
}

/* "Initiative of residents, Municipality" */
static str mix_words(struct request *req, str mix)
{
	struct strs words = table_words(req->arena, mix);
	struct buf b = { .arena = req->arena, .limit = 400 };

	list_each(w, words)
		buf_add_next(&b, S(", "), tr_name(req->lang, table_sides, *w));
	return buf_str(&b);
}

static struct strs questions_of(struct arena *a, str text)
{
	struct strs list = { 0 };

	while (text.n)
		list_add(a, &list) = str_cut(&text, '|');
	return list;
}

static int64_t voices_of(const struct table_voice_rows *voices, entry_id table)
{
	int64_t n = 0;

	list_each(v, *voices)
		n += v->table_id.v == table.v;
	return n;
}

struct tables_shown table_list(struct request *req, const struct plan *plan,
			       const struct theme_table_rows *rows)
{
	struct table_wish_rows wishes = table_wishes(req->tx, plan->id);
	struct table_voice_rows voices = table_voices(req->tx, plan->id);
	str path = table_path(req, plan);
	struct tables_shown list = { 0 };

	list_each(r, *rows) {
		struct table_votes votes = table_votes_of(&wishes, r->id);

		list_add(req->arena, &list) = (struct table_shown){
			.number = r->number, .seats = r->seats,
			.title = r->title, .slug = r->slug, .host = r->host,
			.noter = r->noter, .pitch = r->pitch,
			.mix = mix_words(req, r->mix),
			.first = votes.first, .second = votes.second,
			.voices = voices_of(&voices, r->id),
			.questions = questions_of(req->arena, r->questions),
			.long_title = r->title.n > LONG_TITLE,
			.is_first = r == rows->at,
			.is_last = r == rows->at + rows->n - 1,
			.path = arena_f(req->arena, "%.*s/%.*s/wijzigen",
				(int)path.n, path.p, (int)r->slug.n,
				r->slug.p) };
	}
	return list;
}

static int64_t seats_of(const struct theme_table_rows *rows)
{
	int64_t seats = 0;

	list_each(r, *rows)
		seats += r->seats;
	return seats;
}

/* "6 tafels, 72 stoelen voor 95 mensen" */
static str summary(struct request *req, const struct plan *plan,
		   const struct theme_table_rows *rows)
{
	str tables = TN(req, "{n} table", "{n} tables", (int64_t)rows->n);
	str seats = TN(req, "{n} seat", "{n} seats", seats_of(rows));
	str people = TN(req, "{n} person", "{n} people",
			table_coming(req->tx, plan->id));

	return TF(req, "{tables}, {seats} for {people}",
		  TR_STR("tables", tables), TR_STR("seats", seats),
		  TR_STR("people", people));
}

bool table_step(struct request *req, const struct plan *plan,
		struct plan_step *step)
{
	struct theme_table_rows rows = table_rows(req->tx, plan->id);

	*step = (struct plan_step){ .path = table_path(req, plan),
		.title = T(req, "Tables"),
		.state = rows.n ? summary(req, plan, &rows)
				: T(req, "None yet. Needed only if people talk at tables.") };
	return rows.n || plan_is_open(plan, req->now);
}

/* Who chose, and sees on their own page that neither goes on. */
static int64_t lost_of(const struct table_wish_rows *wishes)
{
	int64_t n = 0;

	list_each(w, *wishes)
		n += w->chose && !w->first_id.v;
	return n;
}

static struct reply show(struct request *req)
{
	struct theme_table_rows rows;
	struct table_gone_rows gone;
	struct table_wish_rows wishes;
	struct plan plan;

	if (!table_open(req, &plan))
		return reply_not_found(req);
	rows = table_rows(req->tx, plan.id);
	gone = table_removed(req->tx, plan.id);
	wishes = table_wishes(req->tx, plan.id);
	plan_crumbs(req, &plan);
	return reply_page(req, 200, T(req, "Tables"), tables_page,
		.path = table_path(req, &plan), .title = plan.title,
		.meeting = plan_path(req, &plan), .registers = plan.registers,
		.when = plan_when(req->arena, req->lang, &plan),
		.summary = summary(req, &plan, &rows),
		.sides = table_sides_path(req, &plan),
		.short_of = table_coming(req->tx, plan.id) - seats_of(&rows),
		.lost = lost_of(&wishes),
		.tables = table_list(req, &plan, &rows),
		.open = plan.ends_at > req->now,
		.full = rows.n >= TABLES_MOST, .gone = gone);
}

/*
 * The order: numbers run from 1, without gaps.
 */
static void number_all(struct request *req, const struct theme_table_rows *rows,
		       size_t from, size_t to)
{
	for (size_t i = 0; i < rows->n; i++) {
		size_t at = i == from ? to : i == to ? from : i;

		table_set_number(req->tx, rows->at[i].id, (int64_t)at + 1);
	}
}

/* As it was numbered before, and those after it one further. */
static void bring_back(struct request *req, const struct plan *plan,
		       const struct table_gone *gone)
{
	struct theme_table_rows rows = table_rows(req->tx, plan->id);
	size_t at = 0;
	int64_t number = 0;

	if (rows.n >= TABLES_MOST)
		return;
	while (at < rows.n && rows.at[at].number < gone->number)
		at++;
	for (size_t i = 0; i < rows.n; i++) {
		number += i == at ? 2 : 1;
		table_set_number(req->tx, rows.at[i].id, number);
	}
	table_set_number(req->tx, gone->id, (int64_t)at + 1);
	(void)entry_set_status(req->tx, gone->id, S("published"));
	search_touch(req->tx, gone->id, req->now);
}

static void take_away(struct request *req, const struct plan *plan, entry_id id)
{
	struct theme_table_rows rows;

	(void)entry_set_status(req->tx, id, S("withdrawn"));
	search_touch(req->tx, id, req->now);
	rows = table_rows(req->tx, plan->id);
	number_all(req, &rows, rows.n, rows.n);
}

static bool change_one(struct request *req, const struct plan *plan,
		       str slug, str deed)
{
	struct theme_table_rows rows = table_rows(req->tx, plan->id);

	for (size_t i = 0; i < rows.n; i++) {
		if (!str_eq(rows.at[i].slug, slug))
			continue;
		if (str_eq(deed, S("omhoog")) && i)
			number_all(req, &rows, i, i - 1);
		else if (str_eq(deed, S("omlaag")) && i + 1 < rows.n)
			number_all(req, &rows, i, i + 1);
		else if (str_eq(deed, S("weg")))
			take_away(req, plan, rows.at[i].id);
		return true;
	}
	return false;
}

static bool change_gone(struct request *req, const struct plan *plan,
			str slug, str deed)
{
	struct table_gone_rows gone = table_removed(req->tx, plan->id);

	list_each(g, gone) {
		if (!str_eq(g->slug, slug))
			continue;
		if (str_eq(deed, S("terug")))
			bring_back(req, plan, g);
		return true;
	}
	return false;
}

static struct reply change(struct request *req)
{
	str deed = request_field(req, "doe"), slug = request_field(req, "tafel");
	struct plan plan;
	str path;

	if (!table_open(req, &plan) || plan.ends_at <= req->now ||
	    (!change_one(req, &plan, slug, deed) &&
	     !change_gone(req, &plan, slug, deed)))
		return reply_not_found(req);
	path = table_path(req, &plan);
	if (str_eq(deed, S("weg")))
		return reply_redirect(req, "%.*s#weg", (int)path.n, path.p);
	return reply_redirect(req, "%.*s#%.*s", (int)path.n, path.p,
			      (int)slug.n, slug.p);
}

/*
 * One table.
 */
static struct reply form_page(struct request *req, const struct plan *plan,
			      const struct theme_table *table,
			      const struct table_form *form)
{
	struct table_comer_rows comers = table_comers(req->tx, plan->id);

	plan_crumbs(req, plan);
	head_crumb(req, T(req, "Tables"), table_path(req, plan));
	return reply_page(req, form->errors.n ? 422 : 200,
		table ? T(req, "Change the table") : T(req, "A new table"),
		table_form_page, .action = req->path, .changes = table != NULL,
		.path = table_path(req, plan), .errors = form->errors,
		.controls = table_controls(req, form),
		.names = table_names(req, &comers),
		.parties = entry_party_names(req),
		.sides = table_side_boxes(req, &form->groep));
}

entry_id table_add(struct request *req, const struct plan *plan, str title,
		   str why)
{
	struct theme_table_rows rows = table_rows(req->tx, plan->id);
	entry_id id = entry_create(req->tx, &(struct entry_made){
		.type = S("table"), .title = title,
		.slug = entry_new_slug(req->tx, title, S("tafel")) }, req->now);

	table_insert(req->tx, id, (int64_t)rows.n + 1);
	table_plan_insert(req->tx, id, why);
	entry_link_add(req->tx, id, S("meeting"), plan->id);
	search_touch(req->tx, id, req->now);
	return id;
}

static struct reply back_to(struct request *req, const struct plan *plan)
{
	str path = table_path(req, plan);

	return reply_redirect(req, "%.*s", (int)path.n, path.p);
}

static struct reply table_new(struct request *req)
{
	struct table_form form = table_form_of(req, NULL);
	struct plan plan;

	if (!table_open(req, &plan) || plan.ends_at <= req->now)
		return reply_not_found(req);
	if (table_rows(req->tx, plan.id).n >= TABLES_MOST)
		return reply_refused(req, 409, T(req, "There are 40 tables"),
			T(req, "More do not fit in one meeting. Take one away first."));
	if (req->method == POST) {
		struct table_comer_rows comers = table_comers(req->tx, plan.id);

		form = table_form_read(req, &comers);
	}
	if (req->method == GET || form.errors.n)
		return form_page(req, &plan, NULL, &form);
	table_store(req, table_add(req, &plan, form.titel, S("")), &form);
	return back_to(req, &plan);
}

/* The table of the route's second {slug}. */
static bool find(struct request *req, struct plan *plan,
		 struct theme_table *table)
{
	struct theme_table_rows rows;

	if (!table_open(req, plan) || plan->ends_at <= req->now)
		return false;
	rows = table_rows(req->tx, plan->id);
	list_each(r, rows)
		if (str_eq(r->slug, req->args[1])) {
			*table = *r;
			return true;
		}
	return false;
}

static struct reply table_change(struct request *req)
{
	struct theme_table table;
	struct table_form form;
	struct plan plan;

	if (!find(req, &plan, &table))
		return reply_not_found(req);
	if (req->method == GET) {
		form = table_form_of(req, &table);
	} else {
		struct table_comer_rows comers = table_comers(req->tx, plan.id);

		form = table_form_read(req, &comers);
	}
	if (req->method == GET || form.errors.n)
		return form_page(req, &plan, &table, &form);
	table_entry_set(req->tx, table.id, form.titel,
			lang_sort_key(req->arena, form.titel));
	table_store(req, table.id, &form);
	search_touch(req->tx, table.id, req->now);
	return back_to(req, &plan);
}

static struct reply cards(struct request *req)
{
	struct theme_table_rows rows;
	struct plan plan;

	if (!table_open(req, &plan))
		return reply_not_found(req);
	rows = table_rows(req->tx, plan.id);
	plan_crumbs(req, &plan);
	head_crumb(req, T(req, "Tables"), table_path(req, &plan));
	return reply_page(req, 200, T(req, "Table cards"), table_cards_page,
		.path = table_path(req, &plan),
		.tables = table_list(req, &plan, &rows));
}

const struct route table_routes[] = {
	{ GET,  "/bijeenkomsten/{slug}/tafels", show, PERSON },
	{ POST, "/bijeenkomsten/{slug}/tafels", change, PERSON },
	{ GET,  "/bijeenkomsten/{slug}/tafels/nieuw", table_new, PERSON },
	{ POST, "/bijeenkomsten/{slug}/tafels/nieuw", table_new, PERSON,
	  .rate = RATE_POST },
	{ GET,  "/bijeenkomsten/{slug}/tafels/voorstel", table_propose, PERSON },
	{ POST, "/bijeenkomsten/{slug}/tafels/voorstel", table_propose, PERSON,
	  .rate = RATE_POST },
	{ GET,  "/bijeenkomsten/{slug}/wie-verwacht", table_sides_show, PERSON },
	{ POST, "/bijeenkomsten/{slug}/wie-verwacht", table_sides_save, PERSON },
	{ GET,  "/bijeenkomsten/{slug}/tafels/kaarten", cards, PERSON },
	{ GET,  "/bijeenkomsten/{slug}/tafels/{slug}/wijzigen", table_change,
	  PERSON },
	{ POST, "/bijeenkomsten/{slug}/tafels/{slug}/wijzigen", table_change,
	  PERSON, .rate = RATE_POST },
	{ 0 }
};
