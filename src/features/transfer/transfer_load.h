/* SPDX-License-Identifier: EUPL-1.2 */
/* transfer_load: an import under way, as its files share it. */
#pragma once

#include "csv/csv.h"
#include "features/transfer/transfer.h"
#include "features/transfer/transfer_map.h"

/* One file, read. */
struct source {
	const struct layout *layout;
	str file;
	struct csv_table table;
	size_t *cell_at;        /* of each column of the layout; `columns`: absent */
	struct { size_t *at; size_t n, cap; } extras;   /* cells nobody knows */
	int64_t *ids;           /* of each row; 0: new */
	bool *is_new, *changed; /* each row, once it is stored */
};

struct sources {
	struct source *at;
	size_t n, cap;
};

/* A slug and what it stands for, in this run or in the database. */
struct key {
	str slug;
	const char *type;               /* NULL: this place is free */
	int64_t id;                     /* 0: not stored yet */
	const struct source *source;    /* NULL: of the database */
	size_t row;
};

struct keys {
	struct key *at;
	size_t n, cap;
};

struct load {
	struct arena *arena;
	struct tx *tx;
	const struct transfer_options *options;
	struct transfer_report *report;
	struct sources sources;
	struct keys keys;
	size_t done, total;             /* rows stored */
};

/* The key of this slug; NULL where there is none. */
struct key *keys_find(const struct keys *k, str slug);
/* A new one; the slug is not there yet. Moves the others. */
struct key *keys_add(struct arena *a, struct keys *k, str slug);

/* A cell of a row; empty where the file has no such column. */
str source_cell(const struct source *s, size_t row, size_t column);
/* What tells this row from others in its file. */
str source_key(struct arena *a, const struct source *s, size_t row);

/* transfer_read.c: the files of a folder, or one; faults go to the report. */
bool load_read(struct load *load, const char *from);
void load_text(struct load *load, str file, str bytes);
void load_fault(struct load *load, const struct source *s, int64_t line,
		str column, str why);

/* transfer_check.c: know every row by its key, then look at every cell. */
void load_claim(struct load *load);
void load_check(struct load *load);
/* The key a reference means, in this run or the database; NULL: none. */
struct key *load_find(struct load *load, str slug);

/* transfer_store.c */
void load_store(struct load *load);
