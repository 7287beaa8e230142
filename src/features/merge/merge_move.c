/* SPDX-License-Identifier: EUPL-1.2 */
/* Doing it, and undoing it to the row. */
#include "features/merge/inside.h"
#include "features/audit/audit.h"
#include "lang/lang.h"

enum { FIELDS = EDIT_MOST };

/* Both of a merge, as they are now. */
struct two {
	struct entry_card kept, other;
};

static bool find_two(struct request *req, const struct merging *m,
		     struct two *t)
{
	return entry_get(req->tx, m->kept_slug, &t->kept) &&
	       entry_get(req->tx, m->other_slug, &t->other);
}

static bool is_there(const struct merge_reference_rows *rows,
		     const struct merge_reference *ref)
{
	for (size_t i = 0; i < rows->n && ref->same.n; i++)
		if (str_eq(rows->at[i].what, ref->what) &&
		    str_eq(rows->at[i].same, ref->same))
			return true;
	return false;
}

/* What the kept one does not have already. */
static struct merge_reference_rows moving(struct tx *tx, entry_id other,
					  entry_id kept)
{
	struct merge_reference_rows all = merge_references(tx, other, kept);
	struct merge_reference_rows has = merge_references(tx, kept, other);
	struct merge_reference_rows rows = { 0 };

	list_each(r, all)
		if (!is_there(&has, r))
			list_add(tx_arena(tx), &rows) = *r;
	return rows;
}

static void count_in(struct request *req, struct merge_parts *parts, str label)
{
	for (size_t i = 0; i < parts->n; i++)
		if (str_eq(parts->at[i].label, label)) {
			parts->at[i].n++;
			return;
		}
	list_add(req->arena, parts) = (struct merge_part){ label, 1 };
}

struct merge_parts merge_parts_of(struct request *req, entry_id other,
				  entry_id kept)
{
	struct merge_reference_rows rows = moving(req->tx, other, kept);
	struct merge_parts parts = { 0 };

	for (const struct merge_rule *rule = merge_rules; rule->column.n; rule++)
		for (size_t i = 0; i < rows.n && rule->label; i++)
			if (str_eq(rows.at[i].what, rule->what))
				count_in(req, &parts, tr(req->lang,
					str_from_z(rule->label)));
	return parts;
}

/* "a|b" and "b|c" together: "a|b|c". */
static str united(struct arena *a, str one, str two)
{
	struct buf b = { .arena = a, .limit = 4096 };

	buf_add(&b, one);
	while (two.n) {
		str part = str_cut(&two, '|'), rest = one;
		bool has = false;

		while (rest.n)
			has = str_eq(str_cut(&rest, '|'), part) || has;
		if (!has)
			buf_add_next(&b, S("|"), part);
	}
	return buf_str(&b);
}

static const struct merge_field *side_of(const struct merge_field_rows *sides,
					 str name)
{
	for (size_t i = 0; i < sides->n; i++)
		if (str_eq(sides->at[i].name, name))
			return &sides->at[i];
	return NULL;
}

/* A field as it was chosen; and as it was, if nobody changed it since. */
static str chosen(struct arena *a, const struct edit_pair *p,
		  const struct merge_field *f)
{
	if (str_eq(f->side, S("both")) && p->several)
		return united(a, p->one, p->two);
	return str_eq(f->side, S("other")) ? p->two : p->one;
}

static str as_it_was(struct arena *a, const struct edit_pair *p,
		     const struct merge_field *f)
{
	(void)a;
	return !str_eq(f->was, f->became) && str_eq(p->one, f->became)
		? f->was : p->one;
}

static void set_fields(struct request *req, const struct merging *m,
		       const struct two *t, bool back)
{
	struct edit_pairs pairs = edit_pairs_of(req, &t->kept, &t->other);
	struct merge_field_rows sides = merge_fields(req->tx, m->id);
	struct edit_set sets[FIELDS];
	size_t n = 0;

	for (size_t i = 0; i < pairs.n && n < FIELDS; i++) {
		const struct edit_pair *p = &pairs.at[i];
		const struct merge_field *f = side_of(&sides, p->name);
		str value = !f ? p->one
			  : (back ? as_it_was : chosen)(req->arena, p, f);

		if (str_eq(value, p->one))
			continue;
		if (!back)
			merge_field_done(req->tx, m->id, p->name, p->one, value);
		sets[n++] = (struct edit_set){ arena_z(req->arena, p->name),
					       value };
	}
	if (n)
		edit_merge(req, t->kept.slug, sets, n,
			   back ? S("parted") : S("merged"));
}

static bool has_name(const struct merge_name_rows *names, str fold)
{
	for (size_t i = 0; i < names->n; i++)
		if (str_eq(names->at[i].fold, fold))
			return true;
	return false;
}

/* One more name by which the kept one is found. */
static void add_name(struct request *req, const struct merging *m, str alias)
{
	struct merge_name_rows has = merge_names(req->tx, m->kept_id);
	str fold = lang_fold(req->arena, alias);
	int64_t last = has.n ? has.at[has.n - 1].position : 0;
	struct entry_card kept;

	if (has_name(&has, fold) || !entry_get(req->tx, m->kept_slug, &kept) ||
	    str_eq(lang_fold(req->arena, kept.title), fold))
		return;
	merge_name_add(req->tx, m->kept_id, last + 1, alias, fold);
	merge_moved_add(req->tx, m->id, S("name"), last + 1, fold);
}

static void add_names(struct request *req, const struct merging *m,
		      const struct two *t)
{
	struct merge_name_rows names = merge_names(req->tx, m->other_id);

	if (!entry_is_party(t->kept.type))
		return;
	add_name(req, m, t->kept.title);        /* if it got another */
	add_name(req, m, t->other.title);
	list_each(n, names)
		add_name(req, m, n->alias);
}

static void remove_names(struct tx *tx, const struct merging *m)
{
	struct merge_moved_row_rows rows = merge_moved_of(tx, m->id, S("name"));

	list_each(r, rows)
		merge_name_remove(tx, m->kept_id, r->a, r->b);
}

static void move_all(struct tx *tx, merging_id id, entry_id from, entry_id to)
{
	for (const struct merge_rule *r = merge_rules; r->column.n; r++)
		if (r->move)
			r->move(tx, id, from, to);
}

/* The index holds names of parties in what belongs to them. */
static void index_again(struct request *req, const struct merging *m)
{
	struct merge_moved_row_rows rows = merge_moved_of(req->tx, m->id,
							  S("link_to"));

	list_each(r, rows)
		job_add(req->tx, S("index.entry"), r->a, req->now);
	entry_changed(req->tx, m->kept_id, req->now);
	entry_changed(req->tx, m->other_id, req->now);
}

bool merge_perform(struct request *req, const struct merging *m)
{
	struct merge_reference_rows rows;
	struct two t;

	if (!find_two(req, m, &t) || !str_eq(t.kept.status, S("published")) ||
	    !str_eq(t.other.status, S("published")) ||
	    !merge_done(req->tx, m->id, req->now))
		return false;
	merge_tell(req, m, true);
	rows = moving(req->tx, m->other_id, m->kept_id);
	list_each(r, rows)
		merge_moved_add(req->tx, m->id, r->what, r->a, r->b);
	set_fields(req, m, &t, false);
	add_names(req, m, &t);
	move_all(req->tx, m->id, m->other_id, m->kept_id);
	merge_raised(req->tx, m->id, m->kept_id, m->other_id);
	merge_raise(req->tx, m->id, m->kept_id, S("manager"));
	entry_set_status(req->tx, m->other_id, S("withdrawn"));
	entry_merge(req->tx, m->other_id, m->kept_id);
	edit_record_shown(req, &t.other, false, S("merged"));
	index_again(req, m);
	audit_note_entry(req->tx, req->who.id, S("merge.done"), m->kept_id,
			 (person_id){ 0 }, req->now);
	job_add(req->tx, S("merge.forget"), m->id.v, req->now + MERGE_UNDO_FOR);
	return true;
}

bool merge_undo(struct request *req, const struct merging *m)
{
	struct two t;

	if (!find_two(req, m, &t) || entry_was_merged(req->tx, m->kept_id) ||
	    !merge_undone(req->tx, m->id, req->now, req->now - MERGE_UNDO_FOR))
		return false;
	merge_tell(req, m, false);
	remove_names(req->tx, m);
	set_fields(req, m, &t, true);
	merge_raise(req->tx, m->id, m->kept_id, S("member"));
	move_all(req->tx, m->id, m->kept_id, m->other_id);
	entry_set_status(req->tx, m->other_id, S("published"));
	(void)!entry_part(req->tx, m->other_id);
	edit_record_shown(req, &t.other, true, S("parted"));
	if (entry_is_party(t.kept.type))
		merge_restore_municipality(req->tx, m->id);
	merge_restore_checked(req->tx, m->id);
	index_again(req, m);
	audit_note_entry(req->tx, req->who.id, S("merge.undone"), m->kept_id,
			 (person_id){ 0 }, req->now);
	return true;
}
