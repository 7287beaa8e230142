/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/guard.h"
#include "base/clock.h"
#include "base/allow_memory.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

enum { LINGER = 3 * 1000, DROP = 256 * 1024 };

struct guard {
	pthread_mutex_t lock;           /* the list; a socket in it is open */
	struct guest *first;
};

struct guard *guard_create(void)
{
	struct guard *g = calloc(1, sizeof *g);

	if (!g)
		abort();
	pthread_mutex_init(&g->lock, NULL);
	return g;
}

static void write_ip(char ip[46], const struct sockaddr *who)
{
	const struct sockaddr_in *v4 = (const void *)who;
	const struct sockaddr_in6 *v6 = (const void *)who;

	if (who->sa_family == AF_INET)
		inet_ntop(AF_INET, &v4->sin_addr, ip, 46);
	else if (who->sa_family == AF_INET6 &&
		 IN6_IS_ADDR_V4MAPPED(&v6->sin6_addr))
		inet_ntop(AF_INET, v6->sin6_addr.s6_addr + 12, ip, 46);
	else if (who->sa_family == AF_INET6)
		inet_ntop(AF_INET6, &v6->sin6_addr, ip, 46);
}

struct guest *guard_enter(struct guard *g, int fd, const struct sockaddr *who,
			  int64_t until)
{
	struct guest *guest = calloc(1, sizeof *guest);

	if (!guest)
		abort();
	guest->fd = fd;
	guest->until = until;
	write_ip(guest->ip, who);
	pthread_mutex_lock(&g->lock);
	guest->next = g->first;
	if (g->first)
		g->first->before = guest;
	g->first = guest;
	pthread_mutex_unlock(&g->lock);
	return guest;
}

static void take_out(struct guard *g, struct guest *guest)
{
	if (guest->before)
		guest->before->next = guest->next;
	else
		g->first = guest->next;
	if (guest->next)
		guest->next->before = guest->before;
	free(guest);
}

void guard_leave(struct guard *g, struct guest *guest)
{
	pthread_mutex_lock(&g->lock);
	if (guest->linger)
		guest->fd = dup(guest->fd);     /* ours to close */
	if (guest->linger && guest->fd >= 0)
		guest->gone_at = clock_ticks();
	else
		take_out(g, guest);
	pthread_mutex_unlock(&g->lock);
}

/* Drop what comes, unseen. False: it is over. */
static bool lingers(const struct guest *guest, int64_t now)
{
	ssize_t n;

	do
		n = recv(guest->fd, NULL, DROP, MSG_TRUNC | MSG_DONTWAIT);
	while (n == DROP);
	return n && (n > 0 || errno == EAGAIN) &&
	       now < guest->gone_at + LINGER;
}

void guard_destroy(struct guard *g)
{
	while (g->first) {
		if (g->first->gone_at)
			close(g->first->fd);
		take_out(g, g->first);
	}
	pthread_mutex_destroy(&g->lock);
	free(g);
}

size_t guard_sweep(struct guard *g, int64_t now, bool idle)
{
	size_t busy = 0;

	pthread_mutex_lock(&g->lock);
	for (struct guest *guest = g->first, *next; guest; guest = next) {
		next = guest->next;
		if (guest->gone_at) {
			if (idle || !lingers(guest, now)) {
				close(guest->fd);
				take_out(g, guest);
			}
			continue;
		}
		busy += guest->busy;
		if (guest->until < now || (idle && !guest->busy))
			shutdown(guest->fd, SHUT_RDWR);
	}
	pthread_mutex_unlock(&g->lock);
	return busy;
}
