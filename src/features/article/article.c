/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/article/article.h"
#include "article.sql.h"

static str kind_name(const struct request *req, str kind)
{
	static const struct tr_name names[] = {
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
	};

	return tr_name(req->lang, names, kind);
}

static struct reply show(struct request *req)
{
	struct entry_card row;
	struct entry_view v;
	struct article article;

	if (!entry_open(req, S("article"), &row) ||
	    !article_get(req->tx, row.id, &article))
		return reply_not_found(req);
	if (req->format == JSON)
		return entry_json_reply(req, &row);
	v = entry_view_of(req, &row);
	view_fact(req, &v, T(req, "Kind"), kind_name(req, article.kind));
	view_linked(req, &v, T(req, "From"), row.id, "publisher");
	view_url(req, &v, T(req, "Read it at"), article.url);
	view_section(req, &v, S("oogst"), T(req, "Where it came up"),
		     entry_linking(req->tx, row.id, S("harvest-item"), S("link")));
	view_section(req, &v, S("agenda"), T(req, "On the agenda"),
		     entry_linking(req->tx, row.id, S("agenda-item"), S("link")));
	return entry_page(req, &v);
}

const struct route article_routes[] = {
	{ GET, "/kennis/{slug}", show, ANYONE, JSON },
	{ 0 }
};
