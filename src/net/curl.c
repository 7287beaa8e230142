/* SPDX-License-Identifier: EUPL-1.2 */
#include "net/net.h"
#include "base/allow_memory.h"

#include <curl/curl.h>
#include <stdlib.h>

enum { CONNECT_TIME = 10, WHOLE_TIME = 60 };    /* seconds */

struct net {
	CURL *curl;
};

struct net *net_open(void)
{
	struct net *net = calloc(1, sizeof *net);

	if (!net || !(net->curl = curl_easy_init()))
		abort();
	return net;
}

void net_close(struct net *net)
{
	curl_easy_cleanup(net->curl);
	free(net);
}

static size_t read_message(char *to, size_t size, size_t n, void *p)
{
	str *rest = p;
	size_t take = rest->n < size * n ? rest->n : size * n;

	if (take)
		memcpy(to, rest->p, take);
	rest->p += take;
	rest->n -= take;
	return take;
}

static bool is_here(const char *server)
{
	return strstr(server, "//127.") || strstr(server, "//localhost") ||
	       strstr(server, "//[::1]");
}

static long encryption_for(const struct net_mail *m)
{
	if (m->password)
		return is_here(m->server) ? CURLUSESSL_TRY : CURLUSESSL_ALL;
	return is_here(m->server) ? CURLUSESSL_NONE : CURLUSESSL_TRY;
}

static enum net_end end_of(CURLcode code, long answer, struct err *err)
{
	if (code == CURLE_OK)
		return NET_DONE;
	err_set(err, "smtp: %s, answer %ld", curl_easy_strerror(code), answer);
	/* What our own settings are to blame for may be mended. */
	if (code == CURLE_LOGIN_DENIED || answer == 530 || answer == 535)
		return NET_LATER;
	return answer >= 500 && answer < 600 ? NET_REFUSED : NET_LATER;
}

enum net_end net_mail_send(struct net *net, const struct net_mail *m,
			   struct err *err)
{
	struct curl_slist *to = curl_slist_append(NULL, m->to);
	str rest = m->message;
	CURL *curl = net->curl;
	CURLcode code;
	long answer = 0;

	curl_easy_reset(curl);
	curl_easy_setopt(curl, CURLOPT_URL, m->server);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	if (m->password)
		curl_easy_setopt(curl, CURLOPT_PASSWORD, m->password);
	curl_easy_setopt(curl, CURLOPT_USE_SSL, encryption_for(m));
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_TIME);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)WHOLE_TIME);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_PROXY, "");
	curl_easy_setopt(curl, CURLOPT_MAIL_FROM, m->from);
	curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_message);
	curl_easy_setopt(curl, CURLOPT_READDATA, &rest);
	code = curl_easy_perform(curl);
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
	curl_slist_free_all(to);
	return end_of(code, answer, err);
}
