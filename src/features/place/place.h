/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * place: a neighbourhood, village, town, municipality, region, province or
 * country, with a page of what is there that also prints as an A4.
 *
 * The rows come from the gazetteer the program carries (CBS, Kadaster and
 * GeoNames, CC BY 4.0) and from the network's own places.csv. The network's
 * row wins: it takes over the gazetteer's row of the same code.
 */
#pragma once

#include "entry/entry_list.h"
#include "entry/entry_view.h"
#include "place_name.sql.h"

extern const struct route place_routes[];

/*
 * What another feature shows on the page of a place. The table is in app.c and
 * ends NULL. Nothing to show is an empty html.
 */
struct place_shown {
	place_id id;
	str slug, name;
};
typedef html (*place_page_part)(struct request *req, const struct place_shown *p);
extern const place_page_part place_page_parts[];

/* Places of one kind, in a list. */
struct place_group {
	str id, title;
	struct theme_links places;
};
struct place_groups {
	struct place_group *at;
	size_t n, cap;
};

/* What must be named wherever the places are shown. */
#define PLACE_CREDIT "CBS / Kadaster, GeoNames (CC BY 4.0)"

/*
 * Put the gazetteer's places in the database, with what lies in what; nothing
 * if they are there. True if it did.
 */
bool place_load_gazetteer(struct tx *tx, int64_t now);

/* What a row of places.csv says it is. */
struct place_claim {
	str slug, kind, code, province;
	place_id id;            /* in: who has the slug. out: the row it is;
				   0: a new one */
	bool own;               /* in: that one is the network's own */
};

/*
 * Find the row a network's own place is, by slug or by its code in the
 * gazetteer, never by name (a country and a province, which have no code in
 * places.csv, by what they are). The slug is free for it afterwards. False:
 * that place of the gazetteer has another own row already.
 */
bool place_claim(struct tx *tx, struct place_claim *claim) MUST_CHECK;

/* Give a place of the gazetteer another slug: the network needs this one. */
void place_move_aside(struct tx *tx, place_id id);

/* What people call it: "Woerden" for "Gemeente Woerden", "Utrecht" for
 * "Utrecht (stad)"; and that folded, for looking it up. */
str place_bare_name(str name);
str place_fold(struct arena *a, str name);

/* What someone means who types a place: a slug, "Zegveld", "zegveld
 * (woerden)", "Zegveld, gemeente Woerden", "gemeente Woerden". */
struct place_typed {
	struct place_named place;       /* id 0: none, or we have to ask */
	struct place_named_rows which;  /* then, those it may be; n 0: none */
};
struct place_typed place_find_typed(struct request *req, str text);
/* The same of a form: `text` is its field "plaats", `chosen` the slug picked
 * of those that share a name. What is not found is an error there. */
struct place_typed place_read(struct request *req, str text, str chosen,
			      struct form_errors *errors);
/* Those that share a name, to choose from. */
struct choices place_choices(struct request *req,
			     const struct place_named_rows *which, str chosen);
/* What to type for it: the bare name where that is enough. */
str place_label(struct request *req, const struct place_named *place);
/* "Sluis, municipality of Tholen": to choose between those of one name. */
str place_in_full(struct request *req, const struct place_named *place);
/* The names of the site's own area, to choose from. */
struct strs place_names(struct request *req);
/* GET /plaatsen/lijkt-op?q=: <option>s with what is known by what begins so. */
struct reply place_lookalikes(struct request *req);

/* Work out anew what lies in what, after places were changed. */
void place_relate(struct tx *tx);
