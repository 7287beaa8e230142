/* SPDX-License-Identifier: EUPL-1.2 */
/* /mijn/volgen: all that someone follows, and how often they hear of it. */
#include "features/follow/inside.h"
#include "http/url.h"
#include "mail/list.h"
#include "follow_mine.html.h"

static struct choices rhythms_of(struct request *req, str chosen)
{
	struct choices list = { 0 };

	for (size_t i = 0; i < RHYTHMS; i++)
		list_add(req->arena, &list) = (struct choice){
			follow_rhythms[i].value,
			tr(req->lang, str_from_z(follow_rhythms[i].english)),
			str_eq(follow_rhythms[i].value, chosen) };
	return list;
}

static struct follow_lines lines_of(struct request *req)
{
	struct followed_rows rows = follow_list(req->tx, req->who.id);
	struct follow_lines lines = { 0 };

	list_each(r, rows) {
		struct follow_shown s = follow_shown_of(req, r);

		list_add(req->arena, &lines) = (struct follow_line){
			s, r->follow, rhythms_of(req, r->rhythm), !s.title.n };
	}
	return lines;
}

struct reply follow_mine_show(struct request *req)
{
	struct follow_shown ended = { 0 };
	str was = request_param(req, "weg");

	if (was.n && !follow_at(req, was, &ended))
		ended = (struct follow_shown){ 0 };
	head_mine(req, T(req, "What you follow"), S("/mijn/volgen"));
	return reply_page(req, 200, T(req, "What you follow"),
		follow_mine_page, .lines = lines_of(req), .ended = ended,
		.saved = request_param(req, "bewaard").n > 0, .url = req->url,
		.mails = mail_wants(req->tx, req->who.id, "digest"));
}

static bool is_rhythm(str value)
{
	for (size_t i = 0; i < RHYTHMS; i++)
		if (str_eq(follow_rhythms[i].value, value))
			return true;
	return false;
}

static struct reply end_one(struct request *req,
			    const struct followed_rows *rows, int64_t id)
{
	str path = { 0 };

	list_each(r, *rows)
		if (r->follow == id)
			path = follow_shown_of(req, r).path;
	if (!follow_end(req->tx, (follow_id){ id }, req->who.id))
		return reply_not_found(req);
	return reply_redirect(req, "/mijn/volgen?weg=%.*s",
			      (int)url_encode(req->arena, path).n,
			      url_encode(req->arena, path).p);
}

/* The rhythm of each that was sent; or the one whose button ends it. */
struct reply follow_mine_save(struct request *req)
{
	struct followed_rows rows = follow_list(req->tx, req->who.id);
	str gone = request_field(req, "weg");
	int64_t id;

	if (gone.n)
		return str_to_int(gone, &id) ? end_one(req, &rows, id)
					     : reply_not_found(req);
	list_each(r, rows) {
		str rhythm = request_field(req, arena_f(req->arena, "ritme-%"
			PRId64, r->follow).p);

		if (is_rhythm(rhythm))
			follow_set_rhythm(req->tx, (follow_id){ r->follow },
					  req->who.id, rhythm, req->now);
	}
	return reply_redirect(req, "/mijn/volgen?bewaard=1");
}

/* No mail of any of it for a while; and again, from now on. */
struct reply follow_mine_pause(struct request *req)
{
	bool again = str_eq(request_field(req, "doe"), S("verder"));

	mail_set_wanted(req->tx, req->who.id, "digest", again, req->now);
	if (again)
		follow_begin_anew(req->tx, req->who.id, req->now);
	return reply_redirect(req, "/mijn/volgen");
}

html follow_mine(struct request *req)
{
	int64_t n = follow_count(req->tx, req->who.id);

	if (!n)
		return (html){ 0 };
	return part_page(req, follow_mine_part, .n = n);
}
