/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/later.h"
#include "base/log.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>

/* In later.S; the places are whole pages. */
extern void *later_places[], *later_places_end[];
extern pthread_mutex_t later_lock;

static void let_places(int be)
{
	size_t size = (size_t)((char *)later_places_end - (char *)later_places);

	if (mprotect(later_places, size, be))
		abort();
}

static void find_all_of(const char *file)
{
	void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);

	for (size_t i = 0; i < later_n; i++) {
		const struct later_function *f = &later_functions[i];
		void *found;

		if (strcmp(f->library, file) != 0)
			continue;
		found = library ? dlsym(library, f->name) : NULL;
		if (!found) {
			log_error("library.missing", "why=\"%s\"", dlerror());
			abort();
		}
		later_places[i] = found;
	}
}

void *later_load(size_t function)
{
	pthread_mutex_lock(&later_lock);
	let_places(PROT_READ | PROT_WRITE);
	find_all_of(later_functions[function].library); /* twice: no harm */
	let_places(PROT_READ);
	pthread_mutex_unlock(&later_lock);
	return later_places[function];
}
