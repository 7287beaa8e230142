/* SPDX-License-Identifier: EUPL-1.2 */
#include "conf/conf.h"

#include <ini.h>
#include <stdio.h>

enum key_type { TEXT, INT, BOOL };

static const struct key {
	const char *name, *value, *help;
	enum key_type type;
	size_t at;
} keys[] = {
#define KEY_TEXT(name, value, help)                                           \
	{ #name, value, help, TEXT, offsetof(struct conf, name) },
#define KEY_INT(name, value, help)                                            \
	{ #name, #value, help, INT, offsetof(struct conf, name) },
#define KEY_BOOL(name, value, help)                                           \
	{ #name, #value, help, BOOL, offsetof(struct conf, name) },
#include "conf/keys.h"
#undef KEY_TEXT
#undef KEY_INT
#undef KEY_BOOL
};

static bool set(struct conf *conf, const struct key *key, str value,
		struct err *err)
{
	void *at = (char *)conf + key->at;
	bool yes = str_eq(value, S("true")) || str_eq(value, S("yes"));

	switch (key->type) {
	case TEXT:
		*(str *)at = value;
		return true;
	case INT:
		return str_to_int(value, at) ||
		       err_set(err, "%s: a whole number, not '%.*s'", key->name,
			       (int)value.n, value.p);
	case BOOL:
		*(bool *)at = yes;
		return yes || str_eq(value, S("false")) ||
		       str_eq(value, S("no")) ||
		       err_set(err, "%s: yes or no, not '%.*s'", key->name,
			       (int)value.n, value.p);
	}
	return false;
}

struct conf conf_default(void)
{
	struct conf conf = { 0 };
	struct err err;

	for (size_t i = 0; i < COUNT(keys); i++)
		(void)!set(&conf, &keys[i], str_from_z(keys[i].value), &err);
	return conf;
}

bool conf_set(struct conf *conf, struct arena *a, str name, str value,
	      struct err *err)
{
	for (size_t i = 0; i < COUNT(keys); i++)
		if (str_eq(name, str_from_z(keys[i].name)))
			return set(conf, &keys[i], arena_str(a, value), err);
	return err_set(err, "there is no key '%.*s'; `brengplein config` lists "
		       "them", (int)name.n, name.p);
}

str conf_text(const struct conf *conf, struct arena *a, str name)
{
	for (size_t i = 0; i < COUNT(keys); i++) {
		const void *at = (const char *)conf + keys[i].at;

		if (!str_eq(name, str_from_z(keys[i].name)))
			continue;
		if (keys[i].type == TEXT)
			return *(const str *)at;
		if (keys[i].type == BOOL)
			return *(const bool *)at ? S("yes") : S("no");
		return arena_f(a, "%lld", (long long)*(const int64_t *)at);
	}
	return (str){ 0 };
}

bool conf_lists(str list, str word)
{
	while (list.n)
		if (str_eq(str_cut(&list, ' '), word))
			return true;
	return false;
}

struct reading {
	struct conf *conf;
	struct arena *arena;
	struct err err;
};

static int read_key(void *user, const char *section, const char *name,
		    const char *value)
{
	struct reading *r = user;

	(void)section;
	return conf_set(r->conf, r->arena, str_from_z(name), str_from_z(value),
			&r->err);
}

bool conf_read(struct conf *conf, struct arena *a, const char *path,
	       struct err *err)
{
	struct reading r = { conf, a, { "not of the form: key = value" } };
	int line = ini_parse(path, read_key, &r);

	if (line < 0)
		return err_set(err, "%s: cannot be read", path);
	return line == 0 || err_set(err, "%s:%d: %.200s", path, line, r.err.text);
}

str conf_help(struct arena *a)
{
	struct buf b = { .arena = a, .limit = 1 << 16 };

	for (size_t i = 0; i < COUNT(keys); i++)
		buf_addf(&b, "%-20s %s%s%s%s\n", keys[i].name, keys[i].help,
			 keys[i].value[0] ? " [" : "", keys[i].value,
			 keys[i].value[0] ? "]" : "");
	return buf_str(&b);
}

const char *conf_key(size_t i)
{
	return i < COUNT(keys) ? keys[i].name : NULL;
}

bool conf_key_is_switch(size_t i)
{
	return keys[i].type == BOOL;
}

const char *conf_database(const struct conf *conf, struct arena *a)
{
	if (conf->database.n)
		return arena_z(a, conf->database);
	return arena_f(a, "%.*s/brengplein.db", (int)conf->data.n,
		       conf->data.p).p;
}

str conf_url(const struct conf *conf, struct arena *a)
{
	if (conf->url.n)
		return conf->url;
	return arena_f(a, "http://%.*s", (int)conf->listen.n, conf->listen.p);
}

bool conf_secret(struct arena *a, str path, str *out, struct err *err)
{
	char line[512];
	FILE *f = fopen(arena_z(a, path), "re");
	size_t n;

	if (!f)
		return err_set(err, "%.*s: cannot be read", (int)path.n, path.p);
	n = fread(line, 1, sizeof line, f);
	fclose(f);
	*out = str_trim(arena_str(a, (str){ line, n }));
	return out->n || err_set(err, "%.*s: is empty", (int)path.n, path.p);
}
