/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the members of a circle hear of its meetings: which day suits, which it
 * became, and in their calendars, whose answers count as said on the page.
 */
#include "features/circle/inside.h"
#include "base/log.h"
#include "ical/ical.h"

enum { AHEAD = 2 * 366 * DAY, SOON = 36 * HOUR };

static const char kind[] = "kring";

static const struct { const char *subject, *first, *link; } words[] = {
	[CIRCLE_ASKED] = { N_("Which day suits you? {purpose}"),
		N_("Your circle meets again. These are the moments to choose from:"),
		N_("Tell when you can; you need not sign in:") },
	[CIRCLE_CHOSEN] = { N_("The date is set: {purpose}"),
		N_("Your circle meets on:"),
		N_("All about it, and tell if you cannot come:") },
	[CIRCLE_MOVED] = { N_("Changed: {purpose}"),
		N_("Something was changed about the meeting of your circle. It is now:"),
		N_("All about it, and tell if you cannot come:") },
	[CIRCLE_SOON] = { N_("Soon: {purpose}"),
		N_("Soon your circle meets:"),
		N_("All about it, and tell if you cannot come:") },
	[CIRCLE_OFF] = { N_("It does not go on: {purpose}"),
		N_("The meeting of your circle does not go on."), NULL },
	[CIRCLE_LEFT] = { N_("You left the circle: {purpose}"),
		N_("You are not in this circle any more. This takes its meeting out of your calendar."),
		NULL },
};

/* One letter: to whom, about what. */
struct letter_about {
	const struct circle *c;
	const struct circle_meeting *m;
	const struct circle_guest *guest;
	enum circle_news news;
};

static str uid_of(struct tx *tx, const struct conf *conf, circle_meeting_id id)
{
	struct arena *a = tx_arena(tx);

	return entry_uuid_at(a, conf_url(conf, a), S("circle-meeting"),
			     arena_f(a, "%" PRId64, id.v));
}

static str link_of(const struct errand *e, const struct letter_about *l)
{
	str path = circle_guest_path(e->tx, l->m->id, l->guest);

	return arena_f(tx_arena(e->tx), "%.*s%.*s", (int)e->url.n, e->url.p,
		       (int)path.n, path.p);
}

/* What this letter does in their calendar; nothing before a date was set. */
static void put_in_calendar(const struct errand *e,
			    const struct letter_about *l,
			    const struct addressee *to, struct mail *letter)
{
	bool off = l->news == CIRCLE_OFF || l->news == CIRCLE_LEFT;
	str by = reply_address(e->tx, e->conf, &(struct reply_to){
		str_from_z(kind), l->m->id.v, l->guest->person_id },
		l->m->made_at + AHEAD);
	enum ical_method method = off ? ICAL_CANCEL
		: by.n ? ICAL_REQUEST : ICAL_PUBLISH;

	if (!l->m->starts_at || l->news == CIRCLE_SOON)
		return;
	letter->calendar = ical_one(to->arena, method, &(struct ical_event){
		.uid = uid_of(e->tx, e->conf, l->m->id), .changed_at = e->now,
		.sequence = l->m->sequence, .starts_at = l->m->starts_at,
		.ends_at = l->m->starts_at +
			   circle_script_minutes(l->c->kind) * MINUTE,
		.title = l->c->purpose, .place = l->m->venue, .off = off,
		.url = off ? (str){ 0 } : link_of(e, l),
		.organizer = by.n ? by : e->conf->mail_from,
		.organizer_name = e->conf->name,
		.attendee = by.n ? to->mail : (str){ 0 },
		.attendee_name = by.n ? to->name : (str){ 0 } });
	letter->calendar_method = ical_method_name(method);
}

static str moments(const struct errand *e, const struct addressee *to,
		   circle_meeting_id id)
{
	struct circle_moment_rows rows = circle_moments(e->tx, id);
	struct buf b = { .arena = to->arena, .limit = 2000 };

	list_each(k, rows)
		buf_add_next(&b, S("\n"), circle_moment_when(to->arena,
							     to->lang,
							     k->starts_at));
	return buf_str(&b);
}

static str what(const struct errand *e, const struct letter_about *l,
		const struct addressee *to)
{
	str when;

	if (l->news == CIRCLE_LEFT || (l->news == CIRCLE_OFF &&
				       !l->m->starts_at))
		return (str){ 0 };
	if (l->news == CIRCLE_ASKED)
		return moments(e, to, l->m->id);
	when = circle_meeting_when(to->arena, to->lang, l->c, l->m);
	return l->m->venue.n && l->news != CIRCLE_OFF
		? arena_joined(to->arena, when, '\n', l->m->venue) : when;
}

static void write_one(const struct errand *e, const struct letter_about *l)
{
	const char *link = words[l->news].link;
	bool goes_on = link && l->news != CIRCLE_ASKED;
	struct circle_contact contact;
	struct addressee to;
	struct mail letter;

	if (!circle_person(e->tx, l->guest->person_id, &contact))
		return;
	to = circle_addressee(e, &contact);
	letter = (struct mail){ .to = to.mail, .now = e->now,
		.subject = tr_fill(to.arena, tr(to.lang,
				str_from_z(words[l->news].subject)),
				TR_ARGS(TR_STR("purpose", l->c->purpose))),
		.text = LETTER(to.arena, to.lang, to.name, e->conf->name,
			tr(to.lang, str_from_z(words[l->news].first)),
			what(e, l, &to),
			l->m->reason.n ? letter_quoted(to.arena, l->m->reason)
				       : (str){ 0 },
			goes_on && l->m->case_party_id
				? TF(&to, "{party} brings the question.",
				     TR_STR("party", l->m->case_title))
				: (str){ 0 },
			link ? arena_joined(to.arena,
				tr(to.lang, str_from_z(link)), '\n',
				link_of(e, l)) : (str){ 0 }) };
	put_in_calendar(e, l, &to, &letter);
	mail_add(e->tx, &letter);
}

void circle_meeting_tell(const struct errand *e, circle_meeting_id id,
			 enum circle_news news)
{
	struct circle_member_rows rows;
	struct circle_meeting m;
	struct circle_guest guest;
	struct circle c;

	if (!circle_meeting_get(e->tx, id, &m) ||
	    !circle_get(e->tx, m.circle_id, &c))
		return;
	rows = circle_members(e->tx, c.id);
	list_each(r, rows)
		if (circle_guest(e->tx, id, r->id, &guest))
			write_one(e, &(struct letter_about){ &c, &m, &guest,
							     news });
	if (m.starts_at && m.starts_at <= e->now + SOON)
		circle_meeting_reminded(e->tx, id);
}

enum job_end circle_meeting_remind(struct job *job)
{
	struct errand e = { job->tx, job->conf, job->url, job->now };
	struct circle_meeting_key_rows rows = circle_meetings_soon(job->tx,
		job->now, job->now + SOON);

	list_each(r, rows)
		circle_meeting_tell(&e, r->id, CIRCLE_SOON);
	return JOB_DONE;
}

/* The meeting to come and this seat; false: there is none. */
static bool next_of(const struct errand *e, circle_id circle,
		    circle_member_id seat, struct letter_about *l)
{
	struct arena *a = tx_arena(e->tx);
	struct circle_meeting *m = arena_new(a, struct circle_meeting);
	struct circle_guest *guest = arena_new(a, struct circle_guest);
	struct circle *c = arena_new(a, struct circle);

	*l = (struct letter_about){ .c = c, .m = m, .guest = guest };
	return circle_get(e->tx, circle, c) &&
	       circle_meeting_to_come(e->tx, c, e->now, m) &&
	       circle_guest(e->tx, m->id, seat, guest);
}

void circle_meeting_welcome(const struct errand *e, circle_id circle,
			    circle_member_id seat)
{
	struct letter_about l;

	if (!next_of(e, circle, seat, &l))
		return;
	l.news = l.m->starts_at ? CIRCLE_CHOSEN : CIRCLE_ASKED;
	write_one(e, &l);
}

void circle_meeting_part(const struct errand *e, circle_id circle,
			 circle_member_id seat)
{
	struct letter_about l;

	if (!next_of(e, circle, seat, &l))
		return;
	l.news = CIRCLE_LEFT;
	if (l.m->starts_at)
		write_one(e, &l);
	if (l.c->members == 1)
		circle_meetings_end(e->tx, circle, e->now);
}

void circle_meeting_stop(const struct errand *e, const struct circle *c,
			 str reason)
{
	struct circle_meeting m;

	if (!circle_meeting_to_come(e->tx, c, e->now, &m))
		return;
	circle_meeting_off(e->tx, m.id, reason);
	if (m.starts_at)
		circle_meeting_tell(e, m.id, CIRCLE_OFF);
}

/*
 * What their calendars answer.
 */
static const char *answer_of(enum ical_said said)
{
	return said == ICAL_ACCEPTED ? "yes"
	     : said == ICAL_DECLINED ? "no" : "maybe";
}

/* Why it does not count; NULL: it was said. */
static const char *take(const struct reply_in *in)
{
	circle_meeting_id id = { in->to.about };
	struct ical_answer answer;
	struct circle_contact contact;
	struct circle_moment_rows rows;
	struct circle_guest guest;
	struct circle_meeting m;

	if (!ical_answer_read(tx_arena(in->tx), in->calendar, &answer))
		return "unreadable";
	if (!circle_meeting_get(in->tx, id, &m) ||
	    !circle_guest_of(in->tx, id, in->to.person, &guest) ||
	    !circle_person(in->tx, guest.person_id, &contact))
		return "gone";
	if (!str_eq(in->from, contact.mail) ||
	    !str_eq(answer.attendee, contact.mail))
		return "sender";
	if (in->conf->mail_authserv.n && !in->proven)
		return "unproven";
	if (!str_eq(answer.uid, uid_of(in->tx, in->conf, id)))
		return "other";
	if (answer.sequence != m.sequence)
		return "old";
	if (!str_eq(m.state, S("chosen")) || m.starts_at <= in->now)
		return "over";
	rows = circle_moments(in->tx, id);
	list_each(k, rows)
		if (k->starts_at == m.starts_at)
			circle_say(in->tx, k->id, guest.id,
				   str_from_z(answer_of(answer.said)));
	return NULL;
}

static void take_calendar(const struct reply_in *in)
{
	const char *why = take(in);

	if (why)
		log_info("calendar.ignored", "why=%s", why);
}

const struct reply_kind circle_replies[] = {
	{ kind, .take_calendar = take_calendar },
	{ 0 }
};
