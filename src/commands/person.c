/* SPDX-License-Identifier: EUPL-1.2 */
/* brengplein person add and person link: the first administrator. */
#include "commands/commands.h"
#include "base/clock.h"
#include "features/person/person.h"

#include <stdio.h>

static bool is_role(str role)
{
	return !role.n || str_eq(role, S("coordinator")) ||
	       str_eq(role, S("administrator"));
}

/* A link on the terminal; the person must be there. */
static int print_link(struct call *call, struct db *db)
{
	str url = conf_url(&call->conf, call->arena);
	struct tx *tx = tx_begin(db, call->arena, TX_WRITE);
	str link = person_link(tx, call->args.at[0], url, clock_now());

	if (!tx_end(tx))
		return call_failed("the database failed; nothing was changed");
	if (!link.n)
		return call_failed("nobody has that address; "
				   "`brengplein person add` adds them");
	printf("%.*s\n", (int)link.n, link.p);
	return CLI_DONE;
}

static int link_person(struct call *call)
{
	struct db *db = database_ready(call);
	int status;

	if (!db)
		return CLI_FAILED;
	status = print_link(call, db);
	db_close(db);
	return status;
}

static int add_person(struct call *call)
{
	str role = call_option(call, "role"), mail = call->args.at[0];
	struct db *db;
	struct tx *tx;
	int status = CLI_DONE;

	if (!is_role(role) || str_find(mail, S("@")) == mail.n) {
		call_failed("an address with an @, and as role coordinator or "
			    "administrator");
		return CLI_WRONG;
	}
	db = database_ready(call);
	if (!db)
		return CLI_FAILED;
	tx = tx_begin(db, call->arena, TX_WRITE);
	person_add(tx, mail, role, clock_now());
	if (!tx_end(tx))
		status = call_failed("the database failed; nothing was changed");
	else
		status = print_link(call, db);
	db_close(db);
	return status;
}

static const char *const role[] = { "role=", NULL };

const struct command person_commands[] = {
	{ "person add", "MAIL", "add someone (--role administrator), and a "
	  "link to sign in with", add_person, 1, 1, role },
	{ "person link", "MAIL", "a link that signs them in, once, within a day",
	  link_person, 1, 1 },
	{ 0 }
};
