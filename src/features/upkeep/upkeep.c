/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/upkeep/inside.h"
#include "base/when.h"
#include "http/metrics.h"

enum { LATE = 15 * MINUTE };            /* the worker has stopped working */

#define PLAIN S("text/plain; charset=utf-8")

static struct reply health(struct request *req)
{
	req->head.no_store = true;
	if (job_overdue(req->tx, req->now - LATE))
		return reply_bytes(req, 503, PLAIN, S("the queue is late\n"));
	return reply_bytes(req, 200, PLAIN, S("ok\n"));
}

static struct reply metrics(struct request *req)
{
	struct buf out = { .arena = req->arena, .limit = 1 << 16 };

	req->head.no_store = true;
	if (req->metrics)
		metrics_write(req->metrics, &out);
	buf_addf(&out, "# TYPE brengplein_jobs gauge\n"
		 "brengplein_jobs{state=\"waiting\"} %lld\n"
		 "brengplein_jobs{state=\"dead\"} %lld\n",
		 (long long)job_waiting(req->tx),
		 (long long)job_dead_count(req->tx));
	return reply_bytes(req, 200, S("text/plain; version=0.0.4; charset=utf-8"),
			   buf_str(&out));
}

const struct route upkeep_routes[] = {
	{ GET, "/healthz", health, ANYONE, .flags = VITAL },
	{ GET, "/metrics", metrics, ANYONE, .flags = LOOPBACK },
	{ GET,  "/beheer/kopie", copies_show, ADMINISTRATOR },
	{ POST, "/beheer/kopie", copies_make, ADMINISTRATOR },
	{ POST, "/beheer/kopie/{id}", copies_try, ADMINISTRATOR },
	{ GET,  "/beheer/kopie/{id}/meenemen", copies_take_ask, ADMINISTRATOR,
	  .flags = FRESH },
	{ POST, "/beheer/kopie/{id}/meenemen", copies_take, ADMINISTRATOR,
	  .flags = FRESH, .rate = RATE_EXPORT },
	{ GET,  "/beheer/gezondheid", health_show, ADMINISTRATOR },
	{ 0 }
};
