/* SPDX-License-Identifier: EUPL-1.2 */
/* A letter as the text of a mail; mail/letter.h makes its HTML of that. */
#include "features/newsletter/inside.h"

enum { TEXT_MAX = 1 << 17 };

struct newsletter_site newsletter_site_of(const struct request *req)
{
	return (struct newsletter_site){ req->arena, req->url, req->conf->name,
					 req->conf->lang };
}

/* Each line of it, indented: it belongs to the title above. */
static void add_lines(struct buf *b, str text)
{
	while (text.n) {
		str line = str_trim(str_cut(&text, '\n'));

		if (line.n)
			buf_addf(b, "\n  %.*s", (int)line.n, line.p);
	}
}

static void add_link(struct buf *b, const struct newsletter_site *site, str link)
{
	bool ours = str_starts(link, S("/"));

	if (link.n)
		buf_addf(b, "\n  %.*s%.*s", ours ? (int)site->url.n : 0,
			 site->url.p, (int)link.n, link.p);
}

static void add_item(struct buf *b, const struct newsletter_site *site,
		     const struct newsletter_part *part)
{
	buf_addf(b, "\n\n* %.*s", (int)part->title.n, part->title.p);
	add_lines(b, part->text);
	add_link(b, site, part->link);
}

static void add_part(struct buf *b, const struct newsletter_site *site,
		     const struct newsletter_part *part)
{
	str heading = newsletter_heading(site->lang, part->heading);

	if (heading.n)
		buf_addf(b, "\n\n%.*s\n--------", (int)heading.n, heading.p);
	if (part->title.n)
		add_item(b, site, part);
	else
		buf_addf(b, "\n\n%.*s", (int)part->text.n, part->text.p);
}

str newsletter_text(const struct newsletter_site *site,
		    const struct newsletter *n,
		    const struct newsletter_parts *parts)
{
	struct buf b = { .arena = site->arena, .limit = TEXT_MAX };
	str farewell = tr(site->lang, S("Kind regards,"));

	buf_add(&b, n->opening);
	list_each(p, *parts)
		add_part(&b, site, p);
	buf_addf(&b, "\n\n%.*s\n%.*s\n", (int)farewell.n, farewell.p,
		 (int)site->name.n, site->name.p);
	if (n->slug.n)
		add_item(&b, site, &(struct newsletter_part){
			.title = tr(site->lang, S("Read this on the site, or print it")),
			.link = arena_f(site->arena, "/nieuwsbrief/%.*s",
					(int)n->slug.n, n->slug.p) });
	return buf_str(&b);
}

str newsletter_text_for(const struct newsletter_site *site, str text,
			str own_path)
{
	struct buf b = { .arena = site->arena, .limit = TEXT_MAX + 1000 };

	buf_add(&b, text);
	add_item(&b, site, &(struct newsletter_part){
		.title = tr(site->lang, S("Choose what you get")),
		.link = own_path });
	buf_add(&b, S("\n"));
	return buf_str(&b);
}
