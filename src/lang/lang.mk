# SPDX-License-Identifier: EUPL-1.2
# The dictionary, and what measures it: make compounds, make weights.
WORDS  := /usr/share/dict/dutch
LDATA  := data/language/frequentie_nl_50k.txt data/language/eigen_woorden.txt
LEXICON := $(sort $(wildcard data/lexicon/*.tsv))
# Borrowed synonyms; make ODWN= builds without them.
ODWN   := data/language/odwn/synoniemen_odwn.tsv
GOLD   := test/language/samenstellingen_ud_dev.tsv test/language/samenstellingen_domein.tsv

DATA += $(G)/lexicon.c $(G)/dictionary.c

# Programs of the build that use the house's own folders.
TOOL    = gcc -std=gnu17 -D_GNU_SOURCE -O3 -Isrc -I. -Wall -Wextra -Werror
FOLD   := src/lang/fold.c src/base/base.c
PARTS  := src/lang/split_part.c src/lang/dict.c src/lang/affix.c $(FOLD)

$(T)/dictgen: tools/dictgen.c src/lang/affix.c $(FOLD) src/lang/dict.h src/lang/inside.h
	@mkdir -p $(T) $(G)
	@$(TOOL) $(filter %.c,$^) -lutf8proc -lm -o $@
$(G)/dictionary.c: $(T)/dictgen $(WORDS) $(LDATA)
	@$(T)/dictgen $(WORDS) $(LDATA) > $@.tmp && mv $@.tmp $@
$(T)/dictionary.o: $(G)/dictionary.c
	@mkdir -p $(@D)
	@$(TOOL) -c $< -o $@
$(T)/lexicongen: tools/lexicongen.c src/lang/lexicon_table.c src/lang/words.c src/lang/stem.c src/lang/inflect.c src/lang/memory.c src/lang/split.c src/lang/split_weights.c $(PARTS) $(wildcard src/lang/lexicon*.h) $(T)/dictionary.o
	@$(TOOL) $(filter %.c %.o,$^) -lutf8proc -lstemmer -o $@
$(G)/lexicon.c: $(T)/lexicongen $(LEXICON) $(ODWN)
	@$(T)/lexicongen $(LEXICON) -- $(ODWN) > $@.tmp && mv $@.tmp $@
$(T)/splittrain: tools/splittrain.c test/gold.c $(PARTS) src/lang/split.c src/lang/split_weights.c src/lang/split.h $(T)/dictionary.o
	@$(TOOL) $(filter %.c %.o,$^) -lutf8proc -lm -o $@
$(T)/splitscore: tools/splitscore.c test/gold.c $(PARTS) src/lang/split.c src/lang/split_weights.c src/lang/split.h $(T)/dictionary.o
	@$(TOOL) $(filter %.c %.o,$^) -lutf8proc -o $@

# Who never borrows need not carry what can be borrowed.
$(B)/o/gen/lexicon.o $(B)/o/src/lang/lexicon.o: CFLAGS += -ffunction-sections -fdata-sections

# How well and how fast words are taken apart; -v in V= tells each miss.
compounds: $(T)/splitscore
	@$(T)/splitscore $(V) $(GOLD)
# Learn the weights of the splitter anew, and say how well they do unseen.
weights: $(T)/splittrain
	$(T)/splittrain $(GOLD) > $(B)/split_weights.c
	mv $(B)/split_weights.c src/lang/split_weights.c
.PHONY: compounds weights
