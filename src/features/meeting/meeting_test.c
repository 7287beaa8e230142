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
