/* SPDX-License-Identifier: EUPL-1.2 */
/* commands: what an administrator types; `app.c` lists them all. */
#pragma once

#include "cli/cli.h"
#include "db/db.h"

extern const struct command serve_commands[];
extern const struct command work_commands[];
extern const struct command database_commands[];
extern const struct command backup_commands[];
extern const struct command transfer_commands[];
extern const struct command demo_commands[];
extern const struct command person_commands[];
extern const struct command receive_commands[];
extern const struct command doctor_commands[];
extern const struct command about_commands[];

/*
 * The database of this call, with the schema of this program: for commands
 * that work with what is in it. NULL: it has been said why.
 */
struct db *database_ready(struct call *call);
/* The same, whatever its schema; the data folder is made if it is missing. */
struct db *database_open(struct call *call);
/*
 * Bring it to this program's schema; what was in it is copied to the folder
 * of backups first. False: it has been said why.
 */
bool database_upgrade(struct call *call);
/* Where the search index is. */
const char *index_folder(struct call *call);
