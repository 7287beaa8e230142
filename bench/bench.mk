# SPDX-License-Identifier: EUPL-1.2
# make bench: one table of how fast and how small this build is. A gauge, never
# a test. bench/README.md says how to read it.
TOBJ += $(B)/o/bench/network_test.o $(B)/o/bench/network.o $(B)/o/bench/words.o \
	$(B)/o/bench/gathering.o $(B)/o/bench/asking.o

BENCH := $(addprefix $(B)/bench/,generate load bare start)

bench: $(B)/brengplein $(BENCH)
	@sh bench/run $(B)
$(B)/bench/generate: $(addprefix $(B)/o/bench/,generate.o network.o words.o) $(OBJ)
	@mkdir -p $(@D)
	$(SAY) "  link $@"; $(LINK) $^ $(LIBS) $@
# How people are seated; prints a table of its own.
$(B)/bench/seating: $(addprefix $(B)/o/bench/,seating.o gathering.o) $(OBJ)
	@mkdir -p $(@D)
	$(SAY) "  link $@"; $(LINK) $^ $(LIBS) $@
# Who is brought together; the same.
$(B)/bench/circles: $(addprefix $(B)/o/bench/,circles.o asking.o) $(OBJ)
	@mkdir -p $(@D)
	$(SAY) "  link $@"; $(LINK) $^ $(LIBS) $@
$(B)/bench/%: bench/%.c
	@mkdir -p $(@D)
	$(SAY) "  bench $@"; $(CC) -std=gnu17 -D_GNU_SOURCE -O2 -g $(CWARN) $< -lmicrohttpd -pthread -o $@
.PHONY: bench
