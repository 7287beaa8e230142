/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/mail.h"
#include "jobs/job.h"
#include "mail.sql.h"

void mail_add(struct tx *tx, const struct mail *m)
{
	mail_id id = mail_insert(tx, m->to, m->subject, m->text, m->now);

	job_add(tx, S("mail.send"), id.v, m->now);
}
