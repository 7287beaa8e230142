/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * consent: what someone said yes to, which text they saw, and that they may
 * take it back as easily; and the house rules, which everyone says yes to who
 * takes part.
 *
 * A feature that asks for consent calls consent_given() in the transaction in
 * which the box was ticked, and has a row in consent_purposes, so that the
 * log at /mijn/toestemming can name it and take it back.
 */
#pragma once

#include "http/http.h"

extern const struct route consent_routes[];

struct consent {
	person_id person;       /* id 0: who has no account, by mail_hash */
	str mail_hash;          /* keyed, as whoever asks keeps it; or empty */
	const char *purpose;    /* of consent_purposes */
	int64_t about;          /* a row the purpose knows: a photo; or 0 */
	const char *version;    /* of the text: the day it began to hold */
	const char *way;        /* "form", "mail", "paper", "phone" */
};

/* Once for each text: saying yes again to the same changes nothing. */
void consent_given(struct request *req, const struct consent *consent);
/* Whether their yes to that purpose holds, to this version of its text or,
 * where version is NULL, to any. */
bool consent_holds(struct tx *tx, person_id person, const char *purpose,
		   const char *version);
/* Their yes to that purpose, and about, is over. */
void consent_withdraw(struct tx *tx, person_id person, const char *purpose,
		      int64_t about, int64_t now);

/* What one may say yes to. */
struct consent_purpose {
	const char *name;       /* "photo" */
	const char *title;      /* N_("A photo on which people can be seen") */
	/* What follows when it is taken back; NULL: it cannot be, on its own:
	 * the page then says `instead`, which is N_(). */
	void (*withdraw)(struct request *req, int64_t about);
	const char *instead;
};
/* Every one of them; in app.c, ends NULL. */
extern const struct consent_purpose *const consent_purposes[];
extern const struct consent_purpose consent_house_rules;

/* The text of the house rules that holds now. A changed text is a new
 * version, and everyone is asked once more. */
#define RULES_VERSION "2026-11-22"

/* The text of the privacy page that holds now. A text that says something else
 * is a new version; so is another answer to who answers for the data, who runs
 * the machine and where, and whether data go abroad. */
#define PRIVACY_VERSION "2026-11-22"

/* What people agree to when they take part, by its day: the house rules, with
 * the privacy page they were shown. */
str rules_version(struct tx *tx);

/* Whether they said yes to the house rules as they are now. */
bool rules_accepted(struct tx *tx, person_id person);
/* They did, and said to be 16 or older. */
void rules_accept(struct request *req, person_id person, const char *way);
/* "With this button you agree ...", for above the button that does so. */
html rules_sentence(struct request *req);
/* On /mijn: asks once where the rules changed, and links to the log. */
html consent_mine(struct request *req);
