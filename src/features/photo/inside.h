/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "features/photo/photo.h"
#include "photo.sql.h"

enum { PHOTO_MOST = 12, PHOTO_KEPT_DAYS = 30 };

/* One, as a page shows it; the sides are those of the JPEG. */
struct shot {
	int64_t id;
	str alt;
	str small, middle, large, jpeg;         /* hashes: their addresses */
	int64_t small_width, middle_width, width, height;
	bool is_logo, may_earlier;
};
struct shots {
	struct shot *at;
	size_t n, cap;
};

/* With all its sizes. */
struct shot photo_shot(struct request *req, const struct photo_row *row);

struct reply photo_page(struct request *req);
struct reply photo_send(struct request *req);
struct reply photo_tell(struct request *req);
struct reply photo_earlier(struct request *req);
struct reply photo_away(struct request *req);
struct reply photo_again(struct request *req);
/* Before the transaction: the file made anew. */
void photo_prepare(struct request *req);
