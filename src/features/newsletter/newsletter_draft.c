/* SPDX-License-Identifier: EUPL-1.2 */
/* A letter fills itself with what is new since the last one. */
#include "features/newsletter/inside.h"
#include "features/meeting/meeting.h"
#include "features/offer/offer.h"

enum { FIRST = 62 * DAY,                /* what the first letter looks back */
       AHEAD = 62 * DAY,                /* meetings, and money that closes */
       OF_EACH = 8, NEWS = 400 };

const struct newsletter_kind newsletter_kinds[] = {
	{ S("meeting"), N_("Meetings to come") },
	{ S("ask"), N_("Who can help?") },
	{ S("offer"), N_("What people bring") },
	{ S("harvest"), N_("What meetings yielded") },
	{ S("agreement"), N_("What came of what we agreed") },
	{ S("initiative"), N_("New in this network") },
	{ S("money"), N_("Money for plans") },
	{ S("own"), NULL },
	{ .heading = NULL }
};

str newsletter_heading(str lang, str kind)
{
	for (const struct newsletter_kind *k = newsletter_kinds; k->name.n; k++)
		if (k->heading && str_eq(k->name, kind))
			return tr(lang, str_from_z(k->heading));
	return (str){ 0 };
}

str newsletter_about_name(str lang, const struct newsletter *n)
{
	if (n->theme_id.v)
		return str_eq(lang, S("en")) && n->theme_en.n ? n->theme_en
							      : n->theme_nl;
	return n->place_id.v ? n->place : tr(lang, S("For everyone"));
}

int64_t newsletter_since(struct request *req, struct newsletter_about about)
{
	int64_t last = newsletter_last_sent(req->tx, about.theme, about.place);

	return last ? last : req->now - FIRST;
}

/* What is gone through for a letter, and what stands in it already. */
struct filling {
	struct request site;    /* as the site speaks, not who asks */
	newsletter_id id;
	int64_t position;
	struct db_ids there;
};

static bool is_there(const struct filling *f, entry_id id)
{
	list_each(there, f->there)
		if (*there == id.v)
			return true;
	return false;
}

/* When and where, until when, and what it is about. */
static str text_of(struct filling *f, const struct card *card, entry_id id)
{
	struct buf b = { .arena = f->site.arena, .limit = NEWSLETTER_TEXT };
	struct meeting meeting;
	str when = { 0 }, last = offer_last_day(f->site.tx, id);

	if (last.n)
		when = TF(&f->site, "Until and including {date}", TR_STR("date",
			  when_written(b.arena, f->site.lang, last)));
	if (meeting_get(f->site.tx, id, &meeting))
		when = meeting_when(b.arena, f->site.lang, &meeting);
	buf_add(&b, when);
	if (card->place.n)
		buf_add_next(&b, S(", "), card->place);
	if (card->summary.n)
		buf_add_next(&b, S("\n"), card->summary);
	return buf_str(&b);
}

/* Of what a meeting yielded: where that stands. */
static str link_of(const struct filling *f, str kind, const struct card *card)
{
	return str_eq(kind, S("harvest"))
		? arena_f(f->site.arena, "%.*s/oogst", (int)card->path.n,
			  card->path.p)
		: card->path;
}

static void add_one(struct filling *f, str kind, const struct newsletter_new *row)
{
	struct entry_card entry;
	struct card card;

	if (is_there(f, row->id) || !entry_is_used(f->site.conf, row->type) ||
	    f->there.n >= NEWSLETTER_BLOCKS ||
	    !entry_get_by_id(f->site.tx, row->id, &entry))
		return;
	card = entry_card_of(&f->site, &entry);
	newsletter_block_add(f->site.tx, f->id, ++f->position, kind, row->id,
		str_head(card.title, NEWSLETTER_TITLE),
		text_of(f, &card, row->id), link_of(f, kind, &card));
	list_add(f->site.arena, &f->there) = row->id.v;
}

static void add_all(struct filling *f, const char *kind,
		    struct newsletter_new_rows rows)
{
	list_each(r, rows)
		add_one(f, str_from_z(kind), r);
}

/* Of what is new, those of one kind: the newest few. */
static void add_new(struct filling *f, const char *kind,
		    const struct newsletter_new_rows *rows, str type, str other)
{
	int n = 0;

	list_each(r, *rows)
		if ((str_eq(r->type, type) || str_eq(r->type, other)) &&
		    n++ < OF_EACH)
			add_one(f, str_from_z(kind), r);
}

static struct filling begin(struct request *req, newsletter_id id)
{
	struct newsletter_block_rows blocks = newsletter_blocks(req->tx, id);
	struct filling f = { .site = *req, .id = id };

	f.site.lang = req->conf->lang;
	list_each(b, blocks) {
		f.position = b->position;
		list_add(req->arena, &f.there) = b->entry_id.v;
	}
	return f;
}

void newsletter_fill(struct request *req, newsletter_id id)
{
	struct filling f = begin(req, id);
	struct newsletter_new_rows news;
	struct newsletter n;

	if (!newsletter_get(req->tx, id, &n))
		return;
	news = newsletter_new(req->tx, n.news_since, req->now, n.theme_id,
			      n.place_id, NEWS);
	add_all(&f, "meeting", newsletter_meetings(req->tx, req->now,
		req->now + AHEAD, n.theme_id, n.place_id, OF_EACH));
	add_new(&f, "ask", &news, S("ask"), S(""));
	add_new(&f, "offer", &news, S("offer"), S(""));
	add_all(&f, "harvest", newsletter_harvests(req->tx, n.news_since,
		req->now, n.theme_id, n.place_id, OF_EACH));
	add_all(&f, "agreement", newsletter_reached(req->tx, n.news_since,
		n.theme_id, n.place_id, OF_EACH));
	add_new(&f, "initiative", &news, S("initiative"), S(""));
	add_all(&f, "money", newsletter_money(req->tx, n.news_since, req->now,
		when_date(req->arena, req->now),
		when_date(req->arena, req->now + AHEAD), n.theme_id,
		n.place_id, OF_EACH));
	add_new(&f, "money", &news, S("funding-model"), S("fund"));
}

struct newsletter_parts newsletter_parts(struct arena *a, struct tx *tx,
					 const struct newsletter *n, int64_t now)
{
	struct newsletter_block_rows blocks = newsletter_blocks(tx, n->id);
	struct newsletter_parts parts = { 0 };
	str kind = { 0 };

	list_each(b, blocks) {
		struct newsletter_part part = { .title = b->title,
			.text = b->text, .link = b->link,
			.past = b->ends_at && b->ends_at < now };

		if (!b->used || b->gone)
			continue;
		/* What is of its own stands under the heading it stands under. */
		if (!str_eq(b->kind, S("own")) && !str_eq(b->kind, kind)) {
			kind = b->kind;
			part.heading = kind;
		}
		list_add(a, &parts) = part;
	}
	return parts;
}

int64_t newsletter_past(const struct newsletter_parts *parts)
{
	int64_t n = 0;

	list_each(p, *parts)
		n += p->past;
	return n;
}
