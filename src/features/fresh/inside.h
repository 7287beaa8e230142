/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "base/when.h"
#include "entry/entry.h"
#include "features/fresh/fresh.h"
#include "fresh.sql.h"

enum { FRESH_YEAR = 365 * DAY,
       FRESH_QUIET = 30 * DAY };        /* between two mails about the same */

/* Something nobody looked at, as the coordinator's list shows it. */
struct stale {
	str type, slug, title, path, place, when, asked;
	bool may_mail;          /* who keeps it can be asked again */
};
struct stales {
	struct stale *at;
	size_t n, cap;
};

/* Who says so: its manager's party, or a role. It is right, now. */
void fresh_mark(struct tx *tx, entry_id id, str by, int64_t now);

/* It stopped: it is no longer shown. person: who says so. */
void fresh_stop_party(struct request *req, const struct entry_card *row,
		      person_id person);

/* What stopped, with the way back. */
struct stops {
	struct stale *at;
	size_t n, cap;
};
struct stops fresh_stops(struct request *req,
			 const struct fresh_stop_row_rows *rows);
struct reply fresh_resume(struct request *req);
