/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What we write to who was there: that the round is open, once; that it ends
 * soon, once, if they did nothing yet; and the answers to what they proposed,
 * all in one, when the report is published. Never more.
 */
#include "features/proceedings/inside.h"
#include "mail/letter.h"

enum { AT_ONCE = 200, SOON_FOR = 2 * DAY };

/* Who gets it: T and TF speak their language. */
struct listener {
	struct arena *arena;
	str lang;
};

/* What a letter is about. */
struct letter_of {
	struct reader reader;
	struct plan plan;
	struct proceedings p;
	struct listener to;
	str link;
};

static bool letter_of(struct job *job, correction_reader_id id,
		      struct letter_of *l)
{
	str path;

	if (!reader_get(job->tx, id, &l->reader) || !l->reader.mail.n ||
	    !plan_get(job->tx, l->reader.meeting_id, &l->plan) ||
	    !proceedings_get(job->tx, l->plan.id, &l->p))
		return false;
	path = reader_path(job->tx, id, l->reader.made_at);
	l->to = (struct listener){ job->arena, l->reader.lang };
	l->link = arena_f(job->arena, "%.*s%.*s", (int)job->url.n, job->url.p,
			  (int)path.n, path.p);
	return true;
}

static void write_invitation(struct job *job, const struct letter_of *l,
			     bool again)
{
	const struct listener *to = &l->to;
	str day = round_last_day(job->arena, to->lang, &l->p);

	mail_add(job->tx, &(struct mail){ .to = l->reader.mail,
		.now = job->now,
		.subject = again
			? TF(to, "Until {date}: the report of {title}",
			     TR_STR("date", day), TR_STR("title", l->plan.title))
			: TF(to, "Read along: the report of {title}",
			     TR_STR("title", l->plan.title)),
		.text = LETTER(to->arena, to->lang, l->reader.name,
			job->conf->name,
			again ? T(to, "The report of the meeting you registered for is almost ready. Is it right? This is the only reminder.")
			      : T(to, "There is a draft report of the meeting you registered for. Is it right, and is it complete? Beside each text you can say what is wrong or missing. You need no account."),
			l->plan.title,
			TF(to, "This can be done up to and including {date}:",
			   TR_STR("date", day)),
			l->link,
			T(to, "The link is yours alone. Others see what you propose, without your name.")) });
}

static enum job_end invite(struct job *job)
{
	entry_id meeting = { job->about };
	struct reader_key_rows rows = reader_to_invite(job->tx, meeting,
						       AT_ONCE);

	list_each(r, rows) {
		struct letter_of l;

		reader_mailed(job->tx, r->id, job->now);
		if (letter_of(job, r->id, &l) &&
		    round_is_open(&l.p, job->now))
			write_invitation(job, &l, false);
	}
	if (rows.n == AT_ONCE)
		job_add(job->tx, S("proceedings.invite"), meeting.v, job->now);
	return JOB_DONE;
}

static enum job_end remind(struct job *job)
{
	struct reader_key_rows rows = reader_to_remind(job->tx, job->now,
		job->now + SOON_FOR, AT_ONCE);

	list_each(r, rows) {
		struct letter_of l;

		reader_reminded(job->tx, r->id, job->now);
		if (letter_of(job, r->id, &l) &&
		    round_is_open(&l.p, job->now))
			write_invitation(job, &l, true);
	}
	if (rows.n == AT_ONCE)
		job_add(job->tx, S("proceedings.remind"), 0, job->now);
	return JOB_DONE;
}

static str answer_of(const struct listener *to, const struct correction *c)
{
	if (!str_eq(c->state, ACCEPTED))
		return TF(to, "This is not in the report: {words}",
			  TR_STR("words", c->words));
	if (!c->words.n)
		return T(to, "This is in the report now.");
	return TF(to, "This is in the report now. Said with it: {words}",
		  TR_STR("words", c->words));
}

/* "> their words", and below it what became of it. */
static str answers_for(const struct listener *to, struct tx *tx,
		       const struct letter_of *l, int64_t version)
{
	struct correction_rows all = correction_list(tx, l->plan.id);
	struct buf b = { .arena = to->arena, .limit = 1 << 17 };

	list_each(c, all) {
		str quoted = letter_quoted(to->arena, c->text), answer;

		if (c->reader_id.v != l->reader.id.v || c->version != version ||
		    str_eq(c->state, STILL_OPEN))
			continue;
		answer = answer_of(to, c);
		buf_addf(&b, "%.*s\n%.*s\n\n", (int)quoted.n, quoted.p,
			 (int)answer.n, answer.p);
	}
	return str_trim(buf_str(&b));
}

static void write_answers(struct job *job, correction_reader_id id,
			  const struct version *v)
{
	struct letter_of l;
	const struct listener *to = &l.to;
	str said;

	if (!letter_of(job, id, &l))
		return;
	said = answers_for(to, job->tx, &l, v->number);
	if (!said.n)
		return;
	mail_add(job->tx, &(struct mail){ .to = l.reader.mail,
		.now = job->now,
		.subject = TF(to, "The report is there: {title}",
			      TR_STR("title", l.plan.title)),
		.text = LETTER(to->arena, to->lang, l.reader.name,
			job->conf->name,
			T(to, "The report is published. Thank you for reading along. This became of what you proposed:"),
			said,
			T(to, "Read the report:"),
			arena_f(job->arena, "%.*s/bijeenkomsten/%.*s/verslag",
				(int)job->url.n, job->url.p,
				(int)l.plan.slug.n, l.plan.slug.p)) });
}

static enum job_end answers(struct job *job)
{
	struct correction_teller_rows rows;
	struct version v;

	if (!version_by_id(job->tx, (proceedings_version_id){ job->about },
			   &v))
		return JOB_GIVE_UP;
	rows = correction_to_tell(job->tx, v.meeting_id, v.number);
	list_each(r, rows)
		write_answers(job, r->reader_id, &v);
	return JOB_DONE;
}

void proceedings_forget_before(struct tx *tx, int64_t before)
{
	reader_forget(tx, before);
}

const struct job_kind proceedings_jobs[] = {
	{ "proceedings.invite", invite },
	{ "proceedings.remind", remind },
	{ "proceedings.answers", answers },
	{ 0 }
};

const struct periodic proceedings_periodic[] = {
	{ "proceedings.remind", HOUR, 0 },
	{ 0 }
};
