#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs the readers that the conformance tests use and that are not there: from Debian, and from npm into a cache outside the repository (0.9 GB).
# What can't be had is left out: its tests are skipped.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cache=${ENTENTE_READERS:-${XDG_CACHE_HOME:-$HOME/.cache}/entente-readers}
sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
missing=
for package in python3 python3-networkx python3-igraph python3-rdflib python3-pydot python3-pygraphviz graphviz raptor2-utils serdi sqlite3 libxml2-utils; do
  dpkg-query -Wf '${db:Status-Status}' $package 2> /dev/null | grep -q '^installed' || missing="$missing $package"
done
command -v npm > /dev/null || missing="$missing nodejs npm"  # Node's own package has npm in it, and none beside it
if [ -n "$missing" ]; then
  $sudo apt-get update -qq > /dev/null || true
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing > /dev/null || echo "not installed:$missing" >&2
fi
mkdir -p "$cache"
cmp -s "$here/package.json" "$cache/package.json" && [ -d "$cache/node_modules" ] && exit 0
cp "$here/package.json" "$cache/package.json"
if npm install --prefix "$cache" --no-audit --no-fund --no-package-lock --loglevel=error; then
  # npm may hold scripts back; these two only put a binary that came along into its place
  for module in kuzu/kuzujs.node @ladybugdb/core/lbugjs.node; do
    [ -f "$cache/node_modules/$module" ] || (cd "$(dirname "$cache/node_modules/$module")" && node install.js > /dev/null)
  done
else
  rm -f "$cache/package.json"
  echo "npm installed nothing: readers in JavaScript are skipped" >&2
fi
