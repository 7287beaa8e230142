/* SPDX-License-Identifier: EUPL-1.2 */
/* Writing it down, who may do what with it, and what becomes of it. */
#include "features/post/inside.h"
#include "base/when.h"
#include "lang/collate.h"
#include "mail/letter.h"

enum { KEPT_WITHDRAWN = 30 * DAY };

void post_write_party(struct tx *tx, const struct post_type *type,
			entry_id id, const struct entry_card *party)
{
	bool organisation = str_eq(party->type, S("organisation"));

	post_links_clear(tx, id, str_from_z(type->role),
			 str_from_z(type->organisation_role));
	if (party->id.v)
		post_link_add(tx, id, str_from_z(organisation
			? type->organisation_role : type->role), party->id);
}

/* Where it is: as written, else where the initiative is. */
place_id post_place_of(const struct post_form *form)
{
	return form->place.id.v ? form->place.id : form->party.place_id;
}

str post_phase_of(const struct post_form *form)
{
	return form->fase.n ? form->fase : form->party.phase;
}

entry_id post_insert(struct request *req, const struct post_type *type,
		     const struct post_form *form)
{
	struct tx *tx = req->tx;
	entry_id id = entry_create(tx, &(struct entry_made){
		.type = type->type, .title = form->titel,
		.slug = entry_new_slug(tx, form->titel, type->type),
		.summary = post_summary_of(req->arena, form->tekst),
		.place = post_place_of(form), .phase = post_phase_of(form),
		.status = S("held"), .unchecked = true }, req->now);

	post_row_insert(tx, id, form->lezers.n ? form->lezers : S("everyone"),
			post_is_for_other(req, form) ? S("")
			: personal_holds(req->arena, &form->findings));
	entry_set_themes(tx, id, &form->thema);
	post_write_party(tx, type, id, &form->party);
	return id;
}

/* What its status follows from. */
static str status_of(const struct post *post)
{
	if (str_eq(post->status, S("hidden")))
		return post->status;
	if (post->withdrawn_at)
		return S("withdrawn");
	return post->confirmed_at && !post->held_for.n &&
	       str_eq(post->readers, S("everyone")) ? S("published") : S("held");
}

void post_settle(struct tx *tx, entry_id id, int64_t now)
{
	struct post post;

	if (!post_by_id(tx, id, &post))
		return;
	entry_set_status(tx, id, status_of(&post));
	entry_changed(tx, id, now);
}

void post_publish(struct tx *tx, entry_id id, int64_t now)
{
	post_confirm(tx, id, now);
	post_mark_checked(tx, id, now);
	post_settle(tx, id, now);
	job_add(tx, S("named.tell"), id.v, now);
}

void post_withdraw(struct tx *tx, entry_id id, int64_t now)
{
	post_row_ensure(tx, id, now);
	post_set_withdrawn(tx, id, now);
	post_settle(tx, id, now);
	job_add(tx, S("post.forget"), id.v, now + KEPT_WITHDRAWN);
}

void post_put_back(struct tx *tx, entry_id id, int64_t now)
{
	post_set_withdrawn(tx, id, 0);
	post_settle(tx, id, now);
}

void post_release(struct tx *tx, entry_id id, int64_t now)
{
	post_row_ensure(tx, id, now);
	post_hold(tx, id, S(""));
	post_settle(tx, id, now);
	job_add(tx, S("post.released"), id.v, now);
	job_add(tx, S("named.tell"), id.v, now);
}

struct entry_card_rows post_parties(struct tx *tx, entry_id id)
{
	static const char *const roles[] = { "asked_by", "asker_org", "provider",
					     "raised_by" };
	struct entry_card_rows all = { 0 };

	for (size_t i = 0; i < COUNT(roles); i++) {
		struct entry_card_rows some =
			entry_linked(tx, id, str_from_z(roles[i]));

		for (size_t n = 0; n < some.n; n++)
			list_add(tx_arena(tx), &all) = some.at[n];
	}
	return all;
}

bool post_may_change(const struct request *req, const struct post *post)
{
	person_id me = req->who.id;

	return me.v && (me.v == post->person_id.v ||
			post_manages_one(req->tx, post->id, me) ||
			may(req, COORDINATOR, OF_ENTRY(post->id)));
}

static bool is_among_readers(const struct request *req, const struct post *post)
{
	place_id within = { 0 };

	if (str_eq(post->readers, S("municipality")))
		within = post_municipality_of(req->tx, post->place_id);
	else if (str_eq(post->readers, S("region")))
		within = post_region_of(req->tx, post->place_id);
	return post_reads_along(req->tx, req->who.id, within);
}

bool post_may_read(const struct request *req, const struct post *post)
{
	if (str_eq(post->status, S("published")) ||
	    post_may_change(req, post) || may(req, MODERATOR, OF_ENTRY(post->id)))
		return true;
	return req->who.id.v && str_eq(post->status, S("held")) &&
	       post->confirmed_at && !post->held_for.n &&
	       is_among_readers(req, post);
}

struct entry_card_rows post_for_circle(struct request *req, size_t limit)
{
	struct post_in_circle_rows all = post_list_circle(req->tx, 200);
	struct entry_card_rows mine = { 0 };

	for (size_t i = 0; i < all.n && mine.n < limit && req->who.id.v; i++) {
		struct entry_card row;
		struct post post;

		if (post_by_id(req->tx, all.at[i].id, &post) &&
		    post_may_read(req, &post) &&
		    entry_get(req->tx, all.at[i].slug, &row))
			list_add(req->arena, &mine) = row;
	}
	return mine;
}

str post_resident(struct request *req, const struct entry_card *row,
		  person_id person)
{
	if (!person.v || post_parties(req->tx, row->id).n)
		return (str){ 0 };
	if (!row->place_name.n)
		return T(req, "A resident");
	return TF(req, "A resident of {place}", TR_STR("place", row->place_name));
}

bool post_open(struct request *req, str type, struct post *post)
{
	return post_by_slug(req->tx, req->args[0], post) &&
	       str_eq(post->type, type) && post_may_read(req, post);
}

static enum job_end expire(struct job *job)
{
	struct post post;

	if (!post_by_id(job->tx, (entry_id){ job->about }, &post) ||
	    post.confirmed_at)
		return JOB_DONE;
	post_delete(job->tx, post.id);
	person_forget_stranger(job->tx, post.person_id);
	return JOB_DONE;
}

static enum job_end forget(struct job *job)
{
	struct post post;

	if (post_by_id(job->tx, (entry_id){ job->about }, &post) &&
	    post.person_id.v && post.withdrawn_at &&
	    post.withdrawn_at <= job->now - KEPT_WITHDRAWN)
		post_delete(job->tx, post.id);
	return JOB_DONE;
}

static enum job_end tell_writer(struct job *job)
{
	struct arena *a = job->arena;
	struct person person;
	struct post post;
	str path;

	if (!post_by_id(job->tx, (entry_id){ job->about }, &post) ||
	    !person_get(job->tx, post.person_id, &person))
		return JOB_GIVE_UP;             /* gone in the meantime */
	path = entry_path(job->tx, post.id, post.type, post.slug);
	mail_add(job->tx, &(struct mail){
		.to = person.mail,
		.subject = tr_fill(a, tr(person.lang, S("On the square: {title}")),
				   TR_ARGS(TR_STR("title", post.title))),
		.text = LETTER(a, person.lang, person.name, job->conf->name,
			tr(person.lang, S("Someone of the network looked at what you wrote. It stands on the square now:")),
			arena_f(a, "%.*s%.*s", (int)job->url.n, job->url.p,
				(int)path.n, path.p)),
		.now = job->now });
	return JOB_DONE;
}

const struct job_kind post_jobs[] = {
	{ "post.expire", expire },
	{ "post.forget", forget },
	{ "post.released", tell_writer },
	{ 0 }
};
