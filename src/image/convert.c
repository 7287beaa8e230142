/* SPDX-License-Identifier: EUPL-1.2 */
/* From any file to our few sizes: what the child does, and a fuzzer. */
#include "image/codec.h"

static bool begins(str bytes, size_t at, str with)
{
	return bytes.n >= at + with.n &&
	       !memcmp(bytes.p + at, with.p, with.n);
}

static enum image_fault read_any(struct arena *a, str bytes,
				 struct picture *out)
{
	if (begins(bytes, 0, S("\xff\xd8\xff")))
		return jpeg_read(a, bytes, out);
	if (begins(bytes, 0, S("\x89PNG\r\n\x1a\n")))
		return png_read(a, bytes, out);
	if (begins(bytes, 0, S("RIFF")) && begins(bytes, 8, S("WEBP")))
		return webp_read(a, bytes, out);
	return IMAGE_UNKNOWN;
}

/* As good as fits. The last is small enough for any picture of 800 pixels
 * that is not noise. */
static str written(struct arena *a, const struct canvas *c,
		   enum image_type type, size_t limit)
{
	static const int qualities[] = { 76, 62, 45, 25, 8, 1 };
	str made = { 0 };

	for (size_t i = 0; i < COUNT(qualities); i++) {
		made = type == IMAGE_JPEG ? jpeg_write(a, c, qualities[i])
					  : webp_write(a, c, qualities[i]);
		if (made.n && made.n <= limit)
			break;
	}
	return made;
}

static void add(struct arena *a, struct image_set *set, const struct canvas *c,
		enum image_type type)
{
	bool large = c->width > 800 || c->height > 800;
	size_t limit = large ? 3 * IMAGE_LIST_BYTES : IMAGE_LIST_BYTES;

	set->at[set->n++] = (struct image){ type, c->width, c->height,
					    written(a, c, type, limit) };
}

static void make_sizes(struct arena *a, const struct canvas *whole,
		       struct image_set *set)
{
	int longest = whole->width > whole->height ? whole->width
						   : whole->height;
	struct canvas middle = canvas_smaller(a, whole, 800);
	struct canvas small = canvas_smaller(a, &middle, 400);
	struct canvas mark = canvas_smaller(a, &small, 160);

	add(a, set, &small, IMAGE_WEBP);
	if (longest > 400)
		add(a, set, &middle, IMAGE_WEBP);
	if (longest > 800)
		add(a, set, whole, IMAGE_WEBP);
	add(a, set, &middle, IMAGE_JPEG);
	if (longest > 160)
		add(a, set, &mark, IMAGE_WEBP);
}

struct image_set image_convert(struct arena *a, str bytes)
{
	struct picture in = { .orientation = 1 };
	struct image_set set = { .fault = read_any(a, bytes, &in) };
	struct canvas upright = in.canvas;

	if (set.fault)
		return set;
	if (in.orientation > 1)
		upright = canvas_turned(a, &in.canvas, in.orientation);
	make_sizes(a, &upright, &set);
	for (size_t i = 0; i < set.n; i++)
		if (!set.at[i].bytes.n)
			return (struct image_set){ .fault = IMAGE_TOO_LARGE };
	return set;
}

str image_looks_like(str bytes)
{
	static const struct { size_t at; str with, name; } kinds[] = {
		{ 0, S("%PDF"), S("PDF") }, { 0, S("GIF8"), S("GIF") },
		{ 0, S("<svg"), S("SVG") }, { 0, S("<?xml"), S("SVG") },
		{ 4, S("ftyphei"), S("HEIC") }, { 4, S("ftypmif1"), S("HEIC") },
		{ 4, S("ftypavif"), S("AVIF") }, { 0, S("BM"), S("BMP") },
		{ 0, S("II*"), S("TIFF") }, { 0, S("MM\0*"), S("TIFF") },
		{ 4, S("ftyp"), S("video") }, { 0, S("PK\3\4"), S("zip") },
	};

	for (size_t i = 0; i < COUNT(kinds); i++)
		if (begins(bytes, kinds[i].at, kinds[i].with))
			return kinds[i].name;
	return (str){ 0 };
}
