/* SPDX-License-Identifier: EUPL-1.2 */
/* Text to words, and the words that find nothing. */
#include "lang/inside.h"

#include <stdlib.h>

enum { STOP_MAX = 12 }; /* "bijvoorbeeld" */

static const char *const stop_nl[] = {
	"'s", "'t", "aan", "af", "al", "alle", "allemaal", "alles",
	"als", "alsof", "altijd", "ander", "andere", "anders", "ben", "bent",
	"bij", "bijvoorbeeld", "binnen", "d", "daar", "daarbij",
	"daarmee", "daarna", "daarom", "daarvan", "daarvoor", "dan", "dat",
	"de", "deze", "die", "dit", "doe", "doen", "doet", "door", "dus", "e",
	"echter", "een", "eens", "eerst", "eigenlijk", "elk", "elkaar", "elke",
	"en", "enige", "enkele", "er", "erbij", "erg", "ergens", "ermee",
	"ertoe", "ervan", "ervoor", "etc", "ga", "gaan", "gaat", "ge", "geen",
	"gewoon", "ging", "graag", "haar", "had", "hadden", "heb", "hebben",
	"hebt", "heeft", "heel", "hem", "hen", "het", "hier", "hij", "hoe",
	"hoeveel", "hoor", "hun", "ieder", "iedere", "iedereen", "iemand",
	"iets", "ik", "in", "inderdaad", "is", "je", "jij", "jou", "jouw",
	"jullie", "kan", "komen", "komt", "kon", "konden", "kun", "kunnen",
	"kunt", "laat", "laten", "m'n", "maar", "mag", "maken", "me", "mee",
	"meer", "men", "met", "mij", "mijn", "moet", "moeten", "mogen", "n",
	"na", "naar", "naast", "natuurlijk", "nee", "neem", "niet", "niets",
	"nog", "nou",
	"nu", "o", "of", "om", "omdat", "onder", "ons", "onze", "ook", "op",
	"over", "per", "s", "sinds", "sommige", "soms", "steeds", "t", "te",
	"tegen", "ten", "ter", "terwijl", "tijdens", "toch", "toe", "toen",
	"tot", "tussen", "u", "uit", "uw", "vaak", "van", "vanaf", "vanuit",
	"veel", "verder", "via", "volgens", "voor", "vooral", "waar", "waarbij",
	"waarin", "waarmee", "waarom", "waarop", "waarvan", "waarvoor",
	"wanneer", "want", "waren", "was", "wat", "we", "weer", "wel", "welk",
	"welke", "werd", "werden", "wie", "wij", "wil", "willen", "wilt",
	"word", "worden", "wordt", "z'n", "zal", "ze", "zeer", "zelf", "zich",
	"zichzelf", "zij", "zijn", "zo", "zo'n", "zoals", "zodat", "zonder",
	"zou", "zouden", "zulke", "zullen",
};

static const char *const stop_en[] = {
	"a", "about", "after", "all", "also", "am", "an", "and", "any", "are",
	"as", "at", "be", "because", "been", "before", "being", "between",
	"both", "but", "by", "can", "could", "did", "do", "does", "doing",
	"don't", "down", "each", "for", "from", "had", "has", "have", "having",
	"he", "her", "here", "hers", "him", "his", "how", "i", "i'm", "if",
	"in", "into", "is", "it", "it's", "its", "just", "me", "more", "most",
	"my", "no", "not", "of", "off", "on", "or", "our", "ours", "out",
	"over", "s", "she", "should", "so", "some", "such", "t", "than", "that",
	"the", "their", "them", "then", "there", "these", "they", "this",
	"those", "to", "too", "up", "us", "very", "was", "we", "were", "what",
	"when", "where", "which", "while", "who", "why", "will", "with",
	"would", "you", "your", "yours",
};

static int compare(const void *word, const void *stop)
{
	const char *z = *(const char *const *)stop;
	const str *s = word;
	int order = strncmp(s->p, z, s->n);

	return order ? order : z[s->n] ? -1 : 0;
}

bool lang_is_stop(enum lang_tongue tongue, str word)
{
	const char *const *list = tongue == LANG_EN ? stop_en : stop_nl;
	size_t n = tongue == LANG_EN ? COUNT(stop_en) : COUNT(stop_nl);

	return word.n && word.n <= STOP_MAX && bsearch(&word, list, n, sizeof *list, compare);
}

/* A word while it is being read. */
struct reader {
	struct arena *arena;
	str rest;
	const char *start;
	char form[LANG_WORD_MAX + sizeof((struct folded *)0)->text];
	size_t n;         /* of the form; past LANG_WORD_MAX it is no word */
	size_t run;       /* characters since the start or the last joint */
	const char *end;  /* in the text, after the last letter */
};

static void take(struct reader *r, const struct folded *f)
{
	if (r->n <= LANG_WORD_MAX) {
		memcpy(r->form + r->n, f->text, f->n);
		r->n += f->n;
	}
}

/* The letters that need no folding but to lower case, all at once. */
static void take_plain(struct reader *r)
{
	size_t n = 0;

	for (; n < r->rest.n; n++) {
		char c = r->rest.p[n];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		else if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
			break;
		if (r->n <= LANG_WORD_MAX)
			r->form[r->n++] = c;
	}
	if (!n)
		return;
	r->run += n;
	r->rest.p += n;
	r->rest.n -= n;
	r->end = r->rest.p;
}

static bool letter_follows(str rest)
{
	struct folded f = { 0 };

	while (rest.n && f.kind == CHAR_NONE)
		f = fold_next(&rest);
	return f.kind == CHAR_LETTER;
}

/* At "m.o." in "w.m.o.": a dot between single letters joins them. */
static bool is_abbreviation(const struct reader *r, const struct folded *f)
{
	str rest = r->rest;

	if (f->n != 1 || f->text[0] != '.' || r->run != 1 ||
	    !letter_follows(rest))
		return false;
	fold_next(&rest);
	return !letter_follows(rest);
}

/* Read on to the end of the word that begins at r->start. */
static void read_word(struct reader *r)
{
	for (take_plain(r); r->rest.n; take_plain(r)) {
		str before = r->rest;
		struct folded f = fold_next(&r->rest);

		if (f.kind == CHAR_LETTER) {
			take(r, &f);
			r->run++;
			r->end = r->rest.p;
		} else if ((f.kind == CHAR_HYPHEN || f.kind == CHAR_QUOTE) &&
			   letter_follows(r->rest)) {
			take(r, &f);
			r->run = 0;
		} else if (is_abbreviation(r, &f)) {
			r->run = 0;
		} else if (f.kind != CHAR_NONE) {
			r->rest = before;
			return;
		}
	}
}

struct lang_words lang_words(struct arena *a, str text, size_t limit)
{
	struct lang_words words = { 0 };
	struct reader r = { .arena = a, .rest = text };

	while (r.rest.n && words.n < limit) {
		const char *start = r.rest.p;
		struct folded f = fold_next(&r.rest);

		if (f.kind != CHAR_LETTER)
			continue;
		r.n = 0;
		r.run = 1;
		r.end = r.rest.p;
		take(&r, &f);
		read_word(&r);
		if (r.n > LANG_WORD_MAX)
			continue;
		list_add(a, &words) = (struct lang_word){
			.form = arena_str(a, (str){ r.form, r.n }),
			.at = (size_t)(start - text.p),
			.n = (size_t)(r.end - start),
		};
	}
	return words;
}
