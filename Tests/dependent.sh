#!/usr/bin/env bash
# Another package depends on this one by version, builds, and solves: what unsafe flags in a manifest would forbid. The
# examples of README and of the catalogue are programs of it too.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git clone -q "$root" "$work/sidereal"
git -C "$work/sidereal" -c user.name=test -c user.email=test@localhost tag -a 9999.0.0 -m test
mkdir -p "$work/dependent/Sources/dependent"
cat >"$work/dependent/Package.swift" <<EOF
// swift-tools-version: 6.2
import PackageDescription
let package = Package(
  name: "dependent",
  dependencies: [.package(url: "file://$work/sidereal", from: "9999.0.0")],
  targets: [
    .executableTarget(name: "dependent", dependencies: [.product(name: "Sidereal", package: "sidereal")]),
    $(python3 "$root/Tests/examples.py" write "$work/dependent")
  ])
EOF
cat >"$work/dependent/Sources/dependent/main.swift" <<'EOF'
import Sidereal

struct Difference: Error { let what: String }

// One person who is right with one half, on a chunk that takes all the time that there is.
let person = Pool(name: "p", headcount: .schedule([.init(moment: 0, people: 1)]), correct: 0.5)
let chunk = Chunk(name: "c", years: 2, staffing: .anyOf([.init(pool: 0)], team: 1))
let made = Problem(time: TimeGrid(horizon: 3), deadline: .certain(2), pools: [person], chunks: [chunk])
let text = "{time: {horizon: 3}, deadline: 2, pools: {p: {headcount: 1, correct: 50%}}, chunks: {c: {years: 2}}}"
let study = try Study(made)
guard try Study(yaml: text).problem == study.problem else { throw Difference(what: text) }
let answer = try study.solve()
let outcomes = study.compare(answer, rules: [.even])
let row = study.rows(of: answer)[0]
let report = study.report(answer, allocators: outcomes)
guard report.text(width: 60).contains("chance 50.0 %"), report.json().contains("\"optimal\"") else {
  throw Difference(what: report.text())
}
let agrees = study.simulate(answer, runs: 1000).agrees == true
let world = try study.ladder().worths.world?.value ?? .nan
print(answer.chance, row.chunk, row.pools[0], row.start, row.end, outcomes[0].points, agrees, world)
EOF
found=$(cd "$work/dependent" && swift run -q dependent)
wanted="0.5 c p 0.0 2.0 0.0 true 0.0"
[ "$found" = "$wanted" ] || { echo "a package that depends on this one found $found, not $wanted" >&2; exit 1; }
echo "a package that depends on this one by version builds and solves"
(cd "$work/dependent" && swift build -q)
python3 "$root/Tests/examples.py" check "$work/dependent/.build/debug"
