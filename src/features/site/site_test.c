/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/test.h"

TEST(the_site_says_it_is_well)
{
	struct world w = world_new("");

	EXPECT(get(&w, 0, "/healthz").status == 200);
	EXPECT(get(&w, 0, "/nowhere").status == 404);
	EXPECT(shows(get(&w, 0, "/nowhere"), "Deze pagina bestaat niet"));
	world_end(&w);
}
