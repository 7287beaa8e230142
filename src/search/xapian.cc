/* SPDX-License-Identifier: EUPL-1.2 */
/* The only file that knows Xapian. Every function that can throw is caught. */
#include <xapian.h>

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

extern "C" {
#include "lang/memory.h"
#include "search/postings.h"
#include "search/search.h"
#include "search/weights.h"
}

using std::string;

enum { SLOT_KIND, SLOT_NEWEST, SLOT_SORT };
enum {
	GENERATION_MAX = 64, TRIES = 3, MEMORY_BYTES = 1 << 20,
	BATCH = 1000,           /* documents a rebuild gathers: more is slower */
	WAITING = 200,          /* documents that a rebuild has ready to write */
	AT_ONCE = 256,          /* postings handed on */
	OFTEN = 100,            /* documents with a term that make it worth
				   keeping their list */
	LISTS_BYTES = 16 << 20, /* of lists that are kept */
	DATA_BYTES = 16 << 20   /* of data that is kept */
};

/*
 * The documents with a term, packed: of each how far it is from the one before
 * and how often the term stands there. To walk through it takes a fraction of
 * the time that reading it in the index does.
 */
struct list {
	double n = 0;
	string packed;
};

/* What is read once after each change, and what is kept until the next: of
 * each document where its data begins, after its size; 0 if it is not there. */
struct columns {
	bool stale = true;
	double n = 0;
	std::vector<double> damping;
	std::vector<uint16_t> kind;
	std::vector<string> names;
	std::vector<str> kinds;
	std::vector<uint32_t> data_at;
	string data;
	std::unordered_map<string, struct list> lists;
	size_t lists_bytes = 0;
};

/*
 * Writes the documents of a rebuild, in a thread of its own: to read the next
 * and to weigh its words takes as long. What goes wrong there is thrown at who
 * puts the next, or waits for the end.
 */
struct scribe {
	Xapian::WritableDatabase &to;
	std::mutex lock;
	std::condition_variable changed;
	std::vector<Xapian::Document> waiting;
	bool writing = false, ended = false;
	std::exception_ptr failed;
	std::thread thread;

	explicit scribe(Xapian::WritableDatabase &db)
		: to(db), thread([this] { run(); }) {}
	~scribe()
	{
		tell([this] { ended = true; });
		thread.join();
	}
	void put(Xapian::Document &&d)
	{
		wait([this] { return waiting.size() < WAITING; });
		tell([&] { waiting.push_back(std::move(d)); });
	}
	void finish()
	{
		wait([this] { return waiting.empty() && !writing; });
	}

private:
	template <typename F> void tell(F change)
	{
		std::lock_guard<std::mutex> held(lock);

		change();
		changed.notify_all();
	}
	template <typename F> void wait(F is_so)
	{
		std::unique_lock<std::mutex> held(lock);

		changed.wait(held, [&] { return failed || is_so(); });
		if (failed)
			std::rethrow_exception(failed);
	}
	/* False: there is nothing more to come. */
	bool take(std::vector<Xapian::Document> *out)
	{
		std::unique_lock<std::mutex> held(lock);

		out->clear();
		writing = false;
		changed.notify_all();
		changed.wait(held, [this] { return ended || !waiting.empty(); });
		writing = !ended;
		waiting.swap(*out);
		changed.notify_all();
		return writing;
	}
	void run()
	{
		std::vector<Xapian::Document> now;
		size_t n = 0;

		try {
			while (take(&now))
				for (auto &d : now) {
					to.add_document(d);
					if (++n % BATCH == 0)
						to.commit();
				}
		} catch (...) {
			tell([this] { failed = std::current_exception(); });
		}
	}
};

struct index {
	string dir, generation;
	Xapian::Database reader;
	std::unique_ptr<Xapian::WritableDatabase> writer;
	int lock = -1;
	std::unique_ptr<struct scribe> scribe;  /* of a rebuild, which has
						   nothing to replace */
	/* Not yet in the database; in memory, where it has no room for them,
	 * all there are. */
	std::map<string, uint32_t> spelt;
	struct columns columns;
	const struct senses *senses = NULL;
	struct index_words words = {};
	struct index_last last = {};
	uint64_t changes = 0;
	struct arena *arena = arena_create(MEMORY_BYTES);
	struct lang_memory *memory = lang_memory_create(arena);

	~index()
	{
		scribe.reset();         /* while nobody else may write */
		arena_destroy(arena);
		if (words.arena)
			arena_destroy(words.arena);
		if (last.arena)
			arena_destroy(last.arena);
		if (lock >= 0)
			close(lock);
	}
	Xapian::Database &db() { return writer ? *writer : reader; }
};

static string text(str s)
{
	return string(s.p ? s.p : "", s.n);
}

static string term_of(str s)
{
	return text(str_head(s, TERM_MAX));
}

static str keep(struct arena *a, const string &s)
{
	return arena_str(a, str{ s.data(), s.size() });
}

static string current_generation(const string &dir)
{
	char name[GENERATION_MAX];
	ssize_t n = readlink((dir + "/current").c_str(), name, sizeof(name));

	return n > 0 && n < (ssize_t)sizeof(name) ? string(name, n) : string();
}

/* Run fn; whatever it throws becomes a line in err. */
template <typename F> static bool guarded(struct err *err, F fn)
{
	try {
		return fn();
	} catch (const Xapian::Error &e) {
		return err_set(err, "index: %s", e.get_description().c_str());
	} catch (const std::exception &e) {
		return err_set(err, "index: %s", e.what());
	}
}

/* See what was committed, or built anew, since the last time. */
static void follow(struct index *ix)
{
	string now = current_generation(ix->dir);

	if (now != ix->generation) {
		ix->reader = Xapian::Database(ix->dir + "/" + now);
		ix->generation = now;
	} else if (!ix->reader.reopen()) {
		return;
	}
	ix->columns.stale = true;
	ix->changes++;
}

/* The same for reading. What a writer or a rebuild takes away under it is
 * opened anew. */
template <typename F> static bool reading(struct index *ix, struct err *err,
					  F fn)
{
	return guarded(err, [&] {
		for (int i = 1; !ix->writer; i++) {
			try {
				return fn(ix->reader);
			} catch (const Xapian::DatabaseError &) {
				if (i == TRIES)
					throw;
			}
			guarded(NULL, [&] {
				follow(ix);
				return true;
			});
		}
		return fn(*ix->writer);
	});
}

void postings_follow(struct index *ix)
{
	if (!ix->writer)
		guarded(NULL, [&] {
			follow(ix);
			return true;
		});
}

/* One file, locked while someone writes. */
static int take_lock(const string &dir, struct err *err)
{
	int fd;

	mkdir(dir.c_str(), 0750);
	fd = open((dir + "/lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0640);
	if (fd < 0) {
		err_set(err, "index: %s cannot be written", dir.c_str());
		return -1;
	}
	if (flock(fd, LOCK_EX | LOCK_NB) == 0)
		return fd;
	err_set(err, "index: someone else is writing it");
	close(fd);
	return -1;
}

static bool point_at(const string &dir, const string &generation,
		     struct err *err)
{
	string next = dir + "/next";

	unlink(next.c_str());
	if (symlink(generation.c_str(), next.c_str()) == 0 &&
	    rename(next.c_str(), (dir + "/current").c_str()) == 0)
		return true;
	return err_set(err, "index: cannot move %s/current", dir.c_str());
}

static string next_generation(const string &dir)
{
	string now = current_generation(dir);
	long n = now.size() > 1 ? strtol(now.c_str() + 1, NULL, 10) : 0;

	return "g" + std::to_string(n + 1);
}

static void remove_generation(const string &path)
{
	DIR *folder = opendir(path.c_str());
	struct dirent *file;

	if (!folder)
		return;
	while ((file = readdir(folder)))
		unlink((path + "/" + file->d_name).c_str());
	closedir(folder);
	rmdir(path.c_str());
}

struct index *index_open(const char *dir, const struct senses *senses,
			 struct err *err)
{
	auto ix = std::make_unique<struct index>();
	bool ok = guarded(err, [&] {
		ix->dir = dir;
		ix->senses = senses;
		ix->generation = current_generation(ix->dir);
		if (ix->generation.empty())
			return err_set(err, "index: there is none in %s", dir);
		ix->reader = Xapian::Database(ix->dir + "/" + ix->generation);
		return true;
	});

	return ok ? ix.release() : NULL;
}

static struct index *open_to_write(const char *dir, bool aside,
				   const struct senses *senses,
				   struct err *err)
{
	auto ix = std::make_unique<struct index>();
	bool ok = guarded(err, [&] {
		bool fresh;
		int flags = Xapian::DB_CREATE_OR_OPEN;

		ix->dir = dir;
		ix->senses = senses;
		ix->lock = take_lock(ix->dir, err);
		if (ix->lock < 0)
			return false;
		ix->generation = current_generation(ix->dir);
		fresh = ix->generation.empty();
		if (fresh || aside)
			ix->generation = next_generation(ix->dir);
		if (aside) {
			remove_generation(ix->dir + "/" + ix->generation);
			flags |= Xapian::DB_NO_SYNC;
		}
		ix->writer = std::make_unique<Xapian::WritableDatabase>(
			ix->dir + "/" + ix->generation, flags);
		if (aside)
			ix->scribe = std::make_unique<struct scribe>(*ix->writer);
		return !fresh || aside || point_at(ix->dir, ix->generation, err);
	});

	return ok ? ix.release() : NULL;
}

struct index *index_open_writer(const char *dir,
				const struct senses *senses,
				struct err *err)
{
	return open_to_write(dir, false, senses, err);
}

struct index *index_rebuild_begin(const char *dir,
				  const struct senses *senses,
				  struct err *err)
{
	return open_to_write(dir, true, senses, err);
}

bool index_rebuild_end(struct index *ix, struct err *err)
{
	std::unique_ptr<struct index> mine(ix);

	return guarded(err, [&] {
		string old = current_generation(ix->dir);

		ix->scribe->finish();
		ix->writer->close();
		if (!point_at(ix->dir, ix->generation, err))
			return false;
		if (!old.empty())
			remove_generation(ix->dir + "/" + old);
		return true;
	});
}

struct index *index_open_memory(const struct senses *senses)
{
	auto ix = std::make_unique<struct index>();

	ix->senses = senses;
	ix->writer = std::make_unique<Xapian::WritableDatabase>(
		string(), Xapian::DB_BACKEND_INMEMORY);
	return ix.release();
}

const struct senses *index_senses(const struct index *ix)
{
	return ix->senses;
}

struct lang_memory *index_memory(const struct index *ix)
{
	return ix->memory;
}

struct index_words *index_words(struct index *ix)
{
	return &ix->words;
}

struct index_last *index_last(struct index *ix)
{
	return &ix->last;
}

uint64_t postings_changes(struct index *ix)
{
	return ix->writer ? ++ix->changes : ix->changes;
}

void index_close(struct index *ix)
{
	guarded(NULL, [&] {
		delete ix;
		return true;
	});
}

static bool in_memory(const struct index *ix)
{
	return ix->dir.empty();
}

static void flush(struct index *ix)
{
	if (ix->scribe)
		ix->scribe->finish();
	for (auto it = ix->spelt.begin(); !in_memory(ix) && it != ix->spelt.end();
	     it = ix->spelt.erase(it))
		ix->writer->add_spelling(it->first, it->second);
	ix->writer->commit();
}

bool index_commit(struct index *ix, struct err *err)
{
	return guarded(err, [&] {
		flush(ix);
		return true;
	});
}

int64_t index_count(struct index *ix)
{
	int64_t n = 0;

	if (ix)
		reading(ix, NULL, [&](Xapian::Database &db) {
			n = db.get_doccount();
			return true;
		});
	return n;
}

bool postings_put(struct index *ix, const struct posting_doc *doc,
		  struct err *err)
{
	return guarded(err, [&] {
		string key = "Q" + text(doc->key);
		Xapian::Document d;

		d.set_data(text(doc->key) + "|" + text(doc->data));
		d.add_boolean_term(key);
		d.add_value(SLOT_KIND, text(doc->kind));
		d.add_value(SLOT_NEWEST, Xapian::sortable_serialise(doc->newest));
		for (size_t i = 0; i < doc->terms.n; i++)
			d.add_term(term_of(doc->terms.at[i].text),
				   doc->terms.at[i].weight);
		if (ix->scribe)
			ix->scribe->put(std::move(d));
		else
			ix->writer->replace_document(key, d);
		for (size_t i = 0; i < doc->words.n; i++)
			ix->spelt[text(doc->words.at[i])]++;
		return true;
	});
}

bool postings_delete(struct index *ix, str key, struct err *err)
{
	return guarded(err, [&] {
		if (!ix->scribe)
			ix->writer->delete_document("Q" + text(key));
		return true;
	});
}

static Xapian::Query filtered(Xapian::Query all, const struct posting_query *q)
{
	for (size_t i = 0; i < q->filters.n; i++) {
		std::vector<Xapian::Query> any;

		for (size_t k = 0; k < q->filters.at[i].any.n; k++)
			any.push_back(Xapian::Query(
				term_of(q->filters.at[i].any.at[k])));
		all = Xapian::Query(Xapian::Query::OP_FILTER, all,
				    Xapian::Query(Xapian::Query::OP_OR,
						  any.begin(), any.end()));
	}
	return all;
}

static Xapian::Query found_by(const struct posting_query *q)
{
	Xapian::Query all = Xapian::Query::MatchAll;
	std::vector<Xapian::Query> terms;

	for (size_t i = 0; i < q->clauses.n; i++)
		terms.push_back(Xapian::Query(term_of(q->clauses.at[i].term)));
	if (q->clauses.n)
		all = Xapian::Query(Xapian::Query::OP_OR, terms.begin(),
				    terms.end());
	return filtered(all, q);
}

static struct posting_hit hit_of(struct arena *a, str stored)
{
	str data = arena_str(a, stored);
	str key = str_cut(&data, '|');

	return posting_hit{ key, data, 0 };
}

static void keep_hits(const Xapian::MSet &set, struct arena *a,
		      struct posting_result *out)
{
	out->at = arena_array(a, struct posting_hit, set.size() + 1);
	for (auto it = set.begin(); it != set.end(); ++it)
		out->at[out->n++] = hit_of(a, keep(a, it.get_document().get_data()));
}

static void keep_kinds(const Xapian::ValueCountMatchSpy &spy, struct arena *a,
		       struct posting_result *out)
{
	out->kinds = arena_array(a, struct index_type_count,
				 std::distance(spy.values_begin(),
					       spy.values_end()) + 1);
	for (auto it = spy.values_begin(); it != spy.values_end(); ++it)
		out->kinds[out->n_kinds++] = index_type_count{
			keep(a, *it), (int64_t)it.get_termfreq()
		};
}

bool postings_newest(struct index *ix, struct arena *a,
		     const struct posting_query *q, struct posting_result *out,
		     struct err *err)
{
	return reading(ix, err, [&](Xapian::Database &db) {
		Xapian::Enquire enquire(db);
		Xapian::ValueCountMatchSpy kinds(SLOT_KIND);

		*out = posting_result{};
		enquire.set_weighting_scheme(Xapian::BoolWeight());
		enquire.set_query(found_by(q));
		enquire.set_sort_by_value_then_relevance(SLOT_NEWEST, true);
		if (q->count_kinds)
			enquire.add_matchspy(&kinds);
		Xapian::MSet set = enquire.get_mset(q->offset, q->limit,
			q->count ? db.get_doccount() : 0);

		keep_hits(set, a, out);
		keep_kinds(kinds, a, out);
		out->total = set.get_matches_estimated();
		return true;
	});
}

static uint16_t number_of(struct columns *c, const string &kind)
{
	size_t i = 0;

	while (i < c->names.size() && c->names[i] != kind)
		i++;
	if (i == c->names.size())
		c->names.push_back(kind);
	return (uint16_t)i;
}

/* A document that is shorter than half the mean is not taken for so short. */
static double damping_of(double length, double mean)
{
	double against = std::max(length * (mean ? 1 / mean : 0), 0.5);

	return BM25_K1 * (against * BM25_B + (1 - BM25_B));
}

static void read_columns(struct columns *c, const Xapian::Database &db)
{
	double mean = db.get_avlength();
	uint16_t last = 0;

	*c = columns();
	c->n = db.get_doccount();
	c->damping.resize(db.get_lastdocid() + 1);
	c->kind.resize(db.get_lastdocid() + 1);
	c->data_at.resize(db.get_lastdocid() + 1);
	for (auto it = db.postlist_begin(""); it != db.postlist_end(""); ++it)
		c->damping[*it] = damping_of(it.get_doclength(), mean);
	for (auto it = db.valuestream_begin(SLOT_KIND);
	     it != db.valuestream_end(SLOT_KIND); ++it) {
		if (c->names.empty() || c->names[last] != *it)
			last = number_of(c, *it);
		c->kind[it.get_docid()] = last;
	}
	for (auto &name : c->names)
		c->kinds.push_back(str{ name.data(), name.size() });
	c->stale = false;
}

bool postings_columns(struct index *ix, struct posting_columns *out)
{
	struct columns *c = &ix->columns;

	return reading(ix, NULL, [&](Xapian::Database &db) {
		if (c->stale || ix->writer)
			read_columns(c, db);
		*out = posting_columns{ (uint32_t)c->damping.size(), c->n,
					c->damping.data(), c->kind.data(),
					c->kinds.data(), c->kinds.size() };
		return true;
	});
}

static void pack(string *to, uint32_t n)
{
	for (; n > 127; n >>= 7)
		to->push_back((char)(n | 128));
	to->push_back((char)n);
}

static uint32_t unpack(const char **at)
{
	uint32_t n = **at & 127;

	for (int shift = 7; *(*at)++ & 128; shift += 7)
		n |= (uint32_t)(**at & 127) << shift;
	return n;
}

static struct list read_list(const Xapian::Database &db, const string &term)
{
	auto it = db.postlist_begin(term), end = db.postlist_end(term);
	struct list out;
	uint32_t before = 0;

	out.n = db.get_termfreq(term);
	for (; it != end; before = *it, ++it) {
		pack(&out.packed, *it - before);
		pack(&out.packed, it.get_wdf());
	}
	return out;
}

/* Kept, or read into `rare`. */
static const struct list *list_of(struct index *ix, const string &term,
				  struct list *rare)
{
	struct columns *c = &ix->columns;
	auto known = c->lists.find(term);

	if (known != c->lists.end())
		return &known->second;
	*rare = read_list(ix->db(), term);
	if (rare->n < OFTEN)
		return rare;
	if (c->lists_bytes > LISTS_BYTES) {
		c->lists.clear();
		c->lists_bytes = 0;
	}
	rare->packed.shrink_to_fit();
	c->lists_bytes += rare->packed.size();
	return &c->lists.emplace(term, std::move(*rare)).first->second;
}

static void walk(const struct list *list, const struct posting_visit *visit,
		 void *with)
{
	const char *at = list->packed.data(), *end = at + list->packed.size();
	struct posting some[AT_ONCE];
	size_t n = 0;

	for (uint32_t doc = 0; at < end;) {
		doc += unpack(&at);
		some[n++] = posting{ doc, unpack(&at) };
		if (n < AT_ONCE && at < end)
			continue;
		visit->some(with, some, n);
		n = 0;
	}
}

bool postings_visit(struct index *ix, str term, const struct posting_visit *visit,
		    void *with)
{
	return guarded(NULL, [&] {
		struct list rare;
		const struct list *list = list_of(ix, term_of(term), &rare);

		if (list->n > 0 && visit->begin)
			visit->begin(with, list->n);
		walk(list, visit, with);
		return true;
	});
}

static void keep_data(struct columns *c, uint32_t doc, const string &data)
{
	if (c->data.size() > DATA_BYTES) {
		c->data.clear();
		c->data_at.assign(c->data_at.size(), 0);
	}
	if (c->data.empty())
		c->data.push_back(0);           /* so that nothing is at 0 */
	c->data_at[doc] = (uint32_t)c->data.size();
	pack(&c->data, (uint32_t)data.size());
	c->data += data;
}

bool postings_document(struct index *ix, struct arena *a, uint32_t doc,
		       struct posting_hit *out)
{
	struct columns *c = &ix->columns;

	return guarded(NULL, [&] {
		const char *at;
		uint32_t n;

		if (!c->data_at[doc])
			keep_data(c, doc, ix->db().get_document(doc,
				Xapian::DOC_ASSUME_VALID).get_data());
		at = c->data.data() + c->data_at[doc];
		n = unpack(&at);
		*out = hit_of(a, str{ at, n });
		return true;
	});
}

int64_t postings_frequency(struct index *ix, str term)
{
	int64_t n = 0;

	reading(ix, NULL, [&](Xapian::Database &db) {
		n = db.get_termfreq(term_of(term));
		return true;
	});
	return n;
}

void postings_each_term(struct index *ix, str prefix, size_t limit,
			void (*each)(void *with, str rest, int64_t frequency),
			void *with)
{
	reading(ix, NULL, [&](Xapian::Database &db) {
		string head = text(prefix);
		auto it = db.allterms_begin(head);

		for (; it != db.allterms_end(head) && limit; ++it, limit--) {
			string rest = (*it).substr(head.size());

			each(with, str{ rest.data(), rest.size() },
			     it.get_termfreq());
		}
		return true;
	});
}

void postings_each_word(struct index *ix,
			void (*each)(void *with, str word, int64_t frequency),
			void *with)
{
	for (auto &word : ix->spelt)
		each(with, str{ word.first.data(), word.first.size() },
		     word.second);
	if (in_memory(ix))
		return;
	reading(ix, NULL, [&](Xapian::Database &db) {
		for (auto it = db.spellings_begin(); it != db.spellings_end();
		     ++it) {
			string word = *it;

			each(with, str{ word.data(), word.size() },
			     it.get_termfreq());
		}
		return true;
	});
}
