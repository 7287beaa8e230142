/* SPDX-License-Identifier: EUPL-1.2 */
/* Finding a person. */
#include "features/people/inside.h"
#include "entry/entry.h"
#include "lang/lang.h"
#include "people_search.html.h"

#include <stdlib.h>

/* A name is looked for among so many people, so many at a time. */
enum { BATCH = 500, BATCHES = 400, MOST = 200, PER_PAGE = 20, FEW = 3 };

static const char path[] = "/beheer/mensen";

struct search_form {
	str q, pagina;
};

static const struct form_field fields[] = {
	FORM_TEXT(struct search_form, q, .min = 2, .max = 80,
		  .label = N_("A name, or part of it")),
	FORM_TEXT(struct search_form, pagina, .max = 4),
};

struct people_names {
	struct people_name *at;
	size_t n, cap;
};

static bool holds(struct request *req, str text, str piece)
{
	str fold = lang_fold(req->arena, text);

	return str_find(fold, piece) < fold.n;
}

static bool sees_all(const struct request *req)
{
	return may(req, ADMINISTRATOR, SITE);
}

static struct people_name_rows some_people(struct request *req, bool all,
					   person_id after)
{
	return all ? people_some(req->tx, after, BATCH)
		   : people_near(req->tx, req->who.id, req->now, after, BATCH);
}

static int by_name(const void *x, const void *y)
{
	const struct people_name *a = x, *b = y;

	return str_cmp(a->name, b->name);
}

static struct people_names named_so(struct request *req, str piece)
{
	struct people_name_rows rows = { .n = BATCH };
	struct people_names found = { 0 };
	person_id after = { 0 };
	bool all = sees_all(req);

	for (int i = 0; i < BATCHES && rows.n == BATCH && found.n <= MOST; i++) {
		rows = some_people(req, all, after);
		list_each(p, rows) {
			after = p->id;
			if (holds(req, p->name, piece))
				list_add(req->arena, &found) = *p;
		}
	}
	if (found.n)
		qsort(found.at, found.n, sizeof *found.at, by_name);
	return found;
}

static struct found_lines parties_named_so(struct request *req, str piece)
{
	struct people_party_rows rows = { .n = BATCH };
	struct found_lines found = { 0 };
	entry_id after = { 0 };

	for (int i = 0; i < BATCHES && rows.n == BATCH && found.n < PER_PAGE; i++) {
		rows = people_parties(req->tx, req->who.id, req->now, after, BATCH);
		list_each(p, rows) {
			after = p->id;
			if (holds(req, p->title, piece))
				list_add(req->arena, &found) = (struct found_line){
					p->title, arena_f(req->arena,
						"%s?bij=%.*s", path,
						(int)p->slug.n, p->slug.p) };
		}
	}
	return found;
}

/* "De Linde, Het Anker" */
static str acts_for(struct request *req, person_id person)
{
	struct people_acting_rows rows = people_acting(req->tx, person,
		req->who.id, req->now, FEW);
	struct buf b = { .arena = req->arena, .limit = 1 << 10 };

	list_each(r, rows)
		buf_add_next(&b, S(", "), r->title);
	return buf_str(&b);
}

static struct found_line line_of(struct request *req,
				 const struct people_name *p)
{
	return (struct found_line){ p->name, people_path(req, p->id),
				    acts_for(req, p->id) };
}

/* What stands on the page besides the form. */
struct answer {
	str q, error, at;       /* at: of which initiative they are */
	struct found_lines people, parties;
	int64_t page, pages;
	bool more, none;
};

static struct reply page(struct request *req, int status,
			 const struct answer *a)
{
	head_desk(req, T(req, "People"), S(path));
	return reply_page(req, status, a->error.n ? T(req, "Error: people")
						  : T(req, "People"),
		people_search_page, .q = a->q, .error = a->error,
		.at = a->at, .people = a->people, .parties = a->parties,
		.none = a->none, .more = a->more, .all = sees_all(req),
		.most = MOST, .page = a->page, .pages = a->pages,
		.before = a->page > 1 ? a->page - 1 : 0,
		.after = a->page < a->pages ? a->page + 1 : 0);
}

static void fill(struct request *req, struct answer *a,
		 const struct people_names *found, int64_t wanted)
{
	size_t n = found->n < MOST ? found->n : MOST, from;

	a->more = found->n > MOST;
	a->pages = (int64_t)(n + PER_PAGE - 1) / PER_PAGE;
	a->page = wanted < 1 ? 1 : wanted > a->pages ? a->pages : wanted;
	from = a->page ? (size_t)(a->page - 1) * PER_PAGE : 0;
	for (size_t i = from; i < n && i < from + PER_PAGE; i++)
		list_add(req->arena, &a->people) = line_of(req, &found->at[i]);
}

/* Who acts for one initiative: its name may stand in an address. */
static struct reply at_party(struct request *req)
{
	struct answer a = { 0 };
	struct entry_card party;
	struct people_name_rows rows;

	if (!entry_get(req->tx, request_param(req, "bij"), &party) ||
	    !may(req, COORDINATOR, OF_ENTRY(party.id)))
		return reply_not_found(req);
	a.at = party.title;
	rows = people_of(req->tx, party.id, MOST);
	list_each(p, rows)
		list_add(req->arena, &a.people) = line_of(req, p);
	a.none = !a.people.n;
	return page(req, 200, &a);
}

static struct reply ask(struct request *req)
{
	if (request_param(req, "bij").n)
		return at_party(req);
	return page(req, 200, &(struct answer){ 0 });
}

struct reply people_search(struct request *req)
{
	struct search_form form;
	struct form_errors errors = form_read(req, fields, &form);
	struct answer a = { .q = form.q, .error = form_error_at(&errors, "q") };
	struct people_names found;
	int64_t wanted;
	str piece;

	if (a.error.n)
		return page(req, 422, &a);
	if (!str_to_int(form.pagina, &wanted))
		wanted = 1;
	piece = lang_fold(req->arena, form.q);
	found = named_so(req, piece);
	a.parties = parties_named_so(req, piece);
	fill(req, &a, &found, wanted);
	a.none = !a.people.n && !a.parties.n;
	return page(req, 200, &a);
}

const struct route people_routes[] = {
	{ GET,  "/beheer/mensen",             ask,           COORDINATOR },
	{ POST, "/beheer/mensen",             people_search, COORDINATOR,
	  .flags = READS, .rate = RATE_SEARCH },
	{ GET,  "/beheer/mensen/{id}",        people_show,   COORDINATOR },
	{ GET,  "/beheer/mensen/{id}/{deed}", people_ask,    ADMINISTRATOR,
	  .flags = FRESH },
	{ POST, "/beheer/mensen/{id}/{deed}", people_do,     ADMINISTRATOR,
	  .flags = FRESH },
	{ 0 }
};
