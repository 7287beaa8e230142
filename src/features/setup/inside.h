/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "features/setup/setup.h"
#include "features/settings/settings.h"
#include "setup.sql.h"

/* A step, as the list above each shows it. */
struct setup_step {
	str slug, title;
	bool done, current;
};
struct setup_steps {
	struct setup_step *at;
	size_t n, cap;
};

/* A line for the DNS of the domain that mail comes from. */
struct dns_line {
	str what, name, type, value;
	str answer, when;       /* what it says now, and when we looked */
	bool asked, right;
};
struct dns_lines {
	struct dns_line *at;
	size_t n, cap;
};

/* What to do after the first start. */
struct next_thing {
	str path, title, what;
};
struct next_things {
	struct next_thing *at;
	size_t n, cap;
};

/* Whether this browser gave the code. */
bool setup_is_held(const struct request *req, const struct setup_row *row);
struct reply setup_code_ask(struct request *req);
struct reply setup_code_give(struct request *req);
/* Whoever asks comes to the code, to nothing, or (status 0) further. */
struct reply setup_enter(struct request *req, struct setup_row *row);

/* What the mail step says besides its form. */
html setup_mail_state(struct request *req, const struct setup_row *row);
/* Keep the test message, or ask DNS again. */
void setup_test_mail(struct request *req, str to);
void setup_ask_dns(struct request *req);

struct reply setup_finish(struct request *req);
struct reply setup_next(struct request *req);
struct reply setup_remove_samples(struct request *req);

enum job_end setup_dns_prepare(struct job *job);
enum job_end setup_dns_send(struct job *job, void *state);
enum job_end setup_dns_settle(struct job *job, void *state, enum job_end sent);
