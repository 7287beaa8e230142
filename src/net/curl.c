/* SPDX-License-Identifier: EUPL-1.2 */
#include "net/net.h"
#include "base/allow_memory.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <stdlib.h>
#include <strings.h>

enum { CONNECT_TIME = 10, WHOLE_TIME = 60 };    /* seconds */

struct net {
	CURL *curl;
	char said[CURL_ERROR_SIZE];     /* what curl says went wrong */
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

static bool is_loopback(const char *host)
{
	struct in_addr four;
	struct in6_addr six;

	if (inet_pton(AF_INET, host, &four) == 1)
		return ntohl(four.s_addr) >> 24 == 127;
	if (host[0] == '[')             /* "[::1]" */
		return !strcmp(host, "[::1]");
	return inet_pton(AF_INET6, host, &six) == 1
		? IN6_IS_ADDR_LOOPBACK(&six)
		: !strcasecmp(host, "localhost");
}

/* Whether the server of this address is this machine. */
static bool is_here(const char *url)
{
	CURLU *parts = curl_url();
	char *host = NULL;
	bool here = !curl_url_set(parts, CURLUPART_URL, url,
				  CURLU_NON_SUPPORT_SCHEME) &&
		    !curl_url_get(parts, CURLUPART_HOST, &host, 0) &&
		    is_loopback(host);

	curl_free(host);
	curl_url_cleanup(parts);
	return here;
}

static long encryption_for(const struct net_server *server)
{
	return !server->password && is_here(server->url) ? CURLUSESSL_NONE
							 : CURLUSESSL_ALL;
}

/* In words that tell a keeper what to do; else those of curl. */
static const char *why(const struct net *net, CURLcode code, long answer)
{
	if (code == CURLE_USE_SSL_FAILED)
		return "the server offers no encryption (STARTTLS)";
	if (code == CURLE_SSL_CACERT_BADFILE)
		return "the certificates to trust cannot be read";
	if (code == CURLE_LOGIN_DENIED || answer == 535)
		return "login refused: name or password is wrong";
	if (answer == 530)
		return "the server wants a name and a password";
	return net->said[0] ? net->said : curl_easy_strerror(code);
}

/* No word was spoken, or none but about who we are. What our own settings are
 * to blame for may be mended. */
static bool is_away(CURLcode code, long answer)
{
	switch ((int)code) {
	case CURLE_COULDNT_RESOLVE_HOST:
	case CURLE_COULDNT_CONNECT:
	case CURLE_SSL_CONNECT_ERROR:
	case CURLE_SSL_CACERT_BADFILE:
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_USE_SSL_FAILED:
	case CURLE_LOGIN_DENIED:
		return true;
	case CURLE_OPERATION_TIMEDOUT:
		return !answer;
	default:
		return answer == 421 || answer == 530 || answer == 535;
	}
}

static enum net_end end_of(const struct net *net, CURLcode code,
			   struct err *err)
{
	long answer = 0;

	if (code == CURLE_OK)
		return NET_DONE;
	curl_easy_getinfo(net->curl, CURLINFO_RESPONSE_CODE, &answer);
	err_set(err, "smtp: %s, answer %ld", why(net, code, answer), answer);
	if (is_away(code, answer))
		return NET_AWAY;
	return answer >= 500 && answer < 600 ? NET_REFUSED : NET_LATER;
}

static void set_server(struct net *net, const struct net_server *server)
{
	CURL *curl = net->curl;

	curl_easy_reset(curl);
	net->said[0] = 0;
	curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, net->said);
	curl_easy_setopt(curl, CURLOPT_URL, server->url);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	if (server->password)
		curl_easy_setopt(curl, CURLOPT_PASSWORD, server->password);
	if (server->ca_file)
		curl_easy_setopt(curl, CURLOPT_CAINFO, server->ca_file);
	curl_easy_setopt(curl, CURLOPT_USE_SSL, encryption_for(server));
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_TIME);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)WHOLE_TIME);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_PROXY, "");
}

enum net_end net_mail_send(struct net *net, const struct net_mail *m,
			   struct err *err)
{
	struct curl_slist *to = curl_slist_append(NULL, m->to);
	str rest = m->message;
	CURL *curl = net->curl;
	CURLcode code;

	set_server(net, &m->server);
	curl_easy_setopt(curl, CURLOPT_MAIL_FROM, m->from);
	curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_message);
	curl_easy_setopt(curl, CURLOPT_READDATA, &rest);
	code = curl_easy_perform(curl);
	curl_slist_free_all(to);
	return end_of(net, code, err);
}

bool net_mail_check(struct net *net, const struct net_server *server,
		    struct err *err)
{
	set_server(net, server);
	curl_easy_setopt(net->curl, CURLOPT_CUSTOMREQUEST, "NOOP");
	curl_easy_setopt(net->curl, CURLOPT_NOBODY, 1L);
	return end_of(net, curl_easy_perform(net->curl), err) == NET_DONE;
}
