/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/guard.h"
#include "base/allow_memory.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdlib.h>

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

void guard_destroy(struct guard *g)
{
	while (g->first)
		guard_leave(g, g->first);
	pthread_mutex_destroy(&g->lock);
	free(g);
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

void guard_leave(struct guard *g, struct guest *guest)
{
	pthread_mutex_lock(&g->lock);
	if (guest->before)
		guest->before->next = guest->next;
	else
		g->first = guest->next;
	if (guest->next)
		guest->next->before = guest->before;
	pthread_mutex_unlock(&g->lock);
	free(guest);
}

size_t guard_sweep(struct guard *g, int64_t now, bool idle)
{
	size_t busy = 0;

	pthread_mutex_lock(&g->lock);
	for (struct guest *guest = g->first; guest; guest = guest->next) {
		busy += guest->busy;
		if (guest->until < now || (idle && !guest->busy))
			shutdown(guest->fd, SHUT_RDWR);
	}
	pthread_mutex_unlock(&g->lock);
	return busy;
}
