/* SPDX-License-Identifier: EUPL-1.2 */
/* What can be changed of an ask. */
#include "features/ask/inside.h"

const struct tr_name ask_kinds[ASK_KINDS] = {
	{ S("question"), N_("An answer or advice") },
	{ S("need-money"), N_("Money") },
	{ S("need-expert"), N_("Someone who knows about it") },
	{ S("need-place"), N_("A place") },
	{ S("need-people"), N_("People who join in") },
	{ S("need-partner"), N_("Someone to do it with") },
	{ S("policy-barrier"), N_("A rule that is in the way") },
};

static const struct edit_field fields[] = {
	[POST_EDIT_TITLE] = { EDIT_TITLE, "titel",
		N_("Your question in one line"), .min = 3,
		.max = POST_TITLE_MAX },
	[POST_EDIT_TEXT] = { EDIT_TEXT, "tekst", N_("What do you need?"),
		N_("Write it as you would tell a neighbour. No medical facts, please, and no names of others."),
		.min = POST_TEXT_MIN, .max = POST_TEXT_MAX },
	[POST_EDIT_PLACE] = { EDIT_PLACE, "plaats", N_("Where is it?"),
		.max = 120 },
	[POST_EDIT_PARTY] = { EDIT_PARTY, "namens",
		N_("Your initiative or organisation"), .max = 160,
		.own = true },
	[POST_EDIT_PHASE] = { EDIT_PHASE, "fase", N_("How far are you?") },
	[POST_EDIT_KIND] = { EDIT_ONE, "soort", N_("What would help most?"),
		.choices = ask_kinds, .n = ASK_KINDS },
	[POST_EDIT_THEMES] = { EDIT_THEMES, "thema", N_("Themes") },
	[POST_EDIT_READERS] = { EDIT_ONE, "lezers",
		N_("Who may read your question?"), .min = 1,
		.choices = post_readers, .n = POST_READERS, .own = true },
};

static void write(struct tx *tx, entry_id id, const struct edit_values *v)
{
	str kind = v->at[POST_EDIT_KIND];

	post_edit_write(tx, &ask_type, id, v);
	ask_update(tx, id, kind.n ? kind : S("question"),
		   v->at[POST_EDIT_TEXT]);
}

const struct edit_type ask_edit = {
	.type = S("ask"), .fields = fields, .n = COUNT(fields),
	.whose = { "asked_by", "asker_org" }, .writer = post_edit_writer,
	.read = post_edit_read, .write = write, .settle = post_edit_settle,
	.show = post_edit_show,
};
