/* SPDX-License-Identifier: EUPL-1.2 */
#include "net/dns.h"

#include <arpa/nameser.h>
#include <netdb.h>
#include <resolv.h>

bool dns_has_address(const char *host)
{
	struct addrinfo *found = NULL;

	if (getaddrinfo(host, NULL, NULL, &found))
		return false;
	freeaddrinfo(found);
	return true;
}

/* The data of a TXT record are texts, each with its length before it. */
static str text_of(struct arena *a, const ns_rr *rr)
{
	str data = { (const char *)ns_rr_rdata(*rr), ns_rr_rdlen(*rr) };
	struct buf b = { .arena = a, .limit = 4096 };

	while (data.n) {
		size_t n = (unsigned char)data.p[0];

		if (n >= data.n)
			break;
		buf_add(&b, (str){ data.p + 1, n });
		data = (str){ data.p + 1 + n, data.n - 1 - n };
	}
	return buf_str(&b);
}

str dns_text(struct arena *a, const char *name, const char *start)
{
	unsigned char answer[4096];
	ns_msg message;
	ns_rr rr;
	int n = res_query(name, ns_c_in, ns_t_txt, answer, sizeof answer);

	if (n < 0 || ns_initparse(answer, n, &message))
		return (str){ 0 };
	for (int i = 0; i < ns_msg_count(message, ns_s_an); i++)
		if (!ns_parserr(&message, ns_s_an, i, &rr) &&
		    ns_rr_type(rr) == ns_t_txt) {
			str text = text_of(a, &rr);

			if (str_starts(text, str_from_z(start)))
				return text;
		}
	return (str){ 0 };
}

str dns_name_of(struct arena *a, const char *host)
{
	struct addrinfo *found = NULL;
	char name[256] = "";

	if (getaddrinfo(host, NULL, NULL, &found))
		return (str){ 0 };
	if (getnameinfo(found->ai_addr, found->ai_addrlen, name, sizeof name,
			NULL, 0, NI_NAMEREQD))
		name[0] = 0;
	freeaddrinfo(found);
	return arena_str(a, str_from_z(name));
}
