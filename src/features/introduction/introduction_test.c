/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/introduction/introduction.h"
#include "base/when.h"
#include "test/test.h"

enum { ANNA = 7, BRAM = 8, CORA = 9, DIRK = 10 };

/*
 * Anna asked how a village supporter works. De Linde (with a manager, Bram)
 * did it; Het Anker did too, and has no address. Cora coordinates Oostdorp,
 * Dirk another village.
 */
static struct world square(void)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind, municipality_id, own) VALUES"
		" (1, 'mun-proef', 'Proefgemeente', 'proefgemeente', 'municipality', 1, 1),"
		" (2, 'oostdorp', 'Oostdorp', 'oostdorp', 'village', 1, 1),"
		" (3, 'westdorp', 'Westdorp', 'westdorp', 'village', 1, 1);"
		"INSERT INTO place_within VALUES (1, 1), (2, 2), (2, 1), (3, 3), (3, 1);"
		"INSERT INTO theme (id, slug, nl, en) VALUES (1, 'zorg', 'Zorg', 'Care');"
		"INSERT INTO entry (id, type, slug, title, sort_key, place_id, created_at, updated_at) VALUES"
		" (1, 'initiative', 'de-linde', 'De Linde', 'de linde', 2, 10, 10),"
		" (2, 'initiative', 'het-anker', 'Het <Anker>', 'het anker', 2, 20, 20),"
		" (3, 'organisation', 'de-brug', 'De Brug', 'de brug', NULL, 20, 20),"
		" (4, 'ask', 'q-hoe', 'Hoe werkt een dorpsondersteuner?', 'hoe', 3, 40, 40),"
		" (5, 'ask', 'q-oud', 'Wie ging ons voor?', 'wie', 3, 40, 40);"
		"INSERT INTO entry_theme VALUES (4, 1, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative'), (2, 'initiative'), (3, 'bank');");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_person(&w, CORA, "Cora");
	world_person(&w, DIRK, "Dirk");
	world_sql(&w, "INSERT INTO ask (id, person_id) VALUES (4, 7), (5, NULL);"
		"INSERT INTO membership VALUES (8, 1, 'manager', 0);"
		"INSERT INTO role_grant (person_id, role, place_id, granted_at, granted_by) VALUES"
		" (9, 'coordinator', 2, 0, 'test'), (10, 'coordinator', 3, 0, 'test');");
	return w;
}

static const char message[] =
	"bericht=Wij+beginnen+net.+Hebt+u+een+half+uur%3F&wens=call"
	"&telefoon=0318+12+34+56";
static const char stranger[] =
	"bericht=Wij+beginnen+net.+Hebt+u+een+half+uur%3F&wens=write"
	"&naam=Eva&email=Eva%40example.org";

/* Do what is due of this kind. */
static void work(struct world *w, const char *kind)
{
	const struct job_kind *k = introduction_jobs;
	str due = arena_f(w->arena, "SELECT coalesce(min(id), 0) FROM job"
		" WHERE kind = '%s' AND due <= %lld", kind, (long long)w->now);
	int64_t id;

	while (strcmp(k->name, kind))
		k++;
	while ((id = count(w, due.p)) > 0) {
		struct job job = { .arena = w->arena, .conf = &w->conf,
			.url = S("http://test.example.org"), .now = w->now };

		job.about = count(w, arena_f(w->arena,
			"SELECT about FROM job WHERE id = %lld", (long long)id).p);
		job.tx = tx_begin(w->db, w->arena, TX_WRITE);
		EXPECT(k->run(&job) == JOB_DONE);
		EXPECT(tx_end(job.tx));
		world_sql(w, arena_f(w->arena, "DELETE FROM job WHERE id = %lld",
				     (long long)id).p);
	}
}

/* The newest link we mailed them, and what pressing that button answers. */
static struct reply press(struct world *w, const char *to, const char *button)
{
	return post(w, 0, mailed(w, to, "/bevestig/").p,
		    arena_f(w->arena, "antwoord=%s", button).p);
}

static int64_t state_is(struct world *w, int64_t id, const char *state)
{
	return count(w, arena_f(w->arena, "SELECT count(*) FROM introduction"
		" WHERE id = %lld AND state = '%s'", (long long)id, state).p);
}

/* Whether anyone but the owner got this address, or the phone number. */
static bool is_secret(struct world *w, const char *mail)
{
	return !count(w, arena_f(w->arena, "SELECT count(*) FROM mail WHERE"
		" recipient <> '%s' AND (text LIKE '%%%s%%' OR subject LIKE"
		" '%%%s%%' OR text LIKE '%%0318 12%%')", mail, mail, mail).p);
}

TEST(a_page_says_who_why_and_what_happens)
{
	struct world w = square();
	struct reply r = get(&w, 0, "/vragen/q-hoe/contact/de-linde");

	EXPECT(r.status == 200);
	EXPECT(shows(r, "De Linde"));
	EXPECT(shows(r, "Hoe werkt een dorpsondersteuner?"));
	EXPECT(shows(r, "name=\"email\""));
	EXPECT(!shows(r, "bram@example.org"));
	r = get(&w, ANNA, "/initiatieven/het-anker/contact");
	EXPECT(shows(r, "Het &lt;Anker&gt;"));
	EXPECT(shows(r, "coördinator van het gebied belt"));
	EXPECT(!shows(r, "name=\"email\""));
	EXPECT(get(&w, 0, "/organisaties/de-brug/contact").status == 200);
	EXPECT(get(&w, 0, "/initiatieven/niemand/contact").status == 404);
	EXPECT(get(&w, 0, "/vragen/de-linde/contact/de-linde").status == 404);
	EXPECT(get(&w, BRAM, "/initiatieven/de-linde/contact").status == 409);
	EXPECT(shows(get(&w, 0, "/initiatieven/de-linde/contact?taal=en"),
		     "This is how it goes"));
	world_end(&w);
}

TEST(the_first_words_are_a_whole_message)
{
	struct world w = square();

	EXPECT(shows(get(&w, 0, "/vragen/q-hoe/contact/de-linde"),
		"Wij hebben een vraag: “Hoe werkt een dorpsondersteuner?”. U weet"
		" hier meer van dan wij."));
	EXPECT(shows(get(&w, 0, "/vragen/q-hoe/contact/de-linde?taal=en"),
		"We have a question: “Hoe werkt een dorpsondersteuner?”. You know"
		" more about this than we do."));
	world_sql(&w, "UPDATE entry SET title = 'Wij zoeken hulp.' WHERE id = 4");
	EXPECT(shows(get(&w, 0, "/vragen/q-hoe/contact/de-linde"),
		"Wij hebben een vraag: “Wij zoeken hulp”. U weet"));
	world_end(&w);
}

TEST(who_brings_something_is_asked_about_it)
{
	struct world w = square();

	world_sql(&w, "INSERT INTO entry (id, type, slug, title, sort_key, created_at, updated_at) VALUES"
		  " (6, 'offer', 'o-zaal', 'Een <zaal>', 'zaal', 0, 0), (8, 'offer', 'o-los', 'Los', 'los', 0, 0);"
		  "INSERT INTO offer (id, kind) VALUES (6, 'space'), (8, 'time');"
		  "INSERT INTO entry_link VALUES (6, 'provider', 0, 1)");
	EXPECT(shows(get(&w, ANNA, "/aanbod/o-zaal/contact"), "Een &lt;zaal&gt;"));
	EXPECT(shows(get(&w, ANNA, "/aanbod/o-zaal"), "/aanbod/o-zaal/contact"));
	EXPECT(post(&w, ANNA, "/aanbod/o-zaal/contact", message).status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient = 'bram@example.org'") == 1);
	EXPECT(get(&w, ANNA, "/aanbod/o-los/contact").status == 404);
	EXPECT(!shows(get(&w, ANNA, "/aanbod/o-los"), "/aanbod/o-los/contact"));
	world_end(&w);
}

/* Dirk offers an hour on the phone, without any initiative. */
static struct world with_dirks_hour(void)
{
	struct world w = square();

	world_sql(&w, "INSERT INTO entry (id, type, slug, title, sort_key,"
		" place_id, created_at, updated_at) VALUES (6, 'offer', 'o-uur',"
		" 'Een uur bellen', 'uur', 2, 0, 0);"
		"INSERT INTO offer (id, kind, person_id) VALUES (6, 'time', 10)");
	return w;
}

TEST(what_a_resident_brings_is_asked_of_them_without_their_name)
{
	struct world w = with_dirks_hour();
	struct reply r = get(&w, ANNA, "/aanbod/o-uur/contact");

	EXPECT(shows(get(&w, 0, "/aanbod/o-uur"), "/aanbod/o-uur/contact"));
	EXPECT(shows(r, "In gesprek met een bewoner uit Oostdorp"));
	EXPECT(shows(r, "U brengt “Een uur bellen”"));
	EXPECT(!shows(r, "Dirk"));
	EXPECT(get(&w, DIRK, "/aanbod/o-uur/contact").status == 409);
	EXPECT(post(&w, ANNA, "/aanbod/o-uur/contact", message).status == 303);
	r = get(&w, ANNA, "/mijn/contact/1");
	EXPECT(shows(r, "Een bewoner uit Oostdorp kreeg uw vraag"));
	EXPECT(!shows(r, "Dirk") && !shows(r, "dirk@example.org"));
	EXPECT(is_secret(&w, "anna@example.org"));
	EXPECT(shows(get(&w, DIRK, "/mijn"), "Wacht op uw antwoord"));
	EXPECT(shows(get(&w, DIRK, "/mijn/contact/1"), "Ja, graag"));
	EXPECT(get(&w, BRAM, "/mijn/contact/1").status == 404);
	EXPECT(press(&w, "dirk@example.org", "ja").status == 200);
	EXPECT(shows(get(&w, ANNA, "/mijn/contact/1"), "dirk@example.org"));
	EXPECT(shows(get(&w, DIRK, "/mijn/contact/1"), "anna@example.org"));
	world_end(&w);
}

TEST(a_resident_is_asked_as_often_as_others_and_never_called)
{
	struct world w = with_dirks_hour();

	for (int n = 0; n < 5; n++) {
		world_sql(&w, "UPDATE introduction SET state = 'closed'"
			      " WHERE state <> 'waiting'");
		EXPECT(post(&w, ANNA, "/aanbod/o-uur/contact",
			    message).status == 303);
	}
	EXPECT(state_is(&w, 5, "waiting"));
	EXPECT(!count(&w, "SELECT count(*) FROM job WHERE kind = 'introduction.remind'"));
	world_sql(&w, "UPDATE introduction SET goes_at = 1");
	EXPECT(get(&w, CORA, "/beheer").status == 200);
	EXPECT(!shows(get(&w, CORA, "/beheer"), "Een uur bellen"));
	world_end(&w);
}

TEST(what_waits_for_who_is_gone_is_closed_with_a_word)
{
	struct world w = with_dirks_hour();

	world_sql(&w, "UPDATE party SET asks_a_month = 1 WHERE id = 1");
	post(&w, ANNA, "/initiatieven/de-linde/contact", message);
	post(&w, DIRK, "/initiatieven/de-linde/contact", message);
	post(&w, ANNA, "/aanbod/o-uur/contact", message);
	EXPECT(state_is(&w, 1, "sent") && state_is(&w, 2, "waiting"));
	world_sql(&w, "DELETE FROM mail; DELETE FROM job;"
		      "UPDATE entry SET status = 'hidden' WHERE id = 1;"
		      "INSERT INTO job (kind, about, due) VALUES"
		      " ('introduction.close', 0, 0)");
	work(&w, "introduction.close");
	EXPECT(state_is(&w, 1, "closed") && state_is(&w, 2, "closed"));
	EXPECT(state_is(&w, 3, "sent"));
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 2);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		" 'anna@example.org' AND text LIKE '%De Linde%staat hier niet"
		" meer%'") == 1);
	world_end(&w);
}

TEST(why_they_fit_is_what_the_coordinator_wrote)
{
	struct world w = square();

	world_sql(&w, "INSERT INTO picked_match (ask_id, entry_id, reason, created_at)"
		  " VALUES (4, 1, 'Zij zochten dit <ook> uit.', 0)");
	EXPECT(shows(get(&w, ANNA, "/vragen/q-hoe/contact/de-linde"),
		     "Zij zochten dit &lt;ook&gt; uit."));
	world_end(&w);
}

TEST(what_is_not_right_is_said_at_its_field)
{
	struct world w = square();
	struct reply r = post(&w, 0, "/initiatieven/de-linde/contact",
		"bericht=kort&wens=zingen&telefoon=bel+me&naam=&email=eva");

	EXPECT(r.status == 422);
	EXPECT(shows(r, "id=\"bericht-fout\""));
	EXPECT(shows(r, "id=\"wens-fout\""));
	EXPECT(shows(r, "id=\"telefoon-fout\""));
	EXPECT(shows(r, "id=\"naam-fout\""));
	EXPECT(shows(r, "id=\"email-fout\""));
	EXPECT(shows(r, "value=\"bel me\""));
	EXPECT(!count(&w, "SELECT count(*) FROM introduction"));
	world_end(&w);
}

TEST(who_wants_to_be_called_gives_a_number)
{
	struct world w = square();
	struct reply r = post(&w, ANNA, "/initiatieven/de-linde/contact",
			      "bericht=Wij+beginnen+net.&wens=call");

	EXPECT(r.status == 422);
	EXPECT(shows(r, "href=\"#telefoon\">Geef het telefoonnummer waarop"));
	EXPECT(shows(r, "value=\"call\" checked"));
	world_end(&w);
}

TEST(no_address_goes_along_in_the_message)
{
	struct world w = square();
	struct reply r = post(&w, ANNA, "/initiatieven/de-linde/contact",
		"bericht=Mail+mij+op+anna%40example.org+vandaag&wens=write");

	EXPECT(r.status == 422 && shows(r, "bericht-fout"));
	r = post(&w, ANNA, "/initiatieven/de-linde/contact",
		 "bericht=Bel+mij+op+06+12345678+vandaag&wens=write");
	EXPECT(r.status == 422 && shows(r, "bericht-fout"));
	EXPECT(!count(&w, "SELECT count(*) FROM introduction"));
	world_end(&w);
}

TEST(an_ask_for_some_readers_is_not_told_to_others)
{
	struct world w = square();

	world_sql(&w, "UPDATE entry SET status = 'held' WHERE id = 4;"
		  "INSERT INTO post (id, readers, confirmed_at) VALUES (4, 'network', 10)");
	EXPECT(get(&w, 0, "/vragen/q-hoe/contact/de-linde").status == 404);
	EXPECT(get(&w, ANNA, "/vragen/q-hoe/contact/de-linde").status == 200);
	world_sql(&w, "UPDATE entry SET status = 'hidden' WHERE id = 4");
	EXPECT(get(&w, ANNA, "/vragen/q-hoe/contact/de-linde").status == 404);
	world_end(&w);
}

TEST(who_was_put_forward_comes_first_on_the_ask)
{
	struct world w = square();
	struct reply r;

	world_sql(&w, "INSERT INTO picked_match (ask_id, entry_id, reason, created_at)"
		  " VALUES (4, 2, 'Zij zochten dit <ook> uit.', 0)");
	r = get(&w, 0, "/vragen/q-hoe");
	EXPECT(shows(r, "Zij zochten dit &lt;ook&gt; uit."));
	EXPECT(shows(r, "/vragen/q-hoe/contact/het-anker"));
	post(&w, ANNA, "/vragen/q-hoe/contact/het-anker", message);
	EXPECT(shows(get(&w, ANNA, "/vragen/q-hoe"), "Uw contacten hierover"));
	EXPECT(!shows(get(&w, BRAM, "/vragen/q-hoe"), "Uw contacten hierover"));
	EXPECT(!shows(get(&w, 0, "/vragen/q-hoe"), "Uw contacten hierover"));
	world_end(&w);
}

TEST(a_stranger_confirms_by_mail_before_anything_is_sent)
{
	struct world w = square();
	struct reply r = post(&w, 0, "/initiatieven/de-linde/contact", stranger);
	str link = mailed(&w, "eva@example.org", "/bevestig/");

	EXPECT(r.status == 303);
	EXPECT(shows(get(&w, 0, "/initiatieven/de-linde/contact?verstuurd=1"),
		     "Kijk in uw mail"));
	EXPECT(state_is(&w, 1, "held"));
	EXPECT(!count(&w, "SELECT count(*) FROM mail WHERE recipient = 'bram@example.org'"));
	EXPECT(shows(get(&w, 0, link.p), "Wij beginnen net."));
	EXPECT(state_is(&w, 1, "held"));
	EXPECT(shows(press(&w, "eva@example.org", "ja"), "onderweg"));
	EXPECT(state_is(&w, 1, "sent"));
	EXPECT(post(&w, 0, link.p, "antwoord=ja").status == 410);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient = 'bram@example.org'") == 1);
	EXPECT(is_secret(&w, "eva@example.org"));
	EXPECT(is_secret(&w, "bram@example.org"));
	world_end(&w);
}

TEST(what_is_not_confirmed_in_a_week_is_thrown_away)
{
	struct world w = square();

	post(&w, 0, "/initiatieven/de-linde/contact", stranger);
	w.now += 8 * DAY;
	EXPECT(press(&w, "eva@example.org", "ja").status == 410);
	work(&w, "introduction.forget");
	EXPECT(!count(&w, "SELECT count(*) FROM introduction"));
	EXPECT(!count(&w, "SELECT count(*) FROM person WHERE mail = 'eva@example.org'"));
	world_end(&w);
}

TEST(an_address_gets_three_mails_to_confirm_a_day)
{
	struct world w = square();

	for (int n = 0; n < 5; n++)
		EXPECT(post(&w, 0, "/initiatieven/de-linde/contact",
			    stranger).status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 3);
	EXPECT(count(&w, "SELECT count(*) FROM introduction") == 3);
	world_end(&w);
}

TEST(a_yes_gives_both_each_others_address)
{
	struct world w = square();
	struct reply r = post(&w, ANNA, "/vragen/q-hoe/contact/de-linde", message);
	str link = mailed(&w, "bram@example.org", "/bevestig/");

	EXPECT(r.status == 303);
	EXPECT(shows(get(&w, ANNA, "/mijn/contact/1"), "per mail"));
	EXPECT(!shows(get(&w, ANNA, "/mijn/contact/1"), "bram@example.org"));
	r = get(&w, BRAM, "/mijn/contact/1");
	EXPECT(shows(r, "Wij beginnen net."));
	EXPECT(!shows(r, "anna@example.org") && !shows(r, "0318 12"));
	EXPECT(is_secret(&w, "anna@example.org"));
	EXPECT(is_secret(&w, "bram@example.org"));
	EXPECT(shows(get(&w, 0, link.p), "Ja, graag"));
	EXPECT(!shows(get(&w, 0, link.p), "anna@example.org"));

	EXPECT(press(&w, "bram@example.org", "ja").status == 200);
	EXPECT(state_is(&w, 1, "accepted"));
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient = 'anna@example.org'"
		     " AND text LIKE '%bram@example.org%'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient = 'bram@example.org'"
		     " AND text LIKE '%anna@example.org%' AND text LIKE '%0318 12 34 56%'") == 1);
	EXPECT(shows(get(&w, ANNA, "/mijn/contact/1"), "bram@example.org"));
	EXPECT(shows(get(&w, BRAM, "/mijn/contact/1"), "anna@example.org"));
	EXPECT(post(&w, 0, link.p, "antwoord=nee").status == 410);
	EXPECT(state_is(&w, 1, "accepted"));
	world_end(&w);
}

TEST(a_button_that_does_not_exist_answers_nothing)
{
	struct world w = square();

	post(&w, ANNA, "/vragen/q-hoe/contact/de-linde", message);
	EXPECT(press(&w, "bram@example.org", "misschien").status == 422);
	EXPECT(state_is(&w, 1, "sent"));
	EXPECT(press(&w, "bram@example.org", "nee").status == 200);
	EXPECT(state_is(&w, 1, "declined"));
	EXPECT(is_secret(&w, "anna@example.org"));
	EXPECT(is_secret(&w, "bram@example.org"));
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient = 'anna@example.org'"
		     " AND text LIKE '%/vragen/q-hoe%'") == 1);
	world_end(&w);
}

TEST(who_says_not_now_is_left_in_peace_for_weeks)
{
	struct world w = square();

	post(&w, ANNA, "/vragen/q-hoe/contact/de-linde", message);
	EXPECT(press(&w, "bram@example.org", "later").status == 200);
	EXPECT(state_is(&w, 1, "not-now"));
	EXPECT(shows(get(&w, ANNA, "/mijn"), "16 december 2026"));
	EXPECT(shows(get(&w, CORA, "/initiatieven/de-linde/contact"),
		     "16 december 2026"));
	post(&w, CORA, "/initiatieven/de-linde/contact", message);
	EXPECT(state_is(&w, 2, "waiting"));
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient = 'bram@example.org'") == 1);
	w.now += 43 * DAY;
	work(&w, "introduction.go");
	EXPECT(state_is(&w, 2, "sent"));
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient = 'bram@example.org'") == 2);
	world_end(&w);
}

TEST(what_is_asked_beyond_the_limit_waits_with_a_date)
{
	struct world w = square();

	EXPECT(post(&w, BRAM, "/mijn/vragen-per-maand/de-linde", "aantal=0").status == 422);
	EXPECT(post(&w, ANNA, "/mijn/vragen-per-maand/de-linde", "aantal=1").status == 404);
	EXPECT(post(&w, BRAM, "/mijn/vragen-per-maand/de-linde", "aantal=1").status == 303);
	post(&w, ANNA, "/vragen/q-hoe/contact/de-linde", message);
	post(&w, CORA, "/initiatieven/de-linde/contact", message);
	post(&w, DIRK, "/initiatieven/de-linde/contact", message);
	EXPECT(state_is(&w, 1, "sent"));
	EXPECT(state_is(&w, 2, "waiting"));
	EXPECT(shows(get(&w, CORA, "/mijn/contact/2"), "1 december 2026"));
	EXPECT(shows(get(&w, DIRK, "/mijn/contact/3"), "1 januari 2027"));
	EXPECT(get(&w, BRAM, "/mijn/contact/2").status == 404);
	EXPECT(post(&w, CORA, "/mijn/contact/2/terug", "").status == 303);
	EXPECT(shows(get(&w, DIRK, "/mijn/contact/3"), "1 december 2026"));
	w.now += 20 * DAY;
	work(&w, "introduction.go");
	EXPECT(state_is(&w, 2, "closed") && state_is(&w, 3, "sent"));
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient = 'bram@example.org'") == 2);
	world_end(&w);
}

TEST(without_an_address_the_coordinator_of_the_area_calls)
{
	struct world w = square();

	post(&w, ANNA, "/vragen/q-hoe/contact/het-anker", message);
	EXPECT(state_is(&w, 1, "with-coordinator"));
	EXPECT(shows(get(&w, ANNA, "/mijn/contact/1"), "coördinator van het gebied belt"));
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient = 'cora@example.org'") == 1);
	EXPECT(!count(&w, "SELECT count(*) FROM mail WHERE recipient = 'dirk@example.org'"));
	EXPECT(is_secret(&w, "anna@example.org"));
	w.now += 7 * DAY;
	work(&w, "introduction.remind");
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient = 'cora@example.org'") == 2);
	w.now += 70 * DAY;
	work(&w, "introduction.remind");
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 2);
	world_end(&w);
}

TEST(who_was_asked_is_never_reminded)
{
	struct world w = square();

	post(&w, ANNA, "/vragen/q-hoe/contact/de-linde", message);
	w.now += 8 * DAY;
	work(&w, "introduction.remind");
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient = 'bram@example.org'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient = 'cora@example.org'") == 1);
	EXPECT(is_secret(&w, "anna@example.org"));
	world_end(&w);
}

TEST(one_question_at_a_time_to_the_same)
{
	struct world w = square();

	post(&w, ANNA, "/vragen/q-hoe/contact/de-linde", message);
	EXPECT(str_eq(post(&w, ANNA, "/initiatieven/de-linde/contact",
			   message).location, S("/mijn/contact/1")));
	EXPECT(count(&w, "SELECT count(*) FROM introduction") == 1);
	world_end(&w);
}

TEST(a_contact_is_seen_by_its_two_sides_only)
{
	struct world w = square();

	post(&w, ANNA, "/vragen/q-hoe/contact/de-linde", message);
	EXPECT(get(&w, 0, "/mijn/contact/1").status == 303);
	EXPECT(get(&w, DIRK, "/mijn/contact/1").status == 404);
	EXPECT(post(&w, DIRK, "/mijn/contact/1/antwoord", "antwoord=ja").status == 404);
	EXPECT(post(&w, ANNA, "/mijn/contact/1/antwoord", "antwoord=ja").status == 404);
	EXPECT(post(&w, BRAM, "/mijn/contact/1/terug", "").status == 404);
	EXPECT(state_is(&w, 1, "sent"));
	EXPECT(post(&w, BRAM, "/mijn/contact/1/antwoord", "antwoord=ja").status == 303);
	EXPECT(state_is(&w, 1, "accepted"));
	EXPECT(shows(get(&w, BRAM, "/mijn"), "Anna"));
	EXPECT(shows(get(&w, ANNA, "/mijn"), "De Linde"));
	world_end(&w);
}

/* The morning on which it is asked what came of things. */
static void morning(struct world *w)
{
	world_sql(w, "DELETE FROM job; INSERT INTO job (kind, about, due)"
		     " VALUES ('outcome.look', 0, 0)");
	world_work(w);
}

/* Anna and Bram spoke, and four weeks went by. */
static struct world spoken(void)
{
	struct world w = square();

	post(&w, ANNA, "/vragen/q-hoe/contact/de-linde", message);
	press(&w, "bram@example.org", "ja");
	w.now += 28 * DAY;
	morning(&w);
	return w;
}

/* They press yes and go on to the page where they tell. */
static str tells(struct world *w, const char *who)
{
	struct reply r = press(w, who, "yes");

	EXPECT(r.status == 303);
	return (str){ arena_z(w->arena, r.location), r.location.n };
}

TEST(a_story_is_shown_once_both_sides_share_it)
{
	struct world w = spoken();
	str mine = tells(&w, "anna@example.org");
	str theirs;

	EXPECT(post(&w, 0, mine.p, "antwoord=bewaar&woorden=").status == 422);
	EXPECT(shows(post(&w, 0, mine.p, "antwoord=bewaar&woorden="), "woorden-fout"));
	EXPECT(shows(post(&w, 0, mine.p, "antwoord=bewaar&delen=ja"
			  "&woorden=Mevrouw+Jansen+hielp+ons."), "woorden-fout"));
	EXPECT(post(&w, 0, mine.p, "antwoord=bewaar&delen=ja"
		    "&woorden=Wij+%3Cbelden%3E+en+begonnen.").status == 200);
	EXPECT(!count(&w, "SELECT count(*) FROM story"));
	EXPECT(!shows(get(&w, 0, "/initiatieven/de-linde"), "belden"));
	theirs = tells(&w, "bram@example.org");
	EXPECT(shows(get(&w, 0, theirs.p), "Wij &lt;belden&gt; en begonnen."));
	EXPECT(post(&w, 0, theirs.p, "antwoord=bewaar&delen=ja"
		    "&woorden=Een+uur+koffie+was+genoeg.").status == 200);
	EXPECT(count(&w, "SELECT count(*) FROM story") == 1);
	EXPECT(shows(get(&w, 0, "/initiatieven/de-linde"), "Wij &lt;belden&gt; en begonnen."));
	EXPECT(shows(get(&w, 0, "/initiatieven/de-linde"), "Een uur koffie was genoeg."));
	EXPECT(shows(get(&w, 0, "/"), "Zo ging het verder"));
	EXPECT(shows(get(&w, 0, "/themas/zorg"), "Een uur koffie"));
	EXPECT(get(&w, 0, "/ervaringen/zo-ging-het-1").status == 200);
	EXPECT(count(&w, "SELECT count(*) FROM ask WHERE id = 4 AND solved_at > 0"
		     " AND worked_out = 'yes'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM entry_link l JOIN entry e ON e.id = l.entry_id"
		     " WHERE e.type = 'experience' AND ((l.role = 'by' AND l.target_id = 1)"
		     " OR (l.role = 'about' AND l.target_id = 4))") == 2);
	EXPECT(count(&w, "SELECT count(*) FROM job WHERE kind = 'index.entry' AND about = 4") > 0);
	EXPECT(!shows(get(&w, 0, "/"), "Anna"));
	EXPECT(shows(get(&w, 0, "/vragen/q-hoe"), "Een uur koffie was genoeg."));
	world_end(&w);
}

TEST(without_both_ticks_it_stays_between_them)
{
	struct world w = spoken();
	str mine = tells(&w, "anna@example.org"), theirs;

	post(&w, 0, mine.p, "antwoord=bewaar&woorden=Het+ging+goed.&delen=ja");
	theirs = tells(&w, "bram@example.org");
	post(&w, 0, theirs.p, "antwoord=bewaar&woorden=Graag+gedaan.");
	EXPECT(!count(&w, "SELECT count(*) FROM story"));
	EXPECT(!shows(get(&w, 0, "/initiatieven/de-linde"), "Het ging goed."));
	EXPECT(!count(&w, "SELECT count(*) FROM ask WHERE solved_at > 0"));
	EXPECT(post(&w, BRAM, "/mijn/contact/1/verhaal",
		    "woorden=Graag+gedaan.&delen=ja").status == 303);
	EXPECT(shows(get(&w, 0, "/initiatieven/de-linde"), "Het ging goed."));
	EXPECT(post(&w, ANNA, "/mijn/contact/1/verhaal",
		    "woorden=Het+ging+goed.").status == 303);
	EXPECT(!shows(get(&w, 0, "/initiatieven/de-linde"), "Het ging goed."));
	EXPECT(get(&w, 0, "/ervaringen/zo-ging-het-1").status == 404);
	world_end(&w);
}

TEST(not_yet_is_told_later_and_no_is_the_end)
{
	struct world w = spoken();

	EXPECT(post(&w, ANNA, "/mijn/contact/1/verhaal", "woorden=Te+vroeg.").status == 404);
	EXPECT(shows(press(&w, "anna@example.org", "not-yet"), "Dank u"));
	EXPECT(state_is(&w, 1, "accepted"));
	EXPECT(shows(get(&w, ANNA, "/mijn/contact/1"), "Hielp het?"));
	EXPECT(post(&w, ANNA, "/mijn/contact/1/afloop", "antwoord=little").status == 303);
	EXPECT(state_is(&w, 1, "closed"));
	EXPECT(shows(get(&w, ANNA, "/mijn/contact/1"), "name=\"woorden\""));
	EXPECT(shows(press(&w, "bram@example.org", "no"), "Dank u"));
	world_end(&w);
}

TEST(an_ask_of_someone_else_is_not_theirs_to_solve)
{
	struct world w = square();

	post(&w, CORA, "/vragen/q-hoe/contact/de-linde", message);
	post(&w, DIRK, "/vragen/q-oud/contact/de-linde", message);
	EXPECT(count(&w, "SELECT count(*) FROM introduction WHERE ask_id IS NULL") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM introduction WHERE ask_id = 5") == 1);
	world_end(&w);
}

TEST(an_ask_of_an_initiative_is_asked_in_its_name)
{
	struct world w = square();

	world_sql(&w, "INSERT INTO entry_link VALUES (4, 'asked_by', 0, 3), (5, 'asked_by', 0, 3)");
	post(&w, ANNA, "/vragen/q-hoe/contact/de-linde", message);
	post(&w, ANNA, "/vragen/q-oud/contact/het-anker", message);
	EXPECT(count(&w, "SELECT count(*) FROM introduction WHERE from_id = 3") == 1);
	EXPECT(shows(get(&w, BRAM, "/mijn"), "De Brug"));
	world_end(&w);
}

TEST(what_helped_one_does_not_solve_the_ask_of_another)
{
	struct world w = square();

	post(&w, ANNA, "/vragen/q-oud/contact/de-linde", message);
	press(&w, "bram@example.org", "ja");
	post(&w, ANNA, "/mijn/contact/1/afloop", "antwoord=yes");
	post(&w, ANNA, "/mijn/contact/1/verhaal", "woorden=Het+ging+goed.&delen=ja");
	post(&w, BRAM, "/mijn/contact/1/afloop", "antwoord=yes");
	post(&w, BRAM, "/mijn/contact/1/verhaal", "woorden=Graag+gedaan.&delen=ja");
	EXPECT(shows(get(&w, 0, "/vragen/q-oud"), "Het ging goed."));
	EXPECT(!count(&w, "SELECT count(*) FROM ask WHERE solved_at > 0"));
	world_end(&w);
}

TEST(asking_a_resident_survives_every_failure)
{
	struct world w = with_dirks_hour();

	survives_every_failure(&w, ANNA, "/aanbod/o-uur/contact", message);
	survives_every_failure(&w, 0, "/aanbod/o-uur/contact", stranger);
	world_end(&w);
}

TEST(links_in_letters_survive_every_failure)
{
	struct world w = square();
	const char *to_anna = "anna@example.org";
	struct reply r = post(&w, 0, "/organisaties/de-brug/contact", stranger);

	survives_every_failure(&w, 0, "/organisaties/de-brug/contact", stranger);
	survives_every_failure_with(&w, cookie_of(r, "inlog"),
		mailed(&w, "eva@example.org", "/bevestig/").p, "antwoord=ja");
	post(&w, ANNA, "/vragen/q-hoe/contact/de-linde", message);
	press(&w, "bram@example.org", "ja");
	w.now += 29 * DAY;
	morning(&w);
	survives_every_failure(&w, 0, mailed(&w, to_anna, "/bevestig/").p, NULL);
	survives_every_failure(&w, 0, mailed(&w, to_anna, "/bevestig/").p,
			       "antwoord=yes");
	r = post(&w, 0, mailed(&w, to_anna, "/bevestig/").p, "antwoord=yes");
	EXPECT(r.status == 410);
	r = press(&w, "bram@example.org", "little");
	EXPECT(r.status == 303);
	survives_every_failure(&w, 0, r.location.p, "woorden=Fijn.&delen=ja");
	world_end(&w);
}

TEST(contacts_survive_every_failure)
{
	struct world w = square();

	survives_every_failure(&w, 0, "/initiatieven/de-linde/contact", stranger);
	survives_every_failure(&w, ANNA, "/vragen/q-hoe/contact/het-anker", message);
	survives_every_failure(&w, ANNA, "/vragen/q-hoe/contact/de-linde", message);
	survives_every_failure(&w, ANNA, "/mijn/contact/2", NULL);
	survives_every_failure(&w, BRAM, "/mijn/vragen-per-maand/de-linde", "aantal=2");
	survives_every_failure(&w, ANNA, "/mijn/contact/2/terug", "");
	survives_every_failure(&w, 0, mailed(&w, "bram@example.org", "/bevestig/").p,
			       "antwoord=ja");
	survives_every_failure(&w, BRAM, "/mijn/contact/3/antwoord", "antwoord=ja");
	survives_every_failure(&w, ANNA, "/mijn/contact/3/afloop", "antwoord=yes");
	survives_every_failure(&w, BRAM, "/mijn/contact/3/afloop", "antwoord=little");
	survives_every_failure(&w, ANNA, "/mijn/contact/3/verhaal", "woorden=Goed.&delen=ja");
	survives_every_failure(&w, BRAM, "/mijn/contact/3/verhaal", "woorden=Fijn.&delen=ja");
	survives_every_failure(&w, 0, "/initiatieven/de-linde", NULL);
	world_end(&w);
}
