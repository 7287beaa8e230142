/* SPDX-License-Identifier: EUPL-1.2 */
#include "bench/network.h"
#include "bench/words.h"
#include "features/transfer/transfer.h"
#include "features/transfer/transfer_map.h"
#include "test/test.h"
#include "base/allow_format.h"

#include <stdlib.h>
#include <unistd.h>

static void remove_folder(void *p)
{
	char path[128];

	for (const struct layout *l = transfer_layouts; l->file; l++) {
		snprintf(path, sizeof path, "%s/%s", (char *)p, l->file);
		unlink(path);
	}
	rmdir(p);
}

/* A folder with a network of 60 made with this seed; it goes with the world. */
static const char *made(struct world *w, uint64_t seed)
{
	static const char pattern[] = "/tmp/network-test-XXXXXX";
	struct network network = { "data/utrecht", 60, seed };
	char *to = arena_alloc(w->arena, sizeof pattern);
	struct err err;

	memcpy(to, pattern, sizeof pattern);
	EXPECT(mkdtemp(to));
	arena_defer(w->arena, remove_folder, to);
	EXPECT(network_write(&network, to, &err));
	return to;
}

static size_t files_alike(struct world *w, const char *one, const char *other)
{
	size_t n = 0;

	for (const struct layout *l = transfer_layouts; l->file; l++) {
		str a = { 0 }, b = { 0 };
		struct err err;

		EXPECT(words_file(w->arena,
			arena_f(w->arena, "%s/%s", one, l->file).p, &a, &err));
		EXPECT(words_file(w->arena,
			arena_f(w->arena, "%s/%s", other, l->file).p, &b, &err));
		n += str_eq(a, b);
	}
	return n;
}

TEST(a_made_network_is_the_same_for_the_same_seed)
{
	struct world w = world_new("");
	const char *first = made(&w, 1);

	EXPECT(files_alike(&w, first, made(&w, 1)) == 15);
	EXPECT(files_alike(&w, first, made(&w, 2)) == 2); /* places, themes */
	world_end(&w);
}

TEST(a_made_network_is_imported_without_a_fault)
{
	struct world w = world_new("");
	struct transfer_options options = { .now = w.now };
	struct transfer_report report;

	EXPECT(transfer_import(w.db, w.arena, made(&w, 3), &options, &report));
	EXPECT(report.n_faults == 0);
	EXPECT(count(&w, "SELECT count(*) FROM entry") >= 60);
	EXPECT(count(&w, "SELECT count(*) FROM relation") > 5);
	EXPECT(count(&w, "SELECT count(*) FROM entry WHERE title = "
		     "'Initiatief 0001'") == 1);
	world_end(&w);
}
