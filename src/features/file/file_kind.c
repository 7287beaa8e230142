/* SPDX-License-Identifier: EUPL-1.2 */
/* What a file is, by what stands in it. */
#include "features/file/inside.h"
#include "http/compress.h"

#define OFFICE "application/vnd.openxmlformats-officedocument."
#define OPEN "application/vnd.oasis.opendocument."

enum {
	PDF, ODT, ODS, ODP, DOCX, XLSX, PPTX, KINDS,
	ENTRIES = 5000,                 /* in one zip */
	TYPES_BYTES = 1 << 20           /* [Content_Types].xml, unpacked */
};

static const struct file_kind kinds[KINDS] = {
	[PDF] = { S("pdf"), S("PDF"), S("application/pdf") },
	[ODT] = { S("odt"), S("OpenDocument"), S(OPEN "text") },
	[ODS] = { S("ods"), S("OpenDocument"), S(OPEN "spreadsheet") },
	[ODP] = { S("odp"), S("OpenDocument"), S(OPEN "presentation") },
	[DOCX] = { S("docx"), S("Word"), S(OFFICE "wordprocessingml.document") },
	[XLSX] = { S("xlsx"), S("Excel"), S(OFFICE "spreadsheetml.sheet") },
	[PPTX] = { S("pptx"), S("PowerPoint"),
		   S(OFFICE "presentationml.presentation") },
};

/* The part by which Office tells its kinds. */
static const struct { str part; int kind; } mains[] = {
	{ S("word/document.xml"), DOCX }, { S("xl/workbook.xml"), XLSX },
	{ S("ppt/presentation.xml"), PPTX },
};

/* Programs in a document, wherever they are kept. */
static const str programs[] = {
	S("vbaproject"), S("macrosheets/"), S("activex/"), S("basic/"),
	S("scripts/"), S("oleobject"),
};

const struct file_kind *file_kind_named(str name)
{
	for (size_t i = 0; i < KINDS; i++)
		if (str_eq(kinds[i].name, name))
			return &kinds[i];
	return &kinds[PDF];
}

static uint32_t little(const char *p, int n)
{
	uint32_t value = 0;

	while (n--)
		value = value << 8 | (uint8_t)p[n];
	return value;
}

/* One entry of a zip, as its directory at the end tells of it. */
struct member {
	str name;
	uint32_t method, packed, at;
};

/* APPNOTE.TXT of PKWARE, 4.3: the directory, from its end record. False: it is
 * no whole zip, or too large for one. */
static bool directory_of(str zip, str *directory, uint32_t *n)
{
	size_t from = zip.n > 66000 ? zip.n - 66000 : 0;
	uint32_t size, at;

	for (size_t i = zip.n < 22 ? 0 : zip.n - 22; i > from; i--) {
		if (memcmp(zip.p + i, "PK\5\6", 4))
			continue;
		*n = little(zip.p + i + 10, 2);
		size = little(zip.p + i + 12, 4);
		at = little(zip.p + i + 16, 4);
		if (*n > ENTRIES || at > i || size > i - at)
			return false;
		*directory = (str){ zip.p + at, size };
		return true;
	}
	return false;
}

static bool next_member(str *directory, struct member *m)
{
	const char *p = directory->p;
	size_t name, all;

	if (directory->n < 46 || memcmp(p, "PK\1\2", 4))
		return false;
	name = little(p + 28, 2);
	all = 46 + name + little(p + 30, 2) + little(p + 32, 2);
	if (all > directory->n)
		return false;
	*m = (struct member){ { p + 46, name }, little(p + 10, 2),
			      little(p + 20, 4), little(p + 42, 4) };
	*directory = (str){ p + all, directory->n - all };
	return true;
}

/* Empty: it is not where the directory says, or packed in a rare way. */
static str unpacked(struct arena *a, str zip, const struct member *m)
{
	size_t head;
	str bytes;

	if (m->at > zip.n || zip.n - m->at < 30)
		return (str){ 0 };
	head = m->at + 30 + little(zip.p + m->at + 26, 2) +
	       little(zip.p + m->at + 28, 2);
	if (head > zip.n || m->packed > zip.n - head)
		return (str){ 0 };
	bytes = (str){ zip.p + head, m->packed };
	return m->method == 0 ? bytes
		: m->method == 8 ? bytes_inflated(a, bytes, TYPES_BYTES)
				 : (str){ 0 };
}

/* What the directory tells. */
struct seen {
	const struct file_kind *kind;
	bool whole, program;
};

static void look_at(struct arena *a, str zip, const struct member *m,
		    struct seen *seen)
{
	str name = str_lower(a, m->name), types;

	for (size_t i = 0; i < COUNT(programs); i++)
		seen->program |= str_find(name, programs[i]) < name.n;
	for (size_t i = 0; i < COUNT(mains); i++)
		if (str_eq(m->name, mains[i].part))
			seen->kind = &kinds[mains[i].kind];
	if (!str_eq(name, S("[content_types].xml")))
		return;
	types = str_lower(a, unpacked(a, zip, m));
	seen->whole = types.n > 0;
	seen->program |= str_find(types, S("macroenabled")) < types.n ||
			 str_find(types, S("vbaproject")) < types.n;
}

/* OpenDocument begins with its type, as it is (part 2, 3.3). */
static const struct file_kind *open_document(str zip)
{
	str rest = { zip.p + 30, zip.n > 30 ? zip.n - 30 : 0 };

	if (!str_starts(rest, S("mimetype")))
		return NULL;
	rest = (str){ rest.p + 8, rest.n - 8 };
	for (int i = ODT; i <= ODP; i++)
		if (str_starts(rest, kinds[i].type) &&
		    rest.n > kinds[i].type.n &&
		    rest.p[kinds[i].type.n] == 'P')
			return &kinds[i];
	return NULL;
}

static const struct file_kind *packed_kind(struct arena *a, str zip,
					   const char **why)
{
	const struct file_kind *open = open_document(zip);
	struct seen seen = { .kind = open, .whole = open != NULL };
	struct member m;
	uint32_t n = 0;
	str directory;

	*why = N_("This file is damaged or not complete. Send it again.");
	if (!directory_of(zip, &directory, &n))
		return NULL;
	for (uint32_t i = 0; i < n; i++) {
		if (!next_member(&directory, &m))
			return NULL;
		look_at(a, zip, &m, &seen);
	}
	*why = seen.program
		? N_("There is a program (a macro) in this file. Save it without macros, or as PDF, and send that.")
		: N_("This is a kind of file we do not take. Save it as PDF and send that.");
	return seen.whole && !seen.program ? seen.kind : NULL;
}

const struct file_kind *file_kind_of(struct arena *a, str bytes,
				     const char **why)
{
	if (str_starts(bytes, S("PK\3\4")))
		return packed_kind(a, bytes, why);
	if (str_starts(bytes, S("%PDF-1.")) || str_starts(bytes, S("%PDF-2.")))
		return &kinds[PDF];
	*why = str_starts(bytes, S("\xd0\xcf\x11\xe0"))
		? N_("This is an old or locked Office file. Save it as PDF, or as .docx without a password, and send that.")
		: N_("This is a kind of file we do not take. Save it as PDF and send that.");
	return NULL;
}
