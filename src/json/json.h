/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * json: RFC 8259, out and in.
 *
 * Out, text is written straight into a buf; the writer sets commas and
 * escapes. In, a whole document is parsed at once with limits (1 MB, depth
 * 32, no doubled key); values are asked for by name and what is missing or of
 * another kind reads as empty.
 */
#pragma once

#include "base/base.h"

struct json {
	struct buf *out;
	bool comma;             /* the next value needs one before it */
};

void json_write_object(struct json *j);               /* { */
void json_write_object_end(struct json *j);           /* } */
void json_write_array(struct json *j);                /* [ */
void json_write_array_end(struct json *j);            /* ] */
void json_write_key(struct json *j, const char *name);
void json_write_str(struct json *j, str s);
void json_write_int(struct json *j, int64_t n);
void json_write_bool(struct json *j, bool b);
void json_write_null(struct json *j);
/* A number already written as one, as "52.08316"; null where it is empty. */
void json_write_number(struct json *j, str digits);

/* "name": value in one call; the kind of value chooses. */
void json_put_str(struct json *j, const char *name, str s);
void json_put_int(struct json *j, const char *name, int64_t n);
void json_put_bool(struct json *j, const char *name, bool b);
#define json_put(j, name, v) _Generic((v), str: json_put_str,                 \
	int64_t: json_put_int, int: json_put_int, size_t: json_put_int,       \
	bool: json_put_bool)((j), (name), (v))

struct json_doc;              /* lives as long as the arena */

/* NULL, with where and why in err, if it is not JSON within the limits. */
const struct json_doc *json_doc_read(struct arena *a, str text, struct err *err);
bool json_doc_is_object(const struct json_doc *v);
/* Whether there is such a member that is not null. */
bool json_doc_has(const struct json_doc *v, const char *name);
/* *out: its text. False if it is there but no text; *out empty if missing. */
bool json_doc_str(const struct json_doc *v, const char *name, str *out);
bool json_doc_int(const struct json_doc *v, const char *name, int64_t *out);
bool json_doc_bool(const struct json_doc *v, const char *name, bool *out);
/* A list of texts, of at most max. False if it is there but not that. */
bool json_doc_strs(const struct json_doc *v, const char *name,
		   struct arena *a, size_t max, struct strs *out);
/* The names of its members. */
struct strs json_doc_names(const struct json_doc *v, struct arena *a);
