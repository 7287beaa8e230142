/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/bounce.h"
#include "base/when.h"
#include "crypto/crypto.h"
#include "mail/address.h"
#include "mail.sql.h"

enum { WINDOW = 14 * DAY, TIMES_FOR_GOOD = 3, TIMES_PASSING = 5 };

static str host_of(const struct conf *conf)
{
	return conf->mail_bounces.n ? conf->mail_bounces : conf->mail_in;
}

/* Bound to its use, so that no other code of ours passes for it. */
static str code_of(struct tx *tx, str mark)
{
	return mail_code(tx, arena_f(tx_arena(tx), "bounce.%.*s", (int)mark.n,
				     mark.p));
}

str bounce_address(struct tx *tx, const struct conf *conf, str recipient)
{
	str mark = mail_mark(tx, recipient);

	if (!mark.n)
		return mark;
	return mail_in_address(tx_arena(tx), host_of(conf), "b",
		arena_joined(tx_arena(tx), mark, '.', code_of(tx, mark)));
}

str bounce_mark(struct tx *tx, const struct conf *conf, str address)
{
	str rest = mail_in_token(tx_arena(tx), host_of(conf), "b", address);
	str mark = str_cut(&rest, '.'), code = code_of(tx, mark);

	return code.n && secret_eq(rest, code) ? mark : (str){ 0 };
}

/* Nobody is there: no such mailbox, no such host, moved away. */
static bool is_final(str status)
{
	return str_eq(status, S("5.1.1")) || str_eq(status, S("5.1.2")) ||
	       str_eq(status, S("5.1.10"));
}

static bool is_enough(struct tx *tx, const struct bounce *b, int64_t now)
{
	str class = str_head(b->status, 1);
	int64_t times = bounce_count(tx, b->mark, class, now - WINDOW);

	return is_final(b->status) ||
	       times >= (str_eq(class, S("5")) ? TIMES_FOR_GOOD : TIMES_PASSING);
}

void bounce_note(struct tx *tx, const struct bounce *b, int64_t now)
{
	bounce_forget(tx, now - WINDOW);
	if (!bounce_insert(tx, b->source, b->mark, b->status, now))
		return;
	if (is_enough(tx, b, now))
		bounce_suppress(tx, b->mark, b->masked, b->person, b->status, now);
}

bool bounce_stops(struct tx *tx, str address)
{
	str mark = mail_mark(tx, address);

	return mark.n && bounce_suppressed(tx, mark);
}

void mail_works(struct tx *tx, str address)
{
	str mark = mail_mark(tx, address);

	bounce_forget_of(tx, mark);
	bounce_suppressed_end(tx, mark);
}
