/* SPDX-License-Identifier: EUPL-1.2 */
/* What can be followed: from the address of its page, and back. */
#include "features/follow/inside.h"

static const str search_page = S("/zoeken");

static str after(str s, str head)
{
	return (str){ s.p + head.n, s.n - head.n };
}

/* The type in ?soort=, if there is such a type. */
static str type_of(struct request *req)
{
	str type = request_param(req, "soort");

	return str_eq(entry_type_of(type)->type, type) ? type : (str){ 0 };
}

/* One more parameter, of letters that need no escape. */
static str with(struct request *req, str path, const char *name, str value)
{
	char sign = path.n > search_page.n ? '&' : '?';

	return value.n ? arena_f(req->arena, "%.*s%c%s=%.*s", (int)path.n,
				 path.p, sign, name, (int)value.n, value.p)
		       : path;
}

str follow_search(struct request *req)
{
	struct entry_filter f = entry_filter_read(req);
	str path = with(req, entry_list_path(req, search_page, &f), "soort",
			type_of(req));

	if (f.errors.n || path.n == search_page.n)
		return (str){ 0 };
	/* Words are read in the language they were typed in. */
	if (!str_eq(req->lang, S("nl")))
		path = with(req, path, "taal", req->lang);
	return (str){ path.p + search_page.n + 1, path.n - search_page.n - 1 };
}

/* The request as if it were for that search. */
static struct request searching(const struct request *req, str search)
{
	struct request other = *req;

	other.path = search_page;
	other.query = search;
	other.head = (struct head){ 0 };
	return other;
}

str follow_search_title(struct request *req, str search)
{
	struct request other = searching(req, search);
	struct entry_filter f = entry_filter_read(&other);
	str type = type_of(&other);
	const str parts[] = {
		f.q, type.n ? tr(req->lang, str_from_z(entry_type_of(type)->many))
			    : type,
		entry_theme_title(req, f.theme.nl, f.theme.en), f.place.name,
		f.municipality.name, entry_phase_name(req, f.phase),
	};
	struct buf b = { .arena = req->arena, .limit = 4096 };

	for (size_t i = 0; i < COUNT(parts); i++)
		if (parts[i].n)
			buf_add_next(&b, S(", "), parts[i]);
	return buf_str(&b);
}

struct index_query follow_query(struct request *req, str search)
{
	struct request other = searching(req, search);
	struct entry_filter f = entry_filter_read(&other);
	str type = type_of(&other), lang = request_param(&other, "taal");
	struct index_query query = {
		.text = f.q, .lang = lang.n ? lang : S("nl"),
		.theme = f.theme.slug, .place = f.place.slug,
		.municipality = f.municipality.slug, .phase = f.phase,
	};

	if (type.n)
		list_add(req->arena, &query.types) = type;
	return query;
}

static str path_to(struct request *req, str list, str slug)
{
	return arena_f(req->arena, "%.*s/%.*s", (int)list.n, list.p,
		       (int)slug.n, slug.p);
}

static struct follow_shown shown_page(struct request *req, str type, str slug,
				      str title)
{
	const struct entry_type *t = entry_type_of(type);
	struct follow_shown s = {
		.kind = type, .title = title,
		.label = tr(req->lang, str_from_z(t->one)),
		.path = path_to(req, t->list, slug),
	};

	s.feed = arena_f(req->arena, "%.*s.atom", (int)s.path.n, s.path.p);
	return s;
}

static struct follow_shown shown_search(struct request *req, str search)
{
	return (struct follow_shown){
		.kind = S("search"), .label = T(req, "Search"),
		.title = follow_search_title(req, search),
		.path = arena_f(req->arena, "/zoeken?%.*s", (int)search.n,
				search.p),
		.feed = arena_f(req->arena, "/zoeken.atom?%.*s", (int)search.n,
				search.p),
		.target.search = search,
	};
}

struct follow_shown follow_shown_of(struct request *req,
				    const struct followed *row)
{
	struct follow_shown s = { 0 };

	if (row->search.n)
		s = shown_search(req, row->search);
	else if (row->theme_slug.n)
		s = shown_page(req, S("theme"), row->theme_slug,
			       entry_theme_title(req, row->nl, row->en));
	else if (row->place_slug.n)
		s = shown_page(req, S("place"), row->place_slug,
			       row->place_name);
	else if (row->party_slug.n)
		s = shown_page(req, row->party_type, row->party_slug,
			       row->party_title);
	s.id = row->id;
	s.target = (struct follow_target){ row->theme_id, row->place_id,
					   row->party_id, row->search };
	return s;
}

bool follow_name(struct request *req, follow_subject_id id,
		 struct follow_name *out)
{
	struct follow_shown s = { 0 };
	struct followed row;

	if (follow_subject_get(req->tx, id, &row))
		s = follow_shown_of(req, &row);
	*out = (struct follow_name){ s.title, s.path };
	return s.title.n > 0;
}

static bool theme_at(struct request *req, str slug, struct follow_shown *out)
{
	struct entry_filter_theme theme;

	if (!entry_theme_by_slug(req->tx, slug, &theme))
		return false;
	*out = shown_page(req, S("theme"), theme.slug,
			  entry_theme_title(req, theme.nl, theme.en));
	out->target.theme = theme.id;
	return true;
}

static bool place_at(struct request *req, str slug, struct follow_shown *out)
{
	struct entry_filter_place place;

	if (!entry_place_by_slug(req->tx, slug, &place))
		return false;
	*out = shown_page(req, S("place"), place.slug, place.name);
	out->target.place = place.id;
	return true;
}

static bool party_at(struct request *req, str slug, struct follow_shown *out)
{
	struct entry_card row;

	if (!entry_get(req->tx, slug, &row) ||
	    !str_eq(row.status, S("published")) ||
	    !entry_is_party(row.type))
		return false;
	*out = shown_page(req, row.type, row.slug, row.title);
	out->target.party = row.id;
	return true;
}

static bool search_at(struct request *req, str query, struct follow_shown *out)
{
	struct request other = searching(req, query);
	str search = follow_search(&other);

	if (search.n)
		*out = shown_search(req, search);
	return search.n > 0;
}

bool follow_at(struct request *req, str path, struct follow_shown *out)
{
	static const struct {
		str head;
		bool (*at)(struct request *req, str rest,
			   struct follow_shown *out);
	} pages[] = {
		{ S("/themas/"), theme_at }, { S("/plaatsen/"), place_at },
		{ S("/initiatieven/"), party_at },
		{ S("/organisaties/"), party_at }, { S("/zoeken?"), search_at },
	};

	*out = (struct follow_shown){ 0 };
	for (size_t i = 0; i < COUNT(pages); i++)
		if (str_starts(path, pages[i].head))
			return pages[i].at(req, after(path, pages[i].head), out);
	return false;
}

follow_subject_id follow_subject_of(struct tx *tx,
				    const struct follow_target *target)
{
	if (target->search.n)
		return follow_search_subject(tx, target->search);
	if (target->theme.v)
		return follow_theme_subject(tx, target->theme);
	if (target->place.v)
		return follow_place_subject(tx, target->place);
	return follow_party_subject(tx, target->party);
}

void follow_theme_merged(struct tx *tx, theme_id from, theme_id to)
{
	follow_subject_id old = follow_theme_subject(tx, from);

	follow_merge(tx, old, follow_theme_subject(tx, to));
	follow_subject_delete(tx, old);
}
