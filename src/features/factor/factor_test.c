/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/factor/factor.h"
#include "base/when.h"
#include "crypto/crypto.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BEA, CORA, COBA };

/* Anna has no role, Bea administers, Cora and Coba coordinate; with https. */
static struct world office(void)
{
	struct world w = world_new("");

	w.url = S("https://plein.example.org");
	world_person(&w, ANNA, "Anna");
	world_person(&w, BEA, "Bea");
	world_person(&w, CORA, "Cora");
	world_person(&w, COBA, "Coba");
	world_sql(&w, "INSERT INTO role_grant (id, person_id, role, granted_at,"
		      " granted_by) VALUES (1, 2, 'administrator', 0, 'test'),"
		      " (2, 3, 'coordinator', 0, 'test'),"
		      " (3, 4, 'coordinator', 0, 'test')");
	return w;
}

/* What the app of that key shows, so many half minutes from now. */
static const char *shown(struct world *w, int steps)
{
	static const char typed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	str key, code;

	EXPECT(base32_read(w->arena, str_from_z(typed), &key));
	code = totp(w->arena, key, w->now / 30 + steps);
	return arena_f(w->arena, "doe=klaar&naar=/vragen&code=%.*s", (int)code.n,
		       code.p).p;
}

/* The app is begun; its key is one we know. */
static void begin(struct world *w, int who)
{
	EXPECT(post(w, who, "/mijn/codes", "").status == 303);
	world_sql(w, "UPDATE code_app SET key ="
		     " 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'");
}

/* The app is set up; the page with recovery codes. */
static struct reply set_up(struct world *w, int who)
{
	struct reply r;

	begin(w, who);
	r = post(w, who, "/mijn/codes", shown(w, 0));
	EXPECT(r.status == 200);
	w->now += MINUTE;
	world_sign_in(w, who);
	return r;
}

static str sid(struct reply r)
{
	return cookie_of(r, "__Host-sid");
}

static bool leads_to(struct reply r, const char *path)
{
	return r.status == 303 && str_starts(r.location, str_from_z(path));
}

TEST(an_administrator_is_led_to_make_a_passkey_or_codes_first)
{
	struct world w = office();

	EXPECT(leads_to(get(&w, BEA, "/beheer/rollen"), "/mijn/sterker?naar="));
	EXPECT(leads_to(get(&w, BEA, "/beheer"), "/mijn/sterker"));
	EXPECT(shows(get(&w, BEA, "/mijn/sterker"), "Maak eerst een passkey"));
	EXPECT(shows(get(&w, BEA, "/mijn"), "Uw rol wacht op u"));
	EXPECT(get(&w, CORA, "/beheer").status == 200);
	EXPECT(get(&w, ANNA, "/beheer").status == 403);
	EXPECT(leads_to(get(&w, ANNA, "/mijn/sterker"), "/mijn"));
	EXPECT(leads_to(post(&w, BEA, "/beheer/rollen", ""), "/mijn/sterker"));
	world_end(&w);
}

TEST(without_https_or_in_a_demonstration_nobody_must)
{
	struct world w = office();

	w.conf.demo = true;
	EXPECT(get(&w, BEA, "/beheer/rollen").status == 200);
	w.conf.demo = false;
	EXPECT(get(&w, BEA, "/beheer/rollen").status == 303);
	w.url = S("http://plein.example.org");
	EXPECT(get(&w, BEA, "/beheer/rollen").status == 200);
	EXPECT(!shows(get(&w, BEA, "/mijn"), "Uw rol wacht op u"));
	world_end(&w);
}

TEST(a_link_from_the_terminal_is_enough_for_an_administrator)
{
	struct world w = office();
	struct tx *tx = tx_begin(w.db, w.arena, TX_WRITE);
	str link = person_link(tx, S("bea@example.org"), S(""), w.now);
	struct reply r;

	EXPECT(tx_end(tx));
	r = post_with(&w, S("__Host-form=0123456789abcdef0123456789abcdef"),
		      link.p, "");
	EXPECT(get_with(&w, sid(r), "/beheer/rollen").status == 200);
	world_end(&w);
}

TEST(an_app_with_codes_opens_the_role_after_the_mail)
{
	struct world w = office();
	struct reply r;

	EXPECT(shows(get(&w, BEA, "/mijn/codes"), "Elke app voor eenmalige codes"));
	begin(&w, BEA);
	EXPECT(shows(get(&w, BEA, "/mijn/codes"), "ABCD EFGH"));
	EXPECT(shows(get(&w, BEA, "/mijn/codes"), "<svg class=\"bp-qr\" role=\"img\""));
	EXPECT(post(&w, BEA, "/mijn/codes", "doe=klaar&code=000000").status == 422);
	r = post(&w, BEA, "/mijn/codes", shown(&w, 0));
	EXPECT(shows(r, "Bewaar deze codes"));
	EXPECT(get_with(&w, sid(r), "/beheer/rollen").status == 200);
	EXPECT(mailed(&w, "bea@example.org", "app").n);
	EXPECT(count(&w, "SELECT count(*) FROM recovery_code") == 10);
	world_sign_in(&w, BEA);
	w.now += MINUTE;
	EXPECT(leads_to(get(&w, BEA, "/beheer/rollen"), "/mijn/sterker"));
	EXPECT(shows(get(&w, BEA, "/mijn/sterker"), "De code van uw app"));
	r = post(&w, BEA, "/mijn/sterker", shown(&w, 0));
	EXPECT(leads_to(r, "/vragen"));
	EXPECT(get_with(&w, sid(r), "/beheer/rollen").status == 200);
	EXPECT(shows(get_with(&w, sid(r), "/mijn/codes?taal=en"),
		     "You have 10 recovery codes left"));
	world_end(&w);
}

TEST(a_code_works_once_and_half_a_minute_early_or_late)
{
	struct world w = office();

	set_up(&w, BEA);
	EXPECT(post(&w, BEA, "/mijn/sterker", shown(&w, -2)).status == 422);
	EXPECT(post(&w, BEA, "/mijn/sterker", shown(&w, 2)).status == 422);
	EXPECT(post(&w, BEA, "/mijn/sterker", shown(&w, -1)).status == 303);
	world_sign_in(&w, BEA);
	EXPECT(post(&w, BEA, "/mijn/sterker", shown(&w, -1)).status == 422);
	EXPECT(post(&w, BEA, "/mijn/sterker", shown(&w, 1)).status == 303);
	world_sign_in(&w, BEA);
	EXPECT(post(&w, BEA, "/mijn/sterker", shown(&w, 0)).status == 422);
	world_end(&w);
}

TEST(a_recovery_code_works_once)
{
	struct world w = office();
	str page = set_up(&w, BEA).body, code;
	const char *form;

	page.p += str_find(page, S("<li><strong>")) + 12;
	page.n = 9;
	code = str_cut(&page, '<');
	form = arena_f(w.arena, "code=%.4s-%.4s", code.p, code.p + 5).p;
	EXPECT(post(&w, CORA, "/mijn/sterker", form).status == 422);
	EXPECT(post(&w, BEA, "/mijn/sterker", form).status == 303);
	world_sign_in(&w, BEA);
	EXPECT(post(&w, BEA, "/mijn/sterker", form).status == 422);
	EXPECT(count(&w, "SELECT count(*) FROM recovery_code WHERE used_at > 0")
	       == 1);
	world_end(&w);
}

TEST(after_five_wrong_codes_the_right_one_waits_a_quarter_of_an_hour)
{
	struct world w = office();

	set_up(&w, BEA);
	for (int i = 0; i < 5; i++)
		EXPECT(post(&w, BEA, "/mijn/sterker", "code=123").status == 422);
	EXPECT(mailed(&w, "bea@example.org", "verkeerde").n);
	EXPECT(post(&w, BEA, "/mijn/sterker", shown(&w, 0)).status == 422);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE subject LIKE '%erkeerde%'")
	       == 1);
	w.now += 16 * MINUTE;
	EXPECT(post(&w, BEA, "/mijn/sterker", shown(&w, 0)).status == 303);
	world_end(&w);
}

TEST(who_came_by_mail_alone_changes_no_codes_and_no_passkeys)
{
	struct world w = office();

	set_up(&w, CORA);
	EXPECT(leads_to(get(&w, CORA, "/beheer"), "/mijn/sterker"));
	EXPECT(leads_to(post(&w, CORA, "/mijn/codes", "doe=weg"), "/mijn/sterker"));
	EXPECT(leads_to(get(&w, CORA, "/mijn/passkeys"), "/mijn/sterker"));
	EXPECT(leads_to(post(&w, CORA, "/mijn/passkeys", "client=a&attestatie=b"),
			"/mijn/sterker"));
	EXPECT(count(&w, "SELECT count(*) FROM code_app") == 1);
	world_sql(&w, "UPDATE session SET way = 'code'");
	EXPECT(leads_to(post(&w, CORA, "/mijn/codes", "doe=weg"), "/mijn/codes"));
	EXPECT(count(&w, "SELECT count(*) FROM code_app") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM recovery_code") == 0);
	EXPECT(get(&w, CORA, "/beheer").status == 200);
	world_end(&w);
}

TEST(a_second_person_gives_a_lost_role_back)
{
	struct world w = office();
	const char *path;

	set_up(&w, CORA);
	EXPECT(leads_to(post(&w, CORA, "/mijn/sterker/kwijt", ""), "/mijn/sterker"));
	EXPECT(shows(get(&w, CORA, "/mijn/sterker"), "U hebt uw rol teruggevraagd"));
	path = mailed(&w, "coba@example.org", "/beheer/rollen/terug/").p;
	EXPECT(mailed(&w, "bea@example.org", "/beheer/rollen/terug/").n);
	EXPECT(!mailed(&w, "anna@example.org", "/beheer/").n);
	EXPECT(get(&w, ANNA, path).status == 403);
	EXPECT(leads_to(post(&w, CORA, path, ""), "/mijn/sterker"));
	EXPECT(shows(get(&w, COBA, "/mijn"), "Iemand vraagt een rol terug"));
	EXPECT(shows(get(&w, COBA, path), "op een nummer dat u al kende"));
	EXPECT(post(&w, COBA, path, "").status == 303);
	EXPECT(get(&w, CORA, "/mijn").status == 303);
	world_sign_in(&w, CORA);
	EXPECT(get(&w, CORA, "/beheer").status == 200);
	EXPECT(mailed(&w, "cora@example.org", "/inloggen?naar=").n);
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE actor_id = 4 AND"
		     " person_id = 3 AND deed = 'role.given_back'") == 1);
	EXPECT(post(&w, COBA, path, "").status == 404);
	world_end(&w);
}

TEST(a_coordinator_gives_no_administrator_their_role_back)
{
	struct world w = office();

	set_up(&w, BEA);
	post(&w, BEA, "/mijn/sterker/kwijt", "");
	EXPECT(!mailed(&w, "coba@example.org", "/beheer/").n);
	EXPECT(post(&w, COBA, "/beheer/rollen/terug/2", "").status == 404);
	world_sql(&w, "INSERT INTO role_grant (id, person_id, role, granted_at,"
		      " granted_by) VALUES (9, 4, 'administrator', 0, 'test');"
		      "UPDATE session SET way = 'passkey' WHERE person_id = 4");
	EXPECT(post(&w, COBA, "/beheer/rollen/terug/2", "").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM code_app") == 0);
	world_end(&w);
}

TEST(who_finds_it_again_needs_nobody)
{
	struct world w = office();

	set_up(&w, CORA);
	post(&w, CORA, "/mijn/sterker/kwijt", "");
	EXPECT(post(&w, CORA, "/mijn/sterker", shown(&w, 0)).status == 303);
	EXPECT(post(&w, COBA, "/beheer/rollen/terug/3", "").status == 404);
	EXPECT(leads_to(post(&w, ANNA, "/mijn/sterker/kwijt", ""), "/mijn"));
	EXPECT(count(&w, "SELECT count(*) FROM role_lost") == 0);
	world_end(&w);
}

TEST(a_failing_database_changes_no_code_and_no_role)
{
	struct world w = office();

	survives_every_failure(&w, BEA, "/mijn/codes", "");
	begin(&w, BEA);
	survives_every_failure(&w, BEA, "/mijn/codes", NULL);
	survives_every_failure(&w, BEA, "/mijn/codes", "doe=klaar&code=1");
	set_up(&w, CORA);
	survives_every_failure(&w, CORA, "/mijn/sterker", NULL);
	survives_every_failure(&w, CORA, "/mijn/sterker", "code=1");
	survives_every_failure(&w, CORA, "/mijn/sterker/kwijt", "");
	survives_every_failure(&w, COBA, "/mijn", NULL);
	survives_every_failure(&w, COBA, "/beheer/rollen/terug/3", NULL);
	survives_every_failure(&w, COBA, "/beheer/rollen/terug/3", "");
	world_end(&w);
}
