/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * dictgen WORDS FREQUENCIES OWN-WORDS >dict.c
 *
 * Condenses the Dutch word list into the dictionary that src/lang/dict.c
 * reads: a minimal automaton over a..z (words that share an end share its
 * states) in which each word has a number, and two bytes for each number. It
 * also learns from the list itself which words begin and end other words, and
 * so which forms with a joining letter ("dorps", "kinder") occur.
 */
#include "lang/affix.h"
#include "lang/dict.h"
#include "lang/inside.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	WORD_MAX = 64,
	PART_MIN = 3,        /* letters of a part that counts as evidence */
	JOINED_MIN = 3,      /* words that must begin with a form to keep it */
	ROUNDS = 3,
	REGISTER = 1 << 20,  /* slots in the automaton's table of states */
};

/* Everything known of one form, while counting. */
struct form {
	str text;
	double count;        /* in running text */
	bool word, name;     /* in the list; only with a capital */
	double begins, ends; /* how many other words it begins and ends */
	double opens, closes; /* of how many words it is merely the start, end */
};

struct forms {
	struct arena *arena;
	struct form *at;
	size_t n, cap;
	uint32_t *slot;
	size_t n_slots;
};

static uint32_t *slot_of(const struct forms *forms, str text)
{
	size_t i = str_hash(text) & (forms->n_slots - 1);

	while (forms->slot[i] && !str_eq(forms->at[forms->slot[i] - 1].text, text))
		i = (i + 1) & (forms->n_slots - 1);
	return &forms->slot[i];
}

static struct form *find(const struct forms *forms, str text)
{
	uint32_t at = *slot_of(forms, text);

	return at ? &forms->at[at - 1] : NULL;
}

static struct form *obtain(struct forms *forms, str text)
{
	uint32_t *slot = slot_of(forms, text);

	if (!*slot) {
		assert(2 * forms->n < forms->n_slots);
		list_add(forms->arena, forms) =
			(struct form){ .text = arena_str(forms->arena, text) };
		*slot = (uint32_t)forms->n;
	}
	return &forms->at[*slot - 1];
}

static bool is_capital(str line)
{
	return line.n && line.p[0] >= 'A' && line.p[0] <= 'Z';
}

/* Folded, without hyphens; empty if it is not letters only. */
static str letters(str word, char *out)
{
	size_t n = 0;

	while (word.n) {
		struct folded f = fold_next(&word);

		if (f.kind == CHAR_HYPHEN || f.kind == CHAR_NONE)
			continue;
		if (f.kind != CHAR_LETTER || n + f.n >= WORD_MAX)
			return (str){ 0 };
		for (size_t i = 0; i < f.n; i++) {
			if (f.text[i] < 'a' || f.text[i] > 'z')
				return (str){ 0 };
			out[n++] = f.text[i];
		}
	}
	return (str){ out, n };
}

static str next_line(FILE *in, char **line, size_t *room)
{
	ssize_t n = getline(line, room, in);

	return n < 0 ? (str){ 0 } : str_trim((str){ *line, (size_t)n });
}

static FILE *open_list(const char *path)
{
	FILE *in = fopen(path, "r");

	if (!in) {
		fprintf(stderr, "dictgen: %s: %s\n", path, strerror(errno));
		exit(1);
	}
	return in;
}

static void read_words(struct forms *forms, const char *path)
{
	FILE *in = open_list(path);
	char *line = NULL, out[WORD_MAX];
	size_t room = 0;

	while (!feof(in)) {
		str word = next_line(in, &line, &room);
		str plain = letters(word, out);
		struct form *form;
		bool fresh;

		if (plain.n < 2 || word.p[0] == '#')
			continue;
		fresh = !find(forms, plain);
		form = obtain(forms, plain);
		form->name = is_capital(word) && (fresh || form->name);
		form->word = true;
	}
	free(line);
	fclose(in);
}

/* Lines "word count"; only words of the list matter. */
static void read_counts(struct forms *forms, const char *path)
{
	FILE *in = open_list(path);
	char *line = NULL, out[WORD_MAX];
	size_t room = 0;

	while (!feof(in)) {
		str rest = next_line(in, &line, &room);
		str plain = letters(str_cut(&rest, ' '), out);
		struct form *form = plain.n ? find(forms, plain) : NULL;
		int64_t count;

		if (form && str_to_int(rest, &count))
			form->count += (double)count;
	}
	free(line);
	fclose(in);
}

/* The word in a first part: itself, or without its joining letters. */
static const struct form *base(const struct forms *forms, str part)
{
	static const char *const joints[] = { "", "s", "e", "en", "er", "n" };

	for (size_t i = 0; i < COUNT(joints); i++) {
		str joint = str_from_z(joints[i]);
		const struct form *form;

		if (!str_ends(part, joint) || part.n < joint.n + PART_MIN)
			continue;
		if (str_eq(joint, S("n")) && !str_ends(part, S("en")))
			continue;
		form = find(forms, str_head(part, part.n - joint.n));
		if (form && form->word && (!form->name || form->count > 0))
			return form;
	}
	return NULL;
}

/* How well a cut explains a word, from what is counted so far. */
static double evidence(const struct forms *forms, str first, str last)
{
	const struct form *head = find(forms, last), *begin;

	if (!head || !head->word || head->name || !base(forms, first) ||
	    affix_is_prefix(first) || affix_is_suffix(last) ||
	    affix_is_bent(first.p[first.n - 1], last))
		return 0;
	begin = find(forms, first);
	return (1 + (begin ? begin->begins : 0)) * (1 + head->ends) *
	       (double)last.n * (double)first.n;
}

struct cut {
	str first, last;
	double share;
};

/* Cuts of a word in two, with their shares in one count. */
static size_t cuts_of(const struct forms *forms, str word, struct cut *cuts)
{
	double sum = 1;
	size_t n = 0;

	for (size_t i = PART_MIN; i + PART_MIN <= word.n; i++) {
		str first = { word.p, i }, last = { word.p + i, word.n - i };
		double share = evidence(forms, first, last);

		if (share > 0)
			cuts[n++] = (struct cut){ first, last, share };
		sum += share;
	}
	for (size_t i = 0; i < n; i++)
		cuts[i].share /= sum;
	return n;
}

struct tally {
	double begins, ends;
};

/* Count what begins and ends words; later rounds trust earlier ones. */
static void count_parts(struct forms *forms)
{
	size_t n_words = forms->n, room = forms->n_slots;
	struct tally *sums = arena_array(forms->arena, struct tally, room);

	for (size_t i = 0; i < n_words; i++) {
		struct cut cuts[WORD_MAX];
		size_t n = 0;

		if (forms->at[i].word && !forms->at[i].name)
			n = cuts_of(forms, forms->at[i].text, cuts);
		while (n--) {
			struct form *first = obtain(forms, cuts[n].first);
			struct form *last = find(forms, cuts[n].last);

			sums[first - forms->at].begins += cuts[n].share;
			sums[last - forms->at].ends += cuts[n].share;
		}
	}
	for (size_t i = 0; i < forms->n; i++) {
		forms->at[i].begins = sums[i].begins;
		forms->at[i].ends = sums[i].ends;
	}
}

/* Between which letters words part, and how often they only meet. */
struct seams {
	double parts[26][26], meets[26][26];
};

static void count_ends(struct forms *forms, str word, struct seams *seams)
{
	struct cut cuts[WORD_MAX];

	for (size_t i = 2; i + 2 <= word.n; i++) {
		struct form *first = find(forms, str_head(word, i));
		struct form *last = find(forms, (str){ word.p + i, word.n - i });

		if (first)
			first->opens++;
		if (last)
			last->closes++;
		seams->meets[word.p[i - 1] - 'a'][word.p[i] - 'a']++;
	}
	for (size_t n = cuts_of(forms, word, cuts); n--;) {
		str left = cuts[n].first, right = cuts[n].last;

		seams->parts[left.p[left.n - 1] - 'a'][right.p[0] - 'a'] +=
			cuts[n].share;
	}
}

static void count_chances(struct forms *forms, struct seams *seams)
{
	for (size_t i = 0; i < forms->n; i++)
		if (forms->at[i].word && !forms->at[i].name)
			count_ends(forms, forms->at[i].text, seams);
}

/*
 * The automaton, built from sorted forms: a state that will not change any
 * more is looked up among those written and shared (Daciuk and others, 2000).
 */
struct state {
	size_t n;
	uint32_t edge[26];
	uint32_t forms[26]; /* that go through each edge */
};

struct numbers {
	uint32_t *at;
	size_t n, cap;
};

struct automaton {
	struct arena *arena;
	struct numbers edges, skips;
	uint32_t *known;  /* first edges of the states written, by hash */
	struct state path[WORD_MAX + 1];
	str last;         /* the form along the path */
};

/* Write a finished state, or find the one that is the same. */
static uint32_t write_state(struct automaton *m, struct state *s)
{
	size_t size = s->n * sizeof s->edge[0];
	uint32_t *known, skip = 0;
	size_t slot;

	if (!s->n)
		return 0;
	s->edge[s->n - 1] |= DICT_LAST;
	slot = str_hash((str){ (const char *)s->edge, size }) & (REGISTER - 1);
	while (known = &m->known[slot],
	       *known && (*known + s->n > m->edges.n ||
			  memcmp(m->edges.at + *known, s->edge, size)))
		slot = (slot + 1) & (REGISTER - 1);
	if (*known)
		return *known;
	*known = (uint32_t)m->edges.n;
	for (size_t i = 0; i < s->n; i++) {
		list_add(m->arena, &m->edges) = s->edge[i];
		list_add(m->arena, &m->skips) = skip;
		skip += s->forms[i];
	}
	assert(skip < 1 << 22);
	return *known;
}

/* Finish the states of the path below `depth`. */
static void settle(struct automaton *m, size_t depth)
{
	for (size_t d = m->last.n; d > depth; d--) {
		struct state *below = &m->path[d], *here = &m->path[d - 1];

		here->edge[here->n - 1] |= write_state(m, below);
		for (size_t i = 0; i < below->n; i++)
			here->forms[here->n - 1] += below->forms[i];
		*below = (struct state){ 0 };
	}
}

static void add_form(struct automaton *m, str form)
{
	size_t shared = 0;

	while (shared < form.n && shared < m->last.n &&
	       form.p[shared] == m->last.p[shared])
		shared++;
	settle(m, shared);
	for (size_t d = shared; d < form.n; d++) {
		struct state *s = &m->path[d];

		s->forms[s->n] = d + 1 == form.n;
		s->edge[s->n++] = (uint32_t)(form.p[d] - 'a') << DICT_LETTER |
				  (d + 1 == form.n ? DICT_FINAL : 0);
	}
	m->last = form;
}

static int by_text(const void *a, const void *b)
{
	return str_cmp(((const struct form *)a)->text,
		       ((const struct form *)b)->text);
}

static unsigned int scale(double x, double step)
{
	double y = x > 0 ? round(log2(1 + x) * step) : 0;

	return y > 15 ? 15 : (unsigned int)y;
}

static unsigned int share(double part, double of)
{
	return of > 0 ? (unsigned int)fmin(15, round(15 * part / of)) : 0;
}

static unsigned int info(const struct form *form)
{
	return scale(form->count / 32, 0.8) | scale(form->begins, 1.4) << 4 |
	       scale(form->ends, 1.4) << 8 | (unsigned int)form->word << 12 |
	       (unsigned int)form->name << 13 |
	       share(form->begins, form->opens) << 14 |
	       share(form->ends, form->closes) << 18;
}

/* Bytes as a string, which compiles much faster than numbers. */
static void put_bytes(uint32_t x, size_t size, size_t i)
{
	if (i % 16 == 0)
		fputs(i ? "\"\n\"" : "\"", stdout);
	for (size_t b = 0; b < size; b++)
		printf("\\%03o", x >> 8 * b & 255);
}

static void put_array(const char *name, const struct numbers *list, size_t size)
{
	printf("const unsigned char %s[] =\n", name);
	for (size_t i = 0; i < list->n; i++)
		put_bytes(list->at[i], size, i);
	puts("\";");
}

static void put_seams(const struct seams *seams)
{
	puts("const unsigned char dict_seams[26][26] = {");
	for (size_t i = 0; i < 26; i++) {
		fputs("\t{", stdout);
		for (size_t j = 0; j < 26; j++)
			printf(" %u,", share(seams->parts[i][j],
					     seams->meets[i][j] + 20));
		puts(" },");
	}
	puts("};");
}

static bool is_kept(const struct form *form)
{
	if (form->name)
		return form->count > 0 || form->begins >= JOINED_MIN;
	return form->word || form->begins >= JOINED_MIN;
}

static void put_dictionary(struct forms *forms)
{
	struct automaton *m = arena_new(forms->arena, struct automaton);
	struct numbers infos = { 0 };

	m->arena = forms->arena;
	m->known = arena_array(m->arena, uint32_t, REGISTER);
	list_add(m->arena, &m->edges) = 0;
	list_add(m->arena, &m->skips) = 0;
	qsort(forms->at, forms->n, sizeof *forms->at, by_text);
	for (size_t i = 0; i < forms->n; i++) {
		if (!is_kept(&forms->at[i]))
			continue;
		add_form(m, forms->at[i].text);
		list_add(m->arena, &infos) = info(&forms->at[i]);
	}
	settle(m, 0);
	puts("/* Made by tools/dictgen.c */\n#include \"lang/dict.h\"\n");
	printf("const uint32_t dict_root = %" PRIu32 ";\n",
	       write_state(m, &m->path[0]));
	assert(m->edges.n <= DICT_TARGET);
	for (size_t i = 0; i < m->edges.n; i++)
		m->edges.at[i] |= m->skips.at[i] >> 16 << DICT_SKIP;
	put_array("dict_edges", &m->edges, 4);
	put_array("dict_skips", &m->skips, 2);
	put_array("dict_forms", &infos, 3);
	fprintf(stderr, "dictgen: %zu forms, %zu edges, %zu kB\n", infos.n,
		m->edges.n, (6 * m->edges.n + 3 * infos.n) / 1024);
}

int main(int argc, char **argv)
{
	struct forms forms = { .arena = arena_create((size_t)2 << 30),
			       .n_slots = 1 << 22 };
	struct seams *seams;

	if (argc != 4) {
		fputs("usage: dictgen WORDS FREQUENCIES OWN-WORDS\n", stderr);
		return 2;
	}
	seams = arena_new(forms.arena, struct seams);
	forms.slot = arena_array(forms.arena, uint32_t, forms.n_slots);
	read_words(&forms, argv[1]);
	read_words(&forms, argv[3]);
	read_counts(&forms, argv[2]);
	for (int round = 0; round < ROUNDS; round++)
		count_parts(&forms);
	count_chances(&forms, seams);
	put_dictionary(&forms);
	put_seams(seams);
	arena_destroy(forms.arena);
	return 0;
}
