/* SPDX-License-Identifier: EUPL-1.2 */
/* Circles proposed from open asks: composed at night, shown with reasons. */
#include "features/circle/inside.h"
#include "circle.html.h"
#include "features/audit/audit.h"
#include "mail/bounce.h"

enum { LATELY = 30 * DAY, KM_MOST = 40, PROPOSED_MOST = 20, EQUATOR_HM = 400750 };

/* The task, and what its numbers stand for. */
struct puzzle {
	struct compose_party *party;
	entry_id *entry;
	int n;
	theme_id *theme;
	int themes;
};

static int phase_of(str phase)
{
	if (str_eq(phase, S("starter")))
		return PHASE_STARTER;
	if (str_eq(phase, S("growing")))
		return PHASE_GROWING;
	return str_eq(phase, S("stable")) ? PHASE_STABLE : PHASE_UNKNOWN;
}

/* Hectometres east and north, flat as around 52 degrees: cos is 0.616. */
static void put_on_map(struct compose_party *p, const struct candidate_row *c)
{
	p->x = (int)(c->lon * EQUATOR_HM / 36000000 * 616 / 1000);
	p->y = (int)(c->lat * EQUATOR_HM / 36000000);
}

/* Who was asked often enough this month, or said "not now", is left out; and
 * who has no place, as nobody can tell how far they travel. */
static struct puzzle listen(struct job *job)
{
	struct candidate_row_rows rows = candidate_list(job->tx,
							job->now - LATELY);
	struct puzzle p = { 0 };

	if (!rows.n)
		return p;
	p.party = arena_alloc(job->arena, rows.n * sizeof *p.party);
	p.entry = arena_alloc(job->arena, rows.n * sizeof *p.entry);
	list_each(c, rows) {
		if ((!c->lat && !c->lon) ||
		    introduction_free_from(job->tx, c->id, job->now) > job->now)
			continue;
		p.party[p.n].phase = phase_of(c->phase);
		p.party[p.n].region = (int)c->region;
		put_on_map(&p.party[p.n], c);
		p.entry[p.n++] = c->id;
	}
	return p;
}

static int theme_number(struct puzzle *p, theme_id theme)
{
	for (int i = 0; i < p->themes; i++)
		if (p->theme[i].v == theme.v)
			return i;
	p->theme[p->themes] = theme;
	return p->themes++;
}

/* Both lists are in the order of their ids. */
static struct compose_party *party_of(struct puzzle *p, entry_id id, int *from)
{
	while (*from < p->n && p->entry[*from].v < id.v)
		++*from;
	return *from < p->n && p->entry[*from].v == id.v ? &p->party[*from]
							 : NULL;
}

static void read_themes(struct job *job, struct puzzle *p)
{
	struct candidate_theme_rows asks = candidate_asks(job->tx);
	struct candidate_theme_rows solved = candidate_solved(job->tx);
	struct compose_party *of;
	int from = 0;

	p->theme = arena_alloc(job->arena,
			       (asks.n + solved.n + 1) * sizeof *p->theme);
	list_each(a, asks) {
		int days = (int)((job->now - a->since) / DAY);

		of = party_of(p, a->party_id, &from);
		if (!of || of->n_asks == CIRCLE_THEMES)
			continue;
		of->asks[of->n_asks++] = theme_number(p, a->theme_id);
		if (days > of->waiting)
			of->waiting = days;
	}
	from = 0;
	list_each(s, solved) {
		of = party_of(p, s->party_id, &from);
		if (of && of->n_solved < CIRCLE_THEMES)
			of->solved[of->n_solved++] = theme_number(p, s->theme_id);
	}
}

struct composed_task {
	struct puzzle puzzle;
	struct composed_list list;
};

static enum job_end run_compose(struct job *job)
{
	struct composed_task *task = arena_alloc(job->arena, sizeof *task);
	struct compose_task asked;

	task->puzzle = listen(job);
	read_themes(job, &task->puzzle);
	asked = (struct compose_task){ task->puzzle.party, task->puzzle.n,
				       task->puzzle.themes, KM_MOST };
	task->list = compose(job->arena, &asked, COMPOSE_TRIES);
	job->state = task;
	return JOB_DONE;
}

static int furthest(const struct puzzle *p, const struct composed *c, int one)
{
	int most = 0;

	for (int i = 0; i < c->n; i++) {
		int km = compose_km(&p->party[one], &p->party[c->member[i]]);

		if (km > most)
			most = km;
	}
	return most;
}

static enum job_end settle_compose(struct job *job, void *state,
				   enum job_end ended)
{
	const struct composed_task *task = state;

	proposal_clear(job->tx);
	for (size_t i = 0; i < task->list.n && i < PROPOSED_MOST; i++) {
		const struct composed *c = &task->list.at[i];
		circle_proposal_id id = proposal_insert(job->tx,
			task->puzzle.theme[c->theme], job->now);

		for (int m = 0; m < c->n; m++)
			proposal_add(job->tx, id,
				     task->puzzle.entry[c->member[m]],
				     furthest(&task->puzzle, c, c->member[m]));
	}
	return ended;
}

const struct job_kind circle_jobs[] = {
	{ "circle.soon", circle_meeting_remind },
	{ "circle.compose", run_compose, NULL, settle_compose },
	{ 0 }
};

const struct periodic circle_periodic[] = {
	{ "circle.soon", HOUR, 0 },
	{ "circle.compose", DAY, 5 * HOUR },
	{ 0 }
};

/*
 * The page.
 */
static str phase_in(struct request *req, str phase)
{
	str name = entry_phase_name(req, phase);

	return name.n ? name : T(req, "how far they are is not known");
}

/* "De Linde (Zegveld, net begonnen) vraagt: ...". */
static str reason(struct request *req, const struct proposed *m)
{
	str who = arena_f(req->arena, "%.*s (%.*s, %.*s)", (int)m->title.n,
			  m->title.p, (int)m->place.n, m->place.p,
			  (int)phase_in(req, m->phase).n,
			  phase_in(req, m->phase).p);

	if (m->ask.n && m->solved.n)
		return TF(req, "{who} asks “{ask}”, and did “{solved}”.",
			  TR_STR("who", who), TR_STR("ask", m->ask),
			  TR_STR("solved", m->solved));
	if (m->ask.n)
		return TF(req, "{who} asks “{ask}”.", TR_STR("who", who),
			  TR_STR("ask", m->ask));
	if (m->solved.n)
		return TF(req, "{who} knows how: “{solved}”.",
			  TR_STR("who", who), TR_STR("solved", m->solved));
	return TF(req, "{who} works on the same.", TR_STR("who", who));
}

static struct circle_idea idea_of(struct request *req,
				  const struct proposal *p,
				  const struct proposed_rows *all)
{
	struct circle_idea idea = { .id = p->id.v,
		.title = entry_theme_title(req, p->nl, p->en) };
	int64_t km = 0;

	list_each(m, *all) {
		if (m->proposal_id.v != p->id.v)
			continue;
		list_add(req->arena, &idea.reasons) = reason(req, m);
		if (m->km > km)
			km = m->km;
	}
	idea.lead = km ? TF(req, "{n} initiatives, at most {km} km from one another",
			    TR_INT(req->arena, "n", (int64_t)idea.reasons.n),
			    TR_INT(req->arena, "km", km))
		       : TF(req, "{n} initiatives in the same place",
			    TR_INT(req->arena, "n", (int64_t)idea.reasons.n));
	return idea;
}

/* A coordinator sees what lies whole in their area; id 0: all of that. */
static struct proposal_rows proposals(struct request *req, circle_proposal_id id)
{
	return proposal_list(req->tx, id, req->who.id, req->now);
}

/*
 * Who gets an invitation, and who does not and why: what the page says after
 * the button stands in its address, as ids with commas between.
 */
enum reach { MAILED, NO_ADDRESS, ASKED_OFTEN, MAIL_STOPPED, REACHES };
static const char *const reach_params[REACHES] = {
	"gemaild", "zonder-adres", "te-vaak", "gestopt"
};

static enum reach reach_of(const struct errand *e, entry_id party)
{
	struct circle_contact contact;

	if (!circle_contact(e->tx, party, &contact) || !contact.mail.n)
		return NO_ADDRESS;
	if (bounce_stops(e->tx, contact.mail))
		return MAIL_STOPPED;
	return introduction_free_from(e->tx, party, e->now) > e->now
		? ASKED_OFTEN : MAILED;
}

static str not_to(struct request *req, enum reach reach, str who)
{
	switch (reach) {
	case NO_ADDRESS:
		return TF(req, "Not to {who}: there is no address to write to.",
			  TR_STR("who", who));
	case MAIL_STOPPED:
		return TF(req, "Not to {who}: mail to them comes back, so nothing is sent there now.",
			  TR_STR("who", who));
	default:
		return TF(req, "Not to {who}: they were asked often enough, or said “not now”.",
			  TR_STR("who", who));
	}
}

/* "De Linde, De Eik", of "1,2"; and how many. Anyone can type such an address:
 * it names what everyone may read. */
static str names_of(struct request *req, str ids, int64_t *n)
{
	struct buf b = { .arena = req->arena, .limit = 4000 };
	struct entry_card party;
	int64_t id;

	while (ids.n && *n < CIRCLE_MOST)
		if (str_to_int(str_cut(&ids, ','), &id) &&
		    entry_get_by_id(req->tx, (entry_id){ id }, &party) &&
		    str_eq(party.status, S("published"))) {
			buf_add_next(&b, S(", "), party.title);
			++*n;
		}
	return buf_str(&b);
}

static struct strs just_invited(struct request *req)
{
	struct strs lines = { 0 };

	for (int reach = MAILED; reach < REACHES; reach++) {
		int64_t n = 0;
		str who = names_of(req, request_param(req,
						      reach_params[reach]), &n);

		if (n)
			list_add(req->arena, &lines) = reach == MAILED
				? TN(req, "{n} invitation was mailed.",
				     "{n} invitations were mailed.", n)
				: not_to(req, (enum reach)reach, who);
	}
	return lines;
}

struct reply circle_ideas_show(struct request *req)
{
	struct proposal_rows rows = proposals(req, (circle_proposal_id){ 0 });
	struct proposed_rows members =
		proposal_members(req->tx, (circle_proposal_id){ 0 });
	struct circle_ideas ideas = { 0 };

	list_each(p, rows)
		list_add(req->arena, &ideas) = idea_of(req, p, &members);
	head_desk(req, T(req, "Circles"), S("/beheer/kringen"));
	return reply_page(req, 200, T(req, "Circles we propose"),
			  circle_ideas_page, .ideas = ideas,
			  .done = just_invited(req));
}

static circle_id new_circle(struct request *req, const struct proposal *p)
{
	return circle_insert(req->tx, S("living-room"),
		TF(req, "Learn from one another about {theme}",
		   TR_STR("theme", entry_theme_title(req, p->nl, p->en))),
		p->theme_id, (place_id){ 0 }, S(""), S(""), req->now);
}

/* Those that can be reached, into a new circle; says who those are, and who
 * the others, as reach_params. */
static str invite_all(struct request *req, const struct proposal *p)
{
	struct proposed_rows members = proposal_members(req->tx, p->id);
	struct errand e = errand_of(req);
	struct buf said[REACHES];
	struct buf all = { .arena = req->arena, .limit = 4000 };
	circle_id id = { 0 };

	for (int i = 0; i < REACHES; i++)
		said[i] = (struct buf){ .arena = req->arena, .limit = 400 };
	list_each(m, members) {
		enum reach reach = reach_of(&e, m->party_id);

		if (reach == MAILED && !id.v)
			id = new_circle(req, p);
		if (reach == MAILED && circle_invite(&e, id, m->party_id))
			audit_note_entry(req->tx, req->who.id,
				S("circle.invited"), m->party_id,
				(person_id){ 0 }, req->now);
		buf_addf(&said[reach], "%s%" PRId64, said[reach].n ? "," : "",
			 m->party_id.v);
	}
	for (int i = 0; i < REACHES; i++)
		if (said[i].n)
			buf_addf(&all, "%s%s=%.*s", all.n ? "&" : "",
				 reach_params[i], (int)said[i].n, said[i].p);
	return buf_str(&all);
}

struct reply circle_ideas_invite(struct request *req)
{
	struct proposal_rows found = { 0 };
	int64_t chosen;
	str said;

	if (str_to_int(request_field(req, "voorstel"), &chosen) && chosen > 0)
		found = proposals(req, (circle_proposal_id){ chosen });
	if (!found.n)
		return reply_not_found(req);
	said = invite_all(req, &found.at[0]);
	(void)proposal_remove(req->tx, found.at[0].id);
	return reply_redirect(req, "/beheer/kringen?%.*s", (int)said.n, said.p);
}

html circle_work(struct request *req)
{
	int64_t n = (int64_t)proposals(req, (circle_proposal_id){ 0 }).n;

	return n ? part_page(req, circle_work_part, .n = n) : (html){ 0 };
}
