/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * agenda: what the network wants to do or know: topics and actions. Who acts
 * for an initiative raises them; a coordinator does in the network's name,
 * which is said there, and not on the social agenda. One of them is at the
 * wheel and says how it stands; others take part, or pledge what it takes. An
 * item nobody owns, or without a date, is unfinished, and says so.
 *
 * /agendas/{slug}/nieuw?uit=SLUG begins with a line of a harvest, see
 * features/origin.
 */
#pragma once

#include "entry/entry_view.h"
#include "features/edit/edit.h"
#include "features/outcome/outcome.h"
#include "features/person/person.h"
#include "agenda.sql.h"

extern const struct route agenda_routes[];
extern const struct edit_type agenda_edit;
extern const struct token_purpose agenda_purposes[];
/* Of who is at the wheel: its day is past, or twelve or eighteen months. */
extern const struct outcome_source agenda_agreed;

/* "open", "onderweg", "bereikt", "gestopt" in the reader's words, and the
 * badge that goes with it, of a state as it is kept. */
str agenda_state_name(str lang, str state);
str agenda_state_badge(str state);
/* The agendas that are open, as path and name: to choose where it goes. */
struct theme_links agenda_open_ones(struct request *req);
