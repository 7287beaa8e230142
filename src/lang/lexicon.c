/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/lexicon.h"
#include "lang/inside.h"
#include "lang/lexicon_table.h"

#include <stdlib.h>

enum { GAP = 2 }; /* stop words that may stand between two words */

struct group {
	struct lexicon_group shown;
	bool gone;           /* replaced, or taken away */
};

/* A term of a group added while running, under the hash of its stems. */
struct entry {
	uint64_t hash;
	uint32_t group, term;
	uint32_t next;       /* 1 + the next entry in the slot; 0 ends */
};

enum { SLOTS = 1024 };

struct lexicon {
	struct arena *arena;
	const struct lexicon_table *tables[2];
	size_t n_tables;
	struct { struct group *at; size_t n, cap; } groups;
	struct { struct entry *at; size_t n, cap; } entries;
	uint32_t slot[SLOTS]; /* 1 + the first entry; 0 is empty */
	/* places of lines of the first table that were replaced */
	struct { uint32_t *at; size_t n, cap; } gone;
};

struct lexicon *lexicon_create_empty(struct arena *a)
{
	struct lexicon *lx = arena_new(a, struct lexicon);

	lx->arena = a;
	return lx;
}

struct lexicon *lexicon_create(struct arena *a)
{
	struct lexicon *lx = lexicon_create_empty(a);

	lx->tables[lx->n_tables++] = &lexicon_ours;
	return lx;
}

void lexicon_borrow(struct lexicon *lx)
{
	if (lx->n_tables < COUNT(lx->tables))
		lx->tables[lx->n_tables++] = &lexicon_borrowed;
}

bool lexicon_is_built_in(const struct lexicon *lx)
{
	return lx->n_tables && lx->tables[0] == &lexicon_ours &&
	       !lx->groups.n && !lx->gone.n;
}

static uint64_t hash_of(const struct lexicon_key *key)
{
	return (uint64_t)key->high << 32 | key->low;
}

/* The first key of a table with this hash, or past the last. */
static size_t lower(const struct lexicon_table *t, uint64_t hash)
{
	size_t from = 0, to = t->n;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (hash_of(&t->keys[middle]) < hash)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

static bool is_gone(const struct lexicon *lx, const struct lexicon_table *t,
		    uint32_t line)
{
	for (size_t i = 0; t->strength == 1 && i < lx->gone.n; i++)
		if (lx->gone.at[i] == line)
			return true;
	return false;
}

static uint32_t line_of(const struct lexicon_key *key)
{
	return key->place & ((1u << LEXICON_LINE) - 1);
}

/* Take away the earlier groups with this head. */
static void take_away(struct lexicon *lx, uint64_t head)
{
	for (size_t k = 0; k < lx->n_tables; k++) {
		const struct lexicon_table *t = lx->tables[k];

		for (size_t i = lower(t, head);
		     i < t->n && hash_of(&t->keys[i]) == head; i++)
			if (t->strength == 1 && !(t->keys[i].place >> LEXICON_LINE))
				list_add(lx->arena, &lx->gone) =
					line_of(&t->keys[i]);
	}
	for (uint32_t i = lx->slot[head % SLOTS]; i;
	     i = lx->entries.at[i - 1].next) {
		const struct entry *e = &lx->entries.at[i - 1];

		if (e->hash == head && e->term == 0)
			lx->groups.at[e->group].gone = true;
	}
}

static void add_entry(struct lexicon *lx, uint64_t hash, size_t term)
{
	uint32_t *slot = &lx->slot[hash % SLOTS];

	list_add(lx->arena, &lx->entries) = (struct entry){
		hash, (uint32_t)lx->groups.n - 1, (uint32_t)term, *slot,
	};
	*slot = (uint32_t)lx->entries.n;
}

bool lexicon_add(struct lexicon *lx, str line)
{
	struct lexicon_term terms[LEXICON_TERMS_MAX], *kept;
	struct lang *l = lang_open(lx->arena, NULL);
	str theme;
	size_t n = lexicon_read(arena_str(lx->arena, line), &theme, terms);

	if (!n)
		return false;
	take_away(lx, lexicon_phrase_of(l, lx->arena, terms[0].text).hash);
	if (n == 1 && !theme.n)
		return true;
	kept = arena_array(lx->arena, struct lexicon_term, n);
	memcpy(kept, terms, n * sizeof *kept);
	list_add(lx->arena, &lx->groups) = (struct group){
		.shown = { theme, kept, n, 1 },
	};
	for (size_t i = 0; i < n; i++) {
		struct lexicon_phrase phrase =
			lexicon_phrase_of(l, lx->arena, kept[i].text);

		if (phrase.n)
			add_entry(lx, phrase.hash, i);
	}
	return true;
}

static const struct lexicon_group *group_at(const struct lexicon_table *t,
					    uint32_t line, struct arena *a)
{
	struct lexicon_term terms[LEXICON_TERMS_MAX], *kept;
	struct lexicon_group *group = arena_new(a, struct lexicon_group);
	str rest = str_from_z(t->text + line);

	group->n = lexicon_read(str_cut(&rest, '\n'), &group->theme, terms);
	kept = arena_array(a, struct lexicon_term, group->n);
	memcpy(kept, terms, group->n * sizeof *kept);
	group->at = kept;
	group->strength = t->strength;
	return group;
}

static void match_added(const struct lexicon *lx, struct arena *a,
			uint64_t hash, struct lexicon_match place,
			struct lexicon_matches *found)
{
	for (uint32_t i = lx->slot[hash % SLOTS]; i;
	     i = lx->entries.at[i - 1].next) {
		const struct entry *e = &lx->entries.at[i - 1];

		if (e->hash != hash || lx->groups.at[e->group].gone)
			continue;
		place.group = &lx->groups.at[e->group].shown;
		place.term = e->term;
		list_add(a, found) = place;
	}
}

static void match_table(const struct lexicon *lx, struct arena *a,
			const struct lexicon_table *t, uint64_t hash,
			struct lexicon_matches *found)
{
	for (size_t i = lower(t, hash); i < t->n && hash_of(&t->keys[i]) == hash;
	     i++) {
		uint32_t line = line_of(&t->keys[i]);

		if (is_gone(lx, t, line))
			continue;
		list_add(a, found) = (struct lexicon_match){
			.group = group_at(t, line, a),
			.term = t->keys[i].place >> LEXICON_LINE,
		};
	}
}

/* What a phrase of words [first, first + covers) means; how many matches. */
static size_t match(const struct lexicon *lx, struct arena *a, uint64_t hash,
		    struct lexicon_match place, struct lexicon_matches *found)
{
	size_t before = found->n;

	match_added(lx, a, hash, place, found);
	for (size_t k = 0; k < lx->n_tables; k++)
		if (k == 0 || found->n == before)
			match_table(lx, a, lx->tables[k], hash, found);
	for (size_t i = before; i < found->n; i++) {
		found->at[i].first = place.first;
		found->at[i].n = place.n;
	}
	return found->n - before;
}

/* The phrase of `want` words from `first` on; the words it covers, 0: none. */
static size_t phrase_at(struct strs stems, size_t first, size_t want,
			struct lexicon_phrase *phrase)
{
	size_t gap = 0, end = first;

	*phrase = (struct lexicon_phrase){ 0 };
	for (size_t i = first; i < stems.n && phrase->n < want && gap <= GAP; i++) {
		gap = stems.at[i].n ? 0 : gap + 1;
		if (!stems.at[i].n)
			continue;
		lexicon_phrase_add(phrase, stems.at[i]);
		end = i + 1;
	}
	return phrase->n == want ? end - first : 0;
}

/* The longest phrase that begins at a word; how many words it covers. */
static size_t find_at(const struct lexicon *lx, struct arena *a,
		      struct strs stems, size_t first,
		      struct lexicon_matches *found)
{
	for (size_t want = LEXICON_PHRASE_MAX; want; want--) {
		struct lexicon_phrase phrase;
		struct lexicon_match place = { .first = first };

		place.n = phrase_at(stems, first, want, &phrase);
		if (place.n && match(lx, a, phrase.hash, place, found))
			return place.n;
	}
	return 0;
}

struct lexicon_matches lexicon_find(const struct lexicon *lx, struct arena *a,
				    struct strs stems)
{
	struct lexicon_matches found = { 0 };

	for (size_t i = 0; i < stems.n;) {
		size_t covered = 0;

		if (stems.at[i].n)
			covered = find_at(lx, a, stems, i, &found);
		i += covered ? covered : 1;
	}
	return found;
}

static void add_table(const struct lexicon *lx, struct arena *a,
		      const struct lexicon_table *t, struct lexicon_groups *all)
{
	str text = str_from_z(t->text), rest = text;

	while (rest.n) {
		uint32_t line = (uint32_t)(rest.p - text.p);

		if (str_cut(&rest, '\n').n && !is_gone(lx, t, line))
			list_add(a, all) = *group_at(t, line, a);
	}
}

struct lexicon_groups lexicon_all(const struct lexicon *lx, struct arena *a)
{
	struct lexicon_groups all = { 0 };

	for (size_t k = 0; k < lx->n_tables; k++)
		if (lx->tables[k]->strength == 1)
			add_table(lx, a, lx->tables[k], &all);
	for (size_t i = 0; i < lx->groups.n; i++)
		if (!lx->groups.at[i].gone)
			list_add(a, &all) = lx->groups.at[i].shown;
	return all;
}
