/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/audit/inside.h"
#include "base/when.h"
#include "csv/csv.h"
#include "http/url.h"
#include "lang/lang.h"
#include "audit_log.html.h"

enum { PER_PAGE = 50, EXPORTED = 10000, BATCH = 500, BATCHES = 40 };

static const char path[] = "/beheer/logboek";

/* What was done, in a sentence with {who}, {person} and {about}. */
static const struct tr_name deeds[] = {
	{ S("role.granted"), N_("{who} gave {person} a role: {about}") },
	{ S("role.ended"), N_("{who} ended a role of {person}: {about}") },
	{ S("role.asked_back"), N_("{who} asked for their roles back") },
	{ S("role.given_back"), N_("{who} gave {person} their roles back") },
	{ S("person.signed_out"), N_("{who} ended all sessions of someone: {about}") },
	{ S("person.mail_shown"), N_("{who} looked at someone's mail address: {about}") },
	{ S("person.mail_again"), N_("{who} let mail go to someone again") },
	{ S("person.invited_again"), N_("{who} sent someone their invitation again") },
	{ S("person.erasure_begun"), N_("{who} began to erase someone: {about}") },
	{ S("person.erasure_stopped"), N_("{who} stopped erasing someone: {about}") },
	{ S("backup.asked"), N_("{who} had a copy of the data made") },
	{ S("backup.taken"), N_("{who} took a copy of all data: {about}") },
	{ S("setting.changed"), N_("{who} changed a setting: {about}") },
	{ S("access.noted"), N_("{who} wrote down what does not work for everyone: {about}") },
	{ S("circle.invited"), N_("{who} invited “{about}” to a circle") },
	{ S("circle.ended"), N_("{who} ended a circle of “{about}”") },
	{ S("entry.hidden"), N_("{who} hid “{about}”") },
	{ S("entry.restored"), N_("{who} showed “{about}” again") },
	{ S("meeting.called_off"), N_("{who} called “{about}” off") },
	{ S("meeting.goes_on"), N_("{who} let “{about}” go on after all") },
	{ S("meeting.together"), N_("{who} said that they organise “{about}” too") },
	{ S("meeting.not_together"), N_("{who} said that they do not organise “{about}” too") },
	{ S("merge.asked"), N_("{who} proposed to merge another page into “{about}”") },
	{ S("merge.refused"), N_("{who} did not agree to merge with “{about}”") },
	{ S("merge.dropped"), N_("{who} took back a proposal to merge with “{about}”") },
	{ S("merge.done"), N_("{who} merged another page into “{about}”") },
	{ S("merge.undone"), N_("{who} undid merging another page into “{about}”") },
	{ S("merge.apart"), N_("{who} said that “{about}” and one like it are two") },
	{ S("followup.said"), N_("{who} said how “{about}” stands") },
	{ S("newsletter.sent"), N_("{who} sent the newsletter “{about}”") },
	{ S("newsletter.paused"), N_("{who} paused the newsletter “{about}”") },
	{ S("newsletter.resumed"), N_("{who} let the newsletter “{about}” go on") },
	{ S("newsletter.corrected"), N_("{who} put the newsletter “{about}” right") },
	{ S("newsletter.withdrawn"), N_("{who} withdrew the newsletter “{about}”") },
	{ S("newsletter.restored"), N_("{who} put the newsletter “{about}” back") },
	{ S("fresh.checked"), N_("{who} checked “{about}” by phone") },
	{ S("fresh.again"), N_("{who} asked once more whether “{about}” is right") },
	{ S("fresh.stopped"), N_("{who} said that “{about}” stopped") },
	{ S("fresh.resumed"), N_("{who} said that “{about}” goes on again") },
	{ S("proposal.accepted"), N_("{who} took over a proposal for “{about}”") },
	{ S("proposal.declined"), N_("{who} declined a proposal for “{about}”") },
	{ S("proceedings.opened"), N_("{who} opened the correction round of “{about}”") },
	{ S("proceedings.published"), N_("{who} published the report of “{about}”") },
	{ S("proceedings.withdrawn"), N_("{who} withdrew the report of “{about}”") },
	{ S("proceedings.restored"), N_("{who} showed the report of “{about}” again") },
	{ S("report.hidden"), N_("{who} hid “{about}” after a report") },
	{ S("report.warned"), N_("{who} asked to change “{about}” after a report") },
	{ S("report.blocked"), N_("{who} let the writer of “{about}” only read for a while") },
	{ S("report.dismissed"), N_("{who} left “{about}” as it is after a report") },
	{ S("report.restored"), N_("{who} showed “{about}” again after a report") },
	{ S("report.unblocked"), N_("{who} let the writer of “{about}” write again") },
	{ S("exchange.proposed"), N_("{who} let an exchange be proposed: {about}") },
	{ S("exchange.dropped"), N_("{who} left an exchange unproposed: {about}") },
	{ S("appeal.granted"), N_("{who} agreed with an appeal about “{about}”") },
	{ S("appeal.refused"), N_("{who} did not agree with an appeal about “{about}”") },
};

static const struct tr_name roles[] = {
	{ S("administrator"), N_("Administrator") },
	{ S("coordinator"), N_("Coordinator") },
	{ S("moderator"), N_("Moderator") },
	{ S("municipality"), N_("Contact of a municipality") },
	{ S("desk"), N_("Volunteer at the information point") },
};

static const char *const role_values[] = {
	"administrator", "coordinator", "moderator", "municipality", "desk", NULL
};

/* What to look for, of the address: a day that is none is said. */
static struct audit_filter filter_of(struct request *req)
{
	struct audit_filter f = {
		.deed = request_param(req, "wat"),
		.role = request_param(req, "rol"),
		.from = request_param(req, "van"),
		.to = request_param(req, "tot"),
		.about = str_head(request_param(req, "over"), 100),
	};
	int64_t from, to;

	if (!str_to_int(request_param(req, "voor"), &f.before) || f.before < 1)
		f.before = INT64_MAX;
	if (f.from.n && !when_span(f.from, &from, &to))
		form_add_error(req, &f.errors, S("van"),
			       T(req, "Write a day like this: 2026-11-22"));
	if (f.to.n && !when_span(f.to, &from, &to))
		form_add_error(req, &f.errors, S("tot"),
			       T(req, "Write a day like this: 2026-11-22"));
	return f;
}

static bool is_about(struct arena *a, const struct audit_line *l, str piece)
{
	str about = lang_fold(a, l->title.n ? l->title : l->about);

	return !piece.n || str_find(about, piece) < about.n;
}

/* The newest that pass, so many at most; looked for in batches. */
static struct audit_line_rows find(struct request *req,
				   const struct audit_filter *f, size_t most)
{
	struct audit_line_rows found = { 0 }, some = { .n = BATCH };
	int64_t from = 0, to = req->now, other, before = f->before;
	str piece = lang_fold(req->arena, f->about);

	if (f->errors.n)
		return found;
	if (f->from.n && !when_span(f->from, &from, &other))
		from = 0;
	if (f->to.n && !when_span(f->to, &other, &to))
		to = req->now;
	for (int i = 0; i < BATCHES && some.n == BATCH; i++) {
		some = audit_find(req->tx, .deed = f->deed, .role = f->role,
				  .from = from, .to = to, .before = before,
				  .limit = BATCH);
		for (size_t n = 0; n < some.n && found.n < most; n++)
			if (is_about(req->arena, &some.at[n], piece))
				list_add(req->arena, &found) = some.at[n];
		if (found.n == most || !some.n)
			break;
		before = some.at[some.n - 1].id.v;
	}
	return found;
}

/* What stands in the log about whom: a name only where a role is about it. */
static str person_in(const struct request *req, const struct audit_line *l)
{
	return l->person.n && str_starts(l->deed, S("role."))
		? l->person : T(req, "someone");
}

static str sentence_of(struct request *req, const struct audit_line *l)
{
	str about = l->title.n ? l->title : l->about;
	str form = tr_name(req->lang, deeds, l->deed);

	if (str_eq(form, l->deed))      /* no sentence yet: the bare facts */
		form = arena_f(req->arena, "{who}: %.*s, {about}",
			       (int)l->deed.n, l->deed.p);
	return tr_fill(req->arena, form, TR_ARGS(
		TR_STR("who", l->actor.n ? l->actor : T(req, "Someone")),
		TR_STR("person", person_in(req, l)),
		TR_STR("about", about.n ? about : T(req, "something that is gone"))));
}

static struct deed_lines lines_of(struct request *req,
				  const struct audit_line_rows *rows, size_t n)
{
	struct deed_lines list = { 0 };

	for (size_t i = 0; i < rows->n && i < n; i++) {
		const struct audit_line *l = &rows->at[i];

		list_add(req->arena, &list) = (struct deed_line){
			when_moment(req->arena, req->lang, l->at),
			sentence_of(req, l),
			l->role.n ? tr_name(req->lang, roles, l->role)
				  : (str){ 0 },
			l->slug.n ? entry_path(req->tx, l->entry_id, l->type,
					       l->slug) : (str){ 0 } };
	}
	return list;
}

/* The same filter in an address. */
static str query_of(struct request *req, const struct audit_filter *f)
{
	const struct { const char *name; str value; } parts[] = {
		{ "wat", f->deed }, { "rol", f->role }, { "van", f->from },
		{ "tot", f->to }, { "over", f->about },
	};
	struct buf b = { .arena = req->arena, .limit = 2000 };

	for (size_t i = 0; i < COUNT(parts); i++) {
		str value = url_encode(req->arena, parts[i].value);

		if (value.n)
			buf_addf(&b, "%s=%.*s&", parts[i].name, (int)value.n,
				 value.p);
	}
	return buf_str(&b);
}

static struct choices deeds_of(struct request *req, str chosen)
{
	struct choices list = { 0 };

	for (size_t i = 0; i < COUNT(deeds); i++)
		list_add(req->arena, &list) = (struct choice){ deeds[i].value,
			tr_fill(req->arena,
				tr(req->lang, str_from_z(deeds[i].english)),
				TR_ARGS(TR_STR("who", T(req, "Someone")),
					TR_STR("person", T(req, "someone")),
					TR_STR("about", S("…")))),
			str_eq(deeds[i].value, chosen) };
	return list;
}

static struct choices roles_of(struct request *req, str chosen)
{
	struct choices list = { 0 };

	for (const char *const *r = role_values; *r; r++)
		list_add(req->arena, &list) = (struct choice){ str_from_z(*r),
			tr_name(req->lang, roles, str_from_z(*r)),
			str_eq(str_from_z(*r), chosen) };
	return list;
}

static struct reply show(struct request *req)
{
	struct audit_filter f = filter_of(req);
	struct audit_line_rows rows = find(req, &f, PER_PAGE + 1);
	str query = query_of(req, &f);
	str older = { 0 };

	if (rows.n > PER_PAGE)
		older = arena_f(req->arena, "%s?%.*svoor=%" PRId64, path,
			(int)query.n, query.p, rows.at[PER_PAGE - 1].id.v);
	head_desk(req, T(req, "Log"), S(path));
	return reply_page(req, f.errors.n ? 422 : 200, T(req, "Log"),
		audit_log_page, .lines = lines_of(req, &rows, PER_PAGE),
		.deeds = deeds_of(req, f.deed), .roles = roles_of(req, f.role),
		.from = f.from, .to = f.to, .about = f.about,
		.from_error = form_error_at(&f.errors, "van"),
		.to_error = form_error_at(&f.errors, "tot"),
		.older = older, .later = f.before != INT64_MAX,
		.narrowed = query.n > 0,
		.download = arena_f(req->arena, "%s/downloaden?%.*s", path,
				    (int)query.n, query.p));
}

static struct reply download(struct request *req)
{
	struct audit_filter f = filter_of(req);
	struct audit_line_rows rows = find(req, &f, EXPORTED);
	struct deed_lines lines = lines_of(req, &rows, rows.n);
	struct buf out = { .arena = req->arena, .limit = 4 << 20 };
	struct csv_writer csv = { &out, ',', true, 0 };
	struct reply reply;

	buf_add(&out, S("at,role,deed,sentence\r\n"));
	for (size_t i = 0; i < lines.n; i++) {
		csv_cell(&csv, when_iso(req->arena, rows.at[i].at));
		csv_cell(&csv, rows.at[i].role);
		csv_cell(&csv, rows.at[i].deed);
		csv_cell(&csv, lines.at[i].sentence);
		csv_end_row(&csv);
	}
	if (out.overflow)
		tx_fail(req->tx, "log too long");
	reply = reply_bytes(req, 200, S("text/csv; charset=utf-8"),
			    buf_str(&out));
	reply.filename = S("logboek.csv");
	req->head.no_store = true;
	return reply;
}

const struct route audit_routes[] = {
	{ GET, "/beheer/logboek",            show,     ADMINISTRATOR },
	{ GET, "/beheer/logboek/downloaden", download, ADMINISTRATOR,
	  .flags = FRESH, .rate = RATE_EXPORT },
	{ 0 }
};
