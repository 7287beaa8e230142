/* SPDX-License-Identifier: EUPL-1.2 */
/* The form: reading it, and what its fields show. */
#include "features/post/inside.h"
#include "lang/lang.h"
#include "search/search.h"

enum { SUGGESTED = 5, SUMMARY_BYTES = 260, TITLE_BYTES = 110 };

/* A theme far less clear than the clearest is not suggested. */
#define SUGGESTED_SHARE 0.3

static const char *const readers[] = {
	"everyone", "network", "region", "municipality", NULL
};

static const struct form_field fields[] = {
	FORM_TEXT(struct post_form, tekst, .kind = FORM_PARAGRAPHS,
		  .min = POST_TEXT_MIN, .max = POST_TEXT_MAX),
	FORM_TEXT(struct post_form, plaats, .max = 120),
	FORM_TEXT(struct post_form, welke, .max = 120),
	FORM_TEXT(struct post_form, namens, .max = 160),
	FORM_TEXT(struct post_form, fase, .kind = FORM_CHOICE,
		  .choices = entry_phases),
	FORM_TEXT(struct post_form, voor_wie, .max = 300),
	FORM_TEXT(struct post_form, tot, .max = 10),
	FORM_TEXT(struct post_form, soort, .max = 40),
	FORM_TEXT(struct post_form, website, .max = 200),
	FORM_TEXT(struct post_form, voor, .max = 10),
	FORM_TEXTS(struct post_form, thema, .max = 12),
};

static const struct form_field send_fields[] = {
	FORM_TEXT(struct post_form, titel, .min = 3, .max = POST_TITLE_MAX),
	FORM_TEXT(struct post_form, lezers, .kind = FORM_CHOICE, .min = 1,
		  .choices = readers),
};

/* One who brings something need not choose. */
static const struct form_field bring_fields[] = {
	FORM_TEXT(struct post_form, lezers, .kind = FORM_CHOICE,
		  .choices = readers),
};

static const struct form_field who_fields[] = {
	FORM_TEXT(struct post_form, naam, .min = 1, .max = 80,
		  .label = N_("What may we call you?")),
	FORM_TEXT(struct post_form, email, .kind = FORM_MAIL, .min = 1,
		  .max = 254),
};

static void add_all(struct request *req, struct form_errors *to,
		    const struct form_errors *from)
{
	for (size_t i = 0; i < from->n; i++)
		list_add(req->arena, to) = from->at[i];
}

static bool is_kind(const struct post_type *type, str kind)
{
	for (const char *const *k = type->kinds; *k; k++)
		if (str_eq(str_from_z(*k), kind))
			return true;
	return !kind.n;
}

bool post_is_for_other(const struct request *req, const struct post_form *form)
{
	return str_eq(form->voor, S("ander")) &&
	       who_may(&req->who, COORDINATOR);
}

/* Who is signed in is known; for someone on the phone a name will do. */
static void read_who(struct request *req, struct post_form *form)
{
	struct form_errors errors;

	if (req->who.id.v && !post_is_for_other(req, form))
		return;
	errors = form_read(req, who_fields, form);
	if (!post_is_for_other(req, form) || form->email.n)
		add_all(req, &form->errors, &errors);
}

str post_all_text(struct arena *a, str title, str text, str audience)
{
	return arena_f(a, "%.*s\n%.*s\n%.*s",
		       (int)title.n, title.n ? title.p : "",
		       (int)text.n, text.n ? text.p : "",
		       (int)audience.n, audience.n ? audience.p : "");
}

struct strs post_suggest_themes(struct request *req, str text)
{
	struct strs slugs = { 0 };
	struct sense_list themes;

	if (!req->index || !str_is_utf8(text))
		return slugs;
	themes = index_themes_meant(req->index, req->arena, text);
	for (size_t i = 0; i < themes.n && slugs.n < SUGGESTED &&
	     themes.at[i].weight > SUGGESTED_SHARE * themes.at[0].weight; i++)
		list_add(req->arena, &slugs) = themes.at[i].name;
	return slugs;
}

/* What a step does not ask for is carried along as it was typed. */
static str carried(struct request *req, const char *name)
{
	str value = request_typed(req, name);

	return str_is_utf8(value) ? value : (str){ 0 };
}

static void carry(struct request *req, struct post_form *form)
{
	form->titel = carried(req, "titel");
	form->lezers = carried(req, "lezers");
	form->naam = carried(req, "naam");
	form->email = carried(req, "email");
}

/* What is not asked when someone brings something. */
static void derive(struct request *req, struct post_form *form)
{
	form->titel = post_title_of(req->arena, form->tekst);
	if (!form->lezers.n)
		form->lezers = S("everyone");
	form->thema = post_suggest_themes(req, form->tekst);
}

struct post_form post_read(struct request *req, const struct post_type *type,
			   enum post_step step)
{
	struct post_form form = { 0 };
	struct form_errors more = { 0 };

	form.errors = form_read(req, fields, &form);
	if (step == POST_SEND)
		more = form_read(req, send_fields, &form);
	if (step == POST_BRING)
		more = form_read(req, bring_fields, &form);
	add_all(req, &form.errors, &more);
	if (step == POST_WRITE)
		carry(req, &form);
	if (step == POST_BRING)
		derive(req, &form);
	if (!is_kind(type, form.soort))
		form_add_error(req, &form.errors, S("soort"),
			       T(req, "Choose one of these."));
	if (step == POST_SEND || step == POST_BRING)
		read_who(req, &form);
	post_find_place(req, &form);
	post_find_party(req, &form);
	if (str_is_utf8(form.tekst))
		form.findings = personal_find(req->arena, post_all_text(
			req->arena, form.titel, form.tekst, form.voor_wie));
	return form;
}

/* Up to the first end of a sentence, at most so many bytes, whole words. */
static str head_of(struct arena *a, str text, size_t most)
{
	str head = str_head(text, most);

	if (head.n == text.n)
		return text;
	while (head.n > most / 2 && head.p[head.n - 1] != ' ')
		head.n--;
	head = str_trim(head);
	return arena_f(a, "%.*s…", (int)head.n, head.p);
}

str post_title_of(struct arena *a, str text)
{
	size_t n = 0;

	while (n < text.n && text.p[n] != '\n' &&
	       !(strchr(".?!", text.p[n]) &&
		 (n + 1 == text.n || (unsigned char)text.p[n + 1] <= ' ')))
		n++;
	if (n < text.n && (text.p[n] == '?' || text.p[n] == '!'))
		n++;
	return head_of(a, str_trim((str){ text.p, n }), TITLE_BYTES);
}

str post_summary_of(struct arena *a, str text)
{
	struct buf b = { .arena = a, .limit = text.n };

	for (size_t i = 0; i < text.n; i++)
		buf_add(&b, text.p[i] == '\n' ? S(" ") : (str){ text.p + i, 1 });
	return head_of(a, buf_str(&b), SUMMARY_BYTES);
}

str post_readers_name(const struct request *req, str who)
{
	return tr_name(req->lang, post_readers, who);
}

str post_held_text(struct request *req, str held_for)
{
	struct buf b = { .arena = req->arena, .limit = 1000 };

	while (held_for.n) {
		str kind = str_cut(&held_for, '|');

		buf_add_next(&b, S(", "), tr(req->lang,
					     str_from_z(personal_name(kind))));
	}
	return buf_str(&b);
}

static struct choices kinds_of(struct request *req,
			       const struct post_type *type, str chosen)
{
	struct choices list = { 0 };

	for (const char *const *k = type->kinds; *k; k++) {
		str kind = str_from_z(*k);

		list_add(req->arena, &list) = (struct choice){
			kind, type->kind_name(req, kind), str_eq(kind, chosen) };
	}
	return list;
}

static struct choices readers_of(struct request *req, str chosen)
{
	struct choices list = { 0 };

	for (const char *const *r = readers; *r; r++) {
		str who = str_from_z(*r);
		bool is = chosen.n ? str_eq(who, chosen) : r == readers;

		list_add(req->arena, &list) = (struct choice){ who,
			post_readers_name(req, who), is };
	}
	return list;
}

/* Chosen and suggested themes first, ticked; all others behind a fold. */
static void themes_of(struct request *req, struct post_fields *f,
		      const struct post_form *form)
{
	struct strs first = form->thema, suggested = { 0 };
	struct theme_choices choices;

	if (!form->titel.n)
		suggested = post_suggest_themes(req, form->tekst);
	for (size_t i = 0; i < suggested.n; i++)
		if (!strs_has(&first, suggested.at[i]))
			list_add(req->arena, &first) = suggested.at[i];
	choices = entry_theme_choices(req, &first);
	f->themes = choices.chosen;
	f->more_themes = choices.others;
}

static void errors_of(struct post_fields *f, const struct form_errors *e)
{
	f->errors = *e;
	f->text_error = form_error_at(e, "tekst");
	f->title_error = form_error_at(e, "titel");
	f->place_error = form_error_at(e, "plaats");
	f->party_error = form_error_at(e, "namens");
	f->audience_error = form_error_at(e, "voor_wie");
	f->readers_error = form_error_at(e, "lezers");
	f->name_error = form_error_at(e, "naam");
	f->mail_error = form_error_at(e, "email");
}

struct post_fields post_fields_of(struct request *req,
				  const struct post_type *type,
				  const struct post_form *form)
{
	bool placed = form->place.id.v != 0;
	struct post_fields f = {
		.text = form->tekst,
		.place = placed ? place_label(req, &form->place) : form->plaats,
		.place_slug = placed ? form->place.slug : form->plaats,
		.places = place_names(req),
		.parties = entry_party_names(req),
		.title = form->titel.n ? form->titel
				       : post_title_of(req->arena, form->tekst),
		.party = form->party.id.v ? form->party.title : form->namens,
		.audience = form->voor_wie, .name = form->naam,
		.mail = form->email,
		.kind = form->soort, .phase = form->fase,
		.readers = readers_of(req, form->lezers),
		.kinds = kinds_of(req, type, form->soort),
		.phases = entry_phase_choices(req, form->fase),
		.warnings = entry_warnings(req, &form->findings),
		.holds = personal_holds(req->arena, &form->findings).n,
		.on_behalf = post_is_for_other(req, form),
	};

	f.known = req->who.id.v && !f.on_behalf;
	errors_of(&f, &form->errors);
	themes_of(req, &f, form);
	if (!placed)
		f.which = place_choices(req, &form->which, form->welke);
	return f;
}
