/* SPDX-License-Identifier: EUPL-1.2 */
/* The door to libical, which knows what others make of RFC 5545. */
#include "ical/ical.h"

#include <libical/ical.h>
#include <strings.h>

enum { BLOCKS = 30 };

/* So many blocks are made to make who reads them run out of stack. */
static bool is_too_deep(str text)
{
	static const str begin = S("BEGIN:");
	size_t n = 0;

	for (size_t i = 0; i + begin.n <= text.n; i++)
		if ((text.p[i] | 0x20) == 'b' &&
		    !strncasecmp(text.p + i, begin.p, begin.n))
			n++;
	return n > BLOCKS;
}

static str copy(struct arena *a, const char *z)
{
	str s = str_from_z(z ? z : "");

	return str_is_utf8(s) ? arena_str(a, s) : (str){ 0 };
}

/* "mailto:Noor@example.org" */
static str mail_of(struct arena *a, const char *z)
{
	str s = str_lower(a, copy(a, z));

	if (!str_starts(s, S("mailto:")))
		return (str){ 0 };
	return str_trim((str){ s.p + 7, s.n - 7 });
}

static bool said_of(icalproperty *attendee, enum ical_said *said)
{
	icalparameter *p = icalproperty_get_first_parameter(attendee,
						ICAL_PARTSTAT_PARAMETER);
	icalparameter_partstat state = p ? icalparameter_get_partstat(p)
					 : ICAL_PARTSTAT_NONE;

	*said = state == ICAL_PARTSTAT_ACCEPTED ? ICAL_ACCEPTED
	      : state == ICAL_PARTSTAT_DECLINED ? ICAL_DECLINED
						: ICAL_TENTATIVE;
	return *said != ICAL_TENTATIVE || state == ICAL_PARTSTAT_TENTATIVE;
}

/* One meeting, whole, with one who answers, at a moment that is UTC. */
static bool read_event(struct arena *a, icalcomponent *event,
		       struct ical_answer *out)
{
	icalproperty *who = icalcomponent_get_first_property(event,
						ICAL_ATTENDEE_PROPERTY);
	icalproperty *stamp = icalcomponent_get_first_property(event,
						ICAL_DTSTAMP_PROPERTY);
	struct icaltimetype at;

	if (!who || !stamp || !said_of(who, &out->said) ||
	    icalcomponent_count_properties(event, ICAL_ATTENDEE_PROPERTY) > 1 ||
	    icalcomponent_count_properties(event, ICAL_RECURRENCEID_PROPERTY))
		return false;
	at = icalproperty_get_dtstamp(stamp);
	out->uid = copy(a, icalcomponent_get_uid(event));
	out->attendee = mail_of(a, icalproperty_get_attendee(who));
	out->sequence = icalcomponent_get_sequence(event);
	out->stamp = icaltime_as_timet(at);
	return out->uid.n && out->attendee.n && icaltime_is_utc(at) &&
	       icaltime_is_valid_time(at) && !icaltime_is_null_time(at);
}

static bool read_calendar(struct arena *a, icalcomponent *all,
			  struct ical_answer *out)
{
	icalcomponent *event;

	if (icalcomponent_isa(all) != ICAL_VCALENDAR_COMPONENT ||
	    icalcomponent_get_method(all) != ICAL_METHOD_REPLY)
		return false;
	event = icalcomponent_get_first_component(all, ICAL_VEVENT_COMPONENT);
	return event &&
	       icalcomponent_count_components(all, ICAL_VEVENT_COMPONENT) == 1 &&
	       read_event(a, event, out);
}

bool ical_answer_read(struct arena *a, str text, struct ical_answer *out)
{
	icalcomponent *all;
	bool ok;

	*out = (struct ical_answer){ 0 };
	if (!text.n || text.n > ICAL_MAX || is_too_deep(text))
		return false;
	icalerror_set_errors_are_fatal(false);
	all = icalparser_parse_string(arena_z(a, text));
	if (!all)
		return false;
	ok = read_calendar(a, all, out);
	icalcomponent_free(all);
	return ok;
}
