/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Whether tables that are proposed are about what people wrote: on wishes of
 * which we know what they are about.
 */
#include "features/table/group.h"
#include "features/table/table.h"
#include "base/when.h"
#include "test/test.h"

enum { ANNA = 1, BRAM = 2 };

#define IT "/bijeenkomsten/symposium"
#define PROPOSE IT "/tafels/voorstel"
#define THEMES                                                                 \
	"INSERT INTO theme (id, slug, nl, en, parent_id) VALUES"               \
	" (1, 'geld', 'Geld en verduurzamen', 'Money', NULL),"                 \
	" (2, 'subsidies', 'Subsidies en fondsen', 'Grants', 1),"              \
	" (3, 'ontmoeten', 'Ontmoeten en meedoen', 'Meeting', NULL),"          \
	" (4, 'vervoer', 'Onderling vervoer', 'Transport', 3),"                \
	" (5, 'eenzaamheid', 'Eenzaamheid tegengaan', 'Loneliness', 3),"       \
	" (6, 'wonen-plek', 'Wonen en plek', 'Housing', NULL),"                \
	" (7, 'inclusief-wonen', 'Inclusief wonen', 'Co-housing', 6),"         \
	" (8, 'organisatie-recht', 'Organisatie', 'Organisation', NULL),"      \
	" (9, 'vrijwilligers', 'Vrijwilligers', 'Volunteers', 8),"             \
	" (10, 'samenspel', 'Samenspel met de overheid', 'Government', NULL)," \
	" (11, 'gemeente', 'Relatie met de gemeente', 'Municipality', 10),"    \
	" (12, 'zorg-welzijn', 'Zorg en welzijn', 'Care', NULL),"              \
	" (13, 'burenhulp', 'Burenhulp', 'Neighbours', 12);"

enum { SUBJECTS = 6, WAYS = 8, PEOPLE = 95 };
static const struct {
	const char *theme;
	const char *said[WAYS];
} subjects[SUBJECTS] = {
	{ "subsidies", {
		"Welke subsidies zijn er voor ons?",
		"Ik zoek een fonds dat het materiaal betaalt.",
		"Hoe vraag je subsidie aan zonder dik plan?",
		"Wij kennen de potjes en fondsen niet goed.",
		"Wie weet welk fonds bij een klein dorp past?",
		"Onze subsidie stopt volgend jaar, en dan?",
		"Ik wil leren hoe je fondsen werft.",
		"Subsidie aanvragen kost ons te veel tijd." } },
	{ "vervoer", {
		"Hoe regel je vervoer met vrijwillige chauffeurs?",
		"De bus rijdt hier niet meer, wij zoeken vervoer.",
		"Ik zoek een voorbeeld van een dorpsauto.",
		"Wie rijdt ouderen naar het ziekenhuis?",
		"Een belbus of dorpsauto beginnen, hoe gaat dat?",
		"Samen rijden naar de dokter lukt ons niet.",
		"Wij willen een elektrische auto delen voor ritten.",
		"Hoe zijn chauffeurs verzekerd bij onderling vervoer?" } },
	{ "inclusief-wonen", {
		"Hoe begin je een woongroep?",
		"Wij willen een woongemeenschap van jong en oud.",
		"Ik zoek een locatie voor onze woongroep.",
		"Samen wonen met mensen met een beperking, wie doet dat?",
		"Welke ontwikkelaar bouwt voor een woongroep?",
		"Een woongemeenschap starten met huurders.",
		"Hoe vinden woongroepen nieuwe bewoners?",
		"Wij zoeken kennis over gemeenschappelijk wonen." } },
	{ "vrijwilligers", {
		"Hoe houden we vrijwilligers enthousiast?",
		"Onze vrijwilligers raken overbelast.",
		"Waar vind je nieuwe vrijwilligers?",
		"Vrijwilligers haken bij ons af, wat helpt?",
		"Hoe bedank je vrijwilligers?",
		"Jonge vrijwilligers vinden lukt ons niet.",
		"Wie heeft ervaring met het werven van vrijwilligers?",
		"Te weinig vrijwilligers voor te veel werk." } },
	{ "gemeente", {
		"Hoe krijg je een vast contact bij de gemeente?",
		"De gemeente antwoordt niet op onze brieven.",
		"Ik wil beter samenwerken met de gemeente.",
		"Welke ambtenaar moeten wij hebben?",
		"De gemeente wisselt steeds van ambtenaar.",
		"Afspraken maken met de gemeente over ons werk.",
		"Hoe praat je met een wethouder?",
		"Wij willen dat de gemeente eerder naar ons luistert." } },
	{ "eenzaamheid", {
		"Hoe bereik je mensen die eenzaam zijn?",
		"Veel ouderen bij ons zijn alleen.",
		"Wat doen anderen tegen eenzaamheid?",
		"Eenzame buren komen niet vanzelf.",
		"Ik zoek ideeen om eenzaamheid te verminderen.",
		"Mensen die hun partner verloren, zitten alleen thuis.",
		"Wie gaat langs bij eenzame mensen?",
		"Eenzaamheid onder jongeren, wat werkt?" } },
};

/* A symposium of De Linde, which Anna and Bram may plan. */
static struct world planned(void)
{
	struct world w = world_new(THEMES
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (1, 'initiative', 'de-linde', 'De Linde',"
		" 'de linde', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative')");

	w.index = index_open_memory(senses_create(w.arena,
						  lexicon_create(w.arena)));
	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_sql(&w, "INSERT INTO membership VALUES (1, 1, 'member', 0)");
	EXPECT(post(&w, ANNA, "/bijeenkomsten/nieuw", "titel=Symposium"
		"&soort=symposium&namens=de-linde&datum=2026-12-09"
		"&tijd=10%3A00&tot=16%3A00&plek=Het+dorpshuis"
		"&kort=Een+dag+over+alles&aanmelden=ja").status == 303);
	return w;
}

static void comes(struct world *w, int n, const char *wants)
{
	world_sql(w, arena_f(w->arena,
		"INSERT INTO registration (meeting_id, guest, fold, wants,"
		" state, turn, registered_at)"
		" SELECT id, 'Gast %d', 'gast %d', '%s', 'coming', %d, 0"
		" FROM entry WHERE slug = 'symposium'", n, n, wants, n).p);
}

/* 90 people who want to talk about one of six things, and five about none. */
static struct world with_people(void)
{
	static const char *const apart[PEOPLE - 90] = { "Soep", "",
		"Een mooie dag", "Gezelligheid", "Blauwe stoelen" };
	struct world w = planned();

	for (int n = 0; n < PEOPLE; n++)
		comes(&w, n + 1, n < 90
			? subjects[n % SUBJECTS].said[n / SUBJECTS % WAYS]
			: apart[n - 90]);
	return w;
}

static struct group_themes themes_of(struct world *w)
{
	static const char *const names[][2] = { { "eenzaamheid", "ontmoeten" },
		{ "geld", "" }, { "gemeente", "samenspel" },
		{ "inclusief-wonen", "wonen-plek" }, { "ontmoeten", "" },
		{ "subsidies", "geld" }, { "vervoer", "ontmoeten" },
		{ "vrijwilligers", "organisatie-recht" } };
	struct group_themes list = { 0 };

	for (size_t i = 0; i < COUNT(names); i++)
		list_add(w->arena, &list) = (struct group_theme){
			str_from_z(names[i][0]), str_from_z(names[i][1]) };
	return list;
}

static struct groups grouped(struct world *w, struct speakers *all)
{
	struct group_themes themes = themes_of(w);

	for (int n = 0; n < 90; n++)
		list_add(w->arena, all) = (struct speaker){ .id = n,
			.text = str_from_z(subjects[n % SUBJECTS]
					   .said[n / SUBJECTS % WAYS]) };
	return group_speakers(w->arena, w->index, all, &themes, 20);
}

/* How many of a subject's people are in the group of its theme. */
static int recovered(const struct groups *groups, int subject)
{
	int n = 0;

	list_each(g, *groups) {
		if (!str_eq(g->theme, str_from_z(subjects[subject].theme)))
			continue;
		list_each(v, g->voices)
			n += (int)v->who % SUBJECTS == subject;
	}
	return n;
}

TEST(tables_are_proposed_about_what_people_wrote)
{
	struct world w = planned();
	struct speakers all = { 0 };
	struct groups groups = grouped(&w, &all);
	int right = 0;

	for (int s = 0; s < SUBJECTS; s++) {
		int n = recovered(&groups, s);

		if (n < 10)
			printf("%s: %d of 15\n", subjects[s].theme, n);
		EXPECT(n >= 10);
		right += n;
	}
	EXPECT(right >= 80);
	EXPECT(groups.n <= SUBJECTS + 1);
	world_end(&w);
}

TEST(a_proposal_is_named_in_their_own_words)
{
	struct world w = planned();
	struct speakers all = { 0 };
	struct groups groups = grouped(&w, &all);

	list_each(g, groups) {
		str title = group_title(w.arena, w.index, &all, g);
		struct sentences said = group_sentences(w.arena, w.index, &all, g);
		bool theirs = false;

		list_each(v, g->voices) {
			str text = all.at[v->who].text;

			theirs = theirs || str_find(text, (str){ title.p + 1,
				title.n - 1 }) < text.n;
		}
		EXPECT(title.n > 8 && theirs);
		EXPECT(said.n == g->voices.n);
	}
	world_end(&w);
}

TEST(the_same_wishes_give_the_same_proposals)
{
	struct world w = planned();
	struct speakers one = { 0 }, two = { 0 };
	struct groups a = grouped(&w, &one), b = grouped(&w, &two);

	EXPECT(a.n == b.n);
	for (size_t i = 0; i < a.n && i < b.n; i++) {
		EXPECT(str_eq(a.at[i].theme, b.at[i].theme));
		EXPECT(a.at[i].voices.n == b.at[i].voices.n);
		EXPECT(str_eq(group_title(w.arena, w.index, &one, &a.at[i]),
			      group_title(w.arena, w.index, &two, &b.at[i])));
	}
	world_end(&w);
}

TEST(an_organiser_takes_over_what_is_proposed)
{
	struct world w = with_people();
	struct reply r = get(&w, ANNA, PROPOSE);

	EXPECT(r.status == 200 && shows(r, "94 van de 95 mensen"));
	EXPECT(shows(r, "Een tafel over: Onderling vervoer"));
	EXPECT(shows(r, "Wat nergens anders past"));
	EXPECT(get(&w, BRAM, PROPOSE).status == 404);
	r = post(&w, ANNA, PROPOSE, "kies=vervoer&titel-vervoer=x");
	EXPECT(r.status == 422 && shows(r, "titel-vervoer-fout"));
	EXPECT(post(&w, ANNA, PROPOSE, "").status == 422);
	EXPECT(post(&w, ANNA, PROPOSE, "kies=vervoer&titel-vervoer=Samen+rijden"
		"&kies=gemeente&titel-gemeente=Met+de+gemeente").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM table_plan WHERE why = 'vervoer'"
		" AND seats = 48") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM table_voice v JOIN entry e"
		" ON e.id = v.table_id WHERE e.title = 'Samen rijden'") >= 10);
	r = get(&w, ANNA, PROPOSE);
	EXPECT(!shows(r, "Een tafel over: Onderling vervoer"));
	EXPECT(shows(r, "Een tafel over: Vrijwilligers"));
	EXPECT(shows(get(&w, 0, IT), "Samen rijden"));
	world_end(&w);
}

TEST(nothing_is_proposed_where_nobody_wrote_anything)
{
	struct world w = planned();

	EXPECT(shows(get(&w, ANNA, PROPOSE), "Nog niets om voor te stellen."));
	comes(&w, 1, "Hoe houden we vrijwilligers enthousiast?");
	EXPECT(shows(get(&w, ANNA, PROPOSE), "Wat nergens anders past"));
	world_end(&w);
}

TEST(taking_over_survives_a_failing_database)
{
	struct world w = planned();

	for (int n = 1; n < 4; n++)
		comes(&w, n, "Hoe houden we vrijwilligers enthousiast?");
	survives_every_failure(&w, ANNA, PROPOSE, NULL);
	survives_every_failure(&w, ANNA, PROPOSE,
		"kies=vrijwilligers&titel-vrijwilligers=Met+plezier");
	world_end(&w);
}
