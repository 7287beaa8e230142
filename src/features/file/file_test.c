/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/file/file.h"
#include "base/when.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BRAM = 2 };

#define ARTICLE "/kennis/soep-koken"
#define FILES ARTICLE "/bestanden"
#define OPEN "application/vnd.oasis.opendocument.text"
#define TYPES "[Content_Types].xml"

struct member {
	const char *name, *bytes;
};

static void add_number(struct buf *b, uint64_t value, int n)
{
	for (int i = 0; i < n; i++)
		buf_add(b, (str){ &(char){ i < 8 ? (char)(value >> 8 * i)
							    : 0 }, 1 });
}

/* A zip of these, as they are; its checks are not looked at. */
static str zipped(struct world *w, const struct member *members, size_t n)
{
	struct buf b = { .arena = w->arena, .limit = 1 << 20 };
	struct buf directory = { .arena = w->arena, .limit = 1 << 20 };
	uint32_t at;

	for (size_t i = 0; i < n; i++) {
		str name = str_from_z(members[i].name);
		str bytes = str_from_z(members[i].bytes);
		const uint32_t sizes[] = { (uint32_t)bytes.n, (uint32_t)bytes.n };

		at = (uint32_t)b.n;
		buf_add(&b, S("PK\3\4\x14\0\0\0\0\0\0\0\0\0\0\0\0\0"));
		buf_add(&directory, S("PK\1\2\x14\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0"));
		for (int k = 0; k < 2; k++) {
			add_number(&b, sizes[k], 4);
			add_number(&directory, sizes[k], 4);
		}
		add_number(&b, (uint32_t)name.n, 4);
		add_number(&directory, (uint32_t)name.n, 2);
		add_number(&directory, 0, 12);
		add_number(&directory, at, 4);
		buf_add(&b, name);
		buf_add(&b, bytes);
		buf_add(&directory, name);
	}
	at = (uint32_t)b.n;
	buf_add(&b, buf_str(&directory));
	buf_add(&b, S("PK\5\6\0\0\0\0"));
	add_number(&b, (uint32_t)(n | n << 16), 4);
	add_number(&b, (uint32_t)directory.n, 4);
	add_number(&b, at, 4);
	add_number(&b, 0, 2);
	return buf_str(&b);
}

#define ZIP(w, ...) zipped((w), (const struct member[]){ __VA_ARGS__ },       \
	COUNT(((const struct member[]){ __VA_ARGS__ })))

/* Anna is contact of the soup club, which published an article. */
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
	world_sql(&w,
		"INSERT INTO membership (person_id, party_id, role, since)"
		" VALUES (1, 10, 'manager', 0);");
	w.file = (struct upload){ S("bestand"), S("Statuten 2024.PDF"),
				  S("%PDF-1.7\nsoep") };
	return w;
}

static struct reply add(struct world *w)
{
	return post(w, ANNA, FILES, "titel=Statuten");
}

static struct reply fetched(struct world *w)
{
	struct reply r = get(w, STRANGER, ARTICLE);
	size_t at = str_find(r.body, S("/bestand/"));

	return get(w, STRANGER, arena_z(w->arena,
					(str){ r.body.p + at, 9 + 32 }));
}

/* The whole of a reply in pieces. */
static str read_all(struct world *w, struct reply r)
{
	struct buf all = { .arena = w->arena, .limit = 64 << 20 };
	struct tx *tx = tx_begin(w->db, w->arena, TX_READ);

	for (int64_t n = 0; all.n < r.pieces.size; n++) {
		str piece = r.pieces.read(tx, r.pieces.about, n);

		if (!piece.n)
			break;
		buf_add(&all, piece);
	}
	(void)!tx_end(tx);
	return buf_str(&all);
}

TEST(a_file_is_added_and_handed_out_to_be_saved)
{
	struct world w = village();
	struct reply r = get(&w, ANNA, ARTICLE);

	EXPECT(shows(r, "href=\"" FILES "\""));
	EXPECT(add(&w).status == 303);
	r = get(&w, STRANGER, ARTICLE);
	EXPECT(shows(r, "Statuten") && shows(r, "PDF, 1 kB"));
	EXPECT(!shows(r, FILES));
	r = fetched(&w);
	EXPECT(r.status == 200 && r.immutable);
	EXPECT(str_eq(r.filename, S("Statuten 2024.pdf")));
	EXPECT(str_eq(r.type, S("application/pdf")));
	EXPECT(str_eq(read_all(&w, r), S("%PDF-1.7\nsoep")));
	EXPECT(shows(get(&w, ANNA, ARTICLE "/geschiedenis"), "Statuten"));
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE deed = 'file.shown'")
	       == 1);
	world_end(&w);
}

TEST(a_long_file_comes_back_as_it_went)
{
	struct world w = village();
	char *bytes = arena_alloc(w.arena, 300000);
	struct reply r;

	for (size_t i = 0; i < 300000; i++)
		bytes[i] = (char)(i * 7 + i / 1000);
	memcpy(bytes, "%PDF-1.4\0", 9);
	w.file.bytes = (str){ bytes, 300000 };
	EXPECT(add(&w).status == 303);
	r = fetched(&w);
	EXPECT(r.pieces.size == 300000);
	EXPECT(str_eq(read_all(&w, r), w.file.bytes));
	world_end(&w);
}

TEST(office_files_are_known_by_what_is_in_them)
{
	struct world w = village();
	const struct { str bytes; const char *name; } files[] = {
		{ ZIP(&w, { "mimetype", OPEN }, { "content.xml", "<a/>" }),
		  "Statuten 2024.odt" },
		{ ZIP(&w, { TYPES, "<Types/>" }, { "word/document.xml", "<a/>" }),
		  "Statuten 2024.docx" },
		{ ZIP(&w, { TYPES, "<Types/>" }, { "xl/workbook.xml", "<a/>" }),
		  "Statuten 2024.xlsx" },
		{ ZIP(&w, { TYPES, "<Types/>" }, { "ppt/presentation.xml", "<a/>" }),
		  "Statuten 2024.pptx" },
	};

	for (size_t i = 0; i < COUNT(files); i++) {
		w.file.bytes = files[i].bytes;
		EXPECT(add(&w).status == 303);
		EXPECT(count(&w, arena_f(w.arena, "SELECT count(*) FROM file"
			" WHERE name = '%s'", files[i].name).p) == 1);
	}
	world_end(&w);
}

TEST(what_is_no_document_is_refused_with_the_reason)
{
	struct world w = village();
	str docx = ZIP(&w, { TYPES, "<Types/>" }, { "word/document.xml", "<a/>" });
	const struct { str bytes; const char *said; } files[] = {
		{ S(""), "Kies een bestand." },
		{ S("<html><script>alert(1)</script>"), "nemen wij niet aan" },
		{ S("MZ"), "nemen wij niet aan" },
		{ S("\xff\xd8\xff"), "nemen wij niet aan" },
		{ S("\xd0\xcf\x11\xe0"), "oud of afgesloten" },
		{ S("PK\3\4"), "beschadigd" },
		{ (str){ docx.p, docx.n - 30 }, "beschadigd" },
		{ ZIP(&w, { "a.txt", "b" }), "nemen wij niet aan" },
		{ ZIP(&w, { "word/document.xml", "b" }), "nemen wij niet aan" },
		{ ZIP(&w, { TYPES, "application/vnd.ms-word.document.macroEnabled"
			    ".main+xml" }, { "word/document.xml", "b" }), "macro" },
		{ ZIP(&w, { TYPES, "<a/>" }, { "word/document.xml", "b" },
		      { "word/vbaProject.bin", "x" }), "macro" },
		{ ZIP(&w, { "mimetype", OPEN }, { "Basic/Standard/a.xml", "x" }),
		  "macro" },
	};

	for (size_t i = 0; i < COUNT(files); i++) {
		struct reply r;

		w.file.bytes = files[i].bytes;
		r = add(&w);
		EXPECT(r.status == 422 && shows(r, files[i].said));
		EXPECT(shows(r, "value=\"Statuten\""));
	}
	EXPECT(count(&w, "SELECT count(*) FROM file") == 0);
	world_end(&w);
}

TEST(no_zip_however_broken_is_read_beyond_its_end)
{
	struct world w = village();
	str docx = ZIP(&w, { TYPES, "<Types/>" }, { "word/document.xml", "<a/>" });
	char *bytes = arena_alloc(w.arena, docx.n);

	for (size_t i = 4; i < docx.n; i++) {
		memcpy(bytes, docx.p, docx.n);
		bytes[i] = (char)0xff;
		w.file.bytes = (str){ bytes, docx.n };
		EXPECT(add(&w).status != 500);
		w.file.bytes = (str){ docx.p, i };
		EXPECT(add(&w).status == 422);
		world_sql(&w, "DELETE FROM file");
	}
	world_end(&w);
}

TEST(only_who_may_change_the_article_changes_its_files)
{
	struct world w = village();

	EXPECT(get(&w, BRAM, FILES).status == 403);
	EXPECT(post(&w, BRAM, FILES, "titel=Statuten").status == 403);
	EXPECT(post(&w, STRANGER, FILES, "titel=Statuten").status == 303);
	EXPECT(get(&w, ANNA, "/kennis/nergens/bestanden").status == 404);
	EXPECT(count(&w, "SELECT count(*) FROM file") == 0);
	world_end(&w);
}

TEST(a_file_is_taken_away_and_put_back_for_a_month)
{
	struct world w = village();

	add(&w);
	w.file = (struct upload){ 0 };
	EXPECT(post(&w, ANNA, FILES "/1/weg", "").status == 303);
	EXPECT(!shows(get(&w, STRANGER, ARTICLE), "Statuten"));
	EXPECT(shows(get(&w, ANNA, FILES), "Zet terug"));
	EXPECT(post(&w, ANNA, FILES "/1/terug", "").status == 303);
	EXPECT(fetched(&w).status == 200);
	EXPECT(post(&w, ANNA, FILES "/9/weg", "").status == 404);
	post(&w, ANNA, FILES "/1/weg", "");
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM file") == 1);
	w.now += 32 * DAY;
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM file_piece") == 0);
	world_end(&w);
}

TEST(files_of_a_hidden_article_are_hidden_too)
{
	struct world w = village();
	str path;

	add(&w);
	path = get(&w, STRANGER, ARTICLE).body;
	path = (str){ path.p + str_find(path, S("/bestand/")), 41 };
	world_sql(&w, "UPDATE entry SET status = 'hidden' WHERE id = 11");
	EXPECT(get(&w, STRANGER, arena_z(w.arena, path)).status == 404);
	world_end(&w);
}

TEST(the_files_survive_a_failing_database)
{
	struct world w = village();

	add(&w);
	survives_every_failure(&w, ANNA, FILES, "titel=Nog+een");
	w.file = (struct upload){ 0 };
	survives_every_failure(&w, ANNA, FILES "/1/weg", "");
	survives_every_failure(&w, ANNA, FILES "/1/terug", "");
	world_end(&w);
}
