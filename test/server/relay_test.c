/* SPDX-License-Identifier: EUPL-1.2 */
/* Mail through a server of others: encrypted, known by name, let in. */
#include "test/server/relay.h"

#define A_MAIL                                                                \
	"BEGIN IMMEDIATE;"                                                    \
	"INSERT INTO mail (id, recipient, subject, text, created_at) VALUES"  \
	" (7, 'ben@example.org', 'Hoi', 'Dag!', unixepoch());"                \
	"INSERT INTO job (kind, about, due) VALUES ('mail.send', 7, 0);"      \
	"COMMIT"

/* How the site is told about the relay. */
struct settings {
	const char *options[8];
};

static struct settings settings_of(struct relay *r, const char *scheme,
				   const char *password, bool trusted)
{
	struct settings s = { 0 };
	int n = 0;

	s.options[n++] = arena_f(r->arena, "--mail=%s://%slocalhost:%d", scheme,
				 password ? "anna@" : "", r->port).p;
	if (password)
		s.options[n++] = arena_f(r->arena, "--mail_password_file=%s",
					 password).p;
	if (trusted)
		s.options[n++] = arena_f(r->arena, "--mail_ca_file=%s",
					 r->certificate).p;
	return s;
}

/* Whether the mail waits, with this among the reasons. */
static bool waits_because(struct site *s, const char *why)
{
	return becomes(s, arena_f(s->arena,
		"SELECT count(*) FROM job WHERE kind = 'mail.send' AND dead = 0"
		" AND lease = 0 AND failure LIKE '%%%s%%'",
		why).p, 1);
}

static void expect_delivery(const char *mode, const char *scheme)
{
	struct relay r = relay_open(mode, "localhost");
	struct settings set = settings_of(&r, scheme, r.password, true);
	struct site s = site_start(set.options);

	site_sql(&s, A_MAIL);
	EXPECT(relay_said(&r, "login anna right").n);
	EXPECT(relay_said(&r, "taken encrypted from brengplein@example.org"
			      " to ben@example.org").n);
	EXPECT(becomes(&s, "SELECT count(*) FROM mail", 0));
	site_end(&s);
	relay_close(&r);
}

TEST(mail_goes_encrypted_to_who_lets_us_in)
{
	expect_delivery("starttls", "smtp");
	expect_delivery("smtps", "smtps");
}

static void expect_wait(const char *mode, const char *host, bool trusted,
			const char *why)
{
	struct relay r = relay_open(mode, host);
	struct settings set = settings_of(&r, "smtp", r.password, trusted);
	struct site s = site_start(set.options);

	site_sql(&s, A_MAIL);
	EXPECT(waits_because(&s, why));
	EXPECT(site_count(&s, "SELECT count(*) FROM mail") == 1);
	site_end(&s);
	relay_close(&r);
}

TEST(nothing_is_sent_to_who_cannot_prove_its_name)
{
	expect_wait("starttls", "localhost", false, "self-signed certificate");
	expect_wait("starttls", "mail.example.org", true,
		    "certificate subject name");
}

TEST(a_password_never_goes_over_an_open_line)
{
	expect_wait("plain", "localhost", true, "no encryption");
}

TEST(a_refused_login_waits_for_the_keeper)
{
	struct relay r = relay_open("starttls", "localhost");
	struct settings set = settings_of(&r, "smtp", r.wrong_password, true);
	struct site s = site_start(set.options);

	site_sql(&s, A_MAIL);
	EXPECT(waits_because(&s, "login refused"));
	EXPECT(relay_said(&r, "login anna wrong").n);
	site_end(&s);
	relay_close(&r);
}

/* What doctor says of mail with these settings. */
static str doctor_says(struct relay *r, const struct settings *set)
{
	const char *argv[12] = { "brengplein", "doctor",
		arena_f(r->arena, "--data=%s/data", r->folder).p };
	int n = 3, status;

	for (size_t i = 0; set->options[i]; i++)
		argv[n++] = set->options[i];
	return program(r->arena, argv, &status);
}

static bool has(str s, const char *part)
{
	return str_find(s, str_from_z(part)) < s.n;
}

TEST(doctor_says_what_is_wrong_with_mail)
{
	struct relay r = relay_open("starttls", "localhost");
	struct settings good = settings_of(&r, "smtp", r.password, true);
	struct settings wrong = settings_of(&r, "smtp", r.wrong_password, true);
	struct settings distrusted = settings_of(&r, "smtp", r.password, false);
	struct settings nameless = { { good.options[1] } };

	nameless.options[1] = arena_f(r.arena, "--mail=smtp://localhost:%d",
				      r.port).p;
	EXPECT(has(doctor_says(&r, &good), "goes through smtp://anna@localhost"));
	EXPECT(has(doctor_says(&r, &wrong), "login refused"));
	EXPECT(has(doctor_says(&r, &distrusted), "self-signed certificate"));
	EXPECT(has(doctor_says(&r, &nameless), "mail must name its user"));
	relay_close(&r);
	r = (struct relay){ .arena = arena_create(16 << 20), .folder = "/tmp",
			    .port = 1 };
	good = settings_of(&r, "smtp", NULL, false);
	EXPECT(has(doctor_says(&r, &good), "connect to"));
	arena_destroy(r.arena);
}
