/* SPDX-License-Identifier: EUPL-1.2 */
/* From what is asked to clauses, and from what is found to a list. */
#include "search/inside.h"

#include <stdlib.h>

enum { QUERY_WORDS = 200 };

/* Knobs under trial. */
static double knob(const char *name, double otherwise)
{
	const char *v = getenv(name);

	return v ? atof(v) : otherwise;
}

static enum lang_tongue tongue_of(const struct lang_words *words)
{
	size_t nl = 0, en = 0;

	for (size_t i = 0; i < words->n; i++) {
		nl += lang_is_stop(LANG_NL, words->at[i].form);
		en += lang_is_stop(LANG_EN, words->at[i].form);
	}
	return en > nl ? LANG_EN : LANG_NL;
}

struct asked {
	struct arena *arena;
	struct index *ix;
	struct posting_clauses clauses;
	int groups;
};

static void clause(struct asked *q, str term, double weight, int group,
		   bool enough)
{
	list_add(q->arena, &q->clauses) = (struct posting_clause){
		term, weight, group, enough };
}

static void ask_words(struct asked *q, struct lang *l, enum lang_tongue tongue,
		      str text)
{
	struct lang_query words = lang_query(l, tongue, text);
	const double kind_weight[] = {
		[LANG_WORD] = knob("W_WORD", 1), [LANG_PART] = knob("W_PART", .5),
		[LANG_PAIR] = knob("W_PAIR", .5), [LANG_JOIN] = knob("W_JOIN", .7),
		[LANG_SYNONYM] = .6, [LANG_RELATED] = .3 };

	for (size_t i = 0; i < words.terms.n; i++)
		clause(q, words.terms.at[i].text,
		       kind_weight[words.terms.at[i].kind], q->groups++,
		       true);
}

static void ask_meanings(struct asked *q, const struct spoken *spoken)
{
	struct meanings meant = meanings_of(index_lexicon(q->ix), q->arena,
					    spoken);
	double wc = knob("W_CONCEPT", 1), wt = knob("W_THEME", .7);

	for (size_t i = 0; i < meant.n; i++) {
		const struct meaning *m = &meant.at[i];

		clause(q, term_with(q->arena, 'C', m->concept),
		       wc * m->weight, q->groups++, true);
		if (m->theme.n)
			clause(q, term_with(q->arena, 'T', m->theme),
			       wt * m->weight, q->groups++, true);
	}
}

static void ask_names(struct asked *q, const struct spoken *spoken, str text)
{
	double wn = knob("W_NAME", .7), wa = knob("W_EXACT", 2);

	for (size_t i = 0; i < spoken->words.n; i++)
		if (spoken->stems.at[i].n)
			clause(q, term_with(q->arena, 'N', spoken->stems.at[i]),
			       wn, q->groups++, true);
	clause(q, term_with(q->arena, 'A', lang_fold(q->arena, str_trim(text))),
	       wa, q->groups++, true);
}

static void filter(struct arena *a, struct posting_query *q, char prefix,
		   str value)
{
	struct posting_filter one = { 0 };

	if (!value.n)
		return;
	list_add(a, &one.any) = term_with(a, prefix, value);
	list_add(a, &q->filters) = one;
}

static void filters(struct arena *a, struct posting_query *out,
		    const struct index_query *q)
{
	struct posting_filter types = { 0 };

	for (size_t i = 0; i < q->types.n; i++)
		list_add(a, &types.any) = term_with(a, 'Y', q->types.at[i]);
	if (types.any.n)
		list_add(a, &out->filters) = types;
	filter(a, out, 'U', q->theme);
	filter(a, out, 'L', q->place);
	filter(a, out, 'M', q->municipality);
	filter(a, out, 'P', q->phase);
	filter(a, out, 'S', q->state);
}

static struct index_key key_of(str key)
{
	struct index_key k = { 0 };

	if (key.n && str_to_int((str){ key.p + 1, key.n - 1 }, &k.id))
		k.of = key.p[0];
	return k;
}

struct index_found index_search(struct index *ix, struct arena *a,
				const struct index_query *q)
{
	struct index_found out = { 0 };
	struct posting_query pq = { .offset = q->offset, .limit = q->limit,
		.newest = q->newest, .count_kinds = q->count_types };
	struct posting_result r;
	struct asked asked = { .arena = a, .ix = ix };
	struct lang *l = lang_open(a, NULL);
	struct lang_words words = lang_words(a, q->text, QUERY_WORDS);
	enum lang_tongue tongue = tongue_of(&words);
	struct spoken spoken = spoken_of(l, a, q->text, tongue, QUERY_WORDS);

	if (!ix)
		return out;
	if (words.n) {
		ask_words(&asked, l, tongue, q->text);
		ask_meanings(&asked, &spoken);
		ask_names(&asked, &spoken, q->text);
	}
	pq.clauses = asked.clauses;
	filters(a, &pq, q);
	if (!postings_find(ix, a, &pq, &r, NULL)) {
		out.failed = true;
		return out;
	}
	out.total = r.total;
	out.at = arena_array(a, struct index_hit, r.n + 1);
	for (size_t i = 0; i < r.n; i++)
		out.at[out.n++] = (struct index_hit){ key_of(r.at[i].key),
						      r.at[i].weight };
	return out;
}
