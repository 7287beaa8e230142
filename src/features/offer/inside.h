/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "features/offer/offer.h"

extern const struct post_type offer_type;

struct reply offer_new(struct request *req);
struct reply offer_send(struct request *req);
