/* SPDX-License-Identifier: EUPL-1.2 */
/* What can be done about a report: the deed, its letter and its line in the
 * log. */
#include "features/report/inside.h"
#include "features/audit/audit.h"
#include "features/edit/edit.h"
#include "features/introduction/introduction.h"
#include "mail/letter.h"

static const struct measure_kind kinds[] = {
	{ S("hide"), N_("Hide it"),
	  N_("Only whose it is still sees it, and who moderates."),
	  N_("Hidden"),
	  N_("We hid “{title}”: {reason}. Nobody but you sees it now. You can still change it."),
	  N_("We looked at “{title}” and hid it. Thank you for telling us."),
	  S("report.hidden") },
	{ S("warn"), N_("Ask whose it is to change it"),
	  N_("It stays where it is. They get a mail."),
	  N_("Asked to change"),
	  N_("Someone pointed us to “{title}”: {reason}. Will you look at it and change it? We hid nothing."),
	  N_("We looked at “{title}” and asked whose it is to change it. Thank you for telling us."),
	  S("report.warned") },
	{ S("block"), N_("Let the writer only read for a while"),
	  N_("They can read everything, and write nothing until a day that you choose."),
	  N_("May only read"),
	  N_("Until {date} you can read everything here, but write nothing. This is about “{title}”: {reason}."),
	  N_("We looked at “{title}” and talked to who wrote it. Thank you for telling us."),
	  S("report.blocked") },
	{ S("dismiss"), N_("Leave it"),
	  N_("Nothing changes. Only who reported it gets a mail."),
	  N_("Left as it is"),
	  N_("We looked at “{title}” and leave it as it is, because it fits the house rules. Thank you for telling us."),
	  NULL, S("report.dismissed") },
	{ S("restore"), N_("Show it again"), N_("Everyone sees it again."),
	  N_("Shown again"),
	  N_("“{title}” can be seen by everyone again. Thank you for your patience."),
	  NULL, S("report.restored") },
	{ S("unblock"), N_("Let the writer write again"),
	  N_("They can write again at once."),
	  N_("May write again"),
	  N_("You can write here again. Thank you for your patience."),
	  NULL, S("report.unblocked") },
	{ .what = S("") },
};

const struct measure_kind *measure_kinds(void)
{
	return kinds;
}

const struct measure_kind *measure_kind_of(str what)
{
	for (const struct measure_kind *k = kinds; k->what.n; k++)
		if (str_eq(k->what, what))
			return k;
	return NULL;
}

str report_measure_name(str lang, str what)
{
	const struct measure_kind *kind = measure_kind_of(what);

	return kind ? tr(lang, str_from_z(kind->past)) : what;
}

/* An administrator alone keeps someone with a role from writing. */
static bool may_block(struct request *req, const struct report *r,
		      bool blocked_now)
{
	struct report_person writer;

	if (!report_writer(req->tx, r->id, &writer))
		return false;
	if ((writer.blocked_until > req->now) != blocked_now)
		return false;
	return !report_office(req->tx, writer.id, req->now) ||
	       may(req, ADMINISTRATOR, SITE);
}

bool measure_fits(struct request *req, const struct report *r,
		  const struct measure_kind *kind)
{
	bool hidden = str_eq(r->status, S("hidden"));

	/* A meeting or a list is not hidden this way. */
	if (str_eq(kind->what, S("hide")))
		return !hidden && edit_knows(r->type);
	if (str_eq(kind->what, S("restore")))
		return hidden && edit_knows(r->type);
	if (str_eq(kind->what, S("block")))
		return may_block(req, r, false);
	if (str_eq(kind->what, S("unblock")))
		return may_block(req, r, true);
	return !r->decided_at;
}

static void send(struct request *req, const struct report *r,
		 const struct measure_letter *letter,
		 const struct addressee *to)
{
	str link = { 0 };

	if (letter->appeal.v)
		link = token_create(req->tx, &(struct token){ "appeal",
			to->person, .about = letter->appeal.v,
			.url = req->url, .now = req->now }).url;
	mail_add(req->tx, &(struct mail){
		.to = to->mail,
		.subject = tr_fill(req->arena, tr(to->lang,
				   str_from_z(letter->subject)),
			TR_ARGS(TR_STR("title", r->title))),
		.text = LETTER(req->arena, to->lang, to->name, req->conf->name,
			letter->words,
			link.n ? T(to, "Do you not agree? Tell us here. You need not sign in, and someone else looks at it again. The link is good for 60 days.")
			       : (str){ 0 },
			link),
		.now = req->now });
}

void measure_tell(struct request *req, const struct report *r,
		  const struct measure_letter *letter)
{
	struct report_person_rows people = report_concerned(req->tx, r->id);
	struct introduction_contact c;

	list_each(row, people)
		send(req, r, letter, &(struct addressee){ req->arena,
			row->lang, row->name, row->mail, row->id });
	if (!people.n && introduction_contact_of(req->tx, r->entry_id, &c))
		send(req, r, letter, &(struct addressee){ req->arena, c.lang,
			c.name, c.mail });
}

/* Who left an address hears what came of it, once; then it is forgotten. */
static void tell_reporters(struct request *req, const struct report *r,
			   const struct decision *d)
{
	struct report_word_rows words = report_words(req->tx, r->id);

	list_each(w, words) {
		str text = d->kind->told
			? tr_fill(req->arena, tr(w->lang,
				str_from_z(d->kind->told)),
				TR_ARGS(TR_STR("title", r->title)))
			: d->words;

		if (w->mail.n)
			mail_add(req->tx, &(struct mail){ .to = w->mail,
				.subject = tr(w->lang,
					S("What became of what you told us")),
				.text = LETTER(req->arena, w->lang, (str){ 0 },
					       req->conf->name, text),
				.now = req->now });
	}
	report_forget_mail(req->tx, r->id);
}

static void act(struct request *req, const struct report *r,
		const struct decision *d, person_id writer)
{
	str what = d->kind->what;

	if (str_eq(what, S("hide")))
		(void)edit_hide_entry(req, r->slug, d->reason, d->words);
	else if (str_eq(what, S("restore")))
		(void)edit_show_entry(req, r->slug);
	else if (str_eq(what, S("block")) || str_eq(what, S("unblock")))
		report_block(req->tx, writer, d->ends_at);
}

static bool tells_owner(str what)
{
	return !str_eq(what, S("dismiss"));
}

/* What can be objected to; the others give something back. */
static bool hurts(str what)
{
	return str_eq(what, S("hide")) || str_eq(what, S("warn")) ||
	       str_eq(what, S("block"));
}

void measure_take(struct request *req, const struct report *r,
		  const struct decision *d)
{
	struct report_person writer = { 0 };
	str what = d->kind->what;
	measure_id id;

	if (!report_writer(req->tx, r->id, &writer))
		writer.id.v = 0;
	act(req, r, d, writer.id);
	id = measure_add(req->tx, .report = r->id, .person = writer.id,
			 .what = what, .reason = d->reason, .words = d->words,
			 .by = req->who.id, .now = req->now,
			 .ends_at = d->ends_at);
	audit_note_entry(req->tx, req->who.id, d->kind->deed, r->entry_id,
			 writer.id, req->now);
	if (tells_owner(what))
		measure_tell(req, r, &(struct measure_letter){
			N_("About “{title}”"), d->words,
			hurts(what) ? id : (measure_id){ 0 } });
	if (report_decide(req->tx, r->id, req->now))
		tell_reporters(req, r, d);
}

void measure_undo(struct request *req, const struct report *r,
		  const struct measure *m)
{
	if (str_eq(m->what, S("hide")))
		(void)edit_show_entry(req, r->slug);
	else if (str_eq(m->what, S("block")))
		report_block(req->tx, m->person_id, 0);
}
