/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "base/when.h"
#include "features/privacy/privacy.h"
#include "privacy.sql.h"

enum { REGRET_FOR = 14 * DAY };         /* from asking to being erased */

/* A kind of thing that is kept of people, in words. */
struct kept_line {
	str title, text;
	int64_t n;              /* how many of this person */
};
struct kept_lines {
	struct kept_line *at;
	size_t n, cap;
};
/* What of this person there is; kinds without any are left out. */
struct kept_lines privacy_kept_of(struct request *req, const struct person *p);

/* Keep to them, now. */
void privacy_keep_terms(struct tx *tx, int64_t now);

/* The photos and files someone added, for in their zip. */
struct own_upload {
	const char *name;       /* in the zip: "photos/12.jpeg" */
	str what;               /* in words */
	str bytes;              /* empty: too large for the zip */
	str address;            /* then: where it is saved from instead */
};
struct own_uploads {
	struct own_upload *at;
	size_t n, cap;
};
/* At most so many bytes in one zip: what is beyond goes file by file. */
enum { UPLOADS_MOST = 16 << 20 };
struct own_uploads own_uploads(struct request *req, size_t most);
/* A text that says what each is; empty: there are none. */
str own_uploads_index(struct request *req, const struct own_uploads *list);
struct reply own_file(struct request *req);
struct reply own_photo(struct request *req);

struct reply own_show(struct request *req);
struct reply own_save(struct request *req);

struct reply erase_ask(struct request *req);
struct reply erase_begin(struct request *req);
struct reply erase_stop(struct request *req);
/* Erase this person now, with all that is theirs; keep: what they wrote for
 * all to read stays, of nobody. */
void erase_now(struct tx *tx, const struct conf *conf, person_id id, bool keep);
/* What is due, and letters to who was away for long. */
enum job_end erase_due_now(struct job *job);
