/* SPDX-License-Identifier: EUPL-1.2 */
/* What a group is about, in the words of who is in it. */
#include "features/table/group.h"
#include "lang/lang.h"

#include <math.h>
#include <stdlib.h>

/* What a sentence tells that does not name the theme; and one that is of who
 * wrote it more than of all, as a title. */
#define BESIDES         0.4
#define OF_ONE          0.6
enum { WORDS_MOST = 9, BYTES_MOST = 70, READ = 400, SENTENCE_LEAST = 3 };

/* How many people use a stem. */
struct use {
	str stem;
	size_t who;
	int64_t n;
};
struct uses {
	struct use *at;
	size_t n, cap;
};

static int by_stem(const void *left, const void *right)
{
	const struct use *l = left, *r = right;
	int order = str_cmp(l->stem, r->stem);

	return order ? order : l->who < r->who ? -1 : l->who > r->who;
}

static bool tells(str word)
{
	return word.n > 2 && !lang_is_stop(LANG_NL, word);
}

static void add_uses(struct arena *a, struct lang *lang, struct uses *uses,
		     const struct speakers *all, size_t who)
{
	struct lang_words words = lang_words(a, all->at[who].text, READ);

	list_each(w, words)
		if (tells(w->form))
			list_add(a, uses) = (struct use){
				lang_stem(lang, LANG_NL, w->form), who, 1 };
}

/* Each stem once, in order, with how many people use it. */
static void count_uses(struct uses *uses)
{
	size_t kept = 0;

	if (uses->n)
		qsort(uses->at, uses->n, sizeof *uses->at, by_stem);
	for (size_t i = 0; i < uses->n; i++) {
		struct use u = uses->at[i];

		if (kept && str_eq(uses->at[kept - 1].stem, u.stem)) {
			uses->at[kept - 1].n += uses->at[kept - 1].who != u.who;
			uses->at[kept - 1].who = u.who;
		} else {
			uses->at[kept++] = u;
		}
	}
	uses->n = kept;
}

static int of_stem(const void *left, const void *right)
{
	const struct use *l = left, *r = right;

	return str_cmp(l->stem, r->stem);
}

static int64_t used(const struct uses *uses, str stem)
{
	struct use key = { .stem = stem };
	struct use *u = uses->n ? bsearch(&key, uses->at, uses->n,
					  sizeof *uses->at, of_stem) : NULL;

	return u ? u->n : 0;
}

/* What a group is told by. */
struct telling {
	struct arena *arena;
	struct index *index;
	struct lang *lang;
	str theme;
	double people;
	struct uses here, everywhere;
};

static struct telling telling_of(struct arena *a, struct index *ix,
				 const struct speakers *all,
				 const struct group *group)
{
	struct telling t = { .arena = a, .index = ix,
		.lang = lang_open(a, NULL), .theme = group->theme,
		.people = (double)all->n };

	list_each(v, group->voices)
		if (v->position == 1)
			add_uses(a, t.lang, &t.here, all, v->who);
	for (size_t i = 0; i < all->n; i++)
		add_uses(a, t.lang, &t.everywhere, all, i);
	count_uses(&t.here);
	count_uses(&t.everywhere);
	return t;
}

/* A word that many here use and few elsewhere. */
static double weight_of(const struct telling *t, str word)
{
	str stem = lang_stem(t->lang, LANG_NL, word);
	double here = (double)used(&t->here, stem),
	       all = (double)used(&t->everywhere, stem);
	double weight = log(1 + here) * log((t->people + 2) / (all + 1)) *
		(all ? here / all : 0);

	return lang_is_common(word) ? weight / 3 : weight;
}

static double theme_in(const struct telling *t, str text)
{
	struct sense_list meant = index_themes_meant(t->index, t->arena, text);

	list_each(m, meant)
		if (str_eq(m->name, t->theme))
			return m->weight;
	return 0;
}

/*
 * Their sentences.
 */
static double sentence_telling(const struct telling *t, str text)
{
	struct lang_words words = lang_words(t->arena, text, READ);
	double sum = 0;

	list_each(w, words)
		if (tells(w->form))
			sum += weight_of(t, w->form);
	return words.n < SENTENCE_LEAST
		? 0 : (BESIDES + theme_in(t, text)) * sum / sqrt((double)words.n);
}

static int by_sentence(const void *left, const void *right)
{
	const struct sentence *l = left, *r = right;

	if (l->telling != r->telling)
		return l->telling < r->telling ? 1 : -1;
	return l->who < r->who ? -1 : l->who > r->who;
}

/* Up to and with the first of those marks. */
static str cut_at(str *rest, str marks)
{
	size_t n = 0;
	str text;

	while (n < rest->n && !memchr(marks.p, rest->p[n], marks.n))
		n++;
	if (n < rest->n)
		n++;
	text = str_trim((str){ rest->p, n });
	rest->p += n;
	rest->n -= n;
	return text;
}

/* What they say of it best. */
static struct sentence said_by(const struct telling *t,
			       const struct speakers *all, size_t who)
{
	struct sentence best = { .who = who, .telling = -1 };
	str rest = all->at[who].text;

	while (rest.n) {
		str text = cut_at(&rest, S(".?!\n"));
		double telling = text.n ? sentence_telling(t, text) : -1;

		if (telling > best.telling)
			best = (struct sentence){ text, who, telling };
	}
	return best;
}

struct sentences group_sentences(struct arena *a, struct index *ix,
				 const struct speakers *all,
				 const struct group *group)
{
	struct telling t = telling_of(a, ix, all, group);
	struct sentences list = { 0 };

	list_each(v, group->voices) {
		struct sentence s = said_by(&t, all, v->who);

		if (s.text.n)
			list_add(a, &list) = s;
	}
	if (list.n)
		qsort(list.at, list.n, sizeof *list.at, by_sentence);
	return list;
}

/*
 * A title: a short sentence of theirs, or a part of one between commas.
 */
struct phrase {
	str text;
	double telling;
};

/* Of one person more than of all: "ik", "onze". */
static bool is_own(str word)
{
	static const str own[] = { S("ik"), S("mij"), S("mijn"), S("ons"),
				   S("onze"), S("wij"), S("me") };

	for (size_t i = 0; i < COUNT(own); i++)
		if (str_eq(word, own[i]))
			return true;
	return false;
}

static double phrase_telling(const struct telling *t, str text)
{
	struct lang_words words = lang_words(t->arena, text, READ);
	double telling = sentence_telling(t, text);

	if (text.n > BYTES_MOST || words.n > WORDS_MOST)
		return 0;
	list_each(w, words)
		if (is_own(w->form))
			return OF_ONE * telling;
	return telling;
}

static void weigh_phrases(const struct telling *t, str text,
			  struct phrase *best)
{
	while (text.n) {
		str part = cut_at(&text, S(".?!\n,;:"));
		double telling = phrase_telling(t, part);

		if (telling > best->telling || (telling == best->telling &&
		    best->text.n && str_cmp(part, best->text) < 0))
			*best = (struct phrase){ part, telling };
	}
}

/* It begins with a capital, where that is a plain letter, and ends in nothing
 * but a question mark. */
static str as_title(struct arena *a, str text)
{
	while (text.n && memchr(".!,;: ", text.p[text.n - 1], 6))
		text.n--;
	return text.n && text.p[0] >= 'a' && text.p[0] <= 'z'
		? arena_f(a, "%c%.*s", text.p[0] - 'a' + 'A', (int)text.n - 1,
			  text.p + 1)
		: text;
}

str group_title(struct arena *a, struct index *ix, const struct speakers *all,
		const struct group *group)
{
	struct telling t = telling_of(a, ix, all, group);
	struct phrase best = { 0 };

	list_each(v, group->voices)
		if (v->position == 1)
			weigh_phrases(&t, all->at[v->who].text, &best);
	return as_title(a, best.text);
}
