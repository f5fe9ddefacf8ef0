#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs what the test of the exported page needs and is not there: Chromium and Node from Debian, playwright-core from npm into a cache outside the repository.
set -eu
cache=${ENTENTE_BROWSER:-${XDG_CACHE_HOME:-$HOME/.cache}/entente-browser}
sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
packages=
[ -x /usr/bin/chromium ] || packages=chromium
command -v npm > /dev/null || packages="$packages nodejs npm"  # Node's own package has npm in it, and none beside it
[ -z "$packages" ] || $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $packages
mkdir -p "$cache"
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm install --prefix "$cache" --no-audit --no-fund --no-package-lock --loglevel=error playwright-core
