/* SPDX-License-Identifier: EUPL-1.2 */
#include "image/codec.h"
#include "base/allow_memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <setjmp.h>
#include <jpeglib.h>
#include <jerror.h>

enum { SCANS = 64, MARKER_BYTES = 65533, EXIF = JPEG_APP0 + 1 };

/* What libjpeg calls back with, for one picture. */
struct reading {
	struct jpeg_error_mgr errors;           /* first: it is what it knows */
	struct jpeg_progress_mgr progress;
	struct jpeg_decompress_struct jpeg;
	jmp_buf out;
	enum image_fault fault;
};

static void give_up(j_common_ptr jpeg)
{
	struct reading *r = (struct reading *)jpeg->err;

	r->fault = jpeg->err->msg_code == JERR_OUT_OF_MEMORY ? IMAGE_TOO_LARGE
							    : IMAGE_BROKEN;
	longjmp(r->out, 1);
}

/* It would paint grey where data is missing. */
static void take_warning(j_common_ptr jpeg, int level)
{
	if (level < 0 && (jpeg->err->msg_code == JWRN_JPEG_EOF ||
			  jpeg->err->msg_code == JWRN_HIT_MARKER))
		give_up(jpeg);
}

/* A small file may ask for very many passes over a large picture. */
static void watch(j_common_ptr jpeg)
{
	struct reading *r = (struct reading *)jpeg->err;

	if (r->jpeg.input_scan_number <= SCANS)
		return;
	r->fault = IMAGE_TOO_LARGE;
	longjmp(r->out, 1);
}

static enum image_fault look_at_header(struct reading *r, str bytes)
{
	struct jpeg_decompress_struct *jpeg = &r->jpeg;
	int64_t pixels;

	jpeg_mem_src(jpeg, (const unsigned char *)bytes.p, bytes.n);
	jpeg_save_markers(jpeg, EXIF, MARKER_BYTES);
	jpeg_read_header(jpeg, TRUE);
	pixels = (int64_t)jpeg->image_width * jpeg->image_height;
	/* Several passes: all coefficients are held, of two bytes each. */
	if (pixels > IMAGE_PIXELS ||
	    (jpeg_has_multiple_scans(jpeg) && pixels > 2 * WHOLE_PIXELS))
		return IMAGE_TOO_LARGE;
	return IMAGE_FINE;
}

static int orientation_in(const struct jpeg_decompress_struct *jpeg)
{
	for (jpeg_saved_marker_ptr m = jpeg->marker_list; m; m = m->next)
		if (m->marker == EXIF && m->data_length > 6 &&
		    !memcmp(m->data, "Exif\0\0", 6))
			return orientation_of((str){ (const char *)m->data,
						     m->data_length });
	return 1;
}

/* The decoder makes it smaller at once, by halves, for next to nothing. */
static void choose_scale(struct jpeg_decompress_struct *jpeg)
{
	unsigned longest = jpeg->image_width > jpeg->image_height
		? jpeg->image_width : jpeg->image_height;

	jpeg->scale_num = 1;
	jpeg->scale_denom = 1;
	while (jpeg->scale_denom < 8 &&
	       longest / (2 * jpeg->scale_denom) >= IMAGE_LARGEST)
		jpeg->scale_denom *= 2;
	jpeg->dct_method = JDCT_ISLOW;
	if (jpeg->jpeg_color_space == JCS_CMYK ||
	    jpeg->jpeg_color_space == JCS_YCCK)
		jpeg->out_color_space = JCS_CMYK;
	else
		jpeg->out_color_space = JCS_RGB;
}

/* Adobe writes ink as what is left of the white, so 255 is none. */
static void ink_to_light(uint8_t *rgb, const uint8_t *cmyk, int width,
			 bool inverted)
{
	for (int x = 0; x < width; x++, rgb += 3, cmyk += 4)
		for (int c = 0; c < 3; c++)
			rgb[c] = inverted
				? (uint8_t)(cmyk[c] * cmyk[3] / 255)
				: (uint8_t)((255 - cmyk[c]) *
					    (255 - cmyk[3]) / 255);
}

static void read_rows(struct arena *a, struct reading *r, struct canvas *to)
{
	struct jpeg_decompress_struct *jpeg = &r->jpeg;
	int width = (int)jpeg->output_width;
	bool ink = jpeg->out_color_space == JCS_CMYK;
	struct shrink *shrink =
		shrink_begin(a, width, (int)jpeg->output_height, to);
	uint8_t *row = arena_array(a, uint8_t, (size_t)width * 4);
	uint8_t *light = ink ? arena_array(a, uint8_t, (size_t)width * 3) : row;

	while (jpeg->output_scanline < jpeg->output_height) {
		jpeg_read_scanlines(jpeg, &row, 1);
		if (ink)
			ink_to_light(light, row, width, jpeg->saw_Adobe_marker);
		shrink_row(shrink, light);
	}
}

static void read_picture(struct arena *a, struct reading *r, str bytes,
			 struct picture *out)
{
	r->fault = look_at_header(r, bytes);
	if (r->fault)
		return;
	out->orientation = orientation_in(&r->jpeg);
	choose_scale(&r->jpeg);
	jpeg_start_decompress(&r->jpeg);
	out->canvas = canvas_within(a, (int)r->jpeg.output_width,
				    (int)r->jpeg.output_height, IMAGE_LARGEST);
	read_rows(a, r, &out->canvas);
	jpeg_finish_decompress(&r->jpeg);
}

enum image_fault jpeg_read(struct arena *a, str bytes, struct picture *out)
{
	struct reading *r = arena_new(a, struct reading);

	r->jpeg.err = jpeg_std_error(&r->errors);
	r->errors.error_exit = give_up;
	r->errors.emit_message = take_warning;
	r->progress.progress_monitor = watch;
	if (!setjmp(r->out)) {
		jpeg_create_decompress(&r->jpeg);
		r->jpeg.progress = &r->progress;
		read_picture(a, r, bytes, out);
	}
	jpeg_destroy_decompress(&r->jpeg);
	return r->fault;
}

static void write_rows(struct jpeg_compress_struct *jpeg,
		       const struct canvas *c, int quality)
{
	jpeg->image_width = (unsigned)c->width;
	jpeg->image_height = (unsigned)c->height;
	jpeg->input_components = 3;
	jpeg->in_color_space = JCS_RGB;
	jpeg_set_defaults(jpeg);
	jpeg_set_quality(jpeg, quality, TRUE);
	jpeg->optimize_coding = TRUE;
	jpeg_simple_progression(jpeg);
	jpeg_start_compress(jpeg, TRUE);
	for (int y = 0; y < c->height; y++) {
		uint8_t *row = c->rgb + (size_t)y * c->width * 3;

		jpeg_write_scanlines(jpeg, &row, 1);
	}
	jpeg_finish_compress(jpeg);
}

/* Our own pixels: nothing can be wrong with them but memory, and that ends
 * the process, as it does in an arena. */
str jpeg_write(struct arena *a, const struct canvas *c, int quality)
{
	struct jpeg_compress_struct jpeg;
	struct jpeg_error_mgr errors;
	unsigned char *bytes = NULL;
	unsigned long n = 0;
	str made;

	jpeg.err = jpeg_std_error(&errors);
	jpeg_create_compress(&jpeg);
	jpeg_mem_dest(&jpeg, &bytes, &n);
	write_rows(&jpeg, c, quality);
	jpeg_destroy_compress(&jpeg);
	made = arena_str(a, (str){ (const char *)bytes, n });
	free(bytes);
	return made;
}
