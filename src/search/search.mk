# SPDX-License-Identifier: EUPL-1.2
# What the built-in lexicon means, as tables.
DATA += $(G)/senses.c
SENSES := $(filter-out src/lang/spell.c src/lang/collate.c %_test.c,$(wildcard src/lang/*.c)) src/base/base.c
$(T)/sensesgen: tools/sensesgen.c src/search/senses_make.c src/search/senses_table.h src/search/weights.h $(SENSES) $(wildcard src/lang/*.h) $(T)/dictionary.o $(G)/lexicon.c
	@$(TOOL) $(filter %.c %.o,$^) -lutf8proc -lstemmer -lm -o $@
$(G)/senses.c: $(T)/sensesgen
	@$(T)/sensesgen > $@.tmp && mv $@.tmp $@

# What people say, and what the field calls it.
DATA += $(G)/sayings.c
SAYINGS := $(sort $(wildcard data/sayings/*.tsv))
$(T)/sayingsgen: tools/sayingsgen.c tools/sayingsgen_learn.c tools/tool.c src/search/clues.c $(SENSES) $(wildcard src/lang/*.h) tools/sayingsgen.h src/search/clues.h src/search/sayings_table.h src/search/weights.h $(T)/dictionary.o $(G)/lexicon.c
	@$(TOOL) $(SAN_TOOL) $(filter %.c %.o,$^) -lutf8proc -lstemmer -lm -o $@
$(G)/sayings.c: $(T)/sayingsgen data/utrecht/themes.csv $(SAYINGS) $(LEXICON)
	@$(T)/sayingsgen $@ data/utrecht/themes.csv $(SAYINGS) -- $(LEXICON)

# How well search and matching answer: make relevance
relevance: $(B)/relevance_run $(B)/relevance_score
	@sh test/relevance/run $(B)
$(B)/relevance_run: $(B)/brengplein tools/relevance_run.c
	$(SAY) "  link $@"; $(CC) $(CFLAGS) -c tools/relevance_run.c -o $@.o && \
		$(LINK) $(OBJ) $@.o $(LIBS) -lm $@
$(B)/relevance_score: tools/relevance_score.c
	@gcc -std=gnu17 -D_GNU_SOURCE -O2 $(CWARN) $< -lm -o $@
.PHONY: relevance
