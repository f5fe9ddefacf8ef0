#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs the readers that the conformance tests use.
set -eu
sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends python3 python3-networkx python3-rdflib python3-pydot
