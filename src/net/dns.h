/* SPDX-License-Identifier: EUPL-1.2 */
/* dns: what the world is told about a name. */
#pragma once

#include "base/base.h"

bool dns_has_address(const char *host);
/* The TXT record of that name that begins with this; empty: there is none. */
str dns_text(struct arena *a, const char *name, const char *start);
/* The name that the first address of that host has (its PTR record); empty:
 * there is none. */
str dns_name_of(struct arena *a, const char *host);
