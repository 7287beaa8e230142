/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Keeps the page of a note-taker, and the files it is made of, for when the
 * network is away: a reload then shows it as it was last. With network nothing
 * comes from here. A link that does not work any more is forgotten.
 */
"use strict";

var STORE = "noteren-1", PATIENCE = 6000;

self.addEventListener("install", function () { self.skipWaiting(); });
self.addEventListener("activate", function (event) {
	event.waitUntil(self.clients.claim());
});

function key_of(request) {
	return new URL(request.url).pathname;
}

function keep(request, reply) {
	var copy = reply.clone();

	return caches.open(STORE).then(function (store) {
		if (reply.ok)
			return store.put(key_of(request), copy);
		if (reply.status === 404 || reply.status === 410)
			return store.delete(key_of(request));
	});
}

function from_network(request) {
	var stop = new AbortController();
	var timer = setTimeout(function () { stop.abort(); }, PATIENCE);

	return fetch(request, { signal: stop.signal }).then(function (reply) {
		clearTimeout(timer);
		return keep(request, reply).then(function () { return reply; },
						 function () { return reply; });
	});
}

self.addEventListener("fetch", function (event) {
	var url = new URL(event.request.url);
	var page = event.request.mode === "navigate" &&
		   !url.search && url.pathname.indexOf("/noteren/") === 0;
	var file = url.pathname.indexOf("/static/") === 0;

	if (event.request.method !== "GET" || url.origin !== location.origin || !(page || file))
		return;
	event.respondWith(from_network(event.request).catch(function () {
		return caches.match(key_of(event.request)).then(function (kept) {
			return kept || Response.error();
		});
	}));
});
