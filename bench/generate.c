/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * generate network FROM ITEMS SEED TO    CSV files into the folder TO
 * generate queries FROM N SEED           searches, a line each
 * generate asks FROM N SEED              bodies for the API's matches
 */
#include "bench/network.h"

#include <stdio.h>
#include <sys/stat.h>

static bool print_lines(bool asks, const struct network *network)
{
	struct arena *a = arena_create(1 << 30);
	struct buf out = { .arena = a, .limit = 256 << 20 };
	struct err err = { "" };
	bool ok = asks ? network_asks(a, network, network->items, &out, &err)
		       : network_queries(a, network, network->items, &out, &err);

	if (ok)
		fwrite(out.p, 1, out.n, stdout);
	else
		fprintf(stderr, "generate: %s\n", err.text);
	arena_destroy(a);
	return ok;
}

static bool print_network(const struct network *network, const char *to)
{
	struct err err = { "" };

	mkdir(to, 0750);
	if (network_write(network, to, &err))
		return true;
	fprintf(stderr, "generate: %s\n", err.text);
	return false;
}

int main(int argc, char **argv)
{
	int64_t items = 0, seed = 0;
	struct network network = { 0 };
	str what = str_from_z(argv[1]);

	if (argc < 5 || !str_to_int(str_from_z(argv[3]), &items) ||
	    !str_to_int(str_from_z(argv[4]), &seed) || items < 1) {
		fputs("use: generate network|queries|asks FROM N SEED [TO]\n",
		      stderr);
		return 2;
	}
	network = (struct network){ argv[2], (size_t)items, (uint64_t)seed };
	if (str_eq(what, S("network")) && argc == 6)
		return !print_network(&network, argv[5]);
	return !print_lines(str_eq(what, S("asks")), &network);
}
