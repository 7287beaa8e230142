/* SPDX-License-Identifier: EUPL-1.2 */
#include "i18n/i18n.h"

static const struct tr_table *table_of(str lang)
{
	for (const struct tr_table *t = tr_tables; t->lang; t++)
		if (str_eq(lang, str_from_z(t->lang)))
			return t;
	return NULL;
}

str tr(str lang, str english)
{
	const struct tr_table *t = table_of(lang);
	size_t low = 0, high = t ? t->n : 0;

	while (low < high) {
		size_t mid = (low + high) / 2;
		int order = str_cmp(english, t->at[mid].en);

		if (!order)
			return t->at[mid].text;
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return english;
}

str tr_plural(str lang, str one, str many, int64_t n)
{
	return tr(lang, n == 1 ? one : many);
}

str tr_name_of(str lang, const struct tr_name *names, size_t n, str value)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(names[i].value, value))
			return tr(lang, str_from_z(names[i].english));
	return value;
}

str tr_fill(struct arena *a, str text, const struct tr_arg *args, size_t n)
{
	struct buf b = { .arena = a, .limit = 1 << 20 };

	while (text.n) {
		str head = str_cut(&text, '{'), rest = text;
		str name = str_cut(&rest, '}');
		size_t i = 0;

		buf_add(&b, head);
		if (!text.p)
			break;
		while (i < n && !str_eq(args[i].name, name))
			i++;
		if (i < n) {
			buf_add(&b, args[i].value);
			text = rest;
		} else {
			buf_add(&b, S("{"));
		}
	}
	return buf_str(&b);
}
