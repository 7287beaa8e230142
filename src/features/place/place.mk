# SPDX-License-Identifier: EUPL-1.2
# The gazetteer that the program carries.
GAZETTEER := $(addprefix data/gazetteer/,gemeenten.csv woonplaatsen.csv \
             overige_plaatsnamen.csv cbs_bevolkingskernen_2021_utrecht.csv)
GAZSRC    := tools/gazgen.c src/csv/csv.c src/base/base.c

DATA += $(G)/gazetteer.c
$(T)/gazgen: $(GAZSRC) src/csv/csv.h
	@mkdir -p $(T) $(G)
	@$(TOOL) $(GAZSRC) -lcsv -o $@
$(G)/gazetteer.c: $(T)/gazgen $(GAZETTEER)
	@$(T)/gazgen data/gazetteer > $@.tmp && mv $@.tmp $@
