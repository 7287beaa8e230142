/* SPDX-License-Identifier: EUPL-1.2 */
/* What can be changed of an offer. */
#include "features/offer/inside.h"
#include "offer.sql.h"

const struct tr_name offer_kinds[OFFER_KINDS] = {
	{ S("voucher"), N_("Paid hours of an expert") },
	{ S("coaching"), N_("Someone who thinks along") },
	{ S("meeting"), N_("A meeting") },
	{ S("knowledge"), N_("Knowledge") },
	{ S("finance"), N_("Money") },
	{ S("space"), N_("Space") },
	{ S("network"), N_("Contacts") },
	{ S("time"), N_("Time") },
	{ S("goods"), N_("Goods") },
	{ S("experience"), N_("Experience") },
};

static const struct edit_field fields[] = {
	[POST_EDIT_TITLE] = { EDIT_TITLE, "titel",
		N_("What you bring in one line"), .min = 3,
		.max = POST_TITLE_MAX },
	[POST_EDIT_TEXT] = { EDIT_TEXT, "tekst", N_("What do you bring?"),
		N_("An hour on the phone, a cup of coffee and a look, a room, tools: everything counts."),
		.min = POST_TEXT_MIN, .max = POST_TEXT_MAX },
	[POST_EDIT_PLACE] = { EDIT_PLACE, "plaats", N_("Where?"), .max = 120 },
	[POST_EDIT_PARTY] = { EDIT_PARTY, "namens",
		N_("Your initiative or organisation"), .max = 160,
		.own = true },
	[POST_EDIT_PHASE] = { EDIT_PHASE, "fase", N_("How far are you?") },
	[POST_EDIT_KIND] = { EDIT_ONE, "soort", N_("What sort is it?"),
		.choices = offer_kinds, .n = OFFER_KINDS },
	[POST_EDIT_THEMES] = { EDIT_THEMES, "thema", N_("Themes") },
	[POST_EDIT_READERS] = { EDIT_ONE, "lezers", N_("Who may read this?"),
		.min = 1, .choices = post_readers, .n = POST_READERS,
		.own = true },
	[POST_EDIT_AUDIENCE] = { EDIT_LINE, "voor_wie", N_("For whom?"),
		.max = 300 },
	[OFFER_EDIT_UNTIL] = { EDIT_DAY, "tot", N_("Until when?"),
		N_("The last day on which people can ask for it. After that it says that it is over."),
		.max = 10 },
};

static void read(struct tx *tx, entry_id id, struct edit_values *v)
{
	struct offer offer;

	post_edit_read(tx, id, v);
	if (!offer_get(tx, id, &offer))
		return;
	v->at[POST_EDIT_AUDIENCE] = offer.eligible;
	v->at[OFFER_EDIT_UNTIL] = offer.until;
}

static void write(struct tx *tx, entry_id id, const struct edit_values *v)
{
	str kind = v->at[POST_EDIT_KIND];

	post_edit_write(tx, &offer_type, id, v);
	offer_update(tx, id, kind.n ? kind : S("time"), v->at[POST_EDIT_TEXT],
		     v->at[POST_EDIT_AUDIENCE], v->at[OFFER_EDIT_UNTIL]);
}

const struct edit_type offer_edit = {
	.type = S("offer"), .fields = fields, .n = COUNT(fields),
	.whose = { "provider" }, .writer = post_edit_writer,
	.read = read, .write = write, .settle = post_edit_settle,
	.show = post_edit_show,
};
