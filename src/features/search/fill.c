/* SPDX-License-Identifier: EUPL-1.2 */
/* The whole of the database into an index, a batch at a time. */
#include "features/search/inside.h"
#include "search.sql.h"

enum { BATCH = 500, BATCH_BYTES = 256 << 20 };

struct filling {
	struct db *db;
	struct index *ix;
	struct arena *arena;
	int64_t n;
	struct err *err;
};

typedef struct int64_row_rows (*ids_after)(struct tx *tx, int64_t after,
					   int64_t limit);
typedef bool (*put_one)(struct tx *tx, struct index *ix, int64_t id,
			struct err *err);

/* One batch in one reading transaction; *after moves on, 0 at the end. */
static bool put_batch(struct filling *f, ids_after ids, put_one put,
		      int64_t *after)
{
	struct tx *tx = tx_begin(f->db, f->arena, TX_READ);
	struct int64_row_rows batch = ids(tx, *after, BATCH);
	bool ok = true;

	for (size_t i = 0; i < batch.n && ok; i++)
		ok = put(tx, f->ix, batch.at[i].v, f->err);
	f->n += (int64_t)batch.n;
	*after = batch.n ? batch.at[batch.n - 1].v : 0;
	if (!tx_end(tx))
		return err_set(f->err, "the database cannot be read");
	arena_reset(f->arena);
	return ok;
}

static bool put_all(struct filling *f, ids_after ids, put_one put)
{
	int64_t after = 0;
	bool ok;

	do
		ok = put_batch(f, ids, put, &after);
	while (ok && after);
	return ok;
}

bool search_fill(struct db *db, struct index *ix, int64_t *n, struct err *err)
{
	struct filling f = { .db = db, .ix = ix, .err = err,
			     .arena = arena_create(BATCH_BYTES) };
	bool ok = put_all(&f, index_themes_after, put_theme) &&
		  put_all(&f, index_places_after, put_place) &&
		  put_all(&f, index_entries_after, put_entry);

	arena_destroy(f.arena);
	*n = f.n;
	return ok;
}

bool search_rebuild(struct db *db, const char *dir,
		    const struct senses *senses, int64_t *n, struct err *err)
{
	struct index *ix = index_rebuild_begin(dir, senses, err);

	if (!ix)
		return false;
	if (search_fill(db, ix, n, err) && index_commit(ix, err))
		return index_rebuild_end(ix, err);
	index_close(ix);
	return false;
}
