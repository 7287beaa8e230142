/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/lexicon.h"
#include "lang/inside.h"

/* Made by lexicongen from data/lexicon. */
extern const char lexicon_ours[];

enum {
	PHRASE_MAX = 6,      /* words of a term, stop words not counted */
	PHRASE_BYTES = PHRASE_MAX * (LANG_TERM_MAX + 1),
	GAP = 2,             /* stop words that may stand between two words */
	TERMS_MAX = 64,      /* of a group */
};

struct group {
	struct lexicon_group shown;
	bool gone;           /* replaced, or taken away */
};

/* A phrase, by its stems, and one place where it is a term. */
struct entry {
	str key;
	uint32_t group, term;
	uint32_t next;       /* 1 + the next entry of the same key; 0 ends */
};

struct lexicon {
	struct arena *arena;
	struct arena *scratch; /* emptied after each line */
	struct lang *lang;     /* in scratch */
	struct { struct group *at; size_t n, cap; } groups;
	struct { struct entry *at; size_t n, cap; } entries;
	uint32_t *slot;      /* 1 + the first entry of a key; 0 is free */
	size_t n_slots;
	size_t longest;      /* words of the longest phrase */
};

static uint32_t *slot_of(const struct lexicon *lx, str key)
{
	size_t i = str_hash(key) & (lx->n_slots - 1);

	while (lx->slot[i] && !str_eq(lx->entries.at[lx->slot[i] - 1].key, key))
		i = (i + 1) & (lx->n_slots - 1);
	return &lx->slot[i];
}

static void make_room(struct lexicon *lx)
{
	if (2 * (lx->entries.n + 1) < lx->n_slots)
		return;
	lx->n_slots = lx->n_slots ? 2 * lx->n_slots : 1024;
	lx->slot = arena_array(lx->arena, uint32_t, lx->n_slots);
	for (size_t i = 0; i < lx->entries.n; i++)
		lx->entries.at[i].next = 0;
	for (size_t i = 0; i < lx->entries.n; i++) {
		uint32_t *slot = slot_of(lx, lx->entries.at[i].key);

		lx->entries.at[i].next = *slot;
		*slot = (uint32_t)i + 1;
	}
}

static bool all_stop(const struct lang_words *words, enum lang_tongue tongue)
{
	for (size_t i = 0; i < words->n; i++)
		if (!lang_is_stop(tongue, words->at[i].form))
			return false;
	return true;
}

/* The stems of a term, a space between; empty if there are none or too many. */
static str key_of(struct lexicon *lx, str term, enum lang_tongue tongue)
{
	struct buf out = { .arena = lx->scratch, .limit = PHRASE_BYTES };
	struct lang_words words = lang_words(lx->scratch, term, 4 * PHRASE_MAX);
	bool keep = all_stop(&words, tongue);
	size_t n = 0;

	for (size_t i = 0; i < words.n; i++) {
		if (!keep && lang_is_stop(tongue, words.at[i].form))
			continue;
		buf_add(&out, n++ ? S(" ") : S(""));
		buf_add(&out, lang_stem(lx->lang, tongue, words.at[i].form));
	}
	if (n > lx->longest && n <= PHRASE_MAX)
		lx->longest = n;
	return n > PHRASE_MAX || out.overflow ? S("") : buf_str(&out);
}

static void add_entry(struct lexicon *lx, str key, size_t group, size_t place)
{
	uint32_t *slot;

	if (!key.n)
		return;
	make_room(lx);
	slot = slot_of(lx, key);
	list_add(lx->arena, &lx->entries) = (struct entry){
		arena_str(lx->arena, key), (uint32_t)group, (uint32_t)place,
		*slot,
	};
	*slot = (uint32_t)lx->entries.n;
}

/* A term is found by its stems, as Dutch and as English. */
static void add_term(struct lexicon *lx, size_t group, size_t place)
{
	str term = lx->groups.at[group].shown.at[place].text;
	str nl = key_of(lx, term, LANG_NL);
	str en = key_of(lx, term, LANG_EN);

	add_entry(lx, nl, group, place);
	if (!str_eq(nl, en))
		add_entry(lx, en, group, place);
}

/* Take away the earlier group with this head, if there is one. */
static void take_away(struct lexicon *lx, str head)
{
	str key = key_of(lx, head, LANG_NL);

	if (!lx->n_slots || !key.n)
		return;
	for (uint32_t i = *slot_of(lx, key); i; i = lx->entries.at[i - 1].next)
		if (lx->entries.at[i - 1].term == 0)
			lx->groups.at[lx->entries.at[i - 1].group].gone = true;
}

static size_t read_terms(str line, struct lexicon_term terms[TERMS_MAX])
{
	size_t n = 0;

	while (line.n && n < TERMS_MAX) {
		str term = str_trim(str_cut(&line, '|'));
		bool related = str_starts(term, S("~"));

		if (related)
			term = str_trim((str){ term.p + 1, term.n - 1 });
		if (term.n)
			terms[n++] = (struct lexicon_term){ term, related };
	}
	return n;
}

/* The line must live as long as the lexicon. */
static bool add_line(struct lexicon *lx, str line, float strength)
{
	struct lexicon_term terms[TERMS_MAX], *kept;
	str theme = str_trim(str_cut(&line, '\t'));
	size_t n = read_terms(line, terms);

	if (!n)
		return false;
	lx->lang = lang_open(lx->scratch, NULL);
	if (strength == 1)
		take_away(lx, terms[0].text);
	if (n > 1 || theme.n) {
		kept = arena_array(lx->arena, struct lexicon_term, n);
		memcpy(kept, terms, n * sizeof *kept);
		list_add(lx->arena, &lx->groups) = (struct group){
			.shown = { theme, kept, n, strength },
		};
		for (size_t i = 0; i < n; i++)
			add_term(lx, lx->groups.n - 1, i);
	}
	arena_reset(lx->scratch);
	return true;
}

bool lexicon_add(struct lexicon *lx, str line)
{
	return add_line(lx, arena_str(lx->arena, line), 1);
}

static void destroy(void *arena)
{
	arena_destroy(arena);
}

static void add_text(struct lexicon *lx, str text, float strength)
{
	while (text.n)
		add_line(lx, str_cut(&text, '\n'), strength);
}

struct lexicon *lexicon_create_empty(struct arena *a)
{
	struct lexicon *lx = arena_new(a, struct lexicon);

	lx->arena = a;
	lx->scratch = arena_create((size_t)1 << 20);
	arena_defer(a, destroy, lx->scratch);
	return lx;
}

struct lexicon *lexicon_create(struct arena *a)
{
	struct lexicon *lx = lexicon_create_empty(a);

	add_text(lx, str_from_z(lexicon_ours), 1);
	return lx;
}

/* The phrase of up to `want` words from `first` on, and the words it covers. */
static size_t phrase(struct strs stems, size_t first, size_t want,
		     struct buf *key)
{
	size_t words = 0, gap = 0, end = first;

	for (size_t i = first; i < stems.n && words < want && gap <= GAP; i++) {
		if (!stems.at[i].n) {
			gap++;
			continue;
		}
		gap = 0;
		buf_add(key, words++ ? S(" ") : S(""));
		buf_add(key, stems.at[i]);
		end = i + 1;
	}
	return words == want ? end - first : 0;
}

static bool add_matches(const struct lexicon *lx, struct arena *a, str key,
			struct lexicon_match place,
			struct lexicon_matches *found)
{
	size_t before = found->n;

	for (uint32_t i = *slot_of(lx, key); i; i = lx->entries.at[i - 1].next) {
		const struct entry *e = &lx->entries.at[i - 1];

		if (lx->groups.at[e->group].gone)
			continue;
		place.group = &lx->groups.at[e->group].shown;
		place.term = e->term;
		list_add(a, found) = place;
	}
	return found->n > before;
}

/* The longest phrase that begins at a word; how many words it covers. */
static size_t find_at(const struct lexicon *lx, struct arena *a, struct strs stems,
		      size_t first, struct lexicon_matches *found)
{
	char room[PHRASE_BYTES];

	for (size_t want = lx->longest; want; want--) {
		struct buf key = { .arena = a, .p = room, .cap = sizeof room,
				   .limit = sizeof room };
		size_t covers = phrase(stems, first, want, &key);
		struct lexicon_match place = { .first = first, .n = covers };

		if (covers && !key.overflow &&
		    add_matches(lx, a, buf_str(&key), place, found))
			return covers;
	}
	return 0;
}

struct lexicon_matches lexicon_find(const struct lexicon *lx, struct arena *a,
				    struct strs stems)
{
	struct lexicon_matches found = { 0 };

	for (size_t i = 0; lx->n_slots && i < stems.n;) {
		size_t covered = 0;

		if (stems.at[i].n)
			covered = find_at(lx, a, stems, i, &found);

		i += covered ? covered : 1;
	}
	return found;
}

size_t lexicon_size(const struct lexicon *lx)
{
	return lx->groups.n;
}

const struct lexicon_group *lexicon_at(const struct lexicon *lx, size_t i)
{
	return lx->groups.at[i].gone ? NULL : &lx->groups.at[i].shown;
}
