/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "base/when.h"
#include "features/thanks/thanks.h"
#include "thanks.sql.h"

enum { THANKS_WORDS = 400 };            /* characters */

/* One card, with the talk it is about, as one of the two sides sees it. */
struct thank_card {
	struct thanks t;
	struct introduction i;
	bool mine;              /* they wrote it */
};
/* Of that row. False: there is none, or it is not theirs to see. */
bool card_open(struct request *req, thanks_id id, struct thank_card *card);

/* On a page. */
struct card_view {
	str path, words, from, to, when, text;
	bool may_choose, shown;
};
struct card_views {
	struct card_view *at;
	size_t n, cap;
};

struct thanks_form {
	str woorden, wijze, tonen;
	str error;
};
/* Whether who asks may thank for this talk: they asked, it was said yes to,
 * and there is no card yet. */
bool thanks_may(struct request *req, const struct introduction *i);
/* Whether a card can go by mail. */
bool thanks_reaches(struct tx *tx, const struct introduction *i);
struct thanks_form thanks_read(struct request *req);
html thanks_fields(struct request *req, const struct introduction *i,
		   const struct thanks_form *form);
/* Keep it, and mail it where that was chosen. */
thanks_id thanks_give(const struct errand *e, const struct introduction *i,
		      person_id by, const struct thanks_form *form);
/* What who got it chose, if it is theirs to choose. */
void thanks_choose(struct tx *tx, const struct thank_card *card, str answer);
