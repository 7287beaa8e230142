/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/party/inside.h"
#include "features/follow/follow.h"
#include "features/photo/photo.h"
#include "features/match/match.h"
#include "features/fresh/fresh.h"
#include "features/introduction/introduction.h"
#include "features/join/join.h"
#include "features/member/member.h"
#include "party.sql.h"
#include "party_show.html.h"

enum { ALIKE = 3, UNLIKE = 2 };

static str relation_name(const struct request *req, str kind, bool back)
{
	static const struct { str kind; const char *name, *back; } names[] = {
		{ S("member-of"), N_("Member of"), N_("Member") },
		{ S("supports"), N_("Supports"), N_("Supported by") },
		{ S("co-founded"), N_("Helped to found"), N_("Founded with") },
		{ S("helped"), N_("Helped"), N_("Helped by") },
		{ S("works-with"), N_("Works with"), N_("Works with") },
		{ S("funded"), N_("Funded"), N_("Funded by") },
		{ S("same-work"), N_("Does the same as"), N_("Does the same as") },
		{ S("helps-shape"), N_("Helps to shape"), N_("Shaped with") },
		{ S("attended"), N_("Was at"), N_("Was there") },
		{ S("hosted"), N_("Was host of"), N_("Host") },
		{ S("invited"), N_("Invited"), N_("Invited by") },
		{ S("named-as-partner"), N_("Names as partner"),
		  N_("Named as partner by") },
		{ S("named-as-good-example"), N_("Names as a good example"),
		  N_("Named as a good example by") },
	};

	for (size_t i = 0; i < COUNT(names); i++)
		if (str_eq(names[i].kind, kind))
			return tr(req->lang, str_from_z(back ? names[i].back
							     : names[i].name));
	return kind;
}

static void ties_add(struct request *req, struct ties *ties,
		     const struct party_relation_rows *rows, bool back)
{
	list_each(r, *rows) {
		list_add(req->arena, ties) = (struct tie){
			relation_name(req, r->kind, back), r->title,
			entry_path(req->tx, r->id, r->type, r->slug), r->note };
	}
}

static struct ties ties_of(struct request *req, entry_id id)
{
	struct party_relation_rows there = party_relations(req->tx, id);
	struct party_relation_rows back = party_relations_back(req->tx, id);
	struct ties ties = { 0 };

	ties_add(req, &ties, &there, false);
	ties_add(req, &ties, &back, true);
	return ties;
}

static str brings_names(const struct request *req, str brings)
{
	struct buf b = { .arena = req->arena, .limit = 256 };

	while (brings.n) {
		str one = str_cut(&brings, '|');

		buf_add_next(&b, S(", "), tr_name_of(req->lang, party_brings,
						     PARTY_BRINGS, one));
	}
	return buf_str(&b);
}

static void facts_of(struct request *req, struct entry_view *v,
		     const struct party *party)
{
	str sources = party->extra_source;

	if (party->founded)
		view_fact(req, v, T(req, "Since"),
			  arena_f(req->arena, "%" PRId64, party->founded));
	view_fact(req, v, T(req, "Phase"), v->phase);
	view_fact(req, v, T(req, "Legal form"), party->legal_form);
	if (party->municipality_slug.n)
		view_link(req, v, T(req, "Municipality"),
			  party->municipality_name,
			  arena_f(req->arena, "/plaatsen/%.*s",
				  (int)party->municipality_slug.n,
				  party->municipality_slug.p));
	view_fact(req, v, T(req, "Also called"),
		  party_also(req->tx, (entry_id){ party->id.v }));
	view_url(req, v, T(req, "Website"), party->website);
	while (sources.n) {
		str one = str_cut(&sources, '|');

		view_url(req, v, T(req, "Source"), one);
	}
}

/* What belongs to them: shown when there is some. */
static const struct {
	str id;
	const char *title;
	str type, role;         /* of the link from there */
} sections[] = {
	{ S("delen"), N_("Part of this"), S("initiative"), S("parent") },
	{ S("knelpunten"), N_("What stands in the way"), S("signal"),
	  S("raised_by") },
	{ S("modellen"), N_("How it is paid for, or could be"),
	  S("funding-model"), S("mentioned_by") },
	{ S("kennis"), N_("Published"), S("article"), S("publisher") },
	{ S("agenda"), N_("On the agenda"), S("agenda-item"), S("owner") },
	{ S("bijeenkomsten"), N_("Organised"), S("meeting"), S("organiser") },
	{ S("ontvangst"), N_("Was host of"), S("meeting"), S("host") },
};

/* All that points at the party of a page, asked for at once. */
struct pointing {
	struct entry_card_rows cards;
	struct entry_pointing_role_rows roles;
};

static struct pointing pointing_at(struct request *req, entry_id id)
{
	return (struct pointing){ entry_pointing(req->tx, id),
				  entry_pointing_roles(req->tx, id) };
}

static bool points_as(const struct pointing *to, entry_id id, str role)
{
	list_each(r, to->roles)
		if (r->entry_id.v == id.v && str_eq(r->role, role))
			return true;
	return false;
}

static struct entry_card_rows linking(struct request *req,
				      const struct pointing *to, str type,
				      str role)
{
	struct entry_card_rows some = { 0 };

	list_each(c, to->cards)
		if (str_eq(c->type, type) && points_as(to, c->id, role))
			list_add(req->arena, &some) = *c;
	return some;
}

static void sections_of(struct request *req, struct entry_view *v,
			const struct pointing *to)
{
	for (size_t i = 0; i < COUNT(sections); i++)
		view_section(req, v, sections[i].id,
			     tr(req->lang, str_from_z(sections[i].title)),
			     linking(req, to, sections[i].type,
				     sections[i].role));
}

static void rows_add(struct request *req, struct entry_card_rows *all,
		     struct entry_card_rows rows)
{
	for (size_t i = 0; i < rows.n; i++)
		list_add(req->arena, all) = rows.at[i];
}

/* What they bring; a wish is none of it. */
static struct cards brings_of(struct request *req, const struct pointing *to)
{
	struct entry_card_rows offers =
		linking(req, to, S("offer"), S("provider"));
	struct entry_card_rows all =
		linking(req, to, S("experience"), S("by"));

	for (size_t i = 0; i < offers.n; i++)
		if (str_eq(offers.at[i].offer_state, S("available")) ||
		    str_eq(offers.at[i].offer_state, S("announced")))
			list_add(req->arena, &all) = offers.at[i];
	return entry_cards(req, &all);
}

static struct cards seeks_of(struct request *req, const struct pointing *to)
{
	struct entry_card_rows all =
		linking(req, to, S("ask"), S("asked_by"));

	rows_add(req, &all, linking(req, to, S("ask"), S("asker_org")));
	return entry_cards(req, &all);
}

static struct kins kins_of(struct request *req, const struct matches *matches)
{
	struct kins kins = { 0 };

	list_each(m, *matches) {
		list_add(req->arena, &kins) = (struct kin){
			entry_path(req->tx, m->id, m->type, m->slug), m->title,
			m->type, m->reasons };
	}
	return kins;
}

static bool is_among(const struct matches *list, entry_id id)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i].id.v == id.v)
			return true;
	return false;
}

/* Nobody is both much like this and surprisingly different. */
static html made_peers(struct request *req, entry_id id)
{
	struct match_peers all = match_peers(req->tx, req->index,
		&(struct match_ask){ .asking = id, .lang = req->lang,
				     .limit = ALIKE + UNLIKE,
				     .conf = req->conf });
	struct matches unlike = { 0 };

	if (all.alike.n > ALIKE)
		all.alike.n = ALIKE;
	for (size_t i = 0; i < all.different.n && unlike.n < UNLIKE; i++)
		if (!is_among(&all.alike, all.different.at[i].id))
			list_add(req->arena, &unlike) = all.different.at[i];
	return part_page(req, party_peers, .alike = kins_of(req, &all.alike),
			 .unlike = kins_of(req, &unlike));
}

/* The same for every reader, and a search to make. */
static html peers_of(struct request *req, const struct entry_card *row)
{
	str key = arena_f(req->arena, "peers %" PRId64 " %.*s", row->id.v,
			  (int)req->lang.n, req->lang.p);
	html peers = { 0 };

	if (!str_eq(row->type, S("initiative")))
		return peers;
	peers.s = tx_kept(req->tx, key);
	if (!peers.s.n) {
		peers = made_peers(req, row->id);
		tx_keep(req->tx, key, peers.s);
	}
	return peers;
}

static struct htmls parts_of(struct request *req, entry_id party)
{
	struct htmls parts = { 0 };

	for (const party_part *p = party_parts; *p; p++)
		list_add(req->arena, &parts) = (*p)(req, party);
	return parts;
}

static struct reply show_as(struct request *req, str type)
{
	struct entry_card row;
	struct entry_view v;
	struct party party;
	struct cards brings, brings_rest, seeks, seeks_rest;
	struct pointing to;
	struct follow_target target = { 0 };
	struct reply stopped;

	if (!entry_open(req, type, &row) || !party_get(req->tx, row.id, &party))
		return fresh_stopped_reply(req, &stopped) ? stopped
							  : edit_not_found(req);
	target.party = row.id;
	if (req->format == JSON)
		return entry_json_reply(req, &row);
	if (req->format == ATOM)
		return follow_feed(req, &target, row.title);
	to = pointing_at(req, row.id);
	v = entry_view_of(req, &row);
	edit_links(req, &v, &row);
	photo_on_page(req, &v);
	facts_of(req, &v, &party);
	sections_of(req, &v, &to);
	brings = brings_of(req, &to);
	brings_rest = view_rest(&brings);
	seeks = seeks_of(req, &to);
	seeks_rest = view_rest(&seeks);
	req->head.feed = arena_f(req->arena, "%.*s.atom", (int)v.path.n,
				 v.path.p);
	return reply_page(req, 200, row.title, party_show,
		.follow = follow_button(req, &target, v.path),
		.v = v, .added = join_on_party(req),
		.claim = join_claim_on_party(req, row.id, row.slug),
		.strengths = party.strengths,
		.brings_kinds = brings_names(req, party.brings),
		.brings = brings, .brings_rest = brings_rest,
		.seeks = seeks, .seeks_rest = seeks_rest,
		.ties = ties_of(req, row.id),
		.peers = peers_of(req, &row),
		.parts = parts_of(req, row.id),
		.people = member_on_party(req, row.id, row.slug));
}

static struct reply show_initiative(struct request *req)
{
	return show_as(req, S("initiative"));
}

static struct reply show_organisation(struct request *req)
{
	return show_as(req, S("organisation"));
}

const struct route party_routes[] = {
	{ GET, "/initiatieven/{slug}", show_initiative, ANYONE, JSON | ATOM },
	{ GET, "/organisaties/{slug}", show_organisation, ANYONE, JSON | ATOM },
	{ 0 }
};
