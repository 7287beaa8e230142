/* SPDX-License-Identifier: EUPL-1.2 */
/* Mail of ours that came back, or that someone called unwanted. */
#include "features/incoming/inside.h"
#include "crypto/crypto.h"
#include "mail/address.h"
#include "mail/bounce.h"

/* Whose address has that mark: who the report names, or by going past all. */
static struct incoming_person_row owner_of(struct reading *r, str mark)
{
	struct tx *tx = r->job->tx;
	struct incoming_person_row person = { 0 };
	struct incoming_person_row_rows all;
	str named = r->mail.report.recipient;

	if (named.n && str_eq(mail_mark(tx, named), mark)) {
		(void)!incoming_person(tx, named, &person);
		return person;
	}
	all = incoming_people(tx);
	for (size_t i = 0; i < all.n; i++)
		if (str_eq(mail_mark(tx, all.at[i].mail), mark))
			return all.at[i];
	return person;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "5.1.1" as it stands in a text: of servers that write no report. */
static str status_in(str text)
{
	for (size_t i = 0; i + 5 <= text.n; i++) {
		const char *p = text.p + i;
		size_t n = 5;

		if ((p[0] != '4' && p[0] != '5') || p[1] != '.' ||
		    !is_digit(p[2]) || p[3] != '.' || !is_digit(p[4]) ||
		    (i && (is_digit(p[-1]) || p[-1] == '.')))
			continue;
		while (i + n < text.n && is_digit(p[n]) && n < 7)
			n++;
		return (str){ p, n };
	}
	return S("5.0.0");
}

static bool is_status(str s)
{
	return s.n >= 5 && s.n <= 9 && (s.p[0] == '4' || s.p[0] == '5') &&
	       s.p[1] == '.';
}

/* Empty: it did not fail, or not yet. */
static str status_of(const struct reading *r)
{
	const struct arrived_report *report = &r->mail.report;

	if (report->kind == REPORT_DELIVERY) {
		if (!str_eq(report->action, S("failed")))
			return (str){ 0 };
		return is_status(report->status) ? report->status : S("5.0.0");
	}
	/* A holiday notice comes back to the same address. */
	if (!r->mail.returned && !str_starts(r->mail.from, S("mailer-daemon@"))
	    && !str_starts(r->mail.from, S("postmaster@")))
		return (str){ 0 };
	return status_in(r->mail.text);
}

static str source_of(const struct reading *r)
{
	struct arena *a = r->job->arena;
	str id = r->mail.report.original_id;

	return sha256_hex(a, id.n ? id : r->bytes);
}

/* From the link in the mail that was complained about; else all kinds. */
static void complained(struct reading *r, str mark)
{
	static const char *const kinds[] = { "digest", "monthly", "yearly",
					     "monday", "news" };
	struct tx *tx = r->job->tx;
	str ends = r->mail.report.original_ends;
	size_t at = str_find(ends, S("/u/"));
	str link = { ends.p + at + 3, at < ends.n ? ends.n - at - 3 : 0 };
	struct list_choice choice;

	if (at < ends.n && list_token_read(tx, str_cut(&link, '>'), &choice)) {
		list_set_wanted(tx, &choice, false, r->job->now);
		return;
	}
	for (size_t i = 0; i < COUNT(kinds); i++) {
		choice = (struct list_choice){
			mail_list_named(str_from_z(kinds[i])), mark };
		list_set_wanted(tx, &choice, false, r->job->now);
	}
}

void bounced(struct reading *r, str mark)
{
	struct incoming_person_row owner;
	str status;

	if (r->mail.report.kind == REPORT_COMPLAINT) {
		complained(r, mark);
		return;
	}
	status = status_of(r);
	if (!status.n)
		return;
	owner = owner_of(r, mark);
	bounce_note(r->job->tx, &(struct bounce){
		.mark = mark, .status = status, .source = source_of(r),
		.person = owner.id,
		.masked = owner.mail.n ? person_masked(r->job->arena, owner.mail)
				       : (str){ 0 } }, r->job->now);
}
