/* SPDX-License-Identifier: EUPL-1.2 */
/* sandbox: give up every right but computing and writing to what is open. */
#pragma once

#include "base/base.h"

/* From now on this process may not open, connect, start or ask anything; what
 * it tries ends it. False: that cannot be had here, so do not go on. */
bool sandbox_enter(void) MUST_CHECK;
