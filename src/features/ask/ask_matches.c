/* SPDX-License-Identifier: EUPL-1.2 */
/* Who and what fits an ask, on its page; and asks that look alike. */
#include "features/ask/inside.h"
#include "base/when.h"
#include "features/introduction/introduction.h"
#include "features/match/match.h"
#include "ask_matches.html.h"

enum { NEIGHBOURS = 3, OF_A_KIND = 2, ALIKE = 5, ALIKE_MIN = 12,
       ALIKE_MAX = 500 };

static str contact_path(struct request *req, const struct entry_card *ask,
			const struct match *m)
{
	return arena_f(req->arena, "/vragen/%.*s/contact/%.*s",
		       (int)ask->slug.n, ask->slug.p, (int)m->slug.n, m->slug.p);
}

/* What there is to know before they are asked: full for now, or no address. */
static void note_of(struct request *req, struct helper *h, entry_id party)
{
	int64_t from = introduction_free_from(req->tx, party, req->now);

	h->button = T(req, "Ask for a talk");
	if (from > req->now) {
		h->note_icon = S("pause");
		h->note = TF(req, "Gets enough questions this month. The next one can go from {date}.",
			     TR_STR("date", when_day(req->arena, req->lang, from)));
		h->button = T(req, "Put us on the list");
	} else if (!introduction_reaches(req->tx, party)) {
		h->note_icon = S("phone");
		h->note = T(req, "We have no mail address. The coordinator calls for you.");
		h->button = T(req, "Have them called for us");
	}
}

static struct helper helper_of(struct request *req,
			       const struct entry_card *ask,
			       const struct match *m)
{
	struct helper h = {
		.type = m->type, .path = m->url, .title = m->title,
		.summary = m->summary, .place = m->place, .reasons = m->reasons,
		.label = tr(req->lang, str_from_z(entry_type_of(m->type)->one)),
		.unfit = m->unfit,
	};

	if (m->km >= 0)
		h.distance = TF(req, "{n} km", TR_STR("n",
			num_text(req->arena, req->lang, m->km)));
	if (entry_is_party(m->type)) {
		h.contact = contact_path(req, ask, m);
		note_of(req, &h, m->id);
	}
	return h;
}

static void add_some(struct request *req, struct helpers *to,
		     const struct entry_card *ask, const struct matches *from,
		     size_t most)
{
	for (size_t i = 0; i < from->n && i < most; i++)
		list_add(req->arena, to) = helper_of(req, ask, &from->at[i]);
}

/* Who asks, as the rules of offers call them. */
static str actor_of(const struct ask *ask)
{
	if (ask->asker_kind.n)
		return ask->asker_kind;
	return ask->person_id.v ? S("resident") : (str){ 0 };
}

static struct match_ask question_of(struct request *req,
				    const struct entry_card *row,
				    const struct ask *ask)
{
	struct entry_card_rows parties = post_parties(req->tx, row->id);
	struct match_ask q = {
		.text = arena_f(req->arena, "%.*s\n%.*s", (int)row->title.n,
			row->title.p, (int)ask->body.n,
			ask->body.n ? ask->body.p : ""),
		.lang = req->lang, .ask = row->id, .place = row->place_id,
		.phase = row->phase, .actor = actor_of(ask),
		.themes = entry_theme_slugs(req, row->id), .now = req->now,
		.conf = req->conf,
	};

	if (parties.n && str_eq(parties.at[0].type, S("initiative")))
		q.asking = parties.at[0].id;
	return q;
}

html ask_matches_part(struct request *req, const struct entry_card *row,
		      const struct ask *ask)
{
	struct match_ask q = question_of(req, row, ask);
	struct match_page found = match_for_page(req->tx, req->index, &q);
	struct helpers neighbours = { 0 }, others = { 0 }, wanted = { 0 },
		       unfit = { 0 };

	list_each(list, found) {
		bool near = str_eq(list->type, S("initiative"));

		add_some(req, near ? &neighbours : &others, row,
			 &list->matches, near ? NEIGHBOURS : OF_A_KIND);
	}
	add_some(req, &wanted, row, &found.wanted, OF_A_KIND);
	add_some(req, &unfit, row, &found.unfit, OF_A_KIND);
	if (!neighbours.n && !others.n && !wanted.n && !unfit.n)
		return (html){ 0 };
	return part_page(req, ask_matches_page, .neighbours = neighbours,
			 .others = others, .wanted = wanted, .unfit = unfit);
}

struct helpers ask_lookalikes_of(struct request *req, str text)
{
	struct matches found;
	struct helpers list = { 0 };

	text = str_head(text, ALIKE_MAX);
	if (text.n < ALIKE_MIN || !str_is_utf8(text))
		return list;
	found = match_lookalikes(req->tx, req->index, text, req->lang, ALIKE);
	list_each(r, found)
		list_add(req->arena, &list) = (struct helper){
			.path = r->url, .title = r->title,
			.reasons = r->reasons };
	return list;
}

/* For the script that asks while one types. */
struct reply ask_lookalikes(struct request *req)
{
	struct helpers list = ask_lookalikes_of(req, request_param(req, "q"));

	if (!list.n)
		return reply_bytes(req, 200, S("text/html; charset=utf-8"), S(""));
	return reply_fragment(req, ask_alike_page_write,
			      &(struct ask_alike_page){ list });
}
