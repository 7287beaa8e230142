/* SPDX-License-Identifier: EUPL-1.2 */
/* Building a paper, and reading it out as plain text. */
#include "features/papers/inside.h"

static struct paper_block *begin(struct request *req, struct paper *p)
{
	struct paper_block *b = &list_add(req->arena, &p->blocks);

	*b = (struct paper_block){ 0 };
	return b;
}

static struct paper_block *last(struct request *req, struct paper *p)
{
	return p->blocks.n ? &p->blocks.at[p->blocks.n - 1] : begin(req, p);
}

void paper_heading(struct request *req, struct paper *p, str heading)
{
	begin(req, p)->heading = heading;
}

void paper_heading_below(struct request *req, struct paper *p, str heading)
{
	struct paper_block *b = begin(req, p);

	b->heading = heading;
	b->below = true;
}

void paper_text(struct request *req, struct paper *p, str text)
{
	struct paper_block *b = last(req, p);

	if (b->text.n || b->items.n || b->facts.n)
		b = begin(req, p);
	b->text = text;
}

void paper_item(struct request *req, struct paper *p, str text)
{
	list_add(req->arena, &last(req, p)->items) = text;
}

void paper_items(struct request *req, struct paper *p,
		 const char *const *english)
{
	for (; *english; english++)
		paper_item(req, p, tr(req->lang, str_from_z(*english)));
}

static struct paper_fact *add_fact(struct request *req, struct paper *p)
{
	return &list_add(req->arena, &last(req, p)->facts);
}

void paper_fact(struct request *req, struct paper *p, str label, str value)
{
	if (value.n)
		*add_fact(req, p) = (struct paper_fact){ .label = label,
							 .value = value };
}

void paper_lines(struct request *req, struct paper *p, str label,
		 const struct strs *lines)
{
	if (lines->n)
		*add_fact(req, p) = (struct paper_fact){ .label = label,
							 .lines = *lines };
}

static bool is_known(const struct paper *p, str label)
{
	list_each(g, p->gaps)
		if (str_eq(g->label, label))
			return true;
	return false;
}

void paper_asked(struct request *req, struct paper *p, str label,
		 const struct paper_fact *value)
{
	struct paper_fact fact = *value;

	fact.label = label;
	fact.open = !fact.value.n;
	*add_fact(req, p) = fact;
	if (fact.open && !is_known(p, label))
		list_add(req->arena, &p->gaps) = fact;
}

static void plain_line(struct buf *b, const char *before, str text)
{
	if (text.n)
		buf_addf(b, "%s%.*s\r\n", before, (int)text.n, text.p);
}

static void plain_facts(struct request *req, struct buf *b,
			const struct paper_facts *facts)
{
	list_each(f, *facts) {
		str value = f->open ? T(req, "[to be filled in]") : f->value;

		buf_addf(b, "%.*s: %.*s\r\n", (int)f->label.n, f->label.p,
			 (int)value.n, value.p);
		list_each(l, f->lines)
			plain_line(b, "  - ", *l);
	}
}

static void plain_heading(struct buf *b, str heading, const char *line)
{
	buf_addf(b, "\r\n%.*s\r\n", (int)heading.n, heading.p);
	for (size_t i = 0; i < heading.n; i++)
		buf_addf(b, "%s", line);
	buf_add(b, S("\r\n"));
}

str paper_plain(struct request *req, const struct paper *p)
{
	struct buf b = { .arena = req->arena, .limit = 1 << 18 };

	plain_line(&b, "", p->title);
	plain_line(&b, "", p->lead);
	plain_line(&b, "", p->version);
	list_each(block, p->blocks) {
		if (block->heading.n)
			plain_heading(&b, block->heading,
				      block->below ? "-" : "=");
		plain_line(&b, "", block->text);
		list_each(item, block->items)
			plain_line(&b, "- ", *item);
		plain_facts(req, &b, &block->facts);
	}
	return buf_str(&b);
}
