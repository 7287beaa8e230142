/* SPDX-License-Identifier: EUPL-1.2 */
#include "app.h"

#include <stdio.h>

int main(void)
{
	puts("brengplein");
	return 0;
}
