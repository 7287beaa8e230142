/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * letter: the text of a mail to one person, in their language: a greeting,
 * paragraphs, and who we are.
 */
#pragma once

#include "mail/mail.h"

/* name: of who gets it, may be empty; site: who signs. Empty paragraphs are
 * left out. */
str letter_write(struct arena *a, str lang, const str names[2],
		 const str *paragraphs, size_t n);

/* LETTER(arena, lang, name, site, paragraph, ...) */
#define LETTER(a, lang, name, site, ...)                                      \
	letter_write((a), (lang), (const str[]){ (name), (site) },            \
		     (const str[]){ __VA_ARGS__ },                            \
		     COUNT(((const str[]){ __VA_ARGS__ })))
