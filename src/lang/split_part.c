/* SPDX-License-Identifier: EUPL-1.2 */
/* The features of a part of a word. */
#include "lang/split.h"
#include "lang/affix.h"
#include "lang/dict.h"
#include "lang/inside.h"

#include <assert.h>

enum {
	PART_MIN = 2,
	UNKNOWN_MIN = 4, /* letters of a part no list has */
	LONG = 6,        /* letters; shorter lengths are weighed one by one */
};

static void find_forms(struct split_word *w)
{
	for (size_t i = 0; i < w->n; i++) {
		struct dict_walk walk = dict_start();
		size_t j = i;

		w->form[i][i] = 0;
		while (j < w->n && dict_step(&walk, w->letter[j]))
			w->form[i][++j] = walk.final ? dict_bits(&walk) : 0;
		while (j < w->n)
			w->form[i][++j] = 0;
	}
}

void split_read(struct split_word *w, str word)
{
	w->n = 0;
	for (size_t i = 0; i < word.n; i++) {
		bool hyphen = i && word.p[i - 1] == '-';

		if (word.p[i] == '-')
			continue;
		if (w->n == SPLIT_LETTERS || i > UINT8_MAX) {
			w->n = 0;
			return;
		}
		w->hyphen[w->n] = hyphen && w->n;
		w->at[w->n] = (uint8_t)i;
		w->letter[w->n++] = word.p[i];
	}
	w->at[w->n] = (uint8_t)word.n;
	w->hyphen[w->n] = false;
	find_forms(w);
}

static void has(struct split_features *out, enum split_feature feature,
		float value)
{
	assert(out->n < SPLIT_ACTIVE);
	if (value != 0) {
		out->at[out->n].feature = (uint8_t)feature;
		out->at[out->n++].value = value;
	}
}

static void has_if(struct split_features *out, enum split_feature feature,
		   bool is)
{
	has(out, feature, is);
}

/* Is there a hyphen within? Not counted: one beside a single letter, n-va. */
static bool hyphen_between(const struct split_word *w, size_t i, size_t j)
{
	for (size_t k = i + 1; k < j; k++)
		if (w->hyphen[k] && k > i + 1)
			return true;
	return false;
}

/* Does a part stand between hyphens or ends, so that somebody set it apart? */
static bool set_apart(const struct split_word *w, size_t i, size_t j)
{
	return (i == 0 || w->hyphen[i]) && (j == w->n || w->hyphen[j]);
}

/* A scale in three pieces: from 0, from 5, from 10. */
static void has_scale(struct split_features *out, enum split_feature feature,
		      unsigned int value)
{
	has(out, feature, (float)value / 15);
	has(out, feature + 1, value > 5 ? (float)(value - 5) / 15 : 0);
	has(out, feature + 2, value > 10 ? (float)(value - 10) / 15 : 0);
}

static struct dict_form form_at(const struct split_word *w, size_t i, size_t j)
{
	return dict_form(w->form[i][j]);
}

/* How well letters i..j themselves come apart in two words. */
static float comes_apart(const struct split_word *w, size_t i, size_t j)
{
	unsigned int most = 0;

	for (size_t k = i + 3; k + 3 <= j; k++) {
		unsigned int left = dict_begins(w->form[i][k]);
		unsigned int right = dict_ends(w->form[k][j]);
		unsigned int least = left < right ? left : right;

		if (least > most)
			most = least;
	}
	return (float)most / 15;
}

static void whole(const struct split_word *w, struct split_features *out)
{
	str word = { w->letter, w->n };
	struct dict_form form = form_at(w, 0, w->n);
	size_t hyphens = 0;

	for (size_t i = 1; i < w->n; i++)
		hyphens += w->hyphen[i];
	has(out, SPLIT_WHOLE, 1);
	has_if(out, SPLIT_WHOLE_WORD, form.word && !form.name);
	has_if(out, SPLIT_WHOLE_NAME, form.name);
	has_scale(out, SPLIT_WHOLE_COUNT, form.count);
	has(out, SPLIT_WHOLE_LENGTH, (float)w->n / 10);
	has_if(out, SPLIT_WHOLE_SHORT, w->n < 7);
	has_if(out, SPLIT_WHOLE_HYPHEN, hyphens);
	has_if(out, SPLIT_WHOLE_HYPHEN_WORD, hyphens && form.word);
	has(out, SPLIT_WHOLE_BEGINS, form.begins / 15.0f);
	has(out, SPLIT_WHOLE_ENDS, form.ends / 15.0f);
	has_if(out, SPLIT_WHOLE_DERIVED, affix_is_derived(word, lang_knows));
	has_if(out, SPLIT_WHOLE_VERBAL, affix_is_verbal(word, lang_knows));
}

/* What joins a part to the next. */
static void joint(const struct split_word *w, size_t i, size_t j,
		  struct split_features *out)
{
	str part = { w->letter + i, j - i }, base = str_head(part, part.n - 1);
	bool ends_s = str_ends(part, S("s")) && part.n > 3;

	has_if(out, SPLIT_FIRST_JOIN_S, ends_s && form_at(w, i, j - 1).word);
	has_if(out, SPLIT_FIRST_JOIN_EN,
	       str_ends(part, S("en")) && form_at(w, i, j - 2).word);
	has_if(out, SPLIT_FIRST_DUE_S, ends_s && affix_wants_s(base));
	has_if(out, SPLIT_FIRST_LACKS_S, affix_wants_s(part));
}

static void particle(const struct split_word *w, str part,
		     struct split_features *out)
{
	str word = { w->letter, w->n };

	has_if(out, SPLIT_FIRST_CLASSIC, affix_is_classic(part));
	if (!affix_is_particle(part))
		return;
	has(out, SPLIT_FIRST_PARTICLE, 1);
	has_if(out, SPLIT_FIRST_PARTICLE_WORD, form_at(w, 0, w->n).word);
	has_if(out, SPLIT_FIRST_PARTICLE_VERBAL,
	       affix_is_verbal(word, lang_knows));
}

static void first(const struct split_word *w, size_t i, size_t j,
		  struct split_features *out)
{
	str part = { w->letter + i, j - i };
	struct dict_form form = form_at(w, i, j);
	float apart;

	if (set_apart(w, i, j)) {
		has(out, SPLIT_FIRST_HYPHEN, 1);
		has_if(out, SPLIT_FIRST_HYPHEN_KNOWN, form.begins > 0);
		has_if(out, SPLIT_FIRST_HYPHEN_WORD,
		       form_at(w, 0, w->n).word);
		return;
	}
	has(out, SPLIT_FIRST, 1);
	has_if(out, SPLIT_FIRST_MIDDLE, i > 0);
	has_scale(out, SPLIT_FIRST_BEGINS, form.begins);
	has_if(out, SPLIT_FIRST_NEVER, !form.begins);
	has(out, SPLIT_FIRST_OPENS, form.opens / 15.0f);
	has_scale(out, SPLIT_FIRST_COUNT, form.count);
	has(out, SPLIT_FIRST_ENDS, form.ends / 15.0f);
	has_if(out, SPLIT_FIRST_FORM, !form.word && form.begins);
	has_if(out, SPLIT_FIRST_NAME, form.name);
	has_if(out, SPLIT_FIRST_UNKNOWN, !form.word && !form.begins);
	if (part.n < LONG)
		has(out, SPLIT_FIRST_2 + (int)part.n - 2, 1);
	else if (form.word || form.begins)
		has(out, SPLIT_FIRST_LENGTH, (float)(part.n - LONG) / 10);
	has_if(out, SPLIT_FIRST_LONG, part.n >= LONG && form.word);
	particle(w, part, out);
	joint(w, i, j, out);
	has(out, SPLIT_FIRST_SEAM,
	    (float)dict_seam(w->letter[j - 1], w->letter[j]) / 15);
	apart = comes_apart(w, i, j);
	has(out, SPLIT_FIRST_COMPOUND, apart);
	has(out, SPLIT_FIRST_COMPOUND_JOINED, form.word ? 0 : apart);
	has(out, SPLIT_FIRST_COMPOUND_COUNT, apart * form.count / 15);
}

/* Cuts that leave a letter on the wrong side. */
static void bend(const struct split_word *w, size_t i, str part,
		 struct split_features *out)
{
	has_if(out, SPLIT_LAST_BENT, affix_is_bent(w->letter[i - 1], part));
	has_if(out, SPLIT_LAST_DOUBLED,
	       w->letter[i - 1] == w->letter[i] && part.n < LONG);
	/* tops-printer: the s may be its own */
	has_if(out, SPLIT_LAST_LOST_S,
	       w->letter[i - 1] == 's' && form_at(w, i - 1, w->n).word);
}

/* The best that is known of the forms a part may be an inflection of. */
static struct dict_form lemma(str part, struct dict_form form)
{
	char room[AFFIX_LETTERS + 2];

	for (size_t i = 0; form.word && i < AFFIX_SINGULARS; i++) {
		size_t n = affix_singular(part, i, room);
		struct dict_form found = dict_find((str){ room, n });

		if (!found.word)
			continue;
		if (found.ends > form.ends)
			form.ends = found.ends;
		if (found.count > form.count)
			form.count = found.count;
	}
	return form;
}

static void last(const struct split_word *w, size_t i, size_t j,
		 struct split_features *out)
{
	str part = { w->letter + i, j - i };
	struct dict_form form = form_at(w, i, j), one = lemma(part, form);
	float apart;

	if (set_apart(w, i, j)) {
		has(out, SPLIT_LAST_HYPHEN, 1);
		has_if(out, SPLIT_LAST_HYPHEN_KNOWN, one.count > 0);
		has(out, SPLIT_LAST_HYPHEN_ENDS, one.ends / 15.0f);
		return;
	}
	has(out, SPLIT_LAST, 1);
	has(out, SPLIT_LAST_LEMMA_ENDS, one.ends / 15.0f);
	has(out, SPLIT_LAST_LEMMA_COUNT, one.count / 15.0f);
	has_scale(out, SPLIT_LAST_ENDS, form.ends);
	has_if(out, SPLIT_LAST_NEVER, !form.ends);
	has(out, SPLIT_LAST_CLOSES, form.closes / 15.0f);
	has_scale(out, SPLIT_LAST_COUNT, form.count);
	has(out, SPLIT_LAST_BEGINS, form.begins / 15.0f);
	has_if(out, SPLIT_LAST_NAME, form.name);
	has_if(out, SPLIT_LAST_UNKNOWN, !form.word);
	if (part.n < LONG && part.n > 1)
		has(out, SPLIT_LAST_2 + (int)part.n - 2, 1);
	else if (form.word)
		has(out, SPLIT_LAST_LENGTH, (float)(part.n - LONG) / 10);
	has_if(out, SPLIT_LAST_LONG, part.n >= LONG && form.word);
	bend(w, i, part, out);
	apart = comes_apart(w, i, j);
	has(out, SPLIT_LAST_COMPOUND, apart);
	has(out, SPLIT_LAST_COMPOUND_COUNT, apart * form.count / 15);
}

/* May letters i..j be a part at all? */
static bool is_part(const struct split_word *w, size_t i, size_t j)
{
	str part = { w->letter + i, j - i };
	struct dict_form form;
	bool known, outer;

	if (part.n < PART_MIN || hyphen_between(w, i, j))
		return false;
	if (set_apart(w, i, j))
		return true;
	form = form_at(w, i, j);
	known = form.word || (form.begins && j < w->n);
	outer = (i == 0 || j == w->n) && !form_at(w, 0, w->n).word;
	if (!known && !(outer && part.n >= UNKNOWN_MIN))
		return false;
	return j == w->n ? !affix_is_suffix(part) : !affix_is_prefix(part);
}

bool split_part(const struct split_word *w, size_t i, size_t j,
		struct split_features *out)
{
	out->n = 0;
	if (i == 0 && j == w->n) {
		whole(w, out);
		return true;
	}
	if (!is_part(w, i, j))
		return false;
	if (j < w->n)
		first(w, i, j, out);
	else
		last(w, i, j, out);
	return true;
}
