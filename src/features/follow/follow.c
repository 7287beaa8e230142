/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/follow/inside.h"
#include "base/when.h"
#include "follow.html.h"

enum { PATH_MAX_CHARS = 2000, IN_FEED = 100 };

const struct tr_name follow_rhythms[RHYTHMS] = {
	{ S("now"),   N_("At once") },
	{ S("day"),   N_("Every day") },
	{ S("week"),  N_("Every week, on Thursday") },
	{ S("month"), N_("Every month, the first Thursday") },
	{ S("feed"),  N_("No mail, only as a feed") },
};

static str rhythm_name(const struct request *req, str rhythm)
{
	return tr_name(req->lang, follow_rhythms, rhythm);
}

html follow_button(struct request *req, const struct follow_target *t, str path)
{
	struct follow_found found = { 0 };
	bool follows = req->who.id.v &&
		       follow_of(req->tx, req->who.id, t->theme, t->place,
				 t->party, t->search, &found);

	return part_page(req, follow_button_part, .path = path,
			 .known = req->who.id.v > 0, .follows = follows,
			 .rhythm = rhythm_name(req, found.rhythm));
}

bool follow_begin(struct tx *tx, person_id person, follow_subject_id subject,
		  int64_t now)
{
	if (follow_count(tx, person) >= FOLLOW_MAX)
		return false;
	follow_add(tx, person, subject, now);
	return true;
}

struct reply follow_too_many(struct request *req)
{
	return reply_refused(req, 409, T(req, "You follow very much already"),
		TF(req, "You can follow {n} things at a time. Stop following something first, at My page.",
		   TR_INT(req->arena, "n", FOLLOW_MAX)));
}

struct follow_form {
	str wat, doe, email;
};

static const struct form_field fields[] = {
	FORM_TEXT(struct follow_form, wat, .max = PATH_MAX_CHARS),
	FORM_TEXT(struct follow_form, doe, .max = 10),
};
static const struct form_field mail_fields[] = {
	FORM_TEXT(struct follow_form, email, .kind = FORM_MAIL, .min = 1,
		  .max = 254),
};

static struct reply page(struct request *req, const struct follow_shown *s,
			 str email, const struct form_errors *errors)
{
	str title = TF(req, "Follow {what}", TR_STR("what", s->title));

	req->head.no_index = true;
	head_crumb(req, s->title, s->path);
	return reply_page(req, errors->n ? 422 : 200,
		errors->n ? TF(req, "Error: {title}", TR_STR("title", title))
			  : title,
		follow_page, .s = *s, .known = req->who.id.v > 0,
		.email = email, .error = form_error_at(errors, "email"));
}

static struct reply ask(struct request *req)
{
	struct follow_shown s;

	if (!follow_at(req, request_param(req, "wat"), &s))
		return reply_not_found(req);
	return page(req, &s, (str){ 0 }, &(struct form_errors){ 0 });
}

/* Back to its page, where the button stands. */
static struct reply back_to(struct request *req, const struct follow_shown *s)
{
	return reply_redirect(req, "%.*s#volgen", (int)s->path.n, s->path.p);
}

static struct reply stop(struct request *req, const struct follow_shown *s)
{
	const struct follow_target *t = &s->target;
	struct follow_found found;

	if (follow_of(req->tx, req->who.id, t->theme, t->place, t->party,
		      t->search, &found))
		(void)!follow_end(req->tx, found.id, req->who.id);
	return back_to(req, s);
}

static struct reply begin(struct request *req, const struct follow_shown *s)
{
	if (!follow_begin(req->tx, req->who.id,
			  follow_subject_of(req->tx, &s->target), req->now))
		return follow_too_many(req);
	return back_to(req, s);
}

static struct reply by_mail(struct request *req, const struct follow_shown *s)
{
	struct follow_form form = { 0 };
	struct form_errors errors = form_read(req, mail_fields, &form);

	return errors.n ? page(req, s, form.email, &errors)
			: follow_ask_mail(req, s, form.email);
}

static struct reply act(struct request *req)
{
	struct follow_form form = { 0 };
	struct form_errors errors = form_read(req, fields, &form);
	struct follow_shown s;

	if (errors.n || !follow_at(req, form.wat, &s))
		return reply_not_found(req);
	if (!req->who.id.v)
		return by_mail(req, &s);
	return str_eq(form.doe, S("stop")) ? stop(req, &s) : begin(req, &s);
}

static struct reply sent(struct request *req)
{
	return person_look_in_mail(req, &(struct mail_sent){ .text =
		T(req, "We sent you a mail. Open the link in it and press the button: then you follow it.") });
}

struct reply follow_feed(struct request *req, const struct follow_target *t,
			 str title)
{
	struct follow_new_rows news = follow_news_of(req->tx, t->theme, t->place,
						     t->party, IN_FEED);
	struct entry_card_rows rows;
	struct db_ids ids = { 0 };

	list_each(n, news)
		list_add(req->arena, &ids) = n->id.v;
	rows = entry_rows(req, &ids);
	return entry_atom(req, title, &rows);
}

static enum job_end tidy(struct job *job)
{
	follow_tidy(job->tx, job->now);
	return JOB_DONE;
}

/* Who never pressed the button in the mail. */
static enum job_end expire(struct job *job)
{
	person_forget_stranger(job->tx, (person_id){ job->about });
	return JOB_DONE;
}

const struct job_kind follow_jobs[] = {
	{ "follow.tidy", tidy },
	{ "follow.expire", expire },
	{ 0 }
};

const struct periodic follow_periodic[] = {
	{ "follow.tidy", DAY, 4 * HOUR + 20 * MINUTE },
	{ 0 }
};

const struct route follow_routes[] = {
	{ GET,  "/volgen",           ask,              ANYONE },
	{ POST, "/volgen",           act,              ANYONE,
	  .flags = ONESELF, .rate = RATE_POST },
	{ GET,  "/volgen/verstuurd", sent,             ANYONE },
	{ GET,  "/mijn/volgen",      follow_mine_show, PERSON },
	{ POST, "/mijn/volgen",      follow_mine_save, PERSON,
	  .flags = ONESELF },
	{ POST, "/mijn/volgen/mail", follow_mine_pause, PERSON,
	  .flags = ONESELF },
	{ 0 }
};
