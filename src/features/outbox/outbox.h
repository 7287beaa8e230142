/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * outbox: /beheer/post, where an administrator sees which mail did not go out
 * and why, and tries it again or throws it away. Of an address only the first
 * letter and the host are shown, of a mail its subject and never its text.
 * And the addresses nothing is sent to, since mail came back: they work again
 * once their owner says so, by a link that is mailed there.
 */
#pragma once

#include "features/person/person.h"

extern const struct route outbox_routes[];
extern const struct token_purpose outbox_purposes[];
extern const struct token_purpose outbox_week_purposes[];

struct monday;
void outbox_monday(struct monday *m);
