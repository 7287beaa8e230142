/* SPDX-License-Identifier: EUPL-1.2 */
/* Photos where they are seen, and what becomes of those taken away. */
#include "features/photo/inside.h"
#include "base/when.h"
#include "image/image.h"
#include "photo.html.h"

enum { SMALL = 400, MIDDLE = 800 };       /* the longest side */

struct shot photo_shot(struct request *req, const struct photo_row *row)
{
	struct photo_sized_rows sizes = photo_sizes(req->tx, row->id);
	struct shot shot = { .id = row->id.v, .alt = row->alt,
			     .is_logo = str_eq(row->kind, S("logo")) };

	list_each(s, sizes) {
		int64_t longest = s->width > s->height ? s->width : s->height;

		if (str_eq(s->type, S("jpeg"))) {
			shot.jpeg = s->hash;
			shot.width = s->width;
			shot.height = s->height;
			continue;
		}
		if (longest <= SMALL || !shot.small.n) {
			shot.small = s->hash;
			shot.small_width = s->width;
		}
		if (longest <= MIDDLE || !shot.middle.n) {
			shot.middle = s->hash;
			shot.middle_width = s->width;
		}
		shot.large = s->hash;
	}
	return shot;
}

void photo_on_page(struct request *req, struct entry_view *v)
{
	struct photo_row_rows rows = photo_list(req->tx, v->id);
	struct shot logo = { 0 };
	struct shots shots = { 0 };

	for (size_t i = 0; i < rows.n; i++) {
		struct shot shot = photo_shot(req, &rows.at[i]);

		if (shot.is_logo)
			logo = shot;
		else
			list_add(req->arena, &shots) = shot;
	}
	if (rows.n) {
		const struct shot *first = shots.n ? &shots.at[0] : &logo;

		req->head.image = arena_f(req->arena, "%.*s/foto/%.*s.jpg",
			(int)req->url.n, req->url.p, (int)first->jpeg.n,
			first->jpeg.p);
		req->head.image_alt = first->alt;
	}
	if (logo.id)
		v->logo = part_page(req, photo_logo_part, .logo = logo);
	v->photos = part_page(req, photo_gallery_part, .shots = shots,
			      .path = v->edit.n ? v->path : (str){ 0 });
}

/* "HASH.webp": what it is stands in the row, not in the name. */
static struct reply serve(struct request *req)
{
	str rest = req->args[0], hash = str_cut(&rest, '.');
	struct photo_bytes file;
	struct reply reply;

	if (!photo_file(req->tx, hash, &file))
		return reply_not_found(req);
	reply = reply_bytes(req, 200, str_eq(file.type, S("jpeg"))
		? S("image/jpeg") : S("image/webp"), file.bytes);
	reply.immutable = true;
	return reply;
}

static enum job_end forget(struct job *job)
{
	photo_forget(job->tx, job->now - PHOTO_KEPT_DAYS * DAY);
	return JOB_DONE;
}

const struct job_kind photo_jobs[] = {
	{ "photo.forget", forget },
	{ 0 }
};

const struct periodic photo_periodic[] = {
	{ "photo.forget", DAY, 4 * HOUR },
	{ 0 }
};

#define ROUTES_OF(list)                                                       \
	{ GET,  list "/{slug}/fotos",              photo_page,    PERSON },   \
	{ POST, list "/{slug}/fotos",              photo_send,    PERSON,     \
	  .flags = UPLOAD, .rate = RATE_POST,                                 \
	  .max_body = IMAGE_BYTES + (128 << 10), .prepare = photo_prepare },  \
	{ POST, list "/{slug}/fotos/{id}/tekst",   photo_tell,    PERSON },   \
	{ POST, list "/{slug}/fotos/{id}/eerder",  photo_earlier, PERSON },   \
	{ POST, list "/{slug}/fotos/{id}/weg",     photo_away,    PERSON },   \
	{ POST, list "/{slug}/fotos/{id}/terug",   photo_again,   PERSON }

const struct route photo_routes[] = {
	{ GET, "/foto/{hash}", serve, ANYONE },
	ROUTES_OF("/initiatieven"),
	ROUTES_OF("/organisaties"),
	ROUTES_OF("/ervaringen"),
	ROUTES_OF("/kennis"),
	{ 0 }
};
