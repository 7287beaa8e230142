/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/server.h"
#include "base/clock.h"
#include "base/log.h"
#include "http/cache.h"
#include "http/compress.h"
#include "http/exchange.h"
#include "http/headers.h"
#include "http/listen.h"
#include "http/metrics.h"
#include "http/rate.h"
#include "http/static.h"
#include "base/allow_memory.h"

#include <fcntl.h>
#include <microhttpd.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	HEADER_BYTES = 16 * 1024, CONNECTIONS = 512,
	PER_ADDRESS = 128,              /* a hall full of phones has one */
	SILENCE = 15,                                           /* seconds */
	SLOW = 1000 * 1000,                                     /* microseconds */
	TRIM = 1000,                                            /* milliseconds */
	PAGES = 4 << 20,                                /* bytes of a thread */
	PAGE_AGE = 60,                                          /* seconds */
	SLOWEST = 64                    /* bytes a millisecond, of an upload */
};

/* A whole reply that is sent again and again. */
struct kept {
	struct MHD_Response *whole, *same;      /* 200; 304 */
	str etag;
	enum rate rate;
};

/* What one thread has for itself. */
struct lane {
	struct server *server;
	struct MHD_Daemon *daemon;
	int closing;                    /* where it listened; 0: still does */
	struct db *db;
	struct index *index;
	struct guard *guard;
	struct press *press;
	struct cache *pages, *files;
	struct exchanges exchanges;
	struct tally tally;
	int64_t refused_at;             /* the last refusal in the log */
};

struct server {
	struct server_setup setup;
	struct arena *arena;
	struct rates *rates;
	struct lane *lanes;
	size_t n;
	struct metrics metrics;
	int64_t next_trim;
	str address;
	_Atomic bool stopping;
	struct gate uploads;
	_Atomic int apart;              /* threads that prepare an upload */
};

/* What may take so many times the patience of the configuration. */
enum { HEADER = 1, BODY = 3, REQUEST = 6 };

static int64_t deadline(const struct lane *lane, int times)
{
	return clock_ticks() +
	       times * 1000 * lane->server->setup.conf->patience;
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
			->client_addr,
		deadline(lane, HEADER));
}

/* The first line of a request is there: the start of an exchange. */
static void *on_target(void *cls, const char *target, struct MHD_Connection *c)
{
	struct lane *lane = cls;
	struct exchange *ex = exchange_take(&lane->exchanges);

	ex->guest = guest_of(c);
	ex->guest->busy = true;
	ex->target = arena_str(ex->arena, str_from_z(target));
	ex->deadline = deadline(lane, REQUEST);
	return ex;
}

static void on_completed(void *cls, struct MHD_Connection *c, void **state,
			 enum MHD_RequestTerminationCode how)
{
	struct lane *lane = cls;
	struct exchange *ex = *state;

	(void)c, (void)how;
	if (!ex)
		return;
	ex->guest->busy = false;
	ex->guest->until = deadline(lane, HEADER) + 1000 * SILENCE;
	exchange_give_back(&lane->exchanges, ex);
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

static void add_headers(struct exchange *ex, struct MHD_Response *response,
			const struct headers *headers)
{
	for (size_t i = 0; i < headers->n; i++)
		MHD_add_response_header(response,
			arena_z(ex->arena, headers->at[i].name),
			arena_z(ex->arena, headers->at[i].value));
}

static struct MHD_Response *response_of(struct exchange *ex, str body,
					const struct headers *headers,
					enum MHD_ResponseMemoryMode memory)
{
	struct MHD_Response *response = MHD_create_response_from_buffer(
		body.n, (void *)(uintptr_t)body.p, memory);

	if (!response)
		abort();
	add_headers(ex, response, headers);
	return response;
}

static enum MHD_Result send_response(struct exchange *ex,
				     struct MHD_Connection *c, int status,
				     struct MHD_Response *response)
{
	ex->guest->until = ex->deadline;
	return MHD_queue_response(c, (unsigned)status, response);
}

/* A long body on its way out. */
struct sending {
	struct db *db;
	struct long_body pieces;
};

/* In the thread that serves, so it may use its database. */
static ssize_t send_piece(void *about, uint64_t at, char *out, size_t room)
{
	const struct sending *s = about;
	const struct long_body *p = &s->pieces;
	struct arena *a = arena_create(4 * p->piece + (1 << 20));
	struct tx *tx = tx_begin(s->db, a, TX_READ);
	str piece = p->read(tx, p->about, (int64_t)(at / p->piece));
	size_t skip = at % p->piece, n = 0;

	if (tx_end(tx) && piece.n > skip) {
		n = piece.n - skip < room ? piece.n - skip : room;
		memcpy(out, piece.p + skip, n);
	}
	arena_destroy(a);
	return n ? (ssize_t)n : MHD_CONTENT_READER_END_WITH_ERROR;
}

static enum MHD_Result send_pieces(struct lane *lane, struct exchange *ex,
				   struct MHD_Connection *c,
				   const struct reply *reply)
{
	struct headers headers = headers_of(&ex->req, reply, (str){ 0 });
	struct sending *sending = calloc(1, sizeof *sending);
	struct MHD_Response *response;
	enum MHD_Result done;

	if (!sending)
		abort();
	*sending = (struct sending){ lane->db, reply->pieces };
	response = MHD_create_response_from_callback(reply->pieces.size,
		reply->pieces.piece, send_piece, sending, free);
	if (!response)
		abort();
	add_headers(ex, response, &headers);
	ex->deadline += (int64_t)(reply->pieces.size / SLOWEST);
	done = send_response(ex, c, reply->status, response);
	MHD_destroy_response(response);
	return done;
}

/* A file of this machine, however large: it never comes into memory. */
static enum MHD_Result send_file(struct exchange *ex, struct MHD_Connection *c,
				 const struct reply *reply)
{
	struct headers headers = headers_of(&ex->req, reply, (str){ 0 });
	int fd = open(reply->file, O_RDONLY | O_CLOEXEC);
	struct MHD_Response *response;
	enum MHD_Result done;
	struct stat seen;

	if (fd < 0 || fstat(fd, &seen) || !S_ISREG(seen.st_mode)) {
		if (fd >= 0)
			close(fd);
		return MHD_NO;          /* it went in the meantime */
	}
	response = MHD_create_response_from_fd64((uint64_t)seen.st_size, fd);
	if (!response)
		abort();
	add_headers(ex, response, &headers);
	ex->deadline += seen.st_size / SLOWEST;
	done = send_response(ex, c, reply->status, response);
	MHD_destroy_response(response);
	return done;
}

static enum MHD_Result send_once(struct lane *lane, struct exchange *ex,
				 struct MHD_Connection *c,
				 const struct reply *reply, str etag)
{
	struct headers headers = headers_of(&ex->req, reply, etag);
	bool same = headers_match(ex->wire.if_none_match, etag);
	str body = same ? (str){ 0 } : reply->body;
	struct MHD_Response *response;
	enum MHD_Result done;

	if ((codings_accepted(ex->wire.accept_encoding) & CODING_GZIP) &&
	    compress_pays(reply->type, body)) {
		body = press_gzip(lane->press, ex->arena, body, true);
		headers_put(&headers, S("Content-Encoding"), S("gzip"));
	}
	if (!ex->begun || lane->server->stopping)
		headers_put(&headers, S("Connection"), S("close"));
	response = response_of(ex, body, &headers, MHD_RESPMEM_PERSISTENT);
	done = send_response(ex, c, same ? 304 : reply->status, response);
	MHD_destroy_response(response);
	return done;
}

static void kept_drop(void *value)
{
	struct kept *kept = value;

	MHD_destroy_response(kept->whole);
	if (kept->same)
		MHD_destroy_response(kept->same);
	free((char *)(uintptr_t)kept->etag.p);
	free(kept);
}

static struct kept *kept_create(struct exchange *ex, str body,
				const struct headers *headers, str etag)
{
	struct headers fewer = headers_unchanged(headers);
	struct kept *kept = calloc(1, sizeof *kept);
	char *tag = calloc(1, etag.n + 1);

	if (!kept || !tag)
		abort();
	if (etag.n)
		memcpy(tag, etag.p, etag.n);
	*kept = (struct kept){
		.whole = response_of(ex, body, headers, MHD_RESPMEM_MUST_COPY),
		.same = response_of(ex, (str){ 0 }, &fewer,
				    MHD_RESPMEM_PERSISTENT),
		.etag = { tag, etag.n },
		.rate = ex->req.route ? ex->req.route->rate : UNLIMITED,
	};
	return kept;
}

static enum MHD_Result send_kept(struct lane *lane, struct exchange *ex,
				 struct MHD_Connection *c,
				 const struct kept *kept)
{
	bool same = ex->wire.if_none_match.n &&
		    headers_match(ex->wire.if_none_match, kept->etag);

	tally_reply(&lane->tally, same ? 304 : 200, 0);
	return send_response(ex, c, same ? 304 : 200,
			     same ? kept->same : kept->whole);
}

/* The body of a file as this reader takes it smallest. */
static str smallest(const struct static_file *file, unsigned codings,
		    str *coding)
{
	*coding = S("identity");
	if (file->brotli.n && (codings & CODING_BROTLI)) {
		*coding = S("br");
		return file->brotli;
	}
	if (file->gzip.n && (codings & CODING_GZIP)) {
		*coding = S("gzip");
		return file->gzip;
	}
	return file->body;
}

/* The file at this path; NULL: there is none. */
static struct kept *file_at(struct lane *lane, struct exchange *ex)
{
	const struct static_file *file = static_find(ex->req.path);
	struct headers headers;
	struct kept *kept;
	str coding, body, key;

	if (!file)
		return NULL;
	body = smallest(file, codings_accepted(ex->wire.accept_encoding),
			&coding);
	key = arena_f(ex->arena, "%.*s %.*s", (int)coding.n, coding.p,
		      (int)file->path.n, file->path.p);
	kept = cache_get(lane->files, key, 0, 0);
	if (kept)
		return kept;
	headers = headers_static(file, coding);
	kept = kept_create(ex, body, &headers, (str){ 0 });
	cache_put(lane->files, key, kept, body.n, 0);
	return kept;
}

static str etag_of(struct exchange *ex, const struct reply *reply)
{
	if (ex->req.method != GET || reply->status != 200 || !reply->body.n ||
	    ex->req.head.no_store || ex->req.who.id.v)
		return (str){ 0 };
	return arena_f(ex->arena, "W/\"%016" PRIx64 "\"",
		       str_hash(reply->body));
}

/* Keep it for the next visitors, and send it to this one. */
static enum MHD_Result send_and_keep(struct lane *lane, struct exchange *ex,
				     struct MHD_Connection *c, str key,
				     const struct reply *reply)
{
	str etag = etag_of(ex, reply), body = reply->body;
	struct headers headers = headers_of(&ex->req, reply, etag);
	struct kept *kept;

	if (key.p[0] == '1' && compress_pays(reply->type, body)) {
		body = press_gzip(lane->press, ex->arena, body, false);
		headers_put(&headers, S("Content-Encoding"), S("gzip"));
	}
	kept = kept_create(ex, body, &headers, etag);
	cache_put(lane->pages, key, kept, 4096 + body.n,
		  ex->req.now + PAGE_AGE);
	lane->tally.cached = (int64_t)cache_size(lane->pages);
	return send_kept(lane, ex, c, kept);
}

/* Who signed in, who was refused. Of a flood of refusals one a second. */
static void note_event(struct lane *lane, const struct request *req, int status)
{
	person_id about = req->event_about.v ? req->event_about : req->who.id;

	if (!req->event || (status >= 400 && lane->refused_at == req->now))
		return;
	if (status >= 400)
		lane->refused_at = req->now;
	log_info(req->event, "route=%s status=%d person=%lld",
		 req->route ? req->route->path : "-", status,
		 (long long)about.v);
}

static void note(struct lane *lane, const struct request *req, int status,
		 int64_t micros)
{
	const char *route = req->route ? req->route->path : "-";

	lane->tally.statements = db_statements_run(lane->db);
	note_event(lane, req, status);
	if (status >= 500)
		log_error("request.failed", "route=%s status=%d", route, status);
	if (micros > SLOW)
		log_warn("request.slow", "route=%s ms=%lld", route,
			 (long long)micros / 1000);
}

static enum MHD_Result answer_anew(struct lane *lane, struct exchange *ex,
				   struct MHD_Connection *c, str key)
{
	int64_t began = clock_micros(), took;
	struct request *req = &ex->req;
	struct reply reply;

	if (!req->received)
		req->body = buf_str(&ex->body);
	req->index = lane->index;
	req->metrics = &lane->server->metrics;
	reply = http_serve(lane->server->setup.app, lane->db, req);
	took = clock_micros() - began;
	note(lane, req, reply.status, took);
	if (reply.for_all && key.n && cache_wants(lane->pages, key))
		return send_and_keep(lane, ex, c, key, &reply);
	tally_reply(&lane->tally, reply.status, took);
	if (reply.pieces.size)
		return send_pieces(lane, ex, c, &reply);
	if (reply.file)
		return send_file(ex, c, &reply);
	return send_once(lane, ex, c, &reply, etag_of(ex, &reply));
}

static enum MHD_Result answer(struct lane *lane, struct exchange *ex,
			      struct MHD_Connection *c)
{
	unsigned codings = codings_accepted(ex->wire.accept_encoding);
	str key = exchange_key(ex, codings & CODING_GZIP);
	struct kept *kept = NULL;

	if (ex->req.method == GET && str_starts(ex->req.path, S("/static/")))
		kept = file_at(lane, ex);
	else if (key.n)
		kept = cache_get(lane->pages, key, db_version(lane->db),
				 ex->req.now);
	if (!kept || !rate_allows(&ex->req, kept->rate))
		return answer_anew(lane, ex, c, key);
	lane->tally.hits++;
	return send_kept(lane, ex, c, kept);
}

static enum MHD_Result refuse(struct lane *lane, struct exchange *ex,
			      struct MHD_Connection *c, int status)
{
	struct reply reply = exchange_refusal(ex, status);

	ex->begun = false;              /* so the connection closes */
	ex->guest->linger = true;
	tally_reply(&lane->tally, status, 0);
	return send_once(lane, ex, c, &reply, (str){ 0 });
}

/* What one upload is prepared with, beside the thread that serves. */
struct aside {
	struct lane *lane;
	struct request *req;
	struct MHD_Connection *c;
};

static void *prepare(void *about)
{
	struct aside aside = *(struct aside *)about;    /* the exchange may go */

	aside.req->route->prepare(aside.req);
	MHD_resume_connection(aside.c);
	aside.lane->server->apart--;
	return NULL;
}

/* The connection sleeps meanwhile, and comes back to on_request. */
static void prepare_aside(struct lane *lane, struct exchange *ex,
			  struct MHD_Connection *c)
{
	struct aside *aside = arena_new(ex->arena, struct aside);
	pthread_t thread;

	*aside = (struct aside){ lane, &ex->req, c };
	lane->server->apart++;
	MHD_suspend_connection(c);
	if (pthread_create(&thread, NULL, prepare, aside))
		prepare(aside);
	else
		pthread_detach(thread);
}

static enum MHD_Result answer_upload(struct lane *lane, struct exchange *ex,
				     struct MHD_Connection *c)
{
	struct request *req = &ex->req;

	if (!req->received) {
		req->body = spool_bytes(&ex->spool);
		if (ex->spool.failed)
			return refuse(lane, ex, c, 507);
		if (http_receive(lane->server->setup.app, lane->db, req)) {
			prepare_aside(lane, ex, c);
			return MHD_YES;
		}
	}
	return answer_anew(lane, ex, c, (str){ 0 });
}

/* Room and time for it, if they may. 0, or the status to refuse it with. */
static int begin_upload(struct lane *lane, struct exchange *ex)
{
	const struct server_setup *setup = &lane->server->setup;
	int64_t size = wire_length(&ex->wire), time;

	if (!http_admits(setup->app, lane->db, &ex->req))
		return 403;
	if (size < 0)
		size = (int64_t)ex->body.limit;
	time = size / SLOWEST;
	ex->guest->until += time;
	ex->deadline += time;
	return spool_open(&ex->spool, &lane->server->uploads,
			  arena_z(ex->arena, setup->conf->data),
			  ex->body.limit);
}

/* The header is there; the body is not. */
static enum MHD_Result begin(struct lane *lane, struct exchange *ex,
			     struct MHD_Connection *c, const char *method,
			     const char *version)
{
	const struct server_setup *setup = &lane->server->setup;
	int status;

	ex->req.conf = setup->conf;
	ex->req.rates = lane->server->rates;
	ex->guest->until = deadline(lane, BODY);
	MHD_get_connection_values_n(c, MHD_HEADER_KIND, take_header, ex);
	status = exchange_begin(ex, setup->app, lane->server->address,
				str_from_z(method), str_from_z(version));
	if (!status && exchange_uploads(ex))
		status = begin_upload(lane, ex);
	if (status)
		return refuse(lane, ex, c, status);
	ex->begun = true;
	return MHD_YES;         /* a reply now would close the connection */
}

static enum MHD_Result on_request(void *cls, struct MHD_Connection *c,
				  const char *url, const char *method,
				  const char *version, const char *upload,
				  size_t *upload_n, void **state)
{
	struct exchange *ex = *state;

	(void)url;
	if (!ex->begun)
		return begin(cls, ex, c, method, version);
	if (!*upload_n)
		return exchange_uploads(ex) ? answer_upload(cls, ex, c)
					    : answer(cls, ex, c);
	if (exchange_uploads(ex))
		spool_add(&ex->spool, (str){ upload, *upload_n });
	else
		buf_add(&ex->body, (str){ upload, *upload_n });
	*upload_n = 0;
	/* More, in chunks, than may be: no reply can be given in the middle
	 * of them, so the line is cut. */
	return ex->body.overflow || ex->spool.overflow ? MHD_NO : MHD_YES;
}

static void ignore_log(void *cls, const char *fmt, va_list ap)
{
	(void)cls, (void)fmt, (void)ap;
}

static struct MHD_Daemon *daemon_on(struct lane *lane, int fd)
{
	bool proxied = lane->server->setup.conf->proxied;

	return MHD_start_daemon(
		MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC |
		MHD_USE_ERROR_LOG | MHD_ALLOW_SUSPEND_RESUME,
		0, NULL, NULL, on_request, lane,
		MHD_OPTION_EXTERNAL_LOGGER, ignore_log, NULL,
		MHD_OPTION_LISTEN_SOCKET, fd,
		MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEADER_BYTES,
		MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)SILENCE,
		MHD_OPTION_PER_IP_CONNECTION_LIMIT,
		(unsigned)(proxied ? 0 : PER_ADDRESS),
		MHD_OPTION_STRICT_FOR_CLIENT, 1,
		MHD_OPTION_NOTIFY_CONNECTION, on_connection, lane,
		MHD_OPTION_NOTIFY_COMPLETED, on_completed, lane,
		MHD_OPTION_URI_LOG_CALLBACK, on_target, lane,
		MHD_OPTION_UNESCAPE_CALLBACK, leave_encoded, NULL,
		MHD_OPTION_END);
}

static bool lane_start(struct lane *lane, const struct listener *listener,
		       struct err *err)
{
	const struct server_setup *setup = &lane->server->setup;
	int fd;

	lane->guard = guard_create();
	lane->press = press_create();
	lane->pages = cache_create(PAGES, kept_drop);
	lane->files = cache_create(PAGES, kept_drop);
	lane->db = db_open(setup->database, err);
	fd = lane->db ? listener_open(listener, err) : -1;
	if (fd < 0)
		return false;
	if (setup->open_index)
		lane->index = setup->open_index(setup->index_about);
	lane->daemon = daemon_on(lane, fd);
	return lane->daemon || err_set(err, "the server cannot start");
}

/* No new connections. The socket is closed later: its thread may be at it. */
static void lane_quiesce(struct lane *lane)
{
	if (!lane->daemon)
		return;
	lane->closing = MHD_quiesce_daemon(lane->daemon);
	shutdown(lane->closing, SHUT_RDWR);
}

static void lane_stop(struct lane *lane)
{
	const struct server_setup *setup = &lane->server->setup;

	if (lane->daemon)
		MHD_stop_daemon(lane->daemon);
	if (lane->closing)
		close(lane->closing);
	if (lane->index)
		setup->close_index(lane->index);
	if (lane->db)
		db_close(lane->db);
	cache_destroy(lane->pages);
	cache_destroy(lane->files);
	press_destroy(lane->press);
	exchanges_release(&lane->exchanges);
	guard_destroy(lane->guard);
}

static size_t lanes_wanted(const struct conf *conf)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	if (conf->workers > 0 && conf->workers <= 64)
		return (size_t)conf->workers;
	return cores > 0 && cores <= 64 ? (size_t)cores : 1;
}

static bool start_lanes(struct server *s, const struct listener *listener,
			struct err *err)
{
	size_t wanted = lanes_wanted(s->setup.conf);

	s->lanes = arena_array(s->arena, struct lane, wanted);
	s->metrics.at = arena_array(s->arena, struct tally *, wanted);
	for (size_t i = 0; i < wanted; i++) {
		s->lanes[i].server = s;
		s->metrics.at[i] = &s->lanes[i].tally;
	}
	s->metrics.n = wanted;
	while (s->n < wanted)
		if (!lane_start(&s->lanes[s->n++], listener, err))
			return false;
	return true;
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
	s->rates = rates_create();
	if (start_lanes(s, &listener, err))
		return s;
	server_stop(s, 0);
	return NULL;
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
	if (clock_ticks() < s->next_trim)
		return;
	memory_trim();
	s->next_trim = clock_ticks() + TRIM;
}

void server_stop(struct server *s, int64_t patience)
{
	int64_t until = clock_ticks() + patience;

	s->stopping = true;
	for (size_t i = 0; i < s->n; i++)
		lane_quiesce(&s->lanes[i]);
	while (sweep(s) && clock_ticks() < until)
		usleep(20 * 1000);
	while (s->apart)                /* each has an end of its own */
		usleep(20 * 1000);
	for (size_t i = 0; i < s->n; i++)
		lane_stop(&s->lanes[i]);
	rates_destroy(s->rates);
	arena_destroy(s->arena);
}
