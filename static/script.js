/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The script of a circle's meeting, on a telephone on the table: which step is
 * now, and how long it still takes. It goes by the clock; who begins later, or
 * goes on earlier, presses a button, and the steps after it move along. Without
 * this the page is the list.
 */
(function () {
	"use strict";

	var clock = document.getElementById("klok");
	var steps = Array.prototype.map.call(document.querySelectorAll("#stappen li"), function (li) {
		var time = li.querySelector("time"), begins = Number(li.getAttribute("data-begins"));

		return {
			item: li,
			time: time,
			rest: time.textContent.replace(/^\S+/, ""),
			printed: minutes_of(time.textContent),
			planned: begins,
			begins: begins,
			seconds: Number(li.getAttribute("data-seconds")),
			title: li.querySelector("h2").textContent,
			text: li.querySelector("p").textContent
		};
	});
	var KEY = "script " + location.pathname;
	var shown = -2;

	/* Of "19:30 ..." */
	function minutes_of(text) {
		return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
	}

	function now() { return Math.floor(Date.now() / 1000); }
	function at(selector) { return clock.querySelector(selector); }

	/* What was pressed outlives a telephone that goes to sleep. */
	function restore() {
		var kept;

		try { kept = JSON.parse(sessionStorage.getItem(KEY)); } catch (e) { kept = null; }
		if (Array.isArray(kept) && kept.length === steps.length)
			kept.forEach(function (begins, i) { steps[i].begins = begins; });
	}

	function keep() {
		try {
			sessionStorage.setItem(KEY, JSON.stringify(steps.map(function (s) { return s.begins; })));
		} catch (e) { /* then it starts anew after a reload */ }
	}

	/* The step that is now; -1: before the first, their number: after the last. */
	function current() {
		var t = now(), i;

		for (i = steps.length - 1; i >= 0; i--)
			if (t >= steps[i].begins)
				break;
		if (i === steps.length - 1 && t >= steps[i].begins + steps[i].seconds)
			return steps.length;
		return i;
	}

	function move(from, begins) {
		for (var i = from; i < steps.length; i++) {
			steps[i].begins = begins;
			begins += steps[i].seconds;
		}
		keep();
		show();
	}

	/* By the clock of the page, not that of who looks from elsewhere. */
	function hour(step) {
		var minutes = step.printed + Math.round((step.begins - step.planned) / 60);

		minutes = (minutes % 1440 + 1440) % 1440;
		return ("0" + Math.floor(minutes / 60)).slice(-2) + ":" + ("0" + minutes % 60).slice(-2);
	}

	function left(step) {
		var minutes = Math.floor((step.begins + step.seconds - now()) / 60);

		return minutes < 1 ? clock.getAttribute("data-last")
			: clock.getAttribute("data-left").replace("%d", minutes);
	}

	function show_step(i) {
		var step = steps[i];
		var word = i < 0 ? "data-before" : "data-after";

		at("#klok-nu").textContent = step ? step.title : clock.getAttribute(word);
		at("[data-text]").textContent = step ? step.text : "";
		at("[data-nth]").textContent = step ? clock.getAttribute("data-step")
			.replace("%d", i + 1).replace("%d", steps.length) : "";
		steps.forEach(function (s, n) {
			if (n === i)
				s.item.setAttribute("aria-current", "step");
			else
				s.item.removeAttribute("aria-current");
		});
		at("[data-begin]").hidden = i >= 0 && i < steps.length;
		at("[data-next]").hidden = !step;
		at("[data-previous]").hidden = i < 1;
	}

	function show() {
		var i = current(), step = steps[i];

		if (i !== shown)
			show_step(i);
		shown = i;
		at(".bp-clock__left").textContent = step ? left(step) : "";
		steps.forEach(function (s) { s.time.textContent = hour(s) + s.rest; });
	}

	if (!clock || !steps.length)
		return;
	restore();
	at("[data-begin]").addEventListener("click", function () { move(0, now()); });
	at("[data-next]").addEventListener("click", function () {
		var i = current();

		if (i + 1 < steps.length) {
			move(i + 1, now());
		} else {
			steps[i].begins = now() - steps[i].seconds;
			keep();
			show();
		}
	});
	at("[data-previous]").addEventListener("click", function () {
		move(Math.max(0, Math.min(current(), steps.length) - 1), now());
	});
	clock.hidden = false;
	show();
	setInterval(show, 1000);
}());
