/* SPDX-License-Identifier: EUPL-1.2 */
/* Who has a seat and who waits. */
#include "features/registration/inside.h"
#include "lang/lang.h"
#include "mail/list.h"

enum { MARK = 16 };

str registration_name(str guest, str person_name)
{
	return guest.n ? guest : person_name;
}

static str secret_of(struct tx *tx, registration_id id)
{
	return arena_f(tx_arena(tx), "registration.%" PRId64, id.v);
}

str registration_path(struct tx *tx, registration_id id)
{
	return mail_code_path(tx, "/aanmelding", id.v, secret_of(tx, id));
}

bool registration_code_is(struct tx *tx, registration_id id, str code)
{
	return mail_code_is(tx, code, secret_of(tx, id));
}

int64_t registration_seats_left(struct tx *tx, const struct plan *plan)
{
	int64_t coming;

	if (!plan->seats)
		return -1;
	if (registration_count(tx, plan->id, WAITING))
		return 0;
	coming = registration_count(tx, plan->id, COMING);
	return coming < plan->seats ? plan->seats - coming : 0;
}

static str state_now(struct tx *tx, const struct plan *plan)
{
	return registration_seats_left(tx, plan) ? COMING : WAITING;
}

registration_id registration_add(const struct errand *e,
				 const struct plan *plan,
				 const struct attendee *who)
{
	str fold = lang_fold(tx_arena(e->tx), who->guest);
	int64_t turn = registration_last_turn(e->tx, plan->id) + 1;
	struct registration_key known;
	registration_id id;

	if (who->person.v &&
	    registration_known(e->tx, plan->id, who->person, fold, &known)) {
		id = known.id;
		if (str_eq(known.state, OFF))
			registration_set_state(e->tx, id,
				state_now(e->tx, plan), turn);
		return id;
	}
	id = registration_insert(e->tx, plan->id, who->person, who->guest, fold,
				 state_now(e->tx, plan), turn, e->now);
	registration_set_words(e->tx, id, who->behalf, who->wants, who->brings,
			       who->answers);
	table_choice_set(e->tx, table_choice_at(e->tx, plan, e->now), id,
			 &who->tables);
	return id;
}

void registration_fill(const struct errand *e, const struct plan *plan)
{
	int64_t coming = registration_count(e->tx, plan->id, COMING);
	struct registration_key next;

	while ((!plan->seats || coming < plan->seats) &&
	       registration_first_waiting(e->tx, plan->id, &next)) {
		struct registration r;

		if (!registration_get(e->tx, next.id, &r))
			return;
		registration_set_state(e->tx, r.id, COMING, r.turn);
		registration_write(e, plan, r.id, SEAT_FREE);
		coming++;
	}
}

void registration_call_off(const struct errand *e, const struct plan *plan,
			   const struct registration *r)
{
	registration_set_state(e->tx, r->id, OFF, r->turn);
	registration_fill(e, plan);
	if (r->invited)
		registration_write(e, plan, r->id, CALLED_OFF);
}

void registration_come_back(const struct errand *e, const struct plan *plan,
			    const struct registration *r)
{
	if (!str_eq(r->state, OFF))
		return;
	registration_set_state(e->tx, r->id, state_now(e->tx, plan),
			       registration_last_turn(e->tx, plan->id) + 1);
	registration_write(e, plan, r->id, REGISTERED);
}

void registration_leave_all(const struct errand *e, person_id person)
{
	struct registration_seat_rows rows =
		registration_seats_of(e->tx, person, e->now);

	list_each(row, rows) {
		struct plan plan;

		registration_set_state(e->tx, row->id, OFF, 0);
		if (!plan_get(e->tx, row->meeting_id, &plan))
			continue;
		plan_whole(e->tx, &plan, e->now);
		registration_fill(e, &plan);
	}
}

void registration_forget_before(struct tx *tx, int64_t before)
{
	registration_forget(tx, before);
}
