/* SPDX-License-Identifier: EUPL-1.2 */
/* Everyone at once: each of fifty threads with a connection of its own. */
#include "features/registration/registration.h"
#include "test/test.h"

#include <pthread.h>
#include <stdatomic.h>

enum { PEOPLE = 500, SEATS = 60, AT_ONCE = 50, LEAVE = 30 };

#define IT "/bijeenkomsten/groot-feest"
#define N "SELECT count(*) FROM registration WHERE "

struct storm {
	const struct world *world;
	str (*request)(struct storm *s, struct world *w, int nth);
	atomic_int next, failed;
	int n;
	str paths[PEOPLE];
};

/* "PATH FORM", for the nth of them. */
static str register_nth(struct storm *s, struct world *w, int nth)
{
	(void)s;
	return arena_f(w->arena,
		IT "/aanmelden naam=Gast&email=gast%d@example.org", nth);
}

static str leave_nth(struct storm *s, struct world *w, int nth)
{
	return arena_joined(w->arena, s->paths[nth], ' ', S("doe=af"));
}

static void *knock(void *of)
{
	struct storm *s = of;
	struct world w = world_beside(s->world);
	int nth;

	while ((nth = s->next++) < s->n) {
		str form = s->request(s, &w, nth), path = str_cut(&form, ' ');

		if (post(&w, 0, arena_z(w.arena, path),
			 arena_z(w.arena, form)).status != 303)
			s->failed++;
	}
	world_leave(&w);
	return NULL;
}

static void run(struct storm *s, int n)
{
	pthread_t threads[AT_ONCE];

	s->next = s->failed = 0;
	s->n = n;
	for (int i = 0; i < AT_ONCE; i++)
		EXPECT(!pthread_create(&threads[i], NULL, knock, s));
	for (int i = 0; i < AT_ONCE; i++)
		pthread_join(threads[i], NULL);
	EXPECT(s->failed == 0);
}

static struct world feast(void)
{
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (1, 'meeting', 'groot-feest', 'Groot feest',"
		" 'feest', 0, 0);"
		"INSERT INTO meeting (id, date, date_precision, starts_at, ends_at,"
		" state) VALUES (1, '2026-12-09T18:00/20:00', 'day', 1796835600,"
		" 1796842800, 'planned');"
		"INSERT INTO meeting_plan (id, seats) VALUES (1, 60)");

	world_share(&w);
	return w;
}

/* The links of the first who come, from their mails. */
static void find_links(struct storm *s, struct world *w)
{
	for (int i = 0, found = 0; found < LEAVE; i++) {
		str mail = arena_f(w->arena, "gast%d@example.org", i);

		if (count(w, arena_f(w->arena, "SELECT count(*)"
			" FROM registration r JOIN person p ON p.id = r.person_id"
			" WHERE r.state = 'coming' AND p.mail = '%s'",
			mail.p).p) != 1)
			continue;
		s->paths[found] = mailed(w, mail.p, "/aanmelding/");
		EXPECT(s->paths[found++].n);
	}
}

TEST(five_hundred_come_at_once_and_sixty_have_a_seat_in_order_of_arrival)
{
	struct world w = feast();
	struct storm *s = arena_new(w.arena, struct storm);

	s->world = &w;
	s->request = register_nth;
	run(s, PEOPLE);
	EXPECT(count(&w, N "state = 'coming'") == SEATS);
	EXPECT(count(&w, N "state = 'waiting'") == PEOPLE - SEATS);
	EXPECT(count(&w, N "state = 'coming' AND turn <= 60") == SEATS);
	EXPECT(count(&w, "SELECT count(DISTINCT turn) FROM registration") == PEOPLE);
	EXPECT(count(&w, "SELECT max(turn) FROM registration") == PEOPLE);
	EXPECT(count(&w, "SELECT count(DISTINCT person_id) FROM registration") == PEOPLE);
	EXPECT(count(&w, "SELECT count(DISTINCT recipient) FROM mail") == PEOPLE);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == PEOPLE);
	find_links(s, &w);
	world_sql(&w, "DELETE FROM mail");
	s->request = leave_nth;
	run(s, LEAVE);
	EXPECT(count(&w, N "state = 'off'") == LEAVE);
	EXPECT(count(&w, N "state = 'coming'") == SEATS);
	EXPECT(count(&w, N "state = 'coming' AND turn <= 90") == SEATS);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE subject LIKE"
		" 'Er is plaats%'") == LEAVE);
	EXPECT(count(&w, "SELECT count(DISTINCT recipient) FROM mail"
		" WHERE subject LIKE 'Er is plaats%'") == LEAVE);
	world_end(&w);
}
