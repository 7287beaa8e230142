/* SPDX-License-Identifier: EUPL-1.2 */
/* How to do it, in a few lines a chapter. What a site does not use has none. */
#include "features/site/site_pages.h"
#include "features/settings/settings.h"
#include "guide.html.h"

enum { STEPS = 6 };

struct chapter {
	const char *id;
	const char *title;
	const char *steps[STEPS];
	const char *path, *link;
};

static const struct chapter chapters[] = {
	{ "bijeenkomst", N_("Organise a meeting"), {
		N_("Choose “Plan a meeting”. A name, a day, a place and two sentences are enough."),
		N_("People register without an account. When it is full there is a waiting list: whoever is first on it moves up by itself."),
		N_("On the page of the meeting stands “You organise this”: every step, and how far you are."),
		N_("Does the day, the hour or the place change? Everyone who comes gets a mail, and their own calendar changes along."),
		N_("Is it a course? Then people register once, for all its days. Do you have a list of names already? Paste it under “Who comes”."),
		N_("At the door you tap “Is there”. Names go 30 days after the meeting.") },
	  "/bijeenkomsten/nieuw", N_("Plan a meeting") },
	{ "tafels", N_("Theme tables, and who sits where"), {
		N_("Add tables yourself, or choose “Propose tables”: these come from what people wrote when they registered."),
		N_("Who registers chooses a first and a second table."),
		N_("“Seat everyone” gives each person a place: mostly their own choice, an initiative at each table, colleagues apart."),
		N_("Change it by hand if you like. Who comes later gets a place; the others stay where they are."),
		N_("Print badges, table cards and lists. Then show everyone their own table.") },
	  "/bijeenkomsten", N_("To the meetings") },
	{ "notuleren", N_("Take notes on a phone"), {
		N_("Print the links for note-takers and lay a card on each table. The note-taker scans the square; no account is needed."),
		N_("Tap what it is: insight, need, barrier, action or conclusion. Write one line, and save."),
		N_("No internet in the hall? Just go on writing. The lines wait in the phone and go when there is internet again."),
		N_("Several people can write at one table. Nobody wipes out what another wrote."),
		N_("Do not write down names of people.") },
	  "/bijeenkomsten", N_("To the meetings") },
	{ "verslag", N_("The report, and its correction round"), {
		N_("Write an introduction, and a text for each table if you like. What was noted comes with it by itself."),
		N_("Open the correction round. Everyone who had registered gets a link by mail, and has 14 days. You can choose another number of days."),
		N_("Beside the text they say what is wrong or missing. You take it over, or say briefly why not."),
		N_("Then you publish. The report says which version it is, of which day, and what was added. It prints on A4.") },
	  "/bijeenkomsten", N_("Read reports of others") },
	{ "wat-ervan-komt", N_("Agendas, and what comes of it"), {
		N_("Make something of a line of the harvest with one tap: a question, a barrier, an action, an article or a meeting."),
		N_("Say who is at the wheel, and when it should be done. Without these two it says “Not finished yet”."),
		N_("On an agenda others take part, help with experience, or promise time, knowledge, money, goods or space."),
		N_("After a year, and after a year and a half, one mail asks who is at the wheel how it stands. One tap is enough; no answer is fine too."),
		N_("The next invitation tells what came of the last time. A theme shows what was asked year after year.") },
	  "/afspraken", N_("What came of our agreements?") },
	{ "nieuwsbrief", N_("Send a newsletter, as a coordinator"), {
		N_("Begin a letter: it fills itself with what is new since the last one."),
		N_("Leave out what is not needed, change words and order, and add words of your own."),
		N_("Look at it on the site, as mail and as plain text. Send a test to yourself."),
		N_("Send it. You can pause it, and go on later."),
		N_("Print it on A4, or on A5 to fold: for the counter, and for people without internet.") },
	  "/nieuwsbrief", N_("Read the newsletters") },
	{ "kring", N_("Begin a circle"), {
		N_("A circle has three to eight members. Four to six works best: everyone gets a turn."),
		N_("Say in one sentence what it is for, and invite others. Nobody is in it before they said yes."),
		N_("Each time one of you brings a question. The others ask on, and say what they did themselves."),
		N_("What is said there stays there. Everyone promises that before they come in."),
		N_("Propose a few moments; the others say by mail which suit them. Notes go after 30 days. What you learned you can share without names, once all say yes."),
		N_("You can leave at any moment, without a reason.") },
	  "/kringen", N_("To the circles") },
};

struct reply guide_page(struct request *req)
{
	struct guide_chapters list = { 0 };

	for (size_t i = 0; i < COUNT(chapters); i++) {
		const struct chapter *c = &chapters[i];
		struct guide_chapter *out;

		if (!settings_uses(req->conf, str_from_z(c->path)))
			continue;
		out = &list_add(req->arena, &list);
		*out = (struct guide_chapter){
			.id = str_from_z(c->id), .path = str_from_z(c->path),
			.title = tr(req->lang, str_from_z(c->title)),
			.link = tr(req->lang, str_from_z(c->link)) };
		for (size_t s = 0; s < STEPS && c->steps[s]; s++)
			list_add(req->arena, &out->steps) =
				tr(req->lang, str_from_z(c->steps[s]));
	}
	head_crumb(req, T(req, "How it works"), S("/uitleg"));
	return reply_page(req, 200, T(req, "How it works"), guide,
			  .chapters = list);
}
