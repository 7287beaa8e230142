/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/person/device.h"

/* In this order: most browsers also name those they are made like. */
static const struct mark { str sign, name; } browsers[] = {
	{ S("SamsungBrowser/"), S("Samsung Internet") },
	{ S("Edg/"), S("Edge") }, { S("EdgA/"), S("Edge") },
	{ S("EdgiOS/"), S("Edge") },
	{ S("OPR/"), S("Opera") }, { S("OPT/"), S("Opera") },
	{ S("Firefox/"), S("Firefox") }, { S("FxiOS/"), S("Firefox") },
	{ S("Chrome/"), S("Chrome") }, { S("CriOS/"), S("Chrome") },
	{ S("Safari/"), S("Safari") },
};

static const struct mark systems[] = {
	{ S("iPhone"), S("iPhone") }, { S("iPad"), S("iPad") },
	{ S("Android"), S("Android") }, { S("CrOS"), S("ChromeOS") },
	{ S("Windows"), S("Windows") }, { S("Macintosh"), S("Mac") },
	{ S("Linux"), S("Linux") },
};

static str named(const struct mark *marks, size_t n, str agent)
{
	for (size_t i = 0; i < n; i++)
		if (str_find(agent, marks[i].sign) < agent.n)
			return marks[i].name;
	return (str){ 0 };
}

struct device device_of(str agent)
{
	return (struct device){ named(browsers, COUNT(browsers), agent),
				named(systems, COUNT(systems), agent) };
}
