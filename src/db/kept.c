/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/kept.h"
#include "base/allow_memory.h"

#include <stdlib.h>

enum {
	SLOTS = 256,
	MOST_BYTES = 256 << 10, /* of a transaction; the next begins anew */
	MOST_AT_ONCE = 64 << 20 /* never reached: one answer is a short list */
};

struct kept {
	struct arena *arena;
	int64_t version;
	struct kept_answer *slots[SLOTS];
};

struct kept *kept_create(void)
{
	struct kept *k = calloc(1, sizeof *k);

	if (!k)
		abort();
	k->arena = arena_create(MOST_AT_ONCE);
	return k;
}

void kept_destroy(struct kept *k)
{
	arena_destroy(k->arena);
	free(k);
}

void kept_begin(struct kept *k, int64_t version)
{
	bool full = arena_total(k->arena) > MOST_BYTES;

	if ((version != k->version || full) && arena_total(k->arena)) {
		arena_recycle(k->arena);
		memset(k->slots, 0, sizeof k->slots);
	}
	k->version = version;
}

/* The statement and its values, as bytes. */
static str key_of(struct arena *a, const struct db_query *q,
		  const struct db_value *values, size_t n)
{
	struct buf key = { .arena = a, .limit = 4096 };

	buf_add(&key, (str){ (const char *)&q, sizeof q });
	for (size_t i = 0; i < n; i++) {
		const struct db_value *v = &values[i];
		int64_t head = v->type == DB_STR ? (int64_t)v->s.n : v->i;

		buf_add(&key, (str){ (const char *)&v->type, sizeof v->type });
		buf_add(&key, (str){ (const char *)&head, sizeof head });
		if (v->type == DB_STR)
			buf_add(&key, v->s);
	}
	return key.overflow ? (str){ 0 } : buf_str(&key);
}

static struct kept_answer **slot_of(struct kept *k, str key)
{
	return &k->slots[str_hash(key) % SLOTS];
}

struct kept_answer *kept_answer(struct kept *k, struct arena *a,
				const struct db_query *q,
				const struct db_value *values, size_t n)
{
	str key = k->version ? key_of(a, q, values, n) : (str){ 0 };
	struct kept_answer *answer;

	if (!key.n)
		return NULL;
	for (answer = *slot_of(k, key); answer; answer = answer->next)
		if (str_eq(answer->key, key))
			return answer;
	if (arena_total(k->arena) > MOST_BYTES)
		return NULL;
	answer = arena_new(a, struct kept_answer);
	answer->key = key;
	return answer;
}

void kept_add(struct kept *k, const struct kept_answer *answer)
{
	struct kept_answer **slot = slot_of(k, answer->key);
	struct kept_answer *copy = arena_new(k->arena, struct kept_answer);
	size_t n = answer->cells.n;

	*copy = (struct kept_answer){ *slot, arena_str(k->arena, answer->key),
				      true, answer->rows, { 0 } };
	copy->cells.at = arena_array(k->arena, struct db_value, n + 1);
	copy->cells.n = n;
	for (size_t i = 0; i < n; i++) {
		const struct db_value *v = &answer->cells.at[i];

		copy->cells.at[i] = *v;
		if (v->s.p)
			copy->cells.at[i].s = arena_str(k->arena, v->s);
	}
	*slot = copy;
}
