/* SPDX-License-Identifier: EUPL-1.2 */
/* Mail by a real server: out to a mailbox, and back as answer or bounce. */
#include "test/server/postfix.h"

/* Anna (7) asked De Linde, which Bram (8) manages, and he said yes; they write
 * through the site. */
#define TWO_WHO_WRITE                                                         \
	"INSERT INTO person (id, name, mail, created_at) VALUES"              \
	" (8, 'Bram', 'bram@example.org', 0);"                                \
	"UPDATE person SET mail = 'anna@example.org' WHERE id = 7;"           \
	"INSERT INTO place (id, slug, name, fold, kind, own)"                 \
	" VALUES (900, 'oostdorp', 'Oostdorp', 'oostdorp', 'village', 1);"    \
	"INSERT INTO place_within VALUES (900, 900);"                         \
	"INSERT INTO entry (id, type, slug, title, sort_key, place_id,"       \
	" created_at, updated_at) VALUES"                                     \
	" (1, 'initiative', 'de-linde', 'De Linde', 'linde', 900, 0, 0);"     \
	"INSERT INTO party (id, kind) VALUES (1, 'initiative');"              \
	"INSERT INTO membership VALUES (8, 1, 'manager', 0);"                 \
	"INSERT INTO introduction (id, person_id, party_id, message, wish,"   \
	" state, created_at, asker_shares, helper_shares) VALUES"             \
	" (1, 7, 1, 'Hoi', 'write', 'accepted', unixepoch(), 0, 0);"          \
	"INSERT INTO introduction_side (introduction_id, side, who) VALUES"   \
	" (1, 'asker', 7), (1, 'helper', 1)"
#define IN_THREAD "SELECT count(*) FROM thread_message WHERE via = 'mail'"
#define STOPPED "SELECT count(*) FROM mail_suppressed"
#define READ "SELECT count(*) FROM job WHERE kind = 'mail.incoming'"

struct town {
	struct postfix post;
	struct site site;
};

static struct town town_open(void)
{
	struct town t = { .post = postfix_prepare() };
	const char *const options[] = {
		arena_f(t.post.arena, "--mail=smtp://mx.localhost:%d",
			t.post.ours).p,
		arena_f(t.post.arena, "--mail_ca_file=%s",
			t.post.certificate).p,
		"--mail_in=in.example.org", "--mail_authserv=mx.example.org",
		"--mail_from=brengplein@site.example.org", NULL
	};

	t.site = site_start(options);
	site_visitor(&t.site);
	site_sql(&t.site, TWO_WHO_WRITE);
	postfix_run(&t.post, &t.site);
	return t;
}

static void town_close(struct town *t)
{
	site_end(&t->site);
	postfix_close(&t->post);
}

/* Anna writes to Bram on her page; the letter that is in his mailbox then. */
static str letter_to_bram(struct town *t)
{
	const char *fields = "csrf=c&tekst=Ik+ben+Anna+%E2%98%BA";

	EXPECT(status_of(ask(&t->site, arena_f(t->site.arena,
		"POST /mijn/contact/1/schrijven HTTP/1.1\r\nHost: a\r\n"
		"Cookie: sid=7\r\n"
		"Content-Type: application/x-www-form-urlencoded\r\n"
		"Content-Length: %zu\r\n\r\n%s", strlen(fields),
		fields).p)) == 303);
	return postfix_mailbox(&t->post, "bram", "Ik ben Anna");
}

/* What stands between < and >, or all of it. */
static str address_in(str header)
{
	str rest = header, before = str_cut(&rest, '<');

	return rest.n ? str_cut(&rest, '>') : before;
}

static bool has(str mail, const char *part)
{
	return str_find(mail, str_from_z(part)) < mail.n;
}

TEST(a_letter_goes_encrypted_through_a_mail_server_to_a_mailbox)
{
	struct town t = town_open();
	str letter = letter_to_bram(&t);

	EXPECT(has(letter, "using TLSv1"));
	EXPECT(str_ends(header_of(letter, "Return-Path"),
			S("@in.example.org>")));
	EXPECT(str_starts(address_in(header_of(letter, "Return-Path")),
			  S("b+")));
	EXPECT(has(header_of(letter, "From"), "<brengplein@site.example.org>"));
	EXPECT(str_starts(address_in(header_of(letter, "Reply-To")),
			  S("antwoord+gesprek-1-8-")));
	EXPECT(str_eq(header_of(letter, "Auto-Submitted"),
		      S("auto-generated")));
	EXPECT(str_eq(header_of(letter, "In-Reply-To"),
		      S("<gesprek.1@site.example.org>")));
	EXPECT(has(letter, "multipart/alternative"));
	EXPECT(has(letter, "Ik ben Anna =E2=98=BA"));
	EXPECT(has(letter, "text/html"));
	EXPECT(!has(letter, "anna@example.org"));
	EXPECT(becomes(&t.site, "SELECT count(*) FROM mail", 0));
	EXPECT(postfix_count(&t.post, "bram") == 1);
	town_close(&t);
}

/* An answer to it, as a mail program writes one. */
static str answer_to(struct town *t, str letter, const char *from,
		     const char *more)
{
	str id = header_of(letter, "Message-Id");

	return arena_f(t->post.arena, "From: Bram <%s>\r\n"
		"To: Brengplein\r\nSubject: Re: Anna\r\n%s"
		"Message-ID: <1@bram>\r\nIn-Reply-To: %.*s\r\n"
		"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8"
		"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
		"Kom dinsdag, caf\303\251 staat klaar.\r\n\r\n"
		"Op ma 3 nov. 2026 om 10:12 schreef Plein <p@example.org>:\r\n"
		"> Ik ben Anna\r\n", from, more, (int)id.n, id.p);
}

TEST(an_answer_goes_through_a_mail_server_into_its_conversation)
{
	struct town t = town_open();
	str letter = letter_to_bram(&t);
	str to = address_in(header_of(letter, "Reply-To"));

	postfix_send(&t.post, "bram@example.org", to,
		     answer_to(&t, letter, "bram@example.org", ""));
	EXPECT(becomes(&t.site, IN_THREAD " AND side = 'helper'"
		" AND text = 'Kom dinsdag, café staat klaar.'", 1));
	EXPECT(postfix_mailbox(&t.post, "anna", "Kom dinsdag").n);
	/* Who only has the address gets no further than a coordinator. */
	postfix_send(&t.post, "eve@example.org", to,
		     answer_to(&t, letter, "bram@example.org", ""));
	EXPECT(becomes(&t.site, "SELECT count(*) FROM incoming_held"
				" WHERE why = 'unproven'", 1));
	EXPECT(site_count(&t.site, IN_THREAD) == 1);
	town_close(&t);
}

TEST(what_programs_answer_goes_nowhere_and_is_not_answered)
{
	struct town t = town_open();
	str letter = letter_to_bram(&t), back = letter;
	str to = address_in(header_of(letter, "Reply-To"));
	str sender = address_in(header_of(letter, "Return-Path"));

	while (back.n && !str_starts(back, S("Message-Id:")))
		str_cut(&back, '\n');
	postfix_send(&t.post, "bram@example.org", to, back);    /* forwarded */
	postfix_send(&t.post, "bram@example.org", to,
		     answer_to(&t, letter, "bram@example.org",
			       "Auto-Submitted: auto-replied\r\n"));
	postfix_send(&t.post, "", sender,
		     answer_to(&t, letter, "bram@example.org",
			       "Auto-Submitted: auto-replied\r\n"));
	postfix_send(&t.post, "bram@example.org", S("wat@in.example.org"),
		     answer_to(&t, letter, "bram@example.org",
			       "Precedence: bulk\r\n"));
	postfix_rest(&t.post);
	EXPECT(becomes(&t.site, READ, 0));
	EXPECT(site_count(&t.site, IN_THREAD) == 0);
	EXPECT(site_count(&t.site, "SELECT count(*) FROM incoming_held") == 0);
	EXPECT(site_count(&t.site, "SELECT count(*) FROM mail") == 0);
	EXPECT(site_count(&t.site, STOPPED) == 0);
	EXPECT(postfix_count(&t.post, "bram") == 1);
	EXPECT(postfix_count(&t.post, "anna") == 0);
	/* It was none of the addresses that kept them out. */
	postfix_send(&t.post, "bram@example.org", to,
		     answer_to(&t, letter, "bram@example.org", ""));
	EXPECT(becomes(&t.site, IN_THREAD, 1));
	town_close(&t);
}

/* A letter of our own making, to that address. */
static void write_to(struct town *t, int id, const char *address)
{
	site_sql(&t->site, arena_f(t->site.arena,
		"BEGIN IMMEDIATE;"
		"INSERT INTO mail (id, recipient, subject, text, created_at)"
		" VALUES (%d, '%s', 'Hoi', 'Dag!', unixepoch());"
		"INSERT INTO job (kind, about, due)"
		" VALUES ('mail.send', %d, 0); COMMIT", id, address, id).p);
}

TEST(mail_to_nobody_comes_back_and_none_goes_there_again)
{
	struct town t = town_open();

	letter_to_bram(&t);             /* from now on there is a key */
	site_sql(&t.site, "INSERT INTO person (id, name, mail, created_at)"
		 " VALUES (9, 'Weg', 'weg@example.org', 0)");
	write_to(&t, 100, "weg@example.org");
	EXPECT(becomes(&t.site, STOPPED " WHERE status = '5.1.1'"
		       " AND person_id = 9 AND masked = 'w***@example.org'", 1));
	write_to(&t, 101, "weg@example.org");
	EXPECT(becomes(&t.site, "SELECT count(*) FROM mail", 0));
	postfix_rest(&t.post);
	EXPECT(becomes(&t.site, READ, 0));
	EXPECT(site_count(&t.site, "SELECT count(*) FROM mail_bounce") == 1);
	town_close(&t);
}

TEST(a_mailbox_that_stays_full_is_left_out_after_three)
{
	struct town t = town_open();

	letter_to_bram(&t);
	for (int i = 1; i <= 3; i++) {
		EXPECT(site_count(&t.site, STOPPED) == 0);
		write_to(&t, 100 + i, "vol@example.org");
		EXPECT(becomes(&t.site, "SELECT count(*) FROM mail_bounce"
					" WHERE status = '5.2.2'", i));
	}
	EXPECT(becomes(&t.site, STOPPED " WHERE status = '5.2.2'", 1));
	town_close(&t);
}

/* Anna comes to a meeting with one seat, and Bram waits for it. */
#define A_MEETING                                                             \
	"INSERT INTO session (token_hash, person_id, csrf, created_at,"       \
	" seen_at) VALUES ('2c624232cdd221771294dfbb310aca00"                 \
	"0a0df6ac8b66b696d90ef06fdefb64a3', 8, 'c', unixepoch(),"             \
	" unixepoch());"                                                      \
	"INSERT INTO entry (id, type, slug, title, sort_key, place_id,"       \
	" created_at, updated_at) VALUES"                                     \
	" (2, 'meeting', 'samen-eten', 'Samen eten', 'samen', 900, 0, 0);"    \
	"INSERT INTO meeting (id, date, date_precision, starts_at, ends_at,"  \
	" state) VALUES (2, '2099-12-09T18:00/20:00', 'day', 4100518800,"     \
	" 4100526000, 'planned');"                                            \
	"INSERT INTO meeting_plan (id, seats) VALUES (2, 1)"
#define OF_ANNA(state)                                                        \
	"SELECT count(*) FROM registration WHERE person_id = 7"               \
	" AND state = '" state "'"
#define OF_BRAM(state)                                                        \
	"SELECT count(*) FROM registration WHERE person_id = 8"               \
	" AND state = '" state "'"
#define IGNORED(why)                                                          \
	"SELECT coalesce(sum(n), 0) FROM calendar_ignored WHERE why = '" why "'"

static void comes(struct town *t, int person)
{
	EXPECT(status_of(ask(&t->site, arena_f(t->site.arena,
		"POST /bijeenkomsten/samen-eten/aanmelden HTTP/1.1\r\n"
		"Host: a\r\nCookie: sid=%d\r\n"
		"Content-Type: application/x-www-form-urlencoded\r\n"
		"Content-Length: 6\r\n\r\ncsrf=c", person).p)) == 303);
}

/* What stands after that in it, until the line ends. */
static str after(str text, const char *before)
{
	size_t at = str_find(text, str_from_z(before)) + strlen(before);
	str rest = at < text.n ? (str){ text.p + at, text.n - at } : (str){ 0 };

	return str_cut(&rest, '\n');
}

/* What a calendar program sends when Anna says that she cannot come. */
static str declines(struct town *t, str invitation, const char *from)
{
	str uid = after(invitation, "\nUID:");
	str sequence = after(invitation, "\nSEQUENCE:");
	str organizer = after(invitation, "\nORGANIZER;");

	return arena_f(t->post.arena, "From: <%s>\r\n"
		"To: Brengplein\r\nSubject: Geweigerd: Samen eten\r\n"
		"Message-ID: <2@anna>\r\nMIME-Version: 1.0\r\n"
		"Content-Type: multipart/alternative; boundary=\"deel\"\r\n\r\n"
		"--deel\r\nContent-Type: text/plain\r\n\r\n"
		"Anna heeft geweigerd.\r\n--deel\r\n"
		"Content-Type: text/calendar; method=REPLY; charset=utf-8\r\n"
		"\r\nBEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Ander//NL\r\n"
		"METHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:%.*s\r\n"
		"SEQUENCE:%.*s\r\nDTSTAMP:20980101T100000Z\r\n"
		"ORGANIZER;%.*s\r\n"
		"ATTENDEE;PARTSTAT=DECLINED:mailto:anna@example.org\r\n"
		"END:VEVENT\r\nEND:VCALENDAR\r\n--deel--\r\n", from,
		(int)uid.n, uid.p, (int)sequence.n, sequence.p,
		(int)organizer.n, organizer.p);
}

/* The invitation in Anna's mailbox; Bram waits. */
static str invitation(struct town *t)
{
	letter_to_bram(t);              /* from now on there is a key */
	site_sql(&t->site, A_MEETING);
	comes(t, 7);
	comes(t, 8);
	EXPECT(site_count(&t->site, OF_BRAM("waiting")) == 1);
	return postfix_read(&t->post, postfix_mailbox(&t->post, "anna",
						      "invite.ics"));
}

TEST(an_invitation_comes_through_a_mail_server_as_calendars_read_it)
{
	struct town t = town_open();
	str read = invitation(&t);
	str by = after(after(read, "\nORGANIZER;"), "mailto:");

	EXPECT(str_starts(read, S("multipart/mixed\n"
				  " multipart/alternative\n"
				  "  text/plain\n"
				  "  text/html\n"
				  "  text/calendar REQUEST\n"
				  " application/ics invite.ics\n"
				  "BEGIN:VCALENDAR\n")));
	EXPECT(has(read, "\nMETHOD:REQUEST\n"));
	EXPECT(has(read, "\nDTSTART;TZID=Europe/Amsterdam:20991209T180000\n"));
	EXPECT(has(read, "RSVP=TRUE;CN=\"Zonneschijn\":mailto:anna@example.org"
			 "\n"));
	EXPECT(str_starts(by, S("antwoord+aanmelding-")));
	EXPECT(str_ends(by, S("@in.example.org")));
	town_close(&t);
}

TEST(who_declines_in_a_calendar_frees_the_seat_through_a_mail_server)
{
	struct town t = town_open();
	str read = invitation(&t);
	str to = after(after(read, "\nORGANIZER;"), "mailto:");

	postfix_send(&t.post, "anna@example.org", to,
		     declines(&t, read, "anna@example.org"));
	EXPECT(becomes(&t.site, OF_ANNA("off"), 1));
	EXPECT(site_count(&t.site, OF_BRAM("coming")) == 1);
	read = postfix_read(&t.post, postfix_mailbox(&t.post, "bram",
						     "invite.ics"));
	EXPECT(has(read, "mailto:bram@example.org"));
	EXPECT(site_count(&t.site, "SELECT count(*) FROM calendar_ignored") == 0);
	town_close(&t);
}

TEST(a_stranger_answers_no_invitation_through_a_mail_server)
{
	struct town t = town_open();
	str read = invitation(&t);
	str to = after(after(read, "\nORGANIZER;"), "mailto:");

	postfix_send(&t.post, "bram@example.org", to,
		     declines(&t, read, "bram@example.org"));
	EXPECT(becomes(&t.site, IGNORED("sender"), 1));
	postfix_send(&t.post, "eve@example.org", to,
		     declines(&t, read, "anna@example.org"));
	EXPECT(becomes(&t.site, IGNORED("unproven"), 1));
	EXPECT(site_count(&t.site, OF_ANNA("coming")) == 1);
	EXPECT(site_count(&t.site, OF_BRAM("waiting")) == 1);
	town_close(&t);
}
