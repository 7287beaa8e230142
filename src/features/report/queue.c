/* SPDX-License-Identifier: EUPL-1.2 */
/* /beheer/meldingen: what waits for a moderator, and deciding about one. */
#include "features/report/inside.h"
#include "features/edit/edit.h"
#include "features/monday/monday.h"
#include "report_queue.html.h"

enum { SHOWN = 50, COUNTED = 100, WORDS_MIN = 10 };

static const char *const days[] = { "7", "30", "90", "365", NULL };

int64_t report_count(struct request *req)
{
	int64_t site = may(req, MODERATOR, SITE);

	if (!who_may(&req->who, MODERATOR))
		return 0;
	return (int64_t)(report_waiting(req->tx, req->who.id, site, req->now,
					COUNTED).n +
			 measure_appeals(req->tx, req->who.id, site,
					    req->now, COUNTED).n);
}

bool report_is_mine(struct request *req, const struct report *r)
{
	struct report_person_rows people =
		report_concerned(req->tx, r->id);

	for (size_t i = 0; i < people.n; i++)
		if (people.at[i].id.v == req->who.id.v)
			return true;
	return false;
}

bool report_find(struct request *req, report_id id, struct report *r)
{
	if (!report_get(req->tx, id, r))
		return false;
	r->title = report_title(req->lang, r->title);
	return true;
}

static bool is_in_scope(struct request *req, const struct report *r)
{
	return may(req, MODERATOR, r->entry_id.v ? OF_ENTRY(r->entry_id) : SITE);
}

bool report_may_decide(struct request *req, const struct report *r)
{
	return is_in_scope(req, r) && !report_is_mine(req, r);
}

static str past_of(struct request *req, str what)
{
	const struct measure_kind *kind = measure_kind_of(what);

	return kind ? tr(req->lang, str_from_z(kind->past)) : what;
}

/* text: N_(), with {what} and {date} in it. */
static str said_on(struct request *req, const char *text, str what, int64_t at)
{
	return tr_fill(req->arena, tr(req->lang, str_from_z(text)),
		TR_ARGS(TR_STR("what", what), TR_STR("date",
			when_day(req->arena, req->lang, at))));
}

static str path_in(struct request *req, const char *room, int64_t id)
{
	return arena_f(req->arena, "/beheer/%s/%" PRId64, room, id);
}

static struct to_decides waiting_of(struct request *req, int64_t site)
{
	struct report_line_rows rows = report_waiting(req->tx, req->who.id,
						      site, req->now, SHOWN);
	struct to_decides list = { 0 };

	list_each(r, rows)
		list_add(req->arena, &list) = (struct to_decide){
			path_in(req, "meldingen", r->id.v),
			report_title(req->lang, r->title),
			said_on(req, N_("{what}, since {date}"),
				TN(req, "Reported once", "Reported {n} times",
				   r->n), r->first_at) };
	return list;
}

static struct to_decides appeals_of(struct request *req, int64_t site)
{
	struct measure_line_rows rows = measure_appeals(req->tx,
		req->who.id, site, req->now, SHOWN);
	struct to_decides list = { 0 };

	list_each(r, rows)
		list_add(req->arena, &list) = (struct to_decide){
			path_in(req, "bezwaren", r->id.v),
			report_title(req->lang, r->title),
			said_on(req, N_("{what}. They do not agree, since {date}"),
				past_of(req, r->what), r->appealed_at) };
	return list;
}

static struct to_decides past_list(struct request *req, int64_t site)
{
	struct report_past_rows rows = report_decided(req->tx, req->who.id,
						      site, req->now, SHOWN);
	struct to_decides list = { 0 };

	list_each(r, rows)
		list_add(req->arena, &list) = (struct to_decide){
			path_in(req, "meldingen", r->id.v),
			report_title(req->lang, r->title),
			said_on(req, N_("{what} on {date}"),
				past_of(req, r->what), r->decided_at) };
	return list;
}

static void crumbs(struct request *req)
{
	head_desk(req, T(req, "Reports"), S("/beheer/meldingen"));
}

struct reply queue_show(struct request *req)
{
	int64_t site = may(req, MODERATOR, SITE);

	crumbs(req);
	return reply_page(req, 200, T(req, "Reports"), report_queue_page,
		.done = request_param(req, "klaar").n
			? T(req, "It is done, and told to whom it concerns.")
			: (str){ 0 },
		.waiting = waiting_of(req, site),
		.appeals = appeals_of(req, site),
		.past = past_list(req, site));
}

static struct saids saids_of(struct request *req, report_id id)
{
	struct report_word_rows rows = report_words(req->tx, id);
	struct saids list = { 0 };

	list_each(r, rows)
		list_add(req->arena, &list) = (struct said){
			report_reason_name(req->lang, r->reason),
			r->words,
			when_day(req->arena, req->lang, r->at) };
	return list;
}

struct dones report_dones(struct request *req, report_id id)
{
	struct measure_rows rows = measure_list(req->tx, id);
	struct dones list = { 0 };

	list_each(m, rows) {
		list_add(req->arena, &list) = (struct done){
			.id = m->id.v, .title = past_of(req, m->what),
			.date = when_day(req->arena, req->lang, m->at),
			.reason = m->reason.n
				? edit_reason_name(req->lang, m->reason)
				: (str){ 0 },
			.words = m->words,
			.until = m->ends_at ? when_day(req->arena, req->lang,
						       m->ends_at) : (str){ 0 },
			.appeal = m->appeal, .answer = m->answer,
			.waits = m->appealed_at && !m->answered_at,
			.overturned = m->overturned };
	}
	return list;
}

struct decide_form {
	str doe, reden, dagen, woorden;
	const struct measure_kind *kind;
	int64_t ends_at;
	struct form_errors errors;
};

static const struct form_field decide_fields[] = {
	FORM_TEXT(struct decide_form, doe, .min = 1, .max = 20),
	FORM_TEXT(struct decide_form, reden, .kind = FORM_CHOICE,
		  .choices = edit_reasons),
	FORM_TEXT(struct decide_form, dagen, .kind = FORM_CHOICE,
		  .choices = days),
	FORM_TEXT(struct decide_form, woorden, .kind = FORM_PARAGRAPHS,
		  .max = MEASURE_WORDS),
};

static struct kind_choices kinds_of(struct request *req,
				    const struct report *r, str chosen)
{
	struct kind_choices list = { 0 };

	for (const struct measure_kind *k = measure_kinds(); k->what.n; k++)
		if (measure_fits(req, r, k))
			list_add(req->arena, &list) = (struct kind_choice){
				k->what, tr(req->lang, str_from_z(k->label)),
				tr(req->lang, str_from_z(k->hint)),
				str_eq(k->what, chosen) };
	return list;
}

static struct choices reasons_of(struct request *req, str chosen)
{
	struct choices list = { 0 };

	for (const char *const *r = edit_reasons; *r; r++) {
		str reason = str_from_z(*r);

		list_add(req->arena, &list) = (struct choice){ reason,
			edit_reason_name(req->lang, reason),
			str_eq(reason, chosen) };
	}
	return list;
}

static struct choices days_of(struct request *req, str chosen)
{
	struct choices list = { 0 };

	for (const char *const *d = days; *d; d++) {
		int64_t n = 0;

		if (str_to_int(str_from_z(*d), &n))
			list_add(req->arena, &list) = (struct choice){
				str_from_z(*d), TN(req, "{n} day", "{n} days", n),
				str_eq(str_from_z(*d), chosen) };
	}
	return list;
}

/* What the one who gets it reads: whose it is, or who reported it first. */
static str letter_lang(struct request *req, const struct report *r,
		       const struct measure_kind *kind)
{
	struct report_person_rows people = report_concerned(req->tx, r->id);
	struct report_word_rows words = report_words(req->tx, r->id);

	if (str_eq(kind->what, S("dismiss")) && words.n)
		return words.at[0].lang;
	return people.n ? people.at[0].lang : req->conf->lang;
}

static str letter_of(struct request *req, const struct report *r,
		     const struct decide_form *form)
{
	str lang = letter_lang(req, r, form->kind);

	return tr_fill(req->arena, tr(lang, str_from_z(form->kind->letter)),
		TR_ARGS(TR_STR("title", r->title),
			TR_STR("reason", edit_reason_name(lang, form->reden)),
			TR_STR("date", when_day(req->arena, lang,
						form->ends_at))));
}

/* The reason most chose it for is suggested. */
static void suggest(struct request *req, const struct report *r,
		    struct decide_form *form)
{
	struct report_word_rows words = report_words(req->tx, r->id);

	if (!form->reden.n && words.n)
		form->reden = report_reason_of(words.at[0].reason);
	if (!form->dagen.n)
		form->dagen = S("30");
}

static void understand(struct request *req, const struct report *r,
		       struct decide_form *form)
{
	int64_t n = 0;

	form->kind = measure_kind_of(form->doe);
	if (form->kind && !measure_fits(req, r, form->kind))
		form->kind = NULL;
	suggest(req, r, form);
	if (form->kind && str_eq(form->doe, S("block")) &&
	    str_to_int(form->dagen, &n))
		form->ends_at = req->now + n * DAY;
}

static struct reply page(struct request *req, const struct report *r,
			 struct decide_form *form)
{
	bool may_decide = report_may_decide(req, r);
	const struct measure_kind *kind = may_decide ? form->kind : NULL;

	crumbs(req);
	head_crumb(req, r->title, arena_f(req->arena,
		"/beheer/meldingen/%" PRId64, r->id.v));
	return reply_page(req, form->errors.n ? 422 : 200,
		form->errors.n ? TF(req, "Error: {title}", TR_STR("title",
				    r->title)) : r->title,
		report_one_page, .id = r->id.v, .title = r->title,
		.path = r->is_message ? (str){ 0 } : r->path,
		.summary = r->summary,
		.saids = saids_of(req, r->id), .dones = report_dones(req, r->id),
		.mine = !may_decide,
		.kinds = may_decide ? kinds_of(req, r, form->doe)
				    : (struct kind_choices){ 0 },
		.reasons = reasons_of(req, form->reden),
		.days = days_of(req, form->dagen),
		.step = kind ? tr(req->lang, str_from_z(kind->label))
			     : (str){ 0 },
		.to_reporter = kind && str_eq(kind->what, S("dismiss")),
		.what = form->doe, .reason = form->reden, .term = form->dagen,
		.words = form->woorden,
		.kind_error = form_error_at(&form->errors, "doe"),
		.words_error = form_error_at(&form->errors, "woorden"));
}

static bool find(struct request *req, struct report *r)
{
	return report_find(req, (report_id){ request_id(req, 0) }, r) &&
	       is_in_scope(req, r);
}

struct reply queue_one(struct request *req)
{
	struct decide_form form = {
		.doe = request_param(req, "doe"),
		.reden = request_param(req, "reden"),
		.dagen = request_param(req, "dagen"),
	};
	struct report r;

	if (!find(req, &r))
		return reply_not_found(req);
	understand(req, &r, &form);
	if (form.kind)
		form.woorden = letter_of(req, &r, &form);
	else if (request_param(req, "verder").n)
		form_add_error(req, &form.errors, S("doe"),
			       T(req, "Choose one of these."));
	return page(req, &r, &form);
}

struct reply queue_decide(struct request *req)
{
	struct decide_form form = { 0 };
	struct report r;

	if (!find(req, &r))
		return reply_not_found(req);
	if (!report_may_decide(req, &r))
		return reply_forbidden(req);
	form.errors = form_read(req, decide_fields, &form);
	understand(req, &r, &form);
	if (!form.kind)
		form_add_error(req, &form.errors, S("doe"),
			       T(req, "Choose one of these."));
	if (form.woorden.n < WORDS_MIN)
		form_add_error(req, &form.errors, S("woorden"),
			T(req, "Write in a few words what was decided and why."));
	if (form.errors.n)
		return page(req, &r, &form);
	measure_take(req, &r, &(struct decision){ form.kind, form.reden,
		form.woorden, form.ends_at });
	return reply_redirect(req, "/beheer/meldingen?klaar=1");
}

static void add_point(struct monday *m, int64_t since, str title)
{
	monday_add(m, &(struct monday_point){ .rank = MONDAY_PERSON,
		.since = since, .title = title, .path = S("/beheer/meldingen") });
}

void report_monday(struct monday *m)
{
	int64_t site = monday_everywhere(m, MODERATOR);
	struct report_line_rows open;
	struct measure_line_rows appeals;

	if (!monday_may(m, MODERATOR))
		return;
	open = report_waiting(m->tx, m->person, site, m->now, SHOWN);
	appeals = measure_appeals(m->tx, m->person, site, m->now, SHOWN);
	if (open.n)
		add_point(m, open.at[0].first_at,
			  TN(m, "{n} report waits for a decision",
			     "{n} reports wait for a decision",
			     (int64_t)open.n));
	if (appeals.n)
		add_point(m, appeals.at[0].appealed_at,
			  TN(m, "{n} person does not agree with a decision",
			     "{n} people do not agree with a decision",
			     (int64_t)appeals.n));
}
