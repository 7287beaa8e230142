/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * origin: what a form begins from. A line of a harvest becomes an ask, a
 * barrier, an action, an article or a meeting: the form of that kind is opened
 * with ?uit=h-..., is filled in with its words, themes and place, and what is
 * saved is linked with the line, in the role "link" as an import has it.
 *
 * A form reads it first (also in its POST), shows origin_part inside its
 * <form>, which carries it along, and tells origin_link what was made.
 */
#pragma once

#include "entry/entry.h"
#include "origin.sql.h"

struct origin {
	struct origin_item item;        /* id 0: it begins from nothing */
	struct strs themes;             /* slugs */
	str path;                       /* of the line, on the harvest's page */
};

/* That of ?uit= or the field uit; none where this reader may make nothing of
 * it (origin_may). */
struct origin origin_read(struct request *req);
/* The line with that slug. False: there is none on a page that is shown. */
bool origin_find(struct request *req, str slug, struct origin *origin)
	MUST_CHECK;
/* Who organised the meeting, who owns the line or is named with it, and a
 * coordinator there. */
bool origin_may(const struct request *req, const struct origin *origin);
/* Who organised it, or a coordinator. */
bool origin_organises(const struct request *req, entry_id meeting);

/* Inside the form: what it begins from, and a hidden field; empty for none. */
html origin_part(struct request *req);
/* `made` came of it. Nothing where it began from nothing. */
void origin_link(struct request *req, const struct origin *origin,
		 entry_id made);
/* Take that back. False: they were not linked. */
bool origin_unlink(struct request *req, const struct origin *origin,
		   entry_id made);
