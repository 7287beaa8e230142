/* SPDX-License-Identifier: EUPL-1.2 */
/* site_pages: the handlers of this feature, for its one table of routes. */
#pragma once

#include "http/http.h"

struct reply home_page(struct request *req);
