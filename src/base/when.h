/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * when: moments and dates as text. A moment is seconds since 1970, UTC; what
 * people see is the time in Amsterdam (CET, and CEST from the last Sunday of
 * March to the last Sunday of October, both at 01:00 UTC).
 */
#pragma once

#include "base/base.h"

enum { MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR };

struct civil {
	int year, month, day, hour, minute, second, weekday;   /* 0: Sunday */
};

struct civil when_civil(int64_t t);             /* in Amsterdam */
struct civil when_utc(int64_t t);
/* The moment of that day's 00:00 in Amsterdam. month 1 to 12. */
int64_t when_midnight(int year, int month, int day);
/* That hour of the day it lies in, also when a clock changes that night. */
int64_t when_hour(int64_t t, int hour);
/* "2026-11-21" */
str when_date(struct arena *a, int64_t t);
/* "20:14", as a form has it and when_clock() reads it. */
str when_time(struct arena *a, int64_t t);
/* "2026-11-21T20:14:00Z" (RFC 3339) */
str when_iso(struct arena *a, int64_t t);
/* "9 december 2026", "9 December 2026"; lang "nl" or "en". */
str when_day(struct arena *a, str lang, int64_t t);
/* "woensdag", "Wednesday" */
str when_weekday(str lang, int64_t t);
/* "dec", "Dec"; month 1 to 12. */
str when_month_short(str lang, int month);
/* "9 december 2026, 10.00 uur", "9 December 2026, 10:00" */
str when_moment(struct arena *a, str lang, int64_t t);
/* "9 december 2026, 10.00 tot 12.30 uur", "9 December 2026, 10:00 to 12:30";
 * on two days both moments. */
str when_between(struct arena *a, str lang, int64_t from, int64_t to);
/*
 * A date as written: "2017-10-09", "2018-01" or "2018" as "9 oktober 2017",
 * "januari 2018", "2018", "2017-10-09T13:00/17:00" as its day; anything else
 * as it is.
 */
str when_written(struct arena *a, str lang, str date);
/*
 * First and last second of such a date, or of the hours of a day, as
 * "2026-12-09T10:00/12:30" or "2026-12-09T10:00" (ISO 8601-1, 5.5.2.3); false
 * if it is none.
 */
bool when_span(str date, int64_t *from, int64_t *to) MUST_CHECK;
/*
 * The moment it is that time, "14:00", in Amsterdam on that day, "2026-12-09":
 * of an hour that comes twice the first. False: there is no such day, or no
 * such time on it.
 */
bool when_clock(str day, str time, int64_t *at) MUST_CHECK;
/* 1.250 in Dutch, 1,250 in English. */
str num_text(struct arena *a, str lang, int64_t n);
