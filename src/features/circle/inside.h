/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "base/when.h"
#include "entry/entry_form.h"
#include "features/circle/circle.h"
#include "features/circle/compose.h"
#include "features/place/place.h"
#include "features/role/role.h"
#include "mail/letter.h"
#include "circle.sql.h"
#include "circle_meet.sql.h"

/* "Living-room meeting", ...; and all of them, for a form. */
str circle_kind_name(const struct request *req, str kind);
struct choices circle_kinds(struct request *req, str chosen);
/* Those one is contact person of. */
struct choices circle_choices(struct request *req, str chosen,
			      const struct circle_party_rows *parties);
/* The one of them with that slug; id 0: none. */
struct circle_party circle_chosen(const struct circle_party_rows *parties,
				  str slug);

/* Whether one more may be invited, or come in. */
bool circle_may_invite(const struct circle *c);
bool circle_has_room(const struct circle *c);

/* On a page. */
struct circle_card {
	int64_t id;
	str kind, purpose, about, rhythm, members;
	bool room;
	struct strs parties;            /* that want to be named */
};
struct circle_cards {
	struct circle_card *at;
	size_t n, cap;
};
struct circle_card circle_card_of(struct request *req, const struct circle *c);

struct circle_person {
	int64_t id;                     /* of its seat */
	str party, path, name;
	bool wheel;
};
struct circle_people {
	struct circle_person *at;
	size_t n, cap;
};

/* A moment to choose from, and what was said of it. */
struct circle_choice {
	int64_t id;
	str when;
	str own;                        /* "yes", ... of who looks; or empty */
	bool yes, maybe, no;            /* the same */
	str counts;
	struct strs names;              /* "Can: De Linde, De Eik" */
	bool best;
	int64_t worth;
};
struct circle_choices {
	struct circle_choice *at;
	size_t n, cap;
};
/* A step of the script. */
struct circle_step {
	str time, minutes, title, text;
	int64_t begins, seconds;
};
struct circle_steps {
	struct circle_step *at;
	size_t n, cap;
};
/* A row of the form that proposes moments. */
struct circle_typed {
	int64_t n;
	str day, time, error;
};
struct circle_typeds {
	struct circle_typed *at;
	size_t n, cap;
};
struct circle_link {
	str path, purpose, meta;
};
struct circle_links {
	struct circle_link *at;
	size_t n, cap;
};

/* A proposal, with its reasons in sentences. */
struct circle_idea {
	int64_t id;
	str title, lead;
	struct strs reasons;
};
struct circle_ideas {
	struct circle_idea *at;
	size_t n, cap;
};

/* Invite a party's contact person. False: there is none, or no room, or they
 * are in it or said no already. */
bool circle_invite(const struct errand *e, circle_id circle, entry_id party);
/* Say yes or no to an invitation. False: it is over, or full by now. */
bool circle_answer(const struct errand *e, circle_member_id seat,
		   person_id person, bool yes);
/* Ask to be let in; who is at the wheel gets a mail with the two buttons. */
void circle_ask(const struct errand *e, const struct circle *c,
		const struct circle_party *party, person_id person, bool shown);
/* Let in who asked, or not: they get a mail. False: too late, or full. */
bool circle_admit(const struct errand *e, circle_member_id seat, bool yes);

/* Its members get a mail, but for who ends it, and are in it no more. reason:
 * of a coordinator; empty: who is at the wheel ends it. */
void circle_end(const struct errand *e, const struct circle *c, person_id by,
		str reason);

/* The circle of the route, as who has a seat in it sees it. False: they have
 * none. */
struct circle_own {
	struct circle c;
	struct circle_member_rows rows;
	const struct circle_member *seat;
	bool in, wheel;         /* a member; and the one at the wheel */
};
bool circle_open_own(struct request *req, struct circle_own *own) MUST_CHECK;
bool circle_open(struct request *req, circle_id id,
		 struct circle_own *own) MUST_CHECK;

/* A meeting of a circle, as its members see it. */
struct circle_table {
	struct circle_own own;
	struct circle_meeting meeting;
};
/* The meeting of the route's {id}. False: it is not there, or who asks is no
 * member of its circle. */
bool circle_meeting_open(struct request *req,
			 struct circle_table *table) MUST_CHECK;
/* "/mijn/kringbijeenkomsten/12" */
str circle_meeting_path(struct arena *a, circle_meeting_id id);
/* "woensdag 9 december 2026, 19.30 uur"; of a chosen one until when as well. */
str circle_moment_when(struct arena *a, str lang, int64_t at);
str circle_meeting_when(struct arena *a, str lang, const struct circle *c,
			const struct circle_meeting *m);
/* Its date is chosen, and it is not over. */
bool circle_meeting_is_ahead(const struct circle *c,
			     const struct circle_meeting *m, int64_t now);
/* The next one, whose date is asked about or chosen. False: none. */
bool circle_meeting_to_come(struct tx *tx, const struct circle *c, int64_t now,
			    struct circle_meeting *m) MUST_CHECK;
/* On the circle's page: the next meeting, with the one thing to do now. */
html circle_meeting_card(struct request *req, const struct circle_own *own);

/* The same in one line; empty: nothing is planned. */
str circle_meeting_line(struct request *req, const struct circle_mine *mine);

/* How long a meeting of that kind of circle takes, in minutes: its script. */
int64_t circle_script_minutes(str kind);

/*
 * What its members hear by mail, each with a link of their own, and what it
 * puts in their calendars. What one is told the sequence of the meeting tells.
 */
enum circle_news { CIRCLE_ASKED, CIRCLE_CHOSEN, CIRCLE_MOVED, CIRCLE_SOON,
		   CIRCLE_OFF, CIRCLE_LEFT };
void circle_meeting_tell(const struct errand *e, circle_meeting_id id,
			 enum circle_news news);
/* Who came in hears of the one to come; who goes gets it out of their
 * calendar, and of the last to go it is off. */
void circle_meeting_welcome(const struct errand *e, circle_id circle,
			    circle_member_id seat);
void circle_meeting_part(const struct errand *e, circle_id circle,
			 circle_member_id seat);
/* A job: those of today and tomorrow hear of it once more. */
enum job_end circle_meeting_remind(struct job *job);
/* The circle ends, and so does what it planned. */
void circle_meeting_stop(const struct errand *e, const struct circle *c,
			 str reason);
/* "/kringdatum/12/7/CODE": whoever has it is that member. */
str circle_guest_path(struct tx *tx, circle_meeting_id meeting,
		      const struct circle_guest *guest);

/* Someone to write to. */
struct addressee circle_addressee(const struct errand *e,
				  const struct circle_contact *c);

/* Pages that routes name. */
struct reply circle_new(struct request *req);
struct reply circle_own(struct request *req);
struct reply circle_own_invite(struct request *req);
struct reply circle_own_answer(struct request *req);
struct reply circle_own_admit(struct request *req);
struct reply circle_own_leave(struct request *req);
struct reply circle_own_shown(struct request *req);
struct reply circle_own_change(struct request *req);
struct reply circle_own_pass(struct request *req);
struct reply circle_own_end(struct request *req);
struct reply circle_meeting_propose(struct request *req);
struct reply circle_meeting_show(struct request *req);
struct reply circle_meeting_answer(struct request *req);
struct reply circle_meeting_pick(struct request *req);
struct reply circle_meeting_turn(struct request *req);
struct reply circle_meeting_change(struct request *req);
struct reply circle_meeting_cancel(struct request *req);
struct reply circle_guest_page(struct request *req);
struct reply circle_script_page(struct request *req);
struct reply circle_ideas_show(struct request *req);
struct reply circle_ideas_invite(struct request *req);
