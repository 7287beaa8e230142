/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share: a paper, and how one is written. */
#pragma once

#include "base/when.h"
#include "features/papers/papers.h"
#include "papers.sql.h"

/* A name and what it is. Open: it should be there, and is filled in at that
 * part of the settings. */
struct paper_fact {
	str label, value;
	str part;               /* of the settings; empty: it is not asked */
	struct strs lines;      /* instead of a value */
	bool open;
};
struct paper_facts {
	struct paper_fact *at;
	size_t n, cap;
};

/* Whatever of these it has, in this order. */
struct paper_block {
	str id, heading;
	bool below;             /* the heading is one under the one before */
	str text;
	struct strs items;
	struct paper_facts facts;
	str link, link_title;
};
struct paper_blocks {
	struct paper_block *at;
	size_t n, cap;
};

struct paper {
	str title, lead;
	str version;            /* and of which day: a sentence */
	struct paper_blocks blocks;
	struct paper_facts gaps;        /* the open ones, each once */
};

/* A heading, under which comes what is written next. */
void paper_heading(struct request *req, struct paper *p, str heading);
void paper_heading_below(struct request *req, struct paper *p, str heading);
void paper_text(struct request *req, struct paper *p, str text);
void paper_item(struct request *req, struct paper *p, str text);
/* Left out where the value is empty. */
void paper_fact(struct request *req, struct paper *p, str label, str value);
void paper_lines(struct request *req, struct paper *p, str label,
		 const struct strs *lines);
/* Open where the value is empty: to be filled in at that part of the
 * settings. */
void paper_asked(struct request *req, struct paper *p, str label,
		 const struct paper_fact *value);
/* Each text of a list that ends NULL, as an item. */
void paper_items(struct request *req, struct paper *p,
		 const char *const *english);

/* Everything of it as plain text, in lines that end in CR LF. */
str paper_plain(struct request *req, const struct paper *p);

struct paper paper_privacy(struct request *req);
struct paper paper_access(struct request *req);
struct paper paper_register(struct request *req);
struct paper paper_agreement(struct request *req);

/* Which text of ours it is, and of which day what was filled in last. */
str paper_version(struct request *req);

/* Who answers for the site, and who runs the machine, as facts. */
void paper_owner(struct request *req, struct paper *p);
void paper_host(struct request *req, struct paper *p);
void paper_abroad(struct request *req, struct paper *p);

/* One thing that is done with data of people. */
struct processing {
	const char *title, *purpose, *ground, *people, *data, *seen_by;
	const char *path;               /* of its module; NULL: always */
	const char *const *kinds;       /* of privacy_kind; ends NULL */
	const char *const *terms;       /* of privacy_term; ends NULL */
	/* Whether something of it is kept though its module is not used. */
	int64_t (*kept)(struct tx *tx);
};
/* Those that are done here, in order; NULL past the last. What is in none of
 * them stands in the one that says so: nothing is left out. */
const struct processing *processing_done(struct request *req, size_t nth);
/* Its kinds of data, as the person they are about sees them, and its terms. */
struct strs processing_kinds(struct request *req, const struct processing *p);
struct strs processing_terms(struct request *req, const struct processing *p);

/* One of the list at /beheer/papieren. */
struct paper_line {
	str slug, title, what, path;
	int64_t gaps;
};
struct paper_lines_list {
	struct paper_line *at;
	size_t n, cap;
};

struct issue_field {
	str name, label, value, error;
	bool day;
};
struct issue_fields {
	struct issue_field *at;
	size_t n, cap;
};
/* /beheer/toegankelijkheid: what does not work for everyone yet. */
struct reply issues_show(struct request *req);
struct reply issue_add(struct request *req);
struct reply issue_solved(struct request *req);
