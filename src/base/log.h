/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * log: one event a line on standard error, `moment level event key=value...`,
 * the moment in UTC (RFC 3339). Frames log (the server, the worker, a command),
 * libraries do not. Never a name, an address or a text of a person, nor a token.
 */
#pragma once

#include "base/base.h"

/* fmt makes the keys and values: log_warn("job.again", "kind=%s", kind). */
void log_info(const char *event, const char *fmt, ...) PRINTF_LIKE(2, 3);
void log_warn(const char *event, const char *fmt, ...) PRINTF_LIKE(2, 3);
void log_error(const char *event, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* Tests are silent. */
void log_off(void);
