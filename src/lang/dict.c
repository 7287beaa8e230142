/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/dict.h"
#include "lang/lang.h"

static uint32_t edge_at(uint32_t i)
{
	const unsigned char *p = dict_edges + (size_t)4 * i;

	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	       (uint32_t)p[3] << 24;
}

static uint32_t skip_at(uint32_t i, uint32_t edge)
{
	const unsigned char *p = dict_skips + (size_t)2 * i;

	return p[0] | (uint32_t)p[1] << 8 | edge >> DICT_SKIP << 16;
}

struct dict_walk dict_start(void)
{
	return (struct dict_walk){ .edge = dict_root };
}

bool dict_step(struct dict_walk *walk, char letter)
{
	uint32_t want = (uint32_t)(unsigned char)letter - 'a';

	if (!walk->edge || want >= 26)
		return false;
	for (uint32_t i = walk->edge;; i++) {
		uint32_t edge = edge_at(i);
		uint32_t have = edge >> DICT_LETTER & 31;

		if (have == want) {
			walk->form += skip_at(i, edge) + walk->final;
			walk->final = edge & DICT_FINAL;
			walk->edge = edge & DICT_TARGET;
			return true;
		}
		if (have > want || edge & DICT_LAST)
			return false;
	}
}

enum { PRESENT = 1 << 22 };

uint32_t dict_bits(const struct dict_walk *walk)
{
	const unsigned char *p = dict_forms + (size_t)3 * walk->form;

	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | PRESENT;
}

struct dict_form dict_form(uint32_t bits)
{
	return (struct dict_form){
		.count = bits & 15,
		.begins = (uint8_t)dict_begins(bits),
		.ends = (uint8_t)dict_ends(bits),
		.word = bits >> 12 & 1,
		.name = bits >> 13 & 1,
		.opens = bits >> 14 & 15,
		.closes = bits >> 18 & 15,
	};
}

unsigned int dict_seam(char left, char right)
{
	bool known = left >= 'a' && left <= 'z' && right >= 'a' && right <= 'z';

	return known ? dict_seams[left - 'a'][right - 'a'] : 0;
}

struct dict_form dict_find(str form)
{
	struct dict_walk walk = dict_start();

	for (size_t i = 0; i < form.n; i++)
		if (!dict_step(&walk, form.p[i]))
			return (struct dict_form){ 0 };
	return dict_form(walk.final ? dict_bits(&walk) : 0);
}

enum { COMMON_COUNT = 9 };

bool lang_is_common(str word)
{
	return dict_find(word).count >= COMMON_COUNT;
}

bool lang_knows(str word)
{
	return dict_find(word).word;
}
