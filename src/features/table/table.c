/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/table/table.h"

const struct tr_name table_sides[TABLE_SIDES] = {
	{ S("initiative"), N_("Initiative of residents") },
	{ S("resident"), N_("Resident, for oneself") },
	{ S("municipality"), N_("Municipality") },
	{ S("council"), N_("Municipal council") },
	{ S("care"), N_("Care or welfare") },
	{ S("bank"), N_("Bank, fund or insurer") },
	{ S("education"), N_("Education or research") },
	{ S("other"), N_("Someone else") },
};
