/* SPDX-License-Identifier: EUPL-1.2 */
/* Taking over what participants propose, and taking that back. */
#include "features/proceedings/inside.h"

static entry_id table_of(str target)
{
	return (entry_id){ target_number(target, S("tafel-")) };
}

static bool find_note(struct request *req, const struct plan *plan, str target,
		      struct harvest_note *note)
{
	harvest_note_id id = { target_number(target, S("regel-")) };

	return id.v && harvest_note_get(req->tx, id, note) &&
	       note->meeting_id.v == plan->id.v &&
	       str_eq(note->state, S("shown"));
}

/* What stands there becomes that text. */
static bool set_text(struct request *req, const struct plan *plan, str target,
		     str text)
{
	entry_id table = table_of(target);
	struct harvest_note note;
	struct note_words words;

	if (str_eq(target, INTRO)) {
		proceedings_set_intro(req->tx, plan->id, text);
		return true;
	}
	if (table.v) {
		proceedings_set_text(req->tx, plan->id, table, text);
		return true;
	}
	if (!find_note(req, plan, target, &note))
		return false;
	words = note_words_of(&note);
	words.text = text;
	return harvest_note_change(req->tx, &note, note.version, &words,
				   req->now);
}

/* As a line of the harvest, at that table. */
static str add_note(struct request *req, const struct plan *plan,
		    const struct correction *c, str text, str as)
{
	struct note_words words = { .kind = as, .text = text };
	harvest_note_id id = harvest_note_add(req->tx, plan->id,
		table_of(c->target), &words, req->now);

	return id.v ? arena_f(req->arena, "regel-%" PRId64, id.v) : (str){ 0 };
}

/* A paragraph or line of its own: added to, not put instead of something. */
static bool stands_alone(const struct correction *c,
			 const struct report_line *line)
{
	return !line || (str_eq(c->kind, ADDITION) &&
			 !str_starts(c->target, S("regel-")));
}

str correction_after(struct request *req, const struct correction *c,
		     const struct report_line *line)
{
	if (!str_eq(c->kind, ADDITION) || stands_alone(c, line))
		return c->text;
	return arena_f(req->arena, "%.*s %.*s", (int)line->text.n,
		       line->text.p, (int)c->text.n, c->text.p);
}

bool correction_take_over(struct request *req, const struct plan *plan,
			  const struct correction *c, str text, str as)
{
	struct proceedings p;
	struct report_line_rows rows;
	const struct report_line *line;
	str landed = c->target;

	if (!proceedings_get(req->tx, plan->id, &p))
		return false;
	rows = lines_now(req, plan, &p);
	line = line_find(&rows, c->target);
	if (!stands_alone(c, line))
		return set_text(req, plan, c->target, text) &&
		       correction_accept(req->tx, c->id, c->words, line->text,
					 text, landed);
	landed = as.n && line ? add_note(req, plan, c, text, as)
		: arena_f(req->arena, "aanvulling-%" PRId64, c->id.v);
	return landed.n && correction_accept(req->tx, c->id, c->words,
					     (str){ 0 }, text, landed);
}

void correction_undo(struct request *req, const struct plan *plan,
		     const struct correction *c)
{
	struct harvest_note note;
	struct report_line_rows rows;
	const struct report_line *line;
	struct proceedings p;
	bool done = true;

	if (!proceedings_get(req->tx, plan->id, &p) ||
	    !correction_reopen(req->tx, c->id))
		return;
	rows = lines_now(req, plan, &p);
	line = line_find(&rows, c->landed);
	if (!str_eq(c->state, ACCEPTED) || !line ||
	    !str_eq(line->text, c->became))
		return;
	if (str_eq(c->landed, c->target))
		done = set_text(req, plan, c->landed, c->replaced);
	else if (find_note(req, plan, c->landed, &note))
		done = harvest_note_set_state(req->tx, &note, note.version,
					      S("removed"), req->now);
	(void)done;     /* someone was first: it stays as they left it */
}
