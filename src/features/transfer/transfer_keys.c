/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/transfer/transfer_load.h"

static struct key *slot(const struct keys *k, str slug)
{
	size_t i = str_hash(slug) & (k->cap - 1);

	while (k->at[i].type && !str_eq(k->at[i].slug, slug))
		i = (i + 1) & (k->cap - 1);
	return &k->at[i];
}

struct key *keys_find(const struct keys *k, str slug)
{
	struct key *key = k->cap ? slot(k, slug) : NULL;

	return key && key->type ? key : NULL;
}

static void widen(struct arena *a, struct keys *k)
{
	struct keys wide = { .n = k->n, .cap = k->cap ? 2 * k->cap : 1024 };

	wide.at = arena_array(a, struct key, wide.cap);
	for (size_t i = 0; i < k->cap; i++)
		if (k->at[i].type)
			*slot(&wide, k->at[i].slug) = k->at[i];
	*k = wide;
}

struct key *keys_add(struct arena *a, struct keys *k, str slug)
{
	struct key *key;

	if (2 * k->n >= k->cap)
		widen(a, k);
	key = slot(k, slug);
	*key = (struct key){ .slug = slug, .type = "" };
	k->n++;
	return key;
}
