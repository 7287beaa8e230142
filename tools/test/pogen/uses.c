/* SPDX-License-Identifier: EUPL-1.2 */
/* What a page of ours might say. */
#define T(req, english) tr((req)->lang, S(english))
/* T(req, "not this: a remark") */
static const char *label = N_("Name");

struct reply show(struct request *req)
{
	return page(req, T(req, "Two "
				"parts"), TN(req, "{n} ask", "{n} asks", count(f("x, y"))),
		    TF(req, "By {who}", TR_STR("who", name)),
		    tr(lang, S("A \"quote\"")));
}
