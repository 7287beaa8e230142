/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/consent/inside.h"
#include "base/when.h"
#include "consent_log.html.h"

static str text(const char *z)
{
	return str_from_z(z ? z : "");
}

static bool is_given(struct tx *tx, const struct consent *c)
{
	return c->person.v
		? consent_count(tx, c->person, text(c->purpose), c->about,
				text(c->version))
		: consent_count_mail(tx, c->mail_hash, text(c->purpose),
				     c->about, text(c->version));
}

void consent_given(struct request *req, const struct consent *c)
{
	if (!is_given(req->tx, c))
		consent_add(req->tx, c->person, c->mail_hash, text(c->purpose),
			    c->about, text(c->version), req->lang, text(c->way),
			    req->now);
}

bool consent_holds(struct tx *tx, person_id person, const char *purpose,
		   const char *version)
{
	return consent_count(tx, person, text(purpose), -1, text(version));
}

void consent_withdraw(struct tx *tx, person_id person, const char *purpose,
		      int64_t about, int64_t now)
{
	consent_end(tx, person, text(purpose), about, now);
}

static const struct consent_purpose *purpose_of(str name)
{
	for (const struct consent_purpose *const *p = consent_purposes; *p; p++)
		if (str_eq(text((*p)->name), name))
			return *p;
	return NULL;
}

static str way_name(const struct request *req, str way)
{
	static const struct tr_name ways[] = {
		{ S("form"), N_("on the site") },
		{ S("mail"), N_("by mail") },
		{ S("paper"), N_("on paper") },
		{ S("phone"), N_("by phone") },
	};

	return tr_name(req->lang, ways, way);
}

static struct yesses yesses_of(struct request *req)
{
	struct consent_row_rows rows = consent_list(req->tx, req->who.id);
	struct yesses list = { 0 };

	list_each(r, rows) {
		const struct consent_purpose *p = purpose_of(r->purpose);
		bool holds = !r->withdrawn_at;

		list_add(req->arena, &list) = (struct yes){
			.id = r->id.v,
			.title = p ? tr(req->lang, text(p->title)) : r->purpose,
			.given = when_day(req->arena, req->lang, r->given_at),
			.way = way_name(req, r->way),
			.version = when_written(req->arena, req->lang,
						r->version),
			.ended = holds ? (str){ 0 } : when_day(req->arena,
				req->lang, r->withdrawn_at),
			.instead = holds && p && p->instead
				? tr(req->lang, text(p->instead)) : (str){ 0 },
			.may_withdraw = holds && p && p->withdraw };
	}
	return list;
}

static struct reply log_page(struct request *req)
{
	head_mine(req, T(req, "What you said yes to"),
		   S("/mijn/toestemming"));
	return reply_page(req, 200, T(req, "What you said yes to"),
			  consent_log_page, .yesses = yesses_of(req));
}

static struct reply take_back(struct request *req)
{
	const struct consent_purpose *p = NULL;
	struct consent_row row;

	if (consent_get(req->tx, (consent_id){ request_id(req, 0) },
			req->who.id, &row))
		p = purpose_of(row.purpose);
	if (!p || !p->withdraw)
		return reply_not_found(req);
	if (!row.withdrawn_at) {
		consent_withdraw(req->tx, req->who.id, p->name, row.about,
				 req->now);
		p->withdraw(req, row.about);
	}
	return reply_redirect(req, "/mijn/toestemming");
}

const struct route consent_routes[] = {
	{ GET,  "/huisregels",            rules_show,  ANYONE },
	{ POST, "/mijn/huisregels",       rules_agree, PERSON,
	  .flags = ONESELF },
	{ GET,  "/mijn/toestemming",      log_page,    PERSON },
	{ POST, "/mijn/toestemming/{id}", take_back,   PERSON,
	  .flags = ONESELF },
	{ 0 }
};
