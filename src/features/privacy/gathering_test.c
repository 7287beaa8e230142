/* SPDX-License-Identifier: EUPL-1.2 */
/* What meetings, reports, letters and circles keep of people: that it is in
 * the file with one's own data, and goes. */
#include "base/when.h"
#include "test/test.h"
#include "test/unzip.h"

enum { STRANGER = 0, ANNA = 1, BRAM = 2, CORA = 3 };

#define IT "/bijeenkomsten/samen-eten"

/* Anna organises a meeting of De Linde on 9 December with two tables; Bram
 * comes, and so does Opa Kwikstaart, whom he registers; Tante Kwikstaart was
 * written down by Anna and leads a table. */
static struct world supper(void)
{
	struct world w = world_new(
		"INSERT INTO theme (id, slug, nl, en) VALUES (1, 'eten', 'Eten', 'Food');"
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (1, 'initiative', 'de-linde', 'De Linde',"
		" 'linde', 0, 0), (2, 'initiative', 'de-es', 'De Es', 'es', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative'),"
		" (2, 'initiative')");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Brandgans");
	world_person(&w, CORA, "Cora");
	world_sql(&w, "UPDATE person SET confirmed_at = 5, here_at = 1795000000;"
		"INSERT INTO membership VALUES (1, 1, 'manager', 0),"
		" (2, 2, 'manager', 0), (3, 2, 'manager', 1)");
	post(&w, ANNA, "/bijeenkomsten/nieuw", "titel=Samen+eten"
	     "&soort=network-meeting&namens=de-linde&datum=2026-12-09"
	     "&tijd=18%3A00&tot=20%3A30&plek=Het+dorpshuis"
	     "&kort=Koken+en+praten&aanmelden=ja");
	post(&w, ANNA, IT "/tafels/nieuw", "titel=Soep&stoelen=8");
	post(&w, ANNA, IT "/aanmeldingen", "naam=Tante+Kwikstaart");
	post(&w, ANNA, IT "/tafels/nieuw",
	     "titel=Brood&stoelen=8&begeleider=Tante+Kwikstaart");
	post(&w, BRAM, IT "/aanmelden", "namens=De+Es&halen=Recepten"
	     "&kant=initiative&tafel=soep&tweede=brood");
	post(&w, BRAM, IT "/aanmelden", "ander=Opa+Kwikstaart&kant=resident"
	     "&tafel=soep");
	post(&w, ANNA, IT "/indeling", "doe=maak&rondes=1");
	EXPECT(count(&w, "SELECT count(*) FROM seat WHERE table_id > 0") == 3);
	return w;
}

static bool has(str s, const char *text)
{
	return str_find(s, str_from_z(text)) < s.n;
}

TEST(names_of_who_came_are_nowhere_after_thirty_days)
{
	struct world w = supper();
	struct reply badges = get(&w, ANNA, IT "/badges");

	EXPECT(shows(badges, "Opa Kwikstaart"));
	EXPECT(has(db_image(w.db, w.arena), "Tante Kwikstaart"));
	world_work(&w);
	world_sql(&w, "DELETE FROM mail");       /* it was sent */
	w.now = when_midnight(2027, 1, 10);
	world_sign_in(&w, ANNA);
	world_work(&w);
	world_sql(&w, "DELETE FROM mail");
	EXPECT(!has(db_image(w.db, w.arena), "Kwikstaart"));
	EXPECT(!has(db_image(w.db, w.arena), "kwikstaart"));
	EXPECT(!has(db_image(w.db, w.arena), "Recepten"));
	EXPECT(count(&w, "SELECT count(*) FROM seat") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM registration_wish") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM table_plan WHERE host_id > 0") == 0);
	world_end(&w);
}

/* Bram's place in everything that was made of the meeting. */
static void take_part(struct world *w)
{
	world_sql(w,
		"INSERT INTO newsletter_reader (person_id, theme_id, since)"
		" VALUES (2, 1, 9);"
		"INSERT INTO circle (id, kind, purpose, address, made_at) VALUES"
		" (1, 'learning', 'Samen leren koken', 'Kade 1', 9);"
		"INSERT INTO circle_member (id, circle_id, party_id, person_id,"
		" state, since) VALUES (1, 1, 2, 2, 'member', 9),"
		" (2, 1, 1, 1, 'member', 10);"
		"INSERT INTO circle_meeting (id, circle_id, state, made_at)"
		" VALUES (1, 1, 'asking', 9);"
		"INSERT INTO circle_moment (id, meeting_id, starts_at) VALUES"
		" (1, 1, 1797000000);"
		"INSERT INTO circle_suits VALUES (1, 1, 'maybe');"
		"INSERT INTO correction_reader (id, meeting_id, person_id, party,"
		" made_at) SELECT 1, id, 2, 'De Es', 9 FROM entry"
		" WHERE slug = 'samen-eten';"
		"INSERT INTO correction (meeting_id, reader_id, kind, target, was,"
		" text, state, made_at) SELECT id, 1, 'change', 'inleiding', '',"
		" 'Er was ook brood', 'open', 9 FROM entry"
		" WHERE slug = 'samen-eten';"
		"INSERT INTO correction (meeting_id, reader_id, kind, target, was,"
		" text, state, became, made_at) SELECT id, 1, 'change',"
		" 'inleiding', '', 'Er waren veertig mensen', 'accepted',"
		" 'Er waren veertig mensen', 9 FROM entry"
		" WHERE slug = 'samen-eten'");
}

TEST(ones_place_in_meetings_letters_and_circles_is_in_the_file)
{
	struct world w = supper();
	str json, tante;

	take_part(&w);
	json = unzipped(w.arena, post(&w, BRAM, "/mijn/gegevens", "").body, 1);
	EXPECT(has(json, "Recepten") && has(json, "Opa Kwikstaart"));
	EXPECT(has(json, "\"as\":\"seat\",\"round\":\"1\""));
	EXPECT(has(json, "Er was ook brood") && has(json, "\"for\":\"De Es\""));
	EXPECT(has(json, "Samen leren koken") && has(json, "maybe"));
	EXPECT(has(json, "\"newsletters\":[{") && has(json, "\"what\":\"Eten\""));
	EXPECT(!has(json, "Tante Kwikstaart") && !has(json, "anna@"));
	tante = unzipped(w.arena, post(&w, CORA, "/mijn/gegevens", "").body, 1);
	EXPECT(has(tante, "\"seats\":[]") && !has(tante, "Er was ook brood"));
	world_end(&w);
}

static void leave(struct world *w, const char *how)
{
	EXPECT(post(w, BRAM, "/mijn/stoppen", how).status == 303);
	w->now += 14 * DAY;
	world_work(w);
	w->now += 2 * DAY;
	world_work(w);
	world_sign_in(w, ANNA);
	world_sql(w, "DELETE FROM mail");
	EXPECT(count(w, "SELECT count(*) FROM person WHERE id = 2") == 0);
}

TEST(of_who_leaves_no_seat_round_letter_or_circle_knows)
{
	struct world w = supper();
	str all;

	take_part(&w);
	leave(&w, "wat=alles");
	all = db_image(w.db, w.arena);
	EXPECT(!has(all, "randgans") && !has(all, "Opa Kwikstaart"));
	EXPECT(!has(all, "Recepten") && !has(all, "Er was ook brood"));
	EXPECT(has(all, "Er waren veertig mensen"));
	EXPECT(count(&w, "SELECT count(*) FROM seat") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM newsletter_reader") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM circle_suits") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM circle_member") == 1);
	EXPECT(shows(get(&w, ANNA, "/mijn/kringen/1"), "Samen leren koken"));
	world_end(&w);
}

TEST(who_leaves_and_lets_stand_what_they_wrote_is_in_it_no_more)
{
	struct world w = supper();

	take_part(&w);
	leave(&w, "wat=laat");
	EXPECT(!has(db_image(w.db, w.arena), "randgans"));
	EXPECT(count(&w, "SELECT count(*) FROM correction"
		     " WHERE reader_id IS NULL AND state = 'open'") == 1);
	EXPECT(shows(get(&w, ANNA, IT "/indeling"), "Tante Kwikstaart"));
	EXPECT(!shows(get(&w, ANNA, IT "/indeling"), "Opa Kwikstaart"));
	world_end(&w);
}
