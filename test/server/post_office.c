/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/server/post_office.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

/* The n of "Message-Id: <mail.n.time@host>"; 0: it has none. */
static int64_t mail_id_of(str message)
{
	size_t at = str_find(message, S("Message-Id: <mail."));
	str rest = { message.p + at, message.n - at };
	int64_t id = 0;

	str_cut(&rest, '.');
	(void)!str_to_int(str_cut(&rest, '.'), &id);
	return id > 0 && id < MAIL_IDS ? id : 0;
}

/* What stands behind `name`, to the end of its line; empty: it is not there. */
static str after_name(str message, str name)
{
	size_t at = str_find(message, name);
	str rest = { message.p + at, message.n - at };

	if (!rest.n)
		return rest;
	rest = (str){ rest.p + name.n, rest.n - name.n };
	return str_cut(&rest, '\r');
}

/* Who got it, if they are p1, p2, ... */
static void note_recipient(struct post_office *p, str message)
{
	str to = after_name(message, S("\nTo: p"));
	uint64_t id = str_hash(after_name(message, S("\nMessage-Id: ")));
	int64_t n = 0;

	if (!str_to_int(str_cut(&to, '@'), &n) || n < 1 || n >= MAIL_IDS)
		return;
	p->got[n]++;
	p->renamed += p->ids[n] && p->ids[n] != id;
	p->ids[n] = id;
}

static void note_arrival(struct post_office *p, int id)
{
	p->copies[id]++;
	if (p->newest - id > p->overtaken)
		p->overtaken = p->newest - id;
	if (id > p->newest)
		p->newest = id;
}

/* True once it is whole: what breaks off was never sent. */
static bool take_message(struct post_office *p, FILE *in)
{
	char line[4096], message[sizeof p->last] = "";
	bool whole = false;
	size_t n = 0;

	while (!whole && fgets(line, sizeof line, in)) {
		whole = !strcmp(line, ".\r\n");
		if (!whole && n + strlen(line) < sizeof message) {
			memcpy(message + n, line, strlen(line) + 1);
			n += strlen(line);
		}
	}
	if (!whole)
		return false;
	pthread_mutex_lock(&p->lock);
	memcpy(p->last, message, n + 1);
	note_arrival(p, (int)mail_id_of((str){ message, n }));
	note_recipient(p, (str){ message, n });
	p->messages++;
	pthread_mutex_unlock(&p->lock);
	return true;
}

static void take_recipient(struct post_office *p, const char *line,
			   FILE *out)
{
	pthread_mutex_lock(&p->lock);
	strncpy(p->to, line, sizeof p->to - 1);
	fprintf(out, "%s\r\n", p->answer ? p->answer : "250 ok");
	pthread_mutex_unlock(&p->lock);
}

static void serve(struct post_office *p, FILE *in, FILE *out)
{
	char line[4096];

	fputs("220 test\r\n", out);
	while (!fflush(out) && fgets(line, sizeof line, in)) {
		if (!strncasecmp(line, "RCPT", 4)) {
			take_recipient(p, line, out);
		} else if (!strncasecmp(line, "DATA", 4)) {
			fputs("354 go\r\n", out);
			fflush(out);
			if (take_message(p, in))
				fputs("250 taken\r\n", out);
		} else {
			fputs("250 ok\r\n", out);
		}
	}
}

struct caller {
	struct post_office *office;
	int fd;
};

static void *answer(void *arg)
{
	struct caller *c = arg;
	struct post_office *p = c->office;
	FILE *in = fdopen(c->fd, "r"), *out = fdopen(dup(c->fd), "w");

	free(c);
	serve(p, in, out);
	fclose(in);
	fclose(out);
	pthread_mutex_lock(&p->lock);
	p->callers--;
	pthread_cond_signal(&p->left);
	pthread_mutex_unlock(&p->lock);
	return NULL;
}

static void *run(void *arg)
{
	struct post_office *p = arg;
	int fd;

	while ((fd = accept(p->fd, NULL, NULL)) >= 0) {
		struct caller *c = malloc(sizeof *c);
		pthread_t thread;

		*c = (struct caller){ p, fd };
		pthread_mutex_lock(&p->lock);
		p->callers++;
		pthread_mutex_unlock(&p->lock);
		pthread_create(&thread, NULL, answer, c);
		pthread_detach(thread);
	}
	return NULL;
}

void post_office_open(struct post_office *p, const char *answer)
{
	*p = (struct post_office){ .answer = answer };
	pthread_mutex_init(&p->lock, NULL);
	pthread_cond_init(&p->left, NULL);
	post_office_reopen(p);
}

void post_office_reopen(struct post_office *p)
{
	struct sockaddr_in at = { .sin_family = AF_INET,
				  .sin_port = htons((uint16_t)p->port),
				  .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t n = sizeof at;
	int yes = 1;

	p->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	setsockopt(p->fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
	(void)!bind(p->fd, (struct sockaddr *)&at, sizeof at);
	listen(p->fd, 64);
	getsockname(p->fd, (struct sockaddr *)&at, &n);
	p->port = ntohs(at.sin_port);
	pthread_create(&p->thread, NULL, run, p);
}

/* Call it after the site has ended: its connections are served until then. */
void post_office_close(struct post_office *p)
{
	shutdown(p->fd, SHUT_RDWR);
	pthread_join(p->thread, NULL);
	close(p->fd);
	pthread_mutex_lock(&p->lock);
	while (p->callers)
		pthread_cond_wait(&p->left, &p->lock);
	pthread_mutex_unlock(&p->lock);
}

void post_office_answer(struct post_office *p, const char *answer)
{
	pthread_mutex_lock(&p->lock);
	p->answer = answer;
	pthread_mutex_unlock(&p->lock);
}

int post_office_messages(struct post_office *p)
{
	int n;

	pthread_mutex_lock(&p->lock);
	n = p->messages;
	pthread_mutex_unlock(&p->lock);
	return n;
}

bool post_office_has(struct post_office *p, const char *part)
{
	bool has;

	pthread_mutex_lock(&p->lock);
	has = strstr(p->last, part) || strstr(p->to, part);
	pthread_mutex_unlock(&p->lock);
	return has;
}
