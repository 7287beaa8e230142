/* SPDX-License-Identifier: EUPL-1.2 */
/* One line of a harvest: what can be made of it, and how it stands. */
#include "features/followup/inside.h"
#include "base/when.h"
#include "features/audit/audit.h"
#include "features/role/role.h"
#include "followup.html.h"

enum { WORDS_MOST = 400, AHEAD = 10 * 366 * DAY };

struct line_form {
	str stand, eigenaar, tegen, woorden;
	struct entry_card owner;        /* id 0: none */
	struct form_errors errors;
	struct entry_warnings warnings;
};

static const char *const states[] = {
	"open", "underway", "achieved", "stopped", NULL
};

static const struct form_field fields[] = {
	FORM_TEXT(struct line_form, stand, .kind = FORM_CHOICE,
		  .choices = states),
	FORM_TEXT(struct line_form, eigenaar, .max = 160),
	FORM_TEXT(struct line_form, tegen, .max = 10),
	FORM_TEXT(struct line_form, woorden, .max = WORDS_MOST,
		  .kind = FORM_PARAGRAPHS),
};

/* What a line may become; the kind of line that most often does. */
static const struct { str type, kind, path; const char *label; } made[] = {
	{ S("ask"), S("need"), S("/vragen/nieuw"), N_("an ask") },
	{ S("signal"), S("barrier"), S("/knelpunten/nieuw"), N_("a barrier") },
	{ S("agenda-item"), S("action"), S("/agendas/doe-agenda/nieuw"),
	  N_("an action") },
	{ S("article"), S("insight"), S("/kennis/nieuw"), N_("an article") },
	{ S("meeting"), S("conclusion"), S("/bijeenkomsten/nieuw"),
	  N_("a meeting") },
};

static void add_making(struct request *req, struct makings *list, size_t i,
		       str slug)
{
	if (entry_is_used(req->conf, made[i].type))
		list_add(req->arena, list) = (struct making){
			tr(req->lang, str_from_z(made[i].label)),
			arena_f(req->arena, "%.*s?uit=%.*s",
				(int)made[i].path.n, made[i].path.p,
				(int)slug.n, slug.p),
			made[i].type };
}

struct makings followup_makings(struct request *req, str kind, str slug)
{
	struct makings list = { 0 };

	for (size_t i = 0; i < COUNT(made); i++)
		if (str_eq(made[i].kind, kind))
			add_making(req, &list, i, slug);
	for (size_t i = 0; i < COUNT(made); i++)
		if (!str_eq(made[i].kind, kind))
			add_making(req, &list, i, slug);
	return list;
}

static str path_of(struct request *req, const struct followup_row *row)
{
	return arena_f(req->arena, "/bijeenkomsten/%.*s/vervolg/%.*s",
		       (int)row->meeting_slug.n, row->meeting_slug.p,
		       (int)row->slug.n, row->slug.p);
}

static html more_of(struct request *req, const struct agreed *g, bool organises)
{
	const struct followup_row *row = &g->row;
	struct origin origin = { .item = { .id = row->id,
					   .meeting_id = row->meeting_id } };
	bool may_make = organises || origin_may(req, &origin);

	return part_page(req, yield_more, .g = *g,
		.shown = g->said || row->owner.n || row->due.n ||
			 g->unfinished || (g->state != FOLLOWUP_OPEN &&
					   g->state != FOLLOWUP_UNHEARD),
		.may_make = may_make, .line_path = path_of(req, row),
		.makings = may_make ? followup_makings(req, row->kind, row->slug)
				    : (struct makings){ 0 });
}

void followup_on_yields(struct request *req, struct yields *yields)
{
	struct followup_row_rows rows;
	struct agreed_list list;
	struct db_ids ids = { 0 };
	bool organises;

	list_each(y, *yields)
		list_add(req->arena, &ids) = y->id.v;
	rows = followup_among(req->tx, db_ids(req->arena, &ids));
	list = followup_agreed_of(req, &rows);
	organises = list.n && origin_organises(req, list.at[0].row.meeting_id);
	for (size_t i = 0; i < list.n; i++)
		list_each(y, *yields)
			if (y->id.v == list.at[i].row.id.v)
				y->more = more_of(req, &list.at[i], organises);
}

/* The line of the route, for who may make something of it. */
static bool find(struct request *req, struct origin *origin,
		 struct followup_row *row)
{
	return origin_find(req, req->args[1], origin) &&
	       str_eq(origin->item.meeting_slug, req->args[0]) &&
	       origin_may(req, origin) &&
	       followup_get(req->tx, origin->item.id, row);
}

static struct led_list led_of(struct request *req, entry_id id)
{
	struct entry_card_rows rows = entry_linked(req->tx, id, S("link"));
	struct entry_card_rows used = entry_used(req, &rows);
	struct cards cards = entry_cards(req, &used);
	struct led_list list = { 0 };

	for (size_t i = 0; i < cards.n; i++)
		list_add(req->arena, &list) = (struct led){ used.at[i].id.v,
							    cards.at[i] };
	return list;
}

static struct choices states_of(struct request *req, str chosen)
{
	struct choices list = { 0 };

	for (size_t i = 0; i < FOLLOWUP_SAID; i++)
		list_add(req->arena, &list) = (struct choice){
			followup_states[i].value,
			followup_state_name(req->lang, (enum followup_state)i),
			str_eq(followup_states[i].value, chosen) };
	return list;
}

static struct reply page(struct request *req, const struct followup_row *row,
			 const struct line_form *form)
{
	struct followup_row one = *row;
	struct followup_row_rows rows = { &one, 1, 1 };
	struct agreed_list list = followup_agreed_of(req, &rows);

	head_crumb(req, T(req, "Meetings"), S("/bijeenkomsten"));
	head_crumb(req, row->meeting_title,
		   arena_f(req->arena, "/bijeenkomsten/%.*s",
			   (int)row->meeting_slug.n, row->meeting_slug.p));
	head_crumb(req, T(req, "Harvest"), list.at[0].path);
	req->head.no_index = req->head.no_store = true;
	return reply_page(req, form->errors.n ? 422 : 200,
		form->errors.n ? T(req, "Error: what comes of it?")
			       : T(req, "What comes of it?"),
		followup_page, .g = list.at[0], .led = led_of(req, row->id),
		.action = path_of(req, row),
		.may_say = followup_may_say(req, row),
		.makings = followup_makings(req, row->kind, row->slug),
		.errors = form->errors, .warnings = form->warnings,
		.states = states_of(req, form->stand),
		.owner = form->eigenaar, .parties = entry_party_names(req),
		.owner_error = form_error_at(&form->errors, "eigenaar"),
		.due = form->tegen,
		.due_error = form_error_at(&form->errors, "tegen"),
		.words = form->woorden,
		.words_error = form_error_at(&form->errors, "woorden"));
}

static struct reply show(struct request *req)
{
	struct followup_row row;
	struct origin origin;

	if (!find(req, &origin, &row))
		return reply_not_found(req);
	return page(req, &row, &(struct line_form){
		.stand = row.state,
		.eigenaar = row.owner, .tegen = row.due,
		.woorden = row.words });
}

static void read_due(struct request *req, struct line_form *form)
{
	int64_t at = 0;

	if (!form->tegen.n || form_error_at(&form->errors, "tegen").n)
		return;
	if (!when_clock(form->tegen, S("12:00"), &at) || at > req->now + AHEAD)
		form_add_error(req, &form->errors, S("tegen"),
			       T(req, "Choose a day within ten years."));
}

/* New words in which someone may be named are asked about once. */
static void look(struct request *req, struct line_form *form, str was)
{
	struct findings found = { 0 };

	if (str_is_utf8(form->woorden) && !str_eq(form->woorden, was) &&
	    !request_field(req, "zeker").n)
		found = personal_find(req->arena, form->woorden);
	form->warnings = entry_warnings(req, &found);
}

static struct line_form read(struct request *req,
			     const struct followup_row *row)
{
	struct line_form form = { 0 };

	form.errors = form_read(req, fields, &form);
	if (form.eigenaar.n && !form_error_at(&form.errors, "eigenaar").n &&
	    !entry_party_named(req->tx, form.eigenaar, &form.owner))
		form_add_error(req, &form.errors, S("eigenaar"),
			T(req, "We do not know this initiative or organisation yet. Choose one from the list, or leave this empty."));
	read_due(req, &form);
	look(req, &form, row->words);
	return form;
}

static void store(struct request *req, const struct followup_row *row,
		  const struct line_form *form)
{
	bool said = form->stand.n && !str_eq(form->stand, row->state);

	followup_write(req->tx, row->id, form->woorden, form->tegen);
	if (said || (form->woorden.n && !str_eq(form->woorden, row->words)))
		followup_say(req->tx, row->id, form->stand.n ? form->stand
			     : S("open"), req->now, followup_voice(req, row));
	followup_owner_clear(req->tx, row->id);
	if (form->owner.id.v)
		entry_link_add(req->tx, row->id, S("owner"), form->owner.id);
	entry_changed(req->tx, row->id, req->now);
	if (may(req, COORDINATOR, OF_ENTRY(row->meeting_id)))
		audit_note(req->tx, req->who.id, S("followup.said"),
			   (person_id){ 0 }, row->title, req->now);
}

static struct reply save(struct request *req)
{
	struct followup_row row;
	struct origin origin;
	struct line_form form;

	if (!find(req, &origin, &row))
		return reply_not_found(req);
	if (!followup_may_say(req, &row))
		return reply_forbidden(req);
	form = read(req, &row);
	if (form.errors.n || form.warnings.n)
		return page(req, &row, &form);
	store(req, &row, &form);
	return reply_redirect(req, "%.*s", (int)origin.path.n, origin.path.p);
}

static struct reply take_back(struct request *req)
{
	struct followup_row row;
	struct origin origin;
	int64_t id = 0;

	if (!find(req, &origin, &row))
		return reply_not_found(req);
	if (!str_to_int(request_field(req, "van"), &id) ||
	    !origin_unlink(req, &origin, (entry_id){ id }))
		return reply_not_found(req);
	return reply_redirect(req, "/bijeenkomsten/%.*s/vervolg/%.*s",
			      (int)row.meeting_slug.n, row.meeting_slug.p,
			      (int)row.slug.n, row.slug.p);
}

const struct route followup_routes[] = {
	{ GET,  "/bijeenkomsten/{slug}/vervolg/{item}", show, PERSON },
	{ POST, "/bijeenkomsten/{slug}/vervolg/{item}", save, PERSON,
	  .rate = RATE_POST },
	{ POST, "/bijeenkomsten/{slug}/vervolg/{item}/los", take_back, PERSON },
	{ GET,  "/afspraken", followup_list, ANYONE, JSON | CSV },
	{ GET,  "/themas/{slug}/jaren", followup_years, ANYONE },
	{ 0 }
};
