/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/mail.h"
#include "test/test.h"

enum { ANNA = 1, BEN = 2 };

static struct world two_people(void)
{
	struct world w = world_new("");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BEN, "Ben");
	return w;
}

/* The path of Anna's link for this kind of mail. */
static const char *link_to(struct world *w, const char *list)
{
	struct tx *tx = tx_begin(w->db, w->arena, TX_WRITE);
	str token = list_token(tx, mail_list_named(str_from_z(list)),
			       S("Anna@Example.org"));
	bool ok = tx_end(tx);

	EXPECT(ok && token.n);
	return arena_f(w->arena, "/u/%.*s", (int)token.n, token.p).p;
}

static bool wants(struct world *w, int64_t person, const char *list)
{
	struct tx *tx = tx_begin(w->db, w->arena, TX_READ);
	bool wanted = mail_wants(tx, (person_id){ person }, list);

	return tx_end(tx) && wanted;
}

TEST(looking_at_a_link_that_ends_mail_changes_nothing)
{
	struct world w = two_people();
	const char *path = link_to(&w, "digest");
	struct reply page = get(&w, 0, path);

	EXPECT(page.status == 200);
	EXPECT(shows(page, "Stop deze mail"));
	EXPECT(shows(page, "het overzicht van wat nieuw is"));
	EXPECT(wants(&w, ANNA, "digest"));
	EXPECT(count(&w, "SELECT count(*) FROM mail_unwanted") == 0);
	world_end(&w);
}

TEST(a_mail_program_ends_it_at_once_without_a_session)
{
	struct world w = two_people();
	const char *path = link_to(&w, "digest");
	struct reply done = post(&w, 0, path, "List-Unsubscribe=One-Click");

	EXPECT(done.status == 200);
	EXPECT(shows(done, "U krijgt niet meer"));
	EXPECT(!wants(&w, ANNA, "digest"));
	/* The rest still comes, and others get what they got. */
	EXPECT(wants(&w, ANNA, "news"));
	EXPECT(wants(&w, BEN, "digest"));
	EXPECT(post(&w, 0, path, "List-Unsubscribe=One-Click").status == 200);
	EXPECT(shows(post(&w, 0, path, "doe=terug"), "Stop deze mail"));
	EXPECT(wants(&w, ANNA, "digest"));
	world_end(&w);
}

TEST(no_address_is_kept_of_who_wants_no_mail)
{
	struct world w = two_people();

	post(&w, 0, link_to(&w, "news"), "");
	EXPECT(count(&w, "SELECT count(*) FROM mail_unwanted"
			 " WHERE mark LIKE '%anna%'") == 0);
	EXPECT(count(&w, "SELECT length(mark) FROM mail_unwanted") == 26);
	world_end(&w);
}

TEST(nobody_can_make_such_a_link)
{
	struct world w = two_people();
	const char *good = link_to(&w, "digest"), *mail = strchr(good, '.');
	const char *bad[] = {
		"/u/x", "/u/digest..", "/u/inloggen.a.b",
		arena_f(w.arena, "/u/news%s", mail).p,
		arena_f(w.arena, "%sa", good).p,
		arena_f(w.arena, "%.*s", (int)strlen(good) - 1, good).p,
	};

	for (size_t i = 0; i < COUNT(bad); i++) {
		EXPECT(get(&w, 0, bad[i]).status == 404);
		EXPECT(post(&w, 0, bad[i], "").status == 404);
	}
	EXPECT(count(&w, "SELECT count(*) FROM mail_unwanted") == 0);
	world_end(&w);
}

TEST(a_link_written_in_capitals_works_too)
{
	struct world w = two_people();
	char *path = (char *)(uintptr_t)link_to(&w, "digest");

	for (char *p = path + 3; *p; p++)
		if (*p >= 'a' && *p <= 'z')
			*p = (char)(*p - 32);
	EXPECT(post(&w, 0, path, "").status == 200);
	EXPECT(!wants(&w, ANNA, "digest"));
	world_end(&w);
}

TEST(a_failing_database_ends_no_mail)
{
	struct world w = two_people();

	survives_every_failure(&w, 0, link_to(&w, "digest"), "");
	world_end(&w);
}
