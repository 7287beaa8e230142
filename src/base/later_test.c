/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/later.h"
#include "test/test.h"

TEST(each_function_that_is_loaded_later_is_there)
{
	for (size_t i = 0; i < later_n; i++) {
		void *place = later_load(i);

		EXPECT(place != NULL);
		EXPECT(later_load(i) == place);
	}
}
