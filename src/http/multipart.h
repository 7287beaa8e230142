/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * multipart: a form with a file in it (RFC 7578), once all of it is there.
 *
 * Our own, and not libmicrohttpd's: the body lies whole in a file that is
 * mapped into memory (http/upload.h), so a part is a view of it and nothing is
 * copied; and it is a function of bytes, as a fuzzer and a test want it.
 */
#pragma once

#include "base/base.h"

/* A file as it was sent. name: without folders, UTF-8, and to be believed in
 * nothing else; empty, as are the bytes, if none was chosen. */
struct upload {
	str field, name, bytes;
};

struct multipart {
	str fields;             /* as an ordinary form: "a=1&b=2" */
	struct upload file;     /* the first there is */
};

/* Whether this is the type of such a body. */
bool multipart_is(str content_type);
/* False: not well formed, or too many or too long parts. The file's bytes are
 * a view of the body. */
bool multipart_read(struct arena *a, str content_type, str body,
		    struct multipart *out) MUST_CHECK;
