/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/server/post_office.h"

#include <arpa/inet.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

static void take_message(struct post_office *p, FILE *in)
{
	char line[4096];
	size_t n = 0;

	pthread_mutex_lock(&p->lock);
	while (fgets(line, sizeof line, in) && strcmp(line, ".\r\n"))
		if (n + strlen(line) < sizeof p->last) {
			memcpy(p->last + n, line, strlen(line) + 1);
			n += strlen(line);
		}
	p->messages++;
	pthread_mutex_unlock(&p->lock);
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
			take_message(p, in);
			fputs("250 taken\r\n", out);
		} else {
			fputs("250 ok\r\n", out);
		}
	}
}

static void *run(void *arg)
{
	struct post_office *p = arg;
	int fd;

	while ((fd = accept(p->fd, NULL, NULL)) >= 0) {
		FILE *in = fdopen(fd, "r"), *out = fdopen(dup(fd), "w");

		serve(p, in, out);
		fclose(in);
		fclose(out);
	}
	return NULL;
}

void post_office_open(struct post_office *p, const char *answer)
{
	struct sockaddr_in at = { .sin_family = AF_INET,
				  .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t n = sizeof at;

	*p = (struct post_office){ .answer = answer };
	pthread_mutex_init(&p->lock, NULL);
	p->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	(void)!bind(p->fd, (struct sockaddr *)&at, sizeof at);
	listen(p->fd, 16);
	getsockname(p->fd, (struct sockaddr *)&at, &n);
	p->port = ntohs(at.sin_port);
	pthread_create(&p->thread, NULL, run, p);
}

/* Call it after the site has ended: its connection is served until then. */
void post_office_close(struct post_office *p)
{
	shutdown(p->fd, SHUT_RDWR);
	pthread_join(p->thread, NULL);
	close(p->fd);
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
