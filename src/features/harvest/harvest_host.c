/* SPDX-License-Identifier: EUPL-1.2 */
/* For who organises it: the links, and what was noted, put in order. */
#include "features/harvest/inside.h"
#include "base/random.h"
#include "base/when.h"
#include "harvest_host.html.h"
#include "qr/qr.h"

static bool find(struct request *req, struct plan *plan)
{
	return plan_open(req, plan) && plan_may(req, plan);
}

static str list_path(struct request *req, const struct plan *plan)
{
	str path = plan_path(req, plan);

	return arena_f(req->arena, "%.*s/oogsten", (int)path.n, path.p);
}

static struct reply to_list(struct request *req, const struct plan *plan,
			    entry_id table)
{
	str path = list_path(req, plan);

	return reply_redirect(req, "%.*s#tafel-%" PRId64, (int)path.n, path.p,
			      table.v);
}

/* One table with its link and its lines. */
static struct host_table table_of(struct request *req, const struct plan *plan,
				  const struct table_row *row,
				  const struct harvest_note_rows *notes)
{
	struct note_place place = note_place_of(req, plan, row);
	struct host_table t = { .id = place.about.v, .anchor = place.table.v,
		.title = place.title, .questions = place.questions,
		.link = arena_f(req->arena, "%.*s%.*s", (int)req->url.n,
			req->url.p, (int)place.path.n, place.path.p),
		.notes = note_rows_at(req, notes, place.table, SHOWN),
		.removed = note_rows_at(req, notes, place.table, REMOVED) };
	struct qr qr = { 0 };

	if (qr_of(req->arena, t.link, &qr)) {
		t.qr = qr.path;
		t.qr_side = qr.side;
	}
	return t;
}

/* The tables, and the whole meeting: at the end, for small ones and for what
 * is said by all. */
static struct host_tables tables_of(struct request *req,
				    const struct plan *plan)
{
	struct harvest_note_rows notes = harvest_notes(req->tx, plan->id);
	struct table_row_rows rows = meeting_tables(req->tx, plan->id);
	struct host_tables list = { 0 };

	list_each(r, rows)
		list_add(req->arena, &list) = table_of(req, plan, r, &notes);
	list_add(req->arena, &list) = table_of(req, plan, NULL, &notes);
	return list;
}

static struct reply list_page(struct request *req, const struct plan *plan)
{
	struct host_tables tables = tables_of(req, plan);
	int64_t n = 0;

	list_each(t, tables)
		n += (int64_t)t->notes.n;
	plan_crumbs(req, plan);
	return reply_page(req, 200, T(req, "Harvest"), host_page,
		.action = list_path(req, plan), .title = plan->title,
		.tables = tables, .n = n);
}

static struct reply show_list(struct request *req)
{
	struct plan plan;

	return find(req, &plan) ? list_page(req, &plan) : reply_not_found(req);
}

static struct reply show_cards(struct request *req)
{
	struct plan plan;

	if (!find(req, &plan))
		return reply_not_found(req);
	plan_crumbs(req, &plan);
	return reply_page(req, 200, T(req, "Links for note-takers"), cards_page,
		.path = list_path(req, &plan), .title = plan.title,
		.tables = tables_of(req, &plan));
}

/* Where one can write: the table's entry, or id 0 for the meeting's own. */
static bool is_table_of(struct request *req, const struct plan *plan,
			entry_id table)
{
	struct table_row_rows rows = meeting_tables(req->tx, plan->id);

	list_each(r, rows)
		if (r->id.v == table.v)
			return true;
	return !table.v;
}

static struct choices table_choices(struct request *req,
				    const struct plan *plan, entry_id chosen)
{
	struct table_row_rows rows = meeting_tables(req->tx, plan->id);
	struct choices list = { 0 };

	list_each(r, rows)
		list_add(req->arena, &list) = (struct choice){
			arena_f(req->arena, "%" PRId64, r->id.v), r->title,
			r->id.v == chosen.v };
	list_add(req->arena, &list) = (struct choice){ S("0"),
		T(req, "The whole meeting"), !chosen.v };
	return list;
}

/* The lines it can become part of. */
static struct choices merge_choices(struct request *req,
				    const struct harvest_note *note)
{
	struct harvest_note_rows all = harvest_notes(req->tx, note->meeting_id);
	struct choices list = { 0 };

	list_add(req->arena, &list) = (struct choice){ S(""), S("–"), false };
	list_each(n, all)
		if (str_eq(n->state, SHOWN) && n->id.v != note->id.v)
			list_add(req->arena, &list) = (struct choice){
				arena_f(req->arena, "%" PRId64, n->id.v),
				str_head(n->text, 100), false };
	return list;
}

/* A new line (note NULL) or one that is there. */
static struct reply form_page(struct request *req, const struct plan *plan,
			      const struct harvest_note *note,
			      const struct note_form *f)
{
	int64_t asked = 0;
	entry_id table = { 0 };

	if (note)
		table = note->table_id;
	else if (str_to_int(request_param(req, "tafel"), &asked))
		table.v = asked;
	plan_crumbs(req, plan);
	head_crumb(req, T(req, "Harvest"), list_path(req, plan));
	return reply_page(req, f->errors.n ? 422 : 200,
		note ? T(req, "Change a line") : T(req, "Add a line"),
		host_note_page, .action = req->path, .is_new = !note,
		.path = list_path(req, plan), .errors = f->errors,
		.mark = random_hex(req->arena, MARK_BYTES),
		.version = note ? note->version : 0, .text = f->tekst,
		.error = form_error_at(&f->errors, "tekst"),
		.kinds = note_kinds(req, f->soort.n ? f->soort : S("insight")),
		.more = note_controls(req, f), .most = NOTE_TEXT_MOST,
		.tables = table_choices(req, plan, table),
		.others = note ? merge_choices(req, note)
			       : (struct choices){ 0 });
}

static bool find_note(struct request *req, struct plan *plan,
		      struct harvest_note *note)
{
	return find(req, plan) &&
	       harvest_note_get(req->tx,
			(harvest_note_id){ request_id(req, 1) }, note) &&
	       note->meeting_id.v == plan->id.v;
}

static struct reply show_note(struct request *req)
{
	struct harvest_note note;
	struct note_form form;
	struct plan plan;

	if (!find_note(req, &plan, &note))
		return reply_not_found(req);
	form = note_form_of(&note);
	return form_page(req, &plan, &note, &form);
}

static entry_id table_typed(struct request *req, const struct plan *plan,
			    struct note_form *f)
{
	int64_t id = 0;

	if (!str_to_int(request_field(req, "tafel"), &id) ||
	    !is_table_of(req, plan, (entry_id){ id }))
		form_add_error(req, &f->errors, S("tafel"),
			       T(req, "Choose one of these."));
	return (entry_id){ id };
}

static struct reply new_note(struct request *req)
{
	struct note_form form = { 0 };
	entry_id table;
	struct plan plan;

	if (!find(req, &plan))
		return reply_not_found(req);
	if (req->method == GET)
		return form_page(req, &plan, NULL, &form);
	form = note_form_read(req);
	table = table_typed(req, &plan, &form);
	if (!form.errors.n && !harvest_note_add(req->tx, plan.id, table,
					       &form.words, req->now).v)
		form_add_error(req, &form.errors, S("tekst"),
			       note_taken_words(req, NOTE_FULL));
	return form.errors.n ? form_page(req, &plan, NULL, &form)
			     : to_list(req, &plan, table);
}

/* Both texts in one line, where they fit. */
static bool merge(struct request *req, const struct harvest_note *note,
		  const struct harvest_note *into)
{
	struct note_words words = note_words_of(into);

	words.text = arena_joined(req->arena, into->text, ' ', note->text);
	return into->meeting_id.v == note->meeting_id.v &&
	       str_eq(into->state, SHOWN) && into->id.v != note->id.v &&
	       words.text.n <= NOTE_TEXT_MOST &&
	       harvest_note_change(req->tx, into, into->version, &words,
				   req->now) &&
	       harvest_note_merge(req->tx, note, into->id, req->now);
}

static void set_note(struct request *req, const struct harvest_note *note,
		     entry_id table, struct note_form *f)
{
	struct harvest_note into, now;
	int64_t version = 0, id = 0;

	if (!str_to_int(request_field(req, "versie"), &version) ||
	    !harvest_note_change(req->tx, note, version, &f->words, req->now)) {
		form_add_error(req, &f->errors, S("tekst"), TF(req,
			"Someone else changed this line meanwhile. It says now: {text}. What you typed still stands here: look it through and save again.",
			TR_STR("text", note->text)));
		return;
	}
	if (table.v != note->table_id.v)
		harvest_note_place(req->tx, note->id, table,
			harvest_note_last(req->tx, note->meeting_id, table) + 1);
	if (!str_to_int(request_field(req, "bij"), &id) || !id)
		return;
	if (!harvest_note_get(req->tx, note->id, &now) ||
	    !harvest_note_get(req->tx, (harvest_note_id){ id }, &into) ||
	    !merge(req, &now, &into))
		form_add_error(req, &f->errors, S("bij"),
			T(req, "These cannot become one line: together they are too long. Make one of them shorter first."));
}

static struct reply save_note(struct request *req)
{
	struct harvest_note note;
	struct note_form form;
	entry_id table;
	struct plan plan;

	if (!find_note(req, &plan, &note))
		return reply_not_found(req);
	form = note_form_read(req);
	table = table_typed(req, &plan, &form);
	if (!form.errors.n)
		set_note(req, &note, table, &form);
	if (!form.errors.n)
		return to_list(req, &plan, table);
	(void)!harvest_note_get(req->tx, note.id, &note);
	return form_page(req, &plan, &note, &form);
}

/* Change places with the one above or below it. */
static void move(struct request *req, const struct harvest_note *note, bool up)
{
	struct harvest_note_rows all = harvest_notes(req->tx, note->meeting_id);
	const struct harvest_note *other = NULL;

	list_each(n, all) {
		if (n->table_id.v != note->table_id.v || !str_eq(n->state, SHOWN))
			continue;
		if (up && n->position < note->position)
			other = n;
		if (!up && n->position > note->position && !other)
			other = n;
	}
	if (!other)
		return;
	harvest_note_place(req->tx, note->id, note->table_id, other->position);
	harvest_note_place(req->tx, other->id, note->table_id, note->position);
}

static struct reply order_note(struct request *req)
{
	str deed = request_field(req, "zet");
	struct harvest_note note;
	struct plan plan;

	if (!find_note(req, &plan, &note))
		return reply_not_found(req);
	if (str_eq(deed, S("weg")) || str_eq(deed, S("terug")))
		(void)!harvest_note_set_state(req->tx, &note, note.version,
			str_eq(deed, S("weg")) ? REMOVED : SHOWN, req->now);
	else
		move(req, &note, str_eq(deed, S("omhoog")));
	return to_list(req, &plan, note.table_id);
}

static struct reply renew_link(struct request *req)
{
	entry_id about = { request_id(req, 1) };
	struct plan plan;

	if (!find(req, &plan) ||
	    (about.v != plan.id.v && !is_table_of(req, &plan, about)))
		return reply_not_found(req);
	harvest_link_renew(req->tx, about);
	return to_list(req, &plan, about.v == plan.id.v ? (entry_id){ 0 }
							: about);
}

bool harvest_step(struct request *req, const struct plan *plan,
		  struct plan_step *step)
{
	struct harvest_note_rows notes = harvest_notes(req->tx, plan->id);
	int64_t n = 0, tables = 0;
	entry_id last = { -1 };
	str lines, from;

	list_each(note, notes) {
		if (!str_eq(note->state, SHOWN))
			continue;
		n++;
		tables += note->table_id.v != last.v;
		last = note->table_id;
	}
	*step = (struct plan_step){ .path = list_path(req, plan),
		.title = T(req, "Harvest") };
	lines = TN(req, "{n} line", "{n} lines", n);
	from = TN(req, "{n} table", "{n} tables", tables);
	step->state = n ? TF(req, "{lines} of {tables}", TR_STR("lines", lines),
			     TR_STR("tables", from))
			: T(req, "Links for note-takers");
	return !str_eq(plan->state, S("cancelled"));
}

const struct route harvest_host_routes[] = {
	{ GET,  "/bijeenkomsten/{slug}/oogsten", show_list, PERSON },
	{ GET,  "/bijeenkomsten/{slug}/oogsten/links", show_cards, PERSON },
	{ GET,  "/bijeenkomsten/{slug}/oogsten/nieuw", new_note, PERSON },
	{ POST, "/bijeenkomsten/{slug}/oogsten/nieuw", new_note, PERSON },
	{ POST, "/bijeenkomsten/{slug}/oogsten/links/{id}", renew_link, PERSON },
	{ GET,  "/bijeenkomsten/{slug}/oogsten/{id}", show_note, PERSON },
	{ POST, "/bijeenkomsten/{slug}/oogsten/{id}", save_note, PERSON },
	{ POST, "/bijeenkomsten/{slug}/oogsten/{id}/zet", order_note, PERSON },
	{ 0 }
};
