/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A browser sends whatever it likes for a passkey. The first byte says where
 * the rest is cut in two: what the browser says, and what the device says.
 */
#include "webauthn/webauthn.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The words that any challenge of 32 zero bytes fits. */
static const char words[] = "{\"type\":\"webauthn.create\",\"challenge\":"
	"\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\","
	"\"origin\":\"https://plein.example.org\"}";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create(64 << 20);
	size_t cut = size ? data[0] : 0;
	str all = { (const char *)data, size }, client = str_from_z(words);
	str device = { all.p + (size != 0), size - (size != 0) };
	struct webauthn_asked asked = { S("plein.example.org"),
		S("https://plein.example.org"),
		{ arena_alloc(arena, WEBAUTHN_CHALLENGE), WEBAUTHN_CHALLENGE } };
	struct webauthn_key key;
	struct err err;

	/* 0: the words are right, all the rest is of the device. */
	if (cut && cut < device.n) {
		client = (str){ device.p, cut };
		device = (str){ device.p + cut, device.n - cut };
	}
	if (webauthn_register(arena, &asked,
			      &(struct webauthn_made){ client, device }, &key,
			      &err))
		assert(key.id.n && key.id.n <= WEBAUTHN_MAX_ID &&
		       key.public_key.n);
	key = (struct webauthn_key){ .public_key = S("key"),
				     .algorithm = WEBAUTHN_ES256 };
	assert(!webauthn_verify(arena, &asked,
		&(struct webauthn_shown){ client, device, device }, &key,
		&err));
	arena_destroy(arena);
	return 0;
}
