/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * forms: no form is forgotten. Of every page a test gets the forms are noted;
 * when its world ends, each of them that was not tried before is sent with
 * everything wrong in every field, by who saw it. So a new form is tried as
 * soon as any test looks at its page.
 */
#pragma once

#include "http/http.h"

struct world;

/* What one types or chooses, or what goes along unseen. */
struct page_field {
	str name, value;
	bool typed, words;      /* words: shown again beside an error */
	bool off;               /* a box without a tick: not sent */
};
struct page_fields {
	struct page_field *at;
	size_t n, cap;
};
struct page_form {
	const struct route *route;
	str action;
	str cookies;            /* of who saw it .. */
	const char *csrf;       /* .. and what their forms carry */
	struct page_fields fields;
};
struct page_forms {
	struct page_form *at;
	size_t n, cap;
};

/* What nobody should type: markup, control characters, no text, too much.
 * Encoded as in a form; ends NULL. */
extern const char *const wrong_values[];

/* Put those of this page in the list that are new. from: who saw it, and the
 * path of the page. */
void forms_note(struct page_forms *list, struct arena *a,
		const struct page_form *from, str page);
/* How a form is sent in a world. */
typedef struct reply (*forms_send)(struct world *w, const struct page_form *form,
				   const char *body);
/* Send those with something wrong; a line for each that is answered badly.
 * Returns how many were. */
int forms_try(struct world *w, const struct page_forms *list, forms_send send);
/* The forms that were seen, and never found one who may send them. */
int forms_untried(void);
