# SPDX-License-Identifier: EUPL-1.2
# The dictionary, and what measures it: make compounds, make weights.
WORDS  := /usr/share/dict/dutch
LDATA  := data/language/frequentie_nl_50k.txt data/language/eigen_woorden.txt
GOLD   := test/language/samenstellingen_ud_dev.tsv test/language/samenstellingen_domein.tsv

# Programs of the build that use the house's own folders.
TOOL    = gcc -std=gnu17 -D_GNU_SOURCE -O2 -Isrc -Wall -Wextra -Werror
FOLD   := src/lang/fold.c src/base/base.c
SPLIT  := src/lang/split.c src/lang/split_weights.c src/lang/dict.c $(FOLD)

$(B)/dictgen: tools/dictgen.c $(FOLD) src/lang/dict.h src/lang/inside.h
	@mkdir -p $(B)/gen
	@$(TOOL) $(filter %.c,$^) -lutf8proc -lm -o $@
$(B)/gen/dictionary.c: $(B)/dictgen $(WORDS) $(LDATA)
	@$(B)/dictgen $(WORDS) $(LDATA) > $@.tmp && mv $@.tmp $@
