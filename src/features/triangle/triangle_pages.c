/* SPDX-License-Identifier: EUPL-1.2 */
/* /mijn/ruil/{id}: a proposal, and the conversation once all said yes; and
 * what stands of it on other pages. */
#include "features/triangle/inside.h"
#include "entry/entry.h"
#include "triangle.html.h"

enum { SHOWN = 100, LISTED = 20, WHY_MAX = 300, MESSAGES_A_DAY = 20 };

static str address_of(struct request *req, const struct triangle_side *s)
{
	struct introduction_contact c;

	return s->shares && introduction_contact_of(req->tx, s->party_id, &c)
		? c.mail : (str){ 0 };
}

static str path_of(struct request *req, const struct triangle_side *s)
{
	return entry_path(req->tx, s->party_id, s->party_type, s->party_slug);
}

struct ring_lines ring_lines_of(struct request *req,
				const struct triangle_whole *w)
{
	struct ring_lines lines = { 0 };

	for (size_t i = 0; i < w->sides.n; i++) {
		const struct triangle_side *s = &w->sides.at[i];
		const struct triangle_side *next = side_after(w, i);

		list_add(req->arena, &lines) = (struct ring_line){
			s->party, path_of(req, s), s->offer,
			arena_f(req->arena, "/aanbod/%.*s",
				(int)s->offer_slug.n, s->offer_slug.p),
			next->party, next->ask,
			arena_f(req->arena, "/vragen/%.*s",
				(int)next->ask_slug.n, next->ask_slug.p),
			s->reason, address_of(req, s) };
	}
	return lines;
}

/* The side of who is signed in; the proposals coordinators still look at are
 * nobody's yet. */
static bool open_mine(struct request *req, struct triangle_whole *w)
{
	if (!triangle_read(req->tx, (triangle_id){ request_id(req, 0) }, w) ||
	    str_eq(w->t.state, S("waits")))
		return false;
	for (w->me = 0; w->me < w->sides.n; w->me++)
		if (may(req, MANAGER, OF_ENTRY(w->sides.at[w->me].party_id)))
			return true;
	return false;
}

static str my_path(struct request *req, const struct triangle_whole *w)
{
	return arena_f(req->arena, "/mijn/ruil/%" PRId64, w->t.id.v);
}

static struct talk_lines messages_of(struct request *req,
				   const struct triangle_whole *w)
{
	struct triangle_message_rows rows = triangle_said(req->tx, w->t.id, SHOWN);
	struct talk_lines out = { 0 };

	for (size_t n = rows.n; n-- > 0; ) {
		const struct triangle_message *m = &rows.at[n];
		bool mine = m->party_id.v == w->sides.at[w->me].party_id.v;

		list_add(req->arena, &out) = (struct talk_line){
			mine, mine ? T(req, "You") : m->party,
			when_moment(req->arena, req->lang, m->created_at),
			thread_pieces(req->arena, m->text) };
	}
	return out;
}

static html talk_of(struct request *req, const struct triangle_whole *w,
		    const struct thread_form *form)
{
	if (!str_eq(w->t.state, S("agreed")))
		return (html){ 0 };
	return thread_page(req, &(struct thread_view){
		.messages = messages_of(req, w), .path = my_path(req, w),
		.other = triangle_others(req->arena, req->lang, w, w->me),
		.open = true }, form);
}

static int64_t said_yes(const struct triangle_whole *w)
{
	int64_t n = 0;

	list_each(s, w->sides)
		n += str_eq(s->answer, S("yes"));
	return n;
}

static str standing(struct request *req, const struct triangle_whole *w)
{
	if (str_eq(w->t.state, S("agreed")))
		return T(req, "All said yes. Agree here on how and when.");
	if (!str_eq(w->t.state, S("open")))
		return T(req, "This does not go on. What you bring and seek still stands here.");
	if (str_eq(w->sides.at[w->me].answer, S("yes")))
		return TN(req, "You said yes. {n} yes so far; as soon as all say it, you meet here.",
			  "You said yes. {n} times yes so far; as soon as all say it, you meet here.",
			  said_yes(w));
	return TF(req, "You can help each other, without money. Only if all say yes do we bring you together. It stands until {date}.",
		  TR_STR("date", when_day(req->arena, req->lang, w->t.ends_at)));
}

static struct reply page(struct request *req, const struct triangle_whole *w,
			 const struct thread_form *form)
{
	const struct triangle_side *mine = &w->sides.at[w->me];
	bool open = str_eq(w->t.state, S("open"));
	bool yes = str_eq(mine->answer, S("yes"));
	str title = TF(req, "Exchange with {who}", TR_STR("who",
		triangle_others(req->arena, req->lang, w, w->me)));

	head_mine(req, title, my_path(req, w));
	return reply_page(req, form ? 422 : 200, title, triangle_show,
		.title = title, .text = standing(req, w),
		.path = my_path(req, w), .lines = ring_lines_of(req, w),
		.may_answer = open && !yes, .may_undo = open && yes,
		.may_share = str_eq(w->t.state, S("agreed")) && !mine->shares,
		.talk = talk_of(req, w, form));
}

static struct reply show(struct request *req)
{
	struct triangle_whole w;

	return open_mine(req, &w) ? page(req, &w, NULL) : reply_not_found(req);
}

static struct reply back(struct request *req, const struct triangle_whole *w)
{
	return reply_redirect(req, "/mijn/ruil/%" PRId64, w->t.id.v);
}

struct why_form {
	str antwoord, waarom;
};

static const struct form_field why_fields[] = {
	FORM_TEXT(struct why_form, antwoord, .max = 10),
	FORM_TEXT(struct why_form, waarom, .max = WHY_MAX),
};

static struct reply answer(struct request *req)
{
	struct errand e = errand_of(req);
	struct why_form form = { 0 };
	struct form_errors errors = form_read(req, why_fields, &form);
	struct triangle_whole w;

	if (!open_mine(req, &w))
		return reply_not_found(req);
	if (errors.n)
		return reply_refused(req, 422, T(req, "Your answer was not noted"),
				     errors.at[0].message);
	(void)triangle_say_answer(&e, &w, form.antwoord, form.waarom);
	return back(req, &w);
}

static struct reply undo(struct request *req)
{
	struct errand e = errand_of(req);
	struct triangle_whole w;

	if (!open_mine(req, &w))
		return reply_not_found(req);
	triangle_undo(&e, &w);
	return back(req, &w);
}

static struct reply share(struct request *req)
{
	struct errand e = errand_of(req);
	struct triangle_whole w;

	if (!open_mine(req, &w))
		return reply_not_found(req);
	if (str_eq(w.t.state, S("agreed")) && !w.sides.at[w.me].shares) {
		triangle_share(req->tx, w.sides.at[w.me].id);
		triangle_write_address(&e, &w);
	}
	return back(req, &w);
}

static struct reply say(struct request *req)
{
	struct errand e = errand_of(req);
	struct thread_form form = { 0 };
	struct triangle_whole w;

	if (!open_mine(req, &w) || !str_eq(w.t.state, S("agreed")))
		return reply_not_found(req);
	if (!thread_read(req, &form))
		return page(req, &w, &form);
	if (triangle_said_lately(req->tx, w.t.id, w.sides.at[w.me].party_id,
				 req->now - DAY) >= MESSAGES_A_DAY) {
		form.error = T(req, "You wrote twenty messages today. Go on tomorrow, or call each other.");
		return page(req, &w, &form);
	}
	(void)triangle_say(req->tx, w.t.id, w.sides.at[w.me].party_id,
			   req->who.id, form.tekst, req->now);
	triangle_write_message(&e, &w, form.tekst);
	return reply_redirect(req, "/mijn/ruil/%" PRId64 "#gesprek", w.t.id.v);
}

/*
 * On other pages.
 */
static size_t side_of(const struct request *req, const struct triangle_whole *w)
{
	for (size_t i = 0; i < w->sides.n; i++)
		if (may(req, MANAGER, OF_ENTRY(w->sides.at[i].party_id)))
			return i;
	return 0;
}

html triangle_mine(struct request *req)
{
	struct triangle_line_rows rows =
		triangle_of_person(req->tx, req->who.id, LISTED);
	struct ring_rows list = { 0 };
	struct triangle_whole w;

	list_each(r, rows) {
		bool agreed = str_eq(r->state, S("agreed")), yes;
		size_t me;

		if (!triangle_read(req->tx, r->id, &w))
			continue;
		me = side_of(req, &w);
		yes = str_eq(w.sides.at[me].answer, S("yes"));
		list_add(req->arena, &list) = (struct ring_row){
			.path = my_path(req, &w),
			.title = triangle_others(req->arena, req->lang, &w, me),
			.badge = agreed ? T(req, "All said yes")
				: yes ? T(req, "You said yes to it")
				      : T(req, "Waits for your answer"),
			.kind = agreed ? S("ok") : yes ? S("") : S("warning") };
	}
	return list.n ? part_page(req, triangle_on_mine, .list = list)
		      : (html){ 0 };
}

html triangle_work(struct request *req)
{
	struct triangle_line_rows rows = { 0 };
	struct ring_rows list = { 0 };
	struct triangle_whole w;

	if (who_may(&req->who, COORDINATOR))
		rows = triangle_in_state(req->tx, S("waits"), LISTED);
	list_each(r, rows)
		if (triangle_read(req->tx, r->id, &w) &&
		    triangle_may_look(req, &w))
			list_add(req->arena, &list) = (struct ring_row){
				.id = r->id.v, .lines = ring_lines_of(req, &w) };
	return list.n ? part_page(req, triangle_on_desk, .list = list)
		      : (html){ 0 };
}

void triangle_monday(struct monday *m)
{
	struct triangle_line_rows rows = { 0 };
	struct triangle_whole w;

	if (monday_may(m, COORDINATOR))
		rows = triangle_in_state(m->tx, S("waits"), MONDAY_OF_EACH);
	list_each(r, rows)
		if (triangle_read(m->tx, r->id, &w))
			monday_add(m, &(struct monday_point){
				.rank = MONDAY_OPEN, .since = r->created_at,
				.title = T(m, "They could help each other: shall we propose it?"),
				.text = TF(m, "{one} and {two}",
					TR_STR("one", w.sides.at[0].party),
					TR_STR("two", triangle_others(m->arena,
						m->lang, &w, 0))),
				.path = S("/beheer#ruilen"),
				.tap = "monday-exchange", .about = r->id.v });
}

const struct route triangle_routes[] = {
	{ GET,  "/mijn/ruil/{id}",           show,          PERSON },
	{ POST, "/mijn/ruil/{id}/antwoord",  answer,        PERSON },
	{ POST, "/mijn/ruil/{id}/terug",     undo,          PERSON },
	{ POST, "/mijn/ruil/{id}/adres",     share,         PERSON },
	{ POST, "/mijn/ruil/{id}/schrijven", say,           PERSON, .rate = RATE_POST },
	{ POST, "/beheer/ruil/{id}",         triangle_look, COORDINATOR },
	{ 0 }
};
