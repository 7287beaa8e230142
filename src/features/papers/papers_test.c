/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/papers/inside.h"
#include "features/consent/consent.h"
#include "features/privacy/privacy.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BEA = 2 };

/* Bea administers, Anna lives there. */
static struct world office(void)
{
	struct world w = world_new("");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BEA, "Bea");
	world_sql(&w, "INSERT INTO role_grant (person_id, role, granted_at,"
		      " granted_by) VALUES (2, 'administrator', 0, 'test')");
	return w;
}

#define OWNER_FORM "owner=Stichting+Oostdorp&owner_address=Plein+1" \
	"&owner_number=00000000&privacy_mail=privacy@example.org" \
	"&privacy_officer="
#define MACHINE_FORM "host=De+Machinekamer&host_address=Kade+2" \
	"&host_place=Oostdorp,+Nederland&host_helpers=Postbode;+Kluis" \
	"&abroad=no&abroad_how="
#define ACCESS_FORM "access_mail=help@example.org&access_tested=2026-06-01" \
	"&access_by=Bureau+Kijk&access_report=https://example.org/rapport" \
	"&access_planned="

static void fill(struct world *w, const char *part, const char *form)
{
	EXPECT(post(w, BEA, arena_f(w->arena, "/beheer/instellingen/%s",
				    part).p, form).status == 303);
}

static size_t times(struct reply r, const char *text)
{
	str rest = r.body, what = str_from_z(text);
	size_t n = 0, at;

	while ((at = str_find(rest, what)) < rest.n) {
		rest = (str){ rest.p + at + what.n, rest.n - at - what.n };
		n++;
	}
	return n;
}

/* As pages write it. */
static const char *on_page(struct world *w, str text)
{
	struct page pg = { .out = { .arena = w->arena, .limit = 1 << 12 } };

	html_put_str(&pg, text);
	return arena_z(w->arena, buf_str(&pg.out));
}

/* Of each kind of data that the file with one's own has, and each term. */
TEST(the_register_forgets_no_kind_of_data_and_no_term)
{
	struct world w = office();
	struct reply page = get(&w, BEA, "/beheer/papieren/register");
	struct request req = { .arena = w.arena, .lang = S("nl"),
			       .conf = &w.conf };

	EXPECT(page.status == 200);
	for (size_t i = 0; privacy_kind(i).name; i++) {
		str line = arena_f(w.arena, "<li>%s: ", on_page(&w,
			tr(S("nl"), str_from_z(privacy_kind(i).title))));

		EXPECT(times(page, line.p) == 1);
	}
	for (size_t i = 0; privacy_term(&req, i).what; i++)
		EXPECT(shows(page, on_page(&w, tr(S("nl"),
			str_from_z(privacy_term(&req, i).what)))));
	EXPECT(!shows(page, "Andere onderdelen van de site"));
	world_end(&w);
}

TEST(what_is_not_filled_in_stands_open_with_the_way_to_fill_it)
{
	struct world w = office();

	EXPECT(shows(get(&w, BEA, "/privacy"), "/beheer/instellingen/organisatie"));
	EXPECT(shows(get(&w, STRANGER, "/privacy"), "nog niet ingevuld"));
	EXPECT(!shows(get(&w, STRANGER, "/privacy"), "/beheer/instellingen"));
	EXPECT(shows(get(&w, BEA, "/beheer/papieren"), "dingen niet ingevuld"));
	fill(&w, "organisatie", OWNER_FORM);
	fill(&w, "machine", MACHINE_FORM);
	fill(&w, "toegankelijk", ACCESS_FORM);
	EXPECT(!shows(get(&w, BEA, "/beheer/papieren"), "niet ingevuld"));
	EXPECT(!shows(get(&w, BEA, "/privacy"), "niet ingevuld"));
	world_end(&w);
}

TEST(a_setting_changes_every_paper_and_its_version)
{
	static const char *const papers[] = { "/privacy", "/beheer/papieren/register",
		"/beheer/papieren/verwerkersovereenkomst" };
	struct world w = office();

	EXPECT(shows(get(&w, STRANGER, "/privacy"), "Versie 1."));
	fill(&w, "organisatie", OWNER_FORM);
	fill(&w, "machine", MACHINE_FORM);
	for (size_t i = 0; i < COUNT(papers); i++) {
		struct reply r = get(&w, BEA, papers[i]);

		EXPECT(shows(r, "Stichting Oostdorp"));
		EXPECT(shows(r, "De Machinekamer") && shows(r, "<li>Kluis</li>"));
		EXPECT(shows(r, "Daar gaat niets naartoe."));
		EXPECT(shows(r, "ingevuld op 18 november 2026"));
	}
	w.conf.mail = S("smtps://a%40b@smtp.example.org:465");
	EXPECT(shows(get(&w, STRANGER, "/privacy"), "<dd>smtp.example.org</dd>"));
	world_end(&w);
}

TEST(a_module_that_is_off_leaves_the_papers_unless_something_is_kept)
{
	struct world w = office();

	EXPECT(shows(get(&w, STRANGER, "/privacy"), "Uw vragen: "));
	fill(&w, "onderdelen", "off=meetings&off=knowledge");
	EXPECT(!shows(get(&w, STRANGER, "/privacy"), "Uw vragen: "));
	EXPECT(!shows(get(&w, BEA, "/beheer/papieren/register"),
		      "Vragen en aanbod op het plein"));
	world_sql(&w, "INSERT INTO entry (id, type, slug, title, sort_key,"
		" created_at, updated_at) VALUES (3, 'ask', 'q-hoe', 'Hoe',"
		" 'hoe', 0, 0); INSERT INTO ask (id, person_id) VALUES (3, 1)");
	EXPECT(shows(get(&w, STRANGER, "/privacy"), "Uw vragen: "));
	world_end(&w);
}

TEST(the_accessibility_status_follows_from_what_is_known)
{
	struct world w = office();
	const char *path = "/toegankelijkheid";

	EXPECT(shows(get(&w, STRANGER, path), "E: nog geen verklaring"));
	fill(&w, "organisatie", OWNER_FORM);
	fill(&w, "toegankelijk", "access_mail=help@example.org");
	EXPECT(shows(get(&w, STRANGER, path), "D: voldoet niet"));
	fill(&w, "toegankelijk", "access_mail=help@example.org"
	     "&access_planned=2027-03-01");
	EXPECT(shows(get(&w, STRANGER, path), "C: eerste maatregelen"));
	fill(&w, "toegankelijk", ACCESS_FORM);
	EXPECT(shows(get(&w, STRANGER, path), "A: voldoet volledig"));
	EXPECT(post(&w, BEA, "/beheer/toegankelijkheid",
		    "wat=De+kaart+zegt+niets&oorzaak=Geen+tijd"
		    "&gevolg=Wie+niet+ziet+mist+hem&anders=De+lijst"
		    "&plan=Wij+maken+hem+anders&voor=2027-02-01").status == 303);
	EXPECT(shows(get(&w, STRANGER, path), "B: voldoet gedeeltelijk"));
	EXPECT(shows(get(&w, STRANGER, path), "1. De kaart zegt niets"));
	EXPECT(shows(get(&w, STRANGER, path), "1 februari 2027"));
	EXPECT(post(&w, BEA, "/beheer/toegankelijkheid/1", "").status == 303);
	EXPECT(shows(get(&w, STRANGER, path), "A: voldoet volledig"));
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE deed ="
			 " 'access.noted'") == 2);
	w.now += 3 * 366 * DAY;
	world_sign_in(&w, BEA);
	EXPECT(shows(get(&w, STRANGER, path), "D: voldoet niet"));
	world_end(&w);
}

TEST(a_paper_is_saved_as_text_and_to_edit)
{
	struct world w = office();
	struct reply text = get(&w, BEA,
		"/beheer/papieren/verwerkersovereenkomst/opslaan?als=tekst");
	struct reply page = get(&w, BEA,
		"/beheer/papieren/verwerkersovereenkomst/opslaan?als=html&taal=en");

	EXPECT(str_starts(text.body, S("Verwerkersovereenkomst\r\n")));
	EXPECT(shows(text, "Naam: [nog invullen]\r\n"));
	EXPECT(shows(text, "8. Een datalek\r\n==="));
	EXPECT(str_eq(text.filename, S("verwerkersovereenkomst-2026-11-18.txt")));
	EXPECT(shows(page, "<html lang=\"en\">"));
	EXPECT(shows(page, "Data processing agreement") &&
	       !shows(page, "bp-header"));
	EXPECT(get(&w, BEA, "/beheer/papieren/niets").status == 404);
	EXPECT(get(&w, BEA, "/beheer/papieren/niets/opslaan").status == 404);
	EXPECT(get(&w, ANNA, "/beheer/papieren/register").status == 403);
	world_end(&w);
}

TEST(what_is_missing_is_said_at_its_field)
{
	struct world w = office();
	struct reply r = post(&w, BEA, "/beheer/toegankelijkheid",
			      "wat=De+kaart&voor=morgen-ooit");

	EXPECT(r.status == 422 && shows(r, "oorzaak-fout"));
	EXPECT(shows(r, "value=\"De kaart\""));
	EXPECT(post(&w, BEA, "/beheer/instellingen/toegankelijk",
		    "access_tested=2026-13-45").status == 422);
	EXPECT(post(&w, BEA, "/beheer/instellingen/toegankelijk",
		    "access_report=javascript:x").status == 422);
	EXPECT(post(&w, BEA, "/beheer/instellingen/organisatie",
		    "privacy_mail=x").status == 422);
	world_end(&w);
}

TEST(who_took_part_is_asked_again_when_someone_else_answers_for_their_data)
{
	struct world w = office();

	post(&w, ANNA, "/mijn/huisregels", "");
	fill(&w, "machine", MACHINE_FORM);
	w.now += 10 * DAY;
	world_sign_in(&w, BEA);
	world_sign_in(&w, ANNA);
	EXPECT(!shows(get(&w, ANNA, "/mijn"), "veranderd"));
	fill(&w, "machine", "host=Een+ander&host_address=Kade+2"
	     "&host_place=Oostdorp,+Nederland&host_helpers=Postbode;+Kluis"
	     "&abroad=no&abroad_how=");
	EXPECT(shows(get(&w, ANNA, "/mijn"), "zijn veranderd"));
	post(&w, ANNA, "/mijn/huisregels", "");
	EXPECT(count(&w, "SELECT count(*) FROM consent WHERE version ="
			 " '2026-11-28' AND person_id = 1") == 1);
	EXPECT(!shows(get(&w, ANNA, "/mijn"), "zijn veranderd"));
	world_end(&w);
}

TEST(a_failing_database_changes_no_paper)
{
	struct world w = office();

	survives_every_failure(&w, BEA, "/beheer/toegankelijkheid",
		"wat=De+kaart&oorzaak=Geen+tijd&gevolg=Wie+niet+ziet"
		"&anders=&plan=Wij+maken+hem&voor=2027-02-01");
	survives_every_failure(&w, BEA, "/beheer/toegankelijkheid/1", "");
	survives_every_failure(&w, BEA, "/beheer/papieren", NULL);
	survives_every_failure(&w, STRANGER, "/privacy", NULL);
	world_end(&w);
}
