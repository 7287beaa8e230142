/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/list.h"
#include "base/random.h"
#include "crypto/crypto.h"
#include "i18n/i18n.h"
#include "mail/address.h"
#include "mail.sql.h"

#include <assert.h>

enum { MARK = 26, CODE = 16 };          /* 130 and 80 bits */

static const str key_name = S("mail");

static const struct mail_list lists[] = {
	{ "digest",  N_("the overview of what is new") },
	{ "monthly", N_("the monthly question what came of your contacts") },
	{ "yearly",  N_("the yearly question whether your page is still right") },
	{ "monday",  N_("the Monday mail for coordinators") },
	{ "news",    N_("the newsletter") },
};

const struct mail_list *mail_list_named(str name)
{
	for (size_t i = 0; i < COUNT(lists); i++)
		if (str_eq(name, str_from_z(lists[i].name)))
			return &lists[i];
	return NULL;
}

/* Empty: there is none, and none can be made in a transaction that reads. */
static str key_read(struct tx *tx)
{
	struct mail_key_found found = { .value = tx_kept(tx, S("mail key")) };

	if (!found.value.n && mail_key_row(tx, key_name, &found))
		tx_keep(tx, S("mail key"), found.value);
	return found.value;
}

/* Each mail needs it some times: it is kept until anyone commits. */
static str key_of(struct tx *tx)
{
	str key = key_read(tx);

	if (key.n || !tx_writes(tx))
		return key;
	mail_key_insert(tx, key_name, random_hex(tx_arena(tx), 32));
	return key_read(tx);
}

void mail_key_ensure(struct tx *tx)
{
	(void)key_of(tx);
}

/* purpose: so that what was made for one thing is of no use for another. */
static str code_of(struct tx *tx, const char *purpose, str s, size_t n)
{
	struct arena *a = tx_arena(tx);
	str key = key_of(tx);

	if (!key.n)
		return (str){ 0 };
	return str_head(hmac_sha256_base32(a, key,
		arena_f(a, "%s:%.*s", purpose, (int)s.n, s.p)), n);
}

str mail_mark(struct tx *tx, str address)
{
	return code_of(tx, "address", str_lower(tx_arena(tx), str_trim(address)),
		       MARK);
}

str mail_code(struct tx *tx, str s)
{
	return code_of(tx, "code", s, CODE);
}

str mail_code_path(struct tx *tx, const char *where, int64_t id, str s)
{
	str code = mail_code(tx, s);

	return arena_f(tx_arena(tx), "%s/%" PRId64 "/%.*s", where, id,
		       (int)code.n, code.n ? code.p : "");
}

bool mail_code_is(struct tx *tx, str typed, str s)
{
	str code = mail_code(tx, s);

	return code.n && secret_eq(typed, code);
}

static struct list_choice choice_of(struct tx *tx, person_id person,
				    const char *list)
{
	struct mail_address row = { 0 };
	struct list_choice choice = { mail_list_named(str_from_z(list)) };

	assert(choice.list);
	if (mail_address_of(tx, person, &row))
		choice.mark = mail_mark(tx, row.mail);
	return choice;
}

bool mail_wants(struct tx *tx, person_id person, const char *list)
{
	struct list_choice choice = choice_of(tx, person, list);

	return list_is_wanted(tx, &choice);
}

void mail_set_wanted(struct tx *tx, person_id person, const char *list,
		     bool wanted, int64_t now)
{
	struct list_choice choice = choice_of(tx, person, list);

	list_set_wanted(tx, &choice, wanted, now);
}

str list_token(struct tx *tx, const struct mail_list *list, str address)
{
	str mark = mail_mark(tx, address);
	str said = arena_f(tx_arena(tx), "%s.%.*s", list->name, (int)mark.n,
			   mark.p);

	return mark.n ? arena_joined(tx_arena(tx), said, '.',
				     mail_code(tx, said))
		      : (str){ 0 };
}

bool list_token_read(struct tx *tx, str token, struct list_choice *out)
{
	str all = str_lower(tx_arena(tx), token), rest = all;
	str name = str_cut(&rest, '.'), mark = str_cut(&rest, '.');
	str said = { all.p, name.n + 1 + mark.n };

	*out = (struct list_choice){ mail_list_named(name), mark };
	return out->list && mark.n == MARK && rest.n == CODE &&
	       secret_eq(rest, mail_code(tx, said));
}

bool list_is_wanted(struct tx *tx, const struct list_choice *choice)
{
	return !choice->mark.n ||
	       !mail_unwanted_since(tx, str_from_z(choice->list->name),
				    choice->mark);
}

void list_set_wanted(struct tx *tx, const struct list_choice *choice,
		     bool wanted, int64_t now)
{
	str name = str_from_z(choice->list->name);

	if (!choice->mark.n)
		return;
	if (wanted)
		mail_accept(tx, name, choice->mark);
	else
		mail_refuse(tx, name, choice->mark, now);
}
