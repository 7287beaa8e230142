/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/introduction/thread.h"
#include "base/when.h"
#include "test/test.h"

enum { ANNA = 7, BRAM = 8, CORA = 9 };

#define THREAD "/mijn/contact/1"
#define TO_ANNA "SELECT count(*) FROM mail WHERE recipient = 'anna@example.org'"
#define TO_BRAM "SELECT count(*) FROM mail WHERE recipient = 'bram@example.org'"

/* Anna asked De Linde, of which Bram is the contact person. */
static struct world asked(void)
{
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (1, 'initiative', 'de-linde', 'De Linde',"
		" 'de linde', 10, 10), (2, 'initiative', 'het-anker',"
		" 'Het Anker', 'anker', 10, 10);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative'),"
		" (2, 'initiative');");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_person(&w, CORA, "Cora");
	world_sql(&w, "INSERT INTO membership VALUES (8, 1, 'manager', 0)");
	post(&w, ANNA, "/initiatieven/de-linde/contact",
	     "bericht=Wij+beginnen+net.&wens=write");
	return w;
}

static struct world talking(void)
{
	struct world w = asked();

	post(&w, BRAM, THREAD "/antwoord", "antwoord=hier");
	world_sql(&w, "DELETE FROM mail");
	return w;
}

/* As a mail that came in would add it. */
static enum thread_end by_mail(struct world *w, int64_t person, const char *text)
{
	struct tx *tx = tx_begin(w->db, w->arena, TX_WRITE);
	struct errand e = { tx, &w->conf, S("http://test.example.org"), w->now };
	enum thread_end end = thread_add(&e, &(struct thread_post){
		.introduction = { 1 }, .person = { person },
		.text = str_from_z(text), .by_mail = true });

	EXPECT(tx_end(tx));
	return end;
}

TEST(nobody_writes_before_a_yes)
{
	struct world w = asked();

	EXPECT(!shows(get(&w, ANNA, THREAD), "/schrijven"));
	EXPECT(post(&w, ANNA, THREAD "/schrijven", "tekst=Hallo").status == 422);
	EXPECT(by_mail(&w, ANNA, "Hallo") == THREAD_NOT_OPEN);
	EXPECT(!count(&w, "SELECT count(*) FROM thread_message"));
	world_end(&w);
}

TEST(a_yes_through_this_site_gives_no_address)
{
	struct world w = asked();

	EXPECT(post(&w, 0, mailed(&w, "bram@example.org", "/bevestig/").p,
		    "antwoord=hier").status == 200);
	EXPECT(!count(&w, TO_ANNA " AND text LIKE '%bram@%'"));
	EXPECT(!count(&w, TO_BRAM " AND text LIKE '%anna@%'"));
	EXPECT(!shows(get(&w, ANNA, THREAD), "bram@example.org"));
	EXPECT(!shows(get(&w, BRAM, THREAD), "anna@example.org"));
	EXPECT(post(&w, ANNA, THREAD "/adres", "").status == 303);
	EXPECT(shows(get(&w, BRAM, THREAD), "anna@example.org"));
	EXPECT(!shows(get(&w, ANNA, THREAD), "bram@example.org"));
	EXPECT(count(&w, TO_BRAM " AND text LIKE '%anna@%'") == 1);
	EXPECT(post(&w, BRAM, THREAD "/adres", "").status == 303);
	EXPECT(shows(get(&w, ANNA, THREAD), "bram@example.org"));
	world_end(&w);
}

TEST(what_one_writes_the_other_gets_by_mail_and_on_the_page)
{
	struct world w = talking();

	EXPECT(post(&w, ANNA, THREAD "/schrijven",
		"tekst=Dag+%3Cb%3E.+Zie+https%3A%2F%2Fexample.org%2Fplan+even").status == 303);
	EXPECT(shows(get(&w, BRAM, THREAD), "Dag &lt;b&gt;. Zie <a href=\"https://example.org/plan\""));
	EXPECT(shows(get(&w, ANNA, THREAD), "<strong>U</strong>"));
	EXPECT(count(&w, TO_BRAM " AND text LIKE '%> Dag <b>.%'") == 1);
	EXPECT(!count(&w, TO_BRAM " AND text LIKE '%anna@%'"));
	EXPECT(get(&w, CORA, THREAD).status == 404);
	EXPECT(post(&w, CORA, THREAD "/schrijven", "tekst=Ik+ook").status == 404);
	EXPECT(post(&w, ANNA, THREAD "/schrijven", "tekst=").status == 422);
	EXPECT(shows(get(&w, ANNA, THREAD "?taal=en"), "Your conversation"));
	world_end(&w);
}

TEST(a_mail_is_answered_without_signing_in)
{
	struct world w = talking();
	const char *link;

	post(&w, ANNA, THREAD "/schrijven", "tekst=Wanneer+past+het%3F");
	link = mailed(&w, "bram@example.org", "/bevestig/").p;
	EXPECT(shows(get(&w, 0, link), "Wanneer past het?"));
	EXPECT(post(&w, 0, link, "antwoord=stuur&tekst=").status == 422);
	EXPECT(post(&w, 0, link, "antwoord=stuur&tekst=Donderdag").status == 200);
	EXPECT(shows(get(&w, ANNA, THREAD), "Donderdag"));
	EXPECT(count(&w, TO_ANNA " AND text LIKE '%Donderdag%'") == 1);
	EXPECT(post(&w, 0, link, "antwoord=stuur&tekst=Nog+eens").status == 410);
	world_end(&w);
}

TEST(what_is_about_a_person_is_asked_about_once)
{
	struct world w = talking();
	struct reply r = post(&w, ANNA, THREAD "/schrijven",
			      "tekst=Bel+06+12345678+maar");

	EXPECT(r.status == 422 && shows(r, "06 12345678"));
	EXPECT(!count(&w, "SELECT count(*) FROM thread_message"));
	EXPECT(post(&w, ANNA, THREAD "/schrijven",
		    "tekst=Bel+06+12345678+maar&zeker=ja").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM thread_message") == 1);
	world_end(&w);
}

TEST(a_reply_by_mail_is_checked_as_well)
{
	struct world w = talking();
	char *text = arena_alloc(w.arena, THREAD_TEXT_MAX + 2);

	EXPECT(by_mail(&w, BRAM, "  Kom maar langs. ") == THREAD_ADDED);
	EXPECT(count(&w, TO_ANNA " AND text LIKE '%Kom maar langs.%'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM thread_message WHERE side ="
		" 'helper' AND via = 'mail' AND text = 'Kom maar langs.'") == 1);
	EXPECT(by_mail(&w, CORA, "Ik ook") == THREAD_NOT_THEIRS);
	EXPECT(by_mail(&w, BRAM, " \n ") == THREAD_EMPTY);
	EXPECT(by_mail(&w, BRAM, "\xFF") == THREAD_EMPTY);
	memset(text, 'x', THREAD_TEXT_MAX + 1);
	EXPECT(by_mail(&w, BRAM, text) == THREAD_LONG);
	for (int n = 0; n < 19; n++)
		EXPECT(by_mail(&w, BRAM, "Nog iets") == THREAD_ADDED);
	EXPECT(by_mail(&w, BRAM, "Nog iets") == THREAD_OFTEN);
	EXPECT(by_mail(&w, ANNA, "Dank u") == THREAD_ADDED);
	w.now += DAY + 1;
	EXPECT(by_mail(&w, BRAM, "Nog iets") == THREAD_ADDED);
	world_end(&w);
}

TEST(a_block_ends_asking_and_writing_both_ways)
{
	struct world w = talking();

	EXPECT(post(&w, BRAM, THREAD "/blokkeren", "doe=ja").status == 303);
	EXPECT(by_mail(&w, ANNA, "Hallo?") == THREAD_BLOCKED);
	EXPECT(by_mail(&w, BRAM, "Toch nog iets") == THREAD_BLOCKED);
	EXPECT(post(&w, ANNA, THREAD "/schrijven", "tekst=Hallo").status == 422);
	EXPECT(!shows(get(&w, ANNA, THREAD), "Blokkeer" "de"));
	EXPECT(shows(get(&w, ANNA, THREAD), "kunnen geen berichten meer"));
	EXPECT(shows(get(&w, BRAM, THREAD), "Contact weer toestaan"));
	EXPECT(shows(get(&w, ANNA, "/initiatieven/de-linde/contact"),
		     "kunnen nu niet gevraagd worden"));
	EXPECT(get(&w, CORA, "/initiatieven/de-linde/contact").status == 200);
	EXPECT(get(&w, ANNA, "/initiatieven/het-anker/contact").status == 200);
	EXPECT(!count(&w, TO_ANNA));
	EXPECT(post(&w, BRAM, THREAD "/blokkeren", "doe=nee").status == 303);
	EXPECT(by_mail(&w, ANNA, "Fijn") == THREAD_ADDED);
	EXPECT(get(&w, ANNA, "/initiatieven/de-linde/contact").status == 200);
	world_end(&w);
}

TEST(who_blocked_by_mail_address_cannot_ask_as_a_stranger)
{
	struct world w = talking();

	post(&w, BRAM, THREAD "/blokkeren", "doe=ja");
	EXPECT(post(&w, 0, "/initiatieven/de-linde/contact",
		"bericht=Wij+beginnen+net.&wens=write&naam=Anna"
		"&email=anna%40example.org").status == 303);
	EXPECT(shows(post(&w, 0, mailed(&w, "anna@example.org", "/bevestig/").p,
			  "antwoord=ja"), "kunnen nu niet gevraagd worden"));
	EXPECT(!count(&w, TO_BRAM));
	world_end(&w);
}

TEST(conversations_survive_every_failure)
{
	struct world w = talking();

	survives_every_failure(&w, ANNA, THREAD "/schrijven", "tekst=Hallo");
	survives_every_failure(&w, 0,
		mailed(&w, "bram@example.org", "/bevestig/").p,
		"antwoord=stuur&tekst=Dag");
	survives_every_failure(&w, ANNA, THREAD "/adres", "");
	survives_every_failure(&w, ANNA, THREAD "/blokkeren", "doe=ja");
	survives_every_failure(&w, ANNA, THREAD, NULL);
	world_end(&w);
}
