/* SPDX-License-Identifier: EUPL-1.2 */
/* Withdraw it, put it back, let it through: the same for asks, offers and
 * barriers. */
#include "features/post/post.h"
#include "post_manage.html.h"

html post_state_part(struct request *req, const struct post *post)
{
	bool moderates = may(req, MODERATOR, OF_ENTRY(post->id));

	return part_page(req, post_state,
		.path = entry_path(req->tx, post->id, post->type, post->slug),
		.held = post->confirmed_at
			? post_held_text(req, post->held_for) : (str){ 0 },
		.placed = request_param(req, "geplaatst").n,
		.waits_for_mail = str_eq(post->status, S("held")) &&
				  !post->confirmed_at,
		.withdrawn = post->withdrawn_at,
		.hidden = str_eq(post->status, S("hidden")),
		.circle = str_eq(post->readers, S("everyone")) ? (str){ 0 }
			: TF(req, "Who may read this: {who}. You find it on the square when you are signed in; it is in no list, no feed and no search.",
			     TR_STR("who", post_readers_name(req, post->readers))),
		.may_release = moderates,
		.removal_asked = moderates && post->removal_asked_at &&
				 !post->withdrawn_at,
		.ask = str_eq(post->type, S("ask")));
}

html post_manage_part(struct request *req, const struct post *post)
{
	if (!post_may_change(req, post) || post->withdrawn_at)
		return (html){ 0 };
	return part_page(req, post_manage,
		.path = entry_path(req->tx, post->id, post->type, post->slug));
}

static bool find(struct request *req, struct post *post)
{
	static const struct { str path, type; } types[] = {
		{ S("/vragen/"), S("ask") }, { S("/aanbod/"), S("offer") },
		{ S("/knelpunten/"), S("signal") },
	};

	for (size_t i = 0; i < COUNT(types); i++)
		if (str_starts(req->path, types[i].path))
			return post_open(req, types[i].type, post);
	return false;
}

static struct reply to_page(struct request *req, const struct post *post)
{
	str path = entry_path(req->tx, post->id, post->type, post->slug);

	return reply_redirect(req, "%.*s", (int)path.n, path.p);
}

static struct reply withdraw(struct request *req)
{
	struct post post;

	if (!find(req, &post))
		return reply_not_found(req);
	if (!post_may_change(req, &post))
		return reply_forbidden(req);
	if (!post.withdrawn_at)
		post_withdraw(req->tx, post.id, req->now);
	return to_page(req, &post);
}

static struct reply put_back(struct request *req)
{
	struct post post;

	if (!find(req, &post))
		return reply_not_found(req);
	if (!post_may_change(req, &post))
		return reply_forbidden(req);
	post_put_back(req->tx, post.id, req->now);
	return to_page(req, &post);
}

static struct reply release(struct request *req)
{
	struct post post;

	if (!find(req, &post))
		return reply_not_found(req);
	if (!may(req, MODERATOR, OF_ENTRY(post.id)))
		return reply_forbidden(req);
	if (post.held_for.n && post.confirmed_at)
		post_release(req->tx, post.id, req->now);
	return to_page(req, &post);
}

static struct reply keep(struct request *req)
{
	struct post post;

	if (!find(req, &post))
		return reply_not_found(req);
	if (!may(req, MODERATOR, OF_ENTRY(post.id)))
		return reply_forbidden(req);
	post_ask_removal(req->tx, post.id, 0);
	return to_page(req, &post);
}

const struct route post_routes[] = {
	{ GET,  "/vragen/nieuw/verstuurd",    post_show_sent,      ANYONE },
	{ GET,  "/vragen/nieuw/bevestigd",    post_show_confirmed, ANYONE },
	{ GET,  "/aanbod/nieuw/verstuurd",    post_show_sent,      ANYONE },
	{ GET,  "/aanbod/nieuw/bevestigd",    post_show_confirmed, ANYONE },
	{ POST, "/vragen/{slug}/intrekken",   withdraw, PERSON },
	{ POST, "/vragen/{slug}/terugzetten", put_back, PERSON },
	{ POST, "/vragen/{slug}/plaatsen",    release,  MODERATOR },
	{ POST, "/vragen/{slug}/houden",      keep,     MODERATOR },
	{ POST, "/aanbod/{slug}/intrekken",   withdraw, PERSON },
	{ POST, "/aanbod/{slug}/terugzetten", put_back, PERSON },
	{ POST, "/aanbod/{slug}/plaatsen",    release,  MODERATOR },
	{ POST, "/knelpunten/{slug}/intrekken",   withdraw, PERSON },
	{ POST, "/knelpunten/{slug}/terugzetten", put_back, PERSON },
	{ POST, "/knelpunten/{slug}/houden",      keep,     MODERATOR },
	{ 0 }
};
