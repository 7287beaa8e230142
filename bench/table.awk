# SPDX-License-Identifier: EUPL-1.2
# table.awk: cells (row, size, goal, values, with tabs between) as a table.
# Values of a load: requests a second, median, 99th percentile, ratio, processor
# time, failed.

function misses(goal, v, n, wants, i, what, value) {
	n = split(goal, wants, " ")
	for (i = 1; i <= n; i++) {
		what = wants[i]
		sub(/[<>].*/, "", what)
		value = what == "ratio" ? v[4] : what == "p99" ? v[3] : v[1]
		if (wants[i] ~ /</ && value + 0 >= substr(wants[i], index(wants[i], "<") + 1) + 0)
			return 1
		if (wants[i] ~ />=/ && value + 0 < substr(wants[i], index(wants[i], ">=") + 2) + 0)
			return 1
	}
	return 0
}

function shown(cell, goal, v, n) {
	n = split(cell, v, " ")
	mark = v[1] != "-" && misses(goal, v) ? "!" : " "
	if (n < 6)
		return sprintf("%35s %s", v[1], mark)
	return sprintf("%6d %7.2f %7.2f %5.2f %6d%s%s", v[1], v[2], v[3], v[4],
	               v[5], v[6] ? "f" : " ", mark)
}

BEGIN { FS = "\t" }

!($1 in known) { known[$1] = 1; rows[++n_rows] = $1 }
!($2 in column) { column[$2] = ++n_sizes; sizes[n_sizes] = $2 }
{ cells[$1, $2] = shown($4, $3); if ($3) goals[$1] = $3 }

END {
	printf "%-30s", ""
	for (s = 1; s <= n_sizes; s++)
		printf " | %37s", sizes[s]
	printf " | goal\n%-30s", ""
	for (s = 1; s <= n_sizes; s++)
		printf " | %6s %7s %7s %5s %6s  ", "req/s", "p50 ms", "p99 ms", "ratio", "cpu us"
	print " |"
	for (r = 1; r <= n_rows; r++) {
		printf "%-30s", rows[r]
		for (s = 1; s <= n_sizes; s++)
			printf " | %37s", cells[rows[r], sizes[s]]
		print " | " goals[rows[r]]
	}
	print "! misses its goal; f: not every answer was 200; ratio: to a bare" \
	      " libmicrohttpd program that answers as many bytes; cpu: the server's own"
}
