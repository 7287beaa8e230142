/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who else: others who organise a meeting too, where one is a guest, and who
 * helps. Who organises it too may change it, and therefore says so themselves
 * first; the others are named on the page only. A link "organiser_asked" is
 * one that waits for that word.
 */
#include "features/audit/audit.h"
#include "features/introduction/introduction.h"
#include "features/plan/inside.h"
#include "mail/letter.h"
#include "mail/list.h"

enum { MOST = 5 };

#define ASKED S("organiser_asked")
#define TOGETHER S("organiser")

/* The names in a field, a line each; one that nobody knows is an error. */
static struct plan_party_rows typed(struct request *req, str text,
				    const char *field,
				    struct form_errors *errors)
{
	struct plan_party_rows list = { 0 };

	while (text.n) {
		str name = str_trim(str_cut(&text, '\n'));
		struct entry_card row;

		if (!name.n)
			continue;
		if (list.n == MOST)
			form_add_error(req, errors, str_from_z(field),
				       T(req, "Name at most five here."));
		else if (!entry_party_named(req->tx, name, &row))
			form_add_error(req, errors, str_from_z(field),
				TF(req, "We do not know {name}. Write the name as on its page here, each on a line of its own.",
				   TR_STR("name", name)));
		else
			list_add(req->arena, &list) = (struct plan_party){
				row.id, row.slug, row.title };
		if (list.n == MOST && errors->n)
			break;
	}
	return list;
}

void plan_with_check(struct request *req, struct plan_form *form)
{
	(void)typed(req, form->mee, "mee", &form->errors);
	(void)typed(req, form->bij, "bij", &form->errors);
	(void)typed(req, form->hulp, "hulp", &form->errors);
}

static void add_names(struct buf *b, const struct plan_party_rows *rows)
{
	list_each(p, *rows)
		buf_addf(b, "%s%.*s", b->n ? "\n" : "", (int)p->title.n,
			 p->title.p);
}

/* Those of that role but for whose it is first of all, a line each. */
static str names_in(struct request *req, entry_id id, str role, str other)
{
	struct buf b = { .arena = req->arena, .limit = 2000 };
	struct plan_party_rows rows = plan_with(req->tx, id, role);

	add_names(&b, &rows);
	if (other.n) {
		rows = plan_with(req->tx, id, other);
		add_names(&b, &rows);
	}
	return buf_str(&b);
}

void plan_with_of(struct request *req, entry_id id, struct plan_form *form)
{
	form->mee = names_in(req, id, TOGETHER, ASKED);
	form->bij = names_in(req, id, S("host"), (str){ 0 });
	form->hulp = names_in(req, id, S("partner"), (str){ 0 });
}

static bool is_among(const struct plan_party_rows *rows, entry_id party)
{
	list_each(r, *rows)
		if (r->id.v == party.v)
			return true;
	return false;
}

/* The contact persons of who is asked read that they are. */
static void ask(struct request *req, const struct plan *plan,
		const struct plan_party *party)
{
	struct plan_contact_rows rows = plan_contacts(req->tx, party->id);
	str path = plan_path(req, plan);

	list_each(to, rows) {
		struct addressee a = { .arena = req->arena, .lang = to->lang };

		mail_add(req->tx, &(struct mail){ .to = to->mail,
			.now = req->now,
			.subject = TF(&a, "Do you organise this together? {title}",
				      TR_STR("title", plan->title)),
			.text = LETTER(req->arena, to->lang, to->name,
				req->conf->name,
				TF(&a, "Someone plans a meeting and says that {party} organises it too.",
				   TR_STR("party", party->title)),
				plan->title,
				plan_when(req->arena, to->lang, plan),
				T(&a, "Sign in and say yes or no on its page. After a yes you can change the meeting and see who comes."),
				arena_f(req->arena, "%.*s%.*s",
					(int)req->url.n, req->url.p,
					(int)path.n, path.p)) });
	}
}

/* Who organises it too: who said so stays, who is of both need not be asked. */
static void set_together(struct request *req, const struct plan *plan,
			 const struct plan_party_rows *names, bool tell)
{
	struct plan_party_rows were = plan_with(req->tx, plan->id, TOGETHER);
	struct plan_party_rows asked = plan_with(req->tx, plan->id, ASKED);
	struct plan_party first = { 0 };
	int64_t position = 0;

	(void)!plan_first(req->tx, plan->id, &first);
	plan_with_clear(req->tx, plan->id, TOGETHER);
	plan_with_clear(req->tx, plan->id, ASKED);
	list_each(p, *names) {
		bool may_say = is_among(&were, p->id) ||
			       may(req, MEMBER, OF_ENTRY(p->id)) ||
			       plan_with_said(req->tx, plan->id, p->id);

		if (p->id.v == first.id.v)
			continue;
		plan_with_add(req->tx, plan->id, may_say ? TOGETHER : ASKED,
			      ++position, p->id);
		if (!may_say && tell && !is_among(&asked, p->id))
			ask(req, plan, p);
	}
}

static void set_named(struct request *req, entry_id id, str role,
		      const struct plan_party_rows *names)
{
	int64_t position = 0;

	plan_with_clear(req->tx, id, role);
	list_each(p, *names)
		plan_with_add(req->tx, id, role, ++position, p->id);
}

void plan_with_store(struct request *req, entry_id id,
		     const struct plan_form *form, bool tell)
{
	struct form_errors none = { 0 };
	struct plan_party_rows list;
	struct plan plan;

	if (!plan_get(req->tx, id, &plan))
		return;
	list = typed(req, form->mee, "mee", &none);
	set_together(req, &plan, &list, tell);
	list = typed(req, form->bij, "bij", &none);
	set_named(req, id, S("host"), &list);
	list = typed(req, form->hulp, "hulp", &none);
	set_named(req, id, S("partner"), &list);
}

struct plan_party_rows plan_with_mine(struct request *req,
				      const struct plan *plan, str role)
{
	struct plan_party_rows all = plan_with(req->tx, plan->id, role);
	struct plan_party_rows list = { 0 };

	list_each(p, all)
		if (may(req, MEMBER, OF_ENTRY(p->id)))
			list_add(req->arena, &list) = *p;
	return list;
}

/* Which of these it is about. */
static bool chosen(struct request *req, const struct plan_party_rows *rows,
		   struct plan_party *party)
{
	str slug = request_field(req, "wie");

	list_each(p, *rows)
		if (str_eq(p->slug, slug)) {
			*party = *p;
			return true;
		}
	return false;
}

/* Yes: of a series to all that they are asked for. No, or no more. */
struct reply plan_with_say(struct request *req)
{
	bool yes = str_eq(request_field(req, "doe"), S("ja"));
	struct plan_party_rows asked, together;
	struct plan_party party;
	struct plan plan;

	if (!plan_open(req, &plan) || plan.ends_at <= req->now)
		return reply_not_found(req);
	asked = plan_with_mine(req, &plan, ASKED);
	together = plan_with_mine(req, &plan, TOGETHER);
	if (!chosen(req, &asked, &party) && (yes || !chosen(req, &together, &party)))
		return reply_not_found(req);
	if (yes)
		plan_with_yes(req->tx, plan.id, party.id);
	else
		plan_with_no(req->tx, plan.id, party.id);
	entry_changed(req->tx, plan.id, req->now);
	audit_note_entry(req->tx, req->who.id, yes ? S("meeting.together")
			 : S("meeting.not_together"), plan.id,
			 (person_id){ 0 }, req->now);
	return reply_redirect(req, "/bijeenkomsten/%.*s", (int)plan.slug.n,
			      plan.slug.p);
}
