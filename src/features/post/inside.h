/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "features/post/post.h"

/* Its writer confirmed it: it is shown, or held still if that is why. */
void post_publish(struct tx *tx, entry_id id, int64_t now);

/* A line of a list on /mijn. */
struct post_line {
	str path, title, state;
};
struct post_lines {
	struct post_line *at;
	size_t n, cap;
};

/* Everything that is typed, for personal_find: a name in a title counts too. */
str post_all_text(struct arena *a, str title, str text, str audience);

/* Parts of writing an entry, for a new one and a changed one. */
void post_write_party(struct tx *tx, const struct post_type *type,
		      entry_id id, const struct entry_card *party);
/* Where it is and how far they are: as written, else as of the initiative. */
place_id post_place_of(const struct post_form *form);
str post_phase_of(const struct post_form *form);
/* Let its status follow from what is known of it. */
void post_settle(struct tx *tx, entry_id id, int64_t now);
