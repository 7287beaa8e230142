/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * image: pictures of others made into pictures of ours. What comes in is
 * decoded and painted anew, so nothing of the file that was sent is kept: no
 * place, no camera, no comment, no second file hidden behind the first.
 *
 * Decoders are where attackers look first, so they run in a process of their
 * own: this program started anew, with an empty memory, that may do nothing
 * but read what it is given, compute, and write what it made. It has no files,
 * no network, and a limit on time and memory; when it ends badly the picture
 * is refused, and nothing else happened.
 */
#pragma once

#include "base/base.h"

enum image_fault {
	IMAGE_FINE,
	IMAGE_UNKNOWN,          /* no JPEG, PNG or WebP */
	IMAGE_BROKEN,           /* cut off, or damaged */
	IMAGE_MOVES,            /* an animation */
	IMAGE_TOO_LARGE         /* more pixels than we take, or too much work */
};

enum image_type { IMAGE_WEBP, IMAGE_JPEG };

enum {
	IMAGE_BYTES = 12 << 20,         /* of a file that comes in */
	IMAGE_PIXELS = 50 * 1000 * 1000,
	IMAGE_LIST_BYTES = 60 * 1000,   /* of what is shown on a page */
	IMAGE_MOST = 5
};

/* One that we made; the sides it has. */
struct image {
	enum image_type type;
	int width, height;
	str bytes;
};

/*
 * The same picture, upright and on white, in a few sizes: WebP whose longest
 * side is 160, 400, 800 and 1200 pixels, and a JPEG of 800 for what knows no
 * WebP.
 * A picture is never made larger, so a small one has fewer. Those up to 800
 * have at most IMAGE_LIST_BYTES.
 */
struct image_set {
	enum image_fault fault;
	size_t n;
	struct image at[IMAGE_MOST];
};

/* Decode and make them, in a child; takes a tenth of a second. False: no child
 * could be had. A picture that is no good is a fault in *out, and true. */
bool image_make(struct arena *a, str bytes, struct image_set *out,
		struct err *err) MUST_CHECK;

/* What else it may be, by what stands in it: "PDF", "SVG", "GIF", "HEIC";
 * empty: who knows. */
str image_looks_like(str bytes);

/* The name by which main() knows that it is such a child; and all it does. */
#define IMAGE_CHILD "image-child"
int image_child(void);

/* What the child computes, in this process: for it, and for tests of it. */
struct image_set image_convert(struct arena *a, str bytes);
