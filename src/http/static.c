/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/static.h"
#include "html/html.h"

#include <assert.h>

const struct static_file *static_find(str path)
{
	size_t low = 0, high = static_count;

	while (low < high) {
		size_t mid = (low + high) / 2;
		int order = str_cmp(path, static_files[mid].path);

		if (!order)
			return &static_files[mid];
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return NULL;
}

str static_path(str file)
{
	for (size_t i = 0; i < static_count; i++)
		if (str_eq(file, static_files[i].name))
			return static_files[i].path;
	assert(!"htmlgen has seen that it exists");
	return (str){ 0 };
}
