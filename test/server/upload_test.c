/* SPDX-License-Identifier: EUPL-1.2 */
/* Files on their way in: who may send, how much, and how many at once. */
#include "test/server/site.h"

#include <stdlib.h>
#include <unistd.h>

#define PATH "/initiatieven/soepclub/fotos"
#define HEAD "POST " PATH " HTTP/1.1\r\nHost: a\r\n"                          \
	"Content-Type: multipart/form-data; boundary=x\r\n"
/* SHA-256 of "anna": what the cookie of her session says. */
#define COOKIE "Cookie: sid=anna\r\n"
#define ANNA "55579b557896d0ce1764c47fed644f9b35f58bad620674af23f356d80ed0c503"

static struct site village(void)
{
	struct site s = site_start(NULL);

	site_sql(&s, "INSERT INTO person (id, name, mail, created_at) VALUES"
		" (1, 'Anna', 'anna@example.org', 0);"
		"INSERT INTO session (token_hash, person_id, csrf, created_at,"
		" seen_at) VALUES ('" ANNA "', 1, 'let-me-in',"
		" unixepoch(), unixepoch());"
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (10, 'initiative', 'soepclub', 'Soepclub',"
		" 'soepclub', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (10, 'initiative');"
		"INSERT INTO membership (person_id, party_id, role, since)"
		" VALUES (1, 10, 'manager', 0)");
	return s;
}

TEST(fifty_megabytes_get_a_clear_answer_without_being_read)
{
	struct site s = village();
	int fd = dial(&s);
	str r;

	say(fd, HEAD COOKIE "Content-Length: 52428800\r\n\r\n--x\r\n");
	r = hear(s.arena, fd);
	EXPECT(status_of(r) == 413);
	EXPECT(str_find(body_of(r), S("hoogstens 12 MB")) < body_of(r).n);
	close(fd);
	site_end(&s);
}

TEST(who_is_not_signed_in_sends_no_file)
{
	struct site s = village();

	EXPECT(status_of(ask(&s, HEAD "Content-Length: 1000000\r\n\r\n")) == 403);
	site_end(&s);
}

TEST(a_file_that_is_no_photo_is_told_so_and_leaves_nothing)
{
	static const char body[] =
		"--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n"
		"let-me-in\r\n"
		"--x\r\nContent-Disposition: form-data; name=\"tekst\"\r\n\r\n"
		"Een pan soep\r\n"
		"--x\r\nContent-Disposition: form-data; name=\"foto\"; "
		"filename=\"soep.jpg\"\r\n\r\n%PDF-1.7\r\n--x--\r\n";
	struct site s = village();
	str r = ask(&s, arena_f(s.arena, "%sContent-Length: %zu\r\n\r\n%s",
				HEAD COOKIE, sizeof body - 1, body).p);

	EXPECT(status_of(r) == 422);
	EXPECT(str_find(body_of(r), S("Dit is een PDF-bestand")) < body_of(r).n);
	EXPECT(site_count(&s, "SELECT count(*) FROM photo") == 0);
	site_end(&s);
}

TEST(a_fourth_upload_at_once_is_asked_to_wait)
{
	struct site s = village();
	int fds[3];
	str r;

	for (int i = 0; i < 3; i++) {
		fds[i] = dial(&s);
		say(fds[i], HEAD COOKIE "Content-Length: 100000\r\n\r\n--x\r\n");
	}
	usleep(500 * 1000);
	r = ask(&s, HEAD COOKIE "Content-Length: 100000\r\n\r\n--x\r\n");
	EXPECT(status_of(r) == 503);
	EXPECT(header_of(r, "Retry-After").n > 0);
	EXPECT(status_of(fetch(&s, "/over", "")) == 200);
	for (int i = 0; i < 3; i++)
		close(fds[i]);
	site_end(&s);
}
