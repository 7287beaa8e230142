/* SPDX-License-Identifier: EUPL-1.2 */
/* What holds for every page at once; docs/security.md names these. */
#include "test/test.h"
#include "features/person/person.h"

static struct world hamlet(void)
{
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (1, 'initiative', 'de-linde', 'De Linde',"
		" 'linde', 0, 0), (2, 'ask', 'q-hoe', 'Hoe?', 'hoe', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative');"
		"INSERT INTO ask (id) VALUES (2)");

	world_person(&w, 1, "Anna");
	return w;
}

static bool is_for_this_host_alone(str c)
{
	return str_starts(c, S("__Host-")) &&
	       str_find(c, S("; Path=/;")) < c.n &&
	       str_find(c, S("; HttpOnly")) < c.n &&
	       str_find(c, S("; SameSite=Lax")) < c.n &&
	       str_find(c, S("; Secure")) < c.n &&
	       str_find(c, S("Domain")) == c.n;
}

TEST(cookies_of_an_https_site_are_for_that_host_alone)
{
	struct world w = hamlet();
	struct tx *tx = tx_begin(w.db, w.arena, TX_WRITE);
	str link = person_link(tx, S("anna@example.org"), S(""), w.now);
	struct reply asked, in;

	EXPECT(tx_end(tx));
	w.url = S("https://test.example.org");
	asked = get(&w, 0, "/inloggen");
	EXPECT(is_for_this_host_alone(asked.cookies[1]));
	in = post_with(&w, S("__Host-form=0123456789abcdef0123456789abcdef"),
		       arena_z(w.arena, link), "antwoord=ja");
	EXPECT(in.status == 303 && is_for_this_host_alone(in.cookies[0]));
	EXPECT(cookie_of(in, "__Host-sid").n > 64);
	world_end(&w);
}

/* What stands in the address counts for no form, and the first of two is
 * meant: another reader of the same request sees the same. */
TEST(a_field_given_twice_or_elsewhere_is_not_believed)
{
	struct world w = hamlet();
	struct reply r = get(&w, 0, "/zoeken?q=eerste&q=tweede");

	EXPECT(shows(r, "value=\"eerste\"") &&
	       !shows(r, "value=\"tweede\""));
	r = post(&w, 1, "/mijn/naam?naam=Adres", "naam=Anders&naam=Weer");
	EXPECT(r.status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM person WHERE name = 'Anders'"));
	world_end(&w);
}

TEST(only_the_fields_of_a_form_are_written)
{
	struct world w = hamlet();

	EXPECT(post(&w, 1, "/mijn/naam", "naam=Anna&mail=ander%40example.org"
		    "&id=7&role=administrator&status=hidden").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM person WHERE id = 1 AND"
		     " mail = 'anna@example.org'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM role_grant") == 0);
	world_end(&w);
}

/* A text type that leaves its letters to the browser to guess. */
static bool must_be_guessed(str type)
{
	bool text = str_starts(type, S("text/")) || str_ends(type, S("+xml"));

	return text && str_find(type, S("charset=utf-8")) == type.n;
}

TEST(every_text_says_in_what_letters_it_is_written)
{
	static const char *const paths[] = { "/", "/initiatieven",
		"/initiatieven.json", "/initiatieven.csv", "/initiatieven.atom",
		"/initiatieven.geojson", "/bijeenkomsten.ics", "/vragen/q-hoe",
		"/nergens", "/api", "/api/v1/openapi.json", "/healthz",
		"/robots.txt", "/zoeken?q=x", "/mijn", "/metrics" };
	struct world w = hamlet();

	for (size_t i = 0; i < COUNT(paths); i++) {
		struct reply r = get(&w, 0, paths[i]);

		EXPECT(!must_be_guessed(r.type));
	}
	world_end(&w);
}
