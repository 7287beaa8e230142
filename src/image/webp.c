/* SPDX-License-Identifier: EUPL-1.2 */
#include "image/codec.h"

#include <webp/decode.h>
#include <webp/encode.h>

enum { RGBA = 4, SPEED = 1 };

static uint32_t little(const char *p)
{
	const uint8_t *b = (const uint8_t *)p;

	return (uint32_t)b[3] << 24 | (uint32_t)b[2] << 16 |
	       (uint32_t)b[1] << 8 | b[0];
}

/* The chunk of RIFF that is called so; empty if there is none. */
static str chunk_of(str riff, str name)
{
	size_t at = 12;

	while (at + 8 <= riff.n) {
		size_t n = little(riff.p + at + 4);
		str here = { riff.p + at, 4 };

		if (n > riff.n - at - 8)
			return (str){ 0 };
		if (str_eq(here, name))
			return (str){ riff.p + at + 8, n };
		at += 8 + n + n % 2;
	}
	return (str){ 0 };
}

static enum image_fault decode(struct arena *a, str bytes,
			       WebPDecoderConfig *config, struct canvas *to)
{
	int w = to->width, h = to->height;
	uint8_t *rgba = arena_array(a, uint8_t, (size_t)w * h * RGBA);
	VP8StatusCode code;

	config->options.use_scaling = 1;
	config->options.scaled_width = w;
	config->options.scaled_height = h;
	config->output.colorspace = MODE_RGBA;
	config->output.is_external_memory = 1;
	config->output.u.RGBA.rgba = rgba;
	config->output.u.RGBA.stride = w * RGBA;
	config->output.u.RGBA.size = (size_t)w * h * RGBA;
	code = WebPDecode((const uint8_t *)bytes.p, bytes.n, config);
	for (int y = 0; y < h; y++)
		row_on_white(to->rgb + (size_t)y * w * 3,
			     rgba + (size_t)y * w * RGBA, w);
	return code == VP8_STATUS_OK ? IMAGE_FINE
		: code == VP8_STATUS_OUT_OF_MEMORY ? IMAGE_TOO_LARGE
						   : IMAGE_BROKEN;
}

enum image_fault webp_read(struct arena *a, str bytes, struct picture *out)
{
	WebPDecoderConfig config;
	const WebPBitstreamFeatures *is = &config.input;

	if (!WebPInitDecoderConfig(&config) ||
	    WebPGetFeatures((const uint8_t *)bytes.p, bytes.n, &config.input) !=
	    VP8_STATUS_OK)
		return IMAGE_BROKEN;
	if (is->has_animation)
		return IMAGE_MOVES;
	if ((int64_t)is->width * is->height > WHOLE_PIXELS)
		return IMAGE_TOO_LARGE;
	out->orientation = orientation_of(chunk_of(bytes, S("EXIF")));
	out->canvas = canvas_within(a, is->width, is->height, IMAGE_LARGEST);
	return decode(a, bytes, &config, &out->canvas);
}

static int take_bytes(const uint8_t *bytes, size_t n, const WebPPicture *webp)
{
	struct buf *out = webp->custom_ptr;

	buf_add(out, (str){ (const char *)bytes, n });
	return 1;
}

str webp_write(struct arena *a, const struct canvas *c, int quality)
{
	struct buf out = { .arena = a, .limit = IMAGE_BYTES };
	WebPConfig config;
	WebPPicture webp;
	bool ok;

	if (!WebPConfigInit(&config) || !WebPPictureInit(&webp))
		return (str){ 0 };
	config.quality = (float)quality;
	config.method = SPEED;
	webp.width = c->width;
	webp.height = c->height;
	webp.writer = take_bytes;
	webp.custom_ptr = &out;
	ok = WebPPictureImportRGB(&webp, c->rgb, c->width * 3) &&
	     WebPEncode(&config, &webp);
	WebPPictureFree(&webp);
	return ok ? buf_str(&out) : (str){ 0 };
}
