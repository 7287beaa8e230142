/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test: TEST(name) { ... } registers itself. A test of pages talks to the
 * router as a browser would, without sockets, on a fresh in-memory database.
 * build/tests PART runs those with PART in their name.
 */
#pragma once

#include "app.h"
#include "test/forms.h"
#include <stdio.h>

void test_register(const char *name, void (*fn)(void));
void test_failed(const char *file, int line, const char *what);

#define TEST(name)                                                            \
	static void name(void);                                               \
	__attribute__((constructor)) static void name##_register(void)        \
	{ test_register(#name, name); }                                       \
	static void name(void)

#define EXPECT(cond)                                                          \
	do {                                                                  \
		if (!(cond))                                                  \
			test_failed(__FILE__, __LINE__, #cond);               \
	} while (0)

/*
 * A little world: a database with the whole schema and what `sql` puts in it,
 * and every route of the program. After world_person(&w, 7, "Anna") the
 * person of id 7 is signed in: get(&w, 7, ...) is as her.
 */
struct world {
	struct arena *arena;
	struct db *db;
	struct index *index;    /* world_end() closes it; NULL: none */
	struct conf conf;
	int64_t now;
	str agent;              /* what browsers say they are; empty: nothing */
	str url;                /* of the site: http://test.example.org */
	struct blank_schema *schema;    /* on PostgreSQL; else NULL */
	const char *folder;     /* of its file, once it is shared; or NULL */
	/* What post() sends along in a form with a file; no field: nothing. */
	struct upload file;
	struct page_forms forms;        /* that were seen, and not tried yet */
};

struct world world_new(const char *sql);
void world_end(struct world *w);
/* A person, anna@example.org for "Anna", with a session. */
void world_person(struct world *w, int64_t id, const char *name);
/* Sign that person in, again: whatever sessions they had are over. */
void world_sign_in(struct world *w, int64_t id);
/*
 * The same world for another thread: with a connection and an arena of its
 * own. world_share() first puts it where others can come too.
 */
void world_share(struct world *w);
struct world world_beside(const struct world *w);
void world_leave(struct world *beside);
/* Run a script on the world's database. */
void world_sql(struct world *w, const char *sql);
/* As this person; 0 is a stranger. */
struct reply get(struct world *w, int64_t person, const char *path);
struct reply post(struct world *w, int64_t person, const char *path,
		  const char *form);
/* A stranger whose browser sends these cookies besides: "inlog=..". */
struct reply get_with(struct world *w, str cookies, const char *path);
struct reply post_with(struct world *w, str cookies, const char *path,
		       const char *form);
/* The cookie a reply sets, as a browser sends it back: "sid=..". */
str cookie_of(struct reply r, const char *name);
/* The first path in the newest mail to this address that begins so; empty if
 * there is none: mailed(&w, "anna@example.org", "/bevestig/"). */
str mailed(struct world *w, const char *to, const char *path);
/* Do every job that is due at w->now, as the worker would. */
void world_work(struct world *w);
int64_t count(struct world *w, const char *sql);
bool shows(struct reply r, const char *text);
/*
 * Call the request over and over, failing its 1st, 2nd, ... statement; each
 * time it must answer 500 and leave the database as it was, to the byte.
 */
void survives_every_failure(struct world *w, int64_t person, const char *path,
			    const char *form);
/* The same of a stranger whose browser sends these cookies. */
void survives_every_failure_with(struct world *w, str cookies,
				 const char *path, const char *form);
