/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "base/when.h"
#include "entry/entry_form.h"
#include "features/meeting/meeting.h"
#include "features/origin/origin.h"
#include "features/place/place.h"
#include "features/plan/plan.h"
#include "features/role/role.h"

enum {
	PLAN_QUESTIONS = 3,
	PLAN_TITLE_MOST = 120,
	PLAN_FIRST = 10         /* fields that everyone fills in; the rest is more */
};

/* The form, as typed and as understood. */
struct plan_form {
	str titel, kort, tekst, soort, namens, datum, tijd, tot, plek, plaats,
	    welke, voor_wie, aanmelden, aantal, kosten, toegang, eten, online,
	    vragen, versie;
	int64_t starts_at, ends_at, seats;
	struct plan_party party;        /* id 0: the network */
	struct place_typed place;
	struct form_errors errors;
};

/* In whose name they may plan: of a coordinator also the network's, which is
 * the last, with id 0. None: they may not. */
struct plan_party_rows plan_names(struct request *req);
struct plan_form plan_form_read(struct request *req,
				const struct plan_party_rows *names);
/* As it stands. */
struct plan_form plan_form_of(struct request *req, const struct plan *plan);
/* "2026-12-09T10:00/12:30" */
str plan_date(struct arena *a, const struct plan_form *form);

/* What the page of the form shows. */
struct form_controls plan_controls(struct request *req,
				   const struct plan_form *form,
				   const struct plan_party_rows *names);
