#!/usr/bin/env bash
# Makes a start of every kind in every language that is here, checks each as a user would, two at a time, and prints a
# table: `./build kinds` calls it. Ends with 0 if every one is admissible without a warning.

set -euo pipefail

root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
ashlar=$root/ashlar
languages='java python c'

# Makes and checks one start; leaves its line of the table in SCRATCH/KIND.LANGUAGE.row.
one() {
  local kind=$1 language=$2 scratch=$3 started=$SECONDS place log row result=0 modules=- cases=- said
  place=$scratch/$kind.$language log=$place.log row=$place.row
  "$ashlar" new "$kind" --lang "$language" --dir "$place" >"$log" 2>&1 || result=$?
  if ((result == 0)); then
    modules=$(find "$place/stubs" -mindepth 1 -maxdepth 1 | wc -l)
    cases=$(cat "$place"/tests/*/*.jsonl | wc -l)
    "$ashlar" -C "$place" check >>"$log" 2>&1 || result=$?
  fi
  case $result in
    0) said=admissible ;;
    3) said='not here' ;;
    *) said=REFUSED ;;
  esac
  if ((result == 0)) && grep -q ': warning ' "$log"; then said=WARNINGS; fi
  printf '%-16s %-8s %7s %5s  %-10s %7s\n' "$kind" "$language" "$modules" "$cases" "$said" $((SECONDS - started)) >"$row"
}

if [[ ${1:-} == one ]]; then
  shift
  one "$@"
  exit
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
started=$SECONDS
kinds=$("$ashlar" new 2>/dev/null | awk 'NR > 1 { print $1 }')
if [[ ! $kinds ]]; then
  echo "ashlar new lists no kinds" >&2
  exit 1
fi
for kind in $kinds; do
  for language in $languages; do
    echo "$kind $language $scratch"
  done
done | xargs -P 2 -L 1 "${BASH_SOURCE[0]}" one

printf '%-16s %-8s %7s %5s  %-10s %7s\n' KIND LANGUAGE MODULES CASES RESULT SECONDS
status=0
for kind in $kinds; do
  for language in $languages; do
    cat "$scratch/$kind.$language.row"
    if grep -Eq 'REFUSED|WARNINGS' "$scratch/$kind.$language.row"; then
      status=1
      cat "$scratch/$kind.$language.log" >&2
    fi
  done
done
echo "in $((SECONDS - started)) s"
exit "$status"
