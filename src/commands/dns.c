/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands/dns.h"

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
static bool begins(const ns_rr *rr, str start)
{
	const char *data = (const char *)ns_rr_rdata(*rr);
	size_t n = ns_rr_rdlen(*rr);

	return n > 1 && str_starts((str){ data + 1, n - 1 }, start);
}

bool dns_text_has(const char *name, const char *start)
{
	unsigned char answer[4096];
	ns_msg message;
	ns_rr rr;
	int n = res_query(name, ns_c_in, ns_t_txt, answer, sizeof answer);

	if (n < 0 || ns_initparse(answer, n, &message))
		return false;
	for (int i = 0; i < ns_msg_count(message, ns_s_an); i++)
		if (!ns_parserr(&message, ns_s_an, i, &rr) &&
		    ns_rr_type(rr) == ns_t_txt &&
		    begins(&rr, str_from_z(start)))
			return true;
	return false;
}
