/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/ask/ask.h"
#include "base/when.h"
#include "features/search/search.h"
#include "test/test.h"

enum { ANNA = 1, KOOS = 2, BEA = 3, STRANGER = 0 };

#define TEXT "tekst=Hoe+werkt+een+dorpsondersteuner%3F+Wij+zijn+net+begonnen."
#define SEND TEXT "&titel=Hoe+werkt+een+dorpsondersteuner%3F&lezers=everyone"
#define WHO "&naam=Noor&email=noor@example.org"

/* Zegveld in Woerden, an initiative there that Bea manages, and Koos who
 * coordinates. */
static struct world village(void)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind, municipality_id,"
		" own) VALUES"
		" (1, 'mun-woerden', 'Gemeente Woerden', 'woerden',"
		"  'municipality', 1, 1),"
		" (2, 'zegveld', 'Zegveld', 'zegveld', 'village', 1, 1),"
		" (3, 'bergen-nh', 'Bergen', 'bergen', 'town', 5, 0),"
		" (4, 'mun-bergen', 'Bergen', 'bergen', 'municipality', 4, 0),"
		" (5, 'mun-alkmaar', 'Alkmaar', 'alkmaar', 'municipality', 5, 0);"
		"INSERT INTO place_within VALUES (1, 1), (2, 2), (2, 1);"
		"UPDATE place SET gazetteer = '1001' WHERE id = 3;"
		"INSERT INTO theme (id, slug, nl, en) VALUES (1, 'geld', 'Geld',"
		" 'Money'), (2, 'vervoer', 'Vervoer', 'Transport');"
		"INSERT INTO entry (id, type, slug, title, sort_key, place_id,"
		" phase, created_at, updated_at) VALUES"
		" (10, 'initiative', 'zegveld-zorgt', 'Zegveld Zorgt',"
		"  'zegveld zorgt', 2, 'starter', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (10, 'initiative');");

	world_person(&w, ANNA, "Anna");
	world_person(&w, KOOS, "Koos");
	world_person(&w, BEA, "Bea");
	world_sql(&w,
		"INSERT INTO role_grant (person_id, role, granted_at, granted_by)"
		" VALUES (2, 'coordinator', 0, 'test');"
		"INSERT INTO membership VALUES (3, 10, 'manager', 0);"
		"INSERT INTO entry (id, type, slug, title, sort_key, reported,"
		" reported_on, created_at, updated_at) VALUES"
		" (20, 'ask', 'q-oud', 'Een oude vraag', 'oud', 1, '2017-11-28',"
		"  0, 0);"
		"INSERT INTO ask (id) VALUES (20);"
		"INSERT INTO entry_link VALUES (20, 'asked_by', 1, 10);");
	return w;
}

/* Ask, as a stranger; the link in the mail. */
static const char *asked(struct world *w, const char *form)
{
	struct reply r = post(w, STRANGER, "/vragen/nieuw/versturen", form);

	EXPECT(r.status == 303);
	EXPECT(str_eq(r.location, S("/vragen/nieuw/verstuurd")));
	return mailed(w, "noor@example.org", "/bevestig/").p;
}

static int64_t status_is(struct world *w, const char *slug, const char *status)
{
	return count(w, arena_f(w->arena, "SELECT count(*) FROM entry WHERE"
		" slug = '%s' AND status = '%s'", slug, status).p);
}

TEST(anyone_asks_first_and_confirms_by_mail_after)
{
	struct world w = village();
	const char *link = asked(&w, SEND WHO "&plaats=zegveld&thema=geld");
	struct reply r;

	EXPECT(status_is(&w, "hoe-werkt-een-dorpsondersteuner", "held"));
	EXPECT(get(&w, STRANGER, "/vragen/hoe-werkt-een-dorpsondersteuner")
	       .status == 404);
	EXPECT(!shows(get(&w, STRANGER, "/vragen"), "dorpsondersteuner"));
	EXPECT(shows(get(&w, STRANGER, link), "Zet mijn vraag op het plein"));
	EXPECT(status_is(&w, "hoe-werkt-een-dorpsondersteuner", "held"));
	r = post(&w, STRANGER, link, "antwoord=ja");
	EXPECT(r.status == 303);
	EXPECT(str_starts(r.location,
			  S("/vragen/hoe-werkt-een-dorpsondersteuner?")));
	EXPECT(!cookie_of(r, "sid").n);         /* another browser */
	EXPECT(status_is(&w, "hoe-werkt-een-dorpsondersteuner", "published"));
	r = get(&w, STRANGER, "/vragen/hoe-werkt-een-dorpsondersteuner");
	EXPECT(shows(r, "Een bewoner uit Zegveld"));
	EXPECT(!shows(r, "Noor"));
	EXPECT(!shows(r, "noor@example.org"));
	EXPECT(shows(get(&w, STRANGER, "/vragen"), "dorpsondersteuner"));
	EXPECT(count(&w, "SELECT count(*) FROM job WHERE kind = 'index.entry'"));
	world_end(&w);
}

TEST(the_link_signs_in_only_where_the_question_was_written)
{
	struct world w = village();
	struct reply r = post(&w, STRANGER, "/vragen/nieuw/versturen", SEND WHO);
	const char *link = mailed(&w, "noor@example.org", "/bevestig/").p;

	r = post_with(&w, cookie_of(r, "inlog"), link, "antwoord=ja");
	EXPECT(cookie_of(r, "sid").n > 60);
	r = get_with(&w, cookie_of(r, "sid"), "/mijn");
	EXPECT(shows(r, "Hoe werkt een dorpsondersteuner?"));
	world_end(&w);
}

TEST(the_link_to_publish_works_once)
{
	struct world w = village();
	const char *link = asked(&w, SEND WHO);
	struct reply r;

	post(&w, STRANGER, link, "antwoord=ja");
	r = post(&w, STRANGER, link, "antwoord=ja");
	EXPECT(r.status == 410);
	EXPECT(shows(r, "Bekijk uw vraag"));
	EXPECT(get(&w, STRANGER, link).status == 410);
	world_end(&w);
}

TEST(what_is_not_confirmed_goes_after_a_week)
{
	struct world w = village();
	const char *link = asked(&w, SEND WHO);

	w.now += 6 * DAY;
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM post") == 1);
	w.now += DAY + 1;
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM post") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM ask") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM person WHERE name = 'Noor'") == 0);
	EXPECT(get(&w, STRANGER, link).status == 404);
	world_end(&w);
}

TEST(without_script_there_are_two_steps)
{
	struct world w = village();
	struct reply r = post(&w, STRANGER, "/vragen/nieuw",
			      TEXT "&plaats=Zegveld+(Woerden)&soort=need-money");

	EXPECT(r.status == 200);
	EXPECT(shows(r, "name=\"titel\" maxlength=\"120\" required value=\"Hoe werkt een dorpsondersteuner?\""));
	EXPECT(shows(r, "name=\"soort\" value=\"need-money\""));
	EXPECT(shows(r, "<dd>Zegveld</dd>"));
	EXPECT(shows(r, "name=\"plaats\" value=\"zegveld\""));
	EXPECT(count(&w, "SELECT count(*) FROM ask") == 1);
	r = post(&w, STRANGER, "/vragen/nieuw",
		 SEND "&terug=1&naam=Noor&thema=vervoer");
	EXPECT(shows(r, "Kijk uw vraag na</button>"));
	EXPECT(shows(r, "name=\"naam\" value=\"Noor\""));
	EXPECT(shows(r, "name=\"thema\" value=\"vervoer\""));
	world_end(&w);
}

TEST(all_mistakes_are_told_at_once_and_nothing_typed_is_lost)
{
	struct world w = village();
	struct reply r = post(&w, STRANGER, "/vragen/nieuw/versturen",
		"tekst=%3Cb%3Ekort&titel=&lezers=nobody&naam=&email=noor");

	EXPECT(r.status == 422);
	EXPECT(shows(r, "Nog 5 dingen aanpassen"));
	EXPECT(shows(r, "&lt;b&gt;kort</textarea>"));
	EXPECT(shows(r, "value=\"noor\""));
	EXPECT(shows(r, "href=\"#email\""));
	EXPECT(shows(r, "<title>Fout: stel uw vraag"));
	r = post(&w, STRANGER, "/vragen/nieuw",
		 TEXT "&plaats=Nergenshuizen&namens=Niemand");
	EXPECT(r.status == 422);
	EXPECT(shows(r, "Wij kennen deze plaats niet"));
	EXPECT(shows(r, "Wij kennen dit initiatief nog niet"));
	EXPECT(shows(r, "value=\"Nergenshuizen\""));
	EXPECT(count(&w, "SELECT count(*) FROM ask") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 0);
	world_end(&w);
}

TEST(a_place_is_understood_as_people_write_it)
{
	static const char *const ways[] = { "zegveld", "Zegveld", "ZEGVELD",
		"Zegveld+(Woerden)", "zegveld,+woerden", "Zegveld+(gemeente+Woerden)",
		" Zegveld ", "mun-woerden", "gemeente+woerden" };
	struct world w = village();

	for (size_t i = 0; i < COUNT(ways); i++) {
		str form = arena_f(w.arena, "%s&plaats=%s", TEXT,
				  ways[i]);

		EXPECT(post(&w, STRANGER, "/vragen/nieuw", form.p).status == 200);
	}
	world_end(&w);
}

TEST(the_form_asks_which_of_the_places_that_share_a_name)
{
	struct world w = village();
	struct reply r = post(&w, STRANGER, "/vragen/nieuw",
			      TEXT "&plaats=Bergen");

	EXPECT(r.status == 422);
	EXPECT(shows(r, "Er zijn meer plaatsen met die naam. Kies er een."));
	EXPECT(shows(r, "name=\"plaats\" list=\"plaatsen\""));
	EXPECT(shows(r, "value=\"Bergen\" aria-describedby"));
	EXPECT(shows(r, "value=\"bergen-nh\"><span>Bergen, gemeente Alkmaar"));
	EXPECT(shows(r, "value=\"mun-bergen\"><span>de gemeente Bergen"));
	r = post(&w, STRANGER, "/vragen/nieuw",
		 TEXT "&plaats=Bergen&welke=bergen-nh");
	EXPECT(r.status == 200);
	EXPECT(shows(r, "<dd>Bergen (Alkmaar)</dd>"));
	EXPECT(shows(r, "name=\"plaats\" value=\"bergen-nh\""));
	/* Another name typed since: the choice was of the first one. */
	r = post(&w, STRANGER, "/vragen/nieuw",
		 TEXT "&plaats=Zegveld&welke=bergen-nh");
	EXPECT(shows(r, "name=\"plaats\" value=\"zegveld\""));
	r = post(&w, STRANGER, "/vragen/nieuw",
		 TEXT "&plaats=Bergen&welke=zegveld");
	EXPECT(r.status == 422);
	world_end(&w);
}

TEST(an_initiative_gives_its_question_place_and_phase)
{
	struct world w = village();
	const char *link = asked(&w, SEND WHO "&namens=zegveld+zorgt");
	struct reply r;

	post(&w, STRANGER, link, "antwoord=ja");
	r = get(&w, STRANGER, "/vragen/hoe-werkt-een-dorpsondersteuner");
	EXPECT(shows(r, "/initiatieven/zegveld-zorgt"));
	EXPECT(!shows(r, "Een bewoner"));
	EXPECT(count(&w, "SELECT count(*) FROM entry WHERE place_id = 2 AND"
		     " phase = 'starter' AND type = 'ask'") == 1);
	EXPECT(post(&w, BEA, "/vragen/hoe-werkt-een-dorpsondersteuner/intrekken",
		    "").status == 303);
	world_end(&w);
}

TEST(a_text_about_a_person_waits_for_the_coordinator)
{
	struct world w = village();
	const char *link;
	struct reply r = post(&w, STRANGER, "/vragen/nieuw",
		"tekst=Bel+mevrouw+Jansen+op+06-12345678+over+de+tuin.");

	EXPECT(shows(r, "Weet u het zeker?"));
	EXPECT(shows(r, "een telefoonnummer: <strong>06-12345678</strong>"));
	EXPECT(shows(r, "mevrouw Jansen"));
	link = asked(&w, "tekst=Bel+op+06-12345678+over+de+tuin.&titel=De+tuin"
			 "&lezers=everyone" WHO);
	EXPECT(shows(get(&w, STRANGER, link), "een telefoonnummer"));
	post(&w, STRANGER, link, "antwoord=ja");
	EXPECT(status_is(&w, "de-tuin", "held"));
	EXPECT(get(&w, ANNA, "/vragen/de-tuin").status == 404);
	EXPECT(shows(get(&w, KOOS, "/vragen/de-tuin"), "Zet het op het plein"));
	EXPECT(post(&w, ANNA, "/vragen/de-tuin/plaatsen", "").status == 403);
	post(&w, KOOS, "/vragen/de-tuin/plaatsen", "");
	EXPECT(status_is(&w, "de-tuin", "published"));
	world_work(&w);
	EXPECT(mailed(&w, "noor@example.org", "/vragen/de-tuin").n);
	world_end(&w);
}

TEST(a_question_for_the_network_stands_in_no_list)
{
	struct world w = village();
	const char *link = asked(&w, "tekst=Alleen+voor+ons+onder+elkaar.&titel="
		"Onder+elkaar&lezers=network" WHO);

	post(&w, STRANGER, link, "antwoord=ja");
	EXPECT(get(&w, STRANGER, "/vragen/onder-elkaar").status == 404);
	EXPECT(get(&w, ANNA, "/vragen/onder-elkaar").status == 404);
	EXPECT(get(&w, STRANGER, "/vragen/onder-elkaar.json").status == 404);
	EXPECT(get(&w, BEA, "/vragen/onder-elkaar").status == 200);
	EXPECT(!shows(get(&w, BEA, "/vragen"), "Onder elkaar"));
	world_end(&w);
}

TEST(a_municipality_reads_its_own)
{
	struct world w = village();
	const char *link = asked(&w, "tekst=Alleen+voor+ons+onder+elkaar.&titel="
		"Onder+elkaar&lezers=municipality&plaats=zegveld" WHO);

	post(&w, STRANGER, link, "antwoord=ja");
	EXPECT(get(&w, BEA, "/vragen/onder-elkaar").status == 200);
	world_sql(&w, "UPDATE entry SET place_id = 3 WHERE id = 10");
	EXPECT(get(&w, BEA, "/vragen/onder-elkaar").status == 404);
	world_end(&w);
}

TEST(who_is_signed_in_needs_no_mail)
{
	struct world w = village();
	struct reply r = post(&w, ANNA, "/vragen/nieuw/versturen", SEND);

	EXPECT(r.status == 303);
	EXPECT(str_starts(r.location, S("/vragen/hoe-werkt")));
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 0);
	EXPECT(shows(get(&w, ANNA, r.location.p), "Uw vraag staat op het plein"));
	world_end(&w);
}

TEST(a_coordinator_asks_for_someone_on_the_phone)
{
	struct world w = village();

	EXPECT(shows(post(&w, KOOS, "/vragen/nieuw", TEXT "&voor=ander"),
		     "U schrijft dit voor iemand anders"));
	EXPECT(post(&w, KOOS, "/vragen/nieuw/versturen", SEND "&voor=ander&naam=&email=")
	       .status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM ask WHERE person_id IS NULL AND"
		     " id <> 20") == 1);
	EXPECT(post(&w, KOOS, "/vragen/nieuw/versturen", SEND "&voor=ander" WHO)
	       .status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM ask a JOIN person p ON p.id ="
		     " a.person_id WHERE p.mail = 'noor@example.org'") == 1);
	EXPECT(status_is(&w, "hoe-werkt-een-dorpsondersteuner-2", "published"));
	world_end(&w);
}

TEST(an_address_gets_three_mails_a_day_and_the_answer_is_the_same)
{
	struct world w = village();

	for (int i = 0; i < 6; i++)
		asked(&w, SEND WHO);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 3);
	EXPECT(count(&w, "SELECT count(*) FROM post") == 3);
	world_end(&w);
}

TEST(a_program_that_fills_in_everything_is_told_nothing)
{
	struct world w = village();

	asked(&w, SEND WHO "&website=http://spam.example");
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM post") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM person") == 3);
	world_end(&w);
}

/* Publish Anna's question. */
static struct world asked_by_anna(void)
{
	struct world w = village();

	EXPECT(post(&w, ANNA, "/vragen/nieuw/versturen",
		    SEND "&plaats=zegveld").status == 303);
	return w;
}

#define ASK "/vragen/hoe-werkt-een-dorpsondersteuner"

TEST(only_its_own_people_change_a_question)
{
	struct world w = asked_by_anna();

	EXPECT(get(&w, ANNA, ASK "/wijzigen").status == 200);
	EXPECT(get(&w, KOOS, ASK "/wijzigen").status == 200);
	EXPECT(get(&w, BEA, ASK "/wijzigen").status == 403);
	EXPECT(get(&w, STRANGER, ASK "/wijzigen").status == 303);
	EXPECT(post(&w, BEA, ASK "/wijzigen", SEND).status == 403);
	EXPECT(post(&w, BEA, ASK "/intrekken", "").status == 403);
	EXPECT(post(&w, BEA, ASK "/opgelost", "gewerkt=yes").status == 403);
	EXPECT(!shows(get(&w, BEA, ASK), "/wijzigen"));
	world_end(&w);
}

static const char *version_form(struct world *w, int64_t version)
{
	return arena_f(w->arena, "versie=%" PRId64 "&tekst=Dit+is+een+andere+"
		"tekst.&titel=Anders&lezers=everyone&plaats=zegveld&thema=vervoer",
		version).p;
}

TEST(the_second_of_two_editors_sees_what_changed_and_loses_nothing)
{
	struct world w = asked_by_anna();
	int64_t version = count(&w, "SELECT max(updated_at) FROM entry");
	struct reply r;

	EXPECT(post(&w, ANNA, ASK "/wijzigen", version_form(&w, version))
	       .status == 303);
	EXPECT(shows(get(&w, STRANGER, ASK), "Dit is een andere tekst."));
	EXPECT(shows(get(&w, STRANGER, ASK), "Vervoer"));
	r = post(&w, KOOS, ASK "/wijzigen", arena_f(w.arena,
		"versie=%" PRId64 "&tekst=De+tekst+van+Koos.&titel=Koos&lezers="
		"everyone", version).p);
	EXPECT(r.status == 409);
	EXPECT(shows(r, "De tekst van Koos.</textarea>"));
	EXPECT(shows(r, "Dit is een andere tekst."));
	EXPECT(shows(r, "Iemand anders heeft dit intussen gewijzigd"));
	version = count(&w, "SELECT max(updated_at) FROM entry");
	EXPECT(post(&w, KOOS, ASK "/wijzigen", version_form(&w, version))
	       .status == 303);
	world_end(&w);
}

TEST(a_question_is_withdrawn_and_put_back)
{
	struct world w = asked_by_anna();

	EXPECT(post(&w, ANNA, ASK "/intrekken", "").status == 303);
	EXPECT(get(&w, STRANGER, ASK).status == 404);
	EXPECT(shows(get(&w, ANNA, ASK), "Zet het terug op het plein"));
	EXPECT(post(&w, ANNA, ASK "/terugzetten", "").status == 303);
	EXPECT(get(&w, STRANGER, ASK).status == 200);
	w.now += 31 * DAY;
	world_work(&w);
	EXPECT(get(&w, STRANGER, ASK).status == 200);
	world_end(&w);
}

TEST(what_was_withdrawn_goes_after_thirty_days)
{
	struct world w = asked_by_anna();

	post(&w, ANNA, ASK "/intrekken", "");
	w.now += 30 * DAY + 1;
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM post") == 0);
	world_end(&w);
}

TEST(the_asker_tells_how_it_went_on)
{
	struct world w = asked_by_anna();

	EXPECT(post(&w, ANNA, ASK "/opgelost", "verder=x").status == 422);
	EXPECT(post(&w, ANNA, ASK "/opgelost",
		    "gewerkt=partly&verder=Wij+delen+haar.").status == 303);
	EXPECT(shows(get(&w, STRANGER, ASK), "Voor een deel"));
	EXPECT(!shows(get(&w, STRANGER, ASK), "Wij delen haar."));
	EXPECT(shows(get(&w, ANNA, ASK), "Wij delen haar."));
	post(&w, ANNA, ASK "/opgelost",
	     "gewerkt=yes&verder=Wij+delen+haar.&delen=ja");
	EXPECT(shows(get(&w, STRANGER, ASK), "Wij delen haar."));
	world_end(&w);
}

TEST(an_old_question_asks_whether_it_is_still_going_on)
{
	struct world w = village();
	struct reply r = get(&w, STRANGER, "/vragen/q-oud");

	EXPECT(shows(r, "Dit is opgetekend op 28 november 2017. Speelt dit nog?"));
	EXPECT(post(&w, BEA, "/vragen/q-oud/speelt-nog", "antwoord=ja").status == 303);
	r = get(&w, STRANGER, "/vragen/q-oud");
	EXPECT(!shows(r, "Speelt dit nog"));
	EXPECT(shows(r, "door Zegveld Zorgt"));
	world_end(&w);
}

TEST(a_visitor_answers_that_by_mail)
{
	struct world w = village();
	struct reply r = post(&w, STRANGER, "/vragen/q-oud/speelt-nog",
			      "antwoord=opgelost");
	const char *link;

	EXPECT(shows(r, "Uw e-mailadres"));
	EXPECT(post(&w, STRANGER, "/vragen/q-oud/speelt-nog",
		    "antwoord=opgelost&email=x").status == 422);
	EXPECT(post(&w, STRANGER, "/vragen/q-oud/speelt-nog",
		    "antwoord=opgelost&email=noor@example.org").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM ask WHERE solved_at > 0") == 0);
	link = mailed(&w, "noor@example.org", "/bevestig/").p;
	EXPECT(shows(get(&w, STRANGER, link), "Nee, het is opgelost"));
	EXPECT(post(&w, STRANGER, link, "antwoord=opgelost").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM ask WHERE solved_at > 0") == 1);
	world_end(&w);
}

TEST(a_visitor_does_not_take_anothers_question_away)
{
	struct world w = village();

	EXPECT(post(&w, ANNA, "/vragen/q-oud/speelt-nog", "antwoord=weg")
	       .status == 303);
	EXPECT(status_is(&w, "q-oud", "published"));
	EXPECT(shows(get(&w, KOOS, "/vragen/q-oud"), "Iemand vraagt om dit weg te halen"));
	EXPECT(!shows(get(&w, ANNA, "/vragen/q-oud"), "Iemand vraagt om dit weg te halen"));
	post(&w, KOOS, "/vragen/q-oud/houden", "");
	EXPECT(!shows(get(&w, KOOS, "/vragen/q-oud"), "Iemand vraagt"));
	EXPECT(post(&w, BEA, "/vragen/q-oud/speelt-nog", "antwoord=weg")
	       .status == 303);
	EXPECT(status_is(&w, "q-oud", "withdrawn"));
	EXPECT(post(&w, ANNA, "/vragen/q-oud/speelt-nog", "antwoord=x").status == 404);
	world_end(&w);
}

/* The same village with an index of what is there. */
static struct world village_with_index(void)
{
	struct world w = village();
	struct err err;
	int64_t n;

	world_sql(&w,
		"INSERT INTO entry (id, type, slug, title, sort_key, place_id,"
		" phase, summary, created_at, updated_at) VALUES"
		" (30, 'initiative', 'dorp-verder', 'Dorp Verder', 'dorp verder',"
		"  1, 'stable', 'Werkt al jaren met een dorpsondersteuner', 0, 0),"
		" (31, 'experience', 'e-ondersteuner', 'Werken met een"
		" dorpsondersteuner', 'werken', 1, '', 'Zo begon het', 0, 0),"
		" (32, 'ask', 'q-zelfde', 'Hoe werkt een dorpsondersteuner bij"
		" jullie?', 'hoe', 1, '', '', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (30, 'initiative');"
		"INSERT INTO experience (id) VALUES (31);"
		"INSERT INTO ask (id, solved_at) VALUES (32, 1);"
		"INSERT INTO entry_link VALUES (31, 'by', 1, 30)");
	w.index = index_open_memory(NULL);
	EXPECT(search_fill(w.db, w.index, &n, &err));
	EXPECT(index_commit(w.index, &err));
	return w;
}

TEST(a_question_shows_who_can_help_and_why)
{
	struct world w = village_with_index();
	struct reply r;

	post(&w, ANNA, "/vragen/nieuw/versturen", SEND "&plaats=zegveld");
	r = get(&w, STRANGER, "/vragen/hoe-werkt-een-dorpsondersteuner");
	EXPECT(shows(r, "Buren die kunnen helpen"));
	EXPECT(shows(r, "/initiatieven/dorp-verder"));
	EXPECT(shows(r, "Werken met een dorpsondersteuner."));
	EXPECT(shows(r, "href=\"/vragen/hoe-werkt-een-dorpsondersteuner/contact/"
			"dorp-verder\""));
	EXPECT(shows(r, "Laat voor ons bellen"));       /* no address is known */
	world_end(&w);
}

TEST(questions_that_look_alike_show_while_one_types_and_without_script)
{
	struct world w = village_with_index();
	struct reply r = get(&w, STRANGER, "/vragen/lijkt-op?q=Hoe+werkt+een+"
			     "dorpsondersteuner");

	EXPECT(r.status == 200);
	EXPECT(shows(r, "/vragen/q-zelfde"));
	EXPECT(!shows(r, "<html"));
	EXPECT(get(&w, STRANGER, "/vragen/lijkt-op?q=kort").body.n == 0);
	EXPECT(get(&w, STRANGER, "/vragen/lijkt-op").status == 200);
	EXPECT(shows(post(&w, STRANGER, "/vragen/nieuw", TEXT),
		     "/vragen/q-zelfde"));
	world_end(&w);
}

TEST(asking_speaks_english_too)
{
	struct world w = village();

	EXPECT(shows(get(&w, STRANGER, "/vragen/nieuw?taal=en"), "What do you need?"));
	EXPECT(shows(post(&w, STRANGER, "/vragen/nieuw?taal=en", TEXT),
		     "Who may read your question?"));
	EXPECT(shows(get(&w, STRANGER, "/vragen/q-oud?taal=en"),
		     "Is it still going on?"));
	world_end(&w);
}

TEST(a_question_is_told_as_json)
{
	struct world w = asked_by_anna();
	struct reply r = get(&w, STRANGER, ASK ".json");

	EXPECT(r.status == 200);
	EXPECT(shows(r, "\"kind\":\"question\""));
	EXPECT(shows(r, "\"solved\":null"));
	world_end(&w);
}

TEST(a_failing_database_leaves_no_half_question)
{
	struct world w = asked_by_anna();
	int64_t version = count(&w, "SELECT max(updated_at) FROM entry");

	survives_every_failure(&w, STRANGER, "/vragen/nieuw", NULL);
	survives_every_failure(&w, STRANGER, "/vragen/nieuw", TEXT);
	survives_every_failure(&w, ANNA, ASK, NULL);
	survives_every_failure(&w, STRANGER, "/vragen/nieuw/versturen",
			       SEND WHO "&plaats=zegveld&thema=geld");
	survives_every_failure(&w, STRANGER, asked(&w, SEND WHO), "antwoord=ja");
	survives_every_failure(&w, ANNA, ASK "/wijzigen",
			       version_form(&w, version));
	survives_every_failure(&w, ANNA, ASK "/opgelost", "gewerkt=yes");
	survives_every_failure(&w, BEA, "/vragen/q-oud/speelt-nog", "antwoord=ja");
	survives_every_failure(&w, STRANGER, "/vragen/q-oud/speelt-nog",
			       "antwoord=ja&email=noor@example.org");
	survives_every_failure(&w, ANNA, ASK "/intrekken", "");
	survives_every_failure(&w, ANNA, ASK "/terugzetten", "");
	world_sql(&w, "UPDATE post SET held_for = 'phone', removal_asked_at = 1;"
		"UPDATE entry SET status = 'held' WHERE id IN"
		" (SELECT id FROM ask WHERE person_id = 1)");
	survives_every_failure(&w, KOOS, ASK "/plaatsen", "");
	survives_every_failure(&w, KOOS, ASK "/houden", "");
	world_end(&w);
}

TEST(a_failing_database_uses_no_link_to_publish)
{
	struct world w = village();
	struct reply r = post(&w, STRANGER, "/vragen/nieuw/versturen", SEND WHO);
	const char *link = mailed(&w, "noor@example.org", "/bevestig/").p;

	survives_every_failure_with(&w, cookie_of(r, "inlog"), link, NULL);
	survives_every_failure_with(&w, cookie_of(r, "inlog"), link,
				    "antwoord=ja");
	EXPECT(count(&w, "SELECT count(*) FROM session WHERE person_id > 3") == 1);
	survives_every_failure(&w, STRANGER, "/vragen/q-oud/speelt-nog",
			       "antwoord=weg&email=noor@example.org");
	survives_every_failure(&w, STRANGER,
		mailed(&w, "noor@example.org", "/bevestig/").p, "antwoord=weg");
	survives_every_failure(&w, STRANGER, "/vragen/q-oud/speelt-nog",
			       "antwoord=opgelost&email=noor@example.org");
	survives_every_failure(&w, STRANGER,
		mailed(&w, "noor@example.org", "/bevestig/").p,
		"antwoord=opgelost");
	world_end(&w);
}
