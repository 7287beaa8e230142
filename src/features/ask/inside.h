/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "features/ask/ask.h"

extern const struct post_type ask_type;

/* The page of an ask; with errors, that of marking it solved. */
struct reply ask_show_with(struct request *req, const struct post *post,
			   str outcome, const struct form_errors *errors);

struct reply ask_new(struct request *req);
struct reply ask_check(struct request *req);
struct reply ask_send(struct request *req);
struct reply ask_lookalikes(struct request *req);

struct reply ask_still(struct request *req);
struct reply ask_mark_solved(struct request *req);
