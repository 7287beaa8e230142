/* SPDX-License-Identifier: EUPL-1.2 */
/* Lines: added, changed, and never overwritten. */
#include "features/harvest/inside.h"
#include "base/random.h"

/* Where a new line comes: after `after`, or at the end of its table. */
struct note_spot {
	entry_id meeting, table;
	const struct harvest_note *after;       /* NULL: at the end */
};

struct note_words note_words_of(const struct harvest_note *note)
{
	return (struct note_words){ .kind = note->kind, .text = note->text,
		.perspective = note->perspective, .level = note->level,
		.owner = note->owner, .due = note->due, .theme = note->theme_id };
}

static bool is_same(const struct note_words *a, const struct note_words *b)
{
	return str_eq(a->kind, b->kind) && str_eq(a->text, b->text) &&
	       str_eq(a->perspective, b->perspective) &&
	       str_eq(a->level, b->level) &&
	       str_eq(a->owner, b->owner) && str_eq(a->due, b->due) &&
	       a->theme.v == b->theme.v;
}

static int64_t position_at(struct tx *tx, const struct note_spot *at)
{
	if (!at->after)
		return harvest_note_last(tx, at->meeting, at->table) + 1;
	harvest_note_room(tx, at->meeting, at->table, at->after->position);
	return at->after->position + 1;
}

static harvest_note_id insert(struct tx *tx, const struct note_spot *at,
			      const struct note_words *w, str mark, int64_t now)
{
	harvest_note_id id = { 0 };

	if (harvest_note_count(tx, at->meeting) >= NOTES_MOST)
		return id;
	id = harvest_note_insert(tx, .meeting = at->meeting, .table = at->table,
		.mark = mark, .kind = w->kind, .perspective = w->perspective,
		.level = w->level, .text = w->text, .theme = w->theme,
		.owner = w->owner, .due = w->due, .position = position_at(tx, at),
		.beside = at->after ? at->after->id : (harvest_note_id){ 0 },
		.now = now);
	harvest_version_keep(tx, id);
	return id;
}

/* How it is to stand, and since which version. */
struct note_stand {
	int64_t version;
	str mark, state;
	harvest_note_id into;
	int64_t now;
};

static bool set(struct tx *tx, const struct harvest_note *note,
		const struct note_words *w, const struct note_stand *s)
{
	if (s->version >= NOTE_VERSIONS_MOST ||
	    !harvest_note_set(tx, .id = note->id, .version = s->version,
			.mark = s->mark, .kind = w->kind,
			.perspective = w->perspective, .level = w->level,
			.text = w->text, .theme = w->theme,
			.owner = w->owner, .due = w->due,
			.state = s->state, .into = s->into, .now = s->now))
		return false;
	harvest_version_keep(tx, note->id);
	return true;
}

harvest_note_id harvest_note_add(struct tx *tx, entry_id meeting,
				 entry_id table, const struct note_words *words,
				 int64_t now)
{
	struct note_spot at = { .meeting = meeting, .table = table };

	return insert(tx, &at, words, random_hex(tx_arena(tx), MARK_BYTES), now);
}

bool harvest_note_change(struct tx *tx, const struct harvest_note *note,
			 int64_t version, const struct note_words *words,
			 int64_t now)
{
	return set(tx, note, words, &(struct note_stand){ .version = version,
		.mark = random_hex(tx_arena(tx), MARK_BYTES),
		.state = note->state, .into = note->merged_into, .now = now });
}

bool harvest_note_set_state(struct tx *tx, const struct harvest_note *note,
			    int64_t version, str state, int64_t now)
{
	struct note_words words = note_words_of(note);

	return set(tx, note, &words, &(struct note_stand){ .version = version,
		.mark = random_hex(tx_arena(tx), MARK_BYTES), .state = state,
		.now = now });
}

bool harvest_note_merge(struct tx *tx, const struct harvest_note *note,
			harvest_note_id into, int64_t now)
{
	struct note_words words = note_words_of(note);

	return set(tx, note, &words, &(struct note_stand){
		.version = note->version, .state = MERGED, .into = into,
		.mark = random_hex(tx_arena(tx), MARK_BYTES), .now = now });
}

/* Someone else changed the line meanwhile: both stay. */
static enum note_taken take_beside(struct tx *tx,
				   const struct harvest_note *note,
				   const struct note_change *c, int64_t now)
{
	struct note_spot at = { .meeting = note->meeting_id,
				.table = note->table_id, .after = note };
	struct note_words there = note_words_of(note);

	if (c->only_state)
		return NOTE_LEFT;
	if (str_eq(note->state, SHOWN) && is_same(&there, &c->words))
		return set(tx, note, &there, &(struct note_stand){
				.version = note->version, .mark = c->mark,
				.state = SHOWN, .now = now }) ? NOTE_TAKEN
							      : NOTE_FULL;
	return insert(tx, &at, &c->words, c->mark, now).v ? NOTE_BESIDE
							  : NOTE_FULL;
}

enum note_taken harvest_take(struct tx *tx, entry_id meeting, entry_id table,
			     const struct note_change *c, int64_t now)
{
	struct note_spot at = { .meeting = meeting, .table = table };
	struct harvest_known known;
	struct harvest_note note;
	struct note_words words;

	if (harvest_version_of(tx, meeting, c->mark, &known))
		return NOTE_KNOWN;
	if (!harvest_version_of(tx, meeting, c->base, &known) ||
	    !harvest_note_get(tx, known.note_id, &note))
		return c->only_state ? NOTE_LEFT
		     : insert(tx, &at, &c->words, c->mark, now).v ? NOTE_TAKEN
								  : NOTE_FULL;
	if (known.version != note.version || str_eq(note.state, MERGED))
		return take_beside(tx, &note, c, now);
	words = c->only_state ? note_words_of(&note) : c->words;
	return set(tx, &note, &words, &(struct note_stand){
			.version = note.version, .mark = c->mark,
			.state = c->state, .now = now }) ? NOTE_TAKEN : NOTE_FULL;
}
