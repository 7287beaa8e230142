/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/letter.h"
#include "i18n/i18n.h"
#include "letter.html.h"

str letter_write(struct arena *a, str lang, const str names[2],
		 const str *paragraphs, size_t n)
{
	struct buf b = { .arena = a, .limit = 1 << 16 };

	buf_add(&b, names[0].n
		? tr_fill(a, tr(lang, S("Dear {name},")),
			  TR_ARGS(TR_STR("name", names[0])))
		: tr(lang, S("Hello,")));
	for (size_t i = 0; i < n; i++) {
		if (!paragraphs[i].n)
			continue;
		buf_add(&b, S("\n\n"));
		buf_add(&b, paragraphs[i]);
	}
	buf_add(&b, S("\n\n"));
	buf_add(&b, tr(lang, S("Kind regards,")));
	buf_add(&b, S("\n"));
	buf_add(&b, names[1]);
	buf_add(&b, S("\n"));
	return buf_str(&b);
}

str letter_choice(const struct addressee *to, str text, str link,
		  const char *word)
{
	return arena_f(to->arena, "%.*s\n%.*s?antwoord=%s", (int)text.n, text.p,
		       (int)link.n, link.p, word);
}

str letter_quoted(struct arena *a, str words)
{
	struct buf b = { .arena = a, .limit = 1 << 14 };

	while (words.n) {
		str line = str_cut(&words, '\n');

		buf_addf(&b, "%s> %.*s", b.n ? "\n" : "", (int)line.n, line.p);
	}
	return buf_str(&b);
}

/* The language of its farewell, which letter_write put there. */
static str lang_of(struct arena *a, const struct letter *letter)
{
	static const str langs[] = { S("nl"), S("en") };

	for (size_t i = 0; i < COUNT(langs); i++) {
		str farewell = tr(langs[i], S("Kind regards,"));
		str line = arena_f(a, "\n%.*s\n", (int)farewell.n, farewell.p);

		if (str_find(letter->text, line) < letter->text.n)
			return langs[i];
	}
	return letter->lang;
}

/* Only ours: a title that looks like an address is somebody's words. */
static bool is_address(str line, str url)
{
	return url.n && str_starts(line, url) && line.n > url.n &&
	       line.p[url.n] == '/' && str_find(line, S(" ")) == line.n;
}

/* Of a letter that somebody looked at before it went. */
static bool is_link(str line, const struct letter *letter)
{
	return is_address(line, letter->url) ||
	       (letter->links && str_find(line, S(" ")) == line.n &&
		(str_starts(line, S("https://")) ||
		 str_starts(line, S("http://"))));
}

static bool is_rule(str line)
{
	for (size_t i = 0; i < line.n; i++)
		if (line.p[i] != '-')
			return false;
	return line.n > 2;
}

static void add_line(struct arena *a, struct letter_part *part, str line)
{
	bool more = part->lines.n > 0;

	list_add(a, &part->lines) = (struct letter_line){ line, more };
}

static struct letter_part *new_part(struct arena *a, struct letter_parts *parts)
{
	struct letter_part *part = &list_add(a, parts);

	*part = (struct letter_part){ 0 };
	return part;
}

/* What the line adds to the part it stands in (NULL: none yet); the part that
 * the next line may belong to. */
static struct letter_part *take_line(struct arena *a, struct letter_parts *all,
				     struct letter_part *part,
				     const struct letter *letter, str raw)
{
	str line = str_trim(raw);
	bool address = is_address(line, letter->url);

	if (!line.n)
		return NULL;
	if (str_starts(raw, S("* "))) {
		part = new_part(a, all);
		part->item = str_trim((str){ raw.p + 2, raw.n - 2 });
	} else if (part && part->item.n && str_starts(raw, S("  "))) {
		if (is_link(line, letter))
			part->link = line;
		else
			add_line(a, part, line);
	} else if (address) {
		new_part(a, all)->button = line;
		return NULL;
	} else if (part && part->lines.n == 1 && is_rule(line)) {
		part->heading = part->lines.at[0].text;
		part->lines.n = 0;
		return NULL;
	} else {
		if (!part)
			part = new_part(a, all);
		add_line(a, part, line);
	}
	return part;
}

static struct letter_parts parts_of(struct arena *a,
				    const struct letter *letter)
{
	struct letter_parts parts = { 0 };
	struct letter_part *part = NULL;
	str rest = letter->text;

	while (rest.n)
		part = take_line(a, &parts, part, letter, str_cut(&rest, '\n'));
	return parts;
}

str letter_plain(struct arena *a, const struct letter *letter)
{
	struct buf b = { .arena = a, .limit = 1 << 20 };

	if (!letter->ends_at.n)
		return letter->text;
	buf_add(&b, letter->text);
	buf_add(&b, S("\n-- \n"));
	buf_add(&b, tr(lang_of(a, letter), S("No longer this kind of mail?")));
	buf_add(&b, S("\n"));
	buf_add(&b, letter->ends_at);
	buf_add(&b, S("\n"));
	return buf_str(&b);
}

str letter_html(struct arena *a, const struct letter *letter)
{
	struct page pg = { .out = { .arena = a, .limit = 1 << 18 },
			   .lang = lang_of(a, letter) };

	letter_page_write(&pg, &(struct letter_page){
		.lang = pg.lang, .subject = letter->subject,
		.parts = parts_of(a, letter), .ends_at = letter->ends_at });
	return buf_str(&pg.out);
}
