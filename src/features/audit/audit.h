/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * audit: a line for each deed that others must be able to look up later: who
 * did it, to whom, when. It is written in the same transaction, so there is
 * none without the other. Administrators read it at /beheer/logboek, in the
 * sentences of the table in audit.c: a new deed gets its sentence there.
 *
 * Kept for 24 months.
 */
#pragma once

#include "http/http.h"
#include "audit.sql.h"

extern const struct route audit_routes[];
