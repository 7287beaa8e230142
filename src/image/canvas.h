/* SPDX-License-Identifier: EUPL-1.2 */
/* canvas: pixels in memory, made smaller and turned upright. */
#pragma once

#include "image/image.h"

enum { IMAGE_LARGEST = 1200 };  /* the longest side we keep */

/* Rows of red, green, blue from the top left. */
struct canvas {
	int width, height;
	uint8_t *rgb;
};

/* The sides that fit in a square of `side`; no larger than they are. */
struct canvas canvas_within(struct arena *a, int width, int height, int side);

/* Row after row of a large picture into a smaller one: each pixel of it is the
 * mean of those it covers. No row is kept. */
struct shrink;
struct shrink *shrink_begin(struct arena *a, int width, int height,
			    struct canvas *to);
/* The next row: `width` times red, green, blue. */
void shrink_row(struct shrink *s, const uint8_t *rgb);

/* The whole of one, no larger than `side`. */
struct canvas canvas_smaller(struct arena *a, const struct canvas *from,
			     int side);
/* As EXIF's orientation, 1 to 8, says it is to be seen. */
struct canvas canvas_turned(struct arena *a, const struct canvas *from,
			    int orientation);
/* EXIF's orientation: of a TIFF, as "Exif\0\0" or nothing stands before. 1 if
 * it does not say. */
int orientation_of(str exif);
/* Red, green, blue of a row with its opacity, on white. */
void row_on_white(uint8_t *rgb, const uint8_t *rgba, int width);
