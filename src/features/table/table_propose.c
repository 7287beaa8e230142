/* SPDX-License-Identifier: EUPL-1.2 */
/* Tables proposed from what people wrote when they registered. */
#include "features/table/inside.h"
#include "features/table/group.h"
#include "table_propose.html.h"

#define REST "overig"
enum { SAID_FIRST = 3, SAID_MOST = 60, SEATS_FEWEST = 8, PROPOSED_MOST = 20 };

/* What everyone wrote, and what it can be about. */
struct heard {
	struct speakers all;
	struct group_themes themes;
	struct table_theme_rows names;
	int64_t coming;
};

static struct heard listen(struct request *req, const struct plan *plan)
{
	struct table_comer_rows comers = table_comers(req->tx, plan->id);
	struct heard h = { .names = table_themes(req->tx),
			   .coming = (int64_t)comers.n };

	list_each(c, comers) {
		str text = str_trim(arena_joined(req->arena, c->wants, '\n',
						 c->answers));

		if (text.n)
			list_add(req->arena, &h.all) =
				(struct speaker){ .id = c->id.v, .text = text };
	}
	list_each(t, h.names)
		list_add(req->arena, &h.themes) =
			(struct group_theme){ t->slug, t->parent };
	return h;
}

static str theme_name(const struct request *req, const struct heard *h,
		      str slug)
{
	list_each(t, h->names)
		if (str_eq(t->slug, slug))
			return entry_theme_title(req, t->nl, t->en);
	return T(req, "What fits nowhere else");
}

static bool is_there(const struct theme_table_rows *tables, str why)
{
	list_each(t, *tables)
		if (str_eq(t->why, why))
			return true;
	return false;
}

/* "titel-geld", for the form. */
static const char *title_field(struct request *req, str key)
{
	return arena_f(req->arena, "titel-%.*s", (int)key.n, key.p).p;
}

static void read_title(struct request *req, struct proposal_shown *p,
		       struct form_errors *errors)
{
	struct form_field field = { .name = title_field(req, p->key),
		.label = N_("What is it about at this table?"), .min = 3,
		.max = 120 };
	struct form_errors found = form_read_fields(req, &field, 1, &p->title);

	p->error = found.n ? found.at[0].message : (str){ 0 };
	list_each(e, found)
		list_add(req->arena, errors) = *e;
}

static struct proposal_shown shown_of(struct request *req,
				      const struct heard *h,
				      const struct group *g)
{
	struct proposal_shown p = { .key = g->theme.n ? g->theme : S(REST),
		.theme = theme_name(req, h, g->theme), .chosen = g->theme.n,
		.people = (int64_t)g->voices.n };
	struct sentences said = group_sentences(req->arena, req->index,
						&h->all, g);

	p.title = g->theme.n
		? group_title(req->arena, req->index, &h->all, g)
		: T(req, "What else there is");
	if (!p.title.n)
		p.title = p.theme;
	list_each(s, said) {
		struct strs *list = p.said.n < SAID_FIRST ? &p.said : &p.more;

		if (p.more.n < SAID_MOST && !strs_has(&p.said, s->text) &&
		    !strs_has(&p.more, s->text))
			list_add(req->arena, list) = s->text;
	}
	return p;
}

/* What is proposed and is no table yet; groups: the same, in that order. */
static struct proposals_shown proposals_of(struct request *req,
					   const struct plan *plan,
					   struct heard *h,
					   struct groups *groups)
{
	struct theme_table_rows tables = table_rows(req->tx, plan->id);
	struct groups all = group_speakers(req->arena, req->index, &h->all,
					   &h->themes, PROPOSED_MOST);
	struct proposals_shown list = { 0 };

	list_each(g, all) {
		struct proposal_shown p = shown_of(req, h, g);

		if (is_there(&tables, p.key))
			continue;
		list_add(req->arena, groups) = *g;
		list_add(req->arena, &list) = p;
	}
	return list;
}

/* So many that all have one, if all of them become tables. */
static int64_t seats_for(const struct heard *h, size_t tables)
{
	int64_t n = tables ? (int64_t)tables : 1;
	int64_t seats = (h->coming + n - 1) / n;

	return seats < SEATS_FEWEST ? SEATS_FEWEST : seats > 200 ? 200 : seats;
}

static void take(struct request *req, const struct plan *plan,
		 const struct proposal_shown *p, int64_t seats, entry_id *out)
{
	struct strs theme = { 0 };
	struct table_form form = { .titel = p->title, .seats = seats,
		.vragen = table_form_of(req, NULL).vragen };

	*out = table_add(req, plan, p->title, p->key);
	table_store(req, *out, &form);
	if (!str_eq(p->key, S(REST))) {
		list_add(req->arena, &theme) = p->key;
		entry_set_themes(req->tx, *out, &theme);
	}
}

static void keep_voices(struct request *req, entry_id meeting,
			const struct heard *h, const struct group *g,
			entry_id table)
{
	list_each(v, g->voices)
		table_voice_put(req->tx, table,
			(registration_id){ h->all.at[v->who].id }, meeting,
			v->position);
}

/* Tables of those that were ticked; false: something is wrong with them. */
static bool take_all(struct request *req, const struct plan *plan,
		     const struct heard *h, const struct groups *groups,
		     struct proposals_shown *list)
{
	struct strs ticked = request_fields(req, "kies");
	size_t n = 0;

	list_each(p, *list) {
		p->chosen = strs_has(&ticked, p->key);
		if (p->chosen)
			read_title(req, p, &list->errors);
		n += p->chosen;
	}
	if (!n)
		form_add_error(req, &list->errors, S("kies"),
			       T(req, "Tick at least one table."));
	if (table_rows(req->tx, plan->id).n + n > TABLES_MOST)
		form_add_error(req, &list->errors, S("kies"),
			T(req, "More do not fit in one meeting. Take one away first."));
	if (list->errors.n)
		return false;
	for (size_t i = 0; i < list->n; i++) {
		entry_id table;

		if (!list->at[i].chosen)
			continue;
		take(req, plan, &list->at[i], seats_for(h, n), &table);
		keep_voices(req, plan->id, h, &groups->at[i], table);
	}
	return true;
}

struct reply table_propose(struct request *req)
{
	struct groups groups = { 0 };
	struct proposals_shown list;
	struct heard h;
	struct plan plan;
	str path;

	if (!table_open(req, &plan) || plan.ends_at <= req->now)
		return reply_not_found(req);
	h = listen(req, &plan);
	list = proposals_of(req, &plan, &h, &groups);
	path = table_path(req, &plan);
	if (req->method == POST && take_all(req, &plan, &h, &groups, &list))
		return reply_redirect(req, "%.*s", (int)path.n, path.p);
	plan_crumbs(req, &plan);
	head_crumb(req, T(req, "Tables"), path);
	return reply_page(req, list.errors.n ? 422 : 200,
		T(req, "Tables that fit what people wrote"), propose_page,
		.action = req->path, .path = path, .list = list,
		.errors = list.errors, .coming = h.coming,
		.wrote = (int64_t)h.all.n,
		.seats = seats_for(&h, list.n));
}
