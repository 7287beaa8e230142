/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cache: replies that are the same for every visitor, of one thread.
 *
 * All of it belongs to one state of the database. The first look with another
 * version empties it, so nothing from before a change is ever found after it.
 * What has not been asked for longest goes when it is full.
 */
#pragma once

#include "base/base.h"

struct cache;

/* limit: bytes, as told to cache_put. drop frees a value. */
struct cache *cache_create(size_t limit, void (*drop)(void *value));
void cache_destroy(struct cache *c);
/* NULL: not there, or kept longer than `now` allows. */
void *cache_get(struct cache *c, str key, int64_t version, int64_t now);
/*
 * Whether the same key was asked about not long ago, in this version or an
 * earlier one. What is asked for once, as most searches are, is not worth the
 * room that a home page has.
 */
bool cache_wants(struct cache *c, str key);
/* The cache owns value from now on, but may drop it at the next call. until:
 * seconds since 1970. */
void cache_put(struct cache *c, str key, void *value, size_t size,
	       int64_t until);
/* Bytes it holds. */
size_t cache_size(const struct cache *c);
