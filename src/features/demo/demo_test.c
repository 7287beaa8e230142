/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/test.h"
#include "features/demo/demo.h"
#include "features/transfer/transfer.h"

static void network(struct world *w)
{
	struct transfer_options options = { .now = w->now };
	struct transfer_report report;

	EXPECT(transfer_import(w->db, w->arena, "data/utrecht", &options,
			       &report));
}

static struct demo_people load(struct world *w)
{
	struct demo demo = { .arena = w->arena, .folder = "data/demo",
			     .url = S("http://test.example.org"),
			     .now = w->now };
	struct demo_people people = { 0 };
	struct err err = { "" };

	EXPECT(demo_load(w->db, &demo, &people, &err));
	if (err.text[0])
		printf("%s\n", err.text);
	return people;
}

TEST(a_demonstration_has_meetings_to_come_and_people_to_be)
{
	struct world w = world_new("");
	struct demo_people people;

	network(&w);
	people = load(&w);
	EXPECT(people.n == 4);
	list_each(r, people) {
		EXPECT(str_ends(r->mail, S("@example.org")));
		EXPECT(str_ends(r->name, S("(verzonnen)")));
		EXPECT(str_starts(r->link,
				  S("http://test.example.org/")));
	}
	EXPECT(count(&w, "SELECT count(*) FROM meeting WHERE starts_at >"
		     " 1795000000") == 3);
	EXPECT(count(&w, "SELECT count(*) FROM role_grant") == 2);
	EXPECT(count(&w, "SELECT count(*) FROM membership") == 1);
	world_end(&w);
}

TEST(a_demonstration_of_yesterday_moves_along)
{
	struct world w = world_new("");
	int64_t before;

	network(&w);
	load(&w);
	before = count(&w, "SELECT min(starts_at) FROM meeting"
			   " WHERE starts_at > 1795000000");
	w.now += 100 * 86400;
	EXPECT(load(&w).n == 4);
	EXPECT(count(&w, "SELECT count(*) FROM person") == 4);
	EXPECT(count(&w, "SELECT count(*) FROM membership") == 1);
	EXPECT(count(&w, "SELECT min(starts_at) FROM meeting WHERE starts_at >"
		     " 1795000000") == before + 100 * 86400);
	world_end(&w);
}

TEST(a_demonstration_without_its_files_says_so)
{
	struct world w = world_new("");
	struct demo demo = { .arena = w.arena, .folder = "data/nowhere",
			     .now = w.now };
	struct demo_people people = { 0 };
	struct err err = { "" };

	EXPECT(!demo_load(w.db, &demo, &people, &err));
	EXPECT(str_eq(str_from_z(err.text), S("data/nowhere/organisations.csv:"
					      " No such file or directory")));
	world_end(&w);
}

/* What the papers of a gathering hold, and one line of what it put on an
 * agenda. */
static const struct {
	const char *path, *harvest, *on_agenda;
} gatherings[] = {
	{ "/bijeenkomsten/m-maarn-2017", "Oogst, 23 regels",
	  "Excursie lokaal samenspel" },
	{ "/bijeenkomsten/m-samenspel-2017", "Oogst, 84 regels",
	  "Kringen van koplopers" },
	{ "/bijeenkomsten/m-raadstoer-2018", "Oogst, 12 regels",
	  "Voorstel omzetten in motie" },
	{ "/bijeenkomsten/m-symposium-2019", "Oogst, 17 regels",
	  "Drijfveer van professionals" },
	{ "/bijeenkomsten/m-verkenning-2020", "Oogst, 26 regels",
	  "Stad en regio verschillend" },
};

TEST(the_five_gatherings_show_their_harvest_agenda_and_what_is_open)
{
	struct world w = world_new("");
	struct reply list, r;

	network(&w);
	list = get(&w, 0, "/bijeenkomsten");
	for (size_t i = 0; i < COUNT(gatherings); i++) {
		r = get(&w, 0, gatherings[i].path);
		EXPECT(shows(list, gatherings[i].harvest));
		EXPECT(shows(r, "Wat er tot nu toe van kwam"));
		EXPECT(shows(r, "zonder bericht"));
		EXPECT(shows(r, "Op de agenda"));
		EXPECT(shows(r, gatherings[i].on_agenda));
		EXPECT(!shows(r, "Wat kwam er van de vorige keer?"));
		r = get(&w, 0, arena_f(w.arena, "%s/oogst",
			gatherings[i].path).p);
		EXPECT(shows(r, "Nog niet af"));
	}
	r = get(&w, 0, "/agendas/kennisagenda/ag-drijfveer");
	EXPECT(shows(r, "Opgetekend bij"));
	EXPECT(shows(r, "/bijeenkomsten/m-symposium-2019"));
	world_end(&w);
}
