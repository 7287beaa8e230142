/* SPDX-License-Identifier: EUPL-1.2 */
/* The page of one item, and who may do what with it. */
#include "features/agenda/inside.h"
#include "agenda_item.html.h"
#include "agenda_form.html.h"

const struct tr_name agenda_kinds[AGENDA_KINDS] = {
	{ S("time"), N_("Time, in hours") },
	{ S("knowledge"), N_("Knowledge") },
	{ S("money"), N_("Money, in euros") },
	{ S("goods"), N_("Goods") },
	{ S("space"), N_("Space") },
};

bool agenda_counts(str kind)
{
	return str_eq(kind, S("time")) || str_eq(kind, S("money"));
}

struct choices agenda_choices_of(struct request *req,
				 const struct tr_name *names, size_t n,
				 str chosen)
{
	struct choices list = { 0 };

	for (size_t i = 0; i < n; i++)
		list_add(req->arena, &list) = (struct choice){ names[i].value,
			tr(req->lang, str_from_z(names[i].english)),
			str_eq(names[i].value, chosen) };
	return list;
}

str agenda_amount(struct request *req, str kind, int64_t amount)
{
	if (str_eq(kind, S("time")))
		return TN(req, "{n} hour", "{n} hours", amount);
	if (str_eq(kind, S("money")))
		return TN(req, "{n} euro", "{n} euros", amount);
	return TN(req, "{n} offer", "{n} offers", amount);
}

static bool acts_for_one(struct request *req, const struct entry_card_rows *rows)
{
	for (size_t i = 0; i < rows->n; i++)
		if (may(req, MEMBER, OF_ENTRY(rows->at[i].id)))
			return true;
	return false;
}

bool agenda_about(struct request *req, struct agenda_about *about)
{
	*about = (struct agenda_about){ 0 };
	if (!agenda_open(req, &about->agenda) ||
	    !entry_get(req->tx, req->args[1], &about->card) ||
	    !str_eq(about->card.type, S("agenda-item")) ||
	    !agenda_item_get(req->tx, about->card.id, &about->item) ||
	    !str_eq(about->item.agenda, about->agenda.row.slug))
		return false;
	about->path = arena_f(req->arena, "%.*s/%.*s",
			      (int)about->agenda.path.n, about->agenda.path.p,
			      (int)about->item.slug.n, about->item.slug.p);
	about->owners = entry_linked(req->tx, about->item.id, S("owner"));
	about->raisers = entry_linked(req->tx, about->item.id, S("raised_by"));
	about->drives = may(req, COORDINATOR, OF_ENTRY(about->item.id)) ||
			acts_for_one(req, &about->owners);
	about->keeps = about->drives || acts_for_one(req, &about->raisers);
	return str_eq(about->item.status, S("published")) ||
	       (about->keeps && str_eq(about->item.status, S("withdrawn")));
}

void agenda_crumbs(struct request *req, const struct agenda_about *about,
		   str title)
{
	head_crumb(req, T(req, "Agendas"), S("/agendas"));
	head_crumb(req, about->agenda.name, about->agenda.path);
	head_crumb(req, about->item.title, about->path);
	head_crumb(req, title, req->path);
	req->head.no_index = true;
}

struct reply agenda_back(struct request *req, const struct agenda_about *about)
{
	return reply_redirect(req, "%.*s", (int)about->path.n, about->path.p);
}

struct agenda_party_rows agenda_names(struct request *req,
				      enum agenda_whose whose)
{
	struct agenda_party_rows all = agenda_parties(req->tx, req->who.id);
	struct agenda_party_rows rows = { 0 };

	list_each(p, all)
		if (whose == AGENDA_ANY || str_eq(p->type, S("initiative")))
			list_add(req->arena, &rows) = *p;
	return rows;
}

struct agenda_party_rows agenda_acting(struct request *req, entry_id item,
				       const struct entry_card_rows *rows)
{
	struct agenda_party_rows names = { 0 };

	for (size_t i = 0; i < rows->n; i++)
		if (may(req, MEMBER, OF_ENTRY(rows->at[i].id)))
			list_add(req->arena, &names) = (struct agenda_party){
				rows->at[i].id, rows->at[i].type,
				rows->at[i].slug, rows->at[i].title };
	if (!names.n && may(req, COORDINATOR, OF_ENTRY(item)))
		list_add(req->arena, &names) = (struct agenda_party){
			.title = req->conf->name };
	return names;
}

struct choices agenda_choices(struct request *req, str chosen,
			      const struct agenda_party_rows *names)
{
	struct choices list = { 0 };

	for (size_t i = 0; i < names->n; i++)
		list_add(req->arena, &list) = (struct choice){ names->at[i].slug,
			names->at[i].title,
			str_eq(names->at[i].slug, chosen) };
	return list;
}

struct agenda_party agenda_chosen(struct request *req, str typed,
				  const struct agenda_party_rows *names,
				  struct form_errors *errors)
{
	for (size_t i = 0; i < names->n; i++)
		if (str_eq(names->at[i].slug, typed))
			return names->at[i];
	form_add_error(req, errors, S("namens"), T(req, "Choose one of these."));
	return (struct agenda_party){ 0 };
}

struct reply agenda_nobody(struct request *req, enum agenda_whose whose)
{
	return reply_refused(req, 409, T(req, "For whom do you act?"),
		whose == AGENDA_INITIATIVES
		? T(req, "Who acts for an initiative does this in its name. Add yours first, or ask who keeps its page to let you in.")
		: T(req, "Who acts for an initiative or organisation does this in its name. Add yours first, or ask who keeps its page to let you in."));
}

struct reply agenda_form_reply(struct request *req,
			       const struct agenda_form_shown *form)
{
	return reply_page(req, form->errors->n ? 422 : 200, form->title,
		agenda_form_page, .title = form->title, .lead = form->lead,
		.action = req->path, .back = form->back,
		.button = form->button, .controls = form->controls,
		.errors = *form->errors, .more = form->more,
		.after = form->after);
}

str agenda_names_of(struct request *req, const struct entry_card_rows *rows)
{
	struct buf b = { .arena = req->arena, .limit = 4096 };

	for (size_t i = 0; i < rows->n; i++)
		buf_add_next(&b, S(", "), rows->at[i].title);
	return buf_str(&b);
}

/* One kind of taking part: who does, and whether the reader can still. */
static struct agenda_circle circle_of(struct request *req,
				      const struct agenda_stand_rows *stands,
				      str how)
{
	struct agenda_circle c = { .how = how };

	list_each(s, *stands)
		if (str_eq(s->how, how))
			list_add(req->arena, &c.people) = (struct agenda_who){
				s->title,
				entry_path(req->tx, s->party_id, s->type, s->slug),
				s->slug, may(req, MEMBER, OF_ENTRY(s->party_id)) };
	c.n = (int64_t)c.people.n;
	return c;
}

static struct agenda_asked need_of(struct request *req,
				   const struct agenda_need *n)
{
	struct agenda_asked a = {
		.name = tr_name(req->lang, agenda_kinds, n->kind),
		.wanted = n->wanted ? agenda_amount(req, n->kind, n->wanted)
				    : (str){ 0 },
		.pledged = agenda_amount(req, n->kind, n->pledged),
		.from = n->enough && n->enough < n->wanted
			? agenda_amount(req, n->kind, n->enough) : (str){ 0 },
		.n_wanted = n->wanted, .n_pledged = n->pledged,
		.n_enough = n->enough,
		.reached = n->wanted && n->pledged >= n->enough,
	};

	if (n->wanted > n->pledged)
		a.missing = agenda_amount(req, n->kind, n->wanted - n->pledged);
	return a;
}

static struct agenda_askeds needs_of(struct request *req,
				     const struct agenda_about *about)
{
	struct agenda_need_rows needs = agenda_needs(req->tx, about->item.id);
	struct agenda_pledge_rows pledges = agenda_pledges(req->tx,
							   about->item.id);
	struct agenda_askeds list = { 0 };

	list_each(n, needs) {
		struct agenda_asked a = need_of(req, n);

		list_each(p, pledges)
			if (str_eq(p->kind, n->kind))
				list_add(req->arena, &a.pledges) =
					(struct agenda_promise){
				p->id.v, p->title,
				entry_path(req->tx, p->party_id, p->type, p->slug),
				agenda_amount(req, p->kind, p->amount), p->words,
				may(req, MEMBER, OF_ENTRY(p->party_id)) ||
				may(req, COORDINATOR, OF_ENTRY(about->item.id)) };
		list_add(req->arena, &list) = a;
	}
	return list;
}

static str said(struct request *req, const struct agenda_log *l)
{
	if (str_eq(l->what, S("state")))
		return agenda_state_name(req->lang, l->value);
	if (str_eq(l->what, S("wheel")))
		return TF(req, "takes this on, until {date}", TR_STR("date",
			when_written(req->arena, req->lang, l->value)));
	return str_eq(l->what, S("left")) ? T(req, "let go of the wheel")
					  : (str){ 0 };
}

static struct agenda_steps steps_of(struct request *req,
				    const struct agenda_about *about)
{
	struct agenda_log_rows rows = agenda_logs(req->tx, about->item.id);
	struct agenda_steps list = { 0 };

	list_each(l, rows)
		list_add(req->arena, &list) = (struct agenda_step){
			.id = l->id.v,
			.date = when_day(req->arena, req->lang, l->at),
			.iso = when_date(req->arena, l->at),
			.who = l->party.n ? l->party : req->conf->name,
			.said = said(req, l), .words = l->words,
			.mine = l->words.n && (about->drives ||
				(l->party_id.v &&
				 may(req, MEMBER, OF_ENTRY(l->party_id)))) };
	return list;
}

/* "onderweg, sinds 3 november 2026, volgens De Linde" */
static str standing(struct request *req, const struct agenda_about *about)
{
	struct agenda_log_rows rows = agenda_logs(req->tx, about->item.id);
	str name = agenda_state_name(req->lang, about->item.state);

	list_each(l, rows)
		if (str_eq(l->what, S("state")))
			return TF(req, "{state}, since {date}, says {who}",
				TR_STR("state", name), TR_STR("date",
				when_day(req->arena, req->lang, l->at)),
				TR_STR("who", l->party.n ? l->party
							 : req->conf->name));
	return name;
}

static void facts(struct request *req, struct entry_view *v,
		  const struct agenda_about *about)
{
	entry_id id = about->item.id;

	view_linked(req, v, T(req, "At the wheel"), id, "owner");
	view_fact(req, v, T(req, "Due"),
		  when_written(req->arena, req->lang, about->item.due));
	view_fact(req, v, T(req, "How it stands"), standing(req, about));
	view_linked(req, v, T(req, "Raised by"), id, "raised_by");
	if (about->item.by_network)
		view_fact(req, v, T(req, "Raised by"),
			  TF(req, "{site}, in the name of the network",
			     TR_STR("site", req->conf->name)));
	view_link(req, v, T(req, "Stands on"), about->agenda.name,
		  about->agenda.path);
	view_linked(req, v, T(req, "Noted at"), id, "meeting");
	view_linked(req, v, T(req, "Goes with"), id, "link");
	view_section(req, v, S("oogst"), T(req, "Where it came up"),
		     entry_linking(req->tx, id, S("harvest-item"), S("link")));
}

static bool is_past(const struct agenda_item *item, int64_t now)
{
	int64_t from, to;

	return when_span(item->due, &from, &to) && to < now &&
	       !str_eq(item->state, S("done")) &&
	       !str_eq(item->state, S("stopped"));
}

struct reply agenda_item_page(struct request *req)
{
	struct agenda_about about;
	struct agenda_stand_rows stands;
	struct entry_view v;

	if (!agenda_about(req, &about))
		return edit_not_found(req);
	v = entry_view_of(req, &about.card);
	edit_links(req, &v, &about.card);
	v.merge = (str){ 0 };
	v.badge = agenda_state_name(req->lang, about.item.state);
	v.badge_kind = agenda_state_badge(about.item.state);
	facts(req, &v, &about);
	stands = agenda_stands(req->tx, about.item.id);
	if (!str_eq(about.item.status, S("published")))
		req->head.no_index = req->head.no_store = true;
	return reply_page(req, 200, about.item.title, agenda_item_show,
		.v = v, .path = about.path,
		.gone = str_eq(about.item.status, S("withdrawn")),
		.owners = agenda_names_of(req, &about.owners),
		.unfinished = agenda_is_unfinished(&about.item, &about.owners),
		.no_owner = !about.owners.n, .late = is_past(&about.item, req->now),
		.drives = about.drives, .keeps = about.keeps &&
			 str_eq(about.item.status, S("published")),
		.joined = circle_of(req, &stands, S("join")),
		.helping = circle_of(req, &stands, S("experience")),
		.supported = circle_of(req, &stands, S("support")),
		.needs = needs_of(req, &about), .steps = steps_of(req, &about));
}
