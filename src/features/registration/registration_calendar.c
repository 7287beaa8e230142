/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What stands in the calendar of who comes: an invitation goes with our
 * letters, and what their program answers is as if they had said it on their
 * page. Only for oneself: a guest has a calendar of their own.
 */
#include "features/registration/inside.h"
#include "base/log.h"
#include "ical/ical.h"

enum { AHEAD = 2 * 366 * DAY };

static const char kind[] = "aanmelding";

/* The same from each address the site is reached by, and in the background.
 * Of a course one for all of it, by its first session. */
static str uid_of(struct tx *tx, const struct conf *conf,
		  const struct plan *plan)
{
	struct arena *a = tx_arena(tx);
	struct plan first;

	if (plan->course_id.v && plan_get(tx, plan->course_id, &first))
		return entry_uuid_at(a, conf_url(conf, a), S("course"),
				     first.slug);
	return entry_uuid_at(a, conf_url(conf, a), S("meeting"), plan->slug);
}

/* The same in all letters about it, as programs go by who organises: good for
 * as long as a meeting can be ahead. */
static str organizer(const struct errand *e, const struct registration *r)
{
	return reply_address(e->tx, e->conf, &(struct reply_to){
		str_from_z(kind), r->id.v, r->person_id },
		r->registered_at + AHEAD);
}

/* A course is one event that repeats, and one more for each session that is not
 * as the first. */
static void add_events(struct tx *tx, struct buf *out, const struct plan *plan,
		       const struct ical_event *event)
{
	struct plan_sessions all = plan_sessions_of(tx, plan);

	if (!all.n)
		ical_add(out, event);
	list_each(s, all) {
		struct ical_event one = *event;

		one.starts_at = s->starts_at;
		one.ends_at = s->ends_at;
		one.place = s->venue;
		if (s == all.at) {
			one.rule = all.rule;
			one.skipped = all.skipped;
		} else if (s->differs && !s->off) {
			one.instead_of = s->slot;
		} else {
			continue;
		}
		ical_add(out, &one);
	}
}

static str calendar_of(const struct errand *e, const struct plan *plan,
		       const struct registration *r, enum ical_method method)
{
	struct arena *a = tx_arena(e->tx);
	struct buf out = { .arena = a, .limit = ICAL_MAX };
	str by = organizer(e, r), own = registration_path(e->tx, r->id);
	struct ical_event event = {
		.uid = uid_of(e->tx, e->conf, plan), .changed_at = e->now,
		.sequence = r->sequence, .starts_at = plan->starts_at,
		.ends_at = plan->ends_at, .title = plan->title,
		.text = plan->online.n
			? arena_joined(a, plan->summary, '\n', plan->online)
			: plan->summary,
		.place = plan->venue, .off = method == ICAL_CANCEL,
		.url = arena_f(a, "%.*s%.*s", (int)e->url.n, e->url.p,
			       (int)own.n, own.p),
		.organizer = by.n ? by : e->conf->mail_from,
		.organizer_name = e->conf->name,
	};

	if (by.n) {
		event.attendee = r->mail;
		event.attendee_name = r->person_name;
	}
	ical_begin(&out, &(struct ical_head){ .method = method });
	add_events(e->tx, &out, plan, &event);
	ical_end(&out);
	return out.overflow ? (str){ 0 } : buf_str(&out);
}

void registration_invite(const struct errand *e, const struct plan *plan,
			 const struct registration *r, struct mail *letter)
{
	bool comes = str_eq(r->state, COMING) && plan_is_open(plan, e->now);
	enum ical_method method = !comes ? ICAL_CANCEL
		: e->conf->mail_in.n ? ICAL_REQUEST : ICAL_PUBLISH;

	if (r->guest.n || (!comes && !r->invited))
		return;
	letter->calendar = calendar_of(e, plan, r, method);
	letter->calendar_method = ical_method_name(method);
	registration_invited(e->tx, r->id, comes);
}

/*
 * What comes back.
 */
static void act(const struct errand *e, const struct plan *plan,
		struct registration *r, enum ical_said said)
{
	if (said == ICAL_DECLINED && !str_eq(r->state, OFF)) {
		/* Their calendar knows: it gets no word of it. */
		registration_uninvited(e->tx, r->id);
		r->invited = 0;
		registration_call_off(e, plan, r);
	} else if (said == ICAL_ACCEPTED) {
		registration_come_back(e, plan, r);
	}
}

/* Why it is not theirs to give, or comes too late; NULL: it counts. */
static const char *refusal(const struct reply_in *in,
			   const struct registration *r,
			   const struct plan *plan,
			   const struct ical_answer *answer)
{
	if (!str_eq(in->from, r->mail) ||
	    !str_eq(answer->attendee, r->mail) || r->person_id.v != in->to.person.v)
		return "sender";
	if (in->conf->mail_authserv.n && !in->proven)
		return "unproven";
	if (!str_eq(answer->uid, uid_of(in->tx, in->conf, plan)))
		return "other";
	if (answer->sequence != r->sequence - 1 ||
	    answer->stamp <= r->answered_at)
		return "old";
	return plan_is_open(plan, in->now) ? NULL : "over";
}

static const char *take(const struct reply_in *in)
{
	struct errand e = { in->tx, in->conf, in->url, in->now };
	struct ical_answer answer;
	struct registration r;
	struct plan plan;
	const char *why;

	if (!ical_answer_read(tx_arena(in->tx), in->calendar, &answer))
		return "unreadable";
	if (!registration_get(in->tx, (registration_id){ in->to.about }, &r) ||
	    !plan_get(in->tx, r.meeting_id, &plan))
		return "gone";
	why = refusal(in, &r, &plan, &answer);
	if (why)
		return why;
	registration_answered(in->tx, r.id, answer.stamp);
	act(&e, &plan, &r, answer.said);
	return NULL;
}

static void take_calendar(const struct reply_in *in)
{
	const char *why = take(in);

	if (!why)
		return;
	log_info("calendar.ignored", "why=%s", why);
	registration_ignored(in->tx, str_from_z(why));
}

const struct reply_kind registration_replies[] = {
	{ kind, .take_calendar = take_calendar },
	{ 0 }
};
