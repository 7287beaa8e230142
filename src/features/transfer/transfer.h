/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * transfer: a network's data in and out as CSV files, the ones described in
 * data/utrecht/README.md. An import is whole or nothing: whatever is wrong is
 * told at once, by file, line and column, and then nothing has changed. What
 * an export writes, an import reads back to the same data.
 *
 * A row is known by its slug or id. A second import brings it up to date,
 * leaves alone what people did to it on the site (checked, solved, reconfirmed,
 * hidden), and takes nothing away that its files do not mention.
 */
#pragma once

#include "db/db.h"

enum { TRANSFER_FAULTS_TOLD = 200 };

struct transfer_options {
	int64_t now;
	bool dry_run;           /* do everything, then undo it */
	/* After each row, with how many of them are stored. May be NULL. */
	void (*progress)(void *about, size_t done, size_t total);
	void *about;
};

struct transfer_fault {
	str file;
	int64_t line;           /* 0: the file as a whole */
	str column;             /* its name, or its number; "": the whole row */
	str why;
};

struct transfer_count {
	str file;
	size_t rows, added, changed;
};

struct transfer_report {
	struct { struct transfer_fault *at; size_t n, cap; } faults;
	size_t n_faults;        /* all of them, also those not kept */
	struct { struct transfer_count *at; size_t n, cap; } files;
	struct err err;         /* what else went wrong; "": nothing */
};

/*
 * from: a folder, of which every file known by name is read (other .csv files
 * are a fault, files of another kind are passed by), or one such file. False:
 * nothing was changed, the report says why. The report lives in `a`, which
 * must be able to hold about six times the files.
 */
bool transfer_import(struct db *db, struct arena *a, const char *from,
		     const struct transfer_options *options,
		     struct transfer_report *report) MUST_CHECK;

/* The same, of files that are in memory; ends with an empty name. */
struct transfer_text {
	str file, bytes;
};
bool transfer_import_text(struct db *db, struct arena *a,
			  const struct transfer_text *texts,
			  const struct transfer_options *options,
			  struct transfer_report *report) MUST_CHECK;

/*
 * All that is public into a folder, which is made if need be: every file whole
 * or not at all, one moment's state in all of them. Files without rows are
 * written too, with their header. What is held, hidden or withdrawn stays
 * here: reading it in elsewhere would publish it.
 */
bool transfer_export(struct db *db, struct arena *a, const char *folder,
		     struct transfer_report *report) MUST_CHECK;

/* One line for a person: "questions.csv:14:themes: there is no theme ...". */
str transfer_fault_text(struct arena *a, const struct transfer_fault *f);
