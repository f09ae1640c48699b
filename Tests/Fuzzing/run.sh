#!/bin/sh
# Builds fuzzers and runs one after the other: Tests/Fuzzing/run.sh FOLDER SECONDS FUZZER...
#
# An input that crashes one, takes more than ten seconds or 2 GB stays in FOLDER/found, and the next fuzzer goes on.
# Fails where there is such an input.
set -u
cd "$(dirname "$0")/../.." || exit 1
folder=$1 seconds=$2
shift 2
export SIDEREAL_FUZZ=1
# Swift would print the place of a crash itself, and leave the fuzzer nothing to see.
export SWIFT_BACKTRACE=enable=no

for fuzzer; do
  # The sanitizer of addresses is for libyaml, which is C.
  swift build -c release --scratch-path "$folder" --product "$fuzzer" --sanitize fuzzer \
    -Xswiftc -sanitize=fuzzer,address -Xswiftc -enforce-exclusivity=checked -Xcc -fsanitize=address || exit 1
done
mkdir -p "$folder/found" "$folder/logs"
for fuzzer; do
  mkdir -p "$folder/corpus/$fuzzer"
  "$folder/release/$fuzzer" "$folder/corpus/$fuzzer" "$folder/seeds/$fuzzer" -dict="$folder/seeds/$fuzzer.dict" \
    -artifact_prefix="$folder/found/$fuzzer-" -max_total_time="$seconds" -max_len=8192 -timeout=10 \
    -rss_limit_mb=2048 -malloc_limit_mb=1024 -print_final_stats=1 >"$folder/logs/$fuzzer.log" 2>&1
  tail -n 8 "$folder/logs/$fuzzer.log"
done
rm -rf /dev/shm/sidereal-fuzz-*
found=$(ls "$folder/found")
[ -z "$found" ] || { echo "found, in $folder/found:" >&2; echo "$found" >&2; exit 1; }
