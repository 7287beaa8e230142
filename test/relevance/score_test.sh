#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The scorer against sums made by hand.   score_test.sh [SCORER]
#
# q1 (half a): judged x 3 must, y 2, z 1 must. Run: y first, x third, z never.
#   gained 3/log2(2) + 7/log2(4) = 3 + 3.5 = 6.5
#   best   7/log2(2) + 3/log2(3) + 1/log2(4) = 7 + 1.89279 + 0.5 = 9.39279
#   nDCG 0.6920, must-haves 1 of 2.
# q2 (half a): judged x 3 must. Run: x at 11, too late. 0 and 0.
# q3 (half b): judged x 2, no must-have. Run: x first and again second: 1.
# Half a: 0.3460 and 0.2500. Half b: 1 and no must-have to find: 0.
set -eu
scorer=${1:-}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
if [ -z "$scorer" ]; then
	scorer=$dir/relevance_score
	${CC:-cc} -std=gnu17 -D_GNU_SOURCE -Wall -Wextra -Werror \
		"$(dirname "$0")/../../tools/relevance_score.c" -lm -o "$scorer"
fi

tsv() { tr ' ' '\t' >"$dir/$1"; }
tsv asked <<'END'
qid half text
q1 a one
q2 a two
q3 b three
END
tsv judged <<'END'
qid slug grade must
q1 x 3 1
q1 y 2 0
q1 z 1 1
q2 x 3 1
q3 x 2 0
END
tsv run <<'END'
qid rank slug
q1 1 y
q1 2 unjudged
q1 3 x
q2 11 x
q3 1 x
q3 2 x
END
tsv want <<'END'
q1 0.6920 1_of_2
q2 0.0000 0_of_1
half n ndcg@10 must@10
a 2 0.3460 0.2500
b 1 1.0000 0.0000
both 3 0.5640 0.2500
END

passed=0
expect() { # expect WHAT COMMAND...
	what=$1
	shift
	"$@" || { echo "FAILED: $what"; exit 1; }
	passed=$((passed + 1))
}
refused() { ! "$scorer" "$@" >/dev/null 2>&1; }

"$scorer" -v "$dir/asked" "$dir/judged" "$dir/run" | tr ' ' _ >"$dir/got"
expect "the sums are those made by hand" diff "$dir/want" "$dir/got"

printf 'q1\t1\tz\n' | cat "$dir/run" - >"$dir/twice"
expect "a rank given twice is refused" \
	refused "$dir/asked" "$dir/judged" "$dir/twice"
printf 'q9\t1\tz\n' | cat "$dir/run" - >"$dir/stray"
expect "an answer to what was not asked is refused" \
	refused "$dir/asked" "$dir/judged" "$dir/stray"
printf 'q1\tx\t1\t0\n' | cat "$dir/judged" - >"$dir/again"
expect "a judgement given twice is refused" \
	refused "$dir/asked" "$dir/again" "$dir/run"
printf 'q3\ty\t4\t0\n' | cat "$dir/judged" - >"$dir/grade"
expect "a grade above 3 is refused" \
	refused "$dir/asked" "$dir/grade" "$dir/run"
expect "a missing file is refused" \
	refused "$dir/asked" "$dir/judged" "$dir/none"
echo "$passed passed, 0 failed, 0 skipped"
