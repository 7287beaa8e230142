/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * pogen: locale/nl.po -> a C table sorted by key.
 *
 *	pogen OUT.c LANG FILE.po
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX = 8192, TEXT = 4096 };

static struct pair { char *en, *text; } pairs[MAX];
static int n;

static int by_key(const void *a, const void *b)
{
	return strcmp(((const struct pair *)a)->en, ((const struct pair *)b)->en);
}

/* What stands between the quotes of this line, appended to text. */
static void add(char *text, const char *line)
{
	const char *from = strchr(line, '"'), *to = strrchr(line, '"');

	if (from && to > from)
		strncat(text, from + 1, (size_t)(to - from - 1));
}

int main(int argc, char **argv)
{
	static char line[TEXT], en[TEXT], text[TEXT];
	char *into = NULL;
	FILE *in, *out;

	if (argc != 4 || !(in = fopen(argv[3], "r")) ||
	    !(out = fopen(argv[1], "w")))
		return 2;
	for (;;) {
		char *got = fgets(line, sizeof line, in);

		if (!got || !strncmp(line, "msgid ", 6)) {
			if (en[0] && text[0] && n < MAX)
				pairs[n++] = (struct pair){ strdup(en), strdup(text) };
			en[0] = text[0] = '\0';
			into = en;
		}
		if (!got)
			break;
		if (!strncmp(line, "msgstr ", 7))
			into = text;
		if (into && (line[0] == 'm' || line[0] == '"'))
			add(into, line);
	}
	qsort(pairs, (size_t)n, sizeof *pairs, by_key);
	fprintf(out, "#include \"i18n/i18n.h\"\n\nstatic const struct tr_entry "
		"%s[] = {\n", argv[2]);
	for (int i = 0; i < n; i++)
		fprintf(out, "\t{ S(\"%s\"), S(\"%s\") },\n", pairs[i].en,
			pairs[i].text);
	fprintf(out, "};\n\nconst struct tr_table tr_tables[] = {\n\t{ \"%s\", %s, "
		"%d },\n\t{ 0 }\n};\n", argv[2], argv[2], n);
	return 0;
}
