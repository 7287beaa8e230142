/* SPDX-License-Identifier: EUPL-1.2 */
/* A line as a form, and as it is shown. */
#include "features/harvest/inside.h"
#include "base/random.h"
#include "base/when.h"

static const char *const kinds[] = { "insight", "need", "barrier", "action",
				     "conclusion", NULL };
static const char *const perspectives[] = { "initiative", "municipality",
	"insurer", "ministry", "bank", "care", "education", "advisory-council",
	"housing", "province", "welfare", "network", "professional", "council",
	"expert", "table", NULL };
static const char *const levels[] = { "self", "local", "regional",
	"provincial", "national", NULL };
static const char *const deeds[] = { "weg", "terug", NULL };

static const struct form_field fields[] = {
	FORM_TEXT(struct note_form, merk, .min = MARK_LEAST, .max = MARK_MOST),
	FORM_TEXT(struct note_form, basis, .max = MARK_MOST),
	FORM_TEXT(struct note_form, soort, .label = N_("What is it?"), .min = 1,
		  .kind = FORM_CHOICE, .choices = kinds),
	FORM_TEXT(struct note_form, tekst, .label = N_("What was said?"),
		  .min = 2, .max = NOTE_TEXT_MOST, .kind = FORM_PARAGRAPHS),
	FORM_TEXT(struct note_form, vanuit, .label = N_("Who said it?"),
		  .kind = FORM_CHOICE, .choices = perspectives),
	FORM_TEXT(struct note_form, schaal,
		  .label = N_("Where can this be solved?"),
		  .kind = FORM_CHOICE, .choices = levels),
	FORM_TEXT(struct note_form, thema, .label = N_("Theme"), .max = 80),
	FORM_TEXT(struct note_form, wie, .label = N_("Who takes it up?"),
		  .max = NOTE_OWNER_MOST),
	FORM_TEXT(struct note_form, datum, .label = N_("Before which day?"),
		  .max = 10),
	FORM_TEXT(struct note_form, doe, .kind = FORM_CHOICE, .choices = deeds),
};
enum { VANUIT = 4, SCHAAL, THEMA, WIE, DATUM };

/* On one line: it is a line of a report. */
static str on_one_line(struct arena *a, str s)
{
	struct buf b = { .arena = a, .limit = s.n + 1 };

	while (s.n) {
		str line = str_trim(str_cut(&s, '\n'));

		if (line.n)
			buf_add_next(&b, S(" "), line);
	}
	return buf_str(&b);
}

static bool is_mark(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= '0' && s.p[i] <= '9') ||
		      (s.p[i] >= 'a' && s.p[i] <= 'f')))
			return false;
	return s.n >= MARK_LEAST && s.n <= MARK_MOST;
}

static void read_besides(struct request *req, struct note_form *f)
{
	struct entry_filter_theme theme = { 0 };
	int64_t from, to;

	if (f->thema.n && !entry_theme_by_slug(req->tx, f->thema, &theme))
		form_add_error(req, &f->errors, S("thema"),
			       T(req, "Choose one of these."));
	if (f->datum.n && (f->datum.n != 10 || !when_span(f->datum, &from, &to)))
		form_add_error(req, &f->errors, S("datum"),
			T(req, "Give the day as day, month and year."));
	f->words = (struct note_words){ .kind = f->soort, .text = f->tekst,
		.perspective = f->vanuit, .level = f->schaal, .owner = f->wie,
		.due = f->datum, .theme = theme.id };
}

struct note_form note_form_read(struct request *req)
{
	struct note_form f = { 0 };

	f.errors = form_read(req, fields, &f);
	if (f.doe.n)            /* of these only the marks count */
		f.errors = (struct form_errors){ 0 };
	if (!is_mark(f.merk) || (f.basis.n && !is_mark(f.basis))) {
		f.errors = (struct form_errors){ 0 };
		form_add_error(req, &f.errors, S("tekst"),
			T(req, "This page was damaged on the way. Reload it and try again."));
	}
	f.tekst = on_one_line(req->arena, f.tekst);
	if (!f.doe.n)
		read_besides(req, &f);
	return f;
}

struct note_form note_form_of(const struct harvest_note *n)
{
	return (struct note_form){ .basis = n->mark, .soort = n->kind,
		.tekst = n->text, .vanuit = n->perspective,
		.schaal = n->level, .thema = n->theme_slug, .wie = n->owner, .datum = n->due };
}

struct note_change note_form_change(const struct note_form *f)
{
	return (struct note_change){ .mark = f->merk, .base = f->basis,
		.state = str_eq(f->doe, S("weg")) ? REMOVED : SHOWN,
		.words = f->words, .only_state = f->doe.n != 0 };
}

static void add_names(struct request *req, struct choices *list,
		      const struct tr_name *names, size_t n, str chosen)
{
	for (size_t i = 0; i < n; i++)
		list_add(req->arena, list) = (struct choice){ names[i].value,
			tr(req->lang, str_from_z(names[i].english)),
			str_eq(names[i].value, chosen) };
}

struct choices note_kinds(struct request *req, str chosen)
{
	struct choices list = { 0 };

	add_names(req, &list, yield_kinds, YIELD_KINDS, chosen);
	return list;
}

/* One of these, or none. */
static struct choices some_of(struct request *req, const struct tr_name *names,
			      size_t n, str chosen)
{
	struct choices list = { 0 };

	list_add(req->arena, &list) = (struct choice){ S(""), S("–"), false };
	add_names(req, &list, names, n, chosen);
	return list;
}

static struct choices themes(struct request *req, str chosen)
{
	struct strs one = { &chosen, 1, 1 };
	struct theme_choices all = entry_theme_choices(req, &one);
	struct choices list = { 0 };

	list_add(req->arena, &list) = (struct choice){ S(""), S("–"), false };
	list_each(c, all.chosen)
		list_add(req->arena, &list) = *c;
	list_each(c, all.others)
		list_add(req->arena, &list) = *c;
	return list;
}

struct form_controls note_controls(struct request *req,
				   const struct note_form *form)
{
	static const struct form_shown shown[COUNT(fields)] = {
		[VANUIT] = { .type = "text" }, [SCHAAL] = { .type = "text" },
		[THEMA] = { .type = "text" },
		[WIE] = { .type = "text", .hint = N_("An initiative, an organisation or a task. No names of people.") },
		[DATUM] = { .type = "date" },
	};
	struct form_controls list = form_controls_of(req,
		&(struct form_layout){ fields, shown, COUNT(fields) }, form,
		&form->errors);

	list_each(c, list) {
		if (str_eq(c->name, S("vanuit")))
			c->choices = some_of(req, yield_perspectives,
					     YIELD_PERSPECTIVES, form->vanuit);
		if (str_eq(c->name, S("schaal")))
			c->choices = some_of(req, yield_levels, YIELD_LEVELS,
					     form->schaal);
		if (str_eq(c->name, S("thema")))
			c->choices = themes(req, form->thema);
		c->optional = false;    /* all of them are */
	}
	return list;
}

str note_taken_words(struct request *req, enum note_taken taken)
{
	if (taken == NOTE_BESIDE)
		return T(req, "Someone else changed this line meanwhile. Both are kept, one under the other.");
	if (taken == NOTE_LEFT)
		return T(req, "Someone else changed this line meanwhile, so it was not taken away.");
	if (taken == NOTE_FULL)
		return TF(req, "There is no more room: a meeting has at most {n} lines, and each is changed at most {m} times.",
			  TR_INT(req->arena, "n", NOTES_MOST),
			  TR_INT(req->arena, "m", NOTE_VERSIONS_MOST));
	return (str){ 0 };
}

/* "volgens gemeenten, voor De Linde, vóór 1 maart 2027" */
static str meta_of(struct request *req, const struct harvest_note *n)
{
	struct buf b = { .arena = req->arena, .limit = 2000 };

	if (n->perspective.n)
		buf_add_next(&b, S(" · "), TF(req, "according to {who}",
			TR_STR("who", tr_name(req->lang, yield_perspectives,
					      n->perspective))));
	if (n->level.n)
		buf_add_next(&b, S(" · "),
			     tr_name(req->lang, yield_levels, n->level));
	if (n->theme_nl.n)
		buf_add_next(&b, S(" · "),
			entry_theme_title(req, n->theme_nl, n->theme_en));
	if (n->owner.n)
		buf_add_next(&b, S(" · "), TF(req, "taken up by {who}",
			TR_STR("who", n->owner)));
	if (n->due.n)
		buf_add_next(&b, S(" · "), TF(req, "before {day}",
			TR_STR("day", when_written(req->arena, req->lang,
						   n->due))));
	return buf_str(&b);
}

struct note_row note_row_of(struct request *req, const struct harvest_note *n)
{
	return (struct note_row){ .id = n->id.v, .mark = n->mark,
		.kind = n->kind, .like = yield_type_like(n->kind),
		.label = tr_name(req->lang, yield_kinds, n->kind),
		.text = n->text, .meta = meta_of(req, n),
		.fresh = random_hex(req->arena, MARK_BYTES),
		.also = n->beside_id.v != 0,
		.removed = str_eq(n->state, REMOVED) };
}

struct note_row_list note_rows_at(struct request *req,
				  const struct harvest_note_rows *notes,
				  entry_id table, str state)
{
	struct note_row_list list = { 0 };

	list_each(n, *notes)
		if (n->table_id.v == table.v && str_eq(n->state, state))
			list_add(req->arena, &list) = note_row_of(req, n);
	return list;
}
