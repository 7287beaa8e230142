/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/test.h"
#include "features/transfer/transfer.h"
#include "base/allow_format.h"

#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

static const char *const files[] = {
	"places.csv", "themes.csv", "organisations.csv", "initiatives.csv",
	"meetings.csv", "tables.csv", "questions.csv", "experiences.csv",
	"offers.csv", "knowledge.csv", "funding_models.csv", "harvest.csv",
	"signals.csv", "agenda.csv", "relations.csv",
};

/* A folder of one's own, that goes with the world. */
static void remove_folder(void *p)
{
	DIR *folder = opendir(p);
	struct dirent *e;
	char path[512];

	while (folder && (e = readdir(folder))) {
		snprintf(path, sizeof path, "%s/%s", (char *)p, e->d_name);
		unlink(path);
	}
	if (folder)
		closedir(folder);
	rmdir(p);
}

static const char *folder(struct world *w)
{
	static const char pattern[] = "/tmp/transfer-test-XXXXXX";
	char *path = arena_alloc(w->arena, sizeof pattern);

	memcpy(path, pattern, sizeof pattern);
	EXPECT(mkdtemp(path));
	arena_defer(w->arena, remove_folder, path);
	return path;
}

static void put(struct world *w, const char *folder, const char *name,
		const char *text)
{
	FILE *f = fopen(arena_f(w->arena, "%s/%s", folder, name).p, "wb");

	EXPECT(f && fputs(text, f) >= 0 && !fclose(f));
}

static str slurp(struct world *w, const char *folder, const char *name)
{
	FILE *f = fopen(arena_f(w->arena, "%s/%s", folder, name).p, "rb");
	char *p = arena_alloc(w->arena, 1 << 20);
	size_t n = f ? fread(p, 1, 1 << 20, f) : 0;

	EXPECT(f && !fclose(f));
	return (str){ p, n };
}

/* One import, and what it said. */
struct run {
	bool good;
	struct transfer_report report;
	size_t added, changed;
};

static struct run run(struct world *w, const char *from, bool dry_run)
{
	struct transfer_options options = { .now = w->now, .dry_run = dry_run };
	struct run r = { 0 };

	r.good = transfer_import(w->db, w->arena, from, &options, &r.report);
	for (size_t i = 0; i < r.report.files.n; i++) {
		r.added += r.report.files.at[i].added;
		r.changed += r.report.files.at[i].changed;
	}
	return r;
}

static bool import(struct world *w, const char *from)
{
	return run(w, from, false).good;
}

static bool export(struct world *w, const char *to)
{
	struct transfer_report report;

	return transfer_export(w->db, w->arena, to, &report);
}

/* Everything an import had to say, a line each. */
static str said(struct world *w, const struct run *r)
{
	struct buf b = { .arena = w->arena, .limit = 1 << 20 };

	for (size_t i = 0; i < r->report.faults.n; i++) {
		buf_add(&b, transfer_fault_text(w->arena,
						&r->report.faults.at[i]));
		buf_add(&b, S("\n"));
	}
	buf_add(&b, str_from_z(r->report.err.text));
	return buf_str(&b);
}

/* Reading this one file fails with this said, and changes nothing. */
static void refuses(const char *name, const char *text, const char *why)
{
	struct world w = world_new("");
	const char *from = folder(&w);
	str before = db_image(w.db, w.arena), what;
	struct run r;

	put(&w, from, name, text);
	r = run(&w, from, false);
	what = said(&w, &r);
	if (!str_eq(what, str_from_z(why)))
		printf("said: %.*s\nnot:  %s\n", (int)what.n, what.p, why);
	EXPECT(!r.good && str_eq(what, str_from_z(why)));
	EXPECT(str_eq(before, db_image(w.db, w.arena)));
	world_end(&w);
}

static str text_of(struct world *w, const char *sql)
{
	struct tx *tx = tx_begin(w->db, w->arena, TX_READ);
	struct db_query *q = arena_new(w->arena, struct db_query);
	struct db_cursor c;
	str text = { 0 };

	*q = (struct db_query){ "text", sql };
	c = db_run(tx, q, NULL, 0);
	if (db_next(&c))
		text = db_col_str(&c, 0);
	db_done(&c);
	EXPECT(tx_end(tx));
	return text;
}

static bool is(struct world *w, const char *sql, const char *text)
{
	return str_eq(text_of(w, sql), str_from_z(text));
}

TEST(the_network_comes_in_and_goes_out_as_it_was)
{
	struct world w = world_new("");
	const char *out = folder(&w);

	EXPECT(import(&w, "data/utrecht"));
	EXPECT(count(&w, "SELECT count(*) FROM entry") == 690);
	EXPECT(export(&w, out));
	for (size_t i = 0; i < COUNT(files); i++)
		EXPECT(str_eq(slurp(&w, out, files[i]),
			      slurp(&w, "data/utrecht", files[i])));
	world_end(&w);
}

TEST(an_export_read_in_elsewhere_is_the_same_network)
{
	struct world w = world_new(""), other = world_new("");
	const char *out = folder(&w), *again = folder(&w);

	EXPECT(import(&w, "data/utrecht"));
	EXPECT(export(&w, out));
	EXPECT(import(&other, out));
	EXPECT(str_eq(db_image(w.db, w.arena), db_image(other.db, w.arena)));
	EXPECT(export(&other, again));
	for (size_t i = 0; i < COUNT(files); i++)
		EXPECT(str_eq(slurp(&w, out, files[i]),
			      slurp(&w, again, files[i])));
	world_end(&other);
	world_end(&w);
}

TEST(a_second_import_changes_nothing)
{
	struct world w = world_new("");
	struct run r = run(&w, "data/utrecht", false);
	str before = db_image(w.db, w.arena);

	EXPECT(r.good && r.added > 800);
	w.now += 1000;
	r = run(&w, "data/utrecht", false);
	EXPECT(r.good && !r.added && !r.changed);
	EXPECT(str_eq(before, db_image(w.db, w.arena)));
	world_end(&w);
}

TEST(what_was_noted_at_a_gathering_has_its_date)
{
	struct world w = world_new("");

	EXPECT(import(&w, "data/utrecht"));
	EXPECT(is(&w, "SELECT reported_on FROM entry WHERE slug ="
		  " 'q-inbreng-dorp'", "2017-10-09"));
	EXPECT(is(&w, "SELECT reported_on FROM entry WHERE slug ="
		  " 'sig-trage-gemeente'", "2017-10-09"));
	EXPECT(is(&w, "SELECT reported_on FROM entry WHERE slug ="
		  " 'sig-versnipperd-beleid'", "2017-11-28"));
	world_end(&w);
}

#define THEMES "slug,nl,en,parent,description_nl\r\n"

TEST(what_is_wrong_is_said_by_file_line_and_column)
{
	refuses("themes.csv", THEMES "wonen,Wonen,Housing,huis,\r\n",
		"themes.csv:2:parent: there is no theme \"huis\"\n");
	refuses("themes.csv", THEMES "wonen,,Housing,,\r\nWonen,W,H,,\r\n",
		"themes.csv:2:nl: this cell may not be empty\n"
		"themes.csv:3:slug: a slug has only a-z, 0-9 and -, at most 100 "
		"of them\n");
	refuses("themes.csv", THEMES "wonen,W,H,,\nwonen,W,H,,\n",
		"themes.csv:3:slug: \"wonen\" stands already in themes.csv, "
		"line 2\n");
	refuses("themes.csv", THEMES "nieuw,W,H,,\n",
		"themes.csv:2:slug: the slug \"nieuw\" is kept for an address "
		"of the site\n");
	refuses("themes.csv", THEMES "wonen,W,H\n",
		"themes.csv:2: 3 cells where the header has 5\n");
	refuses("themes.csv", "slug,nl,parent\nwonen,W,\n",
		"themes.csv:1:en: this column is missing\n");
	refuses("themes.csv", "slug,nl,en,nl\nwonen,W,H,W\n",
		"themes.csv:1:nl: this column stands here twice\n");
	refuses("themes.csv", "", "themes.csv:1: empty: there is no header\n");
	refuses("themes.csv", THEMES "wonen,W\xe9,H,,\n",
		"themes.csv:2:nl: not UTF-8; save the file as UTF-8\n");
	refuses("themes.csv", THEMES "wonen,\"W\nW,H,,\n",
		"themes.csv:2:nl: the quotes of this cell are never closed\n");
	refuses("themes.csv", THEMES "wonen,W\"W,H,,\n",
		"themes.csv:2:nl: a quote in the wrong place; write \"\" for a "
		"quote and put the cell in quotes\n");
	refuses("themes.csv", THEMES "wonen,\"W\nW\",H,,\n",
		"themes.csv:2:nl: a line end or another control character\n");
	refuses("people.csv", "", "people.csv: not a file this program knows; it "
		"knows places.csv, themes.csv, organisations.csv, "
		"initiatives.csv, meetings.csv, tables.csv, questions.csv, "
		"experiences.csv, offers.csv, knowledge.csv, "
		"funding_models.csv, harvest.csv, signals.csv, agenda.csv, "
		"relations.csv\n");
}
