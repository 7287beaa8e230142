/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/random.h"
#include "test/authenticator.h"
#include "test/test.h"
#include "webauthn/item.h"

static const char here[] = "https://plein.example.org";

struct meeting {
	struct arena *arena;
	struct webauthn_asked asked;
	struct authenticator device;
	struct webauthn_key key;
	struct err err;
};

static struct meeting meeting_of(int64_t algorithm)
{
	struct meeting m = { .arena = arena_create(8 << 20) };

	m.asked = (struct webauthn_asked){ S("plein.example.org"),
		str_from_z(here), random_bytes(m.arena, WEBAUTHN_CHALLENGE) };
	m.device = authenticator_new(m.arena, algorithm, here);
	return m;
}

static bool registers(struct meeting *m)
{
	struct webauthn_made made = authenticator_make(&m->device,
						       m->asked.challenge);

	return webauthn_register(m->arena, &m->asked, &made, &m->key, &m->err);
}

static bool signs_in(struct meeting *m)
{
	struct webauthn_shown shown = authenticator_show(&m->device,
							 m->asked.challenge);

	return webauthn_verify(m->arena, &m->asked, &shown, &m->key, &m->err);
}

static bool because(const struct meeting *m, const char *why)
{
	return strstr(m->err.text, why) != NULL;
}

TEST(a_passkey_of_each_sort_is_taken_and_known_again)
{
	static const int64_t sorts[] = { WEBAUTHN_ES256, WEBAUTHN_EDDSA,
					 WEBAUTHN_RS256 };

	for (size_t i = 0; i < COUNT(sorts); i++) {
		struct meeting m = meeting_of(sorts[i]);

		m.device.flags |= SAYS_MOVABLE;
		EXPECT(registers(&m));
		EXPECT(m.key.algorithm == sorts[i]);
		EXPECT(str_eq(m.key.id, m.device.id));
		EXPECT(m.key.movable && !m.key.moved);
		m.device.flags |= SAYS_MOVED;
		EXPECT(signs_in(&m));
		EXPECT(m.key.moved && !m.key.twice);
		arena_destroy(m.arena);
	}
}

/* What is wrong with what a device says, and why it is refused. */
static const struct wrong {
	const char *why;
	const char *type, *origin, *site;
	bool crossed, other_challenge;
	unsigned without, with;
} wrongs[] = {
	{ "another type", .type = "webauthn.else" },
	{ "another origin", .origin = "https://plein.example.org.evil.example" },
	{ "another origin", .origin = "http://plein.example.org" },
	{ "another site", .site = "example.org" },
	{ "frame of another site", .crossed = true },
	{ "another challenge", .other_challenge = true },
	{ "nobody was there", .without = SAYS_PRESENT },
	{ "nobody showed who they are", .without = SAYS_VERIFIED },
	{ "moved, and cannot be", .with = SAYS_MOVED },
};

static struct meeting meeting_gone_wrong(const struct wrong *w,
					 struct meeting m)
{
	m.device.type = w->type;
	m.device.crossed = w->crossed;
	m.device.flags = (m.device.flags & ~w->without) | w->with;
	if (w->origin)
		m.device.origin = str_from_z(w->origin);
	if (w->site)
		m.device.site = str_from_z(w->site);
	if (w->other_challenge)
		m.asked.challenge = random_bytes(m.arena, WEBAUTHN_CHALLENGE);
	return m;
}

TEST(what_a_passkey_says_wrongly_is_refused)
{
	for (size_t i = 0; i < COUNT(wrongs); i++) {
		struct meeting m = meeting_of(WEBAUTHN_ES256), bad;
		struct webauthn_made made;
		struct webauthn_shown shown;

		EXPECT(registers(&m));
		made = authenticator_make(&m.device, m.asked.challenge);
		bad = meeting_gone_wrong(&wrongs[i], m);
		if (!wrongs[i].other_challenge)
			made = authenticator_make(&bad.device,
						  bad.asked.challenge);
		shown = authenticator_show(&bad.device, m.asked.challenge);
		EXPECT(!webauthn_register(m.arena, &bad.asked, &made, &bad.key,
					  &bad.err));
		EXPECT(because(&bad, wrongs[i].why));
		EXPECT(!webauthn_verify(m.arena, &bad.asked, &shown, &m.key,
					&m.err));
		EXPECT(because(&m, wrongs[i].why));
		arena_destroy(m.arena);
	}
}

TEST(what_one_was_asked_for_is_no_answer_to_the_other)
{
	struct meeting m = meeting_of(WEBAUTHN_ES256);
	struct webauthn_made made;
	struct webauthn_shown shown;

	EXPECT(registers(&m));
	m.device.type = "webauthn.get";
	made = authenticator_make(&m.device, m.asked.challenge);
	EXPECT(!webauthn_register(m.arena, &m.asked, &made, &m.key, &m.err));
	m.device.type = "webauthn.create";
	shown = authenticator_show(&m.device, m.asked.challenge);
	EXPECT(!webauthn_verify(m.arena, &m.asked, &shown, &m.key,
				&m.err));
	arena_destroy(m.arena);
}

TEST(a_signature_of_another_key_or_over_other_words_is_refused)
{
	struct meeting m = meeting_of(WEBAUTHN_ES256);
	struct authenticator other =
		authenticator_new(m.arena, WEBAUTHN_ES256, here);
	struct webauthn_shown shown, again;
	char *turned;

	EXPECT(registers(&m));
	shown = authenticator_show(&other, m.asked.challenge);
	EXPECT(!webauthn_verify(m.arena, &m.asked, &shown, &m.key,
				&m.err));
	EXPECT(because(&m, "not signed"));
	shown = authenticator_show(&m.device, m.asked.challenge);
	again = shown;
	again.client_data = arena_joined(m.arena, shown.client_data, ' ', S(""));
	EXPECT(!webauthn_verify(m.arena, &m.asked, &again, &m.key,
				&m.err));
	turned = arena_alloc(m.arena, shown.signature.n);
	memcpy(turned, shown.signature.p, shown.signature.n);
	turned[shown.signature.n - 1] ^= 1;
	again = shown;
	again.signature.p = turned;
	EXPECT(!webauthn_verify(m.arena, &m.asked, &again, &m.key,
				&m.err));
	m.key.algorithm = WEBAUTHN_RS256;       /* not what it is */
	EXPECT(!webauthn_verify(m.arena, &m.asked, &shown, &m.key,
				&m.err));
	arena_destroy(m.arena);
}

TEST(a_count_that_does_not_rise_is_noticed)
{
	struct meeting m = meeting_of(WEBAUTHN_ES256);

	m.device.count = 5;
	EXPECT(registers(&m));
	EXPECT(m.key.count == 5);
	m.device.count = 6;
	EXPECT(signs_in(&m) && !m.key.twice && m.key.count == 6);
	EXPECT(signs_in(&m) && m.key.twice);
	m.device.count = 0;
	EXPECT(signs_in(&m) && m.key.twice);
	EXPECT(signs_in(&m) && !m.key.twice);       /* it does not count at all */
	arena_destroy(m.arena);
}

TEST(a_new_key_with_more_or_less_than_a_key_is_refused)
{
	struct meeting m = meeting_of(WEBAUTHN_ES256);
	struct webauthn_made made;

	m.device.after = S("x");
	EXPECT(!registers(&m));
	m.device.after = (str){ 0 };
	m.device.id_length = 60000;
	EXPECT(!registers(&m));
	EXPECT(because(&m, "id of no good length"));
	m.device.id_length = 0;
	m.device.id = random_bytes(m.arena, WEBAUTHN_MAX_ID + 1);
	EXPECT(!registers(&m));
	m.device.id = random_bytes(m.arena, WEBAUTHN_MAX_ID);
	EXPECT(registers(&m));
	made = authenticator_make(&m.device, m.asked.challenge);
	for (size_t n = 0; n < made.attestation.n; n += 7) {
		struct webauthn_made cut = { made.client_data,
					     { made.attestation.p, n } };

		EXPECT(!webauthn_register(m.arena, &m.asked, &cut, &m.key,
					  &m.err));
		cut = (struct webauthn_made){ { made.client_data.p,
			n % made.client_data.n }, made.attestation };
		EXPECT(!webauthn_register(m.arena, &m.asked, &cut, &m.key,
					  &m.err));
	}
	arena_destroy(m.arena);
}

TEST(an_item_promises_no_more_than_there_is)
{
	static const struct { str bytes; bool good; } items[] = {
		{ S("\x80"), true }, { S("\xa1\x01\x02"), true },
		{ S("\x43""abc"), true }, { S("\xf5"), true },
		{ S("\x82\x81\x01\x62hi"), true }, { S("\x39\x01\x00"), true },
		{ S(""), false }, { S("\x43""ab"), false }, { S("\x82\x01"), false },
		{ S("\x9f\x01\xff"), false }, { S("\x5f\x41""a\xff"), false },
		{ S("\xbb\x7f\xff\xff\xff\xff\xff\xff\xff"), false },
		{ S("\x9a\x10\x00\x00\x00\x01"), false },
		{ S("\xc1\x01"), false }, { S("\xff"), false },
	};

	for (size_t i = 0; i < COUNT(items); i++) {
		str rest = items[i].bytes;

		EXPECT(item_skip(&rest) == items[i].good);
		EXPECT(!items[i].good || !rest.n);
	}
}
