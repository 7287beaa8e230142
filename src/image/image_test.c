/* SPDX-License-Identifier: EUPL-1.2 */
#include "image/codec.h"
#include "image/sandbox.h"
#include "test/test.h"
#include "base/allow_memory.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <jpeglib.h>
#include <signal.h>
#include <spng.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

enum { ARENA = 512 << 20 };

/* Red at the top left, green along the top, blue towards the bottom, with a
 * grain, as a photo has. */
static struct canvas painted(struct arena *a, int width, int height)
{
	struct canvas c = { width, height,
		arena_array(a, uint8_t, (size_t)width * height * 3) };
	uint32_t grain = 7;

	for (int y = 0; y < height; y++)
		for (int x = 0; x < width; x++) {
			uint8_t *p = c.rgb + ((size_t)y * width + x) * 3;

			grain = grain * 1664525 + 1013904223;
			p[0] = (uint8_t)(200 - 190 * (x + y) / (width + height));
			p[1] = (uint8_t)(190 * x / width + (grain >> 28));
			p[2] = (uint8_t)(190 * y / height + (grain >> 29));
		}
	return c;
}

static str photo(struct arena *a, int width, int height)
{
	struct canvas c = painted(a, width, height);

	return jpeg_write(a, &c, 90);
}

/* A JPEG with one more segment, right after its first two bytes. */
static str with_segment(struct arena *a, str jpeg, uint8_t marker, str bytes)
{
	struct buf b = { .arena = a, .limit = 64 << 20 };
	const char head[] = { (char)0xff, (char)marker,
			      (char)((bytes.n + 2) >> 8), (char)(bytes.n + 2) };

	buf_add(&b, (str){ jpeg.p, 2 });
	buf_add(&b, (str){ head, sizeof head });
	buf_add(&b, bytes);
	buf_add(&b, (str){ jpeg.p + 2, jpeg.n - 2 });
	return buf_str(&b);
}

static bool holds(const struct image_set *set, const char *text)
{
	for (size_t i = 0; i < set->n; i++)
		if (str_find(set->at[i].bytes, str_from_z(text)) <
		    set->at[i].bytes.n)
			return true;
	return false;
}

static struct image_set made(struct arena *a, str bytes)
{
	struct image_set set;
	struct err err;

	EXPECT(image_make(a, bytes, &set, &err));
	return set;
}

static enum image_fault fault(struct arena *a, str bytes)
{
	return made(a, bytes).fault;
}

TEST(a_photo_becomes_a_few_sizes_each_small_enough)
{
	static const struct { int width, height; enum image_type type; } want[] = {
		{ 400, 300, IMAGE_WEBP }, { 800, 600, IMAGE_WEBP },
		{ 1200, 900, IMAGE_WEBP }, { 800, 600, IMAGE_JPEG }, { 160, 120, IMAGE_WEBP },
	};
	struct arena *a = arena_create(ARENA);
	struct image_set set = made(a, photo(a, 2400, 1800));

	EXPECT(set.fault == IMAGE_FINE && set.n == COUNT(want));
	for (size_t i = 0; i < set.n && i < COUNT(want); i++) {
		EXPECT(set.at[i].type == want[i].type);
		EXPECT(set.at[i].width == want[i].width);
		EXPECT(set.at[i].height == want[i].height);
		EXPECT(set.at[i].width > 800 ||
		       set.at[i].bytes.n <= IMAGE_LIST_BYTES);
	}
	arena_destroy(a);
}

TEST(even_noise_fits_on_a_page)
{
	struct arena *a = arena_create(ARENA);
	struct canvas c = painted(a, 1000, 1000);
	struct image_set set;
	uint32_t grain = 3;

	for (size_t i = 0; i < 3000 * 1000; i++) {
		grain = grain * 1664525 + 1013904223;
		c.rgb[i] = (uint8_t)(grain >> 24);
	}
	set = made(a, jpeg_write(a, &c, 80));
	EXPECT(set.n == IMAGE_MOST);
	list_each(r, set)
		EXPECT(r->width > 800 ||
		       r->bytes.n <= IMAGE_LIST_BYTES);
	arena_destroy(a);
}

TEST(a_small_picture_is_not_made_larger)
{
	struct arena *a = arena_create(ARENA);
	struct image_set set = made(a, photo(a, 120, 90));

	EXPECT(set.fault == IMAGE_FINE && set.n == 2);
	EXPECT(set.at[0].width == 120 && set.at[1].width == 120);
	set = made(a, photo(a, 1, 1));
	EXPECT(set.fault == IMAGE_FINE && set.at[0].height == 1);
	arena_destroy(a);
}

struct colour {
	int r, g, b;
};

/* The mean of a corner of 20 pixels of the smallest; x, y: 0 or 1. */
static struct colour corner(struct arena *a, const struct image_set *set,
			    int x, int y)
{
	struct picture p = { .orientation = 1 };
	struct colour sum = { 0 };
	int left, top;

	if (!set->n || webp_read(a, set->at[0].bytes, &p))
		return sum;
	left = x ? p.canvas.width - 20 : 0;
	top = y ? p.canvas.height - 20 : 0;
	for (int i = 0; i < 400; i++) {
		const uint8_t *at = p.canvas.rgb + 3 * (left + i % 20 +
			(size_t)(top + i / 20) * p.canvas.width);

		sum.r += at[0], sum.g += at[1], sum.b += at[2];
	}
	return (struct colour){ sum.r / 400, sum.g / 400, sum.b / 400 };
}

/* Orientation, then a place on earth. */
static str exif_with(struct arena *a, char orientation)
{
	static const char head[] = "Exif\0\0II*\0\x08\0\0\0\x02\0"
		"\x12\x01\x03\0\x01\0\0\0?\0\0\0"
		"\x25\x88\x04\0\x01\0\0\0\x26\0\0\0\0\0\0\0"
		"GPS 52.0907 N 5.1214 E, Phone of Anna";
	char *bytes = arena_alloc(a, sizeof head);

	memcpy(bytes, head, sizeof head);
	bytes[24] = orientation;
	return (str){ bytes, sizeof head - 1 };
}

TEST(where_and_with_what_a_photo_was_taken_is_gone)
{
	struct arena *a = arena_create(ARENA);
	str file = with_segment(a, photo(a, 900, 600), 0xe1, exif_with(a, 1));
	struct image_set set;

	file = with_segment(a, file, 0xfe, S("a remark on Anna"));
	file = with_segment(a, file, 0xed, S("Photoshop 3.0 Anna"));
	EXPECT(str_find(file, S("52.0907")) < file.n);
	set = made(a, file);
	EXPECT(set.n == IMAGE_MOST);
	EXPECT(!holds(&set, "52.0907") && !holds(&set, "Exif") &&
	       !holds(&set, "Anna") && !holds(&set, "EXIF"));
	arena_destroy(a);
}

TEST(a_photo_taken_sideways_stands_upright)
{
	/* Where the red corner is seen: x, y. */
	static const struct { int x, y; } red[] = {
		{ 0, 0 }, { 1, 0 }, { 1, 1 }, { 0, 1 },
		{ 0, 0 }, { 1, 0 }, { 1, 1 }, { 0, 1 },
	};
	struct arena *a = arena_create(ARENA);
	str jpeg = photo(a, 300, 200);

	for (int o = 1; o <= 8; o++) {
		struct image_set set = made(a, with_segment(a, jpeg, 0xe1,
			exif_with(a, (char)o)));
		struct colour c = corner(a, &set, red[o - 1].x, red[o - 1].y);

		EXPECT(set.n && set.at[0].width == (o > 4 ? 200 : 300));
		EXPECT(c.r > 150 && c.g < 60 && c.b < 60);
	}
	arena_destroy(a);
}

TEST(an_orientation_that_makes_no_sense_is_none)
{
	struct arena *a = arena_create(ARENA);
	str exif = exif_with(a, 6);

	EXPECT(orientation_of(exif) == 6);
	EXPECT(orientation_of(exif_with(a, 9)) == 1);
	EXPECT(orientation_of(S("Exif\0\0II*\0\xff\xff\xff\xff\0\0\0\0")) == 1);
	EXPECT(orientation_of(S("MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\3\0\0")) == 3);
	for (size_t n = 0; n < exif.n; n++)
		EXPECT(orientation_of((str){ exif.p, n }) <= 8);
	arena_destroy(a);
}

static void add_chunk(struct buf *b, str name, str bytes)
{
	size_t from = b->n + 4;
	uint32_t n = htonl((uint32_t)bytes.n), check;

	buf_add(b, (str){ (const char *)&n, 4 });
	buf_add(b, name);
	buf_add(b, bytes);
	check = htonl((uint32_t)crc32(0, (const Bytef *)b->p + from,
				      (uInt)(b->n - from)));
	buf_add(b, (str){ (const char *)&check, 4 });
}

/* A head that promises a picture, with next to nothing to back it. */
static str png_head(struct arena *a, uint32_t width, uint32_t height)
{
	struct buf b = { .arena = a, .limit = 1000 };
	uint32_t sides[] = { htonl(width), htonl(height) };
	char head[13] = { 0 };

	memcpy(head, sides, sizeof sides);
	memcpy(head + 8, "\x08\x06", 2);
	buf_add(&b, S("\x89PNG\r\n\x1a\n"));
	add_chunk(&b, S("IHDR"), (str){ head, sizeof head });
	add_chunk(&b, S("IDAT"), S("\x78\x9c\x63\x60"));
	add_chunk(&b, S("IEND"), S(""));
	return buf_str(&b);
}

TEST(an_image_bomb_is_refused_by_its_head)
{
	struct arena *a = arena_create(ARENA);
	str jpeg = photo(a, 64, 64);
	char *bomb = arena_alloc(a, jpeg.n);
	size_t frame = str_find(jpeg, S("\xff\xc2"));

	EXPECT(fault(a, png_head(a, 60000, 60000)) == IMAGE_TOO_LARGE);
	EXPECT(fault(a, png_head(a, 65000, 800)) == IMAGE_TOO_LARGE);
	EXPECT(fault(a, png_head(a, 7000, 7000)) == IMAGE_BROKEN);
	memcpy(bomb, jpeg.p, jpeg.n);
	EXPECT(frame < jpeg.n);
	memcpy(bomb + frame + 5, "\xff\x00\xff\x00", 4);
	EXPECT(fault(a, (str){ bomb, jpeg.n }) == IMAGE_TOO_LARGE);
	arena_destroy(a);
}

TEST(what_is_cut_off_or_damaged_is_refused)
{
	struct arena *a = arena_create(ARENA);
	str jpeg = photo(a, 400, 300);
	struct canvas c = painted(a, 300, 200);
	str webp = webp_write(a, &c, 80);

	EXPECT(fault(a, (str){ jpeg.p, jpeg.n / 2 }) == IMAGE_BROKEN);
	EXPECT(fault(a, (str){ jpeg.p, 40 }) == IMAGE_BROKEN);
	EXPECT(fault(a, (str){ webp.p, webp.n / 2 }) == IMAGE_BROKEN);
	EXPECT(fault(a, S("\xff\xd8\xff\xe0nothing")) == IMAGE_BROKEN);
	EXPECT(fault(a, S("\x89PNG\r\n\x1a\nnothing")) == IMAGE_BROKEN);
	arena_destroy(a);
}

static str ink_photo(struct arena *a)
{
	struct jpeg_compress_struct jpeg;
	struct jpeg_error_mgr errors;
	unsigned char *bytes = NULL;
	unsigned long n = 0;
	uint8_t row[64 * 4];
	uint8_t *rows = row;
	str made_of;

	for (int x = 0; x < 64; x++)    /* Adobe's way: this is red */
		memcpy(row + (size_t)x * 4, "\xff\x00\x00\xff", 4);
	jpeg.err = jpeg_std_error(&errors);
	jpeg_create_compress(&jpeg);
	jpeg_mem_dest(&jpeg, &bytes, &n);
	jpeg.image_width = jpeg.image_height = 64;
	jpeg.input_components = 4;
	jpeg.in_color_space = JCS_CMYK;
	jpeg_set_defaults(&jpeg);
	jpeg_start_compress(&jpeg, TRUE);
	for (int y = 0; y < 64; y++)
		jpeg_write_scanlines(&jpeg, &rows, 1);
	jpeg_finish_compress(&jpeg);
	jpeg_destroy_compress(&jpeg);
	made_of = arena_str(a, (str){ (const char *)bytes, n });
	free(bytes);
	return made_of;
}

TEST(a_photo_meant_for_print_keeps_its_colours)
{
	struct arena *a = arena_create(ARENA);
	struct image_set set = made(a, ink_photo(a));
	struct colour c = corner(a, &set, 0, 0);

	EXPECT(set.fault == IMAGE_FINE);
	EXPECT(c.r > 230 && c.g < 25 && c.b < 25);
	arena_destroy(a);
}

/* Green that is half seen through, and a text. */
static str png_with_text(struct arena *a)
{
	struct spng_ihdr head = { 50, 40, 8, 6, 0, 0, 0 };
	struct spng_text text = { .keyword = "Comment", .type = SPNG_TEXT,
				  .text = (char[]){ "made by Anna" }, .length = 12 };
	spng_ctx *png = spng_ctx_new(SPNG_CTX_ENCODER);
	uint8_t pixels[50 * 40 * 4];
	unsigned char *bytes;
	size_t n = 0;
	int code;
	str made_of;

	for (size_t i = 0; i < sizeof pixels; i += 4)
		memcpy(pixels + i, "\x00\xc8\x00\x80", 4);
	spng_set_option(png, SPNG_ENCODE_TO_BUFFER, 1);
	spng_set_ihdr(png, &head);
	spng_set_text(png, &text, 1);
	spng_encode_image(png, pixels, sizeof pixels, SPNG_FMT_PNG,
			  SPNG_ENCODE_FINALIZE);
	bytes = spng_get_png_buffer(png, &n, &code);
	made_of = arena_str(a, (str){ (const char *)bytes, n });
	free(bytes);
	spng_ctx_free(png);
	return made_of;
}

TEST(a_drawing_stands_on_white_without_its_remarks)
{
	struct arena *a = arena_create(ARENA);
	str png = png_with_text(a);
	struct image_set set = made(a, png);
	struct colour c = corner(a, &set, 1, 1);

	EXPECT(str_find(png, S("made by Anna")) < png.n);
	EXPECT(set.fault == IMAGE_FINE && !holds(&set, "Anna"));
	EXPECT(c.r > 115 && c.r < 140 && c.g > 215 && c.b > 115);
	EXPECT(fault(a, (str){ png.p, png.n - 40 }) == IMAGE_BROKEN);
	arena_destroy(a);
}

TEST(what_moves_or_is_no_photo_is_refused)
{
	static const struct { str file; enum image_fault fault; str name; } files[] = {
		{ S("RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x09\0\0\x09\0\0"
		    "ANIM"), IMAGE_MOVES, { 0 } },
		{ S("GIF89a\1\0\1\0"), IMAGE_UNKNOWN, S("GIF") },
		{ S("%PDF-1.7\n"), IMAGE_UNKNOWN, S("PDF") },
		{ S("<svg xmlns='http://www.w3.org/2000/svg'>"
		    "<script>alert(1)</script></svg>"), IMAGE_UNKNOWN, S("SVG") },
		{ S("<?xml version='1.0'?><svg/>"), IMAGE_UNKNOWN, S("SVG") },
		{ S("\0\0\0\x18" "ftypheic"), IMAGE_UNKNOWN, S("HEIC") },
		{ S("MZ"), IMAGE_UNKNOWN, { 0 } }, { S(""), IMAGE_UNKNOWN, { 0 } },
	};
	struct arena *a = arena_create(ARENA);

	for (size_t i = 0; i < COUNT(files); i++) {
		EXPECT(fault(a, files[i].file) == files[i].fault);
		EXPECT(str_eq(image_looks_like(files[i].file), files[i].name));
	}
	arena_destroy(a);
}

TEST(a_second_file_behind_a_photo_does_not_come_along)
{
	struct arena *a = arena_create(ARENA);
	str file = with_segment(a, photo(a, 200, 150), 0xfe,
				S("%PDF-1.4 <script>alert(1)</script>"));
	struct image_set set;

	file = arena_joined(a, file, '\n', S("%PDF-1.4 trailer <?php PK\3\4"));
	set = made(a, file);
	EXPECT(set.fault == IMAGE_FINE);
	EXPECT(!holds(&set, "%PDF") && !holds(&set, "script") &&
	       !holds(&set, "<?php"));
	arena_destroy(a);
}

/* How a process ends that does this in the cage. */
static int ends_in_cage(void (*deed)(void))
{
	int status = 0;
	pid_t pid = fork();

	if (!pid) {
		if (!sandbox_enter())
			_exit(9);
		deed();
		_exit(0);
	}
	waitpid(pid, &status, 0);
	return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

static void compute(void)
{
	arena_alloc(arena_create(8 << 20), 4 << 20);
}

static void open_a_file(void)
{
	(void)!open("/etc/hostname", O_RDONLY);
}

static void open_a_line(void)
{
	(void)!socket(AF_INET, SOCK_STREAM, 0);
}

static void start_another(void)
{
	execl("/bin/true", "true", (char *)NULL);
}

static void read_what_is_open(void)
{
	char ch;

	(void)!read(0, &ch, 1);
}

TEST(the_cage_lets_nothing_out)
{
	EXPECT(ends_in_cage(compute) == 0);
	EXPECT(ends_in_cage(open_a_file) == -SIGSYS);
	EXPECT(ends_in_cage(open_a_line) == -SIGSYS);
	EXPECT(ends_in_cage(start_another) == -SIGSYS);
	EXPECT(ends_in_cage(read_what_is_open) == -SIGSYS);
}
