/* SPDX-License-Identifier: EUPL-1.2 */
/* Is it here already? Names that share most of their letters, in pairs, or
 * all words of the shorter one. */
#include "features/join/inside.h"
#include "lang/collate.h"
#include "lang/lang.h"
#include "search/search.h"
#include "join_new.html.h"

enum { LOOKED_AT = 20, SHOWN = 5, NAME_WORDS = 20, NAME_MAX = 120,
       ENOUGH_LETTERS = 5 };

/* Of the pairs of letters in two names, how much both have. */
#define ALIKE 0.6

/* The letters and digits of a folded name. */
static str letters_of(struct arena *a, const struct lang_words *words)
{
	struct buf b = { .arena = a, .limit = 2 * NAME_MAX };

	for (size_t i = 0; i < words->n; i++)
		buf_add(&b, words->at[i].form);
	return buf_str(&b);
}

static double pairs_shared(str x, str y)
{
	bool used[2 * NAME_MAX] = { 0 };
	size_t shared = 0;

	if (x.n < 2 || y.n < 2)
		return 0;
	for (size_t i = 0; i + 1 < x.n; i++)
		for (size_t j = 0; j + 1 < y.n; j++)
			if (!used[j] && x.p[i] == y.p[j] &&
			    x.p[i + 1] == y.p[j + 1]) {
				used[j] = true;
				shared++;
				break;
			}
	return 2.0 * (double)shared / (double)(x.n + y.n - 2);
}

static bool has_word(const struct lang_words *words, str form)
{
	for (size_t i = 0; i < words->n; i++)
		if (str_eq(words->at[i].form, form))
			return true;
	return false;
}

static bool is_within(const struct lang_words *few,
		      const struct lang_words *many)
{
	for (size_t i = 0; i < few->n; i++)
		if (!has_word(many, few->at[i].form))
			return false;
	return few->n;
}

double join_likeness(struct arena *a, str name, str other)
{
	struct lang_words x = lang_words(a, str_head(name, NAME_MAX), NAME_WORDS);
	struct lang_words y = lang_words(a, str_head(other, NAME_MAX),
					 NAME_WORDS);
	str s = letters_of(a, &x), t = letters_of(a, &y);
	double pairs = pairs_shared(s, t);

	if (s.n >= ENOUGH_LETTERS && t.n >= ENOUGH_LETTERS &&
	    (is_within(&x, &y) || is_within(&y, &x)) && pairs < ALIKE)
		return ALIKE;
	return pairs;
}

/* By the name it is most called by like this one. */
static double likeness_of(struct request *req, str name,
			  const struct entry_card *row)
{
	struct join_name_rows also = join_names(req->tx, row->id);
	double most = join_likeness(req->arena, name, row->title);

	list_each(r, also) {
		double is = join_likeness(req->arena, name, r->alias);

		most = is > most ? is : most;
	}
	return most;
}

/* Those that the index finds by that name, slips and all, and the one that is
 * called just so. */
static struct entry_card_rows found_by(struct request *req, str name)
{
	struct index_query q = { .text = name, .lang = req->lang,
				 .limit = LOOKED_AT, .uncounted = true };
	struct db_ids ids = { 0 };
	struct entry_party_slug same;
	struct entry_card row;
	struct index_found hits;

	list_add(req->arena, &q.types) = S("initiative");
	list_add(req->arena, &q.types) = S("organisation");
	if (entry_party_by_name(req->tx, lang_sort_key(req->arena, name),
			       lang_fold(req->arena, name), &same) &&
	    entry_get(req->tx, same.slug, &row))
		list_add(req->arena, &ids) = row.id.v;
	hits = index_search(req->index, req->arena, &q);
	for (size_t i = 0; i < hits.n; i++)
		if (hits.at[i].key.of == 'e' &&
		    !(ids.n && ids.at[0] == hits.at[i].key.id))
			list_add(req->arena, &ids) = hits.at[i].key.id;
	return entry_rows(req, &ids);
}

/* The likest of those not taken yet; SIZE_MAX: none is like it. */
static size_t next_of(const double *like, size_t n)
{
	size_t best = SIZE_MAX;

	for (size_t i = 0; i < n; i++)
		if (like[i] >= ALIKE && (best == SIZE_MAX || like[i] > like[best]))
			best = i;
	return best;
}

struct alikes join_alikes_of(struct request *req, str name)
{
	double like[LOOKED_AT + 1] = { 0 };
	struct alikes list = { 0 };
	struct entry_card_rows rows;
	size_t at;

	name = str_head(name, NAME_MAX);
	if (!name.n || !str_is_utf8(name))
		return list;
	rows = found_by(req, name);
	for (size_t i = 0; i < rows.n && i < COUNT(like); i++)
		like[i] = likeness_of(req, name, &rows.at[i]);
	while (list.n < SHOWN &&
	       (at = next_of(like, COUNT(like))) != SIZE_MAX) {
		const struct entry_card *row = &rows.at[at];

		like[at] = 0;
		list_add(req->arena, &list) = (struct alike){
			entry_path(req->tx, row->id, row->type, row->slug),
			row->title, tr(req->lang, str_from_z(
				entry_type_of(row->type)->one)),
			row->place_name };
	}
	return list;
}

struct reply join_alikes(struct request *req)
{
	struct alikes list = join_alikes_of(req, request_param(req, "q"));

	if (!list.n)
		return reply_bytes(req, 200, S("text/html; charset=utf-8"), S(""));
	return reply_fragment(req, join_alike_rows_write,
			      &(struct join_alike_rows){ list });
}
