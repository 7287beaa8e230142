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
	list_each(row, r.report.files) {
		r.added += row->added;
		r.changed += row->changed;
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

/* A world that has the places of the country, as each import would make it. */
static struct world country(void)
{
	struct world w = world_new("");
	const char *from = folder(&w);

	put(&w, from, "themes.csv", "slug,nl,en\n");
	EXPECT(import(&w, from));
	return w;
}

/* Reading this one file fails with this said, and changes nothing. */
static void refuses(struct world *w, const char *name, const char *text,
		    const char *why)
{
	const char *from = folder(w);
	str before = db_image(w->db, w->arena), what;
	struct run r;

	put(w, from, name, text);
	r = run(w, from, false);
	what = said(w, &r);
	if (!str_eq(what, str_from_z(why)))
		printf("said: %.*s\nnot:  %s\n", (int)what.n, what.p, why);
	EXPECT(!r.good && str_eq(what, str_from_z(why)));
	EXPECT(str_eq(before, db_image(w->db, w->arena)));
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

TEST(what_came_later_goes_out_where_it_is_known_and_comes_back)
{
	struct world w = world_new(""), other = world_new("");
	const char *out = folder(&w);

	EXPECT(import(&w, "data/utrecht"));
	world_sql(&w, "UPDATE harvest_item SET level = 'regional' WHERE id ="
		" (SELECT id FROM entry WHERE slug = 'h-ver-inspiratie-01');"
		"UPDATE offer SET until = '2027-03-01' WHERE id ="
		" (SELECT id FROM entry WHERE slug = 'o-leader')");
	EXPECT(export(&w, out));
	EXPECT(import(&other, out));
	EXPECT(count(&other, "SELECT count(*) FROM harvest_item"
		" WHERE level = 'regional'") == 1);
	EXPECT(count(&other, "SELECT count(*) FROM offer"
		" WHERE until = '2027-03-01'") == 1);
	EXPECT(import(&w, "data/utrecht"));
	EXPECT(count(&w, "SELECT count(*) FROM harvest_item"
		" WHERE level = 'regional'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM offer WHERE until <> ''") == 1);
	world_end(&other);
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
	struct world w = country();

	refuses(&w, "themes.csv", THEMES "wonen,Wonen,Housing,huis,\r\n",
		"themes.csv:2:parent: there is no theme \"huis\"\n");
	refuses(&w, "themes.csv", THEMES "wonen,,Housing,,\r\nWonen,W,H,,\r\n",
		"themes.csv:2:nl: this cell may not be empty\n"
		"themes.csv:3:slug: a slug has only a-z, 0-9 and -, at most 100 "
		"of them\n");
	refuses(&w, "themes.csv", THEMES "wonen,W,H,,\nwonen,W,H,,\n",
		"themes.csv:3:slug: \"wonen\" stands already in themes.csv, "
		"line 2\n");
	refuses(&w, "themes.csv", THEMES "nieuw,W,H,,\n",
		"themes.csv:2:slug: the slug \"nieuw\" is kept for an address "
		"of the site\n");
	refuses(&w, "themes.csv", THEMES "wonen,W,H\n",
		"themes.csv:2: 3 cells where the header has 5\n");
	refuses(&w, "themes.csv", "slug,nl,parent\nwonen,W,\n",
		"themes.csv:1:en: this column is missing\n");
	refuses(&w, "themes.csv", "slug,nl,en,nl\nwonen,W,H,W\n",
		"themes.csv:1:nl: this column stands here twice\n");
	refuses(&w, "themes.csv", "", "themes.csv:1: empty: there is no header\n");
	refuses(&w, "themes.csv", THEMES "wonen,W\xe9,H,,\n",
		"themes.csv:2:nl: not UTF-8; save the file as UTF-8\n");
	refuses(&w, "themes.csv", THEMES "wonen,\"W\nW,H,,\n",
		"themes.csv:2:nl: the quotes of this cell are never closed\n");
	refuses(&w, "themes.csv", THEMES "wonen,W\"W,H,,\n",
		"themes.csv:2:nl: a quote in the wrong place; write \"\" for a "
		"quote and put the cell in quotes\n");
	refuses(&w, "themes.csv", THEMES "wonen,\"W\nW\",H,,\n",
		"themes.csv:2:nl: a line end or another control character\n");
	refuses(&w, "people.csv", "", "people.csv: not a file this program knows; it "
		"knows places.csv, themes.csv, organisations.csv, "
		"initiatives.csv, meetings.csv, tables.csv, questions.csv, "
		"experiences.csv, offers.csv, knowledge.csv, "
		"funding_models.csv, harvest.csv, signals.csv, agenda.csv, "
		"relations.csv\n");
	world_end(&w);
}

#define ORGANISATIONS "slug,name,kind,place,website\r\n"
#define INITIATIVES "slug,name,aliases,place,phase,founded,themes\r\n"
#define PLACES "slug,name,type,parent,gazetteer,lat,lon\r\n"

TEST(a_cell_that_makes_no_sense_is_refused)
{
	struct world w = country();

	refuses(&w, "organisations.csv", ORGANISATIONS "x,X,shop,,\n",
		"organisations.csv:2:kind: \"shop\" is none of network|"
		"knowledge|adviser|funder|province|umbrella|authority|care|"
		"insurer|ministry|bank|housing|developer|welfare|education|"
		"municipality|council|advisory-council|business\n");
	refuses(&w, "organisations.csv", ORGANISATIONS
		"x,X,bank,,javascript:x\ny,Y,bank,nergens,\n",
		"organisations.csv:2:website: \"javascript:x\" is no address "
		"that begins with https:// or http://\n"
		"organisations.csv:3:place: there is no place \"nergens\"\n");
	refuses(&w, "initiatives.csv", INITIATIVES
		"x,X,A|B|A,,late,20x6,\ny,Y,A|,,,0,a||b\n",
		"initiatives.csv:2:aliases: \"A\" stands here twice\n"
		"initiatives.csv:2:phase: \"late\" is none of starter|growing|"
		"stable\n"
		"initiatives.csv:2:founded: \"20x6\" is no whole number of at "
		"most nine digits\n"
		"initiatives.csv:3:aliases: a bar with nothing behind it\n"
		"initiatives.csv:3:founded: leave the cell empty when it is not "
		"known\n"
		"initiatives.csv:3:themes: there is no theme \"a\"\n"
		"initiatives.csv:3:themes: a bar with nothing before it\n"
		"initiatives.csv:3:themes: there is no theme \"b\"\n");
	refuses(&w, "meetings.csv", "id,title,date\nm,M,9 oktober 2017\n",
		"meetings.csv:2:date: \"9 oktober 2017\" is no date as "
		"2017-10-09, 2017-10 or 2017\n");
	refuses(&w, "places.csv", PLACES "x,X,village,,,95,5\ny,Y,hamlet,,,,\n",
		"places.csv:2:lat: \"95\" is no number of degrees, as 52.09083\n"
		"places.csv:3:type: \"hamlet\" is none of country|province|"
		"region|municipality|town|village|neighbourhood\n");
	refuses(&w, "places.csv", PLACES "x,X,village,y,,,\ny,Y,village,x,,,\n",
		"places.csv:2:parent: this place lies in itself, or too deep\n"
		"places.csv:3:parent: this place lies in itself, or too deep\n");
	refuses(&w, "places.csv", PLACES "x,X,village,,3340,,\n"
		"y,Y,village,,3340,,\n",
		"places.csv:3:slug: \"3340\" stands already in places.csv, "
		"line 2\n");
	world_end(&w);
}

TEST(a_reference_must_mean_what_its_column_is_about)
{
	struct world w = world_new("");
	const char *from = folder(&w);
	struct run r;

	put(&w, from, "organisations.csv", ORGANISATIONS "bank,B,bank,,\n");
	put(&w, from, "initiatives.csv", INITIATIVES "soos,S,,,,,\n"
	    "bank,B,,,,,\n");
	put(&w, from, "questions.csv", "id,title_nl,body_nl,asked_by,kind\n"
	    "q-1,Q,B,soos,question\nq-2,Q,B,bank,question\n");
	put(&w, from, "relations.csv", "from_type,from,to_type,to,kind\n"
	    "initiative,soos,initiative,bank,supports\n"
	    "initiative,soos,organisation,q-3,supports\n");
	r = run(&w, from, false);
	EXPECT(!r.good && str_eq(said(&w, &r), S(
		"initiatives.csv:3:slug: \"bank\" stands already in "
		"organisations.csv, line 2\n"
		"questions.csv:3:asked_by: \"bank\" is an organisation, not an "
		"initiative\n"
		"relations.csv:2:to_type: \"bank\" is an organisation\n"
		"relations.csv:3:to: there is no entry \"q-3\"\n")));
	world_end(&w);
}

TEST(two_hundred_faults_are_told_and_the_rest_is_counted)
{
	struct world w = world_new("");
	const char *from = folder(&w);
	struct buf b = { .arena = w.arena, .limit = 1 << 20 };
	struct run r;

	buf_add(&b, S(THEMES));
	for (int i = 0; i < 250; i++)
		buf_addf(&b, "theme-%d,,T,,\n", i);
	put(&w, from, "themes.csv", arena_z(w.arena, buf_str(&b)));
	r = run(&w, from, false);
	EXPECT(!r.good && r.report.n_faults == 250);
	EXPECT(r.report.faults.n == TRANSFER_FAULTS_TOLD);
	world_end(&w);
}

TEST(a_dry_run_tells_all_and_changes_nothing)
{
	struct world w = country();
	str before = db_image(w.db, w.arena);
	struct run r = run(&w, "data/utrecht", true);

	EXPECT(r.good && r.added > 800);
	EXPECT(str_eq(before, db_image(w.db, w.arena)));
	EXPECT(import(&w, "data/utrecht"));
	world_end(&w);
}

/* A network small enough to count on one hand. */
static const char *village(struct world *w)
{
	const char *from = folder(w);

	put(w, from, "themes.csv", THEMES "wonen,Wonen,Housing,,\n"
	    "geld,Geld,Money,,\n");
	put(w, from, "initiatives.csv", INITIATIVES
	    "soos,De Soos,Soos|Ouderensoos,maarn,starter,2013,wonen|geld\n");
	put(w, from, "meetings.csv", "id,date,title,status,seed\n"
	    "m-1,2017-10-09,Avond,held,000\n");
	put(w, from, "questions.csv", "id,title_nl,body_nl,asked_by,kind,status,"
	    "meeting\nq-1,Hoe?,Lang verhaal,soos,question,reported,m-1\n");
	return from;
}

TEST(a_second_import_brings_a_row_up_to_date)
{
	struct world w = world_new("");
	const char *from = village(&w);
	struct run r;

	EXPECT(import(&w, from));
	w.now += 500;
	put(&w, from, "initiatives.csv", INITIATIVES
	    "soos,De Soos,Ouderensoos,maarn,growing,2013,geld\n");
	r = run(&w, from, false);
	EXPECT(r.good && r.added == 0 && r.changed == 1);
	EXPECT(is(&w, "SELECT phase FROM entry WHERE slug = 'soos'", "growing"));
	EXPECT(is(&w, "SELECT alias FROM party_alias", "Ouderensoos"));
	EXPECT(count(&w, "SELECT count(*) FROM party_alias") == 1);
	EXPECT(is(&w, "SELECT t.slug FROM entry_theme JOIN theme t ON"
		  " t.id = theme_id", "geld"));
	EXPECT(count(&w, "SELECT count(*) FROM entry WHERE updated_at ="
		     " 1795000500") == 1);
	world_end(&w);
}

TEST(what_people_did_here_stays_when_the_files_come_again)
{
	struct world w = world_new("");
	const char *from = village(&w);

	EXPECT(import(&w, from));
	world_sql(&w, "UPDATE entry SET reported = 0, checked_at = 5,"
		  " checked_by = 'soos', status = 'hidden' WHERE slug = 'q-1';"
		  "UPDATE ask SET solved_at = 7, worked_out = 'yes'");
	put(&w, from, "questions.csv", "id,title_nl,body_nl,asked_by,kind,status,"
	    "meeting\nq-1,Hoe dan?,Kort,soos,question,reported,m-1\n");
	EXPECT(import(&w, from));
	EXPECT(is(&w, "SELECT title FROM entry WHERE slug = 'q-1'",
		  "Hoe dan?"));
	EXPECT(count(&w, "SELECT reported + checked_at FROM entry WHERE"
		     " slug = 'q-1' AND status = 'hidden'") == 5);
	EXPECT(count(&w, "SELECT solved_at FROM ask WHERE worked_out = 'yes'")
	       == 7);
	world_end(&w);
}

TEST(columns_nobody_knows_come_back_where_they_stood)
{
	static const char text[] = "slug,colour,nl,en,parent,description_nl,x\r\n"
		"wonen,green,Wonen,Housing,,,1\r\ngeld,,Geld,Money,,,\r\n";
	struct world w = world_new("");
	const char *from = folder(&w), *out = folder(&w);

	put(&w, from, "themes.csv", text);
	EXPECT(import(&w, from));
	EXPECT(export(&w, out));
	EXPECT(str_eq(slurp(&w, out, "themes.csv"), S(text)));
	world_end(&w);
}

TEST(a_file_may_lack_columns_and_then_leaves_them_alone)
{
	struct world w = world_new("");
	const char *from = village(&w);

	EXPECT(import(&w, from));
	put(&w, from, "initiatives.csv", "name,slug\nDe Nieuwe Soos,soos\n");
	EXPECT(import(&w, from));
	EXPECT(is(&w, "SELECT title || phase || founded FROM entry JOIN party"
		  " USING (id)", "De Nieuwe Soosstarter2013"));
	EXPECT(count(&w, "SELECT count(*) FROM party_alias") == 2);
	world_end(&w);
}

TEST(what_is_not_public_is_not_exported)
{
	struct world w = world_new(""), other = world_new("");
	const char *from = village(&w), *out = folder(&w);

	EXPECT(import(&w, from));
	world_sql(&w, "UPDATE entry SET status = 'hidden' WHERE slug = 'soos'");
	EXPECT(export(&w, out));
	EXPECT(str_eq(slurp(&w, out, "initiatives.csv"), S("slug,name,aliases,"
		"parent,place,municipality,place_basis,phase,phase_basis,"
		"legal_form,legal_basis,founded,summary_nl,strengths_nl,themes,"
		"seed,extra_source\r\n")));
	EXPECT(import(&other, out));
	EXPECT(count(&other, "SELECT count(*) FROM entry") == 2);
	world_end(&other);
	world_end(&w);
}

TEST(an_export_that_fails_leaves_no_file)
{
	struct world w = world_new("");
	const char *out = folder(&w);

	EXPECT(import(&w, village(&w)));
	db_fail_at(w.db, 5);
	EXPECT(!export(&w, out));
	db_fail_at(w.db, 0);
	EXPECT(access(arena_f(w.arena, "%s/places.csv", out).p, F_OK) != 0);
	EXPECT(access(arena_f(w.arena, "%s/.places.csv.new", out).p, F_OK) != 0);
	EXPECT(!export(&w, "/nowhere/at/all"));
	world_end(&w);
}

TEST(an_import_of_which_any_statement_fails_changes_nothing)
{
	struct world w = country();
	const char *from = village(&w);
	str before = db_image(w.db, w.arena);
	int nth = 0;

	for (;;) {
		int run_before = db_statements_run(w.db);
		struct run r;

		db_fail_at(w.db, ++nth);
		r = run(&w, from, false);
		db_fail_at(w.db, 0);
		if (db_statements_run(w.db) - run_before < nth)
			break;
		EXPECT(!r.good && str_eq(str_from_z(r.report.err.text),
			S("the database failed; nothing was changed")));
		EXPECT(str_eq(before, db_image(w.db, w.arena)));
	}
	EXPECT(nth > 20);
	world_end(&w);
}

TEST(a_single_file_may_lean_on_what_is_there)
{
	struct world w = world_new("");
	const char *from = folder(&w);
	struct transfer_text texts[] = {
		{ S("offers.csv"), S("id,title_nl,kind,state,provider_initiative"
		  "\no-1,Koffie,time,available,soos\n") }, { { 0 }, { 0 } } };
	struct transfer_options options = { .now = w.now };
	struct transfer_report report;

	EXPECT(import(&w, village(&w)));
	put(&w, from, "offers.csv", texts[0].bytes.p);
	EXPECT(import(&w, arena_f(w.arena, "%s/offers.csv", from).p));
	EXPECT(transfer_import_text(w.db, w.arena, texts, &options, &report));
	EXPECT(report.files.at[0].added == 0);
	EXPECT(count(&w, "SELECT count(*) FROM entry_link WHERE role ="
		     " 'provider'") == 1);
	world_end(&w);
}
