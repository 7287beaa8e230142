/* SPDX-License-Identifier: EUPL-1.2 */
/* brengplein backup, restore and rehearse. */
#include "commands/commands.h"
#include "lang/lexicon.h"
#include "features/search/search.h"
#include "features/upkeep/upkeep.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static const char *arg_path(struct call *call)
{
	return arena_z(call->arena, call->args.at[0]);
}

static int64_t total(const struct db_tables *tables)
{
	int64_t rows = 0;

	for (size_t i = 0; i < tables->n; i++)
		rows += tables->at[i].rows;
	return rows;
}

/* The site is being served beside it, and comes first. */
static void step_back(void)
{
	enum { ONE_PROCESS = 1, LAST_OF_BEST_EFFORT = 2 << 13 | 7 };

	(void)!nice(5);
	syscall(SYS_ioprio_set, ONE_PROCESS, 0, LAST_OF_BEST_EFFORT);
}

static int backup(struct call *call)
{
	struct db *db = database_ready(call);
	const char *path = arg_path(call);
	struct db_tables tables;
	struct err err;
	int status = CLI_DONE;

	if (!db)
		return CLI_FAILED;
	step_back();
	if (access(path, F_OK) == 0) {
		status = call_failed("%s is there already", path);
	} else if (!db_backup(db, path, &err)) {
		status = call_failed("%s", err.text);
	} else {
		tables = db_count_rows(db, call->arena);
		printf("%s: %zu tables, %lld rows, checked\n", path, tables.n,
		       (long long)total(&tables));
	}
	db_close(db);
	return status;
}

/* The copy that is to be restored, opened and found whole; NULL: said why. */
static struct db *open_copy(const char *path)
{
	struct err err;
	struct db *db;

	if (access(path, R_OK)) {
		call_failed("%s: %s", path, strerror(errno));
		return NULL;
	}
	db = db_open(path, &err);
	if (db && db_check(db, &err) && db_behind(db) >= 0)
		return db;
	call_failed("%s: %s", path, !db || db_behind(db) >= 0 ? err.text :
		    "belongs to a newer version of the program");
	if (db)
		db_close(db);
	return NULL;
}

/* Moves what is there aside, as `path.old`. */
static bool make_room(struct call *call, const char *path)
{
	struct db *db;
	struct err err;
	const char *aside = arena_f(call->arena, "%s.old", path).p;
	bool ok;

	if (access(path, F_OK))
		return true;
	if (!call_has(call, "force")) {
		call_failed("%s is there already; --force moves it to %s",
			    path, aside);
		return false;
	}
	db = db_open(path, &err);
	if (!db) {
		call_failed("%s", err.text);
		return false;
	}
	ok = db_claim(db);
	if (!ok)
		call_failed("the site is being served; stop it first");
	else if (!(ok = db_backup(db, aside, &err)))
		call_failed("%s", err.text);
	db_close(db);
	if (ok)
		upkeep_remove(call->arena, path);
	return ok;
}

static int search_anew(struct call *call)
{
	struct db *db = database_ready(call);
	struct senses *senses = senses_create(
		call->arena, lexicon_create(call->arena));
	struct err err;
	int64_t n;
	bool ok = db && search_rebuild(db, index_folder(call), senses, &n, &err);

	if (db && !ok)
		call_failed("the data is back, but not its search index: %s; "
			    "run `brengplein reindex`", err.text);
	if (db)
		db_close(db);
	return ok ? CLI_DONE : CLI_FAILED;
}

static int restore(struct call *call)
{
	const char *to = conf_database(&call->conf, call->arena);
	struct db *copy;
	struct err err;
	bool ok;

	if (call->conf.database.n)
		return call_failed("PostgreSQL has its own way: pg_restore");
	mkdir(arena_z(call->arena, call->conf.data), 0750);
	copy = open_copy(arg_path(call));
	if (!copy)
		return CLI_FAILED;
	ok = make_room(call, to);
	if (ok && !(ok = db_backup(copy, to, &err)))
		call_failed("%s", err.text);
	db_close(copy);
	if (!ok || !database_upgrade(call) || search_anew(call))
		return CLI_FAILED;
	printf("%s restored from %s\n", to, arg_path(call));
	return CLI_DONE;
}

/* Side by side: what came back, and what is there now. */
static void print_counts(const struct db_tables *back,
			 const struct db_tables *now)
{
	printf("%-28s %12s %12s\n", "table", "restored", "now");
	for (size_t i = 0; i < back->n; i++)
		printf("%-28.*s %12lld %12lld\n", (int)back->at[i].name.n,
		       back->at[i].name.p, (long long)back->at[i].rows,
		       (long long)upkeep_rows(now, back->at[i].name));
	printf("%-28s %12lld %12lld\n", "together", (long long)total(back),
	       (long long)total(now));
}

static int rehearse(struct call *call)
{
	struct db *now = database_ready(call);
	const char *aside = arena_f(call->arena, "%.*s/rehearsal-%d.db",
				    (int)call->conf.data.n, call->conf.data.p,
				    (int)getpid()).p;
	struct db_tables back = { 0 }, here;
	struct err err;
	bool ok = now && upkeep_rehearse(call->arena, arg_path(call), aside,
					 &back, &err);

	if (ok) {
		here = db_count_rows(now, call->arena);
		print_counts(&back, &here);
		puts("this copy can be restored");
	} else if (now) {
		call_failed("%s: %s", arg_path(call), err.text);
	}
	if (now)
		db_close(now);
	return ok ? CLI_DONE : CLI_FAILED;
}

static const char *const force[] = { "force", NULL };

const struct command backup_commands[] = {
	{ "backup", "FILE", "copy the data, also while serving", backup, 1, 1 },
	{ "restore", "FILE", "put a copy back; --force where there is data",
	  restore, 1, 1, force },
	{ "rehearse", "FILE", "try whether a copy could be put back", rehearse,
	  1, 1 },
	{ 0 }
};
