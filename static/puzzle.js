/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A worker: solves the puzzle it is sent and sends the answer back. For each
 * part it looks for a number that makes SHA-256 of "puzzle.part.number" begin
 * with so many zero bits; see src/features/puzzle/puzzle.h.
 */
"use strict";

var AT_ONCE = 128;

function zero_bits(hash) {
	var bytes = new Uint8Array(hash), n = 0, i;

	for (i = 0; i < bytes.length; i++) {
		if (bytes[i])
			return n + Math.clz32(bytes[i]) - 24;
		n += 8;
	}
	return n;
}

function find(start, bits, from) {
	var letters = new TextEncoder(), tries = [], i;

	for (i = 0; i < AT_ONCE; i++)
		tries.push(crypto.subtle.digest("SHA-256", letters.encode(start + (from + i))));
	return Promise.all(tries).then(function (hashes) {
		for (i = 0; i < AT_ONCE; i++)
			if (zero_bits(hashes[i]) >= bits)
				return from + i;
		return find(start, bits, from + AT_ONCE);
	});
}

function solve(asked, part, found) {
	if (part === asked.parts)
		return Promise.resolve(asked.puzzle + ":" + found.join(","));
	return find(asked.puzzle + "." + part + ".", asked.bits, 0).then(function (number) {
		return solve(asked, part + 1, found.concat(number));
	});
}

onmessage = function (e) {
	solve(e.data, 0, []).then(function (answer) { postMessage(answer); });
};
