/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/incoming/inside.h"
#include "features/introduction/introduction.h"
#include "mail/bounce.h"
#include "mail/mail.h"
#include "test/test.h"

#include <glob.h>

enum { ANNA = 1, BRAM = 2, CORA = 3, BEA = 4, DAY_LONG = 86400 };

/* Anna asked De Linde, which Bram manages, and he said yes; Cora coordinates,
 * Bea administers. Mail comes in at in.example.org. */
static struct world village(void)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind, own)"
		" VALUES (1, 'oostdorp', 'Oostdorp', 'oostdorp', 'village', 1);"
		"INSERT INTO place_within VALUES (1, 1);"
		"INSERT INTO entry (id, type, slug, title, sort_key, place_id,"
		" created_at, updated_at) VALUES"
		" (1, 'initiative', 'de-linde', 'De Linde', 'linde', 1, 0, 0),"
		" (3, 'ask', 'q-hoe', 'Hoe werkt dat?', 'hoe', 1, 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative');");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_person(&w, CORA, "Cora");
	world_person(&w, BEA, "Bea");
	world_sql(&w, "INSERT INTO ask (id, person_id) VALUES (3, 1);"
		"INSERT INTO membership VALUES (2, 1, 'manager', 0);"
		"INSERT INTO role_grant (person_id, role, granted_at, granted_by)"
		" VALUES (3, 'coordinator', 0, 'test'),"
		" (4, 'administrator', 0, 'test')");
	w.conf.mail_in = S("in.example.org");
	w.conf.mail_authserv = S("mx.example.org");
	return w;
}

/* What comes in, and what the worker makes of it. */
static void arrives(struct world *w, str to, const char *mail)
{
	struct tx *tx = tx_begin(w->db, w->arena, TX_WRITE);

	incoming_add(tx, &(struct incoming_mail){ .recipient = to,
		.bytes = str_from_z(mail) }, w->now);
	EXPECT(tx_end(tx));
	world_work(w);
}

static str back_address(struct world *w, str of)
{
	struct tx *tx = tx_begin(w->db, w->arena, TX_WRITE);
	str address;

	mail_key_ensure(tx);
	address = bounce_address(tx, &w->conf, of);
	EXPECT(tx_end(tx) && address.n);
	return address;
}

/* A notice that mail `id` to Anna failed so (RFC 3464). */
static const char *notice(struct world *w, const char *action,
			  const char *status, const char *id)
{
	return arena_f(w->arena,
		"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.org\n"
		"Subject: Undelivered\nAuto-Submitted: auto-replied\n"
		"MIME-Version: 1.0\n"
		"Content-Type: multipart/report; report-type=delivery-status;\n"
		" boundary=\"b\"\n\n--b\n\nSorry.\n"
		"--b\nContent-Type: message/delivery-status\n\n"
		"Reporting-MTA: dns; mx.example.org\n\n"
		"Final-Recipient: rfc822; Anna@example.org\n"
		"Action: %s\nStatus: %s\nDiagnostic-Code: smtp; no\n\n"
		"--b\nContent-Type: text/rfc822-headers\n\n"
		"Message-ID: <%s@example.org>\nSubject: Hoi\n\n--b--\n",
		action, status, id).p;
}

static int64_t stopped(struct world *w)
{
	return count(w, "SELECT count(*) FROM mail_suppressed");
}

TEST(an_address_that_does_not_exist_is_left_out_at_once)
{
	struct world w = village();
	str back = back_address(&w, S("anna@example.org"));

	arrives(&w, back, notice(&w, "failed", "5.1.1", "m1"));
	EXPECT(stopped(&w) == 1);
	EXPECT(count(&w, "SELECT person_id FROM mail_suppressed") == ANNA);
	EXPECT(count(&w, "SELECT count(*) FROM mail_suppressed"
			 " WHERE masked = 'a***@example.org'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM incoming") == 0);
	world_end(&w);
}

TEST(other_refusals_count_three_in_fourteen_days)
{
	struct world w = village();
	str back = back_address(&w, S("anna@example.org"));

	arrives(&w, back, notice(&w, "failed", "5.7.1", "m1"));
	arrives(&w, back, notice(&w, "failed", "5.7.1", "m2"));
	arrives(&w, back, notice(&w, "failed", "5.7.1", "m2"));   /* told twice */
	arrives(&w, back, notice(&w, "delayed", "5.7.1", "m3"));  /* not yet */
	EXPECT(stopped(&w) == 0);
	w.now += 15 * DAY_LONG;
	arrives(&w, back, notice(&w, "failed", "5.7.1", "m4"));
	EXPECT(stopped(&w) == 0);
	arrives(&w, back, notice(&w, "failed", "5.7.1", "m5"));
	arrives(&w, back, notice(&w, "failed", "5.7.1", "m6"));
	EXPECT(stopped(&w) == 1);
	world_end(&w);
}

TEST(a_full_mailbox_counts_five)
{
	struct world w = village();
	str back = back_address(&w, S("anna@example.org"));

	for (int i = 1; i <= 5; i++) {
		EXPECT(stopped(&w) == 0);
		arrives(&w, back, notice(&w, "failed", "4.2.2",
			arena_f(w.arena, "m%d", i).p));
	}
	EXPECT(stopped(&w) == 1);
	EXPECT(shows(get(&w, BEA, "/beheer/post"), "De mailbox is vol"));
	world_end(&w);
}

TEST(nobody_can_let_another_be_left_out)
{
	struct world w = village();
	str back = back_address(&w, S("anna@example.org"));
	size_t at = str_find(back, S("@"));
	str forged = arena_f(w.arena, "%.*s%c@in.example.org", (int)at - 1,
			     back.p, back.p[at - 1] == 'x' ? 'y' : 'x');

	arrives(&w, forged, notice(&w, "failed", "5.1.1", "m1"));
	arrives(&w, S("b+anna@in.example.org"),
		notice(&w, "failed", "5.1.1", "m1"));
	arrives(&w, S("brengplein@example.org"),
		notice(&w, "failed", "5.1.1", "m1"));
	EXPECT(stopped(&w) == 0);
	world_end(&w);
}

TEST(a_bounce_without_a_report_counts_by_its_text)
{
	struct world w = village();
	str back = back_address(&w, S("anna@example.org"));

	arrives(&w, back, "From: MAILER-DAEMON@old.example.org\n\n"
		"<anna@example.org>: 550 5.1.1 No such user here\n");
	EXPECT(stopped(&w) == 1);
	world_end(&w);
}

TEST(a_holiday_notice_is_no_bounce_and_gets_no_answer)
{
	struct world w = village();
	str back = back_address(&w, S("anna@example.org"));

	arrives(&w, back, "From: anna@example.org\nAuto-Submitted: auto-replied\n"
		"\nI am away. 5.1.1\n");
	arrives(&w, S("brengplein@example.org"), "From: anna@example.org\n"
		"Precedence: bulk\n\nI am away.\n");
	EXPECT(stopped(&w) == 0);
	EXPECT(count(&w, "SELECT count(*) FROM mail_bounce") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 0);
	world_end(&w);
}

static void write_to_anna(struct world *w, bool asked)
{
	struct tx *tx = tx_begin(w->db, w->arena, TX_WRITE);

	mail_add(tx, &(struct mail){ .to = S("anna@example.org"),
		.subject = S("Hoi"), .text = S("Dag\n"), .asked = asked,
		.now = w->now });
	EXPECT(tx_end(tx));
	world_work(w);
}

TEST(nothing_goes_to_a_left_out_address_but_what_is_asked_for)
{
	struct world w = village();
	const char *sent = "SELECT count(*) FROM mail WHERE sent_at > 0";

	arrives(&w, back_address(&w, S("anna@example.org")),
		notice(&w, "failed", "5.1.1", "m1"));
	write_to_anna(&w, false);
	EXPECT(count(&w, sent) == 0);
	write_to_anna(&w, true);
	EXPECT(count(&w, sent) == 1);
	world_end(&w);
}

TEST(an_address_opens_again_by_a_link_mailed_there)
{
	struct world w = village();
	str link;

	arrives(&w, back_address(&w, S("anna@example.org")),
		notice(&w, "failed", "5.1.1", "m1"));
	EXPECT(shows(get(&w, BEA, "/beheer/post"), "a***@example.org"));
	EXPECT(shows(get(&w, BEA, "/beheer/post"), "Dit adres bestaat niet"));
	survives_every_failure(&w, BEA, "/beheer/post/adres/1", "");
	EXPECT(post(&w, BEA, "/beheer/post/adres/1", "").status == 303);
	EXPECT(post(&w, ANNA, "/beheer/post/adres/1", "").status == 403);
	EXPECT(post(&w, BEA, "/beheer/post/adres/9", "").status == 404);
	EXPECT(stopped(&w) == 1);
	link = mailed(&w, "anna@example.org", "/bevestig/");
	EXPECT(shows(get(&w, 0, arena_z(w.arena, link)), "Werkt dit mailadres"));
	EXPECT(stopped(&w) == 1);
	EXPECT(post(&w, 0, arena_z(w.arena, link), "antwoord=ja").status == 200);
	EXPECT(stopped(&w) == 0);
	world_end(&w);
}

TEST(a_complaint_ends_the_list_it_is_about)
{
	struct world w = village();
	struct tx *tx = tx_begin(w.db, w.arena, TX_WRITE);
	str token;
	bool digest, news;

	mail_key_ensure(tx);
	token = list_token(tx, mail_list_named(S("digest")),
			   S("anna@example.org"));
	EXPECT(tx_end(tx));
	arrives(&w, back_address(&w, S("anna@example.org")), arena_f(w.arena,
		"From: fbl@example.org\nMIME-Version: 1.0\nContent-Type:"
		" multipart/report; report-type=feedback-report; boundary=b\n\n"
		"--b\n\nA complaint.\n--b\nContent-Type: message/feedback-report"
		"\n\nFeedback-Type: abuse\nVersion: 1\n\n--b\n"
		"Content-Type: message/rfc822\n\nFrom: x@example.org\n"
		"List-Unsubscribe: <https://p.example.org/u/%.*s>,\n"
		" <mailto:uit+x@in.example.org>\n\nHoi\n--b--\n",
		(int)token.n, token.p).p);
	tx = tx_begin(w.db, w.arena, TX_READ);
	digest = mail_wants(tx, (person_id){ ANNA }, "digest");
	news = mail_wants(tx, (person_id){ ANNA }, "news");
	EXPECT(tx_end(tx) && !digest && news);
	EXPECT(stopped(&w) == 0);
	world_end(&w);
}

TEST(a_mail_ends_a_list_too)
{
	struct world w = village();
	struct tx *tx = tx_begin(w.db, w.arena, TX_WRITE);
	str to;

	mail_key_ensure(tx);
	to = arena_f(w.arena, "uit+%s@in.example.org", arena_z(w.arena,
		list_token(tx, mail_list_named(S("news")),
			   S("anna@example.org"))));
	EXPECT(tx_end(tx));
	arrives(&w, to, "From: anna@example.org\nSubject: unsubscribe\n\n");
	EXPECT(count(&w, "SELECT count(*) FROM mail_unwanted"
			 " WHERE list = 'news'") == 1);
	world_end(&w);
}

TEST(who_writes_to_a_wrong_address_hears_so_once_a_day)
{
	struct world w = village();
	const char *mail = "From: Dirk <dirk@example.org>\nMessage-ID: <7@d>\n"
			   "Subject: Hoi\n\nDag\n";

	arrives(&w, S("brengplein@example.org"), mail);
	arrives(&w, S("nobody@in.example.org"), mail);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE answers = '7@d'"
			 " AND recipient = 'dirk@example.org'") == 1);
	w.now += DAY_LONG + 1;
	arrives(&w, S("brengplein@example.org"), mail);
	EXPECT(count(&w, arena_f(w.arena, "SELECT count(*) FROM mail"
		" WHERE recipient = 'dirk@example.org' AND created_at = %lld",
		(long long)w.now).p) == 1);
	world_end(&w);
}

TEST(no_loop_can_come_of_it)
{
	static const char *const mails[] = {
		"From: x@example.org\nX-Brengplein-Loop: example.org\n\nHoi\n",
		"From: brengplein@example.org\n\nHoi\n",
		"From: antwoord+x@in.example.org\n\nHoi\n",
		"From: x@example.org\nAuto-Submitted: auto-generated\n\nHoi\n",
		"From: x@example.org\nList-Id: <l.example.org>\n\nHoi\n",
		"From: x@example.org\nPrecedence: junk\n\nHoi\n",
		"Return-Path: <>\nFrom: x@example.org\n\nHoi\n",
		"From: no-reply@example.org\n\nHoi\n",
		"From: a@example.org, b@example.org\n\nHoi\n",
		"no headers at all",
	};
	struct world w = village();

	for (size_t i = 0; i < COUNT(mails); i++)
		arrives(&w, S("brengplein@example.org"), mails[i]);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 0);
	world_end(&w);
}

/*
 * Answers into a conversation.
 */
static void begin_conversation(struct world *w)
{
	str yes;

	post(w, ANNA, "/vragen/q-hoe/contact/de-linde",
	     "bericht=Wij+beginnen+net.&wens=write");
	yes = mailed(w, "bram@example.org", "/bevestig/");
	EXPECT(post(w, 0, arena_z(w->arena, yes), "antwoord=ja").status < 400);
}

/* The address Bram answers a message of Anna with. */
static str reply_of_bram(struct world *w)
{
	struct tx *tx = tx_begin(w->db, w->arena, TX_WRITE);
	str address;

	mail_key_ensure(tx);
	address = reply_address(tx, &w->conf, &(struct reply_to){
		S("gesprek"), 1, { BRAM } }, w->now);
	EXPECT(tx_end(tx) && address.n && str_find(address, S("@")) <= 64);
	return address;
}

static const char *answer(struct world *w, const char *from, const char *dmarc)
{
	return arena_f(w->arena, "Authentication-Results: mx.example.org;\n"
		" spf=pass smtp.mailfrom=x; dmarc=%s (p=none)\n"
		"From: Bram <%s>\nSubject: Re: Anna schreef u\n"
		"Message-ID: <a1@b>\n\nKom dinsdag langs.\n\n"
		"Op ma 3 nov. 2026 om 10:12 schreef Plein <p@example.org>:\n"
		"> Wij beginnen net.\n> https://p.example.org/bevestig/geheim\n",
		dmarc, from).p;
}

#define IN_THREAD "SELECT count(*) FROM thread_message WHERE via = 'mail'"     \
	" AND side = 'helper' AND text = 'Kom dinsdag langs.'"

TEST(an_answer_by_mail_lands_in_its_conversation)
{
	struct world w = village();

	begin_conversation(&w);
	arrives(&w, reply_of_bram(&w), answer(&w, "Bram@Example.org", "pass"));
	EXPECT(count(&w, IN_THREAD) == 1);
	EXPECT(count(&w, "SELECT count(*) FROM thread_message"
			 " WHERE text LIKE '%geheim%'") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE"
		" recipient = 'anna@example.org' AND thread = 'gesprek.1'"
		" AND reply_to LIKE 'antwoord+gesprek-%@in.example.org'"
		" AND text LIKE '%> Kom dinsdag langs.%'") == 1);
	world_end(&w);
}

TEST(an_answer_nobody_vouches_for_waits_for_a_coordinator)
{
	struct world w = village();
	struct reply page;

	begin_conversation(&w);
	arrives(&w, reply_of_bram(&w), answer(&w, "bram@example.org", "fail"));
	arrives(&w, reply_of_bram(&w), answer(&w, "dirk@example.org", "pass"));
	arrives(&w, reply_of_bram(&w), "Authentication-Results: evil.example.org;"
		" dmarc=pass\nFrom: bram@example.org\n\nHoi\n");
	EXPECT(count(&w, IN_THREAD) == 0);
	EXPECT(count(&w, "SELECT count(*) FROM incoming_held") == 3);
	EXPECT(shows(get(&w, CORA, "/beheer"), "3 antwoorden per mail wachten"));
	page = get(&w, CORA, "/beheer/antwoorden");
	EXPECT(shows(page, "Kom dinsdag langs."));
	EXPECT(shows(page, "d***@example.org"));
	EXPECT(shows(page, "een ander mailadres"));
	EXPECT(get(&w, ANNA, "/beheer/antwoorden").status == 403);
	EXPECT(post(&w, CORA, "/beheer/antwoorden/1", "doe=door").status == 303);
	EXPECT(count(&w, IN_THREAD) == 1);
	EXPECT(post(&w, CORA, "/beheer/antwoorden/2", "doe=weg").status == 303);
	EXPECT(post(&w, CORA, "/beheer/antwoorden/2", "doe=weg").status == 404);
	EXPECT(count(&w, IN_THREAD) == 1);
	world_end(&w);
}

TEST(a_reply_address_ends)
{
	struct world w = village();
	str to, worn;

	begin_conversation(&w);
	to = reply_of_bram(&w);
	worn = arena_f(w.arena, "%.*s", (int)to.n, to.p);
	arrives(&w, to, answer(&w, "dirk@example.org", "pass"));
	post(&w, CORA, "/beheer/antwoorden/1", "doe=stop");
	arrives(&w, worn, answer(&w, "bram@example.org", "pass"));
	EXPECT(count(&w, IN_THREAD) == 0);
	to = reply_of_bram(&w);
	w.now += 91 * DAY_LONG;
	arrives(&w, to, answer(&w, "bram@example.org", "pass"));
	EXPECT(count(&w, IN_THREAD) == 0);
	EXPECT(count(&w, "SELECT count(*) FROM incoming_held") == 0);
	world_end(&w);
}

/* Bram answered the mail with the question, without a yes or a no. */
static void answer_the_question(struct world *w)
{
	post(w, ANNA, "/vragen/q-hoe/contact/de-linde",
	     "bericht=Wij+beginnen+net.&wens=write");
	EXPECT(count(w, "SELECT count(*) FROM mail WHERE recipient ="
		" 'bram@example.org' AND reply_to LIKE"
		" 'antwoord+gesprek-1-2-%' AND text LIKE '%Beantwoord deze%'")
	       == 1);
	world_sql(w, "DELETE FROM mail");
	arrives(w, reply_of_bram(w), answer(w, "bram@example.org", "pass"));
	EXPECT(count(w, "SELECT count(*) FROM mail WHERE subject ="
		" 'Wat mogen we Anna laten weten?' AND recipient ="
		" 'bram@example.org' AND text LIKE '%> Kom dinsdag langs.%'")
	       == 1);
	EXPECT(count(w, "SELECT count(*) FROM mail") == 1);
	EXPECT(!shows(get(w, ANNA, "/mijn/contact/1"), "Kom dinsdag langs."));
}

#define WORDS_TO_ANNA "SELECT count(*) FROM mail WHERE recipient ="            \
	" 'anna@example.org' AND text LIKE '%> Kom dinsdag langs.%'"

TEST(an_answer_by_mail_to_the_question_goes_with_the_yes)
{
	struct world w = village();
	str link;

	answer_the_question(&w);
	arrives(&w, reply_of_bram(&w), answer(&w, "bram@example.org", "pass"));
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 1);    /* asked once */
	link = mailed(&w, "bram@example.org", "/bevestig/");
	EXPECT(post(&w, 0, arena_z(w.arena, link), "antwoord=hier").status
	       == 200);
	EXPECT(count(&w, IN_THREAD " AND held = 0") == 2);
	EXPECT(count(&w, WORDS_TO_ANNA) == 2);
	EXPECT(shows(get(&w, ANNA, "/mijn/contact/1"), "Kom dinsdag langs."));
	world_end(&w);
}

TEST(an_answer_by_mail_to_the_question_goes_with_the_no)
{
	struct world w = village();

	answer_the_question(&w);
	survives_every_failure(&w, BRAM, "/mijn/contact/1/antwoord",
			       "antwoord=nee");
	EXPECT(count(&w, WORDS_TO_ANNA) == 1);
	world_end(&w);
}

TEST(who_cannot_answer_there_hears_why)
{
	struct world w = village();
	struct tx *tx;
	str to;

	post(&w, ANNA, "/vragen/q-hoe/contact/de-linde",
	     "bericht=Wij+beginnen+net.&wens=write");        /* no yes yet */
	tx = tx_begin(w.db, w.arena, TX_WRITE);
	to = reply_address(tx, &w.conf, &(struct reply_to){
		S("gesprek"), 1, { ANNA } }, w.now);
	EXPECT(tx_end(tx));
	arrives(&w, to, answer(&w, "anna@example.org", "pass"));
	EXPECT(count(&w, "SELECT count(*) FROM thread_message") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE answers = 'a1@b'"
			 " AND text LIKE '%na een ja%'") == 1);
	world_end(&w);
}

TEST(a_failing_database_leaves_held_answers)
{
	struct world w = village();

	begin_conversation(&w);
	arrives(&w, reply_of_bram(&w), answer(&w, "bram@example.org", "none"));
	survives_every_failure(&w, CORA, "/beheer/antwoorden/1", "doe=door");
	survives_every_failure(&w, CORA, "/beheer/antwoorden/1", "doe=stop");
	world_end(&w);
}

/*
 * What was made to break who reads it.
 */
static str file_bytes(struct world *w, const char *path)
{
	char *bytes = arena_alloc(w->arena, 1 << 16);
	FILE *f = fopen(path, "r");
	size_t n = f ? fread(bytes, 1, 1 << 16, f) : 0;

	if (f)
		fclose(f);
	return (str){ bytes, n };
}

TEST(torture_mails_are_read_and_do_no_harm)
{
	struct world w = village();
	struct arrived mail;
	glob_t found;

	EXPECT(glob("test/hostile/mime/*.eml", 0, NULL, &found) == 0);
	EXPECT(found.gl_pathc == 10);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		str bytes = file_bytes(&w, found.gl_pathv[i]);

		EXPECT(bytes.n && arrived_read(w.arena, bytes, &mail));
		EXPECT(str_is_utf8(mail.text) && str_is_utf8(mail.from));
		arrives(&w, S("nobody@in.example.org"),
			arena_z(w.arena, bytes));
	}
	globfree(&found);
	EXPECT(count(&w, "SELECT count(*) FROM job WHERE dead = 1") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM incoming") == 0);
	world_end(&w);
}

TEST(a_tower_of_parts_is_not_climbed)
{
	struct world w = village();
	struct buf b = { .arena = w.arena, .limit = 4 << 20 };
	struct arrived mail;

	for (int i = 0; i < 20000; i++)
		buf_addf(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n"
			 "--b%d\n", i, i);
	EXPECT(!arrived_read(w.arena, buf_str(&b), &mail));
	EXPECT(!arrived_read(w.arena, (str){ 0 }, &mail));
	world_end(&w);
}
