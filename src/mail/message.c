/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/message.h"
#include "mail/letter.h"

#include <gmime/gmime.h>

static bool is_one_line(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\r' || s.p[i] == '\n' || !s.p[i])
			return false;
	return true;
}

static bool check(const struct conf *conf, const struct mail_row *row,
		  struct err *err)
{
	const struct { const char *name; str value; } lines[] = {
		{ "recipient", row->recipient }, { "subject", row->subject },
		{ "message_id", row->message_id },
		{ "reply_to", row->reply_to }, { "name", conf->name },
		{ "mail_from", conf->mail_from },
	};

	for (size_t i = 0; i < COUNT(lines); i++)
		if (!is_one_line(lines[i].value))
			return err_set(err, "a line break in %s", lines[i].name);
	return row->recipient.n ||
	       err_set(err, "no recipient");
}

static str domain_of(const struct conf *conf)
{
	str rest = conf->mail_from;

	str_cut(&rest, '@');
	return rest.n ? rest : S("localhost");
}

static str message_id(struct arena *a, const struct conf *conf,
		      const struct mail_row *row)
{
	str domain = domain_of(conf);

	if (row->message_id.n)
		return row->message_id;
	return arena_f(a, "mail.%lld.%lld@%.*s", (long long)row->id.v,
		       (long long)row->created_at, (int)domain.n, domain.p);
}

static void add_headers(GMimeMessage *m, struct arena *a,
			const struct conf *conf, const struct mail_row *row)
{
	GMimeObject *o = GMIME_OBJECT(m);
	GDateTime *date = g_date_time_new_from_unix_utc(row->created_at);

	g_mime_message_add_mailbox(m, GMIME_ADDRESS_TYPE_FROM,
				   arena_z(a, conf->name),
				   arena_z(a, conf->mail_from));
	g_mime_message_add_mailbox(m, GMIME_ADDRESS_TYPE_TO, NULL,
				   arena_z(a, row->recipient));
	if (row->reply_to.n)
		g_mime_message_add_mailbox(m, GMIME_ADDRESS_TYPE_REPLY_TO, NULL,
					   arena_z(a, row->reply_to));
	g_mime_message_set_subject(m, arena_z(a, row->subject), "utf-8");
	g_mime_message_set_message_id(m, message_id(a, conf, row).p);
	g_mime_message_set_date(m, date);
	g_date_time_unref(date);
	/* RFC 3834: nobody's holiday notice should answer this. */
	g_mime_object_append_header(o, "Auto-Submitted", "auto-generated", NULL);
	g_mime_object_append_header(o, "X-Auto-Response-Suppress", "All", NULL);
	g_mime_object_append_header(o, "X-Brengplein-Loop",
				    arena_z(a, domain_of(conf)), NULL);
}

static void add_part(GMimeMultipart *all, const char *kind, str text)
{
	GMimeTextPart *part = g_mime_text_part_new_with_subtype(kind);
	GMimeStream *bytes = g_mime_stream_mem_new_with_buffer(text.p ? text.p
							       : "", text.n);
	GMimeDataWrapper *content = g_mime_data_wrapper_new_with_stream(bytes,
		GMIME_CONTENT_ENCODING_DEFAULT);

	/* set_text() would choose a charset of its own. */
	g_mime_text_part_set_charset(part, "utf-8");
	g_mime_part_set_content(GMIME_PART(part), content);
	g_mime_part_set_content_encoding(GMIME_PART(part),
		GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
	g_mime_multipart_add(all, GMIME_OBJECT(part));
	g_object_unref(part);
	g_object_unref(content);
	g_object_unref(bytes);
}

/* The plainest first (RFC 2046): who can show the last one shows that. */
static void add_body(GMimeMessage *m, struct arena *a, const struct conf *conf,
		     const struct mail_row *row)
{
	GMimeMultipart *all = g_mime_multipart_new_with_subtype("alternative");
	str html = letter_html(a, &(struct letter){
		.subject = row->subject, .text = row->text,
		.url = conf_url(conf, a), .lang = conf->lang });

	/* The same each time; "=_" stands in no quoted-printable text. */
	g_mime_multipart_set_boundary(all, arena_f(a, "=_mail.%lld.%lld",
		(long long)row->id.v, (long long)row->created_at).p);
	add_part(all, "plain", row->text);
	add_part(all, "html", html);
	g_mime_message_set_mime_part(m, GMIME_OBJECT(all));
	g_object_unref(all);
}

static str bytes_of(GMimeMessage *m, struct arena *a)
{
	GMimeFormatOptions *dos = g_mime_format_options_new();
	GMimeStream *out = g_mime_stream_mem_new();
	GByteArray *bytes;
	str copy;

	g_mime_format_options_set_newline_format(dos, GMIME_NEWLINE_FORMAT_DOS);
	g_mime_object_write_to_stream(GMIME_OBJECT(m), dos, out);
	bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(out));
	copy = arena_str(a, (str){ (const char *)bytes->data, bytes->len });
	g_object_unref(out);
	g_mime_format_options_free(dos);
	return copy;
}

bool message_build(struct arena *a, const struct conf *conf,
		   const struct mail_row *row, str *out, struct err *err)
{
	GMimeMessage *m;

	if (!check(conf, row, err))
		return false;
	g_mime_init();
	m = g_mime_message_new(TRUE);
	add_headers(m, a, conf, row);
	add_body(m, a, conf, row);
	*out = bytes_of(m, a);
	g_object_unref(m);
	return true;
}
