/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Whose turn it is: so many a month, as they choose, and never more than five
 * on one day. Who came first goes first, and nobody loses their place: when
 * room comes sooner or later than thought, all dates are set anew.
 */
#include "features/introduction/inside.h"
#include "queue.sql.h"

enum { A_DAY = 5, AHEAD = 120, IN_LINE = 200 };

static int64_t month_of(int64_t t, int later)
{
	struct civil c = when_civil(t);
	int month = c.month - 1 + later;

	return when_midnight(c.year + month / 12, month % 12 + 1, 1);
}

static int64_t day_of(int64_t t, int later)
{
	struct civil c = when_civil(t);

	return when_midnight(c.year, c.month, c.day + later);
}

/* The first moment from `at` on at which they may be asked once more. */
static int64_t slot(struct tx *tx, entry_id party, int64_t at)
{
	int64_t limit = introduction_limit(tx, party);

	for (int n = 0; n < AHEAD; n++) {
		int64_t month = month_of(at, 1), day = day_of(at, 1);

		if (introduction_count(tx, party, month_of(at, 0), month) >=
		    limit)
			at = month;
		else if (introduction_count(tx, party, day_of(at, 0), day) >=
			 A_DAY)
			at = day;
		else
			break;
	}
	return at;
}

static int64_t latest(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static int64_t rested(struct tx *tx, entry_id party, int64_t now)
{
	return latest(now, introduction_rests_until(tx, party));
}

int64_t introduction_free_from(struct tx *tx, entry_id party, int64_t now)
{
	return slot(tx, party, latest(rested(tx, party, now),
				      queue_last(tx, party)));
}

/* Their turn is at that moment now. */
static void set_turn(const struct errand *e, const struct queued *q, int64_t at)
{
	struct introduction i;

	queue_set_turn(e->tx, q->id, at);
	if (at == q->goes_at)
		return;
	job_add(e->tx, S("introduction.go"), q->id.v, at);
	if (q->goes_at && at > q->goes_at && !q->paused_until &&
	    introduction_get(e->tx, q->id, &i))
		write_moved(e, &i, at);
}

void queue_again(const struct errand *e, entry_id party)
{
	struct queued_rows rows = queue_of(e->tx, party, IN_LINE);
	int64_t at = rested(e->tx, party, e->now);

	list_each(r, rows)
		queue_set_turn(e->tx, r->id, 0);
	list_each(q, rows) {
		int64_t turn = slot(e->tx, party, latest(at, q->paused_until));

		if (turn <= e->now)
			send_on(e, q->id, true);
		else
			set_turn(e, q, turn);
		if (!q->paused_until)
			at = turn;
	}
}

void queue_join(const struct errand *e, introduction_id id, entry_id party)
{
	int64_t at = introduction_free_from(e->tx, party, e->now);

	if (at <= e->now) {
		send_on(e, id, false);
		return;
	}
	if (!introduction_pass(e->tx, id, S("waiting"), S(""), at))
		return;
	queue_set_place(e->tx, id, e->now);
	job_add(e->tx, S("introduction.go"), id.v, at);
}

bool queue_keep(const struct errand *e, const struct introduction *i)
{
	if (!queue_wait(e->tx, i->id, i->until))
		return false;
	queue_again(e, i->party_id);
	return true;
}

void introduction_set_pace(const struct errand *e, entry_id party, int64_t n)
{
	introduction_set_limit(e->tx, party, n);
	queue_again(e, party);
}

void introduction_pause(const struct errand *e, introduction_id id,
			int64_t until)
{
	struct introduction i;

	queue_pause(e->tx, id, until);
	if (introduction_get(e->tx, id, &i))
		queue_again(e, i.party_id);
}

void introduction_unmeet(const struct errand *e, introduction_id id)
{
	struct introduction i;

	if (!queue_unmeet(e->tx, id) || !introduction_get(e->tx, id, &i))
		return;
	queue_end_sides(e->tx, id);
	queue_again(e, i.party_id);
}
