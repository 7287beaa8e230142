/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/still/still.h"
#include "test/test.h"

enum { ANNA = 1, BEA = 2, KOOS = 3, STRANGER = 0 };

#define STILL "/knelpunten/k-regel/speelt-nog"

/* A barrier noted years ago, raised by an initiative that Bea manages; Koos
 * coordinates. */
static struct world noted(void)
{
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (10, 'initiative', 'zegveld-zorgt',"
		" 'Zegveld Zorgt', 'zegveld zorgt', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (10, 'initiative');"
		"INSERT INTO entry (id, type, slug, title, sort_key, reported,"
		" reported_on, created_at, updated_at) VALUES"
		" (20, 'signal', 'k-regel', 'De regel klemt', 'regel', 1,"
		"  '2017-11-28', 0, 0);"
		"INSERT INTO signal (id) VALUES (20);"
		"INSERT INTO entry_link VALUES (20, 'raised_by', 1, 10);");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BEA, "Bea");
	world_person(&w, KOOS, "Koos");
	world_sql(&w, "INSERT INTO membership VALUES (2, 10, 'manager', 0);"
		"INSERT INTO role_grant (person_id, role, granted_at, granted_by)"
		" VALUES (3, 'coordinator', 0, 'test')");
	return w;
}

static int64_t status_is(struct world *w, const char *status)
{
	return count(w, arena_f(w->arena, "SELECT count(*) FROM entry WHERE"
		" id = 20 AND status = '%s'", status).p);
}

TEST(an_old_barrier_asks_whether_it_is_still_going_on)
{
	struct world w = noted();
	struct reply r = get(&w, STRANGER, "/knelpunten/k-regel");

	EXPECT(shows(r, "opgetekend op 28 november 2017"));
	EXPECT(shows(r, "action=\"" STILL "\""));
	r = post(&w, BEA, STILL, "antwoord=ja");
	EXPECT(r.status == 303);
	EXPECT(str_eq(r.location, S("/knelpunten/k-regel?dank=1")));
	r = get(&w, BEA, r.location.p);
	EXPECT(shows(r, "Dank u. Het is opgeschreven."));
	EXPECT(shows(r, "door Zegveld Zorgt"));
	EXPECT(!shows(r, STILL));
	world_end(&w);
}

TEST(a_visitor_says_by_mail_that_a_barrier_is_solved)
{
	struct world w = noted();
	struct reply r = post(&w, STRANGER, STILL, "antwoord=opgelost");
	const char *link;

	EXPECT(shows(r, "Uw e-mailadres"));
	EXPECT(post(&w, STRANGER, STILL, "antwoord=opgelost&email=x").status == 422);
	r = post(&w, STRANGER, STILL, "antwoord=opgelost&email=noor@example.org");
	EXPECT(r.status == 303);
	r = get(&w, STRANGER, r.location.p);
	EXPECT(shows(r, "Druk erop, dan telt uw antwoord."));
	EXPECT(count(&w, "SELECT solved_at FROM signal") == 0);
	link = mailed(&w, "noor@example.org", "/bevestig/").p;
	EXPECT(post(&w, STRANGER, link, "antwoord=opgelost").status == 303);
	EXPECT(post(&w, STRANGER, link, "antwoord=opgelost").status == 410);
	EXPECT(count(&w, "SELECT solved_at FROM signal") == w.now);
	EXPECT(shows(get(&w, STRANGER, "/knelpunten/k-regel"), "Opgelost op"));
	world_end(&w);
}

TEST(who_raised_a_barrier_takes_it_away_and_others_ask)
{
	struct world w = noted();

	EXPECT(post(&w, ANNA, STILL, "antwoord=weg").status == 303);
	EXPECT(status_is(&w, "published"));
	EXPECT(shows(get(&w, KOOS, "/knelpunten/k-regel"),
		     "Iemand vraagt om dit weg te halen"));
	EXPECT(shows(get(&w, KOOS, "/beheer"), "De regel klemt"));
	post(&w, KOOS, "/knelpunten/k-regel/houden", "");
	EXPECT(!shows(get(&w, KOOS, "/beheer"), "De regel klemt"));
	EXPECT(post(&w, ANNA, "/knelpunten/k-regel/intrekken", "").status == 403);
	EXPECT(post(&w, BEA, STILL, "antwoord=weg").status == 303);
	EXPECT(status_is(&w, "withdrawn"));
	EXPECT(get(&w, STRANGER, "/knelpunten/k-regel").status == 404);
	EXPECT(shows(get(&w, BEA, "/knelpunten/k-regel"), "ingetrokken"));
	post(&w, BEA, "/knelpunten/k-regel/terugzetten", "");
	EXPECT(status_is(&w, "published"));
	world_end(&w);
}

TEST(answering_survives_every_failure)
{
	struct world w = noted();

	survives_every_failure(&w, STRANGER, STILL,
			       "antwoord=ja&email=noor@example.org");
	survives_every_failure(&w, STRANGER,
		mailed(&w, "noor@example.org", "/bevestig/").p, "antwoord=ja");
	survives_every_failure(&w, BEA, STILL, "antwoord=opgelost");
	survives_every_failure(&w, ANNA, STILL, "antwoord=weg");
	survives_every_failure(&w, KOOS, "/knelpunten/k-regel/houden", "");
	survives_every_failure(&w, KOOS, "/knelpunten/k-regel/intrekken", "");
	survives_every_failure(&w, KOOS, "/knelpunten/k-regel/terugzetten", "");
	world_end(&w);
}
