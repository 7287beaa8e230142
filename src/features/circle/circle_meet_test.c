/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/circle/circle.h"
#include "base/when.h"
#include "entry/entry.h"
#include "test/test.h"

enum { STRANGER, BRAM, ADA, BEA };

#define CIRCLE "/mijn/kringen/1"
#define IT "/mijn/kringbijeenkomsten/1"
#define ASK "plek=Keukenstraat+1&inbrenger=de-linde"
#define TWO "&datum1=2026-12-09&tijd1=19%3A30&datum2=2026-12-10&tijd2=20%3A00"
#define MAILS "SELECT count(*) FROM mail WHERE recipient = "
#define SAID "SELECT count(*) FROM circle_suits WHERE answer = "

/* A circle of three, in the order in which they came: Bram is at the wheel. */
static struct world circle(void)
{
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES"
		" (1, 'initiative', 'de-linde', 'De Linde', 'a', 9, 9),"
		" (2, 'initiative', 'de-eik', 'De Eik', 'b', 9, 9),"
		" (3, 'initiative', 'de-beuk', 'De Beuk', 'c', 9, 9);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative'),"
		" (2, 'initiative'), (3, 'initiative')");

	world_person(&w, BRAM, "Bram");
	world_person(&w, ADA, "Ada");
	world_person(&w, BEA, "Bea");
	world_sql(&w,
		"INSERT INTO circle (id, kind, purpose, address, made_at) VALUES"
		" (1, 'living-room', 'Samen leren koken', 'Dorpshuis', 5);"
		"INSERT INTO circle_member (id, circle_id, party_id, person_id,"
		" state, since) VALUES (1, 1, 1, 1, 'member', 5),"
		" (2, 1, 2, 2, 'member', 6), (3, 1, 3, 3, 'member', 7);"
		"DELETE FROM mail");
	return w;
}

/* Two moments are proposed. */
static struct world asked(void)
{
	struct world w = circle();

	EXPECT(post(&w, BRAM, CIRCLE "/bijeenkomst", ASK TWO).status == 303);
	return w;
}

static struct reply pick(struct world *w, int moment)
{
	return post(w, BRAM, IT "/kies", arena_f(w->arena, "moment=%d",
						 moment).p);
}

/* The first of them was chosen. */
static struct world chosen(void)
{
	struct world w = asked();

	EXPECT(pick(&w, 1).status == 303);
	return w;
}

static const char *link_of(struct world *w, const char *who)
{
	return mailed(w, who, "/kringdatum/").p;
}

static bool calendar_says(struct world *w, const char *who, const char *what)
{
	return count(w, arena_f(w->arena, "SELECT count(*) FROM (SELECT"
		" calendar FROM mail WHERE recipient = '%s' ORDER BY id DESC"
		" LIMIT 1) AS last WHERE calendar LIKE '%%%s%%'", who, what).p) == 1;
}

TEST(a_member_without_an_account_tells_what_suits_by_the_link_of_a_mail)
{
	struct world w = asked();
	const char *link = link_of(&w, "ada@example.org");

	EXPECT(count(&w, "SELECT count(*) FROM mail") == 3);
	EXPECT(shows(get(&w, STRANGER, link), "woensdag 9 december 2026, 19.30 uur"));
	EXPECT(shows(get(&w, STRANGER, arena_f(w.arena, "%s?taal=en", link).p),
		     "I cannot"));
	EXPECT(post(&w, STRANGER, link, "").status == 422);
	EXPECT(post(&w, STRANGER, link, "m1=ja&m2=nee&m9=ja").status == 303);
	EXPECT(post(&w, STRANGER, link, "m1=misschien").status == 303);
	EXPECT(count(&w, SAID "'maybe'") == 1 && count(&w, SAID "'no'") == 1);
	EXPECT(shows(get(&w, STRANGER, link), "1 misschien"));
	EXPECT(!shows(get(&w, STRANGER, link), "De Eik"));
	EXPECT(shows(get(&w, BEA, IT), "Misschien: De Eik"));
	world_end(&w);
}

TEST(the_own_page_says_of_each_circle_what_is_next)
{
	struct world w = asked();

	EXPECT(shows(get(&w, ADA, "/mijn"), "Laat weten wanneer u kunt"));
	EXPECT(post(&w, ADA, IT, "m1=ja").status == 303);
	EXPECT(!shows(get(&w, ADA, "/mijn"), "Laat weten wanneer u kunt"));
	EXPECT(shows(get(&w, BEA, "/mijn"), "Laat weten wanneer u kunt"));
	EXPECT(pick(&w, 1).status == 303);
	EXPECT(shows(get(&w, BEA, "/mijn"), "woensdag 9 december 2026, 19.30"));
	w.now = when_midnight(2026, 12, 10);
	EXPECT(!shows(get(&w, BEA, "/mijn"), "9 december"));
	EXPECT(shows(get(&w, BEA, "/mijn"), "Huiskamerbijeenkomst"));
	world_end(&w);
}

TEST(a_link_is_of_one_member_of_one_meeting)
{
	struct world w = asked();
	const char *link = link_of(&w, "ada@example.org");
	str code = { link + strlen("/kringdatum/1/2/"), 16 };

	EXPECT(get(&w, STRANGER, arena_f(w.arena, "/kringdatum/1/3/%.*s", 16,
					 code.p).p).status == 404);
	EXPECT(get(&w, STRANGER, "/kringdatum/1/2/0123456789abcdef").status == 404);
	EXPECT(post(&w, ADA, CIRCLE "/weg", "").status == 303);
	EXPECT(get(&w, STRANGER, link).status == 404);
	EXPECT(post(&w, STRANGER, link, "m1=ja").status == 404);
	world_end(&w);
}

TEST(all_that_is_wrong_with_the_moments_is_said_at_once)
{
	struct world w = circle();
	struct reply r = post(&w, BRAM, CIRCLE "/bijeenkomst",
		"plek=&inbrenger=de-eik&datum1=2020-01-01&tijd1=19%3A30"
		"&datum2=2026-13-40&tijd2=19%3A30&datum3=2026-12-09&tijd3=25%3A00"
		"&datum4=2026-12-10&tijd4=19%3A30&datum5=2026-12-10&tijd5=19%3A30"
		"&datum6=2027-03-28&tijd6=02%3A30");

	EXPECT(r.status == 422);
	EXPECT(shows(r, "Nog 5 dingen aanpassen"));
	EXPECT(shows(r, "Dit moment staat er al bij."));
	EXPECT(shows(post(&w, BRAM, CIRCLE "/bijeenkomst",
			  ASK "&datum1=2026-12-09&tijd1=19%3A30"),
		     "minstens twee momenten"));
	EXPECT(post(&w, BRAM, CIRCLE "/bijeenkomst",
		    "inbrenger=niemand" TWO).status == 422);
	EXPECT(post(&w, ADA, CIRCLE "/bijeenkomst", ASK TWO).status == 404);
	EXPECT(!count(&w, "SELECT count(*) FROM circle_meeting"));
	world_end(&w);
}

TEST(in_the_hour_that_comes_twice_the_first_is_meant)
{
	struct world w = circle();

	EXPECT(post(&w, BRAM, CIRCLE "/bijeenkomst", ASK "&datum1=2027-10-31"
		    "&tijd1=02%3A30&datum2=2027-11-01&tijd2=20%3A00").status == 303);
	/* 2027-10-31T00:30:00Z */
	EXPECT(count(&w, "SELECT min(starts_at) FROM circle_moment") == 1824942600);
	world_end(&w);
}

TEST(who_is_at_the_wheel_chooses_and_all_get_it_in_their_calendars)
{
	struct world w = asked();

	EXPECT(!shows(get(&w, BRAM, IT), "Kies dit moment"));
	EXPECT(post(&w, BRAM, IT, "m1=ja&m2=ja").status == 303);
	EXPECT(post(&w, ADA, IT, "m1=ja&m2=nee").status == 303);
	EXPECT(shows(get(&w, BRAM, IT), "komt het best uit"));
	EXPECT(!shows(get(&w, ADA, IT), "Kies dit moment"));
	EXPECT(post(&w, ADA, IT "/kies", "moment=1").status == 404);
	EXPECT(pick(&w, 7).status == 422);
	EXPECT(pick(&w, 1).status == 303);
	EXPECT(count(&w, MAILS "'bea@example.org'") == 2);
	EXPECT(calendar_says(&w, "bea@example.org", "DTSTART;TZID=Europe/Amsterdam:20261209T193000"));
	EXPECT(calendar_says(&w, "bea@example.org", "LOCATION:Keukenstraat 1"));
	EXPECT(shows(get(&w, BEA, CIRCLE), "woensdag 9 december 2026, 19.30 tot 21.30 uur"));
	EXPECT(shows(get(&w, STRANGER, link_of(&w, "bea@example.org")), "Komt u ook?"));
	EXPECT(pick(&w, 2).status == 422);
	EXPECT(shows(get(&w, BRAM, IT "/wijzigen"), "name=\"datum\""));
	world_end(&w);
}

TEST(other_moments_keep_what_was_said_of_those_that_stay)
{
	struct world w = asked();

	post(&w, ADA, IT, "m1=ja&m2=nee");
	EXPECT(shows(get(&w, BRAM, CIRCLE "/bijeenkomst"), "2026-12-09"));
	EXPECT(post(&w, BRAM, CIRCLE "/bijeenkomst", ASK
		    "&datum1=2026-12-09&tijd1=19%3A30&datum2=2026-12-16"
		    "&tijd2=19%3A30").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM circle_meeting") == 1);
	EXPECT(count(&w, SAID "'yes'") == 1 && !count(&w, SAID "'no'"));
	EXPECT(count(&w, MAILS "'ada@example.org'") == 2);
	world_end(&w);
}

TEST(when_every_moment_went_by_others_are_proposed)
{
	struct world w = asked();

	w.now += 300 * DAY;
	world_sign_in(&w, BRAM);
	EXPECT(pick(&w, 1).status == 422);
	EXPECT(shows(get(&w, BRAM, CIRCLE), "Stel momenten voor"));
	world_end(&w);
}

TEST(a_change_and_a_cancellation_say_why_in_mail_and_calendar)
{
	struct world w = chosen();
	const char *link = link_of(&w, "ada@example.org");

	EXPECT(get(&w, ADA, IT "/wijzigen").status == 404);
	EXPECT(shows(get(&w, BRAM, IT "/wijzigen"), "2026-12-09"));
	EXPECT(shows(post(&w, BRAM, IT "/wijzigen", "datum=2020-01-01&tijd=x&reden="),
		     "Nog 2 dingen aanpassen"));
	EXPECT(post(&w, BRAM, IT "/wijzigen", "datum=2026-12-11&tijd=20%3A00"
		    "&plek=Bij+Ada&reden=Het+dorpshuis+is+dicht").status == 303);
	EXPECT(calendar_says(&w, "ada@example.org", "SEQUENCE:2"));
	EXPECT(calendar_says(&w, "ada@example.org", "LOCATION:Bij Ada"));
	EXPECT(shows(get(&w, ADA, IT), "Het dorpshuis is dicht"));
	EXPECT(post(&w, BRAM, IT "/af", "reden=").status == 422);
	EXPECT(post(&w, BRAM, IT "/af", "reden=Te+veel+sneeuw").status == 303);
	EXPECT(calendar_says(&w, "ada@example.org", "METHOD:CANCEL"));
	EXPECT(shows(get(&w, STRANGER, link), "Te veel sneeuw"));
	EXPECT(post(&w, STRANGER, link, "m1=ja").status == 422);
	EXPECT(shows(get(&w, ADA, IT), "gaat niet door"));
	EXPECT(post(&w, BRAM, IT "/wijzigen", "datum=2026-12-12&tijd=20%3A00"
		    "&reden=Toch").status == 404);
	EXPECT(shows(get(&w, BRAM, CIRCLE), "Stel momenten voor"));
	world_end(&w);
}

TEST(the_question_comes_by_turns_of_who_brought_one_longest_ago)
{
	struct world w = circle();
	str shown;

	world_sql(&w, "INSERT INTO circle_meeting (id, circle_id, case_party_id,"
		" state, starts_at, made_at) VALUES (8, 1, 1, 'chosen', 200, 5),"
		" (9, 1, 2, 'chosen', 100, 5), (10, 1, 3, 'off', 300, 5)");
	shown = get(&w, BRAM, CIRCLE "/bijeenkomst").body;
	EXPECT(str_find(shown, S("value=\"de-beuk\" selected")) < shown.n);
	EXPECT(str_find(shown, S(">De Eik<")) < str_find(shown, S(">De Linde<")));
	world_end(&w);
}

TEST(who_brings_the_question_can_be_another_and_may_leave)
{
	struct world w = chosen();

	EXPECT(shows(get(&w, BEA, IT), "De Linde brengt de vraag in"));
	EXPECT(post(&w, ADA, IT "/inbrenger", "inbrenger=de-eik").status == 404);
	EXPECT(post(&w, BRAM, IT "/inbrenger", "inbrenger=de-eik").status == 303);
	EXPECT(shows(get(&w, BEA, IT), "De Eik brengt de vraag in"));
	EXPECT(post(&w, ADA, CIRCLE "/weg", "").status == 303);
	EXPECT(calendar_says(&w, "ada@example.org", "METHOD:CANCEL"));
	EXPECT(!shows(get(&w, BEA, IT), "De Eik"));
	world_end(&w);
}

TEST(of_who_is_erased_no_answer_is_left)
{
	struct world w = asked();

	post(&w, ADA, IT, "m1=ja&m2=nee");
	world_sql(&w, "DELETE FROM person WHERE id = 2");
	EXPECT(!count(&w, "SELECT count(*) FROM circle_suits"));
	EXPECT(get(&w, BRAM, IT).status == 200);
	EXPECT(pick(&w, 1).status == 303);
	world_end(&w);
}

TEST(what_was_said_of_a_moment_goes_thirty_days_after_it)
{
	struct world w = asked();

	post(&w, ADA, IT, "m1=ja&m2=nee");
	w.now = when_midnight(2027, 1, 9);
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES ('privacy.terms', 0, 0)");
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM circle_suits") == 1);
	EXPECT(count(&w, SAID "'no'") == 1);
	EXPECT(shows(get(&w, STRANGER, "/privacy"), "Wat u zei van een moment waarop een kring"));
	world_end(&w);
}

TEST(who_comes_in_later_hears_of_the_meeting)
{
	struct world w = chosen();

	world_sql(&w, "UPDATE circle_member SET state = 'asked' WHERE id = 3;"
		  "DELETE FROM mail");
	EXPECT(post(&w, BRAM, CIRCLE "/toelaten", "wie=3&antwoord=ja").status == 303);
	EXPECT(count(&w, MAILS "'bea@example.org' AND calendar <> ''") == 1);
	EXPECT(get(&w, STRANGER, link_of(&w, "bea@example.org")).status == 200);
	world_end(&w);
}

TEST(with_its_circle_ends_what_it_planned)
{
	struct world w = chosen();

	EXPECT(post(&w, BRAM, CIRCLE "/einde", "").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM circle_meeting WHERE state = 'off'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE calendar_method = 'CANCEL'") == 3);
	world_end(&w);
	w = asked();
	post(&w, BEA, CIRCLE "/weg", "");
	post(&w, ADA, CIRCLE "/weg", "");
	EXPECT(count(&w, "SELECT count(*) FROM circle_meeting WHERE state = 'asking'") == 1);
	post(&w, BRAM, CIRCLE "/weg", "");
	EXPECT(count(&w, "SELECT count(*) FROM circle_meeting WHERE state = 'off'") == 1);
	world_end(&w);
}

TEST(the_day_before_everyone_is_reminded_once)
{
	struct world w = chosen();

	EXPECT(shows(get(&w, ADA, "/mijn"), "woensdag 9 december 2026"));
	world_sql(&w, arena_f(w.arena, "DELETE FROM mail; DELETE FROM job;"
		"UPDATE circle_meeting SET starts_at = %lld;"
		"INSERT INTO job (kind, about, due) VALUES ('circle.soon', 0, 0),"
		" ('circle.soon', 1, 0)", (long long)w.now + DAY).p);
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE subject ="
		     " 'Binnenkort: Samen leren koken' AND calendar = ''") == 3);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 3);
	world_end(&w);
}

TEST(one_s_own_page_says_what_is_asked)
{
	struct world w = asked();

	EXPECT(shows(get(&w, ADA, "/mijn"), "Laat weten wanneer u kunt"));
	post(&w, ADA, IT, "m1=ja&m2=nee");
	EXPECT(!shows(get(&w, ADA, "/mijn"), "Laat weten wanneer u kunt"));
	EXPECT(shows(get(&w, ADA, "/mijn"), "Huiskamerbijeenkomst"));
	world_end(&w);
}

TEST(the_script_has_the_hours_of_each_step)
{
	struct world w = asked();

	EXPECT(get(&w, ADA, IT "/draaiboek").status == 404);
	EXPECT(pick(&w, 1).status == 303);
	EXPECT(shows(get(&w, ADA, IT "/draaiboek"), "19:45 · 10 minuten"));
	EXPECT(shows(get(&w, ADA, IT "/draaiboek"), "Adviesronde"));
	EXPECT(shows(get(&w, ADA, IT "/draaiboek?taal=en"), "Advice in turn"));
	world_sql(&w, "UPDATE circle SET kind = 'speakers'");
	EXPECT(shows(get(&w, ADA, IT "/draaiboek"), "Het eerste verhaal"));
	EXPECT(shows(get(&w, ADA, IT), "19.30 tot 21.00 uur"));
	EXPECT(get(&w, STRANGER, IT "/draaiboek").status != 200);
	world_end(&w);
}

/* What Ada's calendar answers to the newest it got of meeting 1. */
struct program {
	const char *said, *from;
	int sequence;
};

static void answers(struct world *w, const struct program *p)
{
	struct tx *tx = tx_begin(w->db, w->arena, TX_WRITE);
	str uid = entry_uuid_at(w->arena, conf_url(&w->conf, w->arena),
				S("circle-meeting"), S("1"));

	reply_kind_named(S("kring"))->take_calendar(&(struct reply_in){
		.tx = tx, .conf = &w->conf, .url = w->url, .lang = S("nl"),
		.now = w->now, .to = { S("kring"), 1, { ADA } },
		.from = str_from_z(p->from), .proven = true,
		.calendar = arena_f(w->arena, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
		"PRODID:-//x//NL\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:%.*s\r\n"
		"SEQUENCE:%d\r\nDTSTAMP:20261123T100000Z\r\n"
		"ATTENDEE;PARTSTAT=%s:mailto:%s\r\nEND:VEVENT\r\n"
		"END:VCALENDAR\r\n", (int)uid.n, uid.p, p->sequence, p->said,
		p->from) });
	EXPECT(tx_end(tx));
}

TEST(what_the_calendar_of_a_member_answers_counts_as_said)
{
	struct world w = asked();

	w.conf.mail_in = S("in.example.org");
	pick(&w, 1);
	EXPECT(calendar_says(&w, "ada@example.org", "METHOD:REQUEST"));
	answers(&w, &(struct program){ "DECLINED", "ada@example.org", 1 });
	EXPECT(count(&w, SAID "'no'") == 1);
	answers(&w, &(struct program){ "ACCEPTED", "bea@example.org", 1 });
	answers(&w, &(struct program){ "ACCEPTED", "ada@example.org", 0 });
	EXPECT(count(&w, SAID "'no'") == 1 && !count(&w, SAID "'yes'"));
	answers(&w, &(struct program){ "ACCEPTED", "ada@example.org", 1 });
	EXPECT(count(&w, SAID "'yes'") == 1 && !count(&w, SAID "'no'"));
	EXPECT(shows(get(&w, BRAM, IT), "Kan: De Eik"));
	world_end(&w);
}

/* As numbers are not used again where a try failed. */
static const char *path_of(struct world *w, const char *what)
{
	return arena_f(w->arena, "/mijn/kringbijeenkomsten/%d%s",
		(int)count(w, "SELECT max(id) FROM circle_meeting"), what).p;
}

/* The first moment between these. */
static const char *form_of(struct world *w, const char *before,
			   const char *after)
{
	return arena_f(w->arena, "%s%d%s", before,
		(int)count(w, "SELECT min(id) FROM circle_moment"), after).p;
}

TEST(meetings_of_circles_survive_every_failure)
{
	struct world w = circle();

	survives_every_failure(&w, BRAM, CIRCLE "/bijeenkomst", ASK TWO);
	survives_every_failure(&w, STRANGER, link_of(&w, "ada@example.org"),
			       form_of(&w, "m", "=ja"));
	survives_every_failure(&w, BEA, path_of(&w, ""), form_of(&w, "m", "=ja"));
	survives_every_failure(&w, BRAM, path_of(&w, "/inbrenger"),
			       "inbrenger=de-eik");
	survives_every_failure(&w, BRAM, path_of(&w, "/kies"),
			       form_of(&w, "moment=", ""));
	survives_every_failure(&w, BRAM, path_of(&w, "/wijzigen"),
			       "datum=2026-12-11&tijd=20%3A00&plek=Hier"
			       "&reden=Het+is+dicht");
	survives_every_failure(&w, BEA, CIRCLE "/weg", "");
	survives_every_failure(&w, BRAM, path_of(&w, "/af"),
			       "reden=Te+veel+sneeuw");
	EXPECT(count(&w, "SELECT count(*) FROM circle_meeting WHERE state = 'off'") == 1);
	EXPECT(count(&w, SAID "'yes'") == 1);
	world_end(&w);
}
