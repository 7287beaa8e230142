/* SPDX-License-Identifier: EUPL-1.2 */
/* url: percent-encoding (RFC 3986) as forms use it. */
#pragma once

#include "base/base.h"

/* %41 and + decoded; a % that begins no pair of digits stays. */
str url_decode(struct arena *a, str s);
/* Everything but letters, digits and -._~ encoded. */
str url_encode(struct arena *a, str s);
