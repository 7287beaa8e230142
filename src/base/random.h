/* SPDX-License-Identifier: EUPL-1.2 */
/* random: bytes nobody can guess, for tokens; from the kernel. */
#pragma once

#include "base/base.h"

/* n random bytes, in the arena. */
str random_bytes(struct arena *a, size_t n);
/* n random bytes as 2 n hexadecimal digits, in the arena. */
str random_hex(struct arena *a, size_t n);
