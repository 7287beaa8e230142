/* SPDX-License-Identifier: EUPL-1.2 */
/* How a call went, and what they said about the story. */
#include "features/coordinate/inside.h"

struct call_form {
	str ging, bereik, notitie;
};

static const char *const answers[] = { "ja", "later", "nee", "niet-bereikt",
				       NULL };

static const struct form_field call_fields[] = {
	FORM_TEXT(struct call_form, ging, .kind = FORM_CHOICE, .min = 1,
		  .choices = answers),
	FORM_TEXT(struct call_form, bereik, .max = 254),
	FORM_TEXT(struct call_form, notitie, .max = 500),
};

static enum called called_of(str said)
{
	if (str_eq(said, S("ja")))
		return CALLED_YES;
	if (str_eq(said, S("later")))
		return CALLED_NOT_NOW;
	return str_eq(said, S("nee")) ? CALLED_NO : CALLED_NO_ANSWER;
}

/* A mail address, or a phone number of nine digits or more. */
static bool is_reach(str s)
{
	int digits = 0;

	for (size_t n = 0; n < s.n; n++)
		digits += s.p[n] >= '0' && s.p[n] <= '9';
	return digits >= 9 || str_find(s, S("@")) < s.n;
}

/* The introduction of the route, if they look after who was asked. */
static bool find(struct request *req, struct introduction *i)
{
	return introduction_get(req->tx, (introduction_id){ request_id(req, 0) },
				i) &&
	       may(req, COORDINATOR, OF_ENTRY(i->party_id));
}

struct reply call_went(struct request *req)
{
	struct errand e = errand_of(req);
	struct call_form form;
	struct form_errors errors = form_read(req, call_fields, &form);
	struct slip slip = { request_id(req, 0), form.bereik, form.notitie,
			     errors.n ? errors.at[0].message : (str){ 0 } };
	struct phone_call call;
	struct introduction i;

	if (!find(req, &i))
		return reply_not_found(req);
	call = (struct phone_call){ called_of(form.ging), form.bereik,
				    form.notitie };
	if (!errors.n && call.went == CALLED_YES && !is_reach(form.bereik))
		slip.error = T(req, "Fill in their mail address or phone number: that is what the asker gets.");
	if (slip.error.n)
		return work_page(req, &slip);
	if (!introduction_call(&e, i.id, &call))
		return done(req, "al-beantwoord");
	return done(req, arena_z(req->arena, form.ging));
}

struct telling_form {
	str woorden, delen;
};

static const char *const yes_no[] = { "ja", "nee", NULL };

static const struct form_field telling_fields[] = {
	FORM_TEXT(struct telling_form, woorden, .kind = FORM_PARAGRAPHS,
		  .max = 300),
	FORM_TEXT(struct telling_form, delen, .kind = FORM_CHOICE, .min = 1,
		  .choices = yes_no),
};

struct reply telling_went(struct request *req)
{
	struct errand e = errand_of(req);
	struct telling_form form;
	struct form_errors errors = form_read(req, telling_fields, &form);
	struct introduction i;

	if (!find(req, &i) || !coordinate_may_tell(req->tx, i.id))
		return reply_not_found(req);
	if (errors.n)
		return work_page(req, &(struct slip){ i.id.v, .error =
			errors.at[0].message, .words = form.woorden });
	introduction_tell(&e, i.id, S("helper"), form.woorden,
			  str_eq(form.delen, S("ja")));
	return done(req, "verhaal");
}
