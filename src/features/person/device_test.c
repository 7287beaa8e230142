/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/person/device.h"
#include "test/test.h"

static bool is(const char *agent, const char *browser, const char *system)
{
	struct device d = device_of(str_from_z(agent));

	return str_eq(d.browser, str_from_z(browser)) &&
	       str_eq(d.system, str_from_z(system));
}

TEST(a_browser_and_its_system_are_known_roughly)
{
	EXPECT(is("Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101"
		  " Firefox/131.0", "Firefox", "Linux"));
	EXPECT(is("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML,"
		  " like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36",
		  "Chrome", "Android"));
	EXPECT(is("Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-A1) AppleWebKit/"
		  "537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0"
		  " Mobile Safari/537.36", "Samsung Internet", "Android"));
	EXPECT(is("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36"
		  " (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36"
		  " Edg/130.0.0.0", "Edge", "Windows"));
	EXPECT(is("Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X)"
		  " AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6"
		  " Mobile/15E148 Safari/604.1", "Safari", "iPhone"));
	EXPECT(is("Mozilla/5.0 (iPad; CPU OS 17_6 like Mac OS X) AppleWebKit/"
		  "605.1.15 (KHTML, like Gecko) CriOS/130.0 Mobile Safari/604.1",
		  "Chrome", "iPad"));
}

TEST(what_does_not_say_what_it_is_stays_unknown)
{
	EXPECT(is("", "", ""));
	EXPECT(is("curl/7.88.1", "", ""));
	EXPECT(is("<script>alert(1)</script>", "", ""));
}
