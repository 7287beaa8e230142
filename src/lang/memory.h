/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * memory: how Dutch words came apart before, and their stems. Cutting a
 * compound tries every way to do it, which takes longer than anything else
 * that is done with a word, and most words come back: of 100 in a text about
 * 95 were seen lately. Who reads many texts keeps one, for one thread; it
 * never grows, and what it forgets is found out again.
 */
#pragma once

#include "lang/lang.h"

struct lang_memory;

struct lang_memory *lang_memory_create(struct arena *a);
/* As lang_split(); without a memory (NULL) it is that. */
struct lang_parts lang_memory_split(struct lang_memory *m, str word);

/* The stem it was told of, a view that the next word may change; or empty. */
str lang_memory_stem(const struct lang_memory *m, str word);
void lang_memory_tell(struct lang_memory *m, str word, str stem);
