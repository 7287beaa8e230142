/* SPDX-License-Identifier: EUPL-1.2 */
#include "jobs/supervise.h"
#include "base/clock.h"
#include "base/log.h"

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	STEADY = 60 * 1000,             /* ran so long: its end is news */
	LONGEST_WAIT = 60 * 1000, FIRST_WAIT = 250
};

static void become(const char *const *argv, pid_t parent)
{
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() == parent)        /* else it has died just now */
		execv("/proc/self/exe", (char *const *)(uintptr_t)argv);
	_exit(127);
}

static void start(struct supervisor *s)
{
	pid_t self = getpid();

	s->started = clock_ticks();
	s->pid = fork();
	if (s->pid == 0)
		become(s->argv, self);
	if (s->pid < 0) {
		log_error("worker.start", "why=\"%s\"", strerror(errno));
		s->pid = 0;
		s->next_start = s->started + LONGEST_WAIT;
		return;
	}
	log_info("worker.start", "pid=%d", (int)s->pid);
}

static void note_end(struct supervisor *s, int status)
{
	int64_t now = clock_ticks(), wait = 0;

	/* Who ran for a minute was well: it is as if it fell for the first
	 * time, and work goes on at once. */
	s->failures = now - s->started > STEADY ? 1 : s->failures + 1;
	for (int i = 1; i < s->failures && wait < LONGEST_WAIT; i++)
		wait = wait ? 2 * wait : FIRST_WAIT;
	s->next_start = now + (wait < LONGEST_WAIT ? wait : LONGEST_WAIT);
	s->pid = 0;
	log_error("worker.ended", "%s=%d again_in_ms=%lld",
		  WIFSIGNALED(status) ? "signal" : "status",
		  WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status),
		  (long long)(s->next_start - now));
}

void supervisor_tick(struct supervisor *s)
{
	int status;

	if (s->pid && waitpid(s->pid, &status, WNOHANG) == s->pid)
		note_end(s, status);
	if (!s->pid && clock_ticks() >= s->next_start)
		start(s);
}

void supervisor_stop(struct supervisor *s, int64_t patience)
{
	int64_t until = clock_ticks() + patience;

	if (!s->pid)
		return;
	kill(s->pid, SIGTERM);
	while (waitpid(s->pid, NULL, WNOHANG) == 0) {
		if (clock_ticks() > until)
			kill(s->pid, SIGKILL);
		usleep(10 * 1000);
	}
	s->pid = 0;
}
