#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# bare_machine.sh CHECKOUT: ./run and ./test install what is missing where nothing is there, and some. Stand-ins play the machine:
# nothing is installed, and the build, which isn't what is tested, fails.
set -euo pipefail
checkout=$1
machine=$(mktemp -d)
trap 'rm -rf "$machine"' EXIT

stand_in() { printf '#!/bin/bash\n%s\n' "$2" > "$machine/$1"; chmod +x "$machine/$1"; }
stand_in sudo 'exec "$@"'
stand_in apt-get "echo apt-get \"\$@\" >> $machine/calls"
stand_in cmake 'exit 7'

check() {  # COMMAND WHAT-IS-THERE WANTED UNWANTED
  stand_in dpkg-query "printf '%s' '$2'; exit 1"  # as it does where it doesn't know one of them
  : > "$machine/calls"
  PATH="$machine:$PATH" "$checkout/$1" > /dev/null 2>&1 && { echo "$1 goes on where the build fails"; exit 1; }
  grep -q "^apt-get install .* $3\b" "$machine/calls" || { echo "$1 doesn't install $3"; exit 1; }
  [[ -z $4 ]] || ! grep -q " $4\b" "$machine/calls" || { echo "$1 installs $4 once more"; exit 1; }
}

for command in run test; do
  check $command '' ninja-build ''
  check $command $'installed cmake\n' ninja-build cmake
done
