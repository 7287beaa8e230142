/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/metrics.h"

#include <stddef.h>
#include <stdio.h>
#include <unistd.h>

/* Upper ends in microseconds; the last has none. */
static const int64_t steps[TALLY_STEPS] = {
	100, 300, 1000, 3000, 10000, 30000, 100000, 300000, 1000000, INT64_MAX
};

void tally_reply(struct tally *t, int status, int64_t micros)
{
	int step = 0;

	while (micros > steps[step])
		step++;
	t->within[step]++;
	t->micros += micros;
	t->replies[status >= 100 && status < 600 ? status / 100 : 0]++;
}

/* One number of every thread together. */
static int64_t sum(const struct metrics *m, size_t offset)
{
	int64_t total = 0;

	for (size_t i = 0; i < m->n; i++)
		total += *(const _Atomic int64_t *)
			 ((const char *)m->at[i] + offset);
	return total;
}

#define SUM(m, member) ((long long)sum((m), offsetof(struct tally, member)))

static void write_times(const struct metrics *m, struct buf *out)
{
	long long below = 0;

	buf_add(out, S("# TYPE brengplein_reply_seconds histogram\n"));
	for (size_t i = 0; i < TALLY_STEPS; i++) {
		below += sum(m, offsetof(struct tally, within) +
				i * sizeof(int64_t));
		if (i + 1 < TALLY_STEPS)
			buf_addf(out, "brengplein_reply_seconds_bucket"
				 "{le=\"%g\"} %lld\n", (double)steps[i] / 1e6,
				 below);
	}
	buf_addf(out, "brengplein_reply_seconds_bucket{le=\"+Inf\"} %lld\n"
		 "brengplein_reply_seconds_sum %.6f\n"
		 "brengplein_reply_seconds_count %lld\n",
		 below, (double)SUM(m, micros) / 1e6, below);
}

static long long resident_bytes(void)
{
	FILE *f = fopen("/proc/self/statm", "re");
	long long size = 0, resident = 0;

	if (!f)
		return 0;
	if (fscanf(f, "%lld %lld", &size, &resident) != 2)
		resident = 0;
	fclose(f);
	return resident * sysconf(_SC_PAGESIZE);
}

void metrics_write(const struct metrics *m, struct buf *out)
{
	buf_add(out, S("# TYPE brengplein_replies_total counter\n"));
	for (size_t i = 1; i < 6; i++)
		buf_addf(out, "brengplein_replies_total{status=\"%zuxx\"} %lld\n",
			 i, (long long)sum(m, offsetof(struct tally, replies) +
					      i * sizeof(int64_t)));
	write_times(m, out);
	buf_addf(out,
		 "# TYPE brengplein_cache_hits_total counter\n"
		 "brengplein_cache_hits_total %lld\n"
		 "# TYPE brengplein_cache_bytes gauge\n"
		 "brengplein_cache_bytes %lld\n"
		 "# TYPE brengplein_statements_total counter\n"
		 "brengplein_statements_total %lld\n"
		 "# TYPE brengplein_memory_bytes gauge\n"
		 "brengplein_memory_bytes %lld\n",
		 SUM(m, hits), SUM(m, cached), SUM(m, statements),
		 resident_bytes());
}
