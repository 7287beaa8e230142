/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands/commands.h"

#include <stdio.h>

#ifndef VERSION
#define VERSION "0.1"
#endif

static int version(struct call *call)
{
	(void)call;
	puts("brengplein " VERSION);
	return CLI_DONE;
}

static int config(struct call *call)
{
	str keys = conf_help(call->arena);

	fwrite(keys.p, 1, keys.n, stdout);
	return CLI_DONE;
}

const struct command about_commands[] = {
	{ "config", NULL, "every key, what it is for and its default", config },
	{ "version", NULL, "which version this is", version },
	{ 0 }
};
