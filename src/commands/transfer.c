/* SPDX-License-Identifier: EUPL-1.2 */
/* brengplein import and export: what people see of it on a terminal. */
#include "features/transfer/transfer.h"
#include "base/clock.h"
#include "commands/commands.h"

#include <stdio.h>
#include <unistd.h>

enum { BAR = 40 };

/* Of one run, in its own memory: files can be large. */
static const size_t ARENA_MAX = (size_t)16 << 30;

static void draw(void *about, size_t done, size_t total)
{
	size_t *drawn = about, wide = done * BAR / total;

	if (wide == *drawn)
		return;
	*drawn = wide;
	fprintf(stderr, "\r[%-*.*s] %zu of %zu rows", BAR, (int)wide,
		"########################################", done, total);
	if (done == total)
		fputc('\n', stderr);
}

static void print_faults(struct arena *a, const struct transfer_report *r)
{
	for (size_t i = 0; i < r->faults.n; i++)
		fprintf(stderr, "%s\n",
			transfer_fault_text(a, &r->faults.at[i]).p);
	if (r->n_faults > r->faults.n)
		fprintf(stderr, "and %zu more\n", r->n_faults - r->faults.n);
}

static int failed(struct arena *a, const struct transfer_report *r)
{
	print_faults(a, r);
	if (r->err.text[0])
		return call_failed("%s", r->err.text);
	return call_failed("%zu %s; nothing was imported", r->n_faults,
			   r->n_faults == 1 ? "fault" : "faults");
}

static void print_counts(const struct transfer_report *r, bool dry_run)
{
	struct transfer_count all = { 0 };

	list_each(c, r->files) {
		printf("%-20.*s %7zu rows %7zu new %7zu changed\n",
		       (int)c->file.n, c->file.p, c->rows, c->added, c->changed);
		all.rows += c->rows;
		all.added += c->added;
		all.changed += c->changed;
	}
	printf("%-20s %7zu rows %7zu new %7zu changed%s\n", "together",
	       all.rows, all.added, all.changed,
	       dry_run ? " (dry run: nothing was changed)" : "");
}

static int import(struct call *call)
{
	struct db *db = database_ready(call);
	struct arena *a = arena_create(ARENA_MAX);
	size_t drawn = 0;
	struct transfer_options options = {
		.now = clock_now(), .dry_run = call_has(call, "dry-run"),
		.progress = isatty(STDERR_FILENO) ? draw : NULL,
		.about = &drawn,
	};
	struct transfer_report report;
	int status = CLI_FAILED;

	if (db && transfer_import(db, a, arena_z(a, call->args.at[0]), &options,
				  &report)) {
		print_counts(&report, options.dry_run);
		status = CLI_DONE;
	} else if (db) {
		status = failed(a, &report);
	}
	arena_destroy(a);
	if (db)
		db_close(db);
	return status;
}

static int export(struct call *call)
{
	struct db *db = database_ready(call);
	struct arena *a = arena_create(ARENA_MAX);
	struct transfer_report report;
	int status = CLI_FAILED;

	if (db && transfer_export(db, a, arena_z(a, call->args.at[0]),
				  &report)) {
		print_counts(&report, false);
		status = CLI_DONE;
	} else if (db) {
		status = failed(a, &report);
	}
	arena_destroy(a);
	if (db)
		db_close(db);
	return status;
}

const struct command transfer_commands[] = {
	{ "import", "DIR_OR_FILE [--dry-run]",
	  "read a network's CSV files: all of it or nothing", import, 1, 1,
	  (const char *const[]){ "dry-run", NULL } },
	{ "export", "DIR", "write the same CSV files", export, 1, 1 },
	{ 0 }
};
