/* SPDX-License-Identifier: EUPL-1.2 */
/* From what an entry says to weighed terms. */
#include "search/inside.h"

enum {
	WORDS_MAX = 2000,       /* read of one text */
	NAME_MAX = 120,         /* bytes of a name that is found whole */
	DOC_BYTES = 16 << 20    /* of work for one document */
};

/* How heavy a word is by where it stands; a part of a compound counts half.
 * Tuned on test/relevance, half a. */
static const unsigned field_weights[INDEX_FIELDS] = {
	[FIELD_TITLE] = 8,
	[FIELD_ALIAS] = 8,
	[FIELD_SUMMARY] = 4,
	[FIELD_BODY] = 4,
	[FIELD_PARTY] = 1,
	[FIELD_PLACE] = 3,
	[FIELD_THEME] = 2,
	[FIELD_THEME_TEXT] = 1,
	[FIELD_RELATED] = 1,
};

enum {
	OWN_THEME = 8,          /* the first of an entry's themes */
	NEXT_THEME = 6,
	SPOKEN_THEME = 2,       /* one its words speak of */
};

struct sum {
	str term;
	double weight;
};

/* Terms under way, in a table by hash; 0 is free. */
struct sums {
	struct arena *arena;
	struct sum *at;
	size_t n, cap;
	uint32_t *slot;
	size_t n_slots;
};

static uint32_t *slot_of(const struct sums *s, str term)
{
	size_t i = str_hash(term) & (s->n_slots - 1);

	while (s->slot[i] && !str_eq(s->at[s->slot[i] - 1].term, term))
		i = (i + 1) & (s->n_slots - 1);
	return &s->slot[i];
}

static void make_room(struct sums *s)
{
	if (2 * (s->n + 1) < s->n_slots)
		return;
	s->n_slots = s->n_slots ? 2 * s->n_slots : 512;
	s->slot = arena_array(s->arena, uint32_t, s->n_slots);
	for (size_t i = 0; i < s->n; i++)
		*slot_of(s, s->at[i].term) = (uint32_t)i + 1;
}

static void sum(struct sums *s, str term, double weight)
{
	uint32_t *slot;

	make_room(s);
	slot = slot_of(s, term);
	if (!*slot) {
		list_add(s->arena, s) = (struct sum){ term, 0 };
		*slot = (uint32_t)s->n;
	}
	s->at[*slot - 1].weight += weight;
}

/* A term that filters: there or not. */
static void sum_flag(struct sums *s, char prefix, str value)
{
	if (value.n)
		sum(s, term_with(s->arena, prefix, value), 0);
}

static void sum_name(struct sums *s, const struct spoken *spoken, str text)
{
	str whole = lang_fold(s->arena, str_trim(text));

	if (whole.n && whole.n <= NAME_MAX)
		sum(s, term_with(s->arena, 'A', whole), 1);
	for (size_t i = 0; i < spoken->words.n; i++) {
		if (spoken->stems.at[i].n)
			sum(s, term_with(s->arena, 'N', spoken->stems.at[i]), 1);
		sum_flag(s, 'F', spoken->words.at[i].form);
	}
}

static void sum_words(struct sums *s, struct lang *l, enum lang_tongue tongue,
		      const struct index_text *t)
{
	struct lang_terms terms = lang_document(l, tongue, t->text);
	double weight = field_weights[t->field];

	for (size_t i = 0; i < terms.n; i++)
		sum(s, terms.at[i].text, weight * terms.at[i].weight);
}

static void sum_meanings(struct sums *s, const struct lexicon *lexicon,
			 const struct spoken *spoken, enum index_field field)
{
	struct meanings meant = meanings_of(lexicon, s->arena, spoken);

	for (size_t i = 0; i < meant.n; i++) {
		const struct meaning *m = &meant.at[i];

		sum(s, term_with(s->arena, 'C', m->concept),
		    field_weights[field] * m->weight);
		if (m->theme.n && field <= FIELD_BODY)
			sum(s, term_with(s->arena, 'T', m->theme),
			    SPOKEN_THEME * m->weight);
	}
}

static bool is_named(const struct index_text *t)
{
	return t->name || t->field == FIELD_TITLE || t->field == FIELD_ALIAS;
}

static void sum_text(struct sums *s, struct lang *l, const struct index *ix,
		     enum lang_tongue tongue, const struct index_text *t)
{
	struct spoken spoken = spoken_of(l, s->arena, t->text, tongue,
					 WORDS_MAX);

	sum_words(s, l, tongue, t);
	if (t->field != FIELD_THEME_TEXT)
		sum_meanings(s, index_lexicon(ix), &spoken, t->field);
	if (is_named(t))
		sum_name(s, &spoken, t->text);
	if (t->field <= FIELD_PARTY)
		for (size_t i = 0; i < spoken.words.n; i++)
			sum_flag(s, 'W', spoken.words.at[i].form);
}

static void sum_filters(struct sums *s, const struct index_doc *doc)
{
	sum_flag(s, 'Y', doc->type);
	sum_flag(s, 'M', doc->municipality);
	sum_flag(s, 'P', doc->phase);
	sum_flag(s, 'S', doc->state);
	for (size_t i = 0; i < doc->themes.n; i++) {
		sum_flag(s, 'U', doc->themes.at[i]);
		sum(s, term_with(s->arena, 'T', doc->themes.at[i]),
		    i ? NEXT_THEME : OWN_THEME);
	}
	for (size_t i = 0; i < doc->themes_above.n; i++)
		sum_flag(s, 'U', doc->themes_above.at[i]);
	for (size_t i = 0; i < doc->within.n; i++)
		sum(s, term_with(s->arena, 'L', doc->within.at[i]), 1);
}

static struct posting_terms terms_of(const struct sums *s)
{
	struct posting_terms out = { 0 };

	out.at = arena_array(s->arena, struct posting_term, s->n + 1);
	for (size_t i = 0; i < s->n; i++)
		out.at[out.n++] = (struct posting_term){
			s->at[i].term, (unsigned)(s->at[i].weight + 0.5) };
	return out;
}

static str joined(struct arena *a, struct strs list)
{
	struct buf out = { .arena = a, .limit = 1 << 16 };

	for (size_t i = 0; i < list.n; i++) {
		buf_add(&out, i ? S(",") : S(""));
		buf_add(&out, list.at[i]);
	}
	return buf_str(&out);
}

bool index_put(struct index *ix, const struct index_doc *doc, struct err *err)
{
	struct arena *a = arena_create(DOC_BYTES);
	struct lang *l = lang_open(a, NULL);
	struct sums s = { .arena = a };
	bool english = str_eq(doc->lang, S("en")), ok;
	str themes = joined(a, doc->themes), linked = joined(a, doc->linked);
	str key = arena_f(a, "%c%" PRId64, doc->key.of, doc->key.id);

	for (size_t i = 0; i < doc->texts.n; i++)
		if (doc->texts.at[i].text.n)
			sum_text(&s, l, ix, english ? LANG_EN : LANG_NL,
				 &doc->texts.at[i]);
	sum_filters(&s, doc);
	ok = postings_put(ix, &(struct posting_doc){
		.key = key, .kind = doc->type,
		.data = arena_f(a, "%.*s|%.*s|%.*s", (int)doc->type.n, doc->type.p,
				(int)themes.n, themes.p, (int)linked.n, linked.p),
		.newest = doc->newest, .terms = terms_of(&s) }, err);
	arena_destroy(a);
	return ok;
}

bool index_delete(struct index *ix, struct index_key key, struct err *err)
{
	struct arena *a = arena_create(DOC_BYTES);
	bool ok = postings_delete(ix, arena_f(a, "%c%" PRId64, key.of, key.id),
				  err);

	arena_destroy(a);
	return ok;
}
