/* SPDX-License-Identifier: EUPL-1.2 */
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
