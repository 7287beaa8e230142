/* SPDX-License-Identifier: EUPL-1.2 */
/* plain: what someone wrote, out of what their mail program made of it. */
#pragma once

#include "base/base.h"

/* The same as UTF-8, lines ending in LF, without control characters; bytes
 * that are no text become question marks. */
str plain_clean(struct arena *a, str s);
/* The words of a page: no tags, no scripts, no styles, nothing fetched. */
str plain_of_html(struct arena *a, str html);
/* What stands above the mail that is answered, without the answered mail, our
 * own footer and a signature below "-- ". Knows how Dutch and English programs
 * begin them. */
str plain_unquoted(struct arena *a, str text);
