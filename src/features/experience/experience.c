/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/experience/experience.h"
#include "features/photo/photo.h"
#include "experience.sql.h"

enum { TITLE, SUMMARY, PLACE, PHASE, URL, THEMES };

static const struct edit_field fields[] = {
	[TITLE] = { EDIT_TITLE, "titel", N_("Title"), .min = 3, .max = 160 },
	[SUMMARY] = { EDIT_SUMMARY, "kort", N_("What you did and learned"),
		N_("In a few sentences, in your own words."), .max = 600 },
	[PLACE] = { EDIT_PLACE, "plaats", N_("Where?"), .max = 120 },
	[PHASE] = { EDIT_PHASE, "fase", N_("How far are you?") },
	[URL] = { EDIT_LINK, "adres", N_("Read more at"), .max = 400 },
	[THEMES] = { EDIT_THEMES, "thema", N_("Themes") },
};

static void read(struct tx *tx, entry_id id, struct edit_values *v)
{
	struct experience experience;

	if (experience_get(tx, id, &experience))
		v->at[URL] = experience.source_url;
}

static void write(struct tx *tx, entry_id id, const struct edit_values *v)
{
	experience_update(tx, id, v->at[URL]);
}

const struct edit_type experience_edit = {
	.type = S("experience"), .fields = fields, .n = COUNT(fields),
	.whose = { "by" }, .read = read, .write = write,
};

static struct reply show(struct request *req)
{
	struct entry_card row;
	struct entry_view v;
	struct experience experience;

	if (!entry_open(req, S("experience"), &row) ||
	    !experience_get(req->tx, row.id, &experience))
		return edit_not_found(req);
	if (req->format == JSON)
		return entry_json_reply(req, &row);
	v = entry_view_of(req, &row);
	edit_links(req, &v, &row);
	photo_on_page(req, &v);
	view_linked(req, &v, T(req, "Whose experience"), row.id, "by");
	view_linked(req, &v, T(req, "About"), row.id, "about");
	view_url(req, &v, T(req, "Read more at"), experience.source_url);
	view_section(req, &v, S("van"), T(req, "Ask them"),
		     entry_linked(req->tx, row.id, S("by")));
	return entry_page(req, &v);
}

const struct route experience_routes[] = {
	{ GET, "/ervaringen/{slug}", show, ANYONE, JSON },
	{ 0 }
};
