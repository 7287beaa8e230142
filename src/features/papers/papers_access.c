/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The accessibility statement, in the shape that Dutch public bodies use:
 * status A (all criteria are met) to E (there is no statement), what is known
 * not to work, with cause, consequence and plan, and where to say so.
 */
#include "features/papers/inside.h"

enum { TEST_COUNTS = 3 * 365 * DAY + DAY, SOON = 183 * DAY };

#define PART S("toegankelijk")

static const struct status {
	const char *name, *says;
} statuses[] = {
	{ N_("A: complies in full"),
	  N_("The whole site was tested, and all that is asked is met.") },
	{ N_("B: complies in part"),
	  N_("The whole site was tested. Not all that is asked is met yet; below stands what is done about it, and when.") },
	{ N_("C: first measures taken"),
	  N_("The whole site was not tested yet by someone else, or too long ago. A test is planned within six months.") },
	{ N_("D: does not comply"),
	  N_("The whole site was not tested yet by someone else, or too long ago, and no test is planned within six months.") },
	{ N_("E: no statement yet"),
	  N_("This page is not complete: those who look after the site still have to fill in who they are and where to write.") },
};

/* Days that are none count as far away. */
static int64_t day_of(str text)
{
	int64_t from, to;

	return when_span(text, &from, &to) ? from : 0;
}

static const struct status *status_of(const struct request *req, size_t issues)
{
	const struct conf *c = req->conf;
	int64_t tested = day_of(c->access_tested);
	int64_t planned = day_of(c->access_planned);

	if (!c->owner.n || !c->access_mail.n)
		return &statuses[4];
	if (tested && tested <= req->now && c->access_by.n &&
	    req->now < tested + TEST_COUNTS)
		return &statuses[issues ? 1 : 0];
	return &statuses[planned + DAY > req->now &&
			 planned < req->now + SOON ? 2 : 3];
}

static void standing(struct request *req, struct paper *p, size_t issues)
{
	const struct status *s = status_of(req, issues);

	paper_heading(req, p, T(req, "How far we are"));
	paper_text(req, p, tr(req->lang, str_from_z(s->says)));
	paper_fact(req, p, T(req, "Status"), tr(req->lang, str_from_z(s->name)));
	paper_asked(req, p, T(req, "Statement by"), &(struct paper_fact){
		.value = req->conf->owner, .part = S("organisatie") });
	paper_fact(req, p, T(req, "It is about"), req->url);
	paper_fact(req, p, T(req, "Standard"), S("EN 301 549, WCAG 2.2 A, AA"));
}

static void how_tested(struct request *req, struct paper *p)
{
	static const char *const ours[] = {
		N_("A program looks at every page when the site is made, wide and narrow, and finds nothing wrong."),
		N_("The most used ways through the site are walked with the keyboard and without JavaScript."),
		N_("Text may be enlarged to 200 percent; nothing falls off."),
		N_("A map always stands beside a list of the same."),
		N_("Pages of places and meetings print well."),
		NULL
	};
	const struct conf *c = req->conf;

	paper_heading(req, p, T(req, "How it was tested"));
	paper_asked(req, p, T(req, "Last full test"), &(struct paper_fact){
		.value = when_written(req->arena, req->lang, c->access_tested),
		.part = PART });
	paper_fact(req, p, T(req, "Tested by"), c->access_by.n ? c->access_by
		: T(req, "nobody yet; people with a disability neither"));
	paper_fact(req, p, T(req, "Report"), c->access_report);
	paper_fact(req, p, T(req, "Next test by"),
		   when_written(req->arena, req->lang, c->access_planned));
	paper_text(req, p, T(req, "Besides, the makers of the program do this with each new version:"));
	paper_items(req, p, ours);
}

static void known(struct request *req, struct paper *p,
		  const struct issue_rows *issues)
{
	size_t n = 0;

	paper_heading(req, p, T(req, "What does not work yet"));
	if (!issues->n)
		paper_text(req, p, T(req, "We know of nothing now. Do you? Tell us."));
	list_each(i, *issues) {
		paper_heading_below(req, p, arena_f(req->arena, "%zu. %.*s",
			++n, (int)i->what.n, i->what.p));
		paper_fact(req, p, T(req, "Cause"), i->cause);
		paper_fact(req, p, T(req, "What it means"), i->effect);
		paper_fact(req, p, T(req, "Another way meanwhile"), i->instead);
		paper_fact(req, p, T(req, "What we do about it"), i->measure);
		paper_fact(req, p, T(req, "Done by"),
			   when_written(req->arena, req->lang, i->by_day));
	}
}

static void telling(struct request *req, struct paper *p)
{
	paper_heading(req, p, T(req, "Does something not work for you?"));
	paper_text(req, p, T(req, "Tell us. You get an answer within two weeks, and within six weeks it is solved or you hear when. If you need something sooner, we help you in another way."));
	paper_asked(req, p, T(req, "Mail"), &(struct paper_fact){
		.value = req->conf->access_mail, .part = PART });
	paper_fact(req, p, T(req, "Phone"), req->conf->phone);
	paper_text(req, p, T(req, "Not satisfied with the answer? If this is a site of a public body, you can go to the National Ombudsman. Everyone can go to the Netherlands Institute for Human Rights (College voor de Rechten van de Mens)."));
}

struct paper paper_access(struct request *req)
{
	struct issue_rows issues = issue_list(req->tx);
	struct paper p = {
		.title = T(req, "Accessibility statement"),
		.lead = T(req, "This site is for everyone, also on an old phone, without a mouse or with a screen reader."),
		.version = paper_version(req) };

	standing(req, &p, issues.n);
	known(req, &p, &issues);
	how_tested(req, &p);
	telling(req, &p);
	return p;
}
