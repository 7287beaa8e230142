/* SPDX-License-Identifier: EUPL-1.2 */
/* An agreement between who answers for the site and who runs the machine
 * (GDPR, article 28, paragraph 3): a template, to be read and signed. */
#include "features/papers/inside.h"

struct article {
	const char *heading;
	const char *const *lines;
};

#define LINES(...) (const char *const[]){ __VA_ARGS__, NULL }

static const struct article articles[] = {
	{ N_("1. What this is about"), LINES(
	  N_("The processor runs the machine and the program of the site for the controller. It handles personal data with that: it keeps them, copies them, sends mail and puts data back when needed."),
	  N_("Which data, of whom and what for, stands in annex 1. It is part of this agreement, and so are annexes 2 and 3."),
	  N_("Words mean here what they mean in the General Data Protection Regulation (GDPR).")) },
	{ N_("2. Only as asked"), LINES(
	  N_("The processor handles the data only as the controller asks in writing, and never for itself. This agreement is the first of those requests."),
	  N_("If a law forces the processor to something else, it says so first, unless that law forbids it."),
	  N_("If the processor thinks that a request breaks the law, it says so at once.")) },
	{ N_("3. Confidential"), LINES(
	  N_("Everyone who can reach the data for the processor has promised in writing to keep them to themselves, also afterwards."),
	  N_("No more people can reach them than the work asks.")) },
	{ N_("4. Security"), LINES(
	  N_("The processor takes the measures that article 32 of the GDPR asks, and in any case those of annex 2."),
	  N_("It looks at least once a year whether they still do, and improves them where needed.")) },
	{ N_("5. Others who help"), LINES(
	  N_("The processor may use the helpers of annex 3. It asks them in writing to keep to the same duties as stand here, and answers for what they do."),
	  N_("It tells of another helper four weeks ahead. The controller may object within two weeks. If they find no way out, the controller may end this agreement by the day the change would begin.")) },
	{ N_("6. Outside the European Economic Area"), LINES(
	  N_("Data leave the European Economic Area only if the controller said yes to it in writing beforehand, and chapter V of the GDPR allows it. What holds now stands in annex 3.")) },
	{ N_("7. Rights of people"), LINES(
	  N_("The program lets people see, save, correct and erase their data themselves."),
	  N_("If someone asks the processor for it, it passes that on within three working days and does not answer itself. It helps the controller to answer in time.")) },
	{ N_("8. A data breach"), LINES(
	  N_("The processor tells the controller of a data breach as soon as it knows, and within 24 hours in any case."),
	  N_("It tells what happened, of whom and about how many people data are involved, what may follow, what it has done, and whom to ask. What it does not know yet it tells later."),
	  N_("The controller decides whether the data protection authority and the people themselves are told. The processor helps with that, and keeps a list of all breaches.")) },
	{ N_("9. Helping and showing"), LINES(
	  N_("The processor helps the controller with articles 32 to 36 of the GDPR: security, breaches, and looking at risks beforehand."),
	  N_("It gives the controller everything needed to show that article 28 is kept."),
	  N_("The controller may have this checked once a year, and after a data breach, by someone who is bound to keep it confidential. It says so two weeks ahead. Each bears its own costs, unless a serious failing comes to light: then the processor pays for the check.")) },
	{ N_("10. Who answers for what"), LINES(
	  N_("Each answers for harm that comes from not keeping to this agreement or to the GDPR, by the rules of article 82 of the GDPR and of Dutch law. What was agreed about liability in another agreement between these two holds here as well, as far as the law allows.")) },
	{ N_("11. How long, and what then"), LINES(
	  N_("This agreement begins when both have signed, and lasts for as long as the processor has the data."),
	  N_("When it ends, the processor gives all data to the controller as a copy that the program can read, and then erases what it has, within thirty days. Copies made for safety go by the term in annex 1."),
	  N_("It confirms in writing that this is done. It keeps only what a law tells it to.")) },
	{ N_("12. To close"), LINES(
	  N_("Changes hold only if both have signed for them. Where this agreement and another one differ about personal data, this one holds."),
	  N_("Dutch law applies. What the two cannot solve together goes to the court of the district where the controller is.")) },
	{ .heading = NULL }
};

static str text(const struct request *req, const char *english)
{
	return tr(req->lang, str_from_z(english));
}

static void between(struct request *req, struct paper *p)
{
	paper_heading(req, p, T(req, "Between"));
	paper_heading_below(req, p, T(req, "The controller"));
	paper_owner(req, p);
	paper_heading_below(req, p, T(req, "The processor"));
	paper_asked(req, p, T(req, "Runs the machine"), &(struct paper_fact){
		.value = req->conf->host, .part = S("machine") });
	paper_asked(req, p, T(req, "Address of who runs the machine"),
		    &(struct paper_fact){ .value = req->conf->host_address,
					  .part = S("machine") });
}

static void annex_data(struct request *req, struct paper *p)
{
	const struct processing *it;

	paper_heading(req, p, T(req, "Annex 1: which data, of whom, what for"));
	for (size_t i = 0; (it = processing_done(req, i)); i++) {
		struct strs terms = processing_terms(req, it);

		paper_heading_below(req, p, text(req, it->title));
		paper_fact(req, p, T(req, "Purpose"), text(req, it->purpose));
		paper_fact(req, p, T(req, "Of whom"), text(req, it->people));
		paper_fact(req, p, T(req, "Data"), text(req, it->data));
		paper_lines(req, p, T(req, "How long"), &terms);
	}
}

static void annex_measures(struct request *req, struct paper *p)
{
	static const char *const lines[] = {
		N_("The machine and the program get security updates within a week; what is being misused already, within a day."),
		N_("Connections with visitors and with the mail server are encrypted (TLS 1.2 or newer)."),
		N_("Disks and copies are encrypted, or stand in a room that only those involved can enter."),
		N_("A copy is made each day. One stands in another building, and putting one back is tried at least once a year."),
		N_("Who manages the machine signs in with a key or in two ways, under their own name."),
		N_("The machine is watched for failures and misuse, and someone can be reached about it."),
		NULL
	};

	paper_heading(req, p, T(req, "Annex 2: measures"));
	paper_text(req, p, T(req, "What the program does by itself stands in the register of the controller. The processor adds:"));
	paper_items(req, p, lines);
}

static void signatures(struct request *req, struct paper *p)
{
	static const char *const who[] = { N_("For the controller"),
					   N_("For the processor") };

	paper_heading(req, p, T(req, "Signed"));
	for (size_t i = 0; i < COUNT(who); i++) {
		str line = S("……………………………………");

		paper_heading_below(req, p, text(req, who[i]));
		paper_fact(req, p, T(req, "Name and function"), line);
		paper_fact(req, p, T(req, "Place and day"), line);
		paper_fact(req, p, T(req, "Signature"), line);
	}
}

struct paper paper_agreement(struct request *req)
{
	struct paper p = {
		.title = T(req, "Data processing agreement"),
		.lead = TF(req, "For {site}. As article 28 of the General Data Protection Regulation (GDPR) asks. A template: have it read by who knows the law before you sign.",
			   TR_STR("site", req->conf->name)),
		.version = paper_version(req) };

	between(req, &p);
	for (size_t i = 0; articles[i].heading; i++) {
		paper_heading(req, &p, text(req, articles[i].heading));
		for (size_t n = 0; articles[i].lines[n]; n++)
			paper_fact(req, &p, arena_f(req->arena, "%zu.%zu", i + 1,
						    n + 1),
				   text(req, articles[i].lines[n]));
	}
	signatures(req, &p);
	annex_data(req, &p);
	annex_measures(req, &p);
	paper_heading(req, &p, T(req, "Annex 3: helpers, and outside Europe"));
	paper_host(req, &p);
	paper_abroad(req, &p);
	return p;
}
