#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# clean_root.sh BUILD [MIRROR]: makes the Debian packages, installs them in an empty Debian 12 and does the main job there. As root,
# with debootstrap, dpkg-dev and a Debian mirror in reach; not one of the tests that ./test runs.
set -euo pipefail
build=$(realpath "$1")
mirror=${2:-http://deb.debian.org/debian}
tests=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
root=$folder/root

cpack --config "$build/CPackConfig.cmake" -B "$folder/packages" > /dev/null
dpkg-deb --info "$folder"/packages/entente_*.deb
debootstrap --variant=minbase bookworm "$root" "$mirror" > /dev/null
cp "$folder"/packages/*.deb "$root/tmp/"
cp -r "$tests/articles" "$root/tmp/"
cp -r "$tests/../examples" "$root/tmp/"

in_root() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive bash -euo pipefail -c "$1"; }
in_root 'apt-get update -qq; apt-get install -qq -y --no-install-recommends /tmp/entente_*.deb > /dev/null'
in_root '
  cd /tmp; ldd /usr/bin/entente | grep "not found" && exit 1
  entente --version; entente build articles -o world.graph; entente verify world.graph; entente overview world.graph
  for format in svg png pdf html graphml jsonld; do entente export world.graph -o world.$format; test -s world.$format; done
  entente relations world.graph --about NATO > relations.txt; grep -q member_of relations.txt
  entente said world.graph --about NATO > said.txt; test -s said.txt
  entente remove world.graph sweden-joins-nato'
in_root 'apt-get install -qq -y --no-install-recommends python3 > /dev/null; cd /tmp; python3 examples/who_said.py articles NATO'
in_root '
  apt-get install -qq -y --no-install-recommends /tmp/libentente-dev_*.deb cmake make g++ pkg-config > /dev/null
  cd /tmp; cmake -S examples -B out > /dev/null; cmake --build out > /dev/null
  out/relations articles/sweden-joins-nato.txt; out/extract < articles/sweden-joins-nato.txt > facts.json; test -s facts.json
  gcc examples/extract.c -o extract $(pkg-config --cflags --libs entente); ./extract < articles/sweden-joins-nato.txt > /dev/null
  apt-get remove -qq -y entente > /dev/null; test ! -e /usr/bin/entente'
echo "clean_root.sh: all is well"
