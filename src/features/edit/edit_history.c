/* SPDX-License-Identifier: EUPL-1.2 */
/* The history of an entry, going back in it, hiding and restoring. */
#include "features/edit/inside.h"
#include "base/when.h"
#include "features/audit/audit.h"
#include "edit_history.html.h"

enum { PER_PAGE = 20 };

/* Why something is hidden; readers see these and nothing else. */
static const struct tr_name reasons[] = {
	{ S("asked"), N_("who it is about asked for that") },
	{ S("wrong"), N_("what it said is not right") },
	{ S("double"), N_("it stood here twice") },
	{ S("person"), N_("it said things about a person") },
	{ S("rules"), N_("it does not fit the house rules") },
};
/* And why something was changed, or no longer shown, by other ways. */
static const struct tr_name causes[] = {
	{ S("proposed"), N_("someone else proposed this") },
	{ S("stopped"), N_("they stopped") },
	{ S("resumed"), N_("they go on again") },
	{ S("merged"), N_("two pages about the same became one") },
	{ S("parted"), N_("the two are apart again") },
};
const char *const edit_reasons[] = {
	"asked", "wrong", "double", "person", "rules", NULL
};

struct hide_form {
	str reden, woord;
};
static const struct form_field hide_fields[] = {
	FORM_TEXT(struct hide_form, reden, .kind = FORM_CHOICE, .min = 1,
		  .choices = edit_reasons),
	FORM_TEXT(struct hide_form, woord, .max = 400),
};

static str done_title(const struct request *req, str what)
{
	static const struct tr_name names[] = {
		{ S("change"), N_("Changed") },
		{ S("back"), N_("Put back as it was") },
		{ S("hide"), N_("Hidden") },
		{ S("restore"), N_("Shown again") },
	};

	return tr_name(req->lang, names, what);
}

/* For whom it was done, never which person. */
static str done_by(const struct request *req, const struct edit_revision *r)
{
	if (str_eq(r->role, S("coordinator")))
		return T(req, "by a coordinator");
	if (str_eq(r->role, S("writer")))
		return T(req, "by who wrote it");
	if (!r->party.n)
		return T(req, "by whose it is");
	return TF(req, "by {who}", TR_STR("who", r->party));
}

/* What is no field of a form; going back leaves it as it is. */
static const struct tr_name besides[] = {
	{ S("foto"), N_("Photo") }, { S("logo"), N_("Logo") },
	{ S("bestand"), N_("File") },
};

/* False: the field went out of use. */
static bool difference_of(struct request *req, const struct edited *e,
			  const struct edit_changed_field *row,
			  struct edit_difference *d)
{
	size_t at = edit_field_at(e->type, row->name);
	const struct edit_field *f = &e->type->fields[at];
	str beside = tr_name(req->lang, besides, row->name);

	if (at < e->type->n) {
		*d = edit_compare(req->arena, edit_shown(req, f, row->was),
				  edit_shown(req, f, row->became));
		d->label = tr(req->lang, str_from_z(f->label));
		return true;
	}
	*d = edit_compare(req->arena, row->was, row->became);
	d->label = beside;
	return beside.n && !str_eq(beside, row->name);
}

static void fields_of(struct request *req, const struct edited *e,
		      const struct edit_revision *r, struct edit_event *event)
{
	struct edit_changed_field_rows rows = edit_fields(req->tx, r->id);
	struct buf names = { .arena = req->arena, .limit = 1000 };

	for (size_t i = 0; i < rows.n; i++) {
		struct edit_difference d;

		if (!difference_of(req, e, &rows.at[i], &d))
			continue;
		buf_add(&names, names.n ? S(", ") : S(""));
		buf_add(&names, d.label);
		if (e->may_change)
			list_add(req->arena, &event->fields) = d;
	}
	event->names = buf_str(&names);
}

static str cause_of(const struct request *req, str reason)
{
	str name = tr_name(req->lang, causes, reason);

	return str_eq(name, reason) ? tr_name(req->lang, reasons, reason) : name;
}

static struct edit_events events_of(struct request *req, const struct edited *e,
				    int64_t page, int64_t last)
{
	struct edit_revision_rows rows = edit_revisions(req->tx, e->row.id,
		PER_PAGE, (page - 1) * PER_PAGE);
	struct edit_events list = { 0 };

	list_each(r, rows) {
		struct edit_event *event = &list_add(req->arena, &list);

		*event = (struct edit_event){
			.title = done_title(req, r->what),
			.who = done_by(req, r),
			.date = when_day(req->arena, req->lang, r->made_at),
			.before = r->number - 1, .newest = r->number == last };
		if (r->reason.n)
			event->reason = cause_of(req, r->reason);
		if (e->may_change)
			event->note = r->note;
		fields_of(req, e, r, event);
	}
	return list;
}

str edit_reason_name(str lang, str reason)
{
	return tr_name(lang, reasons, reason);
}

static struct choices reasons_of(struct request *req)
{
	struct choices list = { 0 };

	for (size_t i = 0; i < COUNT(reasons); i++)
		list_add(req->arena, &list) = (struct choice){
			reasons[i].value,
			tr(req->lang, str_from_z(reasons[i].english)), false };
	return list;
}

/* What became part of it, whose history goes on to be read. */
static struct edit_lines merged_of(struct request *req, entry_id id)
{
	struct entry_merged_row_rows rows = entry_merged_here(req->tx, id);
	struct edit_lines list = { 0 };

	list_each(r, rows) {
		str path = entry_path(req->tx, r->id, r->type, r->slug);

		list_add(req->arena, &list) = (struct edit_line){
			arena_f(req->arena, "%.*s/geschiedenis", (int)path.n,
				path.p), r->title, (str){ 0 } };
	}
	return list;
}

static int64_t page_of(struct request *req)
{
	int64_t page = 0;

	return str_to_int(request_param(req, "pagina"), &page) && page > 0 &&
	       page < INT32_MAX ? page : 1;
}

static struct reply page(struct request *req, const struct edited *e,
			 const struct form_errors *errors)
{
	str title = TF(req, "History of {title}",
		TR_STR("title", entry_title_within(e->row.title)));
	str path = arena_f(req->arena, "%.*s/geschiedenis", (int)e->path.n,
			   e->path.p);
	int64_t last = edit_last(req->tx, e->row.id);
	const struct entry_filter at = { .page = page_of(req), .size = PER_PAGE };

	head_crumb(req, e->row.title, e->path);
	head_crumb(req, T(req, "History"), path);
	req->head.no_index = true;
	return reply_page(req, errors->n ? 422 : 200, title, edit_history_page,
		.heading = title, .path = e->path, .events = events_of(req, e, at.page, last),
		.pages = entry_page_links(req, arena_f(req->arena,
			"%.*s?pagina=", (int)path.n, path.p), &at, last),
		.may_change = e->may_change, .may_hide = e->may_hide,
		.hidden = str_eq(e->row.status, S("hidden")),
		.merged = merged_of(req, e->row.id),
		.reasons = reasons_of(req), .error = errors->n
			? T(req, "Choose a reason.") : (str){ 0 });
}

struct reply edit_history(struct request *req)
{
	const struct form_errors none = { 0 };
	struct edited e;

	if (!edit_open(req, &e) &&
	    !(e.type && entry_was_merged(req->tx, e.row.id)))
		return edit_not_found(req);
	return page(req, &e, &none);
}

static struct reply to_history(struct request *req, const struct edited *e)
{
	return reply_redirect(req, "%.*s/geschiedenis", (int)e->path.n,
			      e->path.p);
}

struct reply edit_go_back(struct request *req)
{
	struct edited e;
	struct edit_values was, v;
	struct edit_changed_field_rows rows;
	int64_t number = 0;

	if (!edit_open(req, &e) || !str_to_int(edit_arg(req, 1), &number) ||
	    number < 0 || number >= edit_last(req->tx, e.row.id))
		return reply_not_found(req);
	if (!e.may_change)
		return reply_forbidden(req);
	rows = edit_fields_after(req->tx, e.row.id, number);
	was = v = edit_values_of(req->tx, &e);
	list_each(r, rows) {
		size_t at = edit_field_at(e.type, r->name);

		if (at < e.type->n)
			v.at[at] = r->was;
	}
	edit_write(req, &e, &v);
	edit_record(req, &e, &was, &(struct edit_deed){ .what = "back" });
	return to_history(req, &e);
}

static bool hide(struct request *req, const struct edited *e,
		 const struct edit_deed *deed)
{
	struct edit_values v = edit_values_of(req->tx, e);

	if (!entry_set_status(req->tx, e->row.id, S("hidden")))
		return false;
	edit_record(req, e, &v, deed);
	audit_note_entry(req->tx, req->who.id, S("entry.hidden"), e->row.id,
			 (person_id){ 0 }, req->now);
	entry_changed(req->tx, e->row.id, req->now);
	return true;
}

static bool show_again(struct request *req, const struct edited *e)
{
	struct edit_values v = edit_values_of(req->tx, e);

	if (!str_eq(e->row.status, S("hidden")))
		return false;
	if (e->type->show)
		e->type->show(req->tx, e->row.id, req->now);
	else
		entry_set_status(req->tx, e->row.id, S("published"));
	edit_record(req, e, &v, &(struct edit_deed){ .what = "restore" });
	audit_note_entry(req->tx, req->who.id, S("entry.restored"), e->row.id,
			 (person_id){ 0 }, req->now);
	entry_changed(req->tx, e->row.id, req->now);
	return true;
}

struct reply edit_hide(struct request *req)
{
	struct hide_form form;
	struct form_errors errors;
	struct edited e;

	if (!edit_open(req, &e))
		return reply_not_found(req);
	if (!e.may_hide)
		return reply_forbidden(req);
	errors = form_read(req, hide_fields, &form);
	if (errors.n)
		return page(req, &e, &errors);
	hide(req, &e, &(struct edit_deed){ .what = "hide", .reason = form.reden,
					   .note = form.woord });
	return to_history(req, &e);
}

struct reply edit_restore(struct request *req)
{
	struct edited e;

	if (!edit_open(req, &e))
		return reply_not_found(req);
	if (!e.may_hide)
		return reply_forbidden(req);
	show_again(req, &e);
	return to_history(req, &e);
}

static bool may_hide(struct request *req, str slug, struct edited *e)
{
	*e = (struct edited){ 0 };
	return entry_get(req->tx, slug, &e->row) && edit_weigh(req, e) &&
	       e->may_hide;
}

bool edit_hide_entry(struct request *req, str slug, str reason, str note)
{
	struct edited e;

	return may_hide(req, slug, &e) &&
	       hide(req, &e, &(struct edit_deed){ .what = "hide",
			.reason = reason, .note = note });
}

bool edit_show_entry(struct request *req, str slug)
{
	struct edited e;

	return may_hide(req, slug, &e) && show_again(req, &e);
}

struct reply edit_not_found(struct request *req)
{
	struct entry_card row;
	struct edit_hiding h;
	struct edited e;

	if (!entry_get(req->tx, edit_arg(req, 0), &row) ||
	    !str_eq(row.status, S("hidden")) ||
	    !edit_hidden(req->tx, row.id, &h))
		return entry_gone(req);
	if (edit_open(req, &e))
		return to_history(req, &e);
	return reply_refused(req, 410, T(req, "This was taken away"),
		TF(req, "Someone of the network took this page away on {date}: {reason}. Is that not right? Tell us, then we look at it again.",
		   TR_STR("date", when_day(req->arena, req->lang, h.made_at)),
		   TR_STR("reason", tr_name(req->lang, reasons, h.reason))));
}
