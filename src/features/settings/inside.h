/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "features/settings/settings.h"
#include "settings.sql.h"

enum setting_kind { SET_LINE, SET_NUMBER, SET_DATE, SET_MAIL, SET_SECRET, SET_PLACE,
		    SET_ONE, SET_SOME, SET_MODULES };

struct setting {
	str name;                       /* of conf/keys.h */
	const char *label, *hint;       /* hint may be NULL */
	enum setting_kind kind;
	int64_t min, max;               /* of a number, or how long a text is */
	const struct tr_name *choices;  /* SET_ONE, SET_SOME; ends with 0 */
};

struct settings_part {
	str slug;
	const char *title, *what;
	const struct setting *settings; /* ends with an empty name */
};

extern const struct settings_part settings_parts[];     /* the same */
/* Of any part; NULL: there is no such setting. */
const struct setting *setting_named(str name);

/* What people may do without. */
struct module {
	str name;
	const char *title, *what;
	const char *paths[6];           /* where its pages begin; ends NULL */
};
extern const struct module modules[];   /* ends with an empty name */

/* A value in the reader's words. */
str setting_shown(struct request *req, const struct setting *s, str value);
/* What holds of it now, as text. */
str setting_now(const struct request *req, const struct setting *s);
/* Keep a value, and write down that it was done. Nothing if it holds. */
void setting_change(struct request *req, const struct setting *s, str value,
		    str role);

/* What the pages are given. */
struct part_line {
	str slug, title, what;
	struct setting_values { struct setting_value *at; size_t n, cap; } values;
};
struct setting_value {
	str label, value;
};
struct part_lines {
	struct part_line *at;
	size_t n, cap;
};
struct change_line {
	int64_t id;
	str label, was, became, when, who;
};
struct change_lines {
	struct change_line *at;
	size_t n, cap;
};
