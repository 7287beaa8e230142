/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/multipart.h"
#include "http/url.h"

#include <strings.h>

enum {
	PARTS = 64, HEAD_BYTES = 4096, FIELDS_BYTES = 128 * 1024,
	BOUNDARY = 70,                  /* RFC 2046 */
	NAME_BYTES = 120
};

static bool starts_like(str s, str with)
{
	return s.n >= with.n && !strncasecmp(s.p, with.p, with.n);
}

static str skipped(str s, size_t n)
{
	return (str){ s.p + n, s.n - n };
}

bool multipart_is(str content_type)
{
	return starts_like(content_type, S("multipart/form-data"));
}

/*
 * The value of `name` in 'form-data; name="a"; filename="b.jpg"'. Browsers
 * write a quote in it as %22 or \". False: it has none.
 */
static bool parameter(str s, str name, str *value)
{
	(void)str_cut(&s, ';');
	while (s.n) {
		str key;

		s = str_trim(s);
		key = str_cut(&s, '=');
		if (s.n && s.p[0] == '"') {
			size_t n = 1;

			while (n < s.n && s.p[n] != '"')
				n += s.p[n] == '\\' ? 2 : 1;
			if (n >= s.n)
				return false;
			*value = (str){ s.p + 1, n - 1 };
			s = skipped(s, n + 1);
			(void)str_cut(&s, ';');
		} else {
			*value = str_trim(str_cut(&s, ';'));
		}
		if (key.n == name.n && starts_like(key, name))
			return true;
	}
	return false;
}

/* "\r\n--boundary"; empty if the header names none. */
static str delimiter_of(struct arena *a, str content_type)
{
	str boundary;

	if (!multipart_is(content_type) ||
	    !parameter(content_type, S("boundary"), &boundary) ||
	    !boundary.n || boundary.n > BOUNDARY)
		return (str){ 0 };
	return arena_f(a, "\r\n--%.*s", (int)boundary.n, boundary.p);
}

static size_t find(str s, str what)
{
	const char *at = s.n ? memmem(s.p, s.n, what.p, what.n) : NULL;

	return at ? (size_t)(at - s.p) : s.n;
}

struct part {
	str name, filename, bytes;
	bool is_file;
};

/* Its head, up to an empty line, and what follows. */
static bool read_part(str s, struct part *out)
{
	size_t end = str_starts(s, S("\r\n")) ? 0 : find(s, S("\r\n\r\n"));
	str head = { s.p, end };

	*out = (struct part){ 0 };
	if (end == s.n || end > HEAD_BYTES)
		return false;
	out->bytes = skipped(s, end + (end ? 4 : 2));
	while (head.n) {
		str line = str_trim(str_cut(&head, '\n'));
		str value = line, key = str_cut(&value, ':');

		if (key.n != 19 || !starts_like(key, S("content-disposition")))
			continue;
		out->is_file = parameter(value, S("filename"), &out->filename);
		return parameter(value, S("name"), &out->name);
	}
	return false;
}

/* Without the folders some browsers send, and only if it is a text. */
static str plain_name(str name)
{
	for (size_t i = name.n; i; i--)
		if (name.p[i - 1] == '/' || name.p[i - 1] == '\\') {
			name = skipped(name, i);
			break;
		}
	for (size_t i = 0; i < name.n; i++)
		if ((unsigned char)name.p[i] < ' ' || name.p[i] == 0x7f)
			return (str){ 0 };
	return str_is_utf8(name) ? str_head(name, NAME_BYTES) : (str){ 0 };
}

static void add_field(struct arena *a, struct buf *fields, const struct part *p)
{
	str name = url_encode(a, p->name), value = url_encode(a, p->bytes);

	buf_add(fields, fields->n ? S("&") : S(""));
	buf_add(fields, name);
	buf_add(fields, S("="));
	buf_add(fields, value);
}

static bool take(struct arena *a, const struct part *p, struct buf *fields,
		 struct multipart *out)
{
	if (p->is_file) {
		if (!out->file.field.n)
			out->file = (struct upload){ p->name,
				plain_name(p->filename), p->bytes };
		return true;
	}
	if (p->bytes.n > FIELDS_BYTES)
		return false;
	add_field(a, fields, p);
	return !fields->overflow;
}

bool multipart_read(struct arena *a, str content_type, str body,
		    struct multipart *out)
{
	str delimiter = delimiter_of(a, content_type), first;
	struct buf fields = { .arena = a, .limit = FIELDS_BYTES };

	*out = (struct multipart){ 0 };
	if (!delimiter.n)
		return false;
	first = skipped(delimiter, 2);
	if (!str_starts(body, first))
		return false;
	body = skipped(body, first.n);
	for (int n = 0; !str_starts(body, S("--")); n++) {
		struct part part;
		size_t end;

		if (!str_starts(body, S("\r\n")) || n == PARTS)
			return false;
		body = skipped(body, 2);
		end = find(body, delimiter);
		if (end == body.n || !read_part((str){ body.p, end }, &part) ||
		    !take(a, &part, &fields, out))
			return false;
		body = skipped(body, end + delimiter.n);
	}
	out->fields = buf_str(&fields);
	return true;
}
