/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/transfer/transfer_map.h"

#define NEEDED .needed = true
#define KEY    .again = AGAIN_KEY
#define KEEP   .again = AGAIN_KEEP

#define PHASES "starter|growing|stable"
#define LEVELS "local|neighbourhood|municipal|regional|provincial|national"

static const struct column places[] = {
	{ "slug", CELL_SLUG, "slug", NEEDED, KEY },
	{ "name", CELL_TITLE, "name", NEEDED },
	{ "name", CELL_FOLD, "fold" },
	{ "type", CELL_WORD, "kind", "country|province|region|municipality|town|"
	  "village|neighbourhood", NEEDED },
	{ "parent", CELL_PLACE, "parent_id" },
	{ "municipality", CELL_PLACE, "municipality_id" },
	{ "region", CELL_TITLE, "region" },
	{ "province", CELL_TITLE, "province" },
	{ "setting", CELL_WORD, "setting", "urban|rural|mixed" },
	{ "population", CELL_COUNT, "population" },
	{ "population_note", CELL_TEXT, "population_note" },
	{ "small_core", CELL_WORD, "small_core", "yes|no" },
	{ "programme_area", CELL_TITLE, "programme_area" },
	{ "basis", CELL_TITLE, "basis" },
	{ "gazetteer", CELL_TITLE, "gazetteer" },
	{ "lat", CELL_DEGREES, "lat" },
	{ "lat", CELL_E5, "lat_e5" },
	{ "lon", CELL_DEGREES, "lon" },
	{ "lon", CELL_E5, "lon_e5" },
	{ "point_basis", CELL_TEXT, "point_basis" },
	{ NULL, CELL_ONE, "own" },
	{ NULL, CELL_ROW, "position" },
	{ NULL, CELL_NOW, "updated_at" },
	{ 0 }
};

static const struct column themes[] = {
	{ "slug", CELL_SLUG, "slug", NEEDED, KEY },
	{ "nl", CELL_TITLE, "nl", NEEDED },
	{ "en", CELL_TITLE, "en", NEEDED },
	{ "parent", CELL_THEME, "parent_id" },
	{ "description_nl", CELL_TEXT, "description" },
	{ NULL, CELL_NOW, "updated_at" },
	{ 0 }
};

static const struct column organisations[] = {
	{ "slug", CELL_SLUG, "entry.slug", NEEDED, KEY },
	{ "name", CELL_TITLE, "entry.title", NEEDED },
	{ "name", CELL_SORT_KEY, "entry.sort_key" },
	{ "kind", CELL_WORD, "kind", "network|knowledge|adviser|funder|province|"
	  "umbrella|authority|care|insurer|ministry|bank|housing|developer|"
	  "welfare|education|municipality|council|advisory-council|business",
	  NEEDED },
	{ "level", CELL_WORD, "level", LEVELS },
	{ "place", CELL_PLACE, "entry.place_id" },
	{ "brings", CELL_TITLE, "brings" },
	{ "generic", CELL_YES, "generic" },
	{ "role_nl", CELL_TEXT, "entry.summary" },
	{ "website", CELL_URL, "website" },
	{ "seed", CELL_TITLE, "entry.seed" },
	{ 0 }
};

static const struct column initiatives[] = {
	{ "slug", CELL_SLUG, "entry.slug", NEEDED, KEY },
	{ "name", CELL_TITLE, "entry.title", NEEDED },
	{ "name", CELL_SORT_KEY, "entry.sort_key" },
	{ "aliases", CELL_ALIASES },
	{ "parent", CELL_LINKS, "parent", "initiative" },
	{ "place", CELL_PLACE, "entry.place_id" },
	{ "municipality", CELL_PLACE, "municipality_id" },
	{ "place_basis", CELL_TITLE, "place_basis" },
	{ "phase", CELL_WORD, "entry.phase", PHASES },
	{ "phase_basis", CELL_TEXT, "phase_basis" },
	{ "legal_form", CELL_TITLE, "legal_form" },
	{ "legal_basis", CELL_TITLE, "legal_basis" },
	{ "founded", CELL_COUNT, "founded" },
	{ "summary_nl", CELL_TEXT, "entry.summary" },
	{ "strengths_nl", CELL_TEXT, "strengths" },
	{ "themes", CELL_THEMES },
	{ "seed", CELL_TITLE, "entry.seed" },
	{ "extra_source", CELL_URL, "extra_source" },
	{ NULL, CELL_ALWAYS, "kind", "initiative" },
	{ 0 }
};

static const struct column meetings[] = {
	{ "id", CELL_SLUG, "entry.slug", NEEDED, KEY },
	{ "date", CELL_DATE, "date" },
	{ "date", CELL_FROM, "starts_at" },
	{ "date", CELL_UNTIL, "ends_at" },
	{ "date_precision", CELL_TITLE, "date_precision" },
	{ "place", CELL_PLACE, "entry.place_id" },
	{ "venue", CELL_TITLE, "venue" },
	{ "title", CELL_TITLE, "entry.title", NEEDED },
	{ "title", CELL_SORT_KEY, "entry.sort_key" },
	{ "kind", CELL_TITLE, "kind" },
	{ "organisers", CELL_LINKS, "organiser", "organisation" },
	{ "hosts_initiative", CELL_LINKS, "host", "initiative" },
	{ "audience_nl", CELL_TEXT, "audience" },
	{ "summary_nl", CELL_TEXT, "entry.summary" },
	{ "status", CELL_WORD, "state", "held|announced|planned|explored|"
	  "in-progress|cancelled" },
	{ "part_of", CELL_LINKS, "part_of", "meeting" },
	{ "seed", CELL_TITLE, "entry.seed" },
	{ 0 }
};

static const struct column tables[] = {
	{ "id", CELL_SLUG, "entry.slug", NEEDED, KEY },
	{ "meeting", CELL_LINKS, "meeting", "meeting", NEEDED },
	{ "number", CELL_NUMBER, "number", NEEDED },
	{ "kind", CELL_TITLE, "kind" },
	{ "title", CELL_TITLE, "entry.title", NEEDED },
	{ "title", CELL_SORT_KEY, "entry.sort_key" },
	{ "questions_nl", CELL_TEXT, "questions" },
	{ "pitch_initiative", CELL_LINKS, "pitch", "initiative" },
	{ "host_org", CELL_LINKS, "host", "organisation" },
	{ "participants_nl", CELL_TEXT, "participants" },
	{ "seed", CELL_TITLE, "entry.seed" },
	{ 0 }
};

static const struct column questions[] = {
	{ "id", CELL_SLUG, "entry.slug", NEEDED, KEY },
	{ "title_nl", CELL_TITLE, "entry.title", NEEDED },
	{ "title_nl", CELL_SORT_KEY, "entry.sort_key" },
	{ "body_nl", CELL_TEXT, "body" },
	{ "body_nl", CELL_SHORT, "entry.summary" },
	{ "themes", CELL_THEMES },
	{ "asked_by", CELL_LINKS, "asked_by", "initiative" },
	{ "asker_kind", CELL_WORD, "asker_kind", "initiative|municipality|care|"
	  "network|professional|province|council" },
	{ "asker_org", CELL_LINKS, "asker_org", "organisation" },
	{ "place", CELL_PLACE, "entry.place_id" },
	{ "kind", CELL_WORD, "kind", "question|need-money|need-expert|"
	  "need-place|need-people|need-partner|policy-barrier", NEEDED },
	{ "phase", CELL_WORD, "entry.phase", PHASES },
	{ "status", CELL_REPORTED, "entry.reported", KEEP },
	{ "meeting", CELL_LINKS, "meeting", "meeting" },
	{ "seed", CELL_TITLE, "entry.seed" },
	{ "duplicate_of", CELL_LINKS, "duplicate_of", "ask" },
	{ 0 }
};

static const struct column experiences[] = {
	{ "id", CELL_SLUG, "entry.slug", NEEDED, KEY },
	{ "initiative", CELL_LINKS, "by", "initiative" },
	{ "organisation", CELL_LINKS, "by", "organisation" },
	{ "title_nl", CELL_TITLE, "entry.title", NEEDED },
	{ "title_nl", CELL_SORT_KEY, "entry.sort_key" },
	{ "summary_nl", CELL_TEXT, "entry.summary" },
	{ "themes", CELL_THEMES },
	{ "basis", CELL_TITLE, "basis" },
	{ "seed", CELL_TITLE, "entry.seed" },
	{ "source_url", CELL_URL, "source_url" },
	{ 0 }
};

static const struct column offers[] = {
	{ "id", CELL_SLUG, "entry.slug", NEEDED, KEY },
	{ "provider", CELL_LINKS, "provider", "organisation" },
	{ "provider_initiative", CELL_LINKS, "provider", "initiative" },
	{ "title_nl", CELL_TITLE, "entry.title", NEEDED },
	{ "title_nl", CELL_SORT_KEY, "entry.sort_key" },
	{ "kind", CELL_WORD, "kind", "voucher|coaching|meeting|knowledge|finance|"
	  "space|network|time|goods|experience", NEEDED },
	{ "eligible_nl", CELL_TEXT, "eligible" },
	{ "eligible_rule", CELL_TITLE, "eligible_rule" },
	{ "themes", CELL_THEMES },
	{ "summary_nl", CELL_TEXT, "entry.summary" },
	{ "condition_nl", CELL_TEXT, "condition" },
	{ "state", CELL_WORD, "state", "available|announced|explored|wish|ended",
	  NEEDED },
	{ "until", CELL_DATE, "until", .again = AGAIN_KEEP, .later = true },
	{ "seed", CELL_TITLE, "entry.seed" },
	{ 0 }
};

static const struct column knowledge[] = {
	{ "id", CELL_SLUG, "entry.slug", NEEDED, KEY },
	{ "title", CELL_TITLE, "entry.title", NEEDED },
	{ "title", CELL_SORT_KEY, "entry.sort_key" },
	{ "kind", CELL_TITLE, "kind", NEEDED },
	{ "publisher", CELL_LINKS, "publisher", "organisation" },
	{ "url", CELL_URL, "url" },
	{ "url_basis", CELL_TITLE, "url_basis" },
	{ "themes", CELL_THEMES },
	{ "summary_nl", CELL_TEXT, "entry.summary" },
	{ "seed", CELL_TITLE, "entry.seed" },
	{ 0 }
};

static const struct column funding_models[] = {
	{ "slug", CELL_SLUG, "entry.slug", NEEDED, KEY },
	{ "nl", CELL_TITLE, "entry.title", NEEDED },
	{ "nl", CELL_SORT_KEY, "entry.sort_key" },
	{ "en", CELL_TITLE, "en" },
	{ "summary_nl", CELL_TEXT, "entry.summary" },
	{ "duration", CELL_WORD, "duration", "structural|temporary|both" },
	{ "source", CELL_WORD, "source", "own-income|government|market|"
	  "community|mixed" },
	{ "state", CELL_WORD, "state", "existing|proposed", NEEDED },
	{ "mentioned_by", CELL_LINKS, "mentioned_by", "initiative" },
	{ "themes", CELL_THEMES },
	{ "seed", CELL_TITLE, "entry.seed" },
	{ 0 }
};

static const struct column harvest[] = {
	{ "id", CELL_SLUG, "entry.slug", NEEDED, KEY },
	{ "table", CELL_LINKS, "table", "table", NEEDED },
	{ "type", CELL_WORD, "kind", "insight|need|barrier|action|conclusion",
	  NEEDED },
	{ "owner_perspective", CELL_WORD, "perspective", "initiative|municipality|"
	  "insurer|ministry|bank|care|education|advisory-council|housing|"
	  "province|welfare|network|professional|council|expert|table" },
	{ "level", CELL_WORD, "level", "self|local|regional|provincial|national",
	  .again = AGAIN_KEEP, .later = true },
	{ "text_nl", CELL_TEXT, "entry.title", NEEDED },
	{ "text_nl", CELL_SORT_KEY, "entry.sort_key" },
	{ "themes", CELL_THEMES },
	{ "links", CELL_LINKS, "link" },
	{ "seed", CELL_TITLE, "entry.seed" },
	{ 0 }
};

static const struct column signals[] = {
	{ "id", CELL_SLUG, "entry.slug", NEEDED, KEY },
	{ "title_nl", CELL_TITLE, "entry.title", NEEDED },
	{ "title_nl", CELL_SORT_KEY, "entry.sort_key" },
	{ "what_hinders_nl", CELL_TEXT, "entry.summary" },
	{ "affected", CELL_TEXT, "affected" },
	{ "rule_or_authority", CELL_TEXT, "authority" },
	{ "proposed_solution_nl", CELL_TEXT, "solution" },
	{ "solution_basis", CELL_WORD, "solution_basis",
	  "seed|editor|seed+editor" },
	{ "level", CELL_WORD, "level", LEVELS },
	{ "themes", CELL_THEMES },
	{ "raised_by", CELL_LINKS, "raised_by", "initiative" },
	{ "solution_owner", CELL_LINKS, "solution_owner", "organisation" },
	{ "status", CELL_REPORTED, "entry.reported", KEEP },
	{ "seed", CELL_TITLE, "entry.seed" },
	{ 0 }
};

static const struct column agenda[] = {
	{ "id", CELL_SLUG, "entry.slug", NEEDED, KEY },
	{ "agenda", CELL_WORD, "agenda", "doe-agenda|kennisagenda|sociale-agenda|"
	  "regionale-agenda|netwerk", NEEDED },
	{ "title_nl", CELL_TITLE, "entry.title", NEEDED },
	{ "title_nl", CELL_SORT_KEY, "entry.sort_key" },
	{ "kind", CELL_WORD, "kind", "topic|action", NEEDED },
	{ "owner", CELL_LINKS, "owner", "organisation" },
	{ "themes", CELL_THEMES },
	{ "status", CELL_WORD, "state",
	  "proposed|planned|in-progress|done|stopped", NEEDED },
	{ "due", CELL_DATE, "due" },
	{ "summary_nl", CELL_TEXT, "entry.summary" },
	{ "links", CELL_LINKS, "link" },
	{ "seed", CELL_TITLE, "entry.seed" },
	{ 0 }
};

static const struct column relations[] = {
	{ "from_type", CELL_TYPE_OF, "from_id", NEEDED },
	{ "from", CELL_ENTRY, "from_id", NEEDED, KEY },
	{ "to_type", CELL_TYPE_OF, "to_id", NEEDED },
	{ "to", CELL_ENTRY, "to_id", NEEDED, KEY },
	{ "kind", CELL_WORD, "kind", "member-of|supports|co-founded|helped|"
	  "works-with|funded|same-work|helps-shape|attended|hosted|invited|"
	  "named-as-partner|named-as-good-example", NEEDED, KEY },
	{ "note_nl", CELL_TEXT, "note" },
	{ "seed", CELL_TITLE, "seed" },
	{ 0 }
};

const struct layout transfer_layouts[] = {
	{ "places.csv", "place", "place", places },
	{ "themes.csv", "theme", "theme", themes },
	{ "organisations.csv", "organisation", "party", organisations },
	{ "initiatives.csv", "initiative", "party", initiatives },
	{ "meetings.csv", "meeting", "meeting", meetings },
	{ "tables.csv", "table", "meeting_table", tables },
	{ "questions.csv", "ask", "ask", questions },
	{ "experiences.csv", "experience", "experience", experiences },
	{ "offers.csv", "offer", "offer", offers },
	{ "knowledge.csv", "article", "article", knowledge },
	{ "funding_models.csv", "funding-model", "funding_model",
	  funding_models },
	{ "harvest.csv", "harvest-item", "harvest_item", harvest },
	{ "signals.csv", "signal", "signal", signals },
	{ "agenda.csv", "agenda-item", "agenda_item", agenda },
	{ "relations.csv", "relation", "relation", relations },
	{ 0 }
};

const struct column transfer_entry_columns[] = {
	{ NULL, CELL_TYPE, "entry.type", KEEP },
	{ NULL, CELL_NOW, "entry.created_at", KEEP },
	{ NULL, CELL_NOW, "entry.updated_at" },
	{ 0 }
};

const struct layout *transfer_layout(str file)
{
	const struct layout *l = transfer_layouts;

	while (l->file && !str_eq(file, str_from_z(l->file)))
		l++;
	return l->file ? l : NULL;
}

bool layout_of_entries(const struct layout *l)
{
	return column_of_entry(&l->columns[0]);
}

bool column_in_file(const struct column *c)
{
	return c->cell < CELL_FOLD;
}

bool column_is_list(const struct column *c)
{
	return c->cell == CELL_THEMES || c->cell == CELL_LINKS ||
	       c->cell == CELL_ALIASES;
}

bool column_is_reference(const struct column *c)
{
	return c->cell == CELL_PLACE || c->cell == CELL_THEME ||
	       c->cell == CELL_ENTRY;
}

bool column_of_entry(const struct column *c)
{
	return c->to && str_starts(str_from_z(c->to), S("entry."));
}

const char *column_sql(const struct column *c)
{
	return column_of_entry(c) ? c->to + strlen("entry.") : c->to;
}

bool word_among(str word, const char *words)
{
	str rest = str_from_z(words);

	while (rest.n)
		if (str_eq(str_cut(&rest, '|'), word))
			return true;
	return false;
}
