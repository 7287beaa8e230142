/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of what is one's own. */
#include "features/post/inside.h"
#include "post_mine.html.h"

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
