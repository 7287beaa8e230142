/* SPDX-License-Identifier: EUPL-1.2 */
/* Which parts of the site are used, and what becomes of the pages of those
 * that are not. */
#include "features/settings/inside.h"

const struct module modules[] = {
	{ S("square"), N_("Asks and offers"),
	  N_("The square: what people ask, and what they bring."),
	  { "/plein", "/vragen", "/aanbod", "/api/v1/asks", "/api/v1/offers" } },
	{ S("meetings"), N_("Meetings"),
	  N_("Gatherings, their tables and what they yielded."),
	  { "/bijeenkomsten", "/api/v1/meetings", "/api/v1/harvest-items" } },
	{ S("knowledge"), N_("Knowledge"),
	  N_("Guides, reports and examples by theme."),
	  { "/kennis", "/api/v1/articles" } },
	{ S("money"), N_("Money"), N_("Ways of funding and funds."),
	  { "/geld", "/api/v1/funding-models", "/api/v1/funds" } },
	{ S("experiences"), N_("Experiences"),
	  N_("What initiatives did that helps others."),
	  { "/ervaringen", "/api/v1/experiences" } },
	{ S("barriers"), N_("Barriers"), N_("What stands in the way, with facts."),
	  { "/knelpunten", "/api/v1/signals" } },
	{ S("agendas"), N_("Agendas"),
	  N_("Actions and topics the network carries together."),
	  { "/agendas", "/api/v1/agenda-items" } },
	{ .title = NULL }
};

/* "/geld", "/geld/modellen", "/geld.json"; not "/geldig". */
static bool begins(str path, str with)
{
	return str_starts(path, with) &&
	       (path.n == with.n || path.p[with.n] == '/' ||
		path.p[with.n] == '.');
}

static const struct module *module_of(str path)
{
	for (const struct module *m = modules; m->name.n; m++)
		for (size_t i = 0; i < COUNT(m->paths) && m->paths[i]; i++)
			if (begins(path, str_from_z(m->paths[i])))
				return m;
	return NULL;
}

bool settings_uses(const struct conf *conf, str path)
{
	const struct module *m = conf->off.n ? module_of(path) : NULL;

	return !m || !conf_lists(conf->off, m->name);
}

struct reply settings_gate(struct request *req)
{
	if (settings_uses(req->conf, req->path))
		return (struct reply){ 0 };
	return reply_refused(req, 404, T(req, "This part is not used here"),
		TF(req, "Those who look after {site} switched it off. What stood here is kept, and comes back if they switch it on.",
		   TR_STR("site", req->conf->name)));
}
