/* SPDX-License-Identifier: EUPL-1.2 */
/* For base/ and adapters: memory that outlives every arena. See banned.h. */
#pragma once

#undef malloc
#undef calloc
#undef realloc
#undef free
#undef strdup
