/* SPDX-License-Identifier: EUPL-1.2 */
/* When, where and for how many: the form of it. */
#include "features/openday/inside.h"
#include "entry/entry_form.h"
#include "openday.html.h"

enum { SEATS = 12, AHEAD = 14, SATURDAY = 6, AT_MOST = 200 };

static const struct form_field fields[] = {
	FORM_TEXT(struct openday_form, datum, .min = 1, .max = 10,
		  .label = N_("Date")),
	FORM_TEXT(struct openday_form, tijd, .min = 1, .max = 5,
		  .label = N_("Time")),
	FORM_TEXT(struct openday_form, plek, .min = 2, .max = 200,
		  .label = N_("Where")),
	FORM_TEXT(struct openday_form, aantal, .min = 1, .max = 3,
		  .label = N_("For how many people at most")),
	FORM_TEXT(struct openday_form, agenda, .max = 2),
};

static void read_moment(struct request *req, struct openday_form *form)
{
	form->starts_at = entry_moment_typed(req, form->datum, form->tijd,
					     &form->errors);
	if (form->starts_at && (form->starts_at < req->now + 2 * DAY ||
				form->starts_at > req->now + 365 * DAY))
		form_add_error(req, &form->errors, S("datum"),
			T(req, "Choose a day at least two days and at most a year from now."));
}

struct openday_form openday_form_read(struct request *req)
{
	struct openday_form form = { 0 };

	form.errors = form_read(req, fields, &form);
	read_moment(req, &form);
	if (!form_error_at(&form.errors, "aantal").n &&
	    (!str_to_int(form.aantal, &form.seats) || form.seats < 1 ||
	     form.seats > AT_MOST))
		form_add_error(req, &form.errors, S("aantal"),
			       T(req, "Give a number from 1 to 200."));
	return form;
}

struct openday_form openday_form_first(struct request *req,
				       const struct entry_card *party)
{
	int64_t day = req->now + AHEAD * DAY;

	while (when_civil(day).weekday != SATURDAY)
		day += DAY;
	return (struct openday_form){
		.datum = when_date(req->arena, day), .tijd = S("14:00"),
		.plek = party->place_name.n
			? arena_f(req->arena, "%.*s, %.*s",
				  (int)party->title.n, party->title.p,
				  (int)party->place_name.n,
				  party->place_name.p) : party->title,
		.aantal = arena_f(req->arena, "%d", SEATS),
	};
}

html openday_form_part(struct request *req, const struct openday_form *form)
{
	return part_page(req, openday_fields,
		.date = form->datum, .time = form->tijd, .venue = form->plek,
		.seats = form->aantal, .listed = form->agenda.n != 0,
		.date_error = form_error_at(&form->errors, "datum"),
		.time_error = form_error_at(&form->errors, "tijd"),
		.venue_error = form_error_at(&form->errors, "plek"),
		.seats_error = form_error_at(&form->errors, "aantal"));
}
