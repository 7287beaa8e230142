/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * person: someone who signed in or wrote. Never public. Their session is a
 * random cookie of which only the hash is kept.
 */
#pragma once

#include "http/http.h"

/* Who holds the request's session cookie; sets req->csrf_token with it. */
struct who person_of_session(struct request *req);
