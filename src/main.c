/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands/commands.h"
#include "app.h"
#include "image/image.h"

#include <sys/stat.h>

int main(int argc, char **argv)
{
	if (argc == 2 && !strcmp(argv[1], IMAGE_CHILD))
		return image_child();
	umask(027);             /* what we write is for us and our group */
	return cli_run(brengplein_commands, argc, argv);
}
