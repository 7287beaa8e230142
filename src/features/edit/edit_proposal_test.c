/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/when.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BRAM = 2, CORRIE = 3, DIRK = 4 };

#define SOUP "/initiatieven/soepclub"
#define BREAD "/initiatieven/broodclub"
#define PROPOSAL "/mijn/voorstellen/1"

/* Anna is contact of the soup club, nobody of the bread club; Corrie
 * coordinates; Bram and Dirk are neighbours. */
static struct world village(void)
{
	struct world w = world_new(
		"INSERT INTO theme (id, slug, nl, en) VALUES"
		" (1, 'eten', 'Eten', 'Food');"
		"INSERT INTO entry (id, type, slug, title, sort_key, summary,"
		" created_at, updated_at) VALUES (10, 'initiative', 'soepclub',"
		" 'Soepclub', 'soepclub', 'Wij koken soep voor de straat.', 5, 5),"
		" (11, 'initiative', 'broodclub', 'Broodclub', 'broodclub',"
		" 'Wij bakken brood voor de straat.', 5, 5);"
		"INSERT INTO party (id, kind) VALUES"
		" (10, 'initiative'), (11, 'initiative');");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_person(&w, CORRIE, "Corrie");
	world_person(&w, DIRK, "Dirk");
	world_sql(&w,
		"INSERT INTO membership (person_id, party_id, role, since)"
		" VALUES (1, 10, 'manager', 0);"
		"INSERT INTO role_grant (person_id, role, granted_at, granted_by)"
		" VALUES (3, 'coordinator', 0, 'test');");
	return w;
}

#define RIGHT "naam=Soepclub&kort=Wij+koken+soep+voor+het+dorp."              \
	"&sinds=2014&waarom=Het+staat+op+hun+raam"

static struct reply propose(struct world *w, int64_t who, const char *fields)
{
	return post(w, who, SOUP "/voorstel", arena_f(w->arena,
		"versie=%" PRId64 "&%s", count(w, "SELECT updated_at FROM entry"
		" WHERE id = 10"), fields).p);
}

/* What stands in both fields, taken over; or with these words. */
static struct reply answer(struct world *w, int64_t who, const char *fields)
{
	return post(w, who, PROPOSAL, arena_f(w->arena, "versie=%" PRId64 "&%s",
		count(w, "SELECT max(updated_at) FROM entry"), fields).p);
}

TEST(anyone_signed_in_proposes_a_change_and_nothing_changes_yet)
{
	struct world w = village();
	struct reply r = get(&w, STRANGER, SOUP);

	EXPECT(shows(r, "Stel een wijziging voor"));
	EXPECT(get(&w, STRANGER, SOUP "/voorstel").status == 303);
	EXPECT(!shows(get(&w, ANNA, SOUP), "Stel een wijziging voor"));
	EXPECT(get(&w, ANNA, SOUP "/voorstel").status == 303);
	r = get(&w, BRAM, SOUP "/voorstel");
	EXPECT(r.status == 200);
	EXPECT(shows(r, "value=\"Soepclub\""));
	r = propose(&w, BRAM, RIGHT);
	EXPECT(r.status == 303 && str_eq(r.location, S(PROPOSAL)));
	EXPECT(shows(get(&w, STRANGER, SOUP), "voor de straat"));
	r = get(&w, BRAM, PROPOSAL);
	EXPECT(shows(r, "wacht op antwoord"));
	EXPECT(shows(r, "het dorp.</ins>"));
	EXPECT(shows(get(&w, BRAM, "/mijn"), PROPOSAL));
	/* Only what differs. */
	EXPECT(count(&w, "SELECT count(*) FROM proposal_field") == 2);
	world_end(&w);
}

TEST(who_keeps_a_page_hears_of_it_and_takes_over_what_is_right)
{
	struct world w = village();
	struct reply r;

	propose(&w, BRAM, RIGHT);
	world_work(&w);
	EXPECT(str_eq(mailed(&w, "anna@example.org", "/mijn/"), S(PROPOSAL)));
	EXPECT(!mailed(&w, "corrie@example.org", "/mijn/").n);
	EXPECT(shows(get(&w, ANNA, "/mijn"), PROPOSAL));
	r = get(&w, ANNA, PROPOSAL);
	EXPECT(shows(r, "Het staat op hun raam"));
	EXPECT(!shows(r, "Bram"));
	EXPECT(answer(&w, ANNA, "doe=ja&neem=kort").status == 303);
	r = get(&w, STRANGER, SOUP);
	EXPECT(shows(r, "voor het dorp") && !shows(r, "2014"));
	EXPECT(shows(get(&w, STRANGER, SOUP "/geschiedenis"),
		     "iemand anders stelde dit voor"));
	world_work(&w);
	EXPECT(mailed(&w, "bram@example.org", "/mijn/").n);
	EXPECT(shows(get(&w, BRAM, PROPOSAL), "Overgenomen op"));
	EXPECT(!shows(get(&w, ANNA, "/mijn"), PROPOSAL));
	EXPECT(answer(&w, ANNA, "doe=ja&neem=sinds").status == 303);
	EXPECT(!shows(get(&w, STRANGER, SOUP), "2014"));
	world_end(&w);
}

TEST(a_no_comes_with_a_word)
{
	struct world w = village();
	struct reply r;

	propose(&w, BRAM, RIGHT);
	r = answer(&w, ANNA, "doe=nee&woord=");
	EXPECT(r.status == 422);
	EXPECT(shows(r, "Schrijf een woord aan wie dit voorstelt."));
	r = answer(&w, ANNA, "doe=ja&woord=Dank");
	EXPECT(r.status == 422 && shows(r, ">Dank</textarea>"));
	EXPECT(answer(&w, ANNA, "doe=misschien").status == 422);
	answer(&w, ANNA, "doe=nee&woord=Wij+koken+alleen+hier.");
	world_work(&w);
	EXPECT(shows(get(&w, BRAM, PROPOSAL), "Wij koken alleen hier."));
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
			 " 'bram@example.org' AND text LIKE"
			 " '%Wij koken alleen hier.%'") == 1);
	EXPECT(shows(get(&w, STRANGER, SOUP), "voor de straat"));
	world_end(&w);
}

TEST(a_proposal_is_for_who_made_it_and_who_decides)
{
	struct world w = village();

	propose(&w, BRAM, RIGHT);
	EXPECT(get(&w, DIRK, PROPOSAL).status == 404);
	EXPECT(get(&w, STRANGER, PROPOSAL).status == 303);
	/* It has a contact: not for a coordinator. */
	EXPECT(get(&w, CORRIE, PROPOSAL).status == 404);
	EXPECT(!shows(get(&w, CORRIE, "/beheer"), PROPOSAL));
	EXPECT(answer(&w, BRAM, "doe=ja&neem=kort").status == 403);
	EXPECT(post(&w, ANNA, PROPOSAL "/terugnemen", "").status == 403);
	EXPECT(post(&w, BRAM, PROPOSAL "/terugnemen", "").status == 303);
	EXPECT(shows(get(&w, BRAM, PROPOSAL), "Teruggenomen op"));
	EXPECT(!shows(get(&w, ANNA, "/mijn"), PROPOSAL));
	EXPECT(answer(&w, ANNA, "doe=ja&neem=kort").status == 303);
	EXPECT(shows(get(&w, STRANGER, SOUP), "voor de straat"));
	world_end(&w);
}

TEST(of_a_page_that_nobody_keeps_a_coordinator_decides)
{
	struct world w = village();

	EXPECT(post(&w, BRAM, BREAD "/voorstel", "versie=5&naam=Broodclub&kort="
		    "Wij+bakken+brood+voor+het+dorp.").status == 303);
	EXPECT(!shows(get(&w, ANNA, "/mijn"), PROPOSAL));
	EXPECT(shows(get(&w, CORRIE, "/beheer"), PROPOSAL));
	EXPECT(answer(&w, ANNA, "doe=ja&neem=kort").status == 404);
	EXPECT(answer(&w, CORRIE, "doe=ja&neem=kort").status == 303);
	EXPECT(shows(get(&w, STRANGER, BREAD), "voor het dorp"));
	EXPECT(shows(get(&w, STRANGER, BREAD "/geschiedenis"),
		     "door een coördinator"));
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE actor_id = 3 AND"
			 " deed = 'proposal.accepted' AND person_id = 2") == 1);
	world_end(&w);
}

TEST(what_was_changed_meanwhile_is_shown_and_not_taken_over_by_itself)
{
	struct world w = village();
	struct reply r;

	propose(&w, BRAM, RIGHT);
	r = propose(&w, DIRK, "naam=Soepclub&kort=Wij+koken+soep.");
	EXPECT(r.status == 303);
	post(&w, ANNA, SOUP "/wijzigen", "versie=5&naam=Soepclub&kort=Wij+koken"
	     "+elke+vrijdag+soep.");
	/* She decides on what she saw. */
	r = post(&w, ANNA, PROPOSAL, "versie=5&doe=ja&neem=kort");
	EXPECT(r.status == 422 && shows(r, "intussen veranderd"));
	r = get(&w, ANNA, PROPOSAL);
	EXPECT(shows(r, "elke vrijdag soep"));
	EXPECT(shows(r, "veranderd nadat het voorstel was gedaan"));
	EXPECT(!shows(r, "value=\"kort\" checked"));
	EXPECT(shows(r, "value=\"sinds\" checked"));
	answer(&w, ANNA, "doe=ja&neem=sinds");
	r = get(&w, STRANGER, SOUP);
	EXPECT(shows(r, "2014") && shows(r, "elke vrijdag"));
	/* And who proposes on an old page sees that, too. */
	r = post(&w, CORRIE, BREAD "/wijzigen", "versie=5&naam=Bakclub&kort="
		 "Wij+bakken+brood+voor+de+straat.");
	r = post(&w, BRAM, BREAD "/voorstel", "versie=5&naam=Broodhuis&kort=Wij"
		 "+bakken+brood+voor+de+straat.");
	EXPECT(r.status == 409 && shows(r, "Bakclub"));
	world_end(&w);
}

TEST(a_proposal_that_nobody_answers_lapses_after_sixty_days)
{
	struct world w = village();

	propose(&w, BRAM, RIGHT);
	world_work(&w);
	w.now += 59 * DAY;
	world_sign_in(&w, BRAM);
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES"
		      " ('edit.lapse', 0, 0)");
	world_work(&w);
	EXPECT(shows(get(&w, BRAM, PROPOSAL), "wacht op antwoord"));
	w.now += 2 * DAY;
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES"
		      " ('edit.lapse', 0, 0)");
	world_work(&w);
	EXPECT(shows(get(&w, BRAM, PROPOSAL), "verviel op"));
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
			 " 'bram@example.org' AND text LIKE '%60 dagen%'") == 1);
	world_end(&w);
}

TEST(proposals_are_limited_and_of_something)
{
	struct world w = village();
	struct reply r = propose(&w, BRAM,
		"naam=Soepclub&kort=Wij+koken+soep+voor+de+straat.");

	EXPECT(r.status == 422 && shows(r, "nog niets veranderd"));
	EXPECT(propose(&w, BRAM, "naam=&kort=").status == 422);
	propose(&w, BRAM, RIGHT);
	/* One at a time of one person on one page. */
	r = propose(&w, BRAM, RIGHT);
	EXPECT(str_eq(r.location, S(PROPOSAL)));
	EXPECT(count(&w, "SELECT count(*) FROM proposal") == 1);
	world_sql(&w, "INSERT INTO proposal (entry_id, person_id, made_at)"
		" VALUES (11, 4, 1), (11, 4, 1), (11, 4, 1), (11, 4, 1),"
		" (11, 4, 1), (11, 4, 1), (11, 4, 1), (11, 4, 1), (11, 4, 1),"
		" (11, 4, 1)");
	EXPECT(propose(&w, DIRK, RIGHT).status == 429);
	r = get(&w, BRAM, BREAD "/voorstel");
	EXPECT(r.status == 429 && shows(r, "Hier wachten al tien voorstellen"));
	world_end(&w);
}

TEST(nobody_proposes_who_may_read_what_someone_asked)
{
	struct world w = village();
	struct reply r;

	world_sql(&w, "INSERT INTO entry (id, type, slug, title, sort_key,"
		" summary, created_at, updated_at) VALUES (20, 'ask', 'q-hoe',"
		" 'Hoe gaat dat', 'hoe', 'Hoe gaat dat dan', 5, 5);"
		"INSERT INTO ask (id, body, person_id) VALUES"
		" (20, 'Hoe gaat dat dan', 1)");
	EXPECT(!shows(get(&w, BRAM, "/vragen/q-hoe/voorstel"), "lezers"));
	r = post(&w, BRAM, "/vragen/q-hoe/voorstel", "versie=5&titel=Hoe+gaat+dat"
		 "&tekst=Hoe+gaat+dat+hier&lezers=network&namens=soepclub");
	EXPECT(r.status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM proposal_field WHERE name ="
			 " 'tekst'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM proposal_field") == 2);
	EXPECT(answer(&w, ANNA, "doe=ja&neem=tekst").status == 303);
	EXPECT(shows(get(&w, STRANGER, "/vragen/q-hoe"), "Hoe gaat dat hier"));
	EXPECT(get(&w, STRANGER, "/vragen/q-hoe").status == 200);
	world_end(&w);
}

TEST(a_failing_database_leaves_no_half_proposal)
{
	struct world w = village();

	propose(&w, BRAM, RIGHT);
	survives_every_failure(&w, BRAM, SOUP "/voorstel", NULL);
	survives_every_failure(&w, ANNA, PROPOSAL, NULL);
	survives_every_failure(&w, ANNA, PROPOSAL,
			       "versie=5&doe=ja&neem=kort&neem=sinds");
	propose(&w, DIRK, "naam=Soepclub&kort=Wij+koken.+Soep!");
	survives_every_failure(&w, DIRK, "/mijn/voorstellen/2/terugnemen", "");
	survives_every_failure(&w, BRAM, "/mijn", NULL);
	survives_every_failure(&w, CORRIE, "/beheer", NULL);
	world_end(&w);
}
