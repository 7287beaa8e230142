/* SPDX-License-Identifier: EUPL-1.2 */
/* A message of a conversation, as an answer by mail. */
#include "features/introduction/thread.h"
#include "mail/reply.h"

static bool take(const struct reply_in *in, str *why)
{
	struct errand e = { in->tx, in->conf, in->url, in->now };
	struct thread_post post = {
		.introduction = { in->to.about }, .person = in->to.person,
		.text = in->text, .by_mail = true };
	enum thread_end end = thread_add(&e, &post);

	*why = thread_why(in->lang, end);
	return end == THREAD_ADDED ||
	       (end == THREAD_NOT_OPEN && thread_keep(&e, &post));
}

const struct reply_kind thread_replies[] = {
	{ "gesprek", take },
	{ 0 }
};
