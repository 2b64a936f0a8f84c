#!/bin/sh
# Runs the tests that need programs outside Python: gets those it may, then says aloud which are not there.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
say() { printf 'verify: %s\n' "$*" >&2; }

lacking() {
  PYTHONPATH=src .venv/bin/python -c "from stonehand.engines.tools import PROGRAMS, probe
print(*(program.$1 for program in PROGRAMS if probe(program).file is None))"
}

sh src/setup.sh dev
packages=$(lacking packages.debian)
if [ -n "$packages" ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  say "installing $packages by apt"
  export DEBIAN_FRONTEND=noninteractive
  apt-get -q update >.sys/verify.log 2>&1 || true
  for package in $packages; do
    apt-get -qy --no-install-recommends install "$package" >>.sys/verify.log 2>&1 </dev/null || say "apt could not install $package (see .sys/verify.log)"
  done
fi
skipped=$(lacking name)
[ -z "$skipped" ] || say "without $skipped: the tests that need them are skipped"
.venv/bin/python -m pytest -m outside -rs
