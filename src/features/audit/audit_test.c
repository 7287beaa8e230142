/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/audit/audit.h"
#include "test/test.h"

enum { ANNA = 1, CORA = 3, ADA = 4 };

/* Cora, who coordinates, hid De Linde and showed it again; Ada, who
 * administers, gave her that role. */
static struct world office(void)
{
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key,"
		" created_at, updated_at) VALUES"
		" (1, 'initiative', 'de-linde', 'De Linde', 'linde', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative');");

	world_person(&w, ANNA, "Anna");
	world_person(&w, CORA, "Cora");
	world_person(&w, ADA, "Ada");
	world_sql(&w, "INSERT INTO role_grant (person_id, role, granted_at,"
		" granted_by) VALUES (3, 'coordinator', 0, 'test'),"
		" (4, 'administrator', 0, 'test');"
		"INSERT INTO audit (at, actor_id, deed, person_id, about) VALUES"
		" (1700000000, 4, 'role.granted', 3, 'Coördinator, overal'),"
		" (1700000001, 4, 'brand.new', NULL, 'iets')");
	post(&w, CORA, "/initiatieven/de-linde/verbergen", "reden=double");
	post(&w, CORA, "/initiatieven/de-linde/herstellen", "");
	return w;
}

TEST(the_log_tells_in_sentences_who_did_what)
{
	struct world w = office();
	struct reply r = get(&w, ADA, "/beheer/logboek");

	EXPECT(r.status == 200);
	EXPECT(shows(r, "Cora verborg “De Linde”"));
	EXPECT(shows(r, "Cora liet “De Linde” weer zien"));
	EXPECT(shows(r, "Ada gaf Cora een rol: Coördinator, overal"));
	EXPECT(shows(r, "Ada: brand.new, iets"));
	EXPECT(get(&w, CORA, "/beheer/logboek").status == 403);
	EXPECT(get(&w, CORA, "/beheer/logboek/downloaden").status == 403);
	world_end(&w);
}

TEST(the_log_is_narrowed_by_deed_role_day_and_subject)
{
	struct world w = office();
	struct reply r = get(&w, ADA, "/beheer/logboek?wat=entry.hidden");

	EXPECT(shows(r, "verborg “De Linde”</a>"));
	EXPECT(!shows(r, "weer zien</a>") && !shows(r, "Ada gaf"));
	r = get(&w, ADA, "/beheer/logboek?rol=administrator");
	EXPECT(shows(r, "Ada gaf") && !shows(r, "Cora verborg"));
	r = get(&w, ADA, "/beheer/logboek?tot=2024-01-01");
	EXPECT(shows(r, "Ada gaf") && !shows(r, "Cora verborg"));
	r = get(&w, ADA, "/beheer/logboek?over=LINDE");
	EXPECT(!shows(r, "Ada gaf") && shows(r, "Cora verborg"));
	r = get(&w, ADA, "/beheer/logboek?over=nergens");
	EXPECT(shows(r, "staat niet in het logboek"));
	r = get(&w, ADA, "/beheer/logboek?van=gisteren");
	EXPECT(r.status == 422 && shows(r, "van-fout"));
	world_end(&w);
}

TEST(a_long_log_has_pages)
{
	struct world w = office();
	struct buf sql = { .arena = w.arena, .limit = 1 << 16 };
	struct reply r;

	for (int i = 0; i < 60; i++)
		buf_addf(&sql, "INSERT INTO audit (at, deed, about) VALUES"
			 " (1700000002, 'setting.changed', 'nummer-%d');", i);
	world_sql(&w, arena_z(w.arena, buf_str(&sql)));
	r = get(&w, ADA, "/beheer/logboek?wat=setting.changed");
	EXPECT(shows(r, "nummer-59") && !shows(r, "nummer-9<"));
	EXPECT(shows(r, "wat=setting.changed&amp;voor="));
	r = get(&w, ADA, "/beheer/logboek?wat=setting.changed&voor=15");
	EXPECT(shows(r, "nummer-9<") && !shows(r, "nummer-59"));
	world_end(&w);
}

TEST(the_log_is_downloaded_after_signing_in_anew_and_without_formulas)
{
	struct world w = office();
	struct reply r;

	world_sql(&w, "INSERT INTO audit (at, deed, about) VALUES"
		      " (1700000003, 'setting.changed', '=1+1')");
	r = get(&w, ADA, "/beheer/logboek/downloaden?wat=entry.hidden");
	EXPECT(r.status == 200 && shows(r, "coordinator,entry.hidden,"));
	EXPECT(!shows(r, "role.granted"));
	w.now += 1200;
	r = get(&w, ADA, "/beheer/logboek/downloaden");
	EXPECT(r.status == 303 &&
	       str_starts(r.location, S("/mijn/bevestigen")));
	world_end(&w);
}

TEST(what_is_old_leaves_the_log)
{
	struct world w = office();
	struct tx *tx = tx_begin(w.db, w.arena, TX_WRITE);

	audit_forget(tx, 1700000001);
	EXPECT(tx_end(tx));
	EXPECT(count(&w, "SELECT count(*) FROM audit") == 3);
	world_end(&w);
}
