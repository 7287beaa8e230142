/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/http.h"
#include "lang/personal.h"

/* Characters, not bytes: what a writer counts. */
static size_t length_of(str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return n;
}

static bool is_control(unsigned char ch, enum form_kind kind)
{
	if (kind == FORM_PARAGRAPHS && (ch == '\n' || ch == '\r' || ch == '\t'))
		return false;
	return ch < ' ' || ch == 0x7f;
}

/* Marks that turn the direction of text: U+200E, U+200F, U+202A to U+202E,
 * U+2066 to U+2069. Their bytes if s begins with one, else 0. */
static size_t direction_mark(str s)
{
	const unsigned char *p = (const unsigned char *)s.p;

	if (s.n < 3 || p[0] != 0xe2)
		return 0;
	if (p[1] == 0x80 && (p[2] == 0x8e || p[2] == 0x8f ||
			     (p[2] >= 0xaa && p[2] <= 0xae)))
		return 3;
	return p[1] == 0x81 && p[2] >= 0xa6 && p[2] <= 0xa9 ? 3 : 0;
}

/* Line ends as LF, direction marks away. */
static str tidied(struct arena *a, str s)
{
	struct buf b = { .arena = a, .limit = s.n };

	while (s.n) {
		size_t skip = direction_mark(s);

		if (s.p[0] == '\r' && s.n > 1 && s.p[1] == '\n')
			skip = 1;
		if (!skip)
			buf_add(&b, (str){ s.p, 1 });
		s.p += skip ? skip : 1;
		s.n -= skip ? skip : 1;
	}
	return buf_str(&b);
}

/* What can be read of it, so that a page can show it again. */
static str readable(struct arena *a, str s)
{
	struct buf b = { .arena = a, .limit = 3 * s.n };

	while (s.n) {
		size_t n = 1;

		while (n < 4 && n < s.n && !str_is_utf8((str){ s.p, n }))
			n++;
		if (!str_is_utf8((str){ s.p, n }))
			n = 0;
		buf_add(&b, n ? (str){ s.p, n } : S("\xef\xbf\xbd"));
		s = (str){ s.p + (n ? n : 1), s.n - (n ? n : 1) };
	}
	return buf_str(&b);
}

static bool has_control(str s, enum form_kind kind)
{
	for (size_t i = 0; i < s.n; i++)
		if (is_control((unsigned char)s.p[i], kind))
			return true;
	return false;
}

/* One @ with something before and a dotted name behind it, no spaces. */
static bool is_mail(str s)
{
	str host = s, local = str_cut(&host, '@');

	return local.n && local.n <= 64 && host.n >= 3 && host.n <= 190 &&
	       memchr(host.p, '.', host.n) && !memchr(host.p, '@', host.n) &&
	       !memchr(s.p, ' ', s.n) && !memchr(s.p, '<', s.n) &&
	       !memchr(s.p, ',', s.n) && host.p[0] != '.' &&
	       host.p[host.n - 1] != '.';
}

static bool is_choice(const struct form_field *f, str value)
{
	for (size_t i = 0; f->choices && f->choices[i]; i++)
		if (str_eq(value, str_from_z(f->choices[i])))
			return true;
	return !f->choices;
}

static str mail_wanted(const struct request *req)
{
	return T(req, "Give a mail address with an @, as name@example.org.");
}

static str missing(struct request *req, const struct form_field *f)
{
	if (f->label)
		return TF(req, "Fill this in: {field}",
			  TR_STR("field", tr(req->lang, str_from_z(f->label))));
	return f->kind == FORM_MAIL ? mail_wanted(req)
	     : f->kind == FORM_CHOICE ? T(req, "Choose what fits.")
				      : T(req, "Fill this in, please.");
}

/* The only thing no text may hold: nobody needs it here, and it opens doors. */
static str bsn_in(struct request *req, const struct form_field *f, str value)
{
	str number = { 0 };

	if (f->kind == FORM_LINE || f->kind == FORM_PARAGRAPHS)
		number = personal_bsn(req->arena, value);
	return number.n ? TF(req, "Take out {text}: it looks like a citizen service number. Nobody needs it here.",
			     TR_STR("text", number)) : (str){ 0 };
}

str form_complaint(struct request *req, const struct form_field *f, str value)
{
	size_t n = length_of(value);

	if (!str_is_utf8(value) || has_control(value, f->kind))
		return T(req, "This holds characters we cannot read. Type it again, please.");
	if (!n)
		return f->min ? missing(req, f) : (str){ 0 };
	if (f->kind == FORM_MAIL && !is_mail(value))
		return mail_wanted(req);
	if (f->kind == FORM_CHOICE || f->kind == FORM_MANY)
		return is_choice(f, value) ? (str){ 0 }
					   : T(req, "Choose one of these.");
	if (n < f->min)
		return TF(req, "A little longer, please: at least {n} characters.",
			  TR_INT(req->arena, "n", f->min));
	if (f->max && n > f->max)
		return TF(req, "This is too long: at most {max} characters, you have {n}.",
			  TR_INT(req->arena, "max", f->max),
			  TR_INT(req->arena, "n", n));
	return bsn_in(req, f, value);
}

void form_add_error(struct request *req, struct form_errors *errors,
		    str field, str message)
{
	list_add(req->arena, errors) = (struct form_error){ field, message };
}

static void read_one(struct request *req, const struct form_field *f,
		     str *out, struct form_errors *errors)
{
	str value = tidied(req->arena, request_typed(req, f->name)), why;

	*out = str_trim(value);
	why = form_complaint(req, f, *out);
	if (why.n)
		form_add_error(req, errors, str_from_z(f->name), why);
	if (why.n && !str_is_utf8(*out))
		*out = readable(req->arena, *out);
}

static void read_many(struct request *req, const struct form_field *f,
		      struct strs *out, struct form_errors *errors)
{
	str name = str_from_z(f->name);

	*out = request_fields(req, f->name);
	for (size_t i = 0; i < out->n; i++) {
		str why = form_complaint(req, f, out->at[i]);

		if (why.n) {
			form_add_error(req, errors, name, why);
			return;
		}
	}
	if (out->n < f->min)
		form_add_error(req, errors, name, T(req, "Choose one of these."));
	if (f->max && out->n > f->max)
		form_add_error(req, errors, name,
			       TF(req, "Choose at most {n} of these.",
				  TR_INT(req->arena, "n", f->max)));
}

struct form_errors form_read_fields(struct request *req,
					const struct form_field *fields,
					size_t n, void *out)
{
	struct form_errors errors = { 0 };

	for (size_t i = 0; i < n; i++) {
		void *at = (char *)out + fields[i].at;

		if (fields[i].kind == FORM_MANY)
			read_many(req, &fields[i], at, &errors);
		else
			read_one(req, &fields[i], at, &errors);
	}
	return errors;
}

str form_error_at(const struct form_errors *errors, const char *field)
{
	for (size_t i = 0; i < errors->n; i++)
		if (str_eq(errors->at[i].field, str_from_z(field)))
			return errors->at[i].message;
	return (str){ 0 };
}
