/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * people: /beheer/mensen, where an administrator finds a person and helps them:
 * who lost a telephone, whose mail comes back, who wrote a letter to be erased.
 * A coordinator finds those who act for, ask or bring something in her area,
 * sees for what, and does nothing to them.
 *
 * One searches with a form that is posted, so that no name stands in an
 * address, a history or a log. A mail address is shown as "a***@example.org";
 * all of it to an administrator who says why, which the log keeps. Whatever is
 * done here asks a sign-in of the last ten minutes and leaves a line in the
 * audit.
 */
#pragma once

#include "features/person/person.h"

extern const struct route people_routes[];
