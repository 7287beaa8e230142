# SPDX-License-Identifier: EUPL-1.2
# How well search and matching answer: make relevance
relevance: $(B)/relevance_run $(B)/relevance_score
	@sh test/relevance/run $(B)
$(B)/relevance_run: $(B)/brengplein tools/relevance_run.c
	$(SAY) "  link $@"; $(CC) $(CFLAGS) -c tools/relevance_run.c -o $@.o && \
		$(CXX) $(SAN) $(LDHARD) $(OBJ) $@.o $(LIBS) -lm -o $@
$(B)/relevance_score: tools/relevance_score.c
	@gcc -std=gnu17 -D_GNU_SOURCE -O2 $(CWARN) $< -lm -o $@
.PHONY: relevance
