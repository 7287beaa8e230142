/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * codec: the ways in and out. Each reads a file of its kind into a canvas no
 * larger than we keep, without ever holding all of the picture if its kind
 * can be read row by row, and says how it is to be turned.
 */
#pragma once

#include "image/canvas.h"

struct picture {
	struct canvas canvas;
	int orientation;
};

enum image_fault jpeg_read(struct arena *a, str bytes, struct picture *out);
enum image_fault png_read(struct arena *a, str bytes, struct picture *out);
enum image_fault webp_read(struct arena *a, str bytes, struct picture *out);

/* quality: 0 to 100. Empty: it cannot be written. */
str jpeg_write(struct arena *a, const struct canvas *c, int quality);
str webp_write(struct arena *a, const struct canvas *c, int quality);

/* Of pictures that can only be held whole: how many pixels we take. */
enum { WHOLE_PIXELS = 12 * 1000 * 1000 };
