/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/transfer/transfer_list.h"
#include "entry/entry.h"
#include "lang/lang.h"
#include "transfer.sql.h"

enum { CELL_MAX = 1 << 20 };

static struct transfer_value_rows values(struct tx *tx, const struct column *c,
					 int64_t id)
{
	if (c->cell == CELL_THEMES)
		return transfer_themes(tx, (entry_id){ id });
	if (c->cell == CELL_ALIASES)
		return transfer_aliases(tx, (party_id){ id });
	return transfer_links(tx, (entry_id){ id }, str_from_z(c->to));
}

str list_text(struct tx *tx, const struct column *c, int64_t id,
	      bool is_public)
{
	struct transfer_value_rows rows = values(tx, c, id);
	struct buf text = { .arena = tx_arena(tx), .limit = CELL_MAX };

	list_each(r, rows) {
		/* Two columns may share a role, each for its own type. */
		if (c->words && !word_among(r->type, c->words))
			continue;
		if (is_public && !r->is_public)
			continue;
		if (text.n)
			buf_add(&text, S("|"));
		buf_add(&text, r->value);
	}
	return buf_str(&text);
}

void list_clear(struct tx *tx, const struct column *c, int64_t id)
{
	if (c->cell == CELL_THEMES)
		transfer_themes_clear(tx, (entry_id){ id });
	else if (c->cell == CELL_ALIASES)
		transfer_aliases_clear(tx, (party_id){ id });
	else
		transfer_links_clear(tx, (entry_id){ id }, str_from_z(c->to),
				     str_from_z(c->words));
}

void list_add_value(struct tx *tx, const struct column *c, int64_t id,
		    const struct list_value *v)
{
	if (c->cell == CELL_THEMES)
		transfer_theme_add(tx, (entry_id){ id }, (theme_id){ v->target },
				   v->position);
	else if (c->cell == CELL_ALIASES)
		transfer_alias_add(tx, (party_id){ id }, v->position, v->text,
				   lang_fold(tx_arena(tx), v->text));
	else
		entry_link_add(tx, (entry_id){ id }, str_from_z(c->to),
				  (entry_id){ v->target });
}
