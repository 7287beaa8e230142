/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "entry/entry_form.h"
#include "features/harvest/harvest.h"
#include "features/meeting/meeting.h"

#define SHOWN S("shown")
#define REMOVED S("removed")
#define MERGED S("merged")

enum { MARK_LEAST = 16, MARK_MOST = 40,         /* characters */
       MARK_BYTES = 12 };                       /* of one that we make */

/* One change by a note-taker: of the line that had the mark `base`, or a new
 * one if that is empty. Its own mark is how we know it again. */
struct note_change {
	str mark, base;
	str state;              /* shown or removed */
	struct note_words words;
	bool only_state;        /* it goes on saying what it says */
};
enum note_taken {
	NOTE_TAKEN,
	NOTE_KNOWN,             /* it came before */
	NOTE_BESIDE,            /* changed meanwhile: it is a line of its own */
	NOTE_LEFT,              /* to be removed, but changed meanwhile */
	NOTE_FULL               /* no more lines, or versions of this one */
};
/* It became part of that one. False: it was changed too often. */
bool harvest_note_merge(struct tx *tx, const struct harvest_note *note,
			harvest_note_id into, int64_t now) MUST_CHECK;

enum note_taken harvest_take(struct tx *tx, entry_id meeting, entry_id table,
			     const struct note_change *change, int64_t now);

/* Where a note-taker writes: a table, or a whole meeting. */
struct note_place {
	struct plan plan;
	entry_id about;         /* the table's entry, or the meeting's */
	entry_id table;         /* id 0: the whole meeting */
	str title;
	struct strs questions;
	str path;               /* the link, with its code */
};
/* "/noteren/12/k3f...": for who has it, until it is renewed. */
str harvest_link_path(struct tx *tx, entry_id about);
/* What the link of the route is of. False: of nothing (any more). */
bool note_place_open(struct request *req, struct note_place *place) MUST_CHECK;
/* Notes are taken until two weeks after it. */
bool note_place_takes(const struct note_place *place, int64_t now);
struct note_place note_place_of(struct request *req, const struct plan *plan,
				const struct table_row *table);

/* A line as it is typed. */
struct note_form {
	str merk, basis, soort, tekst, vanuit, schaal, thema, wie, datum, doe;
	struct note_words words;
	struct form_errors errors;
};
struct note_form note_form_read(struct request *req);
struct note_form note_form_of(const struct harvest_note *note);
struct note_change note_form_change(const struct note_form *form);
/* Five large buttons, and what only some lines have. */
struct choices note_kinds(struct request *req, str chosen);
struct form_controls note_controls(struct request *req,
				   const struct note_form *form);
/* What came of it, for who wrote it; empty: nothing to tell. */
str note_taken_words(struct request *req, enum note_taken taken);

/* A line as it is shown. */
struct note_row {
	int64_t id;
	str mark, kind, like, label, text, meta;
	str fresh;              /* for the next change by its buttons */
	bool also;              /* someone else changed it at the same time */
	bool removed;
};
struct note_row_list {
	struct note_row *at;
	size_t n, cap;
};
struct note_row note_row_of(struct request *req, const struct harvest_note *n);
/* Those of that table in that state. */
struct note_row_list note_rows_at(struct request *req,
				  const struct harvest_note_rows *notes,
				  entry_id table, str state);

struct reply harvest_note_sync(struct request *req);
struct reply harvest_note_json(struct request *req,
			       const struct note_place *place, str results);

/* A table for who organises it; anchor: the table's id, 0 of the meeting. */
struct host_table {
	int64_t id, anchor;
	str title, link, qr;
	int64_t qr_side;
	struct strs questions;
	struct note_row_list notes, removed;
};
struct host_tables {
	struct host_table *at;
	size_t n, cap;
};
