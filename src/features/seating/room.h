/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * room: a seating in the making. People are put at tables and lifted from
 * them, and the room keeps count of what it is worth.
 */
#pragma once

#include "features/seating/solve.h"

/* What it is worth, each so much more than the next that it wins. */
enum {
	SEATED = 1000000,       /* someone has a seat */
	LED = 100000,           /* a table has an initiative */
	STAYED = 400,           /* someone sits where they sat */
	FIRST = 100, SECOND = 60,
	GLAD = 60,              /* the first round at a choice of theirs */
	WROTE = 50,             /* who chose none, at what they wrote about */
	BEGUN = 40,             /* each of the first few at a table */
	TOGETHER = -25,         /* each pair of colleagues */
	MIXED = 10,             /* each of a side that is wanted */
	MET = -6,               /* each pair that met before */
	CROWDED = -5            /* each above an equal share */
};
enum { FEW = 3 };

/* A table in one round. */
struct spot {
	int seats;              /* as the table has, or more are locked there */
	int n;
	int *who;
	int side[SIDES];
	uint16_t *party;        /* how many of each party */
};

struct room {
	const struct seating_task *task;
	int parties;            /* the highest number of one */
	int share;              /* people at each table, if they were equal */
	bool *used;             /* of each table */
	int *own;               /* of each person: of which table host or note-taker */
	int *seat;              /* as in struct seating */
	struct spot *spots;
	uint8_t *met;           /* of each pair: in how many rounds */
	int64_t worth;
};

/* Who must be somewhere is there. */
void room_init(struct room *room, struct arena *a,
	       const struct seating_task *task);
struct spot *room_spot(const struct room *room, int round, int table);
int room_table(const struct room *room, int round, int person);
/* Where they must be; 0: free. */
int room_fixed(const struct room *room, int round, int person);
/* Whether the table is used and the person has it in no other round. */
bool room_may(const struct room *room, int round, int person, int table);
/* They have no table; it has a seat. */
void room_put(struct room *room, int round, int person, int table);
void room_lift(struct room *room, int round, int person);

/* What the person gains by that table in that round, of their own. */
int room_wish(const struct room *room, int round, int person, int table);

/* Put everyone who is free in this round, as well as can be while the other
 * rounds stay. False: err says why. */
bool room_fill(struct room *room, struct arena *a, int round, struct err *err)
	MUST_CHECK;
/* Swap and move while that makes it better. */
void room_improve(struct room *room);
