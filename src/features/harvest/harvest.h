/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * harvest: what is noted at the tables of a meeting that is planned here. Each
 * table has a link for its note-takers, who need no account: they write lines
 * on a telephone, also while the network is away, and these arrive later, each
 * once. Who organises it puts them in order afterwards.
 *
 * Nothing is overwritten: every way a line ever stood is kept, and two changes
 * of the same line give two lines. What is published becomes harvest items.
 */
#pragma once

#include "features/plan/plan.h"
#include "harvest.sql.h"

extern const struct route harvest_routes[], harvest_host_routes[];

enum {
	NOTE_TEXT_MOST = 600, NOTE_OWNER_MOST = 120,    /* characters */
	NOTES_MOST = 1500,              /* of one meeting, removed ones too */
	NOTE_VERSIONS_MOST = 100        /* of one line */
};

/* What a line says. */
struct note_words {
	str kind;               /* insight, need, barrier, action, conclusion */
	str text;
	str perspective;        /* initiative, municipality, ...; or empty */
	str level;              /* where it can be solved: self, ...; or empty */
	str owner;              /* who does it, not by a person's name */
	str due;                /* "2027-03-01", or empty */
	theme_id theme;         /* id 0: none */
};
struct note_words note_words_of(const struct harvest_note *note);

/*
 * harvest_notes(tx, meeting), of harvest.sql, gives all lines of a meeting by
 * table (that of the whole meeting, id 0, first) and position; also those of
 * state "removed" and "merged".
 */

/* One more at that table (id 0: of the whole meeting), after the others. Id 0:
 * the meeting has NOTES_MOST already. */
harvest_note_id harvest_note_add(struct tx *tx, entry_id meeting,
				 entry_id table, const struct note_words *words,
				 int64_t now);
/* It says this from now on. False, and nothing changed: it is not of this
 * version any more, or was changed NOTE_VERSIONS_MOST times. */
bool harvest_note_change(struct tx *tx, const struct harvest_note *note,
			 int64_t version, const struct note_words *words,
			 int64_t now) MUST_CHECK;
/* Removed from what is shown, or put back: state "removed" or "shown". */
bool harvest_note_set_state(struct tx *tx, const struct harvest_note *note,
			    int64_t version, str state, int64_t now) MUST_CHECK;

/*
 * The lines that are shown become harvest items of their tables, with their
 * perspective and theme; of those that were published before, what changed. An
 * item whose line is not shown any more is withdrawn. Doing it twice is doing
 * it once.
 */
void harvest_publish(struct tx *tx, entry_id meeting, int64_t now);

/* A plan_step: "23 regels van 6 tafels". */
bool harvest_step(struct request *req, const struct plan *plan,
		  struct plan_step *step);
