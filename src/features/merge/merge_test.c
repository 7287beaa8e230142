/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/merge/inside.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BRAM = 2, CORA = 3, DIRK = 4 };

#define WHY "waarom=Het+is+hetzelfde+huis."
#define BOTH "/initiatieven/de-linde/samenvoegen?met=linde-huis"

/* De Linde and Linde Huis are one; Het Anker is another. Cora coordinates. */
static struct world village(void)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind, municipality_id, own)"
		" VALUES (1, 'mun-oost', 'Oost', 'oost', 'municipality', NULL, 1),"
		" (2, 'oostdorp', 'Oostdorp', 'oostdorp', 'village', 1, 1);"
		"INSERT INTO place_within VALUES (1, 1), (2, 2), (2, 1);"
		"INSERT INTO theme (id, slug, nl, en) VALUES"
		" (1, 'zorg', 'Zorg', 'Care'), (2, 'eten', 'Eten', 'Meals');"
		"INSERT INTO entry (id, type, slug, title, sort_key, summary,"
		" place_id, created_at, updated_at, checked_at, checked_by) VALUES"
		" (10, 'initiative', 'de-linde', 'Huis De Linde', 'huis de linde',"
		"  'Een huis.', 2, 0, 0, 77, 'De Linde'),"
		" (11, 'initiative', 'linde-huis', 'De Linde Huis', 'de linde huis',"
		"  'Samen eten.', 2, 0, 0, 0, ''),"
		" (12, 'initiative', 'het-anker', 'Het Anker', 'het anker', '',"
		"  NULL, 0, 0, 0, ''),"
		" (13, 'ask', 'q-tuin', 'Wie helpt?', 'wie', '', 2, 0, 0, 0, ''),"
		" (14, 'offer', 'a-taart', 'Taart', 'taart', '', 2, 0, 0, 0, ''),"
		" (15, 'ask', 'q-tuin-2', 'Wie helpt mee?', 'wie', '', 2, 0, 0, 0, ''),"
		" (16, 'offer', 'a-koek', 'Koek', 'koek', '', 2, 0, 0, 0, ''),"
		" (17, 'experience', 'v-1', 'Gedaan', 'gedaan', '', 2, 0, 0, 0, '');"
		"INSERT INTO party (id, kind, municipality_id, founded) VALUES"
		" (10, 'initiative', 1, 0), (11, 'initiative', 1, 2015),"
		" (12, 'initiative', NULL, 0);"
		"INSERT INTO party_alias VALUES (10, 1, 'Linde', 'linde'),"
		" (11, 1, 'Linde', 'linde'), (11, 2, 'Lindenhof', 'lindenhof');"
		"INSERT INTO entry_theme VALUES (10, 1, 1), (11, 1, 1), (11, 2, 2);"
		"INSERT INTO ask (id, person_id) VALUES (13, NULL), (15, NULL);"
		"INSERT INTO offer (id, kind) VALUES (14, 'goods'), (16, 'goods');");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_person(&w, CORA, "Cora");
	world_person(&w, DIRK, "Dirk");
	world_sql(&w, "INSERT INTO role_grant (person_id, role, granted_at,"
		" granted_by) VALUES (3, 'coordinator', 0, 'test')");
	return w;
}

/* A row in every table whose rows move, some of which the other has too. */
static void furnish_contacts(struct world *w)
{
	world_sql(w,
		"INSERT INTO membership VALUES (2, 11, 'manager', 0),"
		" (2, 10, 'member', 0), (4, 11, 'member', 0);"
		"INSERT INTO membership_request VALUES (1, 11, 0);"
		"INSERT INTO claim (id, party_id, person_id, words, asked_at)"
		" VALUES (1, 11, 1, 'Van ons.', 0);"
		"INSERT INTO entry_link VALUES (13, 'asked_by', 1, 11),"
		" (14, 'provider', 1, 10), (14, 'provider', 2, 11),"
		" (11, 'parent', 1, 12);"
		"INSERT INTO photo (id, entry_id, kind, position, alt, added_at)"
		" VALUES (1, 10, 'logo', 1, 'Ons logo', 0),"
		" (2, 11, 'logo', 1, 'Hun logo', 0), (3, 11, 'photo', 2, 'Tuin', 0);"
		"INSERT INTO file (id, entry_id, title, name, kind, size, hash,"
		" added_at) VALUES (1, 11, 'Plan', 'plan.pdf', 'pdf', 1, 'x', 0);"
		"INSERT INTO introduction (id, ask_id, person_id, from_id, party_id,"
		" message, wish, state, created_at) VALUES"
		" (1, NULL, 1, NULL, 11, 'Dag', 'write', 'closed', 0),"
		" (2, NULL, 2, 11, 12, 'Dag', 'write', 'closed', 0),"
		" (3, NULL, 2, 11, 10, 'Dag', 'write', 'closed', 0);"
		"INSERT INTO experience (id) VALUES (17);"
		"INSERT INTO story (id, introduction_id, party_id, from_id,"
		" asker_words, helper_words, shared_at) VALUES"
		" (17, 1, 11, NULL, '', '', 0);"
		"INSERT INTO picked_match (ask_id, entry_id, reason, created_at)"
		" VALUES (13, 11, 'Past', 0);"
		"INSERT INTO contact_block (id, by_party, person_id, created_at)"
		" VALUES (1, 11, 1, 0);"
		"INSERT INTO contact_block (id, by_person, party_id, created_at)"
		" VALUES (2, 1, 11, 0);"
		"INSERT INTO named (id, entry_id, party_id, told_at) VALUES"
		" (1, 13, 11, 0), (2, 11, 12, 0);"
		"INSERT INTO openday (id, party_id, starts_at, venue, seats, state,"
		" created_at) VALUES (1, 11, 9, 'Hier', 5, 'planned', 0);"
		"INSERT INTO relation (id, from_id, to_id, kind) VALUES"
		" (1, 11, 12, 'funded'), (2, 12, 11, 'funded'),"
		" (3, 10, 11, 'works-with');"
		"INSERT INTO follow_subject (id, party_id) VALUES (1, 11);"
		"INSERT INTO follow (id, person_id, subject_id, since, told_at)"
		" VALUES (1, 1, 1, 0, 0), (2, 4, 1, 0, 0);"
		"INSERT INTO triangle (id, state, created_at, ends_at) VALUES"
		" (1, 'agreed', 0, 0);"
		"INSERT INTO triangle_side (id, triangle_id, position, party_id,"
		" offer_id, ask_id, reason) VALUES (1, 1, 0, 11, 16, 15, 'Past');"
		"INSERT INTO triangle_message (id, triangle_id, party_id, text,"
		" created_at) VALUES (1, 1, 11, 'Dag', 0);");
}

static void furnish_networks(struct world *w)
{
	world_sql(w,
		"INSERT INTO newsletter (id, made_at, news_since) VALUES (1, 5, 5);"
		"INSERT INTO newsletter_block (newsletter_id, position, kind,"
		" entry_id, title) VALUES (1, 1, 'initiative', 11, 'Nieuw');"
		"INSERT INTO theme_proposal (id, name, fold, description, party_id,"
		" made_at) VALUES (1, 'Tuin', 'tuin', '', 11, 0);"
		"INSERT INTO circle (id, kind, purpose, made_at) VALUES"
		" (1, 'learning', 'Samen leren', 0);"
		"INSERT INTO circle_member (id, circle_id, party_id, state, since)"
		" VALUES (1, 1, 11, 'member', 0);"
		"INSERT INTO circle_meeting (id, circle_id, case_party_id, state,"
		" made_at) VALUES (1, 1, 11, 'asking', 0);"
		"INSERT INTO agenda_stand (id, item_id, party_id, how, at) VALUES"
		" (1, 17, 11, 'join', 0);"
		"INSERT INTO agenda_pledge (id, item_id, party_id, kind, amount,"
		" made_at) VALUES (1, 17, 11, 'time', 4, 0);"
		"INSERT INTO agenda_log (id, item_id, party_id, what, at) VALUES"
		" (1, 17, 11, 'note', 0);"
		"INSERT INTO link_token (token_hash, purpose, person_id, about,"
		" created_at, ends_at) VALUES ('x', 'join', 1, 11, 0, 1900000000);");
}

static struct world furnished(void)
{
	struct world w = village();

	furnish_contacts(&w);
	furnish_networks(&w);
	return w;
}

static str table_of(const struct merge_rule *r)
{
	str rest = r->column;

	return str_cut(&rest, '.');
}

/* What merging itself writes, and the row that says when it changed. */
static bool is_written(str table)
{
	static const str written[] = { S("entry_merged"), S("merging"),
		S("merging_apart"), S("revision"), S("audit"),
		S("entry_news") };

	for (size_t i = 0; i < COUNT(written); i++)
		if (str_eq(written[i], table))
			return true;
	return false;
}

#define ENTRY "(SELECT id, slug, title, sort_key, summary, place_id, phase,"  \
	" status, checked_at, checked_by FROM entry) e"

static void remember(struct world *w)
{
	world_sql(w, "CREATE TEMP TABLE was_entry AS SELECT * FROM " ENTRY);
	for (const struct merge_rule *r = merge_rules; r->column.n; r++) {
		str t = table_of(r);

		world_sql(w, arena_f(w->arena, "CREATE TEMP TABLE IF NOT"
			" EXISTS was_%.*s AS SELECT * FROM %.*s", (int)t.n, t.p,
			(int)t.n, t.p).p);
	}
}

static int64_t differing(struct world *w, str table, const char *now)
{
	return count(w, arena_f(w->arena, "SELECT (SELECT count(*) FROM (SELECT"
		" * FROM %s EXCEPT SELECT * FROM was_%.*s) x) + (SELECT count(*)"
		" FROM (SELECT * FROM was_%.*s EXCEPT SELECT * FROM %s) y)", now,
		(int)table.n, table.p, (int)table.n, table.p, now).p);
}

static bool is_as_remembered(struct world *w)
{
	bool same = !differing(w, S("entry"), ENTRY);

	for (const struct merge_rule *r = merge_rules; r->column.n; r++) {
		str t = table_of(r);

		if (!is_written(t) &&
		    differing(w, t, arena_f(w->arena, "%.*s", (int)t.n, t.p).p)) {
			printf("%.*s differs\n", (int)t.n, t.p);
			same = false;
		}
	}
	return same;
}

TEST(a_coordinator_makes_two_one_and_chooses_field_by_field)
{
	struct world w = furnished();
	struct reply page = get(&w, CORA, BOTH);

	EXPECT(shows(get(&w, CORA, "/beheer/dubbel"), "linde-huis"));
	EXPECT(shows(get(&w, CORA, "/initiatieven/de-linde"), "/samenvoegen"));
	EXPECT(!shows(get(&w, ANNA, "/initiatieven/de-linde"), "/samenvoegen"));
	EXPECT(shows(page, "Samen eten.") && shows(page, "Een huis."));
	EXPECT(shows(page, "Mensen die meedoen: 2") && shows(page, "Bestanden: 1"));
	EXPECT(post(&w, CORA, BOTH, "waarom=").status == 422);
	EXPECT(post(&w, CORA, BOTH, WHY "&veld-kort=other&veld-thema=both"
		    "&veld-sinds=other").status == 303);
	page = get(&w, STRANGER, "/initiatieven/de-linde");
	EXPECT(shows(page, "Samen eten.") && shows(page, "2015"));
	EXPECT(shows(page, "Huis De Linde") && shows(page, "Eten"));
	EXPECT(shows(page, "Wie helpt?") && shows(page, "Lindenhof"));
	EXPECT(count(&w, "SELECT count(*) FROM party_alias WHERE party_id = 10") == 3);
	EXPECT(shows(get(&w, STRANGER, "/initiatieven/de-linde/geschiedenis"),
		     "werden één"));
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE deed = 'merge.done'"
		" AND actor_id = 3 AND entry_id = 10") == 1);
	world_end(&w);
}

TEST(the_old_address_leads_to_the_one_that_stays)
{
	struct world w = furnished();
	struct reply r;

	post(&w, CORA, BOTH, WHY);
	r = get(&w, STRANGER, "/initiatieven/linde-huis");
	EXPECT(r.status == 301 && str_eq(r.location, S("/initiatieven/de-linde")));
	r = get(&w, STRANGER, "/initiatieven/linde-huis.json");
	EXPECT(r.status == 301 &&
	       str_eq(r.location, S("/initiatieven/de-linde.json")));
	r = get(&w, STRANGER, "/api/v1/initiatives/linde-huis");
	EXPECT(r.status == 301 &&
	       str_eq(r.location, S("/api/v1/initiatives/de-linde")));
	EXPECT(get(&w, STRANGER, "/initiatieven/linde-huis/geschiedenis").status
	       == 200);
	EXPECT(!shows(get(&w, STRANGER, "/initiatieven"), "De Linde Huis"));
	/* And on, when that one is merged as well. */
	post(&w, CORA, "/initiatieven/het-anker/samenvoegen?met=de-linde", WHY);
	r = get(&w, STRANGER, "/initiatieven/linde-huis");
	EXPECT(r.status == 301 && str_eq(r.location, S("/initiatieven/het-anker")));
	world_end(&w);
}

TEST(all_that_points_at_the_other_moves_along)
{
	struct world w = furnished();

	remember(&w);
	post(&w, CORA, BOTH, WHY);
	for (const struct merge_rule *r = merge_rules; r->column.n; r++) {
		str rest = r->column, t = str_cut(&rest, '.');
		int64_t was, is;

		/* An initiative is no ask and no offer. */
		if (!r->move || str_ends(r->column, S(".offer_id")) ||
		    str_eq(r->column, S("triangle_side.ask_id")) ||
		    str_eq(r->column, S("introduction.ask_id")) ||
		    str_eq(r->column, S("story.ask_id")) ||
		    str_eq(r->column, S("story.from_id")) ||
		    str_eq(r->column, S("picked_match.ask_id")) ||
		    str_eq(r->column, S("follow.subject_id")))
			continue;
		was = count(&w, arena_f(w.arena, "SELECT count(*) FROM was_%.*s"
			" WHERE %.*s = 10", (int)t.n, t.p, (int)rest.n, rest.p).p);
		is = count(&w, arena_f(w.arena, "SELECT count(*) FROM %.*s"
			" WHERE %.*s = 10", (int)t.n, t.p, (int)rest.n, rest.p).p);
		if (is <= was)
			printf("%.*s did not move\n", (int)r->column.n, r->column.p);
		EXPECT(is > was);
	}
	EXPECT(count(&w, "SELECT count(*) FROM membership WHERE party_id = 10"
		" AND person_id = 2 AND role = 'manager'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM photo WHERE entry_id = 10 AND"
		" kind = 'logo'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM introduction WHERE id = 3 AND"
		" from_id = 11") == 1);
	world_end(&w);
}

TEST(undoing_a_merge_leaves_all_as_it_was)
{
	struct world w = furnished();

	remember(&w);
	post(&w, CORA, BOTH, WHY "&veld-kort=other&veld-thema=both"
	     "&veld-sinds=other&veld-naam=other");
	EXPECT(differing(&w, S("entry"), ENTRY) == 4);
	EXPECT(shows(get(&w, CORA, "/beheer/dubbel/1"),
		     "Draai het samenvoegen terug"));
	EXPECT(post(&w, CORA, "/beheer/dubbel/1", "doe=terug").status == 303);
	EXPECT(is_as_remembered(&w));
	EXPECT(get(&w, STRANGER, "/initiatieven/linde-huis").status == 200);
	post(&w, CORA, "/beheer/dubbel/1", "doe=terug");
	EXPECT(is_as_remembered(&w));
	world_end(&w);
}

TEST(who_follows_one_of_two_follows_what_they_became)
{
	struct world w = furnished();

	world_sql(&w, "INSERT INTO follow_subject (id, party_id) VALUES (2, 10);"
		"INSERT INTO follow (id, person_id, subject_id, since, told_at)"
		" VALUES (3, 4, 2, 0, 0)");
	remember(&w);
	post(&w, CORA, BOTH, WHY);
	EXPECT(count(&w, "SELECT count(*) FROM follow WHERE subject_id = 2") == 2);
	post(&w, CORA, "/beheer/dubbel/1", "doe=terug");
	EXPECT(is_as_remembered(&w));
	world_end(&w);
}

TEST(after_thirty_days_it_stays_and_nothing_is_kept_for_undoing)
{
	struct world w = furnished();

	post(&w, CORA, BOTH, WHY);
	EXPECT(count(&w, "SELECT count(*) FROM merging_moved") > 10);
	w.now += 31 * DAY;
	world_sign_in(&w, CORA);
	EXPECT(!shows(get(&w, CORA, "/beheer/dubbel/1"), "terug"));
	post(&w, CORA, "/beheer/dubbel/1", "doe=terug");
	EXPECT(get(&w, STRANGER, "/initiatieven/linde-huis").status == 301);
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM merging_moved") == 0);
	world_end(&w);
}

TEST(asks_and_offers_become_one_too)
{
	struct world w = furnished();

	world_sql(&w, "INSERT INTO introduction (id, ask_id, person_id, from_id,"
		" party_id, message, wish, state, created_at) VALUES"
		" (8, 15, 1, NULL, 12, 'Dag', 'write', 'closed', 0);"
		"UPDATE story SET ask_id = 15;"
		"INSERT INTO picked_match (ask_id, entry_id, reason, created_at)"
		" VALUES (15, 12, 'Past', 0);"
		"INSERT INTO small_thing VALUES (1, 'coffee', 16, 0)");
	remember(&w);
	EXPECT(post(&w, CORA, "/vragen/q-tuin/samenvoegen?met=q-tuin-2", WHY)
	       .status == 303);
	EXPECT(post(&w, CORA, "/aanbod/a-taart/samenvoegen?met=a-koek", WHY)
	       .status == 303);
	EXPECT(get(&w, STRANGER, "/vragen/q-tuin-2").status == 301);
	EXPECT(get(&w, STRANGER, "/aanbod/a-koek").status == 301);
	EXPECT(count(&w, "SELECT count(*) FROM introduction WHERE ask_id = 13") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM story WHERE ask_id = 13") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM picked_match WHERE ask_id = 13") == 2);
	EXPECT(count(&w, "SELECT count(*) FROM small_thing WHERE offer_id = 14") == 1);
	post(&w, CORA, "/beheer/dubbel/1", "doe=terug");
	post(&w, CORA, "/beheer/dubbel/2", "doe=terug");
	EXPECT(is_as_remembered(&w));
	world_end(&w);
}

/* Anna keeps De Linde, Bram keeps Linde Huis. */
static struct world kept_by_two(void)
{
	struct world w = village();

	world_sql(&w, "INSERT INTO membership VALUES (1, 10, 'manager', 0),"
		" (2, 11, 'manager', 0)");
	return w;
}

TEST(who_keeps_the_other_is_asked_first)
{
	struct world w = kept_by_two();
	const char *link;

	EXPECT(shows(get(&w, CORA, BOTH), "krijgt eerst een vraag"));
	post(&w, CORA, BOTH, WHY);
	EXPECT(get(&w, STRANGER, "/initiatieven/linde-huis").status == 200);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 1);
	link = mailed(&w, "bram@example.org", "/bevestig/").p;
	EXPECT(shows(get(&w, STRANGER, link), "hetzelfde huis."));
	EXPECT(post(&w, CORA, "/initiatieven/het-anker/samenvoegen?met=de-linde",
		    WHY).status == 422);
	EXPECT(post(&w, STRANGER, link, "antwoord=ja").status == 200);
	EXPECT(get(&w, STRANGER, "/initiatieven/linde-huis").status == 301);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE subject LIKE"
		" '%zijn nu één pagina' AND text LIKE '%hetzelfde huis.%'") == 2);
	EXPECT(count(&w, "SELECT count(*) FROM membership WHERE party_id = 10"
		" AND role = 'manager'") == 2);
	world_end(&w);
}

TEST(a_no_leaves_them_two_and_the_coordinator_hears_it)
{
	struct world w = kept_by_two();
	const char *link;

	post(&w, CORA, BOTH, WHY);
	link = mailed(&w, "bram@example.org", "/bevestig/").p;
	EXPECT(post(&w, STRANGER, link, "antwoord=misschien").status == 422);
	EXPECT(post(&w, STRANGER, link, "antwoord=nee").status == 200);
	EXPECT(get(&w, STRANGER, "/initiatieven/linde-huis").status == 200);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		" 'cora@example.org' AND subject LIKE '%zijn er twee'") == 1);
	EXPECT(shows(get(&w, CORA, "/beheer/dubbel"), "Zij zeiden dat dit er twee zijn"));
	post(&w, CORA, "/beheer/dubbel/1", "doe=nu");
	EXPECT(get(&w, STRANGER, "/initiatieven/linde-huis").status == 200);
	world_end(&w);
}

TEST(without_an_answer_for_two_weeks_the_coordinator_decides)
{
	struct world w = kept_by_two();

	post(&w, CORA, BOTH, WHY);
	post(&w, CORA, "/beheer/dubbel/1", "doe=nu");
	EXPECT(get(&w, STRANGER, "/initiatieven/linde-huis").status == 200);
	EXPECT(!shows(get(&w, CORA, "/beheer"), "voorstel wacht op u"));
	w.now += 15 * DAY;
	world_sign_in(&w, CORA);
	EXPECT(shows(get(&w, CORA, "/beheer"), "voorstel wacht op u"));
	EXPECT(post(&w, CORA, "/beheer/dubbel/1", "doe=nu").status == 303);
	EXPECT(get(&w, STRANGER, "/initiatieven/linde-huis").status == 301);
	world_end(&w);
}

TEST(two_that_are_two_are_not_shown_as_alike_again)
{
	struct world w = village();

	EXPECT(shows(get(&w, CORA, "/initiatieven/de-linde/samenvoegen"),
		     "met=linde-huis"));
	EXPECT(post(&w, CORA, "/beheer/dubbel", "een=de-linde&twee=linde-huis")
	       .status == 303);
	EXPECT(!shows(get(&w, CORA, "/beheer/dubbel"), "linde-huis"));
	EXPECT(post(&w, CORA, "/beheer/dubbel", "een=de-linde&twee=de-linde")
	       .status == 404);
	world_end(&w);
}

TEST(only_two_of_a_kind_in_ones_area_become_one)
{
	struct world w = village();

	EXPECT(get(&w, ANNA, BOTH).status == 403);
	EXPECT(post(&w, CORA, "/initiatieven/de-linde/samenvoegen?met=q-tuin",
		    WHY).status == 422);
	EXPECT(post(&w, CORA, "/initiatieven/de-linde/samenvoegen?met=de-linde",
		    WHY).status == 422);
	EXPECT(post(&w, CORA, "/initiatieven/de-linde/samenvoegen?met=xyz",
		    WHY).status == 422);
	EXPECT(get(&w, CORA, "/vragen/de-linde/samenvoegen").status == 404);
	w.now += 11 * MINUTE;
	EXPECT(post(&w, CORA, BOTH, WHY).status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM merging") == 0);
	world_end(&w);
}

static bool has_rule(str table, str column)
{
	for (const struct merge_rule *r = merge_rules; r->column.n; r++) {
		str rest = r->column;

		if (str_eq(str_cut(&rest, '.'), table) && str_eq(rest, column))
			return true;
	}
	return false;
}

/* The name of the column on a line that refers to an entry; empty: none. */
static str referring(str line)
{
	str rest = line;
	size_t add = str_find(line, S("ADD COLUMN "));

	if (str_find(line, S("REFERENCES entry (")) == line.n &&
	    str_find(line, S("REFERENCES party (")) == line.n)
		return (str){ 0 };
	if (add < line.n)
		rest = (str){ line.p + add + 11, line.n - add - 11 };
	return str_cut(&rest, ' ');
}

static str table_named(str line, str was)
{
	static const str begins[] = { S("CREATE TABLE "), S("ALTER TABLE ") };

	for (size_t i = 0; i < COUNT(begins); i++)
		if (str_starts(line, begins[i])) {
			str rest = { line.p + begins[i].n, line.n - begins[i].n };

			return str_cut(&rest, ' ');
		}
	return was;
}

TEST(no_column_that_points_at_an_entry_is_forgotten_in_a_merge)
{
	for (const struct migration *m = migrations; m->number; m++) {
		str rest = str_from_z(m->sql), table = { 0 };

		while (rest.n) {
			str line = str_trim(str_cut(&rest, '\n'));
			str column = referring(line);

			table = table_named(line, table);
			if (!column.n || has_rule(table, column))
				continue;
			printf("%s: what becomes of %.*s.%.*s when entries are merged?\n",
			       m->name, (int)table.n, table.p, (int)column.n,
			       column.p);
			EXPECT(has_rule(table, column));
		}
	}
}

/* Two of each other kind there is a way to merge. */
static const struct { const char *type, *table, *list; } kinds[] = {
	{ "organisation", "party (kind, id) VALUES ('foundation', ",
	  "/organisaties" },
	{ "experience", "experience (id) VALUES (", "/ervaringen" },
	{ "article", "article (kind, id) VALUES ('guide', ", "/kennis" },
	{ "funding-model", "funding_model (id) VALUES (", "/geld/modellen" },
	{ "ask", "ask (id) VALUES (", "/vragen" },
	{ "offer", "offer (kind, id) VALUES ('goods', ", "/aanbod" },
	{ "signal", "signal (id) VALUES (", "/knelpunten" },
};

static void add_one(struct world *w, size_t kind, int id)
{
	struct buf b = { .arena = w->arena, .limit = 2000 };

	buf_addf(&b, "INSERT INTO entry (id, type, slug, title, sort_key,"
		" created_at, updated_at) VALUES (%d, '%s', 'nr-%d', 'Nummer %d',"
		" 'nummer', 0, 0); INSERT INTO %s%d)", id, kinds[kind].type, id,
		id, kinds[kind].table, id);
	world_sql(w, arena_z(w->arena, buf_str(&b)));
}

TEST(every_kind_can_be_merged_and_survives_every_failing_statement)
{
	struct world w = village();

	for (size_t i = 0; i < COUNT(kinds); i++) {
		int one = 100 + (int)i * 2, two = one + 1;
		const char *path = arena_f(w.arena,
			"%s/nr-%d/samenvoegen?met=nr-%d", kinds[i].list, one,
			two).p;

		add_one(&w, i, one);
		add_one(&w, i, two);
		survives_every_failure(&w, CORA, path, WHY);
		EXPECT(get(&w, STRANGER, arena_f(w.arena, "%s/nr-%d",
			kinds[i].list, two).p).status == 301);
	}
	world_end(&w);
}

TEST(merging_survives_every_failing_statement)
{
	struct world w = furnished();
	const char *link;

	survives_every_failure(&w, CORA, BOTH, WHY "&veld-kort=other");
	survives_every_failure(&w, CORA, "/beheer/dubbel",
			       "een=de-linde&twee=linde-huis");
	post(&w, CORA, BOTH, WHY "&veld-kort=other");
	survives_every_failure(&w, CORA, "/beheer/dubbel/1", "doe=terug");
	world_end(&w);
	w = kept_by_two();
	post(&w, CORA, BOTH, WHY);
	link = mailed(&w, "bram@example.org", "/bevestig/").p;
	survives_every_failure(&w, STRANGER, link, "antwoord=ja");
	survives_every_failure(&w, STRANGER, link, "antwoord=nee");
	world_end(&w);
}
