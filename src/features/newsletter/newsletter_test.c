/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/newsletter/inside.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BRAM = 2, CORA = 3, DORA = 4 };

#define NOTHING(of) "SELECT count(*) FROM " of

/* Cora coordinates everything, Dora only Oost; Oostdorp lies in it. */
static struct world village(void)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind, own) VALUES"
		" (1, 'oost', 'Regio Oost', 'oost', 'region', 1),"
		" (2, 'oostdorp', 'Oostdorp', 'oostdorp', 'village', 1);"
		"INSERT INTO place_within VALUES (1, 1), (2, 2), (2, 1);"
		"INSERT INTO theme (id, slug, nl, en) VALUES"
		" (1, 'zorg', 'Zorg', 'Care'), (2, 'eten', 'Eten', 'Meals');");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_person(&w, CORA, "Cora");
	world_person(&w, DORA, "Dora");
	world_sql(&w, "UPDATE person SET confirmed_at = 1;"
		"INSERT INTO role_grant (person_id, role, place_id, granted_at,"
		" granted_by) VALUES (3, 'coordinator', NULL, 0, 'test'),"
		" (4, 'coordinator', 1, 0, 'test')");
	return w;
}

/* Something new about care, in Oostdorp. */
static void comes(struct world *w, int id, const char *type, const char *title)
{
	world_sql(w, arena_f(w->arena,
		"INSERT INTO entry (id, type, slug, title, sort_key, place_id,"
		" created_at, updated_at) VALUES (%d, '%s', 'e-%d', '%s', 'e', 2,"
		" 5, 5);"
		"INSERT INTO entry_theme VALUES (%d, 1, 1);"
		"INSERT INTO entry_news VALUES (%d, %lld)", id, type, id, title,
		id, id, (long long)w->now).p);
}

static void meets(struct world *w, int id, const char *title, int64_t starts_at)
{
	comes(w, id, "meeting", title);
	world_sql(w, arena_f(w->arena, "INSERT INTO meeting (id, starts_at,"
		" ends_at) VALUES (%d, %lld, %lld)", id, (long long)starts_at,
		(long long)starts_at + HOUR).p);
}

/* An ask, an offer, an initiative and a meeting, all new. */
static struct world lively(void)
{
	struct world w = village();

	comes(&w, 10, "initiative", "De Linde");
	comes(&w, 11, "ask", "Wie leent een tent?");
	comes(&w, 12, "offer", "Een uur bellen");
	comes(&w, 13, "ask", "Al opgelost");
	world_sql(&w, "INSERT INTO party (id, kind) VALUES (10, 'initiative');"
		"INSERT INTO ask (id, solved_at) VALUES (11, 0), (13, 9);"
		"INSERT INTO offer (id, kind) VALUES (12, 'time')");
	meets(&w, 14, "Samen eten", w.now + 9 * DAY);
	return w;
}

static void reads(struct world *w, int64_t person, const char *theme,
		  const char *place)
{
	world_sql(w, arena_f(w->arena, "INSERT INTO newsletter_reader"
		" (person_id, theme_id, place_id, since) VALUES (%d, %s, %s, 5)",
		(int)person, theme, place).p);
}

static void start(struct world *w, int64_t person, const char *about)
{
	EXPECT(post(w, person, "/beheer/nieuwsbrieven",
		    arena_f(w->arena, "over=%s", about).p).status == 303);
}

static void work_all(struct world *w)
{
	/* It stops where all who send are busy for a moment. */
	do
		world_work(w);
	while (count(w, "SELECT count(*) FROM job WHERE dead = 0 AND"
			" (kind = 'mail.send' OR kind = 'newsletter.batch')"));
}

static bool got(struct world *w, const char *who)
{
	return count(w, arena_f(w->arena, "SELECT count(*) FROM mail WHERE"
		" recipient = '%s@example.org' AND list = 'news'", who).p) == 1;
}

TEST(a_stranger_gets_it_after_pressing_the_button_in_one_mail)
{
	struct world w = village();
	struct reply known = post(&w, STRANGER, "/nieuwsbrief",
				  "email=anna@example.org&over=alles");
	struct reply r = post(&w, STRANGER, "/nieuwsbrief",
			      "email=noor@example.org&over=t-zorg");
	const char *link = mailed(&w, "noor@example.org", "/bevestig/").p;

	EXPECT(r.status == 303 && str_eq(r.location, known.location));
	EXPECT(shows(get(&w, STRANGER, "/nieuwsbrief/verstuurd"),
		     "Open de link"));
	EXPECT(count(&w, NOTHING("newsletter_reader")) == 0);
	EXPECT(shows(get(&w, STRANGER, link), "Ja, stuur hem aan mij"));
	r = post(&w, STRANGER, link, "antwoord=ja");
	EXPECT(r.status == 200 && shows(r, "U krijgt de nieuwsbrief voortaan"));
	EXPECT(!cookie_of(r, "sid").n);         /* nobody is signed in by it */
	EXPECT(count(&w, "SELECT theme_id FROM newsletter_reader") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM consent WHERE purpose ="
		" 'newsletter' AND way = 'mail' AND version = '"
		NEWSLETTER_VERSION "'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM consent WHERE purpose ="
			 " 'house-rules'") == 0);
	world_end(&w);
}

TEST(who_never_presses_the_button_is_forgotten)
{
	struct world w = village();

	for (int i = 0; i < 5; i++)
		post(&w, STRANGER, "/nieuwsbrief",
		     "email=noor@example.org&over=alles");
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
			 " 'noor@example.org'") == 3);
	w.now += 8 * DAY;
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM person WHERE mail ="
			 " 'noor@example.org'") == 0);
	world_end(&w);
}

/* The page of the link in their letters. */
static const char *own_path(struct world *w, int64_t person)
{
	struct tx *tx = tx_begin(w->db, w->arena, TX_WRITE);
	const char *path = newsletter_own_path(tx, (person_id){ person }).p;

	EXPECT(tx_end(tx));
	return path;
}

TEST(one_changes_what_one_gets_by_link_and_stops)
{
	struct world w = village();
	const char *path = own_path(&w, BRAM);

	reads(&w, BRAM, "NULL", "NULL");
	EXPECT(shows(get(&w, STRANGER, path), "value=\"alles\" checked"));
	EXPECT(post(&w, STRANGER, path, "over=t-zorg&over=t-eten").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM newsletter_reader WHERE"
			 " theme_id IS NOT NULL") == 2);
	EXPECT(post(&w, STRANGER, path, "over=onzin").status == 422);
	EXPECT(count(&w, NOTHING("newsletter_reader")) == 2);
	EXPECT(post(&w, STRANGER, path, "doe=stop").status == 303);
	EXPECT(shows(get(&w, STRANGER, path), "U krijgt nu geen nieuwsbrief"));
	EXPECT(count(&w, NOTHING("newsletter_reader")) == 0);
	EXPECT(count(&w, "SELECT count(*) FROM consent WHERE withdrawn_at = 0")
	       == 0);
	EXPECT(get(&w, STRANGER, "/nieuwsbrief/keuze/2/abcdefghijklmnop").status
	       == 404);
	world_end(&w);
}

TEST(who_is_signed_in_gets_it_at_once_and_takes_it_back_in_the_log)
{
	struct world w = village();

	EXPECT(!shows(get(&w, ANNA, "/mijn"), "/mijn/nieuwsbrief"));
	EXPECT(post(&w, ANNA, "/nieuwsbrief", "over=alles").status == 303);
	EXPECT(shows(get(&w, ANNA, "/mijn"), "/mijn/nieuwsbrief"));
	EXPECT(shows(get(&w, ANNA, "/mijn/toestemming"),
		     "De nieuwsbrief per mail"));
	post(&w, ANNA, arena_f(w.arena, "/mijn/toestemming/%d", (int)count(&w,
		"SELECT id FROM consent WHERE purpose = 'newsletter'")).p, "");
	EXPECT(count(&w, NOTHING("newsletter_reader")) == 0);
	EXPECT(post(&w, ANNA, "/nieuwsbrief", "over=p-nergens").status == 422);
	world_end(&w);
}

TEST(a_draft_fills_itself_with_what_is_new_for_its_readers)
{
	struct world w = lively();
	struct reply r;

	start(&w, CORA, "t-zorg");
	r = get(&w, CORA, "/beheer/nieuwsbrieven/1/wijzigen");
	EXPECT(shows(r, "Wie leent een tent?") && shows(r, "Een uur bellen"));
	EXPECT(shows(r, "De Linde") && shows(r, "Samen eten"));
	EXPECT(!shows(r, "Al opgelost"));
	start(&w, CORA, "t-eten");
	EXPECT(count(&w, "SELECT count(*) FROM newsletter_block WHERE"
			 " newsletter_id = 2") == 0);
	/* What is gone does not go along; what came meanwhile is found. */
	world_sql(&w, "UPDATE entry SET status = 'hidden' WHERE id = 11");
	comes(&w, 15, "offer", "Een ladder");
	world_sql(&w, "INSERT INTO offer (id, kind) VALUES (15, 'goods')");
	EXPECT(post(&w, CORA, "/beheer/nieuwsbrieven/1/wijzigen",
		    "onderwerp=Zorg&aanhef=Dag&versie=0&doe=vers").status == 303);
	r = get(&w, CORA, "/beheer/nieuwsbrieven/1/bekijken");
	EXPECT(!shows(r, "Wie leent een tent?") && shows(r, "Een ladder"));
	world_end(&w);
}

/* What was said at that meeting, as it could be read since then. */
static void yields(struct world *w, int id, const char *title, int meeting)
{
	comes(w, id, "harvest-item", title);
	world_sql(w, arena_f(w->arena, "INSERT INTO harvest_item (id, kind)"
		" VALUES (%d, 'action'); INSERT INTO entry_link (entry_id, role,"
		" target_id, position) VALUES (%d, 'meeting', %d, 0)",
		id, id, meeting).p);
}

/* How many pieces of that kind stand in the newest letter to all. */
static int64_t stands(struct world *w, const char *kind)
{
	return count(w, arena_f(w->arena, "SELECT count(*) FROM newsletter_block"
		" WHERE kind = '%s' AND newsletter_id = (SELECT max(id) FROM"
		" newsletter)", kind).p);
}

/* The newest goes out, and a month later the next is begun. */
static void a_month_later(struct world *w)
{
	world_sql(w, arena_f(w->arena, "UPDATE newsletter SET state = 'sent',"
		" slug = 's-' || id, sent_at = %lld WHERE state = 'draft'",
		(long long)w->now + MINUTE).p);
	w->now += 30 * DAY;
	world_sign_in(w, CORA);
}

TEST(a_harvest_is_told_of_once_however_late_it_is_published)
{
	struct world w = village();

	meets(&w, 20, "Samen eten", w.now - 9 * DAY);
	start(&w, CORA, "alles");
	EXPECT(stands(&w, "harvest") == 0);     /* nothing was published yet */
	a_month_later(&w);
	yields(&w, 21, "Wij koken samen", 20);
	start(&w, CORA, "alles");
	EXPECT(stands(&w, "harvest") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM newsletter_block WHERE"
			 " link = '/bijeenkomsten/e-20/oogst'") == 1);
	a_month_later(&w);
	yields(&w, 22, "Ook in de zomer", 20);  /* it was told of already */
	start(&w, CORA, "alles");
	EXPECT(stands(&w, "harvest") == 0);
	world_end(&w);
}

TEST(what_was_reached_is_told_of_once_on_an_agenda_or_not)
{
	struct world w = village();

	meets(&w, 20, "Samen eten", w.now - 9 * DAY);
	yields(&w, 21, "Wij koken samen", 20);
	yields(&w, 22, "Een gids voor koks", 20);
	comes(&w, 23, "agenda-item", "De gids voor koks");
	world_sql(&w, arena_f(w.arena,
		"INSERT INTO agenda_item (id, agenda, state) VALUES"
		" (23, 'doe-agenda', 'done');"
		"INSERT INTO entry_link (entry_id, role, target_id, position)"
		" VALUES (22, 'link', 23, 0);"
		"INSERT INTO agenda_log (item_id, what, value, at) VALUES"
		" (23, 'state', 'done', %lld);"
		"INSERT INTO followup (id, state, since) VALUES"
		" (21, 'achieved', %lld), (22, 'achieved', %lld)",
		(long long)w.now, (long long)w.now, (long long)w.now).p);
	start(&w, CORA, "alles");
	EXPECT(stands(&w, "agreement") == 2);
	a_month_later(&w);
	/* Another word on its page is no news of it. */
	world_sql(&w, arena_f(w.arena, "UPDATE entry SET updated_at = %lld",
			      (long long)w.now).p);
	start(&w, CORA, "alles");
	EXPECT(stands(&w, "agreement") == 0);
	world_end(&w);
}

TEST(money_that_closes_soon_is_told_of_with_its_day)
{
	struct world w = village();

	for (int i = 0; i < 4; i++)
		comes(&w, 20 + i, "offer", "Geld voor plannen");
	world_sql(&w, arena_f(w.arena,
		"UPDATE entry_news SET at = 0 WHERE entry_id > 20;"
		"INSERT INTO offer (id, kind, until) VALUES"
		" (20, 'finance', ''), (21, 'finance', ''), (22, 'finance', '%s'),"
		" (23, 'finance', '%s')",
		when_date(w.arena, w.now + 30 * DAY).p,
		when_date(w.arena, w.now - 2 * DAY).p).p);
	start(&w, CORA, "alles");
	/* The one that is new and the one that closes; what closes comes first. */
	EXPECT(stands(&w, "money") == 2 && stands(&w, "offer") == 0);
	EXPECT(count(&w, "SELECT min(position) FROM newsletter_block WHERE"
			 " entry_id = 22 AND text LIKE 'Tot en met%'") == 1);
	world_end(&w);
}

TEST(of_a_series_the_first_to_come_is_told_of)
{
	struct world w = village();

	for (int i = 0; i < 3; i++)
		meets(&w, 20 + i, "Wekelijks eten", w.now + (1 + 7 * i) * DAY);
	world_sql(&w, "INSERT INTO plan_series (id, rhythm, day) VALUES"
		" (1, 'week', '2026-11-22'); INSERT INTO meeting_series"
		" (id, series_id, position) VALUES (20, 1, 0), (21, 1, 1),"
		" (22, 1, 2); UPDATE meeting SET state = 'cancelled'"
		" WHERE id = 20");
	start(&w, CORA, "alles");
	EXPECT(stands(&w, "meeting") == 1);
	EXPECT(count(&w, "SELECT entry_id FROM newsletter_block") == 21);
	world_end(&w);
}

TEST(words_order_and_choice_are_saved_by_every_button)
{
	struct world w = lively();

	start(&w, CORA, "alles");
	/* 1 meeting, 2 ask, 3 offer, 4 initiative */
	EXPECT(post(&w, CORA, "/beheer/nieuwsbrieven/1/wijzigen",
		"onderwerp=Nieuws&aanhef=Dag+allemaal&versie=0&doe=op-2"
		"&titel-2=Een+tent%3F&tekst-2=Bel+ons&link-2=/vragen/e-11")
	       .status == 303);
	EXPECT(post(&w, CORA, "/beheer/nieuwsbrieven/1/wijzigen",
		"onderwerp=Nieuws&aanhef=Dag&versie=1&doe=weg-3").status == 303);
	EXPECT(post(&w, CORA, "/beheer/nieuwsbrieven/1/wijzigen",
		"onderwerp=Nieuws&aanhef=Dag&versie=2&doe=erbij").status == 303);
	EXPECT(post(&w, CORA, "/beheer/nieuwsbrieven/1/wijzigen",
		"onderwerp=Nieuws&aanhef=Dag&versie=3&titel-5=Van+ons&tekst-5=Wij"
		"&link-5=https://example.org/x").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM newsletter_block a,"
		" newsletter_block b WHERE a.id = 2 AND b.id = 1"
		" AND a.position < b.position") == 1);
	EXPECT(!shows(get(&w, CORA, "/beheer/nieuwsbrieven/1/bekijken"),
		      "Een uur bellen"));
	post(&w, CORA, "/beheer/nieuwsbrieven/1/wijzigen",
	     "onderwerp=Nieuws&aanhef=Dag&versie=4&doe=terug-3");
	EXPECT(shows(get(&w, CORA, "/beheer/nieuwsbrieven/1/bekijken"),
		     "Een uur bellen"));
	EXPECT(shows(get(&w, CORA, "/beheer/nieuwsbrieven/1/bekijken?als=tekst"),
		     "* Van ons\n  Wij\n  https://example.org/x\n"));
	EXPECT(shows(get(&w, CORA, "/beheer/nieuwsbrieven/1/mail"),
		     "<a href=\"https://example.org/x\""));
	EXPECT(post(&w, CORA, "/beheer/nieuwsbrieven/1/wijzigen",
		"onderwerp=Nieuws&aanhef=Dag&versie=5&titel-5=Van+ons"
		"&link-5=javascript:alert(1)").status == 422);
	world_end(&w);
}

TEST(of_two_who_change_it_nothing_is_lost)
{
	struct world w = lively();
	struct reply r;

	start(&w, CORA, "p-oost");
	EXPECT(post(&w, DORA, "/beheer/nieuwsbrieven/1/wijzigen",
		"onderwerp=Van+Dora&aanhef=Dag&versie=0&titel-2=Tent+van+Dora"
		"&tekst-2=&link-2=").status == 303);
	r = post(&w, CORA, "/beheer/nieuwsbrieven/1/wijzigen",
		 "onderwerp=Van+Cora&aanhef=Dag&versie=0&titel-2=Tent+van+Cora"
		 "&tekst-2=&link-2=");
	EXPECT(r.status == 422 && shows(r, "Tent van Cora"));
	EXPECT(shows(r, "Tent van Dora") && shows(r, "Van Dora"));
	EXPECT(shows(r, "name=\"versie\" value=\"1\""));
	EXPECT(count(&w, "SELECT count(*) FROM newsletter_block WHERE title ="
			 " 'Tent van Dora'") == 1);
	world_end(&w);
}

TEST(who_coordinates_a_region_writes_to_that_region_only)
{
	struct world w = lively();

	EXPECT(post(&w, DORA, "/beheer/nieuwsbrieven", "over=alles").status
	       == 422);
	EXPECT(post(&w, DORA, "/beheer/nieuwsbrieven", "over=t-zorg").status
	       == 422);
	start(&w, DORA, "p-oost");
	start(&w, CORA, "alles");
	EXPECT(get(&w, DORA, "/beheer/nieuwsbrieven/1/wijzigen").status == 200);
	EXPECT(get(&w, DORA, "/beheer/nieuwsbrieven/2/wijzigen").status == 404);
	EXPECT(post(&w, DORA, "/beheer/nieuwsbrieven/2/versturen", "").status
	       == 404);
	EXPECT(get(&w, ANNA, "/beheer/nieuwsbrieven").status == 403);
	EXPECT(!shows(get(&w, DORA, "/beheer/nieuwsbrieven"),
		      "/beheer/nieuwsbrieven/2"));
	world_end(&w);
}

TEST(a_letter_goes_to_who_asked_for_it_and_to_no_other)
{
	struct world w = lively();

	reads(&w, ANNA, "NULL", "NULL");        /* all */
	reads(&w, BRAM, "2", "NULL");           /* meals */
	reads(&w, DORA, "NULL", "2");           /* Oostdorp */
	start(&w, CORA, "p-oost");
	EXPECT(shows(get(&w, CORA, "/beheer/nieuwsbrieven/1/versturen"),
		     "2 mensen krijgen hem per mail."));
	EXPECT(post(&w, CORA, "/beheer/nieuwsbrieven/1/versturen", "").status
	       == 303);
	work_all(&w);
	EXPECT(got(&w, "anna") && got(&w, "dora") && !got(&w, "bram"));
	EXPECT(count(&w, "SELECT count(*) FROM newsletter WHERE state = 'sent'"
			 " AND mailed = 2") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE deed ="
			 " 'newsletter.sent'") == 1);
	/* Sending again does nothing. */
	post(&w, CORA, "/beheer/nieuwsbrieven/1/versturen", "");
	work_all(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE list = 'news'") == 2);
	world_end(&w);
}

TEST(sending_asks_to_confirm_who_it_is)
{
	struct world w = lively();
	struct reply r;

	start(&w, CORA, "alles");
	w.now += 11 * MINUTE;
	r = post(&w, CORA, "/beheer/nieuwsbrieven/1/versturen", "");
	EXPECT(r.status == 303 &&
	       str_starts(r.location, S("/mijn/bevestigen")));
	EXPECT(count(&w, "SELECT count(*) FROM newsletter WHERE state = 'draft'")
	       == 1);
	world_end(&w);
}

TEST(who_ended_it_with_one_click_gets_none_and_is_forgotten_later)
{
	struct world w = lively();
	struct tx *tx = tx_begin(w.db, w.arena, TX_WRITE);
	str token = list_token(tx, mail_list_named(S("news")),
			       S("anna@example.org"));

	EXPECT(tx_end(tx));
	post(&w, ANNA, "/nieuwsbrief", "over=alles");
	reads(&w, BRAM, "NULL", "NULL");
	post(&w, STRANGER, arena_f(w.arena, "/u/%.*s", (int)token.n, token.p).p,
	     "List-Unsubscribe=One-Click");
	start(&w, CORA, "alles");
	EXPECT(shows(get(&w, CORA, "/beheer/nieuwsbrieven/1/versturen"),
		     "1 persoon krijgt hem per mail."));
	post(&w, CORA, "/beheer/nieuwsbrieven/1/versturen", "");
	work_all(&w);
	EXPECT(!got(&w, "anna") && got(&w, "bram"));
	w.now += 31 * DAY;
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES"
		      " ('newsletter.tidy', 0, 0)");
	world_work(&w);
	EXPECT(count(&w, "SELECT person_id FROM newsletter_reader") == BRAM);
	EXPECT(count(&w, "SELECT count(*) FROM consent WHERE withdrawn_at = 0"
			 " AND purpose = 'newsletter'") == 0);
	world_end(&w);
}

/* So many more readers, besides those there are. */
static void crowd(struct world *w, int n)
{
	world_sql(w, arena_f(w->arena,
		"INSERT INTO person (id, name, mail, created_at, confirmed_at)"
		" WITH RECURSIVE n (i) AS (SELECT 101 UNION ALL SELECT i + 1"
		" FROM n WHERE i < %d) SELECT i, '', 'p' || i || '@example.org',"
		" 1, 1 FROM n;"
		"INSERT INTO newsletter_reader (person_id, since) SELECT id, 5"
		" FROM person WHERE id > 100", 100 + n).p);
}

TEST(a_letter_that_is_paused_for_a_week_goes_on_without_doubles)
{
	struct world w = lively();
	struct reply r;

	crowd(&w, 1200);
	start(&w, CORA, "alles");
	post(&w, CORA, "/beheer/nieuwsbrieven/1/versturen", "");
	world_sql(&w, "UPDATE newsletter SET after_person = 600, mailed = 500");
	EXPECT(shows(get(&w, CORA, "/beheer/nieuwsbrieven/1"),
		     "Onderweg: 500 van 1.200"));
	EXPECT(post(&w, CORA, "/beheer/nieuwsbrieven/1/pauze", "").status == 303);
	work_all(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE list = 'news'") == 0);
	EXPECT(post(&w, CORA, "/beheer/nieuwsbrieven/1/wijzigen",
		    "onderwerp=Anders&versie=0").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM newsletter WHERE subject ="
			 " 'Anders'") == 0);
	w.now += 10 * DAY;
	world_sign_in(&w, CORA);
	r = get(&w, CORA, "/beheer/nieuwsbrieven/1/versturen");
	EXPECT(shows(r, "700 mensen krijgen hem nog."));
	EXPECT(shows(r, "1 bijeenkomst erin is al geweest."));
	/* Twice on the same button. */
	post(&w, CORA, "/beheer/nieuwsbrieven/1/versturen", "");
	post(&w, CORA, "/beheer/nieuwsbrieven/1/versturen", "");
	work_all(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE list = 'news'") == 700);
	EXPECT(count(&w, "SELECT count(DISTINCT recipient) FROM mail WHERE list"
			 " = 'news'") == 700);
	EXPECT(count(&w, "SELECT mailed FROM newsletter") == 1200);
	world_end(&w);
}

TEST(what_was_sent_stands_in_the_archive_and_is_put_right_or_withdrawn)
{
	struct world w = lively();
	const char *path;
	struct reply r;

	start(&w, CORA, "alles");
	EXPECT(get(&w, STRANGER, "/nieuwsbrief").status == 200);
	post(&w, CORA, "/beheer/nieuwsbrieven/1/versturen", "");
	work_all(&w);
	path = arena_f(w.arena, "/nieuwsbrief/%s-1", when_date(w.arena, w.now).p).p;
	EXPECT(shows(get(&w, STRANGER, "/nieuwsbrief"), path));
	EXPECT(shows(get(&w, STRANGER, "/nieuwsbrief.atom"), path));
	r = get(&w, STRANGER, path);
	EXPECT(shows(r, "Wie leent een tent?") && shows(r, "Wie kan helpen?"));
	EXPECT(shows(get(&w, STRANGER, arena_f(w.arena, "%s/drukken?vorm=a5",
			path).p), "bp-letter--fold"));
	EXPECT(post(&w, CORA, "/beheer/nieuwsbrieven/1/wijzigen",
		"onderwerp=Nieuws&aanhef=Dag&versie=0&recht=").status == 422);
	EXPECT(post(&w, CORA, "/beheer/nieuwsbrieven/1/wijzigen",
		"onderwerp=Nieuws&aanhef=Dag&versie=0&recht=De+dag+klopt+nu")
	       .status == 303);
	EXPECT(shows(get(&w, STRANGER, path), "De dag klopt nu"));
	EXPECT(post(&w, CORA, "/beheer/nieuwsbrieven/1/archief",
		    "doe=weg&reden=Vergissing").status == 303);
	r = get(&w, STRANGER, path);
	EXPECT(r.status == 410 && shows(r, "Vergissing"));
	EXPECT(!shows(get(&w, STRANGER, "/nieuwsbrief"), path));
	post(&w, CORA, "/beheer/nieuwsbrieven/1/archief", "doe=terug");
	EXPECT(get(&w, STRANGER, path).status == 200);
	world_end(&w);
}

TEST(a_theme_that_becomes_another_takes_its_readers_along)
{
	struct world w = lively();
	struct tx *tx;

	reads(&w, ANNA, "1", "NULL");
	reads(&w, ANNA, "2", "NULL");
	reads(&w, BRAM, "1", "NULL");
	start(&w, CORA, "t-zorg");
	tx = tx_begin(w.db, w.arena, TX_WRITE);
	newsletter_theme_merged(tx, (theme_id){ 1 }, (theme_id){ 2 });
	EXPECT(tx_end(tx));
	EXPECT(count(&w, "SELECT count(*) FROM newsletter_reader WHERE"
			 " theme_id = 2") == 2);
	EXPECT(count(&w, NOTHING("newsletter_reader")) == 2);
	EXPECT(count(&w, "SELECT theme_id FROM newsletter") == 2);
	world_end(&w);
}

TEST(a_test_comes_to_oneself_and_a_draft_can_be_thrown_away)
{
	struct world w = lively();

	start(&w, CORA, "alles");
	EXPECT(post(&w, CORA, "/beheer/nieuwsbrieven/1/proef", "").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		" 'cora@example.org' AND subject LIKE 'Proef: %'") == 1);
	EXPECT(post(&w, CORA, "/beheer/nieuwsbrieven/1/weg", "").status == 303);
	EXPECT(count(&w, NOTHING("newsletter_block")) == 0);
	EXPECT(get(&w, CORA, "/beheer/nieuwsbrieven/1").status == 404);
	world_end(&w);
}

TEST(a_failing_database_changes_no_newsletter)
{
	struct world w = lively();

	survives_every_failure(&w, STRANGER, "/nieuwsbrief",
			       "email=noor@example.org&over=alles");
	survives_every_failure(&w, ANNA, "/mijn/nieuwsbrief", "over=t-zorg");
	survives_every_failure(&w, CORA, "/beheer/nieuwsbrieven", "over=alles");
	start(&w, CORA, "alles");
	reads(&w, ANNA, "NULL", "NULL");
	survives_every_failure(&w, CORA, "/beheer/nieuwsbrieven/1/wijzigen",
		"onderwerp=N&aanhef=D&versie=0&doe=vers&titel-1=Anders"
		"&tekst-1=&link-1=");
	survives_every_failure(&w, CORA, "/beheer/nieuwsbrieven/1/proef", "");
	survives_every_failure(&w, CORA, "/beheer/nieuwsbrieven/1/versturen",
			       "");
	survives_every_failure(&w, CORA, "/beheer/nieuwsbrieven/1/weg", "");
	survives_every_failure(&w, STRANGER, own_path(&w, ANNA), "over=t-eten");
	post(&w, CORA, "/beheer/nieuwsbrieven/1/versturen", "");
	survives_every_failure(&w, CORA, "/beheer/nieuwsbrieven/1/pauze", "");
	work_all(&w);
	survives_every_failure(&w, CORA, "/beheer/nieuwsbrieven/1/archief",
			       "doe=weg&reden=Vergissing");
	world_end(&w);
}
