/* SPDX-License-Identifier: EUPL-1.2 */
/* What we write, to whom. No letter before a yes holds an address. */
#include "features/introduction/inside.h"
#include "mail/letter.h"

static struct addressee asker(const struct errand *e,
			      const struct introduction *i)
{
	return (struct addressee){ tx_arena(e->tx), i->lang, i->name, i->mail,
				i->person_id };
}

static struct addressee contact(const struct errand *e,
				const struct introduction_contact *c)
{
	return (struct addressee){ tx_arena(e->tx), c->lang, c->name, c->mail,
				{ c->person } };
}

/* A text with {who} or {name}: who asks, and that without for whom. */
static str of_asker(const struct errand *e, const struct addressee *to,
		    const struct introduction *i, const char *text)
{
	return tr_fill(to->arena, tr(to->lang, str_from_z(text)),
		       TR_ARGS(TR_STR("who", asker_name(e, i)),
			       TR_STR("name", i->name)));
}

/* A text with {who}, who is asked, and {date}. */
static str of_them_on(const struct addressee *to, const struct introduction *i,
		      const char *text, int64_t at)
{
	return tr_fill(to->arena, tr(to->lang, str_from_z(text)),
		       TR_ARGS(TR_STR("who", i->party),
			       TR_STR("date", when_day(to->arena, to->lang,
						       at))));
}

/* A text with {who}: who is asked. */
static str of_them(const struct addressee *to, const struct introduction *i,
		   const char *text)
{
	return tr_fill(to->arena, tr(to->lang, str_from_z(text)),
		       TR_ARGS(TR_STR("who", i->party)));
}

/* It can be answered as it is, where mail comes in. */
static bool is_answerable(const struct errand *e, const struct addressee *to)
{
	return e->conf->mail_in.n && to->person.v;
}

/* In the conversation of this introduction, with the address to answer to. */
static void post(const struct errand *e, const struct introduction *i,
		 const struct addressee *to, str subject, str text)
{
	mail_add(e->tx, &(struct mail){ .to = to->mail, .text = text,
		.subject = sentence(to->arena, subject), .now = e->now,
		.thread = arena_f(to->arena, "gesprek.%lld",
				  (long long)i->id.v),
		.reply_to = reply_address(e->tx, e->conf, &(struct reply_to){
			S("gesprek"), i->id.v, to->person }, e->now) });
}

/* post_letter(e, i, &to, subject, paragraph, ...) */
#define post_letter(e, i, to, subject, ...)                                   \
	post((e), (i), (to), (subject),                                       \
	     LETTER((to)->arena, (to)->lang, (to)->name, (e)->conf->name,     \
		    __VA_ARGS__))

static str link_to(const struct errand *e, str path)
{
	return arena_f(tx_arena(e->tx), "%.*s%.*s", (int)e->url.n, e->url.p,
		       (int)path.n, path.p);
}

str asker_name(const struct errand *e, const struct introduction *i)
{
	return i->from_title.n ? arena_f(tx_arena(e->tx), "%.*s, %.*s",
		(int)i->name.n, i->name.p, (int)i->from_title.n,
		i->from_title.p) : i->name;
}

/* A sentence and the link that goes with it. */
static str with_link(const struct addressee *to, str text, str url)
{
	return arena_f(to->arena, "%.*s\n%.*s", (int)text.n, text.p, (int)url.n,
		       url.p);
}

static str ask_line(const struct errand *e, const struct introduction *i,
		    const struct addressee *to)
{
	str path = arena_f(to->arena, "/vragen/%.*s", (int)i->ask_slug.n,
			   i->ask_slug.p);

	if (!i->ask_slug.n)
		return (str){ 0 };
	return with_link(to, TF(to, "It is about this ask: {title}",
				TR_STR("title", i->ask_title)),
			 link_to(e, path));
}

void write_confirm(const struct errand *e, const struct introduction *i,
		   str link)
{
	struct addressee to = asker(e, i);

	post_letter(e, i, &to,
		of_them(&to, i, N_("Confirm that you want to talk with {who}")),
		of_them(&to, i, N_("You asked us to bring you in touch with {who}. This is what you wrote:")),
		letter_quoted(to.arena, i->message),
		T(&to, "Is this right? Open the link and press the button. Then we pass it on."),
		link,
		T(&to, "Was it not you? Then you need not do anything. After seven days we throw it away."));
}

static str wish_line(const struct introduction *i, const struct addressee *to)
{
	return str_eq(i->wish, S("call"))
		? T(to, "They would rather talk on the phone than write.")
		: (str){ 0 };
}

/* The four answers to a question, a paragraph each. */
static str choices(const struct addressee *to, str link)
{
	const struct { const char *button; str text; } all[] = {
		{ "ja", T(to, "Yes, gladly") },
		{ "hier", T(to, "Yes, but write here first, without addresses") },
		{ "later", T(to, "Not now, maybe later") },
		{ "nee", T(to, "No") },
	};
	struct buf b = { .arena = to->arena, .limit = 1 << 12 };

	for (size_t n = 0; n < COUNT(all); n++) {
		str one = letter_choice(to, all[n].text, link, all[n].button);

		buf_addf(&b, "%s%.*s", n ? "\n\n" : "", (int)one.n, one.p);
	}
	return buf_str(&b);
}

void write_request(const struct errand *e, const struct introduction *i,
		   const struct introduction_contact *c,
		   const struct request_links *links)
{
	struct addressee to = contact(e, c);

	post_letter(e, i, &to,
		of_asker(e, &to, i, N_("{name} would like to talk with you")),
		i->helper_id.v
		? TF(&to, "{who} asks if you have a moment. It is about what you bring: {title}",
		     TR_STR("who", asker_name(e, i)), TR_STR("title", i->asked))
		: TF(&to, "{who} asks if you have a moment, as {party}:",
		     TR_STR("who", asker_name(e, i)), TR_STR("party", i->party)),
		letter_quoted(to.arena, i->message),
		ask_line(e, i, &to),
		i->reason.n ? TF(&to, "Why we thought of you: {reason}",
				 TR_STR("reason", i->reason)) : i->reason,
		wish_line(i, &to),
		T(&to, "Choose one. The link opens a page with a button, and only the button answers."),
		choices(&to, links->answer),
		is_answerable(e, &to)
		? T(&to, "Would you rather write? Answer this mail. We ask you which one it is, and then pass your words on.")
		: (str){ 0 },
		T(&to, "Only after your yes do you get each other's mail address. No answer is fine too: we do not write to you about this again."),
		links->pace.n ? with_link(&to,
			T(&to, "Are you asked too often? Choose how many a month:"),
			links->pace) : links->pace);
}

void write_which(const struct errand *e, const struct introduction *i,
		 const struct introduction_contact *c,
		 const struct message_letter *letter)
{
	struct addressee to = contact(e, c);

	post_letter(e, i, &to,
		of_asker(e, &to, i, N_("What may we tell {name}?")),
		of_asker(e, &to, i, N_("You answered {who} by mail. They do not have it yet. This is what you wrote:")),
		letter_quoted(to.arena, letter->text),
		T(&to, "Choose one, then they get your words with it:"),
		choices(&to, letter->link));
}

void write_coordinator(const struct errand *e, const struct introduction *i,
		       bool again)
{
	struct introduction_coordinator c;
	struct addressee to;

	if (!introduction_coordinator_of(e->tx, i->place_id, e->now, &c))
		return;
	to = (struct addressee){ tx_arena(e->tx), c.lang, c.name, c.mail };
	post_letter(e, i, &to,
		again ? of_them(&to, i, N_("No answer yet from {who}"))
		      : of_them(&to, i, N_("Please call {who}")),
		again ? TF(&to, "A week ago {name} asked to talk with {who}. There is no answer yet. Do you want to call them?",
			   TR_STR("name", asker_name(e, i)), TR_STR("who", i->party))
		      : TF(&to, "{name} wants to talk with {who}. We have no mail address of {who}. Do you want to call them?",
			   TR_STR("name", asker_name(e, i)), TR_STR("who", i->party)),
		letter_quoted(to.arena, i->message),
		ask_line(e, i, &to),
		T(&to, "What to say and the buttons for the answer stand on your page:"),
		link_to(e, S("/beheer")),
		again ? T(&to, "We do not remind you of this again.") : (str){ 0 });
}

void write_calling(const struct errand *e, const struct introduction *i)
{
	struct addressee to = asker(e, i);

	post_letter(e, i, &to,
		of_them(&to, i, N_("Your question is on its way to {who}")),
		str_eq(i->via, S("coordinator"))
		? of_them(&to, i, N_("We have no mail address of {who}. The coordinator of the area calls them for you."))
		: of_them(&to, i, N_("It was their turn, so now {who} got your question by mail.")),
		T(&to, "You get a mail as soon as there is an answer."));
}

void write_yes(const struct errand *e, const struct introduction *i,
	       const struct introduction_contact *them)
{
	struct addressee to = asker(e, i), helper = contact(e, them);

	post_letter(e, i, &to,
		of_them(&to, i, N_("{who} would like to talk with you")),
		of_them(&to, i, N_("Good news: {who} said yes. This is how you reach them:")),
		them->name.n ? them->name : i->party,
		them->mail,
		T(&to, "You make the first move: write or call them this week. In four weeks we ask you once what came of it."));
	post_letter(e, i, &helper,
		of_asker(e, &helper, i, N_("This is how you reach {name}")),
		of_asker(e, &helper, i, N_("You said yes to {who}. They make the first move. This is their address:")),
		i->mail, i->phone, wish_line(i, &helper),
		T(&helper, "Thank you for bringing your time and experience."));
}

static str other_way(const struct errand *e, const struct introduction *i,
		     const struct addressee *to)
{
	str path = i->ask_slug.n
		? arena_f(to->arena, "/vragen/%.*s", (int)i->ask_slug.n,
			  i->ask_slug.p) : S("/initiatieven");

	return with_link(to, T(to, "Do you want to try another? Here are more who fit:"),
			 link_to(e, path));
}

void write_yes_here(const struct errand *e, const struct introduction *i,
		    const struct introduction_contact *them)
{
	struct addressee to = asker(e, i), helper = contact(e, them);
	str here = link_to(e, arena_f(to.arena, "/mijn/contact/%" PRId64,
				      i->id.v));

	post_letter(e, i, &to,
		of_them(&to, i, N_("{who} would like to talk with you")),
		of_them(&to, i, N_("Good news: {who} said yes. They would like to write here first. You make the first move:")),
		here,
		is_answerable(e, &to)
		? T(&to, "Or answer this mail: it goes to them, without your address.")
		: (str){ 0 },
		T(&to, "You do not see each other's address. Each of you can choose to share it there."));
	post_letter(e, i, &helper,
		of_asker(e, &helper, i, N_("You said yes to {who}")),
		TF(&helper, "You write to each other through this site. {who} makes the first move, and you get it by mail. Here you find it back:",
		   TR_STR("who", i->name)),
		here,
		T(&helper, "Thank you for bringing your time and experience."));
}

void write_message(const struct errand *e, const struct introduction *i,
		   const struct introduction_contact *c,
		   const struct message_letter *letter)
{
	struct addressee to = contact(e, c);

	post_letter(e, i, &to,
		TF(&to, "{who} wrote to you", TR_STR("who", letter->from)),
		TF(&to, "{who} wrote, in your conversation through this site:",
		   TR_STR("who", letter->from)),
		letter_quoted(to.arena, letter->text), ask_line(e, i, &to),
		is_answerable(e, &to)
		? T(&to, "Answer this mail, or answer here without signing in:")
		: T(&to, "Answer here, without signing in:"),
		letter->link,
		T(&to, "They do not see your mail address."));
}

void write_address(const struct errand *e, const struct introduction *i,
		   bool of_helper)
{
	struct introduction_contact them;
	struct addressee to = asker(e, i);

	if (!contact_of(e->tx, i, &them))
		return;
	if (!of_helper)
		to = contact(e, &them);
	post_letter(e, i, &to,
		TF(&to, "This is how you reach {name}",
		   TR_STR("name", of_helper ? i->party : i->name)),
		TF(&to, "{who} shares this address with you:",
		   TR_STR("who", of_helper ? i->party : i->name)),
		of_helper ? them.mail : i->mail,
		of_helper ? (str){ 0 } : i->phone);
}

void write_moved(const struct errand *e, const struct introduction *i,
		 int64_t at)
{
	struct addressee to = asker(e, i);

	post_letter(e, i, &to,
		of_them(&to, i, N_("{who} gets your question later")),
		sentence(to.arena, of_them_on(&to, i, N_("{who} has less time than we thought. Your question goes to them on {date}. You keep your place."), at)),
		other_way(e, i, &to));
}

void write_reach(const struct errand *e, const struct introduction *i)
{
	struct addressee to = asker(e, i);

	post_letter(e, i, &to,
		of_them(&to, i, N_("{who} would like to talk with you")),
		of_them(&to, i, N_("The coordinator called {who} for you, and they said yes. This is how you reach them:")),
		i->reach,
		T(&to, "You make the first move: write or call them this week. In four weeks we ask you once what came of it."));
}

/* What they wrote with their answer. */
static str words_line(const struct addressee *to, str words)
{
	str said = letter_quoted(to->arena, words);

	return words.n ? arena_f(to->arena, "%s\n%.*s",
		arena_z(to->arena, T(to, "They wrote with it:")),
		(int)said.n, said.p) : words;
}

void write_not_now(const struct errand *e, const struct introduction *i,
		   const struct not_now *n)
{
	struct addressee to = asker(e, i);

	post_letter(e, i, &to,
		of_them(&to, i, N_("{who} has no time right now")),
		sentence(to.arena, of_them_on(&to, i, N_("{who} read your question and has no time for it right now. From {date} you can ask them again."), n->until)),
		words_line(&to, n->words),
		with_link(&to, T(&to, "Do you want to wait for them? Then your question goes to them on that day by itself:"),
			  n->wait),
		other_way(e, i, &to));
}

void write_no(const struct errand *e, const struct introduction *i, str words)
{
	struct addressee to = asker(e, i);

	post_letter(e, i, &to,
		of_them(&to, i, N_("{who} cannot help this time")),
		sentence(to.arena, of_them(&to, i, N_("{who} read your question and cannot help with it. That says nothing about your plan: most people here do this beside other work."))),
		words_line(&to, words),
		other_way(e, i, &to));
}

void write_gone(const struct errand *e, const struct introduction *i)
{
	struct addressee to = asker(e, i);

	post_letter(e, i, &to,
		of_them(&to, i, N_("{who} can no longer be asked")),
		TF(&to, "“{title}” is no longer shown here, so your question gets no answer from there. That says nothing about your plan.",
		   TR_STR("title", entry_title_within(i->asked))),
		other_way(e, i, &to));
}
