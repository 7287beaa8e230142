/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/funding/funding.h"
#include "base/when.h"
#include "entry/entry_list.h"
#include "funding.sql.h"
#include "funding_list.html.h"
#include "funding_money.html.h"

static const struct tr_name durations[] = {
	{ S("structural"), N_("lasting") },
	{ S("temporary"), N_("for a time") },
	{ S("both"), N_("lasting or for a time") },
};

static const struct tr_name sources[] = {
	{ S("own-income"), N_("own income") },
	{ S("government"), N_("government") },
	{ S("market"), N_("market") },
	{ S("community"), N_("community") },
	{ S("mixed"), N_("several sources") },
};

static const struct tr_name states[] = {
	{ S("existing"), N_("It is done this way") },
	{ S("proposed"), N_("An idea; nobody does it this way yet") },
};

enum { POTS = 12 };                     /* of money, on one page */
enum { TITLE, EN, SUMMARY, DURATION, SOURCE, STATE, THEMES };

static const struct edit_field fields[] = {
	[TITLE] = { EDIT_TITLE, "titel", N_("Name"), .min = 3, .max = 160 },
	[EN] = { EDIT_LINE, "engels", N_("Name in English"), .max = 160 },
	[SUMMARY] = { EDIT_SUMMARY, "kort", N_("What it is about"),
		N_("In a few sentences, in your own words."), .max = 600 },
	[DURATION] = { EDIT_ONE, "duur", N_("How long"), .choices = durations,
		.n = COUNT(durations) },
	[SOURCE] = { EDIT_ONE, "bron", N_("Where the money comes from"),
		.choices = sources, .n = COUNT(sources) },
	[STATE] = { EDIT_ONE, "stand", N_("Does it exist?"), .min = 1,
		.choices = states, .n = COUNT(states) },
	[THEMES] = { EDIT_THEMES, "thema", N_("Themes") },
};

static void read(struct tx *tx, entry_id id, struct edit_values *v)
{
	struct funding_model model;

	if (!funding_model_get(tx, id, &model))
		return;
	v->at[EN] = model.en;
	v->at[DURATION] = model.duration;
	v->at[SOURCE] = model.source;
	v->at[STATE] = model.state;
}

static void write(struct tx *tx, entry_id id, const struct edit_values *v)
{
	funding_model_update(tx, id, v->at[EN], v->at[DURATION], v->at[SOURCE],
			     v->at[STATE]);
}

/* Of nobody: coordinators keep it. */
const struct edit_type funding_edit = {
	.type = S("funding-model"), .fields = fields, .n = COUNT(fields),
	.read = read, .write = write,
};

static str duration_name(const struct request *req, str value)
{
	return tr_name(req->lang, durations, value);
}

static str source_name(const struct request *req, str value)
{
	return tr_name(req->lang, sources, value);
}

static struct choices choices_of(struct request *req, const struct tr_name *names,
				 size_t n, str chosen)
{
	struct choices list = { 0 };

	for (size_t i = 0; i < n; i++)
		list_add(req->arena, &list) = (struct choice){
			names[i].value,
			tr(req->lang, str_from_z(names[i].english)),
			str_eq(names[i].value, chosen) };
	return list;
}

static str users_of(struct request *req, const struct funding_user_rows *users,
		    entry_id id)
{
	struct buf b = { .arena = req->arena, .limit = 2048 };

	list_each(u, *users)
		if (u->id.v == id.v)
			buf_add_next(&b, S(", "), u->title);
	return buf_str(&b);
}

static struct models models_of(struct request *req,
			       const struct funding_row_rows *rows)
{
	struct funding_user_rows users = funding_users(req->tx);
	struct models models = { 0 };

	list_each(r, *rows) {
		list_add(req->arena, &models) = (struct model){
			.path = arena_f(req->arena, "/geld/modellen/%.*s",
					(int)r->slug.n, r->slug.p),
			.title = entry_theme_title(req, r->title, r->en),
			.summary = r->summary,
			.duration = duration_name(req, r->duration),
			.source = source_name(req, r->source),
			.users = users_of(req, &users, r->id),
			.proposed = str_eq(r->state, S("proposed")),
		};
	}
	return models;
}

static struct reply list(struct request *req)
{
	str duration = request_param(req, "duur"), source = request_param(req, "bron");
	struct funding_row_rows rows;

	if (req->format)
		return entry_list_reply(req, S("funding-model"));
	rows = funding_model_list(req->tx, duration, source);
	head_crumb(req, T(req, "Money"), S("/geld"));
	head_crumb(req, T(req, "Funding models"), S("/geld/modellen"));
	req->head.feed = S("/geld/modellen.atom");
	return reply_page(req, 200, T(req, "Funding models"), funding_list,
		.models = models_of(req, &rows),
		.durations = choices_of(req, durations, 2, duration),
		.sources = choices_of(req, sources, COUNT(sources), source));
}

static struct reply show(struct request *req)
{
	struct entry_card row;
	struct entry_view v;
	struct funding_model model;

	if (!entry_open(req, S("funding-model"), &row) ||
	    !funding_model_get(req->tx, row.id, &model))
		return edit_not_found(req);
	if (req->format == JSON)
		return entry_json_reply(req, &row);
	row.title = entry_theme_title(req, row.title, model.en);
	v = entry_view_of(req, &row);
	edit_links(req, &v, &row);
	if (str_eq(model.state, S("proposed"))) {
		v.badge = T(req, "An idea; nobody does it this way yet");
		v.badge_kind = S("wish");
	}
	view_fact(req, &v, T(req, "How long"), duration_name(req, model.duration));
	view_fact(req, &v, T(req, "Where the money comes from"),
		  source_name(req, model.source));
	view_section(req, &v, S("wie"), T(req, "Who works or wants to work this way"),
		     entry_linked(req->tx, row.id, S("mentioned_by")));
	view_section(req, &v, S("oogst"), T(req, "Where it came up"),
		     entry_linking(req->tx, row.id, S("harvest-item"), S("link")));
	return entry_page(req, &v);
}

static struct pots pots_of(struct request *req)
{
	struct funding_offer_rows rows = funding_on_offer(req->tx,
		when_date(req->arena, req->now), POTS);
	struct pots pots = { 0 };

	list_each(r, rows)
		list_add(req->arena, &pots) = (struct pot){
			.path = arena_f(req->arena, "/aanbod/%.*s",
					(int)r->slug.n, r->slug.p),
			.title = r->title, .summary = r->summary,
			.until = when_written(req->arena, req->lang, r->until),
			.announced = r->announced,
		};
	return pots;
}

static struct reply money(struct request *req)
{
	struct entry_card_rows models = entry_models_done(req->tx, 6);
	struct pots pots = { 0 };

	if (entry_is_used(req->conf, S("offer")))
		pots = pots_of(req);

	head_crumb(req, T(req, "Money"), S("/geld"));
	return reply_page(req, 200, T(req, "Money"), funding_money,
		.models = entry_cards(req, &models), .pots = pots,
		.n = entry_count(req->tx, S("funding-model"), (place_id){ 0 },
				 (theme_id){ 0 }, S("")));
}

const struct route funding_routes[] = {
	{ GET, "/geld", money, ANYONE },
	{ GET, "/geld/modellen", list, ANYONE, JSON | CSV | ATOM },
	{ GET, "/geld/modellen/{slug}", show, ANYONE, JSON },
	{ 0 }
};
