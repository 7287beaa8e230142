/* SPDX-License-Identifier: EUPL-1.2 */
/* From what is asked to clauses, each as heavy as it is telling. */
#include "search/inside.h"
#include "search/understand.h"
#include "search/weights.h"
#include "lang/dict.h"

#include <math.h>
#include <stdlib.h>

enum {
	ASKED_WORDS = 200,
	NAME_WORDS = 4, LONG = 20, NAME_IN_LONG = 2,
	NAMESAKES = 4,          /* places of one name */
	BEGINNINGS = 12, BEGUN = 3
};

struct asked {
	struct index *ix;
	struct arena *arena;
	struct lang *lang;
	str text;
	enum lang_tongue tongue;
	struct lang_words words;
	struct strs stems;      /* of the words, and how telling each is */
	double *telling;
	struct posting_clauses clauses;
	int groups;             /* numbered so far */
};

static void add(struct asked *q, str term, double weight, int group)
{
	list_add(q->arena, &q->clauses) = (struct posting_clause){
		term, weight, group };
}

static void add_alone(struct asked *q, str term, double weight)
{
	add(q, term, weight, q->groups++);
}

enum lang_tongue tongue_of(const struct lang_words *words)
{
	size_t nl = 0, en = 0;

	for (size_t i = 0; i < words->n; i++) {
		nl += lang_is_stop(LANG_NL, words->at[i].form);
		en += lang_is_stop(LANG_EN, words->at[i].form);
	}
	return en > nl ? LANG_EN : LANG_NL;
}

/*
 * How telling a word is whatever stands in the collection, 0..1. In a small
 * one "lopen" may be as rare as "dorpsondersteuner", but in the language it
 * is not.
 */
static double telling_of(enum lang_tongue tongue, str form)
{
	if (tongue == LANG_EN)
		return 1;
	return 1 / (1 + exp((dict_find(form).count - TELLING_MIDDLE) *
			    TELLING_STEEP));
}

static void read_words(struct asked *q)
{
	q->words = lang_words(q->arena, q->text, ASKED_WORDS);
	q->tongue = tongue_of(&q->words);
	q->telling = arena_array(q->arena, double, q->words.n + 1);
	for (size_t i = 0; i < q->words.n; i++) {
		str form = q->words.at[i].form;

		list_add(q->arena, &q->stems) =
			lang_stem(q->lang, q->tongue, form);
		q->telling[i] = telling_of(q->tongue, form);
	}
}

/* Of the forms with that stem the most common one tells. */
static double telling(const struct asked *q, str stem)
{
	double least = 1;

	for (size_t i = 0; i < q->stems.n; i++)
		if (q->telling[i] < least && str_eq(q->stems.at[i], stem))
			least = q->telling[i];
	return least;
}

static void add_words(struct asked *q)
{
	struct lang_query words = lang_query(q->lang, q->tongue, q->text);
	const double by_kind[] = {
		[LANG_WORD] = ASKED_WORD, [LANG_PART] = ASKED_PART,
		[LANG_PAIR] = ASKED_PAIR, [LANG_JOIN] = ASKED_JOIN,
		[LANG_SYNONYM] = 0, [LANG_RELATED] = 0,
	};

	list_each(t, words.terms) {
		double weight = by_kind[t->kind];

		if (t->kind == LANG_WORD)
			weight *= telling(q, t->text);
		if (weight > 0)
			add_alone(q, t->text, weight);
		if (t->kind == LANG_WORD)
			add_alone(q, term_with(q->arena, 'N', t->text),
				  weight * ASKED_IN_NAME);
	}
}

/* The lexicon and the sayings have their English words between the Dutch, so
 * both languages are read the same way here. */
static struct understood understand_asked(struct asked *q)
{
	struct lang_query words = lang_query(q->lang, LANG_NL, q->text);

	for (size_t i = 0; i < words.terms.n; i++)
		if (words.terms.at[i].kind == LANG_WORD)
			words.terms.at[i].weight *=
				(float)telling(q, words.terms.at[i].text);
	return understand(index_senses(q->ix), q->arena, &words.terms);
}

static void add_senses(struct asked *q, char prefix,
		       const struct sense_list *senses, double weight)
{
	for (size_t i = 0; i < senses->n; i++)
		add_alone(q, term_with(q->arena, prefix, senses->at[i].name),
			  weight * senses->at[i].weight);
}

static void add_meaning(struct asked *q, struct sense_list *themes)
{
	struct understood meant = understand_asked(q);

	add_senses(q, 'C', &meant.concepts, ASKED_CONCEPT);
	add_senses(q, 'T', &meant.themes, ASKED_THEME);
	add_senses(q, 'Z', &meant.situations, ASKED_SITUATION);
	*themes = meant.themes;
}

/* The words from `first` on, as they would stand in a whole name. */
static str run_of(const struct asked *q, size_t first, size_t n)
{
	struct buf out = { .arena = q->arena, .limit = TERM_MAX };

	for (size_t i = first; i < first + n; i++) {
		buf_add(&out, i > first ? S(" ") : S(""));
		buf_add(&out, q->words.at[i].form);
	}
	return buf_str(&out);
}

struct place_names {
	struct asked *q;
	int group;
};

static void add_place(void *with, str slug, int64_t frequency)
{
	struct place_names *names = with;

	(void)frequency;
	add(names->q, term_with(names->q->arena, 'L', slug),
	    ASKED_PLACE, names->group);
}

static void add_name(struct asked *q, size_t first, size_t n)
{
	str run = run_of(q, first, n), name = term_with(q->arena, 'A', run);
	struct place_names names = { q, q->groups++ };

	if (!postings_frequency(q->ix, name))
		return;
	add_alone(q, name, n == q->words.n ? ASKED_NAME : ASKED_NAME_WITHIN);
	postings_each_term(q->ix, arena_f(q->arena, "O%.*s|", (int)run.n, run.p),
			   NAMESAKES, add_place, &names);
}

/* Whole names, and places that are named: what lies there comes first. */
static void add_names(struct asked *q)
{
	size_t longest = q->words.n > LONG ? NAME_IN_LONG : NAME_WORDS;

	for (size_t i = 0; i < q->words.n; i++)
		for (size_t n = 1; n <= longest && i + n <= q->words.n; n++)
			if (n > 1 || q->words.n == 1 ||
			    !lang_is_stop(LANG_NL, q->words.at[i].form))
				add_name(q, i, n);
}

struct beginnings {
	struct asked *q;
	str begun;
	int group;
};

static void add_beginning(void *with, str rest, int64_t frequency)
{
	struct beginnings *b = with;

	(void)frequency;
	add(b->q, arena_f(b->q->arena, "F%.*s%.*s", (int)b->begun.n, b->begun.p,
			  (int)rest.n, rest.p), 1, b->group);
}

/* The last word may be on its way to a name: "aust", "wij-at". */
static void add_beginnings(struct asked *q)
{
	struct beginnings b = { q, q->words.at[q->words.n - 1].form, 0 };

	if (q->words.n > NAME_WORDS || b.begun.n < BEGUN)
		return;
	b.group = q->groups++;
	postings_each_term(q->ix, term_with(q->arena, 'F', b.begun),
			   BEGINNINGS, add_beginning, &b);
}

struct posting_clauses clauses_of(struct index *ix, struct arena *a, str text,
				  const struct strs *about,
				  struct sense_list *themes)
{
	struct asked q = { .ix = ix, .arena = a, .text = text,
			   .lang = lang_open_again(a, NULL, index_memory(ix)) };

	read_words(&q);
	if (!q.words.n)
		return q.clauses;
	add_words(&q);
	add_meaning(&q, themes);
	for (size_t i = 0; i < about->n; i++)
		add_alone(&q, term_with(a, 'T', about->at[i]), ASKED_ABOUT);
	add_names(&q);
	add_beginnings(&q);
	return q.clauses;
}
