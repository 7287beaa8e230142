# SPDX-License-Identifier: EUPL-1.2
# What the built-in lexicon means, as tables.
DATA += $(G)/senses.c
SENSES := $(filter-out src/lang/spell.c src/lang/collate.c %_test.c,$(wildcard src/lang/*.c)) src/base/base.c
$(T)/sensesgen: tools/sensesgen.c src/search/senses_make.c src/search/senses_table.h src/search/weights.h $(SENSES) $(wildcard src/lang/*.h) $(T)/dictionary.o $(G)/lexicon.c
	@$(TOOL) $(filter %.c %.o,$^) -lutf8proc -lstemmer -lm -o $@
$(G)/senses.c: $(T)/sensesgen
	@$(T)/sensesgen > $@.tmp && mv $@.tmp $@

# How well search and matching answer: make relevance
relevance: $(B)/relevance_run $(B)/relevance_score
	@sh test/relevance/run $(B)
$(B)/relevance_run: $(B)/brengplein tools/relevance_run.c
	$(SAY) "  link $@"; $(CC) $(CFLAGS) -c tools/relevance_run.c -o $@.o && \
		$(CXX) $(SAN) $(LDHARD) $(OBJ) $@.o $(LIBS) -lm -o $@
$(B)/relevance_score: tools/relevance_score.c
	@gcc -std=gnu17 -D_GNU_SOURCE -O2 $(CWARN) $< -lm -o $@
.PHONY: relevance
