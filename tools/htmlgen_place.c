/* SPDX-License-Identifier: EUPL-1.2 */
#include "tools/htmlgen_place.h"

#include <ctype.h>

static const char *const void_elements[] = { "area", "br", "col", "hr", "img",
	"input", "link", "meta", "source", "track", "wbr", NULL };
static const char *const refused_elements[] = { "animate", "applet", "base",
	"embed", "frame", "frameset", "iframe", "object", "set", "style", NULL };
static const char *const refused_attrs[] = { "formmethod", "http-equiv",
	"srcdoc", "style", NULL };
static const char *const url_attrs[] = { "action", "cite", "data",
	"formaction", "href", "longdesc", "ping", "poster", "src", "srcset",
	"xlink:href", NULL };
static const char *const plain_elements[] = { "textarea", "title", NULL };
static const char *const schemes[] = { "http", "https", "mailto", "tel", NULL };

static str word_str(const struct word *w)
{
	return (str){ w->at, w->n };
}

static bool is(const struct word *w, const char *z)
{
	return str_eq(word_str(w), str_from_z(z));
}

static void word_add(struct place *p, struct word *w, char ch)
{
	if (w->n == WORD_MAX)
		place_stop(p, "'%.*s...': a name this long?", WORD_MAX, w->at);
	w->at[w->n++] = (char)tolower((unsigned char)ch);
}

static struct element *top(const struct place *p)
{
	return p->open.n ? &p->open.at[p->open.n - 1] : NULL;
}

static bool inside(const struct place *p, const char *name)
{
	for (size_t i = 0; i < p->open.n; i++)
		if (str_eq(p->open.at[i].name, str_from_z(name)))
			return true;
	return false;
}

bool place_keeps_space(const struct place *p)
{
	return inside(p, "pre") || inside(p, "textarea");
}

bool place_is_plain(const struct place *p)
{
	return p->open.n && str_in(top(p)->name, plain_elements) &&
	       !inside(p, "svg");
}

static void opened(struct place *p)
{
	str name = word_str(&p->tag);
	bool empty = str_in(name, void_elements);

	if (p->slash && !empty && !inside(p, "svg"))
		place_stop(p, "<%.*s/> does not close itself: write </%.*s>",
			   STR(name), STR(name));
	p->where = IN_TEXT;
	if (empty || p->slash)
		return;
	list_add(p->tool->arena, &p->open) = (struct element){
		.name = arena_str(p->tool->arena, name), .line = p->line,
		.block = p->blocks,
		.is_post = p->is_post && is(&p->tag, "form"),
	};
}

static void closed(struct place *p)
{
	str name = word_str(&p->tag);
	struct element *e = top(p);

	if (!e || !str_eq(e->name, name))
		place_stop(p, "</%.*s> closes nothing: %s%.*s", STR(name),
			   e ? "open is <" : "nothing is open",
			   e ? (int)e->name.n : 0, e ? e->name.p : "");
	if (p->open.n == p->floor)
		place_stop(p, "</%.*s> closes what was opened outside this "
			   "block", STR(name));
	if (e->is_post && !e->has_csrf)
		tool_stop(p->tool, e->line, "a POST form needs {%% csrf %%}");
	p->open.n--;
	p->where = IN_TEXT;
}

static void check_script(struct place *p)
{
	if (p->open.n && str_eq(top(p)->name, S("script")))
		place_stop(p, "scripts are files of static/: <script> stays "
			   "empty");
}

/* The name of a tag is complete. */
static void named(struct place *p)
{
	str name = word_str(&p->tag);
	const struct element *around = top(p);

	check_script(p);
	if (str_in(name, refused_elements))
		place_stop(p, "<%.*s> may not stand in a page", STR(name));
	if (place_is_plain(p))
		place_stop(p, "only text may stand in <%.*s>",
			   STR(around->name));
	if (is(&p->tag, "form") && inside(p, "form"))
		place_stop(p, "a form within a form");
	p->is_post = p->slash = false;
	p->where = IN_TAG;
}

static void refuse_attr(struct place *p)
{
	place_stop(p, "%.*s= may not stand in a page", STR(word_str(&p->attr)));
}

/* A mail has no file of styles to ask for. */
static bool is_of_mail(const struct place *p)
{
	return str_starts(str_from_z(p->tool->file), S("src/mail/"));
}

/* The name of an attribute is complete. */
static void attr_named(struct place *p)
{
	str name = word_str(&p->attr);

	if (is(&p->attr, "style") && is_of_mail(p))
		return;
	if (str_starts(name, S("on")) || str_in(name, refused_attrs))
		refuse_attr(p);
}

static bool is_url(const struct place *p)
{
	return str_in(word_str(&p->attr), url_attrs);
}

static void value_ended(struct place *p)
{
	p->where = IN_TAG;
	p->spaced = false;
	if (is(&p->tag, "form") && is(&p->attr, "method")) {
		if (p->filled)
			place_stop(p, "write the method of a form out");
		p->is_post = is(&p->value, "post");
	}
}

static void check_scheme(struct place *p)
{
	str value = word_str(&p->value);

	if (is_url(p) && !str_in(value, schemes) && value.n < WORD_MAX &&
	    str_find(value, S("/")) == value.n &&
	    str_find(value, S("?")) == value.n &&
	    str_find(value, S("#")) == value.n)
		place_stop(p, "no address of ours begins with '%.*s:'",
			   STR(value));
}

static void step_in_value(struct place *p, char ch)
{
	if (ch == '"') {
		value_ended(p);
		return;
	}
	if (ch == ':' && !p->filled)
		check_scheme(p);
	if (p->value.n < WORD_MAX)
		word_add(p, &p->value, ch);
	if (is(&p->attr, "srcset") && ch == ',')
		p->begun = false;       /* the next address */
	else if (!is_space(ch))
		p->begun = true;
	p->unsure = false;
}

static void step_in_tag(struct place *p, char ch)
{
	if (is_space(ch)) {
		p->spaced = true;
	} else if (ch == '>') {
		opened(p);
	} else if (ch == '/') {
		p->slash = true;
	} else if (isalpha((unsigned char)ch)) {
		if (!p->spaced)
			place_stop(p, "put a space before the attribute");
		p->attr.n = 0;
		p->attrs++;
		p->spaced = false;
		p->where = IN_ATTR_NAME;
		word_add(p, &p->attr, ch);
	} else {
		place_stop(p, "'%c' in <%.*s>: write name=\"value\"", ch,
			   (int)p->tag.n, p->tag.at);
	}
}

static void step_in_attr_name(struct place *p, char ch)
{
	if (ch == '=') {
		attr_named(p);
		p->where = BEFORE_VALUE;
	} else if (isalnum((unsigned char)ch) || strchr("-_:", ch)) {
		word_add(p, &p->attr, ch);
	} else {
		place_pause(p);
		step_in_tag(p, ch);
	}
}

static void step_in_opening(struct place *p, char ch)
{
	p->tag.n = 0;
	p->tags++;
	if (ch == '/') {
		p->where = IN_CLOSING;
	} else if (ch == '!') {
		p->where = IN_DOCTYPE;
	} else if (isalpha((unsigned char)ch)) {
		p->where = IN_TAG_NAME;
		word_add(p, &p->tag, ch);
	} else {
		place_stop(p, "write &lt; for a < in text");
	}
}

static void step_in_tag_name(struct place *p, char ch)
{
	if (isalnum((unsigned char)ch) || ch == '-') {
		word_add(p, &p->tag, ch);
		return;
	}
	named(p);
	step_in_tag(p, ch);
}

static void step_in_closing(struct place *p, char ch)
{
	if (ch == '>')
		closed(p);
	else
		word_add(p, &p->tag, ch);
}

static void step_in_doctype(struct place *p, char ch)
{
	if (ch == '>') {
		if (!is(&p->tag, "doctype html"))
			place_stop(p, "write {# a remark #}, which does not "
				   "reach the reader");
		p->where = IN_TEXT;
	} else if (p->tag.n < WORD_MAX) {
		word_add(p, &p->tag, ch);
	}
}

static void step_before_value(struct place *p, char ch)
{
	if (ch != '"')
		place_stop(p, "put the value of %.*s in \"quotes\"",
			   (int)p->attr.n, p->attr.at);
	p->where = IN_VALUE;
	p->value.n = 0;
	p->begun = p->unsure = p->filled = false;
}

static void step_in_text(struct place *p, char ch)
{
	if (ch == '<')
		p->where = IN_OPENING;
	else if (!is_space(ch))
		check_script(p);
}

void place_step(struct place *p, char ch)
{
	static void (*const steps[])(struct place *, char) = {
		[IN_TEXT] = step_in_text,
		[IN_OPENING] = step_in_opening,
		[IN_TAG_NAME] = step_in_tag_name,
		[IN_CLOSING] = step_in_closing,
		[IN_DOCTYPE] = step_in_doctype,
		[IN_TAG] = step_in_tag,
		[IN_ATTR_NAME] = step_in_attr_name,
		[BEFORE_VALUE] = step_before_value,
		[IN_VALUE] = step_in_value,
	};

	steps[p->where](p, ch);
}

void place_pause(struct place *p)
{
	if (p->where != IN_ATTR_NAME)
		return;
	attr_named(p);
	p->where = IN_TAG;
}

static enum escape escape_in_url(struct place *p)
{
	str tag = word_str(&p->tag);

	if (p->unsure)
		place_stop(p, "begin the address before the block");
	if (is(&p->tag, "script"))
		place_stop(p, "a value may not stand in <%.*s %.*s=>", STR(tag),
			   (int)p->attr.n, p->attr.at);
	if (p->begun)
		return AS_PART;
	if (is(&p->attr, "srcset"))
		place_stop(p, "begin each address of srcset with a / before "
			   "the value");
	return AS_LINK;
}

enum escape place_escape(struct place *p)
{
	if (p->where == IN_VALUE && is(&p->attr, "style"))
		refuse_attr(p);
	if (p->where == IN_VALUE)
		return is_url(p) ? escape_in_url(p) : AS_ATTR;
	if (p->where != IN_TEXT)
		place_stop(p, "a value may stand only in text or in a "
			   "\"quoted\" attribute");
	check_script(p);
	return place_is_plain(p) ? AS_ATTR : AS_TEXT;
}

void place_value(struct place *p)
{
	p->begun = p->filled = true;
	p->unsure = false;
}

void place_csrf(struct place *p)
{
	struct element *form = NULL;

	for (size_t i = 0; i < p->open.n; i++)
		if (p->open.at[i].is_post)
			form = &p->open.at[i];
	if (!form || p->where != IN_TEXT)
		place_stop(p, "{%% csrf %%} stands in a <form "
			   "method=\"post\">");
	if (form->block != p->blocks)
		place_stop(p, "{%% csrf %%} stands in no block of its own: the "
			   "form always needs it");
	form->has_csrf = true;
}

void place_end(struct place *p)
{
	if (p->where != IN_TEXT)
		place_stop(p, "the page ends inside a tag");
	if (p->open.n)
		tool_stop(p->tool, top(p)->line, "<%.*s> is never closed",
			  (int)top(p)->name.n, top(p)->name.p);
}

struct place_block place_block(struct place *p)
{
	struct place_block b = { .spaced = true, .begun = true };

	place_pause(p);
	if (p->where != IN_TEXT && p->where != IN_TAG && p->where != IN_VALUE)
		place_stop(p, "a block may not stand in a name");
	b.was = *p;
	p->floor = p->open.n;
	p->blocks++;
	return b;
}

void place_branch(struct place *p, struct place_block *b)
{
	const struct place *was = &b->was;
	bool same;

	place_pause(p);
	same = p->where == was->where && p->open.n == was->open.n &&
	       (p->where == IN_TEXT || p->tags == was->tags) &&
	       (p->where != IN_VALUE || p->attrs == was->attrs);
	if (!same)
		place_stop(p, "the block from line %d ends elsewhere in the "
			   "HTML than it began", was->line);
	b->spaced = b->spaced && p->spaced;
	b->begun = b->begun && p->begun;
	b->some_begun = b->some_begun || p->begun || p->unsure;
	p->spaced = was->spaced;
	p->begun = was->begun;
	p->unsure = was->unsure;
}

void place_unblock(struct place *p, struct place_block *b, bool complete)
{
	place_branch(p, b);
	p->spaced = b->spaced && (complete || b->was.spaced);
	p->begun = b->begun && (complete || b->was.begun);
	p->unsure = b->was.unsure || b->some_begun != p->begun;
	p->floor = b->was.floor;
	p->blocks = b->was.blocks;
}
