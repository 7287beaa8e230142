/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/reply.h"
#include "base/when.h"
#include "crypto/crypto.h"
#include "mail/address.h"
#include "mail/list.h"
#include "mail.sql.h"

enum { DAYS = 90 };

static str code_of(struct tx *tx, str id, person_id person)
{
	return mail_code(tx, arena_f(tx_arena(tx), "reply.%lld.%.*s",
		(long long)reply_epoch(tx, person), (int)id.n, id.p));
}

/* In base 36, which is short and has no capitals. */
static str short_number(struct arena *a, int64_t n)
{
	static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
	char text[16];
	size_t at = sizeof text;

	do
		text[--at] = digits[n % 36];
	while ((n /= 36) > 0 && at);
	return arena_str(a, (str){ text + at, sizeof text - at });
}

static int64_t long_number(str s)
{
	int64_t n = 0;

	for (size_t i = 0; i < s.n && s.n <= 11; i++) {
		char c = s.p[i];
		bool digit = c >= '0' && c <= '9';

		if (!digit && !(c >= 'a' && c <= 'z'))
			return 0;
		n = n * 36 + (digit ? c - '0' : c - 'a' + 10);
	}
	return n;
}

str reply_address(struct tx *tx, const struct conf *conf,
		  const struct reply_to *to, int64_t now)
{
	struct arena *a = tx_arena(tx);
	str about = short_number(a, to->about);
	str person = short_number(a, to->person.v);
	str day = short_number(a, now / DAY + DAYS), id, code;

	if (!to->person.v || !conf->mail_in.n)
		return (str){ 0 };
	id = arena_f(a, "%.*s-%.*s-%.*s-%.*s", (int)to->kind.n, to->kind.p,
		     (int)about.n, about.p, (int)person.n, person.p,
		     (int)day.n, day.p);
	code = code_of(tx, id, to->person);
	return mail_in_address(a, conf->mail_in, "antwoord", code.n
		? arena_joined(a, id, '.', code) : (str){ 0 });
}

enum reply_state reply_read(struct tx *tx, const struct conf *conf,
			    str address, int64_t now, struct reply_to *out)
{
	str rest = mail_in_token(tx_arena(tx), conf->mail_in, "antwoord",
				 address);
	str id = str_cut(&rest, '.'), parts = id, code;
	int64_t day;

	out->kind = str_cut(&parts, '-');
	out->about = long_number(str_cut(&parts, '-'));
	out->person.v = long_number(str_cut(&parts, '-'));
	day = long_number(parts);
	code = code_of(tx, id, out->person);
	if (!code.n || !secret_eq(rest, code))
		return REPLY_NOT_OURS;
	return day * DAY < now ? REPLY_TOO_OLD : REPLY_GOOD;
}

const struct reply_kind *reply_kind_named(str name)
{
	for (const struct reply_kind *const *list = reply_kinds; *list; list++)
		for (const struct reply_kind *k = *list; k->name; k++)
			if (str_eq(name, str_from_z(k->name)))
				return k;
	return NULL;
}

void reply_end_all(struct tx *tx, person_id person)
{
	reply_revoke(tx, person);
}
