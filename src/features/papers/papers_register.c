/* SPDX-License-Identifier: EUPL-1.2 */
/* The register of processing activities (GDPR, article 30, paragraph 1). */
#include "features/papers/inside.h"

static const char *const measures[] = {
	N_("Nobody has a password: people sign in with a link in a mail or a passkey. Of a session only a hash is kept."),
	N_("Who has a role shows it in a second way, and once more before what reaches many people or their data."),
	N_("Each page names who may see it, and refuses everyone else. Every route is tested with every role."),
	N_("What is done with a role stands in a log that administrators read."),
	N_("Forms, sizes and numbers of requests are limited, against misuse."),
	N_("A page cannot write, and text of others is never run as a program."),
	N_("The log of the machine holds no names, addresses or texts of people."),
	N_("Terms are kept by a program, each night."),
	NULL
};

static str text(const struct request *req, const char *english)
{
	return tr(req->lang, str_from_z(english));
}

static void one(struct request *req, struct paper *p, size_t n,
		const struct processing *it)
{
	struct strs kinds = processing_kinds(req, it);
	struct strs terms = processing_terms(req, it);
	str title = text(req, it->title);

	if (!terms.n)
		list_add(req->arena, &terms) = T(req, "Until the person takes it away, or leaves.");
	paper_heading(req, p, arena_f(req->arena, "%zu. %.*s", n,
				      (int)title.n, title.p));
	paper_fact(req, p, T(req, "Purpose"), text(req, it->purpose));
	paper_fact(req, p, T(req, "Ground"), text(req, it->ground));
	paper_fact(req, p, T(req, "Of whom"), text(req, it->people));
	paper_fact(req, p, T(req, "Data"), text(req, it->data));
	paper_lines(req, p, T(req, "In the words said to them"), &kinds);
	paper_fact(req, p, T(req, "Who sees it"), text(req, it->seen_by));
	paper_lines(req, p, T(req, "How long"), &terms);
}

struct paper paper_register(struct request *req)
{
	struct paper p = {
		.title = T(req, "Register of processing activities"),
		.lead = TF(req, "Of {site}. As article 30 of the General Data Protection Regulation (GDPR) asks.",
			   TR_STR("site", req->conf->name)),
		.version = paper_version(req) };
	const struct processing *it;

	paper_heading(req, &p, T(req, "Controller"));
	paper_owner(req, &p);
	paper_heading(req, &p, T(req, "Processors"));
	paper_host(req, &p);
	paper_abroad(req, &p);
	for (size_t i = 0; (it = processing_done(req, i)); i++)
		one(req, &p, i + 1, it);
	paper_heading(req, &p, T(req, "Security"));
	paper_text(req, &p, T(req, "In general (article 32):"));
	paper_items(req, &p, measures);
	if (!req->conf->database.n)     /* PostgreSQL has ways of its own */
		paper_item(req, &p, T(req, "A copy is made each night, and once a week one is tried."));
	return p;
}
