/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/transfer/transfer_load.h"
#include "features/place/place.h"
#include "features/search/search.h"

/* For the report; true if there is anything new in the database. */
static bool count(struct load *load)
{
	bool news = false;

	list_each(s, load->sources) {
		struct transfer_count c = { .file = s->file,
					    .rows = s->table.rows.n };

		for (size_t row = 0; row < s->table.rows.n; row++) {
			c.added += s->is_new[row];
			c.changed += s->changed[row] && !s->is_new[row];
		}
		news = news || c.added || c.changed;
		list_add(load->arena, &load->report->files) = c;
	}
	return news;
}

/* Whether a fault stands, by file and line, after another. */
static bool is_after(const struct transfer_fault *f,
		     const struct transfer_fault *g)
{
	const struct layout *l = transfer_layout(f->file);
	const struct layout *m = transfer_layout(g->file);

	return l == m ? f->line > g->line : m && (!l || l > m);
}

/* By file, then line, then as they were found. */
static void order(struct transfer_report *r)
{
	for (size_t i = 1; i < r->faults.n; i++) {
		struct transfer_fault f = r->faults.at[i];
		size_t at = i;

		for (; at && is_after(&r->faults.at[at - 1], &f); at--)
			r->faults.at[at] = r->faults.at[at - 1];
		r->faults.at[at] = f;
	}
}

/* Everything that is to be known of the files; nothing is stored yet. */
static bool is_good(struct load *load)
{
	load_claim(load);
	load_check(load);
	order(load->report);
	return !load->report->n_faults;
}

static bool store(struct load *load, struct db *db)
{
	int64_t now = load->options->now;
	bool good, news;

	load->tx = tx_begin(db, load->arena, TX_WRITE);
	news = place_load_gazetteer(load->tx, now);
	good = is_good(load);
	if (good) {
		load_store(load);
		news = count(load) || news;
	}
	if (good && news) {
		entry_news_begin(load->tx);
		search_touch_all(load->tx, now);
	}
	if (tx_failed(load->tx))
		err_set(&load->report->err,
			"the database failed; nothing was changed");
	if (good && !load->options->dry_run && !tx_failed(load->tx))
		return tx_end(load->tx) ||
		       err_set(&load->report->err,
			       "the database failed; nothing was changed");
	tx_undo(load->tx);
	return good && !tx_failed(load->tx);
}

bool transfer_import(struct db *db, struct arena *a, const char *from,
		     const struct transfer_options *options,
		     struct transfer_report *report)
{
	struct load load = { .arena = a, .options = options, .report = report };

	*report = (struct transfer_report){ 0 };
	return load_read(&load, from) && store(&load, db);
}

bool transfer_import_text(struct db *db, struct arena *a,
			  const struct transfer_text *texts,
			  const struct transfer_options *options,
			  struct transfer_report *report)
{
	struct load load = { .arena = a, .options = options, .report = report };

	*report = (struct transfer_report){ 0 };
	for (const struct layout *l = transfer_layouts; l->file; l++)
		for (const struct transfer_text *t = texts; t->file.n; t++)
			if (transfer_layout(t->file) == l)
				load_text(&load, t->file, t->bytes);
	for (; texts->file.n; texts++)
		if (!transfer_layout(texts->file))
			load_text(&load, texts->file, texts->bytes);
	return store(&load, db);
}

str transfer_fault_text(struct arena *a, const struct transfer_fault *f)
{
	str line = f->line ? arena_f(a, "%" PRId64 ":", f->line) : S("");

	return arena_f(a, "%.*s:%.*s%.*s%s %.*s", (int)f->file.n, f->file.p,
		       (int)line.n, line.p, (int)f->column.n, f->column.p,
		       f->column.n ? ":" : "", (int)f->why.n, f->why.p);
}
