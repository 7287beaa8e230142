/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/letter.h"
#include "i18n/i18n.h"

str letter_write(struct arena *a, str lang, const str names[2],
		 const str *paragraphs, size_t n)
{
	struct buf b = { .arena = a, .limit = 1 << 16 };

	buf_add(&b, names[0].n
		? tr_fill(a, tr(lang, S("Dear {name},")),
			  TR_ARGS(TR_STR("name", names[0])))
		: tr(lang, S("Hello,")));
	for (size_t i = 0; i < n; i++) {
		if (!paragraphs[i].n)
			continue;
		buf_add(&b, S("\n\n"));
		buf_add(&b, paragraphs[i]);
	}
	buf_add(&b, S("\n\n"));
	buf_add(&b, tr(lang, S("Kind regards,")));
	buf_add(&b, S("\n"));
	buf_add(&b, names[1]);
	buf_add(&b, S("\n"));
	return buf_str(&b);
}
