/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bare PORT: a server that does nothing, to measure others against: the same
 * library, threads and sockets as src/http/server.c. GET or POST /N answers N
 * bytes, header and body together, from memory.
 */
#include <arpa/inet.h>
#include <microhttpd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { HEADER = 84, LARGEST = 4 << 20, BACKLOG = 1024, LANES = 64 };

/* One thread's: the reply of the size that was asked for last. */
struct lane {
	struct MHD_Response *reply;
	size_t size;
};

static struct MHD_Response *reply_of(struct lane *lane, size_t size)
{
	static char bytes[LARGEST];

	size = size > HEADER ? size - HEADER : 0;
	size = size < LARGEST ? size : LARGEST;
	if (lane->reply && lane->size == size)
		return lane->reply;
	if (lane->reply)
		MHD_destroy_response(lane->reply);
	lane->size = size;
	lane->reply = MHD_create_response_from_buffer(size, bytes,
						      MHD_RESPMEM_PERSISTENT);
	return lane->reply;
}

static enum MHD_Result on_request(void *cls, struct MHD_Connection *c,
				  const char *url, const char *method,
				  const char *version, const char *upload,
				  size_t *upload_n, void **state)
{
	(void)method, (void)version, (void)upload;
	if (!*state || *upload_n) {
		*state = cls;
		*upload_n = 0;
		return MHD_YES;
	}
	return MHD_queue_response(c, 200,
				  reply_of(cls, strtoul(url + 1, NULL, 10)));
}

static int socket_on(uint16_t port)
{
	struct sockaddr_in at = {
		.sin_family = AF_INET, .sin_port = htons(port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	int on = 1;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
	if (bind(fd, (struct sockaddr *)&at, sizeof at) || listen(fd, BACKLOG)) {
		perror("bare");
		exit(1);
	}
	return fd;
}

int main(int argc, char **argv)
{
	static struct lane lanes[LANES];
	long n = sysconf(_SC_NPROCESSORS_ONLN);
	sigset_t set;
	int got;

	if (argc != 2)
		return 2;
	signal(SIGPIPE, SIG_IGN);
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	for (long i = 0; i < n && i < LANES; i++)
		MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC, 0,
			NULL, NULL, on_request, &lanes[i],
			MHD_OPTION_LISTEN_SOCKET,
			socket_on((uint16_t)strtol(argv[1], NULL, 10)),
			MHD_OPTION_CONNECTION_LIMIT, 512u,
			MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)16384,
			MHD_OPTION_END);
	sigwait(&set, &got);
	return 0;
}
