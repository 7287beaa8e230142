/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * letter: the text of a mail to one person, in their language: a greeting,
 * paragraphs, and who we are; and the same for programs that show HTML.
 */
#pragma once

#include "mail/mail.h"

/* name: of who gets it, may be empty; site: who signs. Empty paragraphs are
 * left out. */
str letter_write(struct arena *a, str lang, const str names[2],
		 const str *paragraphs, size_t n);

/* Who gets one: T, TF and TN speak their language. */
struct addressee {
	struct arena *arena;
	str lang, name, mail;
	person_id person;       /* where it matters who it is */
};

/* A line for a button: what it says; and the link, with the word that says it
 * was this one. */
str letter_choice(const struct addressee *to, str text, str link,
		  const char *word);

/* Someone's words in a letter: "> " before each line. */
str letter_quoted(struct arena *a, str words);

/* LETTER(arena, lang, name, site, paragraph, ...) */
#define LETTER(a, lang, name, site, ...)                                      \
	letter_write((a), (lang), (const str[]){ (name), (site) },            \
		     (const str[]){ __VA_ARGS__ },                            \
		     COUNT(((const str[]){ __VA_ARGS__ })))

/*
 * A paragraph: its lines, or one address of this site, shown as a button. A
 * line with one of dashes below it is a heading; one that begins with "* " is
 * the title of something, and what is indented below that tells more of it,
 * its address among it.
 */
struct letter_line {
	str text;
	bool more;              /* not the first */
};
struct letter_lines {
	struct letter_line *at;
	size_t n, cap;
};
struct letter_part {
	str button, heading, item, link;
	struct letter_lines lines;
};
struct letter_parts {
	struct letter_part *at;
	size_t n, cap;
};

/* A letter as it was written, its subject, and where it comes from. */
struct letter {
	str subject, text;
	str url;                /* of this site: only its addresses are links */
	str lang;               /* where the farewell does not tell */
	str ends_at;            /* the page that ends this kind of mail; or empty */
	bool links;             /* its writer may link to other sites too */
};

/* Its text, with below it how this kind of mail ends. */
str letter_plain(struct arena *a, const struct letter *letter);
/* The same as a whole HTML document. Everything in it is escaped. */
str letter_html(struct arena *a, const struct letter *letter);
