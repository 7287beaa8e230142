/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/test.h"

enum { ANNA = 1, BEA = 2 };

/* Bea administers; two mails were given up, one waits. */
static struct world post_room(void)
{
	struct world w = world_new(
		"INSERT INTO mail (id, recipient, subject, text, created_at) VALUES"
		" (1, 'carolien@example.org', 'Uw vraag', 'geheim', 1790000000),"
		" (2, 'dirk@example.org', '<b>Hoi</b>', 'geheim', 1790000000),"
		" (3, 'els@example.org', 'Later', 'geheim', 1790000000);"
		"INSERT INTO job (id, kind, about, due, attempts, dead, failure)"
		" VALUES (11, 'mail.send', 1, 5, 1, 1, 'smtp: refused, answer 550'),"
		" (12, 'mail.send', 2, 5, 12, 1, 'smtp: no answer'),"
		" (13, 'mail.send', 3, 2000000000, 2, 0, 'smtp: later, answer 451'),"
		" (14, 'other', 1, 5, 1, 1, 'something else')");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BEA, "Bea");
	world_sql(&w, "INSERT INTO role_grant (person_id, role, granted_at,"
		      " granted_by) VALUES (2, 'administrator', 0, 'test')");
	return w;
}

TEST(an_administrator_sees_why_mail_did_not_go_out)
{
	struct world w = post_room();
	struct reply page = get(&w, BEA, "/beheer/post");

	EXPECT(page.status == 200);
	EXPECT(shows(page, "Uw vraag"));
	EXPECT(shows(page, "c***@example.org"));
	EXPECT(shows(page, "smtp: refused, answer 550"));
	EXPECT(shows(page, "&lt;b&gt;Hoi"));
	EXPECT(shows(page, "1 mail wacht"));
	EXPECT(shows(page, "answer 451"));
	EXPECT(!shows(page, "carolien"));
	EXPECT(!shows(page, "geheim"));
	EXPECT(!shows(page, "something else"));
	EXPECT(shows(get(&w, BEA, "/beheer/post?taal=en"),
		     "Mail that did not go out"));
	EXPECT(get(&w, ANNA, "/beheer/post").status == 403);
	world_end(&w);
}

TEST(failed_mail_is_tried_again_or_thrown_away)
{
	struct world w = post_room();

	EXPECT(post(&w, BEA, "/beheer/post/11", "doe=weg").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE id = 1") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM job WHERE id = 11") == 0);
	EXPECT(post(&w, BEA, "/beheer/post/12", "doe=opnieuw").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM job WHERE id = 12 AND dead = 0"
			 " AND attempts = 0") == 1);
	EXPECT(shows(get(&w, BEA, "/beheer/post?klaar=opnieuw"),
		     "Alle mail is verstuurd"));
	/* What is not dead, or no mail, is none of this page's business. */
	EXPECT(post(&w, BEA, "/beheer/post/13", "doe=weg").status == 404);
	EXPECT(post(&w, BEA, "/beheer/post/14", "doe=weg").status == 404);
	EXPECT(count(&w, "SELECT count(*) FROM job") == 3);
	EXPECT(post(&w, ANNA, "/beheer/post/13", "doe=weg").status == 403);
	world_end(&w);
}

TEST(all_failed_mail_is_tried_again_at_once)
{
	struct world w = post_room();

	EXPECT(post(&w, BEA, "/beheer/post/alles", "").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM job WHERE dead = 1") == 1);
	world_end(&w);
}

TEST(a_failing_database_leaves_the_outbox_as_it_was)
{
	struct world w = post_room();

	survives_every_failure(&w, BEA, "/beheer/post", NULL);
	survives_every_failure(&w, BEA, "/beheer/post/11", "doe=weg");
	survives_every_failure(&w, BEA, "/beheer/post/12", "doe=opnieuw");
	survives_every_failure(&w, BEA, "/beheer/post/alles", "");
	world_end(&w);
}
