/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * qr: a text as the QR code (ISO/IEC 18004) that a telephone reads from a
 * screen or from paper.
 */
#pragma once

#include "base/base.h"

/* What an <svg> needs: its path, in squares of 1, and how many of these its
 * sides are, with the empty edge of four that readers want. */
struct qr {
	str path;
	int64_t side;
};

/* Error correction M. False: the text is longer than 2,000 bytes. */
bool qr_of(struct arena *a, str text, struct qr *qr) MUST_CHECK;
