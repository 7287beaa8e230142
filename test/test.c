/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/test.h"
#include "base/log.h"
#include "base/when.h"
#include "crypto/crypto.h"
#include "http/url.h"
#include "image/image.h"
#include "jobs/worker.h"
#include "search/search.h"
#include "test/blank.h"

#include <stdlib.h>
#include <unistd.h>

static struct { const char *name; void (*fn)(void); } tests[2048];
static int n_tests, n_failed;
static const struct route *tried[512];
static size_t n_tried;
static bool failed;

void test_register(const char *name, void (*fn)(void))
{
	tests[n_tests].name = name;
	tests[n_tests++].fn = fn;
}

void test_failed(const char *file, int line, const char *what)
{
	printf("%s:%d: expected %s\n", file, line, what);
	failed = true;
}

struct world world_new(const char *sql)
{
	struct world w = { .arena = arena_create(256 << 20) };

	w.conf = conf_default();
	w.url = S("http://test.example.org");
	w.now = 1795000000;                     /* 18 November 2026 */
	w.db = blank_take(&w.schema);
	world_sql(&w, sql);
	return w;
}

static const char *file_of(const struct world *w, struct arena *a)
{
	return arena_f(a, "%s/db", w->folder).p;
}

void world_share(struct world *w)
{
	char folder[] = "/tmp/brengplein-XXXXXX";
	struct err err;

	if (w->schema)
		return;
	if (!mkdtemp(folder))
		abort();
	w->folder = arena_z(w->arena, str_from_z(folder));
	if (!db_backup(w->db, file_of(w, w->arena), &err))
		abort();
	db_close(w->db);
	w->db = db_open(file_of(w, w->arena), &err);
	if (!w->db)
		abort();
}

struct world world_beside(const struct world *w)
{
	struct world beside = *w;
	struct err err;

	beside.arena = arena_create(256 << 20);
	beside.forms = (struct page_forms){ 0 };
	beside.db = w->schema ? blank_beside(w->schema)
			      : db_open(file_of(w, beside.arena), &err);
	if (!beside.db)
		abort();
	return beside;
}

void world_leave(struct world *beside)
{
	db_close(beside->db);
	arena_destroy(beside->arena);
}

static struct reply send_form(struct world *w, const struct page_form *form,
			      const char *body);

/* As soon as they saw them: nobody is signed out, and links are good again. */
static void try_forms(struct world *w)
{
	struct page_forms seen = w->forms;

	if (!seen.n)
		return;
	world_sql(w, arena_f(w->arena, "UPDATE session SET created_at = %lld,"
		" seen_at = %lld; UPDATE link_token SET used_at = 0,"
		" ends_at = %lld", (long long)w->now, (long long)w->now,
		(long long)w->now + HOUR).p);
	w->file = (struct upload){ 0 };
	EXPECT(!forms_try(w, &seen, send_form));
}

void world_end(struct world *w)
{
	try_forms(w);
	index_close(w->index);
	blank_give_back(w->db, w->schema);
	if (w->folder) {
		unlink(file_of(w, w->arena));
		rmdir(w->folder);
	}
	arena_destroy(w->arena);
}

void world_sql(struct world *w, const char *sql)
{
	if (!db_script(w->db, sql)) {
		printf("cannot run: %s\n", sql);
		abort();
	}
	if (w->schema)
		blank_count_on(w->schema, sql);
}

void world_person(struct world *w, int64_t id, const char *name)
{
	world_sql(w, arena_f(w->arena,
		"INSERT INTO person (id, name, mail, created_at) VALUES"
		" (%lld, '%s', lower('%s@example.org'), 0)",
		(long long)id, name, name).p);
	world_sign_in(w, id);
}

void world_sign_in(struct world *w, int64_t id)
{
	str token = sha256_hex(w->arena, arena_f(w->arena, "%lld", (long long)id));

	world_sql(w, arena_f(w->arena,
		"DELETE FROM session WHERE person_id = %lld;"
		"INSERT INTO session (token_hash, person_id, csrf, created_at,"
		" seen_at) VALUES ('%.*s', %lld, 'let-me-in', %lld, %lld);",
		(long long)id, (int)token.n, token.p, (long long)id,
		(long long)w->now, (long long)w->now).p);
}

/* The same form as a browser sends it with a file. */
static void send_file(struct world *w, struct request *req)
{
	struct buf b = { .arena = w->arena, .limit = 64 << 20 };
	str rest = req->body;

	while (rest.n) {
		str value = str_cut(&rest, '&'), name = str_cut(&value, '=');

		value = url_decode(w->arena, value);
		buf_addf(&b, "--edge\r\nContent-Disposition: form-data; "
			 "name=\"%.*s\"\r\n\r\n", (int)name.n, name.p);
		buf_add(&b, value);
		buf_add(&b, S("\r\n"));
	}
	buf_addf(&b, "--edge\r\nContent-Disposition: form-data; name=\"%.*s\"; "
		 "filename=\"%.*s\"\r\n\r\n", (int)w->file.field.n,
		 w->file.field.p, (int)w->file.name.n, w->file.name.p);
	buf_add(&b, w->file.bytes);
	buf_add(&b, S("\r\n--edge--\r\n"));
	req->body = buf_str(&b);
	req->content_type = S("multipart/form-data; boundary=edge");
}

static struct reply call(struct world *w, const char *path, str cookies,
			 const char *csrf, const char *form)
{
	str query = str_from_z(path), before = str_cut(&query, '?');
	struct request req = {
		.arena = w->arena, .method = form ? POST : GET, .path = before,
		.query = query, .conf = &w->conf, .index = w->index,
		.now = w->now, .url = w->url,
		.ip = S("127.0.0.1"), .cookies = cookies, .agent = w->agent,
		.content_type = S("application/x-www-form-urlencoded"),
	};
	struct reply reply;

	if (form)
		req.body = arena_f(w->arena, "csrf=%s&%s", csrf, form);
	if (form && w->file.field.n)
		send_file(w, &req);
	reply = http_serve(&brengplein, w->db, &req);
	if (!form && reply.status == 200 && !reply.type.n)
		forms_note(&w->forms, w->arena, &(struct page_form){
			.action = before, .cookies = cookies, .csrf = csrf },
			reply.body);
	return reply;
}

static struct reply send_form(struct world *w, const struct page_form *form,
			      const char *body)
{
	return call(w, arena_z(w->arena, form->action), form->cookies,
		    form->csrf, body);
}

/* What the cookie of a session begins with where it is for https only. */
static const char *host(const struct world *w)
{
	return str_starts(w->url, S("https://")) ? "__Host-" : "";
}

static struct reply call_as(struct world *w, int64_t person, const char *path,
			    const char *form)
{
	if (!person)
		return post_with(w, S(""), path, form);
	return call(w, path, arena_f(w->arena, "%ssid=%lld", host(w),
				     (long long)person),
		    "let-me-in", form);
}

struct reply get(struct world *w, int64_t person, const char *path)
{
	return call_as(w, person, path, NULL);
}

struct reply post(struct world *w, int64_t person, const char *path,
		  const char *form)
{
	return call_as(w, person, path, form);
}

struct reply get_with(struct world *w, str cookies, const char *path)
{
	return post_with(w, cookies, path, NULL);
}

struct reply post_with(struct world *w, str cookies, const char *path,
		       const char *form)
{
	static const char token[] = "0123456789abcdef0123456789abcdef";

	return call(w, path, arena_f(w->arena, "form=%s; %.*s", token,
				     (int)cookies.n, cookies.p), token, form);
}

str cookie_of(struct reply r, const char *name)
{
	for (size_t i = 0; i < COUNT(r.cookies); i++) {
		str rest = r.cookies[i], pair = str_cut(&rest, ';'), value = pair;

		if (str_eq(str_cut(&value, '='), str_from_z(name)))
			return pair;
	}
	return (str){ 0 };
}

str mailed(struct world *w, const char *to, const char *path)
{
	struct tx *tx = tx_begin(w->db, w->arena, TX_READ);
	struct db_query q = { "mailed", arena_f(w->arena,
		"SELECT text FROM mail WHERE recipient = '%s' ORDER BY id DESC",
		to).p };
	struct db_cursor c = db_run(tx, &q, NULL, 0);
	str text;
	size_t at, n;

	text = db_next(&c) ? db_col_str(&c, 0) : (str){ 0 };
	at = str_find(text, str_from_z(path));
	n = at < text.n ? at + strlen(path) : at;
	while (n < text.n && (unsigned char)text.p[n] > ' ')
		n++;
	db_done(&c);
	db_forget(tx, &q);
	(void)!tx_end(tx);
	return (str){ arena_z(w->arena, (str){ text.p + at, n - at }), n - at };
}

void world_work(struct world *w)
{
	struct worker *worker = worker_create(&(struct worker_setup){
		.kinds = brengplein_jobs, .periodic = brengplein_periodic,
		.conf = &w->conf, .conf_of = brengplein.conf_of,
		.db = w->db, .index = w->index,
		.url = S("http://test.example.org") });

	/* What is sent ends in the time of this world, not of the machine. */
	do {
		while (worker_step(worker, w->now))
			;
	} while (worker_wait(worker));
	worker_destroy(worker);
}

int64_t count(struct world *w, const char *sql)
{
	struct tx *tx = tx_begin(w->db, w->arena, TX_READ);
	struct db_query q = { "count", sql };
	struct db_cursor c = db_run(tx, &q, NULL, 0);
	int64_t n = db_next(&c) ? db_col_int(&c, 0) : -1;

	db_done(&c);
	db_forget(tx, &q);
	return tx_end(tx) ? n : -1;
}

bool shows(struct reply r, const char *text)
{
	return str_find(r.body, str_from_z(text)) < r.body.n;
}

/* Note that its route was tried, for the last test of all. */
static void note_tried(struct world *w, const char *path, const char *form)
{
	str rest = str_from_z(path), before = str_cut(&rest, '?');
	struct request req = { .arena = w->arena, .path = before,
			       .method = form ? POST : GET };
	const struct route *route = http_route(&brengplein, &req);

	if (route && n_tried < COUNT(tried))
		tried[n_tried++] = route;
}

/* In PostgreSQL: the number after that of every transaction that ended. */
#define NEXT "CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS text) AS bigint)"

static int64_t next_transaction(struct world *w)
{
	return w->schema ? count(w, "SELECT " NEXT) : 0;
}

/* There is none left open, and all since that one were undone. */
static bool all_undone(struct world *w, int64_t since)
{
	return w->schema && !count(w, arena_f(w->arena,
		"SELECT count(*) FROM generate_series(%lld, " NEXT ") x"
		" WHERE pg_current_xact_id_if_assigned() IS NOT NULL OR (x < "
		NEXT " AND pg_xact_status(CAST(CAST(x AS text) AS xid8))"
		" <> 'aborted')", (long long)since).p);
}

/* To the byte. An image is large, and there is one for each statement; where
 * the database itself can tell that nothing was written, it need not be made. */
static bool is_still(struct world *w, str before, int64_t since)
{
	struct arena *a;
	bool same;

	if (all_undone(w, since))
		return true;
	a = arena_create(64 << 20);
	same = str_eq(db_image(w->db, a), before);
	arena_destroy(a);
	return same;
}

static void fail_each_statement(struct world *w, str cookies, int64_t person,
				const char *path, const char *form)
{
	str before;

	note_tried(w, path, form);
	/* What is free may hold anything after a rollback. */
	if (!w->schema)
		world_sql(w, "VACUUM");
	before = db_image(w->db, w->arena);

	for (int nth = 1;; nth++) {
		int64_t since = next_transaction(w);
		int run = db_statements_run(w->db);
		struct reply r;

		db_fail_at(w->db, nth);
		r = cookies.n ? post_with(w, cookies, path, form)
			      : call_as(w, person, path, form);
		db_fail_at(w->db, 0);
		if (db_statements_run(w->db) - run < nth)
			break;
		EXPECT(r.status == 500);
		EXPECT(is_still(w, before, since));
	}
}

void survives_every_failure(struct world *w, int64_t person, const char *path,
			    const char *form)
{
	fail_each_statement(w, (str){ 0 }, person, path, form);
}

void survives_every_failure_with(struct world *w, str cookies,
				 const char *path, const char *form)
{
	fail_each_statement(w, cookies, 0, path, form);
}

static bool was_tried(const struct route *route)
{
	for (size_t i = 0; i < n_tried; i++)
		if (tried[i] == route)
			return true;
	return false;
}

/* Not among the others: it comes when all have run. */
static void every_writing_route_survives_every_failing_statement(void)
{
	for (const struct route *const *list = brengplein.routes; *list; list++)
		for (const struct route *r = *list; r->path; r++) {
			bool ok = r->method != POST || r->flags & READS ||
				  was_tried(r);

			if (!ok)
				printf("not tried: POST %s\n", r->path);
			EXPECT(ok);
		}
}

/* The same of each form on a page that any test saw. */
static void every_form_that_was_seen_takes_everything_wrong(void)
{
	EXPECT(!forms_untried());
}

/* tests [PART]: only those with that in their name. */
int main(int argc, char **argv)
{
	int n_skipped = 0;

	if (argc == 2 && !strcmp(argv[1], IMAGE_CHILD))
		return image_child();
	if (argc < 2) {
		test_register("every_writing_route_survives_every_failing_statement",
			      every_writing_route_survives_every_failing_statement);
		test_register("every_form_that_was_seen_takes_everything_wrong",
			      every_form_that_was_seen_takes_everything_wrong);
	}

	log_off();
	for (int i = 0; i < n_tests; i++) {
		failed = false;
		if (argc > 1 && !strstr(tests[i].name, argv[1])) {
			n_skipped++;
			continue;
		}
		tests[i].fn();
		n_failed += failed;
		if (failed)
			printf("FAILED %s\n", tests[i].name);
	}
	printf("%d passed, %d failed, %d skipped\n",
	       n_tests - n_failed - n_skipped, n_failed, n_skipped);
	return n_failed != 0;
}
