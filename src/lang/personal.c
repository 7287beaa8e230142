/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/personal.h"
#include "lang/personal_words.h"
#include "i18n/i18n.h"
#include "lang/lang.h"

#include <ctype.h>
#include <strings.h>

enum { MOST = 20, PHONE_DIGITS = 10, BSN_DIGITS = 9, TEXT_WORDS = 1200 };

struct check {
	struct arena *arena;
	struct findings found;
};

static void add(struct check *c, str kind, str text, bool holds)
{
	for (size_t i = 0; i < c->found.n; i++)
		if (str_eq(c->found.at[i].kind, kind) &&
		    str_eq(c->found.at[i].text, text))
			return;
	if (c->found.n < MOST)
		list_add(c->arena, &c->found) =
			(struct finding){ kind, text, holds };
}

static bool is_digit(char ch)
{
	return ch >= '0' && ch <= '9';
}

static bool is_letter(char ch)
{
	return isalpha((unsigned char)ch) || (unsigned char)ch >= 0x80;
}

/* A piece of text between white space, without the punctuation around it. */
static str next_piece(str *rest)
{
	str s = *rest, piece;
	size_t n = 0;

	while (s.n && (unsigned char)s.p[0] <= ' ')
		s = (str){ s.p + 1, s.n - 1 };
	while (n < s.n && (unsigned char)s.p[n] > ' ')
		n++;
	piece = (str){ s.p, n };
	*rest = (str){ s.p + n, s.n - n };
	while (piece.n && strchr("([<\"'", piece.p[0]))
		piece = (str){ piece.p + 1, piece.n - 1 };
	while (piece.n && strchr(".,;:!?)]>\"'", piece.p[piece.n - 1]))
		piece.n--;
	return piece;
}

static bool is_mail(str s)
{
	str host = s, local = str_cut(&host, '@');

	return local.n && host.n > 3 && memchr(host.p, '.', host.n);
}

static bool is_link(str s)
{
	static const str endings[] = { S(".nl"), S(".com"), S(".org"),
		S(".net"), S(".eu"), S(".info"), S(".be"), S(".de"), S(".nu") };
	str rest = s, host = str_cut(&rest, '/');

	if (str_find(s, S("://")) < s.n || str_starts(s, S("www.")))
		return true;
	for (size_t i = 0; i < COUNT(endings); i++)
		if (host.n > endings[i].n && str_ends(host, endings[i]))
			return true;
	return false;
}

/* ISO 13616: the first four to the end, letters as 10 to 35, modulo 97 is 1. */
static bool is_iban(str s)
{
	unsigned rest = 0;

	if (s.n < 15 || s.n > 34)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char ch = s.p[(i + 4) % s.n];

		if (is_digit(ch))
			rest = (rest * 10 + (unsigned)(ch - '0')) % 97;
		else if (ch >= 'A' && ch <= 'Z')
			rest = (rest * 100 + (unsigned)(ch - 'A' + 10)) % 97;
		else
			return false;
	}
	return rest == 1 && isupper((unsigned char)s.p[0]) &&
	       isupper((unsigned char)s.p[1]) && is_digit(s.p[2]) &&
	       is_digit(s.p[3]);
}

/* An IBAN is often written in groups of four: try it from here on. */
static void check_iban(struct check *c, str from)
{
	struct buf b = { .arena = c->arena, .limit = 34 };

	for (size_t i = 0; i < from.n && b.n < 34; i++) {
		char ch = (char)toupper((unsigned char)from.p[i]);

		if (from.p[i] == ' ')
			continue;
		if (!isalnum((unsigned char)ch))
			break;
		buf_add(&b, (str){ &ch, 1 });
		if (is_iban(buf_str(&b))) {
			add(c, S("iban"), (str){ from.p, i + 1 }, true);
			return;
		}
	}
}

static void check_pieces(struct check *c, str text)
{
	str rest = text;

	while (rest.n) {
		str piece = next_piece(&rest);

		if (is_mail(piece))
			add(c, S("mail"), piece, true);
		else if (is_link(piece))
			add(c, S("link"), piece, true);
		else if (piece.n >= 4 && isalpha((unsigned char)piece.p[0]) &&
			 is_digit(piece.p[2]) && is_digit(piece.p[3]))
			check_iban(c, (str){ piece.p,
				(size_t)(text.p + text.n - piece.p) });
	}
}

/* Weights 9 to 2 and -1; the sum is a multiple of 11. */
static bool is_bsn(const char *digits)
{
	int sum = -(digits[8] - '0');

	for (int i = 0; i < 8; i++)
		sum += (9 - i) * (digits[i] - '0');
	return sum % 11 == 0 && sum;
}

/* Digits with single signs between them, as numbers are written. */
static size_t number_at(str s, char digits[20], size_t *n)
{
	size_t i = 0, end = 0;

	*n = 0;
	while (i < s.n && *n < 19) {
		if (is_digit(s.p[i])) {
			digits[(*n)++] = s.p[i];
			end = i + 1;
		} else if (!strchr(" -.()/+", s.p[i]) || i > end + 2) {
			break;
		}
		i++;
	}
	return end;
}

static bool is_phone(str s, const char *digits, size_t n)
{
	if (s.p[0] == '+')
		return n >= 9 && n <= 14;
	if (n > 2 && digits[0] == '0' && digits[1] == '0')
		return n >= 12 && n <= 15;
	return n == PHONE_DIGITS && digits[0] == '0' && digits[1] != '0';
}

/* What was found already: the digits of an IBAN look like a phone number. */
static bool is_known(const struct check *c, const char *at)
{
	list_each(r, c->found) {
		str piece = r->text;

		if (at >= piece.p && at < piece.p + piece.n)
			return true;
	}
	return false;
}

/* "RSIN 001234567": a firm, not a person. */
static bool is_of_firm(str text, size_t at)
{
	size_t from = at > 12 ? at - 12 : 0;

	for (size_t i = from; i + 4 <= at; i++)
		if (!strncasecmp(text.p + i, "rsin", 4))
			return true;
	return false;
}

static void check_numbers(struct check *c, str text)
{
	for (size_t i = 0; i < text.n; i++) {
		str here = { text.p + i, text.n - i };
		char digits[20];
		size_t n, length;
		bool begins = !i || !(is_letter(text.p[i - 1]) ||
				      is_digit(text.p[i - 1]));

		if (!begins || is_known(c, here.p) ||
		    !(is_digit(here.p[0]) || here.p[0] == '+' ||
		      here.p[0] == '('))
			continue;
		length = number_at(here, digits, &n);
		if (is_phone(here, digits, n))
			add(c, S("phone"), (str){ here.p, length }, true);
		else if (n == BSN_DIGITS && is_bsn(digits) &&
			 !is_of_firm(text, i))
			add(c, S("bsn"), (str){ here.p, length }, true);
		if (n >= BSN_DIGITS)
			i += length;
	}
}

/* "3474 KB": a postcode is a street; with a number behind it, a house. */
static bool is_postcode(str s)
{
	size_t gap = s.n > 4 && s.p[4] == ' ';

	return s.n >= 6 + gap && s.p[0] > '0' && is_digit(s.p[0]) &&
	       is_digit(s.p[1]) && is_digit(s.p[2]) && is_digit(s.p[3]) &&
	       isupper((unsigned char)s.p[4 + gap]) &&
	       isupper((unsigned char)s.p[5 + gap]) &&
	       (s.n == 6 + gap || !isalnum((unsigned char)s.p[6 + gap]));
}

/* Where the number ends that follows after a sign or two; 0: there is none. */
static size_t number_behind(str s, size_t at)
{
	size_t from = at;

	while (from < s.n && from < at + 2 && strchr(" ,-", s.p[from]))
		from++;
	for (at = from; at < s.n && at < from + 4 && is_digit(s.p[at]);)
		at++;
	return at > from && (at == s.n || !is_digit(s.p[at])) ? at : 0;
}

static void check_postcodes(struct check *c, str text)
{
	for (size_t i = 0; i + 6 <= text.n; i++) {
		str here = { text.p + i, text.n - i };
		size_t n, house;

		if (i && isalnum((unsigned char)text.p[i - 1]))
			continue;
		n = here.p[4] == ' ' ? 7 : 6;
		if (is_postcode(here) && (house = number_behind(here, n)))
			add(c, S("address"), str_head(here, house), true);
	}
}

static bool is_capital(str text, const struct lang_word *w)
{
	return isupper((unsigned char)text.p[w->at]);
}

static str piece_of(str text, const struct lang_word *from,
		    const struct lang_word *to)
{
	return (str){ text.p + from->at, to->at + to->n - from->at };
}

static bool ends_in_street(str word)
{
	static const str endings[] = { S("straat"), S("laan"), S("weg"),
		S("plein"), S("dijk"), S("kade"), S("gracht"), S("hof"),
		S("steeg"), S("singel"), S("pad"), S("dreef"), S("plantsoen") };

	for (size_t i = 0; i < COUNT(endings); i++)
		if (word.n > endings[i].n && str_ends(word, endings[i]))
			return true;
	return false;
}

/* The words of a text, and the one looked at. */
struct words {
	str text;
	struct lang_words list;
	size_t at;
};

static const struct lang_word *word(const struct words *w, size_t ahead)
{
	return w->at + ahead < w->list.n ? &w->list.at[w->at + ahead] : NULL;
}

static void check_street(struct check *c, const struct words *w)
{
	const struct lang_word *street = word(w, 0), *number = word(w, 1);

	if (number && is_capital(w->text, street) &&
	    ends_in_street(street->form) && is_digit(number->form.p[0]))
		add(c, S("address"), piece_of(w->text, street, number), true);
}

static bool is_one_clause(str text, const struct lang_word *from,
			  const struct lang_word *to)
{
	for (size_t i = from->at + from->n; i < to->at; i++)
		if (strchr(".,;:!?\n\"", text.p[i]))
			return false;
	return true;
}

/* "mevrouw De Vries", "Anna van Dijk": a title or a first name, then words
 * like "van", then a capital. */
static void check_name(struct check *c, const struct words *w)
{
	const struct lang_word *first = word(w, 0), *last;
	size_t ahead = 1;
	bool title = first && personal_is_title(first->form);

	if (!title && !(first && is_capital(w->text, first) &&
			personal_is_first_name(first->form)))
		return;
	while ((last = word(w, ahead)) && ahead < 4 &&
	       personal_is_name_part(last->form))
		ahead++;
	if (last && is_capital(w->text, last) &&
	    !ends_in_street(last->form) &&          /* Jan Steenlaan */
	    (title || is_one_clause(w->text, first, last)))
		add(c, S("name"), piece_of(w->text, first, last), true);
}

/* Within so many words of one another they are about the same. */
enum { NEAR = 8 };

static bool speaks_of_someone(const struct words *w)
{
	size_t from = w->at > NEAR ? w->at - NEAR : 0;

	for (size_t i = from; i < w->list.n && i < w->at + NEAR; i++)
		if (personal_is_someone(w->list.at[i].form))
			return true;
	return false;
}

static void check_words(struct check *c, str text)
{
	struct words w = { text, lang_words(c->arena, text, TEXT_WORDS), 0 };

	for (; w.at < w.list.n; w.at++) {
		const struct lang_word *here = &w.list.at[w.at];

		check_street(c, &w);
		check_name(c, &w);
		if (personal_is_medical(here->form))
			add(c, S("medical"), piece_of(text, here, here),
			    speaks_of_someone(&w));
	}
}

struct findings personal_find(struct arena *a, str text)
{
	struct check c = { .arena = a };

	check_pieces(&c, text);
	check_numbers(&c, text);
	check_postcodes(&c, text);
	check_words(&c, text);
	return c.found;
}

static bool has_digits(str text, size_t enough)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n && n < enough; i++)
		n += is_digit(text.p[i]);
	return n >= enough;
}

str personal_bsn(struct arena *a, str text)
{
	struct check c = { .arena = a };

	if (!has_digits(text, BSN_DIGITS))
		return (str){ 0 };
	check_pieces(&c, text);
	check_numbers(&c, text);
	for (size_t i = 0; i < c.found.n; i++)
		if (str_eq(c.found.at[i].kind, S("bsn")))
			return c.found.at[i].text;
	return (str){ 0 };
}

str personal_holds(struct arena *a, const struct findings *found)
{
	struct buf b = { .arena = a, .limit = 256 };

	for (size_t i = 0; i < found->n; i++) {
		str kind = found->at[i].kind;

		if (!found->at[i].holds || str_find(buf_str(&b), kind) < b.n)
			continue;
		buf_add_next(&b, S("|"), kind);
	}
	return buf_str(&b);
}

const char *personal_name(str kind)
{
	static const struct { str kind; const char *name; } names[] = {
		{ S("phone"), N_("a phone number") },
		{ S("mail"), N_("a mail address") },
		{ S("link"), N_("a link to another site") },
		{ S("address"), N_("the address of a house") },
		{ S("bsn"), N_("a citizen service number") },
		{ S("iban"), N_("a bank account number") },
		{ S("name"), N_("the name of a person") },
		{ S("medical"), N_("a word about someone's health") },
	};

	for (size_t i = 0; i < COUNT(names); i++)
		if (str_eq(names[i].kind, kind))
			return names[i].name;
	return N_("something that needs a second look");
}
