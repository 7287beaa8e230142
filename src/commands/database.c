/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands/commands.h"
#include "features/place/place.h"
#include "features/search/search.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/when.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

static bool make_folder(const char *path)
{
	if (mkdir(path, 0750) == 0 || errno == EEXIST)
		return true;
	call_failed("%s: %s", path, strerror(errno));
	return false;
}

struct db *database_open(struct call *call)
{
	struct err err;
	struct db *db;

	if (!make_folder(arena_z(call->arena, call->conf.data)))
		return NULL;
	db = db_open(conf_database(&call->conf, call->arena), &err);
	if (!db)
		call_failed("%s", err.text);
	return db;
}

const char *index_folder(struct call *call)
{
	return arena_f(call->arena, "%.*s/index", (int)call->conf.data.n,
		       call->conf.data.p).p;
}

struct db *database_ready(struct call *call)
{
	struct db *db = database_open(call);
	int behind = db ? db_behind(db) : 0;

	if (!db || !behind)
		return db;
	if (behind < 0)
		call_failed("this database belongs to a newer version of the "
			    "program; install that one");
	else
		call_failed("the database is %d steps behind this program; "
			    "run `brengplein migrate` first", behind);
	db_close(db);
	return NULL;
}

static bool is_new(struct db *db)
{
	int all = 0;

	while (migrations[all].number)
		all++;
	return db_behind(db) == all;
}

static bool copy_first(struct call *call, struct db *db, struct err *err)
{
	const char *folder = arena_f(call->arena, "%.*s/backups",
				     (int)call->conf.data.n,
				     call->conf.data.p).p;
	str day = when_date(call->arena, clock_now());
	const char *path = arena_f(call->arena, "%s/before-upgrade-%.*s-%lld.db",
				   folder, (int)day.n, day.p,
				   (long long)clock_now()).p;

	if (is_new(db) || db_behind(db) <= 0)
		return true;
	if (!make_folder(folder) || !db_backup(db, path, err))
		return false;
	log_info("database.copied", "to=%s", path);
	return true;
}

/* The places of the country, for a database that has none yet. */
static bool fill_places(struct call *call, struct db *db, struct err *err)
{
	struct tx *tx = tx_begin(db, call->arena, TX_WRITE);

	if (place_load_gazetteer(tx, clock_now()))
		search_touch_all(tx, clock_now());
	return tx_end(tx) || err_set(err, "the places cannot be stored");
}

bool database_upgrade(struct call *call)
{
	struct db *db = database_open(call);
	struct err err = { "" };
	int applied = 0;
	bool ok;

	if (!db)
		return false;
	ok = copy_first(call, db, &err) && db_migrate(db, &applied, &err) &&
	     fill_places(call, db, &err);
	if (!ok)
		call_failed("%s", err.text);
	if (ok && applied)
		log_info("database.migrated", "steps=%d", applied);
	db_close(db);
	return ok;
}

static int migrate(struct call *call)
{
	return database_upgrade(call) ? CLI_DONE : CLI_FAILED;
}

const struct command database_commands[] = {
	{ "migrate", NULL, "bring the database to this version of the program",
	  migrate },
	{ 0 }
};
