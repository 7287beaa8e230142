/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/origin/origin.h"
#include "features/role/role.h"
#include "origin.html.h"

static bool acts_for_one(const struct request *req,
			 const struct origin_party_rows *parties)
{
	list_each(p, *parties)
		if (may(req, MEMBER, OF_ENTRY(p->id)))
			return true;
	return false;
}

bool origin_organises(const struct request *req, entry_id meeting)
{
	struct origin_party_rows by;

	if (!req->who.id.v)
		return false;
	if (may(req, COORDINATOR, OF_ENTRY(meeting)))
		return true;
	by = origin_organisers(req->tx, meeting);
	return acts_for_one(req, &by);
}

bool origin_may(const struct request *req, const struct origin *origin)
{
	struct origin_party_rows named;

	if (!req->who.id.v || !origin->item.id.v)
		return false;
	if (origin_organises(req, origin->item.meeting_id))
		return true;
	named = origin_parties(req->tx, origin->item.id);
	return acts_for_one(req, &named);
}

bool origin_find(struct request *req, str slug, struct origin *origin)
{
	struct entry_theme_name_rows themes;

	*origin = (struct origin){ 0 };
	if (!slug.n || !entry_is_used(req->conf, S("harvest-item")) ||
	    !origin_get(req->tx, slug, &origin->item))
		return false;
	themes = entry_themes(req->tx, origin->item.id);
	list_each(t, themes)
		list_add(req->arena, &origin->themes) = t->slug;
	origin->path = arena_f(req->arena, "/bijeenkomsten/%.*s/oogst#%.*s",
		(int)origin->item.meeting_slug.n, origin->item.meeting_slug.p,
		(int)slug.n, slug.p);
	return true;
}

struct origin origin_read(struct request *req)
{
	str slug = req->method == POST ? request_field(req, "uit")
				       : request_param(req, "uit");
	struct origin origin;

	if (!req->who.id.v || !origin_find(req, slug, &origin) ||
	    !origin_may(req, &origin))
		return (struct origin){ 0 };
	return origin;
}

html origin_part(struct request *req)
{
	struct origin origin = origin_read(req);

	if (!origin.item.id.v)
		return (html){ 0 };
	return part_page(req, origin_part_show, .item = origin.item,
			 .path = origin.path);
}

void origin_link(struct request *req, const struct origin *origin,
		 entry_id made)
{
	if (!origin->item.id.v)
		return;
	origin_link_add(req->tx, origin->item.id, made);
	entry_changed(req->tx, origin->item.id, req->now);
}

bool origin_unlink(struct request *req, const struct origin *origin,
		   entry_id made)
{
	if (!origin_link_drop(req->tx, origin->item.id, made))
		return false;
	entry_changed(req->tx, origin->item.id, req->now);
	return true;
}
