/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/photo/photo.h"
#include "base/when.h"
#include "image/codec.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BRAM = 2, CORRIE = 3 };

#define SOUP "/initiatieven/soepclub"
#define PHOTOS SOUP "/fotos"
#define GOOD "tekst=Vier+mensen+koken+soep&soort=photo&akkoord=ja"

/* A picture of one colour. */
static str picture(struct world *w, uint8_t red)
{
	struct canvas c = canvas_within(w->arena, 600, 400, 600);

	memset(c.rgb, red, (size_t)600 * 400 * 3);
	return jpeg_write(w->arena, &c, 80);
}

/* Anna is contact of the soup club, Bram of nothing, Corrie coordinates. */
static struct world village(void)
{
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, summary,"
		" created_at, updated_at) VALUES (10, 'initiative', 'soepclub',"
		" 'Soepclub', 'soepclub', 'Wij koken soep.', 5, 5),"
		" (11, 'article', 'soep-koken', 'Soep koken', 'soep', '', 5, 5);"
		"INSERT INTO party (id, kind) VALUES (10, 'initiative');"
		"INSERT INTO article (id, kind) VALUES (11, 'guide');"
		"INSERT INTO entry_link (entry_id, role, position, target_id)"
		" VALUES (11, 'publisher', 1, 10);");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_person(&w, CORRIE, "Corrie");
	world_sql(&w,
		"INSERT INTO membership (person_id, party_id, role, since)"
		" VALUES (1, 10, 'manager', 0);"
		"INSERT INTO role_grant (person_id, role, granted_at, granted_by)"
		" VALUES (3, 'coordinator', 0, 'test');");
	w.file = (struct upload){ S("foto"), S("soep.jpg"), picture(&w, 120) };
	return w;
}

/* The first photo in a page whose address ends so. */
static const char *address(struct world *w, struct reply r, const char *end)
{
	size_t at = str_find(r.body, str_from_z(end)), from = at;

	while (from && !str_starts((str){ r.body.p + from, r.body.n - from },
				   S("/foto/")))
		from--;
	return arena_f(w->arena, "%.*s%s", (int)(at - from),
		       r.body.p + from, end).p;
}

TEST(a_photo_is_added_and_seen_on_the_page)
{
	struct world w = village();
	struct reply r = get(&w, ANNA, SOUP);

	EXPECT(shows(r, "href=\"" PHOTOS "\"") && !shows(r, "<picture>"));
	r = post(&w, ANNA, PHOTOS, GOOD);
	EXPECT(r.status == 303 && str_eq(r.location, S(PHOTOS)));
	r = get(&w, STRANGER, SOUP);
	EXPECT(shows(r, "alt=\"Vier mensen koken soep\""));
	EXPECT(shows(r, "width=\"600\" height=\"400\"") &&
	       shows(r, "loading=\"lazy\""));
	EXPECT(shows(r, "<meta property=\"og:image\" content=\"http://test."));
	EXPECT(!shows(r, PHOTOS));
	r = get(&w, STRANGER, address(&w, r, ".jpg"));
	EXPECT(r.status == 200 && r.immutable);
	EXPECT(str_eq(r.type, S("image/jpeg")));
	EXPECT(str_starts(r.body, S("\xff\xd8\xff")));
	EXPECT(get(&w, STRANGER, "/foto/0123.webp").status == 404);
	world_end(&w);
}

TEST(that_people_agree_is_written_down)
{
	struct world w = village();
	int64_t yes;

	post(&w, ANNA, PHOTOS, GOOD);
	EXPECT(count(&w, "SELECT count(*) FROM consent WHERE person_id = 1"
		     " AND purpose = 'photo' AND about ="
		     " (SELECT id FROM photo) AND version <> ''") == 1);
	EXPECT(post(&w, ANNA, PHOTOS, "tekst=Vier+mensen&soort=photo").status
	       == 422);
	EXPECT(count(&w, "SELECT count(*) FROM photo") == 1);
	/* Taking that back takes the photo away. */
	w.file = (struct upload){ 0 };
	yes = count(&w, "SELECT id FROM consent WHERE purpose = 'photo'");
	EXPECT(post(&w, ANNA, arena_f(w.arena, "/mijn/toestemming/%" PRId64,
				      yes).p, "").status == 303);
	EXPECT(!shows(get(&w, STRANGER, SOUP), "<picture>"));
	world_end(&w);
}

TEST(a_logo_replaces_the_one_before_and_stands_on_cards)
{
	struct world w = village();
	struct reply r;

	EXPECT(post(&w, ANNA, PHOTOS, "tekst=Ons+logo&soort=logo").status == 303);
	w.file.bytes = picture(&w, 30);
	EXPECT(post(&w, ANNA, PHOTOS, "tekst=Nieuw+logo&soort=logo").status ==
	       303);
	EXPECT(count(&w, "SELECT count(*) FROM photo WHERE kind = 'logo'"
		     " AND removed_at = 0") == 1);
	r = get(&w, STRANGER, SOUP);
	EXPECT(shows(r, "alt=\"Nieuw logo\"") && !shows(r, "Ons logo"));
	r = get(&w, STRANGER, "/initiatieven");
	EXPECT(shows(r, "bp-card__logo") && shows(r, "width=\"160\""));
	r = post(&w, ANNA, "/kennis/soep-koken/fotos",
		 "tekst=Ons+logo&soort=logo");
	EXPECT(r.status == 422 && shows(r, "Alleen een initiatief"));
	world_end(&w);
}

TEST(only_who_may_change_the_page_changes_its_photos)
{
	struct world w = village();

	EXPECT(get(&w, BRAM, PHOTOS).status == 403);
	EXPECT(post(&w, BRAM, PHOTOS, GOOD).status == 403);
	EXPECT(post(&w, STRANGER, PHOTOS, GOOD).status == 303);
	EXPECT(post(&w, CORRIE, PHOTOS, GOOD).status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM photo") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE deed = 'photo.shown'"
		     " AND actor_id = 3") == 1);
	EXPECT(post(&w, ANNA, "/kennis/soep-koken/fotos", GOOD).status == 303);
	EXPECT(shows(get(&w, STRANGER, "/kennis/soep-koken"), "<picture>"));
	EXPECT(get(&w, ANNA, "/kennis/nergens/fotos").status == 404);
	world_end(&w);
}

TEST(what_is_no_photo_is_refused_with_the_reason)
{
	static const struct { str bytes; const char *said; } files[] = {
		{ S(""), "Kies een foto." },
		{ S("%PDF-1.7 foto.jpg"), "Dit is een PDF-bestand" },
		{ S("<svg><script>alert(1)</script></svg>"), "SVG-bestand" },
		{ S("GIF89a"), "GIF-bestand" },
		{ S("zomaar wat"), "geen foto die wij" },
		{ S("\xff\xd8\xff\xe0half"), "beschadigd" },
		{ S("RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x09\0\0\x09\0\0"
		    "ANIM"), "beweegt" },
	};
	struct world w = village();

	for (size_t i = 0; i < COUNT(files); i++) {
		struct reply r;

		w.file.bytes = files[i].bytes;
		r = post(&w, ANNA, PHOTOS, GOOD);
		EXPECT(r.status == 422 && shows(r, files[i].said));
		EXPECT(shows(r, "value=\"Vier mensen koken soep\""));
		EXPECT(shows(r, "href=\"#foto\"") && !shows(r, "<script>alert"));
	}
	EXPECT(count(&w, "SELECT count(*) FROM photo") == 0);
	world_end(&w);
}

TEST(a_photo_without_words_is_asked_for_them)
{
	struct world w = village();
	struct reply r = post(&w, ANNA, PHOTOS, "tekst=&akkoord=ja&soort=photo");

	EXPECT(r.status == 422 && shows(r, "href=\"#tekst\""));
	EXPECT(shows(r, "Kies de foto nog een keer"));
	world_end(&w);
}

/* Adds a photo of that colour; its id. */
static int64_t added(struct world *w, uint8_t red, const char *text)
{
	w->file.bytes = picture(w, red);
	post(w, ANNA, PHOTOS, arena_f(w->arena,
		"tekst=%s&soort=photo&akkoord=ja", text).p);
	return count(w, "SELECT max(id) FROM photo");
}

static struct reply deed(struct world *w, int64_t id, const char *what,
			 const char *form)
{
	struct upload file = w->file;
	struct reply r;

	w->file = (struct upload){ 0 };
	r = post(w, ANNA, arena_f(w->arena, PHOTOS "/%" PRId64 "/%s", id,
				  what).p, form);
	w->file = file;
	return r;
}

TEST(photos_are_ordered_described_taken_away_and_put_back)
{
	struct world w = village();
	int64_t one, two;
	struct reply r;
	const char *file;

	one = added(&w, 10, "Eerste+foto");
	two = added(&w, 200, "Tweede+foto");
	EXPECT(deed(&w, two, "eerder", "").status == 303);
	r = get(&w, STRANGER, SOUP);
	EXPECT(str_find(r.body, S("Tweede foto")) <
	       str_find(r.body, S("Eerste foto")));
	EXPECT(deed(&w, one, "tekst", "tekst=Soep+in+een+pan").status == 303);
	EXPECT(deed(&w, one, "tekst", "tekst=x").status == 422);
	EXPECT(shows(get(&w, STRANGER, SOUP), "Soep in een pan"));
	file = address(&w, get(&w, STRANGER, SOUP), ".webp");
	EXPECT(get(&w, STRANGER, file).status == 200);
	EXPECT(deed(&w, two, "weg", "").status == 303);
	EXPECT(get(&w, STRANGER, file).status == 404);
	EXPECT(!shows(get(&w, STRANGER, SOUP), "Tweede foto"));
	EXPECT(shows(get(&w, ANNA, PHOTOS), "Terugzetten") ||
	       shows(get(&w, ANNA, PHOTOS), "terug"));
	EXPECT(deed(&w, two, "terug", "").status == 303);
	EXPECT(get(&w, STRANGER, file).status == 200);
	r = get(&w, ANNA, SOUP "/geschiedenis");
	EXPECT(shows(r, "Foto") && shows(r, "Soep in een pan"));
	EXPECT(deed(&w, 999, "weg", "").status == 404);
	world_end(&w);
}

TEST(what_was_taken_away_is_gone_after_a_month)
{
	struct world w = village();
	int64_t one = added(&w, 10, "Eerste+foto");

	added(&w, 20, "Tweede+foto");
	deed(&w, one, "weg", "");
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM photo") == 2);
	w.now += 32 * DAY;
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM photo") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM photo_size WHERE photo_id"
		     " NOT IN (SELECT id FROM photo)") == 0);
	world_end(&w);
}

TEST(twelve_photos_are_enough)
{
	struct world w = village();
	int64_t id = 0;
	struct reply r;

	for (uint8_t i = 0; i < 12; i++)
		id = added(&w, (uint8_t)(i * 20), "Nog+een+foto");
	r = post(&w, ANNA, PHOTOS, GOOD);
	EXPECT(r.status == 422 && shows(r, "Er zijn al 12"));
	deed(&w, id, "weg", "");
	added(&w, 7, "In+de+plaats");
	EXPECT(deed(&w, id, "terug", "").status == 409);
	world_end(&w);
}

TEST(photos_of_a_hidden_page_are_hidden_too)
{
	struct world w = village();
	const char *file;

	added(&w, 10, "Eerste+foto");
	file = address(&w, get(&w, STRANGER, SOUP), ".jpg");
	EXPECT(get(&w, STRANGER, file).status == 200);
	world_sql(&w, "UPDATE entry SET status = 'hidden' WHERE id = 10");
	EXPECT(get(&w, STRANGER, file).status == 404);
	world_end(&w);
}

TEST(the_photos_survive_a_failing_database)
{
	struct world w = village();
	int64_t one = added(&w, 10, "Eerste+foto"), two = added(&w, 20, "Twee+e");
	static const char *const lists[] = { "/initiatieven/soepclub",
		"/organisaties/soepclub", "/ervaringen/soepclub",
		"/kennis/soep-koken" };
	static const char *const deeds[] = { "tekst", "eerder", "weg", "terug" };

	for (size_t l = 0; l < COUNT(lists); l++) {
		w.file = (struct upload){ S("foto"), S("a.jpg"),
					  picture(&w, 99) };
		survives_every_failure(&w, ANNA, arena_f(w.arena, "%s/fotos",
			lists[l]).p, GOOD);
		w.file = (struct upload){ 0 };
		deed(&w, one, "weg", "");
		for (size_t d = 0; d < COUNT(deeds); d++)
			survives_every_failure(&w, ANNA,
				arena_f(w.arena, "%s/fotos/%" PRId64 "/%s",
					lists[l], d == 3 ? one : two,
					deeds[d]).p, "tekst=Een+pan+soep");
	}
	world_end(&w);
}
