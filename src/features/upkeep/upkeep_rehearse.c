/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether a copy could be put back: by doing it, beside the site. */
#include "features/upkeep/upkeep.h"

#include <unistd.h>

void upkeep_remove(struct arena *a, const char *path)
{
	static const char *const ends[] = { "", "-wal", "-shm" };

	for (size_t i = 0; i < COUNT(ends); i++)
		unlink(arena_f(a, "%s%s", path, ends[i]).p);
}

int64_t upkeep_rows(const struct db_tables *tables, str name)
{
	for (size_t i = 0; i < tables->n; i++)
		if (str_eq(tables->at[i].name, name))
			return tables->at[i].rows;
	return 0;
}

static bool same_rows(const struct db_tables *a, const struct db_tables *b)
{
	for (size_t i = 0; i < a->n; i++)
		if (upkeep_rows(b, a->at[i].name) != a->at[i].rows)
			return false;
	return true;
}

static bool put_back(struct arena *a, const char *aside,
		     const struct db_tables *before, struct db_tables *counted,
		     struct err *err)
{
	struct db *db = db_open(aside, err);
	bool ok;

	if (!db)
		return false;
	*counted = db_count_rows(db, a);
	ok = db_check(db, err) &&
	     (same_rows(before, counted) ||
	      err_set(err, "rows were lost on the way")) &&
	     db_migrate(db, NULL, err) && db_check(db, err);
	db_close(db);
	return ok;
}

bool upkeep_rehearse(struct arena *a, const char *copy, const char *aside,
		     struct db_tables *counted, struct err *err)
{
	struct db_tables before;
	struct db *db;
	bool ok;

	if (access(copy, R_OK))         /* opening it would make it */
		return err_set(err, "%s: is not there", copy);
	db = db_open(copy, err);
	if (!db)
		return false;
	ok = db_check(db, err);
	if (ok && db_behind(db) < 0)
		ok = err_set(err, "belongs to a newer version of the program");
	if (ok)
		before = db_count_rows(db, a);
	ok = ok && db_backup(db, aside, err);
	db_close(db);
	ok = ok && put_back(a, aside, &before, counted, err);
	upkeep_remove(a, aside);
	return ok;
}
