/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * settings: what an administrator sets on the site itself: its name and area,
 * its languages, which modules are used, whom to call, how mail goes out. It
 * lies over the defaults of the configuration file, holds from the commit on
 * in every process, and every change can be looked up and put back.
 *
 * Nothing else reads these rows: req->conf and job->conf already hold what
 * they say. What belongs to the machine (folders, sockets, files with secrets)
 * stays in the file and is shown only.
 */
#pragma once

#include "http/http.h"
#include "entry/entry_list.h"

extern const struct route settings_routes[];

/* For struct app: the file's conf with what was set over it. */
const struct conf *settings_conf(struct tx *tx, const struct conf *file);

/* Whether the module this path belongs to is used; true for what belongs to
 * none. */
bool settings_uses(const struct conf *conf, str path);
/* For struct app: a page of a module that is not used is not there. */
struct reply settings_gate(struct request *req);

/* The parts of the settings, each one form. */
struct settings_field {
	str name, label, hint, value, error;
	bool line, number, date, mail, secret, place, one, many;
	struct choices choices, which;
};
struct settings_form {
	const struct settings_part *part;
	struct settings_field *at;
	size_t n, cap;
	struct form_errors errors;
};

/* "site", "mail", ... of settings_parts.c; NULL: there is none. */
const struct settings_part *settings_part(str slug);
/* A part as it is now; and as it was just sent, read and checked. */
struct settings_form settings_form_now(struct request *req,
				       const struct settings_part *part);
struct settings_form settings_form_read(struct request *req,
					const struct settings_part *part);
/* Its fields, to stand in a form; errors are said at them. */
html settings_fields(struct request *req, const struct settings_form *form);
/* Keep what differs from what holds, with a line of history each. role: as
 * what they do it. */
void settings_save(struct request *req, const struct settings_form *form,
		   str role);
