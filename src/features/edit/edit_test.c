/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/edit/edit.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BRAM = 2, CORRIE = 3 };

#define SOUP "/initiatieven/soepclub"
#define EDIT SOUP "/wijzigen"
#define PAST SOUP "/geschiedenis"

/* Anna is contact of the soup club, Corrie coordinates, Bram does neither. */
static struct world village(void)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind, own) VALUES"
		" (1, 'mun-veen', 'Gemeente Veen', 'gemeente veen',"
		"  'municipality', 1), (2, 'zegveld', 'Zegveld', 'zegveld',"
		"  'village', 1);"
		"UPDATE place SET municipality_id = 1;"
		"INSERT INTO theme (id, slug, nl, en) VALUES"
		" (1, 'eten', 'Eten', 'Food'), (2, 'geld', 'Geld', 'Money'),"
		" (3, 'plek', 'Een plek', 'A place');"
		"INSERT INTO entry (id, type, slug, title, sort_key, summary,"
		" created_at, updated_at) VALUES (10, 'initiative', 'soepclub',"
		" 'Soepclub', 'soepclub', 'Wij koken soep voor de straat.', 5, 5);"
		"INSERT INTO party (id, kind, brings) VALUES"
		" (10, 'initiative', 'time');"
		"INSERT INTO entry_theme (entry_id, theme_id, position) VALUES"
		" (10, 3, 1), (10, 1, 2);");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_person(&w, CORRIE, "Corrie");
	world_sql(&w,
		"INSERT INTO membership (person_id, party_id, role, since)"
		" VALUES (1, 10, 'manager', 0);"
		"INSERT INTO role_grant (person_id, role, granted_at, granted_by)"
		" VALUES (3, 'coordinator', 0, 'test');");
	return w;
}

/* The form as the page sends it, with these fields instead. */
static struct reply change(struct world *w, int64_t who, int64_t version,
			   const char *fields)
{
	return post(w, who, EDIT, arena_f(w->arena, "versie=%" PRId64 "&%s",
					  version, fields).p);
}

static const char *way(struct world *w, const char *path, const char *rest)
{
	return arena_f(w->arena, "%s%s", path, rest).p;
}

static int64_t version(struct world *w)
{
	return count(w, "SELECT updated_at FROM entry WHERE id = 10");
}

#define SAME "naam=Soepclub&kort=Wij+koken+soep+voor+de+straat."              \
	"&brengt=time&thema=eten&thema=plek"

TEST(an_initiative_keeps_its_own_page_right)
{
	struct world w = village();
	struct reply r = get(&w, ANNA, SOUP);

	EXPECT(shows(r, EDIT));
	r = get(&w, ANNA, EDIT);
	EXPECT(r.status == 200);
	EXPECT(shows(r, "value=\"Soepclub\""));
	EXPECT(shows(r, "Wij koken soep voor de straat.</textarea>"));
	r = change(&w, ANNA, version(&w), "naam=Soep+en+brood&kort=Wij+koken"
		"+soep+en+bakken+brood.&sterk=Koken+voor+veertig.&plaats=zegveld"
		"&brengt=space&brengt=time&thema=geld&fase=stable&niveau=local"
		"&sinds=2014&rechtsvorm=stichting&website=www.soep.example.org"
		"&ook=De+Soepclub,+Soepkring");
	EXPECT(r.status == 303);
	EXPECT(str_eq(r.location, S(SOUP)));
	r = get(&w, STRANGER, SOUP);
	EXPECT(shows(r, "<h1>Soep en brood</h1>"));
	EXPECT(shows(r, "bakken brood"));
	EXPECT(shows(r, "Koken voor veertig."));
	EXPECT(shows(r, "Zegveld"));
	EXPECT(shows(r, "Gemeente Veen"));
	EXPECT(shows(r, "/themas/geld"));
	EXPECT(!shows(r, "/themas/eten"));
	EXPECT(shows(r, "2014"));
	EXPECT(shows(r, "https://www.soep.example.org"));
	EXPECT(shows(r, "De Soepclub, Soepkring"));
	EXPECT(shows(r, "gekeken op 18 november 2026 door Soep en brood"));
	EXPECT(count(&w, "SELECT count(*) FROM job WHERE kind = 'index.entry'"
			 " AND about = 10") == 1);
	world_end(&w);
}

TEST(only_who_acts_for_it_or_coordinates_changes_a_page)
{
	struct world w = village();
	struct reply r = get(&w, STRANGER, EDIT);

	EXPECT(r.status == 303);
	EXPECT(str_starts(r.location, S("/inloggen")));
	EXPECT(!shows(get(&w, STRANGER, SOUP), EDIT));
	EXPECT(!shows(get(&w, BRAM, SOUP), EDIT));
	EXPECT(get(&w, BRAM, EDIT).status == 403);
	EXPECT(change(&w, BRAM, version(&w), "naam=Van+Bram").status == 403);
	EXPECT(get(&w, CORRIE, EDIT).status == 200);
	EXPECT(change(&w, CORRIE, version(&w), SAME "&sinds=2010").status == 303);
	EXPECT(shows(get(&w, STRANGER, PAST), "door een coördinator"));
	EXPECT(get(&w, ANNA, "/organisaties/soepclub/wijzigen").status == 404);
	EXPECT(get(&w, ANNA, "/initiatieven/nergens/wijzigen").status == 404);
	world_end(&w);
}

TEST(mistakes_in_a_profile_are_told_at_once_and_nothing_is_lost)
{
	struct world w = village();
	struct reply r = change(&w, ANNA, version(&w), "naam=&kort=kort"
		"&plaats=Nergenshuizen&sinds=ooit&website=geen+site"
		"&niveau=heelal&fase=oud&brengt=wijsheid");

	EXPECT(r.status == 422);
	EXPECT(shows(r, "Nog 8 dingen aanpassen"));
	EXPECT(shows(r, ">kort</textarea>"));
	EXPECT(shows(r, "value=\"Nergenshuizen\""));
	EXPECT(shows(r, "value=\"ooit\""));
	EXPECT(shows(r, "value=\"geen site\""));
	EXPECT(shows(r, "<title>Fout: "));
	EXPECT(count(&w, "SELECT count(*) FROM revision") == 0);
	world_end(&w);
}

TEST(saving_what_was_not_changed_leaves_no_trace)
{
	struct world w = village();

	EXPECT(change(&w, ANNA, version(&w), SAME).status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM revision") == 0);
	EXPECT(shows(get(&w, STRANGER, SOUP), "gekeken op 18 november 2026 door Soepclub"));
	world_end(&w);
}

TEST(who_saves_second_sees_what_the_first_changed_and_loses_nothing)
{
	struct world w = village();
	int64_t opened = version(&w);
	struct reply r;

	change(&w, CORRIE, opened, "naam=Soepclub&kort=Wij+koken+elke+week+soep."
		"&brengt=time&thema=eten&thema=plek&sinds=2010");
	r = change(&w, ANNA, opened, "naam=Soepclub&kort=Wij+koken+op+vrijdag"
		"+soep.&brengt=time&thema=eten&thema=plek&rechtsvorm=stichting");
	EXPECT(r.status == 409);
	EXPECT(shows(r, "Iemand anders heeft dit intussen"));
	/* Hers stands in the field, the other's beside it. */
	EXPECT(shows(r, ">Wij koken op vrijdag soep.</textarea>"));
	EXPECT(shows(r, "Iemand anders maakte hiervan: Wij koken elke week soep."));
	/* What only the other changed is kept; what only she changed too. */
	EXPECT(shows(r, "value=\"2010\""));
	EXPECT(shows(r, "value=\"stichting\""));
	r = change(&w, ANNA, version(&w), "naam=Soepclub&kort=Wij+koken+op+vrijdag"
		"+soep.&brengt=time&thema=eten&thema=plek&rechtsvorm=stichting"
		"&sinds=2010");
	EXPECT(r.status == 303);
	EXPECT(shows(get(&w, STRANGER, SOUP), "op vrijdag"));
	EXPECT(count(&w, "SELECT count(*) FROM revision") == 2);
	world_end(&w);
}

TEST(every_change_stands_in_the_history_without_a_name)
{
	struct world w = village();
	struct reply r;

	EXPECT(!shows(get(&w, STRANGER, SOUP), PAST));
	EXPECT(shows(get(&w, STRANGER, PAST), "Hier is nog niets veranderd"));
	change(&w, ANNA, version(&w), "naam=Soepclub&kort=Wij+koken+soep+voor+de"
		"+buurt.&brengt=time&thema=eten&thema=geld");
	EXPECT(shows(get(&w, STRANGER, SOUP), PAST));
	r = get(&w, STRANGER, PAST);
	EXPECT(shows(r, "18 november 2026"));
	EXPECT(shows(r, "door Soepclub"));
	EXPECT(shows(r, "Veranderd: "));
	/* What stood there may have been about someone. */
	EXPECT(!shows(r, "straat"));
	r = get(&w, ANNA, PAST);
	EXPECT(shows(r, "Wij koken soep voor de <del>"));
	EXPECT(shows(r, "straat.</del>"));
	EXPECT(shows(r, "buurt.</ins>"));
	EXPECT(shows(r, "Een plek"));
	EXPECT(!shows(get(&w, STRANGER, PAST), "Anna"));
	EXPECT(shows(get(&w, STRANGER, PAST "?taal=en"), "by Soepclub"));
	world_end(&w);
}

TEST(one_goes_back_to_any_moment_and_that_is_a_change_too)
{
	struct world w = village();

	change(&w, ANNA, version(&w), "naam=Tweede&kort=Wij+koken+soep+voor+de"
		"+straat.&brengt=time&thema=eten&thema=plek");
	change(&w, ANNA, version(&w), "naam=Derde&kort=Wij+koken+soep+voor+de"
		"+straat.&thema=eten&sinds=2001");
	EXPECT(post(&w, BRAM, PAST "/0/terug", "").status == 403);
	EXPECT(post(&w, ANNA, PAST "/2/terug", "").status == 404);
	EXPECT(post(&w, ANNA, PAST "/1/terug", "").status == 303);
	EXPECT(shows(get(&w, STRANGER, SOUP), "<h1>Tweede</h1>"));
	EXPECT(!shows(get(&w, STRANGER, SOUP), "2001"));
	EXPECT(post(&w, CORRIE, PAST "/0/terug", "").status == 303);
	EXPECT(shows(get(&w, STRANGER, SOUP), "<h1>Soepclub</h1>"));
	EXPECT(shows(get(&w, STRANGER, SOUP), "/themas/plek"));
	EXPECT(count(&w, "SELECT count(*) FROM revision WHERE what = 'back'") == 2);
	EXPECT(post(&w, ANNA, PAST "/2/terug", "").status == 303);
	EXPECT(shows(get(&w, STRANGER, SOUP), "<h1>Derde</h1>"));
	world_end(&w);
}

TEST(a_coordinator_takes_a_page_away_and_shows_it_again)
{
	struct world w = village();
	struct reply r;

	EXPECT(shows(get(&w, CORRIE, PAST), "Haal deze pagina weg"));
	EXPECT(!shows(get(&w, ANNA, PAST), "Haal deze pagina weg"));
	EXPECT(post(&w, ANNA, SOUP "/verbergen", "reden=wrong").status == 403);
	r = post(&w, CORRIE, SOUP "/verbergen", "reden=&woord=Bel+even");
	EXPECT(r.status == 422);
	EXPECT(shows(r, "Kies een reden."));
	post(&w, CORRIE, SOUP "/verbergen", "reden=double&woord=Ook+in+Veen.");
	r = get(&w, STRANGER, SOUP);
	EXPECT(r.status == 410);
	EXPECT(shows(r, "18 november 2026: het stond hier dubbel"));
	EXPECT(!shows(r, "Ook in Veen."));
	EXPECT(!shows(get(&w, STRANGER, "/initiatieven"), "Soepclub"));
	r = get(&w, ANNA, SOUP);
	EXPECT(str_eq(r.location, S(PAST)));
	EXPECT(shows(get(&w, ANNA, PAST), "Ook in Veen."));
	EXPECT(post(&w, ANNA, SOUP "/herstellen", "").status == 403);
	post(&w, CORRIE, SOUP "/herstellen", "");
	EXPECT(get(&w, STRANGER, SOUP).status == 200);
	EXPECT(shows(get(&w, STRANGER, PAST), "Weer zichtbaar gemaakt"));
	world_end(&w);
}

/* Besides the soup club, one entry of each other type. */
static struct world one_of_each(void)
{
	struct world w = village();

	world_sql(&w, "INSERT INTO entry (id, type, slug, title, sort_key,"
		" created_at, updated_at) VALUES"
		" (11, 'organisation', 'bank', 'Bank', 'bank', 5, 5),"
		" (12, 'experience', 'enquete', 'Enquete', 'enquete', 5, 5),"
		" (13, 'article', 'gids', 'Gids', 'gids', 5, 5),"
		" (14, 'funding-model', 'leden', 'Leden', 'leden', 5, 5),"
		" (15, 'ask', 'q-hoe', 'Hoe', 'hoe', 5, 5),"
		" (16, 'offer', 'o-bel', 'Bel', 'bel', 5, 5),"
		" (17, 'signal', 's-regel', 'Regel', 'regel', 5, 5),"
		" (18, 'agenda-item', 'ag-bus', 'Bus', 'bus', 5, 5);"
		"INSERT INTO agenda_item (id, agenda) VALUES (18, 'doe-agenda');"
		"INSERT INTO ask (id) VALUES (15);"
		"INSERT INTO offer (id, kind) VALUES (16, 'time');"
		"INSERT INTO signal (id) VALUES (17);"
		"INSERT INTO party (id, kind) VALUES (11, 'bank');"
		"INSERT INTO experience (id) VALUES (12);"
		"INSERT INTO article (id, kind) VALUES (13, 'guide');"
		"INSERT INTO funding_model (id) VALUES (14);");
	return w;
}

/* Each list has routes of its own. */
TEST(a_failing_database_leaves_no_half_change_of_any_type)
{
	static const struct { const char *path; int64_t id; } all[] = {
		{ SOUP, 10 }, { "/organisaties/bank", 11 }, { "/ervaringen/enquete", 12 },
		{ "/kennis/gids", 13 }, { "/geld/modellen/leden", 14 },
		{ "/vragen/q-hoe", 15 }, { "/aanbod/o-bel", 16 },
		{ "/knelpunten/s-regel", 17 },
		{ "/agendas/doe-agenda/ag-bus", 18 },
	};

	for (size_t i = 0; i < COUNT(all); i++) {
		struct world w = one_of_each();
		const char *path = all[i].path;
		int64_t at = count(&w, arena_f(w.arena, "SELECT updated_at FROM"
			" entry WHERE id = %" PRId64, all[i].id).p);
		const char *form = arena_f(w.arena, "versie=%" PRId64 "&naam="
			"Anders&titel=Anders&kort=Iets+heel+anders.&thema=geld"
			"&stand=existing&tekst=Iets+heel+anders.&lezers=everyone"
			"%s", at, all[i].id == 13 ? "&soort=guide" : "").p;

		survives_every_failure(&w, BRAM, way(&w, path, "/voorstel"),
				       form);
		survives_every_failure(&w, CORRIE, way(&w, path, "/wijzigen"),
				       form);
		survives_every_failure(&w, CORRIE,
			way(&w, path, "/geschiedenis/0/terug"), "");
		survives_every_failure(&w, CORRIE, way(&w, path, "/verbergen"),
				       "reden=rules");
		EXPECT(get(&w, STRANGER, path).status == 410);
		survives_every_failure(&w, CORRIE, way(&w, path, "/herstellen"),
				       "");
		world_end(&w);
	}
}

TEST(whose_experience_it_is_changes_it_and_a_way_of_funding_is_the_networks)
{
	struct world w = village();

	world_sql(&w, "INSERT INTO entry (id, type, slug, title, sort_key,"
		" created_at, updated_at) VALUES"
		" (12, 'experience', 'enquete', 'Enquete', 'enquete', 5, 5),"
		" (14, 'funding-model', 'leden', 'Leden', 'leden', 5, 5);"
		"INSERT INTO experience (id) VALUES (12);"
		"INSERT INTO funding_model (id) VALUES (14);"
		"INSERT INTO entry_link (entry_id, role, position, target_id)"
		" VALUES (12, 'by', 1, 10), (14, 'mentioned_by', 1, 10);");
	EXPECT(shows(get(&w, ANNA, "/ervaringen/enquete"), "/enquete/wijzigen"));
	EXPECT(post(&w, ANNA, "/ervaringen/enquete/wijzigen", "versie=5&titel="
		"Een+enquete&adres=example.org/e&fase=stable").status == 303);
	EXPECT(shows(get(&w, STRANGER, "/ervaringen/enquete"),
		     "https://example.org/e"));
	EXPECT(shows(get(&w, STRANGER, "/ervaringen/enquete/geschiedenis"),
		     "door Soepclub"));
	EXPECT(get(&w, ANNA, "/geld/modellen/leden/wijzigen").status == 403);
	EXPECT(post(&w, CORRIE, "/geld/modellen/leden/wijzigen", "versie=5&titel"
		"=Contributie&stand=existing&bron=own-income&duur=structural")
	       .status == 303);
	EXPECT(shows(get(&w, STRANGER, "/geld/modellen/leden"), "eigen inkomsten"));
	world_end(&w);
}

#define ASK "/vragen/hoe-gaat-dat"

/* Anna asks something, as a resident. */
static struct world asked(void)
{
	struct world w = village();

	post(&w, ANNA, "/vragen/nieuw/versturen", "titel=Hoe+gaat+dat&tekst="
	     "Hoe+vindt+u+mensen+die+koken&lezers=everyone&plaats=zegveld");
	return w;
}

static struct reply rewrite(struct world *w, int64_t who, const char *text)
{
	return post(w, who, ASK "/wijzigen", arena_f(w->arena, "versie=%" PRId64
		"&titel=Hoe+gaat+dat&tekst=%s&lezers=everyone&plaats=zegveld"
		"&soort=need-people", count(w, "SELECT updated_at FROM entry"
		" WHERE type = 'ask'"), text).p);
}

TEST(what_one_asked_has_a_history_and_a_way_back_too)
{
	struct world w = asked();
	struct reply r;

	EXPECT(rewrite(&w, ANNA, "Hoe+vindt+u+mensen+die+bakken").status == 303);
	EXPECT(shows(get(&w, STRANGER, ASK), "die bakken"));
	EXPECT(shows(get(&w, STRANGER, ASK), ASK "/geschiedenis"));
	r = get(&w, STRANGER, ASK "/geschiedenis");
	EXPECT(shows(r, "door wie het schreef"));
	EXPECT(!shows(r, "koken") && !shows(r, "Anna"));
	r = get(&w, ANNA, ASK "/geschiedenis");
	EXPECT(shows(r, "koken</del>") && shows(r, "bakken</ins>"));
	EXPECT(get(&w, BRAM, ASK "/wijzigen").status == 403);
	EXPECT(post(&w, ANNA, ASK "/geschiedenis/0/terug", "").status == 303);
	r = get(&w, STRANGER, ASK);
	EXPECT(shows(r, "die koken") && !shows(r, "die bakken"));
	EXPECT(shows(get(&w, STRANGER, "/vragen"), "die koken"));
	world_end(&w);
}

TEST(going_back_to_a_text_about_someone_holds_it_again)
{
	struct world w = asked();

	rewrite(&w, ANNA, "Bel+mij+op+06-12345678&zeker=1");
	EXPECT(get(&w, STRANGER, ASK).status == 404);
	rewrite(&w, ANNA, "Hoe+vindt+u+mensen+die+bakken");
	EXPECT(get(&w, STRANGER, ASK).status == 200);
	post(&w, ANNA, ASK "/geschiedenis/1/terug", "");
	EXPECT(get(&w, STRANGER, ASK).status == 404);
	EXPECT(shows(get(&w, ANNA, ASK), "een telefoonnummer"));
	world_end(&w);
}

static const char *named(struct world *w, const char *party)
{
	return arena_f(w->arena, "versie=%" PRId64 "&titel=Hoe+gaat+dat"
		"&lezers=everyone&tekst=Hoe+vindt+u+mensen+die+koken&namens=%s",
		count(w, "SELECT updated_at FROM entry WHERE type = 'ask'"),
		party).p;
}

TEST(an_ask_is_put_in_the_name_of_an_initiative_and_back)
{
	struct world w = asked();
	struct reply r = post(&w, ANNA, ASK "/wijzigen", named(&w, "Nergens"));

	EXPECT(r.status == 422);
	EXPECT(shows(r, "value=\"Nergens\""));
	EXPECT(shows(r, "<option value=\"Soepclub\">"));
	post(&w, ANNA, ASK "/wijzigen", named(&w, "soepclub"));
	EXPECT(shows(get(&w, STRANGER, ASK), SOUP));
	EXPECT(shows(get(&w, ANNA, ASK "/wijzigen"), "value=\"Soepclub\""));
	post(&w, ANNA, ASK "/geschiedenis/0/terug", "");
	EXPECT(!shows(get(&w, STRANGER, ASK), SOUP));
	world_end(&w);
}

TEST(a_long_history_has_pages)
{
	struct world w = asked();

	for (int i = 0; i < 23; i++)
		rewrite(&w, ANNA, i % 2 ? "Hoe+vindt+u+mensen"
					: "Hoe+vindt+u+andere+mensen");
	EXPECT(shows(get(&w, ANNA, ASK "/geschiedenis"), "?pagina=2"));
	EXPECT(!shows(get(&w, ANNA, ASK "/geschiedenis"), "/geschiedenis/2/terug"));
	EXPECT(shows(get(&w, ANNA, ASK "/geschiedenis?pagina=2"),
		     "/geschiedenis/2/terug"));
	EXPECT(get(&w, ANNA, ASK "/geschiedenis?pagina=99").status == 200);
	world_end(&w);
}

TEST(a_failing_database_leaves_no_half_change)
{
	struct world w = village();

	survives_every_failure(&w, ANNA, EDIT, NULL);
	survives_every_failure(&w, ANNA, EDIT, "versie=5&naam=Anders&plaats="
		"zegveld&kort=Iets+heel+anders.&thema=geld&ook=Een,+Twee");
	change(&w, ANNA, version(&w), SAME "&sinds=1999");
	survives_every_failure(&w, ANNA, PAST, NULL);
	survives_every_failure(&w, ANNA, PAST "/0/terug", "");
	survives_every_failure(&w, CORRIE, SOUP "/verbergen", "reden=rules");
	post(&w, CORRIE, SOUP "/verbergen", "reden=rules");
	survives_every_failure(&w, STRANGER, SOUP, NULL);
	survives_every_failure(&w, CORRIE, SOUP "/herstellen", "");
	world_end(&w);
}

TEST(who_adds_something_about_a_person_is_asked_once_and_loses_nothing)
{
	struct world w = asked();
	struct reply r = rewrite(&w, ANNA, "Vraag+het+mevrouw+De+Vries");

	EXPECT(r.status == 200 && shows(r, "Weet u het zeker?"));
	EXPECT(shows(r, "Vraag het mevrouw De Vries</textarea>"));
	EXPECT(shows(r, "name=\"zeker\" value=\"1\""));
	EXPECT(!shows(get(&w, ANNA, ASK), "De Vries"));
	r = rewrite(&w, ANNA, "Vraag+het+mevrouw+De+Vries&zeker=1");
	EXPECT(r.status == 303);
	r = rewrite(&w, ANNA, "Vraag+het+mevrouw+De+Vries,+ook+nu");
	EXPECT(r.status == 303);
	world_end(&w);
}

TEST(a_citizen_service_number_is_taken_by_no_form)
{
	struct world w = asked();
	struct reply r = rewrite(&w, ANNA, "Mijn+nummer+is+123456782&zeker=1");

	EXPECT(r.status == 422 && shows(r, "Haal 123456782 weg"));
	EXPECT(shows(r, "Mijn nummer is 123456782</textarea>"));
	r = post(&w, STRANGER, "/vragen/nieuw",
		 "tekst=Mijn+nummer+is+1234.56.782+en+dan");
	EXPECT(r.status == 422 && shows(r, "het lijkt op een BSN"));
	r = post(&w, STRANGER, "/vragen/nieuw",
		 "tekst=Ons+nummer+is+RSIN+123456782+en+dan");
	EXPECT(r.status == 200);
	world_end(&w);
}
