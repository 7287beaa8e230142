/* SPDX-License-Identifier: EUPL-1.2 */
/* The house rules, and that who takes part agrees to them. */
#include "features/consent/inside.h"
#include "base/when.h"
#include "rules.html.h"

static const char purpose[] = "house-rules";

const struct consent_purpose consent_house_rules = {
	.name = purpose, .title = N_("The house rules"),
	.instead = N_("They hold for as long as you take part."),
};

static str later(str a, str b)
{
	return str_cmp(a, b) < 0 ? b : a;
}

str rules_version(struct tx *tx)
{
	int64_t at = consent_privacy_changed(tx);
	str text = later(S(RULES_VERSION), S(PRIVACY_VERSION));

	return at ? later(text, when_date(tx_arena(tx), at)) : text;
}

bool rules_accepted(struct tx *tx, person_id person)
{
	return consent_holds(tx, person, purpose,
			     arena_z(tx_arena(tx), rules_version(tx)));
}

void rules_accept(struct request *req, person_id person, const char *way)
{
	consent_given(req, &(struct consent){ .person = person,
		.purpose = purpose, .way = way,
		.version = arena_z(req->arena, rules_version(req->tx)) });
}

html rules_sentence(struct request *req)
{
	return part_page(req, rules_sentence_part, 0);
}

struct reply rules_show(struct request *req)
{
	bool asks = req->who.id.v && !rules_accepted(req->tx, req->who.id);

	return reply_page(req, 200, T(req, "House rules"), rules_page,
		.since = when_written(req->arena, req->lang, S(RULES_VERSION)),
		.phone = req->conf->phone, .asks = asks,
		.again = asks && consent_holds(req->tx, req->who.id, purpose,
					       NULL));
}

struct reply rules_agree(struct request *req)
{
	rules_accept(req, req->who.id, "form");
	return reply_redirect(req, "/mijn");
}

html consent_mine(struct request *req)
{
	if (rules_accepted(req->tx, req->who.id))
		return (html){ 0 };
	return part_page(req, rules_ask_part,
		.again = consent_holds(req->tx, req->who.id, purpose, NULL));
}
