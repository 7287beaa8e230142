/* SPDX-License-Identifier: EUPL-1.2 */
/* A batch of digests: all that is new once, then for each what is theirs. */
#include "features/digest/inside.h"
#include "base/when.h"
#include "mail/letter.h"
#include "search/search.h"

#include <assert.h>
#include <stdlib.h>

enum {
	LANGS = 2, OF_EACH = 8, ON_ONE = 40,
	NEWS = 5000, FOUND = 300,
	LONGEST = 62 * DAY,             /* older is no news to anyone */
	LETTER_MAX = 1 << 15
};

static const str langs[LANGS] = { S("nl"), S("en") };

/* What is followed, and which of the news belongs to it, newest first. */
struct subject {
	int64_t id;
	str search;
	struct { int *at; size_t n, cap; } news;
	struct follow_name names[LANGS];
};

struct composing {
	struct arena *arena;
	struct tx *tx;
	struct digest_entry_rows news;
	struct { struct subject *at; size_t n, cap; } subjects;
	struct digest_of_rows own, readable;
	int64_t *known;         /* of each of the news: the last person who
				   knows it, or gets it now */
	str *texts[LANGS];      /* of each of the news, when it is first used */
	str *titles[LANGS];
	struct request asks[LANGS];     /* a reader of each language */
};

static int by_number(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int by_subject(const void *x, const void *y)
{
	const struct subject *a = x, *b = y;

	return by_number(a->id, b->id);
}

static struct subject *subject_of(struct composing *c, int64_t id)
{
	struct subject key = { .id = id };

	return bsearch(&key, c->subjects.at, c->subjects.n, sizeof key,
		       by_subject);
}

/* Of what is in the batch. */
static struct subject *followed_by(struct composing *c,
				   const struct digest_follow *f)
{
	struct subject *s = subject_of(c, f->subject_id.v);

	assert(s);
	return s;
}

/* What this batch follows, each once. */
static void list_subjects(struct composing *c,
			  const struct digest_follow_rows *follows)
{
	size_t n = 0;

	list_each(f, *follows)
		list_add(c->arena, &c->subjects) = (struct subject){
			.id = f->subject_id.v, .search = f->search };
	qsort(c->subjects.at, c->subjects.n, sizeof *c->subjects.at, by_subject);
	for (size_t i = 0; i < c->subjects.n; i++)
		if (!n || c->subjects.at[n - 1].id != c->subjects.at[i].id)
			c->subjects.at[n++] = c->subjects.at[i];
	c->subjects.n = n;
}

/* From an entry to its place in the news. */
struct place_of {
	int64_t entry;
	int at;
};

static int by_entry(const void *x, const void *y)
{
	const struct place_of *a = x, *b = y;

	return by_number(a->entry, b->entry);
}

static struct place_of *places_of(struct composing *c)
{
	struct place_of *places = arena_array(c->arena, struct place_of,
					      c->news.n + 1);

	for (size_t i = 0; i < c->news.n; i++)
		places[i] = (struct place_of){ c->news.at[i].id.v, (int)i };
	qsort(places, c->news.n, sizeof *places, by_entry);
	return places;
}

static void add_news(struct composing *c, const struct place_of *places,
		     struct subject *s, int64_t entry)
{
	struct place_of key = { .entry = entry }, *found;

	found = s ? bsearch(&key, places, c->news.n, sizeof key, by_entry) : NULL;
	if (found)
		list_add(c->arena, &s->news) = found->at;
}

static void add_found(struct composing *c, const struct place_of *places,
		      struct subject *s, struct index *index)
{
	struct index_query query = follow_query(&c->asks[0], s->search);
	struct index_found found;

	query.newest = query.uncounted = true;
	query.limit = FOUND;
	found = index_search(index, c->arena, &query);
	list_each(hit, found)
		if (hit->key.of == 'e')
			add_news(c, places, s, hit->key.id);
}

static int by_place(const void *x, const void *y)
{
	return *(const int *)x - *(const int *)y;
}

static void sort_news(struct composing *c, int64_t from,
		      const struct digest_batch *batch, struct index *index)
{
	const struct place_of *places = places_of(c);
	struct digest_pair_rows about = digest_about(c->tx, from, batch->until);

	list_each(p, about)
		add_news(c, places, subject_of(c, p->subject_id.v),
			 p->entry_id.v);
	list_each(s, c->subjects) {
		if (s->search.n)
			add_found(c, places, s, index);
		if (s->news.n)
			qsort(s->news.at, s->news.n, sizeof *s->news.at,
			      by_place);
	}
}

static int by_person(const void *x, const void *y)
{
	const struct digest_of *a = x, *b = y;
	int people = by_number(a->person_id.v, b->person_id.v);

	return people ? people : by_number(a->entry_id.v, b->entry_id.v);
}

static bool may_read(const struct composing *c, person_id person, int i)
{
	const struct digest_entry *e = &c->news.at[i];
	struct digest_of key = { person, e->id };

	return e->open || (c->readable.n &&
			   bsearch(&key, c->readable.at, c->readable.n,
				   sizeof key, by_person));
}

static bool is_own(const struct composing *c, person_id person, int i)
{
	struct digest_of key = { person, c->news.at[i].id };

	return c->own.n &&
	       bsearch(&key, c->own.at, c->own.n, sizeof key, by_person);
}

/* "* Title", what it is and where, and its address: letter.h shows that. */
static void write_entry(struct composing *c, int lang, int i)
{
	struct request *req = &c->asks[lang];
	const struct digest_entry *e = &c->news.at[i];
	struct buf b = { .arena = c->arena, .limit = 4096 };
	struct entry_card row;
	struct card card;

	if (!entry_get(c->tx, e->slug, &row))
		return;
	card = entry_card_of(req, &row);
	buf_addf(&b, "* %.*s\n  %.*s", (int)card.title.n, card.title.p,
		 (int)card.label.n, card.label.p);
	if (e->starts_at)
		buf_add_next(&b, S(", "), when_day(c->arena, req->lang,
						   e->starts_at));
	if (card.place.n)
		buf_add_next(&b, S(", "), card.place);
	buf_addf(&b, "\n  %.*s%.*s", (int)req->url.n, req->url.p,
		 (int)card.path.n, card.path.p);
	c->titles[lang][i] = card.title;
	c->texts[lang][i] = buf_str(&b);
}

static str text_of(struct composing *c, int lang, int i)
{
	if (!c->texts[lang][i].n)
		write_entry(c, lang, i);
	return c->texts[lang][i];
}

static const struct follow_name *name_of(struct composing *c, int lang,
					 struct subject *s)
{
	if (!s->names[lang].path.n)
		(void)!follow_name(&c->asks[lang],
				   (follow_subject_id){ s->id },
				   &s->names[lang]);
	return &s->names[lang];
}

/* One person's digest while it is put together. */
struct written {
	person_id person;
	int lang, n;
	str first;              /* title */
	struct buf text;
};

static void add_heading(struct written *l, struct composing *c,
			struct subject *s)
{
	struct request *req = &c->asks[l->lang];
	str line = TF(req, "You follow: {what}",
		      TR_STR("what", name_of(c, l->lang, s)->title));

	buf_addf(&l->text, "%s%.*s\n--------", l->text.n ? "\n\n" : "",
		 (int)line.n, line.p);
}

static void add_rest(struct written *l, struct composing *c,
		     struct subject *s, int64_t more)
{
	struct request *req = &c->asks[l->lang];
	str line = TN(req, "And {n} more", "And {n} more", more);
	str path = name_of(c, l->lang, s)->path;

	buf_addf(&l->text, "\n\n* %.*s\n  %.*s%.*s", (int)line.n, line.p,
		 (int)req->url.n, req->url.p, (int)path.n, path.p);
}

static void add_group(struct written *l, struct composing *c,
		      const struct digest_follow *f)
{
	struct subject *s = followed_by(c, f);
	int64_t shown = 0, more = 0;

	list_each(i, s->news) {
		const struct digest_entry *e = &c->news.at[*i];

		if (e->at < f->told_at || c->known[*i] == l->person.v ||
		    !may_read(c, l->person, *i) || is_own(c, l->person, *i) ||
		    !text_of(c, l->lang, *i).n)
			continue;
		c->known[*i] = l->person.v;
		if (shown == OF_EACH || l->n == ON_ONE) {
			more++;
			continue;
		}
		if (!shown++)
			add_heading(l, c, s);
		if (!l->n++)
			l->first = c->titles[l->lang][*i];
		buf_add(&l->text, S("\n\n"));
		buf_add(&l->text, text_of(c, l->lang, *i));
	}
	if (more && shown)
		add_rest(l, c, s, more);
}

/* What they were told of through something else they follow. */
static void note_known(struct composing *c, const struct digest_follow *f)
{
	const struct subject *s = followed_by(c, f);

	list_each(i, s->news) {
		int64_t at = c->news.at[*i].at;

		if (at >= f->since && at < f->told_at)
			c->known[*i] = f->person_id.v;
	}
}

static str subject_line(const struct written *l,
			struct request *req)
{
	if (l->n == 1)
		return TF(req, "New: {title}", TR_STR("title", l->first));
	return tr_fill(req->arena,
		tr_plural(req->lang, S("New: {title}, and {n} more"),
			  S("New: {title}, and {n} more"), l->n - 1),
		TR_ARGS(TR_STR("title", l->first),
			TR_INT(req->arena, "n", l->n - 1)));
}

static struct digest_mail mail_of(const struct written *l,
				  struct request *req,
				  const struct digest_follow *who)
{
	return (struct digest_mail){
		.to = who->mail, .subject = subject_line(l, req),
		.text = LETTER(req->arena, req->lang, who->name,
			req->conf->name,
			T(req, "This is new of what you follow."),
			buf_str(&l->text),
			T(req, "Here you choose how often this mail comes, and what you follow:"),
			arena_f(req->arena, "%.*s/mijn/volgen",
				(int)req->url.n, req->url.p)) };
}

/* All that one person follows: n rows. */
static void compose_one(struct composing *c, struct digest_batch *batch,
			const struct digest_follow *f, size_t n)
{
	struct written l = { .person = f->person_id,
		.lang = str_eq(f->lang, langs[1]),
		.text = { .arena = c->arena, .limit = LETTER_MAX } };

	for (size_t i = 0; i < n; i++)
		note_known(c, &f[i]);
	for (size_t i = 0; i < n; i++)
		if (f[i].due)
			add_group(&l, c, &f[i]);
	if (l.n)
		list_add(c->arena, &batch->mails) =
			mail_of(&l, &c->asks[l.lang], f);
}

static int64_t oldest_of(const struct digest_follow_rows *follows,
			 int64_t until)
{
	int64_t oldest = until;

	list_each(f, *follows)
		if (f->due && f->told_at < oldest)
			oldest = f->told_at;
	return oldest < until - LONGEST ? until - LONGEST : oldest;
}

/* What they may not have, or have already. */
static void look_up_people(struct composing *c, int64_t from,
			   const struct digest_batch *b)
{
	c->own = digest_own(c->tx, from, b->until, b->after, b->last);
	c->readable = digest_readable(c->tx, from, b->until, b->after, b->last);
	if (c->own.n)
		qsort(c->own.at, c->own.n, sizeof *c->own.at, by_person);
	if (c->readable.n)
		qsort(c->readable.at, c->readable.n, sizeof *c->readable.at,
		      by_person);
}

static struct composing begin(struct job *job)
{
	struct composing c = { .arena = job->arena, .tx = job->tx };

	for (int i = 0; i < LANGS; i++)
		c.asks[i] = (struct request){ .arena = job->arena,
			.tx = job->tx, .conf = job->conf, .url = job->url,
			.lang = langs[i], .now = job->now };
	return c;
}

/* Of parts of the site that are switched off. */
static void leave_out_unused(const struct conf *conf,
			     struct digest_entry_rows *news)
{
	size_t n = 0;

	for (size_t i = 0; i < news->n; i++)
		if (entry_is_used(conf, news->at[i].type))
			news->at[n++] = news->at[i];
	news->n = n;
}

void digest_compose(struct job *job, struct digest_batch *batch)
{
	struct composing c = begin(job);
	struct digest_follow_rows follows =
		digest_follows(job->tx, batch->run, batch->after, batch->last);
	int64_t from = oldest_of(&follows, batch->until);
	size_t next;

	c.news = digest_news(job->tx, from, batch->until, job->now, NEWS);
	leave_out_unused(job->conf, &c.news);
	if (!c.news.n || !follows.n)
		return;
	c.known = arena_array(c.arena, int64_t, c.news.n);
	for (int i = 0; i < LANGS; i++) {
		c.texts[i] = arena_array(c.arena, str, c.news.n);
		c.titles[i] = arena_array(c.arena, str, c.news.n);
	}
	list_subjects(&c, &follows);
	sort_news(&c, from, batch, job->index);
	look_up_people(&c, from, batch);
	for (size_t i = 0; i < follows.n; i = next) {
		next = i;
		while (next < follows.n && follows.at[next].person_id.v ==
					   follows.at[i].person_id.v)
			next++;
		compose_one(&c, batch, &follows.at[i], next - i);
	}
}
