/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * place: where in the HTML the page being compiled stands. It follows the
 * markup one character at a time, stops at markup that is not balanced, and
 * at what our pages never hold: inline scripts and styles, unquoted values,
 * a POST form without its token.
 */
#pragma once

#include "tools/tool.h"

enum where {
	IN_TEXT,
	IN_OPENING,             /* after <, nothing known yet */
	IN_TAG_NAME,
	IN_CLOSING,             /* </name */
	IN_DOCTYPE,
	IN_TAG,                 /* between attributes */
	IN_ATTR_NAME,
	BEFORE_VALUE,           /* after name= */
	IN_VALUE,
};

/* How a value that stands here has to be escaped. */
enum escape { AS_TEXT, AS_ATTR, AS_LINK, AS_PART };

struct element {
	str name;
	int line;
	size_t block;           /* how many blocks were open around it */
	bool is_post, has_csrf;
};
struct elements {
	struct element *at;
	size_t n, cap;
};

enum { WORD_MAX = 48 };

struct word {
	char at[WORD_MAX];
	size_t n;
};

struct place {
	struct tool *tool;
	int line;
	enum where where;
	struct elements open;
	size_t floor;           /* elements a block may not close */
	size_t blocks;
	struct word tag, attr, value;   /* value: how it begins */
	bool spaced;            /* white space since the last attribute */
	bool slash;             /* "/" before ">" */
	bool is_post;           /* method="post" in this tag */
	bool begun;             /* this value holds something */
	bool unsure;            /* ... or not, by which way a block went */
	bool filled;            /* this value holds a {{ }} */
	int tags, attrs;        /* how many began, to tell one from another */
};

/* Stop: what is wrong is wrong here. */
#define place_stop(p, ...) tool_stop((p)->tool, (p)->line, __VA_ARGS__)

void place_step(struct place *p, char ch);
/* A command or value follows: ends the name of a bare attribute. */
void place_pause(struct place *p);
/* Stops where none is safe. */
enum escape place_escape(struct place *p);
/* A value was written here. */
void place_value(struct place *p);
/* White space counts: <pre>, <textarea>. */
bool place_keeps_space(const struct place *p);
/* No markup may stand here: <title>, <textarea>. */
bool place_is_plain(const struct place *p);
/* Mark the form around as having its token, or stop. */
void place_csrf(struct place *p);
/* Stop unless the page is complete. */
void place_end(struct place *p);

/*
 * A block of commands: whatever way is taken through it, the HTML goes on from
 * the same place. place_branch ends one branch and begins the next;
 * place_unblock ends the last one. `complete`: one of them is always taken.
 */
struct place_block {
	struct place was;       /* where it began */
	bool spaced, begun;     /* ... at the end of every branch */
	bool some_begun;        /* ... of some */
};

struct place_block place_block(struct place *p);
void place_branch(struct place *p, struct place_block *b);
void place_unblock(struct place *p, struct place_block *b, bool complete);
