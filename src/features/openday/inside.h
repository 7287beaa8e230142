/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "base/when.h"
#include "features/introduction/introduction.h"
#include "features/openday/openday.h"
#include "openday.sql.h"

enum {
	ENOUGH = 3,                     /* who ask, before it is proposed */
	WITHIN = 30 * DAY,              /* since when they asked */
	PROPOSE_EVERY = 60 * DAY
};

/* When, where and for how many, as typed and as understood. */
struct openday_form {
	str datum, tijd, plek, aantal, agenda;
	int64_t starts_at, seats;
	struct form_errors errors;
};
struct openday_form openday_form_read(struct request *req);
/* What is proposed: a Saturday afternoon, at their place. */
struct openday_form openday_form_first(struct request *req,
				       const struct entry_card *party);
html openday_form_part(struct request *req, const struct openday_form *form);

/* Set the day, and invite all who ask. */
openday_id openday_plan(const struct errand *e, const struct entry_card *party,
			const struct openday_form *form);
/* Those who ask and are not invited yet. */
void openday_invite(const struct errand *e, const struct openday *day);
void openday_change(const struct errand *e, const struct openday *day,
		    const struct openday_form *form);
void openday_call_off(const struct errand *e, const struct openday *day);
/* "yes", "no", "other"; what it became: "other" too where it is full. */
str openday_answer(const struct errand *e, const struct guest *guest,
		   str answer);

/* Letters. */
void write_proposal(const struct errand *e, entry_id party, int64_t asking);
enum openday_news { OPENDAY_INVITED, OPENDAY_MOVED, OPENDAY_OFF };
void write_guest(const struct errand *e, const struct openday *day,
		 openday_guest_id guest, enum openday_news news);

/* In a list, on a page. */
struct invited {
	int64_t id;
	str party, when, venue, said;
	bool comes;
};
struct inviteds {
	struct invited *at;
	size_t n, cap;
};
/* "saturday 5 december 2026, 14.00 uur" */
str openday_when(struct arena *a, str lang, int64_t t);
