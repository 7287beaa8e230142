/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "base/when.h"
#include "entry/entry_form.h"
#include "features/harvest/harvest.h"
#include "features/introduction/introduction.h"
#include "features/meeting/meeting.h"
#include "features/proceedings/proceedings.h"
#include "proceedings.sql.h"

#define ACCEPTED S("accepted")
#define DECLINED S("declined")
#define STILL_OPEN S("open")
#define ADDITION S("addition")
#define INTRO S("inleiding")

enum { TEXT_MOST = 6000, CORRECTION_MOST = 1500,        /* characters */
       ROUND_LEAST = 3, ROUND_USUAL = 14, ROUND_MOST = 60,      /* days */
       CORRECTIONS_EACH = 40 };         /* of one person */

/*
 * The report as lines, in their order: as it stands now, or as it was
 * published. A line of kind "table" begins that table.
 */
struct report_line_rows lines_now(struct request *req,
				   const struct plan *plan,
				   const struct proceedings *p);
/* The line a correction is about. NULL: it is not there any more. */
const struct report_line *line_find(const struct report_line_rows *rows,
				      str target);
/* The number in "tafel-12"; 0: it is not one of those. */
int64_t target_number(str target, str prefix);
/* Freeze it as the next version, with what participants added. */
void lines_publish(struct request *req, const struct plan *plan,
		       const struct proceedings *p, str what);

/* Take it over with that text, and with the word that is in c. False: it cannot
 * be (any more), nothing changed. as: for something added at a table, the kind
 * of line it becomes; empty: a paragraph. */
bool correction_take_over(struct request *req, const struct plan *plan,
			  const struct correction *c, str text, str as);
/* Not decided after all: what it changed is as it was, if nobody changed it
 * since. */
void correction_undo(struct request *req, const struct plan *plan,
		     const struct correction *c);
/* What is proposed to stand there: for the organiser to look through. */
str correction_after(struct request *req, const struct correction *c,
		     const struct report_line *line);

/* The report as its page shows it. */
struct doc_line {
	str anchor, kind, label, title, text, who, level, owner, due, mark;
	html beside;            /* what stands below it, in the round */
};
struct doc_lines {
	struct doc_line *at;
	size_t n, cap;
};
struct doc_table {
	str anchor, title;
	int64_t number;
	struct doc_lines words, notes;
	bool said;              /* something was said there */
};
struct doc_tables {
	struct doc_table *at;
	size_t n, cap;
};
struct doc_change {
	str version, title, text, mark;
};
struct doc_changes {
	struct doc_change *at;
	size_t n, cap;
};
struct doc {
	struct doc_lines intro, conclusions, steps;
	struct doc_tables tables;
	struct strs parties;
	bool unfinished;        /* a step without who or when */
};
/* beside: of each of the rows; or NULL, and then tables at which nothing was
 * said are left out. */
struct doc doc_of(struct request *req, const struct report_line_rows *rows,
		  const html *beside);

struct doc_version {
	str title, what, path;  /* path: empty, it is the one shown */
};
struct doc_versions {
	struct doc_version *at;
	size_t n, cap;
};

/* What stands above it. */
struct doc_head {
	str title, path, when, venue, organisers, site;
	str url;                /* where it is read */
};
struct doc_head doc_head_of(struct request *req, const struct plan *plan);

/* "tafel Geld", "de inleiding": where a correction is about. */
str line_place(struct request *req, const struct report_line *line);
/* The round goes on. */
bool round_is_open(const struct proceedings *p, int64_t now);
/* The last day of it, in words. */
str round_last_day(struct arena *a, str lang, const struct proceedings *p);

/* "/correctie/12/k3f...": keeps working until it is forgotten. */
str reader_path(struct tx *tx, correction_reader_id id, int64_t made_at);
struct reply correction_page_of(struct request *req);

/* The planned meeting of the route, of those who may, once it began; and its
 * report, begun if there is none yet (of a GET: an empty one). */
bool draft_open(struct request *req, struct plan *plan,
		 struct proceedings *p) MUST_CHECK;
str draft_path(struct request *req, const struct plan *plan);
struct reply draft_back(struct request *req, const struct plan *plan,
			 const char *under);

struct publish_form {
	str wat;                /* is other than before */
	str na;                 /* the version they saw, so as not to do it twice */
	str error;
};
struct reply proceedings_write(struct request *req);
struct reply proceedings_round(struct request *req);
struct reply proceedings_decide(struct request *req);
struct reply proceedings_publish(struct request *req);

/* A proposal as its organiser, or a participant, sees it. */
struct proposal_view {
	int64_t id;
	str who, kind, where, was, before, after, text, words, became, seen;
	str state, error;
	bool open, gone, mine, adds, at_table, decided;
	bool declines;          /* tried to, and could not yet */
};
struct proposal_views {
	struct proposal_view *at;
	size_t n, cap;
};
/* What a participant wrote. */
struct correction_form {
	str bij, soort, tekst, error;
};
struct round_form {
	str dagen, error;
	const struct proposal_view *retry;      /* what was typed about one; or NULL */
};
