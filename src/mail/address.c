/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/address.h"

enum { LOCAL_MAX = 64 };

str mail_host(str address)
{
	str rest = address;

	str_cut(&rest, '@');
	return rest;
}

/* What stands before a token, "uit+" or "plein+uit+", and after: "@host". */
struct frame {
	str before, after;
};

static struct frame frame_of(struct arena *a, str in, const char *what)
{
	str host = mail_host(in);
	str box = { in.p, in.n - host.n };
	struct frame f;

	if (!host.n)
		return (struct frame){ arena_f(a, "%s+", what),
			arena_joined(a, (str){ 0 }, '@', in) };
	f.before = arena_f(a, "%.*s+%s+", (int)box.n - 1, box.p, what);
	f.after = arena_joined(a, (str){ 0 }, '@', host);
	return f;
}

str mail_in_address(struct arena *a, str in, const char *what, str token)
{
	struct frame f = frame_of(a, in, what);

	if (!in.n || !token.n || f.before.n + token.n > LOCAL_MAX)
		return (str){ 0 };
	return arena_f(a, "%.*s%.*s%.*s", (int)f.before.n, f.before.p,
		       (int)token.n, token.p, (int)f.after.n, f.after.p);
}

str mail_in_token(struct arena *a, str in, const char *what, str address)
{
	struct frame f = frame_of(a, in, what);
	str before = str_lower(a, f.before), after = str_lower(a, f.after);
	str all = str_lower(a, str_trim(address));

	if (!in.n || !str_starts(all, before) ||
	    !str_ends(all, after) || all.n <= before.n + after.n)
		return (str){ 0 };
	return (str){ all.p + before.n, all.n - before.n - after.n };
}
