/* SPDX-License-Identifier: EUPL-1.2 */
/* The one door to libstemmer, with what its Dutch leaves undone. */
#include "lang/dict.h"
#include "lang/inside.h"
#include "lang/memory.h"

#include <assert.h>
#include <libstemmer.h>

struct lang *lang_open(struct arena *a, const struct lexicon *lexicon)
{
	struct lang *l = arena_new(a, struct lang);

	l->arena = a;
	l->lexicon = lexicon;
	return l;
}

struct lang *lang_open_again(struct arena *a, const struct lexicon *lexicon,
			     struct lang_memory *memory)
{
	struct lang *l = lang_open(a, lexicon);

	l->memory = memory;
	return l;
}

static void stemmer_delete(void *stemmer)
{
	sb_stemmer_delete(stemmer);
}

static struct sb_stemmer *stemmer(struct lang *l, enum lang_tongue tongue)
{
	if (!l->stemmer[tongue]) {
		l->stemmer[tongue] = sb_stemmer_new(
			tongue == LANG_EN ? "english" : "dutch", "UTF_8");
		assert(l->stemmer[tongue]);
		arena_defer(l->arena, stemmer_delete, l->stemmer[tongue]);
	}
	return l->stemmer[tongue];
}

/* Without hyphens and apostrophes; "foto's" is "foto". */
static str bare(struct arena *a, str word)
{
	char *out;
	size_t n = 0;

	if (word.n > 2 && !memcmp(word.p + word.n - 2, "'s", 2))
		word.n -= 2;
	if (!memchr(word.p, '-', word.n) && !memchr(word.p, '\'', word.n))
		return word;
	out = arena_alloc(a, word.n);
	for (size_t i = 0; i < word.n; i++)
		if (word.p[i] != '-' && word.p[i] != '\'')
			out[n++] = word.p[i];
	return (str){ out, n };
}

static bool is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* So that forms meet: huiz as huis, gevall as geval, aureool as aureol. */
static size_t evened(char *stem, size_t n)
{
	char last = n ? stem[n - 1] : 0;

	if (n < 3)
		return n;
	if (last == 'v' || last == 'z')
		last = stem[n - 1] = last == 'v' ? 'f' : 's';
	if (last == stem[n - 2] && !is_vowel(last))
		return n - 1;
	if (n > 3 && !is_vowel(last) && is_vowel(stem[n - 2]) &&
	    stem[n - 2] == stem[n - 3]) {
		stem[n - 2] = last;
		return n - 1;
	}
	return n;
}

static str snowball(struct lang *l, enum lang_tongue tongue, str word)
{
	struct sb_stemmer *sb = stemmer(l, tongue);
	const sb_symbol *stem = sb_stemmer_stem(
		sb, (const sb_symbol *)word.p, (int)word.n);

	assert(stem);
	return arena_str(l->arena, (str){ (const char *)stem,
					  (size_t)sb_stemmer_length(sb) });
}

static str dutch_stem(struct lang *l, str word)
{
	str stem;

	word = inflect_back(l->arena, bare(l->arena, word));
	if (inflect_keeps_s(word))
		return str_head(word, LANG_TERM_MAX);
	stem = snowball(l, LANG_NL, word);
	stem.n = evened((char *)(uintptr_t)stem.p, stem.n);
	return str_head(stem, LANG_TERM_MAX);
}

str lang_stem(struct lang *l, enum lang_tongue tongue, str word)
{
	str stem;

	if (!word.n)
		return word;
	if (tongue != LANG_NL)
		return str_head(snowball(l, tongue, bare(l->arena, word)),
				LANG_TERM_MAX);
	stem = lang_memory_stem(l->memory, word);
	if (stem.n)
		return arena_str(l->arena, stem);
	stem = dutch_stem(l, word);
	lang_memory_tell(l->memory, word, stem);
	return stem;
}

str lang_part_stem(struct lang *l, str part, bool joins)
{
	str base = { part.p, part.n - 1 };

	/* "dorps" is "dorp" with a joint, but "basis" is not "basi" */
	if (joins && base.n >= 4 && str_ends(part, S("s")) &&
	    dict_find(base).word &&
	    dict_find(base).count >= dict_find(part).count)
		part = base;
	return lang_stem(l, LANG_NL, part);
}
