/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/settings/inside.h"
#include "features/search/search.h"
#include "base/when.h"
#include "test/test.h"

enum { ANNA = 1, BEA = 2 };

/* Bea administers, Anna lives there. */
static struct world office(void)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind, own) VALUES"
		" (1, 'oostdorp', 'Oostdorp', 'oostdorp', 'village', 1);"
		"INSERT INTO place_within (place_id, within_id) VALUES (1, 1)");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BEA, "Bea");
	world_sql(&w, "INSERT INTO role_grant (person_id, role, granted_at,"
		      " granted_by) VALUES (2, 'administrator', 0, 'test')");
	return w;
}

#define SITE_FORM "name=Plein+van+Oostdorp&level=neighbourhood" \
	"&plaats=Oostdorp&langs=nl&lang=nl"

TEST(what_an_administrator_sets_holds_on_every_page_at_once)
{
	struct world w = office();

	EXPECT(shows(get(&w, 0, "/"), "Brengplein</title>"));
	EXPECT(post(&w, BEA, "/beheer/instellingen/site", SITE_FORM).status == 303);
	EXPECT(shows(get(&w, 0, "/"), "Plein van Oostdorp</title>"));
	EXPECT(count(&w, "SELECT count(*) FROM setting WHERE name = 'area'"
		     " AND value = 'oostdorp'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE actor_id = 2 AND"
		     " deed = 'setting.changed'") == 4);
	EXPECT(get(&w, ANNA, "/beheer/instellingen").status == 403);
	world_end(&w);
}

TEST(a_site_in_one_language_offers_no_other)
{
	struct world w = office();

	EXPECT(shows(get(&w, 0, "/?taal=en"), "<html lang=\"en\">"));
	post(&w, BEA, "/beheer/instellingen/site", SITE_FORM);
	EXPECT(shows(get(&w, 0, "/?taal=en"), "<html lang=\"nl\">"));
	EXPECT(!shows(get(&w, 0, "/"), "taal=en"));
	world_end(&w);
}

TEST(a_module_that_is_off_is_gone_from_menu_pages_and_forms)
{
	struct world w = office();
	struct reply r;

	EXPECT(get(&w, 0, "/geld").status == 200);
	EXPECT(post(&w, BEA, "/beheer/instellingen/onderdelen",
		    "off=meetings&off=knowledge").status == 303);
	r = get(&w, 0, "/geld/modellen");
	EXPECT(r.status == 404);
	EXPECT(shows(r, "Dit onderdeel gebruiken we hier niet"));
	EXPECT(get(&w, 0, "/vragen/nieuw").status == 404);
	EXPECT(post(&w, 0, "/vragen/nieuw", "tekst=Wie+weet+dit").status == 404);
	EXPECT(get(&w, 0, "/api/v1/asks").status == 404);
	EXPECT(get(&w, 0, "/bijeenkomsten").status == 200);
	r = get(&w, 0, "/");
	EXPECT(!shows(r, "/geld") && !shows(r, "/vragen") && !shows(r, "/agendas"));
	EXPECT(shows(r, "/bijeenkomsten") && shows(r, "/kennis"));
	EXPECT(shows(get(&w, BEA, "/beheer/instellingen"),
		     "Bijeenkomsten, Kennis"));
	world_end(&w);
}

/* The mill, and one of each other type that speaks of it, all in one place,
 * about one theme and the mill's own. */
static struct world mill(void)
{
	struct world w = office();
	struct err err;
	int64_t n;

	world_sql(&w,
		"INSERT INTO theme (id, slug, nl, en) VALUES"
		" (1, 'malen', 'Malen', 'Milling');"
		"INSERT INTO entry (id, type, slug, title, sort_key, place_id,"
		" created_at, updated_at) VALUES"
		" (1, 'initiative', 'de-molen', 'De molen', 'm', 1, 1, 1),"
		" (2, 'ask', 'x-ask', 'Molen gevraagd', 'm', 1, 1, 1),"
		" (3, 'offer', 'x-offer', 'Molen te leen', 'm', 1, 1, 1),"
		" (4, 'experience', 'x-experience', 'Molen gered', 'm', 1, 1, 1),"
		" (5, 'article', 'x-article', 'Molen uitgelegd', 'm', 1, 1, 1),"
		" (6, 'funding-model', 'x-model', 'Molen betaald', 'm', 1, 1, 1),"
		" (7, 'fund', 'x-fund', 'Molenfonds molen', 'm', 1, 1, 1),"
		" (8, 'meeting', 'x-meeting', 'Molen bezocht', 'm', 1, 1, 1),"
		" (9, 'signal', 'x-signal', 'Molen mag niet', 'm', 1, 1, 1),"
		" (10, 'agenda-item', 'x-agenda', 'Molen draait', 'm', 1, 1, 1);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative');"
		"INSERT INTO ask (id, body) VALUES (2, 'Een molen.');"
		"INSERT INTO offer (id, kind, state, eligible_rule) VALUES"
		" (3, 'goods', 'available', 'open');"
		"INSERT INTO experience (id) VALUES (4);"
		"INSERT INTO article (id, kind) VALUES (5, 'guide');"
		"INSERT INTO funding_model (id) VALUES (6);"
		"INSERT INTO meeting (id, state, starts_at, ends_at) VALUES"
		" (8, 'planned', 32503680000, 32503766400);"
		"INSERT INTO signal (id) VALUES (9);"
		"INSERT INTO agenda_item (id, agenda) VALUES (10, 'doe-agenda');"
		"INSERT INTO entry_theme SELECT id, 1, 0 FROM entry;"
		"INSERT INTO entry_link VALUES (2, 'asked_by', 0, 1),"
		" (3, 'provider', 0, 1), (4, 'by', 0, 1), (8, 'organiser', 0, 1),"
		" (9, 'raised_by', 0, 1), (10, 'owner', 0, 1);"
		"INSERT INTO entry_news SELECT id, 1 FROM entry");
	w.index = index_open_memory(NULL);
	EXPECT(search_fill(w.db, w.index, &n, &err));
	EXPECT(index_commit(w.index, &err));
	return w;
}

static const struct { const char *module, *title; } milled[] = {
	{ "square", "Molen gevraagd" }, { "square", "Molen te leen" },
	{ "experiences", "Molen gered" }, { "knowledge", "Molen uitgelegd" },
	{ "money", "Molen betaald" }, { "money", "Molenfonds molen" },
	{ "meetings", "Molen bezocht" }, { "barriers", "Molen mag niet" },
	{ "agendas", "Molen draait" },
};

/* Wherever something may be found; the last one is asked, not got. */
static const char *const places[] = {
	"/zoeken?q=molen", "/zoeken.atom?q=molen", "/api/v1/search?q=molen",
	("/api/v1/search?q=molen&types=ask,offer,experience,article,"
	 "funding-model,fund,meeting,signal,agenda-item"),
	"/zoeken?q=molen&soort=ask", "/zoeken?q=&thema=malen",
	"/", "/plein", "/vragen", "/vragen.json", "/aanbod.json", "/kennis.atom",
	"/bijeenkomsten", "/bijeenkomsten.atom", "/knelpunten.csv", "/agendas",
	"/geld", "/geld/fondsen.json", "/ervaringen.geojson",
	"/themas/malen", "/themas/malen.atom",
	"/plaatsen/oostdorp", "/plaatsen/oostdorp.atom",
	"/initiatieven/de-molen", "/initiatieven/de-molen.atom",
	"/api/v1/matches",
};

static struct reply ask_matches(struct world *w)
{
	struct request req = {
		.arena = w->arena, .method = POST, .conf = &w->conf,
		.path = S("/api/v1/matches"), .index = w->index, .now = w->now,
		.body = S("{\"text\": \"molen\", \"limit\": 50}"),
		.content_type = S("application/json"),
		.url = w->url, .ip = S("127.0.0.1"),
	};

	return http_serve(&brengplein, w->db, &req);
}

/* For each place a letter: whether it tells of that. */
static str where_shown(struct world *w, const char *title)
{
	struct buf b = { .arena = w->arena, .limit = 100 };

	for (size_t i = 0; i < COUNT(places); i++) {
		bool asked = i + 1 == COUNT(places);
		struct reply r = asked ? ask_matches(w) : get(w, 0, places[i]);

		EXPECT(r.status == 200 || r.status == 404);
		buf_addf(&b, "%c", shows(r, title) ? 'x' : '-');
	}
	return buf_str(&b);
}

static size_t shown_in(str where)
{
	size_t n = 0;

	for (size_t i = 0; i < where.n; i++)
		n += where.p[i] == 'x';
	return n;
}

static void set_off(struct world *w, const char *module)
{
	/* The boxes are of what is used. */
	struct buf b = { .arena = w->arena, .limit = 1000 };

	for (const struct module *m = modules; m->name.n; m++)
		if (!module || !str_eq(m->name, str_from_z(module)))
			buf_addf(&b, "&off=%.*s", (int)m->name.n, m->name.p);
	EXPECT(post(w, BEA, "/beheer/instellingen/onderdelen",
		    arena_z(w->arena, buf_str(&b))).status == 303);
}

TEST(what_is_of_a_module_that_is_off_is_nowhere_and_comes_back)
{
	struct world w = mill();
	str before[COUNT(milled)];

	for (size_t i = 0; i < COUNT(milled); i++) {
		before[i] = where_shown(&w, milled[i].title);
		EXPECT(shown_in(before[i]) >= 8);
	}
	for (const struct module *m = modules; m->name.n; m++) {
		set_off(&w, m->name.p);
		for (size_t i = 0; i < COUNT(milled); i++)
			if (str_eq(m->name, str_from_z(milled[i].module)))
				EXPECT(!shown_in(where_shown(&w, milled[i].title)));
		EXPECT(shows(get(&w, 0, "/zoeken?q=molen"), "De molen"));
		set_off(&w, NULL);
	}
	for (size_t i = 0; i < COUNT(milled); i++)
		EXPECT(str_eq(before[i], where_shown(&w, milled[i].title)));
	world_end(&w);
}

TEST(a_type_belongs_to_the_module_that_has_its_list)
{
	struct conf conf = conf_default();

	for (const struct module *m = modules; m->name.n; m++) {
		conf.off = m->name;
		for (const struct entry_type *t = entry_types(); t->type.n; t++)
			EXPECT(entry_is_used(&conf, t->type) ==
			       settings_uses(&conf, t->list));
	}
}

TEST(a_setting_is_put_back_from_its_history)
{
	struct world w = office();
	struct reply r;

	post(&w, BEA, "/beheer/instellingen/site", SITE_FORM);
	r = get(&w, BEA, "/beheer/instellingen");
	EXPECT(shows(r, "<del>Brengplein</del> → Plein van Oostdorp"));
	EXPECT(shows(r, ", Bea</p>"));
	EXPECT(shows(get(&w, BEA, "/beheer/instellingen/terug/1"),
		     "Deze instelling terugzetten?"));
	EXPECT(post(&w, BEA, "/beheer/instellingen/terug/1", "").status == 303);
	EXPECT(shows(get(&w, 0, "/"), "Brengplein</title>"));
	EXPECT(count(&w, "SELECT count(*) FROM setting_change") == 5);
	EXPECT(post(&w, BEA, "/beheer/instellingen/terug/99", "").status == 404);
	world_end(&w);
}

TEST(a_password_is_kept_and_never_shown)
{
	struct world w = office();
	struct reply r;

	EXPECT(post(&w, BEA, "/beheer/instellingen/mail",
		    "mail=smtps://x%2540example.org@smtp.example.org"
		    "&mail_password=geheim-woord&mail_from=x@example.org"
		    "&mail_name=&url=https://plein.example.org").status == 303);
	r = get(&w, BEA, "/beheer/instellingen");
EXPECT(!shows(r, "geheim-woord"));
	EXPECT(shows(r, "ingevuld, en niet te zien"));
	EXPECT(!shows(get(&w, BEA, "/beheer/instellingen/mail"), "geheim-woord"));
	EXPECT(count(&w, "SELECT count(*) FROM setting WHERE name ="
		     " 'mail_password' AND value = 'geheim-woord'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM setting_change WHERE was ="
		     " 'geheim-woord' OR became = 'geheim-woord'") == 0);
	post(&w, BEA, "/beheer/instellingen/mail", "mail_from=y@example.org"
	     "&mail_password=&mail=&mail_name=&url=");
	EXPECT(count(&w, "SELECT count(*) FROM setting WHERE name ="
		     " 'mail_password' AND value = 'geheim-woord'") == 1);
	world_end(&w);
}

TEST(how_mail_goes_out_asks_a_sign_in_of_the_last_ten_minutes)
{
	struct world w = office();

	w.now += 10 * MINUTE + 1;
	EXPECT(get(&w, BEA, "/beheer/instellingen").status == 200);
	EXPECT(get(&w, BEA, "/beheer/instellingen/mail").status == 303);
	EXPECT(post(&w, BEA, "/beheer/instellingen/mail", "").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM setting") == 0);
	world_end(&w);
}

TEST(what_cannot_be_set_is_said_at_the_field)
{
	static const struct { const char *part, *form, *says; } wrong[] = {
		{ "site", "name=&langs=nl&lang=nl", "Vul dit in: Hoe heet" },
		{ "site", "name=Plein&lang=nl", "Kies minstens één taal" },
		{ "site", "name=Plein&langs=nl&lang=en", "waarin mensen hier" },
		{ "site", "name=Plein&langs=nl&lang=nl&level=planeet",
		  "Kies een van deze" },
		{ "site", "name=Plein&langs=nl&lang=nl&plaats=Nergenshuizen",
		  "kennen deze plaats niet" },
		{ "mail", "mail=http://x&mail_from=x@example.org",
		  "Begin met smtp://" },
		{ "mail", "mail=&mail_from=x", "Vul een e-mailadres in" },
		{ "mail", "mail=&mail_from=x@example.org&url=plein.nl",
		  "Begin met https://" },
		{ "kopie", "backup_hour=24&backup_kept=14",
		  "van 0 tot en met 23" },
		{ "kopie", "backup_hour=3&backup_kept=veel",
		  "van 2 tot en met 60" },
	};
	struct world w = office();

	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct reply r = post(&w, BEA, arena_f(w.arena,
			"/beheer/instellingen/%s", wrong[i].part).p,
			wrong[i].form);

		EXPECT(r.status == 422);
		EXPECT(shows(r, wrong[i].says));
	}
	EXPECT(get(&w, BEA, "/beheer/instellingen/niets").status == 404);
	EXPECT(count(&w, "SELECT count(*) FROM setting") == 0);
	world_end(&w);
}

TEST(a_failing_database_changes_no_setting)
{
	struct world w = office();

	survives_every_failure(&w, BEA, "/beheer/instellingen", NULL);
	survives_every_failure(&w, BEA, "/beheer/instellingen/site", SITE_FORM);
	survives_every_failure(&w, BEA, "/beheer/instellingen/mail",
			       "mail_from=y@example.org&mail=");
	post(&w, BEA, "/beheer/instellingen/site", SITE_FORM);
	survives_every_failure(&w, BEA, "/beheer/instellingen/terug/1", "");
	world_end(&w);
}
