/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/demo/demo.h"
#include "base/clock.h"
#include "commands/commands.h"

#include <stdio.h>

static int demo(struct call *call)
{
	struct demo demo = {
		.arena = call->arena, .now = clock_now(),
		.url = conf_url(&call->conf, call->arena),
		.folder = call->args.n ? arena_z(call->arena, call->args.at[0])
				       : "data/demo",
	};
	struct demo_people people = { 0 };
	struct db *db = database_ready(call);
	struct err err = { "" };
	bool ok = db && demo_load(db, &demo, &people, &err);

	if (db)
		db_close(db);
	if (!ok)
		return db ? call_failed("%s", err.text) : CLI_FAILED;
	printf("\n%.*s\n\nSign in, each link once, within a day, as a made-up\n",
	       (int)demo.url.n, demo.url.p);
	list_each(r, people)
		printf("  %-26.*s %.*s\n", (int)r->what.n,
		       r->what.p, (int)r->link.n,
		       r->link.p);
	printf("\nMail stays here: %.*s/postbus\n\n", (int)demo.url.n,
	       demo.url.p);
	return CLI_DONE;
}

const struct command demo_commands[] = {
	{ "demo", "[DIR]", "add made-up meetings and people, and print links "
	  "to sign in as them", demo, 0, 1 },
	{ 0 }
};
