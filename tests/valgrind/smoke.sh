#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# smoke.sh BUILD: the main job under valgrind's memcheck: reads, builds, asks, exports, removes. Fails where memory is used that
# is not ours or was never set, or is lost for good. Needs the package valgrind and a minute or two; not one of the tests that
# ./test runs. What Debian's libraries do by themselves is in libraries.supp.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
entente=$(realpath "$1")/entente
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/articles"
cp "$here/../readme/talks.txt" "$here/../inputs/html/modern.html" "$here/../inputs/json/guardian.json" "$here/../inputs/packed/lines.jsonl.gz" "$folder/articles"
cd "$folder"

# check WORDS…: runs entente with them.
check() {
  echo "entente $*"
  valgrind --quiet --num-callers=60 --error-exitcode=99 --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite \
    --suppressions="$here/libraries.supp" "$entente" --quiet "$@" > out.txt
}
check extract articles -j 1 --text -o all.facts.jsonl
check build articles -j 2 -o world.graph
check build all.facts.jsonl -o again.graph
check said world.graph
check show world.graph Norway
check rank world.graph
for format in dot svg graphml gexf html jsonld trig cypher facts; do check export world.graph --format "$format" -o "world.$format"; done
check verify world.graph
check remove world.graph talks
echo "smoke.sh: all is well"
