/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * load: ask a server on this machine for one address, over and over, on a
 * number of connections that stay open, each with one request at a time.
 *
 * load [--connections N] [--seconds N] [--requests N] [--header LINE]...
 *      [--vary FILE [--from N]] [--post | --form] [--rate N] [--worst]
 *      PORT PATH
 *
 * --vary gives each request a line of its own: it stands in for {} in PATH
 * or, with --post, is its body (JSON; with --form a form, answered with 303);
 * --from says how many of these to skip. --rate: so many a second, however fast
 * the answers are; --worst: the longest instead of the 99th percentile.
 * Prints one line: requests a second,
 * median and 99th percentile in milliseconds, bytes of a reply (header and
 * body), how many were not answered with 200, and how many there were.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <getopt.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MAX_CONNECTIONS = 256, MAX_LINES = 100000, HEAD = 16 * 1024,
       REQUEST = 16 * 1024, MAX_REQUESTS = 4000000, MOST_SECONDS = 60 };

struct connection {
	int fd;
	char head[HEAD];
	size_t head_n;
	size_t body_left;
	bool in_body, asked;
	double asked_at;
};

struct load {
	/* what is asked */
	int connections, port;
	double seconds;
	size_t requests;
	char headers[4096];
	bool post, form, worst;
	double every;           /* seconds from one request to the next; 0: at once */
	double next;            /* when the next is due */
	const char *path;
	char **lines;
	size_t n_lines;
	/* what came of it */
	struct connection *at;
	float *took;            /* milliseconds, of each */
	size_t n, failed, sent;
	double bytes;
	int poll;
};

static void stop(const char *why)
{
	fprintf(stderr, "load: %s: %s\n", why, strerror(errno));
	exit(1);
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void *room(size_t n, size_t size)
{
	void *p = calloc(n, size);

	if (!p)
		stop("memory");
	return p;
}

static void read_lines(struct load *l, const char *path)
{
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t size = 0;
	ssize_t n;

	if (!f)
		stop(path);
	l->lines = room(MAX_LINES, sizeof *l->lines);
	while (l->n_lines < MAX_LINES && (n = getline(&line, &size, f)) > 0) {
		line[strcspn(line, "\n")] = '\0';
		l->lines[l->n_lines++] = strdup(line);
	}
	free(line);
	fclose(f);
}

/* The request's text; its length. */
static size_t compose(struct load *l, char *out)
{
	const char *line = l->n_lines ? l->lines[l->sent % l->n_lines] : "";
	const char *place = strstr(l->path, "{}");
	int path_n = place ? (int)(place - l->path) : (int)strlen(l->path);
	int n;

	if (l->post)
		n = snprintf(out, REQUEST, "POST %s HTTP/1.1\r\nHost: "
			"127.0.0.1:%d\r\n%sContent-Type: application/%s\r\n"
			"Content-Length: %zu\r\n\r\n%s", l->path, l->port,
			l->headers, l->form ? "x-www-form-urlencoded" : "json",
			strlen(line), line);
	else
		n = snprintf(out, REQUEST, "GET %.*s%s%s HTTP/1.1\r\nHost: "
			"127.0.0.1:%d\r\n%s\r\n", path_n, l->path,
			place ? line : "", place ? place + 2 : "", l->port,
			l->headers);
	if (n < 0 || n >= REQUEST)
		stop("a request too long");
	l->sent++;
	return (size_t)n;
}

static void ask(struct load *l, struct connection *c)
{
	char text[REQUEST];
	size_t n = compose(l, text);

	c->head_n = c->body_left = 0;
	c->in_body = false;
	c->asked_at = now();
	c->asked = true;
	if (send(c->fd, text, n, MSG_NOSIGNAL) != (ssize_t)n)
		stop("send");
}

static void connect_one(struct load *l, struct connection *c)
{
	struct sockaddr_in to = {
		.sin_family = AF_INET, .sin_port = htons((uint16_t)l->port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	struct epoll_event e = { .events = EPOLLIN, .data.ptr = c };
	int on = 1;

	c->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (c->fd < 0 || connect(c->fd, (struct sockaddr *)&to, sizeof to))
		stop("connect");
	setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
	if (epoll_ctl(l->poll, EPOLL_CTL_ADD, c->fd, &e))
		stop("epoll");
}

static void answered(struct load *l, struct connection *c)
{
	if (l->n < MAX_REQUESTS)
		l->took[l->n++] = (float)((now() - c->asked_at) * 1000);
	c->asked = c->in_body = false;
	c->head_n = 0;
	if (!l->every)
		ask(l, c);
}

/* At a steady rate: what is due goes to those that wait for nothing. */
static void ask_due(struct load *l)
{
	for (int i = 0; i < l->connections && l->next <= now(); i++) {
		if (l->at[i].asked)
			continue;
		ask(l, &l->at[i]);
		l->next += l->every;
	}
}

/* The header is whole: how long is the body, and is this what we asked? */
static void take_head(struct load *l, struct connection *c, const char *end)
{
	const char *length = strcasestr(c->head, "\r\ncontent-length:");
	size_t head_n = (size_t)(end + 4 - c->head);
	size_t body = length ? strtoul(length + 17, NULL, 10) : 0;
	size_t have = c->head_n - head_n;

	l->failed += strncmp(c->head, l->form ? "HTTP/1.1 303"
					      : "HTTP/1.1 200", 12) != 0;
	l->bytes += (double)(head_n + body);
	c->in_body = true;
	c->body_left = body > have ? body - have : 0;
	if (!c->body_left)
		answered(l, c);
}

/* Closed: between two answers, as a server may, or before the end of one. */
static void again(struct load *l, struct connection *c)
{
	l->failed += c->asked && (l->every || c->head_n || c->in_body);
	close(c->fd);
	connect_one(l, c);
	c->asked = false;
	if (!l->every)
		ask(l, c);
}

static void take(struct load *l, struct connection *c)
{
	static char body[256 * 1024];
	ssize_t n = c->in_body
		? recv(c->fd, body, sizeof body, 0)
		: recv(c->fd, c->head + c->head_n, HEAD - 1 - c->head_n, 0);
	const char *end;

	if (n <= 0) {
		again(l, c);
	} else if (c->in_body) {
		c->body_left -= (size_t)n < c->body_left ? (size_t)n
							 : c->body_left;
		if (!c->body_left)
			answered(l, c);
	} else {
		c->head_n += (size_t)n;
		c->head[c->head_n] = '\0';
		end = strstr(c->head, "\r\n\r\n");
		if (end)
			take_head(l, c, end);
		else if (c->head_n == HEAD - 1)
			stop("a header too long");
	}
}

static double run(struct load *l)
{
	double began = now(), ends = began + l->seconds;
	struct epoll_event ready[64];

	l->next = began;
	for (int i = 0; i < l->connections && !l->every; i++)
		ask(l, &l->at[i]);
	while (now() < ends && l->n < l->requests) {
		int n = epoll_wait(l->poll, ready, 64, l->every ? 1 : 100);

		if (l->every)
			ask_due(l);

		for (int i = 0; i < n; i++)
			take(l, ready[i].data.ptr);
	}
	return now() - began;
}

static int by_size(const void *a, const void *b)
{
	float x = *(const float *)a, y = *(const float *)b;

	return (x > y) - (x < y);
}

static double part(const struct load *l, double share)
{
	return l->n ? (double)l->took[(size_t)((double)(l->n - 1) * share)] : 0;
}

static bool read_arguments(struct load *l, int argc, char **argv)
{
	static const struct option options[] = {
		{ "connections", 1, NULL, 'c' }, { "seconds", 1, NULL, 's' },
		{ "requests", 1, NULL, 'n' }, { "header", 1, NULL, 'h' },
		{ "vary", 1, NULL, 'v' }, { "from", 1, NULL, 'f' },
		{ "post", 0, NULL, 'p' }, { "form", 0, NULL, 'o' },
		{ "rate", 1, NULL, 'r' }, { "worst", 0, NULL, 'w' }, { 0 },
	};
	size_t used = 0;
	int got;

	while ((got = getopt_long(argc, argv, "", options, NULL)) != -1) {
		switch (got) {
		case 'c': l->connections = (int)strtol(optarg, NULL, 10); break;
		case 's': l->seconds = strtod(optarg, NULL); break;
		case 'n': l->requests = strtoul(optarg, NULL, 10); break;
		case 'v': read_lines(l, optarg); break;
		case 'f': l->sent = strtoul(optarg, NULL, 10); break;
		case 'p': l->post = true; break;
		case 'o': l->post = l->form = true; break;
		case 'r': l->every = 1 / strtod(optarg, NULL); break;
		case 'w': l->worst = true; break;
		case 'h':
			used += (size_t)snprintf(l->headers + used,
				sizeof l->headers - used, "%s\r\n", optarg);
			break;
		default: return false;
		}
		if (used >= sizeof l->headers)
			return false;
	}
	if (argc - optind != 2)
		return false;
	l->port = (int)strtol(argv[optind], NULL, 10);
	l->path = argv[optind + 1];
	return l->connections > 0 && l->connections <= MAX_CONNECTIONS &&
	       l->seconds > 0 && l->seconds <= MOST_SECONDS;
}

int main(int argc, char **argv)
{
	struct load l = { .connections = 32, .seconds = 1,
			  .requests = MAX_REQUESTS };
	double seconds;

	if (!read_arguments(&l, argc, argv)) {
		fputs("use: load [options] PORT PATH\n", stderr);
		return 2;
	}
	l.poll = epoll_create1(EPOLL_CLOEXEC);
	l.at = room((size_t)l.connections, sizeof *l.at);
	l.took = room(MAX_REQUESTS, sizeof *l.took);
	for (int i = 0; i < l.connections; i++)
		connect_one(&l, &l.at[i]);
	seconds = run(&l);
	qsort(l.took, l.n, sizeof *l.took, by_size);
	printf("%.0f %.3f %.3f %.0f %zu %zu\n", (double)l.n / seconds,
	       part(&l, 0.5), part(&l, l.worst ? 1 : 0.99),
	       l.n ? l.bytes / (double)l.n : 0, l.failed, l.n);
	return 0;
}
