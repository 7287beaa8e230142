/* SPDX-License-Identifier: EUPL-1.2 */
#include "bench/words.h"
#include "base/draw.h"
#include "http/url.h"

#include <errno.h>
#include <stdio.h>

enum { RUN = 4, FILE_MAX = 64 << 20, MEANS = 5, TRIES = 50 };

bool words_file(struct arena *a, const char *path, str *out, struct err *err)
{
	FILE *f = fopen(path, "rb");
	struct buf b = { .arena = a, .limit = FILE_MAX };
	char part[4096];
	size_t n;

	if (!f)
		return err_set(err, "%s: %s", path, strerror(errno));
	while ((n = fread(part, 1, sizeof part, f)))
		buf_add(&b, (str){ part, n });
	fclose(f);
	*out = buf_str(&b);
	return !b.overflow || err_set(err, "%s: too large", path);
}

/* Letters, and a hyphen within. */
static bool is_plain(str word)
{
	for (size_t i = 0; i < word.n; i++) {
		unsigned char ch = (unsigned char)word.p[i];

		if (!(ch >= 'a' && ch <= 'z') && ch < 0x80 &&
		    (ch != '-' || !i || i + 1 == word.n))
			return false;
	}
	return word.n;
}

static str without_mark(str word)
{
	while (word.n && strchr(",.:;?!)", word.p[word.n - 1]))
		word.n--;
	return word;
}

void words_learn(struct arena *a, struct words *w, str text)
{
	while (text.n) {
		str word = without_mark(str_cut(&text, ' '));

		if (is_plain(word))
			list_add(a, &w->all) = word;
	}
}

size_t words_below(struct words *w, size_t n)
{
	return (size_t)draw(&w->state, (int64_t)n);
}

str words_text(struct arena *a, struct words *w, size_t n)
{
	struct buf b = { .arena = a, .limit = 1 << 16 };
	size_t at = 0, run = 0;

	for (size_t i = 0; i < n; i++) {
		if (!run || at == w->all.n) {
			at = words_below(w, w->all.n);
			run = 1 + words_below(w, RUN);
		}
		buf_add(&b, i ? S(" ") : S(""));
		buf_add(&b, w->all.at[at++]);
		run--;
	}
	buf_add(&b, S("."));
	if (b.p[0] >= 'a' && b.p[0] <= 'z')
		b.p[0] = (char)(b.p[0] + 'A' - 'a');
	return buf_str(&b);
}

void words_query(struct arena *a, struct words *w, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		str word = w->all.at[words_below(w, w->all.n)];

		for (int tries = 0; word.n < MEANS && tries < TRIES; tries++)
			word = w->all.at[words_below(w, w->all.n)];
		buf_add(out, i ? S("+") : S(""));
		buf_add(out, url_encode(a, word));
	}
}
