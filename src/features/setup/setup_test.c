/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/setup/setup.h"
#include "crypto/crypto.h"
#include "test/test.h"

#define SITE_FORM "name=Plein+van+Oostdorp&level=neighbourhood" \
	"&plaats=Oostdorp&langs=nl&langs=en&lang=nl"

/* A new site, as the program starts it, and the code it prints. */
static struct world new_site(str *code)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind, own) VALUES"
		" (1, 'oostdorp', 'Oostdorp', 'oostdorp', 'village', 1);"
		"INSERT INTO place_within (place_id, within_id) VALUES (1, 1)");
	struct tx *tx = tx_begin(w.db, w.arena, TX_WRITE);

	*code = setup_open(tx);
	EXPECT(tx_end(tx));
	EXPECT(code->n == 12);
	return w;
}

static str code_form(struct world *w, str code)
{
	return arena_f(w->arena, "code=%.*s", (int)code.n, code.p);
}

/* The browser that gave the code. */
static str entered(struct world *w, str code)
{
	return cookie_of(post(w, 0, "/beginnen", code_form(w, code).p), "begin");
}

static bool leads_to(struct reply r, const char *path)
{
	return r.status == 303 && str_eq(r.location, str_from_z(path));
}

TEST(a_new_site_serves_nothing_but_its_first_start)
{
	static const char *const pages[] = { "/", "/initiatieven", "/inloggen",
		"/beheer", "/api/v1/asks", "/vragen/nieuw", "/over" };
	str code;
	struct world w = new_site(&code);

	for (size_t i = 0; i < COUNT(pages); i++)
		EXPECT(leads_to(get(&w, 0, pages[i]), "/beginnen"));
	EXPECT(leads_to(post(&w, 0, "/inloggen", "email=x@example.org"),
			"/beginnen"));
	EXPECT(get(&w, 0, "/healthz").status == 200);
	EXPECT(shows(get(&w, 0, "/beginnen"), "De code van het startscherm"));
	EXPECT(leads_to(get(&w, 0, "/beginnen/site"), "/beginnen"));
	EXPECT(leads_to(post(&w, 0, "/beginnen/site", SITE_FORM), "/beginnen"));
	EXPECT(leads_to(post(&w, 0, "/beginnen/klaar", ""), "/beginnen"));
	EXPECT(count(&w, "SELECT count(*) FROM setting") == 0);
	world_end(&w);
}

TEST(a_site_with_an_administrator_or_content_has_no_first_start)
{
	static const char *const there[] = {
		"INSERT INTO person (id, name, mail, created_at) VALUES"
		" (1, 'Bea', 'bea@example.org', 0);"
		"INSERT INTO role_grant (person_id, role, granted_at, granted_by)"
		" VALUES (1, 'administrator', 0, 'test')",
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (1, 'initiative', 'x', 'X', 'x', 0, 0)" };

	for (size_t i = 0; i < COUNT(there); i++) {
		str code;
		struct world w = new_site(&code);
		struct tx *tx;

		world_sql(&w, there[i]);
		EXPECT(get(&w, 0, "/").status == 200);
		EXPECT(get(&w, 0, "/beginnen").status == 404);
		EXPECT(post(&w, 0, "/beginnen",
			    code_form(&w, code).p).status == 404);
		tx = tx_begin(w.db, w.arena, TX_WRITE);
		EXPECT(!setup_open(tx).n);
		EXPECT(tx_end(tx));
		world_end(&w);
	}
}

TEST(the_code_opens_it_once_and_for_one_browser)
{
	str code, browser;
	struct world w = new_site(&code);

	EXPECT(post(&w, 0, "/beginnen", "code=0000-0000-00").status == 422);
	EXPECT(post(&w, 0, "/beginnen", "").status == 422);
	browser = entered(&w, code);
	EXPECT(browser.n > 0);
	EXPECT(leads_to(get_with(&w, browser, "/beginnen"), "/beginnen/site"));
	EXPECT(get_with(&w, browser, "/beginnen/site").status == 200);
	EXPECT(shows(post(&w, 0, "/beginnen", code_form(&w, code).p),
		     "al in een andere browser gebruikt"));
	EXPECT(leads_to(get(&w, 0, "/beginnen/site"), "/beginnen"));
	world_end(&w);
}

TEST(after_ten_wrong_codes_only_a_new_one_helps)
{
	str code;
	struct world w = new_site(&code);
	struct tx *tx;

	for (int i = 0; i < 10; i++)
		post(&w, 0, "/beginnen", "code=1111-1111-11");
	EXPECT(shows(post(&w, 0, "/beginnen", code_form(&w, code).p),
		     "te veel verkeerde codes"));
	tx = tx_begin(w.db, w.arena, TX_WRITE);
	code = setup_open(tx);
	EXPECT(tx_end(tx));
	EXPECT(entered(&w, code).n > 0);
	world_end(&w);
}

TEST(the_steps_lead_to_a_working_site_and_close_behind)
{
	str code, browser, session;
	struct world w = new_site(&code);
	struct reply r;

	browser = entered(&w, code);
	EXPECT(leads_to(post_with(&w, browser, "/beginnen/site", SITE_FORM),
			"/beginnen/onderdelen"));
	EXPECT(leads_to(post_with(&w, browser, "/beginnen/onderdelen",
		"off=square&off=knowledge"), "/beginnen/mail"));
	EXPECT(shows(get_with(&w, browser, "/beginnen/site"),
		     "value=\"Plein van Oostdorp\""));
	EXPECT(leads_to(get_with(&w, browser, "/beginnen"), "/beginnen/mail"));
	EXPECT(leads_to(post_with(&w, browser, "/beginnen/mail",
		"mail=&mail_from=plein@example.org&daarna=verder"),
		"/beginnen/beheerder"));
	EXPECT(leads_to(get_with(&w, browser, "/beginnen/klaar"),
			"/beginnen/beheerder"));
	EXPECT(post_with(&w, browser, "/beginnen/beheerder",
			 "naam=Bea&email=bea").status == 422);
	EXPECT(leads_to(post_with(&w, browser, "/beginnen/beheerder",
		"naam=Bea&email=bea@example.org"), "/beginnen/inhoud"));
	EXPECT(leads_to(post_with(&w, browser, "/beginnen/inhoud",
		"inhoud=leeg"), "/beginnen/klaar"));
	EXPECT(shows(get_with(&w, browser, "/beginnen/klaar"),
		     "Plein van Oostdorp is klaar om open te gaan"));
	r = post_with(&w, browser, "/beginnen/klaar", "");
	EXPECT(r.status == 200);
	EXPECT(shows(r, "/bevestig/"));         /* no mail: the link itself */
	session = cookie_of(r, "sid");
	EXPECT(shows(get_with(&w, session, "/beheer/wat-nu"), "Wat nu?"));
	EXPECT(shows(get(&w, 0, "/"), "Plein van Oostdorp</title>"));
	EXPECT(get(&w, 0, "/geld").status == 404);
	EXPECT(get_with(&w, browser, "/beginnen").status == 404);
	EXPECT(get_with(&w, browser, "/beginnen/site").status == 404);
	EXPECT(count(&w, "SELECT count(*) FROM person") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM setting_change WHERE"
		     " role = 'setup' AND name = 'name'") == 1);
	world_end(&w);
}

TEST(the_test_message_says_what_became_of_it)
{
	str code, browser;
	struct world w = new_site(&code);

	browser = entered(&w, code);
	EXPECT(post_with(&w, browser, "/beginnen/mail", "mail=&mail_from="
			 "plein@example.org&daarna=proef&email=x").status == 422);
	EXPECT(leads_to(post_with(&w, browser, "/beginnen/mail",
		"mail=smtp://127.0.0.1:1&mail_from=plein@example.org"
		"&daarna=proef&email=bea@example.org"),
		"/beginnen/mail#proef"));
	EXPECT(mailed(&w, "bea@example.org", "proefbericht").n);
	EXPECT(shows(get_with(&w, browser, "/beginnen/mail"),
		     "Het proefbericht is onderweg"));
	EXPECT(shows(get_with(&w, browser, "/beginnen/mail"),
		     "v=spf1 a:127.0.0.1 ~all"));
	EXPECT(count(&w, "SELECT count(*) FROM job WHERE kind = 'setup.dns'")
	       == 1);
	world_sql(&w, "UPDATE mail SET failure = '550 no such user'");
	EXPECT(shows(get_with(&w, browser, "/beginnen/mail"),
		     "550 no such user"));
	world_sql(&w, "DELETE FROM mail; INSERT INTO dns_seen VALUES"
		      " ('spf', 'example.org', 'v=spf1 mx -all', 1)");
	EXPECT(shows(get_with(&w, browser, "/beginnen/mail"),
		     "nam het proefbericht aan"));
	EXPECT(shows(get_with(&w, browser, "/beginnen/mail"), "v=spf1 mx -all"));
	world_end(&w);
}

TEST(examples_say_so_and_go_with_one_button)
{
	struct world w = world_new("INSERT INTO entry (id, type, slug, title,"
		" sort_key, created_at, updated_at) VALUES (1, 'initiative',"
		" 'voorbeeld-soep', 'Voorbeeld: soep', 'soep', 0, 0),"
		" (2, 'initiative', 'de-linde', 'De Linde', 'linde', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative'),"
		" (2, 'initiative')");

	world_person(&w, 1, "Bea");
	world_sql(&w, "INSERT INTO role_grant (person_id, role, granted_at,"
		      " granted_by) VALUES (1, 'administrator', 0, 'test')");
	EXPECT(shows(get(&w, 1, "/beheer/wat-nu"), "Haal de voorbeelden weg"));
	EXPECT(post(&w, 1, "/beheer/voorbeelden-weg", "").status == 303);
	EXPECT(!shows(get(&w, 1, "/beheer/wat-nu"), "Haal de voorbeelden weg"));
	EXPECT(get(&w, 0, "/initiatieven/voorbeeld-soep").status != 200);
	EXPECT(get(&w, 0, "/initiatieven/de-linde").status == 200);
	survives_every_failure(&w, 1, "/beheer/voorbeelden-weg", "");
	world_end(&w);
}

TEST(a_failing_database_leaves_the_first_start_as_it_was)
{
	str code, browser;
	struct world w = new_site(&code);

	survives_every_failure(&w, 0, "/beginnen", code_form(&w, code).p);
	browser = entered(&w, code);
	survives_every_failure_with(&w, browser, "/beginnen/site", SITE_FORM);
	survives_every_failure_with(&w, browser, "/beginnen/mail",
		"mail=smtp://127.0.0.1:1&mail_from=plein@example.org"
		"&daarna=proef&email=bea@example.org");
	survives_every_failure_with(&w, browser, "/beginnen/beheerder",
				    "naam=Bea&email=bea@example.org");
	post_with(&w, browser, "/beginnen/beheerder",
		  "naam=Bea&email=bea@example.org");
	survives_every_failure_with(&w, browser, "/beginnen/klaar", "");
	world_end(&w);
}
