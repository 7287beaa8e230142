/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * relay: a mail server of others (aiosmtpd) on this machine, with TLS, its own
 * certificate, and a user "anna" whose password is in a file.
 */
#pragma once

#include "test/server/site.h"

struct relay {
	struct arena *arena;
	const char *folder;
	const char *certificate, *password, *wrong_password;    /* files */
	pid_t pid;
	int out, port;
};

/* mode: "plain", "starttls" or "smtps"; host: whom the certificate is for. */
struct relay relay_open(const char *mode, const char *host);
void relay_close(struct relay *r);
/* The next thing it says with `text` in it: "login anna right", "taken
 * encrypted from A to B"; empty: not within twenty seconds. */
str relay_said(struct relay *r, const char *text);
