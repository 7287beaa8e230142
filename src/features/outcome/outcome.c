/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/outcome/outcome.h"
#include "base/when.h"
#include "mail/letter.h"
#include "outcome.sql.h"

enum {
	MAIL_EVERY = 28 * DAY,
	POINT_EVERY = 60 * DAY, POINT_TIMES = 2, MORNING = 12 * HOUR,
	ON_ONE_MAIL = 8, LETTER_MAX = 1 << 15
};

/* Those with the same point have their mails composed in one morning. */
static bool is_due(const struct outcome_reader *reader,
		   const struct outcome_source *source, int64_t about)
{
	struct outcome_asked_row row;

	if (!outcome_asked_get(reader->tx, str_from_z(source->name), about,
			       &row))
		return true;
	if (source->since)
		return row.asked_at < source->since(reader, about) ||
		       row.asked_at > reader->now - MORNING;
	return row.times < POINT_TIMES &&
	       row.asked_at <= reader->now - POINT_EVERY;
}

void outcome_buttons(const struct outcome_reader *reader, int64_t about,
		     const struct outcome_answer answers[], size_t n,
		     struct outcome_point *point)
{
	for (size_t i = 0; i < n; i++)
		point->buttons[i] = (struct outcome_button){
			tr(reader->lang, str_from_z(answers[i].label)),
			token_create(reader->tx, &(struct token){
				answers[i].purpose, reader->person,
				.about = about, .url = reader->url,
				.now = reader->now }).url };
}

int64_t outcome_anniversary(int64_t from, int64_t now)
{
	enum { YEAR = 365 * DAY, YEAR_AND_HALF = 548 * DAY };

	if (from + YEAR_AND_HALF <= now)
		return from + YEAR_AND_HALF;
	return from + YEAR <= now ? from + YEAR : 0;
}

/* A paragraph for the point, and one for each button. */
static void add_point(struct buf *b, const struct outcome_point *point)
{
	buf_addf(b, "%s%.*s", b->n ? "\n\n" : "", (int)point->text.n,
		 point->text.p);
	for (size_t n = 0; n < COUNT(point->buttons); n++) {
		const struct outcome_button *button = &point->buttons[n];

		if (button->url.n)
			buf_addf(b, "\n\n%.*s\n%.*s", (int)button->label.n,
				 button->label.p, (int)button->url.n,
				 button->url.p);
	}
}

static int add_source(struct buf *b, const struct outcome_reader *reader,
		      const struct outcome_source *source, int room)
{
	struct outcome_ids open = source->open(reader);
	struct outcome_point point;
	int added = 0;

	for (size_t n = 0; n < open.n && added < room; n++) {
		point = (struct outcome_point){ 0 };
		if (!is_due(reader, source, open.at[n]) ||
		    !source->write(reader, open.at[n], &point))
			continue;
		outcome_asked_note(reader->tx, str_from_z(source->name),
				   open.at[n], reader->now);
		add_point(b, &point);
		added++;
	}
	return added;
}

/* One person: nothing where nothing is due, or within a month. */
static enum job_end run_mail(struct job *job)
{
	struct buf b = { .arena = job->arena, .limit = LETTER_MAX };
	struct person person;
	struct outcome_reader reader;
	int points = 0;

	if (!person_get(job->tx, (person_id){ job->about }, &person) ||
	    outcome_mailed_at(job->tx, person.id) > job->now - MAIL_EVERY)
		return JOB_DONE;
	reader = (struct outcome_reader){ job->arena, job->tx, person.lang,
					  job->url, person.id, job->now };
	for (const struct outcome_source *const *s = outcome_sources; *s; s++)
		points += add_source(&b, &reader, *s, ON_ONE_MAIL - points);
	if (!points)
		return JOB_DONE;
	outcome_mailed(job->tx, person.id, job->now);
	mail_add(job->tx, &(struct mail){ .to = person.mail, .now = job->now,
		.subject = T(&reader, "What became of it?"),
		.text = LETTER(job->arena, person.lang, person.name,
			job->conf->name,
			T(&reader, "One tap tells how it stands; the link opens a page with a button."),
			buf_str(&b),
			T(&reader, "Your answer stays between those involved, unless you choose to share it. No answer is fine: at most once a month you get such a mail, and we do not keep asking.")) });
	return JOB_DONE;
}

/* Each morning: a mail to compose for everyone with something open. */
static enum job_end run_look(struct job *job)
{
	for (const struct outcome_source *const *s = outcome_sources; *s; s++) {
		struct outcome_ids people = (*s)->people(job->tx, job->now);

		for (size_t n = 0; n < people.n; n++)
			if (outcome_mailed_at(job->tx,
					      (person_id){ people.at[n] }) <=
			    job->now - MAIL_EVERY)
				job_add(job->tx, S("outcome.mail"),
					people.at[n], job->now);
	}
	return JOB_DONE;
}

const struct job_kind outcome_jobs[] = {
	{ "outcome.look", run_look },
	{ "outcome.mail", run_mail },
	{ 0 }
};

const struct periodic outcome_periodic[] = {
	{ "outcome.look", DAY, 8 * HOUR },
	{ 0 }
};
