/* SPDX-License-Identifier: EUPL-1.2 */
#include "jobs/periodic.h"
#include "base/when.h"

static int64_t midnight_of(int64_t t)
{
	struct civil day = when_civil(t);

	return when_midnight(day.year, day.month, day.day);
}

int64_t periodic_next(const struct periodic *p, int64_t last)
{
	int64_t today = midnight_of(last) + p->at;

	if (p->every < DAY)
		return last + p->every;
	/* An hour more: days of 23 and 25 hours end where they should. */
	return today > last ? today
			    : midnight_of(midnight_of(last) + p->every + HOUR) +
			      p->at;
}

static void add_if_due(struct tx *tx, const struct periodic *p, int64_t now)
{
	str kind = str_from_z(p->kind);
	int64_t last = periodic_asked(tx, kind);

	if (last && periodic_next(p, last) > now)
		return;
	periodic_ask(tx, kind, now);
	if (last)
		job_add(tx, kind, 0, now);
}

static bool is_due(struct tx *tx, const struct periodic *const *lists,
		   int64_t now)
{
	for (; *lists; lists++)
		for (const struct periodic *p = *lists; p->kind; p++) {
			int64_t last = periodic_asked(tx, str_from_z(p->kind));

			if (!last || periodic_next(p, last) <= now)
				return true;
		}
	return false;
}

/* Looks first, so that nothing is written where nothing is due. */
bool periodic_add_due(struct db *db, const struct periodic *const *lists,
		      int64_t now)
{
	struct arena *a = arena_create(1 << 20);
	struct tx *tx = tx_begin(db, a, TX_READ);
	bool due = is_due(tx, lists, now), ok = tx_end(tx);

	if (ok && due) {
		tx = tx_begin(db, a, TX_WRITE);
		for (; *lists; lists++)
			for (const struct periodic *p = *lists; p->kind; p++)
				add_if_due(tx, p, now);
		ok = tx_end(tx);
	}
	arena_destroy(a);
	return ok;
}
