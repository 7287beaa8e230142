/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/harvest/inside.h"
#include "base/when.h"
#include "http/url.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BRAM = 2, TABLE = 20 };

#define IT "/bijeenkomsten/samen-eten"
#define NOTES "SELECT count(*) FROM harvest_note WHERE "
#define A1 "merk=aaaaaaaaaaaaaaa1"
#define LINE A1 "&soort=need&tekst=Meer+handen"

/* Anna plans a meeting of De Linde, with one table. */
static struct world planned(void)
{
	struct world w = world_new(
		"INSERT INTO theme (id, slug, nl, en) VALUES (1, 'zorg', 'Zorg', 'Care');"
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (1, 'initiative', 'de-linde', 'De Linde',"
		" 'linde', 0, 0), (20, 'table', 't-geld', 'Over geld', 'geld', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative');"
		"INSERT INTO meeting_table (id, number, questions)"
		" VALUES (20, 1, 'Wat hindert ons?|Wat helpt?')");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_sql(&w, "INSERT INTO membership VALUES (1, 1, 'member', 0)");
	EXPECT(post(&w, ANNA, "/bijeenkomsten/nieuw", "titel=Samen+eten"
		"&soort=network-meeting&namens=de-linde&datum=2026-12-09"
		"&tijd=18%3A00&tot=20%3A30&plek=Het+dorpshuis"
		"&kort=Koken+en+praten&aanmelden=ja").status == 303);
	world_sql(&w, "INSERT INTO entry_link SELECT 20, 'meeting', 0, id"
		" FROM meeting_plan");
	return w;
}

static const char *link_of(struct world *w, int64_t about)
{
	struct tx *tx = tx_begin(w->db, w->arena, TX_WRITE);
	str path = harvest_link_path(tx, (entry_id){ about });

	(void)!tx_end(tx);
	return arena_z(w->arena, path);
}

static const char *with(struct world *w, const char *path, const char *more)
{
	return arena_f(w->arena, "%s%s", path, more).p;
}

TEST(a_note_taker_writes_with_the_link_alone)
{
	struct world w = planned();
	const char *link = link_of(&w, TABLE);
	struct reply r = get(&w, STRANGER, link);

	EXPECT(shows(r, "Over geld") && shows(r, "Wat hindert ons?"));
	EXPECT(shows(r, "Nog niets. Wat u bewaart"));
	r = post(&w, STRANGER, link, LINE "&vanuit=municipality&thema=zorg"
		"&wie=De+Linde&datum=2027-03-01");
	EXPECT(r.status == 303);
	EXPECT(shows(get(&w, STRANGER, arena_z(w.arena, r.location)), "Bewaard."));
	r = get(&w, STRANGER, link);
	EXPECT(shows(r, "Meer handen") && shows(r, "volgens gemeenten"));
	EXPECT(shows(r, "opgepakt door De Linde") && shows(r, "1 maart 2027"));
	EXPECT(count(&w, NOTES "theme_id = 1 AND table_id = 20") == 1);
	EXPECT(shows(get(&w, STRANGER, with(&w, link, "?taal=en")), "What was said?"));
	world_end(&w);
}

TEST(a_line_says_where_it_can_be_solved_up_to_the_harvest)
{
	struct world w = planned();
	const char *link = link_of(&w, TABLE);
	struct reply r = post(&w, STRANGER, link, LINE "&schaal=regional");

	EXPECT(r.status == 303);
	r = get(&w, STRANGER, link);
	EXPECT(shows(r, "Waar is dit op te lossen?") && shows(r, "in de regio"));
	EXPECT(count(&w, "SELECT count(*) FROM harvest_version"
		" WHERE level = 'regional'") == 1);
	EXPECT(post(&w, STRANGER, link, LINE "&schaal=europa").status == 422);
	world_end(&w);
}

TEST(a_whole_meeting_has_a_link_too)
{
	struct world w = planned();
	int64_t id = count(&w, "SELECT id FROM meeting_plan");
	const char *link = link_of(&w, id);

	EXPECT(shows(get(&w, STRANGER, link), "Wat spreken wij af?"));
	EXPECT(post(&w, STRANGER, link, LINE).status == 303);
	EXPECT(count(&w, NOTES "table_id IS NULL") == 1);
	world_end(&w);
}

TEST(a_line_is_changed_taken_away_and_put_back)
{
	struct world w = planned();
	const char *link = link_of(&w, TABLE);

	post(&w, STRANGER, link, LINE);
	EXPECT(shows(get(&w, STRANGER, with(&w, link, "?regel=aaaaaaaaaaaaaaa1")),
		     ">Meer handen</textarea>"));
	post(&w, STRANGER, link, "merk=aaaaaaaaaaaaaaa2&basis=aaaaaaaaaaaaaaa1"
		"&soort=action&tekst=Meer+handen+zoeken");
	EXPECT(count(&w, NOTES "text = 'Meer handen zoeken' AND kind = 'action'") == 1);
	post(&w, STRANGER, link, "merk=aaaaaaaaaaaaaaa3&basis=aaaaaaaaaaaaaaa2&doe=weg");
	EXPECT(count(&w, NOTES "state = 'removed' AND text = 'Meer handen zoeken'") == 1);
	EXPECT(shows(get(&w, STRANGER, link), "Terugzetten"));
	post(&w, STRANGER, link, "merk=aaaaaaaaaaaaaaa4&basis=aaaaaaaaaaaaaaa3&doe=terug");
	EXPECT(count(&w, NOTES "state = 'shown' AND version = 4") == 1);
	world_end(&w);
}

TEST(what_is_wrong_is_said_and_nothing_typed_is_lost)
{
	struct world w = planned();
	const char *link = link_of(&w, TABLE);
	struct reply r = post(&w, STRANGER, link,
		"merk=aaaaaaaaaaaaaaa1&soort=x&tekst=Blijft+staan&thema=bestaat-niet&datum=morgen");

	EXPECT(r.status == 422 && shows(r, ">Blijft staan</textarea>"));
	EXPECT(shows(r, "3 dingen"));
	EXPECT(post(&w, STRANGER, link, "merk=aaaaaaaaaaaaaaa1&soort=need&tekst=").status == 422);
	EXPECT(post(&w, STRANGER, link, "merk=kort&soort=need&tekst=Iets").status == 422);
	EXPECT(post(&w, STRANGER, link, "soort=need&tekst=Iets").status == 422);
	EXPECT(count(&w, NOTES "1 = 1") == 0);
	world_end(&w);
}

TEST(nobody_guesses_a_link_and_a_renewed_one_ends_the_old)
{
	struct world w = planned();
	const char *link = link_of(&w, TABLE);

	EXPECT(get(&w, STRANGER, "/noteren/20/aaaaaaaaaaaaaaaa").status == 404);
	EXPECT(get(&w, STRANGER, "/noteren/21/aaaaaaaaaaaaaaaa").status == 404);
	EXPECT(post(&w, STRANGER, "/noteren/20/aaaaaaaaaaaaaaaa", LINE).status == 404);
	EXPECT(post(&w, STRANGER, "/noteren/20/aaaaaaaaaaaaaaaa/regels", "{}").status == 404);
	world_sql(&w, "INSERT INTO harvest_link VALUES (20, 1)");
	EXPECT(get(&w, STRANGER, link).status == 404);
	EXPECT(get(&w, STRANGER, link_of(&w, TABLE)).status == 200);
	world_end(&w);
}

TEST(nothing_is_noted_two_weeks_later_or_when_it_is_off)
{
	struct world w = planned();
	const char *link = link_of(&w, TABLE);

	w.now = when_midnight(2026, 12, 20);
	EXPECT(post(&w, STRANGER, link, LINE).status == 303);
	w.now = when_midnight(2026, 12, 25);
	EXPECT(get(&w, STRANGER, link).status == 410);
	EXPECT(post(&w, STRANGER, link, LINE).status == 410);
	EXPECT(post(&w, STRANGER, with(&w, link, "/regels"), "").status == 410);
	world_end(&w);
}

/* As the page sends it: these changes, each encoded as a form. */
static struct reply sync_(struct world *w, const char *const *changes, size_t n)
{
	struct buf body = { .arena = w->arena, .limit = 1 << 20 };

	for (size_t i = 0; i < n; i++) {
		str one = url_encode(w->arena, str_from_z(changes[i]));

		buf_addf(&body, "&regel=%.*s", (int)one.n, one.p);
	}
	return post(w, STRANGER, with(w, link_of(w, TABLE), "/regels"),
		    arena_z(w->arena, buf_str(&body)));
}

TEST(what_waited_for_internet_arrives_once_and_in_order)
{
	struct world w = planned();
	const char *all[] = { LINE,
		"merk=aaaaaaaaaaaaaaa2&soort=insight&tekst=Tweede",
		"merk=aaaaaaaaaaaaaaa3&basis=aaaaaaaaaaaaaaa1&soort=need&tekst=Nog+meer+handen",
		"merk=aaaaaaaaaaaaaaa4&soort=insight&tekst=x",
		"merk=aaaaaaaaaaaaaaa5&basis=aaaaaaaaaaaaaaa2&doe=weg" };
	struct reply r = sync_(&w, all, COUNT(all));

	EXPECT(r.status == 200 && shows(r, "\"how\":\"taken\""));
	EXPECT(shows(r, "\"how\":\"refused\"") && shows(r, "minstens 2 tekens"));
	r = sync_(&w, all, COUNT(all));
	EXPECT(shows(r, "\"how\":\"known\"") && !shows(r, "\"how\":\"taken\""));
	EXPECT(count(&w, NOTES "1 = 1") == 2);
	EXPECT(count(&w, NOTES "text = 'Nog meer handen' AND position = 1") == 1);
	EXPECT(count(&w, NOTES "text = 'Tweede' AND state = 'removed'") == 1);
	EXPECT(shows(get(&w, STRANGER, with(&w, link_of(&w, TABLE), ".json")),
		     "Nog meer handen"));
	world_end(&w);
}

TEST(two_telephones_that_change_one_line_both_keep_theirs)
{
	struct world w = planned();
	const char *first[] = { LINE },
		*mine[] = { "merk=bbbbbbbbbbbbbbb1&basis=aaaaaaaaaaaaaaa1&soort=need&tekst=Van+mij" },
		*yours[] = { "merk=ccccccccccccccc1&basis=aaaaaaaaaaaaaaa1&soort=need&tekst=Van+u",
			     "merk=ccccccccccccccc2&basis=ccccccccccccccc1&soort=need&tekst=Toch+van+u" };
	struct reply r;

	sync_(&w, first, 1);
	sync_(&w, mine, 1);
	r = sync_(&w, yours, 2);
	EXPECT(shows(r, "\"how\":\"beside\"") && shows(r, "Iemand anders wijzigde"));
	EXPECT(count(&w, NOTES "text = 'Van mij'") == 1);
	EXPECT(count(&w, NOTES "text = 'Toch van u' AND beside_id IS NOT NULL") == 1);
	EXPECT(shows(get(&w, STRANGER, link_of(&w, TABLE)), "Ook genoteerd"));
	world_end(&w);
}

TEST(a_batch_has_an_end_and_is_well_formed)
{
	struct world w = planned();
	const char *path = with(&w, link_of(&w, TABLE), "/regels"), *many[41];
	struct reply r;

	for (size_t i = 0; i < COUNT(many); i++)
		many[i] = LINE;
	r = sync_(&w, many, COUNT(many));
	EXPECT(r.status == 422 && shows(r, "Hoogstens 40 regels tegelijk."));
	EXPECT(shows(post(&w, STRANGER, path, "regel=%zz%26merk&regel=%ff%00"),
		     "\"how\":\"refused\""));
	EXPECT(post(&w, STRANGER, path, "geen=regel").status == 200);
	EXPECT(count(&w, NOTES "1 = 1") == 0);
	world_end(&w);
}

TEST(the_keeper_of_the_page_is_a_script_beside_it)
{
	struct world w = planned();
	struct reply r = get(&w, STRANGER, "/noteren/blijft.js");

	EXPECT(r.status == 200 && shows(r, "addEventListener"));
	EXPECT(str_starts(r.type, S("text/javascript")));
	world_end(&w);
}

TEST(noting_survives_a_failing_database)
{
	struct world w = planned();
	const char *link = link_of(&w, TABLE);

	survives_every_failure(&w, STRANGER, link, NULL);
	survives_every_failure(&w, STRANGER, link, LINE);
	survives_every_failure(&w, STRANGER, with(&w, link, "/regels"),
		"regel=merk%3Daaaaaaaaaaaaaaa1%26soort%3Dneed%26tekst%3DHanden");
	world_end(&w);
}

#define HOST IT "/oogsten"

TEST(who_organises_it_sees_tables_links_and_lines)
{
	struct world w = planned();
	const char *link = link_of(&w, TABLE);
	struct reply r;

	EXPECT(shows(get(&w, ANNA, IT), HOST));
	EXPECT(shows(get(&w, ANNA, HOST), "0 regels genoteerd"));
	post(&w, STRANGER, link, LINE);
	r = get(&w, ANNA, HOST);
	EXPECT(shows(r, link) && shows(r, "Meer handen") && shows(r, "Over geld"));
	EXPECT(shows(get(&w, ANNA, HOST "/links"), "<svg class=\"bp-qr\""));
	EXPECT(shows(get(&w, ANNA, IT), "1 regel van 1 tafel"));
	EXPECT(get(&w, BRAM, HOST).status == 404);
	EXPECT(get(&w, BRAM, HOST "/links").status == 404);
	EXPECT(get(&w, BRAM, HOST "/1").status == 404);
	EXPECT(post(&w, BRAM, HOST "/1", LINE "&tafel=20&versie=1").status == 404);
	EXPECT(post(&w, BRAM, HOST "/1/zet", "zet=weg").status == 404);
	EXPECT(post(&w, BRAM, HOST "/nieuw", LINE "&tafel=20").status == 404);
	EXPECT(post(&w, BRAM, HOST "/links/20", "").status == 404);
	world_end(&w);
}

TEST(who_organises_it_ends_a_link_with_a_new_one)
{
	struct world w = planned();
	const char *link = link_of(&w, TABLE);

	EXPECT(post(&w, ANNA, HOST "/links/20", "").status == 303);
	EXPECT(get(&w, STRANGER, link).status == 404);
	EXPECT(post(&w, ANNA, HOST "/links/1", "").status == 404);
	world_end(&w);
}

TEST(who_organises_it_edits_orders_and_moves_lines)
{
	struct world w = planned();

	EXPECT(post(&w, ANNA, HOST "/nieuw", LINE "&tafel=20").status == 303);
	post(&w, ANNA, HOST "/nieuw", A1 "&soort=insight&tekst=Tweede&tafel=20");
	EXPECT(shows(get(&w, ANNA, HOST "/1"), ">Meer handen</textarea>"));
	EXPECT(post(&w, ANNA, HOST "/nieuw", LINE "&tafel=1").status == 422);
	post(&w, ANNA, HOST "/2/zet", "zet=omhoog");
	EXPECT(count(&w, NOTES "text = 'Tweede' AND position = 1") == 1);
	post(&w, ANNA, HOST "/2/zet", "zet=omhoog");
	post(&w, ANNA, HOST "/2/zet", "zet=omlaag");
	EXPECT(count(&w, NOTES "text = 'Tweede' AND position = 2") == 1);
	post(&w, ANNA, HOST "/2/zet", "zet=weg");
	EXPECT(count(&w, NOTES "state = 'removed'") == 1);
	post(&w, ANNA, HOST "/2/zet", "zet=terug");
	EXPECT(count(&w, NOTES "state = 'shown'") == 2);
	post(&w, ANNA, HOST "/1", LINE "+en+geld&tafel=0&versie=1");
	EXPECT(count(&w, NOTES "text = 'Meer handen en geld' AND table_id IS NULL") == 1);
	world_end(&w);
}

TEST(an_old_form_of_who_organises_it_overwrites_nothing)
{
	struct world w = planned();
	struct reply r;

	post(&w, STRANGER, link_of(&w, TABLE), LINE);
	post(&w, STRANGER, link_of(&w, TABLE),
	     "merk=aaaaaaaaaaaaaaa2&basis=aaaaaaaaaaaaaaa1&soort=need&tekst=Veel+handen");
	r = post(&w, ANNA, HOST "/1", A1 "&soort=need&tekst=Geen+handen&tafel=20&versie=1");
	EXPECT(r.status == 422 && shows(r, "Er staat nu: Veel handen."));
	EXPECT(shows(r, ">Geen handen</textarea>"));
	EXPECT(post(&w, ANNA, HOST "/1", A1 "&soort=need&tekst=Geen+handen&tafel=20&versie=2").status == 303);
	world_end(&w);
}

TEST(two_lines_become_one_that_says_both)
{
	struct world w = planned();
	char full[NOTE_TEXT_MOST];

	post(&w, ANNA, HOST "/nieuw", LINE "&tafel=20");
	post(&w, ANNA, HOST "/nieuw", A1 "&soort=need&tekst=En+geld&tafel=20");
	EXPECT(post(&w, ANNA, HOST "/2", A1 "&soort=need&tekst=En+geld&tafel=20&versie=1&bij=1").status == 303);
	EXPECT(count(&w, NOTES "text = 'Meer handen En geld' AND state = 'shown'") == 1);
	EXPECT(count(&w, NOTES "state = 'merged' AND merged_into = 1") == 1);
	memset(full, 'x', sizeof full - 1);
	full[sizeof full - 1] = 0;
	EXPECT(post(&w, ANNA, HOST "/1", arena_f(w.arena,
		A1 "&soort=need&tekst=%s&tafel=20&versie=2", full).p).status == 303);
	post(&w, ANNA, HOST "/nieuw", A1 "&soort=need&tekst=Nog+iets&tafel=20");
	EXPECT(post(&w, ANNA, HOST "/3", A1 "&soort=need&tekst=Nog+iets&tafel=20&versie=1&bij=1").status == 422);
	EXPECT(count(&w, NOTES "state = 'shown'") == 2);
	world_end(&w);
}

TEST(putting_lines_in_order_survives_a_failing_database)
{
	struct world w = planned();

	post(&w, ANNA, HOST "/nieuw", LINE "&tafel=20");
	post(&w, ANNA, HOST "/nieuw", A1 "&soort=need&tekst=En+geld&tafel=20");
	survives_every_failure(&w, ANNA, HOST, NULL);
	survives_every_failure(&w, ANNA, HOST "/links", NULL);
	survives_every_failure(&w, ANNA, HOST "/nieuw", LINE "&tafel=20");
	survives_every_failure(&w, ANNA, HOST "/1", LINE "&tafel=0&versie=1&bij=2");
	survives_every_failure(&w, ANNA, HOST "/2/zet", "zet=omhoog");
	survives_every_failure(&w, ANNA, HOST "/links/20", "");
	world_end(&w);
}
