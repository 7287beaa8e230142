/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Thirty note-takers at one table save at once, and the network loses, doubles
 * and holds up what they send: nothing is lost, nothing is overwritten, and
 * each finds their own lines in the order in which they were written.
 */
#include "test/server/site.h"

#include <pthread.h>
#include <unistd.h>

/* LONGEST: what a wait doubles at most, of a machine that has more to do. */
enum { TAKERS = 30, LINES = 12, TRIES = 400, LONGEST = 4 };

/* One of them. How the network is stands in the seed, so that a run can be
 * done again. */
struct taker {
	const struct site *site;
	const char *link;
	struct arena *arena;
	unsigned seed;
	int n;                          /* which of the thirty */
	int first;                      /* lines before it are saved */
	bool done;
};

static unsigned chance(struct taker *t, unsigned of)
{
	t->seed = t->seed * 1103515245u + 12345u;
	return (t->seed >> 16) % of;
}

/* All lines from first to last, as their page sends them. */
static const char *batch(struct taker *t, int first, int last)
{
	struct buf body = { .arena = t->arena, .limit = 1 << 16 };

	for (int i = first; i < last; i++) {
		buf_addf(&body, "%sregel=merk%%3D%08x%08x%%26soort%%3Dneed"
			"%%26tekst%%3Dvan-%02d-regel-%02d", body.n ? "&" : "",
			0xa0u + (unsigned)t->n, (unsigned)i, t->n, i);
		/* all change the line of one of them: one change on another */
		if (i == LINES - 1)
			buf_addf(&body, "&regel=merk%%3D%08x%08x"
				"%%26basis%%3Dffffffffffffffff%%26soort%%3Dneed"
				"%%26tekst%%3Dvan-%02d-over-alles",
				0xb0000u + (unsigned)t->n, (unsigned)i, t->n);
	}
	return arena_f(t->arena, "POST %s/regels HTTP/1.1\r\nHost: a\r\n"
		"Content-Type: application/x-www-form-urlencoded\r\n"
		"Content-Length: %zu\r\nConnection: close\r\n\r\n%.*s",
		t->link, body.n, (int)body.n, body.p).p;
}

/* The request gets there, and perhaps its answer comes back. */
static bool send_batch(struct taker *t, const char *bytes)
{
	bool cut_before = !chance(t, 4), cut_after = !chance(t, 3);
	size_t half = strlen(bytes) / (1 + chance(t, 3));
	int fd = dial(t->site);
	bool ok = false;

	if (cut_before) {
		say(fd, arena_f(t->arena, "%.*s", (int)half, bytes).p);
	} else {
		say(fd, bytes);
		ok = !cut_after && status_of(hear(t->arena, fd)) == 200;
	}
	close(fd);
	return ok;
}

static void *write_lines(void *about)
{
	struct taker *t = about;
	const char *old = NULL;
	int written = 0, in_vain = 0;

	for (int i = 0; i < TRIES && t->first < LINES; i++) {
		int last = written < LINES ? ++written : LINES;
		const char *bytes = batch(t, t->first, last);

		if (old && !chance(t, 3))
			(void)send_batch(t, old);       /* it was held up */
		if (send_batch(t, bytes)) {
			t->first = last;
			in_vain = 0;
		} else {        /* a page waits longer than this */
			usleep(1000 * (5 + chance(t, 40)) << in_vain);
			in_vain += in_vain < LONGEST;
		}
		old = bytes;
	}
	t->done = t->first == LINES;
	return NULL;
}

/* A meeting with one table, and a line that all of them know. */
static struct site hall(void)
{
	struct site s = site_start(NULL);

	site_sql(&s, "INSERT INTO entry (id, type, slug, title, sort_key,"
		" created_at, updated_at) VALUES (1, 'meeting', 'dag', 'De dag',"
		" 'dag', 0, 0), (2, 'table', 't-geld', 'Over geld', 'geld', 0, 0);"
		"INSERT INTO meeting (id, starts_at, ends_at, state)"
		" VALUES (1, unixepoch(), unixepoch() + 9000, 'planned');"
		"INSERT INTO meeting_plan (id) VALUES (1);"
		"INSERT INTO meeting_table (id, number) VALUES (2, 1);"
		"INSERT INTO entry_link VALUES (2, 'meeting', 0, 1);"
		"INSERT INTO harvest_note (id, meeting_id, table_id, uid, mark,"
		" kind, text, position, created_at, updated_at) VALUES (1, 1, 2,"
		" 'ffffffffffffffff', 'ffffffffffffffff', 'need', 'van allen', 1, 0, 0);"
		"INSERT INTO harvest_version (note_id, version, meeting_id, mark,"
		" kind, perspective, text, owner, due, state, written_at)"
		" SELECT id, version, meeting_id, mark, kind, perspective, text,"
		" owner, due, state, 0 FROM harvest_note;"
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (3, 'initiative', 'soepclub', 'Soepclub',"
		" 'soepclub', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (3, 'initiative');"
		"INSERT INTO entry_link VALUES (1, 'organiser', 0, 3);"
		"INSERT INTO secret (name, value) VALUES ('mail', 'a-key-of-a-test')"
		" ON CONFLICT (name) DO NOTHING");
	site_visitor(&s);
	site_sql(&s, "INSERT INTO membership (person_id, party_id, role, since)"
		" VALUES (7, 3, 'member', 0)");
	return s;
}

/* As it stands on the page of who organises it. */
static const char *link_at(const struct site *s)
{
	str page = body_of(fetch(s, "/bijeenkomsten/dag/oogsten",
				 "Cookie: sid=7\r\n"));
	size_t at = str_find(page, S("/noteren/2/"));
	str rest = { page.p + at, page.n - at };

	EXPECT(at < page.n);
	return arena_z(s->arena, str_cut(&rest, '"'));
}

#define NOTES "SELECT count(*) FROM harvest_note WHERE "

TEST(thirty_note_takers_on_a_bad_network_lose_nothing)
{
	struct site s = hall();
	const char *link = link_at(&s);
	struct taker takers[TAKERS];
	pthread_t threads[TAKERS];

	for (int i = 0; i < TAKERS; i++) {
		takers[i] = (struct taker){ .site = &s, .link = link, .n = i,
			.seed = 7u * (unsigned)i + 1, .arena = arena_create(64 << 20) };
		pthread_create(&threads[i], NULL, write_lines, &takers[i]);
	}
	for (int i = 0; i < TAKERS; i++) {
		pthread_join(threads[i], NULL);
		EXPECT(takers[i].done);
		arena_destroy(takers[i].arena);
	}
	/* every line once; of the one that all changed, every change */
	EXPECT(site_count(&s, NOTES "text LIKE 'van-%-regel-%'") == TAKERS * LINES);
	EXPECT(site_count(&s, "SELECT count(DISTINCT text) FROM harvest_note"
		" WHERE text LIKE 'van-%'") == TAKERS * (LINES + 1));
	EXPECT(site_count(&s, "SELECT count(*) FROM harvest_note") ==
	       TAKERS * (LINES + 1));
	EXPECT(site_count(&s, "SELECT count(*) FROM harvest_version"
		" WHERE text = 'van allen'") == 1);
	/* each one's own in order, and no two in one place */
	EXPECT(site_count(&s, "SELECT count(*) FROM harvest_note a"
		" JOIN harvest_note b ON substr(a.text, 1, 12) ="
		" substr(b.text, 1, 12) AND a.text LIKE 'van-%-regel-%'"
		" AND b.text > a.text AND b.position < a.position") == 0);
	EXPECT(site_count(&s, "SELECT count(DISTINCT position) FROM harvest_note")
	       == TAKERS * (LINES + 1));
	site_end(&s);
}
