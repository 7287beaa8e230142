/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of features: adding one is adding its folder and its lines here. */
#include "app.h"
#include "commands/commands.h"
#include "mail/mail.h"
#include "features/address/address.h"
#include "features/agenda/agenda.h"
#include "features/article/article.h"
#include "features/ask/ask.h"
#include "features/audit/audit.h"
#include "entry/entry.h"
#include "features/calendar/calendar.h"
#include "features/circle/circle.h"
#include "features/consent/consent.h"
#include "features/coordinate/coordinate.h"
#include "features/digest/digest.h"
#include "features/edit/edit.h"
#include "features/experience/experience.h"
#include "features/factor/factor.h"
#include "features/file/file.h"
#include "features/follow/follow.h"
#include "features/followup/followup.h"
#include "features/fresh/fresh.h"
#include "features/funding/funding.h"
#include "features/grant/grant.h"
#include "features/harvest/harvest.h"
#include "features/incoming/incoming.h"
#include "features/introduction/introduction.h"
#include "features/join/join.h"
#include "features/match/match.h"
#include "features/meeting/meeting.h"
#include "features/merge/merge.h"
#include "features/monday/monday.h"
#include "features/named/named.h"
#include "features/member/member.h"
#include "features/newsletter/newsletter.h"
#include "features/offer/offer.h"
#include "features/openday/openday.h"
#include "features/outbox/outbox.h"
#include "features/outcome/outcome.h"
#include "features/party/party.h"
#include "features/people/people.h"
#include "features/person/person.h"
#include "features/passkey/passkey.h"
#include "features/papers/papers.h"
#include "features/photo/photo.h"
#include "features/place/place.h"
#include "features/placewords/placewords.h"
#include "features/plan/plan.h"
#include "features/registration/registration.h"
#include "features/report/report.h"
#include "features/privacy/privacy.h"
#include "features/proceedings/proceedings.h"
#include "features/puzzle/puzzle.h"
#include "features/search/search.h"
#include "features/seating/seating.h"
#include "features/settings/settings.h"
#include "features/setup/setup.h"
#include "features/signal/signal.h"
#include "features/site/site.h"
#include "features/square/square.h"
#include "features/still/still.h"
#include "features/upkeep/upkeep.h"
#include "features/thanks/thanks.h"
#include "features/table/table.h"
#include "features/theme/theme.h"
#include "features/triangle/triangle.h"
#include "features/unsubscribe/unsubscribe.h"

static const struct route *const routes[] = {
	site_routes,
	upkeep_routes,
	unsubscribe_routes,
	entry_routes,
	entry_api_routes,
	person_routes,
	passkey_routes,
	factor_routes,
	address_routes,
	token_routes,
	privacy_routes,
	papers_routes,
	puzzle_routes,
	consent_routes,
	member_routes,
	introduction_routes,
	openday_routes,
	thanks_routes,
	triangle_routes,
	square_routes,
	post_routes,
	ask_routes,
	coordinate_routes,
	grant_routes,
	people_routes,
	report_routes,
	audit_routes,
	outbox_routes,
	settings_routes,
	join_routes,
	setup_routes,
	incoming_routes,
	join_claim_routes,
	fresh_routes,
	follow_routes,
	newsletter_routes,
	merge_routes,
	party_routes,
	photo_routes,
	file_routes,
	edit_routes,
	edit_proposal_routes,
	offer_routes,
	experience_routes,
	article_routes,
	funding_routes,
	plan_routes,
	table_routes,
	registration_routes,
	calendar_routes,
	followup_routes,
	harvest_routes,
	harvest_host_routes,
	proceedings_routes,
	seating_routes,
	circle_routes,
	meeting_routes,
	signal_routes,
	still_routes,
	agenda_routes,
	theme_proposal_routes,
	theme_manage_routes,
	theme_routes,
	placewords_routes,
	place_routes,
	match_routes,
	search_routes,
	NULL
};

/* A handler is asked only if none of these has something to say. */
static struct reply (*const gates[])(struct request *req) = {
	setup_gate,
	settings_gate,
	puzzle_gate,
	NULL
};

const struct app brengplein = {
	.routes = routes,
	.conf_of = settings_conf,
	.gates = gates,
	.find_session = person_of_session,
	.note_session = person_was_seen,
	.layout = site_layout,
};

const struct edit_type *const edit_types[] = {
	&party_initiative_edit,
	&party_organisation_edit,
	&experience_edit,
	&article_edit,
	&funding_edit,
	&ask_edit,
	&offer_edit,
	&signal_edit,
	&agenda_edit,
	NULL
};

const struct token_purpose *const token_purposes[] = {
	person_purposes,
	address_purposes,
	privacy_purposes,
	outbox_purposes,
	member_purposes,
	introduction_purposes,
	thread_purposes,
	openday_purposes,
	thanks_purposes,
	triangle_purposes,
	post_purposes,
	named_purposes,
	join_purposes,
	join_claim_purposes,
	fresh_purposes,
	follow_purposes,
	newsletter_purposes,
	merge_purposes,
	still_purposes,
	agenda_purposes,
	circle_purposes,
	circle_step_purposes,
	circle_lesson_purposes,
	coordinate_purposes,
	outbox_week_purposes,
	outbox_purposes,
	upkeep_purposes,
	report_purposes,
	followup_purposes,
	NULL
};

const struct consent_purpose *const consent_purposes[] = {
	&consent_house_rules,
	&photo_consent,
	&newsletter_consent,
	NULL
};

const person_way person_ways[] = {
	passkey_way,
	factor_way,
	NULL
};

const person_part person_parts[] = {
	factor_mine,
	privacy_mine,
	consent_mine,
	ask_mine_part,
	offer_mine_part,
	introduction_mine,
	openday_mine,
	thanks_mine,
	triangle_mine,
	registration_mine_part,
	calendar_mine,
	circle_mine,
	member_mine,
	fresh_mine,
	join_small_mine,
	follow_mine,
	newsletter_mine,
	edit_mine_part,
	passkey_mine,
	NULL
};

const member_part member_parts[] = {
	introduction_on_acting,
	openday_on_acting,
	NULL
};

const struct outcome_source *const outcome_sources[] = {
	&introduction_talks,
	&introduction_messages,
	&thanks_offered,
	&still_asks,
	&followup_agreements,
	&agenda_agreed,
	&circle_steps_taken,
	NULL
};

const place_page_part place_page_parts[] = {
	placewords_part,
	NULL
};

const party_part party_parts[] = {
	introduction_on_party,
	thanks_on_party,
	NULL
};

const contact_part contact_parts[] = {
	thanks_on_contact,
	NULL
};

const meeting_part meeting_page_parts[] = {
	plan_on_meeting,
	registration_on_meeting,
	table_on_meeting,
	followup_on_meeting,
	proceedings_on_meeting,
	NULL
};

/* What who organises a meeting can do with it, in the order of its life. */
const plan_step_of plan_steps[] = {
	plan_series_step,
	registration_step,
	table_sides_step,
	table_step,
	seating_step,
	harvest_step,
	proceedings_step,
	followup_step,
	NULL
};

const registration_part registration_parts[] = {
	seating_on_own,
	NULL
};

const registration_badge registration_badges[] = {
	seating_on_badge,
	NULL
};

const meeting_part harvest_page_parts[] = {
	proceedings_on_meeting,
	followup_on_harvest,
	NULL
};

const yields_part yields_parts[] = {
	followup_on_yields,
	NULL
};

const plan_listener plan_listeners[] = {
	registration_plan_changed,
	NULL
};

const article_part article_parts[] = {
	circle_on_article,
	NULL
};

const ask_part ask_parts[] = {
	introduction_on_ask,
	NULL
};

const work_part work_parts[] = {
	edit_work_part,
	join_claim_work,
	merge_work,
	join_work,
	triangle_work,
	theme_work_part,
	incoming_work,
	circle_work,
	NULL
};

const struct reply_kind *const reply_kinds[] = {
	thread_replies,
	registration_replies,
	circle_replies,
	NULL
};

const monday_source monday_sources[] = {
	upkeep_monday,
	outbox_monday,
	coordinate_monday,
	report_monday,
	join_monday,
	edit_monday,
	theme_monday,
	fresh_monday,
	triangle_monday,
	NULL
};

const struct job_kind *const brengplein_jobs[] = {
	mail_jobs,
	incoming_jobs,
	upkeep_jobs,
	privacy_jobs,
	setup_jobs,
	monday_jobs,
	search_jobs,
	introduction_jobs,
	openday_jobs,
	triangle_jobs,
	registration_jobs,
	proceedings_jobs,
	seating_jobs,
	table_jobs,
	circle_jobs,
	circle_lesson_jobs,
	photo_jobs,
	outcome_jobs,
	file_jobs,
	post_jobs,
	named_jobs,
	edit_jobs,
	join_jobs,
	fresh_jobs,
	follow_jobs,
	digest_jobs,
	offer_jobs,
	newsletter_jobs,
	newsletter_reader_jobs,
	merge_jobs,
	theme_jobs,
	NULL
};

const struct periodic *const brengplein_periodic[] = {
	upkeep_periodic,
	introduction_periodic,
	edit_periodic,
	openday_periodic,
	triangle_periodic,
	registration_periodic,
	proceedings_periodic,
	table_periodic,
	circle_periodic,
	circle_lesson_periodic,
	photo_periodic,
	privacy_periodic,
	outcome_periodic,
	file_periodic,
	fresh_periodic,
	follow_periodic,
	digest_periodic,
	offer_periodic,
	newsletter_periodic,
	monday_periodic,
	NULL
};

const struct command *const brengplein_commands[] = {
	serve_commands,
	work_commands,
	database_commands,
	backup_commands,
	transfer_commands,
	demo_commands,
	person_commands,
	receive_commands,
	doctor_commands,
	about_commands,
	NULL
};
