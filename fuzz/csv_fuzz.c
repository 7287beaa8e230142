/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes: a table or faults; and a table written is read back the same. */
#include "csv/csv.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static str written(struct arena *a, const struct csv_table *t)
{
	struct buf b = { .arena = a, .limit = 64 << 20 };
	struct csv_writer w = { .out = &b, .separator = ',' };

	for (size_t i = 0; i < t->columns; i++)
		csv_cell(&w, t->header[i]);
	csv_end_row(&w);
	for (size_t row = 0; row < t->rows.n; row++) {
		for (size_t i = 0; i < t->columns; i++)
			csv_cell(&w, t->rows.at[row].cells[i]);
		csv_end_row(&w);
	}
	return buf_str(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_create((size_t)512 << 20);
	struct csv_table t = csv_read(a, (str){ (const char *)data, size });

	for (size_t i = 0; i < t.faults.n; i++)
		assert(t.faults.at[i].line > 0 && t.faults.at[i].why.n);
	if (!t.n_faults) {
		str text = written(a, &t);
		struct csv_table again = csv_read(a, text);

		assert(!again.n_faults && again.rows.n == t.rows.n);
		assert(str_eq(text, written(a, &again)));
	}
	arena_destroy(a);
	return 0;
}
