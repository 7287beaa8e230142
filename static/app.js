/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What makes a page a little easier; every page works without it.
 *
 *	[data-print]                  a button, hidden without script, that prints
 *	[data-focus]                  gets the focus when the page opens
 *	[data-lookalikes]             fetches data-lookalikes?q=TEXT while one types,
 *	                              from data-enough characters on (12 if not
 *	                              said), and shows the answer, HTML, in #data-into
 *	form[data-puzzle]             while many write at once: solves a puzzle, with
 *	                              the worker at that address, while one types;
 *	                              data-at-once: as soon as the page is there
 *	textarea[data-count][maxlength]  says in #data-count how many characters are
 *	                              left: data-left="Nog %d tekens"
 */
(function () {
	"use strict";

	var PAUSE = 600, SHORT_PAUSE = 200, ENOUGH = 12, PATIENCE = 2000;

	function each(selector, fn) {
		Array.prototype.forEach.call(document.querySelectorAll(selector), fn);
	}

	function after_typing(input, fn) {
		var pause = input.list ? SHORT_PAUSE : PAUSE, timer;

		input.addEventListener("input", function () {
			clearTimeout(timer);
			timer = setTimeout(fn, pause);
		});
	}

	function show_alike(input) {
		var region = document.getElementById(input.getAttribute("data-into"));
		var url = input.getAttribute("data-lookalikes");
		var enough = input.getAttribute("data-enough") || ENOUGH;
		var first = region.innerHTML, asked = "";

		after_typing(input, function () {
			var text = input.value.trim();

			if (text === asked)
				return;
			asked = text;
			if (text.length < enough) {
				region.innerHTML = first;
				return;
			}
			fetch(url + "?q=" + encodeURIComponent(text.slice(0, 500)), { credentials: "same-origin" })
				.then(function (reply) { return reply.ok ? reply.text() : ""; })
				.then(function (html) {
					if (text === asked)
						region.innerHTML = html;
				})
				.catch(function () { region.innerHTML = first; });
		});
	}

	function show_count(input) {
		var region = document.getElementById(input.getAttribute("data-count"));

		function show() {
			region.textContent = input.getAttribute("data-left")
				.replace("%d", input.maxLength - input.value.length);
		}
		after_typing(input, show);
		show();
	}

	/* It never keeps anybody: after PATIENCE it goes without an answer. */
	function solve_puzzle(form) {
		var answer = document.createElement("input");
		var asked = false, busy = "", sender, worker;

		function done() {
			busy = "";
			if (worker)
				worker.terminate();
			if (sender)
				sender();
		}

		function work(puzzle) {
			if (!puzzle.puzzle)
				return;
			busy = puzzle.busy;
			worker = new Worker(form.getAttribute("data-puzzle"));
			worker.onerror = done;
			worker.onmessage = function (e) {
				answer.value = e.data;
				done();
			};
			worker.postMessage(puzzle);
		}

		function ask() {
			if (asked)
				return;
			asked = true;
			fetch("/rekensom?voor=" + encodeURIComponent(form.getAttribute("action")))
				.then(function (reply) { return reply.json(); })
				.then(work)
				.catch(done);
		}

		function wait(e) {
			var button = e.submitter, note = document.createElement("p");

			if (!busy)
				return;
			e.preventDefault();
			if (sender)
				return;
			note.setAttribute("role", "status");
			form.appendChild(note);
			note.textContent = busy;
			sender = function () {
				sender = null;
				note.remove();
				if (form.requestSubmit)
					form.requestSubmit(button);
				else
					form.submit();
			};
			setTimeout(done, PATIENCE);
		}

		answer.type = "hidden";
		answer.name = "puzzel";
		form.appendChild(answer);
		form.addEventListener("focusin", ask);
		form.addEventListener("submit", wait);
		if (form.hasAttribute("data-at-once"))
			ask();
	}

	each("[data-print]", function (e) {
		e.hidden = false;
		e.addEventListener("click", function () { window.print(); });
	});
	each("[data-focus]", function (e) { e.focus(); });
	each("textarea[data-count][maxlength]", show_count);
	if (window.fetch) {
		each("[data-lookalikes]", show_alike);
		if (window.Worker && window.crypto && crypto.subtle)
			each("form[data-puzzle]", solve_puzzle);
	}
})();
