"""The rendering child's supervisor: every way a job can go wrong ends in a finding, and the next job works."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from stonehand.engines.pipe import pack, unpack
from stonehand.engines.worker import JobFault, Limits, Worker
from stonehand.model.finding import EngineFailed

pytestmark = pytest.mark.long

SHORT = Limits(memory=512 * 1024**2, cpu_seconds=1, wall_seconds=10, answer=1024**2)


def failed(worker: Worker, template: str) -> str:
    """Fill a template that must fail; give the finding's id."""
    with pytest.raises(EngineFailed) as caught:
        worker.fill(template, "bad", {})
    return caught.value.findings[0].id


def test_a_template_is_filled_and_its_faults_come_back_typed() -> None:
    """The text comes back; an undefined name comes back as a TemplateFault with its line."""
    with Worker(SHORT) as worker:
        assert worker.fill("Hello, {{ who }} — ready", "m", {"who": "Ada & co"}) == "Hello, Ada &amp; co — ready"
        with pytest.raises(JobFault) as caught:
            worker.fill("one\ntwo {{ nobody }}", "m", {})
        assert (caught.value.kind, caught.value.fields["line"]) == ("TemplateFault", 2)


def test_a_loop_is_ended_by_its_cpu_limit() -> None:
    """A template that loops for ever is ended after its CPU seconds, and the next job gets a fresh child."""
    loop = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    with Worker(SHORT) as worker:
        begun = time.monotonic()
        assert failed(worker, loop) == "engine/time-limit"
        assert time.monotonic() - begun < 9
        assert worker.fill("{{ 6 * 7 }}", "m", {}) == "42"


def test_a_memory_bomb_is_refused() -> None:
    """A gigabyte of text out of ten characters meets the limit, not the machine."""
    with Worker(SHORT) as worker:
        assert failed(worker, "{{ 'a' * 10**9 }}") == "engine/memory-limit"
        assert worker.fill("still here", "m", {}) == "still here"


def test_an_answer_beyond_all_measure_is_refused() -> None:
    """Two megabytes where one is allowed."""
    with Worker(SHORT) as worker:
        assert failed(worker, "{{ 'a' * 2097152 }}") == "engine/refused"
        assert worker.fill("still here", "m", {}) == "still here"


@pytest.mark.parametrize(("number", "name"), [(signal.SIGABRT, "SIGABRT"), (signal.SIGSEGV, "SIGSEGV")])
def test_a_crash_takes_only_the_child(number: signal.Signals, name: str) -> None:
    """A child that dies of a signal is reported by its name, and replaced."""
    with Worker(SHORT) as worker:
        worker.fill("warm", "m", {})
        assert worker._child is not None
        os.kill(worker._child.pid, number)
        with pytest.raises(EngineFailed, match=name) as caught:
            worker.fill("x", "m", {})
        assert caught.value.findings[0].id == "engine/died"
        assert worker.fill("still here", "m", {}) == "still here"


def test_a_child_that_sleeps_is_ended_by_the_clock() -> None:
    """A stopped child uses no CPU; the parent's clock ends it."""
    with Worker(Limits(cpu_seconds=1, wall_seconds=0.5)) as worker:
        worker.fill("warm", "m", {})
        assert worker._child is not None
        os.kill(worker._child.pid, signal.SIGSTOP)
        assert failed(worker, "x") == "engine/time-limit"
        assert worker.fill("still here", "m", {}) == "still here"


def test_garbage_on_the_pipe_is_refused() -> None:
    """A child that answers with what is no frame is not believed."""
    with Worker(SHORT) as worker:
        worker.fill("warm", "m", {})
        child = worker._child
        assert child is not None
        reading, writing = os.pipe()
        os.write(writing, b"\xff" * 64)
        child.answers = reading
        assert failed(worker, "x") == "engine/refused"
        os.close(reading)
        os.close(writing)
        assert worker.fill("still here", "m", {}) == "still here"


def test_a_job_begun_early_keeps_its_result() -> None:
    """Beginning another job waits for the first and loses nothing."""
    with Worker(SHORT) as worker:
        first = worker.begin("fill", {"source": "one", "name": "m", "context": {}}, (), lambda done: done.blobs[0])
        second = worker.begin("fill", {"source": "two", "name": "m", "context": {}}, (), lambda done: done.blobs[0])
        assert (second.result(), first.result()) == (b"two", b"one")


def test_closing_leaves_no_child_and_no_folder() -> None:
    """After `close` the process is gone and its folder removed; a second close does nothing."""
    worker = Worker(SHORT)
    worker.fill("x", "m", {})
    assert worker._child is not None
    pid, folder = worker._child.pid, worker._child.folder
    assert Path(folder).is_dir()
    worker.close()
    worker.close()
    assert not Path(folder).exists()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_parent_that_is_ended_leaves_nothing_behind(number: signal.Signals, tmp_path: Path) -> None:
    """Ctrl-C, a polite end and a hard one: no child lives on, no folder stays."""
    source = str(Path(__file__).parents[3] / "src")
    script = f"""
        import sys, time
        sys.path.insert(0, {source!r})
        from stonehand.engines.worker import Worker
        with Worker() as worker:
            worker.fill("x", "m", {{}})
            print(worker._child.pid, flush=True)
            time.sleep(60)
    """
    command = (sys.executable, "-c", textwrap.dedent(script))
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    # our own interpreter on our own script
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert list(tmp_path.iterdir())
        parent.send_signal(number)
        parent.wait(timeout=20)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and (_lives(pid) or list(tmp_path.iterdir())):
        time.sleep(0.05)
    assert not _lives(pid)
    assert list(tmp_path.iterdir()) == []


def test_the_child_sees_nothing_of_the_users_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of ours reaches the child but its own."""
    monkeypatch.setenv("SECRET_OF_THE_DESK", "1")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    with Worker(SHORT) as worker:
        worker.fill("x", "m", {})
        assert worker._child is not None
        table = Path(f"/proc/{worker._child.pid}/environ")
        if not table.exists():
            pytest.skip("no /proc here")
        seen = table.read_bytes()
    assert b"SECRET_OF_THE_DESK" not in seen
    assert b"TZ=UTC" in seen


def test_frames_survive_the_pipe() -> None:
    """Header and blobs come out as they went in, empty blobs and odd characters too."""
    whole = b"".join(pack({"job": "\u2028\ud800 ä"}, (b"", b"\x00" * 5, b"end")))
    rest = memoryview(whole)

    def read(size: int) -> bytes:
        nonlocal rest
        piece, rest = bytes(rest[:size]), rest[size:]
        return piece

    frame = unpack(read, 1000)
    assert frame.header["job"] == "\u2028\ud800 ä"
    assert frame.blobs == (b"", b"\x00" * 5, b"end")


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not (stat.exists() and stat.read_text().rsplit(")", 1)[1].split()[0] == "Z")
