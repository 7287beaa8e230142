/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/puzzle/puzzle.h"
#include "base/when.h"
#include "crypto/crypto.h"
#include "http/rate.h"
#include "test/test.h"

#define FORM "/melden"

static const struct route report = {
	POST, FORM, NULL, ANYONE, .rate = RATE_POST
};

/* A stranger's form as it comes to the gate, and what their browser knows. */
struct sent {
	struct world w;
	struct rates *rates;
	struct request req;
};

static struct sent stranger(void)
{
	struct sent s = { .w = world_new(""), .rates = rates_create() };

	s.req = (struct request){ .arena = s.w.arena, .app = &brengplein,
		.rates = s.rates, .method = POST,
		.path = S(FORM), .route = &report, .ip = S("192.0.2.1"),
		.now = s.w.now, .lang = S("nl"), .csrf_token = S("abcd") };
	s.req.tx = tx_begin(s.w.db, s.w.arena, TX_WRITE);
	return s;
}

static void sent_end(struct sent *s)
{
	EXPECT(tx_end(s->req.tx));
	rates_destroy(s->rates);
	world_end(&s->w);
}

/* What static/puzzle.js does. */
static str solve(struct sent *s, str puzzle, int bits)
{
	struct buf b = { .arena = s->w.arena, .limit = 1000 };

	buf_addf(&b, "%.*s:", (int)puzzle.n, puzzle.p);
	for (int part = 0; part < PUZZLE_PARTS; part++)
		for (int n = 0;; n++) {
			str hash = sha256(s->w.arena, arena_f(s->w.arena,
				"%.*s.%d.%d", (int)puzzle.n, puzzle.p, part, n));
			const unsigned char *c = (const void *)hash.p;

			if ((c[0] << 8 | c[1]) >> (16 - bits))
				continue;
			buf_addf(&b, "%s%d", part ? "," : "", n);
			break;
		}
	return buf_str(&b);
}

/* The gate's word on a form with this answer; 0: it may pass. */
static int gate(struct sent *s, str answer)
{
	s->req.conf = &s->w.conf;
	s->req.body = arena_f(s->w.arena,
		"csrf=abcd&woorden=Dit+%%3Cb%%3E+klopt+niet&puzzel=%.*s",
		(int)answer.n, answer.p);
	return puzzle_gate(&s->req).status;
}

/* Others, from everywhere, send so many. */
static void flood(struct sent *s, int n)
{
	struct request other = s->req;

	for (int i = 0; i < n; i++) {
		other.ip = arena_f(s->w.arena, "198.51.100.%d", i);
		rate_flood(&other, RATE_POST, true);
	}
}

static void use_up_what_is_spared(struct sent *s)
{
	while (rate_spares(&s->req, RATE_POST))
		;
}

TEST(in_calm_times_nobody_gets_a_puzzle)
{
	struct sent s = stranger();

	for (int i = 0; i < 20; i++)
		EXPECT(gate(&s, S("")) == 0);
	EXPECT(puzzle_bits(rate_flood(&s.req, RATE_POST, false)) == 0);
	sent_end(&s);
}

TEST(a_flood_makes_it_harder_and_calm_makes_it_nothing_again)
{
	struct sent s = stranger();
	int level = 0, before;

	for (int i = 0; i < 5; i++) {
		before = level;
		flood(&s, 31);
		level = rate_flood(&s.req, RATE_POST, false);
		EXPECT(level >= before);
	}
	EXPECT(level == FLOOD_MOST && puzzle_bits(level) == 11);
	EXPECT(rate_flood(&s.req, RATE_SIGN_IN, false) == 0);
	s.req.now += 10 * MINUTE;
	EXPECT(rate_flood(&s.req, RATE_POST, false) < FLOOD_MOST);
	s.req.now += 10 * MINUTE;
	EXPECT(rate_flood(&s.req, RATE_POST, false) == 0);
	sent_end(&s);
}

TEST(one_address_that_floods_works_alone)
{
	struct sent s = stranger();
	struct request other = s.req;

	for (int i = 0; i < 8; i++)
		EXPECT(rate_allows(&s.req, RATE_POST));
	EXPECT(rate_flood(&s.req, RATE_POST, false) > 0);
	other.ip = S("192.0.2.77");
	EXPECT(rate_flood(&other, RATE_POST, false) == 0);
	sent_end(&s);
}

TEST(in_a_flood_a_solved_puzzle_passes_once)
{
	struct sent s = stranger();
	str answer;

	flood(&s, 50);
	use_up_what_is_spared(&s);
	EXPECT(gate(&s, S("")) == 429);
	answer = solve(&s, puzzle_make(&s.req, S(FORM), 9), 9);
	EXPECT(gate(&s, answer) == 0);
	EXPECT(gate(&s, answer) == 429);
	sent_end(&s);
}

TEST(a_puzzle_is_for_one_form_for_twenty_minutes_and_as_hard_as_it_was)
{
	struct sent s = stranger();
	str puzzle = puzzle_make(&s.req, S(FORM), 7), answer, easier;

	answer = solve(&s, puzzle, 7);
	EXPECT(!puzzle_accepts(&s.req, S("/vragen/nieuw"), answer, 7));
	EXPECT(!puzzle_accepts(&s.req, S(FORM), answer, 9));
	easier = arena_str(s.w.arena, answer);
	((char *)(uintptr_t)easier.p)[str_find(easier, S(".7.")) + 1] = '9';
	EXPECT(!puzzle_accepts(&s.req, S(FORM), easier, 9));
	EXPECT(!puzzle_accepts(&s.req, S(FORM), puzzle, 7));
	EXPECT(!puzzle_accepts(&s.req, S(FORM), arena_f(s.w.arena,
		"%.*s:0,0,0,0,0,0,0,0", (int)puzzle.n, puzzle.p), 7));
	EXPECT(!puzzle_accepts(&s.req, S(FORM), S("1.2.3.4:,,,,,,,"), 7));
	s.req.now += PUZZLE_HOLDS + 1;
	EXPECT(!puzzle_accepts(&s.req, S(FORM), answer, 7));
	s.req.now -= 2;
	EXPECT(puzzle_accepts(&s.req, S(FORM), answer, 7));
	sent_end(&s);
}

TEST(without_scripts_a_few_a_minute_pass_and_nothing_typed_is_lost)
{
	struct sent s = stranger();
	int passed = 0;
	struct reply r;

	flood(&s, 50);
	while (gate(&s, S("")) == 0)
		passed++;
	EXPECT(passed == 10);
	use_up_what_is_spared(&s);
	r = puzzle_gate(&s.req);
	EXPECT(shows(r, "name=\"woorden\" value=\"Dit &lt;b&gt; klopt niet\""));
	EXPECT(!shows(r, "value=\"abcd\""));
	s.req.now += MINUTE;
	EXPECT(gate(&s, S("")) == 0);
	sent_end(&s);
}

TEST(a_form_of_another_site_is_not_kept_for_sending_again)
{
	struct sent s = stranger();

	flood(&s, 50);
	use_up_what_is_spared(&s);
	s.req.foreign = true;
	EXPECT(gate(&s, S("")) == 0);           /* the frame refuses it */
	s.req.foreign = false;
	s.req.csrf_token = S("other");
	EXPECT(gate(&s, S("")) == 0);
	sent_end(&s);
}

TEST(a_browser_is_given_a_puzzle_only_in_a_flood)
{
	struct world w = world_new("");
	struct reply r = get(&w, 0, "/rekensom?voor=/melden");

	EXPECT(r.status == 200 && str_eq(r.body, S("{}")));
	world_end(&w);
}
