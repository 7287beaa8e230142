/* SPDX-License-Identifier: EUPL-1.2 */
/* What a circle is worth, and whether it may be. */
#include "features/circle/compose.h"

#include <math.h>

enum {
	SOLVED_AHEAD = 1000, SOLVED_FURTHER = 850, SOLVED_LEVEL = 700,
	ALIKE = 250, ALIKE_MOST = 3,            /* others who ask the same */
	COMMON = 100, COMMON_MOST = 3,          /* other themes in common */
	BACK = 300,             /* who helps is helped with something else */
	PER_KM = 20, ELSEWHERE = 50,            /* another region */
	ONE_MORE = 200,         /* each who solved it, after the first */
	HALF_A_YEAR = 180, WHOLE = 1000
};
static const int by_size[CIRCLE_MOST + 1] = {
	0, 0, 400, 850, 1000, 1000, 1000, 900, 800
};

static bool has(const int *themes, int n, int theme)
{
	for (int i = 0; i < n; i++)
		if (themes[i] == theme)
			return true;
	return false;
}

bool compose_asks(const struct compose_party *p, int theme)
{
	return has(p->asks, p->n_asks, theme);
}

bool compose_solved(const struct compose_party *p, int theme)
{
	return has(p->solved, p->n_solved, theme);
}

int compose_km(const struct compose_party *p, const struct compose_party *q)
{
	double x = p->x - q->x, y = p->y - q->y;

	return (int)(sqrt(x * x + y * y) / 10 + 0.5);
}

static int solved_for(const struct compose_party *asker,
		      const struct compose_party *p)
{
	if (!asker->phase || !p->phase || p->phase <= asker->phase)
		return SOLVED_LEVEL;
	return p->phase == asker->phase + 1 ? SOLVED_AHEAD : SOLVED_FURTHER;
}

/* Other themes that both ask about. */
static int in_common(const struct compose_party *p,
		     const struct compose_party *q, int theme)
{
	int n = 0;

	for (int i = 0; i < p->n_asks; i++)
		n += p->asks[i] != theme && compose_asks(q, p->asks[i]);
	return n;
}

static bool helps_back(const struct compose_party *helper,
		       const struct compose_party *p)
{
	for (int i = 0; i < helper->n_asks; i++)
		if (compose_solved(p, helper->asks[i]))
			return true;
	return false;
}

/* What one member finds in all others. */
struct found {
	int solved, alike, common, km, elsewhere;
	bool back;
};

static struct found look(const struct compose_task *task,
			 const struct composed *c, int me)
{
	const struct compose_party *p = &task->party[c->member[me]], *q;
	struct found f = { 0 };

	for (int i = 0; i < c->n; i++) {
		q = &task->party[c->member[i]];
		if (i == me)
			continue;
		f.km += compose_km(p, q);
		f.elsewhere += p->region && q->region && p->region != q->region;
		f.common += in_common(p, q, c->theme);
		f.back = f.back || helps_back(p, q);
		if (compose_asks(q, c->theme))
			f.alike++;
		else if (compose_solved(q, c->theme) &&
			 solved_for(p, q) > f.solved)
			f.solved = solved_for(p, q);
	}
	return f;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int64_t member_worth(const struct compose_task *task,
			    const struct composed *c, int me)
{
	const struct compose_party *p = &task->party[c->member[me]];
	struct found f = look(task, c, me);
	int64_t worth = -f.elsewhere * ELSEWHERE;

	if (c->n > 1)
		worth -= f.km * PER_KM / (c->n - 1);
	if (!compose_asks(p, c->theme))
		return worth + (f.back ? BACK : 0);
	worth += f.solved + least(f.alike, ALIKE_MOST) * ALIKE +
		 least(f.common, COMMON_MOST) * COMMON;
	return worth + worth * least(p->waiting, HALF_A_YEAR) / HALF_A_YEAR;
}

int64_t composed_worth(const struct compose_task *task,
		       const struct composed *c)
{
	int64_t worth = 0;
	int solved = 0;

	for (int i = 0; i < c->n; i++) {
		worth += member_worth(task, c, i);
		solved += !compose_asks(&task->party[c->member[i]], c->theme);
	}
	if (solved > 1)
		worth -= (solved - 1) * ONE_MORE;
	return worth > 0 ? worth * by_size[c->n] / WHOLE : worth;
}

static bool is_near(const struct compose_task *task, const struct composed *c)
{
	for (int i = 0; i < c->n; i++)
		for (int j = i + 1; j < c->n; j++)
			if (compose_km(&task->party[c->member[i]],
				       &task->party[c->member[j]]) >
			    task->km_most)
				return false;
	return true;
}

bool composed_is_right(const struct compose_task *task,
		       const struct composed *c)
{
	int asking = 0, solved = 0, phases = 0;

	for (int i = 0; i < c->n; i++) {
		const struct compose_party *p = &task->party[c->member[i]];

		if (compose_asks(p, c->theme))
			asking++;
		else if (compose_solved(p, c->theme))
			solved++;
		else
			return false;
		phases |= 1 << p->phase;
	}
	return c->n >= CIRCLE_LEAST && c->n <= CIRCLE_MOST && asking >= 2 &&
	       solved >= 1 && (phases & (phases - 1) || phases == 1) &&
	       is_near(task, c);
}
