/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/server.h"
#include "base/clock.h"
#include "base/log.h"
#include "http/guard.h"
#include "http/headers.h"
#include "http/listen.h"
#include "http/wire.h"

#include <microhttpd.h>
#include <stdlib.h>
#include <unistd.h>

enum {
	HEADER_BYTES = 16 * 1024, CONNECTIONS = 512, PER_ADDRESS = 32,
	BODY_BYTES = 64 * 1024, REQUEST_BYTES = 256 << 20,
	SILENCE = 15,                                           /* seconds */
	HEADER_TIME = 10 * 1000, BODY_TIME = 30 * 1000,         /* milliseconds */
	REQUEST_TIME = 60 * 1000, IDLE_TIME = 25 * 1000,
	SLOW = 1000 * 1000,                                     /* microseconds */
	SPARE = 16                      /* exchanges kept for the next ones */
};

/* One request and its reply, from first byte to last. */
struct exchange {
	struct exchange *next;          /* of the spare ones */
	struct lane *lane;
	struct guest *guest;
	struct arena *arena;
	struct wire wire;
	struct request req;
	struct buf body;
	str target;
	int64_t deadline;               /* for all of it, in ticks */
	bool begun, head;
};

/* What one thread has for itself. */
struct lane {
	struct server *server;
	struct MHD_Daemon *daemon;
	struct db *db;
	struct index *index;
	struct guard *guard;
	struct exchange *spare;
	int spares;
};

struct server {
	struct server_setup setup;
	struct arena *arena;
	struct lane *lanes;
	size_t n;
	str address;
	_Atomic bool stopping;
};

static struct exchange *exchange_create(struct lane *lane)
{
	struct exchange *ex = calloc(1, sizeof *ex);

	if (!ex)
		abort();
	ex->lane = lane;
	ex->arena = arena_create(REQUEST_BYTES);
	return ex;
}

static void exchange_destroy(struct exchange *ex)
{
	arena_destroy(ex->arena);
	free(ex);
}

static struct exchange *exchange_take(struct lane *lane)
{
	struct exchange *ex = lane->spare;

	if (!ex)
		return exchange_create(lane);
	lane->spare = ex->next;
	lane->spares--;
	return ex;
}

static void exchange_give_back(struct exchange *ex)
{
	struct lane *lane = ex->lane;
	struct arena *arena = ex->arena;

	if (lane->spares == SPARE) {
		exchange_destroy(ex);
		return;
	}
	arena_recycle(arena);
	*ex = (struct exchange){ .lane = lane, .arena = arena,
				 .next = lane->spare };
	lane->spare = ex;
	lane->spares++;
}

static struct guest *guest_of(struct MHD_Connection *c)
{
	return MHD_get_connection_info(c, MHD_CONNECTION_INFO_SOCKET_CONTEXT)
		->socket_context;
}

static void on_connection(void *cls, struct MHD_Connection *c, void **state,
			  enum MHD_ConnectionNotificationCode what)
{
	struct lane *lane = cls;

	if (what == MHD_CONNECTION_NOTIFY_CLOSED) {
		guard_leave(lane->guard, *state);
		return;
	}
	*state = guard_enter(lane->guard,
		MHD_get_connection_info(c, MHD_CONNECTION_INFO_CONNECTION_FD)
			->connect_fd,
		MHD_get_connection_info(c, MHD_CONNECTION_INFO_CLIENT_ADDRESS)
			->client_addr);
	((struct guest *)*state)->until = clock_ticks() + HEADER_TIME;
}

/* The first line of a request is there: the start of an exchange. */
static void *on_target(void *cls, const char *target, struct MHD_Connection *c)
{
	struct exchange *ex = exchange_take(cls);

	ex->guest = guest_of(c);
	ex->guest->busy = true;
	ex->target = arena_str(ex->arena, str_from_z(target));
	ex->deadline = clock_ticks() + REQUEST_TIME;
	return ex;
}

static void on_completed(void *cls, struct MHD_Connection *c, void **state,
			 enum MHD_RequestTerminationCode how)
{
	struct exchange *ex = *state;

	(void)cls, (void)c, (void)how;
	if (!ex)
		return;
	ex->guest->busy = false;
	ex->guest->until = clock_ticks() + IDLE_TIME;
	exchange_give_back(ex);
	*state = NULL;
}

/* Paths are decoded where they are matched, a part at a time. */
static size_t leave_encoded(void *cls, struct MHD_Connection *c, char *s)
{
	(void)cls, (void)c;
	return strlen(s);
}

static enum MHD_Result take_header(void *cls, enum MHD_ValueKind kind,
				   const char *name, size_t name_n,
				   const char *value, size_t value_n)
{
	struct exchange *ex = cls;

	(void)kind;
	wire_take(&ex->wire, (str){ name, name_n }, (str){ value, value_n });
	return MHD_YES;
}

static void add_header(struct MHD_Response *response, struct arena *a,
		       struct header h)
{
	MHD_add_response_header(response, arena_z(a, h.name),
				arena_z(a, h.value));
}

/* Frees nothing: the body lives in the exchange's arena. */
static enum MHD_Result send_reply(struct exchange *ex, struct MHD_Connection *c,
				  const struct reply *reply, bool close)
{
	struct headers headers = headers_of(&ex->req, reply, (str){ 0 });
	struct MHD_Response *response;
	enum MHD_Result done;

	response = MHD_create_response_from_buffer_with_free_callback_cls(
		reply->body.n, (void *)(uintptr_t)reply->body.p, NULL, NULL);
	for (size_t i = 0; i < headers.n; i++)
		add_header(response, ex->arena, headers.at[i]);
	if (close || ex->lane->server->stopping)
		MHD_add_response_header(response, "Connection", "close");
	ex->guest->until = ex->deadline;
	done = MHD_queue_response(c, (unsigned)reply->status, response);
	MHD_destroy_response(response);
	return done;
}

static enum MHD_Result refuse(struct exchange *ex, struct MHD_Connection *c,
			      int status, str dutch, str english)
{
	struct reply reply = reply_bare(ex->arena, status, dutch, english);

	ex->req.head.no_store = true;
	return send_reply(ex, c, &reply, true);
}

static bool read_method(struct exchange *ex, str method)
{
	ex->head = str_eq(method, S("HEAD"));
	ex->req.method = str_eq(method, S("POST")) ? POST : GET;
	return ex->head || ex->req.method == POST || str_eq(method, S("GET"));
}

static str url_of(struct exchange *ex)
{
	const struct conf *conf = ex->lane->server->setup.conf;
	str host = wire_host(&ex->wire);
	bool tls = conf->proxied &&
		   str_eq(ex->wire.forwarded_proto, S("https"));

	if (conf->url.n)
		return conf->url;
	if (!host.n)
		return ex->lane->server->address;
	return arena_f(ex->arena, "%s://%.*s", tls ? "https" : "http",
		       (int)host.n, host.p);
}

static void fill_request(struct exchange *ex)
{
	const struct server_setup *setup = &ex->lane->server->setup;
	str ip = setup->conf->proxied ? wire_client(&ex->wire) : (str){ 0 };
	struct request *req = &ex->req;

	req->arena = ex->arena;
	req->index = ex->lane->index;
	req->conf = setup->conf;
	req->cookies = ex->wire.cookie;
	req->accept = ex->wire.accept;
	req->content_type = ex->wire.content_type;
	req->ip = ip.n ? ip : str_from_z(ex->guest->ip);
	req->now = clock_now();
	req->url = url_of(ex);
	req->lang = setup->conf->lang;
	req->foreign = req->method == POST &&
		       wire_is_foreign(&ex->wire, req->url);
}

static enum MHD_Result answer(struct exchange *ex, struct MHD_Connection *c)
{
	int64_t began = clock_micros();
	struct request *req = &ex->req;
	struct reply reply;

	req->body = buf_str(&ex->body);
	reply = http_serve(ex->lane->server->setup.app, ex->lane->db, req);
	if (reply.status >= 500)
		log_error("request.failed", "route=%s status=%d",
			  req->route ? req->route->path : "-", reply.status);
	if (clock_micros() - began > SLOW)
		log_warn("request.slow", "route=%s ms=%lld",
			 req->route ? req->route->path : "-",
			 (long long)(clock_micros() - began) / 1000);
	return send_reply(ex, c, &reply, false);
}

/* The header is there; the body is not. */
static enum MHD_Result begin(struct exchange *ex, struct MHD_Connection *c,
			     str method, str version)
{
	const struct route *route;
	int64_t length;

	MHD_get_connection_values_n(c, MHD_HEADER_KIND, take_header, ex);
	length = wire_length(&ex->wire);
	ex->guest->until = clock_ticks() + BODY_TIME;
	if (!wire_is_clear(&ex->wire, version) ||
	    !wire_target(ex->arena, ex->target, &ex->req.path, &ex->req.query))
		return refuse(ex, c, 400,
			      S("Dit verzoek is niet goed geschreven"),
			      S("This request is not well formed"));
	if (!read_method(ex, method))
		return refuse(ex, c, 501, S("Dit kan deze site niet"),
			      S("This site cannot do that"));
	fill_request(ex);
	route = http_route(ex->lane->server->setup.app, &ex->req);
	ex->body.arena = ex->arena;
	ex->body.limit = route && route->max_body ? route->max_body : BODY_BYTES;
	if (length > (int64_t)ex->body.limit)
		return refuse(ex, c, 413, S("Dit is te groot"),
			      S("This is too large"));
	return MHD_YES;         /* a reply now would close the connection */
}

static enum MHD_Result on_request(void *cls, struct MHD_Connection *c,
				  const char *url, const char *method,
				  const char *version, const char *upload,
				  size_t *upload_n, void **state)
{
	struct exchange *ex = *state;

	(void)cls, (void)url;
	if (!ex->begun) {
		ex->begun = true;
		return begin(ex, c, str_from_z(method), str_from_z(version));
	}
	if (*upload_n) {
		buf_add(&ex->body, (str){ upload, *upload_n });
		*upload_n = 0;
		/* In chunks, more than may be: no reply can be given in the
		 * middle of them, so the line is cut. */
		return ex->body.overflow ? MHD_NO : MHD_YES;
	}
	return answer(ex, c);
}

static void ignore_log(void *cls, const char *fmt, va_list ap)
{
	(void)cls, (void)fmt, (void)ap;
}

static bool lane_start(struct lane *lane, const struct listener *listener,
		       struct err *err)
{
	const struct server_setup *setup = &lane->server->setup;
	int fd;

	lane->guard = guard_create();
	lane->db = db_open(setup->database, err);
	fd = lane->db ? listener_open(listener, err) : -1;
	if (fd < 0)
		return false;
	if (setup->open_index)
		lane->index = setup->open_index(setup->conf);
	lane->daemon = MHD_start_daemon(
		MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_USE_ERROR_LOG,
		0, NULL, NULL, on_request, lane,
		MHD_OPTION_EXTERNAL_LOGGER, ignore_log, NULL,
		MHD_OPTION_LISTEN_SOCKET, fd,
		MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEADER_BYTES,
		MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)SILENCE,
		MHD_OPTION_PER_IP_CONNECTION_LIMIT,
		(unsigned)(setup->conf->proxied ? 0 : PER_ADDRESS),
		MHD_OPTION_STRICT_FOR_CLIENT, 1,
		MHD_OPTION_NOTIFY_CONNECTION, on_connection, lane,
		MHD_OPTION_NOTIFY_COMPLETED, on_completed, lane,
		MHD_OPTION_URI_LOG_CALLBACK, on_target, lane,
		MHD_OPTION_UNESCAPE_CALLBACK, leave_encoded, NULL,
		MHD_OPTION_END);
	return lane->daemon || err_set(err, "the server cannot start");
}

static void lane_stop(struct lane *lane)
{
	const struct server_setup *setup = &lane->server->setup;

	if (lane->daemon)
		MHD_stop_daemon(lane->daemon);
	if (lane->index)
		setup->close_index(lane->index);
	if (lane->db)
		db_close(lane->db);
	guard_destroy(lane->guard);
	while (lane->spare)
		exchange_destroy(exchange_take(lane));
}

static size_t lanes_wanted(const struct conf *conf)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	if (conf->workers > 0 && conf->workers <= 64)
		return (size_t)conf->workers;
	return cores > 0 && cores <= 64 ? (size_t)cores : 1;
}

struct server *server_start(const struct server_setup *setup, struct err *err)
{
	struct arena *a = arena_create(1 << 20);
	struct server *s = arena_new(a, struct server);
	struct listener listener;

	*s = (struct server){ .setup = *setup, .arena = a };
	if (!listener_find(&listener, a, setup->conf->listen, err)) {
		arena_destroy(a);
		return NULL;
	}
	s->address = listener.url;
	s->lanes = arena_array(a, struct lane, lanes_wanted(setup->conf));
	while (s->n < lanes_wanted(setup->conf)) {
		struct lane *lane = &s->lanes[s->n++];

		lane->server = s;
		if (!lane_start(lane, &listener, err)) {
			server_stop(s, 0);
			return NULL;
		}
	}
	return s;
}

str server_address(const struct server *s)
{
	return s->address;
}

static size_t sweep(struct server *s)
{
	size_t busy = 0;

	for (size_t i = 0; i < s->n; i++)
		busy += guard_sweep(s->lanes[i].guard, clock_ticks(),
				    s->stopping);
	return busy;
}

void server_tick(struct server *s)
{
	sweep(s);
}

void server_stop(struct server *s, int64_t patience)
{
	int64_t until = clock_ticks() + patience;

	s->stopping = true;
	for (size_t i = 0; i < s->n; i++)
		if (s->lanes[i].daemon)
			close(MHD_quiesce_daemon(s->lanes[i].daemon));
	while (sweep(s) && clock_ticks() < until)
		usleep(20 * 1000);
	for (size_t i = 0; i < s->n; i++)
		lane_stop(&s->lanes[i]);
	arena_destroy(s->arena);
}
