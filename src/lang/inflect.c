/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Back from an inflected Dutch form to the one it is found under, where the
 * stemmer's rules alone go wrong: "reacties", "kinderen", "huisje", "betaald".
 * The dictionary decides, so nothing is stripped that leaves no word.
 */
#include "lang/inside.h"
#include "lang/dict.h"

#include <stdlib.h>

enum {
	USUAL = 3,  /* dict_form.count of an infinitive people know */
	PLAINLY = 3, /* how much commoner is clearly commoner */
};

/* Plurals that change the word; they also end compounds. */
static const struct {
	const char *plural, *one;
} irregular[] = {
	{ "beenderen", "been" },  { "bladeren", "blad" }, { "eieren", "ei" },
	{ "gelederen", "gelid" }, { "goederen", "goed" }, { "hoenders", "hoen" },
	{ "kalveren", "kalf" },   { "kinderen", "kind" }, { "kinders", "kind" },
	{ "lammeren", "lam" },    { "leden", "lid" },     { "liederen", "lied" },
	{ "raderen", "rad" },     { "runderen", "rund" }, { "schepen", "schip" },
	{ "smeden", "smid" },     { "steden", "stad" },   { "volkeren", "volk" },
};

/* "geleden" and "overleden" are no members. */
static const char *const no_leden[] = { "ge", "over", "ver" };

/* Strong verbs that asks and stories are full of. */
static const struct {
	const char *form, *verb;
} strong[] = {
	{ "begon", "beginnen" },    { "begonnen", "beginnen" },
	{ "bleef", "blijven" },     { "bleven", "blijven" },
	{ "bood", "bieden" },       { "boden", "bieden" },
	{ "bracht", "brengen" },    { "brachten", "brengen" },
	{ "dacht", "denken" },      { "dachten", "denken" },
	{ "gaf", "geven" },         { "gaven", "geven" },
	{ "gebleven", "blijven" },  { "geboden", "bieden" },
	{ "gebracht", "brengen" },  { "gedacht", "denken" },
	{ "geholpen", "helpen" },   { "gekocht", "kopen" },
	{ "gekozen", "kiezen" },    { "gekregen", "krijgen" },
	{ "gelopen", "lopen" },     { "genomen", "nemen" },
	{ "geschreven", "schrijven" }, { "gesloten", "sluiten" },
	{ "gesproken", "spreken" }, { "gevonden", "vinden" },
	{ "gezocht", "zoeken" },
	{ "hielp", "helpen" },      { "hielpen", "helpen" },
	{ "kind", "kind" },         { "kinder", "kind" },
	{ "kocht", "kopen" },       { "kochten", "kopen" },
	{ "koos", "kiezen" },       { "kozen", "kiezen" },
	{ "kreeg", "krijgen" },     { "kregen", "krijgen" },
	{ "liep", "lopen" },        { "liepen", "lopen" },
	{ "nam", "nemen" },         { "namen", "nemen" },
	{ "schreef", "schrijven" }, { "schreven", "schrijven" },
	{ "sprak", "spreken" },     { "spraken", "spreken" },
	{ "vond", "vinden" },       { "vonden", "vinden" },
	{ "zocht", "zoeken" },      { "zochten", "zoeken" },
};

static int by_form(const void *key, const void *entry)
{
	return str_cmp(*(const str *)key, str_from_z(*(const char *const *)entry));
}

static str glue(struct arena *a, str left, str right)
{
	return arena_f(a, "%.*s%.*s", (int)left.n, left.p, (int)right.n, right.p);
}

static bool is_leden(str before)
{
	for (size_t i = 0; i < COUNT(no_leden); i++)
		if (str_ends(before, str_from_z(no_leden[i])))
			return false;
	return true;
}

static str regular_plural(struct arena *a, str word)
{
	for (size_t i = 0; i < COUNT(irregular); i++) {
		str plural = str_from_z(irregular[i].plural);
		str before = str_head(word, word.n > plural.n ? word.n - plural.n : 0);

		if (!str_ends(word, plural) || (before.n && before.n < 3) ||
		    (str_eq(plural, S("leden")) && !is_leden(before)))
			continue;
		return glue(a, before, str_from_z(irregular[i].one));
	}
	return word;
}

static bool is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* "huisje", "filmpje", "mannetje", "fotootje": what it is a small one of. */
static str grown(str word)
{
	static const char *const endings[] = { "etje", "tje", "pje", "je" };
	str small = str_head(word, word.n - str_ends(word, S("jes"))), best = word;

	for (size_t i = 0; i < COUNT(endings); i++) {
		str one = small;

		if (!str_ends(small, str_from_z(endings[i])))
			continue;
		one.n -= strlen(endings[i]);
		if (one.n > 2 && one.p[one.n - 1] == one.p[one.n - 2] &&
		    !lang_knows(one))
			one.n--;
		if (one.n > 1 && lang_knows(one) &&
		    (best.n == word.n ||
		     dict_find(one).count > dict_find(best).count))
			best = one;
	}
	return best;
}

/* Without an ending of the plural that the stemmer would leave: "reacties",
   "kolonien". */
static str single(str word)
{
	str less = str_head(word, word.n ? word.n - 1 : 0);
	str least = str_head(less, less.n ? less.n - 1 : 0);
	char last = less.n ? less.p[less.n - 1] : 0;

	if (less.n < 4)
		return word;
	if (str_ends(word, S("s")) && (is_vowel(last) || str_ends(less, S("en"))) &&
	    lang_knows(less))
		return less;
	if (str_ends(word, S("ien")) && lang_knows(less))
		return less;
	if ((str_ends(word, S("ieen")) || str_ends(word, S("eeen"))) &&
	    lang_knows(least))
		return least;
	return word;
}

/* The infinitive's count for a first person: "betaal" gives "betalen". */
static unsigned int verb_count(struct arena *a, str base)
{
	size_t n = base.n;
	char last = base.p[n - 1];
	str verb = glue(a, base, S("en"));
	unsigned int count = dict_find(verb).count;

	if (n > 3 && base.p[n - 2] == base.p[n - 3] && is_vowel(base.p[n - 2]))
		verb = arena_f(a, "%.*s%cen", (int)n - 2, base.p,
			       last == 'f' ? 'v' : last == 's' ? 'z' : last);
	else if (is_vowel(base.p[n - 2]))
		verb = arena_f(a, "%.*s%cen", (int)n, base.p, last);
	return dict_find(verb).count > count ? dict_find(verb).count : count;
}

static bool is_first_person(struct arena *a, str base, str word)
{
	unsigned int count;

	if (base.n < 3 || !lang_knows(base))
		return false;
	count = verb_count(a, base);
	return count >= USUAL && count >= dict_find(word).count;
}

/* "betaalt", "betaald", "gewerkt" to the first person; "markt" stays. */
static str first_person(struct arena *a, str word)
{
	str base = str_head(word, word.n ? word.n - 1 : 0);

	if (!str_ends(word, S("t")) && !str_ends(word, S("d")))
		return word;
	if (is_first_person(a, base, word))
		return base;
	if (str_starts(word, S("ge")) && base.n > 4) {
		base = (str){ base.p + 2, base.n - 2 };
		if (is_first_person(a, base, word))
			return base;
	}
	return word;
}

str inflect_back(struct arena *a, str word)
{
	const char *const *found = bsearch(&word, strong, COUNT(strong),
					   sizeof *strong, by_form);

	if (found)
		return str_from_z(found[1]);
	return first_person(a, single(grown(regular_plural(a, word))));
}

bool inflect_keeps_s(str word)
{
	str one = str_head(word, word.n ? word.n - 1 : 0);

	if (!str_ends(word, S("s")) || str_ends(word, S("ers")) ||
	    str_ends(word, S("els")) || str_ends(word, S("ens")))
		return false;
	return dict_find(word).count >= dict_find(one).count + PLAINLY;
}
