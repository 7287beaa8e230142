/* SPDX-License-Identifier: EUPL-1.2 */
/* What one fills in for a table. */
#include "features/table/inside.h"
#include "lang/lang.h"

enum { SEATS_LEAST = 2, SEATS_MOST = 200, QUESTIONS_MOST = 6 };

#define FIELD(member, ...) FORM_TEXT(struct table_form, member, __VA_ARGS__)

static const char *const sides[] = { "initiative", "resident", "municipality",
	"council", "care", "bank", "education", "other", NULL };

static const struct form_field fields[] = {
	FIELD(titel, .min = 3, .max = 120, .label = N_("What is it about at this table?")),
	FIELD(vragen, .max = 800, .kind = FORM_PARAGRAPHS,
	      .label = N_("Questions to talk about")),
	FIELD(stoelen, .min = 1, .max = 3, .label = N_("How many seats")),
	FIELD(begeleider, .max = 200, .label = N_("Who leads the conversation?")),
	FIELD(notulist, .max = 200, .label = N_("Who takes notes?")),
	FIELD(inbreng, .max = 200,
	      .label = N_("Which initiative begins with its story?")),
	FORM_TEXTS(struct table_form, groep, .max = 20, .choices = sides),
};

static const struct form_shown shown[COUNT(fields)] = {
	{ "text", N_("In a few words, as people would say it") },
	{ "text", N_("Each on a line of its own"), 5 },
	{ "number", N_("Eight to twelve talks best") },
	{ "text", N_("Someone who registered, or an initiative or organisation") },
	{ "text" }, { "text" },
};

str table_first_questions(struct request *req)
{
	str wishes = T(req, "What do we wish for, and what is our ambition?"),
	    needed = T(req, "Who or what do we need to move on?"),
	    agreed = T(req, "What do we conclude, and who takes it on?");

	return arena_f(req->arena, "%.*s|%.*s|%.*s", (int)wishes.n, wishes.p,
		       (int)needed.n, needed.p, (int)agreed.n, agreed.p);
}

struct strs table_words(struct arena *a, str words)
{
	struct strs list = { 0 };

	while (words.n) {
		str word = str_cut(&words, ' ');

		if (word.n)
			list_add(a, &list) = word;
	}
	return list;
}

/* Bars between are lines when they are typed. */
static str with(struct arena *a, str text, char from, str to)
{
	struct buf b = { .arena = a, .limit = 4000 };

	while (text.n) {
		str part = str_trim(str_cut(&text, from));

		if (part.n)
			buf_add_next(&b, to, part);
	}
	return buf_str(&b);
}

struct table_form table_form_of(struct request *req,
				const struct theme_table *t)
{
	if (!t)
		return (struct table_form){ .stoelen = S("12"),
			.vragen = with(req->arena, table_first_questions(req),
				       '|', S("\n")) };
	return (struct table_form){ .titel = t->title,
		.vragen = with(req->arena, t->questions, '|', S("\n")),
		.begeleider = t->host, .notulist = t->noter,
		.inbreng = t->pitch,
		.stoelen = arena_f(req->arena, "%" PRId64, t->seats),
		.groep = table_words(req->arena, t->mix) };
}

/* "Anna (De Linde)" */
static str full_name(struct arena *a, const struct table_comer *c)
{
	return c->behalf.n
		? arena_f(a, "%.*s (%.*s)", (int)c->name.n, c->name.p,
			  (int)c->behalf.n, c->behalf.p)
		: c->name;
}

struct strs table_names(struct request *req,
			const struct table_comer_rows *comers)
{
	struct strs names = { 0 };

	list_each(c, *comers)
		list_add(req->arena, &names) = full_name(req->arena, c);
	return names;
}

static bool is_named(struct arena *a, const struct table_comer *c, str typed)
{
	return str_eq(lang_fold(a, c->name), typed) ||
	       str_eq(lang_fold(a, full_name(a, c)), typed);
}

static registration_id comer_typed(struct request *req,
				   const struct table_comer_rows *comers,
				   str typed)
{
	str fold = lang_fold(req->arena, typed);

	list_each(c, *comers)
		if (c->name.n && is_named(req->arena, c, fold))
			return c->id;
	return (registration_id){ 0 };
}

static entry_id party_typed(struct request *req, struct table_form *form,
			    const char *field, str typed)
{
	struct entry_card party = { 0 };

	if (typed.n && !form_error_at(&form->errors, field).n &&
	    !entry_party_named(req->tx, typed, &party))
		form_add_error(req, &form->errors, str_from_z(field),
			T(req, "We do not know that name. Choose who registered, or an initiative or organisation that is listed here."));
	return party.id;
}

static void read_questions(struct request *req, struct table_form *form)
{
	size_t n = 0;

	for (size_t i = 0; i < form->vragen.n; i++)
		n += form->vragen.p[i] == '\n';
	if (form_error_at(&form->errors, "vragen").n)
		return;
	if (n >= QUESTIONS_MOST)
		form_add_error(req, &form->errors, S("vragen"),
			T(req, "Ask at most six questions: one talks better about few."));
}

static void read_seats(struct request *req, struct table_form *form)
{
	if (!form_error_at(&form->errors, "stoelen").n &&
	    (!str_to_int(form->stoelen, &form->seats) ||
	     form->seats < SEATS_LEAST || form->seats > SEATS_MOST))
		form_add_error(req, &form->errors, S("stoelen"),
			T(req, "Give a number from 2 to 200."));
}

struct table_form table_form_read(struct request *req,
				  const struct table_comer_rows *comers)
{
	struct table_form form = { 0 };

	form.errors = form_read(req, fields, &form);
	read_questions(req, &form);
	read_seats(req, &form);
	form.host_id = comer_typed(req, comers, form.begeleider);
	form.noter_id = comer_typed(req, comers, form.notulist);
	if (!form.host_id.v)
		form.host_party = party_typed(req, &form, "begeleider",
					      form.begeleider);
	if (!form.noter_id.v)
		form.noter_party = party_typed(req, &form, "notulist",
					       form.notulist);
	form.pitch_party = party_typed(req, &form, "inbreng", form.inbreng);
	return form;
}

struct form_controls table_controls(struct request *req,
				    const struct table_form *form)
{
	struct form_layout layout = { fields, shown, COUNT(fields) };
	struct form_controls list = form_controls_of(req, &layout, form,
						     &form->errors);

	list_each(c, list) {
		if (str_eq(c->name, S("begeleider")) ||
		    str_eq(c->name, S("notulist")))
			c->list = S("namen");
		if (str_eq(c->name, S("inbreng")))
			c->list = S("initiatieven");
	}
	return list;
}

struct choices table_side_boxes(struct request *req, const struct strs *chosen)
{
	struct choices list = { 0 };

	for (size_t i = 0; i < COUNT(table_sides); i++)
		list_add(req->arena, &list) = (struct choice){
			table_sides[i].value,
			tr(req->lang, str_from_z(table_sides[i].english)),
			strs_has(chosen, table_sides[i].value) };
	return list;
}

static void link_to(struct request *req, entry_id id, str role, entry_id party)
{
	if (party.v)
		entry_link_add(req->tx, id, role, party);
}

void table_store(struct request *req, entry_id id, const struct table_form *f)
{
	struct buf mix = { .arena = req->arena, .limit = 200 };

	list_each(side, f->groep)
		buf_add_next(&mix, S(" "), *side);
	table_set_questions(req->tx, id, with(req->arena, f->vragen, '\n',
					      S("|")));
	table_set(req->tx, id, f->seats, buf_str(&mix), f->host_id,
		  f->noter_id);
	table_unlink(req->tx, id);
	link_to(req, id, S("host"), f->host_party);
	link_to(req, id, S("notes"), f->noter_party);
	link_to(req, id, S("pitch"), f->pitch_party);
}
