/* SPDX-License-Identifier: EUPL-1.2 */
/* The form in which a letter is changed: its subject, its first words, and the
 * words, order and choice of its blocks. Each button of it saves all. */
#include "features/newsletter/inside.h"
#include "features/audit/audit.h"
#include "newsletter_form.html.h"

enum { SUBJECT_MOST = 120, OPENING_MOST = 3000, NOTE_MOST = 300, PER_BLOCK = 3 };

/* What was typed in the fields of a block, or stands in it. */
struct words {
	str title, text, link;
};

struct head_form {
	str onderwerp, aanhef, recht, versie, doe;
};

/* A form as it was sent; n of words is that of the blocks. */
struct edit {
	struct newsletter letter;
	struct newsletter_block_rows blocks;
	struct head_form head;
	struct words *words;
	struct form_errors errors;
	bool others;            /* someone else changed it meanwhile */
};

static const struct form_field head_fields[] = {
	FORM_TEXT(struct head_form, onderwerp, .max = SUBJECT_MOST,
		  .label = N_("Subject")),
	FORM_TEXT(struct head_form, aanhef, .max = OPENING_MOST,
		  .kind = FORM_PARAGRAPHS,
		  .label = N_("Greeting and first words")),
	FORM_TEXT(struct head_form, recht, .max = NOTE_MOST,
		  .label = N_("What did you put right?")),
	FORM_TEXT(struct head_form, versie, .max = 20),
	FORM_TEXT(struct head_form, doe, .max = 30),
};

static str name_of(struct request *req, const char *field,
		   const struct newsletter_block *b)
{
	return arena_f(req->arena, "%s-%" PRId64, field, b->id.v);
}

/* The three fields of a block, in words[i]. */
static void add_fields(struct request *req, struct form_field *fields,
		       const struct newsletter_block *b, size_t at)
{
	fields[0] = (struct form_field){ .name = name_of(req, "titel", b).p,
		.at = at + offsetof(struct words, title),
		.max = NEWSLETTER_TITLE };
	fields[1] = (struct form_field){ .name = name_of(req, "tekst", b).p,
		.at = at + offsetof(struct words, text),
		.max = NEWSLETTER_TEXT, .kind = FORM_PARAGRAPHS };
	fields[2] = (struct form_field){ .name = name_of(req, "link", b).p,
		.at = at + offsetof(struct words, link),
		.max = NEWSLETTER_LINK };
}

static bool is_link(str s)
{
	return !s.n || str_starts(s, S("https://")) ||
	       str_starts(s, S("http://")) ||
	       (str_starts(s, S("/")) && !str_starts(s, S("//")));
}

/* Those that were on the page: another may have added some since. */
static void read_blocks(struct request *req, struct edit *e)
{
	struct form_field *fields = arena_array(req->arena, struct form_field,
						e->blocks.n * PER_BLOCK + 1);
	struct form_errors errors;
	size_t n = 0;

	for (size_t i = 0; i < e->blocks.n; i++) {
		const struct newsletter_block *b = &e->blocks.at[i];

		e->words[i] = (struct words){ b->title, b->text, b->link };
		if (!request_fields(req, name_of(req, "titel", b).p).n)
			continue;
		add_fields(req, fields + n, b, i * sizeof *e->words);
		n += PER_BLOCK;
	}
	errors = form_read_fields(req, fields, n, e->words);
	list_each(error, errors)
		list_add(req->arena, &e->errors) = *error;
	for (size_t i = 0; i < e->blocks.n; i++)
		if (!is_link(e->words[i].link))
			form_add_error(req, &e->errors,
				name_of(req, "link", &e->blocks.at[i]),
				T(req, "Give the whole link; it begins with https://"));
}

static struct edit edit_of(struct request *req, const struct newsletter *n)
{
	struct edit e = { .letter = *n,
		.blocks = newsletter_blocks(req->tx, n->id),
		.head = { .onderwerp = n->subject, .aanhef = n->opening,
			  .recht = n->note } };

	e.words = arena_array(req->arena, struct words, e.blocks.n + 1);
	for (size_t i = 0; i < e.blocks.n; i++)
		e.words[i] = (struct words){ e.blocks.at[i].title,
			e.blocks.at[i].text, e.blocks.at[i].link };
	return e;
}

static bool is_sent(const struct newsletter *n)
{
	return str_eq(n->state, SENT);
}

static void read_edit(struct request *req, struct edit *e)
{
	int64_t seen = -1;

	e->errors = form_read(req, head_fields, &e->head);
	read_blocks(req, e);
	if (is_sent(&e->letter) && !e->head.recht.n)
		form_add_error(req, &e->errors, S("recht"),
			T(req, "Say in a few words what you put right. Readers see that."));
	e->others = !str_to_int(e->head.versie, &seen) ||
		    seen != e->letter.changes;
	if (e->others)
		form_add_error(req, &e->errors, S("onderwerp"),
			T(req, "Someone else changed this newsletter meanwhile. What you typed still stands here, and what stands there now beside it. Look it through and save again."));
}

/* What stands there by now, where that is not what was typed. */
static str stands_now(struct request *req, const struct edit *e, size_t i)
{
	const struct newsletter_block *b = &e->blocks.at[i];
	const struct words *w = &e->words[i];

	if (!e->others || (str_eq(w->title, b->title) &&
			   str_eq(w->text, b->text) && str_eq(w->link, b->link)))
		return (str){ 0 };
	return arena_f(req->arena, "%.*s\n%.*s\n%.*s", (int)b->title.n,
		       b->title.p, (int)b->text.n, b->text.p, (int)b->link.n,
		       b->link.p);
}

static str error_at(struct request *req, const struct edit *e,
		    const char *field, const struct newsletter_block *b)
{
	return form_error_at(&e->errors, name_of(req, field, b).p);
}

static struct edited edited_of(struct request *req, const struct edit *e,
			       size_t i)
{
	const struct newsletter_block *b = &e->blocks.at[i];
	str kind = newsletter_heading(req->lang, b->kind);
	struct edited block = {
		.id = b->id.v, .used = b->used, .gone = b->gone,
		.kind = kind.n ? kind : T(req, "Own words"),
		.title = e->words[i].title, .text = e->words[i].text,
		.link = e->words[i].link, .now = stands_now(req, e, i),
		.title_error = error_at(req, e, "titel", b),
		.text_error = error_at(req, e, "tekst", b),
		.link_error = error_at(req, e, "link", b),
		.past = b->ends_at && b->ends_at < req->now };

	block.name = block.title.n ? block.title : T(req, "Without a title");
	block.open = block.title_error.n || block.text_error.n ||
		     block.link_error.n || block.now.n ||
		     (!block.title.n && !block.text.n);
	return block;
}

static struct reply form_page(struct request *req, const struct edit *e)
{
	const struct newsletter *n = &e->letter;
	struct editeds used = { 0 }, others = { 0 };

	for (size_t i = 0; i < e->blocks.n; i++) {
		struct edited block = edited_of(req, e, i);

		if (block.used)
			list_add(req->arena, &used) = block;
		else
			list_add(req->arena, &others) = block;
	}
	head_desk(req, T(req, "Newsletters"), S("/beheer/nieuwsbrieven"));
	return reply_page(req, e->errors.n ? 422 : 200,
		T(req, "Change the newsletter"), newsletter_form_page,
		.path = newsletter_desk_path(req, n), .sent = is_sent(n),
		.about = newsletter_about_name(req->lang, n),
		.since = when_day(req->arena, req->lang, n->news_since),
		.version = n->changes, .saved = request_param(req, "bewaard").n > 0,
		.errors = e->errors, .used = used, .others = others,
		.subject = e->head.onderwerp, .opening = e->head.aanhef,
		.note = e->head.recht,
		.subject_now = e->others && !str_eq(e->head.onderwerp, n->subject)
			? n->subject : (str){ 0 },
		.opening_now = e->others && !str_eq(e->head.aanhef, n->opening)
			? n->opening : (str){ 0 },
		.subject_error = form_error_at(&e->errors, "onderwerp"),
		.opening_error = form_error_at(&e->errors, "aanhef"),
		.note_error = form_error_at(&e->errors, "recht"));
}

/*
 * What a button does besides saving: "op-12" and the like.
 */
static const struct newsletter_block *block_of(const struct edit *e, str deed,
					       const char *verb)
{
	int64_t id;
	str rest = deed;

	if (!str_eq(str_cut(&rest, '-'), str_from_z(verb)) ||
	    !str_to_int(rest, &id))
		return NULL;
	list_each(b, e->blocks)
		if (b->id.v == id)
			return b;
	return NULL;
}

static void swap(struct request *req, const struct newsletter_block *one,
		 const struct newsletter_block *two)
{
	newsletter_block_place(req->tx, one->id, two->position);
	newsletter_block_place(req->tx, two->id, one->position);
}

/* Past the next that is used, that way. */
static void shift(struct request *req, const struct edit *e,
		  const struct newsletter_block *b, int way)
{
	const struct newsletter_block *end = e->blocks.at + e->blocks.n;

	for (const struct newsletter_block *o = b + way;
	     o >= e->blocks.at && o < end; o += way)
		if (o->used) {
			swap(req, b, o);
			return;
		}
}

/* Words of its own, on top: from there they go where they belong. */
static int64_t add_own(struct request *req, const struct edit *e)
{
	if (e->blocks.n >= NEWSLETTER_BLOCKS)
		return 0;
	return newsletter_block_add(req->tx, e->letter.id,
		e->blocks.n ? e->blocks.at[0].position - 1 : 1, S("own"),
		(entry_id){ 0 }, S(""), S(""), S("")).v;
}

/* The block it was about; 0: none. */
static int64_t act(struct request *req, const struct edit *e)
{
	str deed = e->head.doe;
	const struct newsletter_block *b;

	if (str_eq(deed, S("erbij")))
		return add_own(req, e);
	if (str_eq(deed, S("vers")))
		newsletter_fill(req, e->letter.id);
	if ((b = block_of(e, deed, "op")))
		shift(req, e, b, -1);
	else if ((b = block_of(e, deed, "neer")))
		shift(req, e, b, 1);
	else if ((b = block_of(e, deed, "weg")))
		newsletter_block_use(req->tx, b->id, 0);
	else if ((b = block_of(e, deed, "terug")))
		newsletter_block_use(req->tx, b->id, 1);
	return b ? b->id.v : 0;
}

static void store(struct request *req, const struct edit *e)
{
	for (size_t i = 0; i < e->blocks.n; i++) {
		const struct newsletter_block *b = &e->blocks.at[i];
		const struct words *w = &e->words[i];

		if (!str_eq(w->title, b->title) || !str_eq(w->text, b->text) ||
		    !str_eq(w->link, b->link))
			newsletter_block_set(req->tx, b->id, w->title, w->text,
					     w->link);
	}
	if (!is_sent(&e->letter))
		return;
	newsletter_set_note(req->tx, e->letter.id, e->head.recht, req->now);
	audit_note(req->tx, req->who.id, S("newsletter.corrected"),
		   (person_id){ 0 }, e->head.onderwerp, req->now);
}

static struct reply after(struct request *req, const struct edit *e,
			  int64_t block)
{
	str path = newsletter_desk_path(req, &e->letter);

	if (str_eq(e->head.doe, S("bekijken")))
		return reply_redirect(req, "%.*s/bekijken", (int)path.n, path.p);
	if (block)
		return reply_redirect(req, "%.*s/wijzigen?bewaard=1#blok-%"
				      PRId64, (int)path.n, path.p, block);
	return reply_redirect(req, "%.*s/wijzigen?bewaard=1", (int)path.n,
			      path.p);
}

static struct reply save(struct request *req, struct edit *e)
{
	read_edit(req, e);
	if (!e->errors.n &&
	    !newsletter_set(req->tx, e->letter.id, e->letter.changes,
			    e->head.onderwerp, e->head.aanhef))
		return reply_refused(req, 409, T(req, "Not saved"),
			T(req, "Someone else changed this at the same moment. Go back and save again."));
	if (e->errors.n)
		return form_page(req, e);
	store(req, e);
	return after(req, e, act(req, e));
}

struct reply newsletter_edit(struct request *req)
{
	struct newsletter n;
	struct edit e;

	if (!newsletter_find(req, &n))
		return reply_not_found(req);
	if (!str_eq(n.state, DRAFT) && !is_sent(&n))
		return newsletter_desk_back(req, &n, "");
	e = edit_of(req, &n);
	return req->method == POST ? save(req, &e) : form_page(req, &e);
}
