/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of features: adding one is adding its folder and its lines here. */
#include "app.h"
#include "commands/commands.h"
#include "features/person/person.h"
#include "features/search/search.h"
#include "features/site/site.h"

static const struct route *const routes[] = {
	site_routes,
	NULL
};

const struct app brengplein = {
	.routes = routes,
	.find_session = person_of_session,
	.layout = site_layout,
};

const struct job_kind *const brengplein_jobs[] = {
	search_jobs,
	NULL
};

const struct command *const brengplein_commands[] = {
	serve_commands,
	database_commands,
	about_commands,
	NULL
};
