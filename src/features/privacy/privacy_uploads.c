/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The photos and files that someone added, for the zip with their data. What
 * is larger than fits is not taken into memory: the index says where it is
 * saved from, and there it goes out in pieces.
 */
#include "features/privacy/inside.h"
#include "features/file/file.h"

static const char *address(struct request *req, const char *what, int64_t id)
{
	return arena_f(req->arena, "%.*s/mijn/gegevens/%s/%lld",
		       (int)req->url.n, req->url.p, what, (long long)id).p;
}

static struct own_upload named(struct request *req, str page, str words)
{
	return (struct own_upload){ .what = arena_f(req->arena, "%.*s, %.*s",
		(int)page.n, page.p, (int)words.n, words.p) };
}

static str photo_of(struct request *req, const struct privacy_own_photo *p)
{
	struct privacy_photo_bytes photo;

	return privacy_photo_bytes(req->tx, p->id, p->type, p->width, &photo)
		? photo.bytes : (str){ 0 };
}

static void add_photos(struct request *req, struct own_uploads *list,
		       size_t *room)
{
	struct privacy_own_photo_rows rows =
		privacy_own_photos(req->tx, req->who.id);

	list_each(p, rows) {
		struct own_upload *u = &list_add(req->arena, list);

		*u = named(req, p->page, p->alt);
		u->name = arena_f(req->arena, "photos/%lld.%.*s",
			(long long)p->id.v, (int)p->type.n, p->type.p).p;
		u->address = str_from_z(address(req, "foto", p->id.v));
		if ((size_t)p->size > *room)
			continue;
		u->bytes = photo_of(req, p);
		*room -= u->bytes.n;
	}
}

/* All pieces of it, one after the other. */
static str whole(struct request *req, const struct long_body *body)
{
	struct buf b = { .arena = req->arena, .limit = body->size };

	for (int64_t n = 0; b.n < body->size; n++) {
		str piece = body->read(req->tx, body->about, n);

		if (!piece.n)
			return (str){ 0 };
		buf_add(&b, piece);
	}
	return buf_str(&b);
}

static void add_files(struct request *req, struct own_uploads *list,
		      size_t *room)
{
	struct privacy_own_file_rows rows =
		privacy_own_files(req->tx, req->who.id);

	list_each(f, rows) {
		struct own_upload *u = &list_add(req->arena, list);
		struct reply file = file_mine(req, f->id.v);

		*u = named(req, f->page, f->title);
		u->name = arena_f(req->arena, "files/%lld.%.*s",
			(long long)f->id.v, (int)f->kind.n, f->kind.p).p;
		u->address = str_from_z(address(req, "bestand", f->id.v));
		if (!file.status || file.pieces.size > *room)
			continue;
		u->bytes = whole(req, &file.pieces);
		*room -= u->bytes.n;
	}
}

struct own_uploads own_uploads(struct request *req, size_t most)
{
	struct own_uploads list = { 0 };
	size_t room = most;

	add_photos(req, &list, &room);
	add_files(req, &list, &room);
	return list;
}

str own_uploads_index(struct request *req, const struct own_uploads *list)
{
	struct buf b = { .arena = req->arena, .limit = 1 << 20 };
	str lead = T(req, "These are the photos and files you added, and the page they are for.");

	if (!list->n)
		return (str){ 0 };
	buf_addf(&b, "%.*s\r\n\r\n", (int)lead.n, lead.p);
	list_each(u, *list) {
		buf_addf(&b, "%s: %.*s", u->name, (int)u->what.n, u->what.p);
		if (!u->bytes.n) {
			str where = TF(req, "too large for this file; sign in and save it from {address}",
				       TR_STR("address", u->address));

			buf_addf(&b, " (%.*s)", (int)where.n, where.p);
		}
		buf_add(&b, S("\r\n"));
	}
	return buf_str(&b);
}

struct reply own_file(struct request *req)
{
	struct reply reply = file_mine(req, request_id(req, 0));

	return reply.status ? reply : reply_not_found(req);
}

struct reply own_photo(struct request *req)
{
	struct privacy_own_photo_rows rows =
		privacy_own_photos(req->tx, req->who.id);

	list_each(p, rows) {
		struct reply reply;

		if (p->id.v != request_id(req, 0))
			continue;
		reply = reply_bytes(req, 200, arena_f(req->arena, "image/%.*s",
			(int)p->type.n, p->type.p), photo_of(req, p));
		req->head.no_store = true;
		reply.filename = arena_f(req->arena, "%lld.%.*s",
			(long long)p->id.v, (int)p->type.n, p->type.p);
		return reply;
	}
	return reply_not_found(req);
}
