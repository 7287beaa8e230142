/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/arrived.h"
#include "mail/address.h"
#include "mail/gmime.h"
#include "mail/plain.h"

#include <strings.h>

enum { DEPTH = 20, PARTS = 500, FIELDS_MAX = 1 << 16, TO_MAX = 50 };

static bool same(const char *a, const char *b)
{
	return a && b && !strcasecmp(a, b);
}

static str copy(struct arena *a, const char *z)
{
	return z ? arena_str(a, str_head(str_from_z(z), FIELDS_MAX))
		 : (str){ 0 };
}

/*
 * Each part within a part has such a line. So many are made to make who reads
 * them run out of stack.
 */
static bool is_too_deep(str bytes)
{
	static const str line = S("content-type:");
	size_t n = 0;

	for (size_t i = 0; i + line.n <= bytes.n; i++)
		if ((bytes.p[i] | 0x20) == 'c' &&
		    !strncasecmp(bytes.p + i, line.p, line.n))
			n++;
	return n > PARTS;
}

static str header(struct arena *a, GMimeObject *o, const char *name)
{
	return str_trim(copy(a, g_mime_object_get_header(o, name)));
}

/* "<x@y>" without its brackets. */
static str unbracketed(str s)
{
	s = str_trim(s);
	if (str_starts(s, S("<")) && str_ends(s, S(">")))
		return (str){ s.p + 1, s.n - 2 };
	return s;
}

static void add_addresses(struct arena *a, InternetAddressList *all,
			  struct strs *out)
{
	int n = all ? internet_address_list_length(all) : 0;

	for (int i = 0; i < n && out->n < TO_MAX; i++) {
		InternetAddress *one = internet_address_list_get_address(all, i);

		if (INTERNET_ADDRESS_IS_MAILBOX(one))
			list_add(a, out) = str_lower(a, copy(a,
				internet_address_mailbox_get_addr(
					INTERNET_ADDRESS_MAILBOX(one))));
	}
}

static str only_from(struct arena *a, GMimeMessage *m)
{
	struct strs all = { 0 };

	add_addresses(a, g_mime_message_get_from(m), &all);
	return all.n == 1 && str_is_utf8(all.at[0]) ? all.at[0] : (str){ 0 };
}

/* Where servers write down for whom it was, then what its writer says. */
static void read_recipients(struct arena *a, GMimeMessage *m,
			    struct arrived *out)
{
	static const char *const names[] = {
		"X-Original-To", "Delivered-To", "Envelope-To", "Original-To",
	};

	for (size_t i = 0; i < COUNT(names); i++) {
		str to = unbracketed(header(a, GMIME_OBJECT(m), names[i]));

		if (to.n)
			list_add(a, &out->to) = str_lower(a, to);
	}
	add_addresses(a, g_mime_message_get_addresses(m, GMIME_ADDRESS_TYPE_TO),
		      &out->to);
	add_addresses(a, g_mime_message_get_addresses(m, GMIME_ADDRESS_TYPE_CC),
		      &out->to);
}

static void read_judgements(struct arena *a, GMimeMessage *m,
			    struct arrived *out)
{
	GMimeHeaderList *all = g_mime_object_get_header_list(GMIME_OBJECT(m));
	int n = g_mime_header_list_get_count(all);

	for (int i = 0; i < n && out->judged.n < TO_MAX; i++) {
		GMimeHeader *h = g_mime_header_list_get_header_at(all, i);

		if (same(g_mime_header_get_name(h), "Authentication-Results"))
			list_add(a, &out->judged) =
				copy(a, g_mime_header_get_value(h));
	}
}

static bool is_by_program(struct arena *a, GMimeObject *o, str from)
{
	static const char *const names[] = { "List-Id", "X-Autoreply",
		"X-Autorespond", "X-Auto-Reply-From", "Feedback-ID" };
	static const char *const many[] = { "bulk", "list", "junk",
					    "auto_reply" };
	static const str robots[] = { S("mailer-daemon@"), S("postmaster@"),
		S("no-reply@"), S("noreply@"), S("do-not-reply@") };
	str automatic = header(a, o, "Auto-Submitted");
	const char *precedence = arena_z(a, header(a, o, "Precedence"));

	if (automatic.n && !same(arena_z(a, str_cut(&automatic, ';')), "no"))
		return true;
	for (size_t i = 0; i < COUNT(names); i++)
		if (g_mime_object_get_header(o, names[i]))
			return true;
	for (size_t i = 0; i < COUNT(many); i++)
		if (same(precedence, many[i]))
			return true;
	for (size_t i = 0; i < COUNT(robots); i++)
		if (str_starts(from, robots[i]))
			return true;
	return false;
}

/*
 * Its parts.
 */
struct found {
	struct arena *arena;
	str plain, html, calendar;
	bool has_plain, has_html;
};

static bool is_type(GMimeObject *o, const char *type, const char *sub)
{
	GMimeContentType *t = g_mime_object_get_content_type(o);

	return t && same(g_mime_content_type_get_media_type(t), type) &&
	       same(g_mime_content_type_get_media_subtype(t), sub);
}

static bool is_attachment(GMimeObject *o)
{
	GMimeContentDisposition *d = g_mime_object_get_content_disposition(o);

	return d && same(g_mime_content_disposition_get_disposition(d),
			 "attachment");
}

static str text_of(struct arena *a, GMimeObject *o)
{
	char *text = GMIME_IS_TEXT_PART(o)
		? g_mime_text_part_get_text(GMIME_TEXT_PART(o)) : NULL;
	str all = text ? str_from_z(text) : (str){ 0 };
	str out = plain_clean(a, str_head(all, ARRIVED_TEXT_MAX));

	g_free(text);
	return out;
}

static str bytes_of(struct arena *a, GMimeObject *o)
{
	GMimeDataWrapper *content = GMIME_IS_PART(o)
		? g_mime_part_get_content(GMIME_PART(o)) : NULL;
	GMimeStream *out;
	GByteArray *bytes;
	str all;

	if (!content)
		return (str){ 0 };
	out = g_mime_stream_mem_new();
	g_mime_data_wrapper_write_to_stream(content, out);
	bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(out));
	all = plain_clean(a, (str){ (const char *)bytes->data,
		bytes->len < FIELDS_MAX ? bytes->len : FIELDS_MAX });
	g_object_unref(out);
	return all;
}

static bool is_calendar(GMimeObject *o)
{
	return is_type(o, "text", "calendar") ||
	       is_type(o, "application", "ics");
}

static void look_at(struct found *f, GMimeObject *o)
{
	if (!f->calendar.n && is_calendar(o))
		f->calendar = bytes_of(f->arena, o);
	if (is_attachment(o))
		return;
	if (!f->has_plain && is_type(o, "text", "plain")) {
		f->plain = text_of(f->arena, o);
		f->has_plain = true;
	} else if (!f->has_html && is_type(o, "text", "html")) {
		f->html = text_of(f->arena, o);
		f->has_html = true;
	}
}

static void find_text(struct found *f, GMimeObject *o, int depth)
{
	int n;

	if (!GMIME_IS_MULTIPART(o)) {
		look_at(f, o);
		return;
	}
	n = depth < DEPTH ? g_mime_multipart_get_count(GMIME_MULTIPART(o)) : 0;
	for (int i = 0; i < n && i < PARTS; i++)
		find_text(f, g_mime_multipart_get_part(GMIME_MULTIPART(o), i),
			  depth + 1);
}

/*
 * Reports.
 */
/* The header lines of the mail a report is about. */
static str original_of(struct arena *a, GMimeObject *o)
{
	GMimeMessage *m = GMIME_IS_MESSAGE_PART(o)
		? g_mime_message_part_get_message(GMIME_MESSAGE_PART(o)) : NULL;
	char *lines;
	str out;

	if (!m)
		return bytes_of(a, o);
	lines = g_mime_object_get_headers(GMIME_OBJECT(m), NULL);
	out = plain_clean(a, str_head(str_from_z(lines ? lines : ""),
				      FIELDS_MAX));
	g_free(lines);
	return out;
}

str field_value(struct arena *a, str lines, const char *name)
{
	struct buf b = { .arena = a, .limit = FIELDS_MAX };
	bool inside = false;

	while (lines.n) {
		str line = str_cut(&lines, '\n'), rest = line;
		bool folded = line.n && (line.p[0] == ' ' || line.p[0] == '\t');

		if (inside && !folded)
			break;
		if (inside) {
			buf_add(&b, S(" "));
			buf_add(&b, str_trim(line));
		} else if (!folded && same(arena_z(a, str_trim(str_cut(&rest,
							':'))), name)) {
			inside = true;
			buf_add(&b, str_trim(rest));
		}
	}
	return buf_str(&b);
}

/* "rfc822; anna@example.org" */
static str typed_address(struct arena *a, str value)
{
	str rest = value;

	str_cut(&rest, ';');
	return str_lower(a, unbracketed(rest.n ? rest : value));
}

static str first_word(str s)
{
	return str_cut(&s, ' ');
}

static void read_delivery(struct arena *a, str lines, struct arrived_report *r)
{
	str to = field_value(a, lines, "Original-Recipient");

	if (!to.n)
		to = field_value(a, lines, "Final-Recipient");
	r->kind = REPORT_DELIVERY;
	r->action = str_lower(a, field_value(a, lines, "Action"));
	r->status = first_word(field_value(a, lines, "Status"));
	r->recipient = typed_address(a, to);
}

static void read_part(struct arena *a, GMimeObject *o, struct arrived_report *r)
{
	if (is_type(o, "message", "delivery-status") ||
	    is_type(o, "message", "global-delivery-status")) {
		read_delivery(a, bytes_of(a, o), r);
	} else if (is_type(o, "message", "feedback-report")) {
		r->kind = REPORT_COMPLAINT;
		r->recipient = str_lower(a, unbracketed(field_value(a,
			bytes_of(a, o), "Original-Rcpt-To")));
	} else if (is_type(o, "message", "rfc822") ||
		   is_type(o, "message", "global") ||
		   is_type(o, "text", "rfc822-headers")) {
		str lines = original_of(a, o);

		r->original_id = unbracketed(field_value(a, lines,
							 "Message-ID"));
		r->original_ends = field_value(a, lines, "List-Unsubscribe");
	}
}

static void read_report(struct arena *a, GMimeObject *root,
			struct arrived_report *r)
{
	int n;

	if (!GMIME_IS_MULTIPART(root) || !is_type(root, "multipart", "report"))
		return;
	n = g_mime_multipart_get_count(GMIME_MULTIPART(root));
	for (int i = 0; i < n && i < DEPTH; i++)
		read_part(a, g_mime_multipart_get_part(GMIME_MULTIPART(root), i),
			  r);
}

static void read_all(struct arena *a, GMimeMessage *m, struct arrived *out)
{
	GMimeObject *o = GMIME_OBJECT(m), *root = g_mime_message_get_mime_part(m);
	struct found found = { .arena = a };

	out->from = only_from(a, m);
	out->message_id = plain_clean(a, copy(a, g_mime_message_get_message_id(m)));
	out->loop = header(a, o, "X-Brengplein-Loop");
	out->returned = str_eq(header(a, o, "Return-Path"), S("<>"));
	read_recipients(a, m, out);
	read_judgements(a, m, out);
	out->by_program = out->returned || is_by_program(a, o, out->from);
	if (!root)
		return;
	read_report(a, root, &out->report);
	find_text(&found, root, 0);
	out->calendar = found.calendar;
	out->text = found.has_plain ? found.plain
				    : plain_of_html(a, found.html);
}

bool arrived_read(struct arena *a, str bytes, struct arrived *out)
{
	GMimeStream *stream;
	GMimeParser *parser;
	GMimeMessage *m;

	*out = (struct arrived){ 0 };
	if (!bytes.n || bytes.n > ARRIVED_MAX || is_too_deep(bytes))
		return false;
	g_mime_init();
	stream = g_mime_stream_mem_new_with_buffer(bytes.p, bytes.n);
	parser = g_mime_parser_new_with_stream(stream);
	m = g_mime_parser_construct_message(parser, NULL);
	if (m) {
		read_all(a, m, out);
		g_object_unref(m);
	}
	g_object_unref(parser);
	g_object_unref(stream);
	return m != NULL;
}
