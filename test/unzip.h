/* SPDX-License-Identifier: EUPL-1.2 */
/* unzip: a file out of an archive, read by the heads of the archive itself. */
#pragma once

#include "base/base.h"

/* The nth file, from 0; empty where it is damaged or there is none. */
str unzipped(struct arena *a, str zip, int nth);
