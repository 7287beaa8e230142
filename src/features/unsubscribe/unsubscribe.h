/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * unsubscribe: /u/{token}, the page that ends one kind of mail for one
 * address. Looking changes nothing, since programs that guard mailboxes open
 * links too; a POST acts at once, without cookie, session or token of a form,
 * as mail programs send it (RFC 8058). The page after it has the way back.
 */
#pragma once

#include "http/http.h"

extern const struct route unsubscribe_routes[];
