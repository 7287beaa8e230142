/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/test.h"

/* What stands in every table of a world that is made now. */
static str new_image(struct arena *a)
{
	struct world w = world_new("");
	str image = arena_str(a, db_image(w.db, w.arena));

	world_end(&w);
	return image;
}

/* Every other test depends on it. */
TEST(a_world_is_as_new_whatever_the_last_one_left)
{
	struct arena *a = arena_create(64 << 20);
	str before = new_image(a);
	struct world w = world_new("DELETE FROM migration;"
		"INSERT INTO job (kind, about, due) VALUES ('left', 1, 0)");

	world_person(&w, 7, "Anna");
	EXPECT(!str_eq(db_image(w.db, a), before));
	world_end(&w);
	EXPECT(str_eq(new_image(a), before));
	w = world_new("INSERT INTO job (kind, about, due) VALUES ('new', 1, 0)");
	EXPECT(count(&w, "SELECT id FROM job") == 1);
	world_end(&w);
	arena_destroy(a);
}

/* What is large is cleared in another way. */
TEST(a_world_after_a_large_one_is_as_new_too)
{
	struct arena *a = arena_create(64 << 20);
	str before = new_image(a);
	struct world w = world_new(
		"INSERT INTO person (id, name, mail, created_at)"
		" WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL"
		" SELECT n + 1 FROM n WHERE n < 20000) SELECT n, 'Anna', n, 0"
		" FROM n");

	EXPECT(count(&w, "SELECT count(*) FROM person") == 20000);
	world_end(&w);
	EXPECT(str_eq(new_image(a), before));
	arena_destroy(a);
}
