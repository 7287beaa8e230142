/* SPDX-License-Identifier: EUPL-1.2 */
#include "image/codec.h"

#include <spng.h>

enum { CHUNK_BYTES = 1 << 16, CHUNKS_BYTES = 1 << 20, RGBA = 4,
       LONGEST_SIDE = 65500 };

static enum image_fault fault_of(int code)
{
	return !code || code == SPNG_EOI ? IMAGE_FINE
		: code == SPNG_EMEM ? IMAGE_TOO_LARGE : IMAGE_BROKEN;
}

/* Rows that come from the top down. */
static enum image_fault read_rows(struct arena *a, spng_ctx *png,
				  const struct spng_ihdr *head,
				  struct canvas *to)
{
	int width = (int)head->width, code = 0;
	size_t n = (size_t)width * RGBA;
	uint8_t *row = arena_array(a, uint8_t, n);
	uint8_t *light = arena_array(a, uint8_t, (size_t)width * 3);
	struct shrink *shrink = shrink_begin(a, width, (int)head->height, to);

	code = spng_decode_image(png, NULL, 0, SPNG_FMT_RGBA8,
				 SPNG_DECODE_TRNS | SPNG_DECODE_PROGRESSIVE);
	for (uint32_t y = 0; !code && y < head->height; y++) {
		code = spng_decode_row(png, row, n);
		row_on_white(light, row, width);
		shrink_row(shrink, light);
	}
	return fault_of(code);
}

/* Rows that come in seven turns: held whole. */
static enum image_fault read_whole(struct arena *a, spng_ctx *png,
				   const struct spng_ihdr *head,
				   struct canvas *to)
{
	int width = (int)head->width, code;
	size_t n = (size_t)width * RGBA;
	uint8_t *all = arena_array(a, uint8_t, n * head->height);
	uint8_t *light = arena_array(a, uint8_t, (size_t)width * 3);
	struct shrink *shrink = shrink_begin(a, width, (int)head->height, to);

	code = spng_decode_image(png, all, n * head->height, SPNG_FMT_RGBA8,
				 SPNG_DECODE_TRNS);
	for (uint32_t y = 0; !code && y < head->height; y++) {
		row_on_white(light, all + n * y, width);
		shrink_row(shrink, light);
	}
	return fault_of(code);
}

static enum image_fault read_picture(struct arena *a, spng_ctx *png,
				     struct picture *out)
{
	struct spng_ihdr head;
	struct spng_exif exif;
	enum image_fault fault = fault_of(spng_get_ihdr(png, &head));
	int64_t pixels;

	if (fault)
		return fault;
	pixels = (int64_t)head.width * head.height;
	if (pixels > (head.interlace_method ? WHOLE_PIXELS : IMAGE_PIXELS))
		return IMAGE_TOO_LARGE;
	out->canvas = canvas_within(a, (int)head.width, (int)head.height,
				    IMAGE_LARGEST);
	fault = head.interlace_method
		? read_whole(a, png, &head, &out->canvas)
		: read_rows(a, png, &head, &out->canvas);
	if (!fault && !spng_get_exif(png, &exif))
		out->orientation = orientation_of((str){ exif.data, exif.length });
	return fault;
}

enum image_fault png_read(struct arena *a, str bytes, struct picture *out)
{
	spng_ctx *png = spng_ctx_new(0);
	enum image_fault fault;

	if (!png)
		return IMAGE_TOO_LARGE;
	out->orientation = 1;
	spng_set_image_limits(png, LONGEST_SIDE, LONGEST_SIDE);
	spng_set_chunk_limits(png, CHUNK_BYTES, CHUNKS_BYTES);
	spng_set_png_buffer(png, bytes.p, bytes.n);
	fault = read_picture(a, png, out);
	spng_ctx_free(png);
	return fault;
}
