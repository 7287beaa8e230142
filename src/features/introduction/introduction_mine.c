/* SPDX-License-Identifier: EUPL-1.2 */
/* /mijn/contact/{id}: one contact, for who asked and for who is asked. */
#include "features/introduction/inside.h"
#include "features/introduction/thread.h"
#include "introduction_mine.html.h"
#include "introduction_parts.html.h"

/* A contact as one of its two sides sees it. */
struct view {
	struct introduction i;
	bool helper;
	struct introduction_side side;  /* id 0: no yes yet */
};

static bool is_helper(const struct request *req, const struct introduction *i)
{
	return (may(req, MANAGER, OF_ENTRY(i->party_id)) ||
		i->helper_id.v == req->who.id.v) &&
	       !str_eq(i->state, S("held")) && !str_eq(i->state, S("waiting"));
}

/* False: it is not theirs, or not there; the same to the reader. */
static bool open_view(struct request *req, struct view *v)
{
	*v = (struct view){ 0 };
	if (!introduction_get(req->tx, (introduction_id){ request_id(req, 0) },
			      &v->i))
		return false;
	v->helper = v->i.person_id.v != req->who.id.v;
	if (v->helper && !is_helper(req, &v->i))
		return false;
	if (!side_get(req->tx, v->i.id, v->helper ? S("helper") : S("asker"),
		      &v->side))
		v->side = (struct introduction_side){ 0 };
	return true;
}

static bool is_open(const struct introduction *i)
{
	return str_eq(i->state, S("sent")) ||
	       str_eq(i->state, S("with-coordinator"));
}

static bool said_yes(const struct view *v)
{
	return v->side.id.v != 0;
}

/* The other's address: only after a yes. */
static struct lines address_of(struct request *req, const struct view *v)
{
	struct lines lines = { 0 };
	struct introduction_contact them;
	const struct introduction *i = &v->i;

	if (!said_yes(v) ||
	    !(v->helper ? i->asker_shares : i->helper_shares))
		return lines;
	if (v->helper) {
		list_add(req->arena, &lines) = i->mail;
		if (i->phone.n)
			list_add(req->arena, &lines) = i->phone;
	} else if (i->reach.n) {
		list_add(req->arena, &lines) = i->reach;
	} else if (contact_of(req->tx, i, &them)) {
		list_add(req->arena, &lines) = them.mail;
	}
	return lines;
}

static str side_name(const struct view *v)
{
	return str_from_z(v->helper ? helper_side : asker_side);
}

static str other_name(const struct view *v)
{
	if (!v->helper)
		return v->i.party;
	return v->i.from_title.n ? v->i.from_title : v->i.name;
}

static str text_of(struct request *req, const struct view *v)
{
	const struct introduction *i = &v->i;

	if (!v->helper)
		return standing(req, i->state, i->party,
				str_eq(i->state, S("not-now")) ? i->until
							       : i->goes_at);
	if (is_open(i))
		return T(req, "Only after your yes do you get each other's mail address. No answer is fine too.");
	return said_yes(v) ? T(req, "You said yes. They make the first move.")
			   : T(req, "This was answered. You need not do anything.");
}

static bool helped(str outcome)
{
	return str_eq(outcome, S("yes")) || str_eq(outcome, S("little"));
}

/* Whether they can still choose to give their own address. */
static bool may_share(struct request *req, const struct view *v)
{
	return thread_is_open(req->tx, &v->i) &&
	       !(v->helper ? v->i.helper_shares : v->i.asker_shares);
}

/* They cannot be asked now: who else fits? */
static bool looks_further(const struct view *v)
{
	static const str states[] = { S("not-now"), S("waiting"), S("declined") };

	for (size_t n = 0; n < COUNT(states) && !v->helper; n++)
		if (str_eq(v->i.state, states[n]))
			return true;
	return false;
}

static bool may_wait(const struct request *req, const struct view *v)
{
	return !v->helper && str_eq(v->i.state, S("not-now")) &&
	       v->i.until > req->now;
}

static bool may_withdraw(const struct view *v)
{
	return !v->helper &&
	       (is_open(&v->i) || str_eq(v->i.state, S("waiting")));
}

static str ask_path(struct request *req, const struct introduction *i)
{
	return i->ask_slug.n ? arena_f(req->arena, "/vragen/%.*s",
		(int)i->ask_slug.n, i->ask_slug.p) : (str){ 0 };
}

/* What other features have to say to who asked. */
static struct htmls more_of(struct request *req, const struct view *v)
{
	struct htmls parts = { 0 };

	for (const contact_part *p = contact_parts; *p && !v->helper; p++)
		list_add(req->arena, &parts) = (*p)(req, &v->i);
	return parts;
}

/* What came back with something wrong in it; NULL: nothing did. */
struct typed {
	struct words_form *words;
	struct thread_form *message;
};

static struct reply page(struct request *req, const struct view *v,
			 const struct typed *typed)
{
	struct words_form *form = typed ? typed->words : NULL;
	const struct introduction *i = &v->i;
	str title = v->helper
		? TF(req, "{name} would like to talk with you",
		     TR_STR("name", i->name))
		: TF(req, "Talk with {who}", TR_STR("who", i->party));
	const char *other = v->helper ? asker_side : helper_side;
	struct words_form kept = { v->side.words,
		str_eq(v->side.share, S("yes")) ? S("ja") : S(""), S("") };
	bool tells = helped(v->side.outcome);

	head_mine(req, title, arena_f(req->arena, "/mijn/contact/%" PRId64,
				       i->id.v));
	return reply_page(req, typed ? 422 : 200, title, contact_mine,
		.path = arena_f(req->arena, "/mijn/contact/%" PRId64, i->id.v),
		.title = title, .text = text_of(req, v), .message = i->message,
		.got = v->helper, .reason = i->reason, .who = other_name(v),
		.party = i->asked,
		.party_path = party_path(req->arena, i->party_type,
					 i->party_slug),
		.ask = i->ask_title,
		.ask_path = ask_path(req, i),
		.address = address_of(req, v),
		.may_answer = v->helper && is_open(i),
		.may_wait = may_wait(req, v), .others = looks_further(v),
		.may_share = may_share(req, v),
		.asked = !str_eq(i->state, S("waiting")),
		.blocked = contact_blocked_by(req->tx, i, v->helper),
		.weeks = part_page(req, contact_weeks),
		.thread = thread_part(req, i, side_name(v),
				      typed ? typed->message : NULL),
		.more = more_of(req, v),
		.may_withdraw = may_withdraw(v),
		.may_tell_outcome = said_yes(v) && !tells,
		.tells = tells,
		.words = tells ? words_fields(req, form ? form : &kept,
			words_of(req->tx, i->id, other)) : (html){ { 0 } });
}

struct reply mine_open(struct request *req)
{
	struct view v;

	return open_view(req, &v) ? page(req, &v, NULL) : reply_not_found(req);
}

static struct reply back(struct request *req, const struct view *v)
{
	return reply_redirect(req, "/mijn/contact/%" PRId64, v->i.id.v);
}

struct reply mine_answer(struct request *req)
{
	struct errand e = errand_of(req);
	struct said said = said_read(req);
	struct view v;

	if (!open_view(req, &v) || !v.helper)
		return reply_not_found(req);
	if (said_is_known(said.word))
		(void)answer(&e, v.i.id, &said);
	return back(req, &v);
}

struct reply mine_outcome(struct request *req)
{
	struct errand e = errand_of(req);
	str said = request_field(req, "antwoord");
	struct view v;

	if (!open_view(req, &v) || !said_yes(&v))
		return reply_not_found(req);
	if (helped(said) || str_eq(said, S("no")) || str_eq(said, S("not-yet")))
		note_outcome(&e, v.i.id, v.side.side, said);
	return back(req, &v);
}

struct reply mine_words(struct request *req)
{
	struct errand e = errand_of(req);
	struct words_form form;
	struct view v;

	if (!open_view(req, &v) || !helped(v.side.outcome))
		return reply_not_found(req);
	form = words_read(req);
	if (form.error.n)
		return page(req, &v, &(struct typed){ .words = &form });
	introduction_tell(&e, v.i.id, v.side.side, form.woorden,
			  form.delen.n != 0);
	return back(req, &v);
}

struct reply mine_withdraw(struct request *req)
{
	struct errand e = errand_of(req);
	struct view v;

	if (!open_view(req, &v) || v.helper)
		return reply_not_found(req);
	if (introduction_withdraw(req->tx, v.i.id))
		queue_again(&e, v.i.party_id);
	return reply_redirect(req, "/mijn#contacten");
}

struct reply mine_write(struct request *req)
{
	struct thread_form form = { 0 };
	struct view v;

	if (!open_view(req, &v))
		return reply_not_found(req);
	return thread_take(req, v.i.id, side_name(&v), &form)
		? reply_redirect(req, "/mijn/contact/%" PRId64 "#gesprek",
				 v.i.id.v)
		: page(req, &v, &(struct typed){ .message = &form });
}

struct reply mine_share(struct request *req)
{
	struct errand e = errand_of(req);
	struct view v;

	if (!open_view(req, &v))
		return reply_not_found(req);
	if (may_share(req, &v)) {
		thread_set_shares(req->tx, v.i.id,
				  v.helper ? v.i.asker_shares : true,
				  v.helper ? true : v.i.helper_shares);
		write_address(&e, &v.i, v.helper);
	}
	return back(req, &v);
}

struct reply mine_block(struct request *req)
{
	struct errand e = errand_of(req);
	struct view v;

	if (!open_view(req, &v))
		return reply_not_found(req);
	contact_block(&e, &v.i, v.helper,
		      str_eq(request_field(req, "doe"), S("ja")));
	return back(req, &v);
}

struct reply mine_wait(struct request *req)
{
	struct errand e = errand_of(req);
	struct view v;

	if (!open_view(req, &v) || v.helper)
		return reply_not_found(req);
	(void)queue_keep(&e, &v.i);
	return back(req, &v);
}

struct reply mine_limit(struct request *req)
{
	struct errand e = errand_of(req);
	struct entry_card party;
	int64_t n;

	if (!entry_get(req->tx, req->args[0], &party) ||
	    !may(req, MEMBER, OF_ENTRY(party.id)))
		return reply_not_found(req);
	if (!str_to_int(request_field(req, "aantal"), &n) || n < 1 || n > 99)
		return reply_refused(req, 422,
			T(req, "Give a number from 1 to 99"),
			T(req, "That is how many people may ask you in one month."));
	introduction_set_pace(&e, party.id, n);
	return reply_redirect(req, "/mijn/namens/%.*s#hoe-vaak",
			      (int)party.slug.n, party.slug.p);
}
