/* SPDX-License-Identifier: EUPL-1.2 */
/* dns: what the world is told about a name. */
#pragma once

#include "base/base.h"

bool dns_has_address(const char *host);
/* Whether a TXT record of that name begins with this. */
bool dns_text_has(const char *name, const char *start);
