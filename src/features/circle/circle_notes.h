/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a circle keeps for itself, and what it chooses to share: notes that go
 * thirty days after a meeting, one step for each member, and lessons that
 * everyone may read once all members said yes.
 */
#pragma once

#include "features/circle/inside.h"
#include "circle_lesson.sql.h"
#include "circle_notes.sql.h"

enum { CIRCLE_NOTES_KEPT = 30 * DAY };

/* Of a circle, without what names anyone: "/mijn/kringen/7". */
str circle_own_path(struct request *req, circle_id id);
/* Crumbs of a page below that of the circle's members. */
void circle_own_head(struct request *req, const struct circle *c, str title);

/* A form of what someone writes in a circle. */
struct circle_writing {
	str title, lead, button;
	const struct form_errors *errors;
	struct form_controls controls;
};
struct reply circle_write(struct request *req, const struct circle_own *own,
			  const struct circle_writing *w);

struct circle_note_shown {
	int64_t id;             /* 0: another's, whom it stays with */
	str who, words, made, goes;
};
struct circle_notes_shown {
	struct circle_note_shown *at;
	size_t n, cap;
};

struct circle_step_shown {
	int64_t id;             /* 0: another's */
	str who, words, due, state, badge;
};
struct circle_steps_shown {
	struct circle_step_shown *at;
	size_t n, cap;
};

struct circle_lesson_shown_to {
	str path, title, state, badge, meta;
};
struct circle_lessons_list {
	struct circle_lesson_shown_to *at;
	size_t n, cap;
};

/* Its lessons that everyone can read. */
struct circle_links circle_lessons_read(struct request *req, circle_id id);

/* Each a part of the page of a circle's members. */
html circle_steps_part(struct request *req, const struct circle_own *own);
html circle_notes_part(struct request *req, const struct circle_own *own);
html circle_lessons_part(struct request *req, const struct circle_own *own);

/* The words of that text by which one knows who it is about: names of members,
 * their parties and other parties, and what personal_find takes for a name,
 * a house, a phone number or an address. */
struct strs circle_names_in(struct request *req, const struct circle *c,
			    str text);

/* Ask all who are in it and did not agree but `but` with a mail. */
void circle_lesson_ask(const struct errand *e, circle_lesson_id id,
		       person_id but);
/* Tell all who are in it but `but` that everyone can read it, or no more. */
void circle_lesson_tell(const struct errand *e, circle_lesson_id id,
			person_id but);
/* Take the "antwoord" of this person to a lesson that is proposed; the last
 * yes publishes it. False: "ronde" is of another text than that of now. */
bool circle_lesson_take_answer(struct request *req,
			       const struct circle_lesson *l,
			       person_id person) MUST_CHECK;
/* Publish it where it is proposed and everyone agreed. */
void circle_lesson_settle(const struct errand *e, circle_lesson_id id);
/* Someone came in, and is asked too; or left, and is waited for no more. */
void circle_lessons_joined(const struct errand *e, circle_id circle,
			   person_id person);
void circle_lessons_left(const struct errand *e, circle_id circle);

/* Pages that routes name. */
struct reply circle_notes_show(struct request *req);
struct reply circle_notes_remove(struct request *req);
struct reply circle_step_write(struct request *req);
struct reply circle_step_stand(struct request *req);
struct reply circle_lesson_propose(struct request *req);
struct reply circle_lesson_show(struct request *req);
struct reply circle_lesson_answer(struct request *req);
struct reply circle_lesson_edit(struct request *req);
