/* SPDX-License-Identifier: EUPL-1.2 */
/* gmime: the door to the library that knows MIME. For this folder only, and
 * in the worker only. */
#pragma once

#include <gmime/gmime.h>
