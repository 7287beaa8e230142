/* SPDX-License-Identifier: EUPL-1.2 */
/* asking: a network with open asks, made up, the same for the same seed. */
#pragma once

#include "features/circle/compose.h"

/*
 * Initiatives in villages and two towns, in a square as large as a province of
 * so many has; three in ten ask something, half solved something; some of the
 * 60 themes are asked about far more than others. Nobody solved what they ask.
 */
struct compose_task asking_make(struct arena *a, int parties, uint64_t seed);
