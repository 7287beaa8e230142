/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "base/when.h"
#include "entry/entry_form.h"
#include "features/edit/edit.h"
#include "features/merge/merge.h"
#include "merge.sql.h"

enum { MERGE_ANSWER_FOR = 14 * DAY, MERGE_UNDO_FOR = 30 * DAY, KEEPERS = 20 };

/* What becomes of the rows of a column that points at an entry. */
struct merge_rule {
	str column;             /* "membership.party_id" */
	str what;               /* as in merge_references; empty: they stay */
	void (*move)(struct tx *tx, merging_id id, entry_id from, entry_id to);
	const char *label;      /* N_(), of what is told to move; or NULL */
};
extern const struct merge_rule merge_rules[];   /* ends without a column */

/* Do what was asked. False: it was decided in the meantime. */
bool merge_perform(struct request *req, const struct merging *m) MUST_CHECK;
/* Put all back as it was. False: too late, or another comes first. */
bool merge_undo(struct request *req, const struct merging *m) MUST_CHECK;

/* What moves along from one to another, in words and numbers. */
struct merge_part {
	str label;
	int64_t n;
};
struct merge_parts {
	struct merge_part *at;
	size_t n, cap;
};
struct merge_parts merge_parts_of(struct request *req, entry_id other,
				  entry_id kept);

/* Whether some of those who keep the other do not keep this one, and this one
 * is kept too: they are asked first. */
bool merge_must_ask(struct tx *tx, entry_id kept, entry_id other);
void merge_ask(struct request *req, const struct merging *m);
/* What those who keep one of both hear; said before rows move. */
void merge_tell(struct request *req, const struct merging *m, bool done);

/* Two that look alike, and why. */
struct merge_alike {
	str type, one, two, one_path, two_path, place, why, merge;
	str one_slug, two_slug;
};
struct merge_alikes {
	struct merge_alike *at;
	size_t n, cap;
};
/* entry: only those like this one; id 0: all in the coordinator's area. */
struct merge_alikes merge_alikes_of(struct request *req, entry_id entry);

/* A field of both, to choose from. */
struct merge_field_line {
	str name, label, kept, other;
	bool several, other_first, both_first;
};
struct merge_field_lines {
	struct merge_field_line *at;
	size_t n, cap;
};
/* A merge as the list shows it. */
struct merge_item {
	int64_t id;
	str kept, other, state;
};
struct merge_items {
	struct merge_item *at;
	size_t n, cap;
};

struct reply merge_show(struct request *req);
struct reply merge_send(struct request *req);
