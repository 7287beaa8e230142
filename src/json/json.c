/* SPDX-License-Identifier: EUPL-1.2 */
#include "json/json.h"

#include <jansson.h>

enum { LIMIT = 1 << 20 };

static void before_value(struct json *j)
{
	if (j->comma)
		buf_add(j->out, S(","));
	j->comma = true;
}

static void open_with(struct json *j, str bracket)
{
	before_value(j);
	buf_add(j->out, bracket);
	j->comma = false;
}

static void close_with(struct json *j, str bracket)
{
	buf_add(j->out, bracket);
	j->comma = true;
}

void json_write_object(struct json *j)
{
	open_with(j, S("{"));
}

void json_write_object_end(struct json *j)
{
	close_with(j, S("}"));
}

void json_write_array(struct json *j)
{
	open_with(j, S("["));
}

void json_write_array_end(struct json *j)
{
	close_with(j, S("]"));
}

static void quoted(struct buf *out, str s)
{
	size_t from = 0;

	buf_add(out, S("\""));
	for (size_t i = 0; i < s.n; i++) {
		unsigned char ch = (unsigned char)s.p[i];

		/* "<" too: JSON-LD stands in a <script>. */
		if (ch >= ' ' && ch != '"' && ch != '\\' && ch != '<')
			continue;
		buf_add(out, (str){ s.p + from, i - from });
		buf_addf(out, "\\u%04x", ch);
		from = i + 1;
	}
	buf_add(out, (str){ s.p + from, s.n - from });
	buf_add(out, S("\""));
}

void json_write_key(struct json *j, const char *name)
{
	before_value(j);
	quoted(j->out, str_from_z(name));
	buf_add(j->out, S(":"));
	j->comma = false;
}

void json_write_str(struct json *j, str s)
{
	before_value(j);
	quoted(j->out, s);
}

void json_write_int(struct json *j, int64_t n)
{
	before_value(j);
	buf_addf(j->out, "%" PRId64, n);
}

void json_write_bool(struct json *j, bool b)
{
	before_value(j);
	buf_add(j->out, b ? S("true") : S("false"));
}

void json_write_null(struct json *j)
{
	before_value(j);
	buf_add(j->out, S("null"));
}

void json_write_number(struct json *j, str digits)
{
	before_value(j);
	buf_add(j->out, digits.n ? digits : S("null"));
}

void json_put_str(struct json *j, const char *name, str s)
{
	json_write_key(j, name);
	json_write_str(j, s);
}

void json_put_int(struct json *j, const char *name, int64_t n)
{
	json_write_key(j, name);
	json_write_int(j, n);
}

void json_put_bool(struct json *j, const char *name, bool b)
{
	json_write_key(j, name);
	json_write_bool(j, b);
}

static void forget(void *root)
{
	json_decref(root);
}

static const json_t *inner(const struct json_doc *v)
{
	return (const json_t *)v;
}

const struct json_doc *json_doc_read(struct arena *a, str text, struct err *err)
{
	json_error_t why;
	json_t *root;

	if (text.n > LIMIT) {
		err_set(err, "longer than %d bytes", LIMIT);
		return NULL;
	}
	root = json_loadb(text.n ? text.p : "", text.n, JSON_REJECT_DUPLICATES,
			  &why);
	if (!root) {
		err_set(err, "line %d, column %d: %s", why.line, why.column,
			why.text);
		return NULL;
	}
	arena_defer(a, forget, root);
	return (const struct json_doc *)root;
}

bool json_doc_is_object(const struct json_doc *v)
{
	return json_typeof(inner(v)) == JSON_OBJECT;
}

static const json_t *member(const struct json_doc *v, const char *name)
{
	const json_t *m = json_object_get(inner(v), name);

	return m && json_typeof(m) != JSON_NULL ? m : NULL;
}

bool json_doc_has(const struct json_doc *v, const char *name)
{
	return member(v, name);
}

static str text_of(const json_t *m)
{
	return (str){ json_string_value(m), json_string_length(m) };
}

bool json_doc_str(const struct json_doc *v, const char *name, str *out)
{
	const json_t *m = member(v, name);

	*out = m && json_is_string(m) ? text_of(m) : (str){ 0 };
	return !m || json_is_string(m);
}

bool json_doc_int(const struct json_doc *v, const char *name, int64_t *out)
{
	const json_t *m = member(v, name);

	if (m && json_is_integer(m))
		*out = json_integer_value(m);
	return !m || json_is_integer(m);
}

bool json_doc_bool(const struct json_doc *v, const char *name, bool *out)
{
	const json_t *m = member(v, name);

	if (m && json_is_boolean(m))
		*out = json_is_true(m);
	return !m || json_is_boolean(m);
}

bool json_doc_strs(const struct json_doc *v, const char *name,
		   struct arena *a, size_t max, struct strs *out)
{
	const json_t *m = member(v, name);

	*out = (struct strs){ 0 };
	if (!m)
		return true;
	if (!json_is_array(m) || json_array_size(m) > max)
		return false;
	for (size_t i = 0; i < json_array_size(m); i++) {
		const json_t *one = json_array_get(m, i);

		if (!json_is_string(one))
			return false;
		list_add(a, out) = text_of(one);
	}
	return true;
}

struct strs json_doc_names(const struct json_doc *v, struct arena *a)
{
	struct strs names = { 0 };
	const char *name;
	json_t *value, *root = json_incref((json_t *)(uintptr_t)v);

	json_object_foreach(root, name, value)
		list_add(a, &names) = str_from_z(name);
	json_decref(root);
	return names;
}
