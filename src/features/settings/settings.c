/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/settings/inside.h"
#include "features/audit/audit.h"
#include "features/place/place.h"

/* A password is kept here, and never shown. */
static const str password = S("mail_password");

const struct conf *settings_conf(struct tx *tx, const struct conf *file)
{
	struct setting_row_rows rows = settings_all(tx);
	struct arena *a = tx_arena(tx);
	struct conf *conf;

	if (!rows.n)
		return file;
	conf = arena_new(a, struct conf);
	*conf = *file;
	for (size_t i = 0; i < rows.n; i++)
		if (str_eq(rows.at[i].name, password))
			conf->mail_password = rows.at[i].value;
		else    /* what an older version knew does not count any more */
			(void)!conf_set(conf, a, rows.at[i].name,
					rows.at[i].value, NULL);
	return conf;
}

str setting_now(const struct request *req, const struct setting *s)
{
	if (s->kind == SET_SECRET)
		return req->conf->mail_password;
	return conf_text(req->conf, req->arena, s->name);
}

/* The names of those that are in the list, or of the modules that are not. */
static str names_of(struct request *req, const struct setting *s, str list)
{
	struct buf b = { .arena = req->arena, .limit = 2000 };

	for (const struct tr_name *c = s->choices; c && c->english; c++)
		if (conf_lists(list, c->value))
			buf_add_next(&b, S(", "), tr(req->lang, str_from_z(c->english)));
	for (const struct module *m = modules;
	     s->kind == SET_MODULES && m->name.n; m++)
		if (!conf_lists(list, m->name))
			buf_add_next(&b, S(", "), tr(req->lang, str_from_z(m->title)));
	return buf_str(&b);
}

str setting_shown(struct request *req, const struct setting *s, str value)
{
	struct place_named place;

	switch (s->kind) {
	case SET_SECRET:
		return value.n ? T(req, "set, and not shown") : value;
	case SET_PLACE:
		return place_named_by_slug(req->tx, value, req->conf->area,
					   &place)
			? place_in_full(req, &place) : value;
	case SET_ONE:
	case SET_SOME:
	case SET_MODULES:
		return names_of(req, s, value);
	case SET_LINE:
	case SET_NUMBER:
	case SET_DATE:
	case SET_MAIL:
		break;
	}
	return value;
}

void setting_change(struct request *req, const struct setting *s, str value,
		    str role)
{
	str was = setting_now(req, s);

	if (str_eq(was, value))
		return;
	setting_put(req->tx, s->name, value);
	if (s->kind == SET_SECRET)      /* that it was, not what it is */
		was = was.n ? S("*") : was, value = value.n ? S("*") : value;
	setting_note(req->tx, req->who.id, role, s->name, was, value, req->now);
	audit_note(req->tx, req->who.id, S("setting.changed"),
		   (person_id){ 0 }, s->name, req->now);
}
