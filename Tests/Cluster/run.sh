#!/bin/sh
# Disturbed batches, and batches on clusters:  Tests/Cluster/run.sh PATH_OF_SIDEREAL
set -eu
sidereal=$(realpath "$1")
cd "$(dirname "$0")"
for test in kill disk slurm hosts; do
  PYTHONDONTWRITEBYTECODE=1 python3 "$test.py" "$sidereal"
done
