/* SPDX-License-Identifier: EUPL-1.2 */
/* pogen: a language's translations, and where our texts are used. */
#pragma once

#include "tools/tool.h"

/* One entry of a .po file. Texts are decoded: no escapes, no quotes. */
struct entry {
	int line;
	str one, many;          /* many: empty, or English plural */
	str text, text_many;    /* in the language */
	bool fuzzy, used;
};
struct entries {
	struct entry *at;
	size_t n, cap;
};

/* One place where a text is used. */
struct use {
	const char *file;
	int line;
	str one, many;
};
struct uses {
	struct use *at;
	size_t n, cap;
};

struct gen {
	struct tool tool;
	const char *po;         /* the file of translations */
	str lang;
	struct entries entries;
	struct uses uses;
};

/* The text of a literal in quotes; a problem if it has odd escapes. */
str decode(struct gen *g, int line, str quoted);

void read_po(struct gen *g);
/* What htmlgen found in a page: lines of FILE:LINE, TAB, text. */
void read_msg(struct gen *g, const char *file);
/* T(), TF(), TN(), N_(), tr() and tr_plural() in C. */
void read_c(struct gen *g, const char *file);

/* Plain Dutch: short sentences, ordinary words. */
void check_dutch(struct gen *g);
