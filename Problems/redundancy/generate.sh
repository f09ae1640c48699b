#!/bin/sh
# Writes the 33 problems of the Fyffe-Hines-Lee family, which differ in one limit, from the one of weight 191.
set -eu
cd "$(dirname "$0")"
weight=159
while [ "$weight" -lt 191 ]; do
  sed -e "s/^title: .*/title: Fyffe-Hines-Lee, weight $weight/" \
    -e "s/^budgets: .*/budgets: {cost: 130, weight: $weight}/" fhl-191.yaml > "fhl-$weight.yaml"
  weight=$((weight + 1))
done
