/* SPDX-License-Identifier: EUPL-1.2 */
/* An answer by mail, into what it answers; or held, where its writer is not
 * shown to be who may answer. */
#include "features/incoming/inside.h"
#include "base/when.h"
#include "features/audit/audit.h"
#include "mail/address.h"
#include "mail/plain.h"
#include "held.html.h"

#include <strings.h>

enum { SHOWN = 50 };

static const char path[] = "/beheer/antwoorden";

/* Whether our own mail server says that From is really theirs. Only its
 * newest word counts: what is below may have come with the mail. */
static bool is_proven(struct reading *r)
{
	struct arena *a = r->job->arena;
	str server = r->job->conf->mail_authserv;

	for (size_t i = 0; server.n && i < r->mail.judged.n; i++) {
		str all = str_lower(a, r->mail.judged.at[i]), rest = all;
		str by = str_trim(str_cut(&rest, ';'));

		if (!str_eq(str_cut(&by, ' '), str_lower(a, server)))
			continue;
		while (rest.n) {
			str one = str_trim(str_cut(&rest, ';'));

			if (str_starts(one, S("dmarc=")))
				return str_eq(str_cut(&one, ' '),
					      S("dmarc=pass"));
		}
		return false;
	}
	return false;
}

/* Put it where it belongs. False: why says why not. */
static bool pass_on(struct reply_in *in, str *why)
{
	const struct reply_kind *kind = reply_kind_named(in->to.kind);

	if (kind && kind->take && kind->take(in, why))
		return true;
	if (!kind)
		*why = tr(in->lang, S("What you answered is no longer there."));
	return false;
}

static struct reply_in answer_of(struct reading *r, const struct reply_to *to,
				 const struct incoming_person_row *person)
{
	struct job *job = r->job;

	return (struct reply_in){ .tx = job->tx, .conf = job->conf,
		.url = job->url, .now = job->now, .to = *to,
		.lang = person->lang.n ? person->lang : job->conf->lang,
		.text = plain_unquoted(job->arena, r->mail.text),
		.from = r->mail.from, .proven = is_proven(r),
		.calendar = r->mail.calendar };
}

bool replied(struct reading *r, const struct reply_to *to)
{
	const struct reply_kind *kind = reply_kind_named(to->kind);
	struct incoming_person_row person;
	struct reply_in in;
	bool theirs;
	str why;

	if (!incoming_person_of(r->job->tx, to->person, &person))
		return true;
	in = answer_of(r, to, &person);
	if (kind && kind->take_calendar && in.calendar.n) {
		kind->take_calendar(&in);
		return true;
	}
	if (kind && !kind->take)
		return false;
	if (r->mail.by_program)
		return true;
	theirs = str_eq(in.from, person.mail);
	if (!theirs || !in.proven) {
		held_insert(r->job->tx, to->kind, to->about, to->person,
			    person_masked(r->job->arena, r->mail.from),
			    theirs ? S("unproven") : S("sender"), in.text,
			    r->job->now);
		return true;
	}
	if (!pass_on(&in, &why))
		tell_writer(r, tr(in.lang, S("Your answer was not sent")), why);
	return true;
}

/*
 * What is held, for a coordinator.
 */
static str why_text(struct request *req, str why)
{
	return str_eq(why, S("sender"))
		? T(req, "It comes from another mail address than we wrote to.")
		: T(req, "Nobody could check that the mail really comes from this address.");
}

static struct held_lines lines_of(struct request *req)
{
	struct held_row_rows rows = held_list(req->tx, SHOWN);
	struct held_lines out = { 0 };

	list_each(r, rows)
		list_add(req->arena, &out) = (struct held_line){
			r->id.v, r->masked,
			when_moment(req->arena, req->lang, r->at),
			why_text(req, r->why), r->text };
	return out;
}

static str just_done(struct request *req)
{
	str done = request_param(req, "klaar");

	if (str_eq(done, S("door")))
		return T(req, "The answer was sent on.");
	if (str_eq(done, S("weg")))
		return T(req, "It was thrown away.");
	return (str){ 0 };
}

static struct reply page(struct request *req, int status, str error)
{
	head_desk(req, T(req, "Answers by mail"), str_from_z(path));
	return reply_page(req, status, T(req, "Answers by mail"), held_page,
		.done = just_done(req), .error = error, .held = lines_of(req));
}

html incoming_work(struct request *req)
{
	int64_t n = held_count(req->tx);

	if (!n)
		return (html){ 0 };
	return part_page(req, held_part, .text =
		TN(req, "{n} answer by mail waits for a look.",
		   "{n} answers by mail wait for a look.", n));
}

static struct reply show(struct request *req)
{
	return page(req, 200, (str){ 0 });
}

static struct reply release(struct request *req, const struct held_row *row)
{
	struct reply_in in = { .tx = req->tx, .conf = req->conf,
		.url = req->url, .lang = req->lang, .now = req->now,
		.to = { row->kind, row->about, row->person_id },
		.text = row->text };
	str why;

	if (!pass_on(&in, &why))
		return page(req, 422, why);
	held_delete(req->tx, row->id);
	audit_note(req->tx, req->who.id, S("answer.released"), row->person_id,
		   row->kind, req->now);
	return reply_redirect(req, "%s?klaar=door", path);
}

static struct reply decide(struct request *req)
{
	str what = request_field(req, "doe");
	struct held_row row;

	if (!held_get(req->tx, (incoming_held_id){ request_id(req, 0) }, &row))
		return reply_not_found(req);
	if (str_eq(what, S("door")))
		return release(req, &row);
	held_delete(req->tx, row.id);
	if (str_eq(what, S("stop")))    /* their address leaked, it seems */
		reply_end_all(req->tx, row.person_id);
	audit_note(req->tx, req->who.id, S("answer.dropped"), row.person_id,
		   row.kind, req->now);
	return reply_redirect(req, "%s?klaar=weg", path);
}

const struct route incoming_routes[] = {
	{ GET,  "/beheer/antwoorden",      show,   COORDINATOR },
	{ POST, "/beheer/antwoorden/{id}", decide, COORDINATOR },
	{ 0 }
};
