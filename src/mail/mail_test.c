/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/address.h"
#include "mail/letter.h"
#include "mail/mail.h"
#include "mail/message.h"
#include "test/test.h"

static bool has(str s, str part)
{
	return str_find(s, part) < s.n;
}

TEST(a_message_is_whole)
{
	struct world w = world_new("");
	struct mail_row row = {
		.id = { 7 }, .recipient = S("anna@example.org"),
		.subject = S("Eén café"), .text = S("Dag Anna,\n\nCafé.\n.\n"),
		.created_at = 1795000000,
	};
	struct err err;
	str m = { 0 }, again = { 0 };

	EXPECT(message_build(w.arena, &w.conf, &(struct message){ &row }, &m, &err));
	EXPECT(has(m, S("To: anna@example.org\r\n")));
	EXPECT(has(m, S("From: Brengplein <brengplein@example.org>\r\n")));
	EXPECT(has(m, S("Subject: =?utf-8?")) || has(m, S("Subject: =?UTF-8?")));
	EXPECT(has(m, S("Message-Id: <mail.7.1795000000@example.org>\r\n")) ||
	       has(m, S("Message-ID: <mail.7.1795000000@example.org>\r\n")));
	EXPECT(has(m, S("Auto-Submitted: auto-generated\r\n")));
	EXPECT(has(m, S("Content-Transfer-Encoding: quoted-printable\r\n")));
	EXPECT(has(m, S("Caf=C3=A9.\r\n.\r\n")));
	EXPECT(message_build(w.arena, &w.conf, &(struct message){ &row }, &again, &err));
	EXPECT(str_eq(m, again));
	world_end(&w);
}

/* Its headers, unfolded. */
static str headers_of(struct world *w, const struct message *message)
{
	struct buf b = { .arena = w->arena, .limit = 1 << 16 };
	struct err err;
	str m = { 0 };

	EXPECT(message_build(w->arena, &w->conf, message, &m, &err));
	m.n = str_find(m, S("\r\n\r\n"));
	for (size_t i = 1; i < m.n; i++)
		EXPECT(m.p[i] != '\n' || m.p[i - 1] == '\r');
	for (size_t i = 0; i < m.n; i++)
		if (m.p[i] != '\r' && !(m.p[i] == '\n' && i + 1 < m.n &&
		    (m.p[i + 1] == ' ' || m.p[i + 1] == '\t')))
			buf_add(&b, (str){ m.p + i, 1 });
	return buf_str(&b);
}

static const struct mail_row overview = {
	.id = { 7 }, .recipient = S("anna@example.org"), .subject = S("Nieuw"),
	.text = S("Dag,\n\nMet vriendelijke groet,\nPlein\n"),
	.list = S("digest"),
};

TEST(mail_to_many_says_how_it_ends)
{
	struct world w = world_new("");
	struct message message = { &overview,
		S("digest.abcdefghijklmnopqrstuvwxyz.abcdefghijklmnop") };
	str all;

	w.conf.url = S("https://plein.example.org");
	w.conf.mail_from_news = S("nieuws@news.example.org");
	all = headers_of(&w, &message);
	EXPECT(has(all, S("List-Id: <digest.example.org>\n")));
	EXPECT(has(all, S("List-Unsubscribe: <https://plein.example.org/u/digest."
		"abcdefghijklmnopqrstuvwxyz.abcdefghijklmnop>\n")));
	EXPECT(has(all, S("List-Unsubscribe-Post: List-Unsubscribe=One-Click\n")));
	EXPECT(has(all, S("Precedence: bulk\n")));
	EXPECT(has(all, S("From: Brengplein <nieuws@news.example.org>\n")));
	w.conf.mail_in = S("in.example.org");
	all = headers_of(&w, &message);
	EXPECT(has(all, S("abcdefghijklmnop>, <mailto:uit+digest."
		"abcdefghijklmnopqrstuvwxyz.abcdefghijklmnop@in.example.org>\n")));
	world_end(&w);
}

TEST(mail_to_many_says_so_in_its_text_too)
{
	struct world w = world_new("");
	struct message message = { &overview, S("digest.abc.def") };
	struct err err;
	str m;

	w.conf.url = S("https://plein.example.org");
	EXPECT(message_build(w.arena, &w.conf, &message, &m, &err));
	EXPECT(has(m, S("\r\n--=20\r\nDeze mail niet meer?\r\n"
			"https://plein.example.org/u/digest.abc.def\r\n")));
	EXPECT(has(letter_html(w.arena, &(struct letter){
		.lang = S("nl"), .ends_at = S("https://p/u/x") }),
		   S("<a href=\"https://p/u/x\" style=\"color:inherit\">"
		     "Stop ermee</a>")));
	world_end(&w);
}

TEST(mail_to_one_cannot_be_ended)
{
	struct world w = world_new("");
	struct mail_row row = overview;
	str all;

	row.list = S("");
	w.conf.mail_from_news = S("nieuws@example.org");
	all = headers_of(&w, &(struct message){ &row });
	EXPECT(!has(all, S("List-")));
	EXPECT(!has(all, S("Precedence")));
	EXPECT(has(all, S("From: Brengplein <brengplein@example.org>\n")));
	EXPECT(has(all, S("X-Auto-Response-Suppress: All\n")));
	EXPECT(has(all, S("X-Brengplein-Loop: example.org\n")));
	world_end(&w);
}

TEST(letters_of_a_thread_belong_together)
{
	struct world w = world_new("");
	struct mail_row row = overview;
	str all;

	row.list = S("");
	row.thread = S("intro.12");
	row.reply_to = S("antwoord+x@in.example.org");
	all = headers_of(&w, &(struct message){ &row });
	EXPECT(has(all, S("References: <intro.12@example.org>\n")));
	EXPECT(has(all, S("In-Reply-To: <intro.12@example.org>\n")));
	EXPECT(has(all, S("Reply-To: antwoord+x@in.example.org\n")));
	world_end(&w);
}

static void write_overview(struct world *w)
{
	struct tx *tx = tx_begin(w->db, w->arena, TX_WRITE);

	mail_add(tx, &(struct mail){ .to = S("anna@example.org"),
		.subject = S("Nieuw"), .text = S("Dag\n"), .list = "digest",
		.now = w->now });
	EXPECT(tx_end(tx));
}

TEST(what_was_ended_in_the_meantime_is_not_sent)
{
	struct world w = world_new("");
	struct tx *tx;

	world_person(&w, 1, "Anna");
	w.conf.mail = S("smtp://127.0.0.1:1");  /* nobody listens */
	write_overview(&w);
	tx = tx_begin(w.db, w.arena, TX_WRITE);
	mail_set_wanted(tx, (person_id){ 1 }, "digest", false, w.now);
	EXPECT(tx_end(tx));
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM job WHERE kind = 'mail.send'") == 0);
	world_end(&w);
}

static bool same(struct world *w, const char *box, str address, str token)
{
	w->conf.mail_in = str_from_z(box);
	return str_eq(mail_in_address(w->arena, w->conf.mail_in, "uit", token),
		      address) &&
	       (!address.n || str_eq(mail_in_token(w->arena, w->conf.mail_in, "uit",
						   address), token));
}

TEST(an_address_of_ours_tells_what_it_is_for)
{
	struct world w = world_new("");

	EXPECT(same(&w, "in.example.org", S("uit+abc@in.example.org"), S("abc")));
	EXPECT(same(&w, "plein@example.org", S("plein+uit+abc@example.org"),
		    S("abc")));
	EXPECT(same(&w, "", (str){ 0 }, S("abc")));
	EXPECT(same(&w, "in.example.org", (str){ 0 },
		    S("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"
		      "abcdefghijklmnopqrstuvwxyz")));
	w.conf.mail_in = S("in.example.org");
	EXPECT(str_eq(mail_in_token(w.arena, w.conf.mail_in, "uit",
				    S(" UIT+Abc@In.Example.org")), S("abc")));
	EXPECT(!mail_in_token(w.arena, w.conf.mail_in, "uit",
			      S("uit+abc@elsewhere.example.org")).n);
	EXPECT(!mail_in_token(w.arena, w.conf.mail_in, "uit", S("uit+@in.example.org")).n);
	EXPECT(!mail_in_token(w.arena, w.conf.mail_in, "b",
			      S("uit+abc@in.example.org")).n);
	world_end(&w);
}

TEST(a_message_has_its_text_twice)
{
	struct world w = world_new("");
	struct mail_row row = { .id = { 7 }, .recipient = S("a@example.org"),
		.subject = S("Een onderwerp dat zo lang is dat het niet op een"
			     " enkele regel past, en dus wordt gevouwen"),
		.text = S("Dag!\n") };
	struct err err;
	str m = { 0 }, line;

	EXPECT(message_build(w.arena, &w.conf, &(struct message){ &row }, &m, &err));
	EXPECT(has(m, S("Content-Type: multipart/alternative")));
	EXPECT(str_find(m, S("text/plain")) < str_find(m, S("text/html")));
	EXPECT(has(m, S("\r\nDag!\r\n")));
	while (m.n) {
		line = str_cut(&m, '\n');
		EXPECT(line.n <= 79);
	}
	world_end(&w);
}

static str page_of(struct world *w, const char *text)
{
	return letter_html(w->arena, &(struct letter){
		.subject = S("Hoi <b>"), .text = str_from_z(text),
		.url = S("https://plein.example.org"), .lang = S("nl") });
}

TEST(a_letter_has_one_button_for_an_address_of_ours)
{
	struct world w = world_new("");
	str page = page_of(&w, "Dag,\n\nOpen dit:\n\n"
		"https://plein.example.org/bevestig/abc\n\nEen\ntwee\n");

	EXPECT(has(page, S("href=\"https://plein.example.org/bevestig/abc\"")));
	EXPECT(has(page, S(">Open de pagina</a>")));
	EXPECT(has(page, S("Een<br>twee")));
	EXPECT(has(page, S("<html lang=\"nl\"")));
	EXPECT(has(page, S("<title>Hoi &lt;b&gt;</title>")));
	EXPECT(!has(page, S("<img")));
	world_end(&w);
}

TEST(words_of_others_are_no_button)
{
	static const char *const words[] = {
		"https://kwaad.example.org/x", "<a href=x>klik</a>",
		"https://plein.example.org.kwaad.example.org/x",
		"https://plein.example.org/x en meer",
	};
	struct world w = world_new("");

	for (size_t i = 0; i < COUNT(words); i++)
		EXPECT(!has(page_of(&w, words[i]), S("<a ")));
	world_end(&w);
}

TEST(a_letter_says_its_language)
{
	struct world w = world_new("");
	str text = LETTER(w.arena, S("en"), S("Anna"), S("Plein"), S("Hi."));

	EXPECT(has(page_of(&w, arena_z(w.arena, text)), S("<html lang=\"en\"")));
	world_end(&w);
}

TEST(no_text_becomes_a_header)
{
	static const str bad[] = {
		S("Hoi\r\nBcc: x@example.org"), S("Hoi\nX: y"), S("a\0b"),
	};
	struct world w = world_new("");

	for (size_t i = 0; i < COUNT(bad); i++) {
		struct mail_row row = { .recipient = S("anna@example.org"),
					.subject = bad[i] };
		struct err err;
		str m;

		EXPECT(!message_build(w.arena, &w.conf, &(struct message){ &row }, &m, &err));
		row.subject = S("Hoi");
		row.recipient = bad[i];
		EXPECT(!message_build(w.arena, &w.conf, &(struct message){ &row }, &m, &err));
	}
	world_end(&w);
}
