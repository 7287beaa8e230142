/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/passkey/passkey.h"
#include "base/when.h"
#include "crypto/crypto.h"
#include "test/authenticator.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, KOOS = 2 };

static const char here[] = "http://test.example.org";

struct home {
	struct world w;
	struct authenticator phone;
};

static struct home home(void)
{
	struct home h = { .w = world_new("") };

	world_person(&h.w, ANNA, "Anna");
	world_person(&h.w, KOOS, "Koos");
	h.phone = authenticator_new(h.w.arena, WEBAUTHN_ES256, here);
	return h;
}

/* A text in the JSON of a reply. */
static str said(struct world *w, struct reply r, const char *name)
{
	size_t at = str_find(r.body, arena_f(w->arena, "\"%s\":\"", name));
	str rest = { r.body.p + at, r.body.n - at };

	str_cut(&rest, ':');
	str_cut(&rest, '"');
	return str_cut(&rest, '"');
}

/* What was asked last; and as whom the device is to know them. */
static str challenge_of(struct home *h, struct reply r)
{
	str out = { 0 };

	EXPECT(r.status == 200);
	EXPECT(base64url_read(h->w.arena, said(&h->w, r, "challenge"), &out));
	return out;
}

static const char *made_form(struct home *h, struct webauthn_made made)
{
	str client = base64url(h->w.arena, made.client_data);
	str attestation = base64url(h->w.arena, made.attestation);

	return arena_f(h->w.arena, "naam=Mijn+telefoon&wegen=internal,hybrid"
		"&client=%.*s&attestatie=%.*s", (int)client.n, client.p,
		(int)attestation.n, attestation.p).p;
}

static const char *make(struct home *h, int who)
{
	struct reply r = post(&h->w, who, "/mijn/passkeys/begin", "");
	str user = { r.body.p + str_find(r.body, S("\"user\"")), 0 };

	user.n = (size_t)(r.body.p + r.body.n - user.p);
	h->phone.handle = arena_str(h->w.arena,
		said(&h->w, (struct reply){ .body = user }, "id"));
	return made_form(h, authenticator_make(&h->phone, challenge_of(h, r)));
}

static str add(struct home *h, int who)
{
	struct reply r = post(&h->w, who, "/mijn/passkeys", make(h, who));

	EXPECT(r.status == 303);
	return cookie_of(r, "sid");
}

static const char *used_form(struct home *h, struct webauthn_shown shown)
{
	struct arena *a = h->w.arena;
	str id = base64url(a, h->phone.id), client = base64url(a, shown.client_data);
	str data = base64url(a, shown.auth_data), sig = base64url(a, shown.signature);

	return arena_f(a, "naar=/vragen&sleutel=%.*s&client=%.*s&gegevens=%.*s"
		"&handtekening=%.*s&houder=%.*s", (int)id.n, id.p,
		(int)client.n, client.p, (int)data.n, data.p, (int)sig.n, sig.p,
		(int)h->phone.handle.n, h->phone.handle.p).p;
}

static const char *use(struct home *h, str cookies)
{
	struct reply r = post_with(&h->w, cookies, "/inloggen/passkey/begin", "");

	return used_form(h, authenticator_show(&h->phone, challenge_of(h, r)));
}

static struct reply sign_in(struct home *h)
{
	const char *form = use(h, S(""));

	return post(&h->w, STRANGER, "/inloggen/passkey", form);
}

TEST(a_passkey_is_made_named_and_signs_in)
{
	struct home h = home();
	struct reply r;
	str sid = add(&h, ANNA);

	EXPECT(shows(get_with(&h.w, sid, "/mijn/passkeys"), "Mijn telefoon"));
	EXPECT(shows(get_with(&h.w, sid, "/mijn/passkeys?klaar=1"), "Gelukt"));
	EXPECT(mailed(&h.w, "anna@example.org", "Mijn").n);
	r = sign_in(&h);
	EXPECT(r.status == 303);
	EXPECT(str_eq(r.location, S("/vragen")));
	EXPECT(shows(get_with(&h.w, cookie_of(r, "sid"), "/mijn"),
		     "anna@example.org"));
	EXPECT(count(&h.w, "SELECT count(*) FROM session WHERE way = 'passkey'"
		     " AND person_id = 1") == 2);
	EXPECT(shows(get_with(&h.w, sid, "/mijn/passkeys?taal=en"),
		     "last used on"));
	world_end(&h.w);
}

TEST(a_passkey_confirms_what_matters)
{
	struct home h = home();
	struct reply r;
	str sid = add(&h, ANNA);

	h.w.now += 3 * HOUR;
	r = get_with(&h.w, sid, "/mijn/passkeys");
	EXPECT(r.status == 303);
	EXPECT(shows(get_with(&h.w, sid, "/mijn/bevestigen"),
		     "/inloggen/passkey/begin"));
	EXPECT(get(&h.w, KOOS, "/mijn/bevestigen").status == 200);
	EXPECT(!shows(get(&h.w, KOOS, "/mijn/bevestigen"), "/inloggen/passkey"));
	r = sign_in(&h);
	EXPECT(get_with(&h.w, cookie_of(r, "sid"), "/mijn/passkeys").status == 200);
	world_end(&h.w);
}

TEST(a_new_passkey_ends_all_other_sessions)
{
	struct home h = home();
	str before = add(&h, ANNA), phone = cookie_of(sign_in(&h), "sid");

	EXPECT(get_with(&h.w, before, "/mijn").status == 200);
	world_sign_in(&h.w, ANNA);
	phone = cookie_of(sign_in(&h), "sid");
	h.phone = authenticator_new(h.w.arena, WEBAUTHN_EDDSA, here);
	add(&h, ANNA);
	EXPECT(get_with(&h.w, phone, "/mijn").status == 303);
	EXPECT(get(&h.w, ANNA, "/mijn").status == 303);
	EXPECT(get(&h.w, KOOS, "/mijn").status == 200);
	world_end(&h.w);
}

TEST(a_question_is_answered_once_and_within_five_minutes)
{
	struct home h = home();
	const char *form;

	add(&h, ANNA);
	form = use(&h, S(""));
	EXPECT(post(&h.w, STRANGER, "/inloggen/passkey", form).status == 303);
	EXPECT(post(&h.w, STRANGER, "/inloggen/passkey", form).status == 422);
	form = use(&h, S(""));
	h.w.now += 5 * MINUTE;
	EXPECT(post(&h.w, STRANGER, "/inloggen/passkey", form).status == 422);
	EXPECT(shows(post(&h.w, STRANGER, "/inloggen/passkey", form),
		     "Deze passkey werkte niet"));
	/* Asked anew, the one before is over. */
	form = use(&h, S(""));
	use(&h, S(""));
	EXPECT(post(&h.w, STRANGER, "/inloggen/passkey", form).status == 422);
	world_end(&h.w);
}

TEST(a_question_to_one_browser_is_not_answered_by_another)
{
	struct home h = home();
	const char *form;

	add(&h, ANNA);
	world_sign_in(&h.w, ANNA);
	form = use(&h, S(""));
	EXPECT(post(&h.w, KOOS, "/inloggen/passkey", form).status == 422);
	EXPECT(post(&h.w, STRANGER, "/inloggen/passkey", form).status == 303);
	world_end(&h.w);
}

TEST(who_is_signed_in_confirms_with_no_passkey_of_another)
{
	struct home h = home();
	struct reply r;

	add(&h, ANNA);
	r = post(&h.w, KOOS, "/inloggen/passkey/begin", "");
	EXPECT(shows(r, "\"allowCredentials\":[]"));
	EXPECT(post(&h.w, KOOS, "/inloggen/passkey", used_form(&h,
		authenticator_show(&h.phone, challenge_of(&h, r)))).status == 422);
	world_end(&h.w);
}

TEST(a_passkey_that_says_something_wrong_signs_nobody_in)
{
	struct home h = home();
	struct authenticator right;

	add(&h, ANNA);
	right = h.phone;
	h.phone.origin = S("https://plein.example.net");
	EXPECT(sign_in(&h).status == 422);
	h.phone = right;
	h.phone.site = S("example.org");
	EXPECT(sign_in(&h).status == 422);
	h.phone = right;
	h.phone.flags = SAYS_PRESENT;
	EXPECT(sign_in(&h).status == 422);
	h.phone = right;
	h.phone.handle = S("someone-else");
	EXPECT(sign_in(&h).status == 422);
	h.phone = authenticator_new(h.w.arena, WEBAUTHN_ES256, here);
	h.phone.id = right.id;                  /* another key, the same name */
	h.phone.handle = right.handle;
	EXPECT(sign_in(&h).status == 422);
	h.phone = right;
	h.phone.id = S("unknown");
	EXPECT(sign_in(&h).status == 422);
	h.phone = right;
	EXPECT(sign_in(&h).status == 303);
	world_end(&h.w);
}

TEST(a_passkey_made_elsewhere_or_twice_is_not_taken)
{
	struct home h = home();
	const char *form;

	h.phone.origin = S("https://plein.example.net");
	EXPECT(post(&h.w, ANNA, "/mijn/passkeys", make(&h, ANNA)).status == 422);
	h.phone.origin = str_from_z(here);
	h.phone.flags = SAYS_PRESENT;
	EXPECT(post(&h.w, ANNA, "/mijn/passkeys", make(&h, ANNA)).status == 422);
	h.phone.flags |= SAYS_VERIFIED;
	form = make(&h, ANNA);
	EXPECT(post(&h.w, KOOS, "/mijn/passkeys", form).status == 422);
	EXPECT(post(&h.w, ANNA, "/mijn/passkeys", form).status == 303);
	EXPECT(post(&h.w, KOOS, "/mijn/passkeys", make(&h, KOOS)).status == 422);
	EXPECT(post(&h.w, KOOS, "/mijn/passkeys", "naam=x").status == 422);
	EXPECT(post(&h.w, KOOS, "/mijn/passkeys",
		    "client=%25&attestatie=x").status == 422);
	EXPECT(count(&h.w, "SELECT count(*) FROM passkey") == 1);
	world_end(&h.w);
}

TEST(a_passkey_that_counts_back_is_told_to_its_owner)
{
	struct home h = home();
	str sid;

	h.phone.count = 7;
	add(&h, ANNA);
	h.phone.count = 8;
	EXPECT(sign_in(&h).status == 303);
	EXPECT(count(&h.w, "SELECT count(*) FROM passkey WHERE twice_at > 0") == 0);
	sid = cookie_of(sign_in(&h), "sid");
	EXPECT(mailed(&h.w, "anna@example.org", "/mijn/passkeys").n);
	EXPECT(shows(get_with(&h.w, sid, "/mijn/passkeys"),
		     "Misschien is er een kopie"));
	world_end(&h.w);
}

TEST(a_passkey_is_removed_after_a_question_by_its_owner_only)
{
	struct home h = home();
	str sid = add(&h, ANNA);

	EXPECT(get(&h.w, KOOS, "/mijn/passkeys/1").status == 404);
	EXPECT(post(&h.w, KOOS, "/mijn/passkeys/1", "").status == 404);
	EXPECT(shows(get_with(&h.w, sid, "/mijn/passkeys/1"), "Mijn telefoon"));
	world_sign_in(&h.w, ANNA);
	EXPECT(post(&h.w, ANNA, "/mijn/passkeys/1", "").status == 303);
	EXPECT(count(&h.w, "SELECT count(*) FROM passkey") == 0);
	EXPECT(sign_in(&h).status == 422);
	EXPECT(get_with(&h.w, sid, "/mijn").status == 303);
	world_end(&h.w);
}

TEST(passkeys_are_offered_until_someone_says_not_now)
{
	struct home h = home();

	EXPECT(shows(get(&h.w, ANNA, "/mijn"), "Volgende keer sneller inloggen?"));
	EXPECT(post(&h.w, ANNA, "/mijn/passkeys/later", "").status == 303);
	EXPECT(!shows(get(&h.w, ANNA, "/mijn"), "sneller inloggen?"));
	add(&h, KOOS);
	world_sign_in(&h.w, KOOS);
	EXPECT(!shows(get(&h.w, KOOS, "/mijn"), "sneller inloggen?"));
	EXPECT(shows(get(&h.w, STRANGER, "/inloggen"), "/inloggen/passkey/begin"));
	world_end(&h.w);
}

TEST(passkeys_ask_a_sign_in_of_the_last_ten_minutes)
{
	struct home h = home();
	const char *form = make(&h, ANNA);

	h.w.now += 4 * MINUTE;
	world_sql(&h.w, "UPDATE session SET created_at = created_at - 600");
	EXPECT(post(&h.w, ANNA, "/mijn/passkeys", form).status == 303);
	EXPECT(get(&h.w, ANNA, "/mijn/passkeys").status == 303);
	EXPECT(count(&h.w, "SELECT count(*) FROM passkey") == 0);
	world_end(&h.w);
}

TEST(a_person_has_ten_passkeys_at_most)
{
	struct home h = home();

	for (int i = 0; i < 11; i++) {
		const char *form;

		world_sign_in(&h.w, ANNA);
		h.phone = authenticator_new(h.w.arena, WEBAUTHN_EDDSA, here);
		form = make(&h, ANNA);
		EXPECT(post(&h.w, ANNA, "/mijn/passkeys", form).status ==
		       (i < 10 ? 303 : 422));
	}
	world_end(&h.w);
}

TEST(a_failing_database_makes_and_uses_no_passkey)
{
	struct home h = home();

	survives_every_failure(&h.w, KOOS, "/mijn/passkeys/begin", "");
	survives_every_failure(&h.w, KOOS, "/mijn/passkeys/later", "");
	survives_every_failure(&h.w, STRANGER, "/inloggen/passkey/begin", "");
	survives_every_failure(&h.w, ANNA, "/mijn/passkeys", make(&h, ANNA));
	survives_every_failure(&h.w, STRANGER, "/inloggen/passkey",
			       use(&h, S("")));
	EXPECT(count(&h.w, "SELECT count(*) FROM session WHERE way = 'passkey'")
	       == 2);
	world_sign_in(&h.w, ANNA);
	survives_every_failure(&h.w, ANNA, "/mijn/passkeys", NULL);
	survives_every_failure(&h.w, ANNA, "/mijn/passkeys/1", NULL);
	survives_every_failure(&h.w, ANNA, "/mijn/passkeys/1", "");
	world_end(&h.w);
}
