/* SPDX-License-Identifier: EUPL-1.2 */
/* From lines to the report as its page shows it. */
#include "features/proceedings/inside.h"

static str mark_words(const struct request *req, str mark)
{
	if (str_eq(mark, S("added")))
		return T(req, "Added by participants");
	return str_eq(mark, S("changed"))
		? T(req, "Changed after a remark of participants") : (str){ 0 };
}

/* "Insight"; of a paragraph nothing. */
static str label_of(const struct request *req, str kind)
{
	for (size_t i = 0; i < YIELD_KINDS; i++)
		if (str_eq(kind, yield_kinds[i].value))
			return tr(req->lang, str_from_z(yield_kinds[i].english));
	return (str){ 0 };
}

static struct doc_line line_of(struct request *req,
			       const struct report_line *l)
{
	return (struct doc_line){ .anchor = l->target, .kind = l->kind,
		.label = label_of(req, l->kind),
		.title = l->title, .text = l->text, .owner = l->owner,
		.who = tr_name(req->lang, yield_perspectives, l->perspective),
		.level = tr_name(req->lang, yield_levels, l->level),
		.due = when_written(req->arena, req->lang, l->due),
		.mark = mark_words(req, l->mark) };
}

/* Where a line belongs: its table, the conclusions, the next steps. */
static struct doc_lines *room_for(struct doc *doc, const struct report_line *l)
{
	struct doc_table *table = doc->tables.n
		? &doc->tables.at[doc->tables.n - 1] : NULL;

	if (str_eq(l->kind, S("action")))
		return &doc->steps;
	if (str_eq(l->kind, S("conclusion")))
		return &doc->conclusions;
	if (!table)
		return &doc->intro;
	return str_eq(l->kind, S("table")) || str_eq(l->kind, S("text"))
		? &table->words : &table->notes;
}

static void leave_out_silent(struct doc_tables *tables)
{
	size_t n = 0;

	list_each(t, *tables)
		if (t->said)
			tables->at[n++] = *t;
	tables->n = n;
}

struct doc doc_of(struct request *req, const struct report_line_rows *rows,
		  const html *beside)
{
	struct arena *a = req->arena;
	struct doc doc = { 0 };

	for (size_t i = 0; i < rows->n; i++) {
		const struct report_line *l = &rows->at[i];
		struct doc_line line = line_of(req, l);
		int64_t number = (int64_t)doc.tables.n + 1;

		if (str_eq(l->kind, S("change")))
			continue;
		if (str_eq(l->kind, S("party"))) {
			list_add(a, &doc.parties) = l->text;
			continue;
		}
		if (str_eq(l->kind, S("table")))
			list_add(a, &doc.tables) = (struct doc_table){
				.anchor = l->target, .title = l->title,
				.number = number };
		if (l->text.n && doc.tables.n)
			doc.tables.at[doc.tables.n - 1].said = true;
		if (beside)
			line.beside = beside[i];
		list_add(a, room_for(&doc, l)) = line;
		doc.unfinished = doc.unfinished ||
			(str_eq(l->kind, S("action")) &&
			 (!l->owner.n || !l->due.n));
	}
	if (!beside)
		leave_out_silent(&doc.tables);
	return doc;
}

struct doc_head doc_head_of(struct request *req, const struct plan *plan)
{
	struct plan_party_rows by = plan_organisers(req->tx, plan->id);
	struct buf b = { .arena = req->arena, .limit = 4096 };

	list_each(p, by)
		buf_addf(&b, "%s%.*s", p == by.at ? "" : ", ", (int)p->title.n,
			 p->title.p);
	return (struct doc_head){ .title = plan->title,
		.path = plan_path(req, plan), .venue = plan->venue,
		.when = plan_when(req->arena, req->lang, plan),
		.organisers = by.n ? buf_str(&b) : req->conf->name,
		.site = req->conf->name,
		.url = arena_f(req->arena, "%.*s/bijeenkomsten/%.*s/verslag",
			       (int)req->url.n, req->url.p, (int)plan->slug.n,
			       plan->slug.p) };
}

str line_place(struct request *req, const struct report_line *line)
{
	if (line->title.n)
		return TF(req, "Table “{table}”", TR_STR("table", line->title));
	return str_eq(line->kind, S("intro")) || str_eq(line->kind, S("text"))
		? T(req, "Introduction") : T(req, "The whole meeting");
}

bool round_is_open(const struct proceedings *p, int64_t now)
{
	return p->opened_at && p->ends_at > now && !p->version;
}

str round_last_day(struct arena *a, str lang, const struct proceedings *p)
{
	return when_day(a, lang, p->ends_at - 1);
}
