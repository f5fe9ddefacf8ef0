#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# claims.sh INPUT…: what the articles say is denied, wanted or opposed, by whom, and where it is written.
set -eu
[ $# -gt 0 ] || { echo "usage: claims.sh INPUT..." >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
entente -q build "$@" -o "$folder/news.graph"
entente relations "$folder/news.graph" --status denied,wanted,opposed
