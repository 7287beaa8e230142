/* SPDX-License-Identifier: EUPL-1.2 */
#include "bench/network.h"
#include "bench/words.h"
#include "features/transfer/transfer.h"
#include "features/transfer/transfer_map.h"
#include "test/test.h"
#include "base/allow_format.h"

#include <stdlib.h>
#include <unistd.h>

enum {
	ANNA = 7,
	A_FEW = 5,              /* statements for what is only there at times */
	MOST = 50               /* the copy of all that is of one person: 44 */
};

static void remove_folder(void *p)
{
	char path[128];

	for (const struct layout *l = transfer_layouts; l->file; l++) {
		snprintf(path, sizeof path, "%s/%s", (char *)p, l->file);
		unlink(path);
	}
	rmdir(p);
}

/* A folder with a network of so many made with this seed; it goes with the world. */
static const char *made_of(struct world *w, size_t items, uint64_t seed)
{
	static const char pattern[] = "/tmp/network-test-XXXXXX";
	struct network network = { "data/utrecht", items, seed };
	char *to = arena_alloc(w->arena, sizeof pattern);
	struct err err;

	memcpy(to, pattern, sizeof pattern);
	EXPECT(mkdtemp(to));
	arena_defer(w->arena, remove_folder, to);
	EXPECT(network_write(&network, to, &err));
	return to;
}

static const char *made(struct world *w, uint64_t seed)
{
	return made_of(w, 60, seed);
}

static size_t files_alike(struct world *w, const char *one, const char *other)
{
	size_t n = 0;

	for (const struct layout *l = transfer_layouts; l->file; l++) {
		str a = { 0 }, b = { 0 };
		struct err err;

		EXPECT(words_file(w->arena,
			arena_f(w->arena, "%s/%s", one, l->file).p, &a, &err));
		EXPECT(words_file(w->arena,
			arena_f(w->arena, "%s/%s", other, l->file).p, &b, &err));
		n += str_eq(a, b);
	}
	return n;
}

TEST(a_made_network_is_the_same_for_the_same_seed)
{
	struct world w = world_new("");
	const char *first = made(&w, 1);

	EXPECT(files_alike(&w, first, made(&w, 1)) == 15);
	EXPECT(files_alike(&w, first, made(&w, 2)) == 2); /* places, themes */
	world_end(&w);
}

TEST(a_made_network_is_imported_without_a_fault)
{
	struct world w = world_new("");
	struct transfer_options options = { .now = w.now };
	struct transfer_report report;

	EXPECT(transfer_import(w.db, w.arena, made(&w, 3), &options, &report));
	EXPECT(report.n_faults == 0);
	EXPECT(count(&w, "SELECT count(*) FROM entry") >= 60);
	EXPECT(count(&w, "SELECT count(*) FROM relation") > 5);
	EXPECT(count(&w, "SELECT count(*) FROM entry WHERE title = "
		     "'Initiatief 0001'") == 1);
	world_end(&w);
}

/* What no file brings, once for each initiative; Anna may do everything, keeps
 * them all, and takes part in all. */
static const char *const besides[] = {
	"INSERT INTO role_grant (person_id, role, granted_at, granted_by)"
	" VALUES (7, 'administrator', 0, '')",
	"INSERT INTO person (id, name, mail, created_at, confirmed_at)"
	" SELECT id + 1000, 'Person ' || id, 'p' || id || '@example.org', 0, 0"
	" FROM entry WHERE type = 'initiative'",
	"INSERT INTO role_grant (person_id, role, granted_at, granted_by)"
	" SELECT id, 'coordinator', 0, '' FROM person WHERE id > 1000",
	"INSERT INTO membership (person_id, party_id, role, since)"
	" SELECT 7, id - 1000, 'manager', 0 FROM person WHERE id > 1000",
	"INSERT INTO membership_request (person_id, party_id, asked_at)"
	" SELECT id, id - 1000, 0 FROM person WHERE id > 1000",
	"INSERT INTO claim (party_id, person_id, words, asked_at)"
	" SELECT id - 1000, id, 'Ons', 0 FROM person WHERE id > 1000",
	"INSERT INTO circle (id, kind, purpose, made_at)"
	" SELECT id, 'learning', title, 0 FROM entry WHERE type = 'initiative'",
	"INSERT INTO circle_member (circle_id, party_id, person_id, state,"
	" shown, since) SELECT id, id, 7, 'member', 1, 0 FROM circle",
	"INSERT INTO circle_proposal (id, theme_id, made_at)"
	" SELECT id, (SELECT min(id) FROM theme), 0 FROM circle",
	"INSERT INTO circle_proposed (proposal_id, party_id, km)"
	" SELECT id, id, 3 FROM circle",
	"INSERT INTO introduction (id, person_id, party_id, message, wish,"
	" state, created_at) SELECT id, 7, id, 'Hoe?', 'write', 'sent', 1"
	" FROM circle",
	"INSERT INTO introduction (id, person_id, party_id, message, wish,"
	" state, created_at) SELECT id + 1000, id + 1000, id, 'Hoe?', 'call',"
	" 'with-coordinator', 1 FROM circle",
	"INSERT INTO proposal (entry_id, person_id, made_at)"
	" SELECT id, id + 1000, 1 FROM circle",
	"INSERT INTO report (path, entry_id, first_at)"
	" SELECT '/initiatieven/' || slug, id, 1 FROM entry"
	" WHERE type = 'initiative'",
	"INSERT INTO audit (at, actor_id, deed, person_id, entry_id)"
	" SELECT 1, 7, 'role.granted', id + 1000, id FROM circle",
	"INSERT INTO newsletter (subject, made_at, news_since)"
	" SELECT purpose, 1, 0 FROM circle",
	"INSERT INTO newsletter (subject, state, made_at, news_since, slug,"
	" sent_at) SELECT purpose, 'sent', 1, 0, 'n' || id, 1 FROM circle",
	"INSERT INTO follow_subject (id, party_id) SELECT id, id FROM circle",
	"INSERT INTO follow (person_id, subject_id, since, told_at)"
	" SELECT 7, id, 0, 0 FROM circle",
	"INSERT INTO registration (meeting_id, person_id, state, turn,"
	" registered_at) SELECT id, 7, 'coming', 1, 0 FROM entry"
	" WHERE type = 'meeting'",
	"INSERT INTO theme_proposal (name, fold, description, person_id, made_at)"
	" SELECT purpose, purpose, '', id + 1000, 1 FROM circle",
	"INSERT INTO mail (recipient, subject, text, created_at, failure)"
	" SELECT mail, 'Dag', 'Dag', 1, '550 no' FROM person",
	"INSERT INTO mail_suppressed (mark, masked, person_id, status, since)"
	" SELECT 'm' || id, 'p…@example.org', id, '5.1.1', 1 FROM person"
	" WHERE id > 1000",
};

/* That many in it, and all that comes with them. */
static struct world world_of(size_t items)
{
	struct world w = world_new("");
	struct transfer_options options = { .now = w.now };
	struct transfer_report report;

	EXPECT(transfer_import(w.db, w.arena, made_of(&w, items, 3), &options,
			       &report));
	world_person(&w, ANNA, "Anna");
	for (size_t i = 0; i < COUNT(besides); i++)
		world_sql(&w, besides[i]);
	return w;
}

/* 0: there is no such page for them. */
static int statements_of(struct world *w, int64_t who, const char *path)
{
	int before = db_statements_run(w->db);
	bool shown = get(w, who, path).status == 200;

	return shown ? db_statements_run(w->db) - before : 0;
}

static void asks_no_more(struct world *few, struct world *many, int64_t who,
			 const char *path)
{
	int n = statements_of(few, who, path);
	int more = statements_of(many, who, path);
	bool ok = more <= n + A_FEW && more <= MOST;

	if (!ok)
		printf("%s: %d statements, with more rows %d\n", path, n, more);
	EXPECT(ok);
}

TEST(no_page_asks_more_where_there_is_more)
{
	static const char *const others[] = {
		"/themas/geld", "/themas/geld/jaren", "/agendas/doe-agenda",
		"/agendas/kennisagenda", "/plaatsen/mun-zeist",
		"/initiatieven.json", "/initiatieven?weergave=kaart",
		"/afspraken.csv", "/bijeenkomsten.ics",
	};
	struct world few = world_of(10), many = world_of(200);

	for (size_t i = 0; i < COUNT(others); i++)
		asks_no_more(&few, &many, 0, others[i]);
	for (const struct route *const *list = brengplein.routes; *list; list++)
		for (const struct route *r = *list; r->path; r++)
			if (r->method == GET && !strchr(r->path, '{')) {
				asks_no_more(&few, &many, 0, r->path);
				asks_no_more(&few, &many, ANNA, r->path);
			}
	world_end(&few);
	world_end(&many);
}
