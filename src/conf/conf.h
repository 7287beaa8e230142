/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * conf: what the keeper of a site has set. Read once at start from an
 * INI-like file, then from the command line (--name value), which wins. Over
 * some keys the administrator of a site sets another value on its pages: what
 * a request or a job is given holds that (features/settings).
 * Keys are in conf/keys.h, with type, default and a line of help each.
 */
#pragma once

#include "base/base.h"

struct conf {
#define KEY_TEXT(name, value, help) str name;
#define KEY_INT(name, value, help) int64_t name;
#define KEY_BOOL(name, value, help) bool name;
#include "conf/keys.h"
#undef KEY_TEXT
#undef KEY_INT
#undef KEY_BOOL
	str mail_password;      /* set on the site; wins over the file */
};

/* The defaults. */
struct conf conf_default(void);
/*
 * Set one key from text. False: err says that there is no such key, or what
 * its value must look like.
 */
bool conf_set(struct conf *conf, struct arena *a, str key, str value,
	      struct err *err) MUST_CHECK;
/* The value of a key as conf_set takes it; empty if there is no such key. */
str conf_text(const struct conf *conf, struct arena *a, str key);
/* Whether a list of words, as `langs` and `off` are, has this one. */
bool conf_lists(str list, str word);
/* Read a file; err names file, line and what to do about it. */
bool conf_read(struct conf *conf, struct arena *a, const char *path,
	       struct err *err) MUST_CHECK;
/* Every key with its default and help, for `brengplein config` and the manual. */
str conf_help(struct arena *a);
/* The names of the keys in order; NULL past the last. */
const char *conf_key(size_t i);
/* Whether that key is a yes or no. */
bool conf_key_is_switch(size_t i);
/* Where the database is, as db_open wants it: `database`, or a file in `data`. */
const char *conf_database(const struct conf *conf, struct arena *a);
/* The address of this site: `url`, or else what `listen` comes down to. */
str conf_url(const struct conf *conf, struct arena *a);
/* The text in a file of secrets (or any other) without the space around it. */
bool conf_secret(struct arena *a, str path, str *out, struct err *err) MUST_CHECK;
