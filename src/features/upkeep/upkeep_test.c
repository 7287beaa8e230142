/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/when.h"
#include "test/test.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

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

TEST(health_says_what_to_do_about_the_settings_too)
{
	struct world w = office();
	struct reply page;

	w.conf.url = S("http://plein.example.org");
	w.conf.privacy_mail = (str){ 0 };
	page = get(&w, BEA, "/beheer/gezondheid");
	EXPECT(shows(page, "Maak nog iemand beheerder"));
	EXPECT(shows(page, "Het adres begint met http"));
	EXPECT(shows(page, "geen adres voor vragen over persoonsgegevens"));
	EXPECT(shows(page, "href=\"/beheer/rollen\""));
	world_person(&w, 3, "Cora");
	world_sql(&w, "INSERT INTO role_grant (person_id, role, granted_at,"
		      " granted_by) VALUES (3, 'administrator', 0, 'test')");
	w.conf.url = S("https://plein.example.org");
	w.conf.proxied = true;
	w.conf.privacy_mail = S("privacy@example.org");
	page = get(&w, BEA, "/beheer/gezondheid?taal=en");
	EXPECT(shows(page, "2 people") && shows(page, "privacy@example.org"));
	EXPECT(!shows(page, "begins with http"));
	world_end(&w);
}

TEST(a_copy_that_is_never_tried_or_cannot_be_put_back_is_a_worry)
{
	struct world w = office();

	world_sql(&w, "INSERT INTO backup_made (id, at, name) VALUES"
		      " (1, 1795000000 - 20 * 86400, 'night-a.db')");
	EXPECT(shows(get(&w, BEA, "/beheer/gezondheid"),
		     "nog nooit een kopie uitgeprobeerd"));
	world_sql(&w, "UPDATE backup_made SET rehearsed_at = 1795000000 - 86400");
	EXPECT(shows(get(&w, BEA, "/beheer/gezondheid"), "Uitgeprobeerd op"));
	world_sql(&w, "UPDATE backup_made SET rehearsal = 'rows were lost'");
	EXPECT(shows(get(&w, BEA, "/beheer/gezondheid"),
		     "kon niet teruggezet worden"));
	world_sql(&w, "UPDATE backup_made SET at = 1795000000 + 86400");
	EXPECT(shows(get(&w, BEA, "/beheer/gezondheid"), "is teruggezet"));
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
		     " failure <> ''") == 2);
	world_end(&w);
}

/* A copy there really is, of 4 bytes, in a folder of this test's own. */
static void copy_made(struct world *w)
{
	const char *data = arena_f(w->arena, "/tmp/brengplein-copies-%d",
				   (int)getpid()).p;
	FILE *f;

	mkdir(data, 0700);
	mkdir(arena_f(w->arena, "%s/backups", data).p, 0700);
	f = fopen(arena_f(w->arena, "%s/backups/night-a.db", data).p, "w");
	EXPECT(f && fputs("copy", f) >= 0 && fclose(f) == 0);
	w->conf.data = str_from_z(data);
	world_sql(w, "INSERT INTO backup_made (id, at, name, bytes) VALUES"
		     " (1, 1794000000, 'night-a.db', 4),"
		     " (2, 1794000000, 'night-gone.db', 4)");
}

static void copy_removed(struct world *w)
{
	const char *data = arena_z(w->arena, w->conf.data);

	unlink(arena_f(w->arena, "%s/backups/night-a.db", data).p);
	rmdir(arena_f(w->arena, "%s/backups", data).p);
	rmdir(data);
}

TEST(an_administrator_takes_a_copy_with_them_and_the_log_keeps_it)
{
	struct world w = office();
	struct reply r;

	copy_made(&w);
	EXPECT(shows(get(&w, BEA, "/beheer/kopie"), "/beheer/kopie/1/meenemen"));
	EXPECT(!shows(get(&w, BEA, "/beheer/kopie"), "/beheer/kopie/2/meenemen"));
	EXPECT(shows(get(&w, BEA, "/beheer/kopie/1/meenemen"),
		     "Hier staat alles in"));
	EXPECT(get(&w, BEA, "/beheer/kopie/2/meenemen").status == 404);
	EXPECT(post(&w, BEA, "/beheer/kopie/2/meenemen", "").status == 404);
	EXPECT(count(&w, "SELECT count(*) FROM audit") == 0);
	r = post(&w, BEA, "/beheer/kopie/1/meenemen", "");
	EXPECT(r.status == 200 && str_eq(r.filename, S("night-a.db")));
	EXPECT(str_ends(str_from_z(r.file), S("/backups/night-a.db")));
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE actor_id = 2 AND"
		     " deed = 'backup.taken' AND about = 'night-a.db'") == 1);
	copy_removed(&w);
	world_end(&w);
}

TEST(nobody_takes_all_data_with_a_mail_alone_or_an_old_sign_in)
{
	struct world w = office();

	copy_made(&w);
	w.url = S("https://plein.example.org");
	world_sign_in(&w, BEA);
	world_sql(&w, "UPDATE session SET way = 'terminal' WHERE person_id = 2");
	EXPECT(get(&w, BEA, "/beheer/kopie").status == 200);
	EXPECT(str_starts(post(&w, BEA, "/beheer/kopie/1/meenemen", "").location,
			  S("/mijn/sterker?naar=/beheer/kopie/1/meenemen")));
	world_sql(&w, "UPDATE session SET way = 'code' WHERE person_id = 2");
	EXPECT(post(&w, BEA, "/beheer/kopie/1/meenemen", "").status == 200);
	w.now += 11 * MINUTE;
	EXPECT(str_starts(post(&w, BEA, "/beheer/kopie/1/meenemen", "").location,
			  S("/mijn/bevestigen")));
	copy_removed(&w);
	world_end(&w);
}

TEST(a_failing_database_asks_for_no_copy)
{
	struct world w = office();

	world_sql(&w, "INSERT INTO backup_made (id, at, name) VALUES"
		      " (1, 1794000000, 'night-a.db')");
	survives_every_failure(&w, BEA, "/beheer/kopie", "");
	survives_every_failure(&w, BEA, "/beheer/kopie/1", "");
	world_sql(&w, "DELETE FROM backup_made");
	copy_made(&w);
	survives_every_failure(&w, BEA, "/beheer/kopie/1/meenemen", "");
	copy_removed(&w);
	world_end(&w);
}
