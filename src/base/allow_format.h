/* SPDX-License-Identifier: EUPL-1.2 */
/* For base/ and adapters: text in an array of fixed size. See banned.h. */
#pragma once

#undef snprintf
#undef vsnprintf
