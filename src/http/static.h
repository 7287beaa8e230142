/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * static: the files of static/, part of the program. Each is known by an
 * address with the hash of its content in it, so it may be kept for ever;
 * html/html.h gives that address to pages (static_path).
 */
#pragma once

#include "base/base.h"

struct static_file {
	str name;               /* "style.css" */
	str path;               /* "/static/style.3f2a91c0.css" */
	str type;
	str body;
	str gzip, brotli;       /* empty where these would not be smaller */
};

/* All of them, by path, as staticgen writes them. */
extern const struct static_file static_files[];
extern const size_t static_count;

/* The file at that path; NULL: there is none. */
const struct static_file *static_find(str path);
