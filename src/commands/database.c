/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands/commands.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

static bool make_folder(struct call *call)
{
	const char *path = arena_z(call->arena, call->conf.data);

	if (mkdir(path, 0750) == 0 || errno == EEXIST)
		return true;
	call_failed("%s: %s", path, strerror(errno));
	return false;
}

struct db *database_open(struct call *call)
{
	struct err err;
	struct db *db = NULL;

	if (!make_folder(call))
		return NULL;
	db = db_open(conf_database(&call->conf, call->arena), &err);
	if (!db)
		call_failed("%s", err.text);
	return db;
}

struct db *database_ready(struct call *call)
{
	struct db *db = database_open(call);
	int behind = db ? db_behind(db) : 0;

	if (!db || !behind)
		return db;
	call_failed(behind < 0
		? "this database belongs to a newer version of the program; "
		  "install that one"
		: "the database is %d steps behind this program; run "
		  "`brengplein migrate` first", behind);
	db_close(db);
	return NULL;
}

static int migrate(struct call *call)
{
	struct db *db = database_open(call);
	struct err err;
	int applied = 0, status = CLI_DONE;

	if (!db)
		return CLI_FAILED;
	if (db_migrate(db, &applied, &err))
		printf("%d migrations applied\n", applied);
	else
		status = call_failed("%s", err.text);
	db_close(db);
	return status;
}

const struct command database_commands[] = {
	{ "migrate", NULL, "bring the database to this version of the program",
	  migrate },
	{ 0 }
};
