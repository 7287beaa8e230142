/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who wants no contact with whom. A block holds both ways: neither asks nor
 * writes to the other. Who is blocked is told nothing but that it cannot be.
 */
#include "features/introduction/inside.h"
#include "features/introduction/thread.h"

/* One of the two in a contact; both 0 is nobody. */
struct party_or_person {
	person_id person;
	entry_id party;
};

/* Who asks is the person, whatever name they write in. */
static struct party_or_person asker_of(const struct introduction *i)
{
	return (struct party_or_person){ .person = i->person_id };
}

static struct party_or_person helper_of(const struct introduction *i)
{
	return i->helper_id.v
		? (struct party_or_person){ .person = i->helper_id }
		: (struct party_or_person){ .party = i->party_id };
}

static bool between(struct tx *tx, struct party_or_person a,
		    struct party_or_person b)
{
	return block_between(tx, a.person, a.party, b.person, b.party) != 0;
}

bool contact_is_blocked(struct tx *tx, const struct introduction *i)
{
	return between(tx, (struct party_or_person){ i->person_id, i->from_id },
		       helper_of(i));
}

bool contact_blocks(struct tx *tx, entry_id one, int64_t speaks,
		    entry_id other, int64_t speaks_other)
{
	return between(tx, (struct party_or_person){ { speaks }, one },
		       (struct party_or_person){ { speaks_other }, other });
}

bool contact_may_not(struct tx *tx, person_id person, entry_id party)
{
	struct introduction_contact them;
	struct party_or_person asked = { .party = party };

	if (introduction_contact_of_offer(tx, party, &them))
		asked = (struct party_or_person){ .person = { them.person } };
	return between(tx, (struct party_or_person){ .person = person }, asked);
}

bool contact_blocked_by(struct tx *tx, const struct introduction *i,
			bool helper)
{
	struct party_or_person me = helper ? helper_of(i) : asker_of(i);
	struct party_or_person other = helper ? asker_of(i) : helper_of(i);

	return block_by(tx, me.person, me.party, other.person, other.party) != 0;
}

void contact_block(const struct errand *e, const struct introduction *i,
		   bool helper, bool on)
{
	struct party_or_person me = helper ? helper_of(i) : asker_of(i);
	struct party_or_person other = helper ? asker_of(i) : helper_of(i);

	block_delete(e->tx, me.person, me.party, other.person, other.party);
	if (on)
		block_insert(e->tx, me.person, me.party, other.person,
			     other.party, e->now);
}
