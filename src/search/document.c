/* SPDX-License-Identifier: EUPL-1.2 */
/* From what an entry says to weighed terms. */
#include "search/inside.h"
#include "search/sayings.h"
#include "search/weights.h"

enum {
	WORDS_MAX = 2000,       /* read of one text */
	NAME_WORDS = 20,        /* of a name, read one by one */
	DOC_BYTES = 64 << 20    /* of work for one document */
};

static double weight_in(enum index_field field)
{
	const double weights[INDEX_FIELDS] = {
		[FIELD_TITLE] = IN_TITLE, [FIELD_ALIAS] = IN_ALIAS,
		[FIELD_SUMMARY] = IN_SUMMARY, [FIELD_BODY] = IN_BODY,
		[FIELD_PARTY] = IN_PARTY, [FIELD_PLACE] = IN_PLACE,
		[FIELD_RELATED] = IN_RELATED,
	};

	return weights[field];
}

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
	struct strs words;      /* as written */
	struct lang_terms own;  /* of what it says itself */
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

static void sum_name(struct sums *s, struct lang *l, str text)
{
	struct lang_words words = lang_words(s->arena, text, NAME_WORDS);
	struct buf whole = { .arena = s->arena, .limit = TERM_MAX };

	for (size_t i = 0; i < words.n; i++) {
		str form = words.at[i].form;

		buf_add(&whole, i ? S(" ") : S(""));
		buf_add(&whole, form);
		sum_flag(s, 'F', form);
		if (!lang_is_stop(LANG_NL, form))
			sum(s, term_with(s->arena, 'N',
					 lang_stem(l, LANG_NL, form)), 1);
	}
	if (whole.n && !whole.overflow)
		sum(s, term_with(s->arena, 'A', buf_str(&whole)), 1);
}

static bool is_first(const struct sums *s, str word)
{
	for (size_t i = 0; i < s->words.n; i++)
		if (str_eq(s->words.at[i], word))
			return false;
	return true;
}

/* As written, each once, so that slips can be mended. */
static void add_words(struct sums *s, str text)
{
	struct lang_words words = lang_words(s->arena, text, WORDS_MAX);

	for (size_t i = 0; i < words.n; i++)
		if (is_first(s, words.at[i].form))
			list_add(s->arena, &s->words) = words.at[i].form;
}

/* What its words speak of, when they say so clearly. */
static void sum_meaning(struct sums *s, const struct senses *senses,
			const struct lang_terms *terms, enum index_field field)
{
	struct meaning m = senses_of(senses, s->arena, terms);

	for (size_t i = 0; i < m.concepts.n; i++)
		if (m.concepts.at[i].weight > CLEAR_CONCEPT)
			sum(s, term_with(s->arena, 'C', m.concepts.at[i].name),
			    weight_in(field) * m.concepts.at[i].weight);
	for (size_t i = 0; i < m.themes.n && field <= FIELD_BODY; i++)
		if (m.themes.at[i].weight > CLEAR_THEME)
			sum(s, term_with(s->arena, 'T', m.themes.at[i].name),
			    SPOKEN_THEME * m.themes.at[i].weight);
}

static bool is_name(enum index_field field)
{
	return field == FIELD_TITLE || field == FIELD_ALIAS;
}

static void sum_text(struct sums *s, struct lang *l,
		     const struct senses *senses, enum lang_tongue tongue,
		     const struct index_text *t)
{
	struct lang_terms terms = lang_document(l, tongue, t->text);
	double weight = weight_in(t->field);

	list_each(r, terms)
		sum(s, r->text, weight * r->weight);
	sum_meaning(s, senses, &terms, t->field);
	for (size_t i = 0; i < terms.n && t->field <= FIELD_BODY; i++)
		list_add(s->arena, &s->own) = terms.at[i];
	if (is_name(t->field))
		sum_name(s, l, t->text);
	if (t->field <= FIELD_PARTY)
		add_words(s, t->text);
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
	if (doc->place_name.n)
		sum_flag(s, 'O', arena_f(s->arena, "%.*s|%.*s",
			(int)doc->place_name.n, doc->place_name.p,
			(int)doc->within.at[0].n, doc->within.at[0].p));
}

/* The situations it answers, and the themes that all its words together lean
 * to. */
static void sum_sayings(struct sums *s)
{
	struct told told = sayings_answered(s->arena, &s->own);

	list_each(r, told.situations)
		sum(s, term_with(s->arena, 'Z', r->name),
		    ANSWERED * r->weight);
	list_each(r, told.themes)
		if (r->weight > CLEAR_LEANING)
			sum(s, term_with(s->arena, 'T', r->name),
			    LEANING * r->weight);
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
	struct lang *l = lang_open_again(a, NULL, index_memory(ix));
	struct sums s = { .arena = a };
	bool english = str_eq(doc->lang, S("en")), ok;
	str themes = joined(a, doc->themes), linked = joined(a, doc->linked);
	str key = arena_f(a, "%c%" PRId64, doc->key.of, doc->key.id);

	for (size_t i = 0; i < doc->texts.n; i++)
		if (doc->texts.at[i].text.n)
			sum_text(&s, l, index_senses(ix),
				 english ? LANG_EN : LANG_NL,
				 &doc->texts.at[i]);
	if (index_senses(ix))
		sum_sayings(&s);
	sum_filters(&s, doc);
	ok = postings_put(ix, &(struct posting_doc){
		.key = key, .kind = doc->type,
		.data = arena_f(a, "%.*s|%.*s|%.*s", (int)doc->type.n, doc->type.p,
				(int)themes.n, themes.p, (int)linked.n, linked.p),
		.newest = doc->newest, .terms = terms_of(&s),
		.words = s.words }, err);
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
