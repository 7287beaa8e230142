/* SPDX-License-Identifier: EUPL-1.2 */
#include "image/sandbox.h"

#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/* Our tests' builds keep shadows of memory, which no limit fits. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SHADOWS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SHADOWS 1
#endif
#endif
#ifndef SHADOWS
#define SHADOWS 0
#endif

enum {
	SECONDS = 4,                    /* of processor */
	MEMORY = 112 << 20,             /* bytes that can be written */
	WRITES = 2 << 20                /* bytes of the answer */
};

static bool limit(__rlimit_resource_t what, rlim_t most)
{
	return setrlimit(what, &(struct rlimit){ most, most }) == 0;
}

static bool set_limits(void)
{
	return limit(RLIMIT_CPU, SECONDS) && limit(RLIMIT_FSIZE, WRITES) &&
	       limit(RLIMIT_CORE, 0) && limit(RLIMIT_NPROC, 0) &&
	       limit(RLIMIT_NOFILE, 0) &&
	       (SHADOWS || limit(RLIMIT_DATA, MEMORY));
}

static bool allow(scmp_filter_ctx filter, int call)
{
	/* Some do not exist on every machine. */
	return call < 0 ||
	       seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
}

/* Memory without a file behind it, that holds no program. */
static bool allow_memory(scmp_filter_ctx filter)
{
	return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2,
		SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
		SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS)) == 0 &&
	       seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
		SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0;
}

static bool allow_the_rest(scmp_filter_ctx filter)
{
	static const int calls[] = {
		SCMP_SYS(write), SCMP_SYS(munmap), SCMP_SYS(mremap),
		SCMP_SYS(brk), SCMP_SYS(madvise), SCMP_SYS(futex),
		SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn),
		SHADOWS ? SCMP_SYS(sigaltstack) : -1,   /* before an _exit */
	};

	for (size_t i = 0; i < COUNT(calls); i++)
		if (!allow(filter, calls[i]))
			return false;
	return true;
}

bool sandbox_enter(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
	bool ok = filter && prctl(PR_SET_DUMPABLE, 0) == 0 && set_limits() &&
		  allow_memory(filter) && allow_the_rest(filter) &&
		  seccomp_load(filter) == 0;

	seccomp_release(filter);
	return ok;
}
