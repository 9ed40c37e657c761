"""Power cuts: commands that were recorded, and the disk as it may be afterwards."""
import shutil
import subprocess
from pathlib import Path

from disk import Disk, found, records
from inputs import base_archive, make_files
from outputs import contents, unfinished
from workshop import Loss, Skip


def library(shop):
    """The library that records calls, compiled into the folder of the trials."""
    made = shop.folder.parent / "recorded_calls.so"
    if not made.exists():
        if not shutil.which("cc"):
            raise Skip("there is no C compiler")
        source = Path(__file__).with_name("recorded_calls.c")
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", made, source, "-ldl"], check=True)
    return made


class Command:
    """A command, what it starts from, and how to see that it is done, or was not begun."""

    def __init__(self, shop, base, name, words, target=None):
        self.shop, self.base, self.name, self.words, self.target = shop, base, name, words, target
        self.place = shop.folder.resolve() / "disk"
        self.kept = None

    def prepare(self):
        shutil.rmtree(self.place, ignore_errors=True)
        self.place.mkdir()
        shutil.copy(self.base, self.place / "work.sqlite")

    def record(self):
        """Runs it once, and keeps what it did and what came of it."""
        self.prepare()
        start, log = found(self.place), self.shop.folder / "calls.log"
        log.unlink(missing_ok=True)
        self.shop.run(*self.words, cwd=self.place, env={
            "PATH": "/usr/bin:/bin", "LIMEN_ARCHIVE": "work.sqlite", "LD_PRELOAD": str(library(self.shop)), "RECORD_BELOW": str(self.place),
            "RECORD_LOG": str(log)})
        calls = list(records(log))
        if not calls:
            raise Loss(f"{self.name}: nothing was recorded")
        self.kept = start, calls
        self.before = self.shop.heads(self.base)
        self.after = self.shop.heads(self.place / "work.sqlite")
        self.made = contents(self.place / self.target) if self.target else None

    def cut(self):
        if self.kept is None:
            self.record()
        start, calls = self.kept
        disk = Disk(self.place, start)
        # A third of the cuts come when the command has said that it is done.
        last = len(calls) if self.shop.random.random() < 1 / 3 else self.shop.random.randrange(len(calls))
        for call in calls[:last]:
            disk.run(*call)
        disk.write(disk.cut(self.shop.random))
        self.check(done=last == len(calls))
        return "when done" if last == len(calls) else "before"

    def check(self, done):
        shop, archive = self.shop, self.place / "work.sqlite"
        target = self.place / self.target if self.target else None
        shop.verify(archive)
        held = shop.heads(archive)
        if not self.before <= held <= self.after:
            raise Loss(f"{self.name}: something was lost, or something else came")
        if done and held != self.after:
            raise Loss(f"{self.name}: it was reported as done, and is gone")
        if target is None:
            return
        if not target.exists():
            if done:
                raise Loss(f"{self.name}: it was reported as written, and is gone")
        elif target.suffix == ".sqlite":
            # Two archives of the same content may differ in their bytes.
            shop.verify(target)
            if shop.heads(target) != self.after:
                raise Loss(f"{self.name}: the copy lacks something")
        elif contents(target) != self.made and not (unfinished(target) and not done):
            raise Loss(f"{self.name}: half of it is there{' though it was reported as written' if done else ''}")


def power(shop):
    base = base_archive(shop)
    shop.run("release", "create", "--allow-stale", "zero", "--message", "for a test", "--archive", base)
    files = shop.path("files")
    make_files(files, "power", 4)
    other, dump = shop.fresh(base, "other.sqlite"), shop.path("dump")
    shop.run("import", files, "--archive", other)
    shop.run("archive", "dump", dump, "--archive", base)
    commands = [
        Command(shop, base, "import", ("import", files)), Command(shop, base, "merge", ("archive", "merge", other)),
        Command(shop, base, "compute", ("compute", "electron-edm", "muon-edm")),
        Command(shop, base, "release", ("release", "create", "--allow-stale", "first", "-m", "m")),
        Command(shop, base, "snapshot", ("archive", "snapshot", "copy.sqlite"), "copy.sqlite"),
        Command(shop, base, "restore", ("archive", "restore", dump, "--archive", "copy.sqlite"), "copy.sqlite"),
        Command(shop, base, "dump", ("archive", "dump", "text"), "text"),
        Command(shop, base, "export", ("export", "sn1987a", "--as", "csv", "--output", "a.csv"), "a.csv"),
        Command(shop, base, "hepdata", ("export", "sn1987a", "--as", "hepdata", "--output", "h"), "h"),
        Command(shop, base, "release export", ("release", "export", "zero", "deposit"), "deposit"),
    ]
    for command in commands:
        shop.section(f"power: {command.name}", shop.times(30), lambda _, command=command: command.cut())
