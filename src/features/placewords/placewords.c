/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/placewords/inside.h"
#include "base/when.h"
#include "features/audit/audit.h"
#include "placewords.html.h"

enum { TEXT_MAX = 1500, LINKS_MAX = 600, SHOWN = 50 };

struct words_form {
	str tekst, links, versie;
};

static const struct form_field fields[] = {
	FORM_TEXT(struct words_form, tekst, .kind = FORM_PARAGRAPHS,
		  .max = TEXT_MAX),
	FORM_TEXT(struct words_form, links, .kind = FORM_PARAGRAPHS,
		  .max = LINKS_MAX),
	FORM_TEXT(struct words_form, versie, .max = 20),
};

/* As whom this reader may write there; NULL: they may not. */
static const char *role_at(struct request *req, place_id place)
{
	if (may(req, COORDINATOR, OF_PLACE(place)))
		return "coordinator";
	return may(req, MUNICIPALITY, OF_PLACE(place)) ? "municipality" : NULL;
}

static str path_of(struct request *req, str slug)
{
	return arena_f(req->arena, "/plaatsen/%.*s", (int)slug.n, slug.p);
}

/* The addresses, each with the name of its site. */
static struct theme_links links_of(struct arena *a, str lines)
{
	struct theme_links list = { 0 };

	while (lines.n) {
		str url = str_trim(str_cut(&lines, '\n')), rest = url;

		if (!url.n)
			continue;
		(void)str_cut(&rest, '/');
		(void)str_cut(&rest, '/');
		list_add(a, &list) = (struct theme_link){
			str_cut(&rest, '/'), url };
	}
	return list;
}

html placewords_part(struct request *req, const struct place_shown *place)
{
	int64_t last = placewords_last(req->tx, place->id);
	struct placewords now = { 0 };
	const char *role = role_at(req, place->id);

	if (!placewords_at(req->tx, place->id, last, &now) && !role)
		return (html){ 0 };
	return part_page(req, placewords_show, .text = now.text,
		.links = links_of(req->arena, now.links),
		.path = path_of(req, place->slug), .may_change = role,
		.history = last, .date = last
			? when_day(req->arena, req->lang, now.made_at)
			: (str){ 0 });
}

static struct placewords_events events_of(struct request *req, place_id place)
{
	struct placewords_past_rows rows =
		placewords_history(req->tx, place, SHOWN + 1);
	struct placewords_events list = { 0 };

	for (size_t i = 0; i < rows.n && i < SHOWN; i++) {
		const struct placewords_past *p = &rows.at[i], none = { 0 };
		const struct placewords_past *old =
			i + 1 < rows.n ? &rows.at[i + 1] : &none;

		list_add(req->arena, &list) = (struct placewords_event){
			.date = when_day(req->arena, req->lang, p->made_at),
			.who = str_eq(p->role, S("municipality"))
				? T(req, "by the municipality")
				: T(req, "by a coordinator"),
			.text = edit_compare(req->arena, old->text, p->text),
			.links = edit_compare(req->arena, old->links, p->links),
			.text_differs = !str_eq(old->text, p->text),
			.links_differ = !str_eq(old->links, p->links),
			.newest = i == 0, .before = p->number - 1 };
	}
	return list;
}

static struct reply page(struct request *req, const struct placewords_place *p,
			 const struct words_form *form,
			 const struct form_errors *errors)
{
	str path = path_of(req, p->slug);
	str title = TF(req, "About {place}", TR_STR("place", p->name));
	bool collided = form_error_at(errors, "versie").n;
	int64_t last = placewords_last(req->tx, p->id);

	head_crumb(req, p->name, path);
	head_crumb(req, title, req->path);
	req->head.no_index = req->head.no_store = true;
	return reply_page(req, collided ? 409 : errors->n ? 422 : 200,
		errors->n ? TF(req, "Error: {title}", TR_STR("title", title))
			  : title,
		placewords_page, .heading = title, .path = path,
		.version = arena_f(req->arena, "%" PRId64, last),
		.text = form->tekst, .links = form->links,
		.text_error = form_error_at(errors, "tekst"),
		.links_error = form_error_at(errors, "links"),
		.collided = form_error_at(errors, "versie"),
		.events = events_of(req, p->id));
}

/* The place of the route, and as whom they may write; false: *reply. */
static bool find(struct request *req, struct placewords_place *p,
		 const char **role, struct reply *reply)
{
	*role = NULL;
	if (!placewords_place(req->tx, req->args[0], p)) {
		*reply = reply_not_found(req);
		return false;
	}
	*role = role_at(req, p->id);
	if (!*role)
		*reply = reply_forbidden(req);
	return *role;
}

static struct reply show(struct request *req)
{
	struct placewords_place p;
	struct placewords now = { 0 };
	struct reply refused;
	const char *role;

	if (!find(req, &p, &role, &refused))
		return refused;
	(void)!placewords_at(req->tx, p.id, placewords_last(req->tx, p.id),
			     &now);
	return page(req, &p, &(struct words_form){ .tekst = now.text,
			.links = now.links }, &(struct form_errors){ 0 });
}

/* An address a line, whole: "https://www.example.org". */
static bool are_links(struct request *req, str *lines)
{
	struct buf b = { .arena = req->arena, .limit = 2 * LINKS_MAX };
	str rest = *lines;

	while (rest.n) {
		str url = str_trim(str_cut(&rest, '\n'));
		bool whole = str_starts(url, S("https://")) ||
			     str_starts(url, S("http://"));

		if (!url.n)
			continue;
		if (memchr(url.p, ' ', url.n) || !memchr(url.p, '.', url.n) ||
		    (!whole && str_find(url, S(":")) < url.n))
			return false;
		buf_add_next(&b, S("\n"), whole ? S("") : S("https://"));
		buf_add(&b, url);
	}
	*lines = buf_str(&b);
	return true;
}

static void store(struct request *req, const struct placewords_place *p,
		  const struct words_form *form, const char *role)
{
	placewords_add(req->tx, p->id, form->tekst, form->links,
		       str_from_z(role), req->who.id, req->now);
	audit_note(req->tx, req->who.id, S("place.words"), (person_id){ 0 },
		   p->name, req->now);
}

static struct reply save(struct request *req)
{
	struct words_form form = { 0 };
	struct form_errors errors;
	struct placewords_place p;
	struct placewords now = { 0 };
	struct reply refused;
	const char *role;
	int64_t version = 0, last;

	if (!find(req, &p, &role, &refused))
		return refused;
	last = placewords_last(req->tx, p.id);
	(void)!placewords_at(req->tx, p.id, last, &now);
	errors = form_read(req, fields, &form);
	if (!form_error_at(&errors, "links").n && !are_links(req, &form.links))
		form_add_error(req, &errors, S("links"),
			T(req, "Give the address of a site, as www.example.org."));
	if (!str_to_int(form.versie, &version) || version != last)
		form_add_error(req, &errors, S("versie"),
			T(req, "Someone else changed this meanwhile. What they wrote stands in the history below; save once more to put yours in its place."));
	if (errors.n)
		return page(req, &p, &form, &errors);
	if (!str_eq(form.tekst, now.text) || !str_eq(form.links, now.links))
		store(req, &p, &form, role);
	return reply_redirect(req, "/plaatsen/%.*s", (int)p.slug.n, p.slug.p);
}

static struct reply go_back(struct request *req)
{
	struct placewords_place p;
	struct placewords then = { 0 };
	struct reply refused;
	const char *role;
	int64_t number = 0;

	if (!find(req, &p, &role, &refused))
		return refused;
	if (!str_to_int(req->args[1], &number) || number < 0 ||
	    number >= placewords_last(req->tx, p.id) ||
	    (number && !placewords_at(req->tx, p.id, number, &then)))
		return reply_not_found(req);
	store(req, &p, &(struct words_form){ .tekst = then.text,
					     .links = then.links }, role);
	return reply_redirect(req, "/plaatsen/%.*s/over", (int)p.slug.n,
			      p.slug.p);
}

const struct route placewords_routes[] = {
	{ GET,  "/plaatsen/{slug}/over",               show,    PERSON },
	{ POST, "/plaatsen/{slug}/over",               save,    PERSON },
	{ POST, "/plaatsen/{slug}/over/{number}/terug", go_back, PERSON },
	{ 0 }
};
