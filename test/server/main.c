/* SPDX-License-Identifier: EUPL-1.2 */
/* run PROGRAM: every test of this folder against that program. */
#include "test/test.h"

#include <signal.h>

const char *program_path;

static struct { const char *name; void (*fn)(void); } tests[256];
static int n_tests;
static bool failed;

void test_register(const char *name, void (*fn)(void))
{
	tests[n_tests].name = name;
	tests[n_tests++].fn = fn;
}

void test_failed(const char *file, int line, const char *what)
{
	printf("%s:%d: expected %s\n", file, line, what);
	failed = true;
}

int main(int argc, char **argv)
{
	int n = 0, n_failed = 0;

	program_path = argc > 1 ? argv[1] : "build/brengplein";
	signal(SIGPIPE, SIG_IGN);
	setvbuf(stdout, NULL, _IOLBF, 0);
	for (int i = 0; i < n_tests; i++) {
		if (argc > 2 && !strstr(tests[i].name, argv[2]))
			continue;
		n++;
		failed = false;
		tests[i].fn();
		n_failed += failed;
		if (failed)
			printf("FAILED %s\n", tests[i].name);
	}
	printf("%d passed, %d failed, 0 skipped\n", n - n_failed, n_failed);
	return n_failed != 0;
}
