/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli: `brengplein COMMAND [--key value ...] [argument ...]`.
 *
 * Every key of the configuration is an option of every command; a command may
 * have some of its own. The exit status is 0 done, 1 failed with one line on
 * standard error, 2 wrong use.
 */
#pragma once

#include "conf/conf.h"

enum { CLI_DONE, CLI_FAILED, CLI_WRONG };

/* One call of a command: what was typed, read and checked. */
struct call {
	struct arena *arena;
	struct conf conf;
	struct strs args;               /* without options */
	const struct cli_option *options;
	size_t n_options;
};

struct cli_option {
	str name, value;
};

struct command {
	const char *name;               /* "backup", "person add" */
	const char *usage, *help;       /* "FILE", one line */
	int (*run)(struct call *call);
	size_t min, max;                /* arguments */
	const char *const *options;     /* "force", "role=" if it takes a
					   value; ends NULL */
	int unwell;                     /* exit status for whatever went wrong;
					   0: those above */
};

/* lists: of commands, each ending with { 0 }, and the whole with NULL. */
int cli_run(const struct command *const *lists, int argc, char **argv);

/* The value of the command's own option; empty if it was not given. */
str call_option(const struct call *call, const char *name);
bool call_has(const struct call *call, const char *name);
/* One line on standard error; the exit status for it. */
int call_failed(const char *fmt, ...) PRINTF_LIKE(1, 2);
