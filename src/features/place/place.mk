# SPDX-License-Identifier: EUPL-1.2
# The gazetteer that the program carries.
GAZETTEER := $(addprefix data/gazetteer/,gemeenten.csv woonplaatsen.csv \
             overige_plaatsnamen.csv cbs_bevolkingskernen_2021_utrecht.csv)
GAZSRC    := tools/gazgen.c src/csv/csv.c src/base/base.c

$(B)/gazgen: $(GAZSRC) src/csv/csv.h
	@mkdir -p $(B)/gen
	@$(TOOL) $(GAZSRC) -lcsv -o $@
$(B)/gen/gazetteer.c: $(B)/gazgen $(GAZETTEER)
	@$(B)/gazgen data/gazetteer > $@.tmp && mv $@.tmp $@
