/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * conf: what the keeper of a site has set. Read once at start from an
 * INI-like file, then from the command line (--name value), which wins.
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
};

/* The defaults. */
struct conf conf_default(void);
/*
 * Set one key from text. False: err says that there is no such key, or what
 * its value must look like.
 */
bool conf_set(struct conf *conf, struct arena *a, str key, str value,
	      struct err *err) MUST_CHECK;
/* Read a file; err names file, line and what to do about it. */
bool conf_read(struct conf *conf, struct arena *a, const char *path,
	       struct err *err) MUST_CHECK;
/* Every key with its default and help, for `brengplein config` and the manual. */
str conf_help(struct arena *a);
