/* SPDX-License-Identifier: EUPL-1.2 */
/* A lesson is without names: which of its words say who it is about. */
#include "features/circle/circle_notes.h"
#include "lang/lang.h"

enum { NAME_LEAST = 3 };

struct look {
	struct arena *arena;
	str text, folded;
	struct strs found;
};

static bool is_letter(str s, size_t at)
{
	unsigned char c = at < s.n ? (unsigned char)s.p[at] : ' ';

	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c >= 0x80;
}

/* As whole words: "Ada" is not in "Adapter". */
static bool has_words(str text, str words)
{
	size_t at = 0;

	while (words.n && at < text.n) {
		str rest = { text.p + at, text.n - at };
		size_t hit = at + str_find(rest, words);

		if (hit >= text.n)
			return false;
		if (!(hit && is_letter(text, hit - 1)) &&
		    !is_letter(text, hit + words.n))
			return true;
		at = hit + 1;
	}
	return false;
}

static void add(struct look *look, str name)
{
	for (size_t i = 0; i < look->found.n; i++)
		if (str_eq(look->found.at[i], name))
			return;
	list_add(look->arena, &look->found) = name;
}

/* However it is written. */
static void look_for(struct look *look, str name)
{
	if (name.n >= NAME_LEAST &&
	    has_words(look->folded, lang_fold(look->arena, name)))
		add(look, name);
}

/* With its capitals: a party can be called as a common word is. */
static void look_for_exactly(struct look *look, str name)
{
	if (name.n >= NAME_LEAST && has_words(look->text, name))
		add(look, name);
}

/* Also by their first or last name alone; "de" and "van" are no names. */
static void look_for_person(struct look *look, str name)
{
	str rest = name;

	look_for(look, name);
	while (rest.n) {
		str part = str_cut(&rest, ' ');

		if (part.n && !(part.p[0] >= 'a' && part.p[0] <= 'z'))
			look_for_exactly(look, part);
	}
}

static void look_for_other_people(struct look *look)
{
	static const str kinds[] = { S("name"), S("phone"), S("mail"),
				     S("address"), S("iban") };
	struct findings found = personal_find(look->arena, look->text);

	list_each(f, found)
		for (size_t i = 0; i < COUNT(kinds); i++)
			if (str_eq(f->kind, kinds[i]))
				add(look, f->text);
}

struct strs circle_names_in(struct request *req, const struct circle *c,
			    str text)
{
	struct look look = { req->arena, text, lang_fold(req->arena, text),
			     { 0 } };
	struct circle_called_rows parties =
		circle_lesson_parties(req->tx, c->id);
	struct circle_called_rows people = circle_lesson_people(req->tx, c->id);
	struct circle_called_rows others = circle_lesson_others(req->tx);

	list_each(p, parties)
		look_for(&look, p->name);
	list_each(p, people)
		look_for_person(&look, p->name);
	list_each(p, others)
		look_for_exactly(&look, p->name);
	look_for_other_people(&look);
	return look.found;
}
