/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * place: a neighbourhood, village, town, municipality, region, province or
 * country, with a page of what is there that also prints as an A4.
 */
#pragma once

#include "entry/entry_view.h"

extern const struct route place_routes[];
