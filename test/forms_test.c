/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Every form with everything wrong: each field in turn empty, endless, full
 * of markup, of control characters, of bytes that are no text. It is said at
 * the field or taken, never a failure; and nothing typed elsewhere is lost.
 */
#include "test/test.h"
#include "features/introduction/introduction.h"

enum { STRANGER = 0, ANNA = 1, BRAM = 2, CORA = 3, DORA = 4, FIELDS = 28, LONG = 5000 };

/* A question of Anna and a held one of Bram, De Linde that Bram manages, Cora
 * who coordinates; Anna asked De Linde for a talk, and Het Anker, which has
 * no address. */
static struct world square(void)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind, municipality_id, own)"
		" VALUES (1, 'oostdorp', 'Oostdorp', 'oostdorp', 'village', NULL, 1);"
		"INSERT INTO place_within VALUES (1, 1);"
		"INSERT INTO theme (id, slug, nl, en) VALUES (1, 'zorg', 'Zorg', 'Care');"
		"INSERT INTO entry (id, type, slug, title, sort_key, place_id,"
		" created_at, updated_at) VALUES"
		" (1, 'initiative', 'de-linde', 'De Linde', 'linde', 1, 0, 0),"
		" (2, 'initiative', 'het-anker', 'Het Anker', 'anker', 1, 0, 0),"
		" (3, 'ask', 'q-hoe', 'Hoe werkt dat?', 'hoe', 1, 0, 0),"
		" (4, 'ask', 'q-bel', 'Bel ons', 'bel', 1, 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative'),"
		" (2, 'initiative');");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_person(&w, CORA, "Cora");
	world_person(&w, DORA, "Dora");
	world_sql(&w, "INSERT INTO ask (id, person_id) VALUES (3, 1), (4, 2);"
		"UPDATE entry SET status = 'held' WHERE id = 4;"
		"INSERT INTO post (id, confirmed_at, held_for) VALUES"
		" (4, 10, 'phone');"
		"INSERT INTO membership VALUES (2, 1, 'manager', 0);"
		"INSERT INTO role_grant (person_id, role, granted_at, granted_by)"
		" VALUES (3, 'coordinator', 0, 'test'), (4, 'administrator', 0, 'test')");
	post(&w, ANNA, "/vragen/q-hoe/contact/de-linde",
	     "bericht=Wij+beginnen+net.&wens=write");
	post(&w, ANNA, "/vragen/q-hoe/contact/het-anker",
	     "bericht=Wij+beginnen+net.&wens=write");
	world_sql(&w, "INSERT INTO introduction (id, person_id, party_id,"
		" message, wish, state, created_at) VALUES"
		" (3, 1, 1, 'Dag', 'write', 'accepted', 5);"
		"INSERT INTO introduction_side (introduction_id, side, who)"
		" VALUES (3, 'asker', 1), (3, 'helper', 1)");
	post(&w, STRANGER, "/melden", "wat=/initiatieven/de-linde&reden=wrong");
	post(&w, BRAM, "/bijeenkomsten/nieuw", "titel=Samen+eten&namens=de-linde"
	     "&soort=symposium&datum=2026-12-12&tijd=14%3A00&tot=16%3A00"
	     "&plek=Het+dorpshuis&kort=Samen+koken+en+eten&aanmelden=ja");
	post(&w, BRAM, "/bijeenkomsten/nieuw", "titel=Leren&namens=de-linde"
	     "&soort=course&datum=2026-12-12&tijd=14%3A00&tot=16%3A00"
	     "&plek=Het+dorpshuis&kort=Samen+leren+rekenen&herhaal=week&keren=3");
	post(&w, BRAM, "/bijeenkomsten/samen-eten/tafels/nieuw",
	     "titel=Geld&stoelen=8");
	post(&w, BRAM, "/bijeenkomsten/samen-eten/tafels/nieuw",
	     "titel=Zorg&stoelen=8");
	post(&w, CORA, "/beheer/nieuwsbrieven", "over=alles");
	post(&w, BRAM, "/mijn/kringen/nieuw", "soort=learning&doel=Samen+eten"
	     "&namens=de-linde");
	post(&w, BRAM, "/mijn/kringen/nieuw", "soort=speakers&doel=Vertellen"
	     "&namens=de-linde");
	post(&w, BRAM, "/mijn/kringen/2/bijeenkomst", "inbrenger=de-linde"
	     "&datum1=2026-12-09&tijd1=19%3A30&datum2=2026-12-10&tijd2=20%3A00");
	post(&w, BRAM, "/mijn/kringbijeenkomsten/1/kies", "moment=1");
	post(&w, BRAM, "/agendas/doe-agenda/nieuw", "titel=Een+bus&soort=action"
	     "&tekst=Een+bus+met+boeken&namens=de-linde");
	post(&w, BRAM, "/agendas/doe-agenda/ag-een-bus/oppakken",
	     "namens=de-linde&datum=2027-01-01");
	return w;
}

/* value: what is right there. KEPT: free text, shown again beside an error.
 * FIXED: nobody types it, it says what the form is about. */
struct field {
	const char *name, *value;
	enum { CHOSEN, KEPT, FIXED } how;
};

static const struct form {
	int64_t person;
	const char *path;
	struct field fields[FIELDS];
} forms[] = {
	{ STRANGER, "/vragen/nieuw", {
		{ "tekst", "Wie+weet+hoe+dit+moet", KEPT },
		{ "plaats", "Oostdorp", KEPT }, { "welke", "" },
		{ "namens", "De+Linde", KEPT }, { "fase", "starter" },
		{ "soort", "question" }, { "thema", "zorg" }, { "voor", "" },
		{ "website", "" } } },
	{ STRANGER, "/vragen/nieuw/versturen", {
		{ "titel", "Wie+weet+dit", KEPT },
		{ "tekst", "Wie+weet+hoe+dit+moet", KEPT },
		{ "lezers", "everyone" }, { "thema", "zorg" },
		{ "naam", "Noortje", KEPT },
		{ "email", "noor@example.org", KEPT }, { "plaats", "oostdorp" },
		{ "namens", "" }, { "fase", "" }, { "soort", "" } } },
	{ STRANGER, "/aanbod/nieuw", {
		{ "tekst", "Een+uurtje+bellen", KEPT }, { "soort", "time" },
		{ "plaats", "Oostdorp", KEPT },
		{ "voor_wie", "Wie+begint", KEPT }, { "namens", "" },
		{ "tot", "2027-01-01", KEPT }, { "naam", "Noortje", KEPT },
		{ "email", "noor@example.org", KEPT } } },
	{ STRANGER, "/initiatieven/nieuw", {
		{ "van", "ander", FIXED }, { "titel", "Buurtmoestuin", KEPT },
		{ "soort", "initiative" },
		{ "tekst", "Samen+werken+in+de+tuin", KEPT },
		{ "plaats", "Oostdorp", KEPT }, { "welke", "" },
		{ "site", "www.example.org", KEPT },
		{ "hun_mail", "tuin@example.org", KEPT },
		{ "naam", "Noortje", KEPT },
		{ "email", "noor@example.org", KEPT } } },
	{ ANNA, "/vragen/q-hoe/wijzigen", {
		{ "titel", "Hoe+gaat+dat", KEPT },
		{ "tekst", "Wie+weet+hoe+dit+moet", KEPT },
		{ "lezers", "everyone" }, { "thema", "zorg" },
		{ "plaats", "Oostdorp", KEPT }, { "namens", "" },
		{ "fase", "growing" }, { "versie", "0" } } },
	{ BRAM, "/initiatieven/de-linde/wijzigen", {
		{ "naam", "De+Lindeboom", KEPT },
		{ "kort", "Wij+drinken+koffie", KEPT },
		{ "plaats", "Oostdorp", KEPT }, { "thema", "zorg" },
		{ "sinds", "2014", KEPT }, { "website", "linde.example.org" },
		{ "versie", "0", FIXED } } },
	{ ANNA, "/vragen/q-hoe/opgelost", {
		{ "gewerkt", "partly" }, { "verder", "Het+ging+goed", KEPT },
		{ "delen", "ja" } } },
	{ STRANGER, "/vragen/q-hoe/speelt-nog", {
		{ "antwoord", "ja" }, { "email", "noor@example.org", KEPT } } },
	{ STRANGER, "/initiatieven/de-linde/contact", {
		{ "bericht", "Wij+horen+graag+hoe", KEPT }, { "wens", "call" },
		{ "telefoon", "0318+12+34+56", KEPT },
		{ "naam", "Noortje", KEPT },
		{ "email", "noor@example.org", KEPT }, { "namens", "" } } },
	{ STRANGER, "/melden", {
		{ "wat", "/vragen/q-hoe", FIXED }, { "reden", "wrong" },
		{ "woorden", "Dit+is+niet+zo", KEPT },
		{ "email", "noor@example.org", KEPT }, { "website", "" } } },
	{ STRANGER, "/volgen", {
		{ "wat", "/themas/zorg", FIXED }, { "doe", "", FIXED },
		{ "email", "noor@example.org", KEPT } } },
	{ STRANGER, "/nieuwsbrief", {
		{ "email", "noor@example.org", KEPT }, { "over", "alles" } } },
	{ ANNA, "/mijn/nieuwsbrief", { { "over", "t-zorg" } } },
	{ CORA, "/beheer/nieuwsbrieven", { { "over", "t-zorg" } } },
	{ CORA, "/beheer/nieuwsbrieven/1/wijzigen", {
		{ "onderwerp", "Nieuws+uit+de+buurt", KEPT },
		{ "aanhef", "Beste+buren", KEPT }, { "versie", "0", FIXED },
		{ "titel-1", "Samen+eten", KEPT },
		{ "tekst-1", "Neem+iets+mee", KEPT },
		{ "link-1", "/bijeenkomsten", KEPT }, { "doe", "neer-1", FIXED } } },
	{ ANNA, "/mijn/volgen", { { "ritme-1", "day" }, { "weg", "", FIXED } } },
	{ CORA, "/beheer/meldingen/1", {
		{ "doe", "warn", FIXED }, { "reden", "wrong" }, { "dagen", "7" },
		{ "woorden", "Wilt+u+dit+aanpassen", KEPT } } },
	{ STRANGER, "/inloggen", {
		{ "email", "noor@example.org", KEPT }, { "naar", "/mijn" } } },
	{ STRANGER, "/inloggen/code", { { "code", "1234" } } },
	{ ANNA, "/mijn/naam", { { "naam", "Noortje", KEPT } } },
	{ ANNA, "/mijn/adres", { { "email", "noor@example.org", KEPT } } },
	{ ANNA, "/mijn/passkeys", { { "naam", "Telefoon" }, { "client", "e30" },
		{ "attestatie", "oA" }, { "wegen", "internal" } } },
	{ STRANGER, "/inloggen/passkey", { { "sleutel", "YQ" },
		{ "client", "e30" }, { "gegevens", "YQ" },
		{ "handtekening", "YQ" }, { "houder", "YQ" },
		{ "naar", "/mijn" } } },
	{ CORA, "/mijn/codes", { { "doe", "klaar" }, { "code", "123456" } } },
	{ CORA, "/mijn/sterker", { { "code", "123456" }, { "naar", "/mijn" } } },
	{ BRAM, "/mijn/vragen-per-maand/de-linde", { { "aantal", "3" } } },
	{ BRAM, "/mijn/namens/de-linde/kijkmiddag", {
		{ "datum", "2026-12-12" }, { "tijd", "14%3A00" },
		{ "plek", "Het+dorpshuis", KEPT }, { "aantal", "12" },
		{ "agenda", "" } } },
	{ BRAM, "/bijeenkomsten/nieuw", {
		{ "titel", "Samen+eten", KEPT }, { "soort", "symposium" },
		{ "namens", "de-linde" }, { "datum", "2026-12-12" },
		{ "tijd", "14%3A00" }, { "tot", "16%3A00" },
		{ "plek", "Het+dorpshuis", KEPT },
		{ "kort", "Samen+koken+en+eten", KEPT },
		{ "tekst", "Eerst+soep", KEPT }, { "voor_wie", "Wie+begint", KEPT },
		{ "aanmelden", "ja" }, { "aantal", "12" },
		{ "kosten", "Gratis", KEPT }, { "toegang", "Geen+trap", KEPT },
		{ "eten", "Soep", KEPT }, { "online", "" },
		{ "vragen", "Eet+u+vlees", KEPT }, { "plaats", "Oostdorp", KEPT },
		{ "herhaal", "" }, { "keren", "" }, { "tot_dag", "" },
		{ "cursus", "" }, { "mee", "De+Linde", KEPT },
		{ "bij", "De+Linde", KEPT }, { "hulp", "De+Linde", KEPT },
		{ "thema", "eten" }, { "welke", "" } } },
	{ BRAM, "/bijeenkomsten/leren-2026-12-12/wijzigen", {
		{ "titel", "Leren", KEPT }, { "soort", "course" },
		{ "namens", "de-linde" }, { "datum", "2026-12-13" },
		{ "tijd", "14%3A00" }, { "tot", "16%3A00" },
		{ "plek", "Het+dorpshuis", KEPT },
		{ "kort", "Samen+leren+rekenen", KEPT },
		{ "datums", "later" }, { "versie", "1" } } },
	{ BRAM, "/bijeenkomsten/leren-2026-12-12/afgelasten", {
		{ "reden", "De+zaal+is+koud", KEPT }, { "datums", "later" } } },
	{ BRAM, "/bijeenkomsten/leren-2026-12-12/verlengen", {
		{ "keren", "2" } } },
	{ STRANGER, "/bijeenkomsten/samen-eten/aanmelden", {
		{ "naam", "Noortje", KEPT }, { "email", "noor@example.org", KEPT },
		{ "ander", "Opa+Piet", KEPT }, { "namens", "De+Linde", KEPT },
		{ "halen", "Recepten", KEPT }, { "brengen", "Soep", KEPT },
		{ "kant", "care" }, { "tafel", "geld" }, { "tweede", "zorg" },
		{ "v1", "" }, { "website", "" } } },
	{ BRAM, "/bijeenkomsten/samen-eten/aanmeldingen", {
		{ "naam", "Piet", KEPT }, { "namens", "" } } },
	{ BRAM, "/bijeenkomsten/samen-eten/aanmeldingen/lijst", {
		{ "lijst", "Truus;De+Linde", KEPT }, { "doe", "zet" } } },
	{ BRAM, "/bijeenkomsten/samen-eten/tafels/nieuw", {
		{ "titel", "Geld+voor+de+buurt", KEPT },
		{ "vragen", "Wie+betaalt+wat", KEPT }, { "stoelen", "12" },
		{ "begeleider", "De+Linde", KEPT }, { "notulist", "De+Linde", KEPT },
		{ "inbreng", "De+Linde", KEPT }, { "groep", "bank" } } },
	{ BRAM, "/bijeenkomsten/samen-eten/wie-verwacht", {
		{ "verwacht", "bank" } } },
	{ BRAM, "/bijeenkomsten/samen-eten/tafels/voorstel", {
		{ "kies", "overig" }, { "titel-overig", "Wat+er+speelt" } } },
	{ BRAM, "/bijeenkomsten/samen-eten/tafels", {
		{ "tafel", "geld", FIXED }, { "doe", "weg", FIXED } } },
	{ BRAM, "/bijeenkomsten/samen-eten/indeling", {
		{ "doe", "maak", FIXED }, { "rondes", "2" } } },
	{ BRAM, "/bijeenkomsten/samen-eten/afgelasten", {
		{ "reden", "De+zaal+is+koud", KEPT } } },
	{ BRAM, "/agendas/doe-agenda/nieuw", {
		{ "titel", "Een+kar", KEPT }, { "tekst", "Een+kar+met+soep", KEPT },
		{ "soort", "topic" }, { "namens", "de-linde" },
		{ "plaats", "Oostdorp", KEPT }, { "welke", "" },
		{ "thema", "zorg" }, { "uit", "", FIXED } } },
	{ BRAM, "/agendas/doe-agenda/ag-een-bus/oppakken", {
		{ "namens", "de-linde" }, { "datum", "2027-02-01" } } },
	{ BRAM, "/agendas/doe-agenda/ag-een-bus/voortgang", {
		{ "stand", "onderweg" }, { "tekst", "De+bus+rijdt", KEPT },
		{ "namens", "de-linde" } } },
	{ BRAM, "/agendas/doe-agenda/ag-een-bus/meedoen", {
		{ "hoe", "join" }, { "namens", "de-linde" } } },
	{ BRAM, "/agendas/doe-agenda/ag-een-bus/nodig", {
		{ "tijd", "20" }, { "tijd_vanaf", "10" }, { "kennis", "" },
		{ "kennis_vanaf", "" }, { "geld", "100" }, { "geld_vanaf", "" },
		{ "spullen", "" }, { "spullen_vanaf", "" }, { "ruimte", "1" },
		{ "ruimte_vanaf", "" } } },
	{ BRAM, "/agendas/doe-agenda/ag-een-bus/toezeggen", {
		{ "soort", "time" }, { "aantal", "4" },
		{ "woorden", "Rijden", KEPT }, { "namens", "de-linde" } } },
	{ BRAM, "/mijn/kringen/nieuw", {
		{ "soort", "learning" }, { "doel", "Samen+leren", KEPT },
		{ "thema", "" }, { "ritme", "Elke+maand", KEPT },
		{ "adres", "Kade+1", KEPT }, { "namens", "de-linde" },
		{ "plaats", "Oostdorp", KEPT }, { "welke", "" },
		{ "tonen", "" } } },
	{ BRAM, "/mijn/kringen/1", { { "wie", "De+Linde", KEPT } } },
	{ BRAM, "/mijn/kringen/1/wijzigen", {
		{ "soort", "learning" }, { "doel", "Samen+eten", KEPT },
		{ "thema", "" }, { "ritme", "Elk+jaar", KEPT },
		{ "adres", "Kade+2", KEPT }, { "plaats", "Oostdorp", KEPT },
		{ "welke", "" } } },
	{ BRAM, "/mijn/kringen/1/bijeenkomst", {
		{ "datum1", "2026-12-09" }, { "tijd1", "19%3A30" },
		{ "datum2", "2026-12-10" }, { "tijd2", "19%3A30" },
		{ "datum6", "" }, { "tijd6", "" }, { "plek", "Kade+3", KEPT },
		{ "inbrenger", "de-linde" } } },
	{ BRAM, "/mijn/kringbijeenkomsten/1", { { "m1", "ja" } } },
	{ BRAM, "/mijn/kringbijeenkomsten/1/kies", { { "moment", "1" } } },
	{ BRAM, "/mijn/kringbijeenkomsten/1/inbrenger", {
		{ "inbrenger", "de-linde" } } },
	{ BRAM, "/mijn/kringbijeenkomsten/1/wijzigen", {
		{ "datum", "2026-12-11" }, { "tijd", "20%3A00" },
		{ "plek", "Kade+4", KEPT }, { "reden", "Het+is+dicht", KEPT } } },
	{ BRAM, "/mijn/kringbijeenkomsten/1/af", {
		{ "reden", "Te+veel+sneeuw", KEPT } } },
	{ CORA, "/beheer/kringen/1", { { "waarom", "Een+grof+doel", KEPT } } },
	{ CORA, "/agendas/nieuw", { { "naam", "Zorg+samen", KEPT } } },
	{ BRAM, "/mijn/contact/1/antwoord", { { "antwoord", "misschien" } } },
	{ ANNA, "/mijn/contact/3/bedanken", {
		{ "woorden", "Dank+voor+alles", KEPT }, { "wijze", "mail" },
		{ "tonen", "ja" } } },
	{ CORA, "/beheer/vragen/q-hoe", {
		{ "wie", "het-anker", FIXED }, { "reden", "Zij+weten+dit", KEPT } } },
	{ CORA, "/beheer/bellen/2", {
		{ "ging", "niet-bereikt" }, { "bereik", "" },
		{ "notitie", "Later+weer", KEPT } } },
	{ CORA, "/beheer/nakijken/q-bel", {
		{ "doe", "laat" }, { "woord", "Haal+dit+weg", KEPT } } },
	{ DORA, "/beheer/instellingen/site", {
		{ "name", "Ons+plein", KEPT }, { "level", "region" },
		{ "plaats", "Oostdorp", KEPT }, { "langs", "nl" },
		{ "lang", "nl" } } },
	{ DORA, "/beheer/instellingen/bellen", {
		{ "phone", "030+000+00+00", KEPT },
		{ "phone_role", "De+coordinator", KEPT },
		{ "phone_hours", "Op+maandag", KEPT } } },
	{ DORA, "/beheer/instellingen/mail", {
		{ "mail", "smtp://localhost", KEPT },
		{ "mail_from", "plein@example.org", KEPT },
		{ "mail_name", "Ons+plein", KEPT },
		{ "url", "https://plein.example.org", KEPT } } },
	{ DORA, "/beheer/mensen", { { "q", "Ann", KEPT }, { "pagina", "1" } } },
	{ DORA, "/beheer/mensen/1/afmelden", { { "reden", "Telefoon+kwijt", KEPT } } },
	{ DORA, "/beheer/mensen/1/wissen", { { "reden", "Met+een+brief", KEPT },
		{ "wat", "laat" } } },
	{ DORA, "/beheer/instellingen/organisatie", {
		{ "owner", "Stichting+Oostdorp", KEPT },
		{ "owner_address", "Plein+1", KEPT },
		{ "owner_number", "00000000", KEPT },
		{ "privacy_mail", "privacy@example.org", KEPT },
		{ "privacy_officer", "niemand", KEPT } } },
	{ DORA, "/beheer/instellingen/machine", {
		{ "host", "De+Machinekamer", KEPT },
		{ "host_address", "Kade+2", KEPT },
		{ "host_place", "Oostdorp", KEPT },
		{ "host_helpers", "Postbode", KEPT }, { "abroad", "yes" },
		{ "abroad_how", "Een+afspraak", KEPT } } },
	{ DORA, "/beheer/instellingen/toegankelijk", {
		{ "access_mail", "help@example.org", KEPT },
		{ "access_tested", "2026-06-01", KEPT },
		{ "access_by", "Bureau+Kijk", KEPT },
		{ "access_report", "https://example.org/rapport", KEPT },
		{ "access_planned", "2027-06-01", KEPT } } },
	{ DORA, "/beheer/toegankelijkheid", {
		{ "wat", "De+kaart", KEPT }, { "oorzaak", "Geen+tijd", KEPT },
		{ "gevolg", "Wie+niet+ziet", KEPT },
		{ "anders", "De+lijst", KEPT },
		{ "plan", "Wij+maken+hem", KEPT },
		{ "voor", "2027-02-01", KEPT } } },
	{ DORA, "/beheer/instellingen/ruilen", {
		{ "exchange", "directly" } } },
	{ DORA, "/beheer/instellingen/kopie", {
		{ "backup_hour", "4", KEPT }, { "backup_kept", "7", KEPT } } },
};

/* The form with this value in one field, which comes twice, and with a field
 * that it does not have. */
static const char *filled(struct arena *a, const struct form *form,
			  const struct field *wrong, const char *value)
{
	struct buf b = { .arena = a, .limit = 1 << 16 };

	buf_add(&b, S("onbekend=1"));
	for (const struct field *f = form->fields; f->name; f++)
		buf_addf(&b, "&%s=%s", f->name, f == wrong ? value : f->value);
	if (wrong)
		buf_addf(&b, "&%s=%s", wrong->name, wrong->value);
	return arena_z(a, buf_str(&b));
}

static str decoded(struct arena *a, const char *value)
{
	struct buf b = { .arena = a, .limit = 1 << 12 };

	for (; *value; value++)
		buf_add(&b, *value == '+' ? S(" ") : (str){ value, 1 });
	return buf_str(&b);
}

/* Whether what was typed in the other fields stands there still. */
static bool keeps_the_rest(struct arena *a, const struct form *form,
			   const struct field *wrong, struct reply r)
{
	for (const struct field *f = form->fields; f->name; f++)
		if (f != wrong && wrong->how != FIXED && f->how == KEPT &&
		    !shows(r, arena_z(a, decoded(a, f->value))))
			return false;
	return true;
}

static bool is_good(struct arena *a, const struct form *form,
		    const struct field *wrong, struct reply r)
{
	bool known = r.status == 200 || r.status == 303 || r.status == 422 ||
		     r.status == 403 || r.status == 404 || r.status == 409 ||
		     r.status == 410;

	return known && str_is_utf8(r.body) && !shows(r, "<script>alert") &&
	       (r.status != 422 || keeps_the_rest(a, form, wrong, r));
}

static void walk(struct world *w, const struct form *form, const char *value)
{
	for (const struct field *f = form->fields; f->name; f++) {
		struct reply r = post(w, form->person, form->path,
				      filled(w->arena, form, f, value));

		/* Nobody answered the phone: call again. */
		world_sql(w, "UPDATE introduction SET next_at = 0");
		if (!is_good(w->arena, form, f, r))
			printf("%s: %s=%.40s: %d\n", form->path, f->name,
			       value, r.status);
		EXPECT(is_good(w->arena, form, f, r));
	}
}

TEST(nothing_wrong_in_a_form_fails_and_the_rest_is_kept)
{
	for (size_t i = 0; i < COUNT(forms); i++) {
		struct world w = square();

		for (size_t v = 0; wrong_values[v]; v++)
			walk(&w, &forms[i], wrong_values[v]);
		world_end(&w);
	}
}

static const char *endless(struct arena *a)
{
	char *text = arena_alloc(a, LONG + 1);

	memset(text, 'x', LONG);
	return text;
}

TEST(an_endless_text_is_refused_and_shown_again)
{
	for (size_t i = 0; i < COUNT(forms); i++) {
		struct world w = square();
		const char *text = endless(w.arena);

		walk(&w, &forms[i], text);
		for (const struct field *f = forms[i].fields; f->name; f++) {
			struct reply r = post(&w, forms[i].person, forms[i].path,
				filled(w.arena, &forms[i], f, text));

			EXPECT(f->how != KEPT ||
			       (r.status == 422 && shows(r, "xxxxxxxx")));
		}
		world_end(&w);
	}
}

TEST(all_that_is_wrong_is_said_at_once_at_its_field)
{
	struct world w = square();
	struct reply r = post(&w, STRANGER, "/initiatieven/de-linde/contact",
			      "bericht=&wens=call&telefoon=12&naam=&email=x");

	EXPECT(r.status == 422);
	EXPECT(shows(r, "href=\"#bericht\"") && shows(r, "href=\"#telefoon\""));
	EXPECT(shows(r, "href=\"#naam\"") && shows(r, "href=\"#email\""));
	EXPECT(shows(r, "id=\"telefoon-fout\"") && shows(r, "id=\"email-fout\""));
	r = post(&w, STRANGER, "/vragen/nieuw",
		 "tekst=&plaats=Nergens&namens=Niemand&soort=x&fase=y");
	EXPECT(r.status == 422);
	EXPECT(shows(r, "href=\"#tekst\"") && shows(r, "href=\"#plaats\""));
	EXPECT(shows(r, "href=\"#namens\"") && shows(r, "href=\"#soort\""));
	EXPECT(shows(r, "href=\"#fase\""));
	world_end(&w);
}

TEST(no_address_of_a_page_fails_whatever_stands_in_it)
{
	static const char *const paths[] = { "/zoeken?q=", "/zoeken?thema=",
		"/zoeken?q=a&soort=", "/zoeken?q=a&pagina=", "/plaatsen/lijkt-op?q=",
		"/vragen?plaats=", "/vragen?fase=", "/vragen/nieuw?tekst=",
		"/vragen/nieuw?plaats=", "/vragen/nieuw?namens=", "/vragen/",
		"/vragen/lijkt-op?q=", "/initiatieven/lijkt-op?q=",
		"/initiatieven/nieuw?van=", "/initiatieven/nieuw?van=ons&naam=",
		"/aanbod/nieuw?tekst=", "/mijn/contact/",
		"/bevestig/", "/plaatsen/", "/inloggen?naar=" };
	struct world w = square();

	for (size_t p = 0; p < COUNT(paths); p++)
		for (size_t v = 0; wrong_values[v]; v++) {
			struct reply r = get(&w, ANNA, arena_f(w.arena, "%s%s&x=1",
				paths[p], wrong_values[v]).p);

			EXPECT(r.status >= 200 && r.status < 500);
			EXPECT(str_is_utf8(r.body) && !shows(r, "<script>alert"));
		}
	world_end(&w);
}
