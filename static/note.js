/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The page of a note-taker, while the network comes and goes. What is saved is
 * kept in this browser at once and sent as soon as it can be, in the order in
 * which it was written, one batch at a time, until the server says that it has
 * it. Each change has a mark of its own, so sending twice does no harm, and
 * names the mark of what it changes, so that nobody's words are lost.
 *
 *	[data-notes=ID]         the page; data-path: where it is sent
 *	form[data-write]        writes a line; [data-stop]: change none after all
 *	[data-list], [data-list-gone]   the lines, each a [data-note=MARK], made
 *	                        of template[data-row], template[data-row-gone]
 *	[data-state]            says how it stands
 */
(function () {
	"use strict";

	var BATCH = 20, SOON = 50, LATER = 4000, LATEST = 30000, LOOK = 20000, PATIENCE = 12000;
	var page = document.querySelector("[data-notes]");

	if (!page || !window.fetch || !window.crypto || !window.URLSearchParams || !window.Promise)
		return;

	var form = page.querySelector("[data-write]");
	var path = page.getAttribute("data-path");
	var key = "noteren." + page.getAttribute("data-notes");
	var memory = null, busy = false, wait = LATER, timer = 0, dead = "";

	function one(selector, root) {
		return (root || page).querySelector(selector);
	}

	function each(selector, root, fn) {
		Array.prototype.forEach.call((root || page).querySelectorAll(selector), fn);
	}

	/*
	 * What this browser keeps: what waits, oldest first, and how the table
	 * stood when the server last said so. Always read anew: another tab may
	 * have written.
	 */
	function kept() {
		var all = null;

		try {
			all = JSON.parse(localStorage.getItem(key));
		} catch (e) { /* not allowed here, or damaged */ }
		all = memory || all || {};
		return { queue: all.queue || [], notes: all.notes || [], removed: all.removed || [] };
	}

	function keep(all) {
		try {
			localStorage.setItem(key, JSON.stringify(all));
			memory = null;
		} catch (e) {
			memory = all;
		}
	}

	function new_mark() {
		var bytes = window.crypto.getRandomValues(new Uint8Array(12));

		return Array.prototype.map.call(bytes, function (b) {
			return (b + 256).toString(16).slice(1);
		}).join("");
	}

	/*
	 * The lines as they will stand once all is sent.
	 */
	function label_of(kind) {
		var radio = one("input[name=soort][value='" + kind + "']", form);

		return radio ? radio.parentNode.textContent.trim() : "";
	}

	function likeness(kind) {
		return { need: "ask", barrier: "signal", action: "agenda-item" }[kind] || "harvest-item";
	}

	function take_out(list, mark) {
		var i = list.findIndex(function (n) { return n.mark === mark; });

		return i < 0 ? null : list.splice(i, 1)[0];
	}

	function changed(note, f) {
		note.kind = f.get("soort");
		note.label = label_of(note.kind);
		note.like = likeness(note.kind);
		note.text = f.get("tekst").trim();
		note.perspective = f.get("vanuit");
		note.level = f.get("schaal");
		note.theme = f.get("thema");
		note.owner = f.get("wie");
		note.due = f.get("datum");
	}

	function apply(all, change) {
		var f = new URLSearchParams(change.sends), base = f.get("basis"), deed = f.get("doe");
		var from = deed === "terug" ? all.removed : all.notes;
		var at = from.findIndex(function (n) { return n.mark === base; });
		var note = at < 0 ? { text: "", meta: "" } : from[at];

		if (deed && at < 0)
			return;
		note.mark = f.get("merk");
		note.waits = !change.why;
		note.why = change.why || "";
		if (!deed)
			changed(note, f);
		if (deed)
			(deed === "weg" ? all.removed : all.notes).push(take_out(from, note.mark));
		else if (at < 0)
			all.notes.push(note);
	}

	function as_it_will_be() {
		var all = kept();

		all.queue.forEach(function (change) { apply(all, change); });
		return all;
	}

	function fill(row, note) {
		var field = { label: note.label, meta: note.waits ? "" : note.meta, text: note.text, why: note.why };

		row.className = "bp-note bp-type bp-type--" + note.like;
		row.setAttribute("data-note", note.mark);
		Object.keys(field).forEach(function (name) {
			one("[data-of=" + name + "]", row).textContent = field[name] || "";
		});
		one("[data-of=also]", row).hidden = !note.also;
		one("[data-of=waits]", row).hidden = !note.waits;
		one("[data-of=why]", row).hidden = !note.why;
		one("[name=basis]", row).value = note.mark;
	}

	/* Rows that are the same stay, so that nothing jumps away under a thumb. */
	function show_list(list, template, notes) {
		var was = JSON.stringify(notes);

		if (list.shown === was)
			return;
		list.shown = was;
		list.textContent = "";
		notes.forEach(function (note) {
			var row = document.importNode(template.content, true).querySelector("li");

			fill(row, note);
			list.appendChild(row);
		});
	}

	function show() {
		var all = as_it_will_be(), n = all.queue.length;
		var words = n === 1 ? "data-waits" : n ? "data-wait" : "data-saved";
		var said = dead || (busy && n ? page.getAttribute("data-busy")
					      : page.getAttribute(words).replace("%d", n));

		if (memory && n)
			said += " " + page.getAttribute("data-full");
		show_list(one("[data-list]"), one("template[data-row]"), all.notes);
		show_list(one("[data-list-gone]"), one("template[data-row-gone]"), all.removed);
		one("[data-none]").hidden = all.notes.length > 0;
		one("[data-gone]").hidden = !all.removed.length;
		if (one("[data-state]").textContent !== said)
			one("[data-state]").textContent = said;
		one("[data-state]").setAttribute("data-how", dead ? "dead" : n ? "waits" : "saved");
	}

	/*
	 * Sending.
	 */
	function sent(batch, reply) {
		var all = kept(), why = {};

		(reply.results || []).forEach(function (r) {
			why[r.mark] = r.how === "refused" || r.how === "full" ? r.why : "";
		});
		all.queue = all.queue.filter(function (change) {
			if (batch.indexOf(change.mark) < 0 || !(change.mark in why))
				return true;
			change.why = why[change.mark];
			return change.why !== "";
		});
		all.notes = reply.notes;
		all.removed = reply.removed;
		keep(all);
	}

	function within_patience(promise) {
		return Promise.race([promise, new Promise(function (yes, no) {
			setTimeout(no, PATIENCE, new Error("slow"));
		})]);
	}

	function read(reply) {
		if (reply.status === 404 || reply.status === 410)
			return reply.json().then(function (said) { dead = said.detail; });
		if (!reply.ok)
			throw new Error(reply.status);
		return reply.json();
	}

	function again(ms) {
		clearTimeout(timer);
		timer = setTimeout(send, ms);
	}

	/* What was refused waits for who wrote it, the others go on. */
	function send() {
		var batch = kept().queue.filter(function (c) { return !c.why; }).slice(0, BATCH);
		var marks = batch.map(function (c) { return c.mark; });
		var body = new URLSearchParams();

		if (busy || dead)
			return;
		busy = true;
		show();
		batch.forEach(function (c) { body.append("regel", c.sends); });
		within_patience(fetch(path + "/regels", { method: "POST", credentials: "omit", body: body }).then(read))
			.then(function (reply) {
				if (reply)
					sent(marks, reply);
				wait = LATER;
				busy = false;
				again(kept().queue.some(function (c) { return !c.why; }) ? SOON : LOOK);
				show();
			})
			.catch(function () {
				busy = false;
				again(wait);
				wait = Math.min(LATEST, wait * 2);
				show();
			});
	}

	function add(data) {
		var all = kept(), sends;

		data.delete("csrf");
		data.set("merk", new_mark());
		sends = new URLSearchParams(data).toString();
		/* what was refused is written anew: it stands in the new one */
		all.queue = all.queue.filter(function (c) { return !c.why || c.mark !== data.get("basis"); });
		all.queue.push({ mark: data.get("merk"), sends: sends });
		keep(all);
		wait = LATER;
		show();
		again(SOON);
	}

	/*
	 * Writing.
	 */
	function clear() {
		var kind = form.elements.soort.value;

		form.reset();
		each("input:not([type=radio]), textarea, select", form, function (field) {
			if (field.name !== "csrf")
				field.value = "";
		});
		form.elements.soort.value = kind || "insight";
		one("[data-stop]").hidden = true;
		one("details", form).open = false;
	}

	function start_from(note) {
		var f = form.elements;

		f.basis.value = note.mark;
		f.soort.value = note.kind;
		f.tekst.value = note.text;
		f.vanuit.value = note.perspective || "";
		f.schaal.value = note.level || "";
		f.thema.value = note.theme || "";
		f.wie.value = note.owner || "";
		f.datum.value = note.due || "";
		one("[data-stop]").hidden = false;
		one("details", form).open = !!(note.perspective || note.level || note.theme || note.owner || note.due);
		form.scrollIntoView();
		f.tekst.focus();
	}

	form.addEventListener("submit", function (event) {
		var data = new FormData(form);

		event.preventDefault();
		if (data.get("tekst").trim().length >= 2) {
			add(data);
			clear();
		}
		form.elements.tekst.focus();
	});

	page.addEventListener("submit", function (event) {
		var deed = event.submitter || document.activeElement, data;

		if (event.target === form || !deed || deed.name !== "doe")
			return;
		event.preventDefault();
		data = new FormData(event.target);
		data.set("doe", deed.value);
		add(data);
	});

	page.addEventListener("click", function (event) {
		var edit = event.target.closest("[data-edit]"), stop = event.target.closest("[data-stop]"), mark;

		if (!edit && !stop)
			return;
		event.preventDefault();
		if (stop) {
			clear();
			return;
		}
		mark = edit.closest("[data-note]").getAttribute("data-note");
		start_from(as_it_will_be().notes.filter(function (n) { return n.mark === mark; })[0]);
	});

	window.addEventListener("online", function () { again(SOON); });
	window.addEventListener("beforeunload", function (event) {
		if (memory && memory.queue.length)
			event.preventDefault();
	});
	document.addEventListener("visibilitychange", function () {
		if (!document.hidden)
			again(SOON);
	});
	if (navigator.serviceWorker)
		navigator.serviceWorker.register("/noteren/blijft.js").catch(function () { });
	send();
})();
