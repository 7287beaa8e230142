/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/listen.h"

#include <errno.h>
#include <netdb.h>
#include <unistd.h>

enum { BACKLOG = 1024 };

static void split(str listen, str *host, str *port)
{
	size_t at = listen.n;

	while (at && listen.p[at - 1] != ':')
		at--;
	*port = (str){ listen.p + at, listen.n - at };
	*host = (str){ listen.p, at ? at - 1 : 0 };
	if (host->n > 1 && host->p[0] == '[')
		*host = (str){ host->p + 1, host->n - 2 };
}

static int socket_on(const struct listener *l, bool shared)
{
	int on = 1, fd = socket(l->at.ss_family,
				SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

	if (fd < 0)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	if (shared)
		setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
	if (bind(fd, (const struct sockaddr *)&l->at, l->n) ||
	    listen(fd, BACKLOG)) {
		close(fd);
		return -1;
	}
	return fd;
}

/* Alone on the address for a moment: shared sockets would quietly join those
 * of another server of ours. Also tells which port we got. */
static bool try_alone(struct listener *l)
{
	int fd = socket_on(l, false);

	if (fd < 0)
		return false;
	l->n = sizeof l->at;
	getsockname(fd, (struct sockaddr *)&l->at, &l->n);
	close(fd);
	return true;
}

bool listener_find(struct listener *l, struct arena *a, str listen,
		   struct err *err)
{
	struct addrinfo hint = { .ai_socktype = SOCK_STREAM,
				 .ai_flags = AI_PASSIVE | AI_NUMERICSERV };
	struct addrinfo *found = NULL;
	char port_text[8];
	str host, port;

	split(listen, &host, &port);
	if (!port.n || getaddrinfo(host.n ? arena_z(a, host) : NULL,
				   arena_z(a, port), &hint, &found))
		return err_set(err, "listen: an address and a port, as "
			       "127.0.0.1:8080, not '%.*s'",
			       (int)listen.n, listen.p);
	*l = (struct listener){ .n = found->ai_addrlen };
	memcpy(&l->at, found->ai_addr, found->ai_addrlen);
	freeaddrinfo(found);
	if (!try_alone(l))
		return err_set(err, "%.*s: %s", (int)listen.n, listen.p,
			       strerror(errno));
	getnameinfo((const struct sockaddr *)&l->at, l->n, NULL, 0, port_text,
		    sizeof port_text, NI_NUMERICSERV);
	if (!host.n)
		host = S("localhost");
	l->url = arena_f(a, memchr(host.p, ':', host.n) ? "http://[%.*s]:%s"
							: "http://%.*s:%s",
			 (int)host.n, host.p, port_text);
	return true;
}

int listener_open(const struct listener *l, struct err *err)
{
	int fd = socket_on(l, true);

	if (fd < 0)
		err_set(err, "%.*s: %s", (int)l->url.n, l->url.p,
			strerror(errno));
	return fd;
}
