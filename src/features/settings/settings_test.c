/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/settings/settings.h"
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
