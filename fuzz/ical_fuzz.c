/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes: a calendar that answers, or none. What is read is bounded text. */
#include "ical/ical.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_create(16 << 20);
	struct ical_answer answer;

	if (ical_answer_read(a, (str){ (const char *)data, size }, &answer)) {
		assert(size <= ICAL_MAX && answer.uid.n && answer.attendee.n);
		assert(str_is_utf8(answer.uid) && str_is_utf8(answer.attendee));
		assert(answer.said == ICAL_ACCEPTED ||
		       answer.said == ICAL_DECLINED ||
		       answer.said == ICAL_TENTATIVE);
	}
	arena_destroy(a);
	return 0;
}
