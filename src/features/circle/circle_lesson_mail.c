/* SPDX-License-Identifier: EUPL-1.2 */
/* Everyone in the circle is asked by mail, and answers from there. */
#include "features/circle/circle_notes.h"
#include "mail/letter.h"
#include "circle_lesson.html.h"

enum { LASTS = 90 * DAY };

static void write_to(const struct errand *e, const struct circle_lesson *l,
		     const struct circle_contact *r)
{
	struct addressee to = circle_addressee(e, r);
	str link = token_create(e->tx, &(struct token){ "circle-lesson", r->id,
		.about = l->id.v, .url = e->url, .now = e->now }).url;

	mail_add(e->tx, &(struct mail){ .to = to.mail, .now = e->now,
		.subject = T(&to, "May everyone read this lesson?"),
		.text = LETTER(to.arena, to.lang, to.name, e->conf->name,
			T(&to, "Someone in your circle proposes to share this lesson with everyone, as of “a circle”, without names:"),
			letter_quoted(to.arena, l->title),
			letter_quoted(to.arena, l->words),
			T(&to, "Only if all of you say yes, everyone can read it. With one “no” it stays with the circle. Later each of you can take it back."),
			letter_choice(&to, T(&to, "Yes, everyone may read it"),
				      link, "ja"),
			letter_choice(&to, T(&to, "No, keep it to ourselves"),
				      link, "nee")) });
}

/* To all members of its circle but that one. */
static void write_all(const struct errand *e, circle_lesson_id id, person_id but,
		      void (*write)(const struct errand *e,
				    const struct circle_lesson *l,
				    const struct circle_contact *r))
{
	struct circle_contact_rows readers;
	struct circle_lesson l;

	if (!circle_lesson_get(e->tx, id, &l))
		return;
	readers = circle_contacts(e->tx, l.circle_id);
	list_each(r, readers)
		if (r->id.v != but.v)
			write(e, &l, r);
}

void circle_lesson_ask(const struct errand *e, circle_lesson_id id,
		       person_id but)
{
	write_all(e, id, but, write_to);
}

static void write_news(const struct errand *e, const struct circle_lesson *l,
		       const struct circle_contact *r)
{
	struct addressee to = circle_addressee(e, r);
	bool shown = str_eq(l->state, S("published"));
	str path = shown
		? arena_f(to.arena, "/kennis/%.*s", (int)l->slug.n, l->slug.p)
		: arena_f(to.arena, "/mijn/kringen/%" PRId64 "/lessen/%" PRId64,
			  l->circle_id.v, l->id.v);

	mail_add(e->tx, &(struct mail){ .to = to.mail, .now = e->now,
		.subject = shown ? T(&to, "Everyone can read your circle's lesson")
				 : T(&to, "Your circle's lesson was taken back"),
		.text = LETTER(to.arena, to.lang, to.name, e->conf->name,
			shown ? T(&to, "All of you said yes. This lesson can be read by everyone now, without names:")
			      : T(&to, "One of you took this lesson back. Only your circle can read it now:"),
			letter_quoted(to.arena, l->title),
			shown ? T(&to, "Each of you can take it back at any time. Read it here:")
			      : T(&to, "You can change it together and ask everyone again. It stands here:"),
			arena_f(to.arena, "%.*s%.*s", (int)e->url.n, e->url.p,
				(int)path.n, path.p)) });
}

void circle_lesson_tell(const struct errand *e, circle_lesson_id id,
			person_id but)
{
	write_all(e, id, but, write_news);
}

void circle_lessons_joined(const struct errand *e, circle_id circle,
			   person_id person)
{
	struct circle_lesson_key_rows rows =
		circle_lessons_proposed(e->tx, circle);
	struct circle_contact_rows readers =
		circle_contacts(e->tx, circle);
	struct circle_lesson l;

	list_each(row, rows)
		list_each(r, readers)
			if (r->id.v == person.v &&
			    circle_lesson_get(e->tx, row->id, &l))
				write_to(e, &l, r);
}

/*
 * The link in that mail.
 */
static bool find(struct request *req, const struct link *link,
		 struct circle_lesson *l)
{
	struct circle_contact_rows readers;

	if (!circle_lesson_get(req->tx, (circle_lesson_id){ link->about }, l) ||
	    !str_eq(l->state, S("proposed")))
		return false;
	readers = circle_contacts(req->tx, l->circle_id);
	list_each(r, readers)
		if (r->id.v == link->person_id.v)
			return true;
	return false;
}

static bool show(struct request *req, const struct link *link,
		 struct token_page *page)
{
	struct circle_lesson l;

	if (!find(req, link, &l))
		return false;
	*page = (struct token_page){
		.title = T(req, "May everyone read this lesson?"),
		.text = T(req, "Only if all of you say yes, everyone can read it. With one “no” it stays with the circle. Later each of you can take it back."),
		.fields = part_page(req, circle_lesson_fields, .title = l.title,
				    .words = l.words, .round = l.round),
		.buttons = {
			{ S("ja"), T(req, "Yes, everyone may read it") },
			{ S("nee"), T(req, "No, keep it to ourselves") },
		},
		.done_path = circle_own_path(req, l.circle_id),
		.done_label = T(req, "To the circle"),
	};
	return true;
}

static struct reply use(struct request *req, const struct link *link)
{
	struct circle_lesson l;

	if (!find(req, link, &l) ||
	    !circle_lesson_take_answer(req, &l, link->person_id) ||
	    !circle_lesson_get(req->tx, l.id, &l))
		return (struct reply){ 0 };
	if (str_eq(l.state, S("published")))
		return token_done(req, T(req, "All of you said yes: everyone can read it now."),
				  arena_f(req->arena, "/kennis/%.*s",
					  (int)l.slug.n, l.slug.p),
				  T(req, "Look at the lesson"));
	return token_done(req, str_eq(l.state, S("kept"))
			? T(req, "It stays with the circle.")
			: T(req, "Thank you. It waits for the yes of the others."),
		circle_own_path(req, l.circle_id), T(req, "To the circle"));
}

const struct token_purpose circle_lesson_purposes[] = {
	{ "circle-lesson", LASTS, false, show, use },
	{ 0 }
};

/*
 * At night: who was erased is waited for no more; and what nobody shared goes.
 */
static enum job_end settle_all(struct job *job)
{
	struct errand e = { job->tx, job->conf, job->url, job->now };

	circle_lessons_left(&e, (circle_id){ 0 });
	return JOB_DONE;
}

const struct job_kind circle_lesson_jobs[] = {
	{ "circle.lessons", settle_all },
	{ 0 }
};

const struct periodic circle_lesson_periodic[] = {
	{ "circle.lessons", DAY, 4 * HOUR + 30 * MINUTE },
	{ 0 }
};

void circle_lessons_forget(struct tx *tx, int64_t before)
{
	circle_lessons_end_entries(tx, before);
	circle_lessons_end(tx, before);
}
