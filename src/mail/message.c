/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/message.h"
#include "mail/address.h"
#include "mail/gmime.h"
#include "mail/letter.h"

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
		{ "reply_to", row->reply_to }, { "thread", row->thread },
		{ "answers", row->answers },
		{ "calendar_method", row->calendar_method },
		{ "list", row->list }, { "name", conf->name },
		{ "mail_from", conf->mail_from },
		{ "mail_from_news", conf->mail_from_news },
		{ "mail_in", conf->mail_in },
		{ "mail_name", conf->mail_name },
	};

	for (size_t i = 0; i < COUNT(lines); i++)
		if (!is_one_line(lines[i].value))
			return err_set(err, "a line break in %s", lines[i].name);
	return row->recipient.n ||
	       err_set(err, "no recipient");
}

str message_from(const struct conf *conf, const struct mail_row *row)
{
	return row->list.n && conf->mail_from_news.n ? conf->mail_from_news
						     : conf->mail_from;
}

str message_loop_id(const struct conf *conf)
{
	str domain = mail_host(conf->mail_from);

	return domain.n ? domain : S("localhost");
}

static str message_id(struct arena *a, const struct conf *conf,
		      const struct mail_row *row)
{
	str domain = message_loop_id(conf);

	if (row->message_id.n)
		return arena_f(a, "mail.%lld.%.*s@%.*s", (long long)row->id.v,
			       (int)row->message_id.n, row->message_id.p,
			       (int)domain.n, domain.p);
	return arena_f(a, "mail.%lld.%lld@%.*s", (long long)row->id.v,
		       (long long)row->created_at, (int)domain.n, domain.p);
}

static void add_header(GMimeMessage *m, const char *name, str value)
{
	g_mime_object_append_header(GMIME_OBJECT(m), name, value.p, NULL);
}

/* As it is: a long address is one word, which add_header would encode. */
static void add_header_raw(GMimeMessage *m, const char *name, str line)
{
	GMimeHeaderList *all = g_mime_object_get_header_list(GMIME_OBJECT(m));

	add_header(m, name, S("-"));
	g_mime_header_set_raw_value(g_mime_header_list_get_header(all, name),
				    line.p);
}

static void add_people(GMimeMessage *m, struct arena *a,
		       const struct conf *conf, const struct mail_row *row)
{
	g_mime_message_add_mailbox(m, GMIME_ADDRESS_TYPE_FROM,
				   arena_z(a, conf->mail_name.n ? conf->mail_name
							: conf->name),
				   arena_z(a, message_from(conf, row)));
	g_mime_message_add_mailbox(m, GMIME_ADDRESS_TYPE_TO, NULL,
				   arena_z(a, row->recipient));
	if (row->reply_to.n)
		g_mime_message_add_mailbox(m, GMIME_ADDRESS_TYPE_REPLY_TO, NULL,
					   arena_z(a, row->reply_to));
}

/* The first letter of a thread does not exist: all of them answer it. */
static void add_thread(GMimeMessage *m, struct arena *a,
		       const struct conf *conf, const struct mail_row *row)
{
	str domain = message_loop_id(conf);
	str first = arena_f(a, "<%.*s@%.*s>", (int)row->thread.n,
			    row->thread.p, (int)domain.n, domain.p);

	if (!row->thread.n)
		return;
	add_header(m, "In-Reply-To", first);
	add_header(m, "References", first);
}

static str list_link(struct arena *a, const struct conf *conf, str token)
{
	str url = conf_url(conf, a);

	return arena_f(a, "%.*s/u/%.*s", (int)url.n, url.p, (int)token.n,
		       token.p);
}

static void add_list(GMimeMessage *m, struct arena *a, const struct conf *conf,
		     const struct message *message)
{
	str link = list_link(a, conf, message->list_token);
	str by_mail = mail_in_address(a, conf->mail_in, "uit",
				      message->list_token);
	str list = message->row->list, host = message_loop_id(conf);
	str ways = arena_f(a, by_mail.n ? " <%.*s>,\n <mailto:%.*s>\n"
					: " <%.*s>%.*s\n",
			   (int)link.n, link.p, (int)by_mail.n, by_mail.p);

	add_header(m, "Precedence", S("bulk"));
	add_header(m, "List-Id", arena_f(a, "<%.*s.%.*s>", (int)list.n, list.p,
					 (int)host.n, host.p));
	if (!message->list_token.n)
		return;
	add_header_raw(m, "List-Unsubscribe", ways);
	add_header(m, "List-Unsubscribe-Post",
		   S("List-Unsubscribe=One-Click"));
}

static void add_headers(GMimeMessage *m, struct arena *a,
			const struct conf *conf, const struct message *message)
{
	const struct mail_row *row = message->row;
	GDateTime *date = g_date_time_new_from_unix_utc(row->created_at);

	add_people(m, a, conf, row);
	g_mime_message_set_subject(m, arena_z(a, row->subject), "utf-8");
	g_mime_message_set_message_id(m, message_id(a, conf, row).p);
	g_mime_message_set_date(m, date);
	g_date_time_unref(date);
	if (row->answers.n)
		add_header(m, "In-Reply-To", arena_f(a, "<%.*s>",
			(int)row->answers.n, row->answers.p));
	else
		add_thread(m, a, conf, row);
	/* RFC 3834: nobody's holiday notice should answer this. */
	add_header(m, "Auto-Submitted", row->answers.n ? S("auto-replied")
						       : S("auto-generated"));
	add_header(m, "X-Auto-Response-Suppress", S("All"));
	add_header(m, "X-Brengplein-Loop", arena_str(a, message_loop_id(conf)));
	if (row->list.n)
		add_list(m, a, conf, message);
}

static void fill(GMimePart *part, str bytes, GMimeContentEncoding encoding)
{
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(
		bytes.p ? bytes.p : "", bytes.n);
	GMimeDataWrapper *content = g_mime_data_wrapper_new_with_stream(stream,
		GMIME_CONTENT_ENCODING_DEFAULT);

	g_mime_part_set_content(part, content);
	g_mime_part_set_content_encoding(part, encoding);
	g_object_unref(content);
	g_object_unref(stream);
}

static void add_part(GMimeMultipart *all, const char *kind, str text)
{
	GMimeTextPart *part = g_mime_text_part_new_with_subtype(kind);

	/* set_text() would choose a charset of its own. */
	g_mime_text_part_set_charset(part, "utf-8");
	fill(GMIME_PART(part), text, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
	g_mime_multipart_add(all, GMIME_OBJECT(part));
	g_object_unref(part);
}

/* RFC 6047: as one more form of the letter, which programs act on; and as a
 * file, for the others. In base64: its line endings are part of it. */
static void add_calendar(GMimeMultipart *all, struct arena *a,
			 const struct mail_row *row, bool as_file)
{
	GMimePart *part = as_file ? g_mime_part_new_with_type("application", "ics")
				  : g_mime_part_new_with_type("text", "calendar");
	GMimeObject *o = GMIME_OBJECT(part);

	if (as_file)
		g_mime_part_set_filename(part, "invite.ics");
	else
		g_mime_object_set_content_type_parameter(o, "charset", "utf-8");
	g_mime_object_set_content_type_parameter(o, "method",
		arena_z(a, row->calendar_method));
	fill(part, row->calendar, GMIME_CONTENT_ENCODING_BASE64);
	g_mime_multipart_add(all, o);
	g_object_unref(part);
}

/* Around a letter with a calendar. */
static GMimeMultipart *with_file(GMimeMultipart *letter, struct arena *a,
				 const struct mail_row *row)
{
	GMimeMultipart *all = g_mime_multipart_new_with_subtype("mixed");

	g_mime_multipart_set_boundary(all, arena_f(a, "=_file.%lld.%lld",
		(long long)row->id.v, (long long)row->created_at).p);
	g_mime_multipart_add(all, GMIME_OBJECT(letter));
	add_calendar(all, a, row, true);
	g_object_unref(letter);
	return all;
}

/* The plainest first (RFC 2046): who can show the last one shows that. */
static void add_body(GMimeMessage *m, struct arena *a, const struct conf *conf,
		     const struct message *message)
{
	GMimeMultipart *all = g_mime_multipart_new_with_subtype("alternative");
	const struct mail_row *row = message->row;
	struct letter letter = {
		.subject = row->subject, .text = row->text,
		.url = conf_url(conf, a), .lang = conf->lang,
		.links = str_eq(row->list, S("news")) };

	if (message->list_token.n)
		letter.ends_at = list_link(a, conf, message->list_token);
	/* The same each time; "=_" stands in no quoted-printable text. */
	g_mime_multipart_set_boundary(all, arena_f(a, "=_mail.%lld.%lld",
		(long long)row->id.v, (long long)row->created_at).p);
	add_part(all, "plain", letter_plain(a, &letter));
	add_part(all, "html", letter_html(a, &letter));
	if (row->calendar.n) {
		add_calendar(all, a, row, false);
		all = with_file(all, a, row);
	}
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
		   const struct message *message, str *out, struct err *err)
{
	GMimeMessage *m;

	if (!check(conf, message->row, err))
		return false;
	g_mime_init();
	m = g_mime_message_new(TRUE);
	add_headers(m, a, conf, message);
	add_body(m, a, conf, message);
	*out = bytes_of(m, a);
	g_object_unref(m);
	return true;
}
