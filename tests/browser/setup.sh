#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs what the test of the exported page needs: Chromium from Debian, playwright-core from npm into a cache outside the repository.
set -eu
cache=${ENTENTE_BROWSER:-${XDG_CACHE_HOME:-$HOME/.cache}/entente-browser}
sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
[ -x /usr/bin/chromium ] && command -v npm > /dev/null || $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium nodejs npm
mkdir -p "$cache"
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm install --prefix "$cache" --no-audit --no-fund --no-package-lock --loglevel=error playwright-core
