/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes at all are a mail. What is read of it is bounded, UTF-8 and without
 * control characters; and taken in as an answer, as mail that came back, as a
 * wish to get no more and as none of these, it breaks nothing and leaves
 * nothing unread.
 */
#include "app.h"
#include "base/log.h"
#include "features/incoming/incoming.h"
#include "mail/bounce.h"
#include "mail/plain.h"
#include "mail/reply.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { NOW = 1795000000 };

static struct db *db;
static struct conf conf;

/* Bram (1), who may have written it. */
static void add_bram(struct tx *tx)
{
	static const struct db_query q = { "add_bram",
		"INSERT INTO person (id, name, mail, created_at)"
		" VALUES (1, 'Bram', 'bram@example.org', 0)", NULL };
	struct db_cursor c = db_run(tx, &q, NULL, 0);

	(void)db_next(&c);
	db_done(&c);
	mail_key_ensure(tx);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	struct arena *a = arena_create(16 << 20);
	struct err err;
	struct tx *tx;

	(void)argc, (void)argv;
	log_off();
	conf = conf_default();
	conf.mail_in = S("in.example.org");
	conf.mail_authserv = S("mx.example.org");
	db = db_open(":memory:", &err);
	if (!db || !db_migrate(db, NULL, &err))
		abort();
	tx = tx_begin(db, a, TX_WRITE);
	add_bram(tx);
	if (!tx_end(tx))
		abort();
	arena_destroy(a);
	return 0;
}

/* No control characters but the end of a line and a tab, if `lines`. */
static bool is_clean(str s, bool lines)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' &&
		    !(lines && (s.p[i] == '\n' || s.p[i] == '\t')))
			return false;
	return str_is_utf8(s);
}

static void read_it(struct arena *a, str bytes)
{
	struct arrived mail;

	if (!arrived_read(a, bytes, &mail))
		return;
	assert(mail.text.n <= ARRIVED_TEXT_MAX && is_clean(mail.text, true));
	assert(is_clean(mail.from, false) && is_clean(mail.message_id, false));
	assert(plain_unquoted(a, mail.text).n <= mail.text.n);
	for (size_t i = 0; i < mail.to.n; i++)
		assert(is_clean(mail.to.at[i], false));
}

static void take_it(struct tx *tx, str to, str bytes)
{
	struct job job = { .arena = tx_arena(tx), .tx = tx, .conf = &conf,
			   .url = S("https://test.example.org"), .now = NOW,
			   .attempt = 1 };
	incoming_id id;

	id = incoming_add(tx, &(struct incoming_mail){
		.recipient = to, .bytes = bytes }, NOW);
	job.about = id.v;
	assert(incoming_jobs[0].run(&job) == JOB_DONE);
	assert(!tx_failed(tx));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_create(64 << 20);
	struct tx *tx = tx_begin(db, a, TX_WRITE);
	str bytes = { (const char *)data, size };
	str bram = S("bram@example.org");
	str token = list_token(tx, mail_list_named(S("news")), bram);

	read_it(a, bytes);
	take_it(tx, bounce_address(tx, &conf, bram), bytes);
	take_it(tx, reply_address(tx, &conf, &(struct reply_to){
		S("gesprek"), 1, { 1 } }, NOW), bytes);
	take_it(tx, arena_f(a, "uit+%.*s@in.example.org", (int)token.n,
			    token.p), bytes);
	take_it(tx, (str){ 0 }, bytes);
	tx_undo(tx);
	(void)!tx_end(tx);
	arena_destroy(a);
	return 0;
}
