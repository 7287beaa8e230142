/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/test.h"

/* The world's clock stands in 2026. */
static struct world agenda(void)
{
	return world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, status,"
		" created_at, updated_at) VALUES"
		" (1, 'meeting', 'm-komt', 'Komt nog', 'komt nog', 'published', 1, 1),"
		" (2, 'meeting', 'm-maand', 'In maart', 'in maart', 'published', 1, 1),"
		" (3, 'meeting', 'm-ooit', 'Ooit', 'ooit', 'published', 1, 1);"
		"INSERT INTO meeting (id, date, starts_at, ends_at) VALUES"
		" (1, '2099-12-09T19:30', 4100524200, 4100531400),"
		" (2, '2018-03', 1519858800, 1522533599),"
		" (3, '', 0, 0);");
}

TEST(a_meeting_to_come_says_its_weekday_and_time)
{
	struct world w = agenda();

	EXPECT(shows(get(&w, 0, "/bijeenkomsten"), "9<span>dec</span>"));
	EXPECT(shows(get(&w, 0, "/bijeenkomsten"), "woensdag 9 december 2099, 19.30 tot 21.30 uur"));
	EXPECT(shows(get(&w, 0, "/bijeenkomsten?taal=en"), "Wednesday 9 December 2099, 19:30 to 21:30"));
	EXPECT(shows(get(&w, 0, "/bijeenkomsten/m-komt"), "Zet in mijn agenda"));
	world_end(&w);
}

TEST(of_an_earlier_meeting_is_shown_what_is_known)
{
	struct world w = agenda();

	EXPECT(shows(get(&w, 0, "/bijeenkomsten"), "mrt<span>2018</span>"));
	EXPECT(shows(get(&w, 0, "/bijeenkomsten?taal=en"), "Mar<span>2018</span>"));
	EXPECT(shows(get(&w, 0, "/bijeenkomsten"), "Ooit"));
	EXPECT(!shows(get(&w, 0, "/bijeenkomsten"), "1970"));
	EXPECT(!shows(get(&w, 0, "/bijeenkomsten/m-maand"), "Zet in mijn agenda"));
	world_end(&w);
}

TEST(what_was_only_announced_is_not_said_to_have_been)
{
	static const char unsure[] = "Aangekondigd; of het doorging, is niet";
	struct world w = agenda();

	EXPECT(!shows(get(&w, 0, "/bijeenkomsten"), unsure));
	world_sql(&w, "UPDATE meeting SET state = 'announced'");
	EXPECT(shows(get(&w, 0, "/bijeenkomsten"), unsure));
	/* What is planned here takes place, unless it is called off. */
	world_sql(&w, "INSERT INTO meeting_plan (id) VALUES (2), (3);"
		      "UPDATE meeting SET state = 'planned'");
	EXPECT(!shows(get(&w, 0, "/bijeenkomsten"), unsure));
	world_sql(&w, "UPDATE meeting SET state = 'cancelled' WHERE id = 2");
	EXPECT(shows(get(&w, 0, "/bijeenkomsten"), "Dit gaat niet door"));
	world_sql(&w, "DELETE FROM meeting_plan;"
		      "UPDATE meeting SET state = 'in-progress'");
	EXPECT(!shows(get(&w, 0, "/bijeenkomsten"), "in-progress"));
	world_end(&w);
}

TEST(what_was_said_by_the_whole_meeting_counts_as_harvest)
{
	struct world w = agenda();

	world_sql(&w, "INSERT INTO entry (id, type, slug, title, sort_key,"
		" status, created_at, updated_at) VALUES"
		" (4, 'table', 't-1', 'Vervoer', 'v', 'published', 1, 1),"
		" (5, 'harvest-item', 'h-1', 'We delen een bus.', 'w', 'published', 1, 1),"
		" (6, 'harvest-item', 'h-2', 'We gaan door.', 'w', 'published', 1, 1),"
		" (7, 'harvest-item', 'h-3', 'Niet van hier.', 'n', 'withdrawn', 1, 1);"
		"INSERT INTO meeting_table (id, number) VALUES (4, 1);"
		"INSERT INTO harvest_item (id, kind) VALUES (5, 'action'),"
		" (6, 'conclusion'), (7, 'need');"
		"INSERT INTO entry_link (entry_id, role, position, target_id)"
		" VALUES (4, 'meeting', 0, 2), (5, 'table', 0, 4),"
		" (6, 'meeting', 0, 2), (7, 'meeting', 0, 2)");
	EXPECT(shows(get(&w, 0, "/bijeenkomsten/m-maand"), "Lees de oogst (2)"));
	EXPECT(shows(get(&w, 0, "/bijeenkomsten"), "Oogst, 2 regels"));
	world_sql(&w, "DELETE FROM entry_link WHERE entry_id = 6;"
		  "DELETE FROM harvest_item WHERE id = 6;"
		  "DELETE FROM entry WHERE id = 6");
	EXPECT(shows(get(&w, 0, "/bijeenkomsten"), "Oogst, 1 regel"));
	world_end(&w);
}
