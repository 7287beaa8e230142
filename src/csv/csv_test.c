/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/test.h"
#include "csv/csv.h"

/* A table as one line: cells between commas, rows between bars. */
static str flat(struct arena *a, const struct csv_table *t)
{
	struct buf b = { .arena = a, .limit = 1 << 20 };

	for (size_t i = 0; i < t->columns; i++)
		buf_addf(&b, "%s%s", i ? "," : "", t->header[i].p
			 ? arena_z(a, t->header[i]) : "");
	for (size_t row = 0; row < t->rows.n; row++)
		for (size_t i = 0; i < t->columns; i++)
			buf_addf(&b, "%s%s", i ? "," : "|",
				 arena_z(a, t->rows.at[row].cells[i]));
	return buf_str(&b);
}

static void reads(const char *text, const char *as)
{
	struct arena *a = arena_create(1 << 24);
	struct csv_table t = csv_read(a, str_from_z(text));
	str got = flat(a, &t);

	if (!str_eq(got, str_from_z(as)))
		printf("read: %.*s\nnot:  %s\n", (int)got.n, got.p, as);
	EXPECT(!t.n_faults && str_eq(got, str_from_z(as)));
	arena_destroy(a);
}

static void faults(str text, const char *as)
{
	struct arena *a = arena_create(1 << 26);
	struct csv_table t = csv_read(a, text);
	struct buf b = { .arena = a, .limit = 1 << 20 };
	str got;

	for (size_t i = 0; i < t.faults.n; i++)
		buf_addf(&b, "%s%d:%zu %s", i ? "; " : "",
			 (int)t.faults.at[i].line, t.faults.at[i].cell,
			 arena_z(a, t.faults.at[i].why));
	got = buf_str(&b);
	if (!str_eq(got, str_from_z(as)))
		printf("said: %.*s\nnot:  %s\n", (int)got.n, got.p, as);
	EXPECT(str_eq(got, str_from_z(as)));
	arena_destroy(a);
}

TEST(a_table_is_read_as_RFC_4180_says)
{
	reads("a,b\r\n1,2\r\n", "a,b|1,2");
	reads("a,b\n1,2", "a,b|1,2");
	reads("a,b\r1,2\r", "a,b|1,2");
	reads("\xef\xbb\xbf" "a,b\n1,2\n", "a,b|1,2");
	reads("a,b\n\"1,5\",\"say \"\"hi\"\"\"\n", "a,b|1,5,say \"hi\"");
	reads("a,b\n\"1\r\n2\",3\n", "a,b|1\r\n2,3");
	reads("a,b\n 1 ,\n", "a,b| 1 ,");
	reads("a\n\"\"\n\n2\n", "a||2");
	reads("a,b\nz\xc3\xa9,\xe2\x82\xac\n", "a,b|z\xc3\xa9,\xe2\x82\xac");
	reads("a,b\r\n", "a,b");
}

TEST(lines_are_counted_whatever_ends_them)
{
	faults(S("a,b\r\n1,2\r\n3\r\n"), "3:0 1 cell where the header has 2");
	faults(S("a,b\n\n\n3\n"), "4:0 1 cell where the header has 2");
	faults(S("a,b\r\r3\r"), "3:0 1 cell where the header has 2");
	faults(S("a,b\n\"1\r\n\n2\",\"x\ny\"\n3\n"),
	       "6:0 1 cell where the header has 2");
}

TEST(a_broken_table_says_where_it_is_broken)
{
	faults(S(""), "1:0 empty: there is no header");
	faults(S("a,,b\n"), "1:2 a column without a name");
	faults(S("a,b,a\n1,2,3\n"), "1:3 this column stands here twice");
	faults(S("a,b\n1,2,3\n1\n1,2\n"), "2:0 3 cells where the header has 2; "
	       "3:0 1 cell where the header has 2");
	faults(S("a,b\n1,\xff\n\xc0\xaf,2\n"),
	       "2:2 not UTF-8; save the file as UTF-8; "
	       "3:1 not UTF-8; save the file as UTF-8");
	faults(S("a,b\n1,\0\n"), "2:2 a NUL byte");
	faults(S("a,b\n1,\"2\n3,4\n"),
	       "2:2 the quotes of this cell are never closed");
	faults(S("a,b\n1,2\n\"3\"x,4\n"), "3:1 a quote in the wrong place; "
	       "write \"\" for a quote and put the cell in quotes");
}

TEST(a_cell_and_a_table_have_their_limits)
{
	struct arena *a = arena_create(1 << 26);
	struct buf b = { .arena = a, .limit = 1 << 24 };

	buf_add(&b, S("a,b\n1,"));
	for (size_t i = 0; i <= CSV_CELL_MAX; i++)
		buf_add(&b, S("x"));
	faults(buf_str(&b), "2:2 this cell is longer than 64 kB");
	b.n = 0;
	for (size_t i = 0; i <= CSV_COLUMNS_MAX; i++)
		buf_addf(&b, "%sc%zu", i ? "," : "", i);
	faults(buf_str(&b), "1:0 this row is too long");
	b.n = 0;
	buf_add(&b, S("a,b\n"));
	for (size_t i = 0; i < 3 * CSV_FAULTS_MAX; i++)
		buf_add(&b, S("1\n"));
	EXPECT(csv_read(a, buf_str(&b)).n_faults == 3 * CSV_FAULTS_MAX);
	EXPECT(csv_read(a, buf_str(&b)).faults.n == CSV_FAULTS_MAX);
	arena_destroy(a);
}

static str row(struct arena *a, struct csv_writer w, const char *const *cells)
{
	struct buf b = { .arena = a, .limit = 1 << 16 };

	w.out = &b;
	while (*cells)
		csv_cell(&w, str_from_z(*cells++));
	csv_end_row(&w);
	return buf_str(&b);
}

TEST(what_is_written_has_quotes_only_where_they_are_needed)
{
	struct arena *a = arena_create(1 << 20);
	struct csv_writer plain = { .separator = ',' };
	struct csv_writer dutch = { .separator = ';', .guard = true };

	EXPECT(str_eq(row(a, plain, (const char *const[]){ "a", "", "b;c", 0 }),
		      S("a,,b;c\r\n")));
	EXPECT(str_eq(row(a, plain, (const char *const[]){ "a,b", "c\nd",
			  "e\"f\"", "\"", 0 }),
		      S("\"a,b\",\"c\nd\",\"e\"\"f\"\"\",\"\"\"\"\r\n")));
	EXPECT(str_eq(row(a, plain, (const char *const[]){ "", 0 }),
		      S("\"\"\r\n")));
	EXPECT(str_eq(row(a, plain, (const char *const[]){ "=1+1", 0 }),
		      S("=1+1\r\n")));
	EXPECT(str_eq(row(a, dutch, (const char *const[]){ "=1+1", "-2", "@x",
			  "b;c", "+;", "3", 0 }),
		      S("'=1+1;'-2;'@x;\"b;c\";\"'+;\";3\r\n")));
	arena_destroy(a);
}
