#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# install.sh BUILD: installs into an empty folder, builds the examples on what is there, runs them, and looks at the manual,
# the completions and the exported symbols.
set -euo pipefail
build=$(realpath "$1")
tests=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
prefix=$folder/prefix
export PATH=$prefix/bin:$PATH PYTHONPATH=$prefix/lib/python3/dist-packages PYTHONDONTWRITEBYTECODE=1
unset ENTENTE_DATA

fail() { echo "install.sh: $*" >&2; exit 1; }
# expect WHAT TEXT: TEXT has the line or words WHAT.
expect() { grep -qF -- "$1" <<< "$2" || fail "no '$1' in: $2"; }

cmake --install "$build" --prefix "$prefix" --strip > /dev/null

# ---- the program, its manual and completions
[[ $(command -v entente) == "$prefix/bin/entente" ]] || fail "the program is not there"
for command in $(entente --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]\+\) .*/\1/p'); do
  page=$prefix/share/man/man1/entente-$command.1
  [[ -s $page ]] || fail "$page is not there"
  grep -q "^    $command) options=" "$prefix/share/bash-completion/completions/entente" || fail "bash does not complete $command"
  grep -q "'$command:" "$prefix/share/zsh/vendor-completions/_entente" || fail "zsh does not complete $command"
  grep -q -- "-a $command -d" "$prefix/share/fish/vendor_completions.d/entente.fish" || fail "fish does not complete $command"
done
expect '\fB\-\-output\fR' "$(cat "$prefix/share/man/man1/entente-export.1")"
if command -v groff > /dev/null; then
  problems=$(groff -ww -man -Tutf8 "$prefix"/share/man/man1/*.1 2>&1 > /dev/null)
  [[ -z $problems ]] || fail "manual: $problems"
fi

# complete WORDS…: what bash offers for the last of them.
complete_words() {
  bash -c 'source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _entente; printf "%s\n" "${COMPREPLY[@]}"' \
    "$prefix/share/bash-completion/completions/entente" "$@"
}
expect export "$(complete_words entente exp)"
expect graphml "$(complete_words entente export --format gra)"
expect --status "$(complete_words entente relations --st)"
expect denied "$(complete_words entente relations --status de)"

# ---- nothing but the C functions is shown
library=$(find "$prefix" -name libentente.so)
shown=$(nm -D --defined-only "$library" | sed -n 's/^[0-9a-f]* [TDBVW] //p' | sort -u)
declared=$(grep -o 'entente_[a-z_]*(' "$prefix/include/entente.h" | tr -d '(' | sort -u)
[[ $shown == "$declared" ]] || fail "libentente.so shows other than entente.h: $(diff <(echo "$shown") <(echo "$declared"))"

# ---- consumers
cmake -G Ninja -S "$tests/../examples" -B "$folder/examples" -DCMAKE_PREFIX_PATH="$prefix" > "$folder/log" 2>&1 || fail "$(cat "$folder/log")"
cmake --build "$folder/examples" > "$folder/log" 2>&1 || fail "$(cat "$folder/log")"
cd "$tests"
text=articles/sweden-joins-nato.txt
expect 'member_of NATO, asserted: ' "$("$folder/examples/relations" "$text")"
expect 'Jens Stoltenberg ' "$("$folder/examples/merge" "$text" Stoltenberg Sweden)"
expect '"relation"' "$("$folder/examples/extract" 2024-03-08 < "$text")"
pkgconfig=$(dirname "$(find "$prefix" -name entente.pc)")
# shellcheck disable=SC2046
gcc -std=c99 -Wall -Wextra -Werror ../examples/extract.c -o "$folder/extract" \
  $(PKG_CONFIG_PATH=$pkgconfig pkg-config --cflags --libs entente)
export LD_LIBRARY_PATH=${library%/*}
expect '"relation"' "$("$folder/extract" < "$text")"
export ENTENTE_LIBRARY=$library
expect 'Jens Stoltenberg: ' "$(python3 ../examples/who_said.py articles NATO)"
expect 'denied by' "$(../examples/claims.sh articles)"
python3 "$tests/package/python_test.py"
