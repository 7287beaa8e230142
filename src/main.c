/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands/commands.h"
#include "app.h"

#include <sys/stat.h>

int main(int argc, char **argv)
{
	umask(027);             /* what we write is for us and our group */
	return cli_run(brengplein_commands, argc, argv);
}
