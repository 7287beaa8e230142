/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * webauthn: what a passkey says, and whether it is true (W3C Web
 * Authentication level 2, sections 7.1 and 7.2). Knows no database and no
 * page: the caller has asked something with a challenge, hands over what the
 * browser answered, and gets the key or the reason why not.
 *
 * The holder must have been there and have shown who they are (a finger, a
 * face, a code). What sort of device it is nobody asks ("none").
 */
#pragma once

#include "base/base.h"

/* By their number in COSE (RFC 9053); in the order we like them. */
enum { WEBAUTHN_ES256 = -7, WEBAUTHN_EDDSA = -8, WEBAUTHN_RS256 = -257 };

enum { WEBAUTHN_CHALLENGE = 32, WEBAUTHN_MAX_ID = 1023 };      /* bytes */

/* What this site asked. */
struct webauthn_asked {
	str site;               /* "example.org": the id it is known by */
	str origin;             /* "https://example.org" */
	str challenge;          /* as it was given out; used once */
};

/* A key as we keep it. All bytes as they are. */
struct webauthn_key {
	str id;
	str public_key;         /* x and y, or n and e: as libfido2 has it */
	int64_t algorithm;
	int64_t count;          /* of its uses; 0: it does not count */
	bool movable, moved;    /* may be, is copied to other devices (BE, BS) */
	bool twice;             /* used as often as before, or less: there may
				   be a copy */
};

/* What the browser sends of a new key ... */
struct webauthn_made {
	str client_data, attestation;
};
/* ... and of the use of one. */
struct webauthn_shown {
	str client_data, auth_data, signature;
};

/* Whether that is a new key, made for this question. False: err says why. */
bool webauthn_register(struct arena *a, const struct webauthn_asked *asked,
		       const struct webauthn_made *made,
		       struct webauthn_key *key, struct err *err) MUST_CHECK;
/*
 * Whether the holder of this key answered this question. Its count, moved and
 * twice become those of now.
 */
bool webauthn_verify(struct arena *a, const struct webauthn_asked *asked,
		     const struct webauthn_shown *shown,
		     struct webauthn_key *key, struct err *err) MUST_CHECK;
