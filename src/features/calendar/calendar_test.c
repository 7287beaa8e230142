/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/calendar/calendar.h"
#include "test/test.h"

#include <libical/ical.h>

enum { STRANGER = 0, ANNA = 1, BRAM = 2 };

/* Anna acts for De Linde, which organises a feast on a winter evening and a
 * watch in the night the clock goes back; Bram goes to the feast. */
static struct world village(void)
{
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (1, 'initiative', 'de-linde', 'De Linde',"
		" 'linde', 0, 0), (2, 'meeting', 'feest', 'Feest; groot', 'feest',"
		" 0, 0), (3, 'meeting', 'wacht', 'Nachtwacht', 'wacht', 0, 0),"
		" (4, 'meeting', 'ander', 'Van een ander', 'ander', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative');"
		"INSERT INTO meeting (id, date, date_precision, starts_at, ends_at,"
		" state) VALUES"
		" (2, '2026-12-09T18:00/20:00', 'day', 1796835600, 1796842800, 'planned'),"
		" (3, '2026-10-25T02:30/02:45', 'day', 1792888200, 1792889100, 'planned'),"
		" (4, '2026-12-09T18:00/20:00', 'day', 1796835600, 1796842800, 'planned');"
		"INSERT INTO entry_link (entry_id, role, position, target_id)"
		" VALUES (2, 'organiser', 0, 1), (3, 'organiser', 0, 1)");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_sql(&w, "INSERT INTO membership VALUES (1, 1, 'member', 0);"
		"INSERT INTO registration (meeting_id, person_id, state, turn,"
		" registered_at) VALUES (2, 2, 'coming', 1, 0)");
	return w;
}

/* Their address, as it stands on their page. */
static const char *address(struct world *w, int64_t person)
{
	str page = get(w, person, "/mijn").body;
	size_t at = str_find(page, S("/agenda/"));
	str rest = { page.p + at, page.n - at };

	if (at == page.n)
		return "/agenda/0/x.ics";
	return arena_z(w->arena, str_cut(&rest, '"'));
}

TEST(own_meetings_are_at_an_address_for_ones_calendar)
{
	struct world w = village();
	struct reply r;

	EXPECT(post(&w, BRAM, "/mijn/agenda", "doe=aan").status == 303);
	EXPECT(shows(get(&w, BRAM, "/mijn"), "webcal://test.example.org/agenda/2/"));
	EXPECT(shows(get(&w, STRANGER, "/bijeenkomsten"),
		     "webcal://test.example.org/bijeenkomsten.ics"));
	r = get(&w, STRANGER, address(&w, BRAM));
	EXPECT(r.status == 200 && shows(r, "SUMMARY:Feest\\; groot"));
	EXPECT(shows(r, "METHOD:PUBLISH") && shows(r, "REFRESH-INTERVAL"));
	EXPECT(!shows(r, "Nachtwacht") && !shows(r, "Van een ander"));
	EXPECT(post(&w, ANNA, "/mijn/agenda", "doe=aan").status == 303);
	r = get(&w, STRANGER, address(&w, ANNA));
	EXPECT(shows(r, "Feest") && shows(r, "Nachtwacht"));
	EXPECT(!shows(r, "Van een ander"));
	world_end(&w);
}

TEST(a_new_address_ends_the_old_and_none_is_guessed)
{
	struct world w = village();
	const char *old;

	EXPECT(get(&w, STRANGER, "/agenda/2/aaaaaaaaaaaaaaaa.ics").status == 404);
	post(&w, BRAM, "/mijn/agenda", "doe=aan");
	EXPECT(get(&w, STRANGER, "/agenda/2/aaaaaaaaaaaaaaaa.ics").status == 404);
	EXPECT(get(&w, STRANGER, "/agenda/2/.ics").status == 404);
	old = address(&w, BRAM);
	post(&w, BRAM, "/mijn/agenda", "doe=nieuw");
	EXPECT(get(&w, STRANGER, old).status == 404);
	old = address(&w, BRAM);
	EXPECT(get(&w, STRANGER, old).status == 200);
	post(&w, BRAM, "/mijn/agenda", "doe=uit");
	EXPECT(get(&w, STRANGER, old).status == 404);
	world_end(&w);
}

/* The moment libical reads in the first event of what they fetch. */
static int64_t first_start(struct world *w, int64_t person)
{
	str body = get(w, STRANGER, address(w, person)).body;
	icalcomponent *all = icalparser_parse_string(arena_z(w->arena, body));
	icalcomponent *event = icalcomponent_get_first_component(all,
						ICAL_VEVENT_COMPONENT);
	struct icaltimetype at = icalcomponent_get_dtstart(event);
	int64_t t = icaltime_as_timet_with_zone(at, at.zone);

	icalcomponent_free(all);
	return t;
}

TEST(another_program_reads_the_same_moment_also_as_the_clock_goes_back)
{
	struct world w = village();

	post(&w, ANNA, "/mijn/agenda", "doe=aan");
	post(&w, BRAM, "/mijn/agenda", "doe=aan");
	EXPECT(first_start(&w, BRAM) == 1796835600);
	EXPECT(first_start(&w, ANNA) == 1792888200);
	EXPECT(shows(get(&w, STRANGER, address(&w, ANNA)),
		     "DTSTART:20261025T003000Z"));
	world_end(&w);
}

TEST(own_meetings_survive_a_failing_database)
{
	struct world w = village();

	survives_every_failure(&w, BRAM, "/mijn/agenda", "doe=aan");
	post(&w, BRAM, "/mijn/agenda", "doe=aan");
	survives_every_failure(&w, STRANGER, address(&w, BRAM), NULL);
	world_end(&w);
}
