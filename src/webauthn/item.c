/* SPDX-License-Identifier: EUPL-1.2 */
#include "webauthn/item.h"

#include <cbor.h>

static void take_bytes(void *to, cbor_data at, size_t n)
{
	*(struct item *)to = (struct item){ ITEM_BYTES,
					    { (const char *)at, n }, 0 };
}

static void take_text(void *to, cbor_data at, size_t n)
{
	*(struct item *)to = (struct item){ ITEM_TEXT,
					    { (const char *)at, n }, 0 };
}

static void take_list(void *to, size_t n)
{
	*(struct item *)to = (struct item){ .kind = ITEM_LIST, .n = n };
}

static void take_map(void *to, size_t n)
{
	*(struct item *)to = (struct item){ .kind = ITEM_MAP, .n = n };
}

static void take_other(void *to)
{
	((struct item *)to)->kind = ITEM_OTHER;
}

static void take_8(void *to, uint8_t n) { (void)n; take_other(to); }
static void take_16(void *to, uint16_t n) { (void)n; take_other(to); }
static void take_32(void *to, uint32_t n) { (void)n; take_other(to); }
static void take_64(void *to, uint64_t n) { (void)n; take_other(to); }
static void take_bool(void *to, bool b) { (void)b; take_other(to); }

/* What is of no known length is left to the callbacks that do nothing. */
static struct cbor_callbacks callbacks(void)
{
	struct cbor_callbacks c = cbor_empty_callbacks;

	c.byte_string = take_bytes;
	c.string = take_text;
	c.array_start = take_list;
	c.map_start = take_map;
	c.uint8 = c.negint8 = take_8;
	c.uint16 = c.negint16 = take_16;
	c.uint32 = c.negint32 = take_32;
	c.uint64 = c.negint64 = take_64;
	c.boolean = take_bool;
	c.null = take_other;
	return c;
}

bool item_read(str *rest, struct item *item)
{
	struct cbor_callbacks c = callbacks();
	struct cbor_decoder_result r;

	*item = (struct item){ 0 };
	r = cbor_stream_decode((cbor_data)rest->p, rest->n, &c, item);
	if (r.status != CBOR_DECODER_FINISHED || item->kind == ITEM_NONE ||
	    item->n > rest->n)
		return false;
	rest->p += r.read;
	rest->n -= r.read;
	return true;
}

bool item_skip(str *rest)
{
	struct item item;

	for (size_t left = 1; left; left--) {
		if (!item_read(rest, &item))
			return false;
		left += item.kind == ITEM_MAP ? 2 * item.n : item.n;
	}
	return true;
}
