/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/harvest/inside.h"
#include "test/test.h"

enum { MEETING = 1, TABLE = 2 };

#define NOTES "SELECT count(*) FROM harvest_note WHERE "

/* A meeting with one table, and two marks of note-takers. */
static struct world gathering(void)
{
	return world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (1, 'meeting', 'dag', 'De dag', 'dag', 0, 0),"
		" (2, 'table', 'tafel-geld', 'Geld', 'geld', 0, 0);"
		"INSERT INTO meeting (id) VALUES (1);"
		"INSERT INTO meeting_table (id, number) VALUES (2, 1);"
		"INSERT INTO entry_link VALUES (2, 'meeting', 0, 1)");
}

static enum note_taken take(struct world *w, const char *mark, const char *base,
			    const char *text)
{
	struct tx *tx = tx_begin(w->db, w->arena, TX_WRITE);
	struct note_change c = { .mark = str_from_z(mark),
		.base = str_from_z(base), .state = *text ? SHOWN : REMOVED, .only_state = !*text,
		.words = { .kind = S("insight"), .text = str_from_z(text) } };
	enum note_taken taken = harvest_take(tx, (entry_id){ MEETING },
					     (entry_id){ TABLE }, &c, w->now);

	EXPECT(tx_end(tx));
	return taken;
}

static void publish(struct world *w)
{
	struct tx *tx = tx_begin(w->db, w->arena, TX_WRITE);

	harvest_publish(tx, (entry_id){ MEETING }, w->now);
	EXPECT(tx_end(tx));
}

TEST(a_line_that_comes_twice_is_there_once)
{
	struct world w = gathering();

	EXPECT(take(&w, "a1", "", "Geld is op") == NOTE_TAKEN);
	EXPECT(take(&w, "a1", "", "Geld is op") == NOTE_KNOWN);
	EXPECT(take(&w, "a2", "a1", "Het geld is op") == NOTE_TAKEN);
	EXPECT(take(&w, "a1", "", "Geld is op") == NOTE_KNOWN);
	EXPECT(take(&w, "a2", "a1", "Het geld is op") == NOTE_KNOWN);
	EXPECT(count(&w, NOTES "text = 'Het geld is op' AND version = 2") == 1);
	EXPECT(count(&w, NOTES "1 = 1") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM harvest_version") == 2);
	world_end(&w);
}

TEST(two_changes_of_one_line_are_two_lines_side_by_side)
{
	struct world w = gathering();

	take(&w, "a1", "", "Geld is op");
	take(&w, "b1", "", "Onderaan");
	take(&w, "a2", "a1", "Het geld is op");
	EXPECT(take(&w, "c2", "a1", "Geld is schaars") == NOTE_BESIDE);
	EXPECT(take(&w, "c2", "a1", "Geld is schaars") == NOTE_KNOWN);
	EXPECT(take(&w, "c3", "c2", "Geld is heel schaars") == NOTE_TAKEN);
	EXPECT(take(&w, "d2", "a1", "Het geld is op") == NOTE_TAKEN);
	EXPECT(count(&w, NOTES "state = 'shown'") == 3);
	EXPECT(count(&w, NOTES "text = 'Het geld is op' AND position = 1") == 1);
	EXPECT(count(&w, NOTES "text = 'Geld is heel schaars' AND position = 2"
		" AND beside_id = 1") == 1);
	EXPECT(count(&w, NOTES "text = 'Onderaan' AND position = 3") == 1);
	world_end(&w);
}

TEST(what_was_changed_meanwhile_is_not_removed)
{
	struct world w = gathering();

	take(&w, "a1", "", "Geld is op");
	take(&w, "a2", "a1", "Het geld is op");
	EXPECT(take(&w, "b2", "a1", "") == NOTE_LEFT);
	EXPECT(count(&w, NOTES "state = 'shown'") == 1);
	world_end(&w);
}

TEST(a_change_of_what_nobody_knows_is_kept_as_a_line)
{
	struct world w = gathering();

	EXPECT(take(&w, "a2", "a1", "Van ver") == NOTE_TAKEN);
	EXPECT(take(&w, "x2", "x1", "") == NOTE_LEFT);
	EXPECT(count(&w, NOTES "text = 'Van ver'") == 1);
	world_end(&w);
}

TEST(a_meeting_has_room_for_so_many_lines)
{
	struct world w = gathering();

	world_sql(&w, "INSERT INTO harvest_note (meeting_id, uid, mark, kind,"
		" text, position, created_at, updated_at)"
		" WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
		" WHERE i < 1500) SELECT 1, 'u' || i, 'u' || i, 'need', 'x', i, 0, 0"
		" FROM n");
	EXPECT(take(&w, "a1", "", "Te veel") == NOTE_FULL);
	world_end(&w);
}

TEST(a_line_is_changed_only_so_often)
{
	struct world w = gathering();
	char mark[8] = "m000", base[8] = "";

	for (int i = 0; i < NOTE_VERSIONS_MOST; i++) {
		mark[2] = (char)('0' + i / 10);
		mark[3] = (char)('0' + i % 10);
		EXPECT(take(&w, mark, base, mark) == NOTE_TAKEN);
		memcpy(base, mark, sizeof base);
	}
	EXPECT(take(&w, "last", base, "Nog eens") == NOTE_FULL);
	EXPECT(count(&w, NOTES "version = 100") == 1);
	world_end(&w);
}

#define ITEMS "SELECT count(*) FROM entry e JOIN harvest_item h ON h.id = e.id" \
	" JOIN entry_link l ON l.entry_id = e.id AND l.role = 'table'"          \
	" AND l.target_id = 2 WHERE e.status = 'published'"

TEST(what_is_published_are_items_of_their_table)
{
	struct world w = gathering();

	take(&w, "a1", "", "Geld is op");
	take(&w, "b1", "", "Tijd is op");
	publish(&w);
	EXPECT(count(&w, ITEMS) == 2);
	EXPECT(shows(get(&w, 0, "/bijeenkomsten/dag/oogst"), "Tijd is op"));
	world_sql(&w, "DELETE FROM job");
	publish(&w);
	EXPECT(count(&w, ITEMS) == 2);
	EXPECT(count(&w, "SELECT count(*) FROM job WHERE about > 2") == 0);
	world_end(&w);
}

TEST(the_harvest_says_where_a_line_can_be_solved)
{
	struct world w = gathering();

	take(&w, "a1", "", "Geld is op");
	world_sql(&w, "UPDATE harvest_note SET level = 'national'");
	publish(&w);
	EXPECT(shows(get(&w, 0, "/bijeenkomsten/dag/oogst"), ", landelijk"));
	world_sql(&w, "UPDATE harvest_note SET level = 'self'");
	publish(&w);
	EXPECT(shows(get(&w, 0, "/bijeenkomsten/dag/oogst"), ", zelf te doen"));
	EXPECT(!shows(get(&w, 0, "/bijeenkomsten/dag/oogst"), ", landelijk"));
	world_end(&w);
}

TEST(publishing_again_changes_and_withdraws)
{
	struct world w = gathering();

	take(&w, "a1", "", "Geld is op");
	take(&w, "b1", "", "Tijd is op");
	publish(&w);
	take(&w, "a2", "a1", "Het geld is op");
	take(&w, "b2", "b1", "");
	publish(&w);
	EXPECT(count(&w, ITEMS) == 1);
	EXPECT(count(&w, ITEMS " AND e.title = 'Het geld is op' AND e.slug = 'geld-is-op'") == 1);
	take(&w, "b3", "b2", "Tijd is op");
	publish(&w);
	EXPECT(count(&w, ITEMS) == 2);
	world_sql(&w, "UPDATE entry SET status = 'hidden' WHERE slug = 'tijd-is-op'");
	take(&w, "b4", "b3", "Tijd is geld");
	publish(&w);
	EXPECT(count(&w, ITEMS) == 1);
	world_end(&w);
}

TEST(what_all_said_stands_with_the_harvest_too)
{
	struct world w = gathering();

	take(&w, "a1", "", "Geld is op");
	world_sql(&w, "UPDATE harvest_note SET table_id = NULL");
	publish(&w);
	EXPECT(shows(get(&w, 0, "/bijeenkomsten/dag/oogst"), "De hele bijeenkomst"));
	EXPECT(shows(get(&w, 0, "/bijeenkomsten/dag/oogst"), "id=\"geld-is-op\""));
	world_end(&w);
}

TEST(who_was_noted_to_do_it_is_at_the_wheel_until_another_is)
{
	struct world w = gathering();

	world_sql(&w, "INSERT INTO entry (id, type, slug, title, sort_key,"
		" created_at, updated_at) VALUES (7, 'initiative', 'de-linde',"
		" 'De Linde', 'de linde', 0, 0), (8, 'initiative', 'de-es',"
		" 'De Es', 'de es', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (7, 'initiative'),"
		" (8, 'initiative')");
	take(&w, "a1", "", "Een bus delen");
	take(&w, "b1", "", "Een lijst maken");
	publish(&w);
	world_sql(&w, "UPDATE harvest_note SET owner = 'de LINDE' WHERE mark = 'a1';"
		      "UPDATE harvest_note SET owner = 'wie weet' WHERE mark = 'b1'");
	publish(&w);
	EXPECT(count(&w, "SELECT sum(target_id) FROM entry_link WHERE role = 'owner'") == 7);
	world_sql(&w, "UPDATE entry_link SET target_id = 8 WHERE role = 'owner'");
	publish(&w);
	EXPECT(count(&w, "SELECT sum(target_id) FROM entry_link WHERE role = 'owner'") == 8);
	world_end(&w);
}
