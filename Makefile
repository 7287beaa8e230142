# SPDX-License-Identifier: EUPL-1.2
# make            build/brengplein        make test    build and run the tests
# B=build/asan SAN="-fsanitize=address,undefined" CC=clang ... for variants
B      := build
CC     := gcc
CXX    := g++
SAN    :=
OPT    := -O2
PKGS   := libmicrohttpd sqlite3 libpq jansson xapian-core libsodium libcrypto libcurl \
          gmime-3.0 libutf8proc inih zlib
WARN   := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla \
          -Wformat=2 -Wwrite-strings -Wcast-qual -Wnull-dereference -Wno-missing-field-initializers -Werror
INC    := -D_GNU_SOURCE -Isrc -I. -I$(B)/gen $(shell pkg-config --cflags $(PKGS))
CFLAGS := -std=gnu17 $(OPT) -g $(INC) $(WARN) $(SAN)
CXXFLAGS := -std=c++17 $(OPT) -g $(INC) -Wall -Wextra -Werror $(SAN)
LIBS   := $(shell pkg-config --libs $(PKGS)) -lstemmer -lcsv -pthread

SCHEMA := $(shell ls src/*/schema/*.sql src/*/*/schema/*.sql | awk -F/ '{print $$NF, $$0}' | sort | cut -d' ' -f2)
SQL    := $(wildcard src/*/*.sql src/*/*/*.sql)
SQL    := $(filter-out $(SCHEMA),$(SQL))
STATIC := $(filter-out %.md,$(wildcard static/*.*))
HTML   := $(wildcard src/*/*.html src/features/*/*.html)
SRC    := $(wildcard src/*/*.c src/features/*/*.c)
SRC    := $(filter-out %_test.c,$(SRC)) src/app.c
TEST   := $(wildcard src/*/*_test.c src/features/*/*_test.c test/*.c)
GENC   := $(addprefix $(B)/gen/,$(addsuffix .c,$(notdir $(SQL) $(HTML))) schema.c locale.c static.c dictionary.c lexicon.c gazetteer.c)
GENH   := $(B)/gen/ids.h $(addprefix $(B)/gen/,$(addsuffix .h,$(notdir $(SQL) $(HTML))))
CC_SRC := $(wildcard src/*/*.cc)
OBJ    := $(SRC:%.c=$(B)/o/%.o) $(CC_SRC:%.cc=$(B)/o/%.o) $(GENC:$(B)/gen/%.c=$(B)/o/gen/%.o)
TOBJ   := $(TEST:%.c=$(B)/o/%.o)

all: $(B)/brengplein
test: $(B)/tests layers look
	$(B)/tests
$(B)/brengplein: $(OBJ) $(B)/o/src/main.o
	@echo "  link $@"; $(CXX) $(SAN) $^ $(LIBS) -o $@
$(B)/tests: $(OBJ) $(TOBJ)
	@echo "  link $@"; $(CXX) $(SAN) $^ $(LIBS) -o $@
$(B)/o/%.o: %.c | $(GENH)
	@mkdir -p $(@D)
	@echo "  cc $<"; $(CC) $(CFLAGS) -MMD -MP -c $< -o $@
$(B)/o/%.o: %.cc
	@mkdir -p $(@D)
	@echo "  c++ $<"; $(CXX) $(CXXFLAGS) -MMD -MP -c $< -o $@
$(B)/o/gen/%.o: $(B)/gen/%.c | $(GENH)
	@mkdir -p $(@D)
	@echo "  cc $<"; $(CC) $(CFLAGS) -MMD -MP -c $< -o $@
LIBS_sql    := -lsqlite3
LIBS_static := -lsodium -lz -lbrotlienc
.SECONDEXPANSION:
$(B)/%gen: $$(wildcard tools/$$*gen*.[ch]) $(wildcard tools/tool.[ch] src/base/base.[ch])
	@mkdir -p $(B)/gen
	@gcc -std=gnu17 -D_GNU_SOURCE -Isrc -I. -O1 -g -Wall -Wextra -Wshadow -Wvla -Werror \
		$(filter %.c,$^) $(LIBS_$*) -o $@
$(B)/gen/ids.h: $(SCHEMA) $(B)/sqlgen
	@$(B)/sqlgen --ids $(B)/gen $(SCHEMA)
$(B)/gen/schema.c: $(SCHEMA) tools/schemagen
	@sh tools/schemagen $(SCHEMA) > $@
TEXTS  := $(patsubst %,$(B)/gen/%.msg,$(notdir $(HTML))) $(SRC) src/main.c $(wildcard src/*/*.h src/features/*/*.h)
$(B)/gen/locale.c: locale/nl.po $(B)/pogen $(TEXTS)
	@$(B)/pogen --draft $@ $< $(TEXTS)
texts: locale/nl.po $(B)/pogen $(TEXTS)
	@$(B)/pogen $(B)/gen/locale.c $< $(TEXTS)

$(B)/gen/static.c: $(STATIC) $(B)/staticgen
	@$(B)/staticgen $@ $(STATIC)

# One rule for each .sql and .html, so that a change remakes one file.
define sql_rule
$(B)/gen/$(notdir $1).c $(B)/gen/$(notdir $1).h &: $1 $$(SCHEMA) $$(B)/sqlgen
	@$$(B)/sqlgen $$(B)/gen $1 $$(SCHEMA)
endef
define html_rule
$(B)/gen/$(notdir $1).c $(B)/gen/$(notdir $1).h $(B)/gen/$(notdir $1).msg &: $1 $$(B)/htmlgen
	@$$(B)/htmlgen $$(B)/gen static $1
endef
$(foreach f,$(SQL),$(eval $(call sql_rule,$f)))
$(foreach f,$(HTML),$(eval $(call html_rule,$f)))

include src/lang/lang.mk src/features/place/place.mk

layers: ; @sh tools/layers
look: ; @sh tools/look-check
clean: ; rm -rf $(B)
-include $(shell find $(B)/o -name '*.d' 2>/dev/null)
.PHONY: all test texts layers look clean
.SECONDARY:
