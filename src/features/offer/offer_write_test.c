/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/offer/offer.h"
#include "base/when.h"
#include "test/test.h"

enum { ANNA = 1, STRANGER = 0 };

#define TEXT "tekst=Een+uur+aan+de+telefoon+over+subsidies."
#define WHO "&naam=Noor&email=noor@example.org"
#define OFFER "/aanbod/een-uur-aan-de-telefoon-over-subsidies"

static struct world village(void)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind, own) VALUES"
		" (2, 'zegveld', 'Zegveld', 'zegveld', 'village', 1);"
		"INSERT INTO entry (id, type, slug, title, sort_key, place_id,"
		" created_at, updated_at) VALUES (10, 'organisation', 'de-bank',"
		" 'De Bank', 'de bank', 2, 0, 0);"
		"INSERT INTO party (id, kind) VALUES (10, 'bank');");

	world_person(&w, ANNA, "Anna");
	return w;
}

TEST(bringing_is_one_page_and_one_mail)
{
	struct world w = village();
	struct reply r = post(&w, STRANGER, "/aanbod/nieuw",
			      TEXT WHO "&plaats=zegveld&voor_wie=Starters");
	const char *link;

	EXPECT(r.status == 303);
	EXPECT(str_eq(r.location, S("/aanbod/nieuw/verstuurd")));
	EXPECT(get(&w, STRANGER, OFFER).status == 404);
	link = mailed(&w, "noor@example.org", "/bevestig/").p;
	EXPECT(shows(get(&w, STRANGER, link), "Zet mijn aanbod op het plein"));
	r = post(&w, STRANGER, link, "antwoord=ja");
	EXPECT(str_starts(r.location, S(OFFER "?")));
	r = get(&w, STRANGER, r.location.p);
	EXPECT(shows(r, "Uw aanbod staat op het plein"));
	EXPECT(shows(r, "Een bewoner uit Zegveld"));
	EXPECT(shows(r, "Starters"));
	EXPECT(!shows(r, "Noor"));
	EXPECT(shows(get(&w, STRANGER, "/aanbod"), "Een uur aan de telefoon"));
	EXPECT(shows(get(&w, STRANGER, "/plein"), "Een uur aan de telefoon"));
	world_end(&w);
}

TEST(a_bringer_is_asked_once_about_what_may_be_private)
{
	struct world w = village();
	const char *form = "tekst=Bel+mij+op+06+12345678+of+mail+mij." WHO;
	struct reply r = post(&w, STRANGER, "/aanbod/nieuw", form);

	EXPECT(r.status == 200);
	EXPECT(shows(r, "Weet u het zeker?"));
	EXPECT(count(&w, "SELECT count(*) FROM offer") == 0);
	r = post(&w, STRANGER, "/aanbod/nieuw",
		 arena_f(w.arena, "%s&zeker=1", form).p);
	EXPECT(r.status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM post WHERE held_for = 'phone'") == 1);
	world_end(&w);
}

TEST(an_organisation_brings_under_its_name)
{
	struct world w = village();

	EXPECT(post(&w, ANNA, "/aanbod/nieuw", TEXT "&namens=de+bank&soort=finance")
	       .status == 303);
	EXPECT(shows(get(&w, STRANGER, OFFER), "/organisaties/de-bank"));
	EXPECT(shows(get(&w, STRANGER, "/organisaties/de-bank"), OFFER));
	EXPECT(shows(get(&w, ANNA, "/mijn"), OFFER));
	world_end(&w);
}

TEST(mistakes_in_an_offer_are_told_at_once)
{
	struct world w = village();
	struct reply r = post(&w, STRANGER, "/aanbod/nieuw",
		"tekst=kort&soort=voucher&plaats=Nergens&naam=&email=x");

	EXPECT(r.status == 422);
	EXPECT(shows(r, "Nog 5 dingen aanpassen"));
	EXPECT(shows(r, ">kort</textarea>"));
	EXPECT(shows(r, "<title>Fout: breng iets"));
	world_end(&w);
}

TEST(an_offer_is_changed_withdrawn_and_put_back)
{
	struct world w = village();
	struct reply r;

	post(&w, ANNA, "/aanbod/nieuw", TEXT);
	EXPECT(get(&w, ANNA, OFFER "/wijzigen").status == 200);
	r = post(&w, ANNA, OFFER "/wijzigen", arena_f(w.arena,
		"versie=%" PRId64 "&tekst=Twee+uur+aan+de+telefoon.&titel=Twee+"
		"uur&lezers=everyone&soort=knowledge&voor_wie=Iedereen",
		count(&w, "SELECT max(updated_at) FROM entry")).p);
	EXPECT(r.status == 303);
	EXPECT(shows(get(&w, STRANGER, OFFER), "Twee uur aan de telefoon."));
	EXPECT(shows(get(&w, STRANGER, OFFER), "Iedereen"));
	post(&w, ANNA, OFFER "/intrekken", "");
	EXPECT(get(&w, STRANGER, OFFER).status == 404);
	post(&w, ANNA, OFFER "/terugzetten", "");
	EXPECT(get(&w, STRANGER, OFFER).status == 200);
	world_end(&w);
}

TEST(an_offer_with_a_last_day_is_over_the_day_after)
{
	struct world w = village();
	str day = when_date(w.arena, w.now + 20 * DAY);
	struct reply r;

	EXPECT(post(&w, ANNA, "/aanbod/nieuw", arena_f(w.arena, TEXT
		"&soort=finance&tot=%.*s", (int)day.n, day.p).p).status == 303);
	r = get(&w, STRANGER, OFFER);
	EXPECT(shows(r, "Tot en met"));
	EXPECT(shows(r, when_day(w.arena, S("nl"), w.now + 20 * DAY).p));
	EXPECT(shows(get(&w, STRANGER, "/geld"), OFFER));
	/* What came from elsewhere, and nobody here saw to, may be long over. */
	world_sql(&w, "UPDATE entry SET checked_at = 0 WHERE type = 'offer'");
	EXPECT(!shows(get(&w, STRANGER, "/geld"), OFFER));
	world_sql(&w, "UPDATE entry SET checked_at = 1 WHERE type = 'offer'");
	w.now += 20 * DAY;                      /* that day it still can */
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM offer WHERE state = 'available'")
	       == 1);
	w.now += 2 * DAY;
	world_work(&w);
	EXPECT(shows(get(&w, STRANGER, OFFER), "Dit is voorbij"));
	EXPECT(!shows(get(&w, STRANGER, "/geld"), OFFER));
	/* Another day makes it begin again; the same does not. */
	world_sign_in(&w, ANNA);
	day = when_date(w.arena, w.now + 9 * DAY);
	EXPECT(post(&w, ANNA, OFFER "/wijzigen", arena_f(w.arena,
		"versie=%" PRId64 "&titel=Geld&tekst=Geld+voor+plannen."
		"&lezers=everyone&soort=finance&tot=%.*s",
		count(&w, "SELECT max(updated_at) FROM entry"),
		(int)day.n, day.p).p).status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM offer WHERE state = 'available'")
	       == 1);
	EXPECT(shows(get(&w, STRANGER, "/geld"), OFFER));
	world_end(&w);
}

TEST(a_last_day_lies_ahead_and_may_stay_as_it_was)
{
	struct world w = village();
	struct reply r = post(&w, ANNA, "/aanbod/nieuw", TEXT "&tot=2001-01-01");

	EXPECT(r.status == 422 && shows(r, "Geef een dag vanaf nu"));
	EXPECT(shows(r, "value=\"2001-01-01\""));
	EXPECT(post(&w, ANNA, "/aanbod/nieuw", TEXT "&tot=morgen").status == 422);
	EXPECT(post(&w, ANNA, "/aanbod/nieuw", TEXT).status == 303);
	world_sql(&w, "UPDATE offer SET until = '2001-01-01'");
	EXPECT(post(&w, ANNA, OFFER "/wijzigen", arena_f(w.arena,
		"versie=%" PRId64 "&titel=Geld&tekst=Geld+voor+plannen."
		"&lezers=everyone&soort=time&tot=2001-01-01",
		count(&w, "SELECT max(updated_at) FROM entry")).p).status == 303);
	EXPECT(post(&w, ANNA, OFFER "/wijzigen", arena_f(w.arena,
		"versie=%" PRId64 "&titel=Geld&tekst=Geld+voor+plannen."
		"&lezers=everyone&soort=time&tot=2002-01-01",
		count(&w, "SELECT max(updated_at) FROM entry")).p).status == 422);
	world_end(&w);
}

TEST(the_square_shows_what_waits_and_never_a_wish_as_help)
{
	struct world w = village();
	struct reply r;

	EXPECT(shows(get(&w, STRANGER, "/plein"), "Niemand wacht nu op een antwoord"));
	world_sql(&w,
		"INSERT INTO entry (id, type, slug, title, sort_key, reported,"
		" created_at, updated_at) VALUES"
		" (20, 'ask', 'q-oud', 'Oude vraag', 'a', 1, 0, 0),"
		" (21, 'ask', 'q-nu', 'Nieuwe vraag', 'b', 0, 0, 0),"
		" (22, 'offer', 'o-wens', 'Een wens', 'c', 0, 0, 0);"
		"INSERT INTO ask (id) VALUES (20), (21);"
		"INSERT INTO offer (id, kind, state) VALUES (22, 'space', 'wish')");
	r = get(&w, STRANGER, "/plein");
	EXPECT(shows(r, "Nieuwe vraag"));
	EXPECT(shows(r, "nog niemand biedt het"));
	EXPECT(shows(r, "<strong>1</strong>wacht nog"));
	EXPECT(str_find(r.body, S("Een wens")) >
	       str_find(r.body, S("nog niemand biedt het")));
	EXPECT(shows(get(&w, STRANGER, "/plein?taal=en"), "waiting now"));
	world_end(&w);
}

TEST(a_failing_database_leaves_no_half_offer)
{
	struct world w = village();

	post(&w, ANNA, "/aanbod/nieuw", TEXT);
	survives_every_failure(&w, STRANGER, "/aanbod/nieuw", NULL);
	survives_every_failure(&w, STRANGER, "/aanbod/nieuw",
			       TEXT WHO "&plaats=zegveld");
	survives_every_failure(&w, STRANGER, "/plein", NULL);
	survives_every_failure(&w, ANNA, OFFER, NULL);
	survives_every_failure(&w, ANNA, OFFER "/wijzigen", arena_f(w.arena,
		"versie=%" PRId64 "&" TEXT "&titel=Een+uur&lezers=everyone",
		count(&w, "SELECT max(updated_at) FROM entry")).p);
	survives_every_failure(&w, ANNA, OFFER "/intrekken", "");
	survives_every_failure(&w, ANNA, OFFER "/terugzetten", "");
	world_sql(&w, "INSERT INTO role_grant (person_id, role, granted_at,"
		" granted_by) VALUES (1, 'coordinator', 0, 'test');"
		"UPDATE post SET held_for = 'phone';"
		"UPDATE entry SET status = 'held' WHERE type = 'offer'");
	survives_every_failure(&w, ANNA, OFFER "/plaatsen", "");
	EXPECT(count(&w, "SELECT count(*) FROM entry WHERE type = 'offer' AND"
			 " status = 'published'") == 1);
	world_end(&w);
}
