/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/when.h"
#include "test/test.h"

TEST(health_speaks_of_the_queue)
{
	struct world w = world_new("");

	EXPECT(get(&w, 0, "/healthz").status == 200);
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES"
		      " ('x', 1, 1795000000 - 60)");
	EXPECT(get(&w, 0, "/healthz").status == 200);
	world_sql(&w, "UPDATE job SET due = 1795000000 - 3600");
	EXPECT(get(&w, 0, "/healthz").status == 503);
	world_sql(&w, "UPDATE job SET dead = 1");
	EXPECT(get(&w, 0, "/healthz").status == 200);
	world_end(&w);
}

TEST(health_speaks_of_the_database)
{
	struct world w = world_new("");

	db_fail_at(w.db, 1);
	EXPECT(get(&w, 0, "/healthz").status == 503);
	world_end(&w);
}

TEST(metrics_count_jobs)
{
	struct world w = world_new(
		"INSERT INTO job (kind, about, due, dead) VALUES"
		" ('x', 1, 1, 0), ('x', 2, 1, 0), ('x', 3, 1, 1)");
	struct reply r = get(&w, 0, "/metrics");

	EXPECT(r.status == 200);
	EXPECT(shows(r, "brengplein_jobs{state=\"waiting\"} 2\n"));
	EXPECT(shows(r, "brengplein_jobs{state=\"dead\"} 1\n"));
	world_end(&w);
}

enum { BEA = 2 };

/* Bea administers. */
static struct world office(void)
{
	struct world w = world_new("");

	w.conf.data = S("/tmp");
	world_person(&w, BEA, "Bea");
	world_sql(&w, "INSERT INTO role_grant (person_id, role, granted_at,"
		      " granted_by) VALUES (2, 'administrator', 0, 'test')");
	return w;
}

TEST(an_administrator_asks_for_a_copy_once)
{
	struct world w = office();

	EXPECT(shows(get(&w, BEA, "/beheer/kopie"), "Maak nu een kopie"));
	EXPECT(post(&w, BEA, "/beheer/kopie", "").status == 303);
	EXPECT(post(&w, BEA, "/beheer/kopie", "").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM job WHERE kind ="
		     " 'backup.make'") == 1);
	EXPECT(shows(get(&w, BEA, "/beheer/kopie"), "Wij zijn ermee bezig"));
	world_end(&w);
}

TEST(what_became_of_a_copy_stands_on_the_page)
{
	struct world w = office();
	struct reply r;

	world_sql(&w, "INSERT INTO backup_made (id, at, name, bytes, failure,"
		" rehearsed_at, counts, rehearsal) VALUES"
		" (1, 1794000000, 'night-a.db', 2048, '', 0, '', ''),"
		" (2, 1794100000, 'night-b.db', 0, 'disk full', 0, '', ''),"
		" (3, 1794200000, 'night-c.db', 10, '', 1794300000,"
		" 'ask 12\noffer 0\n', '')");
	r = get(&w, BEA, "/beheer/kopie");
	EXPECT(shows(r, "2 kB") && shows(r, "disk full"));
	EXPECT(shows(r, "<dt>ask</dt><dd>12</dd>") && !shows(r, "<dt>offer"));
	EXPECT(post(&w, BEA, "/beheer/kopie/1", "").status == 303);
	EXPECT(count(&w, "SELECT about FROM job WHERE kind ="
		     " 'backup.rehearse'") == 1);
	EXPECT(post(&w, BEA, "/beheer/kopie/99", "").status == 404);
	world_end(&w);
}

TEST(health_says_what_is_wrong_and_what_is_well)
{
	struct world w = office();

	EXPECT(shows(get(&w, BEA, "/beheer/gezondheid"), "Er is er nog geen"));
	EXPECT(shows(get(&w, BEA, "/beheer/gezondheid"), "Niets is te laat"));
	world_sql(&w, "INSERT INTO job (kind, about, due, dead) VALUES"
		      " ('x', 1, 1, 1)");
	EXPECT(shows(get(&w, BEA, "/beheer/gezondheid"), "1 taak is mislukt"));
	world_end(&w);
}

TEST(a_copy_that_fails_is_told_to_administrators_once_a_day)
{
	struct world w = office();

	/* A database in memory has another connection's nothing to copy to a
	 * folder that cannot be. */
	w.conf.data = S("/dev/null/nowhere");
	post(&w, BEA, "/beheer/kopie", "");
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		     " 'bea@example.org' AND subject LIKE 'De kopie van%'") == 1);
	w.now += HOUR;
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE subject LIKE"
		     " 'De kopie van%'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM backup_made WHERE"
		     " failure <> ''") >= 1);
	world_end(&w);
}

TEST(a_failing_database_asks_for_no_copy)
{
	struct world w = office();

	world_sql(&w, "INSERT INTO backup_made (id, at, name) VALUES"
		      " (1, 1794000000, 'night-a.db')");
	survives_every_failure(&w, BEA, "/beheer/kopie", "");
	survives_every_failure(&w, BEA, "/beheer/kopie/1", "");
	world_end(&w);
}
