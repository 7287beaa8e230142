/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/thanks/thanks.h"
#include "base/when.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 7, BRAM = 8, CORA = 9 };

#define WORDS "woorden=Dank+voor+de+koffie+en+de+moed."
#define CARDS "SELECT count(*) FROM thanks"
#define MAILS "SELECT count(*) FROM mail WHERE subject LIKE 'Een bedankkaartje%'"

/* Anna talked with De Linde, of which Bram is the contact; Cora coordinates
 * everything. */
static struct world talked(void)
{
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (1, 'initiative', 'de-linde', 'De Linde',"
		" 'linde', 0, 0), (2, 'initiative', 'het-anker', 'Het Anker',"
		" 'anker', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative'),"
		" (2, 'initiative')");
	static const char form[] = "bericht=Wij+beginnen+net.&wens=write";

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_person(&w, CORA, "Cora");
	world_sql(&w, "INSERT INTO membership VALUES (8, 1, 'manager', 0);"
		"INSERT INTO role_grant (person_id, role, granted_at, granted_by)"
		" VALUES (9, 'coordinator', 0, 'test')");
	post(&w, ANNA, "/initiatieven/de-linde/contact", form);
	post(&w, ANNA, "/initiatieven/het-anker/contact", form);
	post(&w, BRAM, "/mijn/contact/1/antwoord", "antwoord=ja");
	return w;
}

static struct reply thank(struct world *w, const char *more)
{
	return post(w, ANNA, "/mijn/contact/1/bedanken",
		    arena_f(w->arena, WORDS "%s", more).p);
}

TEST(who_was_helped_sends_a_card)
{
	struct world w = talked();
	struct reply r = get(&w, ANNA, "/mijn/contact/1");

	EXPECT(shows(r, "/mijn/contact/1/bedanken"));
	EXPECT(shows(get(&w, ANNA, "/mijn/contact/1/bedanken"), "Uw dank"));
	r = thank(&w, "&wijze=mail");
	EXPECT(r.status == 303 && str_eq(r.location, S("/mijn/bedankje/1")));
	EXPECT(count(&w, MAILS " AND recipient = 'bram@example.org'"
		     " AND text LIKE '%> Dank voor de koffie%'"
		     " AND text NOT LIKE '%anna@%'") == 1);
	EXPECT(shows(get(&w, BRAM, "/mijn"), "Dank voor de koffie"));
	EXPECT(shows(get(&w, BRAM, "/mijn/bedankjes"), "Anna aan De Linde"));
	EXPECT(shows(get(&w, ANNA, "/mijn/bedankjes"), "Dank voor de koffie"));
	EXPECT(shows(get(&w, ANNA, "/mijn/contact/1"), "/mijn/bedankje/1"));
	world_end(&w);
}

TEST(one_card_for_one_talk_and_only_after_a_yes)
{
	struct world w = talked();

	EXPECT(get(&w, ANNA, "/mijn/contact/2/bedanken").status == 404);
	EXPECT(post(&w, ANNA, "/mijn/contact/2/bedanken", WORDS).status == 404);
	EXPECT(get(&w, BRAM, "/mijn/contact/1/bedanken").status == 404);
	EXPECT(!shows(get(&w, BRAM, "/mijn/contact/1"), "/bedanken"));
	thank(&w, "");
	EXPECT(thank(&w, "").status == 303);
	EXPECT(count(&w, CARDS) == 1 && count(&w, MAILS) == 1);
	world_end(&w);
}

TEST(a_card_is_nobody_elses)
{
	static const char *const paths[] = { "/mijn/bedankje/1",
					     "/mijn/bedankje/1/kaart" };
	struct world w = talked();

	thank(&w, "&tonen=ja");
	for (size_t i = 0; i < COUNT(paths); i++) {
		EXPECT(get(&w, ANNA, paths[i]).status == 200);
		EXPECT(get(&w, BRAM, paths[i]).status == 200);
		EXPECT(get(&w, CORA, paths[i]).status == 404);
		EXPECT(get(&w, STRANGER, paths[i]).status == 303);
	}
	EXPECT(post(&w, CORA, "/mijn/bedankje/1/tonen", "antwoord=ja").status == 404);
	EXPECT(post(&w, ANNA, "/mijn/bedankje/1/tonen", "antwoord=ja").status == 404);
	EXPECT(post(&w, BRAM, "/mijn/bedankje/1/terug", "").status == 404);
	EXPECT(!shows(get(&w, STRANGER, "/initiatieven/de-linde"), "en de moed"));
	EXPECT(count(&w, CARDS) == 1);
	world_end(&w);
}

TEST(it_stands_on_their_page_only_if_both_want_that)
{
	struct world w = talked();
	const char *page = "/initiatieven/de-linde", *answer;

	thank(&w, "");
	post(&w, BRAM, "/mijn/bedankje/1/tonen", "antwoord=ja");
	EXPECT(!shows(get(&w, STRANGER, page), "en de moed"));
	post(&w, ANNA, "/mijn/bedankje/1/terug", "");
	thank(&w, "&tonen=ja");
	answer = arena_f(w.arena, "/mijn/bedankje/%" PRId64 "/tonen",
			 count(&w, "SELECT id FROM thanks")).p;
	EXPECT(!shows(get(&w, STRANGER, page), "en de moed"));
	post(&w, BRAM, answer, "antwoord=ja");
	EXPECT(shows(get(&w, STRANGER, page), "en de moed"));
	EXPECT(!shows(get(&w, STRANGER, page), "Anna"));
	post(&w, BRAM, answer, "antwoord=nee");
	EXPECT(!shows(get(&w, STRANGER, page), "en de moed"));
	world_end(&w);
}

TEST(who_got_it_chooses_from_the_mail)
{
	struct world w = talked();
	str link;

	thank(&w, "&tonen=ja");
	link = mailed(&w, "bram@example.org", "/bevestig/");
	EXPECT(shows(get(&w, 0, link.p), "Dank voor de koffie"));
	EXPECT(post(&w, 0, link.p, "antwoord=ja").status == 200);
	EXPECT(shows(get(&w, 0, "/initiatieven/de-linde"), "en de moed"));
	world_end(&w);
}

TEST(no_address_stands_on_a_card_and_no_name_on_one_for_all)
{
	struct world w = talked();
	struct reply r = post(&w, ANNA, "/mijn/contact/1/bedanken",
			      "woorden=Bel+mij%3A+06+12+34+56+78");

	EXPECT(r.status == 422 && shows(r, "06 12 34 56 78"));
	EXPECT(post(&w, ANNA, "/mijn/contact/1/bedanken", "woorden=Ik").status == 422);
	EXPECT(post(&w, ANNA, "/mijn/contact/1/bedanken",
		"woorden=Dank+aan+mevrouw+Zonnestraal.&tonen=ja").status == 422);
	EXPECT(count(&w, CARDS) == 0);
	EXPECT(post(&w, ANNA, "/mijn/contact/1/bedanken",
		"woorden=Dank+aan+mevrouw+Zonnestraal.").status == 303);
	world_end(&w);
}

TEST(on_paper_nothing_is_sent)
{
	struct world w = talked();
	struct reply r;

	thank(&w, "&wijze=paper&tonen=ja");
	EXPECT(count(&w, MAILS) == 0);
	EXPECT(get(&w, BRAM, "/mijn/bedankje/1").status == 404);
	EXPECT(!shows(get(&w, BRAM, "/mijn"), "en de moed"));
	r = get(&w, ANNA, "/mijn/bedankje/1/kaart");
	EXPECT(shows(r, "Dank voor de koffie") && shows(r, "bp-card6__title"));
	EXPECT(!shows(r, "example.org"));
	r = get(&w, ANNA, "/mijn/bedankje/1/kaart?vorm=vier");
	EXPECT(shows(r, "bp-card6s--four"));
	world_end(&w);
}

TEST(who_gave_it_takes_it_back)
{
	struct world w = talked();

	thank(&w, "&tonen=ja");
	post(&w, BRAM, "/mijn/bedankje/1/tonen", "antwoord=ja");
	EXPECT(post(&w, ANNA, "/mijn/bedankje/1/terug", "").status == 303);
	EXPECT(count(&w, CARDS) == 0);
	EXPECT(!shows(get(&w, STRANGER, "/initiatieven/de-linde"), "en de moed"));
	EXPECT(get(&w, BRAM, "/mijn/bedankje/1").status == 404);
	world_end(&w);
}

static void morning(struct world *w)
{
	world_sql(w, "DELETE FROM mail; DELETE FROM job; INSERT INTO job (kind,"
		     " about, due) VALUES ('outcome.look', 0, 0)");
	world_work(w);
}

TEST(the_mail_of_the_month_offers_it_once)
{
	struct world w = talked();
	str link;

	post(&w, ANNA, "/mijn/contact/1/afloop", "antwoord=yes");
	w.now += 40 * DAY;
	morning(&w);
	EXPECT(!count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		" 'anna@example.org'"));
	world_sql(&w, "INSERT INTO entry (id, type, slug, title, sort_key,"
		" created_at, updated_at) VALUES (4, 'ask', 'q', 'Hoe dan?', 'q',"
		" 0, 0); INSERT INTO ask (id, person_id) VALUES (4, 7)");
	morning(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		" 'anna@example.org' AND text LIKE '%De Linde heeft u geholpen%'") == 1);
	link = mailed(&w, "anna@example.org", "/bevestig/");
	EXPECT(shows(get(&w, 0, link.p), "Uw dank"));
	EXPECT(shows(post(&w, 0, link.p, "antwoord=stuur&woorden="),
		     "id=\"woorden-fout\""));
	EXPECT(post(&w, 0, link.p, "antwoord=stuur&" WORDS).status == 200);
	EXPECT(count(&w, CARDS) == 1 && count(&w, MAILS) == 1);
	w.now += 40 * DAY;
	morning(&w);
	EXPECT(!count(&w, "SELECT count(*) FROM mail WHERE text LIKE '%heeft u geholpen%'"));
	world_end(&w);
}

TEST(who_blocked_the_other_gets_no_card)
{
	struct world w = talked();

	post(&w, BRAM, "/mijn/contact/1/blokkeren", "doe=ja");
	thank(&w, "&wijze=mail");
	EXPECT(count(&w, MAILS) == 0);
	EXPECT(get(&w, BRAM, "/mijn/bedankje/1").status == 404);
	world_end(&w);
}

TEST(cards_are_kept_two_years)
{
	struct world w = talked();

	thank(&w, "");
	w.now += 729 * DAY;
	world_sql(&w, "DELETE FROM job; INSERT INTO job (kind, about, due)"
		      " VALUES ('privacy.terms', 0, 0)");
	world_work(&w);
	EXPECT(count(&w, CARDS) == 1);
	w.now += 2 * DAY;
	world_sql(&w, "INSERT INTO job (kind, about, due)"
		      " VALUES ('privacy.terms', 0, 0)");
	world_work(&w);
	EXPECT(count(&w, CARDS) == 0);
	world_end(&w);
}

TEST(thanking_survives_every_failing_statement)
{
	struct world w = talked();

	survives_every_failure(&w, ANNA, "/mijn/contact/1/bedanken",
			       WORDS "&wijze=mail&tonen=ja");
	thank(&w, "&tonen=ja");
	survives_every_failure(&w, 0, mailed(&w, "bram@example.org",
		"/bevestig/").p, "antwoord=ja");
	survives_every_failure(&w, BRAM, "/mijn/bedankje/1/tonen", "antwoord=ja");
	survives_every_failure(&w, ANNA, "/mijn/bedankje/1/terug", "");
	world_end(&w);
}
