/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/article/article.h"
#include "features/file/file.h"
#include "features/photo/photo.h"
#include "article.sql.h"

static const struct tr_name kinds[] = {
	{ S("website"), N_("Website") },
	{ S("document"), N_("Document") },
	{ S("process"), N_("Process") },
	{ S("report"), N_("Report") },
	{ S("presentation"), N_("Presentation") },
	{ S("agenda"), N_("Agenda") },
	{ S("manifest"), N_("Manifesto") },
	{ S("programme"), N_("Programme") },
	{ S("event"), N_("Event") },
	{ S("book"), N_("Book") },
	{ S("method"), N_("Way of working") },
	{ S("model"), N_("Model") },
	{ S("principle"), N_("Principle") },
	{ S("law"), N_("Law or rule") },
	{ S("guide"), N_("Guide") },
	{ S("story"), N_("Story") },
	{ S("lesson"), N_("Lesson") },
};

enum { TITLE, SUMMARY, KIND, URL, THEMES };

static const struct edit_field fields[] = {
	[TITLE] = { EDIT_TITLE, "titel", N_("Title"), .min = 3, .max = 160 },
	[SUMMARY] = { EDIT_SUMMARY, "kort", N_("What it is about"),
		N_("In a few sentences, in your own words."), .max = 600 },
	[KIND] = { EDIT_ONE, "soort", N_("Kind"), .min = 1, .choices = kinds,
		.n = COUNT(kinds) },
	[URL] = { EDIT_LINK, "adres", N_("Read it at"), .max = 400 },
	[THEMES] = { EDIT_THEMES, "thema", N_("Themes") },
};

static void read(struct tx *tx, entry_id id, struct edit_values *v)
{
	struct article article;

	if (!article_get(tx, id, &article))
		return;
	v->at[KIND] = article.kind;
	v->at[URL] = article.url;
}

static void write(struct tx *tx, entry_id id, const struct edit_values *v)
{
	article_update(tx, id, v->at[KIND], v->at[URL]);
}

const struct edit_type article_edit = {
	.type = S("article"), .fields = fields, .n = COUNT(fields),
	.whose = { "publisher" }, .read = read, .write = write,
};

entry_id article_create(struct tx *tx, const struct entry_made *made, str kind,
			int64_t now)
{
	struct entry_made article = *made;
	entry_id id;

	article.type = article_edit.type;
	id = entry_create(tx, &article, now);
	article_insert(tx, id);
	article_update(tx, id, kind, S(""));
	return id;
}

static struct reply write_new(struct request *req)
{
	static const struct edit_new article = {
		&article_edit, N_("Share what you know"),
		N_("A way of working, a document or a story that helps others."),
		article_insert };

	return edit_new(req, &article);
}

static struct reply show(struct request *req)
{
	struct entry_card row;
	struct entry_view v;
	struct article article;

	if (!entry_open(req, S("article"), &row) ||
	    !article_get(req->tx, row.id, &article))
		return edit_not_found(req);
	if (req->format == JSON)
		return entry_json_reply(req, &row);
	v = entry_view_of(req, &row);
	edit_links(req, &v, &row);
	photo_on_page(req, &v);
	v.files = file_part(req, &v);
	view_fact(req, &v, T(req, "Kind"), tr_name(req->lang, kinds, article.kind));
	view_linked(req, &v, T(req, "From"), row.id, "publisher");
	for (const article_part *part = article_parts; *part; part++)
		(*part)(req, &v);
	view_url(req, &v, T(req, "Read it at"), article.url);
	view_section(req, &v, S("oogst"), T(req, "Where it came up"),
		     entry_linking(req->tx, row.id, S("harvest-item"), S("link")));
	view_section(req, &v, S("agenda"), T(req, "On the agenda"),
		     entry_linking(req->tx, row.id, S("agenda-item"), S("link")));
	return entry_page(req, &v);
}

const struct route article_routes[] = {
	{ GET,  "/kennis/nieuw", write_new, PERSON },
	{ POST, "/kennis/nieuw", write_new, PERSON, .rate = RATE_POST },
	{ GET, "/kennis/{slug}", show, ANYONE, JSON },
	{ 0 }
};
