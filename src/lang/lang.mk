# SPDX-License-Identifier: EUPL-1.2
# The dictionary, and what measures it: make compounds, make weights.
WORDS  := /usr/share/dict/dutch
LDATA  := data/language/frequentie_nl_50k.txt data/language/eigen_woorden.txt
LEXICON := $(sort $(wildcard data/lexicon/*.tsv))
GOLD   := test/language/samenstellingen_ud_dev.tsv test/language/samenstellingen_domein.tsv

$(B)/gen/lexicon.c: tools/lexicongen $(LEXICON)
	@mkdir -p $(@D)
	@sh tools/lexicongen lexicon_ours $(LEXICON) > $@

# Programs of the build that use the house's own folders.
TOOL    = gcc -std=gnu17 -D_GNU_SOURCE -O3 -Isrc -I. -Wall -Wextra -Werror
FOLD   := src/lang/fold.c src/base/base.c
PARTS  := src/lang/split_part.c src/lang/dict.c src/lang/affix.c $(FOLD)

$(B)/dictgen: tools/dictgen.c src/lang/affix.c $(FOLD) src/lang/dict.h src/lang/inside.h
	@mkdir -p $(B)/gen
	@$(TOOL) $(filter %.c,$^) -lutf8proc -lm -o $@
$(B)/gen/dictionary.c: $(B)/dictgen $(WORDS) $(LDATA)
	@$(B)/dictgen $(WORDS) $(LDATA) > $@.tmp && mv $@.tmp $@
$(B)/o/gen/dictionary_tool.o: $(B)/gen/dictionary.c
	@mkdir -p $(@D)
	@$(TOOL) -c $< -o $@
$(B)/splittrain: tools/splittrain.c test/gold.c $(PARTS) src/lang/split.c src/lang/split_weights.c src/lang/split.h $(B)/o/gen/dictionary_tool.o
	@$(TOOL) $(filter %.c %.o,$^) -lutf8proc -lm -o $@
$(B)/splitscore: tools/splitscore.c test/gold.c $(PARTS) src/lang/split.c src/lang/split_weights.c src/lang/split.h $(B)/o/gen/dictionary_tool.o
	@$(TOOL) $(filter %.c %.o,$^) -lutf8proc -o $@

# How well and how fast words are taken apart; -v in V= tells each miss.
compounds: $(B)/splitscore
	@$(B)/splitscore $(V) $(GOLD)
# Learn the weights of the splitter anew, and say how well they do unseen.
weights: $(B)/splittrain
	$(B)/splittrain $(GOLD) > $(B)/split_weights.c
	mv $(B)/split_weights.c src/lang/split_weights.c
.PHONY: compounds weights
