# SPDX-License-Identifier: EUPL-1.2
# make              build/brengplein            make test   build and run the tests
# make gates        what a program can check    make lint   slower: analysers
# make fuzz         fuzz/run says more          make dist   make install DESTDIR=
# A variant has a folder of its own, for its objects only:
# make test B=build/asan OPT=-O1 SAN="-fsanitize=address,undefined" CC=clang CXX=clang++
.DEFAULT_GOAL := all
B      := build
G      := build/gen
T      := build/tools
CC     := gcc
CXX    := g++
SAN    :=
OPT    := -O2
PREFIX := /usr/local
SAY    := $(if $(findstring s,$(firstword -$(MAKEFLAGS))),@:,@echo)
CCACHE := $(if $(findstring ccache,$(CC)),,$(shell command -v ccache))
PKGS   := libmicrohttpd sqlite3 libpq jansson xapian-core libsodium libcrypto libcurl \
          gmime-3.0 libutf8proc inih zlib libfido2 libcbor \
          libical libjpeg spng libwebp libseccomp minizip libqrencode
WARN   := -Wall -Wextra -Wshadow -Wvla -Wformat=2 -Wwrite-strings -Wcast-qual \
          -Wnull-dereference -Wno-missing-field-initializers -Werror
CWARN   = $(WARN) -Wstrict-prototypes -Wmissing-prototypes
# Mapped: the same program comes out in whatever folder it is built.
INC    := -D_GNU_SOURCE -ffile-prefix-map=$(CURDIR)=. -Isrc -I. -I$(G) $(shell pkg-config --cflags $(PKGS))
# Sanitisers and the hardening of a release see the same things in two ways.
ifeq ($(SAN),)
HARD   := -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fstack-clash-protection -fPIE \
          $(if $(filter x86_64,$(shell uname -m)),-fcf-protection) \
          $(if $(filter aarch64,$(shell uname -m)),-mbranch-protection=standard) \
          $(if $(findstring gcc,$(CC)),-ftrivial-auto-var-init=zero)
LDHARD := -pie -Wl,-z,relro,-z,now,--gc-sections,-z,pack-relative-relocs
else
# gcc takes a sanitiser's own checks for null as ours.
WARN   += -Wno-null-dereference $(if $(findstring gcc,$(CC)),-Wno-format-truncation)
endif
CFLAGS   := -include src/base/banned.h -std=gnu17 $(OPT) -g $(INC) $(CWARN) $(HARD) $(SAN)
CXXFLAGS := -std=c++17 $(OPT) -g $(INC) $(filter-out -Wshadow,$(WARN)) $(HARD) $(SAN)
LIBS   := $(shell pkg-config --libs $(PKGS)) -lstemmer -lcsv -lglpk -lresolv -pthread
# Of these, what a process needs seldom or never; a sanitiser wants to see all.
LATER  := $(if $(SAN),,pq curl gmime-3.0 gio-2.0 gobject-2.0 glib-2.0 ical icalss icalvcal \
          fido2 crypto minizip qrencode glpk)
LINK    = tools/link "$(LATER)" $(CXX) $(SAN) $(LDHARD)

SCHEMA := $(shell ls src/*/schema/*.sql src/*/*/schema/*.sql | awk -F/ '{print $$NF, $$0}' | sort | cut -d' ' -f2)
SQL    := $(filter-out $(SCHEMA),$(wildcard src/*/*.sql src/*/*/*.sql))
HTML   := $(wildcard src/*/*.html src/features/*/*.html)
STATIC := $(filter-out %.md,$(wildcard static/*.*))
SRC    := $(filter-out %_test.c,$(wildcard src/*/*.c src/features/*/*.c)) src/app.c
HDR    := $(wildcard src/*.h src/*/*.h src/features/*/*.h)
TEST   := $(wildcard src/*/*_test.c src/features/*/*_test.c test/*.c)
FUZZ   := $(patsubst fuzz/%.c,$(B)/%,$(wildcard fuzz/*_fuzz.c))
# What a folder makes besides stands in its NAME.mk, which adds it to DATA.
DATA   :=
include $(wildcard src/*/*.mk src/features/*/*.mk)
MADE   := $(addprefix $(G)/,$(notdir $(SQL) $(HTML)))
GENC   := $(MADE:=.c) $(addprefix $(G)/,schema.c locale.c static.c) $(DATA)
GENH   := $(G)/ids.h $(MADE:=.h)
TEXTS  := $(addprefix $(G)/,$(addsuffix .msg,$(notdir $(HTML)))) $(SRC) src/main.c $(HDR)
OBJ    := $(SRC:%.c=$(B)/o/%.o) $(patsubst %.cc,$(B)/o/%.o,$(wildcard src/*/*.cc)) \
          $(GENC:$(G)/%.c=$(B)/o/gen/%.o)
TOBJ   := $(TEST:%.c=$(B)/o/%.o)
include bench/bench.mk

all: $(B)/brengplein
test: $(B)/tests layers look
	$(B)/tests
$(B)/brengplein: $(OBJ) $(B)/o/src/main.o
	$(SAY) "  link $@"; $(LINK) $^ $(LIBS) $@
$(B)/tests: $(OBJ) $(TOBJ)
	$(SAY) "  link $@"; $(LINK) $^ $(LIBS) $@
$(B)/%_fuzz: $(OBJ) $(B)/o/fuzz/%_fuzz.o
	$(SAY) "  link $@"; $(LINK) -fsanitize=fuzzer $^ $(LIBS) $@
$(B)/o/gen/%.o: $(G)/%.c | $(GENH)
	@mkdir -p $(@D)
	$(SAY) "  cc $<"; $(CCACHE) $(CC) $(CFLAGS) -MMD -MP -c $< -o $@
$(B)/o/%.o: %.c | $(GENH)
	@mkdir -p $(@D)
	$(SAY) "  cc $<"; $(CCACHE) $(CC) $(CFLAGS) -MMD -MP -c $< -o $@
$(B)/o/%.o: %.cc
	@mkdir -p $(@D)
	$(SAY) "  c++ $<"; $(CCACHE) $(CXX) $(CXXFLAGS) -MMD -MP -c $< -o $@

# The compilers of SQL, pages, texts and files, and what they make.
LIBS_sql    := -lsqlite3
LIBS_static := -lsodium -lz -lbrotlienc
TOOL_CC     := gcc -std=gnu17 -D_GNU_SOURCE -Isrc -I. -O1 -g $(CWARN)
.SECONDEXPANSION:
$(T)/%gen: $$(wildcard tools/$$*gen*.[ch]) $(wildcard tools/tool.[ch] src/base/base.[ch])
	@mkdir -p $(T) $(G)
	$(SAY) "  tool $@"; $(TOOL_CC) $(SAN_TOOL) $(filter %.c,$^) $(LIBS_$*) -o $@
$(G)/ids.h: $(SCHEMA) $(T)/sqlgen
	@$(T)/sqlgen --ids $(G) $(SCHEMA)
$(G)/schema.c: $(SCHEMA) tools/schemagen
	@sh tools/schemagen $(SCHEMA) > $@
$(G)/locale.c: locale/nl.po $(T)/pogen $(TEXTS)
	@$(T)/pogen --draft $@ $< $(TEXTS)
$(G)/static.c: $(STATIC) $(T)/staticgen
	@$(T)/staticgen $@ $(STATIC)
# One rule for each .sql and .html, so that a change remakes one file.
define sql_rule
$(G)/$(notdir $1).c $(G)/$(notdir $1).h &: $1 $$(SCHEMA) $$(T)/sqlgen
	@$$(T)/sqlgen $$(G) $1 $$(SCHEMA)
endef
define html_rule
$(G)/$(notdir $1).c $(G)/$(notdir $1).h $(G)/$(notdir $1).msg &: $1 $$(T)/htmlgen
	@$$(T)/htmlgen $$(G) static $1
endef
$(foreach f,$(SQL),$(eval $(call sql_rule,$f)))
$(foreach f,$(HTML),$(eval $(call html_rule,$f)))

# Every text is translated, every translation used.
texts: locale/nl.po $(T)/pogen $(TEXTS)
	@$(T)/pogen $(G)/locale.c $< $(TEXTS)
layers: ; @tools/layers
look: ; @sh tools/look-check
# The pictures of docs/, taken in a browser.
pictures: all
	PICTURES=$(CURDIR)/docs/pictures test/browser/run $(B)/brengplein
tools-test: ; @tools/test/run
gates: ; @tools/gates
lint: ; @tools/lint
fuzz: $(FUZZ)
dist:
	@mkdir -p build
	git archive --prefix=brengplein/ -o build/brengplein.tar.gz HEAD
install: $(B)/brengplein
	install -D -t $(DESTDIR)$(PREFIX)/bin $(B)/brengplein
	$(foreach page,$(wildcard docs/*.[158]),install -D -m 644 -t \
		$(DESTDIR)$(PREFIX)/share/man/man$(patsubst .%,%,$(suffix $(page))) $(page);)
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/lib/systemd/system packaging/brengplein.service
	sed -i 's|/usr/local|$(PREFIX)|' $(DESTDIR)$(PREFIX)/lib/systemd/system/brengplein.service
clean: ; rm -rf build
-include $(shell find $(B)/o -name '*.d' 2>/dev/null)
.PHONY: all test tools-test texts layers look gates lint fuzz dist install clean
.SECONDARY:
