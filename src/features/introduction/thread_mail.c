/* SPDX-License-Identifier: EUPL-1.2 */
/* A message of a conversation, as an answer by mail. */
#include "features/introduction/thread.h"
#include "mail/reply.h"

static bool take(const struct reply_in *in, str *why)
{
	struct errand e = { in->tx, in->conf, in->url, in->now };
	enum thread_end end = thread_add(&e, &(struct thread_post){
		.introduction = { in->to.about }, .person = in->to.person,
		.text = in->text, .by_mail = true });

	*why = thread_why(in->lang, end);
	return end == THREAD_ADDED;
}

const struct reply_kind thread_replies[] = {
	{ "gesprek", take },
	{ 0 }
};
