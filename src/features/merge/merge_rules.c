/* SPDX-License-Identifier: EUPL-1.2 */
/* Every column that points at an entry, and what merging does with it. */
#include "features/merge/inside.h"

#define MOVES(where, what, label)                                             \
	{ S(where), S(#what), merge_move_##what, label }
#define STAYS(where) { .column = S(where) }

static const char people[] = N_("People who take part"),
		  things[] = N_("Asks, offers and other things that name it"),
		  photos[] = N_("Photos"), files[] = N_("Files"),
		  talks[] = N_("Contacts and conversations"),
		  ties[] = N_("Ties with others"),
		  days[] = N_("Open days");

const struct merge_rule merge_rules[] = {
	MOVES("membership.party_id", member, people),
	MOVES("membership_request.party_id", member_ask, people),
	MOVES("link_token.about", invite, NULL),
	MOVES("claim.party_id", claim, NULL),
	MOVES("entry_link.target_id", link_to, things),
	MOVES("entry_link.entry_id", link_from, ties),
	MOVES("photo.entry_id", photo, photos),
	MOVES("file.entry_id", file, files),
	MOVES("introduction.party_id", talk_with, talks),
	MOVES("introduction.from_id", talk_for, talks),
	MOVES("introduction.ask_id", talk_about, talks),
	MOVES("story.party_id", story_with, talks),
	MOVES("story.from_id", story_for, talks),
	MOVES("story.ask_id", story_about, talks),
	MOVES("picked_match.ask_id", picked_for, NULL),
	MOVES("picked_match.entry_id", picked, NULL),
	MOVES("contact_block.by_party", block_by, NULL),
	MOVES("contact_block.party_id", block_of, NULL),
	MOVES("named.entry_id", named_in, NULL),
	MOVES("named.party_id", named, NULL),
	MOVES("circle_member.party_id", circle_member, NULL),
	MOVES("circle_meeting.case_party_id", circle_case, NULL),
	MOVES("openday.party_id", openday, days),
	MOVES("relation.from_id", relation_from, ties),
	MOVES("relation.to_id", relation_to, ties),
	MOVES("small_thing.offer_id", small_thing, NULL),
	MOVES("follow_subject.party_id", followed, NULL),
	MOVES("follow.subject_id", follower, NULL),
	MOVES("triangle_side.party_id", triangle_party, talks),
	MOVES("triangle_side.offer_id", triangle_offer, NULL),
	MOVES("triangle_side.ask_id", triangle_ask, NULL),
	MOVES("triangle_message.party_id", triangle_said, NULL),
	MOVES("theme_proposal.party_id", theme_proposal, NULL),
	MOVES("newsletter_block.entry_id", newsletter, NULL),
	MOVES("agenda_stand.party_id", agenda_stand, NULL),
	MOVES("agenda_pledge.party_id", agenda_pledge, NULL),
	MOVES("agenda_log.party_id", agenda_said, NULL),

	/* Its own row, which stays what it was. */
	STAYS("party.id"), STAYS("ask.id"), STAYS("offer.id"),
	STAYS("experience.id"), STAYS("article.id"), STAYS("funding_model.id"),
	STAYS("signal.id"), STAYS("story.id"), STAYS("post.id"),
	STAYS("addition.id"),
	/* Types that are not merged. */
	STAYS("agenda_item.id"), STAYS("agenda_stand.item_id"),
	STAYS("agenda_need.item_id"), STAYS("agenda_pledge.item_id"),
	STAYS("agenda_log.item_id"),
	STAYS("meeting.id"), STAYS("meeting_table.id"),
	STAYS("harvest_item.id"), STAYS("openday.meeting_id"),
	STAYS("meeting_plan.id"), STAYS("meeting_series.id"),
	STAYS("plan_series.course_id"), STAYS("registration_visit.meeting_id"),
	STAYS("followup.id"), STAYS("registration.meeting_id"),
	STAYS("table_plan.id"), STAYS("table_voice.table_id"),
	STAYS("table_voice.meeting_id"), STAYS("seat.meeting_id"),
	STAYS("registration_wish.first_id"),
	STAYS("registration_wish.second_id"), STAYS("meeting_side.meeting_id"),
	STAYS("seating.meeting_id"), STAYS("seat.table_id"), STAYS("seat.was_id"),
	STAYS("harvest_note.meeting_id"), STAYS("harvest_note.table_id"),
	STAYS("harvest_note.entry_id"), STAYS("harvest_version.meeting_id"),
	STAYS("harvest_link.about_id"),
	STAYS("proceedings.id"), STAYS("proceedings_text.meeting_id"),
	STAYS("proceedings_text.table_id"),
	STAYS("proceedings_version.meeting_id"),
	STAYS("correction_reader.meeting_id"), STAYS("correction.meeting_id"),
	/* Names are added to those of the kept one, see merge_move.c; themes are
	 * a field one chooses. */
	STAYS("party_alias.party_id"), STAYS("entry_theme.entry_id"),
	/* Its history, and what was looked at and decided about it. */
	STAYS("revision.entry_id"), STAYS("revision.party_id"),
	STAYS("proposal.entry_id"), STAYS("audit.entry_id"),
	STAYS("report.entry_id"), STAYS("entry_news.entry_id"),
	/* Reminders of what is to be done with it. */
	STAYS("fresh_ask.entry_id"), STAYS("fresh_stopped.entry_id"),
	STAYS("circle_proposed.party_id"), STAYS("circle_lesson.entry_id"),
	STAYS("set_aside.entry_id"), STAYS("openday_proposal.party_id"),
	/* Merging itself. */
	STAYS("entry_merged.entry_id"), STAYS("entry_merged.into_id"),
	STAYS("merging.kept_id"), STAYS("merging.other_id"),
	STAYS("merging_apart.one_id"), STAYS("merging_apart.two_id"),
	{ .move = NULL }
};
