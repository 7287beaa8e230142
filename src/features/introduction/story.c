/* SPDX-License-Identifier: EUPL-1.2 */
/* How it went on: two sentences, shown once both sides want to. */
#include "features/introduction/inside.h"
#include "entry/entry.h"
#include "introduction_parts.html.h"
#include "lang/collate.h"
#include "story.sql.h"

enum { WORDS_MAX = 300, SUMMARY_MAX = 2 * WORDS_MAX + 1 };

static const struct form_field words_fields_read[] = {
	FORM_TEXT(struct words_form, woorden, .label = N_("How it went on"),
		  .kind = FORM_PARAGRAPHS, .min = 3, .max = WORDS_MAX),
	FORM_TEXT(struct words_form, delen, .max = 2),
};

struct words_form words_read(struct request *req)
{
	struct words_form form = { 0 };
	struct form_errors errors;

	if (req->method == GET)
		return form;
	errors = form_read(req, words_fields_read, &form);
	form.error = errors.n ? errors.at[0].message
			      : no_addresses(req, form.woorden, true);
	return form;
}

html words_fields(struct request *req, const struct words_form *form,
		  str other)
{
	return part_page(req, contact_words, .words = form->woorden,
			 .share = form->delen.n != 0, .error = form->error,
			 .other = other);
}

str words_of(struct tx *tx, introduction_id id, const char *side)
{
	struct introduction_side row;

	return side_get(tx, id, str_from_z(side), &row) ? row.words : (str){ 0 };
}

void note_outcome(const struct errand *e, introduction_id id, str side,
		  str outcome)
{
	struct introduction_side row;

	if (!side_get(e->tx, id, side, &row))
		return;
	side_set_outcome(e->tx, row.id, outcome);
	if (str_eq(side, S("asker")) && !str_eq(outcome, S("not-yet")))
		introduction_close(e->tx, id);
}

/* Both sides of one introduction. */
struct both {
	struct introduction_side asker, helper;
};

static bool both_of(struct tx *tx, introduction_id id, struct both *both)
{
	return side_get(tx, id, S("asker"), &both->asker) &&
	       side_get(tx, id, S("helper"), &both->helper);
}

static str summary_of(struct arena *a, const struct both *both)
{
	str one = both->asker.words, two = both->helper.words;

	return arena_f(a, "%.*s%s%.*s", (int)one.n, one.p, two.n ? " " : "",
		       (int)two.n, two.p);
}

static entry_id story_begin(const struct errand *e,
			    const struct introduction *i,
			    const struct both *both)
{
	struct arena *a = tx_arena(e->tx);
	str lang = e->conf->lang;
	str title = i->ask_title.n
		? tr_fill(a, tr(lang, S("How it went on: {title}")),
			  TR_ARGS(TR_STR("title", i->ask_title)))
		: tr_fill(a, tr(lang, S("How it went on with {who}")),
			  TR_ARGS(TR_STR("who", i->party)));
	entry_id id = entry_create(e->tx, &(struct entry_made){
		.type = S("experience"), .title = title,
		.slug = arena_f(a, "zo-ging-het-%" PRId64, i->id.v),
		.summary = summary_of(a, both), .place = i->place_id }, e->now);

	story_experience_insert(e->tx, id);
	if (!i->helper_id.v)            /* a person is named nowhere */
		entry_link_add(e->tx, id, S("by"), i->party_id);
	if (i->ask_id.v)
		entry_link_add(e->tx, id, S("about"), i->ask_id);
	story_themes_from(e->tx, id, i->ask_id.v ? i->ask_id : i->party_id);
	story_insert(e->tx, .id = id, .introduction = i->id, .ask = i->ask_id,
		     .party = i->party_id, .from = i->from_id,
		     .asker_words = both->asker.words,
		     .helper_words = both->helper.words, .now = e->now);
	return id;
}

/* The ask counts as answered from here on, if it is the asker's own: what
 * helped one is not yet an answer to all who had that question. */
static void solve(const struct errand *e, const struct introduction *i,
		  const struct both *both)
{
	if (!i->ask_id.v)
		return;
	if (introduction_ask_is_own(e->tx, i->ask_id, i->person_id))
		story_ask_solved(e->tx, i->ask_id,
				 str_eq(both->asker.outcome, S("little"))
				 ? S("partly") : S("yes"), e->now);
	entry_changed(e->tx, i->ask_id, e->now);
}

/* Bring the story in line with what both sides want now. */
static void settle_story(const struct errand *e, const struct introduction *i)
{
	struct both both;
	struct story story;
	bool shown, there = story_of_introduction(e->tx, i->id, &story);

	if (!both_of(e->tx, i->id, &both))
		return;
	shown = str_eq(both.asker.share, S("yes")) &&
		str_eq(both.helper.share, S("yes"));
	if (!shown && !there)
		return;
	if (!there) {
		story.id = story_begin(e, i, &both);
		solve(e, i, &both);
	}
	story_set_words(e->tx, story.id, both.asker.words, both.helper.words);
	story_entry_update(e->tx, story.id,
			   summary_of(tx_arena(e->tx), &both),
			   shown ? S("published") : S("withdrawn"), e->now);
	entry_changed(e->tx, story.id, e->now);
	entry_changed(e->tx, i->party_id, e->now);
}

void introduction_tell(const struct errand *e, introduction_id id, str side,
		       str words, bool share)
{
	struct introduction i;
	struct introduction_side row;

	if (!introduction_get(e->tx, id, &i) || !side_get(e->tx, id, side, &row))
		return;
	side_set_words(e->tx, row.id, words, share ? S("yes") : S("no"));
	settle_story(e, &i);
}

/*
 * Where it is shown.
 */
static str path_under(struct request *req, const char *folder, str slug)
{
	return slug.n ? arena_f(req->arena, "%s%.*s", folder, (int)slug.n,
				slug.p) : slug;
}

static struct quote quote_of(struct request *req, const struct story_line *s)
{
	return (struct quote){
		.path = path_under(req, "/ervaringen/", s->slug),
		.asker_words = s->asker_words, .helper_words = s->helper_words,
		.party = s->party,
		.party_path = party_path(req->arena, s->party_type,
					 s->party_slug),
		.ask = s->ask_title,
		.ask_path = path_under(req, "/vragen/", s->ask_slug),
		.from = s->from_title,
		.from_path = s->from_slug.n ? party_path(req->arena,
			s->from_type, s->from_slug) : (str){ 0 },
		.date = when_day(req->arena, req->lang, s->shared_at),
	};
}

static struct quotes quotes_of(struct request *req,
			       const struct story_id_row_rows *rows)
{
	struct quotes quotes = { 0 };
	struct story_line line;

	for (size_t n = 0; n < rows->n; n++)
		if (story_get(req->tx, rows->at[n].id, &line))
			list_add(req->arena, &quotes) = quote_of(req, &line);
	return quotes;
}

static html stories(struct request *req, struct story_id_row_rows rows)
{
	struct quotes quotes = quotes_of(req, &rows);

	return quotes.n ? part_page(req, story_quotes, .quotes = quotes)
			: (html){ 0 };
}

html introduction_on_party(struct request *req, entry_id party)
{
	return stories(req, story_ids_of_party(req->tx, party));
}

html introduction_on_theme(struct request *req, theme_id theme)
{
	return stories(req, story_ids_of_theme(req->tx, theme));
}

html introduction_on_home(struct request *req)
{
	return stories(req, story_ids_newest(req->tx, 1));
}

/* What a coordinator put forward; who can be talked with has a button. */
static struct put_forwards put_forward(struct request *req, entry_id ask,
				       str slug)
{
	struct picked_rows rows = picked_of(req->tx, ask);
	struct put_forwards out = { 0 };

	for (size_t n = 0; n < rows.n; n++) {
		const struct picked *p = &rows.at[n];

		list_add(req->arena, &out) = (struct put_forward){
			p->type, p->title,
			entry_path(req->tx, p->id, p->type, p->slug), p->reason,
			entry_is_party(p->type)
				? arena_f(req->arena,
					  "/vragen/%.*s/contact/%.*s",
					  (int)slug.n, slug.p,
					  (int)p->slug.n, p->slug.p)
				: (str){ 0 } };
	}
	return out;
}

html introduction_on_ask(struct request *req, entry_id ask)
{
	struct story_id_row_rows rows = story_ids_of_ask(req->tx, ask);
	struct quotes quotes = quotes_of(req, &rows);
	struct contacts mine = contacts_of(req, ask);
	struct put_forwards picked = put_forward(req, ask, req->args[0]);

	list_each(r, quotes)
		r->ask = (str){ 0 };  /* it is this one */
	if (!quotes.n && !mine.n && !picked.n)
		return (html){ 0 };
	return part_page(req, contact_on_ask, .quotes = quotes, .mine = mine,
			 .picked = picked);
}
