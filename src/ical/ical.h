/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * ical: meetings for the calendars of others (RFC 5545): as a feed, or in a
 * letter that invites or takes that back (RFC 5546); and the answers of their
 * programs.
 *
 * A time is that of Amsterdam with its rules beside it. In the hour that comes
 * twice it is UTC: programs do not agree on which of the two is meant.
 */
#pragma once

#include "base/base.h"

enum ical_method { ICAL_PUBLISH, ICAL_REQUEST, ICAL_CANCEL };

/* "PUBLISH" */
str ical_method_name(enum ical_method method);

/* An address of a calendar as a link that a telephone opens in its calendar
 * program, to subscribe to: webcal://... */
str ical_subscribe(struct arena *a, str url);

struct ical_head {
	enum ical_method method;
	str name;               /* of a feed: what it is called; or empty */
	str source;             /* where it is fetched again; or empty */
};

struct ical_event {
	str uid;                /* the same as long as it is the same meeting */
	int64_t changed_at;
	int64_t sequence;       /* higher after each change that matters */
	int64_t starts_at, ends_at;
	bool whole_days;
	str title, text, place, url;
	bool off;               /* it does not go on, or not for them */
	/* Of one that repeats: RRULE, and the times of it at which it is not
	 * there; of one of its times that differs, that time. All on the clock
	 * of Amsterdam, as 20261209T180000. */
	str rule;
	struct strs skipped;
	str instead_of;
	/* In a letter, mail addresses and names; else empty. */
	str organizer, organizer_name, attendee, attendee_name;
};

/* A whole calendar: the head, each event, the end. */
void ical_begin(struct buf *out, const struct ical_head *head);
void ical_add(struct buf *out, const struct ical_event *event);
void ical_end(struct buf *out);

/* The same of one event, for a letter. */
str ical_one(struct arena *a, enum ical_method method,
	     const struct ical_event *event);

enum { ICAL_MAX = 64 << 10 };   /* bytes of a calendar that is read */
enum ical_said { ICAL_TENTATIVE, ICAL_ACCEPTED, ICAL_DECLINED };

/* What someone's program answers to an invitation (METHOD:REPLY). */
struct ical_answer {
	str uid;
	str attendee;           /* mail address, lower case */
	enum ical_said said;
	int64_t sequence;       /* of the invitation they saw */
	int64_t stamp;          /* when they said it, by their clock */
};

/* False: it is no answer, or no calendar at all. Anyone may have made it. */
bool ical_answer_read(struct arena *a, str text, struct ical_answer *out)
	MUST_CHECK;
