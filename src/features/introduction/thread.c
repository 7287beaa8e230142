/* SPDX-License-Identifier: EUPL-1.2 */
/* Messages through this site: written at /mijn, in a mail's page, or by mail. */
#include "features/introduction/inside.h"
#include "features/introduction/thread.h"
#include "features/post/post.h"
#include "thread.html.h"

enum { MESSAGES_A_DAY = 20, SHOWN = 100, LOOKED_AT = 5 };

static str side_of(struct tx *tx, const struct introduction *i, person_id who)
{
	if (i->person_id.v == who.v)
		return S("asker");
	return i->helper_id.v == who.v || thread_manages(tx, who, i->party_id)
		? S("helper") : (str){ 0 };
}

/* A yes was said, and there is somewhere to write to. */
bool thread_is_open(struct tx *tx, const struct introduction *i)
{
	struct introduction_side side;
	struct introduction_contact to;

	return side_get(tx, i->id, S("helper"), &side) &&
	       contact_of(tx, i, &to);
}

static size_t characters(str text)
{
	size_t n = 0;

	for (size_t at = 0; at < text.n; at++)
		n += (text.p[at] & 0xC0) != 0x80;
	return n;
}

/* Whether it can be sent, and by which side. */
static enum thread_end judge(const struct errand *e,
			     const struct introduction *i, str side, str text)
{
	if (!side.n)
		return THREAD_NOT_THEIRS;
	if (!thread_is_open(e->tx, i))
		return THREAD_NOT_OPEN;
	if (contact_is_blocked(e->tx, i))
		return THREAD_BLOCKED;
	if (!text.n || !str_is_utf8(text))
		return THREAD_EMPTY;
	if (characters(text) > THREAD_TEXT_MAX)
		return THREAD_LONG;
	return thread_count(e->tx, i->id, side, e->now - DAY) >= MESSAGES_A_DAY
		? THREAD_OFTEN : THREAD_ADDED;
}

/* To the other side, with a link that answers without signing in. */
static void tell(const struct errand *e, const struct introduction *i,
		 str side, thread_message_id id)
{
	bool to_helper = str_eq(side, S("asker"));
	struct introduction_contact to = { i->person_id.v, i->name, i->mail,
					   i->lang };
	struct thread_row row;

	if ((to_helper && !contact_of(e->tx, i, &to)) ||
	    !thread_get(e->tx, id, &row))
		return;
	write_message(e, i, &to, &(struct message_letter){
		.from = to_helper ? asker_name(e, i) : i->party,
		.text = row.text,
		.link = token_create(e->tx, &(struct token){
			.purpose = "thread-reply", .person = { to.person },
			.about = id.v, .url = e->url, .now = e->now }).url });
}

enum thread_end thread_add(const struct errand *e, const struct thread_post *p)
{
	str text = str_trim(p->text), side = p->side;
	struct introduction i;
	enum thread_end end;

	if (!introduction_get(e->tx, p->introduction, &i))
		return THREAD_NOT_THEIRS;
	if (!side.n && p->person.v)
		side = side_of(e->tx, &i, p->person);
	end = judge(e, &i, side, text);
	if (end == THREAD_ADDED)
		tell(e, &i, side, thread_insert(e->tx, i.id, side, p->person,
			p->by_mail ? S("mail") : S("site"), text, e->now));
	return end;
}

bool thread_keep(const struct errand *e, const struct thread_post *p)
{
	str text = str_trim(p->text);
	struct introduction_contact them;
	struct introduction i;
	bool first;

	if (!introduction_get(e->tx, p->introduction, &i) ||
	    !str_eq(i.state, S("sent")) || !contact_of(e->tx, &i, &them) ||
	    them.person != p->person.v || !text.n || !str_is_utf8(text) ||
	    characters(text) > THREAD_TEXT_MAX)
		return false;
	first = !thread_held(e->tx, i.id).n;
	thread_hold(e->tx, i.id, p->person, text, e->now);
	if (first)
		ask_which(e, &i, &them, text);
	return true;
}

void thread_pass_on(const struct errand *e, const struct introduction *i)
{
	struct thread_held_row_rows held = thread_held(e->tx, i->id);

	thread_let_go(e->tx, i->id);
	list_each(m, held)
		tell(e, i, S("helper"), m->id);
}

str thread_kept(struct tx *tx, introduction_id id)
{
	struct thread_held_row_rows held = thread_held(tx, id);
	struct buf b = { .arena = tx_arena(tx), .limit = 1 << 16 };

	list_each(m, held)
		buf_addf(&b, "%s%.*s", b.n ? "\n\n" : "", (int)m->text.n,
			 m->text.p);
	return buf_str(&b);
}

str thread_why(str lang, enum thread_end end)
{
	static const char *const why[] = {
		[THREAD_ADDED] = N_("Your message was sent."),
		[THREAD_NOT_THEIRS] = N_("This conversation is not yours, or it is gone."),
		[THREAD_NOT_OPEN] = N_("You can write to each other after a yes."),
		[THREAD_BLOCKED] = N_("Messages cannot be sent in this conversation any more."),
		[THREAD_EMPTY] = N_("There is no text in your message."),
		[THREAD_LONG] = N_("Your message is too long: at most 4,000 characters."),
		[THREAD_OFTEN] = N_("You wrote twenty messages today. Go on tomorrow, or call each other."),
	};

	return tr(lang, str_from_z(why[end]));
}

/*
 * On pages.
 */
static str next_word(str *rest)
{
	str word = { rest->p, 0 };

	while (word.n < rest->n && word.p[word.n] != ' ' &&
	       word.p[word.n] != '\n')
		word.n++;
	if (word.n < rest->n)
		word.n++;               /* with what is after it */
	rest->p += word.n;
	rest->n -= word.n;
	return word;
}

/* The text, with web addresses apart so that they can be pressed. */
struct talk_pieces thread_pieces(struct arena *a, str text)
{
	struct talk_pieces pieces = { 0 };
	const char *from = text.p;

	while (text.n) {
		str word = next_word(&text), url = str_trim(word);

		if (!str_starts(url, S("https://")) &&
		    !str_starts(url, S("http://")))
			continue;
		list_add(a, &pieces) = (struct talk_piece){
			.text = { from, (size_t)(word.p - from) } };
		list_add(a, &pieces) = (struct talk_piece){ .url = url };
		from = word.p + url.n;
	}
	list_add(a, &pieces) = (struct talk_piece){
		.text = { from, (size_t)(text.p - from) } };
	return pieces;
}

static str who_wrote(struct request *req, const struct introduction *i,
		     const struct thread_line *line, bool mine)
{
	if (mine)
		return T(req, "You");
	if (str_eq(line->side, S("helper")))
		return i->party;
	return line->name.n ? line->name : i->name;
}

static struct talk_lines messages_of(struct request *req,
				   const struct introduction *i, str side)
{
	struct thread_line_rows rows = thread_list(req->tx, i->id, SHOWN);
	struct talk_lines out = { 0 };

	for (size_t n = rows.n; n-- > 0; ) {
		const struct thread_line *line = &rows.at[n];
		bool mine = str_eq(line->side, side);

		list_add(req->arena, &out) = (struct talk_line){
			mine, who_wrote(req, i, line, mine),
			when_moment(req->arena, req->lang, line->created_at),
			thread_pieces(req->arena, line->text),
			mine ? (str){ 0 } : arena_f(req->arena,
				"/mijn/contact/%" PRId64 "/bericht/%" PRId64,
				i->id.v, line->id.v) };
	}
	return out;
}

html thread_page(struct request *req, const struct thread_view *v,
		 const struct thread_form *form)
{
	return part_page(req, thread_show, .messages = v->messages,
		.path = v->path, .other = v->other, .open = v->open,
		.shut = v->shut, .sure = form && form->warnings.n,
		.text = form ? form->tekst : (str){ 0 },
		.error = form ? form->error : (str){ 0 },
		.warnings = form ? form->warnings : (struct entry_warnings){ 0 });
}

html thread_part(struct request *req, const struct introduction *i, str side,
		 const struct thread_form *form)
{
	struct talk_lines messages = messages_of(req, i, side);
	bool open = thread_is_open(req->tx, i);
	bool blocked = contact_is_blocked(req->tx, i);

	if (!open && !messages.n)
		return (html){ 0 };
	return thread_page(req, &(struct thread_view){ .messages = messages,
		.path = contact_path(req, i->id),
		.other = str_eq(side, S("asker")) ? i->party : i->name,
		.open = open && !blocked, .shut = open && blocked }, form);
}

static const struct form_field fields[] = {
	FORM_TEXT(struct thread_form, tekst, .kind = FORM_PARAGRAPHS,
		  .min = 1, .max = THREAD_TEXT_MAX,
		  .label = N_("Your message")),
	FORM_TEXT(struct thread_form, zeker, .max = 2),
};

/* What in it is about a person: they may mean it, and are asked once. */
static struct entry_warnings warnings_of(struct request *req, str text)
{
	struct findings found = personal_find(req->arena, text);
	struct entry_warnings out = { 0 };

	for (size_t n = 0; n < found.n && out.n < LOOKED_AT; n++)
		if (!str_eq(found.at[n].kind, S("link")))
			list_add(req->arena, &out) = (struct entry_warning){
				tr(req->lang, str_from_z(
					personal_name(found.at[n].kind))),
				found.at[n].text };
	return out;
}

bool thread_read(struct request *req, struct thread_form *form)
{
	struct form_errors errors = form_read(req, fields, form);

	if (errors.n)
		form->error = errors.at[0].message;
	else if (!str_eq(form->zeker, S("ja")))
		form->warnings = warnings_of(req, form->tekst);
	return !errors.n && !form->warnings.n;
}

/* Take it in; false: it was not sent, and the form says why. */
static bool take(struct request *req, struct thread_post post,
		 struct thread_form *form)
{
	struct errand e = errand_of(req);
	enum thread_end end;

	if (!thread_read(req, form))
		return false;
	post.text = form->tekst;
	end = thread_add(&e, &post);
	if (end != THREAD_ADDED)
		form->error = thread_why(req->lang, end);
	return end == THREAD_ADDED;
}

bool thread_take(struct request *req, introduction_id id, str side,
		 struct thread_form *form)
{
	return take(req, (struct thread_post){ .introduction = id, .side = side,
					       .person = req->who.id }, form);
}

/*
 * What someone got, and reports.
 */
static person_id other_of(struct tx *tx, const struct introduction *i,
			  str side)
{
	struct introduction_contact c;

	if (str_eq(side, S("asker")))
		return i->person_id;
	return contact_of(tx, i, &c) ? (person_id){ c.person }
				     : (person_id){ 0 };
}

static bool find_message(struct request *req, const struct introduction *i,
			 int64_t id, str mine, struct thread_reported *out)
{
	struct thread_row row;

	if (!thread_get(req->tx, (thread_message_id){ id }, &row) ||
	    row.introduction_id.v != i->id.v || row.held ||
	    str_eq(row.side, mine))
		return false;
	*out = (struct thread_reported){ row.text, row.person_id };
	if (!out->writer.v)
		out->writer = other_of(req->tx, i, row.side);
	return true;
}

bool thread_find_reported(struct request *req, str path,
			  struct thread_reported *out)
{
	str rest = path, side;
	struct introduction i;
	int64_t id, message;

	if (!req->who.id.v || !str_starts(path, S("/mijn/contact/")))
		return false;
	rest = (str){ path.p + 14, path.n - 14 };
	if (!str_to_int(str_cut(&rest, '/'), &id) ||
	    !introduction_get(req->tx, (introduction_id){ id }, &i))
		return false;
	side = side_of(req->tx, &i, req->who.id);
	if (!side.n)
		return false;
	if (str_eq(rest, S("vraag")) && str_eq(side, S("helper"))) {
		*out = (struct thread_reported){ i.message, i.person_id };
		return true;
	}
	return str_eq(str_cut(&rest, '/'), S("bericht")) &&
	       str_to_int(rest, &message) &&
	       find_message(req, &i, message, side, out);
}

/*
 * The page behind a mail: the message, and a field to answer it.
 */
static bool about(struct request *req, const struct link *link,
		  struct thread_row *row, struct introduction *i)
{
	return thread_get(req->tx, (thread_message_id){ link->about }, row) &&
	       introduction_get(req->tx, row->introduction_id, i);
}

static html reply_fields(struct request *req, const struct thread_form *form)
{
	return part_page(req, thread_fields, .text = form->tekst,
			 .error = form->error, .warnings = form->warnings,
			 .sure = form->warnings.n != 0);
}

/* What came back wrong with it; nothing of it is kept. */
static struct thread_form form_again(struct request *req)
{
	struct thread_form form = { 0 };
	struct form_errors errors;

	if (req->method == GET)
		return form;
	errors = form_read(req, fields, &form);
	if (errors.n)
		form.error = errors.at[0].message;
	else
		form.warnings = warnings_of(req, form.tekst);
	return form;
}

static bool show_reply(struct request *req, const struct link *link,
		       struct token_page *page)
{
	struct thread_row row;
	struct introduction i;
	struct thread_form form = form_again(req);

	if (!about(req, link, &row, &i))
		return false;
	*page = (struct token_page){
		.title = TF(req, "{who} wrote to you",
			    TR_STR("who", str_eq(row.side, S("helper"))
				   ? i.party : i.name)),
		.text = T(req, "Answer here. They do not see your mail address."),
		.quote = row.text, .fields = reply_fields(req, &form),
		.buttons = { { S("stuur"), T(req, "Send your answer") } },
		.done_path = contact_path(req, i.id),
		.done_label = T(req, "To the conversation"),
	};
	return true;
}

static struct reply use_reply(struct request *req, const struct link *link)
{
	struct thread_form form = { 0 };
	struct thread_row row;
	struct introduction i;
	bool sent;

	if (!about(req, link, &row, &i))
		return reply_not_found(req);
	sent = take(req, (struct thread_post){ .introduction = i.id,
		.side = str_eq(row.side, S("asker")) ? S("helper") : S("asker"),
		.person = link->person_id }, &form);
	if (!sent && (form.warnings.n || !form.tekst.n ||
		      characters(form.tekst) > THREAD_TEXT_MAX))
		return (struct reply){ 0 };
	if (!sent)
		return reply_refused(req, 409, T(req, "Your message was not sent"),
				     form.error);
	req->head.no_index = true;
	return reply_page(req, 200, T(req, "Your message was sent"), thread_sent,
		.path = contact_path(req, i.id));
}

const struct token_purpose thread_purposes[] = {
	{ "thread-reply", ANSWER_FOR, false, show_reply, use_reply },
	{ 0 }
};
