/* SPDX-License-Identifier: EUPL-1.2 */
/* From rows to what the index takes: each entry with its own words and those
 * of what belongs with it, so that a past meeting is found by its harvest and
 * an initiative by its experience. */
#include "features/search/inside.h"
#include "search.sql.h"

enum { THEMES = 12, WORDS = 40, PLACES = 40, ALIASES = 20, LINKS = 60, HARVEST = 200 };

static void add_text(struct arena *a, struct index_doc *doc,
		     enum index_field field, str text)
{
	if (text.n)
		list_add(a, &doc->texts) = (struct index_text){ field, text };
}

static void add_linked(struct arena *a, struct index_doc *doc, entry_id id)
{
	list_add(a, &doc->linked) = arena_f(a, "e%" PRId64, id.v);
}

static void add_place(struct tx *tx, struct index_doc *doc, place_id place,
		      bool own)
{
	struct arena *a = tx_arena(tx);
	struct index_place_rows places;

	if (!place.v)
		return;
	places = index_places(tx, place.v, PLACES);
	list_each(p, places) {
		list_add(a, &doc->within) = p->slug;
		if (str_eq(p->kind, S("municipality")))
			doc->municipality = p->slug;
		if (own && (p->itself || str_eq(p->kind, S("municipality"))))
			add_text(a, doc, FIELD_PLACE, p->name);
	}
}

/* What a theme is called besides, and was called before. */
static void add_theme_words(struct tx *tx, struct index_doc *doc, int64_t id,
			    enum index_field field)
{
	struct arena *a = tx_arena(tx);
	struct index_theme_word_rows words = index_theme_words(tx, id, WORDS);
	struct index_theme_former_rows old = index_theme_formers(tx, id, WORDS);

	list_each(r, words)
		add_text(a, doc, field, r->word);
	list_each(r, old)
		list_add(a, &doc->themes) = r->slug;
}

static void add_themes(struct tx *tx, struct index_doc *doc, int64_t id)
{
	struct arena *a = tx_arena(tx);
	struct index_theme_rows themes = index_themes(tx, id, THEMES);

	list_each(t, themes) {
		list_add(a, &doc->themes) = t->slug;
		if (t->above.n)
			list_add(a, &doc->themes_above) = t->above;
		add_theme_words(tx, doc, t->id.v, FIELD_RELATED);
	}
}

static bool is_theirs(str role)
{
	return str_eq(role, S("by")) || str_eq(role, S("provider")) ||
	       str_eq(role, S("asked_by")) || str_eq(role, S("host")) ||
	       str_eq(role, S("raised_by"));
}

/* Who and what it names; where it is, when only they say so. */
static void add_links(struct tx *tx, struct index_doc *doc,
		      const struct indexed *e)
{
	struct arena *a = tx_arena(tx);
	struct index_link_rows links = index_links(tx, e->id.v, LINKS);
	bool placed = e->place_id.v != 0;

	list_each(l, links) {
		bool table = str_eq(l->type, S("table"));

		add_linked(a, doc, l->id);
		add_text(a, doc, table ? FIELD_RELATED : FIELD_PARTY, l->title);
		if (!placed && is_theirs(l->role) && l->place_id.v) {
			add_place(tx, doc, l->place_id, false);
			placed = true;
		}
	}
}

/* What they bring makes a party found, a table a meeting, and how it went on
 * an ask. */
static bool tells_of(const struct index_link_back *l)
{
	return str_eq(l->role, S("by")) || str_eq(l->role, S("provider")) ||
	       str_eq(l->role, S("meeting")) || str_eq(l->role, S("pitch")) ||
	       str_eq(l->role, S("about"));
}

static void add_links_back(struct tx *tx, struct index_doc *doc,
			   const struct indexed *e)
{
	struct arena *a = tx_arena(tx);
	struct index_link_back_rows links = index_links_back(tx, e->id.v, LINKS);

	list_each(l, links) {
		bool ask = str_eq(l->type, S("ask"));

		if (!str_eq(l->type, S("table")))
			add_linked(a, doc, l->id);
		if (!tells_of(l) || ask)
			continue;
		add_text(a, doc, FIELD_RELATED, l->title);
		add_text(a, doc, FIELD_RELATED, l->summary);
		add_text(a, doc, FIELD_RELATED, l->questions);
	}
	if (str_eq(e->type, S("meeting"))) {
		struct index_harvest_row_rows h =
			index_harvest(tx, e->id.v, HARVEST);

		list_each(r, h) {
			add_linked(a, doc, r->id);
			add_text(a, doc, FIELD_RELATED, r->title);
		}
	}
}

static str state_of(const struct indexed *e)
{
	return e->offer_state.n ? e->offer_state :
	       e->meeting_state.n ? e->meeting_state : e->agenda_state;
}

static void add_own(struct tx *tx, struct index_doc *doc,
		    const struct indexed *e)
{
	struct arena *a = tx_arena(tx);
	struct index_alias_rows aliases;

	add_text(a, doc, FIELD_TITLE, e->title);
	add_text(a, doc, FIELD_SUMMARY, e->summary);
	add_text(a, doc, FIELD_BODY, e->ask_body);
	add_text(a, doc, FIELD_BODY, e->offer_body);
	add_text(a, doc, FIELD_BODY, e->strengths);
	add_text(a, doc, FIELD_BODY, e->eligible);
	add_text(a, doc, FIELD_BODY, e->condition);
	add_text(a, doc, FIELD_BODY, e->authority);
	add_text(a, doc, FIELD_BODY, e->solution);
	add_text(a, doc, FIELD_BODY, e->affected);
	add_text(a, doc, FIELD_BODY, e->venue);
	add_text(a, doc, FIELD_BODY, e->audience);
	add_text(a, doc, FIELD_ALIAS, e->funding_en);
	if (!e->party_kind.n)
		return;
	aliases = index_aliases(tx, e->id.v, ALIASES);
	list_each(r, aliases)
		add_text(a, doc, FIELD_ALIAS, r->alias);
}

static bool is_public(const struct indexed *e)
{
	return str_eq(e->status, S("published")) &&
	       !str_eq(e->type, S("table"));
}

bool put_entry(struct tx *tx, struct index *ix, int64_t id, struct err *err)
{
	struct index_key key = { 'e', id };
	struct index_doc doc = { .key = key };
	struct indexed e;

	if (!index_entry(tx, id, &e) || !is_public(&e))
		return index_delete(ix, key, err);
	doc.type = e.type;
	doc.lang = e.ask_lang;
	doc.phase = e.phase;
	doc.state = state_of(&e);
	doc.newest = e.starts_at ? e.starts_at : e.updated_at;
	add_own(tx, &doc, &e);
	add_place(tx, &doc, e.place_id.v ? e.place_id : e.municipality_id, true);
	add_themes(tx, &doc, id);
	add_links(tx, &doc, &e);
	add_links_back(tx, &doc, &e);
	return index_put(ix, &doc, err);
}

bool put_theme(struct tx *tx, struct index *ix, int64_t id, struct err *err)
{
	struct arena *a = tx_arena(tx);
	struct index_key key = { 't', id };
	struct index_doc doc = { .key = key, .type = S("theme") };
	struct indexed_theme t;

	if (!index_theme_get(tx, id, &t))
		return index_delete(ix, key, err);
	doc.newest = t.updated_at;
	list_add(a, &doc.themes) = t.slug;
	if (t.above.n)
		list_add(a, &doc.themes_above) = t.above;
	add_text(a, &doc, FIELD_TITLE, t.nl);
	add_text(a, &doc, FIELD_ALIAS, t.en);
	add_text(a, &doc, FIELD_SUMMARY, t.description);
	add_text(a, &doc, FIELD_PARTY, t.above_nl);
	add_theme_words(tx, &doc, id, FIELD_ALIAS);
	return index_put(ix, &doc, err);
}

/* Places of the gazetteer where nothing is are not here: they are found by
 * their name, in the database. */
bool put_place(struct tx *tx, struct index *ix, int64_t id, struct err *err)
{
	struct arena *a = tx_arena(tx);
	struct index_key key = { 'p', id };
	struct index_doc doc = { .key = key, .type = S("place") };
	struct indexed_place p;

	if (!index_place_get(tx, id, &p) || !(p.own || index_place_used(tx, id)))
		return index_delete(ix, key, err);
	doc.newest = p.updated_at;
	add_text(a, &doc, FIELD_TITLE, p.name);
	doc.place_name = lang_fold(a, p.name);
	add_text(a, &doc, FIELD_PARTY, p.municipality_name);
	add_place(tx, &doc, (place_id){ id }, false);
	return index_put(ix, &doc, err);
}
