/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of what there is to do. */
#include "features/coordinate/inside.h"
#include "features/report/report.h"
#include "work.html.h"

enum { SHOWN = 10, WEEK = 7 * DAY };

struct reply done(struct request *req, const char *what)
{
	return reply_redirect(req, "/beheer?klaar=%s", what);
}

static str party_path(struct request *req, str type, str slug)
{
	return entry_path(req->tx, (entry_id){ 0 }, type, slug);
}

static str ask_path(struct request *req, str slug)
{
	return slug.n ? entry_path(req->tx, (entry_id){ 0 }, S("ask"), slug)
		      : slug;
}

/* A few sentences to say on the phone. */
static str script_of(struct request *req, str who)
{
	return TF(req, "Hello, I call for the network of residents' initiatives. {who} would like to talk with you for half an hour. May I give them your mail address or phone number? Not now or no is fine too.",
		  TR_STR("who", who));
}

static struct to_calls calls_of(struct request *req, const struct slip *slip)
{
	struct coordinate_call_rows rows = coordinate_calls(req->tx,
		req->who.id, req->now, req->now - WEEK, SHOWN);
	struct to_calls calls = { 0 };

	for (size_t n = 0; n < rows.n; n++) {
		const struct coordinate_call *c = &rows.at[n];
		bool wrong = slip && slip->id == c->id.v;
		str who = c->from_title.n
			? arena_f(req->arena, "%.*s (%.*s)", (int)c->name.n,
				  c->name.p, (int)c->from_title.n,
				  c->from_title.p) : c->name;

		list_add(req->arena, &calls) = (struct to_call){
			.id = c->id.v, .who = who, .party = c->party,
			.path = party_path(req, c->type, c->slug),
			.place = c->place, .website = c->website,
			.message = c->message, .reason = c->reason,
			.since = when_day(req->arena, req->lang, c->goes_at),
			.note = c->note, .ask = c->ask_title,
			.ask_path = ask_path(req, c->ask_slug),
			.script = script_of(req, who),
			.by_phone = str_eq(c->wish, S("call")),
			.mailed = str_eq(c->state, S("sent")),
			.reach = wrong ? slip->reach : (str){ 0 },
			.words = wrong ? slip->words : c->note,
			.error = wrong ? slip->error : (str){ 0 } };
	}
	return calls;
}

static struct to_tells tells_of(struct request *req, const struct slip *slip)
{
	struct coordinate_telling_rows rows =
		coordinate_tellings(req->tx, req->who.id, req->now, SHOWN);
	struct to_tells tells = { 0 };

	list_each(t, rows) {
		bool wrong = slip && slip->id == t->id.v;

		list_add(req->arena, &tells) = (struct to_tell){
			t->id.v, t->party, party_path(req, t->type, t->slug),
			t->words, t->reach, wrong ? slip->words : (str){ 0 },
			wrong ? slip->error : (str){ 0 } };
	}
	return tells;
}

static struct to_matches asks_of(struct request *req)
{
	struct coordinate_ask_rows rows = coordinate_waiting(req->tx,
		req->who.id, req->now, req->now - WEEK, SHOWN);
	struct to_matches asks = { 0 };

	for (size_t n = 0; n < rows.n; n++) {
		const struct coordinate_ask *a = &rows.at[n];
		int64_t days = (req->now - a->created_at) / DAY;

		list_add(req->arena, &asks) = (struct to_match){
			a->slug, a->title, ask_path(req, a->slug), a->place,
			TN(req, "Nobody picked it up for {n} day",
			   "Nobody picked it up for {n} days", days) };
	}
	return asks;
}

static struct dead_jobs dead_of(struct request *req)
{
	struct coordinate_dead_job_rows rows = { 0 };
	struct dead_jobs jobs = { 0 };

	if (who_may(&req->who, ADMINISTRATOR))
		rows = coordinate_dead(req->tx, SHOWN);
	for (size_t n = 0; n < rows.n; n++)
		list_add(req->arena, &jobs) = (struct dead_job){
			rows.at[n].kind, rows.at[n].failure, rows.at[n].n };
	return jobs;
}

/* What was just done, in words. */
static str just_done(struct request *req)
{
	static const struct { str what; const char *text; } texts[] = {
		{ S("ja"), N_("They have been put in touch. The asker has a mail with how to reach them.") },
		{ S("later"), N_("The asker has a mail with the date from which they can ask again.") },
		{ S("nee"), N_("The asker has a kind mail, with others to try.") },
		{ S("niet-bereikt"), N_("Noted. It comes back in two days.") },
		{ S("al-beantwoord"), N_("This was answered already.") },
		{ S("verhaal"), N_("Noted. If both sides share it, it is on the site now.") },
		{ S("opzij"), N_("Put aside for a week.") },
		{ S("plaats"), N_("It is on the square now.") },
		{ S("terug"), N_("The writer has a mail with your word. It comes back in a week.") },
		{ S("verberg"), N_("It is hidden now.") },
		{ S("laat"), N_("It stays on the square.") },
		{ S("herstel"), N_("It is back as it was.") },
		{ S("opnieuw"), N_("The failed tasks are tried again.") },
	};
	str what = request_param(req, "klaar");

	for (size_t n = 0; n < COUNT(texts) && req->method == GET; n++)
		if (str_eq(texts[n].what, what))
			return tr(req->lang, str_from_z(texts[n].text));
	return (str){ 0 };
}

/* Whether what was just done is this, and can be undone. */
static bool undo_is(struct request *req, const char *what)
{
	return request_param(req, "post").n &&
	       str_eq(request_param(req, "klaar"), str_from_z(what));
}

static struct htmls parts_of(struct request *req)
{
	struct htmls parts = { 0 };

	for (const work_part *part = work_parts; *part; part++) {
		html markup = (*part)(req);

		if (markup.s.n)
			list_add(req->arena, &parts) = markup;
	}
	return parts;
}

struct reply work_page(struct request *req, const struct slip *slip)
{
	struct to_calls calls = calls_of(req, slip);
	struct to_tells tells = tells_of(req, slip);
	struct to_looks looks = looks_of(req, slip, SHOWN);
	struct to_matches asks = asks_of(req);
	int64_t n = (int64_t)(calls.n + looks.n + tells.n + asks.n);
	bool everywhere = may(req, COORDINATOR, SITE);
	str title = T(req, "Your week");

	head_crumb(req, title, S("/beheer"));
	req->head.no_index = req->head.no_store = true;
	return reply_page(req, slip ? 422 : 200,
		slip ? T(req, "Error: your week") : title, work,
		.n = n, .parts = parts_of(req), .calls = calls,
		.looks = looks, .tells = tells,
		.asks = asks, .coordinates = who_may(&req->who, COORDINATOR),
		.keeps_themes = everywhere,
		.administers = who_may(&req->who, ADMINISTRATOR),
		.dead = dead_of(req), .reports = report_count(req), .done = just_done(req),
		.aside = request_param(req, "vraag"),
		.may_hide = undo_is(req, "plaats") || undo_is(req, "laat"),
		.may_restore = undo_is(req, "verberg"),
		.post = request_param(req, "post"));
}

static struct reply show(struct request *req)
{
	return work_page(req, NULL);
}

/* The ask of the route, if it is theirs to look after. */
static bool find_ask(struct request *req, struct entry_card *row)
{
	return entry_get(req->tx, req->args[0], row) &&
	       str_eq(row->type, S("ask")) && may(req, COORDINATOR, OF_ENTRY(row->id));
}

static struct reply put_aside(struct request *req)
{
	struct entry_card row;

	if (!find_ask(req, &row))
		return reply_not_found(req);
	coordinate_set_aside(req->tx, row.id, req->now + WEEK);
	return reply_redirect(req, "/beheer?klaar=opzij&vraag=%.*s",
			      (int)row.slug.n, row.slug.p);
}

static struct reply take_up(struct request *req)
{
	struct entry_card row;

	if (!find_ask(req, &row))
		return reply_not_found(req);
	coordinate_take_up(req->tx, row.id);
	return reply_redirect(req, "/beheer");
}

static struct reply retry(struct request *req)
{
	coordinate_retry(req->tx, req->now);
	return done(req, "opnieuw");
}

/* The form of an ask, for someone who calls. */
static struct reply ask_for_other(struct request *req)
{
	return reply_redirect(req, "/vragen/nieuw?voor=ander");
}

const struct route coordinate_routes[] = {
	{ GET,  "/beheer",                        show,          MODERATOR },
	{ GET,  "/beheer/vraag-voor",             ask_for_other, COORDINATOR },
	{ POST, "/beheer/bellen/{id}",            call_went,     COORDINATOR },
	{ POST, "/beheer/nakijken/{slug}",        look_went,     MODERATOR },
	{ POST, "/beheer/verhaal/{id}",           telling_went,  COORDINATOR },
	{ POST, "/beheer/vragen/{slug}/opzij",    put_aside,     COORDINATOR },
	{ POST, "/beheer/vragen/{slug}/terug",    take_up,       COORDINATOR },
	{ GET,  "/beheer/vragen/{slug}",          pick_show,     COORDINATOR },
	{ POST, "/beheer/vragen/{slug}",          pick_add,      COORDINATOR },
	{ POST, "/beheer/vragen/{slug}/weg",      pick_remove,   COORDINATOR },
	{ POST, "/beheer/opnieuw",                retry,         ADMINISTRATOR },
	{ 0 }
};
