/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * relevance_run: answer the judged queries and asks as the program would.
 *
 *	relevance_run DATA_DIR JUDGED_DIR OUT_DIR
 *
 * Writes queries.run and asks.run, and beside them what a plain engine makes
 * of the same words (BM25 on stems of all the text there is, nothing else):
 * queries.plain and asks.plain. relevance_score scores them.
 */
#include "base/log.h"
#include "features/match/match.h"
#include "features/search/search.h"
#include "features/transfer/transfer.h"
#include "lang/lexicon.h"
#include "search/inside.h"

#include <stdio.h>
#include <stdlib.h>

enum { DEPTH = 10, FILE_MAX = 4 << 20, COLUMNS = 8, NOW = 1795000000 };

struct run {
	struct arena *arena;    /* of one answer */
	struct db *db;
	struct index *index, *plain;
	const char *judged, *out;
};

static void die(const char *what, const char *why)
{
	fprintf(stderr, "relevance_run: %s: %s\n", what, why);
	exit(1);
}

static str read_file(struct arena *a, const char *path)
{
	FILE *f = fopen(path, "r");
	char *at = arena_alloc(a, FILE_MAX);
	size_t n = f ? fread(at, 1, FILE_MAX, f) : 0;

	if (!f || !n)
		die(path, "cannot be read");
	fclose(f);
	return (str){ at, n };
}

struct line {
	str at[COLUMNS];
};

static struct line cut(str text)
{
	struct line line = { 0 };

	for (size_t i = 0; i < COLUMNS && text.n; i++)
		line.at[i] = str_cut(&text, '\t');
	return line;
}

static void answer(FILE *out, str id, size_t rank, str slug)
{
	fprintf(out, "%.*s\t%zu\t%.*s\n", (int)id.n, id.p, rank + 1,
		(int)slug.n, slug.p);
}

static void by_search(struct run *r, struct tx *tx, const struct line *q,
		      FILE *out)
{
	struct index_found found = index_search(r->index, r->arena,
		&(struct index_query){ .text = q->at[2], .lang = S("nl"),
				       .limit = DEPTH });

	for (size_t i = 0; i < found.n; i++)
		answer(out, q->at[0], i, search_slug(tx, found.at[i].key));
}

static struct strs list_of(struct arena *a, str text)
{
	struct strs out = { 0 };

	while (text.n)
		list_add(a, &out) = str_cut(&text, '|');
	return out;
}

static void by_match(struct run *r, struct tx *tx, const struct line *q,
		     FILE *out)
{
	struct match_ask ask = {
		.text = q->at[2], .lang = S("nl"), .phase = q->at[6],
		.themes = list_of(r->arena, q->at[5]), .limit = DEPTH,
		.now = NOW,
	};
	struct entry_card initiative;
	struct entry_filter_place place;
	struct matches found;

	if (q->at[4].n && entry_get(tx, q->at[4], &initiative))
		ask.asking = initiative.id;
	if (q->at[3].n && entry_place_by_slug(tx, q->at[3], &place))
		ask.place = place.id;
	found = match_find(tx, r->index, &ask);
	for (size_t i = 0; i < found.n; i++)
		answer(out, q->at[0], i, found.at[i].slug);
}

static void by_words(struct run *r, struct tx *tx, const struct line *q,
		     FILE *out)
{
	struct lang *l = lang_open(r->arena, NULL);
	struct lang_terms terms = lang_document(l, LANG_NL, q->at[2]);
	struct posting_query plain = { .limit = DEPTH };
	struct posting_result found;

	for (size_t i = 0; i < terms.n; i++)
		if (terms.at[i].kind == LANG_WORD)
			list_add(r->arena, &plain.clauses) = (struct posting_clause){
				terms.at[i].text, 1, (int)i };
	if (!plain.clauses.n || !weigh(r->plain, r->arena, &plain, &found))
		return;
	for (size_t i = 0; i < found.n; i++) {
		str key = found.at[i].key;
		struct index_key k = { key.p[0], 0 };

		if (str_to_int((str){ key.p + 1, key.n - 1 }, &k.id))
			answer(out, q->at[0], i, search_slug(tx, k));
	}
}

static void run(struct run *r, const char *asked, const char *to,
		void (*by)(struct run *, struct tx *, const struct line *, FILE *))
{
	struct arena *a = arena_create(64 << 20);
	str text = read_file(a, arena_f(a, "%s/%s", r->judged, asked).p);
	FILE *out = fopen(arena_f(a, "%s/%s", r->out, to).p, "w");

	if (!out)
		die(to, "cannot be written");
	str_cut(&text, '\n');
	fprintf(out, "id\trank\tslug\n");
	while (text.n) {
		struct line q = cut(str_cut(&text, '\n'));
		struct tx *tx = tx_begin(r->db, r->arena, TX_READ);

		by(r, tx, &q, out);
		if (!tx_end(tx))
			die(asked, "the database cannot be read");
		arena_reset(r->arena);
	}
	fclose(out);
	arena_destroy(a);
}

static struct db *load(struct arena *a, const char *data)
{
	struct transfer_report report = { 0 };
	struct err err;
	struct db *db = db_open(":memory:", &err);

	if (!db || !db_migrate(db, NULL, &err))
		die("database", err.text);
	if (!transfer_import(db, a, data, &(struct transfer_options){ .now = NOW },
			     &report))
		die(data, report.err.text);
	return db;
}

/* The same documents with nothing but the words of their own texts. */
static struct index *plain_index(struct db *db)
{
	struct index *ix = index_open_memory(NULL);
	struct err err;
	int64_t n;

	if (!search_fill(db, ix, &n, &err) || !index_commit(ix, &err))
		die("plain index", err.text);
	return ix;
}

int main(int argc, char **argv)
{
	struct arena *a = arena_create(1 << 30);
	struct run r = { .arena = arena_create(1 << 30) };
	struct err err;
	int64_t n;

	if (argc != 4)
		die("usage", "relevance_run DATA_DIR JUDGED_DIR OUT_DIR");
	r.judged = argv[2];
	r.out = argv[3];
	r.db = load(a, argv[1]);
	r.index = index_open_memory(senses_create(a, lexicon_create(a)));
	if (!search_fill(r.db, r.index, &n, &err) || !index_commit(r.index, &err))
		die("index", err.text);
	r.plain = plain_index(r.db);
	run(&r, "queries.tsv", "queries.run", by_search);
	run(&r, "queries.tsv", "queries.plain", by_words);
	run(&r, "asks.tsv", "asks.plain", by_words);
	run(&r, "asks.tsv", "asks.run", by_match);
	index_close(r.plain);
	index_close(r.index);
	db_close(r.db);
	arena_destroy(r.arena);
	arena_destroy(a);
	return 0;
}
