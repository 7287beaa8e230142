/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "entry/entry_form.h"
#include "features/join/join.h"
#include "features/post/post.h"
#include "join.sql.h"

/* Its name is typed, or much like one that is here. */
struct alike {
	str path, title, label, place;
};
struct alikes {
	struct alike *at;
	size_t n, cap;
};
/* The likest first; none: this is a new one. */
struct alikes join_alikes_of(struct request *req, str name);
/* GET ?q=: the same for the script that asks while one types. */
struct reply join_alikes(struct request *req);

struct reply join_new(struct request *req);
struct reply join_send(struct request *req);
struct reply join_show_sent(struct request *req);

/* Once both rows are there: show it if who added it is signed in, else send
 * the mail that does. The reply to give. */
struct reply join_finish(struct request *req, entry_id id);
/* Whether to store it; join_pretend is what everyone sees. */
bool join_is_welcome(struct request *req, const struct post_form *form);
struct reply join_pretend(struct request *req);

/* It was confirmed, or a coordinator let it through. */
void join_publish(struct tx *tx, entry_id id, int64_t now);

/* What one may bring at first, with the path of the offer it became. */
struct small_thing {
	str value, title, text, path;
};
struct small_things {
	struct small_thing *at;
	size_t n, cap;
};
struct reply join_small_show(struct request *req);
struct reply join_small_send(struct request *req);
/* Whether they were never asked and brought nothing yet. */
bool join_may_invite(struct tx *tx, person_id person);

/* Someone says that a page is theirs. */
struct claim_link {
	int64_t id;
	str title;
};
struct claims {
	struct claim_link *at;
	size_t n, cap;
};
enum job_end join_claim_over(struct job *job);

/* One that a coordinator looks at. */
struct newcomer {
	int64_t id;
	str type, slug, title, summary, place, path, what;
	bool held, removed, told;
};
struct newcomers {
	struct newcomer *at;
	size_t n, cap;
};
struct reply join_looked_at(struct request *req);
