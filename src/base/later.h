/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * later: libraries that are loaded when one of their functions is first
 * called. Each process would else hold the pages of all of them: who serves
 * those for mail, a site on SQLite those of PostgreSQL.
 *
 * Which they are stands in the Makefile (LATER); who calls them need not know.
 * tools/link puts a jump (later.S) in the place of each function, and where it
 * leads stands in memory that is written by later_load() only, and can be
 * written in that moment only: RELRO as for every other library.
 */
#pragma once

#include "base/base.h"

struct later_function {
	const char *library;    /* as it is installed: libcurl.so.4 */
	const char *name;
};

/* Those of one library together. None: all are linked as usual. */
extern const struct later_function later_functions[];
extern const size_t later_n;

/*
 * Where that function is, after loading its whole library; any thread may.
 * Where a library is missing the program ends, as it does when it starts
 * without one of the others.
 */
void *later_load(size_t function);
