/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * transfer_map: which file holds what, and where each column goes. Import,
 * export, their checks and their SQL all follow from this one table: a new
 * column of the schema is one line here.
 */
#pragma once

#include "base/base.h"

/* How a cell is read. The first group stands in the file and is written back
 * by an export; the second reads a cell once more, for the program's use. */
enum cell {
	CELL_SLUG = 1,  /* the row's own key */
	CELL_TEXT,
	CELL_TITLE,     /* text of one line */
	CELL_URL,       /* http:// or https://, several with bars */
	CELL_NUMBER,    /* whole, from 0 */
	CELL_COUNT,     /* the same; 0 is an empty cell: not known */
	CELL_DEGREES,   /* 52.0870 */
	CELL_YES,       /* yes or no; empty is no */
	CELL_WORD,      /* one of `words`, which has bars */
	CELL_REPORTED,  /* reported, or asked here: open */
	CELL_DATE,      /* 2017-10-09, 2018-01, 2018 or empty */
	CELL_PLACE,     /* a slug; one place */
	CELL_THEME,     /* a slug; one theme */
	CELL_ENTRY,     /* a slug; one entry of a type in `words` */
	CELL_TYPE_OF,   /* the type of the entry in column `to` */
	CELL_THEMES,    /* slugs of themes */
	CELL_LINKS,     /* slugs of entries of a type in `words`; `to`: role */
	CELL_ALIASES,   /* other spellings */

	CELL_FOLD,      /* place_fold() */
	CELL_SORT_KEY,  /* lang_sort_key() */
	CELL_SHORT,     /* the head of a longer text */
	CELL_E5,        /* degrees as a whole number of 1e-5 */
	CELL_FROM,      /* first second of a date; 0: none */
	CELL_UNTIL,     /* last second of a date; 0: none */
	CELL_ALWAYS,    /* no cell: the text in `words` */
	CELL_ONE,       /* no cell: 1 */
	CELL_ROW,       /* no cell: the row's number in its file */
	CELL_TYPE,      /* no cell: the layout's type */
	CELL_NOW,       /* no cell: the moment of the import */
};

/* What a second import of the same row does. */
enum again {
	AGAIN_REPLACE,  /* the new value is kept */
	AGAIN_KEEP,     /* this site's value is kept */
	AGAIN_KEY,      /* it tells which row it is */
};

struct column {
	const char *name;       /* in the header; NULL: has no cell */
	enum cell cell;
	const char *to;         /* a column of the file's own table, or
				   "entry.title": of the table all share */
	const char *words;
	bool needed;            /* may not be empty */
	enum again again;
	bool later;             /* files were made without it: it is written
				   where some row has it (transfer_later) */
};

struct layout {
	const char *file;
	const char *type;       /* of its entries; "place", "theme", "relation" */
	const char *table;
	const struct column *columns;   /* ends with cell 0; in file order */
};

/* In the order of reading; ends with file NULL. */
extern const struct layout transfer_layouts[];
/* What every row of `entry` gets besides; ends with cell 0. */
extern const struct column transfer_entry_columns[];

const struct layout *transfer_layout(str file);
/* Whether its rows are entries (a row in `entry` and one in their own table). */
bool layout_of_entries(const struct layout *l);
/* Whether the column stands in the file and is written by an export. */
bool column_in_file(const struct column *c);
/* Whether it is kept in a table of its own, not in a column. */
bool column_is_list(const struct column *c);
/* Whether it holds the id of something else. */
bool column_is_reference(const struct column *c);
/* Whether it belongs to `entry`, and its name there or in its own table. */
bool column_of_entry(const struct column *c);
const char *column_sql(const struct column *c);
/* Whether `word` is among words with bars between them. */
bool word_among(str word, const char *words);
