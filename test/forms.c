/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/forms.h"
#include "http/url.h"
#include "test/test.h"

enum { KINDS = 512 };

static const char script[] = "%3Cscript%3Ealert(1)%3C/script%3E%22'%3E";

const char *const wrong_values[] = {
	"", "+++", script, "abcdefghij%01", "%00", "%FF%FEabcdefghij",
	"%ED%A0%80abcdefghij", "%F0%9Fabcdefghij", "%E2%80%AEabcdefghij",
	"een%0Atwee%0D%0Adrie%0Avier", "%zz%", "-1", "99999999999999999999",
	"abc@@example..org", "../../etc/passwd", NULL
};

/* A kind of form: those of one route with the same fields. */
static struct {
	const struct route *route;
	uint64_t fields;
	char first[32];         /* of the fields, to know it by */
	bool tried;
} kinds[KINDS];
static size_t n_kinds;

/* The value of an attribute within a tag; empty: it is not there. */
static str attribute(str tag, const char *begin)
{
	size_t at = str_find(tag, str_from_z(begin)), n = strlen(begin);
	str value = { tag.p + at + n, tag.n - at - n };

	return at == tag.n ? (str){ 0 } : str_cut(&value, '"');
}

/* As a browser reads it. */
static str unescaped(struct arena *a, str s)
{
	static const struct { const char *name, *text; } names[] = {
		{ "amp;", "&" }, { "lt;", "<" }, { "gt;", ">" },
		{ "quot;", "\"" }, { "#39;", "'" },
	};
	struct buf b = { .arena = a, .limit = 1 << 20 };
	str piece = str_cut(&s, '&');

	buf_add(&b, piece);
	while (s.n) {
		piece = str_cut(&s, '&');
		for (size_t i = 0; i < COUNT(names); i++)
			if (str_starts(piece, str_from_z(names[i].name))) {
				size_t n = strlen(names[i].name);

				buf_add(&b, str_from_z(names[i].text));
				piece = (str){ piece.p + n, piece.n - n };
				break;
			}
		buf_add(&b, piece);
	}
	return buf_str(&b);
}

/* What fits where nothing stands yet. */
static str likely(str type)
{
	static const struct { const char *type, *value; } values[] = {
		{ "email", "noor@example.org" }, { "date", "2027-03-01" },
		{ "time", "14:00" }, { "number", "4" }, { "tel", "0318 12 34 56" },
		{ "url", "https://example.org/" }, { "search", "soep" },
	};

	for (size_t i = 0; i < COUNT(values); i++)
		if (str_eq(type, str_from_z(values[i].type)))
			return str_from_z(values[i].value);
	return S("Samen koken");
}

static bool has_field(const struct page_form *form, str name)
{
	list_each(f, form->fields)
		if (str_eq(f->name, name))
			return true;
	return false;
}

static void add_input(struct page_form *form, struct arena *a, str tag)
{
	str type = attribute(tag, " type=\"");
	struct page_field f = { .name = attribute(tag, " name=\""),
		.value = unescaped(a, attribute(tag, " value=\"")) };
	bool radio = str_eq(type, S("radio")), box = str_eq(type, S("checkbox"));

	f.typed = !str_eq(type, S("hidden"));
	f.words = f.typed && !radio && !box && !str_eq(type, S("password"));
	f.off = (box || (radio && has_field(form, f.name))) &&
		str_find(tag, S(" checked")) == tag.n;
	if (f.words && !f.value.n && !str_eq(f.name, S("website")))
		f.value = likely(type);
	if (f.name.n && !str_eq(f.name, S("csrf")) && !str_eq(type, S("file")))
		list_add(a, &form->fields) = f;
}

/* What stands between this tag and the one that ends it. */
static str content(str tag, str rest, str end)
{
	return (str){ tag.p + tag.n + 1, str_find(rest, end) };
}

static void add_choice(struct page_form *form, struct arena *a, str tag,
		       str inside)
{
	struct page_field f = { .name = attribute(tag, " name=\""),
				.typed = true };

	while (inside.n) {
		str option;

		str_cut(&inside, '<');
		option = str_cut(&inside, '>');
		if (!f.value.n || str_find(option, S(" selected")) < option.n)
			f.value = unescaped(a, attribute(option, " value=\""));
	}
	list_add(a, &form->fields) = f;
}

static void add_text(struct page_form *form, struct arena *a, str tag,
		     str inside)
{
	str text = str_trim(unescaped(a, inside));

	list_add(a, &form->fields) = (struct page_field){
		.name = attribute(tag, " name=\""), .typed = true, .words = true,
		.value = text.n ? text : S("Wij koken elke week samen.") };
}

static void add_button(struct page_form *form, struct arena *a, str tag)
{
	str name = attribute(tag, " name=\"");

	if (name.n && !has_field(form, name))
		list_add(a, &form->fields) = (struct page_field){ .name = name,
			.value = unescaped(a, attribute(tag, " value=\"")) };
}

static void add_control(struct page_form *form, struct arena *a, str tag,
			str rest)
{
	if (str_starts(tag, S("input ")))
		add_input(form, a, tag);
	else if (str_starts(tag, S("select ")))
		add_choice(form, a, tag, content(tag, rest, S("</select>")));
	else if (str_starts(tag, S("textarea ")))
		add_text(form, a, tag, content(tag, rest, S("</textarea>")));
	else if (str_starts(tag, S("button")))
		add_button(form, a, tag);
}

/* "titel-2" and "titel-overig" are alike, as are "v1" and "v2". */
static uint64_t fields_of(const struct page_form *form)
{
	uint64_t sum = 0;

	list_each(f, form->fields) {
		str name = f->name;

		name = str_cut(&name, '-');
		while (name.n > 1 && name.p[name.n - 1] >= '0' &&
		       name.p[name.n - 1] <= '9')
			name.n--;
		if (f->typed)
			sum |= 1ull << (str_hash(name) % 64);
	}
	return sum;
}

static void add_kind(const struct page_form *form)
{
	const struct page_field *f = form->fields.at;

	if (n_kinds == KINDS)
		abort();
	while (!f->typed)
		f++;
	kinds[n_kinds].route = form->route;
	kinds[n_kinds].fields = fields_of(form);
	memcpy(kinds[n_kinds].first, f->name.p,
	       str_head(f->name, sizeof kinds[n_kinds].first - 1).n);
	n_kinds++;
}

/* Its place among the kinds; n_kinds: it is none of them yet. */
static size_t kind_of(const struct page_form *form)
{
	uint64_t fields = fields_of(form);
	size_t i = 0;

	while (i < n_kinds && (kinds[i].route != form->route ||
			       kinds[i].fields != fields))
		i++;
	return i;
}

static bool is_new(const struct page_forms *list, const struct page_form *form)
{
	size_t kind = kind_of(form);

	if (!fields_of(form) || (kind < n_kinds && kinds[kind].tried))
		return false;
	list_each(f, *list)
		if (f->route == form->route && str_eq(f->action, form->action) &&
		    str_eq(f->cookies, form->cookies) &&
		    fields_of(f) == fields_of(form))
			return false;
	return true;
}

/* The route it is sent to; NULL: to none that writes. */
static const struct route *route_of(struct arena *a, str tag, str action)
{
	struct request req = { .arena = a, .method = POST,
			       .path = str_cut(&action, '?') };
	const struct route *route = http_route(&brengplein, &req);

	return str_eq(attribute(tag, " method=\""), S("post")) && route &&
	       !(route->flags & READS) ? route : NULL;
}

void forms_note(struct page_forms *list, struct arena *a,
		const struct page_form *from, str page)
{
	struct page_form form = { 0 };

	str_cut(&page, '<');
	while (page.n) {
		str tag = str_cut(&page, '>');

		if (str_starts(tag, S("form "))) {
			str action = attribute(tag, " action=\"");

			form = *from;
			form.action = action.n ? unescaped(a, action)
					       : from->action;
			form.route = route_of(a, tag, form.action);
		} else if (form.route && str_starts(tag, S("/form"))) {
			if (is_new(list, &form))
				list_add(a, list) = form;
			form = (struct page_form){ 0 };
		} else if (form.route) {
			add_control(&form, a, tag, page);
		}
		str_cut(&page, '<');
	}
}

/* As a browser sends it, but with this in that field, which comes twice. */
static const char *filled(struct arena *a, const struct page_form *form,
			  const struct page_field *wrong, const char *value)
{
	struct buf b = { .arena = a, .limit = 1 << 20 };

	buf_add(&b, S("onbekend=1"));
	if (wrong)
		buf_addf(&b, "&%.*s=%s", (int)wrong->name.n, wrong->name.p,
			 value);
	list_each(f, form->fields) {
		str text = url_encode(a, f->value);

		if (!f->off)
			buf_addf(&b, "&%.*s=%.*s", (int)f->name.n, f->name.p,
				 (int)text.n, text.p);
	}
	return arena_z(a, buf_str(&b));
}

/* One may not, any more: it says nothing about the form. */
static bool is_closed(struct reply r)
{
	return r.status == 404 || r.status == 403 || r.status == 410 ||
	       r.status == 409 || str_starts(r.location, S("/inloggen"));
}

static bool is_good(struct reply r)
{
	return r.status >= 200 && r.status < 500 && str_is_utf8(r.body) &&
	       !shows(r, "<script>alert");
}

/* Everything wrong in one field. Returns whether it ever mattered; n_bad: how
 * often it was answered badly. */
static bool try_field(struct world *w, const struct page_form *form,
		      const struct page_field *f, forms_send send, int *n_bad)
{
	bool open = false;

	for (size_t v = 0; wrong_values[v]; v++) {
		struct reply r = send(w, form, filled(w->arena, form, f,
						      wrong_values[v]));

		open |= !is_closed(r);
		if (!is_good(r)) {
			printf("%.*s: %.*s=%.40s: %d\n", (int)form->action.n,
			       form->action.p, (int)f->name.n, f->name.p,
			       wrong_values[v], r.status);
			++*n_bad;
		}
		arena_reset(w->arena);
	}
	return open;
}

int forms_try(struct world *w, const struct page_forms *list, forms_send send)
{
	struct arena *kept = w->arena;
	int n_bad = 0;

	w->arena = arena_create(256 << 20);
	list_each(form, *list) {
		size_t kind = kind_of(form);
		bool open = false;

		if (kind == n_kinds)
			add_kind(form);
		if (kinds[kind].tried)
			continue;
		list_each(f, form->fields)
			open |= f->typed && try_field(w, form, f, send, &n_bad);
		kinds[kind].tried = open;
	}
	arena_destroy(w->arena);
	w->arena = kept;
	return n_bad;
}

/* What it was about was done by who used it; its features look themselves. */
static bool works_once(const struct route *route)
{
	return !strcmp(route->path, "/bevestig/{token}");
}

int forms_untried(void)
{
	int n = 0;

	for (size_t i = 0; i < n_kinds; i++)
		if (!kinds[i].tried && !works_once(kinds[i].route)) {
			printf("closed whenever a test that got its page"
			       " ended: the form with %s of %s\n",
			       kinds[i].first, kinds[i].route->path);
			n++;
		}
	return n;
}
