/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands/commands.h"
#include "app.h"

int main(int argc, char **argv)
{
	return cli_run(brengplein_commands, argc, argv);
}
