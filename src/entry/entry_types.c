/* SPDX-License-Identifier: EUPL-1.2 */
#include "entry/entry.h"

static const struct entry_type types[] = {
	{ S("initiative"), S("/initiatieven"), S("initiatives"),
	  N_("Initiative"), N_("Initiatives"),
	  N_("No initiatives here yet. Do you know one?") },
	{ S("organisation"), S("/organisaties"), S("organisations"),
	  N_("Organisation"), N_("Organisations"),
	  N_("No organisations here yet.") },
	{ S("ask"), S("/vragen"), S("asks"), N_("Ask"), N_("Asks"),
	  N_("Nobody asks anything here right now. Do you?"),
	  .module = S("square") },
	{ S("offer"), S("/aanbod"), S("offers"), N_("Offer"), N_("Offers"),
	  N_("Nothing is on offer here yet. What could you bring?"),
	  .module = S("square") },
	{ S("experience"), S("/ervaringen"), S("experiences"),
	  N_("Experience"), N_("Experiences"),
	  N_("No experiences here yet. Share yours?"),
	  .module = S("experiences") },
	{ S("article"), S("/kennis"), S("articles"), N_("Knowledge"),
	  N_("Knowledge"), N_("Nothing about this yet."),
	  .module = S("knowledge") },
	{ S("funding-model"), S("/geld/modellen"), S("funding-models"),
	  N_("Funding model"), N_("Funding models"),
	  N_("No way of funding fits this."),
	  .module = S("money") },
	{ S("fund"), S("/geld/fondsen"), S("funds"), N_("Fund"), N_("Funds"),
	  N_("No funds are listed yet."),
	  .module = S("money") },
	{ S("meeting"), S("/bijeenkomsten"), S("meetings"), N_("Meeting"),
	  N_("Meetings"), N_("No meetings here."),
	  .module = S("meetings") },
	{ S("table"), S("/bijeenkomsten"), S(""), N_("Theme table"),
	  N_("Theme tables"), N_("No tables here."),
	  .module = S("meetings") },
	{ S("harvest-item"), S("/bijeenkomsten"), S("harvest-items"),
	  N_("Harvest"), N_("Harvest"), N_("Nothing was written down yet."),
	  .module = S("meetings") },
	{ S("signal"), S("/knelpunten"), S("signals"), N_("Barrier"),
	  N_("Barriers"), N_("No barriers are known here."),
	  .module = S("barriers") },
	{ S("agenda-item"), S("/agendas"), S("agenda-items"),
	  N_("On the agenda"), N_("Agendas"),
	  N_("Nothing is on an agenda yet."),
	  .module = S("agendas") },
	{ S("theme"), S("/themas"), S("themes"), N_("Theme"), N_("Themes"),
	  N_("No themes yet.") },
	{ S("place"), S("/plaatsen"), S("places"), N_("Place"), N_("Places"),
	  N_("No places yet.") },
	{ .one = NULL }
};

const struct entry_type *entry_types(void)
{
	return types;
}

const struct entry_type *entry_type_of(str type)
{
	for (const struct entry_type *t = types; t->type.n; t++)
		if (str_eq(t->type, type))
			return t;
	return types;
}

bool entry_is_used(const struct conf *conf, str type)
{
	str module = entry_type_of(type)->module;

	return !module.n || !conf_lists(conf->off, module);
}

struct entry_card_rows entry_used(struct request *req,
				  const struct entry_card_rows *rows)
{
	struct entry_card_rows out = { 0 };

	if (!req->conf->off.n)
		return *rows;
	list_each(r, *rows)
		if (entry_is_used(req->conf, r->type))
			list_add(req->arena, &out) = *r;
	return out;
}

struct strs entry_used_types(struct request *req, struct strs asked)
{
	struct strs out = { 0 };

	if (!req->conf->off.n)
		return asked;
	for (const struct entry_type *t = types; !asked.n && t->type.n; t++)
		if (entry_is_used(req->conf, t->type))
			list_add(req->arena, &out) = t->type;
	for (size_t i = 0; i < asked.n; i++)
		if (entry_is_used(req->conf, asked.at[i]))
			list_add(req->arena, &out) = asked.at[i];
	if (!out.n)     /* no type is called so: nothing is found */
		list_add(req->arena, &out) = S("-");
	return out;
}

bool entry_is_party(str type)
{
	return str_eq(type, S("initiative")) || str_eq(type, S("organisation"));
}

bool entry_is_part(str type)
{
	return str_eq(type, S("agenda-item")) || str_eq(type, S("table")) ||
	       str_eq(type, S("harvest-item"));
}
