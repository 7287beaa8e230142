/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "features/harvest/harvest.h"
#include "features/meeting/meeting.h"

#define SHOWN S("shown")
#define REMOVED S("removed")
#define MERGED S("merged")

enum { MARK_LEAST = 16, MARK_MOST = 40 };       /* characters */

/* One change by a note-taker: of the line that had the mark `base`, or a new
 * one if that is empty. Its own mark is how we know it again. */
struct note_change {
	str mark, base;
	str state;              /* shown or removed */
	struct note_words words;
};
enum note_taken {
	NOTE_TAKEN,
	NOTE_KNOWN,             /* it came before */
	NOTE_BESIDE,            /* changed meanwhile: it is a line of its own */
	NOTE_LEFT,              /* to be removed, but changed meanwhile */
	NOTE_FULL               /* no more lines, or versions of this one */
};
/* It became part of that one. False: it was changed too often. */
bool harvest_note_merge(struct tx *tx, const struct harvest_note *note,
			harvest_note_id into, int64_t now) MUST_CHECK;

enum note_taken harvest_take(struct tx *tx, entry_id meeting, entry_id table,
			     const struct note_change *change, int64_t now);
