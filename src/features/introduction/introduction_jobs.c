/* SPDX-License-Identifier: EUPL-1.2 */
/* What happens later: their turn came, a week went by, four weeks did. */
#include "features/introduction/inside.h"

enum { ON_ONE_MAIL = 5, CLOSED = 200 };

static struct errand errand_of_job(const struct job *job)
{
	return (struct errand){ job->tx, job->conf, job->url, job->now };
}

static bool about(const struct job *job, struct introduction *i)
{
	return introduction_get(job->tx, (introduction_id){ job->about }, i);
}

static enum job_end run_go(struct job *job)
{
	struct errand e = errand_of_job(job);
	struct introduction i;

	if (about(job, &i) && str_eq(i.state, S("waiting")))
		queue_again(&e, i.party_id);
	return JOB_DONE;
}

static enum job_end run_forget(struct job *job)
{
	struct introduction i;

	if (about(job, &i) && introduction_forget(job->tx, i.id))
		person_forget_stranger(job->tx, i.person_id);
	return JOB_DONE;
}

/* The coordinator, once; who was asked is never reminded. */
static enum job_end run_remind(struct job *job)
{
	struct errand e = errand_of_job(job);
	struct introduction i;

	if (about(job, &i) && (str_eq(i.state, S("sent")) ||
			       str_eq(i.state, S("with-coordinator"))))
		write_coordinator(&e, &i, true);
	return JOB_DONE;
}

/* Whom to ask, and what they call the other. False: we cannot write. */
static bool person_on(struct tx *tx, const struct introduction *i, str side,
		      struct introduction_contact *to)
{
	if (str_eq(side, S("helper")))
		return contact_of(tx, i, to);
	*to = (struct introduction_contact){ i->person_id.v, i->name, i->mail,
					     i->lang };
	return true;
}

static void add_link(const struct errand *e, struct outcome_links *links,
		     const struct side_due *due, str side)
{
	struct introduction i;
	bool helper = str_eq(side, S("helper"));
	struct introduction_contact to;

	if (!introduction_get(e->tx, due->introduction_id, &i) ||
	    !person_on(e->tx, &i, side, &to))
		return;
	list_add(tx_arena(e->tx), links) = (struct outcome_link){
		helper ? (i.from_title.n ? i.from_title : i.name) : i.party,
		token_create(e->tx, &(struct token){
			.purpose = helper ? "contact-outcome-helper"
					  : "contact-outcome-asker",
			.person = { to.person }, .about = i.id.v,
			.url = e->url, .now = e->now }).url };
	side_was_asked(e->tx, due->id, e->now);
}

/* One mail to one person in four weeks, with all that is open on it. */
static enum job_end ask_side(struct job *job, str side, const char *kind)
{
	struct errand e = errand_of_job(job);
	struct introduction i;
	struct introduction_contact to;
	struct outcome_links links = { 0 };
	struct side_due_rows due;
	int64_t who, last;

	if (!about(job, &i) || !person_on(job->tx, &i, side, &to))
		return JOB_DONE;
	who = str_eq(side, S("helper")) ? i.party_id.v : i.person_id.v;
	last = side_asked_at(job->tx, side, who);
	due = side_to_ask(job->tx, side, who, job->now - ASK_AFTER, ON_ONE_MAIL);
	if (due.n && last > job->now - ASK_AFTER) {
		job_add(job->tx, str_from_z(kind), i.id.v, last + ASK_AFTER);
		return JOB_DONE;
	}
	for (size_t n = 0; n < due.n; n++)
		add_link(&e, &links, &due.at[n], side);
	if (links.n)
		write_outcome(&e, &to, &links);
	return JOB_DONE;
}

static enum job_end run_ask_asker(struct job *job)
{
	return ask_side(job, S("asker"), "introduction.ask-asker");
}

static enum job_end run_ask_helper(struct job *job)
{
	return ask_side(job, S("helper"), "introduction.ask-helper");
}

static enum job_end run_close(struct job *job)
{
	struct errand e = errand_of_job(job);
	struct introduction_gone_rows gone = introduction_of_gone(job->tx, CLOSED);

	for (size_t n = 0; n < gone.n; n++)
		close_gone(&e, gone.at[n].id);
	return JOB_DONE;
}

const struct periodic introduction_periodic[] = {
	{ "introduction.close", HOUR, 0 },
	{ 0 }
};

const struct job_kind introduction_jobs[] = {
	{ "introduction.close", run_close },
	{ "introduction.go", run_go },
	{ "introduction.forget", run_forget },
	{ "introduction.remind", run_remind },
	{ "introduction.ask-asker", run_ask_asker },
	{ "introduction.ask-helper", run_ask_helper },
	{ 0 }
};
