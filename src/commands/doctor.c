/* SPDX-License-Identifier: EUPL-1.2 */
/* brengplein doctor: what is wrong with this site, and what to do about it. */
#include "commands/commands.h"
#include "base/clock.h"
#include "base/later.h"
#include "features/settings/settings.h"
#include "features/upkeep/upkeep.h"
#include "mail/mail.h"
#include "net/dns.h"
#include "search/search.h"

#include <stdarg.h>
#include <stdio.h>

struct visit {
	struct call *call;
	struct db *db;
	int wrong;
};

PRINTF_LIKE(3, 0)
static void say(const char *mark, const char *what, const char *fmt, va_list ap)
{
	printf("%-6s %-20s ", mark, what);
	vprintf(fmt, ap);
	putchar('\n');
}

PRINTF_LIKE(2, 3)
static void well(const char *what, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say("ok", what, fmt, ap);
	va_end(ap);
}

PRINTF_LIKE(3, 4)
static void wrong(struct visit *v, const char *what, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say("WRONG", what, fmt, ap);
	va_end(ap);
	v->wrong++;
}

static void see_database(struct visit *v)
{
	struct err err;
	int behind = db_behind(v->db);
	struct db_tables tables;
	int64_t rows = 0;

	if (behind) {
		wrong(v, "database", behind < 0
		      ? "belongs to a newer version of the program"
		      : "is behind this program: run `brengplein migrate`");
		return;
	}
	if (!db_check(v->db, &err)) {
		wrong(v, "database", "%s; restore a backup", err.text);
		return;
	}
	tables = db_count_rows(v->db, v->call->arena);
	list_each(r, tables)
		rows += r->rows;
	well("database", "%zu tables, %lld rows, whole", tables.n,
	     (long long)rows);
}

/* What /beheer/gezondheid says too. */
static void see_checks(struct visit *v)
{
	struct arena *a = v->call->arena;
	struct tx *tx = tx_begin(v->db, a, TX_READ);
	const struct conf *conf = settings_conf(tx, &v->call->conf);
	struct checked_list found = upkeep_examine(&(struct checkup){ a, tx, conf,
		S("en"), clock_now() });

	if (!tx_end(tx)) {
		wrong(v, "database", "cannot be read");
		return;
	}
	list_each(f, found) {
		const char *what = arena_z(a, str_lower(a, f->what));

		if (f->well)
			well(what, "%.*s", (int)f->says.n, f->says.p);
		else
			wrong(v, what, "%.*s", (int)f->says.n, f->says.p);
	}
}

static void see_index(struct visit *v)
{
	struct err err;
	struct index *index = index_open(index_folder(v->call), NULL, &err);

	if (!index) {
		wrong(v, "search index", "%s; run `brengplein reindex`",
		      err.text);
		return;
	}
	well("search index", "%lld can be found",
	     (long long)index_count(index));
	index_close(index);
}

static void see_mail(struct visit *v)
{
	const struct conf *conf = &v->call->conf;
	str domain = conf->mail_from;
	struct arena *a = v->call->arena;
	struct err err;

	if (!conf->mail.n || conf->demo)
		return;                 /* as the table said */
	if (mail_check(a, conf, &err))
		well("mail", "goes through %.*s", (int)conf->mail.n,
		     conf->mail.p);
	else
		wrong(v, "mail", "%s; what cannot be sent waits", err.text);
	str_cut(&domain, '@');
	if (dns_text(a, arena_z(a, domain), "v=spf1").n)
		well("mail", "%.*s has an SPF record", (int)domain.n, domain.p);
	else
		wrong(v, "mail", "%.*s has no SPF record in DNS: much mail will "
		      "be refused", (int)domain.n, domain.p);
	if (dns_text(a, arena_f(a, "_dmarc.%.*s", (int)domain.n, domain.p).p,
		     "v=DMARC1").n)
		well("mail", "%.*s has a DMARC record", (int)domain.n, domain.p);
	else
		wrong(v, "mail", "%.*s has no DMARC record in DNS",
		      (int)domain.n, domain.p);
}

static void see_dns(struct visit *v)
{
	str host = v->call->conf.url;

	str_cut(&host, '/');
	str_cut(&host, '/');
	host = str_cut(&host, '/');
	host = str_cut(&host, ':');
	if (!host.n)
		return;
	if (dns_has_address(arena_z(v->call->arena, host)))
		well("DNS", "%.*s has an address", (int)host.n, host.p);
	else
		wrong(v, "DNS", "%.*s has no address", (int)host.n, host.p);
}

/* Ends here, with a line in the log, where one is missing. */
static void see_libraries(void)
{
	for (size_t i = 0; i < later_n; i++)
		later_load(i);
	well("libraries", "all are there, also what is loaded later");
}

static int doctor(struct call *call)
{
	struct visit v = { .call = call, .db = database_open(call) };

	see_libraries();
	if (v.db) {
		see_database(&v);
		if (!db_behind(v.db))
			see_checks(&v);
		db_close(v.db);
	} else {
		wrong(&v, "database", "cannot be opened");
	}
	see_index(&v);
	see_mail(&v);
	see_dns(&v);
	if (!v.wrong)
		return CLI_DONE;
	return call_failed("%d %s to look at", v.wrong,
			   v.wrong == 1 ? "thing" : "things");
}

const struct command doctor_commands[] = {
	{ "doctor", NULL, "what is wrong, and what to do about it", doctor },
	{ 0 }
};
