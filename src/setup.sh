#!/bin/sh
# Makes `.venv/bin/stonehand` run on this machine: Python, the Pango libraries, the pinned packages, the program itself.
#
#   sh src/setup.sh        what a paper needs
#   sh src/setup.sh dev    and what its developers need: tests, linters, type checker
#
# Running it again does nothing unless the locks, the Python, the system or the folder's place changed. It ends with 3 and
# one line where something is missing that it cannot get. Root gets system packages by apt; others get the libraries
# unpacked into `.sys`, which `stonehand.engines.pango` preloads. The settings of pip and apt on this machine hold (index,
# proxy, certificates). Beside the commands of any Unix it needs nothing.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
venv=$root/.venv
sys=$root/.sys
log=$sys/setup.log
group=${1:-run}
scratch=

say() { printf 'setup: %s\n' "$*" >&2; }
stop() { say "$*"; exit 3; }
have() { command -v "$1" >/dev/null 2>&1; }
may_write() { { mkdir -p "$(dirname -- "$1")" && true >"$1"; } 2>/dev/null || stop "cannot write in $(dirname -- "$1")"; }
quietly() { "$@" >>"$log" 2>&1 </dev/null; }
tidy() { [ -z "$scratch" ] || rm -rf "$scratch"; }
logged() { grep -qE "$1" "$log"; }
apt_offline() { logged 'Temporary failure resolving|Could not resolve|Could not connect|Network is unreachable'; }
pip_offline() { logged 'NewConnectionError|NameResolutionError|ConnectTimeout|ProxyError|Could not resolve host'; }

# --- Python -----------------------------------------------------------------------------------------------------------

find_python() { # the environment's own, where it is whole; else any that will do
  python=
  seen=
  if [ ! -e "$venv/.unfinished" ] && ! was_moved && will_do "$venv/bin/python"; then return; fi
  for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if path=$(command -v "$name" 2>/dev/null) && will_do "$path"; then return; fi
  done
  return 1
}

was_moved() { # the scripts in an environment name their folder
  [ -e "$venv/.set-up" ] && ! grep -qxF "at $root" "$venv/.set-up"
}

will_do() { # name it as `python`, or say in `seen` what it lacks
  [ -x "$1" ] || return 1
  fault=$("$1" -c 'import sys
if sys.version_info < (3, 11): sys.exit("is Python " + sys.version.split()[0])
try: import ctypes, hashlib, ssl, venv, zlib
except ImportError as gap: sys.exit("lacks the module " + gap.name)' 2>&1 </dev/null) && { python=$1; return; }
  seen="$1 $(printf '%s' "$fault" | tail -n 1)"
  return 1
}

want_python() {
  find_python && return
  if have apt-get && administrator; then
    say "installing Python by apt"
    install_packages python3 python3-venv || true
    find_python && return
    if apt_offline; then stop "no network: apt could not fetch python3 (see $log)"; fi
  fi
  stop "Python 3.11 or newer is needed${seen:+, but $seen}: $(python_remedy)"
}

python_remedy() {
  if have apt-get; then echo "have root run 'apt-get install python3 python3-venv'"
  elif [ "$(uname)" = Darwin ]; then echo "run 'brew install python3'"
  else echo "install it with the system's package manager"; fi
}

# --- apt, as root or without ------------------------------------------------------------------------------------------

administrator() {
  if [ "$(id -u)" = 0 ]; then admin="env"
  elif have sudo && sudo -n true 2>/dev/null; then admin="sudo -n env"
  else return 1; fi
}

# shellcheck disable=SC2086  # `admin` is a command and its words
install_packages() {
  quietly $admin DEBIAN_FRONTEND=noninteractive apt-get -q update || true
  quietly $admin DEBIAN_FRONTEND=noninteractive apt-get -qy --no-install-recommends install "$@"
}

private_apt() {
  apt-get -q -o Debug::NoLocking=1 -o APT::Sandbox::User="$(id -un)" -o Dir::State="$scratch/state" \
    -o Dir::State::status=/var/lib/dpkg/status -o Dir::Cache="$scratch/cache" "$@"
}

unpack_packages() { # DIR PACKAGE...: unpack them and what they need and the system lacks into DIR, without root
  have apt-get && have dpkg-deb || return 1
  into=$1; shift
  scratch=${scratch:-$(mktemp -d)}
  mkdir -p "$scratch/state/lists/partial" "$scratch/cache/archives/partial"
  quietly private_apt update || true
  rm -f "$scratch"/cache/archives/*.deb
  quietly private_apt -y --no-install-recommends --download-only install "$@" || return 1
  rm -rf "$into.new"
  mkdir -p "$into.new"
  for package in "$scratch"/cache/archives/*.deb; do quietly dpkg-deb -x "$package" "$into.new" || return 1; done
  cp /etc/os-release "$into.new/os-release"
  rm -rf "$into"
  mv "$into.new" "$into"
}

# --- Pango ------------------------------------------------------------------------------------------------------------

pango() { STONEHAND_LIBRARIES=$sys/root PYTHONPATH=$root/src "$python" -B -c "from stonehand.engines import pango; print($1)"; }

want_pango() {
  [ ! -d "$sys/root" ] || cmp -s /etc/os-release "$sys/root/os-release" || rm -rf "$sys/root"
  gap=$(pango '*pango.missing(), sep=", "') || stop "$python cannot look for Pango"
  [ -n "$gap" ] || return 0
  get_pango || true
  gap=$(pango '*pango.missing(), sep=", "')
  [ -n "$gap" ] || return 0
  if have apt-get && apt_offline; then stop "no network: apt could not fetch Pango (see $log)"; fi
  stop "$gap not found: $(pango 'pango.remedy()')"
}

get_pango() {
  libraries="libpangoft2-1.0-0 libharfbuzz-subset0"
  have apt-get || return 1
  # shellcheck disable=SC2086  # two words
  if [ "$(id -u)" = 0 ] && administrator; then
    say "installing Pango by apt"
    install_packages $libraries && return
  fi
  say "unpacking Pango into $sys/root"
  # shellcheck disable=SC2086
  unpack_packages "$sys/root" $libraries
}

# --- The environment --------------------------------------------------------------------------------------------------

stamp() { # group, then a sum over all that a set-up depends on
  "$python" - "$1" "$root" "$root/pyproject.toml" "$root/src/setup.sh" "$root/requirements.lock" ${2:+"$root/$2"} <<'P'
import hashlib, pathlib, platform, sys
files = [pathlib.Path(path) for path in [*sys.argv[3:], "/etc/os-release"]]
facts = [sys.argv[2], sys.version, platform.machine(), *(file.read_text() for file in files if file.exists())]
print(sys.argv[1], hashlib.sha256("\0".join(facts).encode()).hexdigest())
P
}

is_done() {
  [ ! -e "$venv/.unfinished" ] && [ -x "$venv/bin/stonehand" ] && grep -qxF "$done_as" "$venv/.set-up" 2>/dev/null &&
    [ "$python" = "$venv/bin/python" ]
}

want_venv() {
  [ "$python" = "$venv/bin/python" ] || rm -rf "$venv" || stop "cannot write in $root"
  may_write "$venv/.unfinished"
  rm -f "$venv/.set-up"
  if [ "$python" != "$venv/bin/python" ]; then
    say "making $venv with $("$python" -V)"
    quietly "$python" -m venv --without-pip "$venv" || stop "$python could not make $venv (see $log)"
  fi
  "$venv/bin/python" -m pip --version >/dev/null 2>&1 || want_pip
}

want_pip() { # from Python itself; where a distribution splits that off, from the package that holds it
  quietly "$venv/bin/python" -m ensurepip --default-pip && return
  set -- /usr/share/python-wheels/pip-*.whl
  if [ ! -e "$1" ]; then
    say "unpacking pip"
    scratch=${scratch:-$(mktemp -d)}
    unpack_packages "$scratch/pip" python3-pip-whl || true
    set -- "$scratch"/pip/usr/share/python-wheels/pip-*.whl
  fi
  if [ -e "$1" ] && unpack_pip "$1"; then return; fi
  if have apt-get && apt_offline; then stop "no network: apt could not fetch pip (see $log)"; fi
  stop "$python has no ensurepip: install python3-venv, or what holds ensurepip on this system"
}

unpack_pip() { # Debian's pip trusts the system's certificates; where there are none, those that came along with it
  site=$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
  quietly "$venv/bin/python" -m zipfile -e "$1" "$site" || return 1
  mozilla=$scratch/pip/usr/share/ca-certificates/mozilla
  if [ -e /etc/ssl/certs/ca-certificates.crt ] || [ ! -d "$mozilla" ]; then return 0; fi
  cat "$mozilla"/*.crt >"$site/pip/_vendor/certifi/cacert.pem"
  echo 'DEBIAN_CA_CERTS_PATH = __file__.replace("core.py", "cacert.pem")' >>"$site/pip/_vendor/certifi/core.py"
}

want_packages() {
  say "installing the pinned packages"
  quietly pip --only-binary :all: --require-hashes -r "$root/requirements.lock" ${1:+-r "$root/$1"} || blame_pip
  quietly pip --no-deps --no-build-isolation --editable "$root" || blame_pip
}

pip() { PIP_RETRIES=${PIP_RETRIES:-2} "$venv/bin/python" -m pip --disable-pip-version-check --no-input install -q "$@"; }

blame_pip() { # what was whole before is whole still: pip takes back what it began
  [ "$python" != "$venv/bin/python" ] || rm -f "$venv/.unfinished"
  if pip_offline; then stop "no network: pip could not reach its package index (see $log)"; fi
  if logged CERTIFICATE_VERIFY_FAILED; then stop "pip does not trust its index's certificate: name the authority's file in PIP_CERT"; fi
  stop "pip failed: $(sed -nE 's/^ *((ERROR|[A-Za-z]*Error): )/\1/p' "$log" | tail -n 1 | cut -c 1-200) (see $log)"
}

# --- In order ---------------------------------------------------------------------------------------------------------

case $group in
  run) extra= ;;
  dev) extra=requirements-dev.lock ;;
  *) echo "usage: sh src/setup.sh [dev]" >&2; exit 2 ;;
esac
trap tidy EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
may_write "$log"

want_python
want_pango
done_as=$(stamp "$group" "$extra")
is_done && exit 0
want_venv
want_packages "$extra"
rm -f "$venv/.unfinished"
{ echo "at $root"; echo "$done_as"; [ "$group" = run ] || stamp run; } >"$venv/.set-up"
say "ready: $venv/bin/stonehand"
