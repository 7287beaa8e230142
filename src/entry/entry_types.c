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
	  N_("Nobody asks anything here right now. Do you?") },
	{ S("offer"), S("/aanbod"), S("offers"), N_("Offer"), N_("Offers"),
	  N_("Nothing is on offer here yet. What could you bring?") },
	{ S("experience"), S("/ervaringen"), S("experiences"),
	  N_("Experience"), N_("Experiences"),
	  N_("No experiences here yet. Share yours?") },
	{ S("article"), S("/kennis"), S("articles"), N_("Knowledge"),
	  N_("Knowledge"), N_("Nothing about this yet.") },
	{ S("funding-model"), S("/geld/modellen"), S("funding-models"),
	  N_("Funding model"), N_("Funding models"),
	  N_("No way of funding fits this.") },
	{ S("fund"), S("/geld/fondsen"), S("funds"), N_("Fund"), N_("Funds"),
	  N_("No funds are listed yet.") },
	{ S("meeting"), S("/bijeenkomsten"), S("meetings"), N_("Meeting"),
	  N_("Meetings"), N_("No meetings here.") },
	{ S("table"), S("/bijeenkomsten"), S(""), N_("Theme table"),
	  N_("Theme tables"), N_("No tables here.") },
	{ S("harvest-item"), S("/bijeenkomsten"), S("harvest-items"),
	  N_("Harvest"), N_("Harvest"), N_("Nothing was written down yet.") },
	{ S("signal"), S("/knelpunten"), S("signals"), N_("Barrier"),
	  N_("Barriers"), N_("No barriers are known here.") },
	{ S("agenda-item"), S("/agendas"), S("agenda-items"),
	  N_("On the agenda"), N_("Agendas"),
	  N_("Nothing is on an agenda yet.") },
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

bool entry_is_part(str type)
{
	return str_eq(type, S("agenda-item")) || str_eq(type, S("table")) ||
	       str_eq(type, S("harvest-item"));
}
