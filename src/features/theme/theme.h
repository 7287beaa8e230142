/* SPDX-License-Identifier: EUPL-1.2 */
/* theme: what things are about; a tree of two levels, and a page for each
 * that collects everything under it. Initiatives propose themes; a coordinator
 * keeps the tree, and the words by which a theme is found besides. */
#pragma once

#include "entry/entry_view.h"
#include "jobs/job.h"

extern const struct route theme_routes[], theme_manage_routes[];
extern const struct route theme_proposal_routes[];
extern const struct job_kind theme_jobs[];

/* On /beheer: that themes are proposed. */
html theme_work_part(struct request *req);

struct theme_group {
	str path, name, description;
	struct theme_links children;
};
struct theme_groups {
	struct theme_group *at;
	size_t n, cap;
};

struct monday;
void theme_monday(struct monday *m);
