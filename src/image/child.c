/* SPDX-License-Identifier: EUPL-1.2 */
/* Both ends of the process that decodes: who starts it, and it itself. What
 * goes in and what comes out are files without a name, in memory. */
#include "image/image.h"
#include "base/clock.h"
#include "image/sandbox.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	/* Milliseconds. What it may work is limited by its cage; this is how
	 * long it may take on a machine that has no time for it. */
	PATIENCE = 60 * 1000,
	ANSWER_BYTES = 2 << 20,
	ARENA_BYTES = 96 << 20
};

/* What comes before the bytes of the pictures. */
struct answer {
	uint32_t fault, n;
	struct { uint32_t type, width, height, size; } at[IMAGE_MOST];
};

static void write_all(const void *p, size_t n)
{
	const char *at = p;

	while (n) {
		ssize_t done = write(1, at, n);

		if (done <= 0)
			_exit(1);
		at += done;
		n -= (size_t)done;
	}
}

static void give_answer(const struct image_set *set)
{
	struct answer answer = { .fault = set->fault, .n = (uint32_t)set->n };

	for (size_t i = 0; i < set->n; i++) {
		answer.at[i].type = set->at[i].type;
		answer.at[i].width = (uint32_t)set->at[i].width;
		answer.at[i].height = (uint32_t)set->at[i].height;
		answer.at[i].size = (uint32_t)set->at[i].bytes.n;
	}
	write_all(&answer, sizeof answer);
	for (size_t i = 0; i < set->n; i++)
		write_all(set->at[i].bytes.p, set->at[i].bytes.n);
}

int image_child(void)
{
	struct image_set set;
	struct stat about;
	void *bytes;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (fstat(0, &about) || !about.st_size)
		_exit(1);
	bytes = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, 0, 0);
	if (bytes == MAP_FAILED || !sandbox_enter())
		_exit(1);
	set = image_convert(arena_create(ARENA_BYTES),
			    (str){ bytes, (size_t)about.st_size });
	give_answer(&set);
	_exit(0);               /* nothing to tidy up, and no right to */
}

static void close_both(int fds[2])
{
	for (int i = 0; i < 2; i++)
		if (fds[i] >= 0)
			close(fds[i]);
}

static bool prepare(int fds[2], str bytes, struct err *err)
{
	fds[0] = memfd_create("picture", MFD_CLOEXEC);
	fds[1] = memfd_create("pictures", MFD_CLOEXEC);
	for (size_t done = 0; fds[0] >= 0 && done < bytes.n;) {
		ssize_t n = write(fds[0], bytes.p + done, bytes.n - done);

		if (n <= 0)
			break;
		done += (size_t)n;
		if (done == bytes.n && fds[1] >= 0)
			return true;
	}
	return err_set(err, "no memory for a picture: %s", strerror(errno));
}

/* With just those two, no environment and no signals held back. */
static bool start(pid_t *pid, const int fds[2], struct err *err)
{
	char *const argv[] = { (char[]){ "brengplein" },
			       (char[]){ IMAGE_CHILD }, NULL };
	char *const envp[] = { NULL };
	posix_spawn_file_actions_t files;
	posix_spawnattr_t about;
	sigset_t none;
	int failed;

	sigemptyset(&none);
	posix_spawnattr_init(&about);
	posix_spawnattr_setsigmask(&about, &none);
	posix_spawnattr_setflags(&about, POSIX_SPAWN_SETSIGMASK);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, fds[0], 0);
	posix_spawn_file_actions_adddup2(&files, fds[1], 1);
	posix_spawn_file_actions_addclosefrom_np(&files, 2);
	failed = posix_spawn(pid, "/proc/self/exe", &files, &about, argv, envp);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&about);
	return !failed || err_set(err, "no child: %s", strerror(failed));
}

/* Its status, or -1 if it took too long. */
static int wait_for(pid_t pid)
{
	int64_t until = clock_ticks() + PATIENCE;
	int status = -1;

	while (waitpid(pid, &status, WNOHANG) == 0) {
		if (clock_ticks() > until) {
			kill(pid, SIGKILL);
			waitpid(pid, &status, 0);
			return -1;
		}
		usleep(2 * 1000);
	}
	return status;
}

/* It may have been taken over by what it read: believe nothing it says. */
static bool is_plausible(const struct answer *answer, size_t n)
{
	size_t total = sizeof *answer;

	if (answer->fault || !answer->n || answer->n > IMAGE_MOST)
		return false;
	for (uint32_t i = 0; i < answer->n; i++) {
		if (answer->at[i].type > IMAGE_JPEG || !answer->at[i].size ||
		    answer->at[i].size > ANSWER_BYTES ||
		    answer->at[i].width - 1 >= 1200 ||
		    answer->at[i].height - 1 >= 1200)
			return false;
		total += answer->at[i].size;
	}
	return total == n;
}

static bool starts_as(str bytes, enum image_type type)
{
	return type == IMAGE_JPEG ? str_starts(bytes, S("\xff\xd8\xff"))
		: str_starts(bytes, S("RIFF")) && bytes.n > 12 &&
		  !memcmp(bytes.p + 8, "WEBP", 4);
}

static bool read_answer(struct arena *a, str all, struct image_set *out)
{
	struct answer answer;

	if (all.n < sizeof answer)
		return false;
	memcpy(&answer, all.p, sizeof answer);
	if (all.n == sizeof answer && answer.fault &&
	    answer.fault <= IMAGE_TOO_LARGE) {
		out->fault = answer.fault;
		return true;
	}
	if (!is_plausible(&answer, all.n))
		return false;
	all.p += sizeof answer;
	for (; out->n < answer.n; out->n++) {
		size_t size = answer.at[out->n].size;
		str bytes = { all.p, size };

		if (!starts_as(bytes, answer.at[out->n].type))
			return false;
		out->at[out->n] = (struct image){
			answer.at[out->n].type, (int)answer.at[out->n].width,
			(int)answer.at[out->n].height, arena_str(a, bytes) };
		all.p += size;
	}
	return true;
}

static void take_answer(struct arena *a, int fd, struct image_set *out)
{
	struct stat about;
	void *bytes = MAP_FAILED;
	bool ok = false;

	if (!fstat(fd, &about) && about.st_size > 0 &&
	    about.st_size <= ANSWER_BYTES)
		bytes = mmap(NULL, (size_t)about.st_size, PROT_READ,
			     MAP_PRIVATE, fd, 0);
	if (bytes != MAP_FAILED) {
		ok = read_answer(a, (str){ bytes, (size_t)about.st_size }, out);
		munmap(bytes, (size_t)about.st_size);
	}
	if (!ok)
		*out = (struct image_set){ .fault = IMAGE_BROKEN };
}

bool image_make(struct arena *a, str bytes, struct image_set *out,
		struct err *err)
{
	int fds[2] = { -1, -1 }, status;
	pid_t pid;
	bool ok;

	*out = (struct image_set){ .fault = IMAGE_UNKNOWN };
	if (!bytes.n)
		return true;
	if (bytes.n > IMAGE_BYTES) {
		out->fault = IMAGE_TOO_LARGE;
		return true;
	}
	ok = prepare(fds, bytes, err) && start(&pid, fds, err);
	if (ok) {
		*out = (struct image_set){ 0 };
		status = wait_for(pid);
		if (WIFEXITED(status) && !WEXITSTATUS(status))
			take_answer(a, fds[1], out);
		else            /* out of time, out of memory, or worse */
			out->fault = IMAGE_TOO_LARGE;
	}
	close_both(fds);
	return ok;
}
