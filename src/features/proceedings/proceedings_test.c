/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/proceedings/proceedings.h"
#include "base/when.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BRAM = 2, CORA = 3, TABLE = 50 };

#define IT "/bijeenkomsten/samen-eten"
#define REPORT IT "/verslag"
#define ROUND REPORT "/ronde"
#define WRITE REPORT "/schrijven"
#define PUBLISH REPORT "/publiceren"
#define TEXTS "inleiding=Wij+kookten+voor+veertig+mensen.&tafel-50=Soep+is+makkelijk.&wie=De+Linde"
#define MAILS "SELECT count(*) FROM mail WHERE recipient = "
#define OPEN "SELECT count(*) FROM correction WHERE state = 'open'"

/* A meeting of De Linde, organised by Anna, with one table, two lines of
 * harvest, and Bram and Cora who registered. It is two days later. */
static struct world held(void)
{
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (1, 'initiative', 'de-linde', 'De Linde',"
		" 'linde', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative')");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_person(&w, CORA, "Cora");
	world_sql(&w, "INSERT INTO membership VALUES (1, 1, 'member', 0)");
	EXPECT(post(&w, ANNA, "/bijeenkomsten/nieuw", "titel=Samen+eten"
		"&soort=network-meeting&namens=de-linde&datum=2026-12-09"
		"&tijd=18%3A00&tot=20%3A30&plek=Het+dorpshuis"
		"&kort=Koken+en+praten&aanmelden=ja").status == 303);
	world_sql(&w,
		"INSERT INTO entry (id, type, slug, title, sort_key, status,"
		" created_at, updated_at) VALUES (50, 'table', 't-soep',"
		" 'Soep', 'soep', 'published', 1, 1);"
		"INSERT INTO meeting_table (id, number) VALUES (50, 1);"
		"INSERT INTO entry_link (entry_id, role, position, target_id)"
		" SELECT 50, 'meeting', 0, id FROM entry WHERE slug = 'samen-eten';"
		"INSERT INTO harvest_note (id, meeting_id, table_id, uid, mark,"
		" kind, text, owner, due, position, created_at, updated_at)"
		" SELECT 7, id, 50, 'aaaaaaaaaaaaaaaa', 'aaaaaaaaaaaaaaaa',"
		" 'insight', 'Linzen zijn goedkoop', '', '', 1, 1, 1"
		" FROM entry WHERE slug = 'samen-eten';"
		"INSERT INTO harvest_note (id, meeting_id, table_id, uid, mark,"
		" kind, text, owner, due, position, created_at, updated_at)"
		" SELECT 8, id, 50, 'bbbbbbbbbbbbbbbb', 'bbbbbbbbbbbbbbbb',"
		" 'action', 'Een kookboek maken', 'De Linde', '', 2, 1, 1"
		" FROM entry WHERE slug = 'samen-eten'");
	post(&w, BRAM, IT "/aanmelden", "namens=De+Es");
	post(&w, CORA, IT "/aanmelden", "namens=de+es");
	w.now = when_midnight(2026, 12, 11);
	world_sql(&w, "DELETE FROM mail; DELETE FROM job");
	for (int id = ANNA; id <= CORA; id++)
		world_sign_in(&w, id);
	return w;
}

TEST(a_table_at_which_nothing_was_said_is_not_in_the_report)
{
	struct world w = held();
	struct reply r;

	world_sql(&w, "INSERT INTO entry (id, type, slug, title, sort_key,"
		" status, created_at, updated_at) VALUES (51, 'table', 't-brood',"
		" 'Brood', 'brood', 'published', 1, 1);"
		"INSERT INTO meeting_table (id, number) VALUES (51, 2);"
		"INSERT INTO entry_link (entry_id, role, position, target_id)"
		" SELECT 51, 'meeting', 0, id FROM entry WHERE slug = 'samen-eten'");
	EXPECT(shows(get(&w, ANNA, WRITE), "Tekst van tafel “Brood”"));
	EXPECT(post(&w, ANNA, WRITE, TEXTS "&versie=0").status == 303);
	EXPECT(post(&w, ANNA, PUBLISH, "na=0").status == 303);
	r = get(&w, STRANGER, REPORT);
	EXPECT(shows(r, "Tafel 1") && shows(r, "Soep is makkelijk."));
	EXPECT(!shows(r, "Brood") && shows(r, "http://test.example.org" REPORT));
	world_end(&w);
}

/* The same, written, and with the round open until 25 December. */
static struct world opened(void)
{
	struct world w = held();

	EXPECT(post(&w, ANNA, WRITE, TEXTS "&versie=0").status == 303);
	EXPECT(post(&w, ANNA, ROUND, "dagen=14").status == 303);
	world_work(&w);
	return w;
}

static const char *link_of(struct world *w, const char *mail)
{
	return mailed(w, mail, "/correctie/").p;
}

/* Bram says that something is missing at the table. */
static const char *proposed(struct world *w)
{
	const char *link = link_of(w, "bram@example.org");

	EXPECT(post(w, STRANGER, link, "doe=stuur&bij=tafel-50&soort=addition"
		    "&tekst=Er+was+ook+brood").status == 303);
	return link;
}

/* Press the button of a proposal as the page shows it: with what stood there. */
static struct reply decide(struct world *w, int id, const char *form)
{
	struct reply r = get(w, ANNA, ROUND);
	str body = r.body, name = S("name=\"gezien\" value=\"");
	str at = arena_f(w->arena, "action=\"" ROUND "/%d\"", id);
	size_t from = str_find(body, at);

	body = (str){ body.p + from, body.n - from };
	from = str_find(body, name);
	if (from == body.n)
		return post(w, ANNA, arena_f(w->arena, ROUND "/%d", id).p, form);
	body = (str){ body.p + from + name.n, 16 };
	return post(w, ANNA, arena_f(w->arena, ROUND "/%d", id).p,
		    arena_f(w->arena, "%s&gezien=%.*s", form, (int)body.n,
			    body.p).p);
}

TEST(who_organises_a_meeting_writes_its_report)
{
	struct world w = held();
	struct reply r = get(&w, ANNA, IT);

	EXPECT(shows(r, "Nog niet begonnen") && shows(r, REPORT));
	r = get(&w, ANNA, WRITE);
	EXPECT(shows(r, "Tekst van tafel “Soep”") && shows(r, "De Es"));
	EXPECT(post(&w, ANNA, WRITE, TEXTS "&versie=0").status == 303);
	r = get(&w, ANNA, REPORT);
	EXPECT(shows(r, "Wij kookten") && shows(r, "Soep is makkelijk."));
	EXPECT(shows(r, "Linzen zijn goedkoop") && shows(r, "Een kookboek maken"));
	EXPECT(shows(r, "Nog niet af") && shows(r, "Concept"));
	EXPECT(shows(get(&w, ANNA, REPORT "?taal=en"), "Next steps"));
	EXPECT(get(&w, BRAM, REPORT).status == 404);
	EXPECT(get(&w, STRANGER, REPORT).status == 404);
	EXPECT(get(&w, BRAM, WRITE).status == 404);
	EXPECT(get(&w, BRAM, ROUND).status == 404);
	EXPECT(get(&w, BRAM, PUBLISH).status == 404);
	world_end(&w);
}

TEST(a_report_begins_when_the_meeting_does)
{
	struct world w = held();

	w.now = when_midnight(2026, 12, 9);
	EXPECT(get(&w, ANNA, WRITE).status == 404);
	EXPECT(!shows(get(&w, ANNA, IT), REPORT));
	w.now += 18 * HOUR;
	EXPECT(get(&w, ANNA, WRITE).status == 200);
	world_end(&w);
}

TEST(two_who_write_at_once_are_told)
{
	struct world w = held();
	struct reply r;

	post(&w, ANNA, WRITE, TEXTS "&versie=0");
	r = post(&w, ANNA, WRITE, "inleiding=Anders&wie=&versie=0");
	EXPECT(r.status == 422 && shows(r, "Anders"));
	EXPECT(shows(r, "ondertussen gewijzigd"));
	EXPECT(count(&w, "SELECT count(*) FROM proceedings WHERE intro LIKE 'Wij%'") == 1);
	world_end(&w);
}

TEST(everyone_who_registered_gets_one_mail_with_a_link)
{
	struct world w = opened();
	struct reply r;

	EXPECT(count(&w, MAILS "'bram@example.org' AND subject = 'Lees mee: het verslag van Samen eten'"
		" AND text LIKE '%tot en met 25 december 2026%'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 2);
	r = get(&w, STRANGER, link_of(&w, "bram@example.org"));
	EXPECT(r.status == 200 && shows(r, "Linzen zijn goedkoop"));
	EXPECT(shows(r, "Klopt hier iets niet, of mist u iets?"));
	EXPECT(shows(get(&w, BRAM, IT), "/correctie/"));
	EXPECT(!shows(get(&w, STRANGER, IT), "/correctie/"));
	post(&w, ANNA, ROUND, "dagen=20");
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 2);
	EXPECT(shows(get(&w, ANNA, ROUND), "31 december 2026"));
	EXPECT(post(&w, ANNA, ROUND, "dagen=2").status == 422);
	EXPECT(post(&w, ANNA, ROUND, "dagen=61").status == 422);
	EXPECT(post(&w, ANNA, ROUND, "dagen=x").status == 422);
	world_end(&w);
}

TEST(a_participant_proposes_changes_and_takes_back)
{
	struct world w = opened();
	const char *link = proposed(&w), *other;
	struct reply r = get(&w, STRANGER, link);

	EXPECT(shows(r, "Er was ook brood") && shows(r, "Wijzigen of intrekken"));
	EXPECT(shows(get(&w, ANNA, IT), "Correctieronde tot en met 25 december 2026: 1 voorstel"));
	other = link_of(&w, "cora@example.org");
	r = get(&w, STRANGER, other);
	EXPECT(shows(r, "De Es") && shows(r, "Er was ook brood"));
	EXPECT(!shows(r, "Wijzigen of intrekken") && !shows(r, "Bram"));
	post(&w, STRANGER, other, "doe=weg&nr=1");
	post(&w, STRANGER, other, "doe=wijzig&nr=1&bij=tafel-50&soort=change&tekst=Onzin");
	EXPECT(count(&w, "SELECT count(*) FROM correction WHERE text = 'Er was ook brood'") == 1);
	post(&w, STRANGER, link, "doe=wijzig&nr=1&bij=tafel-50&soort=addition&tekst=Er+was+roggebrood");
	EXPECT(count(&w, "SELECT count(*) FROM correction WHERE text = 'Er was roggebrood'") == 1);
	post(&w, STRANGER, link, "doe=weg&nr=1");
	EXPECT(count(&w, OPEN) == 0);
	world_end(&w);
}

TEST(sending_twice_is_sending_once_and_there_is_a_most)
{
	struct world w = opened();
	const char *link = proposed(&w);
	struct reply r;

	proposed(&w);
	EXPECT(count(&w, OPEN) == 1);
	r = post(&w, STRANGER, link, "doe=stuur&bij=tafel-50&soort=change&tekst=x");
	EXPECT(r.status == 422 && shows(r, ">x</textarea>"));
	EXPECT(post(&w, STRANGER, link, "doe=stuur&bij=tafel-99&soort=change&tekst=Iets").status == 422);
	for (int i = 0; i < 45; i++)
		post(&w, STRANGER, link, arena_f(w.arena,
			"doe=stuur&bij=inleiding&soort=change&tekst=Nummer+%d", i).p);
	EXPECT(count(&w, OPEN) == 40);
	world_end(&w);
}

TEST(the_link_of_another_is_guessed_by_nobody)
{
	struct world w = opened();

	EXPECT(get(&w, STRANGER, "/correctie/1/aaaaaaaaaaaaaaaa").status == 404);
	EXPECT(post(&w, STRANGER, "/correctie/1/aaaaaaaaaaaaaaaa", "doe=stuur").status == 404);
	EXPECT(get(&w, STRANGER, "/correctie/9/x").status == 404);
	world_end(&w);
}

TEST(after_the_round_a_clear_page_says_so)
{
	struct world w = opened();
	const char *link = proposed(&w);

	w.now = when_midnight(2026, 12, 26) - 1;
	EXPECT(shows(get(&w, STRANGER, link), "Klopt hier iets niet"));
	w.now += 1;
	EXPECT(shows(get(&w, STRANGER, link), "De correctieronde is voorbij."));
	EXPECT(!shows(get(&w, STRANGER, link), "Klopt hier iets niet"));
	EXPECT(post(&w, STRANGER, link, "doe=stuur&bij=inleiding&soort=change&tekst=Laat").status == 410);
	EXPECT(shows(get(&w, ANNA, IT), "Correctieronde voorbij, nog 1 voorstel te bekijken"));
	world_sign_in(&w, ANNA);
	post(&w, ANNA, ROUND, "dagen=3");
	EXPECT(shows(get(&w, STRANGER, link), "Klopt hier iets niet"));
	post(&w, ANNA, ROUND, "doe=eind");
	EXPECT(shows(get(&w, STRANGER, link), "De correctieronde is voorbij."));
	world_end(&w);
}

TEST(who_did_nothing_is_reminded_once)
{
	struct world w = opened();

	proposed(&w);
	world_sql(&w, "DELETE FROM mail");
	w.now = when_midnight(2026, 12, 23);
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES ('proceedings.remind', 0, 0)");
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 0);
	w.now = when_midnight(2026, 12, 24);
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES ('proceedings.remind', 0, 0),"
		  " ('proceedings.remind', 0, 0)");
	world_work(&w);
	EXPECT(count(&w, MAILS "'cora@example.org' AND subject LIKE 'Tot en met 25 december%'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 1);
	world_end(&w);
}

TEST(what_is_taken_over_stands_in_the_report_as_added)
{
	struct world w = opened();
	struct reply r;

	proposed(&w);
	EXPECT(decide(&w, 1, "doe=over&tekst=Er+was+ook+vers+brood.&als=").status == 303);
	r = get(&w, ANNA, REPORT);
	EXPECT(shows(r, "Er was ook vers brood.") && shows(r, "Toegevoegd door deelnemers"));
	EXPECT(post(&w, ANNA, PUBLISH, "na=0").status == 303);
	r = get(&w, STRANGER, REPORT);
	EXPECT(r.status == 200 && shows(r, "Versie 1, 11 december 2026"));
	EXPECT(shows(r, "Er was ook vers brood.") && shows(r, "Wat deelnemers toevoegden"));
	EXPECT(shows(get(&w, STRANGER, IT), "Lees het verslag"));
	EXPECT(shows(get(&w, STRANGER, IT "/oogst"), "Lees het verslag"));
	world_sql(&w, "DELETE FROM mail");
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 1);
	EXPECT(count(&w, MAILS "'bram@example.org' AND text LIKE '%> Er was ook brood%Dit staat nu in het verslag.%'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE deed = 'proceedings.published'") == 1);
	world_end(&w);
}

TEST(an_addition_can_become_a_line_of_the_harvest)
{
	struct world w = opened();

	proposed(&w);
	EXPECT(decide(&w, 1, "doe=over&tekst=Brood+bakken&als=action").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM harvest_note WHERE kind = 'action' AND text = 'Brood bakken' AND table_id = 50") == 1);
	EXPECT(shows(get(&w, ANNA, REPORT), "Toegevoegd door deelnemers"));
	post(&w, ANNA, ROUND "/1", "doe=terug");
	EXPECT(!shows(get(&w, ANNA, REPORT), "Brood bakken"));
	EXPECT(count(&w, OPEN) == 1);
	world_end(&w);
}

TEST(a_line_that_is_corrected_reads_as_proposed_and_can_be_put_back)
{
	struct world w = opened();
	const char *link = link_of(&w, "bram@example.org");

	post(&w, STRANGER, link, "doe=stuur&bij=regel-7&soort=change&tekst=Linzen+zijn+duur");
	EXPECT(decide(&w, 1, "doe=over&tekst=Linzen+zijn+duur+geworden").status == 303);
	EXPECT(shows(get(&w, ANNA, REPORT), "Linzen zijn duur geworden"));
	EXPECT(shows(get(&w, ANNA, REPORT), "Aangepast na een opmerking van deelnemers"));
	EXPECT(!shows(get(&w, ANNA, REPORT), "Linzen zijn goedkoop"));
	post(&w, ANNA, ROUND "/1", "doe=terug");
	EXPECT(shows(get(&w, ANNA, REPORT), "Linzen zijn goedkoop"));
	EXPECT(post(&w, ANNA, ROUND "/1", "doe=over&tekst=Iets+anders&gezien=0123456789abcdef").status == 422);
	world_end(&w);
}

TEST(what_is_declined_gets_a_word_and_comes_in_one_mail)
{
	struct world w = opened();
	const char *link = proposed(&w);

	post(&w, STRANGER, link, "doe=stuur&bij=inleiding&soort=change&tekst=Het+waren+er+vijftig");
	EXPECT(decide(&w, 1, "doe=niet&woord=").status == 422);
	EXPECT(decide(&w, 1, "doe=niet&woord=Dat+was+een+andere+keer").status == 303);
	EXPECT(post(&w, ANNA, PUBLISH, "na=0").status == 422);
	EXPECT(decide(&w, 2, "doe=over&tekst=Wij+kookten+voor+vijftig+mensen.").status == 303);
	EXPECT(!shows(get(&w, STRANGER, link), "andere keer"));
	post(&w, ANNA, PUBLISH, "na=0");
	world_sql(&w, "DELETE FROM mail");
	world_work(&w);
	EXPECT(count(&w, MAILS "'bram@example.org' AND text LIKE '%Dat was een andere keer%Dit staat nu%'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 1);
	EXPECT(shows(get(&w, STRANGER, link), "Het verslag is gepubliceerd."));
	EXPECT(shows(get(&w, STRANGER, REPORT), "vijftig mensen"));
	world_end(&w);
}

TEST(what_is_taken_over_may_get_a_word_in_the_mail_and_beside_the_text)
{
	struct world w = opened();
	const char *link = proposed(&w);
	struct reply r;

	EXPECT(shows(get(&w, ANNA, ROUND), "Een woord daarbij, als u wilt."));
	r = decide(&w, 1, "doe=over&tekst=a&woord=Goed+gezien,+dank+u");
	EXPECT(r.status == 422 && shows(r, "Goed gezien, dank u</textarea>"));
	EXPECT(decide(&w, 1, "doe=over&tekst=Er+was+ook+brood.&als="
		"&woord=Goed+gezien,+dank+u").status == 303);
	EXPECT(shows(get(&w, ANNA, ROUND), "Goed gezien, dank u"));
	EXPECT(shows(get(&w, STRANGER, link), "Goed gezien, dank u"));
	EXPECT(post(&w, ANNA, PUBLISH, "na=0").status == 303);
	EXPECT(!shows(get(&w, STRANGER, REPORT), "Goed gezien"));
	world_sql(&w, "DELETE FROM mail");
	world_work(&w);
	EXPECT(count(&w, MAILS "'bram@example.org' AND text LIKE '%Dit staat nu"
		" in het verslag. Daarbij is gezegd: Goed gezien, dank u%'") == 1);
	world_end(&w);
}

TEST(a_correction_to_a_line_that_is_gone_is_kept_with_what_it_was)
{
	struct world w = opened();
	const char *link = link_of(&w, "bram@example.org");
	struct reply r;

	post(&w, STRANGER, link, "doe=stuur&bij=regel-7&soort=change&tekst=Linzen+zijn+duur");
	world_sql(&w, "UPDATE harvest_note SET state = 'removed' WHERE id = 7");
	r = get(&w, ANNA, ROUND);
	EXPECT(shows(r, "Deze tekst staat er niet meer") && shows(r, "Linzen zijn goedkoop"));
	EXPECT(shows(get(&w, STRANGER, link), "Linzen zijn duur"));
	EXPECT(decide(&w, 1, "doe=over&tekst=Linzen+zijn+duur").status == 303);
	EXPECT(shows(get(&w, ANNA, REPORT), "Linzen zijn duur"));
	world_end(&w);
}

TEST(of_who_leaves_in_the_round_the_words_stay_without_them)
{
	struct world w = opened();
	const char *link = proposed(&w);

	world_sql(&w, "DELETE FROM person WHERE id = 2");
	EXPECT(get(&w, STRANGER, link).status == 404);
	EXPECT(shows(get(&w, ANNA, ROUND), "Er was ook brood"));
	EXPECT(shows(get(&w, ANNA, ROUND), "Een deelnemer"));
	EXPECT(!shows(get(&w, ANNA, ROUND), "De Es"));
	decide(&w, 1, "doe=over&tekst=Er+was+ook+brood");
	EXPECT(post(&w, ANNA, PUBLISH, "na=0").status == 303);
	world_sql(&w, "DELETE FROM mail");
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 0);
	world_end(&w);
}

TEST(a_later_correction_is_a_new_version_and_the_first_stays)
{
	struct world w = held();
	struct reply r;

	EXPECT(post(&w, ANNA, PUBLISH, "na=0").status == 303);
	EXPECT(post(&w, ANNA, WRITE, TEXTS "&versie=0").status == 303);
	EXPECT(!shows(get(&w, STRANGER, REPORT), "Wij kookten"));
	EXPECT(shows(get(&w, ANNA, REPORT "?concept=1"), "Wij kookten"));
	w.now += DAY;
	world_sign_in(&w, ANNA);
	EXPECT(post(&w, ANNA, PUBLISH, "na=1&wat=").status == 422);
	EXPECT(post(&w, ANNA, PUBLISH, "na=1&wat=De+inleiding+staat+erbij").status == 303);
	EXPECT(post(&w, ANNA, PUBLISH, "na=1&wat=De+inleiding+staat+erbij").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM proceedings_version") == 2);
	r = get(&w, STRANGER, REPORT);
	EXPECT(shows(r, "Versie 2, 12 december 2026") && shows(r, "Wij kookten"));
	EXPECT(shows(r, "De inleiding staat erbij") && shows(r, REPORT "/1"));
	r = get(&w, STRANGER, REPORT "/1");
	EXPECT(shows(r, "Dit is een eerdere versie.") && !shows(r, "Wij kookten"));
	EXPECT(get(&w, STRANGER, REPORT "/3").status == 404);
	world_end(&w);
}

TEST(a_version_keeps_where_a_line_could_be_solved)
{
	struct world w = held();

	world_sql(&w, "UPDATE harvest_note SET level = 'regional' WHERE id = 7");
	EXPECT(post(&w, ANNA, WRITE, TEXTS "&versie=0").status == 303);
	EXPECT(post(&w, ANNA, PUBLISH, "na=0").status == 303);
	EXPECT(shows(get(&w, STRANGER, REPORT), "</strong>, in de regio"));
	world_sql(&w, "UPDATE harvest_note SET level = 'self' WHERE id = 7");
	EXPECT(shows(get(&w, STRANGER, REPORT), "</strong>, in de regio"));
	EXPECT(post(&w, ANNA, PUBLISH, "na=1&wat=Het+kan+zelf").status == 303);
	EXPECT(shows(get(&w, STRANGER, REPORT), "</strong>, zelf te doen"));
	EXPECT(shows(get(&w, STRANGER, REPORT "/1"), "</strong>, in de regio"));
	world_end(&w);
}

TEST(a_report_is_withdrawn_and_put_back)
{
	struct world w = held();

	post(&w, ANNA, PUBLISH, "na=0");
	EXPECT(post(&w, BRAM, REPORT "/intrekken", "doe=weg").status == 404);
	EXPECT(post(&w, ANNA, REPORT "/intrekken", "doe=weg").status == 303);
	EXPECT(get(&w, STRANGER, REPORT).status == 410);
	EXPECT(get(&w, STRANGER, REPORT "/1").status == 404);
	EXPECT(get(&w, ANNA, REPORT).status == 200);
	EXPECT(shows(get(&w, ANNA, IT), "Ingetrokken"));
	post(&w, ANNA, REPORT "/intrekken", "doe=terug");
	EXPECT(get(&w, STRANGER, REPORT).status == 200);
	world_end(&w);
}

TEST(what_goes_to_everyone_who_was_there_asks_who_it_is)
{
	struct world w = held();

	w.now += 11 * MINUTE;
	EXPECT(str_starts(post(&w, ANNA, ROUND, "dagen=14").location,
			  S("/mijn/bevestigen?")));
	EXPECT(str_starts(post(&w, ANNA, PUBLISH, "na=0").location,
			  S("/mijn/bevestigen?")));
	EXPECT(count(&w, "SELECT count(*) FROM proceedings WHERE opened_at > 0"
		     " OR version > 0") == 0);
	world_sign_in(&w, ANNA);
	EXPECT(post(&w, ANNA, ROUND, "dagen=14").status == 303);
	EXPECT(post(&w, ANNA, PUBLISH, "na=0").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE deed ="
		     " 'proceedings.opened' OR deed = 'proceedings.published'") == 2);
	world_end(&w);
}

TEST(an_empty_report_is_not_published)
{
	struct world w = held();

	world_sql(&w, "DELETE FROM harvest_note");
	EXPECT(shows(get(&w, ANNA, PUBLISH), "Er staat nog niets in."));
	EXPECT(post(&w, ANNA, PUBLISH, "na=0").status == 422);
	world_end(&w);
}

/* Each field in turn with what nobody should type. */
TEST(nothing_wrong_in_a_form_of_a_report_fails)
{
	static const char *const values[] = { "", "%00", "%FF%FE",
		"%3Cscript%3Ealert(1)%3C/script%3E", "-1",
		"99999999999999999999" };
	static const struct { const char *path, *form; } forms[] = {
		{ WRITE, "versie=1&inleiding=" }, { WRITE, "versie=1&tafel-50=" },
		{ WRITE, "versie=1&wie=" }, { WRITE, "versie=" },
		{ ROUND, "dagen=" }, { ROUND, "doe=" }, { ROUND "/1", "doe=" },
		{ ROUND "/1", "doe=over&gezien=" },
		{ ROUND "/1", "doe=over&als=" }, { ROUND "/1", "doe=niet&woord=" },
		{ PUBLISH, "na=" }, { PUBLISH, "na=0&wat=" },
		{ NULL, "doe=stuur&soort=change&bij=inleiding&tekst=" },
		{ NULL, "doe=stuur&tekst=Anders&bij=inleiding&soort=" },
		{ NULL, "doe=stuur&tekst=Anders&soort=change&bij=" },
		{ NULL, "doe=wijzig&tekst=Anders&soort=change&nr=" },
		{ NULL, "doe=weg&nr=" },
	};
	struct world w = opened();
	const char *link = proposed(&w);

	for (size_t f = 0; f < COUNT(forms); f++)
		for (size_t v = 0; v < COUNT(values); v++) {
			struct reply r = post(&w, forms[f].path ? ANNA : STRANGER,
				forms[f].path ? forms[f].path : link,
				arena_f(w.arena, "%s%s", forms[f].form,
					values[v]).p);

			EXPECT(r.status >= 200 && r.status < 500);
			EXPECT(!shows(r, "<script>alert"));
		}
	world_end(&w);
}

TEST(links_go_three_months_after_the_round)
{
	struct world w = opened();

	proposed(&w);
	w.now = when_midnight(2027, 3, 20);
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES ('privacy.terms', 0, 0)");
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM correction_reader") == 2);
	w.now = when_midnight(2027, 3, 28);
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES ('privacy.terms', 0, 0)");
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM correction_reader") == 0);
	EXPECT(count(&w, OPEN) == 1);
	world_end(&w);
}

TEST(a_report_survives_a_failing_database)
{
	struct world w = opened();
	const char *link = proposed(&w);

	survives_every_failure(&w, ANNA, WRITE, TEXTS "&versie=1");
	survives_every_failure(&w, ANNA, ROUND, "dagen=20");
	survives_every_failure(&w, ANNA, ROUND "/1", "doe=niet&woord=Nee+hoor");
	survives_every_failure(&w, STRANGER, link, NULL);
	survives_every_failure(&w, STRANGER, link,
		"doe=stuur&bij=inleiding&soort=change&tekst=Anders");
	decide(&w, 1, "doe=over&tekst=Er+was+brood");
	survives_every_failure(&w, ANNA, ROUND "/1", "doe=terug");
	survives_every_failure(&w, ANNA, PUBLISH, "na=0");
	survives_every_failure(&w, STRANGER, REPORT, NULL);
	survives_every_failure(&w, ANNA, REPORT "/intrekken", "doe=weg");
	world_end(&w);
}
