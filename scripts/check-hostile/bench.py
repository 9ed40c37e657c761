"""Runs the program on what means harm, and holds it to its promises."""
import hashlib
import math
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
UGLY = ["Fatal error", "Backtrace", "Thread 0", "Illegal instruction", "GRDB", "SQLite error", "stack dump", "Swift/"]
EXITS = {0, 1, 2, 64, 65, 66, 69, 73, 74, 75}
SECONDS, MEBIBYTES = 20, 1024
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


class Harm(Exception):
    """A promise was broken."""


class Bench:
    """The program, an archive for it, and what its runs took."""

    def __init__(self, limen, folder, seed, slow, scale):
        self.limen, self.folder, self.random = str(limen), Path(folder), random.Random(seed)
        self.slow, self.scale = slow, scale
        self.sections = []
        self.base = self.folder / "base.sqlite"
        self.archive = self.folder / "work.sqlite"
        for arguments in (["archive", "init"], ["import", str(ROOT / "imports/planes"), str(ROOT / "imports/bounds")]):
            subprocess.run(
                [self.limen, *arguments, "--archive", str(self.base)], check=True, capture_output=True)
        shutil.copy(self.base, self.archive)

    def run(self, *arguments, seconds=SECONDS, mebibytes=MEBIBYTES, stdin=None):
        """The exit code, both outputs, seconds and MiB of one run."""
        def limits():
            resource.setrlimit(resource.RLIMIT_AS, (16 << 30, 16 << 30))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            start = time.time()
            process = subprocess.Popen(
                [self.limen, *arguments], stdout=out, stderr=err, stdin=stdin or subprocess.DEVNULL, preexec_fn=limits)
            timer = threading.Timer(seconds * self.slow, process.kill)
            timer.start()
            _, status, usage = os.wait4(process.pid, 0)
            timer.cancel()
            process.returncode = os.waitstatus_to_exitcode(status)
            took, peak = time.time() - start, usage.ru_maxrss >> 10
            texts = []
            for file in (out, err):
                file.seek(0)
                texts.append(file.read().decode(errors="backslashreplace"))
        code = process.returncode
        words = " ".join(str(one)[-60:] for one in arguments[:3])
        if code == -signal.SIGKILL:
            raise Harm(f"{words}: not done after {seconds * self.slow:.0f} s ({peak} MiB)")
        if code < 0:
            raise Harm(f"{words}: ended by signal {-code}: {texts[1].strip()[-300:]}")
        if code not in EXITS:
            raise Harm(f"{words}: exit {code}, which is not documented")
        for ugly in UGLY:
            if ugly in texts[1]:
                raise Harm(f"{words}: says '{ugly}': {texts[1].strip()[-300:]}")
        if peak > mebibytes:
            raise Harm(f"{words}: took {peak} MiB")
        return code, texts[0], texts[1], took, peak

    def calm(self, outputs):
        found = STEERING.search("".join(outputs))
        if found:
            raise Harm(f"an output holds the character U+{ord(found.group()):04X}")

    def refused(self, path, *options, codes=(65,), names=True):
        """An import that must be refused, and change nothing."""
        before = digest(self.archive)
        code, out, err, took, peak = self.run("import", str(path), *options, "--archive", str(self.archive))
        if code not in codes:
            raise Harm(f"import {Path(path).name}: exit {code}, expected {codes}: {(out + err).strip()[-200:]}")
        self.calm((out, err))
        if code != 0:
            if names and Path(path).name not in err:
                raise Harm(f"import {Path(path).name}: the message does not name the file: {err.strip()[:200]}")
            if digest(self.archive) != before:
                raise Harm(f"import {Path(path).name}: the archive has changed")
        elif digest(self.archive) != before:
            shutil.copy(self.base, self.archive)
        return took, peak

    def section(self, name, cases):
        """Runs cases: pairs of a name and a body that gives seconds and MiB."""
        worst, most, harms, count = (0.0, ""), (0, ""), [], 0
        cases = list(cases)
        if self.scale < 1:
            chosen = sorted(self.random.sample(range(len(cases)), math.ceil(len(cases) * self.scale)))
            cases = [cases[number] for number in chosen]
        start = time.time()
        for case, body in cases:
            count += 1
            try:
                took, peak = body() or (0.0, 0)
                worst, most = max(worst, (took, case)), max(most, (peak, case))
            except Harm as harm:
                harms.append(f"{case}: {harm}")
        took = time.time() - start
        self.sections.append({"name": name, "trials": count, "losses": len(harms), "skipped": 0, "seconds": round(took, 1)})
        print(
            f"{name:<12}{count:>6}{len(harms):>7}{took:>8.1f} s   "
            f"{worst[0]:>6.2f} s {worst[1][:24]:<24} {most[0]:>5} MiB {most[1][:24]}", flush=True)
        for harm in harms[:20]:
            print(f"    {harm[:400]}", flush=True)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def imports(self, cases, *options, codes=(65,)):
        """Cases that import a file each, made when its turn comes."""
        for name, content in cases:
            def body(name=name, content=content):
                made = content() if callable(content) else content
                path = self.file(name, made)
                try:
                    return self.refused(path, *options, codes=codes)
                finally:
                    path.unlink()
            yield name, body


def digest(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()
