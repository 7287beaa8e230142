/* SPDX-License-Identifier: EUPL-1.2 */
/* The page of a participant: the report, and what is wrong or missing. */
#include "features/proceedings/inside.h"
#include "mail/list.h"
#include "correction.html.h"

/* Who reads along, of which report; and what came back wrong. */
struct reading {
	struct reader reader;
	struct plan plan;
	struct proceedings p;
	struct report_line_rows rows;
	struct correction_rows all;
	bool open;
	struct correction_form form;
};

static str secret_of(struct tx *tx, correction_reader_id id, int64_t made_at)
{
	return arena_f(tx_arena(tx), "correction.%" PRId64 ".%" PRId64, id.v,
		       made_at);
}

str reader_path(struct tx *tx, correction_reader_id id, int64_t made_at)
{
	return mail_code_path(tx, "/correctie", id.v,
			      secret_of(tx, id, made_at));
}

static bool find(struct request *req, struct reading *r)
{
	correction_reader_id id = { request_id(req, 0) };

	req->head.no_index = req->head.no_store = true;
	if (!reader_get(req->tx, id, &r->reader) ||
	    !mail_code_is(req->tx, req->args[1],
			  secret_of(req->tx, id, r->reader.made_at)) ||
	    !plan_get(req->tx, r->reader.meeting_id, &r->plan) ||
	    !proceedings_get(req->tx, r->plan.id, &r->p))
		return false;
	r->open = round_is_open(&r->p, req->now);
	r->rows = lines_now(req, &r->plan, &r->p);
	r->all = correction_list(req->tx, r->plan.id);
	return true;
}

static bool is_mine(const struct reading *r, const struct correction *c)
{
	return c->reader_id.v && c->reader_id.v == r->reader.id.v;
}

static str who_of(struct request *req, const struct reading *r,
		  const struct correction *c)
{
	if (is_mine(r, c))
		return T(req, "You");
	return c->party.n ? c->party : T(req, "A participant");
}

static str state_of(struct request *req, const struct correction *c)
{
	if (str_eq(c->state, ACCEPTED))
		return T(req, "Taken over");
	return c->version && str_eq(c->state, DECLINED)
		? T(req, "Not taken over") : (str){ 0 };
}

/* Decided and not yet told: a refusal is read in the mail first. The word with
 * what was taken over stands beside it at once. */
static struct proposal_view view_of(struct request *req,
				    const struct reading *r,
				    const struct correction *c)
{
	return (struct proposal_view){ .id = c->id.v, .text = c->text,
		.who = who_of(req, r, c), .mine = is_mine(r, c),
		.adds = str_eq(c->kind, ADDITION), .was = c->was,
		.open = r->open && str_eq(c->state, STILL_OPEN),
		.state = state_of(req, c),
		.words = c->version || str_eq(c->state, ACCEPTED)
			? c->words : (str){ 0 } };
}

/* What is proposed about it; without a target, one's own about what is gone.
 * Of others not what was declined. */
static struct proposal_views about(struct request *req,
				   const struct reading *r, str target)
{
	struct proposal_views list = { 0 };

	list_each(c, r->all) {
		bool here = target.n ? str_eq(c->target, target)
				     : !line_find(&r->rows, c->target);

		if (here && (is_mine(r, c) || (target.n &&
					       !str_eq(c->state, DECLINED))))
			list_add(req->arena, &list) = view_of(req, r, c);
	}
	return list;
}

static html beside(struct request *req, const struct reading *r,
		   const struct report_line *line)
{
	bool here = str_eq(r->form.bij, line->target);

	if (!str_eq(line->target, INTRO) && !target_number(line->target,
	    S("tafel-")) && !target_number(line->target, S("regel-")))
		return (html){ 0 };
	return part_page(req, correction_part, .target = line->target,
		.action = req->path, .open = r->open,
		.list = about(req, r, line->target),
		.retry = here, .error = here ? r->form.error : (str){ 0 },
		.text = here ? r->form.tekst : (str){ 0 },
		.adds = here && str_eq(r->form.soort, ADDITION),
		.about = line->text.n ? line->text : line->title);
}

static struct reply page(struct request *req, const struct reading *r)
{
	html *sides = arena_alloc(req->arena, r->rows.n * sizeof(*sides));
	struct reply reply;

	for (size_t i = 0; i < r->rows.n; i++)
		sides[i] = beside(req, r, &r->rows.at[i]);
	reply = reply_page(req, r->form.error.n ? 422 : 200,
		TF(req, "Report of {meeting}",
		   TR_STR("meeting", r->plan.title)),
		correction_page, .doc = doc_of(req, &r->rows, sides),
		.head = doc_head_of(req, &r->plan), .open = r->open,
		.last_day = round_last_day(req->arena, req->lang, &r->p),
		.published = r->p.version && !r->p.withdrawn
			? draft_path(req, &r->plan) : (str){ 0 },
		.state = T(req, "Draft, in the correction round"),
		.error = r->form.error, .bij = r->form.bij,
		.action = req->path, .gone = about(req, r, (str){ 0 }));
	/* The link leaves no trace at the next site. */
	reply.headers[0] = (struct header){ S("Referrer-Policy"),
					    S("no-referrer") };
	return reply;
}

static struct reply back(struct request *req, int64_t id)
{
	return reply_redirect(req, "%.*s#voorstel-%" PRId64, (int)req->path.n,
			      req->path.p, id);
}

static struct reply add(struct request *req, struct reading *r)
{
	const struct report_line *line = line_find(&r->rows, r->form.bij);
	struct correction_key known;

	if (!line) {
		r->form.error = T(req, "This text is not there any more.");
		r->form.bij = INTRO;
		return page(req, r);
	}
	if (correction_same(req->tx, r->reader.id, r->form.bij, r->form.tekst,
			    &known))
		return back(req, known.id.v);
	if (correction_count_of(req->tx, r->reader.id) >= CORRECTIONS_EACH) {
		r->form.error = TF(req, "You proposed {n} things: that is the most. You can still change or take back what you wrote.",
				   TR_INT(req->arena, "n", CORRECTIONS_EACH));
		return page(req, r);
	}
	return back(req, correction_insert(req->tx, .meeting = r->plan.id,
		.reader = r->reader.id, .kind = r->form.soort,
		.target = r->form.bij, .was = line->text,
		.text = r->form.tekst, .now = req->now).v);
}

static struct reply change(struct request *req, struct reading *r,
			   correction_id id)
{
	if (r->form.error.n)
		return page(req, r);
	if (!correction_rewrite(req->tx, id, r->reader.id, r->form.soort,
				r->form.tekst))
		return reply_redirect(req, "%.*s", (int)req->path.n,
				      req->path.p);
	return back(req, id.v);
}

static struct reply write_down(struct request *req, struct reading *r)
{
	static const char *const kinds[] = { "change", "addition", NULL };
	static const struct form_field fields[] = {
		FORM_TEXT(struct correction_form, tekst, .min = 3,
			  .max = CORRECTION_MOST, .kind = FORM_PARAGRAPHS,
			  .label = N_("Your words")),
		FORM_TEXT(struct correction_form, bij, .max = 40),
		FORM_TEXT(struct correction_form, soort, .kind = FORM_CHOICE,
			  .min = 1, .choices = kinds,
			  .label = N_("Wrong, or missing?")),
	};
	str deed = request_field(req, "doe");
	struct form_errors errors;
	correction_id id = { 0 };

	if (!str_to_int(request_field(req, "nr"), &id.v))
		id.v = 0;
	if (str_eq(deed, S("weg"))) {
		correction_take_back(req->tx, id, r->reader.id);
		return reply_redirect(req, "%.*s", (int)req->path.n,
				      req->path.p);
	}
	errors = form_read(req, fields, &r->form);
	if (errors.n)
		r->form.error = errors.at[0].message;
	if (str_eq(deed, S("wijzig")))
		return change(req, r, id);
	return r->form.error.n ? page(req, r) : add(req, r);
}

struct reply correction_page_of(struct request *req)
{
	struct reading r = { 0 };

	if (!find(req, &r))
		return reply_refused(req, 404, T(req, "This link does not work"),
			T(req, "Maybe part of it is missing. Copy the whole link from the mail. A link goes three months after the round, or when you leave."));
	if (req->method == GET)
		return page(req, &r);
	if (!r.open)
		return reply_refused(req, 410,
			T(req, "The correction round is over"),
			T(req, "Your words were not added. Tell who organised the meeting: a report can still get a new version."));
	return write_down(req, &r);
}
