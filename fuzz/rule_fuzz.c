/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes at all are a rule; for who is unknown it never excludes. */
#include "features/match/match_rule.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create(1 << 20);
	struct rule rule = rule_read(arena, (str){ (const char *)data, size });
	struct rule_asker nobody = { 0 };
	struct rule_asker town = { .small_core = S("no"), .area = S("west"),
				   .phase = S("starter") };
	const struct rule_part *deciding;

	assert(rule_fits(&rule, &nobody, &deciding) != UNFIT && !deciding);
	assert((rule_fits(&rule, &town, &deciding) == UNFIT) == !!deciding);
	arena_destroy(arena);
	return 0;
}
