/* SPDX-License-Identifier: EUPL-1.2 */
/* What features/edit needs to know to change what stands on the square. */
#include "features/post/inside.h"

const struct tr_name post_readers[POST_READERS] = {
	{ S("everyone"), N_("Everyone") },
	{ S("network"), N_("Only the network") },
	{ S("region"), N_("The network in this region") },
	{ S("municipality"), N_("The network in this municipality") },
};

person_id post_edit_writer(struct tx *tx, entry_id id)
{
	struct post post;

	return post_by_id(tx, id, &post) ? post.person_id : (person_id){ 0 };
}

void post_edit_read(struct tx *tx, entry_id id, struct edit_values *v)
{
	struct entry_card_rows party = post_parties(tx, id);
	struct post post;

	if (!post_by_id(tx, id, &post))
		return;
	v->at[POST_EDIT_TEXT] = post.body.n ? post.body : post.summary;
	v->at[POST_EDIT_KIND] = post.kind;
	v->at[POST_EDIT_READERS] = post.readers;
	if (party.n)
		v->at[POST_EDIT_PARTY] = party.at[0].slug;
}

void post_edit_write(struct tx *tx, const struct post_type *type, entry_id id,
		     const struct edit_values *v)
{
	struct entry_card_rows before = post_parties(tx, id);
	struct entry_card party = { 0 };

	if (v->at[POST_EDIT_PARTY].n &&
	    !entry_get(tx, v->at[POST_EDIT_PARTY], &party))
		party = (struct entry_card){ 0 };
	if (party.id.v != (before.n ? before.at[0].id.v : 0))
		post_write_party(tx, type, id, &party);
	post_derive(tx, id, post_summary_of(tx_arena(tx),
					    v->at[POST_EDIT_TEXT]),
		    party.place_id, party.phase);
}

void post_edit_settle(struct request *req, entry_id id,
		      const struct edit_values *v)
{
	bool looked_at = may(req, COORDINATOR, OF_ENTRY(id));
	struct findings found = personal_find(req->arena, post_all_text(req->arena,
		v->at[POST_EDIT_TITLE], v->at[POST_EDIT_TEXT],
		v->at[POST_EDIT_AUDIENCE]));

	post_row_ensure(req->tx, id, req->now);
	post_set_readers(req->tx, id, v->at[POST_EDIT_READERS]);
	post_hold(req->tx, id, looked_at ? S("")
			       : personal_holds(req->arena, &found));
	job_add(req->tx, S("named.tell"), id.v, req->now);
	post_settle(req->tx, id, req->now);
}

void post_edit_show(struct tx *tx, entry_id id, int64_t now)
{
	post_row_ensure(tx, id, now);
	entry_set_status(tx, id, S("held"));
	post_settle(tx, id, now);
}
