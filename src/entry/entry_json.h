/* SPDX-License-Identifier: EUPL-1.2 */
/* entry_json: the members every entry has in JSON, wherever it stands. */
#pragma once

#include "entry/entry.h"
#include "json/json.h"

/* Between json_write_object and its end. */
void entry_json_item(struct request *req, struct json *j,
		     const struct entry_card *row);

/* RFC 9457 with every error at once: {"errors": [{"field", "message"}]}. */
struct reply entry_problem(struct request *req, int status, str title,
			   const struct form_errors *errors);

/*
 * A list of `total` as the API answers it: {"items": [...], "page", "size",
 * "total"}. Begin, write each item as an object, end.
 */
struct entry_json_list {
	struct buf out;
	struct json json;
};
void entry_json_begin(struct request *req, struct entry_json_list *list);
struct reply entry_json_end(struct request *req, struct entry_json_list *list,
			    const struct entry_filter *filter, int64_t total);
