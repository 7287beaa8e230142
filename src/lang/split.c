/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/split.h"
#include "lang/dict.h"
#include "lang/inside.h"

#include <assert.h>
#include <float.h>

enum {
	PART_MIN = 2,
	UNKNOWN_MIN = 4, /* letters of a part no list has */
	LONG = 6,        /* letters; shorter lengths are weighed one by one */
};

/* Open a verb or what is made of it: aanvoeren, aanvoering. */
static const char *const particles[] = {
	"aan", "achter", "af", "bij", "binnen", "boven", "buiten", "door", "in",
	"langs", "mede", "mee", "na", "naar", "neer", "om", "onder", "op",
	"open", "over", "rond", "samen", "tegen", "terug", "thuis", "toe",
	"tussen", "uit", "vast", "vol", "voor", "voort", "weg", "weer",
};

/* No words by themselves. */
static const char *const prefixes[] = {
	"be", "con", "de", "dis", "ent", "er", "ge", "her", "im", "in", "on",
	"ont", "per", "pre", "pro", "re", "trans", "ver", "wan",
};

/* Endings that make one word of another; as a part they are no word. */
static const char *const suffixes[] = {
	"aar", "aars", "achtig", "age", "baar", "de", "dom", "en", "er", "eren",
	"erij", "erijen", "ers", "end", "enden", "heden", "heid", "iek", "ier",
	"iers", "ing", "ingen", "isch", "isme", "ist", "isten", "iteit", "je",
	"jes", "lijk", "lijke", "ling", "lingen", "lijkheid", "loos", "ment",
	"menten", "nis", "nissen", "rijk", "schap", "schappen", "sel", "sels",
	"st", "ste", "ster", "sters", "tal", "te", "teit", "teiten", "tie",
	"tief", "ties", "tje", "tjes", "zaam",
};

/* After these a joining -s- is due. */
static const char *const due_s[] = {
	"dom", "heid", "ing", "ling", "schap", "teit",
};

static bool listed(const char *const *list, size_t n, str part)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(str_from_z(list[i]), part))
			return true;
	return false;
}

static bool ends_in(const char *const *list, size_t n, str part)
{
	for (size_t i = 0; i < n; i++)
		if (part.n > strlen(list[i]) + 2 &&
		    str_ends(part, str_from_z(list[i])))
			return true;
	return false;
}

struct split_word split_read(str word)
{
	struct split_word w = { 0 }, none = { 0 };

	for (size_t i = 0; i < word.n; i++) {
		if (word.p[i] == '-') {
			w.hyphen[w.n] = w.n > 0;
			continue;
		}
		if (w.n == SPLIT_LETTERS || i > UINT8_MAX)
			return none;
		w.at[w.n] = (uint8_t)i;
		w.letter[w.n++] = word.p[i];
	}
	w.at[w.n] = (uint8_t)word.n;
	w.hyphen[w.n] = false;
	return w;
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

/* "aanvoer-ing" beside the verb aanvoeren: made of a verb, not put together */
static bool is_verbal(str word)
{
	static const char *const endings[] = {
		"ing", "ingen", "er", "ers", "der", "ders", "ster", "sters",
		"sel", "sels", "en", "end", "st", "sten",
	};
	char verb[SPLIT_LETTERS + 2];

	for (size_t i = 0; i < COUNT(endings); i++) {
		size_t n = word.n - strlen(endings[i]);

		if (!str_ends(word, str_from_z(endings[i])) || n < 4)
			continue;
		memcpy(verb, word.p, n);
		memcpy(verb + n, "en", 2);
		if (dict_find((str){ verb, n + 2 }).word)
			return true;
	}
	return false;
}

static bool is_derived(str word)
{
	for (size_t i = 0; i < COUNT(suffixes); i++) {
		str suffix = str_from_z(suffixes[i]);

		if (suffix.n > 2 && str_ends(word, suffix) &&
		    dict_find(str_head(word, word.n - suffix.n)).word)
			return true;
	}
	return false;
}

static bool particle_opens(str word)
{
	for (size_t i = 0; i < COUNT(particles); i++)
		if (str_starts(word, str_from_z(particles[i])))
			return true;
	return false;
}

static bool hyphen_between(const struct split_word *w, size_t i, size_t j)
{
	for (size_t k = i + 1; k < j; k++)
		if (w->hyphen[k])
			return true;
	return false;
}

static void whole(const struct split_word *w, struct split_features *out)
{
	str word = { w->letter, w->n };
	struct dict_form form = dict_find(word);
	bool hyphen = hyphen_between(w, 0, w->n);

	has(out, SPLIT_WHOLE, 1);
	has_if(out, SPLIT_WHOLE_WORD, form.word && !form.name);
	has_if(out, SPLIT_WHOLE_NAME, form.name);
	has(out, SPLIT_WHOLE_COUNT, form.count / 15.0f);
	has(out, SPLIT_WHOLE_LENGTH, (float)w->n / 10);
	has_if(out, SPLIT_WHOLE_SHORT, w->n < 7);
	has_if(out, SPLIT_WHOLE_HYPHEN, hyphen);
	has_if(out, SPLIT_WHOLE_HYPHEN_WORD, hyphen && form.word);
	has(out, SPLIT_WHOLE_BEGINS, form.begins / 15.0f);
	has(out, SPLIT_WHOLE_ENDS, form.ends / 15.0f);
	has_if(out, SPLIT_WHOLE_DERIVED, is_derived(word));
	has_if(out, SPLIT_WHOLE_VERBAL, particle_opens(word) && is_verbal(word));
}

static void first(const struct split_word *w, size_t i, size_t j,
		  struct split_features *out)
{
	str part = { w->letter + i, j - i }, base = { part.p, part.n - 1 };
	struct dict_form form = dict_find(part);
	bool ends_s = str_ends(part, S("s")) && part.n > 3;

	has(out, SPLIT_FIRST, 1);
	has(out, SPLIT_FIRST_BEGINS, form.begins / 15.0f);
	has_if(out, SPLIT_FIRST_NEVER, !form.begins);
	has(out, SPLIT_FIRST_COUNT, form.count / 15.0f);
	has(out, SPLIT_FIRST_ENDS, form.ends / 15.0f);
	has_if(out, SPLIT_FIRST_FORM, !form.word && form.begins);
	has_if(out, SPLIT_FIRST_NAME, form.name);
	has_if(out, SPLIT_FIRST_UNKNOWN, !form.word && !form.begins);
	if (part.n < LONG)
		has(out, SPLIT_FIRST_2 + (int)part.n - 2, 1);
	else
		has(out, SPLIT_FIRST_LENGTH, (float)(part.n - LONG) / 10);
	has_if(out, SPLIT_FIRST_PARTICLE,
	       listed(particles, COUNT(particles), part));
	has_if(out, SPLIT_FIRST_PREFIX, listed(prefixes, COUNT(prefixes), part));
	has_if(out, SPLIT_FIRST_JOIN_S, ends_s && dict_find(base).word);
	has_if(out, SPLIT_FIRST_JOIN_EN,
	       str_ends(part, S("en")) &&
		       dict_find(str_head(part, part.n - 2)).word);
	has_if(out, SPLIT_FIRST_DUE_S,
	       ends_s && ends_in(due_s, COUNT(due_s), base));
	has_if(out, SPLIT_FIRST_LACKS_S, ends_in(due_s, COUNT(due_s), part));
	has_if(out, SPLIT_FIRST_MIDDLE, i > 0);
	has_if(out, SPLIT_FIRST_HYPHEN, w->hyphen[j]);
	has_if(out, SPLIT_FIRST_OVER_HYPHEN, hyphen_between(w, i, j));
}

static void last(const struct split_word *w, size_t i, size_t j,
		 struct split_features *out)
{
	str part = { w->letter + i, j - i };
	struct dict_form form = dict_find(part);

	has(out, SPLIT_LAST, 1);
	has(out, SPLIT_LAST_ENDS, form.ends / 15.0f);
	has_if(out, SPLIT_LAST_NEVER, !form.ends);
	has(out, SPLIT_LAST_COUNT, form.count / 15.0f);
	has(out, SPLIT_LAST_BEGINS, form.begins / 15.0f);
	has_if(out, SPLIT_LAST_NAME, form.name);
	has_if(out, SPLIT_LAST_UNKNOWN, !form.word);
	if (part.n < LONG)
		has(out, SPLIT_LAST_2 + (int)part.n - 2, 1);
	else
		has(out, SPLIT_LAST_LENGTH, (float)(part.n - LONG) / 10);
	has_if(out, SPLIT_LAST_SUFFIX, listed(suffixes, COUNT(suffixes), part));
	has_if(out, SPLIT_LAST_OVER_HYPHEN, hyphen_between(w, i, j));
}

/* May letters i..j be a part at all? */
static bool is_part(const struct split_word *w, size_t i, size_t j)
{
	bool edges = (i == 0 || w->hyphen[i]) && (j == w->n || w->hyphen[j]);
	str part = { w->letter + i, j - i };
	struct dict_form form = dict_find(part);

	if (edges)
		return true;
	if (j == w->n ? form.word : form.word || form.begins)
		return true;
	return (i == 0 || j == w->n) && part.n >= UNKNOWN_MIN &&
	       !hyphen_between(w, i, j);
}

bool split_part(const struct split_word *w, size_t i, size_t j,
		struct split_features *out)
{
	out->n = 0;
	if (i == 0 && j == w->n) {
		whole(w, out);
		return true;
	}
	if (j - i < PART_MIN || !is_part(w, i, j))
		return false;
	if (j < w->n)
		first(w, i, j, out);
	else
		last(w, i, j, out);
	return true;
}

static float score(const struct split_word *w, size_t i, size_t j)
{
	struct split_features f;
	float sum = 0;

	if (!split_part(w, i, j, &f))
		return -FLT_MAX;
	for (size_t k = 0; k < f.n; k++)
		sum += split_weights[f.at[k].feature] * f.at[k].value;
	return sum;
}

/* The best way to reach each letter, in each number of parts. */
struct way {
	float score;
	uint8_t from;
};

static struct lang_parts trace(const struct split_word *w, str word,
			       struct way best[][LANG_PARTS_MAX + 1], size_t n)
{
	struct lang_parts parts = { .n = n };
	size_t j = w->n;

	for (size_t k = n; k; k--) {
		size_t i = best[j][k].from;
		str part = { word.p + w->at[i], (size_t)(w->at[j] - w->at[i]) };

		while (part.n && part.p[part.n - 1] == '-')
			part.n--;
		parts.at[k - 1] = part;
		j = i;
	}
	return parts;
}

struct lang_parts lang_split(str word)
{
	struct way best[SPLIT_LETTERS + 1][LANG_PARTS_MAX + 1];
	struct split_word w = split_read(word);
	size_t n = 1;

	if (w.n < 2 * PART_MIN)
		return (struct lang_parts){ .at = { word }, .n = 1 };
	for (size_t j = 0; j <= w.n; j++)
		for (size_t k = 0; k <= LANG_PARTS_MAX; k++)
			best[j][k] = (struct way){ j || k ? -FLT_MAX : 0, 0 };
	for (size_t j = 1; j <= w.n; j++)
		for (size_t i = 0; i < j; i++) {
			float s = score(&w, i, j);

			for (size_t k = 1; k <= LANG_PARTS_MAX; k++) {
				float sum = best[i][k - 1].score + s;

				if (best[i][k - 1].score > -FLT_MAX &&
				    s > -FLT_MAX && sum > best[j][k].score)
					best[j][k] = (struct way){ sum, (uint8_t)i };
			}
		}
	for (size_t k = 2; k <= LANG_PARTS_MAX; k++)
		if (best[w.n][k].score > best[w.n][n].score)
			n = k;
	return trace(&w, word, best, n);
}
