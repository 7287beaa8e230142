/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/when.h"

/* Days since 1970-01-01 of a date in the Gregorian calendar. */
static int64_t days_of(int year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t of_era = y - era * 400;
	int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	       of_year - 719468;
}

struct civil when_utc(int64_t t)
{
	int64_t days = (t >= 0 ? t : t - (DAY - 1)) / DAY, rest = t - days * DAY;
	int64_t z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t of_era = z - era * 146097;
	int64_t year = (of_era - of_era / 1460 + of_era / 36524 -
			of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int64_t mp = (5 * of_year + 2) / 153;
	struct civil c = {
		.day = (int)(of_year - (153 * mp + 2) / 5 + 1),
		.month = (int)(mp < 10 ? mp + 3 : mp - 9),
		.hour = (int)(rest / HOUR),
		.minute = (int)(rest / MINUTE % 60),
		.second = (int)(rest % 60),
		.weekday = (int)(((days + 4) % 7 + 7) % 7),
	};

	c.year = (int)(year + era * 400 + (c.month <= 2));
	return c;
}

/* 01:00 UTC on the last Sunday of that month (31 days long). */
static int64_t change_over(int year, int month)
{
	int64_t last = days_of(year, month, 31);

	return (last - (last + 4) % 7) * DAY + HOUR;
}

static int64_t offset_at(int64_t t)
{
	int year = when_utc(t).year;

	return t >= change_over(year, 3) && t < change_over(year, 10)
		? 2 * HOUR : HOUR;
}

struct civil when_civil(int64_t t)
{
	return when_utc(t + offset_at(t));
}

int64_t when_midnight(int year, int month, int day)
{
	int64_t t = days_of(year, month, day) * DAY;

	return t - offset_at(t - HOUR);
}

int64_t when_hour(int64_t t, int hour)
{
	struct civil day = when_civil(t), there;
	int64_t at = when_midnight(day.year, day.month, day.day) + hour * HOUR;

	there = when_civil(at);
	if (there.day != day.day)       /* 23:00 of a day without 02:00 */
		there.hour += 24;
	return at - (there.hour - hour) * HOUR;
}

str when_date(struct arena *a, int64_t t)
{
	struct civil c = when_civil(t);

	return arena_f(a, "%04d-%02d-%02d", c.year, c.month, c.day);
}

str when_time(struct arena *a, int64_t t)
{
	struct civil c = when_civil(t);

	return arena_f(a, "%02d:%02d", c.hour, c.minute);
}

str when_iso(struct arena *a, int64_t t)
{
	struct civil c = when_utc(t);

	return arena_f(a, "%04d-%02d-%02dT%02d:%02d:%02dZ", c.year, c.month,
		       c.day, c.hour, c.minute, c.second);
}

static const char *month_name(str lang, int month)
{
	static const char *const nl[] = { "januari", "februari", "maart",
		"april", "mei", "juni", "juli", "augustus", "september",
		"oktober", "november", "december" };
	static const char *const en[] = { "January", "February", "March",
		"April", "May", "June", "July", "August", "September",
		"October", "November", "December" };

	return str_eq(lang, S("en")) ? en[month - 1] : nl[month - 1];
}

str when_day(struct arena *a, str lang, int64_t t)
{
	struct civil c = when_civil(t);

	return arena_f(a, "%d %s %d", c.day, month_name(lang, c.month), c.year);
}

str when_weekday(str lang, int64_t t)
{
	static const char *const nl[] = { "zondag", "maandag", "dinsdag",
		"woensdag", "donderdag", "vrijdag", "zaterdag" };
	static const char *const en[] = { "Sunday", "Monday", "Tuesday",
		"Wednesday", "Thursday", "Friday", "Saturday" };
	int n = when_civil(t).weekday;

	return str_from_z(str_eq(lang, S("en")) ? en[n] : nl[n]);
}

str when_month_short(str lang, int month)
{
	str name = str_from_z(month_name(lang, month));

	return str_eq(name, S("maart")) ? S("mrt") : str_head(name, 3);
}

str when_moment(struct arena *a, str lang, int64_t t)
{
	struct civil c = when_civil(t);

	if (str_eq(lang, S("en")))
		return arena_f(a, "%d %s %d, %02d:%02d", c.day,
			       month_name(lang, c.month), c.year, c.hour, c.minute);
	return arena_f(a, "%d %s %d, %02d.%02d uur", c.day,
		       month_name(lang, c.month), c.year, c.hour, c.minute);
}

str when_between(struct arena *a, str lang, int64_t from, int64_t to)
{
	bool en = str_eq(lang, S("en"));
	str day = when_day(a, lang, from), until = when_moment(a, lang, to);
	struct civil c = when_civil(from), d = when_civil(to);

	if (to <= from)
		return when_moment(a, lang, from);
	if (!str_eq(day, when_day(a, lang, to)))
		return arena_f(a, "%.*s %s %.*s",
			       (int)when_moment(a, lang, from).n,
			       when_moment(a, lang, from).p, en ? "to" : "tot",
			       (int)until.n, until.p);
	return arena_f(a, en ? "%.*s, %02d:%02d to %02d:%02d"
			     : "%.*s, %02d.%02d tot %02d.%02d uur",
		       (int)day.n, day.p, c.hour, c.minute, d.hour, d.minute);
}

/* The parts of "2017-10-09", "2018-01" or "2018"; how many, 0 if none. */
static int date_parts(str date, int64_t part[3])
{
	static const size_t width[] = { 4, 2, 2 };
	static const int64_t max[] = { 9999, 12, 31 };
	int n = 0;

	part[1] = part[2] = 1;
	while (date.n && n < 3) {
		str one = str_cut(&date, '-');

		if (one.n != width[n] || !str_to_int(one, &part[n]) ||
		    part[n] < 1 || part[n] > max[n])
			return 0;
		n++;
	}
	return date.n ? 0 : n;
}

str when_written(struct arena *a, str lang, str date)
{
	size_t clock = str_find(date, S("T"));
	int64_t part[3];
	int n = date_parts((str){ date.p, clock }, part);

	if (n == 3)
		return arena_f(a, "%d %s %d", (int)part[2],
			       month_name(lang, (int)part[1]), (int)part[0]);
	if (n == 2)
		return arena_f(a, "%s %d", month_name(lang, (int)part[1]),
			       (int)part[0]);
	return date;
}

bool when_clock(str day, str time, int64_t *at)
{
	int64_t part[3], hour, minute;
	str h = str_cut(&time, ':');

	if (date_parts(day, part) != 3 || h.n > 2 || time.n != 2 ||
	    !str_to_int(h, &hour) || !str_to_int(time, &minute) ||
	    hour < 0 || hour > 23 || minute < 0 || minute > 59)
		return false;
	*at = when_hour(when_midnight((int)part[0], (int)part[1],
				      (int)part[2]), (int)hour) +
	      minute * MINUTE;
	return when_civil(*at).hour == hour &&
	       when_civil(*at).day == part[2];
}

/* "2026-12-09", and "10:00/12:30" or "10:00". */
static bool hours_span(str day, str hours, int64_t *from, int64_t *to)
{
	str begins = str_cut(&hours, '/');

	if (!when_clock(day, begins, from))
		return false;
	*to = *from;
	return !hours.n || (when_clock(day, hours, to) && *to >= *from);
}

bool when_span(str date, int64_t *from, int64_t *to)
{
	str hours = date, day = str_cut(&hours, 'T');
	int64_t part[3];
	int n = date_parts(day, part);

	if (!n)
		return false;
	if (day.n < date.n)
		return hours_span(day, hours, from, to);
	*from = when_midnight((int)part[0], (int)part[1], (int)part[2]);
	if (n == 3)
		*to = *from + DAY - 1;
	else if (n == 2 && part[1] < 12)
		*to = when_midnight((int)part[0], (int)part[1] + 1, 1) - 1;
	else
		*to = when_midnight((int)part[0] + 1, 1, 1) - 1;
	return true;
}

str num_text(struct arena *a, str lang, int64_t n)
{
	struct buf b = { .arena = a, .limit = 64 };
	str digits = arena_f(a, "%" PRId64, n);
	str mark = str_eq(lang, S("en")) ? S(",") : S(".");

	for (size_t i = 0; i < digits.n; i++) {
		size_t left = digits.n - i;

		if (i && left % 3 == 0 && digits.p[i - 1] != '-')
			buf_add(&b, mark);
		buf_add(&b, (str){ digits.p + i, 1 });
	}
	return buf_str(&b);
}
