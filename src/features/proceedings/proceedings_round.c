/* SPDX-License-Identifier: EUPL-1.2 */
/* For who organises it: the correction round, and what is proposed in it. */
#include "features/proceedings/inside.h"
#include "crypto/crypto.h"
#include "features/audit/audit.h"
#include "proceedings_round.html.h"

enum { WORD_MOST = 500, SEEN = 16 };

/* What they saw, so that nothing is put over a text that changed since. */
static str mark_of(struct request *req, const struct report_line *line)
{
	return str_head(sha256_hex(req->arena, line ? line->text : (str){ 0 }),
			SEEN);
}

static str kind_words(const struct request *req, str kind)
{
	return str_eq(kind, ADDITION) ? T(req, "Something is missing")
				      : T(req, "Something is wrong");
}

static struct proposal_view view_of(struct request *req,
				    const struct report_line_rows *rows,
				    const struct correction *c)
{
	const struct report_line *line = line_find(rows, c->target);

	return (struct proposal_view){ .id = c->id.v, .text = c->text,
		.who = c->party.n ? c->party : T(req, "A participant"),
		.kind = kind_words(req, c->kind),
		.where = line ? line_place(req, line)
			      : T(req, "This text is not there any more"),
		.before = line ? line->text : c->was, .was = c->was,
		.after = correction_after(req, c, line),
		.seen = mark_of(req, line), .words = c->words,
		.became = c->became, .open = str_eq(c->state, STILL_OPEN),
		.gone = !line, .adds = str_eq(c->kind, ADDITION),
		.at_table = line && str_eq(line->kind, S("table")),
		.decided = c->version != 0,
		.state = str_eq(c->state, ACCEPTED) ? T(req, "Taken over")
			 : T(req, "Not taken over") };
}

/* Those that wait for an answer, or the others. retry: one as it was typed. */
static struct proposal_views views_of(struct request *req,
				      const struct plan *plan,
				      const struct report_line_rows *rows,
				      bool open,
				      const struct proposal_view *retry)
{
	struct correction_rows all = correction_list(req->tx, plan->id);
	struct proposal_views list = { 0 };

	list_each(c, all) {
		struct proposal_view view = view_of(req, rows, c);

		if (view.open != open)
			continue;
		if (retry && retry->id == view.id) {
			view.error = retry->error;
			view.after = retry->after;
			view.words = retry->words;
			view.declines = retry->declines;
		}
		list_add(req->arena, &list) = view;
	}
	return list;
}

static struct reply round_page(struct request *req, const struct plan *plan,
			       const struct proceedings *p,
			       const struct round_form *form)
{
	struct report_line_rows rows = lines_now(req, plan, p);
	bool open = round_is_open(p, req->now);
	int64_t readers = p->opened_at
		? reader_count(req->tx, plan->id)
		: registered_count(req->tx, plan->id);

	plan_crumbs(req, plan);
	head_crumb(req, T(req, "Report"), draft_path(req, plan));
	return reply_page(req, form->error.n || form->retry ? 422 : 200,
		T(req, "Correction round"), proceedings_round_page,
		.action = arena_f(req->arena, "%.*s/ronde",
			(int)draft_path(req, plan).n,
			draft_path(req, plan).p),
		.path = draft_path(req, plan), .title = plan->title,
		.days = form->dagen, .error = form->error, .readers = readers,
		.last_day = p->opened_at
			? round_last_day(req->arena, req->lang, p) : (str){ 0 },
		.first = !p->opened_at, .open = open,
		.published = p->version != 0,
		.waiting = views_of(req, plan, &rows, true, form->retry),
		.others = views_of(req, plan, &rows, false, NULL));
}

/* The end of the day that is so many days on. */
static int64_t end_after(int64_t now, int64_t days)
{
	struct civil c = when_civil(now + days * DAY);

	return when_midnight(c.year, c.month, c.day) + DAY;
}

static struct reply set_round(struct request *req, const struct plan *plan,
			      const struct proceedings *p, int64_t days)
{
	int64_t ends = end_after(req->now, days);

	if (p->opened_at) {
		proceedings_set_end(req->tx, plan->id, ends);
		return draft_back(req, plan, "/ronde");
	}
	proceedings_open(req->tx, plan->id, req->now, ends);
	reader_add_all(req->tx, plan->id, req->now);
	job_add(req->tx, S("proceedings.invite"), plan->id.v, req->now);
	audit_note_entry(req->tx, req->who.id, S("proceedings.opened"),
			 plan->id, (person_id){ 0 }, req->now);
	return draft_back(req, plan, "/ronde");
}

struct reply proceedings_round(struct request *req)
{
	static const struct form_field fields[] = {
		FORM_TEXT(struct round_form, dagen, .max = 4),
	};
	struct round_form form = { .dagen = S("14") };
	struct form_errors errors;
	struct proceedings p;
	struct plan plan;
	int64_t days = 0;

	if (!draft_open(req, &plan, &p))
		return reply_not_found(req);
	if (req->method == GET)
		return round_page(req, &plan, &p, &form);
	if (p.version)
		return draft_back(req, &plan, "/ronde");
	if (str_eq(request_field(req, "doe"), S("eind"))) {
		if (round_is_open(&p, req->now))
			proceedings_set_end(req->tx, plan.id, req->now);
		return draft_back(req, &plan, "/ronde");
	}
	errors = form_read(req, fields, &form);
	if (errors.n || !str_to_int(form.dagen, &days) ||
	    days < ROUND_LEAST || days > ROUND_MOST) {
		form.error = T(req, "Choose a number of days from 3 to 60");
		return round_page(req, &plan, &p, &form);
	}
	return set_round(req, &plan, &p, days);
}

/*
 * Deciding about one.
 */
static const char *const kinds[] = {
	"", "insight", "need", "barrier", "action", "conclusion", NULL
};

struct decision {
	str tekst, woord, gezien, als;
};
static const struct form_field decision_fields[] = {
	FORM_TEXT(struct decision, tekst, .max = TEXT_MOST,
		  .kind = FORM_PARAGRAPHS),
	FORM_TEXT(struct decision, woord, .max = WORD_MOST,
		  .kind = FORM_PARAGRAPHS),
	FORM_TEXT(struct decision, gezien, .max = 64),
	FORM_TEXT(struct decision, als, .kind = FORM_CHOICE,
		  .choices = kinds),
};

/* What is wrong with taking it over; empty: it is done. */
static str take_over(struct request *req, const struct plan *plan,
		     const struct correction *c, const struct decision *said)
{
	struct proceedings p;
	struct report_line_rows rows;
	const struct report_line *line;
	bool note = str_starts(c->target, S("regel-")) || said->als.n;
	struct correction answered = *c;
	size_t length = 0;

	if (!proceedings_get(req->tx, plan->id, &p))
		return T(req, "There is nothing in it yet.");
	rows = lines_now(req, plan, &p);
	line = line_find(&rows, c->target);
	for (size_t i = 0; i < said->tekst.n; i++)
		length += ((unsigned char)said->tekst.p[i] & 0xc0) != 0x80;
	if (length < 3)
		return T(req, "Write how it should read.");
	if (note && line && length > NOTE_TEXT_MOST)
		return TF(req, "A line has at most {n} characters.",
			  TR_INT(req->arena, "n", NOTE_TEXT_MOST));
	if (!str_eq(said->gezien, mark_of(req, line)))
		return T(req, "This text changed meanwhile. See whether your answer is still right, and press again.");
	answered.words = said->woord;
	return correction_take_over(req, plan, &answered, said->tekst, said->als)
		? (str){ 0 }
		: T(req, "This text changed meanwhile. See whether your answer is still right, and press again.");
}

static str decide(struct request *req, const struct plan *plan,
		  const struct correction *c, const struct decision *said)
{
	if (str_eq(request_field(req, "doe"), S("over")))
		return take_over(req, plan, c, said);
	if (said->woord.n < 3)
		return T(req, "Say in a few words why not.");
	correction_decline(req->tx, c->id, said->woord);
	return (str){ 0 };
}

struct reply proceedings_decide(struct request *req)
{
	struct decision said = { 0 };
	struct form_errors errors;
	struct correction c;
	struct proceedings p;
	struct plan plan;
	str error = { 0 };

	if (!draft_open(req, &plan, &p) ||
	    !correction_get(req->tx, (correction_id){ request_id(req, 1) },
			    &c) || c.meeting_id.v != plan.id.v)
		return reply_not_found(req);
	if (str_eq(request_field(req, "doe"), S("terug"))) {
		if (!c.version)
			correction_undo(req, &plan, &c);
	} else if (str_eq(c.state, STILL_OPEN)) {
		errors = form_read(req, decision_fields, &said);
		error = errors.n ? errors.at[0].message
				 : decide(req, &plan, &c, &said);
	}
	if (error.n)
		return round_page(req, &plan, &p, &(struct round_form){
			.dagen = S("14"),
			.retry = &(struct proposal_view){ .id = c.id.v,
				.error = error, .after = said.tekst,
				.words = said.woord,
				.declines = !str_eq(request_field(req, "doe"),
						    S("over")) } });
	return draft_back(req, &plan, arena_f(req->arena,
		"/ronde#voorstel-%" PRId64, c.id.v).p);
}
