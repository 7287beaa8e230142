/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/role/role.h"
#include "test/test.h"

/* One person for each role; a stranger is 0. */
enum { VISITOR = 0, NEIGHBOUR = 1, DESKER, CONTACT, MODERATES, COORDINATES,
       ADMINISTERS, PEOPLE };

static const struct { const char *name, *role; int64_t place; } people[PEOPLE] = {
	[NEIGHBOUR] = { "Neighbour", NULL }, [DESKER] = { "Desk", "desk" },
	[CONTACT] = { "Contact", "municipality", 1 },
	[MODERATES] = { "Moderator", "moderator" },
	[COORDINATES] = { "Coordinator", "coordinator" },
	[ADMINISTERS] = { "Administrator", "administrator" },
};

/* What each may, written out by hand: the table that is tested has another
 * shape. A row is an access, a column a person. */
static const bool allowed[][PEOPLE] = {
	/*                visitor neighb. desk contact moder. coord. admin. */
	[ANYONE]        = { true,  true,  true,  true,  true,  true,  true },
	[PERSON]        = { false, true,  true,  true,  true,  true,  true },
	[MEMBER]        = { false },
	[MANAGER]       = { false },
	[DESK]          = { false, false, true,  false, false, true,  true },
	[MUNICIPALITY]  = { false, false, false, true,  false, false, false },
	[MODERATOR]     = { false, false, false, false, true,  true,  true },
	[COORDINATOR]   = { false, false, false, false, false, true,  true },
	[ADMINISTRATOR] = { false, false, false, false, false, false, true },
};

/*
 * What anyone may write without signing in, on purpose: it is confirmed by
 * mail, or changes nothing. A new one has to be thought about and put here.
 */
static const char *const open_to_all[] = {
	"/initiatieven/nieuw",
	"/bevestig/{token}", "/inloggen", "/inloggen/code",
	"/inloggen/passkey/begin", "/inloggen/passkey", "/vragen/nieuw",
	"/vragen/nieuw/versturen", "/vragen/{slug}/speelt-nog", "/volgen",
	"/nieuwsbrief", "/nieuwsbrief/keuze/{id}/{code}",
	"/knelpunten/{slug}/speelt-nog",
	"/vragen/{slug}/contact/{slug}", "/initiatieven/{slug}/contact",
	"/organisaties/{slug}/contact", "/aanbod/{slug}/contact",
	"/aanbod/nieuw", "/melden", "/api/v1/matches", "/u/{token}",
	"/bijeenkomsten/{slug}/aanmelden", "/aanmelding/{id}/{code}",
	"/correctie/{id}/{code}", "/noteren/{id}/{code}",
	"/noteren/{id}/{code}/regels", "/kringdatum/{id}/{seat}/{code}",
	"/beginnen", "/beginnen/klaar", "/beginnen/{step}",
};

/* A village (2) in a municipality (1), another one (3); two themes, one in the
 * other; an ask in the village about the second, and one elsewhere. */
static struct world province(void)
{
	return world_new(
		"INSERT INTO place (id, slug, name, fold, kind) VALUES"
		" (1, 'mun-oost', 'Gemeente Oost', 'oost', 'municipality'),"
		" (2, 'oostdorp', 'Oostdorp', 'oostdorp', 'village'),"
		" (3, 'westdorp', 'Westdorp', 'westdorp', 'village');"
		"INSERT INTO place_within (place_id, within_id) VALUES (1, 1),"
		" (2, 2), (2, 1), (3, 3);"
		"INSERT INTO theme (id, slug, nl, en, parent_id) VALUES"
		" (1, 'zorg', 'Zorg', 'Care', NULL), (2, 'eten', 'Eten', 'Meals', 1);"
		"INSERT INTO entry (id, type, slug, title, sort_key, place_id, created_at, updated_at) VALUES"
		" (4, 'ask', 'q-oost', 'Vraag uit Oostdorp', 'oost', 2, 0, 0),"
		" (5, 'ask', 'q-west', 'Vraag uit Westdorp', 'west', 3, 0, 0),"
		" (6, 'initiative', 'tafel', 'Tafel', 'tafel', 2, 0, 0);"
		"INSERT INTO entry_theme (entry_id, theme_id, position) VALUES"
		" (4, 2, 1);"
		"INSERT INTO ask (id, person_id) VALUES (4, NULL), (5, NULL);"
		"INSERT INTO party (id, kind) VALUES (6, 'initiative')");
}

static void grant(struct world *w, int person, const char *role,
		  const char *column, int64_t where)
{
	world_sql(w, arena_f(w->arena,
		"INSERT INTO role_grant (person_id, role, %s, granted_at,"
		" granted_by) VALUES (%d, '%s', nullif(%lld, 0), 0, 'test')",
		column, person, role, (long long)where).p);
}

static struct world offices(void)
{
	struct world w = province();

	for (int i = NEIGHBOUR; i < PEOPLE; i++) {
		world_person(&w, i, people[i].name);
		if (people[i].role)
			grant(&w, i, people[i].role, "place_id",
			      people[i].place);
	}
	return w;
}

/* "/vragen/{slug}/wijzigen" with something in it that is nowhere. */
static const char *filled(struct world *w, str path)
{
	struct buf b = { .arena = w->arena, .limit = 200 };

	str_cut(&path, '/');
	do {
		str part = str_cut(&path, '/');

		buf_add(&b, S("/"));
		buf_add(&b, str_starts(part, S("{")) ? S("1") : part);
	} while (path.n);
	return arena_z(w->arena, buf_str(&b));
}

static bool is_refused(struct reply r)
{
	return r.status == 403 ||
	       (r.status == 303 && str_starts(r.location, S("/inloggen?")));
}

static void walk(struct world *w, const struct route *r)
{
	const char *path = filled(w, str_from_z(r->path));

	for (int who = VISITOR; who < PEOPLE; who++) {
		struct reply reply = r->method == POST
			? post(w, who, path, "") : get(w, who, path);

		if (is_refused(reply) != !allowed[r->access][who]) {
			printf("%s %s as %s: %d\n",
			       r->method == POST ? "POST" : "GET", r->path,
			       who ? people[who].name : "visitor", reply.status);
			EXPECT(!"every route with every role");
		}
		if (r->method == POST && who)   /* it may have signed out */
			world_sign_in(w, who);
	}
}

TEST(every_route_is_open_to_just_those_roles_it_names)
{
	struct world w = offices();

	for (const struct route *const *list = brengplein.routes; *list; list++)
		for (const struct route *r = *list; r->path; r++) {
			EXPECT(r->access > ACCESS_UNSET &&
			       r->access < COUNT(allowed));
			walk(&w, r);
		}
	world_end(&w);
}

static bool is_open_to_all(const char *path)
{
	for (size_t i = 0; i < COUNT(open_to_all); i++)
		if (!strcmp(open_to_all[i], path))
			return true;
	return false;
}

TEST(who_writes_is_known_unless_someone_thought_about_it)
{
	size_t n = 0;

	for (const struct route *const *list = brengplein.routes; *list; list++)
		for (const struct route *r = *list; r->path; r++) {
			str path = str_from_z(r->path);

			if (r->method == POST && r->access == ANYONE) {
				EXPECT(is_open_to_all(r->path));
				n++;
			}
			if (str_starts(path, S("/beheer")))
				EXPECT(r->access > PERSON);
			if (str_starts(path, S("/mijn")))
				EXPECT(r->access >= PERSON);
		}
	EXPECT(n == COUNT(open_to_all));
}

static bool has_page(const char *path)
{
	for (const struct route *const *list = brengplein.routes; *list; list++)
		for (const struct route *r = *list; r->path; r++)
			if (r->method == GET && !strcmp(r->path, path))
				return true;
	return false;
}

TEST(who_confirms_first_has_a_page_to_come_back_to)
{
	for (const struct route *const *list = brengplein.routes; *list; list++)
		for (const struct route *r = *list; r->path; r++)
			EXPECT(!(r->flags & FRESH) || has_page(r->path));
}

/* As may() decides it for this person now. */
static bool can(struct world *w, int person, enum access as, struct scope where)
{
	struct tx *tx = tx_begin(w->db, w->arena, TX_READ);
	struct request req = { .arena = w->arena, .tx = tx, .now = w->now };
	bool yes;

	req.who.id.v = person;
	req.who.may = person ? role_access(tx, req.who.id, w->now) : 0;
	yes = may(&req, as, where);
	return tx_end(tx) && yes;
}

static struct scope entry(int64_t id)
{
	return OF_ENTRY((entry_id){ id });
}

static struct scope place(int64_t id)
{
	return OF_PLACE((place_id){ id });
}

TEST(without_a_grant_nobody_may_anything)
{
	struct world w = province();

	world_person(&w, NEIGHBOUR, "Neighbour");
	for (int as = ACCESS_UNSET; as <= ADMINISTRATOR; as++) {
		EXPECT(can(&w, VISITOR, as, SITE) == (as == ANYONE));
		EXPECT(can(&w, NEIGHBOUR, as, SITE) ==
		       (as == ANYONE || as == PERSON));
		EXPECT(can(&w, NEIGHBOUR, as, entry(4)) ==
		       (as == ANYONE || as == PERSON));
	}
	world_end(&w);
}

TEST(a_role_in_a_place_holds_for_all_that_lies_in_it_and_no_further)
{
	struct world w = province();

	world_person(&w, COORDINATES, "Cora");
	grant(&w, COORDINATES, "coordinator", "place_id", 1);
	EXPECT(can(&w, COORDINATES, COORDINATOR, place(1)));
	EXPECT(can(&w, COORDINATES, COORDINATOR, place(2)));
	EXPECT(can(&w, COORDINATES, MODERATOR, entry(4)));
	EXPECT(!can(&w, COORDINATES, COORDINATOR, place(3)));
	EXPECT(!can(&w, COORDINATES, COORDINATOR, entry(5)));
	EXPECT(!can(&w, COORDINATES, COORDINATOR, SITE));
	EXPECT(!can(&w, COORDINATES, ADMINISTRATOR, place(1)));
	world_end(&w);
}

TEST(a_role_for_a_theme_holds_for_those_below_it)
{
	struct world w = province();

	world_person(&w, MODERATES, "Mo");
	grant(&w, MODERATES, "moderator", "theme_id", 1);
	EXPECT(can(&w, MODERATES, MODERATOR, entry(4)));
	EXPECT(!can(&w, MODERATES, COORDINATOR, entry(4)));
	EXPECT(!can(&w, MODERATES, MODERATOR, entry(5)));
	EXPECT(!can(&w, MODERATES, MODERATOR, place(2)));
	world_end(&w);
}

TEST(a_municipality_answers_for_its_own_page_and_nobody_elses)
{
	struct world w = province();

	world_person(&w, CONTACT, "Mun");
	grant(&w, CONTACT, "municipality", "place_id", 1);
	EXPECT(can(&w, CONTACT, MUNICIPALITY, place(1)));
	EXPECT(!can(&w, CONTACT, MUNICIPALITY, place(2)));
	EXPECT(!can(&w, CONTACT, MUNICIPALITY, entry(4)));
	EXPECT(!can(&w, CONTACT, MODERATOR, place(1)));
	EXPECT(!can(&w, CONTACT, MUNICIPALITY, SITE));
	world_end(&w);
}

TEST(a_role_that_ended_gives_nothing)
{
	struct world w = offices();

	EXPECT(can(&w, COORDINATES, COORDINATOR, SITE));
	world_sql(&w, "UPDATE role_grant SET ends_at = 1795000000");
	EXPECT(!can(&w, COORDINATES, COORDINATOR, SITE));
	EXPECT(!can(&w, ADMINISTERS, ADMINISTRATOR, SITE));
	EXPECT(get(&w, ADMINISTERS, "/beheer").status == 403);
	world_end(&w);
}

TEST(a_member_is_no_manager_and_a_manager_is_a_member)
{
	struct world w = province();

	world_person(&w, NEIGHBOUR, "Neighbour");
	world_person(&w, DESKER, "Desk");
	world_sql(&w, "INSERT INTO membership (person_id, party_id, role, since)"
		      " VALUES (1, 6, 'member', 0), (2, 6, 'manager', 0)");
	EXPECT(can(&w, NEIGHBOUR, MEMBER, entry(6)));
	EXPECT(!can(&w, NEIGHBOUR, MANAGER, entry(6)));
	EXPECT(can(&w, DESKER, MEMBER, entry(6)));
	EXPECT(can(&w, DESKER, MANAGER, entry(6)));
	EXPECT(!can(&w, DESKER, MANAGER, entry(4)));
	world_end(&w);
}
