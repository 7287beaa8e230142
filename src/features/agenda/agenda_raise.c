/* SPDX-License-Identifier: EUPL-1.2 */
/* Put something on an agenda, change it, take it off; and the agendas
 * themselves: make, rename, close. */
#include "features/agenda/inside.h"
#include "features/audit/audit.h"
#include "features/origin/origin.h"
#include "agenda_form.html.h"

#define FIELD(member, ...) FORM_TEXT(struct raise_form, member, __VA_ARGS__)

struct raise_form {
	str titel, tekst, soort, namens, plaats, welke;
	struct strs thema;
	struct agenda_party party;
	struct place_typed place;
	struct form_errors errors;
};

static const struct tr_name kinds[] = {
	{ S("action"), N_("An action: something to do") },
	{ S("topic"), N_("A topic: something to talk about or to find out") },
};

static const char *const kind_values[] = { "action", "topic", NULL };

static const struct form_field raise_fields[] = {
	FIELD(titel, .min = 3, .max = 160, .label = N_("What should happen?")),
	FIELD(tekst, .min = 10, .max = 1500, .kind = FORM_PARAGRAPHS,
	      .label = N_("In your own words")),
	FIELD(soort, .min = 1, .max = 10, .kind = FORM_CHOICE,
	      .choices = kind_values, .label = N_("What is it?")),
	FIELD(namens, .max = 120, .label = N_("In whose name?")),
	FIELD(plaats, .max = 120),
	FIELD(welke, .max = 120),
	FORM_TEXTS(struct raise_form, thema, .max = 12),
};

static const struct form_shown raise_shown[COUNT(raise_fields)] = {
	{ "text", N_("Short, as it stands in the list") },
	{ "text", N_("What is it about, and why does it matter?"), 5 },
	{ "text" }, { "text" },
};

static html more_of(struct request *req, const struct raise_form *form)
{
	struct theme_choices themes = entry_theme_choices(req, &form->thema);

	return part_page(req, agenda_raise_more,
		.where = T(req, "Where?"), .place = form->plaats,
		.place_error = form_error_at(&form->errors, "plaats"),
		.places = place_names(req),
		.which = place_choices(req, &form->place.which, form->welke),
		.chosen = themes.chosen, .others = themes.others,
		.origin = origin_part(req));
}

static struct reply raise_page(struct request *req,
			       const struct agenda_head *agenda,
			       const struct raise_form *form,
			       const struct agenda_party_rows *names)
{
	struct form_layout layout = { raise_fields, raise_shown,
				      COUNT(raise_fields) };
	struct agenda_form_shown shown = {
		.title = T(req, "Put something on the agenda"),
		.lead = agenda->name, .back = agenda->path,
		.button = T(req, "Put it on the agenda"),
		.controls = form_controls_of(req, &layout, form, &form->errors),
		.errors = &form->errors, .more = more_of(req, form),
	};

	list_each(c, shown.controls) {
		if (str_eq(c->name, S("soort")))
			c->choices = agenda_choices_of(req, kinds,
						      COUNT(kinds),
						      form->soort);
		if (str_eq(c->name, S("namens"))) {
			c->choices = agenda_choices(req, form->namens, names);
			c->optional = false;
		}
	}
	head_crumb(req, T(req, "Agendas"), S("/agendas"));
	head_crumb(req, agenda->name, agenda->path);
	req->head.no_index = true;
	return agenda_form_reply(req, &shown);
}

static struct reply create(struct request *req,
			   const struct agenda_head *agenda,
			   const struct raise_form *form)
{
	str base = arena_f(req->arena, "ag %.*s", (int)form->titel.n,
			   form->titel.p);
	str slug = entry_new_slug(req->tx, base, S("ag"));
	str path = arena_f(req->arena, "%.*s/%.*s", (int)agenda->path.n,
			   agenda->path.p, (int)slug.n, slug.p);
	entry_id id = entry_create(req->tx, &(struct entry_made){
		.type = S("agenda-item"), .slug = slug, .title = form->titel,
		.summary = form->tekst, .place = form->place.place.id },
		req->now);
	struct origin origin = origin_read(req);

	agenda_item_insert(req->tx, id, agenda->row.slug, form->soort,
			   !form->party.id.v);
	if (form->party.id.v)
		entry_link_add(req->tx, id, S("raised_by"), form->party.id);
	origin_link(req, &origin, id);
	agenda_take_over(req, id, origin.item.id, form->titel, path);
	entry_set_themes(req->tx, id, &form->thema);
	entry_changed(req->tx, id, req->now);
	return reply_redirect(req, "%.*s", (int)path.n, path.p);
}

static struct agenda_party_rows raisers(struct request *req, str agenda)
{
	bool from_below = agenda_is_from_below(agenda);
	struct agenda_party_rows names = agenda_names(req, AGENDA_INITIATIVES);

	if (!from_below && may(req, COORDINATOR, SITE))
		list_add(req->arena, &names) = (struct agenda_party){
			.title = TF(req, "{site}, in the name of the network",
				    TR_STR("site", req->conf->name)) };
	return names;
}

static struct raise_form first_form(struct request *req,
				    const struct agenda_party_rows *names)
{
	struct raise_form form = { .soort = S("action"),
		.namens = names->at[0].slug };
	struct origin origin = origin_read(req);

	if (!origin.item.id.v)
		return form;
	form.titel = origin.item.title;
	form.thema = origin.themes;
	form.place = place_find_typed(req, origin.item.place_slug);
	if (form.place.place.id.v)
		form.plaats = place_label(req, &form.place.place);
	return form;
}

struct reply agenda_raise(struct request *req)
{
	struct agenda_head agenda;
	struct agenda_party_rows names;
	struct raise_form form = { 0 };

	if (!agenda_open(req, &agenda))
		return reply_not_found(req);
	if (agenda.row.closed_at)
		return reply_refused(req, 409, T(req, "This agenda is closed"),
			T(req, "Nothing is added any more. Put it on another agenda."));
	names = raisers(req, agenda.row.slug);
	if (!names.n)
		return agenda_nobody(req, AGENDA_INITIATIVES);
	if (req->method == GET) {
		form = first_form(req, &names);
		return raise_page(req, &agenda, &form, &names);
	}
	form.errors = form_read(req, raise_fields, &form);
	form.party = agenda_chosen(req, form.namens, &names, &form.errors);
	form.place = place_read(req, form.plaats, form.welke, &form.errors);
	return form.errors.n ? raise_page(req, &agenda, &form, &names)
			     : create(req, &agenda, &form);
}

static struct reply set_status(struct request *req, str from, str to, str deed)
{
	struct agenda_about about;

	if (!agenda_about(req, &about) || !about.keeps)
		return reply_not_found(req);
	if (str_eq(about.item.status, from)) {
		(void)entry_set_status(req->tx, about.item.id, to);
		audit_note_entry(req->tx, req->who.id, deed, about.item.id,
				 (person_id){ 0 }, req->now);
		entry_changed(req->tx, about.item.id, req->now);
	}
	return agenda_back(req, &about);
}

struct reply agenda_remove(struct request *req)
{
	return set_status(req, S("published"), S("withdrawn"),
			  S("entry.hidden"));
}

struct reply agenda_restore(struct request *req)
{
	return set_status(req, S("withdrawn"), S("published"),
			  S("entry.restored"));
}

/* The agendas themselves. */
static const struct form_field name_field[] = {
	{ .name = "naam", .at = 0, .min = 3, .max = 80,
	  .label = N_("What is it called?") },
};
static const struct form_shown name_shown[] = { { "text" } };

static struct reply name_page(struct request *req, str title, str value,
			      const struct form_errors *errors,
			      const struct agenda_head *agenda)
{
	struct form_layout layout = { name_field, name_shown, 1 };
	struct agenda_form_shown shown = {
		.title = title, .button = T(req, "Save"), .errors = errors,
		.back = agenda ? agenda->path : S("/agendas"),
		.controls = form_controls_of(req, &layout, &value, errors),
	};

	if (agenda)
		shown.after = part_page(req, agenda_close_form,
			.path = agenda->path,
			.closed = agenda->row.closed_at != 0);
	head_crumb(req, T(req, "Agendas"), S("/agendas"));
	req->head.no_index = true;
	return agenda_form_reply(req, &shown);
}

/* "nieuw" is no agenda: its address is taken. */
static str new_slug(struct request *req, str title)
{
	str slug = entry_new_slug(req->tx, title, S("agenda"));
	struct agenda row;

	if (str_eq(slug, S("nieuw")) || agenda_get(req->tx, slug, &row) ||
	    agenda_has_items(req->tx, slug))
		slug = entry_new_slug(req->tx, arena_f(req->arena,
			"%.*s %" PRId64, (int)title.n, title.p, req->now),
			S("agenda"));
	return slug;
}

struct reply agenda_make(struct request *req)
{
	struct form_errors errors = { 0 };
	str name = { 0 }, slug;

	if (req->method == POST)
		errors = form_read(req, name_field, &name);
	if (req->method == GET || errors.n)
		return name_page(req, T(req, "Make a new agenda"), name, &errors,
				 NULL);
	slug = new_slug(req, name);
	agenda_put(req->tx, slug, name, 0);
	return reply_redirect(req, "/agendas/%.*s", (int)slug.n, slug.p);
}

struct reply agenda_manage(struct request *req)
{
	struct form_errors errors = { 0 };
	struct agenda_head agenda;
	str name;

	if (!agenda_open(req, &agenda))
		return reply_not_found(req);
	name = agenda.name;
	if (req->method == POST)
		errors = form_read(req, name_field, &name);
	if (req->method == GET || errors.n)
		return name_page(req, T(req, "Rename or close"), name, &errors,
				 &agenda);
	if (!str_eq(name, agenda.name))
		agenda_put(req->tx, agenda.row.slug, name, agenda.row.closed_at);
	return reply_redirect(req, "%.*s", (int)agenda.path.n, agenda.path.p);
}

struct reply agenda_close(struct request *req)
{
	bool open = str_eq(request_field(req, "doe"), S("open"));
	struct agenda_head agenda;

	if (!agenda_open(req, &agenda))
		return reply_not_found(req);
	agenda_put(req->tx, agenda.row.slug, agenda.row.title,
		   open ? 0 : req->now);
	return reply_redirect(req, "%.*s", (int)agenda.path.n, agenda.path.p);
}

/* What can be changed of an item besides who is at the wheel. */
enum { TITLE, SUMMARY, KIND, PLACE, THEMES };

static const struct tr_name kind_names[] = {
	{ S("action"), N_("Action") }, { S("topic"), N_("Topic") },
};

static const struct edit_field edit_fields[] = {
	[TITLE] = { EDIT_TITLE, "titel", N_("What should happen?"), .min = 3,
		.max = 160 },
	[SUMMARY] = { EDIT_SUMMARY, "tekst", N_("In your own words"),
		.max = 1500 },
	[KIND] = { EDIT_ONE, "soort", N_("What is it?"),
		.choices = kind_names, .n = COUNT(kind_names) },
	[PLACE] = { EDIT_PLACE, "plaats", N_("Where?"), .max = 120 },
	[THEMES] = { EDIT_THEMES, "thema", N_("Themes") },
};

static void read_kind(struct tx *tx, entry_id id, struct edit_values *v)
{
	struct agenda_item item;

	if (agenda_item_get(tx, id, &item))
		v->at[KIND] = item.kind;
}

static void write_kind(struct tx *tx, entry_id id, const struct edit_values *v)
{
	agenda_set_kind(tx, id, str_eq(v->at[KIND], S("topic")) ? S("topic")
								: S("action"));
}

const struct edit_type agenda_edit = {
	.type = S("agenda-item"), .fields = edit_fields,
	.n = COUNT(edit_fields), .whose = { "owner", "raised_by" },
	.read = read_kind, .write = write_kind,
};
