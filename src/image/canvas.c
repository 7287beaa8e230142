/* SPDX-License-Identifier: EUPL-1.2 */
#include "image/canvas.h"

#include <assert.h>

enum { CHANNELS = 3 };

struct shrink {
	struct canvas *to;
	int width, height;      /* of what comes in */
	int row, out;           /* how many came in; the row being made */
	uint32_t *across;       /* the row as it came, as wide as the canvas */
	uint64_t *sum;          /* of the row being made */
};

static int scaled(int side, int longest, int limit)
{
	int64_t n = ((int64_t)side * limit + longest / 2) / longest;

	return n > 0 ? (int)n : 1;
}

struct canvas canvas_within(struct arena *a, int width, int height, int side)
{
	int longest = width > height ? width : height;
	struct canvas c = { width, height, NULL };

	if (longest > side) {
		c.width = scaled(width, longest, side);
		c.height = scaled(height, longest, side);
	}
	c.rgb = arena_array(a, uint8_t, (size_t)c.width * c.height * CHANNELS);
	return c;
}

struct shrink *shrink_begin(struct arena *a, int width, int height,
			    struct canvas *to)
{
	struct shrink *s = arena_new(a, struct shrink);
	size_t n = (size_t)to->width * CHANNELS;

	assert(to->width <= width && to->height <= height);
	*s = (struct shrink){ .to = to, .width = width, .height = height,
			      .across = arena_array(a, uint32_t, n),
			      .sum = arena_array(a, uint64_t, n) };
	return s;
}

/*
 * A row of `width` pixels and one of `to->width` have the same length: lay
 * them on a ruler of width * to->width marks. Each pixel that came covers
 * to->width of these, of one pixel to be made or of two.
 */
static void squeeze(struct shrink *s, const uint8_t *rgb)
{
	uint32_t wide = (uint32_t)s->to->width, from = (uint32_t)s->width;
	uint32_t room = from;           /* left in the pixel being made */
	uint32_t *out = s->across;

	memset(out, 0, sizeof *out * wide * CHANNELS);
	for (uint32_t x = 0; x < from; x++, rgb += CHANNELS) {
		uint32_t first = wide < room ? wide : room, rest = wide - first;

		for (int c = 0; c < CHANNELS; c++)
			out[c] += rgb[c] * first;
		room -= first;
		if (room)
			continue;
		out += CHANNELS;
		room = from - rest;
		for (int c = 0; rest && c < CHANNELS; c++)
			out[c] += rgb[c] * rest;
	}
}

static void add_across(struct shrink *s, uint64_t weight)
{
	for (size_t i = 0; i < (size_t)s->to->width * CHANNELS; i++)
		s->sum[i] += weight * s->across[i];
}

/* A division by each pixel's share of all would take longer than the rest of
 * the shrinking: it is multiplied, which is at most one too low or too high. */
static void finish_row(struct shrink *s)
{
	size_t n = (size_t)s->to->width * CHANNELS;
	int64_t all = (int64_t)s->width * s->height;
	double share = 1 / (double)all;
	uint8_t *out = s->to->rgb + n * (size_t)s->out++;

	for (size_t i = 0; i < n; i++) {
		int64_t sum = (int64_t)s->sum[i] + all / 2;
		int64_t level = (int64_t)((double)sum * share);

		level += ((level + 1) * all <= sum) - (level * all > sum);
		out[i] = (uint8_t)level;
		s->sum[i] = 0;
	}
}

void shrink_row(struct shrink *s, const uint8_t *rgb)
{
	int64_t high = s->to->height;
	int64_t begin = s->row * high, end = begin + high;
	int64_t edge = (int64_t)(s->out + 1) * s->height;

	if (s->row++ >= s->height)
		return;
	squeeze(s, rgb);
	if (end < edge) {
		add_across(s, (uint64_t)high);
		return;
	}
	add_across(s, (uint64_t)(edge - begin));
	finish_row(s);
	if (end > edge)
		add_across(s, (uint64_t)(end - edge));
}

struct canvas canvas_smaller(struct arena *a, const struct canvas *from,
			     int side)
{
	struct canvas to = canvas_within(a, from->width, from->height, side);
	struct shrink *s = shrink_begin(a, from->width, from->height, &to);

	for (int y = 0; y < from->height; y++)
		shrink_row(s, from->rgb +
			   (size_t)y * from->width * CHANNELS);
	return to;
}

struct canvas canvas_turned(struct arena *a, const struct canvas *from,
			    int orientation)
{
	/* Rows become columns; then left and right, up and down change. */
	static const struct { bool lies, left, up; } ways[9] = {
		[2] = { .left = true }, [3] = { .left = true, .up = true },
		[4] = { .up = true }, [5] = { .lies = true },
		[6] = { .lies = true, .left = true },
		[7] = { .lies = true, .left = true, .up = true },
		[8] = { .lies = true, .up = true },
	};
	bool lies = ways[orientation].lies;
	int w = lies ? from->height : from->width;
	int h = lies ? from->width : from->height;
	struct canvas to = canvas_within(a, w, h, w > h ? w : h);

	for (int y = 0; y < h; y++)
		for (int x = 0; x < w; x++) {
			int tx = ways[orientation].left ? w - 1 - x : x;
			int ty = ways[orientation].up ? h - 1 - y : y;
			int fx = lies ? ty : tx, fy = lies ? tx : ty;

			memcpy(to.rgb + ((size_t)y * w + x) * CHANNELS,
			       from->rgb + ((size_t)fy * from->width + fx) *
			       CHANNELS, CHANNELS);
		}
	return to;
}

/* A number of n bytes at that place of a TIFF, little or big end first; 0
 * where it has no such place. */
static uint32_t tiff_number(str tiff, size_t at, size_t n)
{
	bool little = tiff.p[0] == 'I';
	uint32_t value = 0;

	if (at > tiff.n || n > tiff.n - at)
		return 0;
	for (size_t i = 0; i < n; i++)
		value = value << 8 |
			(uint8_t)tiff.p[at + (little ? n - 1 - i : i)];
	return value;
}

int orientation_of(str exif)
{
	enum { ORIENTATION = 0x0112, ENTRY = 12 };
	str tiff = exif;
	size_t at;
	uint32_t n;

	if (tiff.n >= 6 && !memcmp(tiff.p, "Exif\0\0", 6))
		tiff = (str){ tiff.p + 6, tiff.n - 6 };
	if (tiff.n < 14 || (memcmp(tiff.p, "II*\0", 4) &&
			    memcmp(tiff.p, "MM\0*", 4)))
		return 1;
	at = tiff_number(tiff, 4, 4);
	n = tiff_number(tiff, at, 2);
	for (uint32_t i = 0; i < n && i < 1000; i++) {
		size_t entry = at + 2 + (size_t)i * ENTRY;
		uint32_t value = tiff_number(tiff, entry + 8, 2);

		if (tiff_number(tiff, entry, 2) == ORIENTATION)
			return value >= 1 && value <= 8 ? (int)value : 1;
	}
	return 1;
}

void row_on_white(uint8_t *rgb, const uint8_t *rgba, int width)
{
	for (int x = 0; x < width; x++, rgb += CHANNELS, rgba += CHANNELS + 1)
		for (int c = 0; c < CHANNELS; c++)
			rgb[c] = (uint8_t)((rgba[c] * rgba[3] +
					    255 * (255 - rgba[3])) / 255);
}
