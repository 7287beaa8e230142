/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/person/person.h"
#include "base/when.h"
#include "test/test.h"

enum { ANNA = 1, KOOS = 2, STRANGER = 0 };

static struct world village(void)
{
	struct world w = world_new("");

	world_person(&w, ANNA, "Anna");
	world_person(&w, KOOS, "Koos");
	world_sql(&w, "INSERT INTO role_grant (person_id, role, granted_at,"
		      " granted_by) VALUES (2, 'coordinator', 0, 'test')");
	return w;
}

/* Ask for the mail; the cookie of this browser. */
static str ask(struct world *w, const char *form)
{
	struct reply r = post(w, STRANGER, "/inloggen", form);

	EXPECT(r.status == 303);
	EXPECT(str_eq(r.location, S("/inloggen/code")));
	return cookie_of(r, "inlog");
}

/* The code in the newest mail, as a form. */
static const char *code_mailed(struct world *w)
{
	str code = mailed(w, "anna@example.org", "code: ");

	return arena_f(w->arena, "code=%.*s", (int)code.n, code.p).p;
}

TEST(the_answer_is_the_same_for_known_and_unknown_addresses)
{
	struct world w = village();
	struct reply known = post(&w, STRANGER, "/inloggen",
				  "email=Anna@Example.org");
	struct reply unknown = post(&w, STRANGER, "/inloggen",
				    "email=nobody@example.org");

	EXPECT(known.status == unknown.status);
	EXPECT(str_eq(known.location, unknown.location));
	EXPECT(cookie_of(unknown, "inlog").n == cookie_of(known, "inlog").n);
	EXPECT(count(&w, "SELECT count(*) FROM link_token") == 2);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient <> ''") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM person") == 2);
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 1);
	world_end(&w);
}

/* How many statements a question for a mail takes. */
static int work_of(struct world *w, const char *form)
{
	int before = db_statements_run(w->db);

	post(w, STRANGER, "/inloggen", form);
	return db_statements_run(w->db) - before;
}

TEST(the_work_is_the_same_for_known_and_unknown_addresses)
{
	struct world w = village();
	int unknown;

	work_of(&w, "email=koos@example.org");  /* makes the site's key */
	unknown = work_of(&w, "email=nobody@example.org");
	for (int i = 0; i < 5; i++)     /* also beyond the third */
		EXPECT(work_of(&w, "email=anna@example.org") == unknown);
	world_end(&w);
}

TEST(a_link_signs_in_after_the_button_only)
{
	struct world w = village();
	str cookie = ask(&w, "email=anna@example.org&naar=/vragen");
	const char *link = mailed(&w, "anna@example.org", "/bevestig/").p;
	struct reply page = get_with(&w, cookie, link);

	EXPECT(page.status == 200);
	EXPECT(shows(page, "a***@example.org"));
	EXPECT(str_eq(page.headers[0].value, S("no-referrer")));
	EXPECT(count(&w, "SELECT count(*) FROM session") == 2);
	page = post_with(&w, cookie, link, "");
	EXPECT(page.status == 303);
	EXPECT(str_eq(page.location, S("/vragen")));
	EXPECT(count(&w, "SELECT count(*) FROM session") == 3);
	page = get_with(&w, cookie_of(page, "sid"), "/mijn");
	EXPECT(page.status == 200);
	EXPECT(shows(page, "anna@example.org"));
	world_end(&w);
}

TEST(a_link_works_once_and_for_ten_minutes)
{
	struct world w = village();
	str cookie = ask(&w, "email=anna@example.org");
	const char *link = mailed(&w, "anna@example.org", "/bevestig/").p;

	EXPECT(post_with(&w, cookie, link, "").status == 303);
	EXPECT(post_with(&w, cookie, link, "").status == 410);
	EXPECT(shows(get_with(&w, cookie, link), "al gebruikt"));
	cookie = ask(&w, "email=anna@example.org");
	link = mailed(&w, "anna@example.org", "/bevestig/").p;
	w.now += 10 * MINUTE;
	EXPECT(post_with(&w, cookie, link, "").status == 410);
	EXPECT(shows(get_with(&w, cookie, link), "te oud"));
	EXPECT(get(&w, STRANGER, "/bevestig/abc").status == 404);
	world_end(&w);
}

TEST(on_another_device_the_link_asks_for_the_code)
{
	struct world w = village();
	const char *link;
	struct reply page;

	ask(&w, "email=anna@example.org");
	link = mailed(&w, "anna@example.org", "/bevestig/").p;
	page = get(&w, STRANGER, link);
	EXPECT(page.status == 403);
	EXPECT(shows(page, "Typ daar de code"));
	EXPECT(post(&w, STRANGER, link, "").status == 403);
	EXPECT(count(&w, "SELECT count(*) FROM session") == 2);
	EXPECT(count(&w, "SELECT count(*) FROM link_token WHERE used_at > 0") == 0);
	world_end(&w);
}

TEST(a_new_mail_cancels_the_one_before)
{
	struct world w = village();
	str first = ask(&w, "email=anna@example.org");
	const char *link = mailed(&w, "anna@example.org", "/bevestig/").p;

	ask(&w, "email=anna@example.org");
	EXPECT(post_with(&w, first, link, "").status == 410);
	world_end(&w);
}

TEST(at_most_three_mails_in_a_quarter_of_an_hour)
{
	struct world w = village();

	static const char mails[] =
		"SELECT count(*) FROM mail WHERE recipient <> ''";
	str third = { 0 };

	for (int i = 0; i < 5; i++) {
		str cookie = ask(&w, "email=anna@example.org");

		third = i == 2 ? cookie : third;
	}
	EXPECT(count(&w, mails) == 3);
	/* What came without a mail has not taken away the last that had one. */
	EXPECT(post_with(&w, third, mailed(&w, "anna@example.org", "/bevestig/").p,
			 "").status == 303);
	w.now += 16 * MINUTE;
	ask(&w, "email=anna@example.org");
	EXPECT(count(&w, mails) == 4);
	world_end(&w);
}

TEST(the_code_signs_in_where_it_was_asked_for)
{
	struct world w = village();
	str cookie = ask(&w, "email=anna@example.org");
	struct reply r;

	EXPECT(post_with(&w, cookie, "/inloggen/code", "code=1234").status == 422);
	EXPECT(post(&w, STRANGER, "/inloggen/code", code_mailed(&w)).status == 422);
	r = post_with(&w, cookie, "/inloggen/code", code_mailed(&w));
	EXPECT(r.status == 303);
	EXPECT(str_eq(r.location, S("/mijn")));
	EXPECT(cookie_of(r, "sid").n > 60);
	EXPECT(post_with(&w, cookie, "/inloggen/code", code_mailed(&w)).status == 422);
	world_end(&w);
}

TEST(after_five_wrong_codes_the_right_one_is_refused)
{
	struct world w = village();
	str cookie = ask(&w, "email=anna@example.org");
	const char *right = code_mailed(&w);
	const char *link = mailed(&w, "anna@example.org", "/bevestig/").p;

	for (int i = 0; i < 5; i++)
		EXPECT(post_with(&w, cookie, "/inloggen/code",
				 "code=00000000").status == 422);
	EXPECT(mailed(&w, "anna@example.org", "een verkeerde code").n);
	EXPECT(post_with(&w, cookie, "/inloggen/code", right).status == 422);
	EXPECT(post_with(&w, cookie, link, "").status == 410);
	EXPECT(count(&w, "SELECT count(*) FROM session") == 2);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 2);
	world_end(&w);
}

TEST(who_guesses_at_an_unknown_address_sees_the_same)
{
	struct world w = village();
	str known = ask(&w, "email=anna@example.org");
	str unknown = ask(&w, "email=nobody@example.org");

	for (int i = 0; i < 6; i++) {
		struct reply one = post_with(&w, known, "/inloggen/code", "code=1");
		struct reply two = post_with(&w, unknown, "/inloggen/code", "code=1");

		EXPECT(one.status == two.status && one.body.n == two.body.n);
	}
	world_end(&w);
}

TEST(nobody_is_sent_to_another_site_after_signing_in)
{
	static const char *const paths[] = { "//evil.example", "https://evil",
		"/%5Cevil", "javascript:x", "/a%0d%0ab" };
	struct world w = village();

	for (size_t i = 0; i < COUNT(paths); i++) {
		str cookie;
		const char *link;

		w.now += HOUR;
		cookie = cookie_of(post(&w, STRANGER, "/inloggen",
			arena_f(w.arena, "email=anna@example.org&naar=%s",
				paths[i]).p), "inlog");
		link = mailed(&w, "anna@example.org", "/bevestig/").p;
		if (cookie.n)
			EXPECT(str_eq(post_with(&w, cookie, link, "").location,
				      S("/mijn")));
	}
	world_end(&w);
}

TEST(a_link_from_the_terminal_works_anywhere_once)
{
	struct world w = village();
	struct tx *tx = tx_begin(w.db, w.arena, TX_WRITE);
	str link;
	struct reply r;

	person_add(tx, S("Boss@Example.org"), S("administrator"), w.now);
	person_add(tx, S("boss@example.org"), S("administrator"), w.now);
	link = person_link(tx, S("boss@example.org"), S(""), w.now);
	EXPECT(!person_link(tx, S("x@example.org"), S(""), w.now).n);
	EXPECT(tx_end(tx));
	EXPECT(count(&w, "SELECT count(*) FROM role_grant") == 2);
	EXPECT(get(&w, STRANGER, link.p).status == 200);
	r = post(&w, STRANGER, link.p, "");
	EXPECT(r.status == 303);
	EXPECT(get_with(&w, cookie_of(r, "sid"), "/mijn").status == 200);
	EXPECT(post(&w, STRANGER, link.p, "").status == 410);
	world_end(&w);
}

TEST(a_session_ends_after_thirty_days_without_a_visit)
{
	struct world w = village();

	EXPECT(get(&w, ANNA, "/mijn").status == 200);
	w.now += 29 * DAY;
	EXPECT(get(&w, ANNA, "/mijn").status == 200);
	w.now += 29 * DAY;              /* the visit was noted */
	EXPECT(get(&w, ANNA, "/mijn").status == 200);
	w.now += 31 * DAY;
	EXPECT(get(&w, ANNA, "/mijn").status == 303);
	world_end(&w);
}

TEST(a_session_ends_after_ninety_days_in_any_case)
{
	struct world w = village();

	for (int i = 0; i < 4; i++) {
		EXPECT(get(&w, ANNA, "/mijn").status == 200);
		w.now += 25 * DAY;
	}
	EXPECT(get(&w, ANNA, "/mijn").status == 303);
	world_end(&w);
}

TEST(a_coordinator_signs_in_anew_each_working_day)
{
	struct world w = village();

	EXPECT(get(&w, KOOS, "/mijn").status == 200);
	w.now += 9 * HOUR;
	EXPECT(get(&w, KOOS, "/mijn").status == 303);
	EXPECT(get(&w, ANNA, "/mijn").status == 200);
	world_end(&w);
}

TEST(a_person_sees_and_ends_their_sessions)
{
	struct world w = village();

	world_sql(&w, "INSERT INTO session (id, token_hash, person_id, csrf,"
		      " created_at, seen_at) VALUES (90, 'x', 1, 'c',"
		      " 1794999000, 1794999000), (91, 'y', 2, 'c', 0, 0)");
	EXPECT(shows(get(&w, ANNA, "/mijn"), "/mijn/sessies/90"));
	EXPECT(!shows(get(&w, ANNA, "/mijn"), "/mijn/sessies/91"));
	post(&w, ANNA, "/mijn/sessies/91", "");
	EXPECT(count(&w, "SELECT count(*) FROM session WHERE id = 91") == 1);
	post(&w, ANNA, "/mijn/sessies/90", "");
	EXPECT(count(&w, "SELECT count(*) FROM session WHERE id = 90") == 0);
	EXPECT(post(&w, ANNA, "/uitloggen", "").status == 303);
	EXPECT(get(&w, ANNA, "/mijn").status == 303);
	world_end(&w);
}

static const char phone[] = "Mozilla/5.0 (Android 14; Mobile; rv:131.0) "
	"Gecko/131.0 Firefox/131.0";

/* Anna signs in on her phone; the cookie of her session. */
static str on_phone(struct world *w)
{
	str cookie = ask(w, "email=anna@example.org");
	const char *link = mailed(w, "anna@example.org", "/bevestig/").p;

	w->agent = S(phone);
	return cookie_of(post_with(w, cookie, link, ""), "sid");
}

TEST(a_session_says_on_what_device_it_is)
{
	struct world w = village();
	str sid = on_phone(&w);

	EXPECT(shows(get_with(&w, sid, "/mijn"), "Firefox op Android"));
	EXPECT(shows(get_with(&w, sid, "/mijn"), "Dit apparaat"));
	EXPECT(shows(get_with(&w, sid, "/mijn?taal=en"), "Firefox on Android"));
	EXPECT(shows(get(&w, ANNA, "/mijn"), "Een apparaat dat wij niet kennen"));
	world_end(&w);
}

TEST(all_other_sessions_end_at_once)
{
	struct world w = village();
	str sid = on_phone(&w);

	survives_every_failure(&w, ANNA, "/mijn/sessies/andere", "");
	EXPECT(get_with(&w, sid, "/mijn").status == 303);
	EXPECT(get(&w, ANNA, "/mijn").status == 200);
	EXPECT(get(&w, KOOS, "/mijn").status == 200);
	EXPECT(!shows(get(&w, ANNA, "/mijn"), "/mijn/sessies/andere"));
	world_end(&w);
}

TEST(a_session_in_another_family_of_browsers_was_stolen_and_ends)
{
	struct world w = village();
	str sid = on_phone(&w);

	w.agent = S("Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 "
		    "Firefox/140.0");
	EXPECT(get_with(&w, sid, "/mijn").status == 200);
	w.agent = S("curl/7.88.1");
	EXPECT(get_with(&w, sid, "/mijn").status == 303);
	w.agent = S(phone);
	EXPECT(get_with(&w, sid, "/mijn").status == 303);
	world_end(&w);
}

TEST(a_person_chooses_their_name)
{
	struct world w = village();

	EXPECT(post(&w, ANNA, "/mijn/naam", "naam=").status == 422);
	EXPECT(post(&w, ANNA, "/mijn/naam", "naam=Anna+%3Cb%3E").status == 303);
	EXPECT(shows(get(&w, ANNA, "/mijn"), "Anna &lt;b&gt;"));
	world_end(&w);
}

TEST(signing_in_speaks_english_too)
{
	struct world w = village();

	EXPECT(shows(get(&w, STRANGER, "/inloggen"), "U hebt geen wachtwoord nodig"));
	EXPECT(shows(get(&w, STRANGER, "/inloggen?taal=en"),
		     "You need no password"));
	EXPECT(shows(post(&w, STRANGER, "/inloggen?taal=en", "email=x"),
		     "Give a mail address"));
	EXPECT(!shows(get(&w, STRANGER, "/inloggen"), "password"));
	world_end(&w);
}

TEST(a_failing_database_signs_nobody_in)
{
	struct world w = village();
	str cookie = ask(&w, "email=anna@example.org");
	const char *link = mailed(&w, "anna@example.org", "/bevestig/").p;

	survives_every_failure(&w, STRANGER, "/inloggen",
			       "email=anna@example.org");
	survives_every_failure(&w, STRANGER, "/inloggen", NULL);
	survives_every_failure(&w, ANNA, "/mijn", NULL);
	survives_every_failure(&w, ANNA, "/mijn/naam", "naam=A");
	survives_every_failure(&w, STRANGER, "/inloggen",
			       "email=nobody@example.org");
	survives_every_failure(&w, ANNA, "/mijn/sessies/1", "");
	survives_every_failure(&w, ANNA, "/uitloggen", "");
	EXPECT(post_with(&w, cookie, link, "").status == 410);
	world_end(&w);
}

TEST(a_failing_database_uses_no_link_and_no_code)
{
	struct world w = village();
	str cookie = ask(&w, "email=anna@example.org");
	const char *link = mailed(&w, "anna@example.org", "/bevestig/").p;

	survives_every_failure_with(&w, cookie, link, NULL);
	survives_every_failure_with(&w, cookie, link, "");
	cookie = ask(&w, "email=anna@example.org");
	survives_every_failure_with(&w, cookie, "/inloggen/code", NULL);
	for (int wrong = 0; wrong < 4; wrong++)
		survives_every_failure_with(&w, cookie, "/inloggen/code",
					    "code=00000000");
	survives_every_failure_with(&w, cookie, "/inloggen/code",
				    code_mailed(&w));
	EXPECT(count(&w, "SELECT count(*) FROM session") == 4);
	world_end(&w);
}

TEST(what_matters_asks_to_sign_in_once_more)
{
	struct world w = village();
	struct reply r;

	w.now += HOUR;
	r = get(&w, ANNA, "/mijn/bevestigen?naar=/vragen");
	EXPECT(shows(r, "a***@example.org"));
	r = post(&w, ANNA, "/mijn/bevestigen", "naar=/vragen");
	EXPECT(r.status == 303);
	EXPECT(str_eq(r.location, S("/inloggen/code")));
	r = post_with(&w, cookie_of(r, "inlog"),
		      mailed(&w, "anna@example.org", "/bevestig/").p, "");
	EXPECT(str_eq(r.location, S("/vragen")));
	EXPECT(cookie_of(r, "sid").n > 60);
	survives_every_failure(&w, ANNA, "/mijn/bevestigen", "naar=/vragen");
	world_end(&w);
}

TEST(who_may_only_read_writes_nothing_until_that_day_and_still_signs_out)
{
	struct world w = world_new("");

	world_person(&w, 1, "Anna");
	world_sql(&w, "UPDATE person SET blocked_until = 1795000001");
	EXPECT(get(&w, 1, "/aanbod/nieuw").status == 200);
	EXPECT(post(&w, 1, "/aanbod/nieuw", "tekst=Een+uur+bellen").status == 403);
	EXPECT(shows(post(&w, 1, "/aanbod/nieuw", "tekst=Een+uur+bellen"),
		     "18 november 2026 kunt u hier niets schrijven"));
	EXPECT(post(&w, 1, "/mijn/naam", "naam=Annie").status == 303);
	w.now += 1;
	EXPECT(post(&w, 1, "/aanbod/nieuw", "tekst=Een+uur+bellen").status == 303);
	EXPECT(post(&w, 1, "/uitloggen", "").status == 303);
	world_end(&w);
}

/* Koos, who coordinates, signs in with this browser. */
static void sign_in_with(struct world *w, const char *agent)
{
	str cookie = cookie_of(post(w, STRANGER, "/inloggen",
				    "email=koos@example.org"), "inlog");
	const char *link = mailed(w, "koos@example.org", "/bevestig/").p;

	w->now += MINUTE;
	w->agent = str_from_z(agent);
	EXPECT(post_with(w, cookie, link, "").status == 303);
	w->agent = (str){ 0 };
}

TEST(who_has_a_role_hears_of_a_new_device)
{
	static const char desktop[] = "Mozilla/5.0 (Windows NT 10.0) "
		"Chrome/131.0.0.0 Safari/537.36";
	static const char mails[] = "SELECT count(*) FROM mail WHERE subject"
		" LIKE '%nieuw apparaat%'";
	struct world w = village();

	sign_in_with(&w, phone);                /* the first of all */
	sign_in_with(&w, phone);
	EXPECT(count(&w, mails) == 0);
	sign_in_with(&w, desktop);
	EXPECT(count(&w, mails) == 1);
	EXPECT(mailed(&w, "koos@example.org", "Chrome").n);
	w.now += HOUR;
	sign_in_with(&w, desktop);
	EXPECT(count(&w, mails) == 1);
	on_phone(&w);                           /* Anna has no role */
	EXPECT(count(&w, "SELECT count(*) FROM known_device") == 2);
	world_end(&w);
}

TEST(a_flood_of_mails_to_sign_in_with_makes_all_wait)
{
	struct world w = village();
	struct reply known, unknown;

	world_sql(&w, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1"
		" FROM n WHERE i < 600) INSERT INTO link_token (token_hash,"
		" purpose, person_id, created_at, ends_at) SELECT 'x' || i,"
		" 'sign-in', 2, 1795000000 - 10, 1795000000 + 590 FROM n");
	known = post(&w, STRANGER, "/inloggen", "email=anna@example.org");
	unknown = post(&w, STRANGER, "/inloggen", "email=nobody@example.org");
	EXPECT(known.status == 429 && unknown.status == 429);
	EXPECT(str_eq(known.headers[0].value, S("600")));
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 0);
	w.now += 10 * MINUTE;
	ask(&w, "email=anna@example.org");
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 1);
	world_end(&w);
}
