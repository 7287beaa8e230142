/* SPDX-License-Identifier: EUPL-1.2 */
/* personal_words: words that show that a text is about a person. All of them
 * take a folded word. */
#pragma once

#include "base/base.h"

bool personal_is_title(str word);           /* mevrouw, dhr */
bool personal_is_first_name(str word);
bool personal_is_name_part(str word);       /* van, de, el */
bool personal_is_someone(str word);         /* ik, hij, buurvrouw */
bool personal_is_medical(str word);         /* a word or the beginning of one */
