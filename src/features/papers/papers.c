/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/papers/inside.h"
#include "paper.html.h"

#define DESK_PATH "/beheer/papieren"

static const struct kind {
	str slug;
	const char *what;
	struct paper (*write)(struct request *req);
	str shown;              /* where everyone reads it; empty: nowhere */
} kinds[] = {
	{ S("privacy"),
	  N_("What is kept of people and why. Everyone can read it."),
	  paper_privacy, S("/privacy") },
	{ S("toegankelijkheid"),
	  N_("How far everyone can use the site. Everyone can read it."),
	  paper_access, S("/toegankelijkheid") },
	{ S("register"),
	  N_("What is done with data of people, for the data protection authority."),
	  paper_register, { 0 } },
	{ S("verwerkersovereenkomst"),
	  N_("With who runs the machine: to print and sign."),
	  paper_agreement, { 0 } },
};

static const struct kind *kind_of(str slug)
{
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (str_eq(kinds[i].slug, slug))
			return &kinds[i];
	return NULL;
}

static struct reply page(struct request *req, const struct paper *paper,
			 str save)
{
	return reply_page(req, 200, paper->title, paper_page, .paper = *paper,
			  .fills = who_may(&req->who, ADMINISTRATOR),
			  .save = save);
}

static struct reply privacy(struct request *req)
{
	struct paper paper = paper_privacy(req);

	return page(req, &paper, (str){ 0 });
}

static struct reply access(struct request *req)
{
	struct paper paper = paper_access(req);

	return page(req, &paper, (str){ 0 });
}

static void head(struct request *req)
{
	head_desk(req, T(req, "Papers"), S(DESK_PATH));
}

static struct reply list(struct request *req)
{
	struct paper_lines_list lines = { 0 };

	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct paper paper = kinds[i].write(req);

		list_add(req->arena, &lines) = (struct paper_line){
			.slug = kinds[i].slug, .title = paper.title,
			.what = tr(req->lang, str_from_z(kinds[i].what)),
			.path = kinds[i].shown.n ? kinds[i].shown
				: arena_f(req->arena, DESK_PATH "/%s",
					  kinds[i].slug.p),
			.gaps = (int64_t)paper.gaps.n };
	}
	head(req);
	return reply_page(req, 200, T(req, "Papers"), papers_page,
			  .lines = lines);
}

static struct reply show(struct request *req)
{
	const struct kind *kind = kind_of(req->args[0]);
	struct paper paper;

	if (!kind)
		return reply_not_found(req);
	if (kind->shown.n)
		return reply_redirect(req, "%s", kind->shown.p);
	paper = kind->write(req);
	head(req);
	head_crumb(req, paper.title, req->path);
	return page(req, &paper, kind->slug);
}

/* As a file: a text, or a page without frame that an office program opens. */
static struct reply save(struct request *req)
{
	const struct kind *kind = kind_of(req->args[0]);
	bool text = str_eq(request_param(req, "als"), S("tekst"));
	struct paper paper;
	struct reply reply;

	if (!kind)
		return reply_not_found(req);
	paper = kind->write(req);
	reply = text ? reply_bytes(req, 200, S("text/plain; charset=utf-8"),
				   paper_plain(req, &paper))
		     : reply_bytes(req, 200, S("text/html; charset=utf-8"),
				   part_page(req, paper_file, .lang = req->lang,
					     .paper = paper).s);
	req->head.no_store = true;
	reply.filename = arena_f(req->arena, "%s-%s.%s", kind->slug.p,
				 when_date(req->arena, req->now).p,
				 text ? "txt" : "html");
	return reply;
}

const struct route papers_routes[] = {
	{ GET,  "/privacy",                privacy,     ANYONE },
	{ GET,  "/toegankelijkheid",       access,      ANYONE },
	{ GET,  DESK_PATH,                 list,        ADMINISTRATOR },
	{ GET,  DESK_PATH "/{paper}",      show,        ADMINISTRATOR },
	{ GET,  DESK_PATH "/{paper}/opslaan", save,     ADMINISTRATOR },
	{ GET,  "/beheer/toegankelijkheid", issues_show, ADMINISTRATOR },
	{ POST, "/beheer/toegankelijkheid", issue_add,  ADMINISTRATOR },
	{ POST, "/beheer/toegankelijkheid/{id}", issue_solved, ADMINISTRATOR },
	{ 0 }
};
