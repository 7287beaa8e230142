/* SPDX-License-Identifier: EUPL-1.2 */
/* Who else organises a meeting, hosts it and helps. */
#include "features/plan/plan.h"
#include "base/when.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BRAM = 2, CORA = 3 };

#define NEW "/bijeenkomsten/nieuw"
#define IT "/bijeenkomsten/samen-eten"
#define FORM "titel=Samen+eten&soort=network-meeting&namens=de-linde"          \
	"&datum=2026-12-09&tijd=18%3A00&tot=20%3A30&plek=Het+dorpshuis"        \
	"&kort=Koken+en+praten+over+de+winter&aanmelden=ja"
#define WITH FORM "&mee=De+Es&bij=De+Beuk&hulp=De+Wilg%0Ade+beuk"
#define LINKS "SELECT count(*) FROM entry_link WHERE role = "

/* Anna acts for De Linde and De Wilg, Bram for De Es, Cora for nobody. */
static struct world village(void)
{
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES"
		" (1, 'initiative', 'de-linde', 'De Linde', 'de linde', 0, 0),"
		" (2, 'initiative', 'de-es', 'De Es', 'de es', 0, 0),"
		" (3, 'organisation', 'de-beuk', 'De Beuk', 'de beuk', 0, 0),"
		" (4, 'initiative', 'de-wilg', 'De Wilg', 'de wilg', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative'),"
		" (2, 'initiative'), (3, 'organisation'), (4, 'initiative')");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_person(&w, CORA, "Cora");
	world_sql(&w, "INSERT INTO membership VALUES (1, 1, 'member', 0),"
		" (1, 4, 'member', 0), (2, 2, 'manager', 0)");
	return w;
}

static struct world together(void)
{
	struct world w = village();

	EXPECT(post(&w, ANNA, NEW, WITH).status == 303);
	return w;
}

TEST(together_who_is_asked_may_change_a_meeting_after_a_yes_only)
{
	struct world w = together();

	EXPECT(count(&w, LINKS "'organiser'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		" 'bram@example.org' AND text LIKE '%/bijeenkomsten/samen-eten%'") == 1);
	EXPECT(!shows(get(&w, STRANGER, IT), "De Es"));
	EXPECT(get(&w, BRAM, IT "/wijzigen").status == 404);
	EXPECT(get(&w, BRAM, IT "/aanmeldingen").status == 404);
	EXPECT(shows(get(&w, ANNA, IT), "De Es zei nog niet"));
	EXPECT(post(&w, CORA, IT "/samen", "wie=de-es&doe=ja").status == 404);
	EXPECT(shows(get(&w, BRAM, IT), "Organiseert De Es dit ook?"));
	EXPECT(post(&w, BRAM, IT "/samen", "wie=de-es&doe=ja").status == 303);
	EXPECT(shows(get(&w, STRANGER, IT), "De Es"));
	EXPECT(get(&w, BRAM, IT "/wijzigen").status == 200);
	EXPECT(get(&w, BRAM, IT "/aanmeldingen").status == 200);
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE deed = 'meeting.together'") == 1);
	world_end(&w);
}

TEST(together_hosts_and_who_helps_are_named_without_rights)
{
	struct world w = together();

	EXPECT(shows(get(&w, STRANGER, IT), "De Beuk"));
	EXPECT(shows(get(&w, STRANGER, IT), "Met hulp van"));
	EXPECT(count(&w, LINKS "'partner'") == 2);
	world_sql(&w, "INSERT INTO membership VALUES (3, 3, 'manager', 0)");
	EXPECT(get(&w, CORA, IT "/wijzigen").status == 404);
	world_end(&w);
}

TEST(together_of_both_needs_no_yes)
{
	struct world w = village();

	EXPECT(post(&w, ANNA, NEW, FORM "&mee=de+wilg%0ADe+Linde").status == 303);
	EXPECT(count(&w, LINKS "'organiser'") == 2);
	EXPECT(count(&w, LINKS "'organiser_asked'") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 0);
	world_end(&w);
}

TEST(together_ends_by_either_side)
{
	struct world w = together();

	EXPECT(post(&w, BRAM, IT "/samen", "wie=de-es&doe=nee").status == 303);
	EXPECT(count(&w, LINKS "'organiser_asked'") == 0);
	EXPECT(post(&w, BRAM, IT "/samen", "wie=de-es&doe=ja").status == 404);
	EXPECT(post(&w, ANNA, IT "/wijzigen", WITH "&versie=1").status == 303);
	EXPECT(post(&w, BRAM, IT "/samen", "wie=de-es&doe=ja").status == 303);
	EXPECT(post(&w, ANNA, IT "/wijzigen", WITH "&versie=2").status == 303);
	EXPECT(get(&w, BRAM, IT "/wijzigen").status == 200);
	EXPECT(post(&w, ANNA, IT "/wijzigen", FORM "&versie=3").status == 303);
	EXPECT(get(&w, BRAM, IT "/wijzigen").status == 404);
	EXPECT(count(&w, LINKS "'partner'") == 0);
	EXPECT(shows(get(&w, STRANGER, IT), "De Linde"));
	world_end(&w);
}

TEST(together_a_series_is_asked_once_and_says_yes_once)
{
	struct world w = village();

	EXPECT(post(&w, ANNA, NEW, WITH "&herhaal=week&keren=3").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 1);
	EXPECT(count(&w, LINKS "'organiser_asked'") == 3);
	EXPECT(post(&w, BRAM, IT "-2026-12-09/samen", "wie=de-es&doe=ja").status == 303);
	EXPECT(count(&w, LINKS "'organiser' AND target_id = 2") == 3);
	EXPECT(post(&w, ANNA, IT "-2026-12-09/verlengen", "keren=1").status == 303);
	EXPECT(count(&w, LINKS "'organiser' AND target_id = 2") == 4);
	world_end(&w);
}

TEST(together_names_that_nobody_knows_are_said)
{
	struct world w = village();
	struct reply r = post(&w, ANNA, NEW, FORM "&mee=De+Populier&hulp=a%0Ab");

	EXPECT(r.status == 422 && shows(r, "Wij kennen De Populier niet."));
	EXPECT(shows(r, "De Populier</textarea>"));
	r = post(&w, ANNA, NEW, FORM "&hulp=De+Es%0ADe+Es%0ADe+Es%0ADe+Es%0ADe+Es%0ADe+Es");
	EXPECT(r.status == 422 && shows(r, "Noem er hier hoogstens vijf."));
	world_end(&w);
}

TEST(together_one_that_is_hidden_is_not_shown_and_has_no_say)
{
	struct world w = together();

	post(&w, BRAM, IT "/samen", "wie=de-es&doe=ja");
	world_sql(&w, "UPDATE entry SET status = 'hidden' WHERE id IN (2, 3)");
	EXPECT(!shows(get(&w, STRANGER, IT), "De Es"));
	EXPECT(!shows(get(&w, STRANGER, IT), "De Beuk"));
	EXPECT(post(&w, BRAM, IT "/samen", "wie=de-es&doe=ja").status == 404);
	world_end(&w);
}

TEST(together_survives_a_failing_database)
{
	struct world w = together();

	survives_every_failure(&w, ANNA, NEW, WITH);
	survives_every_failure(&w, BRAM, IT, NULL);
	survives_every_failure(&w, BRAM, IT "/samen", "wie=de-es&doe=ja");
	survives_every_failure(&w, BRAM, IT "/samen", "wie=de-es&doe=nee");
	world_end(&w);
}
