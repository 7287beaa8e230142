/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/http.h"
#include "http/url.h"

static str pair_next(str *rest, str *key)
{
	str pair = str_cut(rest, '&');

	*key = str_cut(&pair, '=');
	return pair;
}

static str first_value(const struct request *req, str pairs, const char *name)
{
	while (pairs.n) {
		str key, value = pair_next(&pairs, &key);

		if (str_eq(url_decode(req->arena, key), str_from_z(name)))
			return str_trim(url_decode(req->arena, value));
	}
	return (str){ 0 };
}

static struct strs all_values(const struct request *req, str pairs,
			      const char *name)
{
	struct strs list = { 0 };

	while (pairs.n) {
		str key, value = pair_next(&pairs, &key);

		value = str_trim(url_decode(req->arena, value));
		if (value.n &&
		    str_eq(url_decode(req->arena, key), str_from_z(name)))
			list_add(req->arena, &list) = value;
	}
	return list;
}

static str if_text(str value)
{
	return str_is_utf8(value) ? value : (str){ 0 };
}

str request_param(const struct request *req, const char *name)
{
	return if_text(first_value(req, req->query, name));
}

str request_field(const struct request *req, const char *name)
{
	return if_text(request_typed(req, name));
}

str request_typed(const struct request *req, const char *name)
{
	return first_value(req, req->body, name);
}

struct strs request_fields(const struct request *req, const char *name)
{
	return all_values(req, req->body, name);
}

str request_cookie(const struct request *req, const char *name)
{
	str rest = req->cookies;

	while (rest.n) {
		str pair = str_trim(str_cut(&rest, ';'));
		str key = str_cut(&pair, '=');

		if (str_eq(key, str_from_z(name)))
			return pair;
	}
	return (str){ 0 };
}

int64_t request_id(const struct request *req, int nth)
{
	int64_t id = 0;

	return str_to_int(req->args[nth], &id) && id > 0 ? id : 0;
}

bool request_is_local(const struct request *req)
{
	return str_starts(req->ip, S("127.")) || str_eq(req->ip, S("::1"));
}

void head_crumb(struct request *req, str title, str path)
{
	list_add(req->arena, &req->head.crumbs) = (struct crumb){ title, path };
}

static void head_own(struct request *req, str title, str path)
{
	if (title.n)
		head_crumb(req, title, path);
	req->head.no_index = req->head.no_store = true;
}

void head_mine(struct request *req, str title, str path)
{
	head_crumb(req, T(req, "My page"), S("/mijn"));
	head_own(req, title, path);
}

void head_desk(struct request *req, str title, str path)
{
	head_crumb(req, T(req, "Your week"), S("/beheer"));
	head_own(req, title, path);
}
