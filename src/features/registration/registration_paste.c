/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A list that who organises it has already - on paper, in a spreadsheet -
 * pasted at once: a line for each person. It is looked at first; with one
 * mistake in it nobody is written down.
 */
#include "features/registration/inside.h"
#include "lang/lang.h"
#include "mail/list.h"
#include "registration_paste.html.h"

enum { PEOPLE_MOST = 300, LIST_MOST = 60000, FAULTS_MOST = 20 };

/* The parts of a line, in their order. */
static const struct form_field parts[] = {
	FORM_TEXT(struct attendee, guest, .min = 2, .max = 80,
		  .label = N_("Name")),
	FORM_TEXT(struct attendee, behalf, .max = 120),
	FORM_TEXT(struct attendee, wants, .max = 300),
	FORM_TEXT(struct attendee, brings, .max = 300),
};

struct pasted {
	str lijst, doe;
	struct { struct attendee *at; size_t n, cap; } people;
	struct strs known;      /* who is there, folded: name and for whom */
	struct form_errors errors;
};

/* "Line 7 (Anna): ..." */
static void add_fault(struct request *req, struct pasted *p, int64_t n,
		      str line, str why)
{
	str head = str_trim(str_head(line, 40));

	form_add_error(req, &p->errors, S("lijst"),
		TF(req, "Line {n} ({text}): {why}", TR_INT(req->arena, "n", n),
		   TR_STR("text", head), TR_STR("why", why)));
}

static str key_of(struct arena *a, str name, str behalf)
{
	str one = lang_fold(a, name), two = lang_fold(a, behalf);

	return arena_f(a, "%.*s\n%.*s", (int)one.n, one.p, (int)two.n, two.p);
}

/* What is wrong with it; empty: nothing, and it is in *who. */
static str read_parts(struct request *req, const struct pasted *p, str line,
		      struct attendee *who)
{
	char sep = str_find(line, S("\t")) < line.n ? '\t' : ';';
	str rest = line;

	if (str_find(line, S("@")) < line.n)
		return T(req, "Leave mail addresses out. Who has one registers on the page, and gets a mail.");
	for (size_t i = 0; i < COUNT(parts); i++) {
		str part = str_trim(str_cut(&rest, sep));
		str why = form_complaint(req, &parts[i], part);

		if (why.n)
			return why;
		*(str *)((char *)who + parts[i].at) = part;
	}
	if (str_trim(rest).n)
		return T(req, "There are more than four parts on it.");
	if (strs_has(&p->known, key_of(req->arena, who->guest, who->behalf)))
		return T(req, "This name is on the list already.");
	return (str){ 0 };
}

static void read_line(struct request *req, struct pasted *p, int64_t n,
		      str line)
{
	struct attendee who = { 0 };
	str why = read_parts(req, p, line, &who);

	if (why.n) {
		add_fault(req, p, n, line, why);
		return;
	}
	list_add(req->arena, &p->people) = who;
	list_add(req->arena, &p->known) =
		key_of(req->arena, who.guest, who.behalf);
}

static void read_lines(struct request *req, const struct plan *plan,
		       struct pasted *p)
{
	struct registration_line_rows rows =
		registration_list(req->tx, plan->id, plan->id);
	str rest = p->lijst;

	list_each(r, rows)
		list_add(req->arena, &p->known) = key_of(req->arena,
			registration_name(r->guest, r->person_name), r->behalf);
	for (int64_t n = 1; rest.n && p->errors.n < FAULTS_MOST; n++) {
		str line = str_trim(str_cut(&rest, '\n'));

		if (line.n && p->people.n == PEOPLE_MOST) {
			add_fault(req, p, n, line, T(req, "These are too many at once: at most 300."));
			return;
		}
		if (line.n)
			read_line(req, p, n, line);
	}
}

static struct pasted read(struct request *req, const struct plan *plan)
{
	static const struct form_field fields[] = {
		FORM_TEXT(struct pasted, lijst, .min = 1, .max = LIST_MOST,
			  .kind = FORM_PARAGRAPHS,
			  .label = N_("Your list")),
		FORM_TEXT(struct pasted, doe, .max = 10),
	};
	struct pasted p = { 0 };

	p.errors = form_read(req, fields, &p);
	if (!p.errors.n)
		read_lines(req, plan, &p);
	return p;
}

static struct comers found_in(struct request *req, const struct pasted *p)
{
	struct comers list = { 0 };

	list_each(who, p->people) {
		struct comer *c = &list_add(req->arena, &list);

		*c = (struct comer){ .name = who->guest, .behalf = who->behalf };
		list_add(req->arena, &c->said) =
			(struct fact){ .value = who->wants };
		list_add(req->arena, &c->said) =
			(struct fact){ .value = who->brings };
	}
	return list;
}

static struct reply page(struct request *req, const struct plan *plan,
			 const struct pasted *p)
{
	bool sound = !p->errors.n;
	int64_t left = registration_seats_left(req->tx, plan);
	str back = registration_host_path(req, plan);

	plan_crumbs(req, plan);
	head_crumb(req, T(req, "Who comes"), back);
	return reply_page(req, sound ? 200 : 422, T(req, "Paste a list"),
		paste_page, .action = req->path, .path = back,
		.title = plan->title, .errors = p->errors, .text = p->lijst,
		.error = form_error_at(&p->errors, "lijst"), .most = LIST_MOST,
		.left = left,
		.waits = left >= 0 && left < (int64_t)p->people.n,
		.found = sound ? found_in(req, p) : (struct comers){ 0 });
}

struct reply registration_host_paste(struct request *req)
{
	struct errand e = errand_of(req);
	struct pasted p = { 0 };
	struct hosted h;
	str back;

	if (!registration_host_find(req, &h))
		return reply_not_found(req);
	if (req->method == POST)
		p = read(req, &h.whole);
	if (p.errors.n || !str_eq(p.doe, S("zet")))
		return page(req, &h.whole, &p);
	list_each(who, p.people)
		registration_add(&e, &h.whole, who);
	back = registration_host_path(req, &h.plan);
	return reply_redirect(req, "%.*s?erbij=%zu", (int)back.n, back.p,
			      p.people.n);
}
