/* SPDX-License-Identifier: EUPL-1.2 */
/* /beheer/instellingen: what holds, changing it, and what was changed. */
#include "features/settings/inside.h"
#include "base/when.h"
#include "settings_pages.html.h"

enum { CHANGES = 50 };

#define PATH "/beheer/instellingen"
static const str as_administrator = S("administrator");

static str text(const struct request *req, const char *english)
{
	return tr(req->lang, str_from_z(english));
}

static void head(struct request *req)
{
	head_desk(req, T(req, "Settings"), S(PATH));
}

static struct part_lines parts_of(struct request *req)
{
	struct part_lines parts = { 0 };

	for (const struct settings_part *p = settings_parts; p->slug.n; p++) {
		struct part_line *line = &list_add(req->arena, &parts);

		*line = (struct part_line){ p->slug, text(req, p->title),
					    text(req, p->what), { 0 } };
		for (const struct setting *s = p->settings; s->name.n; s++)
			list_add(req->arena, &line->values) =
				(struct setting_value){ text(req, s->label),
				setting_shown(req, s, setting_now(req, s)) };
	}
	return parts;
}

/* What the file or the command line says, and nothing here can change. */
static struct setting_values machine_of(struct request *req)
{
	struct setting_values values = { 0 };

	for (size_t i = 0; conf_key(i); i++) {
		str key = str_from_z(conf_key(i));

		if (!setting_named(key))
			list_add(req->arena, &values) = (struct setting_value){
				key, conf_text(req->conf, req->arena, key) };
	}
	return values;
}

static struct change_line line_of(struct request *req,
				  const struct setting_change_line *row)
{
	const struct setting *s = setting_named(row->name);

	return (struct change_line){
		.id = row->id.v, .label = s ? text(req, s->label) : row->name,
		.was = s ? setting_shown(req, s, row->was) : row->was,
		.became = s ? setting_shown(req, s, row->became) : row->became,
		.when = when_moment(req->arena, req->lang, row->at),
		.who = str_eq(row->role, S("setup"))
			? T(req, "at the first start")
			: row->who.n ? row->who : T(req, "an administrator") };
}

static struct change_lines changes_of(struct request *req)
{
	struct setting_change_line_rows rows = setting_changes(req->tx, CHANGES);
	struct change_lines lines = { 0 };

	for (size_t i = 0; i < rows.n; i++)
		list_add(req->arena, &lines) = line_of(req, &rows.at[i]);
	return lines;
}

static struct reply show(struct request *req)
{
	head(req);
	return reply_page(req, 200, T(req, "Settings"), settings_page,
		.parts = parts_of(req), .machine = machine_of(req),
		.changes = changes_of(req),
		.saved = request_param(req, "klaar").n > 0);
}

/* The part of the route: its last word. */
static const struct settings_part *part_of(const struct request *req)
{
	str slug = { 0 }, rest = req->path;

	while (rest.n)
		slug = str_cut(&rest, '/');
	return settings_part(slug);
}

static struct reply form_page(struct request *req, int status,
			      const struct settings_form *form)
{
	str title = text(req, form->part->title);

	head(req);
	head_crumb(req, title, req->path);
	return reply_page(req, status, title, settings_part_page,
		.path = req->path, .title = title,
		.what = text(req, form->part->what),
		.fields = settings_fields(req, form));
}

static struct reply part_show(struct request *req)
{
	const struct settings_part *part = part_of(req);
	struct settings_form form;

	if (!part)
		return reply_not_found(req);
	form = settings_form_now(req, part);
	return form_page(req, 200, &form);
}

static struct reply part_save(struct request *req)
{
	const struct settings_part *part = part_of(req);
	struct settings_form form;

	if (!part)
		return reply_not_found(req);
	form = settings_form_read(req, part);
	if (form.errors.n)
		return form_page(req, 422, &form);
	settings_save(req, &form, as_administrator);
	return reply_redirect(req, PATH "?klaar=1");
}

static bool find(struct request *req, struct setting_change_line *row)
{
	const struct setting *s;

	if (!setting_change_get(req->tx, (setting_change_id){
			request_id(req, 0) }, row))
		return false;
	s = setting_named(row->name);
	return s && s->kind != SET_SECRET;
}

static struct reply change_show(struct request *req)
{
	struct setting_change_line row;

	if (!find(req, &row))
		return reply_not_found(req);
	head(req);
	return reply_page(req, 200, T(req, "Put this setting back?"),
		setting_undo_page, .change = line_of(req, &row));
}

static struct reply change_undo(struct request *req)
{
	struct setting_change_line row;

	if (!find(req, &row))
		return reply_not_found(req);
	setting_change(req, setting_named(row.name), row.was, as_administrator);
	return reply_redirect(req, PATH "?klaar=1");
}

const struct route settings_routes[] = {
	{ GET,  "/beheer/instellingen", show, ADMINISTRATOR },
	{ GET,  "/beheer/instellingen/mail", part_show, ADMINISTRATOR,
	  .flags = FRESH },
	{ POST, "/beheer/instellingen/mail", part_save, ADMINISTRATOR,
	  .flags = FRESH },
	{ GET,  "/beheer/instellingen/terug/{id}", change_show, ADMINISTRATOR,
	  .flags = FRESH },
	{ POST, "/beheer/instellingen/terug/{id}", change_undo, ADMINISTRATOR,
	  .flags = FRESH },
	{ GET,  "/beheer/instellingen/{part}", part_show, ADMINISTRATOR },
	{ POST, "/beheer/instellingen/{part}", part_save, ADMINISTRATOR },
	{ 0 }
};
