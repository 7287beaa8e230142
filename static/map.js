/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The map beside a list. The list is the content; this only shows the same
 * rows in their place. Wants leaflet.js before it.
 *
 *	<p hidden><a href="#ID">past the map</a></p>
 *	<div class="bp-map" hidden
 *	     data-list="#ID"       its [data-lat][data-lon] rows become pins
 *	                           that lead to the first link in each
 *	     data-tiles="URL"      {z}/{x}/{y} of our own tiles; without it:
 *	     data-outline="URL"    GeoJSON, drawn as the ground
 *	     data-zoom-in data-zoom-out data-close data-many="%d plekken"></div>
 *
 * Who made the ground stands under it. Places too near each other share a pin. Enter opens a pin, Escape closes it.
 */
(function () {
	"use strict";

	var CLOSEST = 13, CLOSEST_OUTLINE = 11, LETTER = 10, PIN = 44, EDGE = 24, AROUND = 0.1;

	function rows(list) {
		return Array.prototype.map.call(list.querySelectorAll("[data-lat][data-lon]"), function (e) {
			var link = e.querySelector("a");

			return {
				place: [+e.dataset.lat, +e.dataset.lon],
				title: link.textContent, href: link.href
			};
		});
	}

	/* Rows whose pins would cover each other at this zoom share one, at the
	   place of the first in the list. */
	function grouped(map, all) {
		var groups = [];

		all.forEach(function (row) {
			var at = map.project(row.place);
			var near = groups.filter(function (g) { return g.at.distanceTo(at) < PIN; })[0];

			if (near)
				near.rows.push(row);
			else
				groups.push({ at: at, place: row.place, rows: [row] });
		});
		return groups;
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

	function pin(group, words) {
		var many = group.rows.length > 1;
		var name = many ? words.many.replace("%d", group.rows.length) : group.rows[0].title;
		var marker = L.marker(group.place, {
			title: name,
			icon: L.divIcon({
				className: many ? "bp-pin bp-pin--many" : "bp-pin",
				iconSize: [PIN, PIN], iconAnchor: [22, 36], popupAnchor: [0, -28]
			})
		});

		marker.bindPopup(popup(group.rows), { maxHeight: 220 });
		marker.on("add", function () {
			marker.getElement().setAttribute("aria-label", name);
			marker.getElement().dataset.count = group.rows.length;
		});
		marker.on("popupopen", function (e) {
			var box = e.popup.getElement();

			box.querySelector(".leaflet-popup-close-button").setAttribute("aria-label", words.close);
			box.querySelector("li a").focus();
			box.onkeydown = function (key) {
				if (key.key === "Escape")
					marker.closePopup();
			};
		});
		marker.on("popupclose", function () {
			if (marker.getElement())
				marker.getElement().focus();
		});
		return marker;
	}

	/* An area says its name where there is room for it. */
	function name_areas(map, areas) {
		areas.eachLayer(function (area) {
			var box = area.getBounds(), name = area.feature.properties.name;
			var width = map.project(box.getNorthEast()).x - map.project(box.getSouthWest()).x;

			if (width > name.length * LETTER)
				area.openTooltip();
			else
				area.closeTooltip();
		});
	}

	function draw_areas(map, shapes) {
		var areas = L.geoJSON(shapes, {
			interactive: false, style: { className: "bp-outline" },
			onEachFeature: function (feature, area) {
				area.bindTooltip(feature.properties.name, {
					permanent: true, direction: "center", pane: "shadowPane", className: "bp-area"
				});
			}
		}).addTo(map);

		map.on("zoomend", function () { name_areas(map, areas); });
		name_areas(map, areas);
	}

	function ground(map, words) {
		if (words.tiles) {
			L.tileLayer(words.tiles, { maxZoom: 18 }).addTo(map);
			return;
		}
		if (!words.outline)
			return;
		fetch(words.outline)
			.then(function (reply) { return reply.json(); })
			.then(function (shapes) { draw_areas(map, shapes); })
			.catch(function () { /* pins on a plain ground */ });
	}

	function draw(box) {
		var words = box.dataset;
		var all = rows(document.querySelector(words.list));
		var still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
		var pins = L.layerGroup();
		var map;

		if (!all.length)
			return;
		box.hidden = box.previousElementSibling.hidden = false;
		map = L.map(box, {
			zoomControl: false, attributionControl: false, zoomSnap: words.tiles ? 1 : 0.25,
			scrollWheelZoom: false, dragging: !L.Browser.mobile,
			zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still
		});
		L.control.zoom({ position: "bottomright", zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
		map.on("zoomend", function () {
			pins.clearLayers();
			grouped(map, all).forEach(function (group) { pins.addLayer(pin(group, words)); });
		});
		map.fitBounds(L.latLngBounds(all.map(function (row) { return row.place; })).pad(AROUND),
			{ paddingTopLeft: [EDGE, PIN], paddingBottomRight: [EDGE, EDGE],
			  maxZoom: words.tiles ? CLOSEST : CLOSEST_OUTLINE, animate: false });
		ground(map, words);
		pins.addTo(map);
	}

	Array.prototype.forEach.call(document.querySelectorAll(".bp-map"), draw);
})();
