/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * start LOG COMMAND...: start a server and wait for its first answer to
 * GET /. {} in the command is a free port of this machine; what the server
 * says goes to LOG. Prints port, process id, and milliseconds from start to
 * the last byte of the answer; the server stays.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE = 30 * 1000, ARGUMENTS = 64 };

static double milliseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

static struct sockaddr_in loopback(int port)
{
	return (struct sockaddr_in){
		.sin_family = AF_INET, .sin_port = htons((uint16_t)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
}

static int free_port(void)
{
	struct sockaddr_in at = loopback(0);
	socklen_t n = sizeof at;
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	if (bind(fd, (struct sockaddr *)&at, n) ||
	    getsockname(fd, (struct sockaddr *)&at, &n))
		exit(1);
	close(fd);
	return ntohs(at.sin_port);
}

/* Ask for / once, and wait till the server closes the line. */
static bool answers(int port)
{
	static const char request[] = "GET / HTTP/1.1\r\nHost: localhost\r\n"
				      "Connection: close\r\n\r\n";
	struct sockaddr_in to = loopback(port);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	char text[64 * 1024];
	bool ok = false;
	ssize_t n;

	if (!connect(fd, (struct sockaddr *)&to, sizeof to) &&
	    send(fd, request, sizeof request - 1, MSG_NOSIGNAL) > 0)
		while ((n = recv(fd, text, sizeof text, 0)) > 0)
			ok = true;
	close(fd);
	return ok;
}

static pid_t run(char **command, int port, const char *log)
{
	static char arguments[ARGUMENTS][512];
	char *argv[ARGUMENTS] = { 0 };
	pid_t pid = fork();
	int fd;

	if (pid)
		return pid;
	for (int i = 0; command[i] && i < ARGUMENTS - 1; i++) {
		char *place = strstr(command[i], "{}");
		int head = place ? (int)(place - command[i]) : -1;

		argv[i] = command[i];
		if (!place)
			continue;
		snprintf(arguments[i], sizeof arguments[i], "%.*s%d%s", head,
			 command[i], port, place + 2);
		argv[i] = arguments[i];
	}
	fd = open(log, O_WRONLY | O_CREAT | O_TRUNC, 0644);
	dup2(fd, 1);
	dup2(fd, 2);
	execv(argv[0], argv);
	_exit(127);
}

int main(int argc, char **argv)
{
	struct timespec moment = { .tv_nsec = 200 * 1000 };
	int port = free_port();
	double began = milliseconds();
	pid_t pid;

	if (argc < 3)
		return 2;
	pid = run(argv + 2, port, argv[1]);
	while (!answers(port)) {
		if (waitpid(pid, NULL, WNOHANG) ||
		    milliseconds() - began > PATIENCE) {
			fprintf(stderr, "start: no answer; see %s\n", argv[1]);
			return 1;
		}
		nanosleep(&moment, NULL);
	}
	printf("%d %d %.0f\n", port, (int)pid, milliseconds() - began);
	return 0;
}
