/* SPDX-License-Identifier: EUPL-1.2 */
/* The privacy page (GDPR, articles 12 to 14). Who changes what it says gives
 * it a new PRIVACY_VERSION (features/consent). */
#include "features/papers/inside.h"
#include "features/privacy/privacy.h"

static void what_for(struct request *req, struct paper *p)
{
	const struct processing *one;

	paper_heading(req, p, T(req, "What we keep of you, and why"));
	paper_text(req, p, T(req, "Only what you came for. You see all of it at your own page, and save or erase it there."));
	for (size_t i = 0; (one = processing_done(req, i)); i++) {
		struct strs kinds = processing_kinds(req, one);

		paper_heading_below(req, p, tr(req->lang, str_from_z(one->title)));
		paper_text(req, p, tr(req->lang, str_from_z(one->purpose)));
		list_each(k, kinds)
			paper_item(req, p, *k);
		paper_fact(req, p, T(req, "Why we may"),
			   tr(req->lang, str_from_z(one->ground)));
		paper_fact(req, p, T(req, "Who sees it"),
			   tr(req->lang, str_from_z(one->seen_by)));
	}
}

static void how_long(struct request *req, struct paper *p)
{
	paper_heading(req, p, T(req, "How long"));
	p->blocks.at[p->blocks.n - 1].id = S("hoe-lang");
	paper_text(req, p, T(req, "You can take away what you placed at any time. The rest goes by itself:"));
	for (size_t i = 0; privacy_term(req, i).what; i++)
		paper_fact(req, p,
			   tr(req->lang, str_from_z(privacy_term(req, i).what)),
			   privacy_term(req, i).after);
}

static void rights(struct request *req, struct paper *p)
{
	static const char *const what[] = {
		N_("See and save what we keep of you."),
		N_("Correct what is not right."),
		N_("Erase it. You have fourteen days to change your mind."),
		N_("Take back a yes that you gave, as easily as you gave it."),
		N_("Object to what we do on our own interest, or ask us to stop meanwhile."),
		NULL
	};

	paper_heading(req, p, T(req, "Your rights"));
	paper_items(req, p, what);
	p->blocks.at[p->blocks.n - 1].link = S("/mijn/gegevens");
	p->blocks.at[p->blocks.n - 1].link_title = T(req, "What we keep of you");
	paper_text(req, p, T(req, "Would you rather ask it? Write to the address above. You get an answer within a month. Not satisfied? You can complain to the Dutch data protection authority (Autoriteit Persoonsgegevens)."));
}

struct paper paper_privacy(struct request *req)
{
	struct paper p = {
		.title = T(req, "Privacy"),
		.lead = T(req, "Organisations are public here, people are not."),
		.version = paper_version(req) };

	paper_heading(req, &p, T(req, "Who answers for your data"));
	paper_text(req, &p, TF(req, "For {site} that is:",
			       TR_STR("site", req->conf->name)));
	paper_owner(req, &p);
	what_for(req, &p);
	how_long(req, &p);
	paper_heading(req, &p, T(req, "Who helps us"));
	paper_text(req, &p, T(req, "They may only do with your data what we asked them to. We sell nothing, and give nothing to others for their own use."));
	paper_host(req, &p);
	paper_abroad(req, &p);
	paper_heading(req, &p, T(req, "Cookies"));
	paper_text(req, &p, T(req, "Three, and none of them follows you: one keeps you signed in, one protects forms, one remembers your language."));
	paper_heading(req, &p, T(req, "No choices by a machine"));
	paper_text(req, &p, T(req, "The site proposes who fits with whom, and says why. People decide. Nothing is decided about you by a program, and no profile of you is made."));
	rights(req, &p);
	return p;
}
