/* SPDX-License-Identifier: EUPL-1.2 */
/* What can be changed of an initiative or organisation. */
#include "features/party/inside.h"
#include "lang/lang.h"
#include "party.sql.h"

const struct tr_name party_brings[PARTY_BRINGS] = {
	{ S("time"), N_("time") }, { S("knowledge"), N_("knowledge") },
	{ S("money"), N_("money") }, { S("space"), N_("space") },
	{ S("network"), N_("contacts") },
};

static const struct tr_name levels[] = {
	{ S("local"), N_("Neighbourhood or village") },
	{ S("municipal"), N_("Municipality") },
	{ S("regional"), N_("Region") },
	{ S("provincial"), N_("Province") },
	{ S("national"), N_("The whole country") },
};

enum { NAME, SUMMARY, STRENGTHS, BRINGS, PLACE, THEMES, PHASE, LEVEL, FOUNDED,
       LEGAL_FORM, WEBSITE, ALSO };

static const struct edit_field fields[] = {
	[NAME] = { EDIT_TITLE, "naam", N_("Name"), .min = 2, .max = 120 },
	[SUMMARY] = { EDIT_SUMMARY, "kort", N_("What you do"),
		N_("In a few sentences, in your own words."), .min = 10,
		.max = 600 },
	[STRENGTHS] = { EDIT_TEXT, "sterk", N_("What you can help others with"),
		N_("What did you find out that someone else may need?"),
		.max = 1500 },
	[BRINGS] = { EDIT_SOME, "brengt", N_("What you can bring"),
		.choices = party_brings, .n = PARTY_BRINGS, .max = PARTY_BRINGS },
	[PLACE] = { EDIT_PLACE, "plaats", N_("Where?"), .max = 120 },
	[THEMES] = { EDIT_THEMES, "thema", N_("Themes") },
	[PHASE] = { EDIT_PHASE, "fase", N_("How far are you?") },
	[LEVEL] = { EDIT_ONE, "niveau", N_("How far around do you work?"),
		.choices = levels, .n = COUNT(levels) },
	[FOUNDED] = { EDIT_YEAR, "sinds", N_("Since"), N_("The year you began."),
		.max = 4 },
	[LEGAL_FORM] = { EDIT_LINE, "rechtsvorm", N_("Legal form"), .max = 60 },
	[WEBSITE] = { EDIT_LINK, "website", N_("Website"), .max = 200 },
	[ALSO] = { EDIT_LINE, "ook", N_("Also called"),
		N_("Other names, with commas between: people find you by them."),
		.max = 200, .all = true },
};

str party_also(struct tx *tx, entry_id id)
{
	struct party_alias_row_rows rows = party_aliases(tx, id);
	struct buf b = { .arena = tx_arena(tx), .limit = 1024 };

	list_each(r, rows)
		buf_add_next(&b, S(", "), r->alias);
	return buf_str(&b);
}

static void read(struct tx *tx, entry_id id, struct edit_values *v)
{
	struct party party;

	if (!party_get(tx, id, &party))
		return;
	v->at[STRENGTHS] = party.strengths;
	v->at[BRINGS] = party.brings;
	v->at[LEVEL] = party.level;
	if (party.founded)
		v->at[FOUNDED] = arena_f(tx_arena(tx), "%" PRId64, party.founded);
	v->at[LEGAL_FORM] = party.legal_form;
	v->at[WEBSITE] = party.website;
	v->at[ALSO] = party_also(tx, id);
}

static void set_also(struct tx *tx, entry_id id, str names)
{
	int64_t position = 0;

	if (str_eq(names, party_also(tx, id)))
		return;         /* a name may hold a comma of its own */
	party_aliases_clear(tx, id);
	while (names.n) {
		str one = str_trim(str_cut(&names, ','));

		if (one.n)
			party_alias_add(tx, id, ++position, one,
					lang_fold(tx_arena(tx), one));
	}
}

static void write(struct tx *tx, entry_id id, const struct edit_values *v)
{
	int64_t founded = 0;

	(void)!str_to_int(v->at[FOUNDED], &founded);
	party_update(tx, id, v->at[LEVEL], v->at[BRINGS], v->at[WEBSITE],
		     v->at[LEGAL_FORM], founded, v->at[STRENGTHS]);
	set_also(tx, id, v->at[ALSO]);
}

const struct edit_type party_initiative_edit = {
	.type = S("initiative"), .fields = fields, .n = COUNT(fields),
	.read = read, .write = write,
};
const struct edit_type party_organisation_edit = {
	.type = S("organisation"), .fields = fields, .n = COUNT(fields),
	.read = read, .write = write,
};
