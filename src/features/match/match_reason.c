/* SPDX-License-Identifier: EUPL-1.2 */
/* Why it fits, in whole sentences, each of them true of the rows it was made
 * from. What is not known is not said. */
#include "features/match/inside.h"
#include "base/when.h"
#include "entry/entry.h"
#include "features/match/match_weights.h"

enum { REASONS = 3, NAMES = 3, THEMES_SAID = 2, FROM_WEIGHT = 20,
       SECONDS_A_YEAR = 31556952 };

static void say(const struct asker *k, struct match *m, str sentence)
{
	if (sentence.n && m->reasons.n < REASONS)
		list_add(k->arena, &m->reasons) = sentence;
}

static str join(const struct asker *k, const struct strs *names)
{
	struct buf out = { .arena = k->arena, .limit = 1000 };

	for (size_t i = 0; i < names->n && i < NAMES; i++)
		buf_add_next(&out, S(", "), names->at[i]);
	return buf_str(&out);
}

static str owner_names(const struct asker *k, const struct candidate *c)
{
	struct strs names = { 0 };

	list_each(r, c->owners)
		list_add(k->arena, &names) = r->title;
	return join(k, &names);
}

static str theme_name(const struct asker *k, str slug)
{
	struct match_theme_row t;

	if (!match_theme_name(k->tx, slug, &t))
		return slug;
	return str_eq(k->lang, S("en")) ? t.en : t.nl;
}

/* The themes of the ask that this has too. */
static str shared_themes(const struct asker *k, const struct candidate *c)
{
	struct strs names = { 0 };

	for (size_t i = 0; i < k->themes.n && names.n < THEMES_SAID; i++)
		if (100 * k->themes.at[i].weight >= FROM_WEIGHT &&
		    strs_has(&c->themes, k->themes.at[i].name) &&
		    !strs_has(&names, theme_name(k, k->themes.at[i].name)))
			list_add(k->arena, &names) =
				theme_name(k, k->themes.at[i].name);
	return join(k, &names);
}

static void say_where(const struct asker *k, const struct candidate *c,
		      struct match *m)
{
	if (!k->has_place || !c->has_place)
		return;
	if (c->place.id.v == k->place.id.v)
		say(k, m, TF(k, "Is in {place} too.", TR_STR("place", c->place.name)));
	else if (c->place.municipality_id.v && c->place.municipality.n &&
		 c->place.municipality_id.v == k->place.municipality_id.v)
		say(k, m, TF(k, "Is in the municipality of {name} too.",
			     TR_STR("name", c->place.municipality)));
	else if (c->metres >= 0)
		say(k, m, TF(k, "Is {distance} away.",
			     TR_STR("distance", geo_text(k->arena, k->lang, c->metres))));
}

static void say_years(const struct asker *k, const struct candidate *c,
		      struct match *m)
{
	int64_t years = 1970 + k->now / SECONDS_A_YEAR - c->fact.founded;

	if (c->fact.founded && years > 0)
		say(k, m, TN(k, "Has been running for {n} year.",
			     "Has been running for {n} years.", years));
}

static bool is_ahead(const struct asker *k, const struct candidate *c)
{
	return (str_eq(k->phase, S("starter")) &&
		(str_eq(c->fact.phase, S("growing")) ||
		 str_eq(c->fact.phase, S("stable")))) ||
	       (str_eq(k->phase, S("growing")) &&
		str_eq(c->fact.phase, S("stable")));
}

static void say_theme(const struct asker *k, const struct candidate *c,
		      struct match *m)
{
	str themes = shared_themes(k, c);

	if (themes.n)
		say(k, m, TF(k, "Is about: {themes}.", TR_STR("themes", themes)));
}

static void of_initiative(const struct asker *k, const struct candidate *c,
			  struct match *m)
{
	if (c->support.id.v)
		say(k, m, TF(k, "Has experience with this: {title}.",
			     TR_STR("title", entry_title_within(c->support.title))));
	say_where(k, c, m);
	if (is_ahead(k, c))
		say(k, m, T(k, "Is a phase further than you."));
	say_years(k, c, m);
	say_theme(k, c, m);
}

static void of_experience(const struct asker *k, const struct candidate *c,
			  struct match *m)
{
	if (c->owners.n)
		say(k, m, TF(k, "This is what {names} did.",
			     TR_STR("names", owner_names(k, c))));
	say_where(k, c, m);
	say_theme(k, c, m);
}

static void of_offer(const struct asker *k, const struct candidate *c,
		     struct match *m)
{
	bool open = str_eq(c->fact.rule, S("open"));
	struct tr_arg whom = TR_STR("whom", c->fact.eligible);

	if (is_wish(c))
		say(k, m, T(k, "There is a need for this, nobody offers it yet."));
	else if (open)
		say(k, m, T(k, "Is for everyone."));
	else if (c->fact.eligible.n && c->fit == FITS)
		say(k, m, TF(k, "Fits you. It is for: {whom}.", whom));
	else if (c->fact.eligible.n && c->fit == MAY_FIT)
		say(k, m, TF(k, "May fit you. It is for: {whom}.", whom));
	if (str_eq(c->fact.offer_state, S("announced")))
		say(k, m, T(k, "Is announced: ask whether it has begun."));
	say_theme(k, c, m);
	if (c->owners.n && !is_wish(c))
		say(k, m, TF(k, "Is offered by {names}.",
			     TR_STR("names", owner_names(k, c))));
}

static void of_ask(const struct asker *k, const struct candidate *c,
		   struct match *m)
{
	if (c->fact.solved_at)
		say(k, m, T(k, "Asked the same, and has an answer."));
	if (c->owners.n)
		say(k, m, TF(k, "Is asked by {names}.",
			     TR_STR("names", owner_names(k, c))));
	say_theme(k, c, m);
	say_where(k, c, m);
}

static void of_article(const struct asker *k, const struct candidate *c,
		       struct match *m)
{
	say_theme(k, c, m);
	if (c->owners.n)
		say(k, m, TF(k, "Comes from {names}.",
			     TR_STR("names", owner_names(k, c))));
}

static void of_model(const struct asker *k, const struct candidate *c,
		     struct match *m)
{
	if (c->owners.n)
		say(k, m, TF(k, "Is named by {names}.",
			     TR_STR("names", owner_names(k, c))));
	if (str_eq(c->fact.duration, S("structural")))
		say(k, m, T(k, "Is money that stays."));
	if (str_eq(c->fact.duration, S("temporary")))
		say(k, m, T(k, "Is money for a while."));
	if (str_eq(c->fact.model_state, S("proposed")))
		say(k, m, T(k, "Is a proposal, nobody pays this way yet."));
	say_theme(k, c, m);
}

static void of_organisation(const struct asker *k, const struct candidate *c,
			    struct match *m)
{
	if (c->support.id.v && str_eq(c->support.type, S("offer")))
		say(k, m, TF(k, "Offers this: {title}.",
			     TR_STR("title", entry_title_within(c->support.title))));
	else if (c->support.id.v)
		say(k, m, TF(k, "Has experience with this: {title}.",
			     TR_STR("title", entry_title_within(c->support.title))));
	if (c->fact.generic)
		say(k, m, T(k, "Is a whole sector: look for the one near you."));
	say_where(k, c, m);
	say_theme(k, c, m);
}

static void of_meeting(const struct asker *k, const struct candidate *c,
		       struct match *m)
{
	if (c->support.id.v)
		say(k, m, TF(k, "It was noted there: “{text}”",
			     TR_STR("text", c->support.title)));
	if (c->fact.starts_at > k->now)
		say(k, m, T(k, "Is still to come."));
	say_theme(k, c, m);
}

/* "goed" is in many texts that have nothing else in common. */
static bool is_telling(const struct asker *k, str word)
{
	return !lang_is_common(lang_fold(k->arena, word));
}

/* The words themselves, when nothing better is known. */
static void say_words(const struct asker *k, const struct candidate *c,
		      struct match *m)
{
	str texts[] = { c->fact.title, c->fact.summary, c->fact.ask_body };
	struct strs words = { 0 };

	for (size_t i = 0; i < COUNT(texts) && !words.n; i++) {
		struct lang_marks marks = index_marks(k->marker, texts[i],
						      NAMES);

		for (size_t n = 0; n < marks.n; n++) {
			str word = { texts[i].p + marks.at[n].at, marks.at[n].n };

			if (is_telling(k, word) && !strs_has(&words, word))
				list_add(k->arena, &words) = word;
		}
	}
	if (words.n)
		say(k, m, TF(k, "Speaks of: {words}.",
			     TR_STR("words", join(k, &words))));
}

static void say_all(const struct asker *k, const struct candidate *c,
		    struct match *m)
{
	const struct {
		str type;
		void (*of)(const struct asker *, const struct candidate *,
			   struct match *);
	} tellers[] = {
		{ S("initiative"), of_initiative },
		{ S("experience"), of_experience },
		{ S("offer"), of_offer },
		{ S("ask"), of_ask },
		{ S("article"), of_article },
		{ S("funding-model"), of_model },
		{ S("fund"), of_model },
		{ S("organisation"), of_organisation },
		{ S("meeting"), of_meeting },
	};

	for (size_t i = 0; i < COUNT(tellers); i++)
		if (str_eq(c->fact.type, tellers[i].type))
			tellers[i].of(k, c, m);
	if (!m->reasons.n)
		say_words(k, c, m);
}

static struct match match_of(const struct asker *k, const struct candidate *c)
{
	const struct match_fact *f = &c->fact;

	return (struct match){
		.id = f->id, .type = f->type, .slug = f->slug,
		.title = f->title, .score = c->score, .unfit = c->unfit,
		.summary = f->summary.n ? f->summary : f->ask_body,
		.url = entry_path(k->tx, f->id, f->type, f->slug),
		.state = f->offer_state.n ? f->offer_state : f->meeting_state,
		.place = c->has_place ? c->place.name : S(""),
		.km = c->metres < 0 ? -1 : (c->metres + 500) / 1000,
	};
}

struct match candidate_match(const struct asker *k, const struct candidate *c)
{
	struct match m = match_of(k, c);

	say_all(k, c, &m);
	return m;
}

struct match alike_match(const struct asker *k, const struct candidate *c)
{
	struct match m = match_of(k, c);

	say_theme(k, c, &m);
	say_where(k, c, &m);
	if (k->phase.n && str_eq(k->phase, c->fact.phase))
		say(k, &m, T(k, "Is in the same phase."));
	else if (is_ahead(k, c))
		say(k, &m, T(k, "Is a phase further."));
	return m;
}

struct match different_match(const struct asker *k, const struct candidate *c)
{
	struct match m = match_of(k, c);

	say_theme(k, c, &m);
	if (is_other_setting(k, c))
		say(k, &m, str_eq(c->place.setting, S("urban"))
		    ? T(k, "Does so in a town.") : T(k, "Does so in the country."));
	if (is_other_phase(k, c))
		say(k, &m, T(k, "Is in another phase."));
	say_where(k, c, &m);
	return m;
}

/* "utrecht-oost" is written Utrecht-Oost. */
static str area_name(const struct asker *k, str slug)
{
	char *at = arena_alloc(k->arena, slug.n + 1);
	bool first = true;

	for (size_t i = 0; i < slug.n; i++) {
		bool lower = slug.p[i] >= 'a' && slug.p[i] <= 'z';

		at[i] = first && lower ? (char)(slug.p[i] - 'a' + 'A') : slug.p[i];
		first = slug.p[i] == '-';
	}
	return (str){ at, slug.n };
}

static str place_name(const struct asker *k, str slug)
{
	struct match_name row;

	return match_place_name(k->tx, slug, &row) ? row.name : slug;
}

static str word_name(const struct asker *k, str word)
{
	const struct { str word; const char *name; } words[] = {
		{ S("starter"), N_("initiatives that just began") },
		{ S("growing"), N_("initiatives on their way") },
		{ S("stable"), N_("initiatives that have been there for long") },
		{ S("initiative"), N_("residents' initiatives") },
		{ S("municipality"), N_("municipalities") },
		{ S("professional"), N_("professionals") },
		{ S("council"), N_("councillors") },
		{ S("network"), N_("regional networks") },
		{ S("care"), N_("care organisations") },
		{ S("province"), N_("provinces") },
		{ S("resident"), N_("residents") },
	};

	for (size_t i = 0; i < COUNT(words); i++)
		if (str_eq(word, words[i].word))
			return tr(k->lang, str_from_z(words[i].name));
	return word;
}

static str values_in_words(const struct asker *k, const struct rule_part *part)
{
	struct strs names = { 0 };

	for (size_t i = 0; i < part->values.n; i++) {
		str value = part->values.at[i];

		list_add(k->arena, &names) =
			part->kind == RULE_AREA ? area_name(k, value) :
			part->kind == RULE_PLACE ? place_name(k, value) :
			part->kind == RULE_THEME ? theme_name(k, value) :
			word_name(k, value);
	}
	return join(k, &names);
}

str rule_in_words(const struct asker *k, const struct rule_part *part)
{
	struct tr_arg values = TR_STR("values", values_in_words(k, part));

	switch (part->kind) {
	case RULE_CORE:
		return TF(k, "Only for places of at most {n} inhabitants; {place} is larger.",
			  TR_STR("n", num_text(k->arena, k->lang, part->most)),
			  TR_STR("place", k->place.name));
	case RULE_AREA:
	case RULE_PLACE:
		return TF(k, "Only in {values}; {place} lies elsewhere.", values,
			  TR_STR("place", k->place.name));
	case RULE_PHASE:
	case RULE_THEME:
	case RULE_ACTOR:
	case RULE_ROLE:
		return TF(k, "Only for {values}.", values);
	case RULE_UNKNOWN:
	case RULE_OPEN:
		break;
	}
	return S("");
}
