/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/join/join.h"
#include "search/search.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, CORA = 3, A_DAY = 86400 };

#define NEW "/initiatieven/nieuw"
#define WHAT "&soort=initiative&tekst=Wij+koken+elke+week+samen+in+het+dorp."
#define NOOR "&naam=Noor&email=noor@example.org"
#define OWN "van=ons&titel=De+Pan" WHAT
#define OTHER "van=ander&titel=De+Pan" WHAT "&hun_mail=pan@example.org"

/* Austerlitz zorgt is there, with another name; Cora coordinates. */
static struct world village(void)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind, own) VALUES"
		" (1, 'oostdorp', 'Oostdorp', 'oostdorp', 'village', 1);"
		"INSERT INTO place_within VALUES (1, 1);"
		"INSERT INTO entry (id, type, slug, title, sort_key, place_id,"
		" created_at, updated_at) VALUES"
		" (10, 'initiative', 'austerlitz-zorgt', 'Austerlitz zorgt',"
		"  'austerlitz zorgt', 1, 0, 0),"
		" (11, 'initiative', 'zegveld-eet', 'Zegveld eet', 'zegveld eet',"
		"  1, 0, 0);"
		"INSERT INTO party (id, kind) VALUES (10, 'initiative'),"
		" (11, 'initiative');"
		"INSERT INTO party_alias VALUES (11, 1, 'De Kookpot', 'de kookpot')");

	world_person(&w, ANNA, "Anna");
	world_person(&w, CORA, "Cora");
	world_sql(&w, "INSERT INTO role_grant (person_id, role, granted_at,"
		" granted_by) VALUES (3, 'coordinator', 0, 'test');"
		"INSERT INTO job (kind, about, due) VALUES ('index.entry', 10, 0),"
		" ('index.entry', 11, 0)");
	w.index = index_open_memory(NULL);
	world_work(&w);
	return w;
}

static void leave(struct world *w)
{
	world_end(w);
}

/* Noor adds it; the path of the link in her mail. */
static const char *added(struct world *w, const char *form)
{
	EXPECT(str_eq(post(w, STRANGER, NEW, form).location,
		      S("/initiatieven/nieuw/verstuurd")));
	return mailed(w, "noor@example.org", "/bevestig/").p;
}

/* She confirmed it, and it was told; the path of the link they got. */
static const char *told(struct world *w)
{
	EXPECT(post(w, STRANGER, added(w, OTHER NOOR), "antwoord=ja").status == 303);
	world_work(w);
	return mailed(w, "pan@example.org", "/bevestig/").p;
}

static int64_t managers(struct world *w, const char *mail)
{
	return count(w, arena_f(w->arena, "SELECT count(*) FROM membership m"
		" JOIN person p ON p.id = m.person_id JOIN entry e ON e.id ="
		" m.party_id WHERE e.slug = 'de-pan' AND m.role = 'manager'"
		" AND p.mail = '%s'", mail).p);
}

TEST(one_s_own_is_there_after_the_mail_and_one_manages_it)
{
	struct world w = village();
	const char *link = added(&w, OWN NOOR);

	EXPECT(get(&w, STRANGER, "/initiatieven/de-pan").status == 404);
	EXPECT(shows(get(&w, STRANGER, link), "De Pan"));
	EXPECT(str_eq(post(&w, STRANGER, link, "antwoord=ja").location,
		      S("/initiatieven/de-pan?toegevoegd=1")));
	EXPECT(shows(get(&w, STRANGER, "/initiatieven/de-pan?toegevoegd=1"),
		     "Het staat op de site"));
	EXPECT(managers(&w, "noor@example.org") == 1);
	leave(&w);
}

TEST(who_is_signed_in_adds_it_at_once)
{
	struct world w = village();

	EXPECT(post(&w, ANNA, NEW, OWN "&plaats=Oostdorp").status == 303);
	EXPECT(shows(get(&w, STRANGER, "/initiatieven/de-pan"), "Wij koken elke"));
	EXPECT(managers(&w, "anna@example.org") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM entry WHERE slug = 'de-pan' AND"
		" place_id = 1 AND checked_by = 'De Pan'") == 1);
	leave(&w);
}

TEST(what_was_typed_stays_where_something_is_wrong)
{
	struct world w = village();
	struct reply r = post(&w, STRANGER, NEW, "van=ander&titel=De+Pan"
		"&tekst=kort&site=geen+site&hun_mail=x&naam=&email=");

	EXPECT(r.status == 422 && shows(r, "value=\"De Pan\""));
	EXPECT(shows(r, "href=\"#tekst\"") && shows(r, "href=\"#soort\""));
	EXPECT(shows(r, "href=\"#site\"") && shows(r, "href=\"#hun_mail\""));
	EXPECT(shows(r, "href=\"#naam\"") && shows(r, "href=\"#email\""));
	leave(&w);
}

TEST(a_name_much_like_one_that_is_there_is_asked_about_first)
{
	struct world w = village();
	const char *form = "van=ons&titel=Austerlitz+zorgt+voor+elkaar" WHAT;
	struct reply r = post(&w, ANNA, NEW, form);

	EXPECT(r.status == 200 && shows(r, "Is het een van deze?"));
	EXPECT(shows(r, "/initiatieven/austerlitz-zorgt"));
	EXPECT(!shows(r, "zegveld-eet") && shows(r, "name=\"anders\""));
	r = post(&w, ANNA, NEW, arena_f(w.arena, "%s&anders=1", form).p);
	EXPECT(r.status == 303);
	leave(&w);
}

TEST(names_that_look_alike_are_listed_while_one_types)
{
	struct world w = village();
	struct reply r = get(&w, STRANGER,
		"/initiatieven/lijkt-op?q=Austerlits+zorgt");

	EXPECT(shows(r, "/initiatieven/austerlitz-zorgt"));
	EXPECT(shows(get(&w, STRANGER, "/initiatieven/lijkt-op?q=kookpot"),
		     "/initiatieven/zegveld-eet"));
	r = get(&w, STRANGER, "/initiatieven/lijkt-op?q=De+repairwerkplaats");
	EXPECT(r.status == 200 && !r.body.n);
	leave(&w);
}

TEST(someone_else_s_is_told_to_them_once)
{
	struct world w = village();
	const char *link = told(&w);
	struct reply r = get(&w, STRANGER, link);

	EXPECT(shows(r, "Gaat dit over u?") && shows(r, "value=\"De Pan\""));
	EXPECT(get(&w, STRANGER, "/initiatieven/de-pan").status == 200);
	EXPECT(managers(&w, "noor@example.org") == 0);
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		" 'pan@example.org'") == 1);
	leave(&w);
}

TEST(they_claim_it_by_a_button_without_signing_in)
{
	struct world w = village();
	const char *link = told(&w);

	get(&w, STRANGER, link);
	EXPECT(managers(&w, "pan@example.org") == 0);
	EXPECT(shows(post(&w, STRANGER, link, "antwoord=ja&naam=De+Pan"
		"&kort=Wij+koken+voor+het+hele+dorp."), "U beheert deze pagina"));
	EXPECT(managers(&w, "pan@example.org") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE deed ="
		" 'claim.by-letter'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM addition WHERE mail <> ''") == 0);
	leave(&w);
}

TEST(they_correct_it_and_the_history_says_so)
{
	struct world w = village();
	const char *link = told(&w);

	EXPECT(post(&w, STRANGER, link, "antwoord=verbeter&naam=&kort=").status
	       == 422);
	EXPECT(shows(post(&w, STRANGER, link, "antwoord=verbeter"
		"&naam=De+Braadpan&kort=Wij+koken+voor+het+dorp."),
		"Het is verbeterd"));
	EXPECT(shows(get(&w, STRANGER, "/initiatieven/de-pan"), "De Braadpan"));
	EXPECT(count(&w, "SELECT count(*) FROM revision WHERE role = 'party'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM addition WHERE mail <> ''") == 0);
	EXPECT(post(&w, STRANGER, link, "antwoord=weg").status == 410);
	leave(&w);
}

TEST(they_have_it_removed_and_after_thirty_days_it_is_gone)
{
	struct world w = village();
	const char *link = told(&w);

	EXPECT(shows(post(&w, STRANGER, link, "antwoord=weg"),
		     "Het staat niet meer op de site"));
	EXPECT(get(&w, STRANGER, "/initiatieven/de-pan").status == 404);
	EXPECT(shows(get(&w, CORA, "/beheer"), "Zij lieten het weghalen"));
	w.now += 31 * A_DAY;
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM entry WHERE slug = 'de-pan'") == 0);
	leave(&w);
}

TEST(an_address_is_forgotten_without_an_answer)
{
	struct world w = village();
	const char *link = told(&w);

	w.now += 61 * A_DAY;
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM addition WHERE mail <> ''") == 0);
	EXPECT(get(&w, STRANGER, link).status == 410);
	leave(&w);
}

TEST(an_address_gets_no_second_letter_before_it_answers)
{
	struct world w = village();

	told(&w);
	EXPECT(post(&w, ANNA, NEW, "van=ander&titel=Iets+heel+anders" WHAT
		"&hun_mail=Pan@example.org").status == 303);
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		" 'pan@example.org'") == 1);
	leave(&w);
}

TEST(what_nobody_confirms_goes_with_the_address)
{
	struct world w = village();

	added(&w, OTHER NOOR);
	w.now += 8 * A_DAY;
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM entry WHERE slug = 'de-pan'") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM person WHERE name = 'Noor'") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		" 'pan@example.org'") == 0);
	leave(&w);
}

TEST(an_address_gets_three_of_these_mails_a_day)
{
	struct world w = village();
	static const char *const names[] = { "Kweektuin", "Moestuin",
		"Repairwerkplaats", "Voorleesclub", "Wandelgroep" };

	for (size_t i = 0; i < COUNT(names); i++)
		EXPECT(post(&w, STRANGER, NEW, arena_f(w.arena,
			"van=ons&titel=%s" WHAT NOOR, names[i]).p).status == 303);
	EXPECT(post(&w, STRANGER, NEW, OWN "&naam=Robot&website=x"
		"&email=robot@example.org").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM addition") == 3);
	leave(&w);
}

TEST(a_coordinator_looks_afterwards)
{
	struct world w = village();

	post(&w, ANNA, NEW, OWN "&plaats=Oostdorp");
	EXPECT(shows(get(&w, CORA, "/beheer"), "Nieuw: door henzelf"));
	EXPECT(post(&w, CORA, "/beheer/nieuw/de-pan", "doe=goed").status == 303);
	EXPECT(!shows(get(&w, CORA, "/beheer"), "Nieuw: door henzelf"));
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE deed ="
		" 'addition.goed'") == 1);
	EXPECT(get(&w, STRANGER, "/initiatieven/de-pan").status == 200);
	leave(&w);
}

TEST(a_phone_number_is_asked_about_and_held_until_someone_looked)
{
	struct world w = village();
	const char *form = "van=ons&titel=De+Pan&soort=initiative"
			   "&tekst=Bel+Jan+op+06+12+34+56+78+voor+een+maaltijd.";

	EXPECT(shows(post(&w, ANNA, NEW, form), "Weet u het zeker?"));
	EXPECT(str_eq(post(&w, ANNA, NEW,
		arena_f(w.arena, "%s&zeker=1", form).p).location,
		S("/initiatieven/nieuw/bevestigd")));
	EXPECT(get(&w, STRANGER, "/initiatieven/de-pan").status == 404);
	EXPECT(post(&w, CORA, "/beheer/nieuw/de-pan", "doe=plaats").status == 303);
	EXPECT(get(&w, STRANGER, "/initiatieven/de-pan").status == 200);
	EXPECT(managers(&w, "anna@example.org") == 1);
	leave(&w);
}

TEST(adding_survives_every_failure)
{
	struct world w = village();

	survives_every_failure(&w, STRANGER, NEW, OWN NOOR);
	survives_every_failure(&w, ANNA, NEW, "van=ons&titel=Moestuin" WHAT);
	survives_every_failure(&w, STRANGER, told(&w), "antwoord=ja"
		"&naam=De+Pan&kort=Wij+koken+voor+het+dorp.");
	survives_every_failure(&w, CORA, "/beheer/nieuw/de-pan", "doe=goed");
	leave(&w);
}

#define SMALL "/mijn/iets-kleins"

TEST(one_tap_brings_a_cup_of_coffee)
{
	struct world w = village();

	world_sql(&w, "INSERT INTO membership VALUES (1, 10, 'manager', 0)");
	EXPECT(shows(get(&w, ANNA, "/mijn"), "Iets kleins om te brengen?"));
	EXPECT(shows(get(&w, ANNA, SMALL), "Een kop koffie en een kijkje"));
	EXPECT(post(&w, ANNA, SMALL, "wat=coffee").status == 303);
	EXPECT(shows(get(&w, STRANGER, "/aanbod/een-kop-koffie-en-een-kijkje"),
		     "Austerlitz zorgt"));
	EXPECT(shows(get(&w, ANNA, SMALL "?gebracht=1"),
		     "/aanbod/een-kop-koffie-en-een-kijkje/wijzigen"));
	EXPECT(post(&w, ANNA, SMALL, "wat=coffee").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM offer") == 1);
	EXPECT(!shows(get(&w, ANNA, "/mijn"), "Iets kleins om te brengen?"));
	leave(&w);
}

TEST(what_was_taken_back_may_be_brought_again)
{
	struct world w = village();

	post(&w, ANNA, SMALL, "wat=phone");
	EXPECT(post(&w, ANNA, "/aanbod/een-uur-aan-de-telefoon/intrekken",
		    "").status == 303);
	EXPECT(!shows(get(&w, ANNA, SMALL), "telefoon/wijzigen"));
	post(&w, ANNA, SMALL, "wat=phone");
	EXPECT(count(&w, "SELECT count(*) FROM entry WHERE type = 'offer' AND"
		" status = 'published'") == 1);
	leave(&w);
}

TEST(skipping_is_one_tap_and_not_asked_again)
{
	static const char *const taps[] = { "wat=skip", "wat=unknown" };

	for (size_t i = 0; i < COUNT(taps); i++) {
		struct world w = village();

		EXPECT(post(&w, ANNA, SMALL, taps[i]).status == 303);
		EXPECT(!shows(get(&w, ANNA, "/mijn"), "Iets kleins om"));
		EXPECT(count(&w, "SELECT count(*) FROM offer") == 0);
		leave(&w);
	}
}

TEST(who_adds_their_own_is_invited_at_once)
{
	struct world w = village();

	EXPECT(str_eq(post(&w, ANNA, NEW, OWN).location,
		      S(SMALL "?erbij=de-pan")));
	EXPECT(shows(get(&w, ANNA, SMALL "?erbij=de-pan"), "De Pan"));
	EXPECT(str_eq(post(&w, ANNA, NEW, "van=ons&titel=Moestuin" WHAT).location,
		      S(SMALL "?erbij=moestuin")));
	post(&w, ANNA, SMALL, "wat=skip");
	EXPECT(str_eq(post(&w, ANNA, NEW, "van=ons&titel=Wandelgroep" WHAT).location,
		      S("/initiatieven/wandelgroep?toegevoegd=1")));
	leave(&w);
}

TEST(bringing_something_small_survives_every_failure)
{
	struct world w = village();

	survives_every_failure(&w, ANNA, SMALL, "wat=story");
	leave(&w);
}

#define CLAIM "/mijn/claim/austerlitz-zorgt"

static int64_t keeps(struct world *w, int64_t person)
{
	return count(w, arena_f(w->arena, "SELECT count(*) FROM membership"
		" WHERE party_id = 10 AND role = 'manager' AND person_id = %lld",
		(long long)person).p);
}

static const char *claimed(struct world *w)
{
	EXPECT(post(w, ANNA, CLAIM, "woorden=Ik+ben+hier+de+penningmeester.")
	       .status == 303);
	return mailed(w, "cora@example.org", "/beheer/claim/").p;
}

TEST(a_page_nobody_keeps_is_claimed_by_the_mail_known_for_it)
{
	struct world w = village();
	const char *link;

	world_sql(&w, "UPDATE party SET mail = 'zorgt@example.org' WHERE id = 10");
	EXPECT(shows(get(&w, STRANGER, "/initiatieven/austerlitz-zorgt"), CLAIM));
	EXPECT(shows(get(&w, ANNA, CLAIM), "z***@example.org"));
	EXPECT(post(&w, ANNA, CLAIM, "hoe=mail").status == 303);
	link = mailed(&w, "zorgt@example.org", "/bevestig/").p;
	EXPECT(shows(get(&w, STRANGER, link), "Anna") && !keeps(&w, ANNA));
	EXPECT(post(&w, STRANGER, link, "antwoord=ja").status == 200);
	EXPECT(keeps(&w, ANNA) == 1);
	EXPECT(!shows(get(&w, STRANGER, "/initiatieven/austerlitz-zorgt"), CLAIM));
	leave(&w);
}

TEST(who_has_that_mail_address_needs_no_letter)
{
	struct world w = village();

	world_sql(&w, "UPDATE party SET mail = 'Anna@example.org' WHERE id = 10");
	EXPECT(post(&w, ANNA, CLAIM, "hoe=mail").status == 303);
	EXPECT(keeps(&w, ANNA) == 1);
	leave(&w);
}

TEST(without_an_address_a_coordinator_decides_and_may_undo_it)
{
	struct world w = village();
	const char *path = claimed(&w);

	EXPECT(shows(get(&w, CORA, "/beheer"), "Austerlitz zorgt"));
	EXPECT(shows(get(&w, CORA, path), "penningmeester"));
	EXPECT(post(&w, CORA, path, "doe=ja").status == 303);
	EXPECT(keeps(&w, ANNA) == 1);
	EXPECT(mailed(&w, "anna@example.org", "/mijn/namens/").n);
	EXPECT(post(&w, CORA, path, "doe=terug").status == 303);
	EXPECT(!keeps(&w, ANNA));
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE deed LIKE 'claim.%'")
	       == 2);
	leave(&w);
}

TEST(a_no_has_a_reason_and_one_may_ask_again)
{
	struct world w = village();
	const char *path = claimed(&w);

	EXPECT(post(&w, CORA, path, "doe=nee&reden=").status == 422);
	EXPECT(post(&w, CORA, path, "doe=nee&reden=Zij+kennen+u+niet.").status
	       == 303);
	EXPECT(shows(get(&w, ANNA, CLAIM), "Zij kennen u niet."));
	EXPECT(post(&w, ANNA, CLAIM, "woorden=Vraag+het+aan+de+voorzitter.")
	       .status == 303);
	EXPECT(shows(get(&w, ANNA, CLAIM), "Uw vraag ligt bij"));
	leave(&w);
}

TEST(a_claim_nobody_decides_ends_with_a_mail)
{
	struct world w = village();

	claimed(&w);
	w.now += 31 * A_DAY;
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM claim") == 0);
	EXPECT(mailed(&w, "anna@example.org", "/mijn/claim/").n);
	leave(&w);
}

TEST(claiming_survives_every_failure)
{
	struct world w = village();

	survives_every_failure(&w, ANNA, CLAIM, "woorden=Ik+doe+hier+mee.");
	survives_every_failure(&w, ANNA, CLAIM "/intrekken", "");
	survives_every_failure(&w, CORA, claimed(&w), "doe=ja");
	leave(&w);
}
