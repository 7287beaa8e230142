/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lexicongen OURS.tsv... [-- BORROWED.tsv...] >lexicon.c
 *
 * Writes groups of synonyms into the program as two tables (see
 * src/lang/lexicon_table.h). In borrowed files the first column is a part of
 * speech, which is left out, and so are terms with brackets and words that
 * are in so many groups that they say too little.
 */
#include "lang/lexicon_table.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	GROUP_MAX = 6,  /* terms of a borrowed group */
	SENSES_MAX = 2, /* borrowed groups that a term may be in */
};

struct keys {
	struct lexicon_key *at;
	size_t n, cap;
};

struct lexicon_text {
	struct arena *arena, *scratch;
	struct buf text;
	struct keys keys;
	bool borrowed;
};

static int by_hash(const void *x, const void *y)
{
	const struct lexicon_key *a = x, *b = y;

	if (a->high != b->high)
		return a->high < b->high ? -1 : 1;
	if (a->low != b->low)
		return a->low < b->low ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

static void add_key(struct lexicon_text *t, str term, size_t line, size_t i)
{
	struct lang *l = lang_open(t->scratch, NULL);
	struct lexicon_phrase p = lexicon_phrase_of(l, t->scratch, term);

	if (p.n)
		list_add(t->arena, &t->keys) = (struct lexicon_key){
			(uint32_t)(p.hash >> 32), (uint32_t)p.hash,
			(uint32_t)(line | i << LEXICON_LINE),
		};
	arena_reset(t->scratch);
}

static bool has_bracket(str s)
{
	return memchr(s.p, '(', s.n) || memchr(s.p, '[', s.n);
}

static void add_line(struct lexicon_text *t, str line)
{
	struct lexicon_term terms[LEXICON_TERMS_MAX];
	size_t at = t->text.n, kept = 0, n;
	str theme;

	n = lexicon_read(line, &theme, terms);
	if (!n || line.p[0] == '#' || (t->borrowed && n > GROUP_MAX))
		return;
	assert(at < 1u << LEXICON_LINE);
	buf_add(&t->text, t->borrowed ? S("") : theme);
	for (size_t i = 0; i < n; i++) {
		if (t->borrowed && has_bracket(terms[i].text))
			continue;
		buf_add(&t->text, kept ? S("|") : S("\t"));
		buf_add(&t->text, terms[i].related ? S("~") : S(""));
		buf_add(&t->text, terms[i].text);
		add_key(t, terms[i].text, at, kept++);
	}
	buf_add(&t->text, S("\n"));
}

static void read_file(struct lexicon_text *t, const char *path)
{
	FILE *in = fopen(path, "r");
	char *line = NULL;
	size_t room = 0;
	ssize_t n;

	if (!in) {
		fprintf(stderr, "lexicongen: %s: %s\n", path, strerror(errno));
		exit(1);
	}
	while ((n = getline(&line, &room, in)) > 0)
		add_line(t, (str){ line, (size_t)n - (line[n - 1] == '\n') });
	free(line);
	fclose(in);
}

/* Leave out what is in too many groups to mean anything. */
static void drop_vague(struct keys *keys)
{
	size_t kept = 0, n;

	for (size_t i = 0; i < keys->n; i += n) {
		for (n = 1; i + n < keys->n &&
			    keys->at[i].high == keys->at[i + n].high &&
			    keys->at[i].low == keys->at[i + n].low;)
			n++;
		for (size_t k = 0; k < n && n <= SENSES_MAX; k++)
			keys->at[kept++] = keys->at[i + k];
	}
	keys->n = kept;
}

static void put_text(const char *name, str text)
{
	printf("static const char %s_text[] =\n\t\"", name);
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (c == '\n')
			fputs("\\n\"\n\t\t\"", stdout);
		else if (c == '\t')
			fputs("\\t", stdout);
		else
			printf(c == '"' || c == '\\' ? "\\%c" : "%c", c);
	}
	puts("\";");
}

static void put_table(struct lexicon_text *t, const char *name,
		      const char *strength)
{
	if (t->keys.n)
		qsort(t->keys.at, t->keys.n, sizeof *t->keys.at, by_hash);
	if (t->borrowed)
		drop_vague(&t->keys);
	printf("static const struct lexicon_key %s_keys[] = {\n", name);
	for (size_t i = 0; i < t->keys.n; i++)
		printf("\t{ %" PRIu32 "u, %" PRIu32 "u, %" PRIu32 "u },\n",
		       t->keys.at[i].high, t->keys.at[i].low,
		       t->keys.at[i].place);
	puts("\t{ 0 },\n};");
	put_text(name, buf_str(&t->text));
	printf("const struct lexicon_table lexicon_%s = {\n"
	       "\t.text = %s_text,\n\t.keys = %s_keys,\n\t.n = %zu,\n"
	       "\t.strength = %s,\n};\n", name, name, name, t->keys.n,
	       strength);
}

int main(int argc, char **argv)
{
	struct arena *a = arena_create((size_t)1 << 30);
	struct arena *scratch = arena_create((size_t)1 << 24);
	struct lexicon_text tables[2] = {
		{ .arena = a, .scratch = scratch,
		  .text = { .arena = a, .limit = 1 << 24 } },
		{ .arena = a, .scratch = scratch, .borrowed = true,
		  .text = { .arena = a, .limit = 1 << 24 } },
	};
	size_t now = 0;

	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "--"))
			now = 1;
		else
			read_file(&tables[now], argv[i]);
	}
	puts("/* Made by lexicongen. */\n#include \"lang/lexicon_table.h\"\n");
	put_table(&tables[0], "ours", "1");
	put_table(&tables[1], "borrowed", "0.3f");
	arena_destroy(scratch);
	arena_destroy(a);
	return 0;
}
