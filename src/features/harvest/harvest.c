/* SPDX-License-Identifier: EUPL-1.2 */
/* The note-taker's page: by a link, without an account. */
#include "features/harvest/inside.h"
#include "base/random.h"
#include "base/when.h"
#include "http/static.h"
#include "mail/list.h"
#include "note.html.h"

enum { AFTERWARDS = 14 * DAY };

static str secret_of(struct tx *tx, entry_id about)
{
	return arena_f(tx_arena(tx), "harvest.%" PRId64 ".%" PRId64, about.v,
		       harvest_link_turn(tx, about));
}

str harvest_link_path(struct tx *tx, entry_id about)
{
	return mail_code_path(tx, "/noteren", about.v, secret_of(tx, about));
}

/* What any table can talk about. */
static struct strs usual_questions(struct request *req)
{
	struct strs list = { 0 };

	list_add(req->arena, &list) = T(req, "What do we want to reach?");
	list_add(req->arena, &list) = T(req, "What or who do we need for that?");
	list_add(req->arena, &list) = T(req, "What do we agree?");
	return list;
}

struct note_place note_place_of(struct request *req, const struct plan *plan,
				const struct table_row *table)
{
	struct note_place place = { .plan = *plan, .about = plan->id,
				    .title = T(req, "The whole meeting") };

	if (table) {
		place.about = place.table = table->id;
		place.title = table->title;
		place.questions = meeting_table_questions(req->arena,
							  table->questions);
	}
	if (!place.questions.n)
		place.questions = usual_questions(req);
	place.path = harvest_link_path(req->tx, place.about);
	return place;
}

bool note_place_open(struct request *req, struct note_place *place)
{
	entry_id about = { request_id(req, 0) };
	struct harvest_table t;
	struct plan plan;

	req->head.no_index = req->head.no_store = req->head.bare = true;
	if (!mail_code_is(req->tx, req->args[1], secret_of(req->tx, about)))
		return false;
	if (!harvest_table_of(req->tx, about, &t)) {
		if (!plan_get(req->tx, about, &plan))
			return false;
		*place = note_place_of(req, &plan, NULL);
		return true;
	}
	if (!plan_get(req->tx, t.meeting_id, &plan))
		return false;
	*place = note_place_of(req, &plan, &(struct table_row){ .id = t.id,
		.title = t.title, .number = t.number,
		.questions = t.questions });
	return true;
}

bool note_place_takes(const struct note_place *place, int64_t now)
{
	return !str_eq(place->plan.state, S("cancelled")) &&
	       now < place->plan.ends_at + AFTERWARDS;
}

static struct reply closed(struct request *req)
{
	return reply_quiet(reply_refused(req, 410,
		T(req, "Nothing is noted here any more"),
		T(req, "The meeting was over two weeks ago, or did not go on. Ask who organised it to add what is missing.")));
}

static struct reply page(struct request *req, const struct note_place *place,
			 const struct note_form *form, str said)
{
	struct harvest_note_rows notes = harvest_notes(req->tx, place->plan.id);
	struct note_form f = *form;

	f.merk = random_hex(req->arena, MARK_BYTES);
	if (!f.soort.n)
		f.soort = S("insight");
	return reply_quiet(reply_page(req, f.errors.n ? 422 : 200,
		TF(req, "Take notes: {table}", TR_STR("table", place->title)),
		note_page, .path = place->path, .title = place->title,
		.meeting = place->plan.title, .questions = place->questions,
		.mark = f.merk, .base = f.basis, .text = f.tekst,
		.error = form_error_at(&f.errors, "tekst"), .errors = f.errors,
		.said = said, .kinds = note_kinds(req, f.soort),
		.more = note_controls(req, &f),
		.filled = f.vanuit.n || f.schaal.n || f.thema.n ||
			   f.wie.n || f.datum.n,
		.most = NOTE_TEXT_MOST, .id = place->about.v,
		.notes = note_rows_at(req, &notes, place->table, SHOWN),
		.removed = note_rows_at(req, &notes, place->table, REMOVED),
		.gone = { .removed = true }));
}

/* The line with that mark, if it is of this meeting. */
static bool find_line(struct request *req, const struct note_place *place,
		      str mark, struct harvest_note *note)
{
	struct harvest_known known;

	return mark.n && harvest_version_of(req->tx, place->plan.id, mark,
					    &known) &&
	       harvest_note_get(req->tx, known.note_id, note);
}

static str said_of(struct request *req, str how)
{
	int64_t n = 0;

	if (str_eq(how, S("weg")))
		return T(req, "Taken away. You can put it back below.");
	if (str_to_int(how, &n) && n >= NOTE_TAKEN && n <= NOTE_FULL)
		return n == NOTE_TAKEN || n == NOTE_KNOWN
			? T(req, "Saved.")
			: note_taken_words(req, (enum note_taken)n);
	return (str){ 0 };
}

static struct reply show(struct request *req)
{
	struct note_place place;
	struct note_form form = { 0 };
	struct harvest_note note;

	if (!note_place_open(req, &place))
		return reply_dead_link(req);
	if (!note_place_takes(&place, req->now))
		return closed(req);
	if (req->format == JSON)
		return harvest_note_json(req, &place, (str){ 0 });
	if (find_line(req, &place, request_param(req, "regel"), &note))
		form = note_form_of(&note);
	return page(req, &place, &form,
		    said_of(req, request_param(req, "gedaan")));
}

static struct reply save(struct request *req)
{
	struct note_place place;
	struct note_form form;
	struct note_change change;
	enum note_taken taken;

	if (!note_place_open(req, &place))
		return reply_dead_link(req);
	if (!note_place_takes(&place, req->now))
		return closed(req);
	form = note_form_read(req);
	if (form.errors.n)
		return page(req, &place, &form, (str){ 0 });
	change = note_form_change(&form);
	taken = harvest_take(req->tx, place.plan.id, place.table, &change,
			     req->now);
	if (str_eq(change.state, REMOVED) && taken == NOTE_TAKEN)
		return reply_redirect(req, "%.*s?gedaan=weg",
				      (int)place.path.n, place.path.p);
	return reply_redirect(req, "%.*s?gedaan=%d", (int)place.path.n,
			      place.path.p, (int)taken);
}

/* Keeps the page when the network is away; it stands here, not among the
 * other files, for it may serve only what lies beside it. */
static struct reply keeper(struct request *req)
{
	const struct static_file *file =
		static_find(static_path(S("note_keeper.js")));

	return reply_bytes(req, 200, S("text/javascript; charset=utf-8"),
			   file->body);
}

const struct route harvest_routes[] = {
	{ GET,  "/noteren/blijft.js", keeper, ANYONE },
	{ GET,  "/noteren/{id}/{code}", show, ANYONE, JSON, .rate = RATE_NOTE },
	{ POST, "/noteren/{id}/{code}", save, ANYONE, .rate = RATE_NOTE },
	{ POST, "/noteren/{id}/{code}/regels", harvest_note_sync, ANYONE,
	  .flags = OPEN, .rate = RATE_NOTE, .max_body = 256 << 10 },
	{ 0 }
};
