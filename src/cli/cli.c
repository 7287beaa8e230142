/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/cli.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define CONFIG_FILE "/etc/brengplein.conf"

enum { MAX_OPTIONS = 64 };

/* What getopt_long is given: the keys, then what the command adds. */
struct choices {
	struct option at[MAX_OPTIONS];
	size_t n;
};

int call_failed(const char *fmt, ...)
{
	va_list ap;

	fputs("brengplein: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	return CLI_FAILED;
}

static int wrong_use(const char *what)
{
	call_failed("%s; `brengplein --help` lists what there is", what);
	return CLI_WRONG;
}

static void add_choice(struct choices *c, const char *name, int has_value)
{
	if (c->n + 1 < MAX_OPTIONS)
		c->at[c->n++] = (struct option){ name, has_value, NULL, 1 };
}

static struct choices choices_of(struct arena *a, const struct command *cmd)
{
	struct choices c = { 0 };

	add_choice(&c, "config", required_argument);
	add_choice(&c, "help", no_argument);
	for (size_t i = 0; conf_key(i); i++)
		add_choice(&c, conf_key(i), conf_key_is_switch(i)
				? optional_argument : required_argument);
	for (size_t i = 0; cmd->options && cmd->options[i]; i++) {
		str name = str_from_z(cmd->options[i]);
		bool has_value = str_ends(name, S("="));

		name.n -= has_value;
		add_choice(&c, arena_z(a, name), has_value ? required_argument
							   : no_argument);
	}
	return c;
}

static bool is_key(str name)
{
	for (size_t i = 0; conf_key(i); i++)
		if (str_eq(name, str_from_z(conf_key(i))))
			return true;
	return false;
}

struct typed {
	struct cli_option *at;
	size_t n, cap;
};

/* The options, in order. False: getopt has said what is wrong. */
static bool read_options(struct arena *a, const struct command *cmd, int argc,
			 char **argv, struct typed *typed)
{
	struct choices c = choices_of(a, cmd);
	int at, index = 0;

	optind = 1;
	while ((at = getopt_long(argc, argv, "", c.at, &index)) != -1) {
		if (at == '?')
			return false;
		list_add(a, typed) = (struct cli_option){
			str_from_z(c.at[index].name),
			str_from_z(optarg ? optarg : "yes") };
	}
	return true;
}

static bool read_conf(struct call *call, struct err *err)
{
	str file = call_option(call, "config");

	call->conf = conf_default();
	if (!file.n && access(CONFIG_FILE, R_OK) == 0)
		file = S(CONFIG_FILE);
	if (file.n && !conf_read(&call->conf, call->arena,
				 arena_z(call->arena, file), err))
		return false;
	for (size_t i = 0; i < call->n_options; i++)
		if (is_key(call->options[i].name) &&
		    !conf_set(&call->conf, call->arena, call->options[i].name,
			      call->options[i].value, err))
			return false;
	return true;
}

static int print_help(struct arena *a, const struct command *const *lists)
{
	str keys = conf_help(a);

	puts("brengplein COMMAND [--key value ...]\n");
	for (; *lists; lists++)
		for (const struct command *c = *lists; c->name; c++) {
			str name = arena_f(a, "%s %s", c->name,
					   c->usage ? c->usage : "");

			printf("  %-28s %s\n", name.p, c->help);
		}
	printf("\nKeys, here as --key value or in a file (--config FILE, else "
	       CONFIG_FILE ") as key = value:\n\n%.*s", (int)keys.n, keys.p);
	return CLI_DONE;
}

/* Whether argv begins with the words of this name; *words gets how many. */
static bool is_called(const struct command *c, char **argv, int *words)
{
	str name = str_from_z(c->name);

	for (*words = 0; name.n; (*words)++)
		if (!str_eq(str_cut(&name, ' '), str_from_z(argv[*words])))
			return false;
	return true;
}

static const struct command *find_command(const struct command *const *lists,
					  char **argv, int *words)
{
	for (; *lists; lists++)
		for (const struct command *c = *lists; c->name; c++)
			if (is_called(c, argv, words))
				return c;
	return NULL;
}

static int run_command(struct call *call, const struct command *cmd, int argc,
		       char **argv)
{
	struct typed typed = { 0 };
	struct err err = { "" };

	if (!read_options(call->arena, cmd, argc, argv, &typed))
		return CLI_WRONG;
	call->options = typed.at;
	call->n_options = typed.n;
	for (int i = optind; i < argc; i++)
		list_add(call->arena, &call->args) = str_from_z(argv[i]);
	if (call_has(call, "help")) {
		printf("brengplein %s %s\n%s\n", cmd->name,
		       cmd->usage ? cmd->usage : "", cmd->help);
		return CLI_DONE;
	}
	if (call->args.n < cmd->min || call->args.n > cmd->max)
		return wrong_use(arena_f(call->arena, "use: %s %s", cmd->name,
					 cmd->usage ? cmd->usage : "").p);
	if (!read_conf(call, &err)) {
		call_failed("%s", err.text);
		return CLI_WRONG;
	}
	return cmd->run(call);
}

int cli_run(const struct command *const *lists, int argc, char **argv)
{
	struct call call = { .arena = arena_create(1 << 30) };
	const struct command *cmd = NULL;
	int words = 0, status;

	if (argc > 1 && (str_eq(str_from_z(argv[1]), S("--help")) ||
			 str_eq(str_from_z(argv[1]), S("help"))))
		status = print_help(call.arena, lists);
	else if (argc < 2)
		status = wrong_use("say what to do");
	else if (!(cmd = find_command(lists, argv + 1, &words)))
		status = wrong_use(arena_f(call.arena, "there is no command "
					   "'%s'", argv[1]).p);
	else
		status = run_command(&call, cmd, argc - words, argv + words);
	if (cmd && cmd->unwell && (status == CLI_FAILED || status == CLI_WRONG))
		status = cmd->unwell;
	arena_destroy(call.arena);
	return status;
}

str call_option(const struct call *call, const char *name)
{
	str value = { 0 };

	for (size_t i = 0; i < call->n_options; i++)
		if (str_eq(call->options[i].name, str_from_z(name)))
			value = call->options[i].value;
	return value;
}

bool call_has(const struct call *call, const char *name)
{
	return call_option(call, name).n;
}
