/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "entry/entry_form.h"
#include "features/role/role.h"
#include "jobs/job.h"
#include "features/theme/theme.h"
#include "theme.sql.h"

enum { THEME_NAME_MAX = 60, THEME_TEXT_MAX = 600, THEME_SUPPORTERS = 3 };

/* What is typed about a theme, and what was understood of it. */
struct theme_form {
	str nl, en, beschrijving, onder, ook;
	struct theme parent;            /* id 0: it is a main theme */
	struct form_errors errors;
};

/* A name as it is compared. */
str theme_fold(struct arena *a, str name);
/* The theme with this name or word, in either language; false: none. */
bool theme_named(struct request *req, str name, struct theme *theme) MUST_CHECK;
/* The main themes, to put another under. */
struct choices theme_mains(struct request *req, str chosen, theme_id but);

/* "a, b": the other words; and writing them. */
str theme_words_text(struct request *req, theme_id id);
void theme_write_words(struct request *req, theme_id id, str words);

/* A new theme, with an address of its own. */
struct theme theme_make(struct request *req, const struct theme_form *form);
/* It was written: the index follows, and what lies under it too. */
void theme_touch(struct request *req, theme_id id);
/* All that was under one goes to the other, for which its names and its
 * address stand from now on. */
void theme_merge(struct request *req, const struct theme *from,
		 const struct theme *to);

/* What waits to be one. */
struct theme_wish {
	int64_t id, n;
	str name, description, party, party_path, since;
	bool supported, mine;
};
struct theme_wishes {
	struct theme_wish *at;
	size_t n, cap;
};
struct theme_wishes theme_wishes_of(struct request *req);

/* What the form of a theme shows. */
struct theme_fields {
	str nl, en, text, words;
	struct choices mains;
	struct form_errors errors;
	str nl_error, en_error, text_error, under_error, words_error;
};

/* Who proposed a theme hears what became of it. */
enum job_end theme_tell_proposer(struct job *job);

/* On /beheer/themas. */
struct theme_line {
	str name, slug, words;
	int64_t n;              /* entries */
	bool below;             /* of the one above it */
};
struct theme_lines {
	struct theme_line *at;
	size_t n, cap;
};
