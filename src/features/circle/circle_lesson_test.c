/* SPDX-License-Identifier: EUPL-1.2 */
/* What a circle keeps for itself, and what it shares once all agree. */
#include "features/circle/circle.h"
#include "base/when.h"
#include "features/search/search.h"
#include "lang/lexicon.h"
#include "test/test.h"

enum { BRAM = 1, ADA, BEA, CORA = 9, DORA };

#define LESSON "titel=Begin+met+wie+er+al+is&tekst=Wij+wachtten+te+lang."   \
	"+Begin+klein%2C+dan+komt+de+rest."
#define OTHER "titel=Begin+met+wie+er+al+is&tekst=Wacht+niet+tot+iedereen"  \
	"+er+is.+Begin+klein."

/* Three initiatives in a circle about meals; a coordinator and an
 * administrator, who are in none. */
static struct world kitchen(void)
{
	struct world w = world_new(
		"INSERT INTO theme (id, slug, nl, en) VALUES (7, 'eten', 'Eten',"
		" 'Meals');"
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES"
		" (1, 'initiative', 'de-linde', 'De Linde', 'a', 9, 9),"
		" (2, 'initiative', 'de-eik', 'De Eik', 'b', 9, 9),"
		" (3, 'initiative', 'de-beuk', 'De Beuk', 'c', 9, 9),"
		" (4, 'organisation', 'samen', 'Samen', 'd', 9, 9);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative'),"
		" (2, 'initiative'), (3, 'initiative'), (4, 'organisation');"
		"INSERT INTO circle (id, kind, purpose, theme_id, made_at) VALUES"
		" (1, 'learning', 'Samen leren koken', 7, 9)");

	world_person(&w, BRAM, "Bram Zonnestraal");
	world_person(&w, ADA, "Ada");
	world_person(&w, BEA, "Bea");
	world_person(&w, CORA, "Cora");
	world_person(&w, DORA, "Dora");
	world_sql(&w, "INSERT INTO membership VALUES (1, 1, 'manager', 0),"
		" (2, 2, 'manager', 0), (3, 3, 'manager', 0);"
		"INSERT INTO role_grant (person_id, role, granted_at, granted_by)"
		" VALUES (9, 'coordinator', 0, 'test'),"
		" (10, 'administrator', 0, 'test');"
		"INSERT INTO circle_member (id, circle_id, party_id, person_id,"
		" state, since) VALUES (1, 1, 1, 1, 'member', 9),"
		" (2, 1, 2, 2, 'member', 10), (3, 1, 3, 3, 'member', 11);"
		"DELETE FROM mail");
	return w;
}

/* They met, so many days ago. */
static void meet(struct world *w, int days)
{
	world_sql(w, arena_f(w->arena, "INSERT INTO circle_meeting (circle_id,"
		" state, starts_at, made_at) VALUES (1, 'chosen', %" PRId64
		", 9)", w->now - days * DAY).p);
}

static struct world proposed(void)
{
	struct world w = kitchen();

	EXPECT(post(&w, BRAM, "/mijn/kringen/1/les", LESSON).status == 303);
	return w;
}

static const char *link_to(struct world *w, const char *mail)
{
	return arena_z(w->arena, mailed(w, mail, "/bevestig/"));
}

static struct reply say(struct world *w, const char *mail, const char *words)
{
	return post(w, 0, link_to(w, mail), words);
}

/* By its words, once all that can be found is put in the index. */
static bool found(struct world *w)
{
	struct lexicon *words = lexicon_create_empty(w->arena);
	struct err err;
	bool is_there;
	int64_t n;

	w->index = index_open_memory(senses_create(w->arena, words));
	EXPECT(search_fill(w->db, w->index, &n, &err));
	EXPECT(index_commit(w->index, &err));
	is_there = shows(get(w, 0, "/zoeken?q=klein"),
			 "/kennis/begin-met-wie-er-al-is");
	index_close(w->index);
	w->index = NULL;
	return is_there;
}

static int64_t is_state(struct world *w, const char *state)
{
	return count(w, arena_f(w->arena, "SELECT count(*) FROM circle_lesson"
				" WHERE state = '%s'", state).p);
}

TEST(a_note_is_for_members_and_says_when_it_goes)
{
	struct world w = kitchen();

	meet(&w, 10);
	EXPECT(shows(get(&w, BRAM, "/mijn/kringen/1/notities"), "geen notities"));
	EXPECT(post(&w, BRAM, "/mijn/kringen/1/notities",
		    "tekst=De+oven+is+stuk").status == 303);
	EXPECT(shows(get(&w, ADA, "/mijn/kringen/1/notities"), "De oven is stuk"));
	EXPECT(shows(get(&w, ADA, "/mijn/kringen/1/notities"), arena_z(w.arena,
		arena_f(w.arena, "verdwijnt op %s", when_day(w.arena, S("nl"),
			w.now + 20 * DAY).p))));
	EXPECT(shows(get(&w, ADA, "/mijn/kringen/1"), "1 notitie"));
	EXPECT(post(&w, ADA, "/mijn/kringen/1/notities/weg", "notitie=1").status == 404);
	EXPECT(post(&w, BRAM, "/mijn/kringen/1/notities", "tekst=+").status == 422);
	EXPECT(post(&w, BRAM, "/mijn/kringen/1/notities/weg", "notitie=1").status == 303);
	EXPECT(!count(&w, "SELECT count(*) FROM circle_note"));
	world_end(&w);
}

/* Not a coordinator, not an administrator, not who asked to come in. */
TEST(nobody_outside_the_circle_opens_what_is_its_own)
{
	static const char *const pages[] = { "", "/notities", "/stap", "/les",
		"/lessen/1", "/lessen/1/wijzigen" };
	static const int64_t others[] = { CORA, DORA, BEA };
	struct world w = proposed();

	post(&w, BRAM, "/mijn/kringen/1/notities", "tekst=De+oven+is+stuk");
	world_sql(&w, "UPDATE circle_member SET state = 'invited' WHERE id = 3");
	for (size_t p = 0; p < COUNT(pages); p++) {
		const char *path = arena_f(w.arena, "/mijn/kringen/1%s",
					   pages[p]).p;

		EXPECT(get(&w, BRAM, path).status != 404);
		for (size_t i = 0; i < COUNT(others); i++) {
			struct reply r = get(&w, others[i], path);

			EXPECT(r.status == 404 || (!p && others[i] == BEA));
			EXPECT(!shows(r, "De oven is stuk"));
			EXPECT(!shows(r, "Begin klein"));
			EXPECT(post(&w, others[i], path, "tekst=x&wat=x"
				"&antwoord=ja&ronde=1").status == 404);
		}
	}
	EXPECT(get(&w, 0, "/mijn/kringen/1/notities").status == 303);
	world_end(&w);
}

TEST(a_note_goes_thirty_days_after_the_meeting)
{
	struct world w = kitchen();

	meet(&w, 2);
	post(&w, BRAM, "/mijn/kringen/1/notities", "tekst=De+oven+is+stuk");
	w.now += 27 * DAY;
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES ('privacy.terms', 0, 0)");
	world_work(&w);
	world_sign_in(&w, ADA);
	EXPECT(shows(get(&w, ADA, "/mijn/kringen/1/notities"), "De oven is stuk"));
	w.now += 2 * DAY;
	EXPECT(!shows(get(&w, ADA, "/mijn/kringen/1/notities"), "De oven is stuk"));
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES ('privacy.terms', 0, 0)");
	world_work(&w);
	EXPECT(!count(&w, "SELECT count(*) FROM circle_note"));
	EXPECT(shows(get(&w, 0, "/privacy"), "Een notitie in een kring"));
	world_end(&w);
}

TEST(each_writes_one_step_a_meeting_and_is_asked_once_after_six_weeks)
{
	struct world w = kitchen();

	EXPECT(post(&w, ADA, "/mijn/kringen/1/stap", "wat=Bellen&datum=2001-01-01").status == 422);
	EXPECT(post(&w, ADA, "/mijn/kringen/1/stap", arena_f(w.arena,
		"wat=De+school+bellen&datum=%s",
		when_date(w.arena, w.now + 20 * DAY).p).p).status == 303);
	EXPECT(post(&w, ADA, "/mijn/kringen/1/stap", arena_f(w.arena,
		"wat=De+bakker+bellen&datum=%s",
		when_date(w.arena, w.now + 20 * DAY).p).p).status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM circle_step") == 1);
	EXPECT(shows(get(&w, BRAM, "/mijn/kringen/1"), "De bakker bellen"));
	EXPECT(!shows(get(&w, 0, "/kringen/1"), "De bakker bellen"));
	w.now += 43 * DAY;
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES ('outcome.look', 0, 0)");
	world_work(&w);
	EXPECT(shows(get(&w, 0, link_to(&w, "ada@example.org")), "De bakker bellen"));
	EXPECT(shows(post(&w, 0, link_to(&w, "ada@example.org"), "antwoord=done"),
		     "Uw kring ziet hoe het staat"));
	world_sign_in(&w, BRAM);
	EXPECT(shows(get(&w, BRAM, "/mijn/kringen/1"), "Klaar"));
	w.now += 40 * DAY;
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES ('outcome.look', 0, 0)");
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE subject ="
		     " 'Wat kwam ervan?'") <= 1);
	world_end(&w);
}

TEST(a_step_is_answered_on_the_page_too_by_who_took_it)
{
	struct world w = kitchen();

	post(&w, ADA, "/mijn/kringen/1/stap", arena_f(w.arena,
		"wat=De+bakker+bellen&datum=%s",
		when_date(w.arena, w.now + DAY).p).p);
	EXPECT(post(&w, BRAM, "/mijn/kringen/1/stap/stand",
		    "stap=1&stand=done").status == 404);
	EXPECT(post(&w, ADA, "/mijn/kringen/1/stap/stand",
		    "stap=1&stand=weg").status == 404);
	EXPECT(post(&w, ADA, "/mijn/kringen/1/stap/stand",
		    "stap=1&stand=underway").status == 303);
	EXPECT(shows(get(&w, BRAM, "/mijn/kringen/1"), "Onderweg"));
	meet(&w, 0);
	EXPECT(shows(get(&w, ADA, "/mijn/kringen/1"), "Stappen van eerder"));
	EXPECT(shows(get(&w, ADA, "/mijn/kringen/1"), "Schrijf uw stap"));
	world_end(&w);
}

TEST(a_lesson_is_public_once_all_members_said_yes)
{
	struct world w = proposed();

	EXPECT(shows(get(&w, BRAM, "/mijn/kringen/1"), "1 van de 3 zei ja"));
	EXPECT(shows(get(&w, 0, link_to(&w, "ada@example.org")), "Begin klein"));
	EXPECT(shows(say(&w, "ada@example.org", "antwoord=ja&ronde=1"), "wacht het op het ja"));
	EXPECT(!found(&w));
	EXPECT(shows(say(&w, "bea@example.org", "antwoord=ja&ronde=1"),
		     "iedereen kan het nu lezen"));
	EXPECT(found(&w));
	EXPECT(shows(get(&w, 0, "/kennis/begin-met-wie-er-al-is"), "Een kring: Leerkring"));
	EXPECT(shows(get(&w, 0, "/kennis/begin-met-wie-er-al-is"), "/themas/eten"));
	world_sql(&w, "INSERT INTO entry_theme (entry_id, theme_id, position)"
		" VALUES (1, 7, 1)");
	EXPECT(!shows(get(&w, 0, "/kennis/begin-met-wie-er-al-is"), "De Linde"));
	EXPECT(shows(get(&w, 0, "/kringen/1"), "Begin met wie er al is"));
	EXPECT(post(&w, CORA, "/mijn/kringen/1/lessen/1", "antwoord=terug").status == 404);
	EXPECT(post(&w, BEA, "/mijn/kringen/1/lessen/1", "antwoord=terug").status == 303);
	EXPECT(!found(&w));
	EXPECT(get(&w, 0, "/kennis/begin-met-wie-er-al-is").status == 404);
	EXPECT(!shows(get(&w, 0, "/kringen/1"), "Begin met wie er al is"));
	world_end(&w);
}

TEST(the_circle_hears_that_its_lesson_is_public_or_taken_back)
{
	struct world w = proposed();
	str ada = mailed(&w, "ada@example.org", "/bevestig/");

	say(&w, "bea@example.org", "antwoord=ja&ronde=1");
	EXPECT(!count(&w, "SELECT count(*) FROM mail WHERE subject LIKE 'Iedereen kan%'"));
	post(&w, 0, arena_z(w.arena, ada), "antwoord=ja&ronde=1");
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE subject = 'Iedereen kan"
		" de les van uw kring lezen' AND text LIKE"
		" '%/kennis/begin-met-wie-er-al-is%'") == 3);
	world_sql(&w, "DELETE FROM mail");
	EXPECT(post(&w, BEA, "/mijn/kringen/1/lessen/1", "antwoord=terug").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE subject = 'De les van"
		" uw kring is teruggenomen' AND text LIKE '%/lessen/1%'") == 2);
	EXPECT(!count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		      " 'bea@example.org' OR text LIKE '%De Beuk%'"));
	EXPECT(post(&w, BEA, "/mijn/kringen/1/lessen/1", "antwoord=terug").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 2);
	world_end(&w);
}

TEST(one_no_with_a_word_keeps_a_lesson_in_the_circle)
{
	struct world w = proposed();

	EXPECT(shows(say(&w, "ada@example.org", "antwoord=nee&ronde=1&woord=Te+vroeg"),
		     "blijft in de kring"));
	EXPECT(shows(get(&w, BRAM, "/mijn/kringen/1/lessen/1"), "Te vroeg"));
	EXPECT(get(&w, 0, link_to(&w, "bea@example.org")).status != 200 ||
	       !shows(get(&w, 0, link_to(&w, "bea@example.org")), "Begin klein"));
	EXPECT(post(&w, BEA, "/mijn/kringen/1/lessen/1",
		    "antwoord=ja&ronde=1").status == 303);
	EXPECT(is_state(&w, "kept") == 1 && !found(&w));
	world_end(&w);
}

TEST(another_text_asks_everyone_again)
{
	struct world w = proposed();

	say(&w, "ada@example.org", "antwoord=ja&ronde=1");
	EXPECT(post(&w, BRAM, "/mijn/kringen/1/lessen/1/wijzigen", OTHER).status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM circle_lesson_yes") == 1);
	EXPECT(post(&w, BEA, "/mijn/kringen/1/lessen/1",
		    "antwoord=ja&ronde=1").status == 422);
	EXPECT(shows(say(&w, "bea@example.org", "antwoord=ja&ronde=1"), "Wacht niet"));
	EXPECT(count(&w, "SELECT count(*) FROM circle_lesson_yes") == 1);
	say(&w, "bea@example.org", "antwoord=ja&ronde=2");
	say(&w, "ada@example.org", "antwoord=ja&ronde=2");
	EXPECT(is_state(&w, "published") == 1);
	EXPECT(post(&w, BRAM, "/mijn/kringen/1/lessen/1/wijzigen", OTHER).status == 409);
	world_end(&w);
}

TEST(a_lesson_that_was_taken_back_is_shared_again_after_new_yeses)
{
	struct world w = proposed();

	say(&w, "ada@example.org", "antwoord=ja&ronde=1");
	say(&w, "bea@example.org", "antwoord=ja&ronde=1");
	post(&w, BRAM, "/mijn/kringen/1/lessen/1", "antwoord=terug");
	post(&w, ADA, "/mijn/kringen/1/lessen/1/wijzigen", OTHER);
	say(&w, "bram.zonnestraal@example.org", "antwoord=ja&ronde=2");
	post(&w, BRAM, "/mijn/kringen/1/lessen/1", "antwoord=ja&ronde=2");
	EXPECT(!found(&w));
	post(&w, BEA, "/mijn/kringen/1/lessen/1", "antwoord=ja&ronde=2");
	EXPECT(found(&w));
	EXPECT(shows(get(&w, 0, "/kennis/begin-met-wie-er-al-is"), "Wacht niet"));
	EXPECT(count(&w, "SELECT count(*) FROM article") == 1);
	world_end(&w);
}

TEST(who_leaves_is_waited_for_no_more_and_who_comes_is_asked)
{
	struct world w = kitchen();

	world_sql(&w, "INSERT INTO entry (id, type, slug, title, sort_key,"
		" created_at, updated_at) VALUES"
		" (5, 'initiative', 'de-es', 'De Es', 'e', 9, 9);"
		"INSERT INTO party (id, kind) VALUES (5, 'initiative');"
		"INSERT INTO circle_member (id, circle_id, party_id, person_id,"
		" state, since) VALUES (4, 1, 5, 10, 'invited', 12)");
	post(&w, BRAM, "/mijn/kringen/1/les", LESSON);
	say(&w, "ada@example.org", "antwoord=ja&ronde=1");
	EXPECT(post(&w, DORA, "/mijn/kringen/1/antwoord", "antwoord=ja").status == 303);
	EXPECT(shows(say(&w, "dora@example.org", "antwoord=ja&ronde=1"), "wacht het"));
	EXPECT(is_state(&w, "proposed") == 1);
	EXPECT(post(&w, BEA, "/mijn/kringen/1/weg", "").status == 303);
	EXPECT(is_state(&w, "published") == 1);
	world_end(&w);
}

/* The night finds that who was waited for is gone; of fewer than three nothing
 * is shared, as everyone would know whose it is. */
TEST(who_is_erased_is_waited_for_no_more_and_two_share_nothing)
{
	struct world w = proposed();

	say(&w, "ada@example.org", "antwoord=ja&ronde=1");
	world_sql(&w, "DELETE FROM person WHERE id = 3;"
		"INSERT INTO job (kind, about, due) VALUES ('circle.lessons', 0, 0)");
	world_work(&w);
	EXPECT(is_state(&w, "proposed") == 1);
	EXPECT(post(&w, BRAM, "/mijn/kringen/1/les", LESSON).status == 409);
	world_sql(&w, "INSERT INTO circle_member (id, circle_id, party_id,"
		" person_id, state, since) VALUES (5, 1, 3, 10, 'member', 12);"
		"INSERT INTO circle_lesson_yes VALUES (1, 5, 9);"
		"INSERT INTO job (kind, about, due) VALUES ('circle.lessons', 0, 0)");
	world_work(&w);
	EXPECT(is_state(&w, "published") == 1);
	world_end(&w);
}

TEST(a_lesson_says_which_word_is_a_name)
{
	static const struct { const char *text, *word; } cases[] = {
		{ "Bij+de+linde+ging+het+anders%2C+dat+leerde+ons+veel.", "De Linde" },
		{ "Toen+zei+Ada+dat+het+anders+moest%2C+en+dat+was+zo.", "Ada" },
		{ "Volgens+Zonnestraal+kan+het+beter+in+de+ochtend.", "Zonnestraal" },
		{ "De+hulp+van+Samen+was+voor+ons+van+groot+belang.", "Samen" },
		{ "Bel+gerust+eens+met+0318+12+34+56%2C+dan+hoort+u+meer.", "0318 12 34 56" },
	};
	struct world w = kitchen();

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct reply r = post(&w, BRAM, "/mijn/kringen/1/les",
			arena_f(w.arena, "titel=Wat+ons+hielp&tekst=%s",
				cases[i].text).p);

		EXPECT(r.status == 422);
		EXPECT(shows(r, arena_f(w.arena, "“%s”", cases[i].word).p));
	}
	EXPECT(post(&w, BRAM, "/mijn/kringen/1/les",
		"titel=Wat+ons+hielp&tekst=Wij+gingen+samen+langs+de+adapters"
		"+en+het+lindehout.").status == 303);
	world_end(&w);
}

TEST(what_a_circle_did_not_share_goes_after_ninety_days)
{
	struct world w = proposed();

	say(&w, "ada@example.org", "antwoord=ja&ronde=1");
	say(&w, "bea@example.org", "antwoord=ja&ronde=1");
	post(&w, BRAM, "/mijn/kringen/1/lessen/1", "antwoord=terug");
	w.now += 91 * DAY;
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES ('privacy.terms', 0, 0)");
	world_work(&w);
	EXPECT(!count(&w, "SELECT count(*) FROM circle_lesson"));
	EXPECT(!count(&w, "SELECT count(*) FROM article"));
	world_end(&w);
}

TEST(what_one_wrote_in_a_circle_is_in_ones_own_data_alone)
{
	struct world w = proposed();

	post(&w, BRAM, "/mijn/kringen/1/notities", "tekst=De+oven+is+stuk");
	EXPECT(shows(get(&w, BRAM, "/mijn/gegevens"), "Wat u in een kring schreef"));
	EXPECT(!shows(get(&w, ADA, "/mijn/gegevens"), "Wat u in een kring schreef"));
	world_sql(&w, "DELETE FROM person WHERE id = 1");
	EXPECT(!count(&w, "SELECT count(*) FROM circle_note"));
	world_end(&w);
}

/* The form or path with the id of the one row of that table in it. */
static const char *with_id(struct world *w, const char *before,
			   const char *table, const char *after)
{
	int id = (int)count(w, arena_f(w->arena, "SELECT id FROM %s", table).p);

	return arena_f(w->arena, "%s%d%s", before, id, after).p;
}

TEST(what_a_circle_keeps_survives_every_failure)
{
	struct world w = kitchen();
	const char *lesson;

	survives_every_failure(&w, BRAM, "/mijn/kringen/1/notities", "tekst=Soep");
	survives_every_failure(&w, BRAM, "/mijn/kringen/1/notities/weg",
			       with_id(&w, "notitie=", "circle_note", ""));
	survives_every_failure(&w, BRAM, "/mijn/kringen/1/stap", arena_f(w.arena,
		"wat=Bellen&datum=%s", when_date(w.arena, w.now + DAY).p).p);
	survives_every_failure(&w, BRAM, "/mijn/kringen/1/stap/stand",
			       with_id(&w, "stap=", "circle_step", "&stand=done"));
	survives_every_failure(&w, BRAM, "/mijn/kringen/1/les", LESSON);
	lesson = with_id(&w, "/mijn/kringen/1/lessen/", "circle_lesson", "");
	survives_every_failure(&w, BRAM, with_id(&w, "/mijn/kringen/1/lessen/",
		"circle_lesson", "/wijzigen"), OTHER);
	survives_every_failure(&w, ADA, lesson, "antwoord=ja&ronde=2");
	survives_every_failure(&w, 0, link_to(&w, "bea@example.org"),
			       "antwoord=ja&ronde=2");
	EXPECT(is_state(&w, "published") == 1);
	survives_every_failure(&w, BEA, lesson, "antwoord=terug");
	EXPECT(is_state(&w, "withdrawn") == 1);
	world_end(&w);
}
