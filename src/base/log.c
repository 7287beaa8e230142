/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/log.h"
#include "base/allow_format.h"
#include "base/clock.h"
#include "base/when.h"

#include <stdarg.h>
#include <stdio.h>

static bool off;

static void PRINTF_LIKE(3, 0)
write_line(const char *level, const char *event, const char *fmt, va_list ap)
{
	struct civil at = when_utc(clock_now());
	char line[1024];
	int n;

	if (off)
		return;
	n = vsnprintf(line, sizeof line, fmt, ap);
	for (int i = 0; i < n && i < (int)sizeof line - 1; i++)
		if ((unsigned char)line[i] < ' ')
			line[i] = ' ';
	fprintf(stderr, "%04d-%02d-%02dT%02d:%02d:%02dZ %s %s %s\n", at.year,
		at.month, at.day, at.hour, at.minute, at.second, level, event,
		n >= 0 ? line : "");
}

#define LOG_AT(level)                                                         \
	void log_##level(const char *event, const char *fmt, ...)             \
	{                                                                     \
		va_list ap;                                                   \
		va_start(ap, fmt);                                            \
		write_line(#level, event, fmt, ap);                           \
		va_end(ap);                                                   \
	}

LOG_AT(info)
LOG_AT(warn)
LOG_AT(error)

void log_off(void)
{
	off = true;
}
