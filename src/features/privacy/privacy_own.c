/* SPDX-License-Identifier: EUPL-1.2 */
/* /mijn/gegevens: what is kept of who is signed in, to read and to save. */
#include "features/privacy/inside.h"
#include "csv/csv.h"
#include "json/json.h"
#include "privacy_own.html.h"
#include "zip/zip.h"

/*
 * What is kept: under which name in the file, and in words. The columns of a
 * line mean what `columns` says; an empty name is left out.
 */
static const struct kept {
	const char *name, *title, *text;
	const char *columns[4];         /* of at, title, text, address */
	struct privacy_line_rows (*read)(struct tx *tx, person_id person);
} kinds[] = {
	{ "person", N_("Who you are"),
	  N_("Your name, mail address and language, and since when."),
	  { "since", "name", "mail", "language" }, privacy_self },
	{ "asks", N_("Your questions"),
	  N_("What you asked, for yourself or for an initiative."),
	  { "at", "title", "text", "address" }, privacy_asks },
	{ "offers", N_("What you bring"),
	  N_("What you offered, for yourself or for an initiative."),
	  { "at", "title", "text", "address" }, privacy_offers },
	{ "contacts", N_("Who you asked for contact"),
	  N_("Whom you wrote to, your first message, and a phone number if you gave one."),
	  { "at", "to", "message", "phone" }, privacy_introductions },
	{ "registrations", N_("Where you go"),
	  N_("Meetings you registered for, and what you filled in with it."),
	  { "at", "meeting", "words", "name" }, privacy_registrations },
	{ "seats", N_("Your place at a table"),
	  N_("At which table you sit in each round, and which one you lead or write at."),
	  { "at", "table", "as", "round" }, privacy_seats },
	{ "corrections", N_("Reports you read along with"),
	  N_("Of which meetings you got a link to the report, and what you proposed."),
	  { "at", "meeting", "words", "for" }, privacy_corrections },
	{ "circles", N_("Your circles"),
	  N_("In which you are, are invited or asked to take part, and in whose name."),
	  { "since", "circle", "state", "for" }, privacy_circles },
	{ "circle-moments", N_("When you can meet"),
	  N_("What you said of the moments a circle could meet."),
	  { "at", "circle", "answer", "" }, privacy_circle_moments },
	{ "circle-words", N_("What you wrote in a circle"),
	  N_("Your notes and steps, and the lessons you said yes to."),
	  { "at", "circle", "text", "kind" }, privacy_circle_words },
	{ "outcomes", N_("How that went"),
	  N_("What you told us came of it, and whether others may read that."),
	  { "asked", "outcome", "words", "shared" }, privacy_outcomes },
	{ "messages", N_("Your messages"),
	  N_("What you wrote in a conversation here."),
	  { "at", "way", "text", "" }, privacy_messages },
	{ "exchange-messages", N_("Your messages about exchanges"),
	  N_("What you wrote to those you exchange with."),
	  { "at", "from", "text", "" }, privacy_exchanges },
	{ "thank-you-cards", N_("Cards you gave"),
	  N_("To whom, and your words."),
	  { "at", "to", "words", "way" }, privacy_thanks },
	{ "blocks", N_("Whom you blocked"),
	  N_("With whom you want no contact."),
	  { "at", "who", "", "" }, privacy_blocks },
	{ "memberships", N_("For whom you act"),
	  N_("Of which initiatives you are a member or contact person."),
	  { "since", "initiative", "role", "address" }, privacy_members },
	{ "membership-requests", N_("Where you want to take part"),
	  N_("What you asked and nobody answered yet."),
	  { "at", "initiative", "", "" }, privacy_member_requests },
	{ "roles", N_("Your roles"),
	  N_("What you may do here besides, and where."),
	  { "since", "role", "where", "" }, privacy_roles },
	{ "changes", N_("What you changed"),
	  N_("Pages you changed, and when. Others see for whom, never who."),
	  { "at", "page", "note", "what" }, privacy_changes },
	{ "files", N_("Files you added"),
	  N_("Documents, on which page, and where they stand."),
	  { "at", "page", "what", "address" }, privacy_files },
	{ "proposals", N_("What you proposed"),
	  N_("Changes you proposed in pages of others, and what became of them."),
	  { "at", "page", "why", "state" }, privacy_proposals },
	{ "measures", N_("What was decided about you"),
	  N_("What a moderator decided about something you wrote, and what you said to that."),
	  { "at", "what", "words", "appeal" }, privacy_measures },
	{ "settings", N_("Settings you changed"),
	  N_("Settings of this site, what they were and became."),
	  { "at", "name", "became", "was" }, privacy_settings },
	{ "deeds", N_("Deeds in the log"),
	  N_("What you did with a role, or someone with a role did about you."),
	  { "at", "deed", "about", "" }, privacy_deeds },
	{ "additions", N_("What you added"),
	  N_("Initiatives you added, your own or another."),
	  { "at", "name", "text", "address" }, privacy_additions },
	{ "small-things", N_("Small things you may bring"),
	  N_("What you said when we asked you for something small."),
	  { "at", "what", "", "" }, privacy_small_things },
	{ "follows", N_("What you follow"),
	  N_("Themes, places, initiatives and searches, and how often you get mail of them."),
	  { "since", "what", "rhythm", "" }, privacy_follows },
	{ "newsletters", N_("The newsletter"),
	  N_("Of what you get it, and since when."),
	  { "since", "what", "", "" }, privacy_newsletters },
	{ "photos", N_("Photos you added"),
	  N_("Of which page, and the words with them."),
	  { "at", "page", "words", "kind" }, privacy_photos },
	{ "claims", N_("Pages you said are yours"),
	  N_("What you wrote with it, and the answer."),
	  { "at", "page", "words", "answer" }, privacy_claims },
	{ "held-answers", N_("Answers by mail that wait"),
	  N_("Mail in your name that a coordinator looks at first."),
	  { "at", "from", "text", "why" }, privacy_held_answers },
	{ "bounced", N_("Mail that came back"),
	  N_("Since when we send you nothing, as it does not arrive."),
	  { "since", "status", "", "" }, privacy_bounced },
	{ "themes", N_("Themes you proposed"),
	  N_("Their name, what for, and what became of it."),
	  { "at", "name", "why", "state" }, privacy_themes },
	{ "theme-support", N_("Themes you support"),
	  N_("Which proposals you put your weight behind."),
	  { "at", "name", "", "" }, privacy_theme_support },
	{ "place-words", N_("What you wrote about places"),
	  N_("Of which place, and what."),
	  { "at", "place", "text", "role" }, privacy_place_words },
	{ "devices", N_("Devices we know"),
	  N_("With a role you get a mail when you sign in on a new one."),
	  { "since", "browser", "system", "" }, privacy_devices },
	{ "addresses", N_("Changes of your mail address"),
	  N_("From which address to which."),
	  { "at", "from", "to", "" }, privacy_addresses },
	{ "consents", N_("What you said yes to"),
	  N_("Which text, and when."),
	  { "at", "what", "state", "version" }, privacy_consents },
	{ "sessions", N_("Where you are signed in"),
	  N_("On what kind of device, and when it was last used."),
	  { "last_seen", "browser", "system", "way" }, privacy_sessions },
	{ "passkeys", N_("Your passkeys"),
	  N_("The names you gave them. Your finger or face stays on your device."),
	  { "since", "name", "", "" }, privacy_passkeys },
	{ "links", N_("Links in our mails"),
	  N_("What for and when. Not the link itself."),
	  { "at", "purpose", "", "" }, privacy_links },
};

struct privacy_kind privacy_kind(size_t i)
{
	if (i >= COUNT(kinds))
		return (struct privacy_kind){ 0 };
	return (struct privacy_kind){ kinds[i].name, kinds[i].title,
				      kinds[i].text };
}

struct kept_lines privacy_kept_of(struct request *req, const struct person *p)
{
	struct kept_lines lines = { 0 };

	for (size_t i = 0; i < COUNT(kinds); i++) {
		size_t n = kinds[i].read(req->tx, p->id).n;

		if (n)
			list_add(req->arena, &lines) = (struct kept_line){
				tr(req->lang, str_from_z(kinds[i].title)),
				tr(req->lang, str_from_z(kinds[i].text)),
				(int64_t)n };
	}
	return lines;
}

struct reply own_show(struct request *req)
{
	struct person person;

	if (!person_get(req->tx, req->who.id, &person))
		return reply_not_found(req);
	head_mine(req, T(req, "What we keep of you"), S("/mijn/gegevens"));
	return reply_page(req, 200, T(req, "What we keep of you"), own_page,
			  .kept = privacy_kept_of(req, &person));
}

static void json_lines(struct json *j, struct arena *a, const struct kept *kind,
		       const struct privacy_line_rows *rows)
{
	json_write_key(j, kind->name);
	json_write_array(j);
	list_each(r, *rows) {
		const str values[] = { r->at ? when_iso(a, r->at) : S(""),
				       r->title, r->text, r->address };

		json_write_object(j);
		for (size_t c = 0; c < COUNT(values); c++)
			if (*kind->columns[c])
				json_put(j, kind->columns[c], values[c]);
		json_write_object_end(j);
	}
	json_write_array_end(j);
}

static void csv_lines(struct csv_writer *w, struct arena *a,
		      const struct kept *kind,
		      const struct privacy_line_rows *rows)
{
	list_each(r, *rows) {
		csv_cell(w, str_from_z(kind->name));
		csv_cell(w, r->at ? when_iso(a, r->at) : S(""));
		csv_cell(w, r->title);
		csv_cell(w, r->text);
		csv_cell(w, r->address);
		csv_end_row(w);
	}
}

/* In the reader's language: what is in the files. */
static str explanation(struct request *req)
{
	struct buf b = { .arena = req->arena, .limit = 1 << 16 };
	str lead = TF(req, "This is what {site} keeps of you, on {date}. Both files hold the same: data.json for programs, data.csv for a spreadsheet.",
		TR_STR("site", req->conf->name),
		TR_STR("date", when_day(req->arena, req->lang, req->now)));

	buf_addf(&b, "%.*s\r\n\r\n", (int)lead.n, lead.p);
	for (size_t i = 0; i < COUNT(kinds); i++) {
		str title = tr(req->lang, str_from_z(kinds[i].title));
		str text = tr(req->lang, str_from_z(kinds[i].text));

		buf_addf(&b, "%s: %.*s. %.*s\r\n", kinds[i].name, (int)title.n,
			 title.p, (int)text.n, text.p);
	}
	return buf_str(&b);
}

/* All of it in one file: the data, and what they sent. */
static str archive(struct request *req, str json, str csv)
{
	struct own_uploads uploads = own_uploads(req, UPLOADS_MOST);
	str index = own_uploads_index(req, &uploads);
	struct { struct zip_file *at; size_t n, cap; } files = { 0 };
	struct arena *a = req->arena;

	list_add(a, &files) = (struct zip_file){ "README.txt",
						 explanation(req) };
	list_add(a, &files) = (struct zip_file){ "data.json", json };
	list_add(a, &files) = (struct zip_file){ "data.csv", csv };
	if (index.n)
		list_add(a, &files) = (struct zip_file){ "uploads.txt", index };
	list_each(u, uploads)
		if (u->bytes.n)
			list_add(a, &files) = (struct zip_file){ u->name,
								 u->bytes };
	return zip_of(a, files.at, files.n, req->now);
}

struct reply own_save(struct request *req)
{
	struct buf data = { .arena = req->arena, .limit = 16 << 20 };
	struct buf table = { .arena = req->arena, .limit = 16 << 20 };
	struct json j = { .out = &data };
	struct csv_writer w = { .out = &table, .separator = ';', .guard = true };
	struct reply reply;

	buf_add(&table, S("\xef\xbb\xbfkind;at;title;text;address\r\n"));
	json_write_object(&j);
	json_put(&j, "site", req->url);
	json_put(&j, "made", when_iso(req->arena, req->now));
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct privacy_line_rows rows =
			kinds[i].read(req->tx, req->who.id);

		json_lines(&j, req->arena, &kinds[i], &rows);
		csv_lines(&w, req->arena, &kinds[i], &rows);
	}
	json_write_object_end(&j);
	reply = reply_bytes(req, 200, S("application/zip"),
		archive(req, buf_str(&data), buf_str(&table)));
	req->head.no_store = true;
	reply.filename = arena_f(req->arena, "brengplein-%s.zip",
				 when_date(req->arena, req->now).p);
	return reply;
}
