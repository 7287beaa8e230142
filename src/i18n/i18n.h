/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * i18n: a text of ours in the reader's language.
 *
 * English is the key; locale/<lang>.po holds the others and is compiled in.
 * Texts are whole sentences with named places: "Runs for {years} years". The
 * build fails where a text has no translation, a translation no use, or the
 * places differ.
 */
#pragma once

#include "base/base.h"

/* Marks a text for translation where it cannot be translated yet. */
#define N_(english) english

/* `english` in that language; the English itself if there is none. */
str tr(str lang, str english);
/* One of two texts, by ngettext's rule for that language. */
str tr_plural(str lang, str one, str many, int64_t n);

/* What a value of ours is called: "need-money" as "Money". */
struct tr_name {
	str value;
	const char *english;    /* N_("...") */
};

/* The name of that value in that language; the value itself if it has none. */
str tr_name_of(str lang, const struct tr_name *names, size_t n, str value);
#define tr_name(lang, names, value)                                           \
	tr_name_of((lang), (names), COUNT(names), (value))

struct tr_arg {
	str name, value;
};

#define TR_STR(name, value) ((struct tr_arg){ S(name), (value) })
#define TR_INT(a, name, n)                                                    \
	((struct tr_arg){ S(name), arena_f((a), "%lld", (long long)(n)) })

/* `text` with each {name} replaced by its value; unknown ones stay. */
str tr_fill(struct arena *a, str text, const struct tr_arg *args, size_t n);
#define TR_ARGS(...)                                                          \
	(const struct tr_arg[]){ __VA_ARGS__ },                               \
	COUNT(((const struct tr_arg[]){ __VA_ARGS__ }))

/* What pogen writes: sorted by key, per language. */
struct tr_entry {
	str en, text;
};
struct tr_table {
	const char *lang;
	const struct tr_entry *at;
	size_t n;
};
extern const struct tr_table tr_tables[];       /* ends with lang NULL */
