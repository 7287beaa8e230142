/* SPDX-License-Identifier: EUPL-1.2 */
/* A lesson: proposed by a member, for everyone once all members said yes. */
#include "features/circle/circle_notes.h"
#include "features/article/article.h"
#include "lang/collate.h"
#include "circle_lesson.html.h"

struct lesson_form {
	str titel, tekst;
	struct form_errors errors;
};

static const struct form_field fields[] = {
	FORM_TEXT(struct lesson_form, titel, .min = 5, .max = 160,
		  .label = N_("Title")),
	FORM_TEXT(struct lesson_form, tekst, .min = 20, .max = 600,
		  .kind = FORM_PARAGRAPHS, .label = N_("What did you learn?")),
};
static const struct form_shown shown[] = {
	{ "text", N_("One sentence that helps another circle.") },
	{ "text", N_("In a few sentences. Without names of people, initiatives or organisations."), 8 },
};

/* What became of it, as the page says it. */
static const struct lesson_state {
	str value;
	const char *name, *badge;
} states[] = {
	{ S("proposed"), N_("Waits for everyone's yes"), " bp-badge--busy" },
	{ S("kept"), N_("Stays with the circle"), " bp-badge--ended" },
	{ S("published"), N_("Everyone can read it"), " bp-badge--ok" },
	{ S("withdrawn"), N_("Taken back"), " bp-badge--ended" },
};

static const struct lesson_state *state_of(const struct circle_lesson *l)
{
	for (size_t i = 0; i < COUNT(states); i++)
		if (str_eq(states[i].value, l->state))
			return &states[i];
	return &states[0];
}

static bool is(const struct circle_lesson *l, str state)
{
	return str_eq(l->state, state);
}

static str lesson_path(struct request *req, const struct circle_lesson *l)
{
	return arena_f(req->arena, "/mijn/kringen/%" PRId64 "/lessen/%" PRId64,
		       l->circle_id.v, l->id.v);
}

/*
 * On the circle's page, and on that of the lesson.
 */
static str agreed_words(struct request *req, const struct circle_lesson *l)
{
	return is(l, S("proposed"))
		? TF(req, "{n} of {all} said yes",
		     TR_INT(req->arena, "n", l->members - l->waiting),
		     TR_INT(req->arena, "all", l->members))
		: (str){ 0 };
}

html circle_lessons_part(struct request *req, const struct circle_own *own)
{
	struct circle_lesson_key_rows rows = circle_lessons(req->tx, own->c.id);
	struct circle_lessons_list list = { 0 };
	struct circle_lesson l;

	list_each(r, rows)
		if (circle_lesson_get(req->tx, r->id, &l))
			list_add(req->arena, &list) =
				(struct circle_lesson_shown_to){
				.path = lesson_path(req, &l), .title = l.title,
				.state = tr(req->lang,
					    str_from_z(state_of(&l)->name)),
				.badge = str_from_z(state_of(&l)->badge),
				.meta = agreed_words(req, &l) };
	return part_page(req, circle_lessons_list_part, .lessons = list,
			 .path = circle_own_path(req, own->c.id),
			 .may_propose = own->c.members >= CIRCLE_LEAST);
}

static str public_path(struct request *req, str slug)
{
	return arena_f(req->arena, "/kennis/%.*s", (int)slug.n, slug.p);
}

struct circle_links circle_lessons_read(struct request *req, circle_id id)
{
	struct circle_lesson_shown_rows rows = circle_lessons_shown(req->tx, id);
	struct circle_links links = { 0 };

	list_each(r, rows)
		list_add(req->arena, &links) = (struct circle_link){
			.path = public_path(req, r->slug), .purpose = r->title };
	return links;
}

/* The circle of the route, and its lesson. */
static bool find(struct request *req, struct circle_own *own,
		 struct circle_lesson *l)
{
	return circle_open_own(req, own) && own->in &&
	       circle_lesson_get(req->tx,
			(circle_lesson_id){ request_id(req, 1) }, l) &&
	       l->circle_id.v == own->c.id.v;
}

static struct reply lesson_page(struct request *req,
				const struct circle_own *own,
				const struct circle_lesson *l, str error)
{
	bool open = is(l, S("published")) && str_eq(l->status, S("published"));

	circle_own_head(req, &own->c, l->title);
	return reply_page(req, error.n ? 422 : 200, l->title,
		circle_lesson_page, .title = l->title, .words = l->words,
		.state = tr(req->lang, str_from_z(state_of(l)->name)),
		.badge = str_from_z(state_of(l)->badge),
		.meta = agreed_words(req, l), .why = l->why,
		.path = lesson_path(req, l), .round = l->round,
		.back = circle_own_path(req, own->c.id), .error = error,
		.public_path = open ? public_path(req, l->slug) : (str){ 0 },
		.asks = is(l, S("proposed")) &&
			!circle_lesson_agrees(req->tx, l->id, req->who.id),
		.may_change = !is(l, S("published")),
		.few = own->c.members < CIRCLE_LEAST);
}

struct reply circle_lesson_show(struct request *req)
{
	struct circle_own own;
	struct circle_lesson l;

	return find(req, &own, &l) ? lesson_page(req, &own, &l, (str){ 0 })
				   : reply_not_found(req);
}

/*
 * Writing one, or another text of it.
 */
static struct reply form_page(struct request *req, const struct circle_own *own,
			      const struct lesson_form *form, str title)
{
	struct form_layout layout = { fields, shown, COUNT(fields) };

	return circle_write(req, own, &(struct circle_writing){ title,
		T(req, "Everyone in the circle gets a mail and says yes or no. Only if all say yes, everyone can read it, as of “a circle”."),
		T(req, "Ask the circle"), &form->errors,
		form_controls_of(req, &layout, form, &form->errors) });
}

static void refuse_names(struct request *req, const struct circle_own *own,
			 struct lesson_form *form, const char *field, str text)
{
	struct strs names = circle_names_in(req, &own->c, text);
	struct buf words = { .arena = req->arena, .limit = 4000 };

	if (form_error_at(&form->errors, field).n)
		return;
	for (size_t i = 0; i < names.n; i++)
		buf_addf(&words, "%s“%.*s”", i ? ", " : "",
			 (int)names.at[i].n, names.at[i].p);
	if (names.n)
		form_add_error(req, &form->errors, str_from_z(field),
			TF(req, "By this one knows who it is about: {words}. Write it without.",
			   TR_STR("words", buf_str(&words))));
}

static void read_form(struct request *req, const struct circle_own *own,
		      struct lesson_form *form)
{
	form->errors = form_read(req, fields, form);
	refuse_names(req, own, form, "titel", form->titel);
	refuse_names(req, own, form, "tekst", form->tekst);
}

/* Who wrote it agrees; all others are asked. */
static void put_to_circle(struct request *req, circle_lesson_id id)
{
	struct errand e = errand_of(req);

	circle_lesson_ask_again(req->tx, id);
	circle_lesson_agree(req->tx, id, req->who.id, req->now);
	circle_lesson_ask(&e, id, req->who.id);
	circle_lesson_settle(&e, id);
}

static struct reply too_few(struct request *req)
{
	return reply_refused(req, 409, T(req, "With three or more"),
		T(req, "Of a circle of fewer than three members everyone would know whose lesson it is."));
}

static struct reply to_lesson(struct request *req, const struct circle_own *own,
			      circle_lesson_id id)
{
	return reply_redirect(req, "/mijn/kringen/%" PRId64 "/lessen/%" PRId64,
			      own->c.id.v, id.v);
}

struct reply circle_lesson_propose(struct request *req)
{
	str title = T(req, "Propose a lesson");
	struct lesson_form form = { 0 };
	struct circle_own own;
	circle_lesson_id id;

	if (!circle_open_own(req, &own) || !own.in)
		return reply_not_found(req);
	if (own.c.members < CIRCLE_LEAST)
		return too_few(req);
	if (req->method == GET)
		return form_page(req, &own, &form, title);
	read_form(req, &own, &form);
	if (form.errors.n)
		return form_page(req, &own, &form, title);
	id = circle_lesson_insert(req->tx, own.c.id, form.titel, form.tekst,
				  req->now);
	put_to_circle(req, id);
	return to_lesson(req, &own, id);
}

struct reply circle_lesson_edit(struct request *req)
{
	str title = T(req, "Change the lesson");
	struct circle_own own;
	struct circle_lesson l;
	struct lesson_form form;

	if (!find(req, &own, &l))
		return reply_not_found(req);
	if (is(&l, S("published")))
		return reply_refused(req, 409, T(req, "Everyone can read this lesson"),
			T(req, "Take it back first. Then you can change it and ask everyone again."));
	if (own.c.members < CIRCLE_LEAST)
		return too_few(req);
	form = (struct lesson_form){ l.title, l.words, { 0 } };
	if (req->method == POST)
		read_form(req, &own, &form);
	if (req->method == GET || form.errors.n)
		return form_page(req, &own, &form, title);
	circle_lesson_change(req->tx, l.id, form.titel, form.tekst, req->now);
	put_to_circle(req, l.id);
	return to_lesson(req, &own, l.id);
}

/*
 * Yes, no, and taking it back.
 */
bool circle_lesson_take_answer(struct request *req,
			       const struct circle_lesson *l, person_id person)
{
	str said = request_field(req, "antwoord");
	bool yes = str_eq(said, S("ja"));
	struct errand e = errand_of(req);
	int64_t round;

	if (!(yes || str_eq(said, S("nee"))) ||
	    !str_to_int(request_field(req, "ronde"), &round) ||
	    round != l->round)
		return false;
	if (yes)
		circle_lesson_agree(req->tx, l->id, person, req->now);
	else
		circle_lesson_keep(req->tx, l->id,
			str_head(request_field(req, "woord"), 300), req->now);
	circle_lesson_settle(&e, l->id);
	return true;
}

static void take_back(struct request *req, const struct circle_lesson *l)
{
	struct errand e = errand_of(req);

	circle_lesson_withdraw(req->tx, l->id, req->now);
	circle_lesson_ask_again(req->tx, l->id);
	if (str_eq(l->status, S("published")) &&
	    entry_set_status(req->tx, l->entry_id, S("withdrawn")))
		entry_changed(req->tx, l->entry_id, req->now);
	circle_lesson_tell(&e, l->id, req->who.id);
}

struct reply circle_lesson_answer(struct request *req)
{
	struct circle_own own;
	struct circle_lesson l;

	if (!find(req, &own, &l))
		return reply_not_found(req);
	if (is(&l, S("proposed")) &&
	    !circle_lesson_take_answer(req, &l, req->who.id))
		return lesson_page(req, &own, &l,
			T(req, "The text was changed meanwhile. Read it once more."));
	if (is(&l, S("published")) &&
	    str_eq(request_field(req, "antwoord"), S("terug")))
		take_back(req, &l);
	return to_lesson(req, &own, l.id);
}

/*
 * On the page that everyone reads.
 */
void circle_on_article(struct request *req, struct entry_view *v)
{
	struct circle_lesson_home home;
	struct circle c;

	if (!circle_lesson_of(req->tx, v->id, &home))
		return;
	v->alone = true;
	view_link(req, v, T(req, "From"),
		TF(req, "A circle: {kind}",
		   TR_STR("kind", circle_kind_name(req, home.kind))),
		circle_get(req->tx, home.circle_id, &c) && c.members
			? arena_f(req->arena, "/kringen/%" PRId64,
				  home.circle_id.v)
			: S("/kringen"));
}

/*
 * Publishing.
 */
static void publish_new(const struct errand *e, const struct circle_lesson *l)
{
	struct strs themes = { 0 };
	entry_id id = article_create(e->tx, &(struct entry_made){
		.slug = entry_new_slug(e->tx, l->title, S("les")),
		.title = l->title, .summary = l->words,
		.checked_by = tr(e->conf->lang, S("a circle")) },
		S("lesson"), e->now);

	if (l->theme.n)
		list_add(tx_arena(e->tx), &themes) = l->theme;
	entry_set_themes(e->tx, id, &themes);
	circle_lesson_publish(e->tx, l->id, id, e->now);
	entry_changed(e->tx, id, e->now);
}

/* It was taken back, and all agree to this text; hidden by a moderator it
 * stays hidden. */
static void publish_again(const struct errand *e, const struct circle_lesson *l)
{
	circle_lesson_entry_set(e->tx, l->entry_id, l->title,
		lang_sort_key(tx_arena(e->tx), l->title), l->words);
	if (str_eq(l->status, S("withdrawn")))
		(void)entry_set_status(e->tx, l->entry_id, S("published"));
	circle_lesson_publish(e->tx, l->id, l->entry_id, e->now);
	entry_changed(e->tx, l->entry_id, e->now);
}

void circle_lesson_settle(const struct errand *e, circle_lesson_id id)
{
	struct circle_lesson l;

	if (!circle_lesson_get(e->tx, id, &l) || !is(&l, S("proposed")) ||
	    l.waiting || l.members < CIRCLE_LEAST)
		return;
	if (l.entry_id.v)
		publish_again(e, &l);
	else
		publish_new(e, &l);
	circle_lesson_tell(e, id, (person_id){ 0 });
}

void circle_lessons_left(const struct errand *e, circle_id circle)
{
	struct circle_lesson_key_rows rows =
		circle_lessons_proposed(e->tx, circle);

	list_each(r, rows)
		circle_lesson_settle(e, r->id);
}
