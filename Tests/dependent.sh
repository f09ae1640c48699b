#!/usr/bin/env bash
# Another package depends on this one by version, builds, and solves: what unsafe flags in a manifest would forbid.
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
    .executableTarget(name: "dependent", dependencies: [.product(name: "Sidereal", package: "sidereal")])
  ])
EOF
cat >"$work/dependent/Sources/dependent/main.swift" <<'EOF'
import Sidereal

let text = "{time: {horizon: 3}, deadline: 2, pools: {p: {headcount: 1, correct: 50%}}, chunks: {c: {years: 2}}}"
print(try Study(yaml: text).solve().chance)
EOF
chance=$(cd "$work/dependent" && swift run -q dependent)
[ "$chance" = 0.5 ] || { echo "a package that depends on this one found $chance, not 0.5" >&2; exit 1; }
echo "a package that depends on this one by version builds and solves"
