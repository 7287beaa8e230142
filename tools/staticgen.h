/* SPDX-License-Identifier: EUPL-1.2 */
/* staticgen: one file of static/ on its way into the program. */
#pragma once

#include "tools/tool.h"

struct asset {
	const char *file;       /* static/site.css */
	str name, path;         /* site.css, /static/site.3f2a91c0.css */
	const struct kind *kind;
	str body;
	bool imported;          /* a part of another style sheet */
};
struct assets {
	struct asset *at;
	size_t n, cap;
};

/* Without what only its authors need: remarks and indentation. */
str shrink_css(struct tool *t, str css);
str shrink_js(struct tool *t, str js);
str shrink_svg(struct tool *t, str svg);
