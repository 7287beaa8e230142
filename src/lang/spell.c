/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Words are filed under how they sound, and under that with any one letter
 * left out. Two words that sound the same, or nearly, then share a file, and
 * only those few are compared letter by letter (the symmetric delete idea of
 * SymSpell, on sounds so that one letter out is enough).
 */
#include "lang/spell.h"
#include "lang/inside.h"

#include <assert.h>

enum {
	WORD_MIN = 3,       /* letters; shorter words are not corrected */
	WORD_MAX = 32,      /* longer ones neither */
	SOUND_MAX = WORD_MAX,
	LOOK_MAX = 4000,    /* words compared at most, for one correction */
	FULL = 10,          /* cost of a letter wrong, missing or too many */
	CHEAP = 4,          /* of a slip that is usual in Dutch */
	BLOCK = 8192,
	BLOCKS_MAX = 1024,  /* about a million words; more are not corrected to */
};

struct entry {
	str word;
	uint32_t count;
	uint32_t next;      /* 1 + the next word of the same hash; 0 ends */
};

/* A word in a file: 1 + its number, 1 + the next in the file. */
struct filed {
	uint32_t word, next;
};

struct speller {
	struct arena *arena;
	struct { struct entry *at; size_t n, cap; } words;
	struct filed *blocks[BLOCKS_MAX]; /* so that growing wastes nothing */
	size_t n_filed;
	uint32_t *by_word, *by_sound;
	size_t n_slots;     /* of each; a power of two */
};

struct speller *speller_create(struct arena *a, size_t expected)
{
	struct speller *s = arena_new(a, struct speller);

	s->arena = a;
	for (s->n_slots = 1024; s->n_slots < 4 * expected;)
		s->n_slots *= 2;
	s->by_word = arena_array(a, uint32_t, s->n_slots);
	s->by_sound = arena_array(a, uint32_t, s->n_slots);
	return s;
}

/*
 * How a word sounds, roughly: letters that Dutch writes two ways for one
 * sound become one, and doubled letters single.
 */
static const struct {
	char from[5], to[3];
} sounds[] = {
	{ "sch", "sx" }, { "ch", "x" }, { "ck", "k" },  { "ei", "y" },
	{ "ij", "y" },   { "ie", "i" },  { "ou", "au" }, { "ph", "f" },
	{ "qu", "kw" },  { "ks", "x" },   { "th", "t" }, { "c", "k" },   { "d", "t" },
	{ "g", "x" },    { "m", "n" },  { "v", "f" },   { "z", "s" },
};

static bool starts(str s, const char *with)
{
	return str_starts(s, str_from_z(with));
}

static str sound_of(str word, char out[SOUND_MAX])
{
	size_t n = 0;

	while (word.n && n + 2 <= SOUND_MAX) {
		str piece = { word.p, 1 };
		size_t eaten = 1;

		for (size_t i = 0; i < COUNT(sounds) && eaten == 1; i++)
			if (starts(word, sounds[i].from)) {
				piece = str_from_z(sounds[i].to);
				eaten = strlen(sounds[i].from);
				break;
			}
		for (size_t i = 0; i < piece.n; i++)
			if (!n || out[n - 1] != piece.p[i])
				out[n++] = piece.p[i];
		word.p += eaten;
		word.n -= eaten;
	}
	return (str){ out, n };
}

static struct filed *filed_at(const struct speller *s, size_t i)
{
	return &s->blocks[i / BLOCK][i % BLOCK];
}

static void file_under(struct speller *s, str sound, uint32_t word)
{
	uint32_t *slot = &s->by_sound[str_hash(sound) & (s->n_slots - 1)];

	if (*slot && filed_at(s, *slot - 1)->word == word)
		return;
	if (s->n_filed == (size_t)BLOCK * BLOCKS_MAX)
		return;
	if (s->n_filed % BLOCK == 0)
		s->blocks[s->n_filed / BLOCK] =
			arena_array(s->arena, struct filed, BLOCK);
	*filed_at(s, s->n_filed++) = (struct filed){ word, *slot };
	*slot = (uint32_t)s->n_filed;
}

/* The sound without its i-th letter; i == n leaves it whole. */
static str without(str sound, size_t i, char out[SOUND_MAX])
{
	if (i >= sound.n)
		return sound;
	memcpy(out, sound.p, i);
	memcpy(out + i, sound.p + i + 1, sound.n - i - 1);
	return (str){ out, sound.n - 1 };
}

static void file_word(struct speller *s, str word, uint32_t number)
{
	char room[SOUND_MAX], less[SOUND_MAX];
	str sound = sound_of(word, room);

	for (size_t i = 0; i <= sound.n; i++)
		file_under(s, without(sound, i, less), number);
}

static struct entry *find(const struct speller *s, str word)
{
	uint32_t at = s->by_word[str_hash(word) & (s->n_slots - 1)];

	while (at && !str_eq(s->words.at[at - 1].word, word))
		at = s->words.at[at - 1].next;
	return at ? &s->words.at[at - 1] : NULL;
}

struct folded_word {
	char text[LANG_WORD_MAX + sizeof((struct folded *)0)->text];
};

static str fold_word(str word, struct folded_word *room)
{
	size_t n = 0;

	while (word.n && n <= LANG_WORD_MAX) {
		struct folded f = fold_next(&word);

		memcpy(room->text + n, f.text, f.n);
		n += f.n;
	}
	return (str){ room->text, n };
}

static bool is_correctable(str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (word.p[i] < 'a' || word.p[i] > 'z')
			return false;
	return word.n >= WORD_MIN && word.n <= WORD_MAX;
}

void speller_add(struct speller *s, str word, uint32_t count)
{
	struct folded_word room;
	str folded = fold_word(word, &room);
	struct entry *known = find(s, folded);
	uint32_t *slot = &s->by_word[str_hash(folded) & (s->n_slots - 1)];

	if (known) {
		known->count = known->count + count < count ? UINT32_MAX
			     : known->count + count;
		return;
	}
	list_add(s->arena, &s->words) = (struct entry){
		arena_str(s->arena, folded), count, *slot,
	};
	*slot = (uint32_t)s->words.n;
	if (is_correctable(folded))
		file_word(s, folded, *slot);
}

static bool is_known(const struct speller *s, str word)
{
	return find(s, word) || lang_knows(word) ||
	       lang_is_stop(LANG_NL, word) || lang_is_stop(LANG_EN, word);
}

/* Pairs of letters that Dutch ears do not tell apart. */
static bool sound_alike(char a, char b)
{
	static const char pairs[][3] = {
		"dt", "ck", "cs", "sz", "fv", "gh", "iy", "gc", "bp", "ie",
	};

	for (size_t i = 0; i < COUNT(pairs); i++)
		if ((a == pairs[i][0] && b == pairs[i][1]) ||
		    (a == pairs[i][1] && b == pairs[i][0]))
			return true;
	return false;
}

static unsigned int swap_cost(char a, char b)
{
	if (a == b)
		return 0;
	return sound_alike(a, b) ? CHEAP : FULL;
}

/* A letter too many at i: cheap if it only doubles the one before. */
static unsigned int extra_cost(str word, size_t i)
{
	return i && word.p[i] == word.p[i - 1] ? CHEAP : FULL - 1;
}

static unsigned int least(unsigned int a, unsigned int b)
{
	return a < b ? a : b;
}

/* Two letters for two: ij for ei, ou for au, or the same two swapped. */
static unsigned int pair_cost(str a, size_t i, str b, size_t j)
{
	static const char *const alike[][2] = {
		{ "ij", "ei" }, { "ou", "au" }, { "ch", "gg" }, { "ks", "xx" },
	};
	const char *x = a.p + i - 2, *y = b.p + j - 2;

	if (x[0] == y[1] && x[1] == y[0])
		return FULL - 2;
	for (size_t k = 0; k < COUNT(alike); k++)
		if ((!memcmp(x, alike[k][0], 2) && !memcmp(y, alike[k][1], 2)) ||
		    (!memcmp(x, alike[k][1], 2) && !memcmp(y, alike[k][0], 2)))
			return CHEAP;
	return 2 * FULL;
}

/* One letter for two: g for ch, x for ks. */
static unsigned int merge_cost(str one, size_t i, str two, size_t j)
{
	static const char merges[][4] = { "gch", "xks", "fph", "tth", "kck" };

	for (size_t k = 0; k < COUNT(merges); k++)
		if (one.p[i - 1] == merges[k][0] &&
		    !memcmp(two.p + j - 2, merges[k] + 1, 2))
			return CHEAP;
	return 2 * FULL;
}

/* Damerau-Levenshtein with the costs above; the first letter counts more. */
static unsigned int distance(str a, str b)
{
	unsigned int d[WORD_MAX + 1][WORD_MAX + 1];

	d[0][0] = 0;
	for (size_t i = 1; i <= a.n; i++)
		d[i][0] = d[i - 1][0] + FULL;
	for (size_t j = 1; j <= b.n; j++)
		d[0][j] = d[0][j - 1] + FULL;
	for (size_t i = 1; i <= a.n; i++)
		for (size_t j = 1; j <= b.n; j++) {
			unsigned int c = d[i - 1][j - 1] +
					 swap_cost(a.p[i - 1], b.p[j - 1]);

			c = least(c, d[i - 1][j] + extra_cost(a, i - 1));
			c = least(c, d[i][j - 1] + extra_cost(b, j - 1));
			if (i > 1 && j > 1)
				c = least(c, d[i - 2][j - 2] + pair_cost(a, i, b, j));
			if (j > 1)
				c = least(c, d[i - 1][j - 2] + merge_cost(a, i, b, j));
			if (i > 1)
				c = least(c, d[i - 2][j - 1] + merge_cost(b, j, a, i));
			d[i][j] = c;
		}
	return d[a.n][b.n] + (a.p[0] == b.p[0] ? 0 : CHEAP);
}

/* How far a correction may be: short words have many neighbours. */
static unsigned int allowance(size_t n)
{
	return n < 5 ? FULL : n < 8 ? FULL + CHEAP + 1 : 2 * FULL + 1;
}

/* Often used is likelier: twice as often counts as a small step nearer. */
static unsigned int rarity(uint32_t count)
{
	unsigned int bits = 0;

	while (count >>= 1)
		bits++;
	return bits < 16 ? (16 - bits) / 3 : 0;
}

struct best {
	str word;           /* empty: nothing yet */
	unsigned int cost, rarity;
	size_t looks;
};

static void consider(struct best *best, str word, const struct entry *entry)
{
	unsigned int cost = distance(word, entry->word);
	unsigned int rare = rarity(entry->count);
	unsigned int before = best->cost + best->rarity;

	if (cost > allowance(word.n))
		return;
	if (best->word.n && cost + rare > before)
		return;
	if (best->word.n && cost + rare == before &&
	    str_cmp(entry->word, best->word) >= 0)
		return;
	best->word = entry->word;
	best->cost = cost;
	best->rarity = rare;
}

static struct best look_up(const struct speller *s, str word)
{
	char room[SOUND_MAX], less[SOUND_MAX];
	str sound = sound_of(word, room);
	struct best best = { 0 };

	for (size_t i = sound.n + 1; i--;) {
		size_t hash = str_hash(without(sound, i, less));
		uint32_t at = s->by_sound[hash & (s->n_slots - 1)];

		while (at && best.looks++ < LOOK_MAX) {
			const struct filed *f = filed_at(s, at - 1);
			const struct entry *e = &s->words.at[f->word - 1];
			size_t gap = e->word.n > word.n ? e->word.n - word.n
							: word.n - e->word.n;

			if (gap <= 3)
				consider(&best, word, e);
			at = f->next;
		}
	}
	return best;
}

/* How often the collection has a word; a stop word does not matter. */
static uint32_t standing(const struct speller *s, str word)
{
	const struct entry *e = find(s, word);

	if (lang_is_stop(LANG_NL, word))
		return UINT32_MAX;
	return e && word.n > WORD_MIN ? e->count : 0;
}

/* Two words run together: "geldvoor", "dorpshuisgezocht". */
static str in_two(const struct speller *s, struct arena *a, str word)
{
	uint32_t most = 0;
	size_t at = 0;

	for (size_t i = 2; i + 2 <= word.n; i++) {
		uint32_t left = standing(s, str_head(word, i));
		uint32_t right = standing(s, (str){ word.p + i, word.n - i });
		uint32_t both = left < right ? left : right;

		if (both > most && both < UINT32_MAX) {
			most = both;
			at = i;
		}
	}
	if (!at)
		return S("");
	return arena_f(a, "%.*s %.*s", (int)at, word.p, (int)(word.n - at),
		       word.p + at);
}

/* A compound nobody wrote before is no slip, if its parts are words. */
static bool is_sound_compound(const struct speller *s, str word)
{
	struct lang_parts parts = lang_split(word);

	for (size_t i = 0; i < parts.n; i++) {
		str part = parts.at[i];
		str base = str_head(part, part.n - (str_ends(part, S("s"))));

		if (part.n < WORD_MIN || lang_is_stop(LANG_NL, part) ||
		    (!is_known(s, part) && !is_known(s, base)))
			return false;
	}
	return parts.n > 1;
}

static str correct(const struct speller *s, struct arena *a, str folded)
{
	struct best best;
	str two;

	if (!is_correctable(folded) || is_known(s, folded))
		return S("");
	best = look_up(s, folded);
	if ((!best.word.n || best.cost > CHEAP) && is_sound_compound(s, folded))
		return S("");
	two = in_two(s, a, folded);
	if (two.n && (!best.word.n || best.cost > FULL))
		return two;
	return best.word;
}

str speller_word(const struct speller *s, struct arena *a, str word)
{
	struct lang_words words = lang_words(a, word, 2);

	return words.n == 1 ? correct(s, a, words.at[0].form) : S("");
}

/* Two words that the collection knows as one, but not apart. */
static str in_one(const struct speller *s, struct arena *a,
		  const struct lang_word *left)
{
	const struct lang_word *right = left + 1;
	str joined = arena_f(a, "%.*s%.*s", (int)left->form.n, left->form.p,
			     (int)right->form.n, right->form.p);

	if ((is_known(s, left->form) && is_known(s, right->form)) ||
	    !find(s, joined))
		return S("");
	return joined;
}

str speller_text(const struct speller *s, struct arena *a, str text)
{
	struct lang_words words = lang_words(a, text, LANG_QUERY_WORDS);
	struct buf out = { .arena = a, .limit = 2 * text.n + 1024 };
	size_t done = 0;
	bool changed = false;

	for (size_t i = 0; i < words.n; i++) {
		size_t last = i;
		str better = { 0 };

		if (i + 1 < words.n)
			better = in_one(s, a, &words.at[i]);
		if (better.n)
			last = i + 1;
		else
			better = correct(s, a, words.at[i].form);
		if (!better.n)
			continue;
		buf_add(&out, (str){ text.p + done, words.at[i].at - done });
		buf_add(&out, better);
		done = words.at[last].at + words.at[last].n;
		i = last;
		changed = true;
	}
	buf_add(&out, (str){ text.p + done, text.n - done });
	return changed && !out.overflow ? buf_str(&out) : S("");
}
