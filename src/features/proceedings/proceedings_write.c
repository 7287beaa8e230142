/* SPDX-License-Identifier: EUPL-1.2 */
/* Writing the texts of a report, and publishing it. */
#include "features/proceedings/inside.h"
#include "features/audit/audit.h"
#include "proceedings_write.html.h"

enum { WHAT_MOST = 500, PARTIES_MOST = 8000, FIRST_ROWS = 6 };

/* The introduction and a text per table, then who took part; each field has
 * its place in `texts`. */
struct writing {
	struct form_field *fields;
	struct form_shown *shown;
	str *texts;
	size_t n;
	struct table_row_rows tables;
};

static void add_field(struct writing *w, const char *name, const char *label,
		      size_t max)
{
	w->fields[w->n] = (struct form_field){ .name = name, .label = label,
		.at = w->n * sizeof(str), .max = max,
		.kind = FORM_PARAGRAPHS };
	w->shown[w->n++] = (struct form_shown){ .type = "text",
						.rows = FIRST_ROWS };
}

static struct writing writing_of(struct request *req, const struct plan *plan)
{
	struct arena *a = req->arena;
	struct writing w = { .tables = meeting_tables(req->tx, plan->id) };
	size_t n = w.tables.n + 2;

	w.fields = arena_alloc(a, n * sizeof(*w.fields));
	w.shown = arena_alloc(a, n * sizeof(*w.shown));
	w.texts = arena_alloc(a, n * sizeof(*w.texts));
	add_field(&w, "inleiding", N_("Introduction"), TEXT_MOST);
	w.shown[0].hint = N_("What was the meeting about, and how did it go? A few sentences.");
	list_each(t, w.tables)
		add_field(&w, arena_f(a, "tafel-%" PRId64, t->id.v).p,
			  N_("Text of this table"), TEXT_MOST);
	add_field(&w, "wie", N_("Who took part"), PARTIES_MOST);
	w.shown[n - 1].hint = N_("Initiatives and organisations, one on each line. No names of people.");
	return w;
}

/* As it stands now. */
static void fill(struct request *req, struct writing *w,
		 const struct proceedings *p)
{
	w->texts[0] = p->intro;
	for (size_t i = 0; i < w->tables.n; i++) {
		struct proceedings_words words;

		if (proceedings_text_of(req->tx, p->id, w->tables.at[i].id,
					&words))
			w->texts[i + 1] = words.text;
	}
	w->texts[w->n - 1] = p->parties;
}

static struct form_controls controls_of(struct request *req,
					const struct writing *w,
					const struct form_errors *errors)
{
	struct form_layout layout = { w->fields, w->shown, w->n };
	struct form_controls list = form_controls_of(req, &layout, w->texts,
						     errors);

	for (size_t i = 0; i < w->tables.n && i + 1 < list.n; i++)
		list.at[i + 1].what = TF(req, "Text of table “{table}”",
			TR_STR("table", w->tables.at[i].title));
	return list;
}

static struct reply form_page(struct request *req, const struct plan *plan,
			      const struct proceedings *p,
			      const struct writing *w,
			      const struct form_errors *errors)
{
	plan_crumbs(req, plan);
	head_crumb(req, T(req, "Report"), draft_path(req, plan));
	return reply_page(req, errors->n ? 422 : 200,
		T(req, "Write the report"), proceedings_write_page,
		.action = req->path, .path = draft_path(req, plan),
		.title = plan->title, .errors = *errors,
		.controls = controls_of(req, w, errors),
		.version = arena_f(req->arena, "%" PRId64, p->changes));
}

static void save(struct request *req, const struct plan *plan,
		 const struct writing *w)
{
	proceedings_set(req->tx, plan->id, w->texts[0], w->texts[w->n - 1]);
	for (size_t i = 0; i < w->tables.n; i++)
		proceedings_set_text(req->tx, plan->id, w->tables.at[i].id,
				     w->texts[i + 1]);
}

struct reply proceedings_write(struct request *req)
{
	struct form_errors errors = { 0 };
	struct proceedings p;
	struct plan plan;
	struct writing w;
	int64_t seen = 0;

	if (!draft_open(req, &plan, &p))
		return reply_not_found(req);
	w = writing_of(req, &plan);
	if (req->method == GET) {
		fill(req, &w, &p);
		return form_page(req, &plan, &p, &w, &errors);
	}
	errors = form_read_fields(req, w.fields, w.n, w.texts);
	if (!str_to_int(request_field(req, "versie"), &seen) ||
	    seen != p.changes)
		form_add_error(req, &errors, S("inleiding"),
			T(req, "Someone else changed this report meanwhile. What you typed still stands here: look it through and save again."));
	if (errors.n)
		return form_page(req, &plan, &p, &w, &errors);
	save(req, &plan, &w);
	return draft_back(req, &plan, "?concept=1");
}

/*
 * Publishing.
 */
/* What may be about a person, in all that everyone will read. */
static struct entry_warnings warnings_of(struct request *req,
					 const struct report_line_rows *rows)
{
	struct buf b = { .arena = req->arena, .limit = 1 << 20 };
	struct findings found;

	list_each(l, *rows)
		buf_addf(&b, "%.*s\n%.*s\n", (int)l->text.n, l->text.p,
			 (int)l->owner.n, l->owner.p);
	found = personal_find(req->arena, buf_str(&b));
	return entry_warnings(req, &found);
}

static bool is_empty(const struct report_line_rows *rows)
{
	list_each(l, *rows)
		if (l->text.n && !str_eq(l->kind, S("party")))
			return false;
	return true;
}

static struct reply publish_page(struct request *req, const struct plan *plan,
				 const struct proceedings *p,
				 const struct publish_form *form)
{
	struct report_line_rows rows = lines_now(req, plan, p);
	int64_t left = correction_count(req->tx, plan->id, STILL_OPEN);
	bool empty = is_empty(&rows);

	plan_crumbs(req, plan);
	head_crumb(req, T(req, "Report"), draft_path(req, plan));
	return reply_page(req, form->error.n ? 422 : 200,
		p->version ? T(req, "Publish a new version")
			   : T(req, "Publish the report"),
		proceedings_publish_page, .what = form->wat,
		.error = form->error, .action = req->path,
		.path = draft_path(req, plan), .title = plan->title,
		.again = p->version != 0,
		.running = round_is_open(p, req->now),
		.unfinished = doc_of(req, &rows, NULL).unfinished,
		.left = left, .empty = empty, .ready = !left && !empty,
		.after = arena_f(req->arena, "%" PRId64, p->version),
		.warnings = warnings_of(req, &rows));
}

static struct reply publish(struct request *req, const struct plan *plan,
			    const struct proceedings *p, str what)
{
	if (round_is_open(p, req->now))
		proceedings_set_end(req->tx, plan->id, req->now);
	lines_publish(req, plan, p, what);
	audit_note_entry(req->tx, req->who.id, S("proceedings.published"),
			 plan->id, (person_id){ 0 }, req->now);
	entry_changed(req->tx, plan->id, req->now);
	return draft_back(req, plan, "");
}

struct reply proceedings_publish(struct request *req)
{
	static const struct form_field fields[] = {
		FORM_TEXT(struct publish_form, wat, .max = WHAT_MOST,
			  .kind = FORM_PARAGRAPHS),
		FORM_TEXT(struct publish_form, na, .max = 20),
	};
	struct publish_form form = { 0 };
	struct form_errors errors;
	struct proceedings p;
	struct plan plan;
	int64_t seen = 0;

	if (!draft_open(req, &plan, &p))
		return reply_not_found(req);
	if (req->method == GET)
		return publish_page(req, &plan, &p, &form);
	errors = form_read(req, fields, &form);
	if (errors.n)
		form.error = errors.at[0].message;
	else if (!str_to_int(form.na, &seen) || seen != p.version)
		return draft_back(req, &plan, "");     /* pressed twice */
	else if (p.version && form.wat.n < 3)
		form.error = T(req, "Say in a few words what is different.");
	else if (correction_count(req->tx, plan.id, STILL_OPEN))
		form.error = T(req, "Look at all proposals first.");
	if (!form.error.n) {
		struct report_line_rows rows = lines_now(req, &plan, &p);

		if (!is_empty(&rows))
			return publish(req, &plan, &p, form.wat);
		form.error = T(req, "There is nothing in it yet.");
	}
	return publish_page(req, &plan, &p, &form);
}
