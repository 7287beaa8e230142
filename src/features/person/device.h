/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * device: what a browser says it is, roughly: enough for people to know it
 * again, too little to tell them apart. Versions and models are not read.
 */
#pragma once

#include "base/base.h"

/* "Firefox" on "Android"; empty: another, or it did not say. */
struct device {
	str browser, system;
};

/* Of a User-Agent header. */
struct device device_of(str agent);
