/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a note-taker's page sends by itself: fields "regel", each a change as
 * the form would send it, in the order in which they were written. The answer
 * says of each what came of it, and how the table stands. Whoever has the link
 * may send; no cookie says who they are, so no token is asked.
 */
#include "features/harvest/inside.h"
#include "json/json.h"

enum { CHANGES_MOST = 40 };

static str name_of(enum note_taken taken)
{
	static const str names[] = { S("taken"), S("known"), S("beside"),
				     S("left"), S("full") };

	return names[taken];
}

static void write_notes(struct json *j, const char *name,
			const struct note_row_list *rows,
			const struct harvest_note_rows *notes)
{
	json_write_key(j, name);
	json_write_array(j);
	list_each(r, *rows) {
		json_write_object(j);
		json_put(j, "mark", r->mark);
		json_put(j, "kind", r->kind);
		json_put(j, "label", r->label);
		json_put(j, "like", r->like);
		json_put(j, "text", r->text);
		json_put(j, "meta", r->meta);
		json_put(j, "also", r->also);
		list_each(n, *notes) {
			if (n->id.v != r->id)
				continue;
			json_put(j, "perspective", n->perspective);
			json_put(j, "level", n->level);
			json_put(j, "theme", n->theme_slug);
			json_put(j, "owner", n->owner);
			json_put(j, "due", n->due);
		}
		json_write_object_end(j);
	}
	json_write_array_end(j);
}

struct reply harvest_note_json(struct request *req,
			       const struct note_place *place, str results)
{
	struct harvest_note_rows notes = harvest_notes(req->tx, place->plan.id);
	struct note_row_list shown =
		note_rows_at(req, &notes, place->table, SHOWN);
	struct note_row_list removed =
		note_rows_at(req, &notes, place->table, REMOVED);
	struct buf out = { .arena = req->arena, .limit = 8 << 20 };
	struct json j = { .out = &out };

	buf_add(&out, S("{\"results\":["));
	buf_add(&out, results);
	buf_add(&out, S("]"));
	j.comma = true;
	write_notes(&j, "notes", &shown, &notes);
	write_notes(&j, "removed", &removed, &notes);
	json_write_object_end(&j);
	return reply_quiet(reply_bytes(req, 200, S("application/json"),
				       buf_str(&out)));
}

/* One change, as if it were posted alone. */
static void take_one(struct request *req, const struct note_place *place,
		     str change, struct json *j)
{
	struct request alone = *req;
	struct note_form form;
	struct note_change c;
	enum note_taken taken;

	alone.body = change;
	form = note_form_read(&alone);
	c = note_form_change(&form);
	json_write_object(j);
	json_put(j, "mark", form.merk);
	if (form.errors.n) {
		json_put(j, "how", S("refused"));
		json_put(j, "why", form.errors.at[0].message);
	} else {
		taken = harvest_take(req->tx, place->plan.id, place->table, &c,
				     req->now);
		json_put(j, "how", name_of(taken));
		json_put(j, "why", note_taken_words(req, taken));
	}
	json_write_object_end(j);
}

static struct reply problem(struct request *req, int status, str detail)
{
	struct buf out = { .arena = req->arena, .limit = 4096 };
	struct json j = { .out = &out };

	json_write_object(&j);
	json_put(&j, "status", status);
	json_put(&j, "detail", detail);
	json_write_object_end(&j);
	return reply_quiet(reply_bytes(req, status,
		S("application/problem+json"), buf_str(&out)));
}

struct reply harvest_note_sync(struct request *req)
{
	struct buf results = { .arena = req->arena, .limit = 64 << 10 };
	struct json j = { .out = &results };
	struct strs changes = request_fields(req, "regel");
	struct note_place place;

	if (!note_place_open(req, &place))
		return problem(req, 404, T(req, "This link does not work any more. Ask who organises the meeting for the new one: what you noted stays in this telephone."));
	if (!note_place_takes(&place, req->now))
		return problem(req, 410, T(req, "Nothing is noted here any more"));
	if (changes.n > CHANGES_MOST)
		return problem(req, 422, TF(req, "At most {n} lines at once.",
			TR_INT(req->arena, "n", CHANGES_MOST)));
	list_each(c, changes)
		take_one(req, &place, *c, &j);
	return harvest_note_json(req, &place, buf_str(&results));
}
