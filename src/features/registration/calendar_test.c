/* SPDX-License-Identifier: EUPL-1.2 */
/* The invitation in someone's calendar, and what their program answers. */
#include "features/incoming/incoming.h"
#include "features/registration/registration.h"
#include "base/when.h"
#include "mail/list.h"
#include "mail/message.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BRAM = 2 };

#define IT "/bijeenkomsten/samen-eten"
#define PLAN "titel=Samen+eten&soort=network-meeting&namens=de-linde"          \
	"&datum=2026-12-09&tot=20%3A30&plek=Het+dorpshuis"                     \
	"&kort=Koken+en+praten+over+de+winter&aanmelden=ja"
#define STATES "SELECT count(*) FROM registration WHERE state = "
#define TO_BRAM "SELECT count(*) FROM mail WHERE recipient = 'bram@example.org'"
#define IGNORED "SELECT coalesce(sum(n), 0) FROM calendar_ignored WHERE why = "

/* Bram comes to a meeting of De Linde with one seat; mail comes in here. */
static struct world invited(void)
{
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (1, 'initiative', 'de-linde', 'De Linde',"
		" 'linde', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative')");

	w.conf.mail_in = S("in.example.org");
	w.conf.mail_authserv = S("mx.example.org");
	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_sql(&w, "INSERT INTO membership VALUES (1, 1, 'member', 0)");
	post(&w, ANNA, "/bijeenkomsten/nieuw", PLAN "&tijd=18%3A00&aantal=1");
	EXPECT(post(&w, BRAM, IT "/aanmelden", "").status == 303);
	return w;
}

/* The newest calendar that went to him, unfolded. */
static str calendar(struct world *w)
{
	struct tx *tx = tx_begin(w->db, w->arena, TX_READ);
	static const struct db_query q = { "calendar",
		"SELECT calendar FROM mail WHERE recipient = 'bram@example.org'"
		" AND calendar <> '' ORDER BY id DESC" };
	struct buf b = { .arena = w->arena, .limit = 1 << 16 };
	struct db_cursor c = db_run(tx, &q, NULL, 0);
	str rest = db_next(&c) ? db_col_str(&c, 0) : (str){ 0 };

	while (rest.n) {
		str line = str_cut(&rest, '\n');

		line.n -= line.n && line.p[line.n - 1] == '\r';
		EXPECT(line.n <= 75);
		if (line.n && line.p[0] == ' ')
			line = (str){ line.p + 1, line.n - 1 };
		else
			buf_add(&b, S("\n"));
		buf_add(&b, line);
	}
	db_done(&c);
	(void)!tx_end(tx);
	return buf_str(&b);
}

static bool has(str text, const char *part)
{
	return str_find(text, str_from_z(part)) < text.n;
}

/* What stands after that in it, until the line ends. */
static str after(str text, const char *before)
{
	size_t at = str_find(text, str_from_z(before)) + strlen(before);
	str rest = at < text.n ? (str){ text.p + at, text.n - at } : (str){ 0 };

	return str_cut(&rest, '\n');
}

static str organizer(struct world *w)
{
	str line = after(calendar(w), "\nORGANIZER;");

	return after(line, "mailto:");
}

/* How his program answers the newest invitation. */
struct answer {
	const char *said;
	const char *from, *uid, *proof;
	int older, minute;
};

static void answers(struct world *w, const struct answer *ans)
{
	str last = calendar(w), uid = after(last, "\nUID:"), to = organizer(w);
	const char *from = ans->from ? ans->from : "bram@example.org";
	int64_t sequence = 0;
	struct tx *tx;

	EXPECT(str_to_int(after(last, "\nSEQUENCE:"), &sequence));
	tx = tx_begin(w->db, w->arena, TX_WRITE);
	incoming_add(tx, &(struct incoming_mail){
		.recipient = to,
		.bytes = arena_f(w->arena, "From: Bram <%s>\r\nTo: x@y\r\n"
		"Authentication-Results: mx.example.org; dmarc=%s\r\n"
		"Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
		"Content-Type: multipart/alternative; boundary=\"b\"\r\n\r\n"
		"--b\r\nContent-Type: text/plain\r\n\r\nBram zegt iets\r\n--b\r\n"
		"Content-Type: text/calendar; method=REPLY; charset=utf-8\r\n\r\n"
		"BEGIN:VCALENDAR\r\nPRODID:-//Een ander//NL\r\nVERSION:2.0\r\n"
		"METHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:%s\r\nSEQUENCE:%d\r\n"
		"DTSTAMP:20261119T10%02d00Z\r\nDTSTART:20261209T170000Z\r\n"
		"ORGANIZER:mailto:x@y\r\n"
		"ATTENDEE;CN=Bram;PARTSTAT=%s:mailto:BRAM@example.org\r\n"
		"END:VEVENT\r\nEND:VCALENDAR\r\n--b--\r\n", from,
		ans->proof ? ans->proof : "pass",
		ans->uid ? ans->uid : arena_z(w->arena, uid),
		(int)sequence - ans->older, ans->minute, ans->said) },
		w->now);
	EXPECT(tx_end(tx));
	world_sql(w, "UPDATE job SET due = 9999999999 WHERE kind = 'mail.send'");
	world_work(w);
}
#define ANSWERS(w, ...) answers((w), &(struct answer){ __VA_ARGS__ })

TEST(who_comes_is_invited_in_their_own_calendar)
{
	struct world w = invited();
	str all = calendar(&w);

	EXPECT(has(all, "METHOD:REQUEST") && has(all, "SEQUENCE:0"));
	EXPECT(has(all, "DTSTART;TZID=Europe/Amsterdam:20261209T180000"));
	EXPECT(has(all, "BEGIN:VTIMEZONE") && has(all, "LOCATION:Het dorpshuis"));
	EXPECT(has(all, "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;"
		   "RSVP=TRUE;CN=\"Bram\":mailto:bram@example.org"));
	EXPECT(str_starts(organizer(&w), S("antwoord+aanmelding-1-2-")));
	EXPECT(str_ends(organizer(&w), S("@in.example.org")));
	world_end(&w);
}

TEST(a_guest_is_not_put_in_the_calendar_of_who_registers_them)
{
	struct world w = invited();

	world_sql(&w, "DELETE FROM mail");
	post(&w, BRAM, IT "/aanmelden", "ander=Opa+Piet");
	EXPECT(count(&w, TO_BRAM " AND calendar = ''") == 1);
	world_end(&w);
}

TEST(a_calendar_follows_what_changes_by_the_same_organizer)
{
	struct world w = invited();
	str by = organizer(&w), uid = after(calendar(&w), "\nUID:");

	w.now += 3 * DAY;
	world_sign_in(&w, ANNA);
	post(&w, ANNA, IT "/wijzigen", PLAN "&tijd=19%3A00&aantal=1&versie=1");
	EXPECT(has(calendar(&w), "SEQUENCE:1"));
	EXPECT(has(calendar(&w), "Amsterdam:20261209T190000"));
	EXPECT(str_eq(organizer(&w), by));
	EXPECT(str_eq(after(calendar(&w), "\nUID:"), uid));
	post(&w, ANNA, IT "/afgelasten", "reden=De+zaal+is+koud");
	EXPECT(has(calendar(&w), "METHOD:CANCEL"));
	EXPECT(has(calendar(&w), "STATUS:CANCELLED"));
	EXPECT(has(calendar(&w), "SEQUENCE:2"));
	post(&w, ANNA, IT "/doorgaan", "");
	EXPECT(has(calendar(&w), "METHOD:REQUEST"));
	EXPECT(has(calendar(&w), "SEQUENCE:3"));
	post(&w, STRANGER, mailed(&w, "bram@example.org", "/aanmelding/").p,
	     "doe=af");
	EXPECT(has(calendar(&w), "METHOD:CANCEL"));
	EXPECT(count(&w, TO_BRAM " AND subject = 'U komt niet: Samen eten'") == 1);
	world_end(&w);
}

TEST(who_declines_in_their_calendar_frees_the_seat)
{
	struct world w = invited();

	post(&w, STRANGER, IT "/aanmelden", "naam=Noor&email=noor@example.org");
	EXPECT(count(&w, STATES "'waiting'") == 1);
	ANSWERS(&w, "TENTATIVE", .minute = 1);
	ANSWERS(&w, "ACCEPTED", .minute = 2);
	EXPECT(count(&w, STATES "'coming' AND person_id = 2") == 1);
	ANSWERS(&w, "DECLINED", .minute = 3);
	EXPECT(count(&w, STATES "'off' AND person_id = 2") == 1);
	EXPECT(count(&w, STATES "'coming'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		" 'noor@example.org' AND subject LIKE 'Er is plaats%'") == 1);
	EXPECT(count(&w, TO_BRAM) == 1);
	ANSWERS(&w, "ACCEPTED", .minute = 4);
	EXPECT(count(&w, STATES "'waiting' AND person_id = 2 AND turn = 3") == 1);
	EXPECT(count(&w, TO_BRAM " AND subject LIKE 'Op de wachtlijst%'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM calendar_ignored") == 0);
	world_end(&w);
}

TEST(answers_that_are_not_theirs_or_old_are_counted_and_do_nothing)
{
	struct world w = invited();
	int64_t mails = count(&w, "SELECT count(*) FROM mail");

	ANSWERS(&w, "DECLINED", .from = "eve@example.org");
	EXPECT(count(&w, IGNORED "'sender'") == 1);
	ANSWERS(&w, "DECLINED", .proof = "fail");
	EXPECT(count(&w, IGNORED "'unproven'") == 1);
	ANSWERS(&w, "DECLINED", .uid = "een-andere");
	EXPECT(count(&w, IGNORED "'other'") == 1);
	ANSWERS(&w, "DECLINED", .older = 1);
	EXPECT(count(&w, IGNORED "'old'") == 1);
	ANSWERS(&w, "ACCEPTED", .minute = 30);
	ANSWERS(&w, "DECLINED", .minute = 30);
	ANSWERS(&w, "DECLINED", .minute = 20);
	EXPECT(count(&w, IGNORED "'old'") == 3);
	ANSWERS(&w, "WAT", .minute = 40);
	EXPECT(count(&w, IGNORED "'unreadable'") == 1);
	EXPECT(count(&w, STATES "'coming'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == mails);
	EXPECT(count(&w, "SELECT count(*) FROM incoming_held") == 0);
	ANSWERS(&w, "DECLINED", .minute = 50);
	EXPECT(count(&w, STATES "'coming'") == 0);
	world_end(&w);
}

TEST(nothing_comes_in_here_so_no_answer_is_asked)
{
	struct world w = invited();

	w.conf.mail_in = S("");
	post(&w, ANNA, IT "/wijzigen", PLAN "&tijd=19%3A00&aantal=1&versie=1");
	EXPECT(has(calendar(&w), "METHOD:PUBLISH"));
	EXPECT(!has(calendar(&w), "ATTENDEE"));
	world_end(&w);
}
