/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "base/when.h"
#include "crypto/crypto.h"
#include "entry/entry_form.h"
#include "features/introduction/introduction.h"
#include "features/meeting/meeting.h"
#include "features/registration/registration.h"
#include "features/table/table.h"
#include "mail/mail.h"
#include "registration.sql.h"

#define COMING S("coming")
#define WAITING S("waiting")
#define OFF S("off")

/* What one writes with it. */
struct attendee {
	person_id person;       /* 0: has no mail */
	str guest;              /* empty: that person */
	str behalf, wants, brings, answers;
	struct table_choice tables;
};

/* They come, or wait: the row, also if it was there already. */
registration_id registration_add(const struct errand *e,
				 const struct plan *plan,
				 const struct attendee *who);
/* They do not come after all, and whoever waits has their seat; or they do,
 * at the end of the line. */
void registration_call_off(const struct errand *e, const struct plan *plan,
			   const struct registration *r);
void registration_come_back(const struct errand *e, const struct plan *plan,
			    const struct registration *r);
/* Give the seats that are free to who waits. */
void registration_fill(const struct errand *e, const struct plan *plan);

/* How many can still come; -1: there is room for all. */
int64_t registration_seats_left(struct tx *tx, const struct plan *plan);
/* The name of who comes. */
str registration_name(str guest, str person_name);
/* Their own page: "/aanmelding/12/k3f...". It can be kept and used often. */
str registration_path(struct tx *tx, registration_id id);
bool registration_code_is(struct tx *tx, registration_id id, str code);

enum registration_news { REGISTERED, SEAT_FREE, PLAN_CHANGED, PLAN_OFF,
			 SESSION_OFF, PLAN_ON, CALLED_OFF, SOON };
/* A letter to who has a mail address. plan: of a course the whole; SESSION_OFF
 * and SOON: that session. */
void registration_write(const struct errand *e, const struct plan *plan,
			registration_id id, enum registration_news news);

/* Put with a letter what makes it stand in their calendar, or not any more. */
void registration_invite(const struct errand *e, const struct plan *plan,
			 const struct registration *r, struct mail *letter);

/* The form, for a stranger, who is signed in, and for changing it later. */
struct register_form {
	str naam, email, ander, namens, kant, halen, brengen, tafel, tweede,
	    v1, v2, v3, website;
	struct form_errors errors;
};
enum register_as { AS_STRANGER, AS_PERSON, AS_CHANGE };
struct register_form register_form_read(struct request *req,
					const struct plan *plan,
					enum register_as as);
struct form_controls register_controls(struct request *req,
				       const struct register_form *form,
				       const struct plan *plan,
				       enum register_as as);
struct attendee attendee_of(struct request *req,
			    const struct register_form *form);

struct reply registration_host_list(struct request *req);
struct reply registration_host_add(struct request *req);
struct reply registration_host_set(struct request *req);
struct reply registration_badges_page(struct request *req);
struct reply registration_host_paste(struct request *req);
/* A meeting, and what one registers for: of a session its course. */
struct hosted {
	struct plan plan, whole;
};
/* Those of the route, for who organises it; and their list of it. */
bool registration_host_find(struct request *req, struct hosted *h);
str registration_host_path(struct request *req, const struct plan *plan);

/* Whom the organiser sees. */
struct comer {
	int64_t id;
	str name, behalf;
	struct strs badge;      /* what others put on it */
	struct facts said;
	bool came, off;
};
struct comers {
	struct comer *at;
	size_t n, cap;
};

/* Where one goes, on /mijn. */
struct going {
	str path, title, guest, venue, when;
	bool waits;
};
struct going_list {
	struct going *at;
	size_t n, cap;
};
