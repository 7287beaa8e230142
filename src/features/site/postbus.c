/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/when.h"
#include "features/site/site_pages.h"
#include "postbus.html.h"
#include "site.sql.h"

enum { SHOWN = 100 };

static struct mail_lines lines_of(struct request *req, str text)
{
	struct mail_lines lines = { 0 };

	while (text.n) {
		str line = str_cut(&text, '\n'), bare = str_trim(line);
		bool link = str_starts(bare, S("http://")) ||
			    str_starts(bare, S("https://"));

		list_add(req->arena, &lines) = (struct mail_line){
			line, link ? bare : (str){ 0 } };
	}
	return lines;
}

struct reply postbus_page(struct request *req)
{
	struct site_mail_row_rows rows;
	struct messages list = { 0 };

	if (!req->conf->demo)
		return reply_not_found(req);
	rows = site_mail(req->tx, SHOWN);
	list_each(r, rows)
		list_add(req->arena, &list) = (struct message){
			r->subject, r->recipient,
			when_moment(req->arena, req->lang, r->created_at),
			lines_of(req, r->text) };
	req->head.no_index = true;
	req->head.no_store = true;
	return reply_page(req, 200, T(req, "Mailbox"), postbus, .messages = list);
}
