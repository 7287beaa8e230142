/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/gold.h"
#include "lang/lang.h"
#include "base/allow_memory.h"

#include <stdlib.h>

bool gold_read(struct gold *gold, struct arena *a, const char *path)
{
	FILE *in = fopen(path, "r");
	char *line = NULL;
	size_t room = 0;
	ssize_t n;

	if (!in)
		return false;
	while ((n = getline(&line, &room, in)) > 0) {
		str rest = { line, (size_t)n }, column[6];
		bool compound;

		for (size_t i = 0; i < COUNT(column); i++)
			column[i] = str_trim(str_cut(&rest, '\t'));
		compound = str_eq(column[1], S("samenstelling"));
		if (str_eq(column[0], S("woord")) || column[5].n)
			continue;
		/* as written, or else as lemmas */
		list_add(a, gold) = (struct gold_word){
			lang_fold(a, column[0]),
			lang_fold(a, column[column[3].n ? 3 : 2]), compound,
		};
	}
	free(line);
	fclose(in);
	return true;
}

static size_t without_hyphens(str s, char *out)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '-')
			out[n++] = s.p[i];
	return n;
}

static bool is_exact(const struct lang_parts *parts, str gold)
{
	size_t same = 0;

	for (size_t i = 0; i < parts->n; i++) {
		str want = str_cut(&gold, '+');
		char ours[LANG_WORD_MAX], theirs[LANG_WORD_MAX];
		size_t n;

		if (parts->at[i].n > LANG_WORD_MAX || want.n > LANG_WORD_MAX)
			return false;
		n = without_hyphens(parts->at[i], ours);
		same += n == without_hyphens(want, theirs) &&
			!memcmp(ours, theirs, n);
	}
	return same == parts->n && !gold.n;
}

static void tell_miss(FILE *tell, const struct gold_word *g,
		      const struct lang_parts *parts)
{
	fprintf(tell, "%.*s", (int)g->parts.n, g->parts.p);
	for (size_t i = 0; i < parts->n; i++)
		fprintf(tell, "%c%.*s", i ? '+' : '\t', (int)parts->at[i].n,
			parts->at[i].p);
	fputc('\n', tell);
}

struct gold_marks gold_judge(const struct gold *gold, FILE *tell)
{
	struct gold_marks m = { 0 };

	for (size_t i = 0; i < gold->n; i++) {
		const struct gold_word *g = &gold->at[i];
		struct lang_parts parts = lang_split(g->word);
		bool exact = g->compound ? is_exact(&parts, g->parts)
					 : parts.n == 1;

		m.compounds += g->compound;
		m.exact += g->compound && exact;
		m.found += g->compound && parts.n > 1;
		m.simple += !g->compound;
		m.cut += !g->compound && !exact;
		if (!exact && tell)
			tell_miss(tell, g, &parts);
	}
	return m;
}

bool gold_is_met(const struct gold_marks *m)
{
	return m->compounds && m->simple && 100 * m->exact >= 95 * m->compounds &&
	       100 * m->cut <= 3 * m->simple;
}
