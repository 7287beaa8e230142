/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/site/site.h"
#include "features/settings/settings.h"
#include "http/url.h"
#include "layout.html.h"

struct menu_entry {
	const char *title;
	str path;
};

static const struct menu_entry main_menu[] = {
	{ N_("Initiatives"), S("/initiatieven") },
	{ N_("Asks and offers"), S("/plein") },
	{ N_("Meetings"), S("/bijeenkomsten") },
	{ N_("Knowledge"), S("/kennis") },
	{ N_("Money"), S("/geld") },
};
static const struct menu_entry also_here[] = {
	{ N_("Organisations"), S("/organisaties") },
	{ N_("Experiences"), S("/ervaringen") },
	{ N_("Barriers"), S("/knelpunten") },
	{ N_("Agendas"), S("/agendas") },
	{ N_("Places"), S("/plaatsen") },
	{ N_("Themes"), S("/themas") },
};

/* Without what is not used on this site. */
static struct menu menu_of(const struct request *req,
			   const struct menu_entry *items, size_t n)
{
	struct menu menu = { 0 };

	for (size_t i = 0; i < n; i++)
		if (settings_uses(req->conf, items[i].path))
			list_add(req->arena, &menu) = (struct menu_item){
				tr(req->lang, str_from_z(items[i].title)),
				items[i].path,
				str_starts(req->path, items[i].path) };
	return menu;
}

/* This page with ?taal= the other language, its other parameters kept. */
static str path_in(const struct request *req, str lang)
{
	struct buf b = { .arena = req->arena, .limit = 4096 };
	str rest = req->query;

	buf_add(&b, req->path);
	buf_addf(&b, "?taal=%.*s", (int)lang.n, lang.p);
	while (rest.n && req->method == GET) {
		str pair = str_cut(&rest, '&');

		if (pair.n && !str_starts(pair, S("taal=")))
			buf_addf(&b, "&%.*s", (int)pair.n, pair.p);
	}
	return b.overflow ? S("/") : buf_str(&b);
}

static str digits(struct arena *a, str phone)
{
	struct buf b = { .arena = a, .limit = 64 };

	for (size_t i = 0; i < phone.n; i++)
		if ((phone.p[i] >= '0' && phone.p[i] <= '9') || phone.p[i] == '+')
			buf_add(&b, (str){ phone.p + i, 1 });
	return buf_str(&b);
}

/* JSON of ours in a script that is data; json_write_str escapes every "<". */
static html json_ld_of(const struct request *req)
{
	str json = req->head.json_ld.s;

	if (!json.n)
		return (html){ 0 };
	return (html){ arena_f(req->arena,
		"<script type=\"application/ld+json\">%.*s</script>",
		(int)json.n, json.p) };
}

/* There is little room beside the menu. */
static str first_name(str name)
{
	return str_cut(&name, ' ');
}

static struct frame frame_of(const struct request *req)
{
	const struct conf *conf = req->conf;
	bool nl = str_eq(req->lang, S("nl"));
	bool other = conf_lists(conf->langs, nl ? S("en") : S("nl"));

	return (struct frame){
		.lang = req->lang,
		.name = conf->name,
		.description = req->head.description,
		.feed = req->head.feed,
		.image = req->head.image,
		.image_alt = req->head.image_alt,
		.no_index = req->head.no_index,
		.map = req->head.map,
		.bare = req->head.bare,
		.demo = conf->demo,
		.coordinator = who_may(&req->who, MODERATOR),
		.json_ld = json_ld_of(req),
		.menu = menu_of(req, main_menu, COUNT(main_menu)),
		.also = menu_of(req, also_here, COUNT(also_here)),
		.crumbs = req->head.crumbs,
		.other_path = other ? path_in(req, nl ? S("en") : S("nl"))
				    : (str){ 0 },
		.other_lang = nl ? S("en") : S("nl"),
		.other_name = nl ? S("English") : S("Nederlands"),
		.person = first_name(req->who.name),
		.phone = conf->phone,
		.phone_digits = digits(req->arena, conf->phone),
		.phone_role = conf->phone_role,
		.phone_hours = conf->phone_hours,
	};
}

void site_layout(struct page *pg, const struct request *req, str title,
		 html body)
{
	struct layout data = { frame_of(req), title, body };

	layout_write(pg, &data);
}
