/* SPDX-License-Identifier: EUPL-1.2 */
/* entry_json: the members every entry has in JSON, wherever it stands. */
#pragma once

#include "entry/entry.h"
#include "json/json.h"

/* Between json_write_object and its end. */
void entry_json_item(struct request *req, struct json *j,
		     const struct entry_card *row);
