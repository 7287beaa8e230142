/* SPDX-License-Identifier: EUPL-1.2 */
#include "zip/zip.h"
#include "base/when.h"

#include <minizip/zip.h>

/* The file that minizip thinks it writes. */
struct memory {
	char *p;
	size_t n, at, room;
};

static voidpf memory_open(voidpf memory, const char *name, int mode)
{
	(void)name, (void)mode;
	return memory;
}

static uLong memory_read(voidpf memory, voidpf stream, void *to, uLong n)
{
	struct memory *m = stream;
	size_t left = m->n - m->at, take = n < left ? n : left;

	(void)memory;
	memcpy(to, m->p + m->at, take);
	m->at += take;
	return take;
}

static uLong memory_write(voidpf memory, voidpf stream, const void *from,
			  uLong n)
{
	struct memory *m = stream;

	(void)memory;
	if (n > m->room - m->at)
		return 0;
	memcpy(m->p + m->at, from, n);
	m->at += n;
	if (m->n < m->at)
		m->n = m->at;
	return n;
}

static long memory_tell(voidpf memory, voidpf stream)
{
	(void)memory;
	return (long)((struct memory *)stream)->at;
}

static long memory_seek(voidpf memory, voidpf stream, uLong by, int from)
{
	struct memory *m = stream;
	size_t base = from == ZLIB_FILEFUNC_SEEK_CUR ? m->at
		    : from == ZLIB_FILEFUNC_SEEK_END ? m->n : 0;

	(void)memory;
	if (by > m->room - base)
		return -1;
	m->at = base + by;
	return 0;
}

static int memory_end(voidpf memory, voidpf stream)
{
	(void)memory, (void)stream;
	return 0;
}

static zip_fileinfo made_at(int64_t now)
{
	struct civil at = when_civil(now);

	return (zip_fileinfo){ .tmz_date = {
		.tm_sec = (uInt)at.second, .tm_min = (uInt)at.minute,
		.tm_hour = (uInt)at.hour, .tm_mday = (uInt)at.day,
		.tm_mon = (uInt)at.month - 1, .tm_year = (uInt)at.year } };
}

static bool add(zipFile zip, const struct zip_file *file, int64_t now)
{
	zip_fileinfo info = made_at(now);

	return zipOpenNewFileInZip(zip, file->name, &info, NULL, 0, NULL, 0,
				   NULL, Z_DEFLATED, Z_BEST_SPEED) == ZIP_OK &&
	       zipWriteInFileInZip(zip, file->bytes.p,
				   (unsigned)file->bytes.n) == ZIP_OK &&
	       zipCloseFileInZip(zip) == ZIP_OK;
}

/* What cannot be made smaller is kept as it is, in blocks of deflate; and
 * each file has two heads. */
static size_t room_for(const struct zip_file *files, size_t n)
{
	size_t room = 1024;

	for (size_t i = 0; i < n; i++)
		room += files[i].bytes.n + files[i].bytes.n / 4 + 1024;
	return room;
}

str zip_of(struct arena *a, const struct zip_file *files, size_t n, int64_t now)
{
	struct memory m = { .room = room_for(files, n) };
	zlib_filefunc_def doors = { memory_open, memory_read, memory_write,
				    memory_tell, memory_seek, memory_end,
				    memory_end, &m };
	zipFile zip;
	bool ok;

	m.p = arena_alloc(a, m.room);
	zip = zipOpen2("", APPEND_STATUS_CREATE, NULL, &doors);
	ok = zip != NULL;
	for (size_t i = 0; ok && i < n; i++)
		ok = add(zip, &files[i], now);
	ok = zip && zipClose(zip, NULL) == ZIP_OK && ok;
	return ok ? (str){ m.p, m.n } : (str){ 0 };
}
