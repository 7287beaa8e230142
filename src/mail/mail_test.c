/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/letter.h"
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

	EXPECT(message_build(w.arena, &w.conf, &row, &m, &err));
	EXPECT(has(m, S("To: anna@example.org\r\n")));
	EXPECT(has(m, S("From: Brengplein <brengplein@example.org>\r\n")));
	EXPECT(has(m, S("Subject: =?utf-8?")) || has(m, S("Subject: =?UTF-8?")));
	EXPECT(has(m, S("Message-Id: <mail.7.1795000000@example.org>\r\n")) ||
	       has(m, S("Message-ID: <mail.7.1795000000@example.org>\r\n")));
	EXPECT(has(m, S("Auto-Submitted: auto-generated\r\n")));
	EXPECT(has(m, S("Content-Transfer-Encoding: quoted-printable\r\n")));
	EXPECT(has(m, S("Caf=C3=A9.\r\n.\r\n")));
	EXPECT(message_build(w.arena, &w.conf, &row, &again, &err));
	EXPECT(str_eq(m, again));
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

	EXPECT(message_build(w.arena, &w.conf, &row, &m, &err));
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

		EXPECT(!message_build(w.arena, &w.conf, &row, &m, &err));
		row.subject = S("Hoi");
		row.recipient = bad[i];
		EXPECT(!message_build(w.arena, &w.conf, &row, &m, &err));
	}
	world_end(&w);
}
