/* SPDX-License-Identifier: EUPL-1.2 */
#include "qr/qr.h"
#include "base/allow_memory.h"   /* the library allocates */

#include <qrencode.h>
#include <stdlib.h>

enum { EDGE = 4, DARK = 1, LONGEST = 2000, BYTES = 1 << 18 };

/* Each run of dark squares in a row is one box. */
static void draw(struct buf *b, const QRcode *code)
{
	for (int y = 0; y < code->width; y++) {
		const unsigned char *row = code->data + y * code->width;

		for (int x = 0, n; x < code->width; x += n) {
			bool dark = row[x] & DARK;

			for (n = 1; x + n < code->width &&
				    (row[x + n] & DARK) == dark; n++)
				;
			if (dark)
				buf_addf(b, "M%d %dh%dv1h-%dz", x + EDGE,
					 y + EDGE, n, n);
		}
	}
}

bool qr_of(struct arena *a, str text, struct qr *qr)
{
	struct buf b = { .arena = a, .limit = BYTES };
	QRcode *code;

	*qr = (struct qr){ 0 };
	if (!text.n || text.n > LONGEST)
		return false;
	code = QRcode_encodeData((int)text.n, (const unsigned char *)text.p, 0,
				 QR_ECLEVEL_M);
	if (!code)
		return false;
	draw(&b, code);
	*qr = (struct qr){ buf_str(&b), code->width + 2 * EDGE };
	QRcode_free(code);
	return !b.overflow;
}
