/* SPDX-License-Identifier: EUPL-1.2 */
/* How long what is kept: the page that says so, and the night that does so. */
#include "features/privacy/inside.h"
#include "features/audit/audit.h"
#include "features/circle/circle.h"
#include "features/proceedings/proceedings.h"
#include "features/registration/registration.h"
#include "features/report/report.h"
#include "features/thanks/thanks.h"
#include "features/triangle/triangle.h"

/*
 * What goes, after how many days, and how. Without `end` it goes another way:
 * by a job of its own feature, as the file that is named says.
 */
static const struct term {
	const char *what;
	int days;
	void (*end)(struct tx *tx, int64_t before);
} terms[] = {
	/* post/post.c */
	{ N_("A question or offer that you did not confirm"), 7, NULL },
	{ N_("A question or offer that you took away"), 30, NULL },
	/* introduction/introduction_jobs.c */
	{ N_("A message that you did not confirm"), 7, NULL },
	{ N_("That you came to a meeting, and what you filled in"), 30,
	  registration_forget_before },
	{ N_("Your link to correct a report, from the end of the round"), 90,
	  proceedings_forget_before },
	{ N_("A phone number that you gave for one conversation"), 90, term_phones },
	{ N_("A lesson that a circle did not share"), 90, circle_lessons_forget },
	{ N_("An invitation to a circle without an answer"), 90, circle_forget },
	{ N_("A note in a circle, from its meeting on"), 30, circle_notes_forget },
	{ N_("What you said of a moment a circle could meet, from then on"), 30,
	  circle_suits_forget },
	{ N_("A step you wrote in a circle"), 365, circle_steps_forget },
	{ N_("An exchange that was proposed and did not go on"), 365, triangle_forget },
	{ N_("A thank-you card"), 730, thanks_forget },
	{ N_("When a link in a mail was made and used"), 30, link_delete_ended },
	{ N_("When you signed in, and on what kind of device"), 90, term_sessions },
	{ N_("Mail that could not be delivered"), 90, term_failed_mail },
	{ N_("What people with a role did, in the log"), 730, audit_forget },
	{ N_("What was reported, and what was done about it"), 730, report_forget },
	/* privacy_erase.c */
	{ N_("An account that nobody uses; we write first"), 820, NULL },
	/* upkeep/upkeep_backup.c: as many days as the settings say */
	{ N_("Copies we make each night"), 0, NULL },
};

static str after(struct request *req, int days)
{
	if (days >= 365)
		return TN(req, "{n} month", "{n} months", days / 30);
	return TN(req, "{n} day", "{n} days", days);
}

struct privacy_term privacy_term(struct request *req, size_t i)
{
	if (i >= COUNT(terms))
		return (struct privacy_term){ 0 };
	return (struct privacy_term){ terms[i].what,
		after(req, terms[i].days ? terms[i].days
					 : (int)req->conf->backup_kept) };
}

void privacy_keep_terms(struct tx *tx, int64_t now)
{
	for (size_t i = 0; i < COUNT(terms); i++)
		if (terms[i].end)
			terms[i].end(tx, now - (int64_t)terms[i].days * DAY);
}

static enum job_end keep_terms(struct job *job)
{
	privacy_keep_terms(job->tx, job->now);
	return JOB_DONE;
}

const struct job_kind privacy_jobs[] = {
	{ "privacy.terms", keep_terms },
	{ "privacy.erase", erase_due_now },
	{ 0 }
};

const struct periodic privacy_periodic[] = {
	{ "privacy.terms", DAY, 4 * HOUR },
	{ "privacy.erase", DAY, 4 * HOUR + 10 * MINUTE },
	{ 0 }
};

const struct route privacy_routes[] = {
	{ GET,  "/mijn/gegevens", own_show,     PERSON },
	{ POST, "/mijn/gegevens", own_save,     PERSON, .flags = FRESH | READS },
	{ GET,  "/mijn/gegevens/bestand/{id}", own_file, PERSON },
	{ GET,  "/mijn/gegevens/foto/{id}", own_photo, PERSON },
	{ GET,  "/mijn/stoppen",  erase_ask,    PERSON },
	{ POST, "/mijn/stoppen",  erase_begin,  PERSON, .flags = FRESH },
	{ POST, "/mijn/blijven",  erase_stop,   PERSON },
	{ 0 }
};
