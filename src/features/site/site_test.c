/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/test.h"

TEST(the_site_says_it_is_well)
{
	struct world w = world_new("");

	EXPECT(get(&w, 0, "/healthz").status == 200);
	EXPECT(get(&w, 0, "/nowhere").status == 404);
	EXPECT(shows(get(&w, 0, "/nowhere"), "Deze pagina bestaat niet"));
	world_end(&w);
}

TEST(the_site_says_what_it_is_in_both_languages)
{
	static const char *const pages[] = { "/", "/over", "/uitleg", "/huisregels",
		"/privacy", "/toegankelijkheid", "/api" };
	struct world w = world_new("");

	for (size_t i = 0; i < COUNT(pages); i++) {
		str english = arena_f(w.arena, "%s?taal=en", pages[i]);

		EXPECT(shows(get(&w, 0, pages[i]), "<html lang=\"nl\">"));
		EXPECT(shows(get(&w, 0, english.p), "<html lang=\"en\">"));
	}
	world_end(&w);
}

TEST(what_a_site_does_not_use_is_not_explained)
{
	struct world w = world_new("");

	EXPECT(shows(get(&w, 0, "/uitleg"), "Notuleren op een telefoon"));
	EXPECT(shows(get(&w, 0, "/uitleg?taal=en"), "Take notes on a phone"));
	w.conf.off = S("meetings");
	EXPECT(!shows(get(&w, 0, "/uitleg"), "Notuleren op een telefoon"));
	EXPECT(shows(get(&w, 0, "/uitleg"), "Een nieuwsbrief versturen"));
	world_end(&w);
}

TEST(the_mailbox_is_there_in_a_demonstration_only)
{
	struct world w = world_new("INSERT INTO mail (recipient, subject, text,"
		" created_at) VALUES ('anna@example.org', 'Een <b>vraag</b>',"
		" 'Beste Anna,\nhttp://example.org/x', 0)");

	EXPECT(get(&w, 0, "/postbus").status == 404);
	w.conf.demo = true;
	EXPECT(shows(get(&w, 0, "/postbus"), "Een &lt;b&gt;vraag"));
	EXPECT(shows(get(&w, 0, "/postbus"), "<a href=\"http://example.org/x\">"));
	world_end(&w);
}

TEST(the_api_says_its_version_and_knows_no_trailing_slash)
{
	struct world w = world_new("");
	struct reply r = get(&w, 0, "/api/v1/openapi.json");
	bool told = false;

	for (size_t i = 0; i < COUNT(r.headers); i++)
		told |= str_eq(r.headers[i].name, S("API-Version"));
	EXPECT(r.status == 200 && told);
	EXPECT(get(&w, 0, "/api/v1/asks").status == 200);
	EXPECT(get(&w, 0, "/api/v1/asks/").status == 404);
	EXPECT(shows(get(&w, 0, "/.well-known/security.txt"), "Contact: mailto:"));
	world_end(&w);
}
