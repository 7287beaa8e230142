/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes at all are a request: a line with method and target, lines of a
 * header, an empty one, a body. It gets a reply, and a reply that is no
 * failure of ours.
 */
#include "app.h"
#include "base/log.h"
#include "http/exchange.h"
#include "http/headers.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct db *db;
static struct conf conf;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	struct err err;

	(void)argc, (void)argv;
	log_off();
	conf = conf_default();
	db = db_open(":memory:", &err);
	if (!db || !db_migrate(db, NULL, &err))
		abort();
	return 0;
}

static void read_header(struct exchange *ex, str *rest)
{
	str line;

	while ((line = str_trim(str_cut(rest, '\n'))).n) {
		str value = line, name = str_cut(&value, ':');

		wire_take(&ex->wire, name, value);
	}
}

static void serve(struct exchange *ex)
{
	struct reply reply = http_serve(&brengplein, db, &ex->req);
	struct headers headers = headers_of(&ex->req, &reply, S("W/\"1\""));

	assert(reply.status >= 200 && reply.status < 500);
	for (size_t i = 0; i < headers.n; i++)
		assert(!memchr(headers.at[i].value.p, '\n',
			       headers.at[i].value.n));
	headers_match(ex->wire.if_none_match, S("W/\"1\""));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct exchanges all = { 0 };
	struct exchange *ex = exchange_take(&all);
	struct guest guest = { .ip = "127.0.0.1" };
	str rest = { (const char *)data, size };
	str line = str_trim(str_cut(&rest, '\n')), method = str_cut(&line, ' ');

	ex->guest = &guest;
	ex->target = line;
	ex->req.conf = &conf;
	read_header(ex, &rest);
	if (!exchange_begin(ex, &brengplein, S("http://127.0.0.1"), method,
			    S("HTTP/1.1"))) {
		exchange_key(ex, 1);
		buf_add(&ex->body, rest);
		ex->req.body = buf_str(&ex->body);
		serve(ex);
	}
	exchange_give_back(&all, ex);
	exchanges_release(&all);
	return 0;
}
