#!/bin/sh
# Proves the set-up on bare machines: a Debian of nothing but git and make, as root, and as a user without root to whom
# somebody gave Python but neither python3-venv nor Pango. A soak test, run by hand, as root, where debootstrap is installed:
#
#   sh tests/outside/bare_machine.sh trixie                        clone, then `make sample` and `make test`, both ways
#   sh tests/outside/bare_machine.sh bookworm rootless             only one of the two ways: `root` or `rootless`
#   COMMANDS='sh src/setup.sh' sh tests/outside/bare_machine.sh trixie   other commands, one a line
#   WORKTREE=1 sh tests/outside/bare_machine.sh trixie             with what is not committed yet
#
# It takes this machine's own way to the outside along: resolver, the network settings of apt and pip, certificates. Each
# machine stands in its own folder under BARE (default: stonehand-bare in TMPDIR or in var/tmp) and is left there to look
# at; the base systems are kept for the next run. It ends with 1 if any command failed, and prints the seconds of each.
set -eu

dist=${1:?usage: bare_machine.sh DIST [root|rootless]}
ways=${2:-root rootless}
commands=${COMMANDS:-make sample
make test}
here=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
bare=${BARE:-${TMPDIR:-/var/tmp}/stonehand-bare}
certificates=${PIP_CERT:-${SSL_CERT_FILE:-}}
failed=0

say() { printf 'bare machine: %s\n' "$*" >&2; }

base() { # the smallest Debian there is
  [ -e "$bare/$dist-base/done" ] && return
  say "making a bare $dist"
  rm -rf "$bare/$dist-base"
  mkdir -p "$bare"
  debootstrap --variant=minbase --include=git,make "$dist" "$bare/$dist-base" >"$bare/$dist.log"
  : >"$bare/$dist-base/done"
}

machine() { # a copy of it with this machine's way to the outside, and the checkout
  chroot=$bare/$dist-$1
  rm -rf "$chroot"
  cp -a "$bare/$dist-base" "$chroot"
  cp /etc/resolv.conf "$chroot/etc/resolv.conf"
  apt-config dump | grep -E '^Acquire::(http|https|Check-[A-Za-z-]*|Retries)\b' >"$chroot/etc/apt/apt.conf.d/99outside" || true
  [ ! -f /etc/pip.conf ] || cp /etc/pip.conf "$chroot/etc/pip.conf"
  [ -z "$certificates" ] || install -m 644 "$certificates" "$chroot/etc/outside.crt"
  enter "$chroot" 0 'useradd --create-home editor'
  [ "$1" = root ] || enter "$chroot" 0 'apt-get -q update && apt-get -qy --no-install-recommends install python3' >/dev/null 2>&1
  git clone --quiet --no-hardlinks "$here" "$chroot/home/editor/paper"
  [ -z "${WORKTREE:-}" ] || (cd "$here" && git ls-files -co --exclude-standard -z | tar -c --null -T - --ignore-failed-read) |
    tar -x -C "$chroot/home/editor/paper"
  enter "$chroot" 0 'chown -R editor: /home/editor'
}

enter() { # CHROOT USER COMMAND: with a clean environment, and its own /proc and shared memory
  # shellcheck disable=SC2016  # the inner shell's own arguments
  unshare --mount --pid --fork sh -c '
    mount --make-rprivate /
    mount -t proc proc "$1/proc"
    mkdir -p "$1/dev/shm" && mount -t tmpfs tmpfs "$1/dev/shm"
    exec chroot --userspec="$2" "$1" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME="$3" LANG=C.UTF-8 TMPDIR=/tmp $4 \
      sh -c "$5"' enter "$1" "$2" "$([ "$2" = 0 ] && echo /root || echo /home/editor)" "$(outside)" "$3" </dev/null
}

outside() { # settings of the network, as words for `env`
  env | grep -E '^(PIP_(INDEX_URL|DEFAULT_TIMEOUT|RETRIES|TRUSTED_HOST)|https?_proxy|no_proxy|HTTPS?_PROXY|NO_PROXY)=[^ ]*$' || true
  [ -z "$certificates" ] || echo "PIP_CERT=/etc/outside.crt SSL_CERT_FILE=/etc/outside.crt"
}

prove() { # WAY USER
  machine "$1"
  while IFS= read -r command; do
    began=$(date +%s)
    if enter "$bare/$dist-$1" "$2" "git config --global --add safe.directory '*'; cd /home/editor/paper && $command"; then verdict=passed
    else verdict=FAILED failed=1; fi
    say "$dist, $1, $command: $verdict in $(($(date +%s) - began)) s"
  done <<C
$commands
C
}

base
for way in $ways; do
  case $way in
    root) prove root 0 ;;
    rootless) prove rootless editor ;;
    *) say "no way called $way"; exit 2 ;;
  esac
done
exit "$failed"
