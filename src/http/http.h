/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * http: requests in, replies out. Knows nothing of sockets (http/server.c
 * does) nor of any feature.
 *
 * A handler takes a request and returns a reply: exactly one, by value. It
 * runs inside one transaction - read-only for GET - which is committed if the
 * handler returns and nothing failed; else the reader gets a 500 and nothing
 * changed.
 */
#pragma once

#include "base/base.h"
#include "conf/conf.h"
#include "db/db.h"
#include "html/html.h"
#include "http/multipart.h"
#include "ids.h"

enum method { GET, POST };

/* As what someone acts: a route asks one. Zero is nobody, so a route that
 * forgets cannot start. Of whom and where, the handler asks may(). */
enum access { ACCESS_UNSET, ANYONE, PERSON, MEMBER, MANAGER, DESK, MUNICIPALITY,
	      MODERATOR, COORDINATOR, ADMINISTRATOR };

/* How the reader wants it: by the ending of the path. Bits, for routes. */
enum format {
	HTML = 0, JSON = 1, CSV = 2, ATOM = 4, ICS = 8, GEOJSON = 16
};

enum {
	OPEN = 1,               /* a POST without CSRF token: for machines */
	READS = 2,              /* a POST that only reads */
	LOOPBACK = 4,           /* for this machine alone */
	VITAL = 8,              /* 503, not 500, where the database fails */
	FRESH = 16,             /* only within ten minutes after signing in: else
				   they confirm first that it is them. A POST
				   has a GET of the same path to come back to */
	ONESELF = 32,           /* a POST about oneself: also for who may read
				   but not write for a while */
	UPLOAD = 64             /* a POST that may bring a file, as large as
				   max_body says; for who is signed in */
};

/* What is counted together against floods; zero is not counted. */
enum rate { UNLIMITED, RATE_SEARCH, RATE_LOOKALIKE, RATE_POST, RATE_SIGN_IN,
	    RATE_CODE, RATE_API, RATE_EXPORT, RATE_NOTE, RATE_KINDS };

/* Who is asking. id.v == 0: not signed in. */
struct who {
	person_id id;
	str name;
	unsigned may;           /* 1 << access, for each they have somewhere */
	unsigned could;         /* what they have besides, once they show in a
				   stronger way who they are */
	int64_t since;          /* when they signed in */
	int64_t blocked_until;  /* until then they read and write nothing */
};

/* Whether they may act so anywhere at all. */
bool who_may(const struct who *who, enum access as);

struct crumb {
	str title, path;
};
struct crumbs {
	struct crumb *at;
	size_t n, cap;
};

/* What a page tells the layout around it, besides its title. */
struct head {
	str description;        /* for search engines and shared links */
	str image, image_alt;   /* the same: an address, and what is on it */
	str feed;               /* path of an Atom feed of the same */
	html json_ld;           /* schema.org */
	struct crumbs crumbs;
	bool bare;              /* no menu yet: nothing to go to */
	bool map;               /* wants Leaflet */
	bool no_index;          /* search engines: not this one */
	bool no_store;          /* nobody keeps a copy: personal, or changing
				   without a commit */
};

struct index;                   /* search/search.h */
struct app;
struct rates;                   /* http/rate.h */
struct metrics;                 /* http/metrics.h */

struct request {
	struct arena *arena;
	struct tx *tx;
	const struct app *app;
	struct index *index;    /* what can be found; NULL: nothing */
	struct rates *rates;    /* NULL: no limits */
	const struct metrics *metrics;  /* NULL: no server */
	const struct conf *conf;
	enum method method;
	enum format format;     /* of those the route has */
	str path;               /* decoded, without the format's ending */
	str query;              /* after the question mark, as sent */
	str body, content_type; /* of a form with a file: its other fields */
	struct upload file;     /* of an UPLOAD route */
	void *prepared;         /* what route->prepare made of it */
	bool received;          /* http_receive was asked */
	int refused;            /* the status for what http_receive found */
	str cookies;            /* the Cookie header */
	str accept;
	str agent;              /* the User-Agent header, as it came */
	str ip;                 /* for limits only; never kept */
	bool foreign;           /* the browser says another site sent this */
	str args[4];            /* what the {..} in the route matched */
	const struct route *route;
	bool other_method;      /* no route, but one for another method */
	struct who who;
	bool session_due;       /* that they were here is to be noted */
	int64_t now;            /* seconds since 1970, UTC */
	str lang, csrf_token;
	str url;                /* of this site: "https://example.org" */
	struct head head;
	/* What the log tells of it, as "sign_in.done", and of whom if that is
	 * not who asked. */
	const char *event;
	person_id event_about;
};

struct header {
	str name, value;
};

/* A body too long for memory, read while it is sent, each piece in a
 * transaction of its own: so what it reads must never change. */
struct long_body {
	int64_t about;
	size_t size;            /* of all; 0: there are none */
	size_t piece;           /* of each but the last */
	/* The nth, from 0; empty where it is gone: then the line is cut. */
	str (*read)(struct tx *tx, int64_t about, int64_t nth);
};

struct reply {
	int status;
	str location;
	str type;               /* empty: text/html; charset=utf-8 */
	str body;
	struct long_body pieces;   /* instead of a body */
	const char *file;       /* instead of a body: what is in it, by descriptor */
	str filename;           /* not empty: to be saved under that name */
	str cookies[2];         /* Set-Cookie */
	struct header headers[4];
	bool immutable;         /* its address is a hash of it: browsers keep
				   it for ever, and nothing in it runs */
	bool for_all;           /* the frame's word: the same for every visitor
				   in this language until the next commit */
};

struct route {
	enum method method;
	const char *path;       /* "/vragen/{slug}"; {} never spans a slash */
	struct reply (*handler)(struct request *req);
	enum access access;
	unsigned formats;       /* besides HTML: JSON | CSV ... */
	unsigned flags;
	enum rate rate;
	size_t max_body;        /* bytes; 0: 64 kB */
	/* Before the transaction, in a thread of its own, once it is sure that
	 * they may send it: what takes long and needs no database. */
	void (*prepare)(struct request *req);
};

/* A text of ours in the reader's language. */
#define T(req, english) tr((req)->lang, S(english))
/* With places: TF(req, "Runs for {n} years", TR_INT(req->arena, "n", n)). */
#define TF(req, english, ...)                                                 \
	tr_fill((req)->arena, T(req, english), TR_ARGS(__VA_ARGS__))
/* One or many: TN(req, "{n} ask", "{n} asks", n). {n} is filled in. */
#define TN(req, one, many, count)                                             \
	tr_fill((req)->arena, tr_plural((req)->lang, S(one), S(many), (count)),\
		TR_ARGS(TR_STR("n", num_text((req)->arena, (req)->lang, (count)))))

/* The first value of ?name=, decoded and trimmed; empty if there is none or
 * it is no text (UTF-8 without NUL), which not every database keeps. */
str request_param(const struct request *req, const char *name);
/* The same of the body of a form. */
str request_field(const struct request *req, const char *name);
/* As it came, of whatever bytes, for form_read, which says what is wrong; and
 * all there are of that name. */
str request_typed(const struct request *req, const char *name);
struct strs request_fields(const struct request *req, const char *name);
str request_cookie(const struct request *req, const char *name);
/* The id in the route's nth {..}; 0, which no row has, if it is not one. */
int64_t request_id(const struct request *req, int nth);

struct reply reply_not_found(struct request *req);
struct reply reply_forbidden(struct request *req);
/* A page that says why, with that status: 403, 409, 410, 429. */
struct reply reply_refused(struct request *req, int status, str title,
			   str text);
/* 404 for who came by a link with a code in it that is none of ours. */
struct reply reply_dead_link(struct request *req);
/* The same reply to who came by a link that says who they are: it leaves no
 * trace at the next site. */
struct reply reply_quiet(struct reply reply);
struct reply reply_redirect(struct request *req, const char *fmt, ...)
	PRINTF_LIKE(2, 3);
/* Anything that is not a page of ours. */
struct reply reply_bytes(struct request *req, int status, str type, str body);

struct reply reply_written(struct request *req, int status, str title,
			   void (*write)(struct page *, const void *),
			   const void *data);
/* The same without layout: a fragment for a script to put in. */
struct reply reply_fragment(struct request *req,
			    void (*write)(struct page *, const void *),
			    const void *data);

/* reply_page(req, 200, S("Title"), page_name, .member = value, ...) */
#define reply_page(req, status, title, name, ...)                             \
	reply_written((req), (status), (title), name##_write,                 \
		      &(struct name){ __VA_ARGS__ })

/* A part of a page, made apart: what one feature shows on another's page. */
html request_part(struct request *req,
		  void (*write)(struct page *, const void *), const void *data);

/* part_page(req, page_name, .member = value, ...) */
#define part_page(req, name, ...)                                             \
	request_part((req), name##_write, &(struct name){ __VA_ARGS__ })

/* Whether this form was on a page of ours: the frame refuses what was not,
 * but asks the gates before. */
bool request_is_ours(struct request *req);
/* Whether it comes from this machine. */
bool request_is_local(const struct request *req);
/* Add a step to the crumbs above the page; the site's name comes by itself. */
void head_crumb(struct request *req, str title, str path);
/* The head of a page that lies under /mijn, or under /beheer: nobody keeps or
 * finds it. Without a title: that page itself. */
void head_mine(struct request *req, str title, str path);
void head_desk(struct request *req, str title, str path);

/*
 * Form fields into a struct. Each problem found is one row in errors; the
 * page shows them all at once, with what was typed. Any text is refused that
 * is not UTF-8 or holds control characters; right-to-left marks are dropped.
 */
enum form_kind { FORM_LINE, FORM_PARAGRAPHS, FORM_MAIL, FORM_CHOICE,
		 FORM_MANY };

struct form_field {
	const char *name;
	const char *label;      /* N_("..."), said where it is missing; or NULL */
	size_t at;              /* offsetof the str (or strs) in the struct */
	size_t min, max;        /* in characters, after trimming */
	enum form_kind kind;
	const char *const *choices;     /* FORM_CHOICE, FORM_MANY; ends NULL */
};
struct form_error {
	str field, message;
};
struct form_errors {
	struct form_error *at;
	size_t n, cap;
};

#define FORM_TEXT(type, member, ...)                                          \
	{ .name = #member, __VA_ARGS__,                                       \
	  .at = _Generic(((type *)0)->member, str: offsetof(type, member)) }
#define FORM_TEXTS(type, member, ...)                                         \
	{ .name = #member, .kind = FORM_MANY, __VA_ARGS__,                    \
	  .at = _Generic(((type *)0)->member, struct strs: offsetof(type, member)) }
#define form_read(req, fields, out)                                           \
	form_read_fields((req), (fields), COUNT(fields), (out))

struct form_errors form_read_fields(struct request *req,
					const struct form_field *fields,
					size_t n, void *out);
/* What is wrong with a value, tidied, of that field; empty: nothing. */
str form_complaint(struct request *req, const struct form_field *f, str value);
/* One more, found by a rule across fields. message is in their language. */
void form_add_error(struct request *req, struct form_errors *errors,
		    str field, str message);
/* The message at that field; empty: none. For pages. */
str form_error_at(const struct form_errors *errors, const char *field);

/*
 * The whole way of one request, as http/server.c and the tests call it. The
 * routes are those of every feature, in order; the first match answers.
 */
struct app {
	const struct route *const *routes;      /* ends NULL */
	/* What holds of conf now, over what the file says. */
	const struct conf *(*conf_of)(struct tx *tx, const struct conf *file);
	/* Asked before each handler, in order: a reply with a status is sent
	 * instead of what the handler would say. Ends NULL. */
	struct reply (*const *gates)(struct request *req);
	/* Who holds this session cookie; also gives the token of its forms. */
	struct who (*find_session)(struct request *req);
	/* Note that they were here, or end what is over; asked for by
	 * req->session_due. */
	void (*note_session)(struct tx *tx, const struct request *req);
	/* The frame of every page. */
	void (*layout)(struct page *pg, const struct request *req, str title,
		       html body);
};

/* Finds the route for its method and path, and its args; NULL: none. To be
 * asked once, before the body is taken in; http_serve asks if nobody did. */
const struct route *http_route(const struct app *app, struct request *req);
/* Whether the one who asks may send a file to this route; asked before it is
 * taken in. */
bool http_admits(const struct app *app, struct db *db, struct request *req);
/* The body is there: take fields and file apart. True: route->prepare has work
 * to do. To be asked once; http_serve asks, and prepares, if nobody did. */
bool http_receive(const struct app *app, struct db *db, struct request *req);
struct reply http_serve(const struct app *app, struct db *db,
			struct request *req);
/* A page without frame, language or database: for when nothing else can be
 * relied on. */
struct reply reply_bare(struct arena *a, int status, str dutch, str english);
