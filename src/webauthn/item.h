/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * item: CBOR (RFC 8949) read one item after the other from bytes of others,
 * without memory of its own. Only what CTAP2 allows: lengths are given, and
 * none may be more than what is left.
 */
#pragma once

#include "base/base.h"

enum item_kind { ITEM_NONE, ITEM_BYTES, ITEM_TEXT, ITEM_LIST, ITEM_MAP,
		 ITEM_OTHER };

struct item {
	enum item_kind kind;
	str bytes;              /* of bytes and text: a part of what was read */
	size_t n;               /* of a list: items; of a map: pairs */
};

/* Take the first item off. False: it is none of these. */
bool item_read(str *rest, struct item *item) MUST_CHECK;
/* Take the first off with all that is in it. */
bool item_skip(str *rest) MUST_CHECK;
