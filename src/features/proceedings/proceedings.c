/* SPDX-License-Identifier: EUPL-1.2 */
/* The report as it is read, and what leads to it. */
#include "features/proceedings/inside.h"
#include "features/audit/audit.h"
#include "lang/lang.h"
#include "proceedings.html.h"

/* For whom they came, each once, a line each. */
static str parties_of(struct request *req, const struct plan *plan)
{
	struct proceedings_behalf_rows rows =
		proceedings_came(req->tx, plan->id);
	struct buf b = { .arena = req->arena, .limit = 1 << 16 };
	struct strs known = { 0 };

	list_each(r, rows) {
		str fold = lang_fold(req->arena, r->behalf);
		bool again = false;

		list_each(k, known)
			again = again || str_eq(*k, fold);
		if (again)
			continue;
		list_add(req->arena, &known) = fold;
		buf_addf(&b, "%.*s\n", (int)r->behalf.n, r->behalf.p);
	}
	return str_trim(buf_str(&b));
}

bool draft_open(struct request *req, struct plan *plan,
		 struct proceedings *p)
{
	if (!plan_open(req, plan) || !plan_may(req, plan) ||
	    plan->starts_at > req->now ||
	    str_eq(plan->state, S("cancelled")))
		return false;
	if (proceedings_get(req->tx, plan->id, p))
		return true;
	*p = (struct proceedings){ .id = plan->id,
				   .parties = parties_of(req, plan) };
	if (req->method == POST)
		proceedings_begin(req->tx, plan->id, p->parties);
	return true;
}

str draft_path(struct request *req, const struct plan *plan)
{
	str path = plan_path(req, plan);

	return arena_f(req->arena, "%.*s/verslag", (int)path.n, path.p);
}

struct reply draft_back(struct request *req, const struct plan *plan,
			 const char *under)
{
	str path = draft_path(req, plan);

	return reply_redirect(req, "%.*s%s", (int)path.n, path.p, under);
}

static struct doc_changes changes_of(struct request *req, entry_id meeting,
				     int64_t upto)
{
	struct version_change_rows rows =
		version_changes(req->tx, meeting, upto);
	struct doc_changes list = { 0 };

	list_each(r, rows)
		list_add(req->arena, &list) = (struct doc_change){
			.version = num_text(req->arena, req->lang, r->number),
			.title = r->title, .text = r->text,
			.mark = str_eq(r->mark, S("added"))
				? T(req, "Added by participants")
				: T(req, "Changed after a remark of participants") };
	return list;
}

static str version_words(struct request *req, const struct version *v)
{
	return TF(req, "Version {n}, {date}",
		  TR_INT(req->arena, "n", v->number),
		  TR_STR("date", when_day(req->arena, req->lang,
					  v->published_at)));
}

static struct doc_versions versions_of(struct request *req,
				       const struct plan *plan,
				       const struct version *shown)
{
	struct version_rows rows = version_list(req->tx, plan->id);
	str base = draft_path(req, plan);
	struct doc_versions list = { 0 };

	list_each(v, rows)
		list_add(req->arena, &list) = (struct doc_version){
			.title = version_words(req, v), .what = v->what,
			.path = v->number == shown->number ? (str){ 0 }
				: arena_f(req->arena, "%.*s/%" PRId64,
					  (int)base.n, base.p, v->number) };
	return list;
}

/* How it stands, in a few words: for who organises it. */
static str state_of(struct request *req, const struct proceedings *p)
{
	struct version v;
	str day;

	if (p->version && p->withdrawn)
		return T(req, "Withdrawn");
	if (p->version && version_get(req->tx, p->id, p->version, &v))
		return version_words(req, &v);
	if (!p->opened_at)
		return T(req, "Draft");
	if (!round_is_open(p, req->now))
		return TN(req, "Correction round over, {n} proposal to look at",
			  "Correction round over, {n} proposals to look at",
			  correction_count(req->tx, p->id, STILL_OPEN));
	day = round_last_day(req->arena, req->lang, p);
	return tr_fill(req->arena, tr_plural(req->lang,
			S("Correction round until {date}: {n} proposal"),
			S("Correction round until {date}: {n} proposals"),
			correction_count(req->tx, p->id, S(""))),
		TR_ARGS(TR_STR("date", day), TR_INT(req->arena, "n",
			correction_count(req->tx, p->id, S("")))));
}

static void crumbs(struct request *req, const struct plan *plan,
		   bool for_all)
{
	plan_crumbs(req, plan);
	if (for_all)
		req->head.no_index = req->head.no_store = false;
}

static struct reply version_page(struct request *req, const struct plan *plan,
				 const struct proceedings *p, int64_t number)
{
	struct report_line_rows rows;
	struct version v;

	if (!version_get(req->tx, plan->id, number, &v))
		return reply_not_found(req);
	rows = version_lines(req->tx, v.id);
	crumbs(req, plan, number == p->version && !p->withdrawn);
	return reply_page(req, 200,
		TF(req, "Report of {meeting}", TR_STR("meeting", plan->title)),
		proceedings_page, .doc = doc_of(req, &rows, NULL),
		.head = doc_head_of(req, plan), .state = version_words(req, &v),
		.changes = changes_of(req, plan->id, number),
		.versions = versions_of(req, plan, &v),
		.old = number < p->version, .base = draft_path(req, plan),
		.mine = plan_may(req, plan), .withdrawn = p->withdrawn != 0,
		.published = true, .bar = state_of(req, p));
}

static struct reply draft_page(struct request *req, const struct plan *plan,
			       const struct proceedings *p)
{
	struct report_line_rows rows = lines_now(req, plan, p);

	crumbs(req, plan, false);
	return reply_page(req, 200,
		TF(req, "Report of {meeting}", TR_STR("meeting", plan->title)),
		proceedings_page, .doc = doc_of(req, &rows, NULL),
		.head = doc_head_of(req, plan),
		.state = TF(req, "Draft, {date}", TR_STR("date",
			when_day(req->arena, req->lang, req->now))),
		.changes = changes_of(req, plan->id, p->version),
		.base = draft_path(req, plan), .draft = true, .mine = true,
		.published = p->version != 0, .withdrawn = p->withdrawn != 0,
		.bar = state_of(req, p));
}

static struct reply show(struct request *req)
{
	struct proceedings p = { 0 };
	struct plan plan;
	bool there;

	if (!plan_open(req, &plan))
		return reply_not_found(req);
	there = proceedings_get(req->tx, plan.id, &p) && p.version;
	if (there && !p.withdrawn && !request_param(req, "concept").n)
		return version_page(req, &plan, &p, p.version);
	if (draft_open(req, &plan, &p))
		return draft_page(req, &plan, &p);
	if (there && !p.withdrawn)
		return version_page(req, &plan, &p, p.version);
	return there
		? reply_refused(req, 410, T(req, "This report was withdrawn"),
			T(req, "Who organised the meeting took it away. Ask them about it."))
		: reply_refused(req, 404, T(req, "There is no report yet"),
			T(req, "Were you there? Then you can read along as soon as you get a mail with your own link."));
}

static struct reply show_version(struct request *req)
{
	struct proceedings p = { 0 };
	struct plan plan;

	if (!plan_open(req, &plan) ||
	    !proceedings_get(req->tx, plan.id, &p) ||
	    (p.withdrawn && !plan_may(req, &plan)))
		return reply_not_found(req);
	return version_page(req, &plan, &p, request_id(req, 1));
}

/* Take it away from all but who organises it, or put it back. */
static struct reply withdraw(struct request *req)
{
	bool back = str_eq(request_field(req, "doe"), S("terug"));
	struct proceedings p;
	struct plan plan;

	if (!draft_open(req, &plan, &p) || !p.version)
		return reply_not_found(req);
	if (back == (p.withdrawn != 0)) {
		proceedings_withdraw(req->tx, plan.id, !back);
		audit_note_entry(req->tx, req->who.id, back
			? S("proceedings.restored") : S("proceedings.withdrawn"),
			plan.id, (person_id){ 0 }, req->now);
	}
	return draft_back(req, &plan, "");
}

bool proceedings_step(struct request *req, const struct plan *plan,
		      struct plan_step *step)
{
	struct proceedings p = { 0 };
	bool begun = proceedings_get(req->tx, plan->id, &p);

	*step = (struct plan_step){ .title = T(req, "Report"),
		.path = draft_path(req, plan),
		.state = begun ? state_of(req, &p) : T(req, "Not yet begun") };
	return plan->starts_at <= req->now &&
	       !str_eq(plan->state, S("cancelled"));
}

html proceedings_on_meeting(struct request *req, const struct entry_card *row)
{
	struct reader_key mine = { 0 };
	struct proceedings p;
	struct plan plan;

	if (!proceedings_get(req->tx, row->id, &p) ||
	    !plan_get(req->tx, row->id, &plan))
		return (html){ 0 };
	if (p.version && !p.withdrawn)
		return part_page(req, proceedings_part, .published = true,
			.path = draft_path(req, &plan),
			.state = state_of(req, &p));
	if (!req->who.id.v || !round_is_open(&p, req->now) ||
	    !reader_of(req->tx, plan.id, req->who.id, &mine))
		return (html){ 0 };
	return part_page(req, proceedings_part,
		.path = reader_path(req->tx, mine.id, mine.made_at),
		.state = TF(req, "Until {date} you can say what is wrong or missing.",
			TR_STR("date", round_last_day(req->arena, req->lang,
						      &p))));
}

const struct route proceedings_routes[] = {
	{ GET,  "/bijeenkomsten/{slug}/verslag", show, ANYONE },
	{ GET,  "/bijeenkomsten/{slug}/verslag/schrijven", proceedings_write,
	  PERSON },
	{ POST, "/bijeenkomsten/{slug}/verslag/schrijven", proceedings_write,
	  PERSON, .rate = RATE_POST, .max_body = 1 << 20 },
	{ GET,  "/bijeenkomsten/{slug}/verslag/ronde", proceedings_round,
	  PERSON },
	{ POST, "/bijeenkomsten/{slug}/verslag/ronde", proceedings_round,
	  PERSON, .flags = FRESH, .rate = RATE_POST },
	{ POST, "/bijeenkomsten/{slug}/verslag/ronde/{id}", proceedings_decide,
	  PERSON },
	{ GET,  "/bijeenkomsten/{slug}/verslag/publiceren",
	  proceedings_publish, PERSON },
	{ POST, "/bijeenkomsten/{slug}/verslag/publiceren",
	  proceedings_publish, PERSON, .flags = FRESH, .rate = RATE_POST },
	{ POST, "/bijeenkomsten/{slug}/verslag/intrekken", withdraw, PERSON },
	{ GET,  "/bijeenkomsten/{slug}/verslag/{n}", show_version, ANYONE },
	{ GET,  "/correctie/{id}/{code}", correction_page_of, ANYONE },
	{ POST, "/correctie/{id}/{code}", correction_page_of, ANYONE,
	  .rate = RATE_POST },
	{ 0 }
};
