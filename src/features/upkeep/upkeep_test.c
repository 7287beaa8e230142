/* SPDX-License-Identifier: EUPL-1.2 */
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
