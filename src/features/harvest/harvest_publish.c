/* SPDX-License-Identifier: EUPL-1.2 */
/* Lines become harvest items, as the network's others are. */
#include "features/harvest/inside.h"
#include "entry/entry_form.h"
#include "lang/collate.h"

static bool is_as_published(const struct harvest_note *n,
			    const struct harvest_published *p)
{
	return str_eq(p->status, S("published")) && str_eq(p->title, n->text) &&
	       str_eq(p->kind, n->kind) &&
	       str_eq(p->perspective, n->perspective) &&
	       str_eq(p->level, n->level) &&
	       p->table_at == n->table_id.v && p->theme_at == n->theme_id.v;
}

/* What it is besides its title, and where it was said. */
static void set_item(struct tx *tx, entry_id id, const struct harvest_note *n)
{
	harvest_item_set(tx, id, n->kind, n->perspective, n->level);
	harvest_item_unlink(tx, id);
	if (n->table_id.v)
		entry_link_add(tx, id, S("table"), n->table_id);
	else
		entry_link_add(tx, id, S("meeting"), n->meeting_id);
	harvest_item_no_theme(tx, id);
	if (n->theme_id.v)
		harvest_item_theme(tx, id, n->theme_id);
}

/* Who does it, as it was noted, is at the wheel until someone says otherwise:
 * a year later they are asked. */
static void set_owner(struct tx *tx, entry_id id, str name)
{
	struct entry_card owner;

	if (name.n && entry_party_named(tx, name, &owner) &&
	    !entry_linked(tx, id, S("owner")).n)
		entry_link_add(tx, id, S("owner"), owner.id);
}

static void publish(struct tx *tx, const struct harvest_note *n, int64_t now)
{
	str key = lang_sort_key(tx_arena(tx), n->text);
	struct harvest_published there;
	entry_id id = n->entry_id;

	if (!harvest_published_item(tx, id, &there)) {
		id = entry_create(tx, &(struct entry_made){ .unchecked = true,
			.type = S("harvest-item"), .title = n->text,
			.slug = entry_new_slug(tx, n->text, S("oogst")) }, now);
		harvest_note_published(tx, n->id, id);
	} else if (str_eq(there.status, S("hidden"))) {
		return;                 /* by a moderator: stays so */
	}
	set_owner(tx, id, n->owner);
	if (id.v == n->entry_id.v) {
		if (is_as_published(n, &there))
			return;
		harvest_entry_set(tx, id, n->text, key, S("published"), now);
	}
	set_item(tx, id, n);
	entry_changed(tx, id, now);
}

static void withdraw(struct tx *tx, const struct harvest_note *n, int64_t now)
{
	struct harvest_published there;

	if (!harvest_published_item(tx, n->entry_id, &there) ||
	    !str_eq(there.status, S("published")))
		return;
	harvest_entry_set(tx, n->entry_id, there.title,
		lang_sort_key(tx_arena(tx), there.title), S("withdrawn"), now);
	entry_changed(tx, n->entry_id, now);
}

void harvest_publish(struct tx *tx, entry_id meeting, int64_t now)
{
	struct harvest_note_rows notes = harvest_notes(tx, meeting);

	list_each(n, notes)
		if (str_eq(n->state, SHOWN))
			publish(tx, n, now);
		else
			withdraw(tx, n, now);
	entry_changed(tx, meeting, now);
}
