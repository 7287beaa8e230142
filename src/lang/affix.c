/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/affix.h"

/* Open a verb or what is made of it: aanvoeren, aanvoering. */
static const char *const particles[] = {
	"aan", "achter", "af", "bij", "binnen", "boven", "buiten", "door", "in",
	"langs", "mede", "mee", "na", "naar", "neer", "om", "onder", "op",
	"open", "over", "rond", "samen", "tegen", "terug", "thuis", "toe",
	"tussen", "uit", "vast", "vol", "voor", "voort", "weg", "weer",
};

/* No words by themselves. */
static const char *const prefixes[] = {
	"be", "con", "de", "dis", "ent", "er", "ex", "ge", "her", "im", "in", "inter",
	"mis", "non", "on", "ont", "oor", "per", "pre", "pro", "re", "tele",
	"trans", "ver", "wan",
};

/* Greek, Latin and the like, which open words as if they were words. */
static const char *const classics[] = {
	"aero", "agro", "amfi", "anti", "aqua", "audio", "bio", "centi", "eco",
	"euro", "extra", "geo", "hydro", "hyper", "infra", "kilo",
	"macro", "maxi", "mega", "micro", "milli", "mini", "mono", "multi",
	"nano", "neo", "oer", "poly", "post", "pseudo", "psycho", "quasi",
	"semi", "socio", "super", "thermo", "turbo", "ultra", "vice",
};

/* Endings that make one word of another; as a part they are no word. */
static const char *const suffixes[] = {
	"aar", "aars", "achtig", "age", "baar", "de", "der", "ders", "dom",
	"en", "er", "eren",
	"erij", "erijen", "ers", "end", "enden", "heden", "heid", "iek", "ier",
	"iers", "ing", "ingen", "isch", "isme", "ist", "isten", "iteit", "je",
	"jes", "lijk", "lijke", "ling", "lingen", "lijkheid", "loos", "man", "ment",
	"menten", "nis", "nissen", "schap", "schappen", "sel", "sels",
	"st", "ste", "ster", "sters", "tal", "te", "teit", "teiten", "ten", "tie",
	"tief", "ties", "tje", "tjes", "zaam",
};

/* After these a joining -s- is due. */
static const char *const due_s[] = {
	"dom", "heid", "ing", "ling", "schap", "teit",
};

/* Endings that make a noun of a verb. */
static const char *const of_verbs[] = {
	"ing", "ingen", "er", "ers", "der", "ders", "ster", "sters", "sel",
	"sels", "en", "end", "st", "sten",
};

static bool listed(const char *const *list, size_t n, str part)
{
	for (size_t i = 0; part.n && i < n; i++)
		if (list[i][0] == part.p[0] &&
		    str_eq(str_from_z(list[i]), part))
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

bool affix_is_particle(str part)
{
	return listed(particles, COUNT(particles), part);
}

bool affix_is_prefix(str part)
{
	return listed(prefixes, COUNT(prefixes), part);
}

bool affix_is_classic(str part)
{
	return listed(classics, COUNT(classics), part);
}

bool affix_is_suffix(str part)
{
	return listed(suffixes, COUNT(suffixes), part);
}

bool affix_is_bent(char before, str part)
{
	return part.n > 1 && part.p[0] == before &&
	       affix_is_suffix((str){ part.p + 1, part.n - 1 });
}

bool affix_wants_s(str part)
{
	return ends_in(due_s, COUNT(due_s), part);
}

bool affix_is_derived(str word, bool (*is_word)(str word))
{
	for (size_t i = 0; i < COUNT(suffixes); i++) {
		str suffix = str_from_z(suffixes[i]);

		if ((suffix.n > 2 || str_eq(suffix, S("er"))) &&
		    str_ends(word, suffix) &&
		    is_word(str_head(word, word.n - suffix.n)))
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

bool affix_is_verbal(str word, bool (*is_word)(str word))
{
	char verb[AFFIX_LETTERS + 2];

	for (size_t i = 0; i < COUNT(of_verbs) && particle_opens(word); i++) {
		size_t n = word.n - strlen(of_verbs[i]);

		if (!str_ends(word, str_from_z(of_verbs[i])) || n < 4 ||
		    n > AFFIX_LETTERS)
			continue;
		memcpy(verb, word.p, n);
		memcpy(verb + n, "en", 2);
		if (is_word((str){ verb, n + 2 }))
			return true;
	}
	return false;
}

static bool is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* The stem a plural in -en has left bare: "tak", or "taak" if `lengthen`. */
static size_t unbent(char *out, size_t n, bool lengthen)
{
	char end = out[n - 1];

	if (is_vowel(end) || n < 3)
		return n;
	if (end == out[n - 2])
		return n - 1;
	if (end == 'v' || end == 'z')
		end = end == 'v' ? 'f' : 's';
	out[n - 1] = end;
	if (!lengthen || !is_vowel(out[n - 2]) || is_vowel(out[n - 3]))
		return n;
	out[n] = end;
	out[n - 1] = out[n - 2];
	return n + 1;
}

size_t affix_singular(str word, size_t i, char out[AFFIX_LETTERS + 2])
{
	static const char *const endings[AFFIX_SINGULARS] = {
		"en", "en", "s", "n", "je", "jes", "tje", "tjes", "e",
	};
	str ending = str_from_z(endings[i]);

	if (word.n > AFFIX_LETTERS || word.n < ending.n + 2 ||
	    !str_ends(word, ending))
		return 0;
	memcpy(out, word.p, word.n - ending.n);
	return i > 1 ? word.n - ending.n
		     : unbent(out, word.n - ending.n, i == 1);
}
