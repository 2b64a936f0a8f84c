"""Runs the Containerfile's own lines in a bare Debian, where there is no container engine to run them: as root, by hand.

    python tests/outside/bare_container.py            needs debootstrap; prints the seconds of each line

It takes this machine's way to the outside along, as `bare_machine.sh` does, whose base system it uses. COPY, RUN, USER, WORKDIR and
ENTRYPOINT are all it knows; another instruction ends it. At the end the entry point builds the sample as the user, with no network.
"""

import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
BARE = Path(os.environ.get("BARE", "/var/tmp/stonehand-bare"))  # noqa: S108 - where bare_machine.sh keeps its systems
HERE = BARE / "container"
SAMPLE = "2026-11-27"


def instructions() -> list[tuple[str, str]]:
    """Give the Containerfile's instructions, lines joined, comments left out."""
    lines = (ROOT / "Containerfile").read_text("utf-8").replace("\\\n", " ").splitlines()
    told = [line.split(maxsplit=1) for line in lines if line.strip() and not line.startswith("#")]
    return [(name, rest) for name, rest in told]


def main() -> int:
    """Run all lines, then the entry point."""
    _prepare()
    last = {"USER": "0", "WORKDIR": "/", "ENTRYPOINT": "[]", "FROM": ""}
    for name, rest in instructions():
        began = time.monotonic()
        if name in last:
            last[name] = rest
        else:
            _do(name, rest)
        _say(f"{name} {rest[:60]}: {time.monotonic() - began:.1f} s")
    user, folder, entry = last["USER"], last["WORKDIR"], last["ENTRYPOINT"]
    for part in ("issues", "layouts"):
        shutil.copytree(ROOT / part, HERE / "paper" / part)
    _enter("0", "/", f"chown -R {user}: /paper")
    began = time.monotonic()
    words = entry.strip("[]").replace('"', "")
    _enter(user, folder, f"id -un; {words} doctor; {words} build {SAMPLE} --ci", network=False)
    _say(f"the sample as {user}, without network: {time.monotonic() - began:.1f} s")
    _say(f"{_run('du', '-sm', str(HERE)).split()[0]} MB in all")
    return 0


def _prepare() -> None:
    base = BARE / "trixie-base"
    if not (base / "done").exists():
        shutil.rmtree(base, ignore_errors=True)
        base.parent.mkdir(parents=True, exist_ok=True)
        _run("debootstrap", "--variant=minbase", "--include=git,make", "trixie", str(base))
        (base / "done").touch()
    shutil.rmtree(HERE, ignore_errors=True)
    _run("cp", "-a", str(base), str(HERE))
    shutil.copy("/etc/resolv.conf", HERE / "etc/resolv.conf")
    settings = _run("apt-config", "dump").splitlines()
    kept = [line for line in settings if line.startswith(("Acquire::http", "Acquire::https", "Acquire::Retries"))]
    (HERE / "etc/apt/apt.conf.d/99outside").write_text("\n".join(kept) + "\n")
    if Path("/etc/pip.conf").exists():
        shutil.copy("/etc/pip.conf", HERE / "etc/pip.conf")
    certificates = os.environ.get("PIP_CERT") or os.environ.get("SSL_CERT_FILE")
    if certificates:
        shutil.copy(certificates, HERE / "etc/outside.crt")


def _do(name: str, rest: str) -> None:
    match name:
        case "COPY":
            _copy(rest)
        case "RUN":
            _enter("0", "/", rest)
        case _:
            sys.exit(f"no way to do {name}")


def _copy(rest: str) -> None:
    *names, target = rest.split()
    place = HERE / target.lstrip("/")
    for name in names:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, place, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            place.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, place / source.name)


def _enter(user: str, folder: str, command: str, *, network: bool = True) -> None:
    """Run a command in the root, in namespaces of its own, as a container engine would."""
    passed = [f"{name}={value}" for name, value in os.environ.items() if name.lower().endswith("_proxy")]
    passed += [
        f"{name}={value}" for name, value in os.environ.items() if name.startswith("PIP_") and name != "PIP_CERT"
    ]
    if (HERE / "etc/outside.crt").exists():
        passed += ["PIP_CERT=/etc/outside.crt", "SSL_CERT_FILE=/etc/outside.crt"]
    name = "root" if user == "0" else user
    inner = f"su -s /bin/sh {name} -c {shlex.quote(f'cd {folder} && {command}')}" if user != "0" else command
    script = (
        'mount --make-rprivate / && mount -t proc proc "$1/proc" && mount -t tmpfs tmpfs "$1/dev/shm" && '
        'shift && exec chroot "$@"'
    )
    words = [
        "unshare",
        "--mount",
        "--pid",
        "--fork",
        *([] if network else ["--net"]),
        "sh",
        "-ec",
        script,
        "sh",
        str(HERE),
    ]
    settings = ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8", "HOME=/root"]
    sys.stderr.write(_run(*words, str(HERE), "env", "-i", *settings, *passed, "sh", "-ec", inner))


def _run(name: str, *words: str) -> str:
    """Run a program that must succeed, and give what it writes."""
    return subprocess.run((shutil.which(name) or name, *words), stdout=subprocess.PIPE, text=True, check=True).stdout


def _say(text: str) -> None:
    print(f"bare container: {text}", file=sys.stderr)  # noqa: T201 - told to whoever runs it


if __name__ == "__main__":
    sys.exit(main())
