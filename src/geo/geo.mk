# SPDX-License-Identifier: EUPL-1.2
# The ground of the maps, made once and kept: make outlines.
$(B)/outlinegen: tools/outlinegen.c src/geo/outline.c src/geo/outline.h src/base/base.c
	@mkdir -p $(@D)
	@$(TOOL) $(filter %.c,$^) -ljansson -lm -o $@
outlines: $(B)/outlinegen
	$(B)/outlinegen 130 data/boundaries/utrecht_gemeenten.geojson > static/outline-utrecht.json
	$(B)/outlinegen 900 data/boundaries/nl_provincies_licht.geojson > static/outline-nederland.json
.PHONY: outlines
