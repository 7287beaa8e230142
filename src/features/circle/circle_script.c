/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The script of a meeting: its steps with their minutes, for each kind of
 * circle. On paper, and on a telephone on the table, where static/script.js
 * shows which step is now.
 */
#include "features/circle/inside.h"
#include "circle_script.html.h"

struct step {
	int64_t minutes;        /* 0: there are no more */
	const char *title, *text;
};
enum { STEPS_MOST = 10 };

static const char
	round_title[] = N_("How are you?"),
	round_text[] = N_("Everyone in turn, in a few sentences. The others only listen."),
	pause_title[] = N_("A short break"), pause_text[] = N_("Coffee and tea."),
	agreed_title[] = N_("Who takes which step?"),
	agreed_text[] = N_("Everyone names one step of their own, with a date."),
	close_title[] = N_("The close"),
	close_text[] = N_("How was it? When is the next time, and who brings the question? What was said here stays here.");

/* What every circle does, in so many minutes. */
#define ROUND(n) { n, round_title, round_text }
#define PAUSE(n) { n, pause_title, pause_text }
#define AGREED(n) { n, agreed_title, agreed_text }
#define CLOSE(n) { n, close_title, close_text }

static const struct { str kind; struct step steps[STEPS_MOST]; } scripts[] = {
	{ S("living-room"), {
		ROUND(15),
		{ 10, N_("The question"), N_("Who brings the question tells it. Nobody interrupts.") },
		{ 20, N_("Ask on"), N_("Only questions now: what happened, what did you try, what do you want? No advice yet.") },
		PAUSE(10),
		{ 30, N_("Advice in turn"), N_("Everyone tells what they did themselves, or would do. Who brought the question listens and writes.") },
		{ 10, N_("What will you do?"), N_("Who brought the question says what helps, and what comes first.") },
		AGREED(15), CLOSE(10) } },
	{ S("learning"), {
		ROUND(10),
		{ 20, N_("What did you do with it?"), N_("Everyone tells what they tried since last time, and how it went.") },
		{ 20, N_("Today's theme"), N_("Who brings the question tells what they know, and what they do not know yet.") },
		{ 20, N_("In pairs"), N_("Two by two: what would this be like with you?") },
		PAUSE(10),
		{ 20, N_("What do we take along?"), N_("Each pair tells one thing. Someone writes it down for all.") },
		AGREED(10), CLOSE(10) } },
	{ S("speakers"), {
		ROUND(10),
		{ 15, N_("The first story"), N_("Someone tells a story as they would for an audience.") },
		{ 15, N_("What stays with you?"), N_("Everyone says what they remember, and one thing that could be clearer.") },
		{ 15, N_("The second story"), N_("Who brings the question tells theirs.") },
		{ 15, N_("What stays with you?"), N_("Everyone says what they remember, and one thing that could be clearer.") },
		{ 10, N_("Who goes where?"), N_("Where is a story asked for? Who goes?") },
		CLOSE(10) } },
	{ S("supporters"), {
		ROUND(15),
		{ 20, N_("What is going on in the villages?"), N_("Everyone in turn: what do you see coming back?") },
		{ 10, N_("The question"), N_("Who brings the question tells it, without names or streets. Nobody interrupts.") },
		{ 20, N_("Ask on"), N_("Only questions now: what happened, what did you try, what do you want? No advice yet.") },
		PAUSE(10),
		{ 25, N_("Advice in turn"), N_("Everyone tells what they did themselves, or would do. Who brought the question listens and writes.") },
		AGREED(10), CLOSE(10) } },
	{ S("front-runners"), {
		ROUND(10),
		{ 20, N_("What did you do with it?"), N_("Everyone tells what they tried since last time, and how it went.") },
		{ 15, N_("The plan"), N_("Who brings the question lays the plan on the table.") },
		{ 35, N_("What does it need?"), N_("Everyone adds something: time, knowledge, a name, a place. Write it on a sheet.") },
		PAUSE(10), AGREED(20), CLOSE(10) } },
	{ S("municipalities"), {
		ROUND(10),
		{ 10, N_("The question"), N_("Who brings the question tells it. Nobody interrupts.") },
		{ 30, N_("How others do it"), N_("Everyone tells how it goes with them: what works, what does not, what it costs.") },
		{ 20, N_("What is needed?"), N_("From whom: a rule, a person, money, a decision?") },
		AGREED(10), CLOSE(10) } },
};

static const struct step *steps_of(str kind)
{
	for (size_t i = 0; i < COUNT(scripts); i++)
		if (str_eq(scripts[i].kind, kind))
			return scripts[i].steps;
	return scripts[0].steps;
}

int64_t circle_script_minutes(str kind)
{
	const struct step *steps = steps_of(kind);
	int64_t sum = 0;

	for (int i = 0; i < STEPS_MOST && steps[i].minutes; i++)
		sum += steps[i].minutes;
	return sum;
}

static struct circle_steps steps(struct request *req, str kind, int64_t at)
{
	const struct step *all = steps_of(kind);
	struct circle_steps list = { 0 };

	for (int i = 0; i < STEPS_MOST && all[i].minutes; i++) {
		list_add(req->arena, &list) = (struct circle_step){
			.time = when_time(req->arena, at),
			.begins = at, .seconds = all[i].minutes * MINUTE,
			.minutes = TN(req, "{n} minute", "{n} minutes",
				      all[i].minutes),
			.title = tr(req->lang, str_from_z(all[i].title)),
			.text = tr(req->lang, str_from_z(all[i].text)) };
		at += all[i].minutes * MINUTE;
	}
	return list;
}

struct reply circle_script_page(struct request *req)
{
	struct circle_table t;
	const struct circle *c = &t.own.c;

	if (!circle_meeting_open(req, &t) || !t.meeting.starts_at)
		return reply_not_found(req);
	head_mine(req, T(req, "Meeting of the circle"),
		  circle_meeting_path(req->arena, t.meeting.id));
	return reply_page(req, 200, T(req, "Script"), circle_script_view,
		.purpose = c->purpose, .kind = circle_kind_name(req, c->kind),
		.when = circle_meeting_when(req->arena, req->lang, c,
					    &t.meeting),
		.venue = t.meeting.venue, .party = t.meeting.case_title,
		.back = circle_meeting_path(req->arena, t.meeting.id),
		.steps = steps(req, c->kind, t.meeting.starts_at));
}
