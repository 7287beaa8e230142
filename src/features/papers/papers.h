/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * papers: what a site must be able to show on paper: the privacy page, the
 * accessibility statement, the register of processing activities (GDPR,
 * article 30) and an agreement with who runs the machine (article 28). They
 * are written anew at each look, from the settings, the modules in use, the
 * kinds of data and terms of features/privacy; nobody keeps them up to date.
 *
 * What is not set yet stands in them as an open place, with the way to fill
 * it for an administrator.
 */
#pragma once

#include "http/http.h"

extern const struct route papers_routes[];
