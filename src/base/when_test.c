/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/when.h"
#include "test/test.h"

static int64_t at(const char *day, const char *time)
{
	int64_t t = 0;

	return when_clock(str_from_z(day), str_from_z(time), &t) ? t : 0;
}

TEST(a_time_is_that_of_the_clock_on_the_wall)
{
	EXPECT(at("2026-12-09", "10:00") == 1796806800);
	EXPECT(at("2026-07-01", "0:00") == when_midnight(2026, 7, 1));
	EXPECT(!at("2026-02-31", "10:00"));
	EXPECT(!at("2026-02", "10:00"));
	EXPECT(!at("2026-12-09", "24:00") && !at("2026-12-09", "10:60"));
	EXPECT(!at("2026-12-09", "10") && !at("2026-12-09", ""));
	EXPECT(!at("2026-12-09", "10:5") && !at("2026-12-09", "tien:00"));
}

TEST(an_hour_that_comes_twice_is_the_first_and_one_that_does_not_come_is_none)
{
	EXPECT(at("2026-10-25", "02:30") == when_midnight(2026, 10, 25) +
						2 * HOUR + 30 * MINUTE);
	EXPECT(at("2026-10-25", "03:00") - at("2026-10-25", "02:00") == 2 * HOUR);
	EXPECT(!at("2026-03-29", "02:30"));
	EXPECT(at("2026-03-29", "03:00") - at("2026-03-29", "01:00") == HOUR);
}

TEST(the_last_hour_of_a_day_on_which_a_clock_changes_is_there)
{
	EXPECT(at("2026-03-29", "23:30") ==
	       when_midnight(2026, 3, 30) - 30 * MINUTE);
	EXPECT(at("2026-10-25", "23:30") ==
	       when_midnight(2026, 10, 26) - 30 * MINUTE);
	EXPECT(when_hour(when_midnight(2026, 3, 29) + HOUR, 7) ==
	       at("2026-03-29", "07:00"));
}

TEST(a_date_with_its_hours_is_written_as_its_day)
{
	struct arena *a = arena_create(1 << 16);

	EXPECT(str_eq(when_written(a, S("nl"), S("2026-11-19T13:00/17:00")),
		      S("19 november 2026")));
	EXPECT(str_eq(when_written(a, S("nl"), S("Toen")), S("Toen")));
	arena_destroy(a);
}

TEST(a_date_may_hold_its_hours)
{
	int64_t from, to;

	EXPECT(when_span(S("2026-12-09T10:00/12:30"), &from, &to));
	EXPECT(from == at("2026-12-09", "10:00") && to - from == 150 * MINUTE);
	EXPECT(when_span(S("2026-12-09T10:00"), &from, &to) && from == to);
	EXPECT(!when_span(S("2026-12-09T10:00/09:00"), &from, &to));
	EXPECT(!when_span(S("2026-12T10:00"), &from, &to));
	EXPECT(!when_span(S("2026-12-09T"), &from, &to));
	EXPECT(when_span(S("2018"), &from, &to));
	EXPECT(to - from == 365 * DAY - 1);
}

static bool reads(const char *lang, const char *until, const char *want)
{
	struct arena *a = arena_create(1 << 16);
	str got = when_between(a, str_from_z(lang), at("2026-12-09", "10:00"),
			       at("2026-12-09", until));
	bool same = str_eq(got, str_from_z(want));

	arena_destroy(a);
	return same;
}

TEST(from_one_hour_to_another_is_written_as_people_say_it)
{
	EXPECT(reads("nl", "12:30", "9 december 2026, 10.00 tot 12.30 uur"));
	EXPECT(reads("en", "12:30", "9 December 2026, 10:00 to 12:30"));
	EXPECT(reads("nl", "10:00", "9 december 2026, 10.00 uur"));
}
