/* SPDX-License-Identifier: EUPL-1.2 */
/* The mails: to who is asked, and to all who keep one of both. */
#include "features/merge/inside.h"
#include "features/audit/audit.h"
#include "features/introduction/introduction.h"
#include "mail/letter.h"

static const char purpose[] = "merge";

static bool is_among(const struct merge_keeper_rows *list, person_id person)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i].id.v == person.v)
			return true;
	return false;
}

bool merge_must_ask(struct tx *tx, entry_id kept, entry_id other)
{
	struct merge_keeper_rows ours = merge_keepers(tx, kept, KEEPERS);
	struct merge_keeper_rows theirs = merge_keepers(tx, other, KEEPERS);

	list_each(p, theirs)
		if (ours.n && !is_among(&ours, p->id))
			return true;
	return false;
}

/* The titles, and where the kept one lives. */
struct names {
	str kept, other, path, url;
};

static bool names_of(struct request *req, const struct merging *m,
		     struct names *n)
{
	struct entry_card kept, other;
	str path;

	if (!entry_get(req->tx, m->kept_slug, &kept) ||
	    !entry_get(req->tx, m->other_slug, &other))
		return false;
	path = entry_path(req->tx, kept.id, kept.type, kept.slug);
	*n = (struct names){ entry_title_within(kept.title),
		entry_title_within(other.title), path,
		arena_f(req->arena, "%.*s%.*s", (int)req->url.n, req->url.p,
			(int)path.n, path.p) };
	return true;
}

static str fill(struct request *req, str lang, const char *english,
		const struct names *n)
{
	return tr_fill(req->arena, tr(lang, str_from_z(english)),
		       TR_ARGS(TR_STR("kept", n->kept), TR_STR("other", n->other)));
}

/* paragraphs: five, of which some may be empty. */
static void write_to(struct request *req, const struct merge_keeper *p,
		     str subject, const str *paragraphs)
{
	mail_add(req->tx, &(struct mail){
		.to = p->mail, .subject = subject,
		.text = letter_write(req->arena, p->lang,
			(const str[]){ p->name, req->conf->name }, paragraphs, 5),
		.now = req->now });
}

void merge_ask(struct request *req, const struct merging *m)
{
	struct merge_keeper_rows ours = merge_keepers(req->tx, m->kept_id, KEEPERS);
	struct merge_keeper_rows theirs = merge_keepers(req->tx, m->other_id,
							KEEPERS);
	struct names n;

	if (!names_of(req, m, &n))
		return;
	list_each(p, theirs) {
		if (is_among(&ours, p->id))
			continue;
		write_to(req, p, fill(req, p->lang,
			N_("Are {other} and {kept} the same?"), &n), (const str[]){
			fill(req, p->lang, N_("A coordinator thinks that {other} and {kept} stand here twice, and would make them one page: that of {kept}. What is yours moves along, and you go on as contact person. The reason:"), &n),
			m->why, tr(p->lang, S("Open this link and say yes or no:")),
			token_create(req->tx, &(struct token){ purpose, p->id,
				.about = m->id.v, .url = req->url,
				.now = req->now }).url,
			tr(p->lang, S("Without an answer within two weeks the coordinator decides. It can be undone for thirty days.")) });
	}
}

static const char *said(bool done, bool subject)
{
	if (subject)
		return done ? N_("{other} and {kept} are one page now")
			    : N_("{other} and {kept} are two pages again");
	return done ? N_("{other} stood here twice. It is part of {kept} now: with its people, asks, offers, photos and conversations. Who goes to the old address comes out there. The reason:")
		    : N_("Merging {other} with {kept} was undone. Both are back as they were.");
}

void merge_tell(struct request *req, const struct merging *m, bool done)
{
	struct merge_keeper_rows all = merge_keepers(req->tx, m->kept_id, KEEPERS);
	struct merge_keeper_rows more = merge_keepers(req->tx, m->other_id, KEEPERS);
	struct names n;

	if (!names_of(req, m, &n))
		return;
	list_each(p, more)
		if (!is_among(&all, p->id))
			list_add(req->arena, &all) = *p;
	list_each(p, all)
		write_to(req, p, fill(req, p->lang, said(done, true), &n),
			(const str[]){ fill(req, p->lang, said(done, false), &n),
			done ? m->why : (str){ 0 }, n.url, (str){ 0 },
			done ? tr(p->lang, S("Is that not right? Tell the coordinator within thirty days: it can be undone.")) : (str){ 0 } });
}

static bool about(struct request *req, const struct link *link,
		  struct merging *m)
{
	return merge_get(req->tx, (merging_id){ link->about }, m) &&
	       str_eq(m->state, S("asked"));
}

static bool show(struct request *req, const struct link *link,
		 struct token_page *page)
{
	struct merging m;
	struct names n;

	if (!about(req, link, &m) || !names_of(req, &m, &n))
		return false;
	*page = (struct token_page){
		.title = fill(req, req->lang, N_("Are {other} and {kept} the same?"), &n),
		.text = fill(req, req->lang,
			N_("If so they become one page: that of {kept}. What is yours moves along, and you go on as contact person."), &n),
		.quote = m.why,
		.buttons = { { S("ja"), T(req, "Yes, make them one") },
			     { S("nee"), T(req, "No, they are two") } },
		.done_path = n.path, .done_label = n.kept,
	};
	return true;
}

/* The coordinator of it hears the no. */
static void tell_no(struct request *req, const struct merging *m,
		    const struct names *n)
{
	struct introduction_coordinator c;
	struct entry_card kept;

	if (!entry_get(req->tx, m->kept_slug, &kept) ||
	    !introduction_coordinator_of(req->tx, kept.place_id, req->now, &c))
		return;
	mail_add(req->tx, &(struct mail){
		.to = c.mail,
		.subject = fill(req, c.lang, N_("{other} and {kept} are two"), n),
		.text = LETTER(req->arena, c.lang, c.name, req->conf->name,
			fill(req, c.lang, N_("Who keeps {other} says that it is not the same as {kept}. Nothing was changed."), n)),
		.now = req->now });
}

static struct reply use(struct request *req, const struct link *link)
{
	str answer = request_field(req, "antwoord");
	struct merging m;
	struct names n;

	if (!about(req, link, &m) || !names_of(req, &m, &n))
		return reply_not_found(req);
	if (str_eq(answer, S("ja"))) {
		if (!merge_perform(req, &m))
			return reply_not_found(req);
		return token_done(req, fill(req, req->lang,
			N_("{other} is part of {kept} now."), &n), n.path, n.kept);
	}
	if (!str_eq(answer, S("nee")))
		return (struct reply){ 0 };
	(void)!merge_end(req->tx, m.id, S("refused"));
	audit_note_entry(req->tx, link->person_id, S("merge.refused"), m.kept_id,
			 (person_id){ 0 }, req->now);
	tell_no(req, &m, &n);
	return token_done(req, T(req, "They stay two. The coordinator hears it."),
			  S("/"), req->conf->name);
}

const struct token_purpose merge_purposes[] = {
	{ purpose, MERGE_ANSWER_FOR + MERGE_UNDO_FOR, false, show, use },
	{ 0 }
};
