/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * staticgen: the files of static/ -> one C file (http/static.h).
 *
 *	staticgen OUT.c static/FILE...
 *
 * Each is made smaller, named by the hash of what it holds, and packed the
 * two ways a browser may ask for. url(...) in a style sheet becomes the new
 * address, and @import "FILE" MEDIA; what stands in that file, which then is
 * not sent by itself; a name that leads to no file fails the build.
 */
#include "tools/staticgen.h"

#include <brotli/encode.h>
#include <sodium.h>
#include <stdlib.h>
#include <zlib.h>

static const struct kind {
	const char *ending, *type;
	str (*shrink)(struct tool *t, str body);
	enum { PACKED_ALREADY, TO_PACK } packing;
} kinds[] = {
	{ ".css", "text/css; charset=utf-8", shrink_css, TO_PACK },
	{ ".js", "text/javascript; charset=utf-8", shrink_js, TO_PACK },
	{ ".svg", "image/svg+xml", shrink_svg, TO_PACK },
	{ ".json", "application/json", NULL, TO_PACK },
	{ ".txt", "text/plain; charset=utf-8", NULL, TO_PACK },
	{ ".ico", "image/x-icon", NULL, TO_PACK },
	{ ".webmanifest", "application/manifest+json", NULL, TO_PACK },
	{ ".woff2", "font/woff2", NULL, PACKED_ALREADY },
	{ ".png", "image/png", NULL, PACKED_ALREADY },
	{ ".jpg", "image/jpeg", NULL, PACKED_ALREADY },
	{ ".webp", "image/webp", NULL, PACKED_ALREADY },
};

static const struct kind *kind_of(struct tool *t, str name)
{
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (str_ends(name, str_from_z(kinds[i].ending)))
			return &kinds[i];
	tool_stop(t, 0, "what type is this? kinds[] does not say");
}

static str hashed_path(struct tool *t, const struct asset *a)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	size_t stem = a->name.n - strlen(a->kind->ending);

	crypto_hash_sha256(hash, (const unsigned char *)a->body.p, a->body.n);
	return arena_f(t->arena, "/static/%.*s.%02x%02x%02x%02x%s", (int)stem,
		       a->name.p, hash[0], hash[1], hash[2], hash[3],
		       a->kind->ending);
}

static void read_asset(struct tool *t, struct asset *a, const char *file)
{
	t->file = a->file = file;
	a->name = str_from_z(tool_base(file));
	a->kind = kind_of(t, a->name);
	a->body = tool_read(t, file);
	if (a->kind->shrink)
		a->body = a->kind->shrink(t, a->body);
	a->path = hashed_path(t, a);
}

static struct asset *asset_named(struct tool *t, const struct assets *all,
				 str name)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(name, all->at[i].name))
			return &all->at[i];
	tool_problem(t, 0, "%.*s: there is no such file", STR(name));
	return NULL;
}

/* Put in the place of each @import what it asks for: one request, not two. */
static void import_css(struct tool *t, const struct assets *all, struct asset *a)
{
	struct buf b = tool_buf(t);
	str rest = a->body;

	t->file = a->file;
	while (str_starts(rest, S("@import"))) {
		str media = str_cut(&rest, ';'), name;
		struct asset *part;

		str_cut(&media, '"');
		name = str_cut(&media, '"');
		media = str_trim(media);
		part = asset_named(t, all, name);
		if (!part)
			return;
		part->imported = true;
		if (media.n)
			buf_addf(&b, "@media %.*s{%.*s}", STR(media),
				 STR(part->body));
		else
			buf_add(&b, part->body);
	}
	buf_add(&b, rest);
	a->body = buf_str(&b);
}

static str address_of(struct tool *t, const struct assets *all, str url)
{
	const struct asset *a = asset_named(t, all, url);

	return a ? a->path : url;
}

/* Put the addresses with hashes in a style sheet. */
static void link_css(struct tool *t, const struct assets *all, struct asset *a)
{
	struct buf b = tool_buf(t);
	str rest = a->body;

	t->file = a->file;
	for (;;) {
		size_t n = str_find(rest, S("url("));
		str url;

		buf_add(&b, (str){ rest.p, n });
		if (n == rest.n)
			break;
		rest = (str){ rest.p + n + 4, rest.n - n - 4 };
		url = str_trim(str_cut(&rest, ')'));
		if (url.n > 1 && (url.p[0] == '"' || url.p[0] == '\''))
			url = (str){ url.p + 1, url.n - 2 };
		if (!str_starts(url, S("#")) && !str_starts(url, S("data:")))
			url = address_of(t, all, url);
		buf_addf(&b, "url(\"%.*s\")", STR(url));
	}
	a->body = buf_str(&b);
	a->path = hashed_path(t, a);
}

static str gzip(struct tool *t, str body)
{
	z_stream z = { 0 };
	size_t room = body.n + 1024;
	Bytef *out = arena_alloc(t->arena, room);
	Bytef *in = arena_alloc(t->arena, body.n + 1);

	memcpy(in, body.p, body.n);
	z.next_in = in;
	z.avail_in = (uInt)body.n;
	z.next_out = out;
	z.avail_out = (uInt)room;
	if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) ||
	    deflate(&z, Z_FINISH) != Z_STREAM_END || deflateEnd(&z))
		return body;
	return (str){ (const char *)out, z.total_out };
}

static str brotli(struct tool *t, str body)
{
	size_t n = BrotliEncoderMaxCompressedSize(body.n) + 16;
	uint8_t *out = arena_alloc(t->arena, n);

	if (!BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_MAX_WINDOW_BITS,
				   BROTLI_MODE_TEXT, body.n,
				   (const uint8_t *)body.p, &n, out))
		return body;
	return (str){ (const char *)out, n };
}

static void write_member(struct buf *out, str s)
{
	buf_add(out, S("\t\tS("));
	buf_add_literal(out, s);
	buf_add(out, S("),\n"));
}

/* Packed, if that makes it a tenth smaller at least. */
static void write_packed(struct tool *t, struct buf *out,
			 const struct asset *a, str (*pack)(struct tool *, str))
{
	str packed = { 0 };

	if (a->kind->packing == TO_PACK && a->body.n)
		packed = pack(t, a->body);
	if (packed.n > a->body.n - a->body.n / 10)
		packed = (str){ 0 };
	write_member(out, packed);
}

static int by_path(const void *a, const void *b)
{
	return str_cmp(((const struct asset *)a)->path,
		       ((const struct asset *)b)->path);
}

static struct buf write_table(struct tool *t, struct assets *all)
{
	struct buf out = tool_buf(t);
	size_t written = 0;

	qsort(all->at, all->n, sizeof *all->at, by_path);
	buf_add_z(&out, "/* Made by staticgen. */\n#include \"http/static.h\"\n"
		  "\nconst struct static_file static_files[] = {\n");
	for (size_t i = 0; i < all->n; i++) {
		const struct asset *a = &all->at[i];

		if (a->imported)
			continue;
		written++;
		buf_add_z(&out, "\t{\n");
		write_member(&out, a->name);
		write_member(&out, a->path);
		write_member(&out, str_from_z(a->kind->type));
		write_member(&out, a->body);
		write_packed(t, &out, a, gzip);
		write_packed(t, &out, a, brotli);
		buf_add_z(&out, "\t},\n");
	}
	buf_addf(&out, "};\nconst size_t static_count = %zu;\n", written);
	return out;
}

int main(int argc, char **argv)
{
	struct assets all = { 0 };
	struct tool t;
	struct buf out;

	if (argc < 3)
		return 2;
	t = tool_start(argv[1]);
	for (int i = 2; i < argc; i++) {
		struct asset *a = &list_add(t.arena, &all);

		read_asset(&t, a, argv[i]);
	}
	for (size_t i = 0; i < all.n; i++)
		if (all.at[i].kind == &kinds[0])
			import_css(&t, &all, &all.at[i]);
	for (size_t i = 0; i < all.n; i++)
		if (all.at[i].kind == &kinds[0])
			link_css(&t, &all, &all.at[i]);
	out = write_table(&t, &all);
	if (!t.problems)
		tool_save(&t, argv[1], &out);
	return tool_end(&t);
}
