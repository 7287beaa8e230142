/* SPDX-License-Identifier: EUPL-1.2 */
#include "csv/csv.h"

static bool needs_quotes(const struct csv_writer *w, str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == w->separator || text.p[i] == '"' ||
		    text.p[i] == '\r' || text.p[i] == '\n')
			return true;
	return false;
}

static bool looks_like_a_formula(str text)
{
	return text.n && memchr("=+-@\t\r", text.p[0], 6);
}

void csv_cell(struct csv_writer *w, str text)
{
	bool quotes = needs_quotes(w, text);

	if (w->cells++)
		buf_add(w->out, (str){ &w->separator, 1 });
	if (quotes)
		buf_add(w->out, S("\""));
	if (w->guard && looks_like_a_formula(text))
		buf_add(w->out, S("'"));
	while (quotes && memchr(text.p, '"', text.n)) {
		buf_add(w->out, str_cut(&text, '"'));
		buf_add(w->out, S("\"\""));
		if (!text.n)
			break;
	}
	buf_add(w->out, text);
	if (quotes)
		buf_add(w->out, S("\""));
}

void csv_end_row(struct csv_writer *w)
{
	/* One empty cell alone would be an empty line, which is no row. */
	if (w->cells == 1 && (!w->out->n || w->out->p[w->out->n - 1] == '\n'))
		buf_add(w->out, S("\"\""));
	buf_add(w->out, S("\r\n"));
	w->cells = 0;
}
