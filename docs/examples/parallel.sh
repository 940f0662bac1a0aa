#!/usr/bin/env bash
# Checks the cables of a list and judges them beside one another, with GNU parallel on one machine; --sshlogin takes
# the steps to others. The same three files as Spark writes: out/check.jsonl, out/records.jsonl, out/collate.csv.
# Usage: parallel.sh LIST SECRET OUT
set -euo pipefail
list=$1 secret=$2 out=$3
mkdir "$out"
trap 'test $? = 0 || echo "parallel.sh: the run failed: what is in $out is a part" >&2' EXIT

# The first program that fails ends the run.
spread() { parallel --no-notice --will-cite --halt now,fail=1 --pipe "$@"; }

spread -N 1000 -q cablelint check --format jsonl --fail-on never --files-from - < "$list" > "$out/check.jsonl"
spread -N 1000 -q cablelint collate --secret "$secret" --export - --files-from - < "$list" > "$out/records.jsonl"

# By key: all that is kept under one key goes to the same program.
sed -E 's/^\{"v":1,"key":("[^"]*"|null),/\1\t&/' "$out/records.jsonl" |
	spread --shard 1 --colsep '\t' -j 16 \
		'cut -f 2- | cablelint collate --fail-on never --format csv --import -' | sed '/^table,/d' > "$out/collate.csv"
