/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * entry: what all public things have in common, and how they are listed.
 *
 * An initiative, an ask, a meeting: each is an entry with a type, a slug, a
 * title, a summary, a place and themes, under one id. This feature knows what
 * the types are called and where they live, and makes of any list of them a
 * page, JSON, CSV, Atom or GeoJSON, with the same filters for all.
 */
#pragma once

#include "http/http.h"
#include "entry.sql.h"

/* Filters, formats and the API for lists of every type. */
extern const struct route entry_routes[];
extern const struct route entry_api_routes[];

/* One row of the table of types. */
struct entry_type {
	str type;               /* "funding-model": the API's name */
	str list;               /* "/geld/modellen": where the list lives */
	str api;                /* "funding-models": /api/v1/... */
	const char *one, *many; /* N_("Initiative"), N_("Initiatives") */
	const char *none;       /* what an empty list says */
	str module;             /* of the settings; empty: it is always used */
};

/* Never NULL: an unknown type is as an initiative, which no row has. */
const struct entry_type *entry_type_of(str type);
const struct entry_type *entry_types(void);     /* ends with type empty */
/* An initiative or an organisation: who acts, asks and brings. */
bool entry_is_party(str type);

/*
 * What is of a module that is switched off is kept and shown nowhere: lists,
 * cards, feeds and entry_find leave it out by themselves; who asks the index
 * or makes links asks these.
 */
bool entry_is_used(const struct conf *conf, str type);
struct entry_card_rows entry_used(struct request *req,
				  const struct entry_card_rows *rows);
/* For index_query: of those asked for, none being all, the used ones. */
struct strs entry_used_types(struct request *req, struct strs asked);

/*
 * The path of an entry: "/vragen/q-net-gestart". Of a harvest item, an agenda
 * item or a table it is a place on another's page, which is looked up.
 */
/* Whether things of this type are parts of another's page, in no list. */
bool entry_is_part(str type);
str entry_path(struct tx *tx, entry_id id, str type, str slug);

/* What a card on a page shows; made from a row by entry_cards. */
struct card {
	str type;               /* also its icon, and its colour: bp-type--ask */
	str path, title, summary;
	str label;              /* "Initiatief" */
	str place, phase;       /* in the reader's words */
	str reported;           /* "opgetekend op 9 oktober 2017"; or empty */
	str badge, badge_kind;  /* "hier is vraag naar, ...", wish; or empty */
	struct strs themes;     /* names of the first few */
	str lat, lon;           /* empty: no point */
	str logo;               /* its hash; empty: none */
	int64_t logo_width, logo_height;
};
struct cards {
	struct card *at;
	size_t n, cap;
};

/* What stands of a list's entries in other tables, asked for all at once. */
struct entry_besides {
	struct entry_theme_of_rows themes;      /* by entry and position */
	struct entry_home_rows homes;           /* of parts, by entry */
	struct entry_logo_rows logos;           /* of parties, by entry */
};
struct entry_besides entry_besides(struct tx *tx,
				   const struct entry_card_rows *rows);
/* Of one of them: a slice of what was asked, and entry_path. */
struct entry_theme_of_rows entry_themes_in(const struct entry_besides *b,
					   entry_id id);
str entry_path_in(struct tx *tx, const struct entry_besides *b,
		  const struct entry_card *row);
/* Those of these ids that are published and used, in the order of the ids. */
struct entry_card_rows entry_rows(struct request *req,
				  const struct db_ids *ids);

/* Nobody looked at it for a year and the two months there were to answer: its
 * card says so, and it is suggested a little later. */
bool entry_is_grey(int64_t checked_at, int64_t now);
struct card entry_card_of(struct request *req, const struct entry_card *row);
/* Of those that are used. */
struct cards entry_cards(struct request *req,
			 const struct entry_card_rows *rows);
/* "Net begonnen", "Onderweg", "Al langer bezig"; empty for none. */
str entry_phase_name(const struct request *req, str phase);
/* A title within a sentence: without the full stop it may end in. */
str entry_title_within(str title);
/* A theme's name in the reader's language. */
str entry_theme_title(const struct request *req, str nl, str en);

/*
 * What a list is narrowed to. Pages read q, thema, plaats, gemeente, fase and
 * pagina; the API q, theme, place, municipality, phase, page and size.
 */
struct entry_filter {
	str q, phase;
	struct entry_filter_place place, municipality;  /* id 0: any */
	struct entry_filter_theme theme;
	int64_t page, size;     /* from 1; 1 to 100 */
	struct form_errors errors;      /* what was asked for and is not there */
};

struct entry_filter entry_filter_read(struct request *req);

/* One page of what passes, in the order of its type, and how many in all. */
struct entry_found {
	struct entry_card_rows rows;
	int64_t total;
};
struct entry_found entry_find(struct request *req, str type,
			      const struct entry_filter *filter);

/* The rows in req->format (JSON, CSV, ATOM or GEOJSON), to be saved. */
struct reply entry_reply(struct request *req, const struct entry_type *type,
			 const struct entry_filter *filter,
			 const struct entry_found *found);

/* An Atom feed at the request's own address, of whatever has one itself. */
struct feed_item {
	str id, title, summary, url;
	int64_t updated;
};
struct feed_items {
	struct feed_item *at;
	size_t n, cap;
};
struct reply entry_feed(struct request *req, str title,
			const struct feed_items *items);

/* Any rows as an Atom feed at the request's own address. */
struct reply entry_atom(struct request *req, str title,
			const struct entry_card_rows *rows);

/* "Last checked on ... by ...", or that nobody did here yet. */
str entry_checked(struct request *req, int64_t checked_at, str checked_by);
/* "opgetekend op 9 oktober 2017"; empty if it was asked here. */
str entry_reported_words(struct request *req, bool reported, str reported_on);

/* RFC 9562 version 5, of this site's address, the type and the slug. */
str entry_uuid(struct request *req, str given, str type, str slug);
/* The same outside a request: of what was given none, on that site. */
str entry_uuid_at(struct arena *a, str url, str type, str slug);

/*
 * Tell the index that this entry changed: in the transaction that changed it.
 * Once it can be read, it is news for who follows what it is about.
 */
void entry_changed(struct tx *tx, entry_id id, int64_t now);
