/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/test.h"
#include "features/match/match.h"
#include "features/match/match_rule.h"
#include "features/search/search.h"
#include "lang/lexicon.h"

/*
 * A region of two towns: Oost (with the village Kern, 1,200 people) and West.
 * De Kar drives people round and is in Kern; De Ruif is far away and new; Wij
 * ask, from Kern.
 */
static const char region[] =
	"INSERT INTO place (id, slug, name, fold, kind, setting, small_core,"
	" programme_area, lat_e5, lon_e5, own) VALUES"
	" (1, 'mun-oosterend', 'Oosterend', 'o', 'municipality', 'mixed', '',"
	" '', 5200000, 500000, 1),"
	" (2, 'kern', 'Kern', 'kern', 'village', 'rural', 'yes',"
	" 'utrecht-oost', 5201000, 501000, 1),"
	" (3, 'stad', 'Stad', 'stad', 'town', 'urban', 'no', 'utrecht-west',"
	" 5230000, 540000, 1);"
	"UPDATE place SET municipality_id = 1 WHERE id <= 2;"
	"INSERT INTO place_within VALUES (1, 1), (2, 2), (2, 1), (3, 3);"
	"INSERT INTO theme (id, slug, nl, en) VALUES"
	" (1, 'vervoer', 'Onderling vervoer', 'Transport'),"
	" (2, 'eten', 'Samen eten', 'Eating together');"
	"INSERT INTO entry (id, type, slug, title, sort_key, summary, place_id,"
	" phase, created_at, updated_at) VALUES"
	" (1, 'initiative', 'wij', 'Wij', 'wij', 'Vervoer voor ouderen.', 2,"
	" 'starter', 1, 1),"
	" (2, 'initiative', 'de-kar', 'De Kar', 'de kar', 'Vervoer door buren"
	" met eigen auto.', 2, 'stable', 1, 1),"
	" (3, 'initiative', 'de-ruif', 'De Ruif', 'de ruif', 'Vervoer door"
	" buren met eigen auto.', 3, 'starter', 1, 1),"
	" (4, 'experience', 'e-rooster', 'Een rooster met chauffeurs', 'een',"
	" 'Vervoer met twintig vrijwilligers.', NULL, '', 1, 1),"
	" (5, 'offer', 'o-bon', 'Bon voor vervoer', 'bon', 'Vervoer betaald.',"
	" NULL, '', 1, 1),"
	" (6, 'offer', 'o-wens', 'Bus voor vervoer', 'bus', 'Vervoer.', NULL,"
	" '', 1, 1),"
	" (7, 'offer', 'o-oud', 'Oude bus voor vervoer', 'oude', 'Vervoer.',"
	" NULL, '', 1, 1),"
	" (8, 'offer', 'o-stad', 'Vervoer in de stad', 'verv', 'Vervoer.',"
	" NULL, '', 1, 1),"
	" (9, 'ask', 'q-bus', 'Wie weet iets van vervoer?', 'wie', '', 3, '',"
	" 1, 1),"
	" (10, 'ask', 'q-bus-2', 'Vervoer, wie weet iets?', 'verv', '', 3, '',"
	" 1, 1),"
	" (11, 'meeting', 'm-dag', 'Een dag in het dorp', 'een', '', 2, '',"
	" 1, 1),"
	" (12, 'table', 't-1', 'Rijden', 'rijden', '', NULL, '', 1, 1),"
	" (13, 'harvest-item', 'h-1', 'Vervoer begint met een rooster',"
	" 'verv', '', NULL, '', 1, 1),"
	" (14, 'ask', 'q-onze', 'Onze vraag over vervoer', 'onze', '', 2, '',"
	" 1, 1),"
	" (15, 'initiative', 'ons-deel', 'Ons vervoer', 'ons', 'Vervoer.', 2,"
	" 'stable', 1, 1);"
	"INSERT INTO party (id, kind, founded) VALUES"
	" (1, 'initiative', 2025), (2, 'initiative', 2019),"
	" (3, 'initiative', 2026), (15, 'initiative', 0);"
	"INSERT INTO experience (id) VALUES (4);"
	"INSERT INTO ask (id, body, solved_at) VALUES (9, 'De bus is weg.', 0),"
	" (10, 'De bus rijdt niet.', 5), (14, 'Vervoer?', 0);"
	"INSERT INTO meeting (id, state) VALUES (11, 'held');"
	"INSERT INTO meeting_table (id) VALUES (12);"
	"INSERT INTO harvest_item (id, kind) VALUES (13, 'insight');"
	"INSERT INTO offer (id, kind, eligible, eligible_rule, state) VALUES"
	" (5, 'voucher', 'Kleine kernen in het oosten',"
	" 'core<=8000;area=utrecht-oost', 'announced'),"
	" (6, 'goods', 'Iedereen', 'open', 'wish'),"
	" (7, 'goods', 'Iedereen', 'open', 'ended'),"
	" (8, 'time', 'Wie in de stad woont', 'place=stad', 'available');"
	"INSERT INTO entry_theme SELECT id, 1, 0 FROM entry WHERE id < 11;"
	"INSERT INTO entry_theme VALUES (15, 1, 0);"
	"INSERT INTO entry_link VALUES (4, 'by', 0, 2), (12, 'meeting', 0, 11),"
	" (13, 'table', 0, 12), (14, 'asked_by', 0, 1), (15, 'parent', 0, 1),"
	" (10, 'duplicate_of', 0, 9);";

static struct world matched_world(void)
{
	struct world w = world_new(region);
	struct lexicon *l = lexicon_create_empty(w.arena);
	struct err err;
	int64_t n;

	EXPECT(lexicon_add(l, S("vervoer\tvervoer|rijden|bus|autorit")));
	w.index = index_open_memory(senses_create(w.arena, l));
	EXPECT(search_fill(w.db, w.index, &n, &err));
	EXPECT(index_commit(w.index, &err));
	return w;
}

static void end(struct world *w)
{
	world_end(w);
}

static struct matches find(struct world *w, struct match_ask ask)
{
	struct tx *tx = tx_begin(w->db, w->arena, TX_READ);
	struct matches m;

	ask.now = w->now;
	if (!ask.lang.n)
		ask.lang = S("nl");
	m = match_find(tx, w->index, &ask);
	EXPECT(tx_end(tx));
	return m;
}

static const struct match *pick(const struct matches *m, const char *slug)
{
	for (size_t i = 0; i < m->n; i++)
		if (str_eq(m->at[i].slug, str_from_z(slug)))
			return &m->at[i];
	return NULL;
}

/* -2: not among them. */
static int64_t km(const struct matches *m, const char *slug)
{
	const struct match *found = pick(m, slug);

	return found ? found->km : -2;
}

static double score_of(const struct matches *m, const char *slug)
{
	const struct match *found = pick(m, slug);

	return found ? found->score : 0;
}

static bool says(const struct match *m, const char *reason)
{
	for (size_t i = 0; m && i < m->reasons.n; i++)
		if (str_eq(m->reasons.at[i], str_from_z(reason)))
			return true;
	return false;
}

static struct match_ask ours(void)
{
	return (struct match_ask){ .text = S("Hoe regelen we vervoer?"),
				   .asking = { 1 }, .limit = 20 };
}

TEST(the_neighbour_who_is_further_comes_first)
{
	struct world w = matched_world();
	struct matches m = find(&w, ours());

	EXPECT(m.n && str_eq(m.at[0].slug, S("de-kar")));
	EXPECT(pick(&m, "de-ruif") > pick(&m, "de-kar"));
	end(&w);
}

TEST(what_nobody_looked_at_for_long_comes_a_little_later)
{
	struct world w = matched_world();
	struct matches m = find(&w, ours());
	double before = score_of(&m, "de-ruif"), after;

	world_sql(&w, "UPDATE entry SET checked_at = 1 WHERE slug = 'de-ruif'");
	m = find(&w, ours());
	after = score_of(&m, "de-ruif");
	EXPECT(after < before && after > before * 0.9);
	end(&w);
}

TEST(who_asks_is_no_answer_nor_its_parts_nor_what_it_asked)
{
	struct world w = matched_world();
	struct matches m = find(&w, ours());

	EXPECT(m.n > 4);
	EXPECT(!pick(&m, "wij") && !pick(&m, "ons-deel"));
	EXPECT(!pick(&m, "q-onze"));
	end(&w);
}

TEST(reasons_are_true_of_the_rows)
{
	struct world w = matched_world();
	struct matches m = find(&w, ours());
	const struct match *kar = pick(&m, "de-kar");

	EXPECT(says(kar, "Heeft hier ervaring mee: Een rooster met chauffeurs."));
	EXPECT(says(kar, "Zit ook in Kern."));
	EXPECT(says(kar, "Is een fase verder dan u."));
	EXPECT(says(pick(&m, "e-rooster"), "Dit deed De Kar."));
	EXPECT(says(pick(&m, "m-dag"),
		    "Daar is opgeschreven: “Vervoer begint met een rooster”"));
	EXPECT(!says(pick(&m, "de-ruif"), "Is een fase verder dan u."));
	list_each(r, m)
		EXPECT(r->reasons.n > 0);
	end(&w);
}

TEST(a_distance_is_told_only_when_both_places_are_known)
{
	struct world w = matched_world();
	struct match_ask ask = ours();
	struct matches m = find(&w, ask);

	EXPECT(km(&m, "de-ruif") > 40);
	EXPECT(km(&m, "de-kar") == 0);
	ask.asking = (entry_id){ 0 };
	m = find(&w, ask);
	EXPECT(km(&m, "de-kar") == -1);
	EXPECT(!says(pick(&m, "de-kar"), "Zit ook in Kern."));
	end(&w);
}

TEST(reasons_are_in_the_readers_language)
{
	struct world w = matched_world();
	struct match_ask ask = ours();
	struct matches m;

	ask.lang = S("en");
	m = find(&w, ask);
	EXPECT(says(pick(&m, "de-kar"), "Is a phase further than you."));
	end(&w);
}

TEST(a_wish_is_never_help_nor_is_what_ended)
{
	struct world w = matched_world();
	struct matches m = find(&w, ours());

	EXPECT(pick(&m, "o-bon"));
	EXPECT(!pick(&m, "o-wens") && !pick(&m, "o-oud"));
	EXPECT(says(pick(&m, "o-bon"),
		    "Past bij u. Het is voor: Kleine kernen in het oosten."));
	EXPECT(says(pick(&m, "o-bon"),
		    "Is aangekondigd: vraag of het al begonnen is."));
	end(&w);
}

TEST(a_rule_excludes_and_the_page_says_which)
{
	struct world w = matched_world();
	struct match_ask ask = ours();
	struct matches m = find(&w, ask);
	struct match_page page;
	struct tx *tx;

	EXPECT(!pick(&m, "o-stad"));
	tx = tx_begin(w.db, w.arena, TX_READ);
	ask.lang = S("nl");
	ask.now = w.now;
	page = match_for_page(tx, w.index, &ask);
	EXPECT(page.n > 2 && str_eq(page.at[0].type, S("initiative")));
	EXPECT(page.wanted.n == 1 &&
	       str_eq(page.wanted.at[0].slug, S("o-wens")));
	EXPECT(says(&page.wanted.at[0],
		    "Hier is vraag naar, nog niemand biedt het."));
	EXPECT(page.unfit.n == 1 && str_eq(page.unfit.at[0].unfit,
		S("Alleen in Stad; Kern ligt ergens anders.")));
	ask.asking = (entry_id){ 0 };
	ask.place = (place_id){ 3 };
	page = match_for_page(tx, w.index, &ask);
	EXPECT(page.unfit.n == 1 && str_eq(page.unfit.at[0].unfit,
		S("Alleen voor kernen tot en met 8.000 inwoners; Stad is groter.")));
	EXPECT(tx_end(tx));
	end(&w);
}

TEST(only_the_types_one_asks_for_are_given)
{
	struct world w = matched_world();
	struct match_ask ask = ours();
	struct matches m;

	list_add(w.arena, &ask.types) = S("offer");
	m = find(&w, ask);
	EXPECT(m.n == 1 && str_eq(m.at[0].type, S("offer")));
	end(&w);
}

TEST(lookalikes_show_the_answered_one_and_not_its_double)
{
	struct world w = matched_world();
	struct tx *tx = tx_begin(w.db, w.arena, TX_READ);
	struct matches m = match_lookalikes(tx, w.index,
		S("De bus rijdt niet meer, vervoer?"), S("nl"), 5);

	EXPECT(m.n && str_eq(m.at[0].slug, S("q-bus-2")));
	EXPECT(!pick(&m, "q-bus"));
	EXPECT(tx_end(tx));
	end(&w);
}

TEST(beside_a_profile_stand_its_like_and_its_unlike)
{
	struct world w = matched_world();
	struct tx *tx = tx_begin(w.db, w.arena, TX_READ);
	struct match_peers peers = match_peers(tx, w.index,
		&(struct match_ask){ .asking = { 2 }, .lang = S("nl"),
				     .limit = 5 });
	struct matches m = peers.alike;

	EXPECT(m.n >= 2 && !pick(&m, "de-kar"));
	EXPECT(says(pick(&m, "wij"), "Gaat over: Onderling vervoer."));
	m = peers.different;
	EXPECT(m.n && str_eq(m.at[0].slug, S("de-ruif")));
	EXPECT(says(&m.at[0], "Doet dat in een stad."));
	EXPECT(says(&m.at[0], "Is in een andere fase."));
	EXPECT(tx_end(tx));
	end(&w);
}

/* A body as it is, not as a form. */
static struct reply ask_api(struct world *w, const char *body)
{
	struct request req = {
		.arena = w->arena, .method = POST, .conf = &w->conf,
		.path = S("/api/v1/matches"), .index = w->index, .now = w->now,
		.body = str_from_z(body), .content_type = S("application/json"),
		.url = S("http://test.example.org"), .ip = S("127.0.0.1"),
	};

	return http_serve(&brengplein, w->db, &req);
}

/* Whoever reads it need not be the initiative the page is about. */
TEST(a_reason_beside_a_profile_does_not_speak_of_you)
{
	struct world w = matched_world();
	struct tx *tx = tx_begin(w.db, w.arena, TX_READ);
	struct matches m = match_peers(tx, w.index,
		&(struct match_ask){ .asking = { 3 }, .lang = S("nl"),
				     .limit = 5 }).alike;

	EXPECT(says(pick(&m, "de-kar"), "Ligt 42 km verderop."));
	EXPECT(says(pick(&m, "de-kar"), "Is een fase verder."));
	for (size_t i = 0; i < m.n; i++)
		for (size_t n = 0; n < m.at[i].reasons.n; n++) {
			str reason = m.at[i].reasons.at[n];

			EXPECT(str_find(reason, S(" u.")) == reason.n);
		}
	EXPECT(tx_end(tx));
	end(&w);
}

TEST(the_match_api_answers_as_the_contract_says)
{
	struct world w = matched_world();
	struct reply r = ask_api(&w, "{\"text\": \"vervoer\", \"initiative\":"
		" \"wij\", \"types\": [\"initiative\"], \"limit\": 1}");

	EXPECT(r.status == 200 && str_eq(r.type, S("application/json")));
	EXPECT(shows(r, "{\"items\":[{\"type\":\"initiative\",\"slug\":"
			"\"de-kar\",\"title\":\"De Kar\",\"url\":\"http://"
			"test.example.org/initiatieven/de-kar\",\"score\":"
			"1.0000,\"reasons\":[\""));
	EXPECT(!shows(r, "unfit"));
	end(&w);
}

TEST(the_match_api_tells_all_that_is_wrong_at_once)
{
	struct world w = matched_world();
	struct reply r = ask_api(&w, "{\"initiative\": \"niemand\", \"place\":"
		" \"nergens\", \"themes\": [\"x\"], \"types\": [\"elf\"],"
		" \"limit\": 0}");

	EXPECT(r.status == 422);
	EXPECT(str_eq(r.type, S("application/problem+json")));
	EXPECT(shows(r, "\"text\"") && shows(r, "\"initiative\""));
	EXPECT(shows(r, "\"place\"") && shows(r, "\"themes\""));
	EXPECT(shows(r, "\"types\"") && shows(r, "\"limit\""));
	EXPECT(ask_api(&w, "{").status == 400);
	EXPECT(ask_api(&w, "[]").status == 400);
	EXPECT(ask_api(&w, "{\"text\": 3}").status == 422);
	end(&w);
}

TEST(a_rule_is_read_as_the_grammar_says)
{
	struct arena *a = arena_create(1 << 20);
	struct rule r = rule_read(a, S("core<=8000; area=x ;phase=a|b;zzz;"));

	EXPECT(r.n == 4);
	EXPECT(r.at[0].kind == RULE_CORE && r.at[0].most == 8000);
	EXPECT(r.at[1].kind == RULE_AREA && r.at[1].values.n == 1);
	EXPECT(r.at[2].kind == RULE_PHASE && r.at[2].values.n == 2);
	EXPECT(r.at[3].kind == RULE_UNKNOWN);
	EXPECT(rule_read(a, S("core<=many")).at[0].kind == RULE_UNKNOWN);
	EXPECT(rule_read(a, S("open=no")).at[0].kind == RULE_UNKNOWN);
	EXPECT(rule_read(a, S(" ; ")).n == 0);
	arena_destroy(a);
}

static enum fit fits(struct arena *a, const char *text,
		     const struct rule_asker *asker)
{
	struct rule rule = rule_read(a, str_from_z(text));
	const struct rule_part *deciding;

	return rule_fits(&rule, asker, &deciding);
}

TEST(what_is_not_known_never_excludes)
{
	struct arena *a = arena_create(1 << 20);
	struct rule_asker nobody = { 0 }, town = { .small_core = S("no"),
		.area = S("west"), .phase = S("starter") };
	static const char *const rules[] = { "core<=8000", "area=oost",
		"phase=stable", "place=stad", "theme=eten", "actor=council",
		"role=gids", "wat=dan ook", "" };

	for (size_t i = 0; i < COUNT(rules); i++)
		EXPECT(fits(a, rules[i], &nobody) == MAY_FIT);
	EXPECT(fits(a, "open", &nobody) == FITS);
	list_add(a, &town.within) = S("stad");
	list_add(a, &town.within) = S("provincie");
	list_add(a, &town.actors) = S("initiative");
	EXPECT(fits(a, "core<=8000", &town) == UNFIT);
	EXPECT(fits(a, "core<=100000", &town) == MAY_FIT);
	EXPECT(fits(a, "area=oost|west", &town) == FITS);
	EXPECT(fits(a, "area=oost;phase=starter", &town) == UNFIT);
	EXPECT(fits(a, "place=provincie;phase=starter", &town) == FITS);
	EXPECT(fits(a, "place=dorp", &town) == UNFIT);
	EXPECT(fits(a, "actor=council|initiative", &town) == FITS);
	EXPECT(fits(a, "theme=eten", &town) == MAY_FIT);
	town.place_is_wide = true;
	EXPECT(fits(a, "place=dorp", &town) == MAY_FIT);
	arena_destroy(a);
}
