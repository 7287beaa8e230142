/* SPDX-License-Identifier: EUPL-1.2 */
/* What happens to a proposal: from looked at to agreed, or over. */
#include "features/triangle/inside.h"
#include "features/audit/audit.h"

bool triangle_read(struct tx *tx, triangle_id id, struct triangle_whole *w)
{
	*w = (struct triangle_whole){ 0 };
	if (!triangle_get(tx, id, &w->t))
		return false;
	w->sides = triangle_sides(tx, id);
	/* whoever left took a place in the ring along */
	return w->sides.n >= 2 &&
	       w->sides.at[w->sides.n - 1].position == (int64_t)w->sides.n - 1;
}

const struct triangle_side *side_after(const struct triangle_whole *w, size_t n)
{
	return &w->sides.at[(n + 1) % w->sides.n];
}

const struct triangle_side *side_before(const struct triangle_whole *w, size_t n)
{
	return &w->sides.at[(n + w->sides.n - 1) % w->sides.n];
}

str triangle_others(struct arena *a, str lang, const struct triangle_whole *w,
		    size_t me)
{
	str one = side_before(w, me)->party, two = side_after(w, me)->party;

	if (w->sides.n == 2)
		return one;
	return tr_fill(a, tr(lang, S("{one} and {two}")),
		       TR_ARGS(TR_STR("one", one), TR_STR("two", two)));
}

static void write_all(const struct errand *e, const struct triangle_whole *w,
		      enum triangle_news news)
{
	for (size_t i = 0; i < w->sides.n; i++)
		triangle_write(e, w, i, news);
}

void triangle_open(const struct errand *e, const struct triangle_whole *w)
{
	if (triangle_set_state(e->tx, w->t.id, S("waits"), S("open"),
			       e->now + ANSWER_IN))
		write_all(e, w, TRIANGLE_ASKS);
}

/* Who was asked hears that it does not go on; who ended it knows. */
void triangle_end(const struct errand *e, const struct triangle_whole *w,
		  str state)
{
	bool asked = str_eq(w->t.state, S("open"));

	if (!triangle_set_state(e->tx, w->t.id, w->t.state, state, 0))
		return;
	for (size_t i = 0; i < w->sides.n && asked; i++)
		if (!str_eq(w->sides.at[i].answer, S("no")) &&
		    !str_eq(w->sides.at[i].answer, S("later")))
			triangle_write(e, w, i, TRIANGLE_ENDS);
}

static bool all_said_yes(const struct triangle_whole *w)
{
	list_each(s, w->sides)
		if (!str_eq(s->answer, S("yes")))
			return false;
	return true;
}

bool triangle_say_answer(const struct errand *e, struct triangle_whole *w,
			 str word, str why)
{
	static const str words[][2] = {
		{ S("ja"), S("yes") }, { S("later"), S("later") },
		{ S("nee"), S("no") },
	};
	struct triangle_side *mine = &w->sides.at[w->me];

	if (!str_eq(w->t.state, S("open")))
		return false;
	for (size_t i = 0; i < COUNT(words); i++) {
		if (!str_eq(word, words[i][0]))
			continue;
		mine->answer = words[i][1];
		triangle_answer(e->tx, mine->id, mine->answer, why, e->now);
		if (i > 0)
			triangle_end(e, w, S("no"));
		else if (all_said_yes(w) &&
			 triangle_set_state(e->tx, w->t.id, S("open"),
					    S("agreed"), 0))
			write_all(e, w, TRIANGLE_MEETS);
		return true;
	}
	return false;
}

void triangle_undo(const struct errand *e, const struct triangle_whole *w)
{
	if (str_eq(w->t.state, S("open")))
		triangle_answer(e->tx, w->sides.at[w->me].id, S(""), S(""), 0);
}

bool triangle_may_look(const struct request *req,
		       const struct triangle_whole *w)
{
	list_each(s, w->sides)
		if (may(req, COORDINATOR, OF_ENTRY(s->party_id)))
			return true;
	return false;
}

void triangle_forget(struct tx *tx, int64_t before)
{
	triangle_forget_old(tx, before);
}

/* A coordinator lets it go on, or not: from /beheer or from the Monday mail. */
static bool decide(struct request *req, const struct triangle_whole *w,
		   person_id by, str word)
{
	struct errand e = errand_of(req);
	bool yes = str_eq(word, S("ja"));

	if ((!yes && !str_eq(word, S("nee"))) ||
	    !str_eq(w->t.state, S("waits")))
		return false;
	if (yes)
		triangle_open(&e, w);
	else
		triangle_end(&e, w, S("no"));
	audit_note(req->tx, by, yes ? S("exchange.proposed")
				    : S("exchange.dropped"), (person_id){ 0 },
		   triangle_others(req->arena, req->conf->lang, w, 0), req->now);
	return true;
}

struct reply triangle_look(struct request *req)
{
	struct triangle_whole w;

	if (!triangle_read(req->tx, (triangle_id){ request_id(req, 0) }, &w))
		return reply_not_found(req);
	if (!triangle_may_look(req, &w))
		return reply_forbidden(req);
	(void)decide(req, &w, req->who.id, request_field(req, "antwoord"));
	return reply_redirect(req, "/beheer#ruilen");
}

/*
 * The links in mails.
 */
static str ring_text(struct request *req, const struct triangle_whole *w)
{
	struct ring_lines lines = ring_lines_of(req, w);
	struct buf b = { .arena = req->arena, .limit = 1 << 13 };

	list_each(l, lines) {
		str text = TF(req, "{giver} brings {taker}: {offer}.",
			TR_STR("giver", l->giver), TR_STR("taker", l->taker),
			TR_STR("offer", l->offer));

		buf_add_next(&b, S("\n"), text);
	}
	return buf_str(&b);
}

/* The proposal a side's link is about; the side is that of `me`. */
static bool of_side(struct request *req, const struct link *link,
		    struct triangle_whole *w)
{
	struct triangle_side_of of;

	if (!triangle_side_whose(req->tx, (triangle_side_id){ link->about },
				 &of) ||
	    !triangle_read(req->tx, of.triangle_id, w))
		return false;
	w->me = (size_t)of.position;
	return str_eq(w->t.state, S("open"));
}

static bool show_answer(struct request *req, const struct link *link,
			struct token_page *page)
{
	static const char *const labels[][2] = {
		{ "ja", N_("Yes, bring us together") },
		{ "later", N_("Not now") }, { "nee", N_("This does not fit") },
	};
	str first = request_param(req, "antwoord");
	struct triangle_whole w;
	size_t n = 0;

	if (!of_side(req, link, &w))
		return false;
	*page = (struct token_page){
		.title = TF(req, "Exchange with {who}?", TR_STR("who",
			triangle_others(req->arena, req->lang, &w, w.me))),
		.text = T(req, "You can help each other, without money. Only if all say yes do we bring you together."),
		.quote = ring_text(req, &w),
		.done_path = S("/mijn"), .done_label = T(req, "To my page"),
	};
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < COUNT(labels); i++)
			if (str_eq(first, str_from_z(labels[i][0])) == !pass)
				page->buttons[n++] = (struct token_button){
					str_from_z(labels[i][0]),
					tr(req->lang, str_from_z(labels[i][1])) };
	return true;
}

static struct reply use_answer(struct request *req, const struct link *link)
{
	struct errand e = errand_of(req);
	str word = request_field(req, "antwoord");
	struct triangle_whole w;

	if (!of_side(req, link, &w) ||
	    !triangle_say_answer(&e, &w, word, (str){ 0 }))
		return (struct reply){ 0 };
	return token_done(req, str_eq(word, S("ja"))
		? T(req, "You get a mail as soon as all have answered.")
		: T(req, "That is fine. The others hear only that it does not go on."),
		S("/mijn"), T(req, "To my page"));
}

static bool show_monday(struct request *req, const struct link *link,
			struct token_page *page)
{
	struct triangle_whole w;

	if (!triangle_read(req->tx, (triangle_id){ link->about }, &w) ||
	    !str_eq(w.t.state, S("waits")))
		return false;
	*page = (struct token_page){
		.title = T(req, "Shall we propose this exchange?"),
		.text = T(req, "Each of them is asked by mail. Only if all say yes do they meet."),
		.quote = ring_text(req, &w),
		.buttons = { { S("ja"), T(req, "Yes, propose it") },
			     { S("nee"), T(req, "No, leave it") } },
		.done_path = S("/beheer"),
		.done_label = T(req, "All there is to do"),
	};
	return true;
}

static struct reply use_monday(struct request *req, const struct link *link)
{
	struct triangle_whole w;

	if (!triangle_read(req->tx, (triangle_id){ link->about }, &w))
		return reply_not_found(req);
	if (!monday_may_tap(req, link, COORDINATOR, w.sides.at[0].party_id))
		return reply_forbidden(req);
	if (!decide(req, &w, link->person_id, request_field(req, "antwoord")))
		return (struct reply){ 0 };
	return monday_done(req, T(req, "Thank you, it is noted."));
}

const struct token_purpose triangle_purposes[] = {
	{ "exchange-answer", ANSWER_IN, false, show_answer, use_answer },
	{ "monday-exchange", LOOK_FOR, false, show_monday, use_monday },
	{ 0 }
};
