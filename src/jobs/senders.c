/* SPDX-License-Identifier: EUPL-1.2 */
#include "jobs/senders.h"
#include "net/net.h"
#include "base/allow_memory.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct queue {
	struct attempt *first, *last;
};

struct senders {
	pthread_mutex_t lock;
	pthread_cond_t wake;
	struct queue out, back;
	pthread_t threads[SENDERS];
	int n;                          /* threads that could be started */
	int away;                       /* given and not taken back */
	int bell;
	bool stopping;
};

static void push(struct queue *q, struct attempt *a)
{
	a->next = NULL;
	if (q->last)
		q->last->next = a;
	else
		q->first = a;
	q->last = a;
}

static struct attempt *pop(struct queue *q)
{
	struct attempt *a = q->first;

	if (!a)
		return NULL;
	q->first = a->next;
	if (!q->first)
		q->last = NULL;
	return a;
}

static struct attempt *next_out(struct senders *s)
{
	struct attempt *a;

	pthread_mutex_lock(&s->lock);
	while (!(a = pop(&s->out)) && !s->stopping)
		pthread_cond_wait(&s->wake, &s->lock);
	pthread_mutex_unlock(&s->lock);
	return a;
}

static void *send_all(void *p)
{
	struct senders *s = p;
	struct net *net = net_open();
	struct attempt *a;

	while ((a = next_out(s))) {
		uint64_t one = 1;

		a->job.net = net;
		a->sent = a->kind->send(&a->job, a->job.state);
		a->job.net = NULL;
		pthread_mutex_lock(&s->lock);
		push(&s->back, a);
		pthread_mutex_unlock(&s->lock);
		(void)!write(s->bell, &one, sizeof one);
	}
	net_close(net);
	return NULL;
}

struct senders *senders_create(void)
{
	struct senders *s = calloc(1, sizeof *s);

	if (!s)
		abort();
	pthread_mutex_init(&s->lock, NULL);
	pthread_cond_init(&s->wake, NULL);
	s->bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	while (s->n < SENDERS &&
	       !pthread_create(&s->threads[s->n], NULL, send_all, s))
		s->n++;
	return s;
}

void senders_destroy(struct senders *s)
{
	pthread_mutex_lock(&s->lock);
	s->stopping = true;
	pthread_cond_broadcast(&s->wake);
	pthread_mutex_unlock(&s->lock);
	for (int i = 0; i < s->n; i++)
		pthread_join(s->threads[i], NULL);
	close(s->bell);
	pthread_cond_destroy(&s->wake);
	pthread_mutex_destroy(&s->lock);
	free(s);
}

int senders_free(const struct senders *s)
{
	return s->n - s->away;
}

void senders_give(struct senders *s, struct attempt *a)
{
	s->away++;
	pthread_mutex_lock(&s->lock);
	push(&s->out, a);
	pthread_cond_signal(&s->wake);
	pthread_mutex_unlock(&s->lock);
}

struct attempt *senders_take(struct senders *s)
{
	struct attempt *all;
	uint64_t rung;

	(void)!read(s->bell, &rung, sizeof rung);
	pthread_mutex_lock(&s->lock);
	all = s->back.first;
	s->back = (struct queue){ 0 };
	pthread_mutex_unlock(&s->lock);
	for (struct attempt *a = all; a; a = a->next)
		s->away--;
	return all;
}

int senders_bell(const struct senders *s)
{
	return s->bell;
}
