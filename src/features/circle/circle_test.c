/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/circle/circle.h"
#include "base/when.h"
#include "mail/list.h"
#include "test/test.h"

enum { BRAM = 1, ADA, BEA, CORA = 9 };

#define BEGIN "soort=living-room&doel=Samen+leren+koken&thema=eten"          \
	"&ritme=Elke+zes+weken&adres=Keukenstraat+1&namens=de-linde&plaats=Oostdorp"

/* Three initiatives in two villages: two ask about meals, the third, further
 * on, did it. */
static struct world villages(void)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind, own, lat_e5, lon_e5)"
		" VALUES (1, 'oostdorp', 'Oostdorp', 'oostdorp', 'village', 1,"
		" 5210000, 500000), (2, 'westdorp', 'Westdorp', 'westdorp',"
		" 'village', 1, 5210000, 510000);"
		"INSERT INTO theme (id, slug, nl, en) VALUES (7, 'eten', 'Eten',"
		" 'Meals');"
		"INSERT INTO entry (id, type, slug, title, sort_key, place_id,"
		" phase, created_at, updated_at) VALUES"
		" (1, 'initiative', 'de-linde', 'De Linde', 'a', 1, 'starter', 9, 9),"
		" (2, 'initiative', 'de-eik', 'De Eik', 'b', 2, 'starter', 9, 9),"
		" (3, 'initiative', 'de-beuk', 'De Beuk', 'c', 1, 'stable', 9, 9),"
		" (4, 'ask', 'q-a', 'Hoe koken wij samen?', 'd', 1, '', 9, 9),"
		" (5, 'ask', 'q-b', 'Wie kookt er mee?', 'e', 2, '', 9, 9),"
		" (6, 'experience', 'x-c', 'Een eettafel begonnen', 'f', 1, '', 9, 9);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative'),"
		" (2, 'initiative'), (3, 'initiative');"
		"INSERT INTO ask (id) VALUES (4), (5);"
		"INSERT INTO experience (id) VALUES (6);"
		"INSERT INTO entry_theme (entry_id, theme_id, position) VALUES"
		" (4, 7, 1), (5, 7, 1), (6, 7, 1);"
		"INSERT INTO entry_link (entry_id, role, position, target_id) VALUES"
		" (4, 'asked_by', 0, 1), (5, 'asked_by', 0, 2), (6, 'by', 0, 3)");

	world_person(&w, BRAM, "Bram");
	world_person(&w, ADA, "Ada");
	world_person(&w, BEA, "Bea");
	world_person(&w, CORA, "Cora");
	world_sql(&w, "INSERT INTO membership VALUES (1, 1, 'manager', 0),"
		" (2, 2, 'manager', 0), (3, 3, 'manager', 0);"
		"INSERT INTO role_grant (person_id, role, granted_at, granted_by)"
		" VALUES (9, 'coordinator', 0, 'test');"
		"DELETE FROM mail");
	return w;
}

/* Bram began one, for De Linde. */
static struct world begun(void)
{
	struct world w = villages();

	EXPECT(post(&w, BRAM, "/mijn/kringen/nieuw", BEGIN).status == 303);
	return w;
}

static const char *link_of(struct world *w, const char *to)
{
	return mailed(w, to, "/bevestig/").p;
}

static int64_t members(struct world *w)
{
	return count(w, "SELECT count(*) FROM circle_member WHERE state = 'member'");
}

static void compose_now(struct world *w)
{
	world_sql(w, "INSERT INTO job (kind, about, due) VALUES"
		  " ('circle.compose', 0, 0)");
	world_work(w);
}

TEST(circles_are_listed_without_their_members)
{
	struct world w = villages();

	EXPECT(shows(get(&w, 0, "/kringen"), "Er zijn nog geen kringen"));
	EXPECT(post(&w, BRAM, "/mijn/kringen/nieuw", BEGIN).status == 303);
	EXPECT(shows(get(&w, 0, "/kringen"), "Samen leren koken"));
	EXPECT(shows(get(&w, 0, "/kringen/1"), "Er is plek"));
	EXPECT(shows(get(&w, 0, "/kringen/1?taal=en"), "There is room"));
	EXPECT(!shows(get(&w, 0, "/kringen/1"), "De Linde"));
	EXPECT(!shows(get(&w, 0, "/kringen/1"), "Keukenstraat"));
	EXPECT(post(&w, BRAM, "/mijn/kringen/1/tonen", "tonen=ja").status == 303);
	EXPECT(shows(get(&w, 0, "/kringen/1"), "De Linde"));
	EXPECT(!shows(get(&w, 0, "/kringen/1"), "Bram"));
	EXPECT(get(&w, 0, "/kringen/2").status == 404);
	world_end(&w);
}

TEST(only_a_contact_person_begins_a_circle_and_fills_in_what_is_needed)
{
	struct world w = villages();

	EXPECT(get(&w, CORA, "/mijn/kringen/nieuw").status == 409);
	EXPECT(shows(get(&w, BRAM, "/mijn/kringen/nieuw?taal=en"), "Begin the circle"));
	EXPECT(post(&w, BRAM, "/mijn/kringen/nieuw",
		    "soort=living-room&doel=&namens=de-linde").status == 422);
	EXPECT(post(&w, BRAM, "/mijn/kringen/nieuw",
		    "soort=living-room&doel=Samen+koken&namens=de-eik").status == 422);
	EXPECT(post(&w, BRAM, "/mijn/kringen/nieuw",
		    "soort=living-room&doel=Samen+koken&namens=de-linde&thema=x").status == 422);
	EXPECT(!count(&w, "SELECT count(*) FROM circle"));
	world_end(&w);
}

TEST(who_is_invited_sees_the_others_after_yes)
{
	struct world w = begun();
	const char *link;

	EXPECT(post(&w, BRAM, "/mijn/kringen/1", "wie=de-eik").status == 303);
	EXPECT(post(&w, BRAM, "/mijn/kringen/1", "wie=de-eik").status == 422);
	EXPECT(post(&w, BRAM, "/mijn/kringen/1", "wie=Niemand").status == 422);
	EXPECT(!shows(get(&w, BRAM, "/mijn/kringen/1"), "Ada"));
	EXPECT(!shows(get(&w, ADA, "/mijn/kringen/1"), "Bram"));
	EXPECT(!shows(get(&w, ADA, "/mijn/kringen/1"), "Keukenstraat"));
	EXPECT(get(&w, BEA, "/mijn/kringen/1").status == 404);
	EXPECT(shows(get(&w, ADA, "/mijn"), "Samen leren koken"));
	link = link_of(&w, "ada@example.org");
	EXPECT(shows(get(&w, 0, link), "blijft daar"));
	EXPECT(shows(post(&w, 0, link, "antwoord=ja"), "U zit in de kring"));
	EXPECT(shows(get(&w, ADA, "/mijn/kringen/1"), "Bram"));
	EXPECT(shows(get(&w, ADA, "/mijn/kringen/1"), "Keukenstraat"));
	EXPECT(shows(get(&w, BRAM, "/mijn/kringen/1"), "Ada"));
	EXPECT(post(&w, ADA, "/mijn/kringen/1", "wie=de-beuk").status == 404);
	world_end(&w);
}

TEST(who_says_no_is_not_asked_again)
{
	struct world w = begun();

	post(&w, BRAM, "/mijn/kringen/1", "wie=de-eik");
	EXPECT(shows(post(&w, 0, link_of(&w, "ada@example.org"), "antwoord=nee"),
		     "niet nog eens"));
	EXPECT(get(&w, ADA, "/mijn/kringen/1").status == 404);
	EXPECT(post(&w, BRAM, "/mijn/kringen/1", "wie=de-eik").status == 422);
	EXPECT(!count(&w, "SELECT count(*) FROM circle_member WHERE"
		      " state = 'no' AND person_id IS NOT NULL"));
	post(&w, BRAM, "/mijn/kringen/1", "wie=de-beuk");
	EXPECT(post(&w, BEA, "/mijn/kringen/1/antwoord", "antwoord=ja").status == 303);
	EXPECT(members(&w) == 2);
	world_end(&w);
}

TEST(who_asks_is_let_in_by_who_is_at_the_wheel)
{
	struct world w = begun();

	EXPECT(post(&w, ADA, "/kringen/1", "namens=de-linde").status == 422);
	EXPECT(post(&w, ADA, "/kringen/1", "namens=de-eik").status == 303);
	EXPECT(shows(get(&w, ADA, "/mijn/kringen/1"), "U vroeg om mee te doen"));
	EXPECT(shows(get(&w, BRAM, "/mijn/kringen/1"), "De Eik"));
	EXPECT(shows(get(&w, 0, link_of(&w, "bram@example.org")), "De Eik"));
	post(&w, 0, link_of(&w, "bram@example.org"), "antwoord=ja");
	EXPECT(members(&w) == 2);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		     " 'ada@example.org' AND subject = 'U zit in de kring'") == 1);
	post(&w, BEA, "/kringen/1", "namens=de-beuk");
	EXPECT(post(&w, ADA, "/mijn/kringen/1/toelaten", "wie=3&antwoord=ja").status == 404);
	EXPECT(post(&w, BRAM, "/mijn/kringen/1/toelaten", "wie=3&antwoord=nee").status == 303);
	EXPECT(members(&w) == 2);
	world_end(&w);
}

TEST(who_leaves_hands_over_the_wheel)
{
	struct world w = begun();

	post(&w, BRAM, "/mijn/kringen/1", "wie=de-eik");
	post(&w, 0, link_of(&w, "ada@example.org"), "antwoord=ja");
	EXPECT(post(&w, BRAM, "/mijn/kringen/1/weg", "").status == 303);
	EXPECT(get(&w, BRAM, "/mijn/kringen/1").status == 404);
	EXPECT(post(&w, ADA, "/mijn/kringen/1", "wie=de-beuk").status == 303);
	post(&w, ADA, "/mijn/kringen/1/weg", "");
	EXPECT(!shows(get(&w, 0, "/kringen"), "Samen leren koken"));
	world_end(&w);
}

TEST(a_circle_holds_eight_and_no_more)
{
	struct world w = begun();

	world_sql(&w, "INSERT INTO entry (id, type, slug, title, sort_key,"
		" created_at, updated_at) VALUES (11, 'initiative', 'i11', 'K', 'k', 9, 9),"
		" (12, 'initiative', 'i12', 'L', 'l', 9, 9), (13, 'initiative', 'i13', 'M', 'm', 9, 9),"
		" (14, 'initiative', 'i14', 'N', 'n', 9, 9), (15, 'initiative', 'i15', 'O', 'o', 9, 9),"
		" (16, 'initiative', 'i16', 'P', 'p', 9, 9);"
		"INSERT INTO circle_member (id, circle_id, party_id, state, since) VALUES"
		" (11, 1, 11, 'member', 2000000000), (12, 1, 12, 'member', 2000000000),"
		" (13, 1, 13, 'member', 2000000000), (14, 1, 14, 'member', 2000000000),"
		" (15, 1, 15, 'member', 2000000000), (16, 1, 16, 'member', 2000000000)");
	EXPECT(post(&w, BRAM, "/mijn/kringen/1", "wie=de-eik").status == 303);
	EXPECT(post(&w, BRAM, "/mijn/kringen/1", "wie=de-beuk").status == 422);
	EXPECT(post(&w, BEA, "/kringen/1", "namens=de-beuk").status == 409);
	EXPECT(shows(get(&w, 0, "/kringen/1"), "Vol"));
	world_end(&w);
}

TEST(a_circle_is_proposed_with_its_reasons_and_invited_at_once)
{
	struct world w = villages();

	EXPECT(shows(get(&w, CORA, "/beheer/kringen"), "nu niets voor te stellen"));
	compose_now(&w);
	EXPECT(shows(get(&w, CORA, "/beheer"), "/beheer/kringen"));
	EXPECT(shows(get(&w, CORA, "/beheer/kringen"), "Hoe koken wij samen?"));
	EXPECT(shows(get(&w, CORA, "/beheer/kringen"), "Een eettafel begonnen"));
	EXPECT(shows(get(&w, CORA, "/beheer/kringen"), "hoogstens 7 km"));
	EXPECT(get(&w, BRAM, "/beheer/kringen").status == 403);
	EXPECT(post(&w, CORA, "/beheer/kringen", "voorstel=99").status == 404);
	EXPECT(post(&w, CORA, "/beheer/kringen", arena_f(w.arena, "voorstel=%d",
		(int)count(&w, "SELECT id FROM circle_proposal")).p).status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE subject ="
		     " 'Doet u mee met een kring?'") == 3);
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE deed ="
		     " 'circle.invited'") == 3);
	EXPECT(!shows(get(&w, 0, "/kringen"), "Leren van elkaar"));
	post(&w, 0, link_of(&w, "bea@example.org"), "antwoord=ja");
	EXPECT(shows(get(&w, 0, "/kringen"), "Leer van elkaar over Eten"));
	compose_now(&w);
	EXPECT(shows(get(&w, CORA, "/beheer/kringen"), "nu niets voor te stellen"));
	world_end(&w);
}

/* Presses the button of the one that is proposed; the page after it. */
static struct reply invited(struct world *w)
{
	struct reply r = post(w, CORA, "/beheer/kringen",
		arena_f(w->arena, "voorstel=%d", (int)count(w,
			"SELECT id FROM circle_proposal")).p);

	EXPECT(r.status == 303);
	return get(w, CORA, arena_z(w->arena, r.location));
}

TEST(who_invites_a_circle_sees_how_many_were_mailed)
{
	struct world w = villages();
	struct reply r;

	compose_now(&w);
	r = invited(&w);
	EXPECT(shows(r, "3 uitnodigingen zijn gemaild."));
	EXPECT(!shows(r, "Niet naar"));
	EXPECT(!shows(get(&w, CORA, "/beheer/kringen"), "gemaild"));
	EXPECT(shows(get(&w, CORA, "/beheer/kringen?gemaild=1&taal=en"),
		     "1 invitation was mailed."));
	EXPECT(!shows(get(&w, CORA, "/beheer/kringen?gemaild=x,999"), "uitnodiging is"));
	world_end(&w);
}

TEST(who_invites_a_circle_sees_to_whom_no_mail_went_and_why)
{
	struct world w = villages();
	struct tx *tx = tx_begin(w.db, w.arena, TX_WRITE);
	str mark = mail_mark(tx, S("ada@example.org"));
	struct reply r;

	EXPECT(tx_end(tx));
	compose_now(&w);
	world_sql(&w, arena_f(w.arena, "INSERT INTO mail_suppressed (mark,"
		" masked, person_id, status, since) VALUES ('%.*s', '', 2,"
		" '5.1.1', 0)", (int)mark.n, mark.p).p);
	world_sql(&w, "INSERT INTO introduction (id, person_id, party_id, message,"
		" wish, state, created_at, until) VALUES (1, 9, 3, 'Dag', 'write',"
		" 'not-now', 9, 2000000000);"
		"DELETE FROM membership WHERE party_id = 1");
	r = invited(&w);
	EXPECT(shows(r, "Niet naar De Linde: er is geen adres"));
	EXPECT(shows(r, "Niet naar De Eik: mail naar hen komt terug"));
	EXPECT(shows(r, "Niet naar De Beuk: zij zijn al vaak genoeg gevraagd"));
	EXPECT(!shows(r, "gemaild"));
	EXPECT(!count(&w, "SELECT count(*) FROM mail"));
	EXPECT(!count(&w, "SELECT count(*) FROM circle"));
	world_end(&w);
}

TEST(who_said_not_now_is_in_no_proposal)
{
	struct world w = villages();

	world_sql(&w, "INSERT INTO introduction (id, person_id, party_id, message,"
		" wish, state, created_at, until) VALUES (1, 9, 3, 'Dag', 'write',"
		" 'not-now', 9, 2000000000)");
	compose_now(&w);
	EXPECT(!count(&w, "SELECT count(*) FROM circle_proposal"));
	world_end(&w);
}

TEST(what_nobody_answered_goes)
{
	struct world w = begun();

	post(&w, BRAM, "/mijn/kringen/1", "wie=de-eik");
	w.now += 91 * DAY;
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES ('privacy.terms', 0, 0)");
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM circle_member") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM circle") == 1);
	world_end(&w);
}

TEST(circles_survive_every_failure)
{
	struct world w = begun();
	const char *link;

	survives_every_failure(&w, BRAM, "/mijn/kringen/nieuw", BEGIN);
	survives_every_failure(&w, BRAM, "/mijn/kringen/1", "wie=de-eik");
	link = link_of(&w, "ada@example.org");
	survives_every_failure(&w, 0, link, "antwoord=ja");
	EXPECT(count(&w, "SELECT count(*) FROM circle_member WHERE circle_id = 1"
		     " AND state = 'member'") == 2);
	survives_every_failure(&w, BEA, "/kringen/1", "namens=de-beuk");
	link = link_of(&w, "bram@example.org");
	survives_every_failure(&w, 0, link, "antwoord=ja");
	survives_every_failure(&w, BEA, "/mijn/kringen/1/tonen", "tonen=ja");
	EXPECT(shows(get(&w, 0, "/kringen/1"), "De Beuk"));
	survives_every_failure(&w, BEA, "/mijn/kringen/1/weg", "");
	EXPECT(count(&w, "SELECT count(*) FROM circle_member WHERE circle_id = 1"
		     " AND state = 'member'") == 2);
	world_end(&w);
}

TEST(who_is_at_the_wheel_changes_the_circle_and_passes_it_on)
{
	struct world w = begun();

	world_sql(&w, "INSERT INTO circle_member (circle_id, party_id, person_id,"
		  " state, since) VALUES (1, 2, 2, 'member', 5)");
	EXPECT(get(&w, ADA, "/mijn/kringen/1/wijzigen").status == 200);
	EXPECT(get(&w, BRAM, "/mijn/kringen/1/wijzigen").status == 404);
	EXPECT(post(&w, BRAM, "/mijn/kringen/1/stuur", "").status == 404);
	EXPECT(post(&w, ADA, "/mijn/kringen/1/stuur", "").status == 303);
	EXPECT(shows(get(&w, BRAM, "/mijn/kringen/1/wijzigen"), "Samen leren koken"));
	EXPECT(shows(get(&w, BRAM, "/mijn/kringen/1/wijzigen"), "Oostdorp"));
	EXPECT(post(&w, BRAM, "/mijn/kringen/1/wijzigen",
		    "soort=learning&doel=").status == 422);
	EXPECT(post(&w, BRAM, "/mijn/kringen/1/wijzigen",
		    "soort=learning&doel=Samen+eten").status == 303);
	EXPECT(shows(get(&w, 0, "/kringen/1"), "Samen eten"));
	EXPECT(shows(get(&w, 0, "/kringen/1"), "Leerkring"));
	EXPECT(!shows(get(&w, 0, "/kringen/1"), "Oostdorp"));
	world_end(&w);
}

TEST(a_circle_is_ended_by_who_is_at_the_wheel_or_with_a_reason_by_a_coordinator)
{
	struct world w = begun();

	world_sql(&w, "INSERT INTO circle_member (circle_id, party_id, person_id,"
		  " state, since) VALUES (1, 2, 2, 'member', 500000000000)");
	EXPECT(post(&w, ADA, "/mijn/kringen/1/einde", "").status == 404);
	EXPECT(!shows(get(&w, ADA, "/kringen/1"), "/beheer/"));
	EXPECT(post(&w, ADA, "/beheer/kringen/1", "waarom=Zomaar").status == 403);
	EXPECT(shows(get(&w, CORA, "/kringen/1"), "/beheer/kringen/1"));
	EXPECT(post(&w, CORA, "/beheer/kringen/1", "waarom=").status == 422);
	EXPECT(post(&w, CORA, "/beheer/kringen/1", "waarom=Een+grof+doel").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		     " 'ada@example.org' AND text LIKE '%Een grof doel%'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 2);
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE deed = 'circle.ended'") == 1);
	EXPECT(get(&w, 0, "/kringen/1").status == 404);
	EXPECT(post(&w, BRAM, "/mijn/kringen/nieuw", BEGIN).status == 303);
	EXPECT(post(&w, BRAM, "/mijn/kringen/2/einde", "").status == 303);
	EXPECT(get(&w, BRAM, "/mijn/kringen/2").status == 404);
	world_end(&w);
}

TEST(answers_on_the_page_and_proposals_survive_every_failure)
{
	struct world w = villages();
	const char *form;

	compose_now(&w);
	form = arena_f(w.arena, "voorstel=%d",
		       (int)count(&w, "SELECT id FROM circle_proposal")).p;
	survives_every_failure(&w, CORA, "/beheer/kringen", form);
	EXPECT(count(&w, "SELECT count(*) FROM circle_member") == 3);
	world_end(&w);
	w = begun();
	EXPECT(post(&w, BRAM, "/mijn/kringen/1", "wie=de-eik").status == 303);
	survives_every_failure(&w, ADA, "/mijn/kringen/1/antwoord",
			       "antwoord=ja");
	EXPECT(members(&w) == 2);
	EXPECT(post(&w, BEA, "/kringen/1", "namens=de-beuk").status == 303);
	survives_every_failure(&w, BRAM, "/mijn/kringen/1/toelaten",
		arena_f(w.arena, "antwoord=ja&wie=%d", (int)count(&w,
			"SELECT id FROM circle_member WHERE party_id = 3")).p);
	EXPECT(members(&w) == 3);
	survives_every_failure(&w, BRAM, "/mijn/kringen/1/wijzigen",
			       "soort=learning&doel=Samen+eten");
	survives_every_failure(&w, BRAM, "/mijn/kringen/1/stuur", "");
	survives_every_failure(&w, CORA, "/beheer/kringen/1", "waarom=Te+grof");
	EXPECT(!members(&w));
	world_end(&w);
	w = begun();
	survives_every_failure(&w, BRAM, "/mijn/kringen/1/einde", "");
	world_end(&w);
}
