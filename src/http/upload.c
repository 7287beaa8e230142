/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/upload.h"
#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* Not every file system has files without a name: then one with a name that
 * is taken away at once. */
static int nameless(const char *folder)
{
	struct arena *a;
	char *path;
	int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

	if (fd >= 0)
		return fd;
	a = arena_create(1 << 16);
	path = (char *)(uintptr_t)arena_f(a, "%s/upload-XXXXXX", folder).p;
	fd = mkostemp(path, O_CLOEXEC);
	if (fd >= 0)
		unlink(path);
	arena_destroy(a);
	return fd;
}

int spool_open(struct spool *s, struct gate *gate, const char *folder,
	       size_t limit)
{
	*s = (struct spool){ .fd = -1, .limit = limit };
	if (atomic_fetch_add(&gate->inside, 1) >= UPLOADS) {
		atomic_fetch_sub(&gate->inside, 1);
		return 503;
	}
	s->gate = gate;
	s->fd = nameless(folder);
	if (s->fd >= 0)
		return 0;
	log_error("upload.failed", "why=\"%s\"", strerror(errno));
	spool_close(s);
	return 507;
}

void spool_add(struct spool *s, str bytes)
{
	s->overflow |= bytes.n > s->limit - s->n;
	while (bytes.n && !s->failed && !s->overflow) {
		ssize_t n = write(s->fd, bytes.p, bytes.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			log_error("upload.failed", "why=\"%s\"",
				  strerror(errno));
			s->failed = true;
			return;
		}
		s->n += (size_t)n;
		bytes = (str){ bytes.p + n, bytes.n - (size_t)n };
	}
}

str spool_bytes(struct spool *s)
{
	void *at;

	if (s->failed || s->overflow || !s->n)
		return (str){ 0 };
	if (!s->mapped) {
		at = mmap(NULL, s->n, PROT_READ, MAP_PRIVATE, s->fd, 0);
		s->failed = at == MAP_FAILED;
		s->mapped = s->failed ? NULL : at;
	}
	return (str){ s->mapped, s->mapped ? s->n : 0 };
}

void spool_close(struct spool *s)
{
	if (s->mapped)
		munmap(s->mapped, s->n);
	if (s->fd >= 0 && s->gate)
		close(s->fd);
	if (s->gate)
		atomic_fetch_sub(&s->gate->inside, 1);
	*s = (struct spool){ 0 };
}
