/* SPDX-License-Identifier: EUPL-1.2 */
#include "entry/entry.h"
#include "base/when.h"
#include "crypto/crypto.h"
#include "jobs/job.h"

enum {
	FEW = 3,                /* themes on a card */
	GREYS_AFTER = 425 * DAY /* a year, and twice a month to answer */
};

str entry_phase_name(const struct request *req, str phase)
{
	if (str_eq(phase, S("starter")))
		return T(req, "Just begun");
	if (str_eq(phase, S("growing")))
		return T(req, "Under way");
	if (str_eq(phase, S("stable")))
		return T(req, "Running for years");
	return (str){ 0 };
}

str entry_title_within(str title)
{
	while (title.n && title.p[title.n - 1] == '.')
		title.n--;
	return title;
}

str entry_theme_title(const struct request *req, str nl, str en)
{
	return str_eq(req->lang, S("en")) && en.n ? en : nl;
}

str entry_reported_words(struct request *req, bool reported, str reported_on)
{
	if (!reported)
		return (str){ 0 };
	if (!reported_on.n)
		return T(req, "noted at a meeting");
	return TF(req, "noted on {date}",
		  TR_STR("date", when_written(req->arena, req->lang, reported_on)));
}

str entry_checked(struct request *req, int64_t checked_at, str checked_by)
{
	str day;

	if (!checked_at)
		return T(req, "Not yet checked on this site.");
	day = when_day(req->arena, req->lang, checked_at);
	if (!checked_by.n)
		return TF(req, "Last checked on {date}.", TR_STR("date", day));
	return TF(req, "Last checked on {date} by {who}.", TR_STR("date", day),
		  TR_STR("who", checked_by));
}

/* A wish is demand for help, and is never shown as help. */
static void offer_badge(const struct request *req, str state, struct card *card)
{
	if (str_eq(state, S("wish")) || str_eq(state, S("explored"))) {
		card->badge = T(req, "Wanted; nobody offers it yet");
		card->badge_kind = S("wish");
	} else if (str_eq(state, S("announced"))) {
		card->badge = T(req, "Announced");
		card->badge_kind = S("warning");
	} else if (str_eq(state, S("ended"))) {
		card->badge = T(req, "This is over");
		card->badge_kind = S("ended");
	}
}

static struct strs few_themes(struct request *req, entry_id id,
			      const struct entry_besides *besides)
{
	struct entry_theme_of_rows themes = entry_themes_in(besides, id);
	struct strs names = { 0 };

	for (size_t i = 0; i < themes.n && i < FEW; i++)
		list_add(req->arena, &names) =
			entry_theme_title(req, themes.at[i].nl, themes.at[i].en);
	return names;
}

static void add_logo(struct card *card, const struct entry_logo_rows *logos,
		     entry_id id)
{
	for (size_t i = 0; i < logos->n; i++)
		if (logos->at[i].entry_id.v == id.v) {
			card->logo = logos->at[i].hash;
			card->logo_width = logos->at[i].width;
			card->logo_height = logos->at[i].height;
		}
}

bool entry_is_grey(int64_t checked_at, int64_t now)
{
	return checked_at && checked_at < now - GREYS_AFTER;
}

static struct card card_of(struct request *req, const struct entry_card *row,
			   const struct entry_besides *besides)
{
	const struct entry_type *t = entry_type_of(row->type);

	struct card card = {
		.type = row->type,
		.path = entry_path_in(req->tx, besides, row),
		.title = row->title,
		.summary = str_eq(row->summary, row->title) ? (str){ 0 }
							    : row->summary,
		.label = tr(req->lang, str_from_z(t->one)),
		.place = row->place_name,
		.phase = entry_phase_name(req, row->phase),
		.reported = entry_reported_words(req, row->reported, row->reported_on),
		.themes = few_themes(req, row->id, besides),
		.lat = row->lat,
		.lon = row->lon,
	};

	offer_badge(req, row->offer_state, &card);
	if (!card.badge.n && entry_is_grey(row->checked_at, req->now)) {
		card.badge = T(req, "Not checked for long");
		card.badge_kind = S("ended");
	}
	add_logo(&card, &besides->logos, row->id);
	return card;
}

static struct cards cards_of(struct request *req,
			     const struct entry_card_rows *rows)
{
	struct entry_besides besides = entry_besides(req->tx, rows);
	struct cards cards = { 0 };

	for (size_t i = 0; i < rows->n; i++)
		list_add(req->arena, &cards) =
			card_of(req, &rows->at[i], &besides);
	return cards;
}

struct cards entry_cards(struct request *req,
			 const struct entry_card_rows *rows)
{
	struct entry_card_rows used = entry_used(req, rows);

	return cards_of(req, &used);
}

struct card entry_card_of(struct request *req, const struct entry_card *row)
{
	struct entry_card one = *row;
	const struct entry_card_rows rows = { &one, 1, 1 };

	return cards_of(req, &rows).at[0];
}

str entry_uuid(struct request *req, str given, str type, str slug)
{
	return given.n ? given
		       : entry_uuid_at(req->arena, req->url, type, slug);
}

str entry_uuid_at(struct arena *a, str url, str type, str slug)
{
	/* Namespace: the URL one of RFC 9562, section 6.6. */
	static const unsigned char urls[16] = {
		0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1,
		0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8 };

	return uuid_v5(a, urls, arena_f(a, "%.*s/%.*s/%.*s", (int)url.n, url.p,
					(int)type.n, type.p, (int)slug.n,
					slug.p));
}

void entry_changed(struct tx *tx, entry_id id, int64_t now)
{
	entry_touch(tx, id, now);
	entry_note_news(tx, id, now);
	job_add(tx, S("index.entry"), id.v, now);
}
