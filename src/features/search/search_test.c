/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/test.h"
#include "features/search/search.h"
#include "lang/lexicon.h"

#include <dirent.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

/* A small network of our own making, found by a lexicon of three groups. */
static const char network[] =
	"INSERT INTO place (id, slug, name, fold, kind, own) VALUES"
	" (1, 'mun-zandwijk', 'Zandwijk', 'zandwijk', 'municipality', 1),"
	" (2, 'lutterdorp', 'Lutterdorp', 'lutterdorp', 'village', 1),"
	" (3, 'verweg', 'Verweg', 'verweg', 'village', 0);"
	"UPDATE place SET municipality_id = 1 WHERE id <= 2;"
	"INSERT INTO place_within VALUES (1, 1), (2, 2), (2, 1), (3, 3);"
	"INSERT INTO theme (id, slug, nl, en, description) VALUES"
	" (1, 'vervoer', 'Onderling vervoer', 'Transport', 'Elkaar rijden.'),"
	" (2, 'eten', 'Samen eten', 'Eating together', 'Aan tafel.');"
	"INSERT INTO entry (id, type, slug, title, sort_key, summary, place_id,"
	" phase, created_at, updated_at) VALUES"
	" (1, 'initiative', 'de-kar', 'De Kar', 'de kar', 'Buren brengen elkaar"
	" naar het ziekenhuis.', 2, 'stable', 1, 1),"
	" (2, 'experience', 'e-rooster', 'Een rooster met chauffeurs', 'een',"
	" 'Twintig vrijwilligers rijden om de beurt.', NULL, '', 1, 1),"
	" (3, 'ask', 'q-soep', 'Wie kookt er mee?', 'wie', '', 1, '', 1, 1),"
	" (4, 'offer', 'o-keuken', 'Onze keuken', 'onze', 'Op maandag vrij.',"
	" 2, '', 1, 1),"
	" (5, 'initiative', 'geheim', 'Geheim gezelschap', 'geheim',"
	" 'Ziekenhuis.', 2, '', 1, 1);"
	"UPDATE entry SET status = 'hidden' WHERE id = 5;"
	"INSERT INTO party (id, kind) VALUES (1, 'initiative'),"
	" (5, 'initiative');"
	"INSERT INTO party_alias VALUES (1, 0, 'Karretje Lutterdorp', 'k');"
	"INSERT INTO experience (id) VALUES (2);"
	"INSERT INTO ask (id, body) VALUES (3, 'We zoeken mensen voor de"
	" soepgroep.');"
	"INSERT INTO offer (id, kind) VALUES (4, 'space');"
	"INSERT INTO entry_theme VALUES (1, 1, 0), (2, 1, 0), (3, 2, 0),"
	" (4, 2, 0);"
	"INSERT INTO entry_link VALUES (2, 'by', 0, 1);";

static const struct senses *senses(struct arena *a)
{
	struct lexicon *l = lexicon_create_empty(a);

	EXPECT(lexicon_add(l, S("vervoer\tvervoer|auto delen|rijden")));
	EXPECT(lexicon_add(l, S("vervoer\tkliniek|ziekenhuis")));
	EXPECT(lexicon_add(l, S("eten\tmaaltijd|samen eten|~soep")));
	return senses_create(a, l);
}

static struct world found_world(void)
{
	struct world w = world_new(network);
	struct err err;
	int64_t n;

	w.index = index_open_memory(senses(w.arena));
	EXPECT(search_fill(w.db, w.index, &n, &err));
	EXPECT(index_commit(w.index, &err));
	return w;
}

static void end(struct world *w)
{
	world_end(w);
}

/* Where a text stands in a page; far away if it does not. */
static size_t at(struct reply r, const char *text)
{
	return str_find(r.body, str_from_z(text));
}

TEST(a_search_finds_what_is_said_in_other_words)
{
	struct world w = found_world();

	EXPECT(shows(get(&w, 0, "/zoeken?q=kliniek"), "/initiatieven/de-kar"));
	EXPECT(shows(get(&w, 0, "/zoeken?q=maaltijd"), "/vragen/q-soep"));
	EXPECT(!shows(get(&w, 0, "/zoeken?q=kliniek"), "/vragen/q-soep"));
	end(&w);
}

TEST(a_compound_is_found_by_its_parts_and_parts_by_the_compound)
{
	struct world w = found_world();

	EXPECT(shows(get(&w, 0, "/zoeken?q=groep+voor+soep"), "q-soep"));
	EXPECT(shows(get(&w, 0, "/zoeken?q=ziekenhuisauto"), "de-kar"));
	end(&w);
}

TEST(a_whole_name_comes_first_and_its_beginning_finds_it)
{
	struct world w = found_world();
	struct reply r = get(&w, 0, "/zoeken?q=de+kar");

	EXPECT(at(r, "/initiatieven/de-kar") < at(r, "/ervaringen/e-rooster"));
	EXPECT(shows(get(&w, 0, "/zoeken?q=karret"), "/initiatieven/de-kar"));
	EXPECT(shows(get(&w, 0, "/zoeken?q=Karretje+Lutterdorp"), "de-kar"));
	end(&w);
}

TEST(what_is_hidden_is_not_found)
{
	struct world w = found_world();

	EXPECT(!shows(get(&w, 0, "/zoeken?q=geheim+gezelschap"),
		      "/initiatieven/geheim"));
	EXPECT(!shows(get(&w, 0, "/api/v1/search?q=geheim"), "\"geheim\""));
	end(&w);
}

TEST(a_slip_is_mended_and_told_and_can_be_kept)
{
	struct world w = found_world();
	struct reply r = get(&w, 0, "/zoeken?q=vrijwilligerss+chaufeurs");

	EXPECT(shows(r, "e-rooster"));
	EXPECT(shows(r, "We zochten op"));
	EXPECT(shows(r, "letterlijk=1"));
	r = get(&w, 0, "/zoeken?q=chaufeurs&letterlijk=1");
	EXPECT(!shows(r, "We zochten op"));
	end(&w);
}

TEST(a_place_in_the_words_brings_what_lies_there)
{
	struct world w = found_world();
	struct reply r = get(&w, 0, "/zoeken?q=wat+is+er+in+Lutterdorp");

	EXPECT(shows(r, "de-kar") && shows(r, "o-keuken"));
	EXPECT(!shows(r, "/vragen/q-soep"));
	end(&w);
}

TEST(a_place_where_nothing_is_is_found_by_its_name_alone)
{
	struct world w = found_world();

	EXPECT(shows(get(&w, 0, "/zoeken?q=Verweg"), "/plaatsen/verweg"));
	EXPECT(shows(get(&w, 0, "/api/v1/search?q=verweg&types=place"),
		     "\"slug\":\"verweg\""));
	EXPECT(!shows(get(&w, 0, "/zoeken?q=verweg+rijden"), "/plaatsen/verweg"));
	end(&w);
}

TEST(filters_of_the_address_hold)
{
	struct world w = found_world();

	EXPECT(!shows(get(&w, 0, "/zoeken?q=samen+eten&plaats=lutterdorp"),
		      "/vragen/q-soep"));
	EXPECT(shows(get(&w, 0, "/zoeken?q=samen+eten&gemeente=mun-zandwijk"),
		     "/vragen/q-soep"));
	EXPECT(!shows(get(&w, 0, "/zoeken?q=ziekenhuis&thema=eten"), "de-kar"));
	EXPECT(!shows(get(&w, 0, "/zoeken?q=rijden&soort=experience"),
		      "/initiatieven/de-kar"));
	EXPECT(shows(get(&w, 0, "/zoeken?q=rijden&soort=experience"),
		     "/ervaringen/e-rooster"));
	end(&w);
}

TEST(a_filter_that_is_on_shows_and_can_be_taken_away)
{
	struct world w = found_world();
	struct reply r = get(&w, 0, "/zoeken?q=rijden&thema=vervoer&plaats="
				    "lutterdorp&soort=initiative");

	EXPECT(shows(r, "href=\"/zoeken?q=rijden&amp;plaats=lutterdorp&amp;"
		"soort=initiative\"><span class=\"bp-sr\">Haal weg: </span>"
		"Onderling vervoer"));
	EXPECT(shows(r, "href=\"/zoeken?q=rijden&amp;thema=vervoer&amp;"
		"soort=initiative\"><span class=\"bp-sr\">Haal weg: </span>"
		"Lutterdorp"));
	EXPECT(shows(r, "name=\"thema\" value=\"vervoer\""));
	EXPECT(shows(r, "href=\"/zoeken?q=rijden&amp;soort=initiative\">"
			"Toon alles"));
	EXPECT(!shows(get(&w, 0, "/zoeken?q=rijden"), "Haal weg"));
	end(&w);
}

TEST(what_is_found_can_be_narrowed_to_its_themes_and_municipalities)
{
	struct world w = found_world();
	struct reply r;

	world_sql(&w, "INSERT INTO entry (id, type, slug, title, sort_key,"
		" place_id, created_at, updated_at) VALUES"
		" (11, 'offer', 'o-1', 'Quokka een', 'b', 2, 1, 1),"
		" (12, 'offer', 'o-2', 'Quokka twee', 'b', 2, 1, 1),"
		" (13, 'offer', 'o-3', 'Quokka drie', 'b', 2, 1, 1),"
		" (14, 'offer', 'o-4', 'Quokka vier', 'b', 2, 1, 1),"
		" (15, 'offer', 'o-5', 'Quokka vijf', 'b', NULL, 1, 1),"
		" (16, 'offer', 'o-6', 'Quokka zes', 'b', NULL, 1, 1);"
		"INSERT INTO offer (id, kind) SELECT id, 'goods' FROM entry"
		" WHERE id > 10;"
		"INSERT INTO entry_theme VALUES (11, 1, 0), (12, 1, 0), (13, 2, 0)");
	for (int64_t id = 11; id <= 16; id++) {
		struct tx *tx = tx_begin(w.db, w.arena, TX_WRITE);

		search_touch(tx, (entry_id){ id }, w.now);
		EXPECT(tx_end(tx));
	}
	world_work(&w);
	r = get(&w, 0, "/zoeken?q=quokka");
	EXPECT(shows(r, "6 gevonden"));
	EXPECT(shows(r, "href=\"/zoeken?q=quokka&amp;thema=vervoer\">"
			"Onderling vervoer (2)"));
	EXPECT(shows(r, "href=\"/zoeken?q=quokka&amp;gemeente="
			"mun-zandwijk\">Zandwijk (4)"));
	r = get(&w, 0, "/zoeken?q=quokka&thema=vervoer");
	EXPECT(shows(r, "2 gevonden"));
	EXPECT(!shows(r, "thema=eten"));
	end(&w);
}

TEST(an_empty_a_senseless_and_an_endless_question_get_a_page)
{
	struct world w = found_world();
	char path[900] = "/zoeken?q=";
	struct reply r = get(&w, 0, "/zoeken");

	EXPECT(r.status == 200 && shows(r, "Wat zoekt u?"));
	EXPECT(shows(r, "/initiatieven/de-kar"));
	r = get(&w, 0, "/zoeken?q=qqxzv%20!!%20%22");
	EXPECT(r.status == 200 && shows(r, "Niets gevonden"));
	EXPECT(shows(r, "/vragen/nieuw?tekst=qqxzv"));
	EXPECT(get(&w, 0, "/zoeken?q=de+het+een+van").status == 200);
	for (size_t n = strlen(path); n < 800; n++)
		path[n] = n % 6 ? 'a' + (char)(n % 26) : '+';
	EXPECT(get(&w, 0, path).status == 200);
	EXPECT(shows(get(&w, 0, "/zoeken?q=ziekenhuis&taal=en"), "found"));
	end(&w);
}

TEST(markup_in_a_question_stays_text)
{
	struct world w = found_world();
	struct reply r = get(&w, 0, "/zoeken?q=%3Cscript%3Eziekenhuis");

	EXPECT(!shows(r, "<script>ziek"));
	EXPECT(shows(r, "<mark>ziekenhuis</mark>"));
	end(&w);
}

TEST(the_search_api_answers_as_the_contract_says)
{
	struct world w = found_world();
	struct reply r = get(&w, 0, "/api/v1/search?q=ziekenhuis&limit=1");

	EXPECT(r.status == 200 && str_eq(r.type, S("application/json")));
	EXPECT(shows(r, "\"items\":[{\"type\":\"initiative\","
			"\"slug\":\"de-kar\",\"title\":\"De Kar\",\"url\":"
			"\"http://test.example.org/initiatieven/de-kar\","
			"\"score\":"));
	EXPECT(shows(r, "\"highlight\":") && shows(r, "\"total\":"));
	EXPECT(shows(get(&w, 0, "/api/v1/search?q=chaufeurs"),
		     "\"corrected\":\"chauffeurs\""));
	EXPECT(!shows(get(&w, 0, "/api/v1/search?q=rijden&types=ask,offer"),
		      "de-kar"));
	r = get(&w, 0, "/api/v1/search?q=x&limit=0&types=elf");
	EXPECT(r.status == 400);
	EXPECT(shows(r, "\"limit\"") && shows(r, "\"types\""));
	end(&w);
}

TEST(without_an_index_the_page_says_nothing_is_found)
{
	struct world w = world_new(network);
	struct reply r = get(&w, 0, "/zoeken?q=ziekenhuis");

	EXPECT(r.status == 200 && shows(r, "Niets gevonden"));
	world_end(&w);
}

TEST(the_index_follows_what_is_written)
{
	struct world w = found_world();
	struct tx *tx;

	world_sql(&w, "UPDATE entry SET title = 'De Slee' WHERE id = 1;");
	tx = tx_begin(w.db, w.arena, TX_WRITE);
	search_touch(tx, (entry_id){ 1 }, w.now);
	EXPECT(tx_end(tx));
	EXPECT(!shows(get(&w, 0, "/zoeken?q=slee"), "de-kar"));
	world_work(&w);
	EXPECT(shows(get(&w, 0, "/zoeken?q=slee"), "de-kar"));

	world_sql(&w, "DELETE FROM entry WHERE id = 1;");
	tx = tx_begin(w.db, w.arena, TX_WRITE);
	search_touch(tx, (entry_id){ 1 }, w.now);
	EXPECT(tx_end(tx));
	world_work(&w);
	EXPECT(!shows(get(&w, 0, "/zoeken?q=slee&letterlijk=1"), "de-kar"));
	EXPECT(index_count(w.index) == 7);
	end(&w);
}

TEST(everything_is_indexed_anew_by_jobs)
{
	struct world w = world_new(network);
	struct tx *tx = tx_begin(w.db, w.arena, TX_WRITE);

	w.index = index_open_memory(senses(w.arena));
	search_touch_all(tx, w.now);
	EXPECT(tx_end(tx));
	world_work(&w);
	/* four public entries, two themes, two places of the network */
	EXPECT(index_count(w.index) == 8);
	end(&w);
}

static const char *folder(struct world *w)
{
	static const char pattern[] = "/tmp/search-test-XXXXXX";
	char *path = arena_alloc(w->arena, sizeof(pattern));

	memcpy(path, pattern, sizeof(pattern));
	EXPECT(mkdtemp(path));
	return path;
}

/* The folder with the generations in it. */
static void remove_folder(struct arena *a, const char *path)
{
	DIR *d = opendir(path);
	struct dirent *e;

	while (d && (e = readdir(d))) {
		const char *inside;

		if (e->d_name[0] == '.')
			continue;
		inside = arena_f(a, "%s/%s%c", path, e->d_name, 0).p;
		if (e->d_type == DT_DIR)
			remove_folder(a, inside);
		else
			unlink(inside);
	}
	closedir(d);
	rmdir(path);
}

static int64_t found(struct index *ix, struct arena *a, str text)
{
	return (int64_t)index_search(ix, a, &(struct index_query){
		.text = text, .limit = 10 }).n;
}

TEST(a_rebuild_takes_the_place_of_what_readers_read)
{
	struct world w = world_new(network);
	const char *dir = folder(&w);
	struct err err = { "" };
	struct index *reader, *writer;
	int64_t n;

	EXPECT(!index_open(dir, NULL, &err) && err.text[0]);
	EXPECT(search_rebuild(w.db, dir, senses(w.arena), &n, &err));
	EXPECT(n == 10);
	reader = index_open(dir, NULL, &err);
	EXPECT(reader && found(reader, w.arena, S("ziekenhuis")) > 0);

	world_sql(&w, "UPDATE entry SET summary = 'Naar de apotheek.';");
	EXPECT(search_rebuild(w.db, dir, NULL, &n, &err));
	EXPECT(found(reader, w.arena, S("ziekenhuis")) == 0);
	EXPECT(found(reader, w.arena, S("apotheek")) == 4);

	writer = index_open_writer(dir, NULL, &err);
	EXPECT(writer && !search_rebuild(w.db, dir, NULL, &n, &err));
	EXPECT(index_delete(writer, (struct index_key){ 'e', 1 }, &err));
	EXPECT(index_commit(writer, &err));
	EXPECT(found(reader, w.arena, S("apotheek")) == 3);
	index_close(writer);
	index_close(reader);
	remove_folder(w.arena, dir);
	world_end(&w);
}

static bool same_hits(const struct index_found *one,
		      const struct index_found *other)
{
	bool same = one->n == other->n && one->total == other->total;

	for (size_t i = 0; i < one->n && same; i++)
		same = one->at[i].key.id == other->at[i].key.id &&
		       one->at[i].score == other->at[i].score;
	return same;
}

/* A reader keeps what was asked last, weighed: nobody may notice. */
TEST(what_is_asked_again_is_answered_as_the_first_time)
{
	struct world w = world_new(network);
	const char *dir = folder(&w);
	struct index_query q = { .text = S("vervoer naar het ziekenhuis"),
				 .limit = 10 };
	struct index_query other = { .text = S("apotheek"), .limit = 10 };
	struct index_found first, again;
	struct index *reader, *fresh;
	struct err err;
	int64_t n;

	EXPECT(search_rebuild(w.db, dir, senses(w.arena), &n, &err));
	reader = index_open(dir, senses(w.arena), &err);
	first = index_search(reader, w.arena, &q);
	EXPECT(first.n > 0);
	for (int types = 0; types < 2; types++) {
		if (types)
			list_add(w.arena, &q.types) = S("offer");
		fresh = index_open(dir, senses(w.arena), &err);
		first = index_search(fresh, w.arena, &q);
		again = index_search(reader, w.arena, &q);
		EXPECT(same_hits(&first, &again));
		(void)index_search(reader, w.arena, &other);
		again = index_search(reader, w.arena, &q);
		EXPECT(same_hits(&first, &again));
		index_close(fresh);
	}
	index_close(reader);
	remove_folder(w.arena, dir);
	world_end(&w);
}

static bool put_offer(struct arena *a, struct index *ix, int64_t id)
{
	struct index_doc doc = { .key = { 'e', id }, .type = S("offer") };

	list_add(a, &doc.texts) = (struct index_text){ FIELD_TITLE,
						       S("Vervoer") };
	return index_put(ix, &doc, NULL);
}

/* A reader keeps the list of a word that many have, until the next change. */
TEST(a_word_that_many_have_is_found_as_long_as_it_is_there)
{
	enum { MANY = 300 };
	struct world w = world_new(network);
	const char *dir = folder(&w);
	struct index_query q = { .text = S("vervoer"), .limit = 10 };
	struct index *ix = index_rebuild_begin(dir, NULL, NULL), *reader;
	struct index_found first, again;

	for (int64_t i = 1; i <= MANY; i++)
		EXPECT(put_offer(w.arena, ix, i));
	EXPECT(index_commit(ix, NULL) && index_rebuild_end(ix, NULL));
	reader = index_open(dir, NULL, NULL);
	first = index_search(reader, w.arena, &q);
	(void)index_search(reader, w.arena,
			   &(struct index_query){ .text = S("apotheek") });
	again = index_search(reader, w.arena, &q);
	EXPECT(first.total == MANY && same_hits(&first, &again));

	ix = index_open_writer(dir, NULL, NULL);
	EXPECT(index_delete(ix, first.at[0].key, NULL));
	EXPECT(put_offer(w.arena, ix, MANY + 1));
	EXPECT(put_offer(w.arena, ix, MANY + 2));
	EXPECT(index_commit(ix, NULL));
	again = index_search(reader, w.arena, &q);
	EXPECT(again.total == MANY + 1);
	EXPECT(again.at[0].key.id != first.at[0].key.id);
	index_close(ix);
	index_close(reader);
	remove_folder(w.arena, dir);
	world_end(&w);
}

struct reading {
	const char *dir;
	int failures, rounds;
	bool stop;
};

static void *keep_reading(void *with)
{
	struct reading *r = with;
	struct arena *a = arena_create(256 << 20);
	struct index *ix = index_open(r->dir, NULL, NULL);

	while (!__atomic_load_n(&r->stop, __ATOMIC_RELAXED) || !r->rounds) {
		r->failures += found(ix, a, S("ziekenhuis")) == 0;
		r->rounds++;
		arena_reset(a);
	}
	index_close(ix);
	arena_destroy(a);
	return NULL;
}

TEST(reading_goes_on_while_the_index_is_rebuilt)
{
	struct world w = world_new(network);
	const char *dir = folder(&w);
	struct reading r = { .dir = dir };
	struct err err = { "" };
	pthread_t thread;
	int64_t n;

	EXPECT(search_rebuild(w.db, dir, NULL, &n, &err));
	EXPECT(!pthread_create(&thread, NULL, keep_reading, &r));
	for (int i = 0; i < 5; i++)
		EXPECT(search_rebuild(w.db, dir, NULL, &n, &err));
	__atomic_store_n(&r.stop, true, __ATOMIC_RELAXED);
	pthread_join(thread, NULL);
	EXPECT(r.rounds > 0 && r.failures == 0);
	remove_folder(w.arena, dir);
	world_end(&w);
}
