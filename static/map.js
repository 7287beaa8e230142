/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The map beside a list. The list is the content; this only shows the same
 * rows in their place. Wants leaflet.js before it.
 *
 *	<div class="bp-map" hidden
 *	     data-list="#ID"       its [data-lat][data-lon] rows become pins;
 *	                           each has data-title and data-href
 *	     data-tiles="URL"      {z}/{x}/{y} of our own tiles; without it:
 *	     data-outline="URL"    GeoJSON, drawn as the ground
 *	     data-credit="TEXT"    who made the map
 *	     data-zoom-in data-zoom-out data-close data-many="%d plekken"></div>
 *
 * Places at one point share a pin. Enter opens a pin, Escape closes it.
 */
(function () {
	"use strict";

	var CLOSEST = 13;

	/* rows at one point, in the order of the list */
	function points(list) {
		var at = {}, all = [];

		Array.prototype.forEach.call(list.querySelectorAll("[data-lat][data-lon]"), function (row) {
			var d = row.dataset, key = d.lat + " " + d.lon;

			if (!at[key]) {
				at[key] = { place: [+d.lat, +d.lon], rows: [] };
				all.push(at[key]);
			}
			at[key].rows.push({ title: d.title, href: d.href });
		});
		return all;
	}

	function popup(rows) {
		var list = document.createElement("ul");

		rows.forEach(function (row) {
			var item = document.createElement("li"), link = document.createElement("a");

			link.href = row.href;
			link.textContent = row.title;
			item.appendChild(link);
			list.appendChild(item);
		});
		return list;
	}

	function pin(point, words) {
		var many = point.rows.length > 1;
		var name = many ? words.many.replace("%d", point.rows.length) : point.rows[0].title;
		var marker = L.marker(point.place, {
			title: name,
			icon: L.divIcon({
				className: many ? "bp-pin bp-pin--many" : "bp-pin",
				iconSize: [44, 44], iconAnchor: [22, 34], popupAnchor: [0, -28]
			})
		});

		marker.bindPopup(popup(point.rows));
		marker.on("add", function () {
			marker.getElement().setAttribute("aria-label", name);
			marker.getElement().dataset.count = point.rows.length;
		});
		marker.on("popupopen", function (e) {
			var box = e.popup.getElement();

			box.querySelector(".leaflet-popup-close-button").setAttribute("aria-label", words.close);
			box.querySelector("li a").focus();
		});
		marker.on("popupclose", function () { marker.getElement().focus(); });
		return marker;
	}

	function ground(map, words) {
		if (words.tiles) {
			L.tileLayer(words.tiles, { maxZoom: 18, attribution: words.credit }).addTo(map);
			return;
		}
		if (!words.outline)
			return;
		fetch(words.outline)
			.then(function (reply) { return reply.json(); })
			.then(function (shapes) {
				L.geoJSON(shapes, {
					interactive: false, attribution: words.credit,
					style: { className: "bp-outline" }
				}).addTo(map);
			})
			.catch(function () { /* pins on a plain ground */ });
	}

	function draw(box) {
		var words = box.dataset;
		var all = points(document.querySelector(words.list));
		var still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
		var map;

		if (!all.length)
			return;
		box.hidden = false;
		map = L.map(box, {
			zoomControl: false, scrollWheelZoom: false, dragging: !L.Browser.mobile,
			zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still
		});
		map.attributionControl.setPrefix(false);
		L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
		map.fitBounds(all.map(function (p) { return p.place; }),
			{ padding: [40, 40], maxZoom: CLOSEST });
		ground(map, words);
		all.forEach(function (p) { pin(p, words).addTo(map); });
	}

	Array.prototype.forEach.call(document.querySelectorAll(".bp-map"), draw);
})();
