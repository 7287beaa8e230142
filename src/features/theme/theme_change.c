/* SPDX-License-Identifier: EUPL-1.2 */
/* Writing themes: their words, their addresses, two that become one. */
#include "features/theme/inside.h"
#include "features/follow/follow.h"
#include "features/newsletter/newsletter.h"
#include "features/search/search.h"
#include "lang/lang.h"

enum { WORD_MAX = 60 };

str theme_fold(struct arena *a, str name)
{
	return lang_fold(a, str_trim(name));
}

static bool is_called(struct request *req, const struct theme_row *t, str fold)
{
	struct theme_word_row_rows words = theme_words(req->tx, t->id);

	if (str_eq(theme_fold(req->arena, t->nl), fold) ||
	    str_eq(theme_fold(req->arena, t->en), fold))
		return true;
	for (size_t i = 0; i < words.n; i++)
		if (str_eq(theme_fold(req->arena, words.at[i].word), fold))
			return true;
	return false;
}

bool theme_named(struct request *req, str name, struct theme *theme)
{
	struct theme_row_rows all = theme_all(req->tx, 1000);
	str fold = theme_fold(req->arena, name);

	for (size_t i = 0; i < all.n; i++)
		if (is_called(req, &all.at[i], fold))
			return theme_get(req->tx, all.at[i].slug, theme);
	return false;
}

struct choices theme_mains(struct request *req, str chosen, theme_id but)
{
	struct theme_row_rows all = theme_all(req->tx, 1000);
	struct choices list = { 0 };

	for (size_t i = 0; i < all.n; i++)
		if (!all.at[i].parent_id.v && all.at[i].id.v != but.v)
			list_add(req->arena, &list) = (struct choice){
				all.at[i].slug,
				entry_theme_title(req, all.at[i].nl,
						  all.at[i].en),
				str_eq(all.at[i].slug, chosen) };
	return list;
}

str theme_words_text(struct request *req, theme_id id)
{
	struct theme_word_row_rows words = theme_words(req->tx, id);
	struct buf b = { .arena = req->arena, .limit = 8192 };

	list_each(r, words)
		buf_add_next(&b, S(", "), r->word);
	return buf_str(&b);
}

void theme_write_words(struct request *req, theme_id id, str words)
{
	int64_t position = 0;

	theme_words_clear(req->tx, id);
	while (words.n) {
		str word = str_head(str_trim(str_cut(&words, ',')), WORD_MAX);

		if (word.n)
			theme_word_add(req->tx, id, theme_fold(req->arena, word),
				       word, ++position);
	}
}

struct theme theme_make(struct request *req, const struct theme_form *form)
{
	str slug = entry_new_slug(req->tx, form->nl, S("thema"));
	struct theme theme = { 0 };
	theme_id id = theme_insert(req->tx, slug, form->nl,
		form->en.n ? form->en : form->nl, form->beschrijving,
		form->parent.id, req->now);

	theme_write_words(req, id, form->ook);
	theme_touch(req, id);
	(void)!theme_get(req->tx, slug, &theme);
	return theme;
}

void theme_touch(struct request *req, theme_id id)
{
	search_touch_theme(req->tx, id, req->now);
	job_add(req->tx, S("theme.changed"), id.v, req->now);
}

/* Two levels: what was under the one goes beside the other, or under it. */
static void merge_trees(struct request *req, const struct theme *from,
			const struct theme *to)
{
	theme_id parent = to->parent_id;

	if (parent.v == from->id.v) {
		parent = (theme_id){ 0 };
		theme_set_parent(req->tx, to->id, parent);
	}
	theme_children_move(req->tx, from->id, parent.v ? parent : to->id);
}

void theme_merge(struct request *req, const struct theme *from,
		 const struct theme *to)
{
	str old = theme_words_text(req, from->id);
	str own = theme_words_text(req, to->id);

	theme_write_words(req, to->id, arena_f(req->arena,
		"%.*s,%.*s,%.*s,%.*s", (int)own.n, own.n ? own.p : "",
		(int)from->nl.n, from->nl.p, (int)from->en.n, from->en.p,
		(int)old.n, old.n ? old.p : ""));
	merge_trees(req, from, to);
	theme_entries_move(req->tx, from->id, to->id);
	theme_entries_drop(req->tx, from->id);
	theme_grants_move(req->tx, from->id, to->id);
	follow_theme_merged(req->tx, from->id, to->id);
	newsletter_theme_merged(req->tx, from->id, to->id);
	theme_formers_move(req->tx, from->id, to->id);
	theme_former_add(req->tx, from->slug, to->id);
	theme_delete(req->tx, from->id);
	search_touch_theme(req->tx, from->id, req->now);
	theme_touch(req, to->id);
}

/* The words of a theme are among those of what is about it. */
static enum job_end follow(struct job *job)
{
	struct theme_entry_rows rows =
		theme_entries(job->tx, (theme_id){ job->about });

	list_each(r, rows)
		search_touch(job->tx, r->entry_id, job->now);
	return JOB_DONE;
}

const struct job_kind theme_jobs[] = {
	{ "theme.changed", follow },
	{ "theme.answered", theme_tell_proposer },
	{ 0 }
};
