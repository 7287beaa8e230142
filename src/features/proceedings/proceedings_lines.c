/* SPDX-License-Identifier: EUPL-1.2 */
/* The report as lines: as it stands now, and frozen as a version. */
#include "features/proceedings/inside.h"

/* What is needed to lay out the lines, and the lines so far. */
struct laying {
	struct request *req;
	const struct plan *plan;
	struct correction_rows corrections;
	struct harvest_note_rows notes;
	struct report_line_rows rows;
};

int64_t target_number(str target, str prefix)
{
	str rest = target;
	int64_t n = 0;

	if (!str_starts(target, prefix))
		return 0;
	rest = (str){ target.p + prefix.n, target.n - prefix.n };
	return str_to_int(rest, &n) && n > 0 ? n : 0;
}

const struct report_line *line_find(const struct report_line_rows *rows,
				      str target)
{
	list_each(l, *rows)
		if (target.n && str_eq(l->target, target))
			return l;
	return NULL;
}

/* What participants did to it: "added", "changed" or nothing. */
static str mark_of(const struct laying *lay, str target)
{
	str mark = { 0 };

	list_each(c, lay->corrections) {
		if (!str_eq(c->state, ACCEPTED) || !str_eq(c->landed, target))
			continue;
		if (str_eq(c->kind, ADDITION) && !c->replaced.n)
			return S("added");
		mark = S("changed");
	}
	return mark;
}

static void lay_line(struct laying *lay, struct report_line line)
{
	line.mark = mark_of(lay, line.target);
	list_add(lay->req->arena, &lay->rows) = line;
}

static bool has_table(const struct table_row_rows *tables, str target)
{
	int64_t id = target_number(target, S("tafel-"));

	list_each(t, *tables)
		if (t->id.v == id)
			return true;
	return false;
}

/* What participants added there as a paragraph; at the introduction also what
 * was about something that is there no more. */
static void lay_added(struct laying *lay, const struct table_row_rows *tables,
		      str target, str title)
{
	struct arena *a = lay->req->arena;

	list_each(c, lay->corrections) {
		str where = has_table(tables, c->target) ? c->target : INTRO;

		if (!str_eq(c->state, ACCEPTED) || !str_eq(where, target) ||
		    !str_starts(c->landed, S("aanvulling-")))
			continue;
		lay_line(lay, (struct report_line){ .kind = S("text"),
			.target = arena_f(a, "aanvulling-%" PRId64, c->id.v),
			.title = title, .text = c->became });
	}
}

static void lay_notes(struct laying *lay, entry_id table, str title)
{
	list_each(n, lay->notes) {
		if (n->table_id.v != table.v || !str_eq(n->state, S("shown")))
			continue;
		lay_line(lay, (struct report_line){ .kind = n->kind,
			.target = arena_f(lay->req->arena, "regel-%" PRId64,
					  n->id.v),
			.title = title, .text = n->text,
			.perspective = n->perspective, .level = n->level,
			.owner = n->owner, .due = n->due });
	}
}

static void lay_table(struct laying *lay, const struct table_row_rows *tables,
		      const struct table_row *t)
{
	struct proceedings_words words = { 0 };
	str target = arena_f(lay->req->arena, "tafel-%" PRId64, t->id.v);

	if (!proceedings_text_of(lay->req->tx, lay->plan->id, t->id, &words))
		words.text = (str){ 0 };
	lay_line(lay, (struct report_line){ .kind = S("table"),
		.target = target, .title = t->title, .text = words.text });
	lay_added(lay, tables, target, t->title);
	lay_notes(lay, t->id, t->title);
}

struct report_line_rows lines_now(struct request *req,
				   const struct plan *plan,
				   const struct proceedings *p)
{
	struct table_row_rows tables = meeting_tables(req->tx, plan->id);
	struct laying lay = { .req = req, .plan = plan,
		.corrections = correction_list(req->tx, plan->id),
		.notes = harvest_notes(req->tx, plan->id) };
	str rest = p->parties;

	lay_line(&lay, (struct report_line){ .kind = S("intro"),
		.target = INTRO, .text = p->intro });
	lay_added(&lay, &tables, INTRO, (str){ 0 });
	lay_notes(&lay, (entry_id){ 0 }, (str){ 0 });
	list_each(t, tables)
		lay_table(&lay, &tables, t);
	while (rest.n) {
		str line = str_trim(str_cut(&rest, '\n'));

		if (line.n)
			lay_line(&lay, (struct report_line){
				.kind = S("party"), .text = line });
	}
	return lay.rows;
}

/* What participants changed since the version before, as lines of this one. */
static void add_changes(struct request *req, const struct plan *plan,
			struct report_line_rows *rows)
{
	struct correction_rows all = correction_list(req->tx, plan->id);

	list_each(c, all) {
		const struct report_line *line = line_find(rows, c->landed);

		if (!str_eq(c->state, ACCEPTED) || c->version || !line)
			continue;
		list_add(req->arena, rows) = (struct report_line){
			.kind = S("change"), .text = c->became,
			.title = line_place(req, line),
			.mark = str_eq(line->mark, S("added"))
				? line->mark : S("changed") };
	}
}

void lines_publish(struct request *req, const struct plan *plan,
		    const struct proceedings *p, str what)
{
	struct report_line_rows rows = lines_now(req, plan, p);
	int64_t number = p->version + 1, position = 0;
	proceedings_version_id version = version_insert(req->tx, plan->id,
							number, req->now, what);

	add_changes(req, plan, &rows);
	list_each(l, rows)
		version_line_insert(req->tx, .version = version,
			.position = ++position, .kind = l->kind,
			.target = l->target, .title = l->title,
			.text = l->text, .perspective = l->perspective,
			.level = l->level, .owner = l->owner, .due = l->due,
			.mark = l->mark);
	correction_published(req->tx, plan->id, number);
	proceedings_set_version(req->tx, plan->id, number);
	harvest_publish(req->tx, plan->id, req->now);
	job_add(req->tx, S("proceedings.answers"), version.v, req->now);
}
