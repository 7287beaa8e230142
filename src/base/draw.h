/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * draw: numbers by chance that are the same again for the same seed, to search
 * with and to make up networks; never for what nobody may guess (random.h).
 * SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014.
 */
#pragma once

#include "base/base.h"

/* From 0 to n - 1, which is at least 0. The seed, any number, moves on. */
static inline int64_t draw(uint64_t *seed, int64_t n)
{
	uint64_t z = *seed += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return (int64_t)((z ^ z >> 31) % (uint64_t)n);
}
