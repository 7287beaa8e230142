/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "entry/entry_list.h"
#include "features/audit/audit.h"

/* A line of the log in words. */
struct deed_line {
	str when, sentence, role, path;
};
struct deed_lines {
	struct deed_line *at;
	size_t n, cap;
};

/* What is looked for. */
struct audit_filter {
	str deed, role, from, to, about;
	int64_t before;         /* lines with a smaller number; 0: the newest */
	struct form_errors errors;
};
