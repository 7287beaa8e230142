/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/consent/consent.h"
#include "crypto/crypto.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1 };

/* Anna takes part; she did not agree to anything yet. */
static struct world network(void)
{
	struct world w = world_new("");

	world_person(&w, ANNA, "Anna");
	return w;
}

/* What people agree to: the words between heading and button. */
static str words_of(struct reply r)
{
	str page = r.body;
	size_t from = str_find(page, S("</h1>"));

	page = (str){ page.p + from, page.n - from };
	return str_head(page, str_find(page, S("</article>")));
}

/* Who changes a word gives it a new RULES_VERSION, and these two their new
 * hash: what somebody agreed to can always be shown. */
TEST(the_words_of_the_house_rules_are_those_of_their_version)
{
	struct world w = network();
	str dutch = words_of(get(&w, STRANGER, "/huisregels"));
	str english = words_of(get(&w, STRANGER, "/huisregels?taal=en"));

	EXPECT(str_eq(str_from_z(RULES_VERSION), S("2026-11-22")));
	EXPECT(str_eq(sha256_hex(w.arena, dutch),
		S("b13a3126e46518b2582caf948c1e2fbc420ee335f1c33ec29dc6ab7b10d7b876")));
	EXPECT(str_eq(sha256_hex(w.arena, english),
		S("174cf57d787fb83a5a2af6ca7d8f2dbe8951a4e6e12b5fbb3947aca7fe3c8c3a")));
	world_end(&w);
}

TEST(who_signs_in_agrees_to_the_house_rules)
{
	struct world w = network();
	str cookie, link;

	cookie = cookie_of(post(&w, STRANGER, "/inloggen",
				"email=anna@example.org&naar="), "inlog");
	EXPECT(shows(get_with(&w, cookie, "/inloggen/code"),
		     "Met deze knop zegt u ja tegen de"));
	EXPECT(count(&w, "SELECT count(*) FROM consent") == 0);
	link = mailed(&w, "anna@example.org", "/bevestig/");
	EXPECT(shows(get_with(&w, cookie, link.p), "16 jaar of ouder"));
	EXPECT(post_with(&w, cookie, link.p, "antwoord=ja").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM consent WHERE person_id = 1"
		" AND purpose = 'house-rules' AND way = 'mail'"
		" AND lang = 'nl' AND version = '" RULES_VERSION "'") == 1);
	world_end(&w);
}

TEST(who_agreed_is_not_asked_again_until_the_rules_change)
{
	struct world w = network();

	EXPECT(shows(get(&w, ANNA, "/mijn"), "Houdt u zich aan de huisregels?"));
	EXPECT(!shows(get(&w, STRANGER, "/huisregels"), "Ik houd mij hieraan"));
	EXPECT(shows(get(&w, ANNA, "/huisregels"), "Ik houd mij hieraan"));
	EXPECT(post(&w, ANNA, "/mijn/huisregels", "").status == 303);
	EXPECT(!shows(get(&w, ANNA, "/mijn"), "huisregels?"));
	EXPECT(!shows(get(&w, ANNA, "/huisregels"), "Ik houd mij hieraan"));
	post(&w, ANNA, "/mijn/huisregels", "");
	EXPECT(count(&w, "SELECT count(*) FROM consent") == 1);
	world_sql(&w, "UPDATE consent SET version = '2020-01-01'");
	EXPECT(shows(get(&w, ANNA, "/mijn"), "De huisregels zijn veranderd"));
	EXPECT(shows(get(&w, ANNA, "/huisregels"),
		     "veranderd sinds u er ja tegen zei"));
	post(&w, ANNA, "/mijn/huisregels", "");
	EXPECT(count(&w, "SELECT count(*) FROM consent") == 2);
	world_end(&w);
}

TEST(a_yes_is_shown_to_who_gave_it_with_its_day_and_text)
{
	struct world w = network();
	struct reply r = get(&w, ANNA, "/mijn/toestemming");

	EXPECT(shows(r, "nog nergens ja tegen gezegd"));
	post(&w, ANNA, "/mijn/huisregels", "");
	r = get(&w, ANNA, "/mijn/toestemming");
	EXPECT(shows(r, "De huisregels") && shows(r, "18 november 2026"));
	EXPECT(shows(r, "Tekst van 22 november 2026"));
	EXPECT(shows(r, "Die gelden zolang u meedoet."));
	EXPECT(!shows(r, "Trek mijn ja in"));
	EXPECT(post(&w, ANNA, "/mijn/toestemming/1", "").status == 404);
	EXPECT(post(&w, ANNA, "/mijn/toestemming/9", "").status == 404);
	EXPECT(count(&w, "SELECT count(*) FROM consent WHERE withdrawn_at = 0")
	       == 1);
	world_end(&w);
}

/* As a feature asks, in the transaction of its form. */
static bool say_yes(struct world *w, const struct consent *yes)
{
	struct tx *tx = tx_begin(w->db, w->arena, TX_WRITE);
	struct request req = { .arena = w->arena, .tx = tx, .now = w->now,
			       .lang = S("nl") };

	consent_given(&req, yes);
	return tx_end(tx);
}

TEST(who_has_no_account_says_yes_under_the_hash_of_an_address)
{
	struct world w = network();
	struct consent yes = { .mail_hash = S("abc"), .purpose = "newsletter",
			       .version = "1", .way = "paper" };

	EXPECT(say_yes(&w, &yes) && say_yes(&w, &yes));
	EXPECT(count(&w, "SELECT count(*) FROM consent WHERE mail_hash = 'abc'"
		" AND person_id IS NULL AND way = 'paper'") == 1);
	world_end(&w);
}

TEST(a_yes_survives_a_failing_database_whole_or_not_at_all)
{
	struct world w = network();

	survives_every_failure(&w, ANNA, "/mijn/huisregels", "");
	survives_every_failure(&w, ANNA, "/mijn/toestemming/1", "");
	survives_every_failure(&w, ANNA, "/mijn/toestemming", NULL);
	world_end(&w);
}
