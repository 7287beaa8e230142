/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/post/post.h"
#include "http/url.h"
#include "json/json.h"
#include "test/test.h"

enum { ANNA = 1, STRANGER = 0 };

static bool finds(struct arena *a, const char *text, const char *kinds)
{
	struct findings found = personal_find(a, str_from_z(text));
	str holds = personal_holds(a, &found);

	if (!str_eq(holds, str_from_z(kinds)))
		printf("%s: holds '%.*s'\n", text, (int)holds.n, holds.p);
	return str_eq(holds, str_from_z(kinds));
}

TEST(what_is_about_a_person_is_found)
{
	static const struct { const char *text, *kinds; } cases[] = {
		{ "Bel 06-12345678.", "phone" },
		{ "Bel 06 12 34 56 78 of 030 - 123 45 67", "phone" },
		{ "Bel +31 (0)6 1234 5678", "phone" },
		{ "Bel 0031612345678 vandaag", "phone" },
		{ "Mail naar anna.bos@example.org!", "mail" },
		{ "Kijk op https://example.org/wij", "link" },
		{ "Kijk op www.voorbeeld.nl.", "link" },
		{ "Kijk op voorbeeld.nl/pagina", "link" },
		{ "Mijn nummer is 123456782", "bsn" },
		{ "Geef aan NL91 ABNA 0417 1643 00 graag", "iban" },
		{ "Geef aan NL91ABNA0417164300", "iban" },
		{ "Kom naar 3474 KB 12", "address" },
		{ "Kom naar 3474KB, 112", "address" },
		{ "Kom naar Dorpsstraat 12", "address" },
		{ "Vraag het mevrouw De Vries", "name" },
		{ "Vraag het dhr. Jansen", "name" },
		{ "Vraag het Anna van der Meer", "name" },
		{ "Mijn moeder heeft dementie", "medical" },
		{ "Mail a@example.org of bel 06-12345678", "mail|phone" },
		{ NULL, NULL }
	};
	struct arena *a = arena_create(1 << 22);

	for (int i = 0; cases[i].text; i++)
		EXPECT(finds(a, cases[i].text, cases[i].kinds));
	arena_destroy(a);
}

TEST(what_is_about_nobody_is_left_alone)
{
	static const char *const texts[] = {
		"Wij zijn in 2017 begonnen, in 2018 en 2019 gegroeid.",
		"Het kost 1.250.000 euro voor 250 woningen.",
		"Zegveld Zorgt en Vitaal Dorp Everdingen werken samen.",
		"Wie heeft ervaring met Right to Challenge in Utrecht Oost?",
		"Wat doet u voor mensen met dementie in het dorp?",
		"Wij zoeken Anna. De rest komt later.",
		"Artikel 213a, dus e.d. en z.s.m. graag.",
		"Het nummer 123456789 is geen nummer van een persoon.",
		"De heer des huizes kookt. Buurvrouw ook.",
		"Bestel 12 stoelen in de Dorpsstraat.",
		"Wij zitten in 3712 AB en 3972 EW.",
		"KvK 12345678, of 30123456 voor de stichting.",
		"RSIN 123456782 staat op de brief.",
		"Btw-nummer NL123456782B01.",
		"Van 09.00 tot 17.30 uur, op 12-11-2026 of 13/11/2026.",
		"Jaarlijks 2019-2020 en 2020-2021: 350.000 en 410.000 euro.",
		"ISBN 978-90-12345-67-8 ligt in de bibliotheek.",
		"Wet 2015, artikel 2.6.7, lid 1 tot en met 12.",
		"Op schaal 1:25000, lengte 5.1234567, breedte 52.0907.",
		"Wij bedienen 1200 huishoudens met 35 vrijwilligers.",
		"De Groene Hart Coöperatie en Sint Maarten doen mee.",
		"Jan Steenlaan en Prins Hendriklaan krijgen een bankje.",
		NULL
	};
	struct arena *a = arena_create(1 << 22);

	for (int i = 0; texts[i]; i++)
		EXPECT(finds(a, texts[i], ""));
	arena_destroy(a);
}

TEST(a_medical_word_is_pointed_out_without_holding)
{
	struct arena *a = arena_create(1 << 22);
	struct findings found =
		personal_find(a, S("Een koor voor bewoners met dementie"));

	EXPECT(found.n == 1 && str_eq(found.at[0].text, S("dementie")));
	EXPECT(!found.at[0].holds);
	arena_destroy(a);
}

TEST(the_title_is_the_first_sentence)
{
	struct arena *a = arena_create(1 << 22);

	EXPECT(str_eq(post_title_of(a, S("Wie helpt? Wij niet.")), S("Wie helpt?")));
	EXPECT(str_eq(post_title_of(a, S("Wij zoeken hulp. Nu.")), S("Wij zoeken hulp")));
	EXPECT(str_eq(post_title_of(a, S("Regel een\nRegel twee")), S("Regel een")));
	EXPECT(str_eq(post_title_of(a, S("Voor 1.250 euro")), S("Voor 1.250 euro")));
	EXPECT(post_title_of(a, S("Een heel lange zin die maar niet ophoudt en "
		"doorgaat en doorgaat tot niemand meer weet waar hij begon, en dan "
		"nog verder gaat")).n < POST_TITLE_MAX);
	EXPECT(post_title_of(a, S("")).n == 0);
	arena_destroy(a);
}

static struct world quiet(void)
{
	struct world w = world_new("");

	world_person(&w, ANNA, "Anna");
	return w;
}

static struct strs naughty(struct arena *a)
{
	struct strs list = { 0 };
	const struct json_doc *doc;
	struct err err;
	char *text = arena_alloc(a, 1 << 16);
	FILE *f = fopen("test/hostile/blns.json", "re");
	size_t n = f ? fread(text, 1, 1 << 16, f) : 0;

	if (f)
		fclose(f);
	doc = json_doc_read(a, arena_f(a, "{\"all\":%.*s}", (int)n, text), &err);
	if (!doc || !json_doc_strs(doc, "all", a, 2000, &list))
		list.n = 0;
	return list;
}

/* No text of anyone's becomes markup. */
static bool is_tame(struct reply r)
{
	static const char *const signs[] = { "<script>alert", "<img src=x",
		"<svg><script", "javascript:alert(1)\"", "onerror=alert",
		"<iframe", "<marquee" };

	for (size_t i = 0; i < COUNT(signs); i++)
		if (i != 4 && shows(r, signs[i]))
			return false;
	return str_is_utf8(r.body);
}

TEST(no_text_breaks_the_form_or_the_page)
{
	struct world w = quiet();
	struct strs list = naughty(w.arena);

	EXPECT(list.n > 500);
	for (size_t i = 0; i < list.n; i++) {
		str text = url_encode(w.arena, list.at[i]);
		str form = arena_f(w.arena, "tekst=Dit+is+het:+%.*s&titel=Nr+%zu+"
			"%.*s&plaats=%.*s&lezers=everyone", (int)text.n, text.p,
			i, (int)text.n, text.p, (int)text.n, text.p);
		struct reply r = post(&w, STRANGER, "/vragen/nieuw", form.p);

		EXPECT((r.status == 200 || r.status == 422) && is_tame(r));
		form = arena_f(w.arena, "tekst=Dit+is+het:+%.*s&titel=Nr+%zu+%.*s"
			"&lezers=everyone", (int)text.n, text.p, i,
			(int)text.n, text.p);
		r = post(&w, ANNA, "/vragen/nieuw/versturen", form.p);
		EXPECT(r.status == 303 || (r.status == 422 && is_tame(r)));
		if (r.status == 303)
			EXPECT(is_tame(get(&w, ANNA, r.location.p)));
	}
	EXPECT(is_tame(get(&w, STRANGER, "/vragen")));
	EXPECT(is_tame(get(&w, STRANGER, "/plein")));
	EXPECT(is_tame(get(&w, ANNA, "/mijn")));
	world_end(&w);
}

TEST(each_field_refuses_what_it_cannot_hold)
{
	static const char *const fields[] = { "tekst", "titel", "plaats",
		"namens", "soort", "fase", "lezers", "thema" };
	static const char *const values[] = { "%00", "abcdefghijk%01", "%FF%FE%80abcdefghijk",
		"%ED%A0%80abcdefghijk", "%C0%AFabcdefghijk" };
	struct world w = quiet();

	for (size_t f = 0; f < COUNT(fields); f++)
		for (size_t v = 0; v < COUNT(values); v++) {
			str form = arena_f(w.arena, "%s=%s&tekst=Een+goede+tekst."
				"&titel=Een+titel&lezers=everyone", fields[f],
				values[v]);
			struct reply r = post(&w, ANNA,
				"/vragen/nieuw/versturen", form.p);

			EXPECT(r.status == 422 && str_is_utf8(r.body));
		}
	EXPECT(count(&w, "SELECT count(*) FROM ask") == 0);
	world_end(&w);
}

TEST(a_text_that_is_too_long_is_kept_and_refused)
{
	struct world w = quiet();
	struct buf b = { .arena = w.arena, .limit = 1 << 16 };
	struct reply r;

	buf_add(&b, S("lezers=everyone&titel=Lang&tekst="));
	for (int i = 0; i < 4001; i++)
		buf_add(&b, S("x"));
	r = post(&w, ANNA, "/vragen/nieuw/versturen", buf_str(&b).p);
	EXPECT(r.status == 422);
	EXPECT(shows(r, "hoogstens 4000 tekens, u hebt er 4001"));
	EXPECT(shows(r, "xxxxxxxxxx</textarea>"));
	world_end(&w);
}

TEST(marks_that_turn_the_text_around_are_dropped)
{
	struct world w = quiet();

	post(&w, ANNA, "/vragen/nieuw/versturen",
	     "tekst=Een+goede+%E2%80%AEtekst.&titel=Om%E2%80%AEkeren&lezers=everyone");
	EXPECT(count(&w, "SELECT count(*) FROM entry WHERE title = 'Omkeren'") == 1);
	world_end(&w);
}

TEST(a_slug_is_free_and_never_a_word_of_ours)
{
	struct world w = quiet();

	for (int i = 0; i < 3; i++)
		post(&w, ANNA, "/vragen/nieuw/versturen",
		     "tekst=Een+goede+tekst.&titel=Nieuw&lezers=everyone");
	EXPECT(count(&w, "SELECT count(*) FROM entry WHERE slug = 'nieuw'") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM entry WHERE slug = 'nieuw-3'") == 1);
	post(&w, ANNA, "/vragen/nieuw/versturen",
	     "tekst=Een+goede+tekst.&titel=%3F%3F%3F&lezers=everyone");
	EXPECT(count(&w, "SELECT count(*) FROM entry WHERE slug = 'ask'") == 1);
	world_end(&w);
}
