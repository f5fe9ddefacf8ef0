#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run.sh ENTENTE: exports a page and tries it out. Exit 77 where there is no browser: the test is skipped.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
command -v node > /dev/null || { echo "skipped: there is no Node (tests/browser/setup.sh installs it)"; exit 77; }
"$1" -q build "$here/../readme/talks.txt" -o "$folder/talks.graph"
"$1" -q export "$folder/talks.graph" -o "$folder/talks.html"
"$1" -q build "$here/../articles" -o "$folder/world.graph"
"$1" -q export "$folder/world.graph" -o "$folder/world.html"
node "$here/page.test.mjs" "$folder/talks.html" "$folder/world.html"
