/* SPDX-License-Identifier: EUPL-1.2 */
/* A meeting of a circle: which day suits, whose turn it is, and what it
 * became. As members see it, and by the link of a mail. */
#include "features/circle/inside.h"
#include "circle_meet.html.h"

#define ASKING S("asking")
#define CHOSEN S("chosen")

static const struct { str word, answer; const char *name; } said[] = {
	{ S("ja"), S("yes"), N_("Can: {who}") },
	{ S("misschien"), S("maybe"), N_("Perhaps: {who}") },
	{ S("nee"), S("no"), N_("Cannot: {who}") },
};

bool circle_meeting_open(struct request *req, struct circle_table *table)
{
	return circle_meeting_get(req->tx,
			(circle_meeting_id){ request_id(req, 0) },
			&table->meeting) &&
	       circle_open(req, table->meeting.circle_id, &table->own) &&
	       table->own.in;
}

str circle_meeting_path(struct arena *a, circle_meeting_id id)
{
	return arena_f(a, "/mijn/kringbijeenkomsten/%" PRId64, id.v);
}

static str with_weekday(struct arena *a, str lang, int64_t at, str rest)
{
	str day = when_weekday(lang, at);

	return arena_joined(a, day, ' ', rest);
}

str circle_moment_when(struct arena *a, str lang, int64_t at)
{
	return with_weekday(a, lang, at, when_moment(a, lang, at));
}

static int64_t ends_at(const struct circle *c, const struct circle_meeting *m)
{
	return m->starts_at + circle_script_minutes(c->kind) * MINUTE;
}

str circle_meeting_when(struct arena *a, str lang, const struct circle *c,
			const struct circle_meeting *m)
{
	return with_weekday(a, lang, m->starts_at,
			    when_between(a, lang, m->starts_at, ends_at(c, m)));
}

bool circle_meeting_is_ahead(const struct circle *c,
			     const struct circle_meeting *m, int64_t now)
{
	return str_eq(m->state, CHOSEN) && ends_at(c, m) > now;
}

bool circle_meeting_to_come(struct tx *tx, const struct circle *c, int64_t now,
			    struct circle_meeting *m)
{
	int64_t lasts = circle_script_minutes(c->kind) * MINUTE;
	struct circle_meeting_key key;

	return circle_meeting_next(tx, c->id, now - lasts, &key) &&
	       circle_meeting_get(tx, key.id, m);
}

/*
 * What was said of the moments.
 */
struct tally {
	int64_t n[COUNT(said)];
	struct buf who[COUNT(said)];
};

static struct tally tally_of(struct request *req,
			     const struct circle_said_rows *all,
			     circle_moment_id moment)
{
	struct tally t = { 0 };

	for (size_t i = 0; i < COUNT(said); i++)
		t.who[i] = (struct buf){ .arena = req->arena, .limit = 2000 };
	list_each(s, *all)
		for (size_t i = 0; i < COUNT(said); i++)
			if (s->moment_id.v == moment.v &&
			    str_eq(s->answer, said[i].answer)) {
				t.n[i]++;
				buf_add_next(&t.who[i], S(", "), s->party);
			}
	return t;
}

/* "2 members can, 1 perhaps, 1 member cannot" */
static str counts_of(struct request *req, const struct tally *t)
{
	const str parts[] = {
		TN(req, "{n} member can", "{n} members can", t->n[0]),
		TN(req, "{n} perhaps", "{n} perhaps", t->n[1]),
		TN(req, "{n} member cannot", "{n} members cannot", t->n[2]),
	};
	struct buf b = { .arena = req->arena, .limit = 200 };

	for (size_t i = 0; i < COUNT(parts); i++)
		if (t->n[i])
			buf_add_next(&b, S(", "), parts[i]);
	return buf_str(&b);
}

static struct strs names_of(struct request *req, const struct tally *t)
{
	struct strs list = { 0 };

	for (size_t i = 0; i < COUNT(said); i++)
		if (t->n[i])
			list_add(req->arena, &list) = tr_fill(req->arena,
				tr(req->lang, str_from_z(said[i].name)),
				TR_ARGS(TR_STR("who", buf_str(&t->who[i]))));
	return list;
}

static str said_by(const struct circle_said_rows *all, circle_moment_id moment,
		   circle_member_id member)
{
	list_each(s, *all)
		if (s->moment_id.v == moment.v && s->member_id.v == member.v)
			return s->answer;
	return (str){ 0 };
}

/* Fewest who cannot, then most who can. */
static int64_t worth(const struct tally *t)
{
	return 100 * (t->n[0] - 10 * t->n[2]) + t->n[1];
}

/* Whether one can still tell of it: all to come while it is asked, then the
 * one that was chosen. */
static bool is_open(const struct circle_meeting *m, int64_t at, int64_t now)
{
	return at > now && (str_eq(m->state, ASKING) ||
			    (str_eq(m->state, CHOSEN) && at == m->starts_at));
}

/* Those that are open. member: who looks. */
static struct circle_choices choices_of(struct request *req,
					const struct circle_meeting *m,
					circle_member_id member, bool named)
{
	struct circle_moment_rows rows = circle_moments(req->tx, m->id);
	struct circle_said_rows all = circle_said(req->tx, m->id);
	struct circle_choices list = { 0 };
	int64_t best = 0;

	list_each(k, rows) {
		struct tally t = tally_of(req, &all, k->id);
		str own = said_by(&all, k->id, member);

		if (!is_open(m, k->starts_at, req->now))
			continue;
		best = worth(&t) > best ? worth(&t) : best;
		list_add(req->arena, &list) = (struct circle_choice){
			.id = k->id.v, .own = own,
			.when = circle_moment_when(req->arena, req->lang,
						   k->starts_at),
			.yes = str_eq(own, S("yes")),
			.maybe = str_eq(own, S("maybe")),
			.no = str_eq(own, S("no")),
			.counts = named ? (str){ 0 } : counts_of(req, &t),
			.names = named ? names_of(req, &t) : (struct strs){ 0 },
			.worth = worth(&t) };
	}
	list_each(c, list)
		c->best = list.n > 1 && best > 0 && c->worth == best;
	return list;
}

static bool has_told(const struct circle_choices *list)
{
	list_each(c, *list)
		if (c->own.n)
			return true;
	return false;
}

/* What is sent for the moments; how many there were. */
static int tell(struct request *req, const struct circle_choices *list,
		circle_member_id member)
{
	int n = 0;

	list_each(c, *list) {
		str word = request_field(req, arena_z(req->arena,
			arena_f(req->arena, "m%" PRId64, c->id)));

		for (size_t i = 0; i < COUNT(said); i++)
			if (str_eq(word, said[i].word)) {
				circle_say(req->tx, (circle_moment_id){ c->id },
					   member, said[i].answer);
				n++;
			}
	}
	return n;
}

static html suits(struct request *req, const struct circle_meeting *m,
		  const struct circle_choices *list, str error)
{
	return list->n ? part_page(req, circle_suits_part, .action = req->path,
			.moments = *list, .error = error,
			.asking = str_eq(m->state, ASKING),
			.told = has_told(list)) : (html){ 0 };
}

/*
 * By the link of a mail.
 */
static str secret_of(struct tx *tx, circle_meeting_id meeting,
		     const struct circle_guest *guest)
{
	return arena_f(tx_arena(tx), "circle.%" PRId64 ".%" PRId64 ".%" PRId64,
		       meeting.v, guest->id.v, guest->since);
}

str circle_guest_path(struct tx *tx, circle_meeting_id meeting,
		      const struct circle_guest *guest)
{
	str where = arena_f(tx_arena(tx), "/kringdatum/%" PRId64, meeting.v);

	return mail_code_path(tx, where.p, guest->id.v,
			      secret_of(tx, meeting, guest));
}

static bool find_guest(struct request *req, struct circle_meeting *m,
		       struct circle_guest *guest)
{
	circle_meeting_id id = { request_id(req, 0) };

	req->head.no_index = req->head.no_store = true;
	return circle_guest(req->tx, id, (circle_member_id){ request_id(req, 1) },
			    guest) &&
	       mail_code_is(req->tx, req->args[2],
			    secret_of(req->tx, id, guest)) &&
	       circle_meeting_get(req->tx, id, m);
}

struct reply circle_guest_page(struct request *req)
{
	struct circle_choices list;
	struct circle_meeting m;
	struct circle_guest guest;
	struct circle c;
	str error = { 0 };

	if (!find_guest(req, &m, &guest) ||
	    !circle_get(req->tx, m.circle_id, &c))
		return reply_dead_link(req);
	list = choices_of(req, &m, guest.id, false);
	if (req->method == POST && tell(req, &list, guest.id))
		return reply_quiet(reply_redirect(req, "%s?gezegd=ja",
			arena_z(req->arena, req->path)));
	if (req->method == POST)
		error = T(req, "Choose what suits you, at least once.");
	return reply_quiet(reply_page(req, error.n ? 422 : 200, c.purpose,
		circle_guest_view, .purpose = c.purpose,
		.asking = str_eq(m.state, ASKING),
		.ahead = circle_meeting_is_ahead(&c, &m, req->now),
		.off = str_eq(m.state, S("off")), .reason = m.reason,
		.when = m.starts_at ? circle_meeting_when(req->arena, req->lang,
							  &c, &m) : (str){ 0 },
		.venue = m.venue,
		.thanks = request_param(req, "gezegd").n != 0,
		.own = arena_f(req->arena, "/mijn/kringen/%" PRId64, c.id.v),
		.suits = suits(req, &m, &list, error)));
}

/*
 * As a member, signed in.
 */
static struct choices turns(struct request *req, const struct circle_table *t)
{
	struct circle_turn_rows rows = circle_rota(req->tx, t->own.c.id,
						   t->meeting.id);
	struct choices list = { 0 };

	list_each(r, rows)
		list_add(req->arena, &list) = (struct choice){ r->slug, r->title,
			r->party_id.v == t->meeting.case_party_id };
	return list;
}

static struct reply page(struct request *req, const struct circle_table *t,
			 str error)
{
	const struct circle_meeting *m = &t->meeting;
	const struct circle *c = &t->own.c;
	struct circle_choices list = choices_of(req, m, t->own.seat->id, true);
	bool ahead = circle_meeting_is_ahead(c, m, req->now);
	bool asking = str_eq(m->state, ASKING);

	head_mine(req, c->purpose, arena_f(req->arena, "/mijn/kringen/%" PRId64,
					   c->id.v));
	return reply_page(req, error.n ? 422 : 200, T(req, "Meeting of the circle"),
		circle_meeting_page, .purpose = c->purpose,
		.path = circle_meeting_path(req->arena, m->id),
		.circle_path = arena_f(req->arena, "/mijn/kringen/%" PRId64,
				       c->id.v),
		.asking = asking, .ahead = ahead,
		.off = str_eq(m->state, S("off")), .reason = m->reason,
		.when = m->starts_at ? circle_meeting_when(req->arena, req->lang,
							   c, m) : (str){ 0 },
		.venue = m->venue, .party = m->case_title,
		.wheel = t->own.wheel, .told = has_told(&list),
		.picks = asking && t->own.wheel ? list
						: (struct circle_choices){ 0 },
		.turns = t->own.wheel && (asking || ahead)
			? turns(req, t) : (struct choices){ 0 },
		.suits = suits(req, m, &list, error));
}

struct reply circle_meeting_show(struct request *req)
{
	struct circle_table t;

	return circle_meeting_open(req, &t) ? page(req, &t, (str){ 0 })
					    : reply_not_found(req);
}

static struct reply back(struct request *req, const struct circle_table *t)
{
	return reply_redirect(req, "%s", arena_z(req->arena,
		circle_meeting_path(req->arena, t->meeting.id)));
}

struct reply circle_meeting_answer(struct request *req)
{
	struct circle_choices list;
	struct circle_table t;

	if (!circle_meeting_open(req, &t))
		return reply_not_found(req);
	list = choices_of(req, &t.meeting, t.own.seat->id, true);
	return tell(req, &list, t.own.seat->id) ? back(req, &t)
		: page(req, &t, T(req, "Choose what suits you, at least once."));
}

struct reply circle_meeting_pick(struct request *req)
{
	struct errand e = errand_of(req);
	struct circle_moment_rows rows;
	struct circle_table t;
	int64_t id = 0;

	if (!circle_meeting_open(req, &t) || !t.own.wheel ||
	    !str_to_int(request_field(req, "moment"), &id))
		return reply_not_found(req);
	rows = circle_moments(req->tx, t.meeting.id);
	list_each(k, rows)
		if (k->id.v == id && str_eq(t.meeting.state, ASKING) &&
		    k->starts_at > req->now) {
			circle_meeting_choose(req->tx, t.meeting.id,
					      k->starts_at, S(""));
			circle_meeting_tell(&e, t.meeting.id, CIRCLE_CHOSEN);
			return back(req, &t);
		}
	return page(req, &t, T(req, "This moment cannot be chosen any more."));
}

struct reply circle_meeting_turn(struct request *req)
{
	struct circle_turn_rows rows;
	struct circle_table t;

	if (!circle_meeting_open(req, &t) || !t.own.wheel)
		return reply_not_found(req);
	rows = circle_rota(req->tx, t.own.c.id, t.meeting.id);
	list_each(r, rows)
		if (str_eq(r->slug, request_field(req, "inbrenger")))
			circle_meeting_case(req->tx, t.meeting.id, r->party_id);
	return back(req, &t);
}

/*
 * On the page of the circle.
 */
static str how_it_stands(struct request *req, const struct circle_own *own,
			 const struct circle_choices *list)
{
	if (!has_told(list))
		return T(req, "Tell which moments suit you.");
	return own->wheel
		? T(req, "You are at the wheel: choose the date when enough have told.")
		: T(req, "You told when you can. You get a mail when the date is chosen.");
}

str circle_meeting_line(struct request *req, const struct circle_mine *mine)
{
	const struct circle c = { .kind = mine->kind };
	const struct circle_meeting m = { .state = CHOSEN,
					  .starts_at = mine->meets_at };

	if (mine->meets_at && circle_meeting_is_ahead(&c, &m, req->now))
		return circle_meeting_when(req->arena, req->lang, &c, &m);
	return mine->to_tell ? T(req, "Tell when you can") : (str){ 0 };
}

html circle_meeting_card(struct request *req, const struct circle_own *own)
{
	struct circle_choices list = { 0 };
	struct circle_meeting m = { 0 };
	bool there = circle_meeting_to_come(req->tx, &own->c, req->now, &m);
	bool asking = str_eq(m.state, ASKING);

	if (there)
		list = choices_of(req, &m, own->seat->id, true);
	/* All moments went by and none was chosen. */
	there = there && (list.n || !asking);
	return part_page(req, circle_meeting_part_show,
		.path = circle_meeting_path(req->arena, m.id),
		.plan_path = arena_f(req->arena,
			"/mijn/kringen/%" PRId64 "/bijeenkomst", own->c.id.v),
		.there = there, .asking = asking, .wheel = own->wheel,
		.told = has_told(&list),
		.state = asking ? how_it_stands(req, own, &list) : (str){ 0 },
		.when = there && !asking ? circle_meeting_when(req->arena,
				req->lang, &own->c, &m) : (str){ 0 },
		.venue = m.venue, .party = m.case_title);
}
