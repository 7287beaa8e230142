/* SPDX-License-Identifier: EUPL-1.2 */
/* htmlgen: the state of one run, shared by its files. */
#pragma once

#include "tools/htmlgen_place.h"

/* A name that may be used: a parameter of the page or a loop's. */
struct name {
	str name;
	bool is_pointer;
};
struct names {
	struct name *at;
	size_t n, cap;
};

struct block {
	struct place_block place;
	size_t names;           /* in scope before it */
	str list;               /* a loop's; empty: an if */
	bool has_else;
	bool space, spaced;     /* white space before; at every end */
};
struct blocks {
	struct block *at;
	size_t n, cap;
};

enum pending { NO_SPACE, SPACE, NEWLINE };

struct gen {
	struct tool tool;
	struct place place;
	const char *static_dir;
	struct buf h, c, msg;   /* the outputs */
	struct buf markup;      /* not yet in c */
	bool in_page;
	int pages;
	struct names names;
	struct blocks blocks;
	bool space;             /* the last thing written was white space */
	enum pending pending;   /* white space not yet written */
};

/* Everything so far into the C file: something else than markup follows. */
void flush_markup(struct gen *g);
/* The white space that is due into the markup. */
void write_pending(struct gen *g);
/* The next C line is the template's present one, for the compiler. */
void add_line(struct gen *g);
/* `a.b` as C; stops if it is anything else or begins with no known name. */
str c_path(struct gen *g, str path);
/* Whether this is a name alone, of a pointer. */
bool is_pointer(const struct gen *g, str path);

/* {{ ... }} with a text in quotes. writer: as html_text. */
void write_text(struct gen *g, str expr, enum escape escape);
/* "English" alone, translated, as a C expression; *rest is what follows. */
str c_text(struct gen *g, str *rest);

/* {% name rest %} */
void write_command(struct gen *g, str name, str rest);
/* The page before this point is complete, or stop. */
void end_page(struct gen *g);
