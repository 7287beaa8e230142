/* SPDX-License-Identifier: EUPL-1.2 */
/* Changing what stands there, and the list of what is one's own. */
#include "features/post/inside.h"
#include "lang/collate.h"
#include "post_edit.html.h"

/* Unless someone changed it since form->versie: then false. */
static bool save(struct request *req, const struct post_type *type,
		 const struct post *post, const struct post_form *form)
{
	struct tx *tx = req->tx;
	bool looked_at = may(req, COORDINATOR, OF_ENTRY(post->id));
	struct entry_card_rows before = post_parties(tx, post->id);
	int64_t version = 0;

	if (!str_to_int(form->versie, &version) ||
	    !entry_update(tx, post->id, version, form->titel,
			  lang_sort_key(req->arena, form->titel),
			  post_summary_of(req->arena, form->tekst),
			  post_place_of(form), post_phase_of(form)))
		return false;
	post_row_ensure(tx, post->id, req->now);
	post_set_readers(tx, post->id, form->lezers);
	post_hold(tx, post->id, looked_at ? S("")
		  : post_check_holds(req->arena, &form->findings));
	entry_set_themes(tx, post->id, &form->thema);
	if (form->party.id.v != (before.n ? before.at[0].id.v : 0))
		post_write_party(tx, type, post->id, &form->party);
	job_add(tx, S("named.tell"), post->id.v, req->now);
	type->update(tx, post->id, form);
	post_settle(tx, post->id, req->now);
	return true;
}

static struct reply page(struct request *req, const struct post_type *type,
			 const struct post *post, const struct post_form *form,
			 bool collided)
{
	str path = entry_path(req->tx, post->id, post->type, post->slug);
	str title = tr(req->lang, str_from_z(type->edit));

	head_crumb(req, tr(req->lang, str_from_z(type->many)), type->path);
	head_crumb(req, post->title, path);
	req->head.no_index = true;
	return reply_page(req, form->errors.n ? 422 : collided ? 409 : 200,
		title, post_edit_page,
		.f = post_fields_of(req, type, form), .path = path,
		.heading = title, .line = tr(req->lang, str_from_z(type->line)),
		.text_label = tr(req->lang, str_from_z(type->text)),
		.hint = tr(req->lang, str_from_z(type->hint)),
		.where_label = tr(req->lang, str_from_z(type->where)),
		.kind_label = tr(req->lang, str_from_z(type->kind)),
		.readers_label = tr(req->lang, str_from_z(type->readers)),
		.has_audience = type->has_audience,
		.collided = collided, .title = post->title,
		.text = post->body.n ? post->body : post->summary);
}

struct reply post_edit(struct request *req, const struct post_type *type)
{
	struct post post;
	struct post_form form;

	if (!post_open(req, type->type, &post))
		return reply_not_found(req);
	if (!post_may_change(req, &post))
		return reply_forbidden(req);
	form = post_form_of(req, &post);
	return page(req, type, &post, &form, false);
}

struct reply post_change(struct request *req, const struct post_type *type)
{
	struct post post;
	struct post_form form;

	if (!post_open(req, type->type, &post))
		return reply_not_found(req);
	if (!post_may_change(req, &post))
		return reply_forbidden(req);
	form = post_read(req, type, POST_EDIT);
	if (form.errors.n)
		return page(req, type, &post, &form, false);
	if (!save(req, type, &post, &form)) {
		form.versie = arena_f(req->arena, "%" PRId64, post.updated_at);
		return page(req, type, &post, &form, true);
	}
	return reply_redirect(req, "%.*s/%.*s", (int)type->path.n,
			      type->path.p, (int)post.slug.n, post.slug.p);
}

static str state_of(struct request *req, const struct post_mine *row)
{
	if (row->withdrawn_at)
		return T(req, "Withdrawn");
	if (row->solved_at)
		return T(req, "Solved");
	if (!row->confirmed_at && str_eq(row->status, S("held")))
		return T(req, "Waits for your mail");
	if (row->held_for.n)
		return T(req, "Someone looks at it first");
	return T(req, "On the square");
}

html post_mine_part(struct request *req, const struct post_type *type,
		    struct post_mine_rows rows)
{
	struct post_lines lines = { 0 };

	for (size_t i = 0; i < rows.n; i++)
		list_add(req->arena, &lines) = (struct post_line){
			entry_path(req->tx, rows.at[i].id, type->type,
				   rows.at[i].slug),
			rows.at[i].title, state_of(req, &rows.at[i]) };
	if (!lines.n)
		return (html){ 0 };
	return part_page(req, post_mine_list, .lines = lines,
			 .type = type->type,
			 .title = tr(req->lang, str_from_z(type->mine)));
}
