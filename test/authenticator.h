/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * authenticator: a passkey in software, for tests: makes a key, and uses it,
 * as a telephone and its browser would. What it says can be made wrong before
 * it is asked.
 */
#pragma once

#include "webauthn/webauthn.h"

/* Present, verified, with a key: of section 6.1. */
enum { SAYS_PRESENT = 0x01, SAYS_VERIFIED = 0x04, SAYS_MOVABLE = 0x08,
       SAYS_MOVED = 0x10, SAYS_KEY = 0x40 };

struct authenticator {
	struct arena *arena;
	void *key;                      /* EVP_PKEY */
	int64_t algorithm;
	str id, handle;
	str site, origin;
	const char *type;               /* NULL: as it should be */
	bool crossed;                   /* asked in a frame of another site */
	unsigned flags;
	uint32_t count;
	size_t id_length;               /* what it says; 0: what it is */
	str after;                      /* bytes at the end of its data */
};

struct authenticator authenticator_new(struct arena *a, int64_t algorithm,
				       const char *origin);
struct webauthn_made authenticator_make(struct authenticator *it, str challenge);
struct webauthn_shown authenticator_show(struct authenticator *it,
					 str challenge);
