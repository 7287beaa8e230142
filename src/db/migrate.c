/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/db.h"

static int64_t applied_until(struct db *db)
{
	static const struct db_query last = { "migration_last",
		"SELECT coalesce(max(number), 0) FROM migration" };
	struct arena *a = arena_create(1 << 16);
	struct tx *tx;
	struct db_cursor c;
	int64_t number = 0;

	if (!db_script(db, "CREATE TABLE IF NOT EXISTS migration ("
			   "number INTEGER PRIMARY KEY)"))
		number = -1;
	tx = tx_begin(db, a, TX_READ);
	c = db_run(tx, &last, NULL, 0);
	if (!number && db_next(&c))
		number = db_col_int(&c, 0);
	db_done(&c);
	if (!tx_end(tx))
		number = -1;
	arena_destroy(a);
	return number;
}

static bool apply(struct db *db, const struct migration *m)
{
	struct arena *a = arena_create(1 << 20);
	str mark = arena_f(a, "INSERT INTO migration (number) VALUES (%d)",
			   m->number);
	bool ok = db_script(db, "BEGIN") && db_script(db, m->sql) &&
		  db_script(db, mark.p) && db_script(db, "COMMIT");

	if (!ok)
		(void)!db_script(db, "ROLLBACK");
	arena_destroy(a);
	return ok;
}

int db_behind(struct db *db)
{
	int64_t until = applied_until(db), last = 0;
	int behind = 0;

	for (const struct migration *m = migrations; m->number; m++) {
		behind += m->number > until;
		last = m->number;
	}
	return until > last ? -1 : behind;
}

bool db_migrate(struct db *db, int *applied, struct err *err)
{
	int64_t until = applied_until(db);
	int n = 0;

	if (until < 0)
		return err_set(err, "the database cannot be read");
	if (db_behind(db) < 0)
		return err_set(err, "this database belongs to a newer version "
			       "of the program; install that one");
	for (const struct migration *m = migrations; m->number; m++) {
		if (m->number <= until)
			continue;
		if (!apply(db, m))
			return err_set(err, "migration %s failed; nothing of it "
				       "was kept", m->name);
		n++;
	}
	if (applied)
		*applied = n;
	return true;
}
