/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Forms that a passkey fills in; without script, or where the browser knows
 * no passkeys, they stay hidden.
 *
 *	form[data-passkey=PATH]       asks PATH what to ask of the device, and
 *	                              sends what it says along with the form;
 *	                              data-make: a new key instead of using one
 *	[data-failed]                 in the form, shown where the device says no
 *	[data-passkey-none]           hidden where passkeys can be used
 */
(function () {
	"use strict";

	function each(selector, fn) {
		Array.prototype.forEach.call(document.querySelectorAll(selector), fn);
	}

	function bytes(text) {
		var raw = atob(text.replace(/-/g, "+").replace(/_/g, "/"));

		return Uint8Array.from(raw, function (c) { return c.charCodeAt(0); });
	}

	function text(buffer) {
		var raw = String.fromCharCode.apply(null, new Uint8Array(buffer || []));

		return btoa(raw).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
	}

	/* As it came in JSON, with its bytes as bytes. */
	function options_of(said) {
		said.challenge = bytes(said.challenge);
		if (said.user)
			said.user.id = bytes(said.user.id);
		(said.excludeCredentials || []).concat(said.allowCredentials || [])
			.forEach(function (key) {
				key.id = bytes(key.id);
				if (!key.transports.length)
					delete key.transports;
			});
		return said;
	}

	function ask(form) {
		return fetch(form.getAttribute("data-passkey"), {
			method: "POST", credentials: "same-origin",
			body: new URLSearchParams({ csrf: form.elements.csrf.value })
		}).then(function (reply) {
			if (!reply.ok)
				throw new Error(reply.status);
			return reply.json();
		}).then(function (said) {
			var wanted = { publicKey: options_of(said) };

			return form.hasAttribute("data-make")
				? navigator.credentials.create(wanted)
				: navigator.credentials.get(wanted);
		});
	}

	function fill_made(form, said) {
		var field = form.elements;

		field.client.value = text(said.clientDataJSON);
		field.attestatie.value = text(said.attestationObject);
		field.wegen.value = said.getTransports ? said.getTransports().join(",") : "";
	}

	function fill_used(form, key) {
		var field = form.elements;

		field.sleutel.value = key.id;
		field.client.value = text(key.response.clientDataJSON);
		field.gegevens.value = text(key.response.authenticatorData);
		field.handtekening.value = text(key.response.signature);
		field.houder.value = text(key.response.userHandle);
	}

	function send(form, button) {
		var failed = form.querySelector("[data-failed]");

		failed.hidden = true;
		button.disabled = true;
		ask(form).then(function (key) {
			if (form.hasAttribute("data-make"))
				fill_made(form, key.response);
			else
				fill_used(form, key);
			form.submit();
		}).catch(function () {
			failed.hidden = false;
			button.disabled = false;
		});
	}

	if (!window.PublicKeyCredential || !window.fetch)
		return;
	each("[data-passkey-none]", function (e) { e.hidden = true; });
	each("form[data-passkey]", function (form) {
		form.hidden = false;
		form.addEventListener("submit", function (event) {
			event.preventDefault();
			send(form, form.querySelector("button"));
		});
	});
})();
