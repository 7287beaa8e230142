/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/role/role.h"
#include "role.sql.h"

#define BIT(access) (1u << (access))

static const struct { str role; unsigned gives; } roles[] = {
	{ S("administrator"), BIT(ADMINISTRATOR) | BIT(COORDINATOR) |
			      BIT(MODERATOR) | BIT(DESK) },
	{ S("coordinator"), BIT(COORDINATOR) | BIT(MODERATOR) | BIT(DESK) },
	{ S("moderator"), BIT(MODERATOR) },
	{ S("desk"), BIT(DESK) },
	{ S("municipality"), BIT(MUNICIPALITY) },
};

static unsigned given_by(str role)
{
	for (size_t i = 0; i < COUNT(roles); i++)
		if (str_eq(roles[i].role, role))
			return roles[i].gives;
	return 0;
}

static unsigned all_of(const struct role_held_rows *held)
{
	unsigned access = 0;

	for (size_t i = 0; i < held->n; i++)
		access |= given_by(held->at[i].role);
	return access;
}

unsigned role_access(struct tx *tx, person_id person, int64_t now)
{
	struct role_held_rows held = role_anywhere(tx, person, now);

	return BIT(PERSON) | all_of(&held);
}

static bool acts_for(const struct request *req, entry_id party, bool manager)
{
	struct role_member member;

	return role_membership(req->tx, req->who.id, party, &member) &&
	       (!manager || str_eq(member.role, S("manager")));
}

static bool holds(const struct request *req, enum access as, struct scope where)
{
	struct role_held_rows held;

	if (where.entry.v)
		held = role_over_entry(req->tx, req->who.id, where.entry,
				       req->now);
	else if (where.place.v)
		held = role_at_place(req->tx, req->who.id, where.place,
				     req->now);
	else
		held = role_everywhere(req->tx, req->who.id, req->now);
	return all_of(&held) & BIT(as);
}

bool may(const struct request *req, enum access as, struct scope where)
{
	if (as == ANYONE)
		return true;
	if (!req->who.id.v || as == ACCESS_UNSET)
		return false;
	if (as == PERSON)
		return true;
	if (as == MEMBER || as == MANAGER)
		return acts_for(req, where.entry, as == MANAGER);
	return who_may(&req->who, as) && holds(req, as, where);
}
