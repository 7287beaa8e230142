/* SPDX-License-Identifier: EUPL-1.2 */
/* What we write to who comes. */
#include "features/registration/inside.h"
#include "features/followup/followup.h"
#include "mail/letter.h"

enum { SOON_FOR = 2 * DAY };

/* Who gets it: T and TF speak their language. */
struct reader {
	struct arena *arena;
	str lang;
};

static const struct { const char *subject, *first; } words[] = {
	[REGISTERED] = { N_("You come to: {title}"),
		N_("You said that you come. We are glad.") },
	[SEAT_FREE] = { N_("There is a seat for you: {title}"),
		N_("Someone called off, so there is a seat for you now. Can you not come any more? Then tell us below: the next one is glad.") },
	[PLAN_CHANGED] = { N_("Changed: {title}"),
		N_("Something was changed about this meeting. It is now:") },
	[PLAN_OFF] = { N_("It does not go on: {title}"),
		N_("This meeting does not go on. Who organises it writes:") },
	[SESSION_OFF] = { N_("Something of it does not go on: {title}"),
		N_("Not all of this course goes on. Who organises it writes:") },
	[PLAN_ON] = { N_("It goes on after all: {title}"),
		N_("This meeting goes on after all. You are on the list again.") },
	[CALLED_OFF] = { N_("You do not come: {title}"),
		N_("You are off the list for this meeting. Can you come after all? Then say so below.") },
	[SOON] = { N_("Soon: {title}"),
		N_("In a few days we see you. Can you not come? Then tell us below: somebody else may be waiting.") },
};

static str about(const struct reader *to, const char *text, str title)
{
	return tr_fill(to->arena, tr(to->lang, str_from_z(text)),
		       TR_ARGS(TR_STR("title", title)));
}

static str lines(struct arena *a, str one, str two)
{
	return two.n ? arena_f(a, "%.*s\n%.*s", (int)one.n, one.p, (int)two.n,
			       two.p) : one;
}

/* For whom it is, if that is someone without mail. */
static str for_whom(const struct reader *to, const struct registration *r)
{
	return r->guest.n ? TF(to, "You registered {name}.",
			       TR_STR("name", r->guest)) : (str){ 0 };
}

static str first_words(const struct reader *to, const struct registration *r,
		       enum registration_news news)
{
	if (news == REGISTERED && str_eq(r->state, WAITING))
		return T(to, "It is full. You are on the waiting list. When a seat comes free you get a mail.");
	return tr(to->lang, str_from_z(words[news].first));
}

static str own_link(const struct errand *e, registration_id id)
{
	str path = registration_path(e->tx, id);

	return arena_f(tx_arena(e->tx), "%.*s%.*s", (int)e->url.n, e->url.p,
		       (int)path.n, path.p);
}

/* When, where, and the link to join if they come; of a course that changes all
 * its days. */
static str where_and_when(const struct errand *e, const struct reader *to,
			  const struct plan *plan,
			  const struct registration *r,
			  enum registration_news news)
{
	struct plan what = *plan;
	str text;

	if (news == PLAN_OFF)
		return (str){ 0 };
	if (news != SOON)
		plan_whole(e->tx, &what, e->now);
	text = lines(to->arena, news == SOON
		? plan_when(to->arena, to->lang, &what)
		: plan_days_text(e->tx, to->lang, &what, e->now), what.venue);
	if (plan->online.n && str_eq(r->state, COMING))
		text = lines(to->arena, text,
			TF(to, "From home: {link}",
			   TR_STR("link", plan->online)));
	return text;
}

/* Their own page, with what it is for. */
static str way_there(const struct errand *e, const struct reader *to,
		     registration_id id, enum registration_news news)
{
	if (news == PLAN_OFF)
		return (str){ 0 };
	return lines(to->arena, news == CALLED_OFF
		? T(to, "I come after all")
		: T(to, "Change it, call off, or put it in your calendar:"),
		own_link(e, id));
}

void registration_write(const struct errand *e, const struct plan *plan,
			registration_id id, enum registration_news news)
{
	bool off = news == PLAN_OFF || news == SESSION_OFF;
	struct plan whole = *plan;
	struct registration r;
	struct reader to;
	struct mail letter;

	if (!registration_get(e->tx, id, &r) || !r.mail.n)
		return;
	to = (struct reader){ tx_arena(e->tx), r.lang };
	letter = (struct mail){ .to = r.mail, .now = e->now,
		.subject = about(&to, news == REGISTERED &&
				      str_eq(r.state, WAITING)
				 ? N_("On the waiting list: {title}")
				 : words[news].subject, plan->title),
		.text = LETTER(to.arena, to.lang, r.person_name, e->conf->name,
			first_words(&to, &r, news),
			off ? plan->reason : plan->title,
			for_whom(&to, &r),
			where_and_when(e, &to, plan, &r, news),
			news == REGISTERED || news == SOON
			? followup_letter_line(e->tx, to.lang, plan->id, e->now)
			: (str){ 0 },
			way_there(e, &to, id, news),
			news == REGISTERED
			? T(&to, "Was it not you? Then call off with the same link.")
			: (str){ 0 }) };
	plan_whole(e->tx, &whole, e->now);
	if (news != SOON)
		registration_invite(e, &whole, &r, &letter);
	mail_add(e->tx, &letter);
	registration_mailed(e->tx, id, e->now);
}

static bool is_other(const struct plan *was, const struct plan *now)
{
	return was->starts_at != now->starts_at ||
	       was->ends_at != now->ends_at ||
	       !str_eq(was->venue, now->venue) ||
	       !str_eq(was->online, now->online);
}

void registration_plan_changed(struct request *req, const struct plan *was,
			       const struct plan *now)
{
	struct errand e = errand_of(req);
	bool was_on = plan_is_open(was, req->now);
	bool on = plan_is_open(now, req->now);
	struct registration_key_rows rows;
	struct plan whole = *now;
	enum registration_news news = !on ? PLAN_OFF
				    : !was_on ? PLAN_ON : PLAN_CHANGED;

	plan_whole(req->tx, &whole, req->now);
	if (plan_is_open(&whole, req->now)) {
		registration_fill(&e, &whole);
		if (whole.course_id.v)
			news = on ? PLAN_CHANGED : SESSION_OFF;
	}
	if (was_on == on && !is_other(was, now))
		return;
	rows = registration_to_tell(req->tx, whole.id);
	list_each(r, rows)
		registration_write(&e, now, r->id, news);
}

/*
 * A few days before.
 */
static enum job_end remind(struct job *job)
{
	enum { AT_ONCE = 500 };
	struct errand e = { job->tx, job->conf, job->url, job->now };
	struct registration_soon_rows rows = registration_to_remind(job->tx,
		job->now, job->now + SOON_FOR, AT_ONCE);

	list_each(row, rows) {
		struct plan plan;

		registration_reminded(job->tx, row->id, row->session_id,
				      job->now);
		if (plan_get(job->tx, row->session_id, &plan))
			registration_write(&e, &plan, row->id, SOON);
	}
	if (rows.n == AT_ONCE)
		job_add(job->tx, S("registration.remind"), 0, job->now);
	return JOB_DONE;
}

const struct job_kind registration_jobs[] = {
	{ "registration.remind", remind },
	{ 0 }
};

const struct periodic registration_periodic[] = {
	{ "registration.remind", HOUR, 0 },
	{ 0 }
};
