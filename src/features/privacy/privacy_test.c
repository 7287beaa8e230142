/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/privacy/privacy.h"
#include "base/when.h"
#include "test/test.h"
#include "test/unzip.h"

enum { STRANGER = 0, ANNA = 1, BRAM = 2 };

/* Anna asks and brings for herself, asked De Linde something, and speaks for
 * Het Anker, alone, for which she also asked; Bram manages De Linde. */
static struct world village(void)
{
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES"
		" (1, 'initiative', 'de-linde', 'De Linde', 'linde', 5, 5),"
		" (2, 'initiative', 'het-anker', 'Het Anker', 'anker', 5, 5),"
		" (3, 'ask', 'q-tuin', 'Wie helpt in de tuin?', 'wie', 5, 5),"
		" (4, 'offer', 'a-taart', 'Taart bakken', 'taart', 5, 5),"
		" (5, 'ask', 'q-zaal', 'Wie heeft een zaal?', 'wie', 5, 5),"
		" (6, 'experience', 'v-1', 'Samen gedaan', 'samen', 5, 5);"
		"INSERT INTO party (id, kind, mail) VALUES"
		" (1, 'initiative', 'linde@example.org'),"
		" (2, 'initiative', 'zonnestraal@example.org');");

	world_person(&w, ANNA, "Zonnestraal");
	world_person(&w, BRAM, "Bram");
	world_sql(&w,
		"UPDATE person SET confirmed_at = 5, here_at = 1790000000;"
		"INSERT INTO ask (id, person_id, body) VALUES"
		" (3, 1, 'Het gras is hoog.'), (5, 1, 'Voor het feest.');"
		"INSERT INTO offer (id, kind, person_id, body) VALUES"
		" (4, 'goods', 1, 'Appeltaart.');"
		"INSERT INTO entry_link (entry_id, role, position, target_id)"
		" VALUES (5, 'asked_by', 1, 2);"
		"INSERT INTO membership VALUES (1, 2, 'manager', 5),"
		" (2, 1, 'manager', 5);"
		"INSERT INTO introduction (id, person_id, party_id, message,"
		" wish, phone, state, created_at) VALUES"
		" (7, 1, 1, 'Mag ik eens kijken?', 'call', '06 11 22 33 44',"
		" 'accepted', 1794900000);"
		"INSERT INTO introduction_side (introduction_id, side, who,"
		" outcome, words) VALUES (7, 'asker', 1, 'yes', 'Zeer geholpen');"
		"INSERT INTO story (id, introduction_id, party_id, asker_words,"
		" helper_words, shared_at) VALUES (6, 7, 1, 'Zeer geholpen',"
		" 'Graag gedaan', 9);"
		"INSERT INTO thread_message (introduction_id, side, person_id,"
		" via, text, created_at) VALUES"
		" (7, 'asker', 1, 'site', 'Tot dinsdag dan', 9),"
		" (7, 'helper', 2, 'site', 'Welkom', 9);"
		"INSERT INTO role_grant (person_id, role, granted_at, granted_by)"
		" VALUES (2, 'desk', 5, 'Zonnestraal');"
		"INSERT INTO mail (recipient, subject, text, created_at) VALUES"
		" ('zonnestraal@example.org', 'Dag', 'Dag', 5);");
	return w;
}

static str file(struct world *w, struct reply r, int nth)
{
	return unzipped(w->arena, r.body, nth);
}

static bool has(str s, const char *text)
{
	return str_find(s, str_from_z(text)) < s.n;
}

TEST(one_sees_what_is_kept_and_saves_it)
{
	struct world w = village();
	struct reply page = get(&w, ANNA, "/mijn/gegevens");
	struct reply r = post(&w, ANNA, "/mijn/gegevens", "");
	str json = file(&w, r, 1), csv = file(&w, r, 2);

	EXPECT(page.status == 200 && shows(page, "Uw vragen"));
	EXPECT(!shows(page, "Uw passkeys"));
	EXPECT(r.status == 200 && str_eq(r.type, S("application/zip")));
	EXPECT(str_starts(r.filename, S("brengplein-2026-")));
	EXPECT(has(file(&w, r, 0), "asks: Uw vragen."));
	EXPECT(has(json, "zonnestraal@example.org"));
	EXPECT(has(json, "Het gras is hoog.") && has(json, "Appeltaart."));
	EXPECT(has(json, "\"phone\":\"06 11 22 33 44\""));
	EXPECT(has(json, "Tot dinsdag dan") && has(json, "Zeer geholpen"));
	EXPECT(!has(json, "Welkom") && !has(json, "Bram"));
	EXPECT(has(csv, "memberships;") && has(csv, ";Het Anker;manager;"));
	EXPECT(get(&w, STRANGER, "/mijn/gegevens").status == 303);
	world_end(&w);
}

/* A row that ends in bytes, as each database writes them. */
static void keep(struct world *w, const char *table, const char *values,
		 const char *bytes)
{
	world_sql(w, arena_f(w->arena,
		"INSERT INTO %s VALUES (%s, CAST('%s' AS %s))", table, values,
		bytes, w->schema ? "BYTEA" : "BLOB").p);
}

TEST(photos_and_files_one_added_are_in_the_zip_and_no_others)
{
	struct world w = village();
	struct reply r;
	str index;

	world_sql(&w,
		"INSERT INTO photo (id, entry_id, kind, position, alt, added_at,"
		" added_by) VALUES (3, 2, 'photo', 1, 'Koffie op het plein', 9, 1),"
		" (4, 1, 'photo', 1, 'Van een ander', 9, 2);"
		"INSERT INTO file (id, entry_id, title, name, kind, size, hash,"
		" added_at, added_by, removed_at) VALUES"
		" (5, 2, 'De begroting', 'begroting.pdf', 'pdf', 5, 'b1', 9, 1, 9),"
		" (6, 1, 'Geheim', 'x.pdf', 'pdf', 1, 'b2', 9, 2, 0),"
		" (7, 2, 'Alle plannen', 'alles.pdf', 'pdf', 18000000, 'b3', 9, 1, 0);");
	keep(&w, "photo_size", "3, 'webp', 400, 300, 'a1'", "a");
	keep(&w, "photo_size", "3, 'jpeg', 800, 600, 'a2'", "bbb");
	keep(&w, "photo_size", "3, 'webp', 800, 600, 'a3'", "c");
	keep(&w, "photo_size", "4, 'jpeg', 800, 600, 'a4'", "d");
	keep(&w, "file_piece", "5, 0", "hea");
	keep(&w, "file_piece", "5, 1", "lo");
	keep(&w, "file_piece", "6, 0", "d");
	r = post(&w, ANNA, "/mijn/gegevens", "");
	index = file(&w, r, 3);
	EXPECT(has(index, "photos/3.jpeg: Het Anker, Koffie op het plein\r\n"));
	EXPECT(has(index, "files/5.pdf: Het Anker, De begroting\r\n"));
	EXPECT(has(index, "files/7.pdf: Het Anker, Alle plannen (te groot"));
	EXPECT(has(index, "/mijn/gegevens/bestand/7)"));
	EXPECT(!has(index, "Van een ander") && !has(index, "Geheim"));
	EXPECT(str_eq(file(&w, r, 4), S("bbb")));
	EXPECT(str_eq(file(&w, r, 5), S("healo")));
	EXPECT(!file(&w, r, 6).n);
	EXPECT(get(&w, ANNA, "/mijn/gegevens/bestand/7").pieces.size == 18000000);
	EXPECT(get(&w, ANNA, "/mijn/gegevens/bestand/6").status == 404);
	EXPECT(str_eq(get(&w, ANNA, "/mijn/gegevens/foto/3").body, S("bbb")));
	EXPECT(get(&w, ANNA, "/mijn/gegevens/foto/4").status == 404);
	EXPECT(get(&w, BRAM, "/mijn/gegevens/bestand/7").status == 404);
	world_end(&w);
}

TEST(saving_asks_to_confirm_who_it_is)
{
	struct world w = village();

	w.now += 11 * MINUTE;
	EXPECT(post(&w, ANNA, "/mijn/gegevens", "").status == 303);
	EXPECT(post(&w, ANNA, "/mijn/stoppen", "wat=alles").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM erasure") == 0);
	world_end(&w);
}

static void leave(struct world *w, const char *what)
{
	EXPECT(post(w, ANNA, "/mijn/stoppen", what).status == 303);
	w->now += 14 * DAY;
	world_work(w);
	EXPECT(count(w, "SELECT count(*) FROM person WHERE id = 1") == 1);
	w->now += 2 * DAY;
	world_work(w);
	EXPECT(count(w, "SELECT count(*) FROM person WHERE id = 1") == 0);
}

TEST(of_who_leaves_nothing_is_left_after_fourteen_days)
{
	static const char *const gone[] = { "onnestraal", "gras is hoog",
		"Appeltaart", "eens kijken", "11 22 33 44", "Tot dinsdag",
		"Zeer geholpen" };
	struct world w = village();
	str all;

	leave(&w, "wat=alles");
	all = db_image(w.db, w.arena);
	for (size_t i = 0; i < COUNT(gone); i++)
		EXPECT(!has(all, gone[i]));
	EXPECT(has(all, "Voor het feest.") && has(all, "De Linde"));
	EXPECT(get(&w, STRANGER, "/vragen/q-zaal").status == 200);
	EXPECT(get(&w, STRANGER, "/vragen/q-tuin").status == 404);
	world_end(&w);
}

TEST(what_one_leaves_behind_is_of_nobody)
{
	struct world w = village();
	str all;

	leave(&w, "wat=laat");
	all = db_image(w.db, w.arena);
	EXPECT(!has(all, "onnestraal") && !has(all, "11 22 33 44"));
	EXPECT(has(all, "gras is hoog") && has(all, "Appeltaart"));
	EXPECT(get(&w, STRANGER, "/vragen/q-tuin").status == 200);
	world_end(&w);
}

TEST(who_leaves_hears_for_whom_they_are_the_only_one)
{
	struct world w = village();
	struct reply r = get(&w, ANNA, "/mijn/stoppen");

	EXPECT(shows(r, "U bent de enige contactpersoon van:"));
	EXPECT(shows(r, "/mijn/namens/het-anker"));
	r = post(&w, ANNA, "/mijn/stoppen", "wat=");
	EXPECT(r.status == 422 && shows(r, "wat-fout"));
	world_end(&w);
}

TEST(who_changes_their_mind_stays)
{
	struct world w = village();
	const char *link;

	post(&w, ANNA, "/mijn/stoppen", "wat=alles");
	EXPECT(shows(get(&w, ANNA, "/mijn"), "Wij wissen wat van u is op"));
	EXPECT(shows(get(&w, ANNA, "/mijn/stoppen"), "Nee, ik blijf"));
	EXPECT(post(&w, ANNA, "/mijn/blijven", "").status == 303);
	EXPECT(!shows(get(&w, ANNA, "/mijn"), "Wij wissen"));
	post(&w, ANNA, "/mijn/stoppen", "wat=alles");
	link = mailed(&w, "zonnestraal@example.org", "/bevestig/").p;
	w.now += 13 * DAY;
	EXPECT(shows(get(&w, STRANGER, link), "Blijft u?"));
	EXPECT(post(&w, STRANGER, link, "antwoord=ja").status == 200);
	w.now += 3 * DAY;
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM person WHERE id = 1") == 1);
	world_end(&w);
}

TEST(who_was_away_for_two_years_gets_a_letter_and_then_goes)
{
	struct world w = village();

	world_sql(&w, "UPDATE person SET here_at = 1731900000 WHERE id = 1");
	world_work(&w);
	w.now += DAY;
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE subject LIKE 'Bent u er nog?%'") == 1);
	w.now += 80 * DAY;
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM person WHERE id = 1") == 1);
	w.now += 12 * DAY;
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM person WHERE id = 1") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM person WHERE id = 2") == 1);
	EXPECT(get(&w, STRANGER, "/vragen/q-tuin").status == 200);
	world_end(&w);
}

TEST(who_comes_back_after_the_letter_stays)
{
	struct world w = village();

	world_sql(&w, "UPDATE person SET here_at = 1731900000 WHERE id = 1");
	w.now += DAY;
	world_work(&w);
	world_sql(&w, "UPDATE session SET created_at = 1795086000, seen_at = 1795000000");
	EXPECT(get(&w, ANNA, "/mijn").status == 200);
	w.now += 100 * DAY;
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM person WHERE id = 1 AND missed_at = 0") == 1);
	world_end(&w);
}

TEST(what_is_old_goes_by_night_and_the_page_says_when)
{
	struct world w = village();

	world_sql(&w,
		"INSERT INTO audit (at, actor_id, deed) VALUES (5, 2, 'old'),"
		" (1794000000, 2, 'new');"
		"INSERT INTO report (path, first_at, decided_at) VALUES"
		" ('/over', 5, 6), ('/privacy', 5, 1794000000),"
		" ('/vragen', 5, 0);"
		"UPDATE introduction SET created_at = 1780000000;");
	world_work(&w);
	w.now += DAY;
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM audit") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM report") == 2);
	EXPECT(count(&w, "SELECT count(*) FROM introduction WHERE phone <> ''") == 0);
	EXPECT(shows(get(&w, STRANGER, "/privacy"), "Wat mensen met een rol deden"));
	EXPECT(shows(get(&w, STRANGER, "/privacy"), "<dd>24 maanden</dd>"));
	EXPECT(shows(get(&w, STRANGER, "/privacy?taal=en"), "<dd>14 days</dd>"));
	world_end(&w);
}

/*
 * Every table that says of whom it is, and in which part of the file with
 * one's own data it stands, or why it does not. A new one has to be put here,
 * and in privacy_own.c.
 */
static const struct { const char *table, *where; } about_people[] = {
	{ "addition", "additions" },
	{ "address_change", "addresses" },
	{ "ask", "asks" },
	{ "audit", "deeds" },
	{ "circle_member", "circles" },
	{ "claim", "claims" },
	{ "code_app", "a secret of their own device" },
	{ "consent", "consents" },
	{ "contact_block", "blocks" },
	{ "correction_reader", "corrections" },
	{ "erasure", "shown at /mijn" },
	{ "file", "files" },
	{ "follow", "follows" }, { "newsletter_reader", "newsletters" },
	{ "calendar_feed", "a random number" },
	{ "fresh_ask", "letters that ask whether a page is right" },
	{ "incoming_held", "held-answers" },
	{ "introduction", "contacts" },
	{ "known_device", "devices" },
	{ "link_token", "links" },
	{ "mail_reply_epoch", "a number, to end old addresses" },
	{ "mail_suppressed", "bounced" },
	{ "measure", "measures" },
	{ "membership", "memberships" },
	{ "membership_request", "membership-requests" },
	{ "monday_told", "that they got a mail, and of which week" },
	{ "offer", "offers" },
	{ "outcome_mail", "when a mail went, as all mail" },
	{ "passkey", "passkeys" },
	{ "passkey_holder", "a random number" },
	{ "photo", "photos" },
	{ "picked_match", "a coordinator's, about others" },
	{ "proposal", "proposals" },
	{ "place_words", "place-words" },
	{ "recovery_code", "shown when they were made; none can be read" },
	{ "registration", "registrations" },
	{ "report_message", "a message of theirs, with what was decided" },
	{ "revision", "changes" },
	{ "role_grant", "roles" },
	{ "role_grant_now", "renamed to role_grant" },
	{ "role_lost", "shown at /mijn" },
	{ "session", "sessions" },
	{ "setting_change", "settings" },
	{ "small_thing", "small-things" },
	{ "thanks", "thank-you-cards" },
	{ "theme_proposal", "themes" },
	{ "theme_support", "theme-support" },
	{ "thread_message", "messages" },
	{ "triangle_message", "exchange-messages" },
};

static bool is_listed(str table)
{
	for (size_t i = 0; i < COUNT(about_people); i++)
		if (str_eq(table, str_from_z(about_people[i].table)))
			return true;
	return false;
}

static bool is_kind(str name)
{
	for (size_t i = 0; privacy_kind(i).name; i++)
		if (str_eq(name, str_from_z(privacy_kind(i).name)))
			return true;
	return false;
}

/* One word is the name of a kind; why a table is in none takes more. */
TEST(what_is_said_of_a_table_is_a_kind_in_the_file_or_a_reason)
{
	for (size_t i = 0; i < COUNT(about_people); i++) {
		str where = str_from_z(about_people[i].where);

		EXPECT(str_find(where, S(" ")) < where.n || is_kind(where));
	}
}

TEST(no_table_about_people_is_forgotten)
{
	for (const struct migration *m = migrations; m->number; m++) {
		str rest = str_from_z(m->sql), table = { 0 };

		while (rest.n) {
			str line = str_trim(str_cut(&rest, '\n'));

			if (str_starts(line, S("CREATE TABLE "))) {
				str words = { line.p + 13, line.n - 13 };

				table = str_cut(&words, ' ');
			}
			if (str_find(line, S("REFERENCES person")) == line.n ||
			    is_listed(table))
				continue;
			printf("%s: %.*s is about people\n", m->name,
			       (int)table.n, table.p);
			EXPECT(is_listed(table));
		}
	}
}

TEST(leaving_survives_every_failure)
{
	struct world w = village();
	const char *link;

	survives_every_failure(&w, ANNA, "/mijn/gegevens", "");
	survives_every_failure(&w, ANNA, "/mijn/stoppen", "wat=laat");
	survives_every_failure(&w, ANNA, "/mijn/blijven", "");
	post(&w, ANNA, "/mijn/stoppen", "wat=laat");
	link = mailed(&w, "zonnestraal@example.org", "/bevestig/").p;
	survives_every_failure(&w, STRANGER, link, "antwoord=ja");
	world_end(&w);
}
