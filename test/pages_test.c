/* SPDX-License-Identifier: EUPL-1.2 */
/* No page of who is signed in is forgotten by test/browser/own.mjs, which
 * looks at them with a browser. */
#include "test/test.h"

static const struct { const char *route, *why; } elsewhere[] = {
	{ "/agendas/{agenda}/{slug}/nodig", "agenda.mjs" },
	{ "/agendas/{agenda}/{slug}/oppakken", "agenda.mjs" },
	{ "/agendas/{agenda}/{slug}/voortgang", "agenda.mjs" },
	{ "/beheer/bezwaren/{id}", "people.mjs: of an appeal" },
	{ "/beheer/claim/{id}", "claim.mjs" },
	{ "/beheer/dubbel/{id}", "merge.mjs" },
	{ "/beheer/instellingen/mail", "sign.mjs: as /beheer/instellingen/site" },
	{ "/beheer/instellingen/terug/{id}", "of a change" },
	{ "/beheer/kopie/{id}/meenemen", "of a copy that is ready" },
	{ "/beheer/kringen/{id}", "of a proposal" },
	{ "/beheer/logboek/downloaden", "a file" },
	{ "/beheer/meldingen/{id}", "people.mjs: of a report" },
	{ "/beheer/nieuwsbrieven/{id}", "newsletter.mjs" },
	{ "/beheer/nieuwsbrieven/{id}/bekijken", "newsletter.mjs" },
	{ "/beheer/nieuwsbrieven/{id}/mail", "newsletter.mjs" },
	{ "/beheer/nieuwsbrieven/{id}/versturen", "newsletter.mjs" },
	{ "/beheer/nieuwsbrieven/{id}/wijzigen", "newsletter.mjs" },
	{ "/beheer/papieren/{paper}/opslaan", "a file" },
	{ "/beheer/rollen/terug/{id}", "of roles that were lost" },
	{ "/beheer/rollen/{id}", "of a role" },
	{ "/beheer/wat-nu", "sign.mjs: of a new site" },
	{ "/bijeenkomsten/{slug}/indeling/{id}", "seating.mjs" },
	{ "/bijeenkomsten/{slug}/oogsten/{id}", "harvest.mjs" },
	{ "/bijeenkomsten/{slug}/verlengen", "series.mjs" },
	{ "/mijn/bedankje/{id}", "thanks.mjs" },
	{ "/mijn/bedankje/{id}/kaart", "thanks.mjs" },
	{ "/mijn/claim/{slug}", "claim.mjs" },
	{ "/mijn/contact/{id}", "contact.mjs" },
	{ "/mijn/contact/{id}/bedanken", "thanks.mjs" },
	{ "/mijn/gegevens/bestand/{id}", "a file" },
	{ "/mijn/gegevens/foto/{id}", "a photo" },
	{ "/mijn/kijkmiddag/{id}", "meet.mjs" },
	{ "/mijn/kringbijeenkomsten/{id}", "circle.mjs" },
	{ "/mijn/kringbijeenkomsten/{id}/af", "circle.mjs" },
	{ "/mijn/kringbijeenkomsten/{id}/draaiboek", "circle.mjs" },
	{ "/mijn/kringbijeenkomsten/{id}/wijzigen", "circle.mjs" },
	{ "/mijn/kringen/{id}", "circle.mjs" },
	{ "/mijn/kringen/{id}/bijeenkomst", "circle.mjs" },
	{ "/mijn/kringen/{id}/les", "lesson.mjs" },
	{ "/mijn/kringen/{id}/lessen/{id}", "lesson.mjs" },
	{ "/mijn/kringen/{id}/lessen/{id}/wijzigen", "the form of lesson.mjs" },
	{ "/mijn/kringen/{id}/notities", "lesson.mjs" },
	{ "/mijn/kringen/{id}/stap", "lesson.mjs" },
	{ "/mijn/kringen/{id}/wijzigen", "circle.mjs" },
	{ "/mijn/passkeys/{id}", "sign.mjs" },
	{ "/mijn/ruil/{id}", "of an exchange" },
	{ "/mijn/sterker", "sign.mjs" },
	{ "/mijn/voorstellen/{id}", "edit.mjs" },
};

static bool is_elsewhere(const char *path)
{
	for (size_t i = 0; i < COUNT(elsewhere); i++)
		if (!strcmp(elsewhere[i].route, path))
			return true;
	return false;
}

static str source(struct arena *a)
{
	FILE *f = fopen("test/browser/own.mjs", "re");
	char *text = arena_alloc(a, 64 << 10);
	size_t n = f ? fread(text, 1, 64 << 10, f) : 0;

	if (f)
		fclose(f);
	return (str){ text, n };
}

/* "/mijn", or "${held}/verslag" with what held stands for. */
static str path_of(struct arena *a, str quoted)
{
	static const struct { const char *name, *path; } names[] = {
		{ "${party}", "/initiatieven/x" }, { "${soon}", "/bijeenkomsten/x" },
		{ "${held}", "/bijeenkomsten/x" }, { "${item}", "/agendas/x/x" },
	};

	for (size_t i = 0; i < COUNT(names); i++) {
		size_t n = strlen(names[i].name);

		if (str_starts(quoted, str_from_z(names[i].name)))
			return arena_f(a, "%s%.*s", names[i].path,
				       (int)(quoted.n - n), quoted.p + n);
	}
	return str_cut(&quoted, '?');
}

/* Each second piece between such quotes is a path; which routes they have. */
static void note(struct arena *a, char quote, const struct route **seen,
		 size_t *n)
{
	str rest = source(a);

	while (rest.n) {
		struct request req = { .arena = a, .method = GET };

		str_cut(&rest, quote);
		req.path = path_of(a, str_cut(&rest, quote));
		seen[*n] = http_route(&brengplein, &req);
		*n += seen[*n] != NULL;
	}
}

static bool is_seen(const struct route *const *seen, size_t n,
		    const struct route *route)
{
	/* Initiatives and organisations have the same pages. */
	for (size_t i = 0; i < n; i++)
		if (seen[i] == route || seen[i]->handler == route->handler)
			return true;
	return false;
}

TEST(every_page_of_who_is_signed_in_is_looked_at)
{
	struct arena *a = arena_create(4 << 20);
	const struct route *seen[1024];
	size_t n = 0;

	note(a, '\'', seen, &n);
	note(a, '`', seen, &n);
	for (const struct route *const *list = brengplein.routes; *list; list++)
		for (const struct route *r = *list; r->path; r++) {
			bool ok = r->method != GET || r->access <= ANYONE ||
				  is_elsewhere(r->path) || is_seen(seen, n, r);

			if (!ok)
				printf("not in own.mjs: %s\n", r->path);
			EXPECT(ok);
		}
	arena_destroy(a);
}
