/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tool: what the build's own compilers share. Each reads files, says what is
 * wrong with them as "file:line: what", and writes its output only when
 * nothing is: make never meets a half-written file.
 */
#pragma once

#include "base/base.h"

#include <stdnoreturn.h>

/* A str where the format says %.*s. */
#define STR(s) (int)(s).n, (s).p

struct tool {
	struct arena *arena;    /* everything, until the end */
	const char *file;       /* being read; for messages */
	int problems;
	bool quiet;             /* only count problems */
};

struct tool tool_start(const char *file);
/* One problem more; the tool goes on looking for others. */
void tool_problem(struct tool *t, int line, const char *fmt, ...)
	PRINTF_LIKE(3, 4);
/* A problem after which nothing can be trusted. */
noreturn void tool_stop(struct tool *t, int line, const char *fmt, ...)
	PRINTF_LIKE(3, 4);
/* Exit status: 1 if there were problems. Frees what there is. */
int tool_end(struct tool *t);

/* The whole file, NUL-terminated behind its end; stops if it cannot. */
str tool_read(struct tool *t, const char *path);
bool tool_exists(const char *path);
/* Write all of `out`, or stop. */
void tool_save(struct tool *t, const char *path, const struct buf *out);
/* DIR/NAMEEXT */
const char *tool_path(struct tool *t, const char *dir, const char *name,
		      const char *ext);
/* Without the folders. */
const char *tool_base(const char *path);

struct buf tool_buf(struct tool *t);
void buf_add_z(struct buf *b, const char *z);
/* As a C string literal, a line of source for each line of text. */
void buf_add_literal(struct buf *b, str s);

/* The next line of *text, without its end. */
str next_line(str *text);
/* The next word, between white space; empty at the end. */
str next_word(str *text);
bool is_space(char ch);
/* Letters, digits, underscores; not a digit first. */
bool is_name(str s);
bool str_in(str s, const char *const *list);    /* list ends NULL */

/*
 * The {places} of a text, each once, in order. False: a brace that is never
 * closed or has no name between.
 */
bool text_places(struct arena *a, str text, struct strs *out) MUST_CHECK;
