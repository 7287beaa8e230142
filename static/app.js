/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What makes a page a little easier; every page works without it.
 *
 *	[data-print]                  a button, hidden without script, that prints
 *	[data-focus]                  gets the focus when the page opens
 *	[data-lookalikes]             fetches data-lookalikes?q=TEXT while one types,
 *	                              from data-enough characters on (12 if not
 *	                              said), and shows the answer, HTML, in #data-into
 *	textarea[data-count][maxlength]  says in #data-count how many characters are
 *	                              left: data-left="Nog %d tekens"
 */
(function () {
	"use strict";

	var PAUSE = 600, SHORT_PAUSE = 200, ENOUGH = 12;

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

	each("[data-print]", function (e) {
		e.hidden = false;
		e.addEventListener("click", function () { window.print(); });
	});
	each("[data-focus]", function (e) { e.focus(); });
	each("textarea[data-count][maxlength]", show_count);
	if (window.fetch)
		each("[data-lookalikes]", show_alike);
})();
