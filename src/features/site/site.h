/* SPDX-License-Identifier: EUPL-1.2 */
/* site: the frame of every page, and the pages about the site itself. */
#pragma once

#include "http/http.h"

extern const struct route site_routes[];

void site_layout(struct page *pg, const struct request *req, str title,
		 html body);
