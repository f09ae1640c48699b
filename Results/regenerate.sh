#!/bin/sh
# Solves every file in Problems/ and writes a report for each, and a table of all, into this folder.
#   Results/regenerate.sh path/to/sidereal
set -eu
sidereal=$1
cd "$(dirname "$0")/.."
seconds=${SIDEREAL_SECONDS:-60}
table=Results/README.md

# The value of a key at the top of a result.
value() { sed -n "s/^  \"$1\": \"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}$/\1/p" "$result"; }
# The naive allocators with the largest chance, and that chance.
best_naive() {
  sed -n 's/^    {"name": "\([^"]*\)", "chance": \([^,]*\),.*"cost": .*/\2 \1/p' "$result" | awk '
    NR == 1 || $1 > best { best = $1; names = ""; count = 0 }
    $1 == best { count++; names = names (count == 1 ? "" : ", ") $2 }
    END { printf "%.6g | %s", best, count == NR ? "all" : names }'
}

# Charts of the last result, on light and on dark ground: a name for the files, then the charts.
draw() {
  subject=$1
  shift
  for theme in light dark; do
    "$sidereal" report "$result" --svg "$drawings" --theme "$theme"
    for chart; do cp "$drawings/$chart.svg" "Results/pictures/$subject-$chart-$theme.svg"; done
  done
}

find Results -mindepth 2 -name '*.txt' -delete
result=$(mktemp)
drawings=$(mktemp -d)
trap 'rm -rf "$result" "$drawings"' EXIT
mkdir -p Results/pictures
cat > "$table" <<HEAD
# Results

What \`make results\` found: one report for each file of [Problems](../Problems), with the default gap of 0.0001 and
at most $seconds seconds. A chance is exact for the plan in the report; no plan has a chance above the bound.
Where the status is \`limit\` the time ran out first, and another machine may print other digits. [Pictures](pictures) of two answers,
on light and on dark ground, are charts of \`sidereal report --svg\`.

| problem | status | chance | bound | best naive chance | by |
|---|---|---|---|---|---|
HEAD
for file in Problems/*/*.yaml; do
  name=${file#Problems/}
  report=Results/${name%.yaml}.txt
  mkdir -p "$(dirname "$report")"
  code=0
  "$sidereal" solve "$file" --time-limit "$seconds" --quiet --out "$result" > "$report" || code=$?
  case $code in 0 | 3) ;; *) echo "$file: exit code $code" >&2; exit 1 ;; esac
  case $name in
    toy/toy-100-people.yaml) draw toy plan allocators ;;
    grants/portfolio.yaml) draw portfolio plan people survival ;;
  esac
  row="$(value status) | $(printf '%.6g | %.6g' "$(value chance)" "$(value bound)") | $(best_naive)"
  echo "| [${name%.yaml}](${name%.yaml}.txt) | $row |" >> "$table"
  echo "$name: $(value status) $(value chance)"
done
