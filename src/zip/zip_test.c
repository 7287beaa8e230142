/* SPDX-License-Identifier: EUPL-1.2 */
#include "zip/zip.h"
#include "test/test.h"
#include "test/unzip.h"

TEST(texts_come_out_of_an_archive_as_they_went_in)
{
	struct arena *a = arena_create(8 << 20);
	struct zip_file files[] = { { "a.txt", S("Dag allemaal") },
				    { "leeg.csv", S("") },
				    { "c.txt", S("en welkom") } };
	str zip = zip_of(a, files, COUNT(files), 1795000000);

	EXPECT(str_starts(zip, S("PK\3\4")) && zip.n < 1024);
	EXPECT(str_eq(unzipped(a, zip, 0), files[0].bytes));
	EXPECT(!unzipped(a, zip, 1).n);
	EXPECT(str_eq(unzipped(a, zip, 2), files[2].bytes));
	EXPECT(str_find(zip, S("leeg.csv")) < zip.n);
	arena_destroy(a);
}

TEST(what_cannot_be_made_smaller_fits_too)
{
	struct arena *a = arena_create(16 << 20);
	char *noise = arena_alloc(a, 1 << 20);
	uint32_t grain = 7;
	struct zip_file file = { "ruis", { noise, 1 << 20 } };
	str zip;

	for (size_t i = 0; i < 1 << 20; i++) {
		grain = grain * 1664525 + 1013904223;
		noise[i] = (char)(grain >> 24);
	}
	zip = zip_of(a, &file, 1, 1795000000);
	EXPECT(zip.n > 1 << 20 && zip.n < (1 << 20) + (1 << 18));
	EXPECT(str_eq(unzipped(a, zip, 0), file.bytes));
	arena_destroy(a);
}
