/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/compress.h"
#include "base/allow_memory.h"

#include <stdlib.h>
#include <strings.h>
#include <zlib.h>

enum { WORTH_IT = 700, QUICK = 1, THOROUGH = 6 };

struct press {
	z_stream z;
	int level;
};

static bool is_coding(str token, str name)
{
	return token.n == name.n && !strncasecmp(token.p, name.p, name.n);
}

/* "q=0", "q=0.000": not at any price. */
static bool is_refused(str weight)
{
	weight = str_trim(weight);
	if (weight.n < 3 || (weight.p[0] | 0x20) != 'q' || weight.p[1] != '=')
		return false;
	for (size_t i = 2; i < weight.n; i++)
		if (weight.p[i] != '0' && weight.p[i] != '.')
			return false;
	return true;
}

unsigned codings_accepted(str accept_encoding)
{
	unsigned codings = 0;

	while (accept_encoding.n) {
		str weight = str_cut(&accept_encoding, ',');
		str token = str_trim(str_cut(&weight, ';'));

		if (is_refused(weight))
			continue;
		if (is_coding(token, S("gzip")))
			codings |= CODING_GZIP;
		if (is_coding(token, S("br")))
			codings |= CODING_BROTLI;
	}
	return codings;
}

bool compress_pays(str type, str body)
{
	str bare = str_trim(str_cut(&type, ';'));

	return body.n >= WORTH_IT &&
	       (!bare.n || str_starts(bare, S("text/")) ||
		str_ends(bare, S("json")) || str_ends(bare, S("xml")));
}

struct press *press_create(void)
{
	struct press *p = calloc(1, sizeof *p);

	/* 15 bits of window, and 16 for the dress of gzip */
	if (!p || deflateInit2(&p->z, QUICK, Z_DEFLATED, 15 + 16, 8,
			       Z_DEFAULT_STRATEGY) != Z_OK)
		abort();
	p->level = QUICK;
	return p;
}

void press_destroy(struct press *p)
{
	deflateEnd(&p->z);
	free(p);
}

str press_gzip(struct press *p, struct arena *a, str body, bool quick)
{
	int level = quick ? QUICK : THOROUGH;
	z_stream *z = &p->z;
	size_t room;
	char *out;

	deflateReset(z);
	if (level != p->level)
		deflateParams(z, level, Z_DEFAULT_STRATEGY);
	p->level = level;
	room = deflateBound(z, body.n);
	out = arena_alloc(a, room);
	z->next_in = (z_const Bytef *)(uintptr_t)body.p;
	z->avail_in = (unsigned)body.n;
	z->next_out = (Bytef *)out;
	z->avail_out = (unsigned)room;
	if (deflate(z, Z_FINISH) != Z_STREAM_END)
		abort();                /* there is room for any body */
	return (str){ out, room - z->avail_out };
}

str bytes_inflated(struct arena *a, str packed, size_t limit)
{
	z_stream z = { .next_in = (z_const Bytef *)(uintptr_t)packed.p,
		       .avail_in = (unsigned)packed.n };
	char *out = arena_alloc(a, limit);
	int code;

	if (inflateInit2(&z, -MAX_WBITS) != Z_OK)
		return (str){ 0 };
	z.next_out = (Bytef *)out;
	z.avail_out = (unsigned)limit;
	code = inflate(&z, Z_FINISH);
	inflateEnd(&z);
	return code == Z_STREAM_END ? (str){ out, limit - z.avail_out }
				    : (str){ 0 };
}
