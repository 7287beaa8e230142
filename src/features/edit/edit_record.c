/* SPDX-License-Identifier: EUPL-1.2 */
/* Writing down a change, and telling two texts apart. */
#include "features/edit/inside.h"

enum { AROUND = 60 };           /* bytes shown beside a difference */

/* For whom they act: the party it belongs to, else the network. */
struct actor {
	const char *role;
	entry_id party;
	str name;               /* as entry.checked_by has it */
};

static struct actor actor_of(struct request *req, const struct edited *e)
{
	struct entry_card_rows owners = edit_owners(req->tx, e);

	for (size_t i = 0; i < owners.n; i++)
		if (may(req, MANAGER, OF_ENTRY(owners.at[i].id)))
			return (struct actor){ "party", owners.at[i].id,
					       owners.at[i].title };
	if (req->who.id.v && edit_writer(req->tx, e).v == req->who.id.v)
		return (struct actor){ .role = "writer" };
	return (struct actor){ "coordinator", { 0 },
			       tr(req->conf->lang, S("the coordinator")) };
}

void edit_record(struct request *req, const struct edited *e,
		 const struct edit_values *was, const struct edit_deed *deed)
{
	struct edit_values now = edit_values_of(req->tx, e);
	bool changes = str_eq(str_from_z(deed->what), S("change")) ||
		       str_eq(str_from_z(deed->what), S("back"));
	struct actor actor = deed->own
		? (struct actor){ "party", e->row.id, e->row.title }
		: actor_of(req, e);
	revision_id revision = { 0 };

	for (size_t i = 0; i < e->type->n; i++) {
		bool differs = !str_eq(was->at[i], now.at[i]);

		if (!revision.v && (differs || !changes))
			revision = edit_revision_add(req->tx, e->row.id,
				e->row.updated_at, req->now,
				str_from_z(deed->what), str_from_z(actor.role),
				actor.party, req->who.id, deed->reason,
				deed->note);
		if (differs)
			edit_field_add(req->tx, revision,
				str_from_z(e->type->fields[i].name),
				was->at[i], now.at[i]);
	}
	if (changes)
		edit_checked(req->tx, e->row.id, req->now, actor.name);
}

void edit_record_beside(struct request *req, const struct entry_card *row,
			str name, str was, str became)
{
	struct edited e = { .row = *row };
	revision_id revision;
	struct actor actor;

	if (!edit_weigh(req, &e))
		return;
	actor = actor_of(req, &e);
	revision = edit_revision_add(req->tx, row->id, row->updated_at,
		req->now, S("change"), str_from_z(actor.role), actor.party,
		req->who.id, S(""), S(""));
	edit_field_add(req->tx, revision, name, was, became);
}

void edit_record_shown(struct request *req, const struct entry_card *row,
		       bool shown, str reason)
{
	struct edited e = { .row = *row };
	struct actor actor;

	if (!edit_weigh(req, &e))
		return;
	actor = req->who.id.v ? actor_of(req, &e)
			      : (struct actor){ "party", row->id, row->title };
	edit_revision_add(req->tx, row->id, row->updated_at, req->now,
		shown ? S("restore") : S("hide"), str_from_z(actor.role),
		actor.party, req->who.id, reason, S(""));
}

/* How many bytes two texts begin with alike, to the end of a word. */
static size_t alike_before(str a, str b)
{
	size_t n = 0, word = 0;

	while (n < a.n && n < b.n && a.p[n] == b.p[n])
		if (a.p[n++] == ' ')
			word = n;
	if ((n == a.n && (n == b.n || b.p[n] == ' ')) ||
	    (n == b.n && n < a.n && a.p[n] == ' '))
		return n;
	return word;
}

static size_t alike_after(str a, str b)
{
	size_t n = 0, word = 0;

	while (n < a.n && n < b.n && a.p[a.n - n - 1] == b.p[b.n - n - 1])
		if (a.p[a.n - ++n] == ' ')
			word = n;
	if ((n == a.n && (n == b.n || b.p[b.n - n - 1] == ' ')) ||
	    (n == b.n && n < a.n && a.p[a.n - n - 1] == ' '))
		return n;
	return word;
}

/* The last or first few words of what is alike. */
static str last_of(struct arena *a, str s)
{
	str rest = s;

	if (s.n <= AROUND)
		return s;
	rest.p += s.n - AROUND;
	rest.n = AROUND;
	(void)str_cut(&rest, ' ');
	return arena_f(a, "… %.*s", (int)rest.n, rest.p);
}

static str first_of(struct arena *a, str s)
{
	str head = s;

	if (s.n <= AROUND)
		return s;
	head.n = AROUND;
	while (head.n && head.p[head.n - 1] != ' ')
		head.n--;
	return arena_f(a, "%.*s…", (int)head.n, head.p);
}

struct edit_difference edit_compare(struct arena *a, str was, str became)
{
	size_t before = alike_before(was, became), after;
	str x = { was.p + before, was.n - before };
	str y = { became.p + before, became.n - before };

	after = alike_after(x, y);
	return (struct edit_difference){
		.head = str_trim(last_of(a, (str){ was.p, before })),
		.was = { x.p, x.n - after }, .became = { y.p, y.n - after },
		.tail = first_of(a, (str){ x.p + x.n - after, after }) };
}
