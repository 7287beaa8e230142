/* SPDX-License-Identifier: EUPL-1.2 */
/* What several papers say alike. */
#include "features/papers/inside.h"
#include "features/consent/consent.h"

#define OWNER S("organisatie")
#define MACHINE S("machine")

static void asked(struct request *req, struct paper *p, str label, str value,
		  str part)
{
	paper_asked(req, p, label, &(struct paper_fact){
		.value = value, .part = part });
}

void paper_owner(struct request *req, struct paper *p)
{
	const struct conf *c = req->conf;

	asked(req, p, T(req, "Name"), c->owner, OWNER);
	asked(req, p, T(req, "Address"), c->owner_address, OWNER);
	paper_fact(req, p, T(req, "Chamber of Commerce"), c->owner_number);
	asked(req, p, T(req, "Mail for questions about privacy"),
	      c->privacy_mail, OWNER);
	paper_fact(req, p, T(req, "Phone"), c->phone);
	paper_fact(req, p, T(req, "Data protection officer"),
		   c->privacy_officer.n ? c->privacy_officer
					: T(req, "not appointed"));
}

/* "smtps://name@smtp.example.org:465" is smtp.example.org. */
static str mail_host(const struct request *req)
{
	str rest = req->conf->mail;
	size_t at = str_find(rest, S("://")), user;

	if (at < rest.n)
		rest = (str){ rest.p + at + 3, rest.n - at - 3 };
	user = str_find(rest, S("@"));
	if (user < rest.n)
		rest = (str){ rest.p + user + 1, rest.n - user - 1 };
	rest = str_cut(&rest, '/');
	return str_cut(&rest, ':');
}

static struct strs helpers(struct request *req)
{
	struct strs list = { 0 };
	str rest = req->conf->host_helpers;

	while (rest.n) {
		str one = str_trim(str_cut(&rest, ';'));

		if (one.n)
			list_add(req->arena, &list) = one;
	}
	return list;
}

void paper_host(struct request *req, struct paper *p)
{
	const struct conf *c = req->conf;
	struct strs others = helpers(req);
	str mail = mail_host(req);

	asked(req, p, T(req, "Runs the machine"), c->host, MACHINE);
	asked(req, p, T(req, "Address of who runs the machine"),
	      c->host_address, MACHINE);
	asked(req, p, T(req, "Where the machine stands"), c->host_place,
	      MACHINE);
	paper_fact(req, p, T(req, "Mail server"),
		   mail.n ? mail : T(req, "none: no mail is sent"));
	if (others.n)
		paper_lines(req, p, T(req, "Helpers of theirs"), &others);
	else
		asked(req, p, T(req, "Helpers of theirs"), (str){ 0 }, MACHINE);
}

void paper_abroad(struct request *req, struct paper *p)
{
	const struct conf *c = req->conf;
	str label = T(req, "Outside the European Economic Area");

	if (str_eq(c->abroad, S("no")))
		paper_fact(req, p, label, T(req, "Nothing goes there."));
	else
		asked(req, p, label, str_eq(c->abroad, S("yes"))
			? c->abroad_how : (str){ 0 }, MACHINE);
}

str paper_version(struct request *req)
{
	struct papers_last last = { 0 };
	str text = when_written(req->arena, req->lang, S(PRIVACY_VERSION));

	if (!papers_last(req->tx, &last) || !last.n)
		return TF(req, "Version 1. Text of {text}.",
			  TR_STR("text", text));
	return TF(req, "Version {n}. Text of {text}, filled in on {day}.",
		TR_STR("text", text), TR_INT(req->arena, "n", last.n + 1),
		TR_STR("day", when_day(req->arena, req->lang, last.at)));
}
