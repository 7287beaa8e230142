/* SPDX-License-Identifier: EUPL-1.2 */
/* meeting_parts: what the pages of a meeting are made of. */
#pragma once

#include "features/meeting/meeting.h"

struct gatherings meeting_list_past(struct request *req, place_id within,
				    theme_id theme,
				    const struct entry_filter *filter);
/* What was said by all of it, as if that were a table. */
struct table_view meeting_whole_view(struct request *req,
				     const struct entry_card *meeting);
struct table_view meeting_table_view(struct request *req,
				     const struct entry_card *meeting,
				     const struct table_row *row,
				     bool with_harvest);
/* When, where, for whom, by whom. */
void meeting_facts(struct request *req, struct entry_view *v, entry_id id,
		   const struct meeting *m);

/* RFC 5545, as a feed to subscribe to: what is still to come. */
struct reply meeting_calendar(struct request *req, place_id within,
			      theme_id theme);
/* One meeting, to put in one's own calendar. */
struct reply meeting_calendar_of(struct request *req,
				 const struct entry_card *row,
				 const struct meeting *m);
