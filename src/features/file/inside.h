/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "features/file/file.h"
#include "file.sql.h"

enum {
	FILE_BYTES = 20 << 20, FILE_PIECE = 64 << 10, FILE_MOST = 10,
	FILE_KEPT_DAYS = 30
};

struct file_kind {
	str name;               /* also the ending of its name: "pdf" */
	str label;              /* "PDF", "Word" */
	str type;               /* of its reply */
};

/* What it is, by what stands in it. NULL: none of those we take; *why is the
 * reason, as an N_(). */
const struct file_kind *file_kind_of(struct arena *a, str bytes,
				     const char **why);
/* The kind of that name; never NULL for a row of ours. */
const struct file_kind *file_kind_named(str name);

/* One, as a page shows it. */
struct document {
	int64_t id;
	str title, path, about;         /* about: "PDF, 1,2 MB" */
};
struct documents {
	struct document *at;
	size_t n, cap;
};
struct documents file_documents(struct request *req,
				const struct file_row_rows *rows);

struct reply file_page(struct request *req);
struct reply file_send(struct request *req);
struct reply file_away(struct request *req);
struct reply file_again(struct request *req);
