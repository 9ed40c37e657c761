"""Runs the program on archives in a folder of its own, and counts what was lost."""
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# What no user should ever see.
UGLY = [
    "database is locked", "Fatal error", "Backtrace", "Thread 0", "Illegal instruction", "GRDB", "SQLite error", "NSCocoaErrorDomain"]
KNOWN_EXITS = {0, 1, 2, 64, 65, 66, 69, 73, 74, 75}
SECONDS = 120
# Losses of a section that are told; all are counted.
TOLD = 12


class Loss(Exception):
    """Something was lost, changed, half done or badly reported."""


class Skip(Exception):
    """A trial that this machine does not allow."""


class Workshop:
    """A folder with archives to break, and the program to break in on."""

    def __init__(self, limen, folder, seed, scale):
        self.limen, self.folder, self.random, self.scale = str(limen), Path(folder), random.Random(seed), scale
        self.sections = []

    def path(self, name):
        return str(self.folder / name)

    def times(self, count):
        """How often to do what is done `count` times in a round of ordinary length."""
        return max(1, round(count * self.scale))

    def run(self, *arguments, expect=(0,), wrapper=(), limits=(), seconds=SECONDS, **options):
        """Runs the program to its end and checks how it ended. `limits` are pairs of a resource and its bound."""
        def bound():
            for kind, value in limits:
                resource.setrlimit(kind, (value, value))
        command = [*wrapper, self.limen, *map(str, arguments)]
        options = {"stdin": subprocess.DEVNULL, **options}
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=bound if limits else None, start_new_session=True,
            **options)
        try:
            texts = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            raise Loss(f"{self.words(arguments)}: not done after {seconds} s") from None
        finally:
            if process.returncode is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.communicate()
        # Names of files may be of any bytes.
        done = subprocess.CompletedProcess(command, process.returncode, *(text.decode(errors="backslashreplace") for text in texts))
        self.check_manners(done.returncode, done.stderr, arguments)
        if expect is not None and done.returncode not in expect:
            raise Loss(
                f"{self.words(arguments)}: exit {done.returncode}, expected {' or '.join(map(str, expect))}: {done.stderr.strip()[-300:]}")
        return done

    @staticmethod
    def words(arguments):
        return "limen " + " ".join(str(word)[-40:] for word in arguments)

    @classmethod
    def check_manners(cls, code, messages, arguments):
        for ugly in UGLY:
            if ugly in messages:
                raise Loss(f"{cls.words(arguments)}: says '{ugly}': {messages.strip()[-300:]}")
        if code >= 0 and code not in KNOWN_EXITS:
            raise Loss(f"{cls.words(arguments)}: exit {code}, which is not documented: {messages.strip()[-200:]}")
        if code < 0 and -code not in (signal.SIGKILL, signal.SIGINT, signal.SIGTERM, signal.SIGPIPE):
            raise Loss(f"{cls.words(arguments)}: ended by signal {-code}: {messages.strip()[-300:]}")

    def verify(self, archive):
        done = self.run("archive", "verify", "--archive", archive, expect=None)
        if done.returncode != 0:
            raise Loss(f"verify: exit {done.returncode}: {(done.stdout + done.stderr).strip()[-400:]}")

    def heads(self, archive):
        """What the archive holds: the content hash of every head and decision."""
        database = sqlite3.connect(f"file:{archive}?mode=ro", uri=True)
        try:
            rows = database.execute("SELECT kind, slug, hash FROM heads ORDER BY kind, slug").fetchall()
            events = database.execute("SELECT kind, limit_slug, hash FROM standing_event ORDER BY hash").fetchall()
        finally:
            database.close()
        return set(rows) | set(events)

    def fresh(self, source, name="work.sqlite"):
        target = self.path(name)
        for ending in ["", "-journal", "-wal", "-shm"]:
            Path(target + ending).unlink(missing_ok=True)
        shutil.copy(source, target)
        os.chmod(target, 0o644)
        return target

    def section(self, name, trials, body):
        """Runs a trial many times; a loss counts and is told, and the rest goes on."""
        start, losses, skips, counts = time.time(), [], [], {}
        for trial in range(trials):
            try:
                outcome = body(trial) or "done"
                counts[outcome] = counts.get(outcome, 0) + 1
            except Skip as skip:
                skips.append(str(skip))
            except Loss as loss:
                losses.append(str(loss))
        took = time.time() - start
        self.sections.append({
            "name": name, "trials": trials - len(skips), "losses": len(losses), "skipped": len(skips), "seconds": round(took, 1)})
        told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))
        print(f"{name:<34} {trials:>6} trials  {len(losses):>4} losses  {took:7.1f} s  {told}", flush=True)
        for skip in sorted(set(skips)):
            print(f"    skipped {skips.count(skip)}: {skip}", flush=True)
        for loss in losses[:TOLD]:
            print(f"    {loss}", flush=True)

    def cases(self, name, bodies):
        """A section of named cases, each run once: pairs of a name and a body."""
        def body(number):
            case, run = bodies[number]
            try:
                return run()
            except Loss as loss:
                raise Loss(f"{case}: {loss}") from None
        self.section(name, len(bodies), body)
