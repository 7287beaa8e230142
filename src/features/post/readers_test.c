/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What is written for some readers only: every door is tried, by a visitor, by
 * a neighbour who acts for nobody, and by one of the network.
 */
#include "features/post/post.h"
#include "features/search/search.h"
#include "search/search.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, NORA = 2, MIA = 3 };

/* Anna wrote an ask and an offer for the network; Mia takes part for De Linde,
 * Nora for nobody. All of it is in the index that may be. */
static struct world village(void)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind, own) VALUES"
		" (1, 'oostdorp', 'Oostdorp', 'oostdorp', 'village', 1);"
		"INSERT INTO place_within VALUES (1, 1);"
		"INSERT INTO theme (id, slug, nl, en) VALUES (1, 'zorg', 'Zorg', 'Care');"
		"INSERT INTO entry (id, type, slug, title, sort_key, summary,"
		" place_id, status, created_at, updated_at) VALUES"
		" (1, 'initiative', 'de-linde', 'De Linde', 'linde', '', 1,"
		"  'published', 0, 0),"
		" (2, 'ask', 'q-stil', 'Geheimkoor', 'geheimkoor',"
		"  'Wie zingt mee in het geheimkoor?', 1, 'held', 1794990000, 0),"
		" (3, 'offer', 'o-stil', 'Fluisterzaal', 'fluisterzaal',"
		"  'Een fluisterzaal om te lenen', 1, 'held', 1794990000, 0);"
		"INSERT INTO entry_theme VALUES (2, 1, 1), (3, 1, 1);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative');"
		"INSERT INTO entry_link VALUES (2, 'asked_by', 1, 1),"
		" (3, 'provider', 1, 1);");
	struct err err;
	int64_t n;

	world_person(&w, ANNA, "Anna");
	world_person(&w, NORA, "Nora");
	world_person(&w, MIA, "Mia");
	world_sql(&w, "INSERT INTO ask (id, person_id) VALUES (2, 1);"
		"INSERT INTO offer (id, kind, person_id) VALUES (3, 'space', 1);"
		"INSERT INTO post (id, readers, confirmed_at) VALUES"
		" (2, 'network', 1), (3, 'network', 1);"
		"INSERT INTO membership VALUES (3, 1, 'member', 0)");
	w.index = index_open_memory(NULL);
	EXPECT(search_fill(w.db, w.index, &n, &err));
	EXPECT(index_commit(w.index, &err));
	return w;
}

static void end(struct world *w)
{
	world_end(w);
}

/* Lists, feeds, search, the API and pages of what it belongs to. */
static const char *const doors[] = {
	"/", "/plein", "/vragen", "/aanbod", "/vragen.json", "/vragen.csv",
	"/vragen.atom", "/aanbod.json", "/aanbod.csv", "/aanbod.atom",
	"/vragen?q=geheimkoor", "/aanbod?q=fluisterzaal",
	"/zoeken?q=geheimkoor", "/zoeken?q=fluisterzaal",
	"/api/v1/asks", "/api/v1/offers", "/api/v1/asks/q-stil",
	"/api/v1/offers/o-stil", "/api/v1/search?q=geheimkoor",
	"/api/v1/search?q=fluisterzaal", "/initiatieven/de-linde",
	"/plaatsen/oostdorp", "/themas/zorg",
	"/vragen/lijkt-op?q=Wie+zingt+mee+in+het+geheimkoor",
	"/vragen/q-stil", "/aanbod/o-stil",
	"/vragen/q-stil.json", "/aanbod/o-stil.json",
	"/vragen/q-stil/geschiedenis", "/aanbod/o-stil/geschiedenis",
	"/melden?wat=/vragen/q-stil", "/aanbod/o-stil/contact",
};

static bool tells(struct reply r)
{
	/* A page may say back what was searched for, in small letters. */
	return shows(r, "Geheimkoor") || shows(r, "Fluisterzaal") ||
	       shows(r, "om te lenen");
}

static bool leaks(struct world *w, int64_t who, const char *door)
{
	struct reply r = get(w, who, door);

	if (tells(r))
		printf("%s as %d tells\n", door, (int)who);
	return tells(r);
}

TEST(what_the_network_reads_no_door_shows_to_others)
{
	struct world w = village();

	for (size_t i = 0; i < COUNT(doors); i++) {
		EXPECT(!leaks(&w, STRANGER, doors[i]));
		EXPECT(!leaks(&w, NORA, doors[i]));
	}
	EXPECT(!tells(post(&w, STRANGER, "/api/v1/matches",
			   "{\"text\": \"Wie zingt mee in het geheimkoor?\"}")));
	EXPECT(get(&w, NORA, "/vragen/q-stil").status == 404);
	EXPECT(get(&w, STRANGER, "/aanbod/o-stil").status == 404);
	end(&w);
}

TEST(who_takes_part_reads_it_and_sees_who_else_does)
{
	struct world w = village();
	struct reply r = get(&w, MIA, "/vragen/q-stil");

	EXPECT(r.status == 200 && !r.for_all);
	EXPECT(shows(r, "Wie dit mag lezen: Alleen het netwerk"));
	EXPECT(shows(get(&w, MIA, "/aanbod/o-stil"), "Wie dit mag lezen"));
	EXPECT(shows(get(&w, MIA, "/plein"), "Geheimkoor"));
	EXPECT(!shows(get(&w, STRANGER, "/plein"), "Geheimkoor"));
	world_sql(&w, "UPDATE post SET readers = 'everyone';"
		      "UPDATE entry SET status = 'published'");
	r = get(&w, STRANGER, "/vragen/q-stil");
	EXPECT(r.status == 200 && !shows(r, "Wie dit mag lezen"));
	end(&w);
}

TEST(who_brings_something_chooses_the_readers_too_and_everyone_is_first)
{
	struct world w = village();

	EXPECT(shows(get(&w, ANNA, "/aanbod/nieuw"),
		     "name=\"lezers\" value=\"everyone\" checked"));
	post(&w, ANNA, "/aanbod/nieuw",
	     "tekst=Een+ladder+voor+ons+onder+elkaar&lezers=network");
	EXPECT(count(&w, "SELECT count(*) FROM post p JOIN entry e ON e.id = p.id"
		" WHERE p.readers = 'network' AND e.status = 'held'"
		" AND e.title LIKE 'Een ladder%'") == 1);
	post(&w, ANNA, "/aanbod/nieuw", "tekst=Een+trap+voor+iedereen");
	EXPECT(count(&w, "SELECT count(*) FROM entry WHERE status = 'published'"
		" AND title LIKE 'Een trap%'") == 1);
	EXPECT(post(&w, ANNA, "/aanbod/nieuw",
		    "tekst=Een+trap+voor+wie&lezers=niemand").status == 422);
	end(&w);
}
