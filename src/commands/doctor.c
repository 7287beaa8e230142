/* SPDX-License-Identifier: EUPL-1.2 */
/* brengplein doctor: what is wrong with this site, and what to do about it. */
#include "commands/commands.h"
#include "base/clock.h"
#include "base/when.h"
#include "jobs/job.h"
#include "mail/mail.h"
#include "net/dns.h"
#include "search/search.h"

#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <unistd.h>

enum { ROOM_MB = 500, BACKUP_DAYS = 3 };

struct visit {
	struct call *call;
	struct db *db;
	int wrong;
};

PRINTF_LIKE(3, 0)
static void say(const char *mark, const char *what, const char *fmt, va_list ap)
{
	printf("%-6s %-14s ", mark, what);
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

static void see_configuration(struct visit *v)
{
	const struct conf *conf = &v->call->conf;

	if (str_starts(conf->url, S("https://")))
		well("address", "%.*s", (int)conf->url.n, conf->url.p);
	else if (conf->url.n)
		wrong(v, "address", "url begins with http: sign-in cookies can "
		      "be read on the way; use https");
	else
		wrong(v, "address", "url is not set: links in mail point to "
		      "%.*s", (int)conf->listen.n, conf->listen.p);
	if (str_starts(conf->url, S("https://")) && !conf->proxied)
		wrong(v, "proxy", "https comes from a proxy before this "
		      "program: set proxied = yes, or all visitors count as "
		      "one against floods");
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

static void see_queue(struct visit *v)
{
	struct tx *tx = tx_begin(v->db, v->call->arena, TX_READ);
	int64_t late = job_overdue(tx, clock_now() - 15 * MINUTE);
	int64_t dead = job_dead_count(tx);

	if (!tx_end(tx))
		wrong(v, "queue", "cannot be read");
	else if (late)
		wrong(v, "queue", "%lld jobs wait for more than a quarter of "
		      "an hour: is `brengplein serve` running?",
		      (long long)late);
	else if (dead)
		wrong(v, "queue", "%lld jobs failed for good: see them at "
		      "/beheer", (long long)dead);
	else
		well("queue", "nothing is late");
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

static void see_disk(struct visit *v)
{
	const char *data = arena_z(v->call->arena, v->call->conf.data);
	struct statvfs fs;
	long long free_mb;

	if (access(data, W_OK) || statvfs(data, &fs)) {
		wrong(v, "disk", "%s cannot be written", data);
		return;
	}
	free_mb = (long long)fs.f_bavail * (long long)fs.f_frsize >> 20;
	if (free_mb < ROOM_MB)
		wrong(v, "disk", "only %lld MB free; make room", free_mb);
	else
		well("disk", "%lld MB free", free_mb);
}

static void see_backups(struct visit *v)
{
	str folder = v->call->conf.data;
	struct stat seen;
	const char *path;

	if (v->call->conf.database.n)
		return;
	for (int i = 0; i < BACKUP_DAYS; i++) {
		str day = when_date(v->call->arena, clock_now() - i * DAY);

		path = arena_f(v->call->arena, "%.*s/backups/night-%.*s.db",
			       (int)folder.n, folder.p, (int)day.n, day.p).p;
		if (stat(path, &seen) == 0) {
			well("backup", "%s; copy it to another machine too",
			     path);
			return;
		}
	}
	wrong(v, "backup", "none of the last %d nights; is `brengplein serve` "
	      "running at night?", BACKUP_DAYS);
}

static void see_mail(struct visit *v)
{
	const struct conf *conf = &v->call->conf;
	str domain = conf->mail_from;
	struct arena *a = v->call->arena;
	struct err err;

	if (!conf->mail.n || conf->demo) {
		wrong(v, "mail", "is not sent but shown at /postbus; set mail "
		      "to smtp://... before people use this site");
		return;
	}
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

static void see_clock(struct visit *v)
{
	struct timex clock = { 0 };
	str now = when_iso(v->call->arena, clock_now());

	if (adjtimex(&clock) == TIME_ERROR)
		wrong(v, "clock", "%.*s, and nothing keeps it right: install "
		      "systemd-timesyncd or chrony", (int)now.n, now.p);
	else
		well("clock", "%.*s", (int)now.n, now.p);
}

static int doctor(struct call *call)
{
	struct visit v = { .call = call, .db = database_open(call) };

	see_configuration(&v);
	if (v.db) {
		see_database(&v);
		see_queue(&v);
		db_close(v.db);
	} else {
		wrong(&v, "database", "cannot be opened");
	}
	see_index(&v);
	see_backups(&v);
	see_disk(&v);
	see_mail(&v);
	see_dns(&v);
	see_clock(&v);
	if (!v.wrong)
		return CLI_DONE;
	return call_failed("%d %s to look at", v.wrong,
			   v.wrong == 1 ? "thing" : "things");
}

const struct command doctor_commands[] = {
	{ "doctor", NULL, "what is wrong, and what to do about it", doctor },
	{ 0 }
};
