"""Archives that were damaged, and a clock that goes backwards."""
import json
import os
import shutil
from pathlib import Path

from inputs import base_archive, make_files
from workshop import Loss, Skip


def damage(shop):
    """Cut and flipped files: the right answer or an error, nothing else."""
    base = base_archive(shop)
    shop.run("compute", "--archive", base)
    whole = Path(base).read_bytes()
    questions = [
        ("strongest", "--scenario", "visible", "--mass", "10 MeV", "--mass", "1 GeV", "--format", "json"),
        ("envelope", "--scenario", "visible", "--format", "json"), ("list", "--format", "json"),
        ("show", "sn1987a", "--format", "json"),
    ]
    right = [shop.run(*question, "--archive", base).stdout for question in questions]
    path = shop.path("damaged.sqlite")

    def ask(bytes_):
        Path(path).write_bytes(bytes_)
        answered = 0
        for question, expected in zip(questions, right):
            done = shop.run(*question, "--archive", path, expect=(0, 65, 74))
            if done.returncode == 0 and done.stdout != expected:
                raise Loss(f"a wrong answer to {question[0]}")
            answered += done.returncode == 0
        return "answered" if answered == len(questions) else "refused" if answered == 0 else "partly refused"

    def flipped(_):
        bytes_ = bytearray(whole)
        for _ in range(shop.random.choice([1, 1, 1, 2, 8])):
            bytes_[shop.random.randrange(len(bytes_))] ^= 1 << shop.random.randrange(8)
        outcome = ask(bytes_)
        shop.run("archive", "verify", "--archive", path, expect=(0, 1, 65, 74))
        return outcome

    def overwritten(_):
        bytes_ = bytearray(whole)
        page = shop.random.randrange(len(bytes_) // 4096)
        other = shop.random.choice([os.urandom(4096), bytes(4096), whole[-4096:], b"\xff" * 4096])
        bytes_[page * 4096:(page + 1) * 4096] = other
        return ask(bytes_)

    def cut(_):
        return ask(whole[:shop.random.randrange(len(whole))])

    def lengthened(_):
        return ask(whole + os.urandom(shop.random.randrange(1, 20000)))

    shop.section("flipped bits", shop.times(100), flipped)
    shop.section("overwritten pages", shop.times(30), overwritten)
    shop.section("files cut short", shop.times(30), cut)
    shop.section("files with a tail", shop.times(5), lengthened)


def clock(shop):
    """A clock that goes backwards between writings."""
    base = base_archive(shop)
    files = shop.path("clock-files")
    names = make_files(files, "clock", 4)

    def backwards(_):
        if not shutil.which("faketime"):
            raise Skip("faketime is not installed")
        work = shop.fresh(base)
        for name, when in zip(names, ["2031-01-01", "1999-12-31", "2026-06-01", "1970-01-02"]):
            shop.run("import", f"{files}/{name}.xml", "--archive", work, wrapper=("faketime", when))
            shop.run("release", "create", "--allow-stale", f"r-{name}", "--message", "m", "--archive", work, wrapper=("faketime", when))
        shop.verify(work)
        log = [row for row in json.loads(shop.run("log", "--archive", work, "--format", "json").stdout)["entries"]]
        if not log:
            raise Loss("the log is empty")
        releases = shop.run("release", "list", "--archive", work).stdout
        if [releases.find(f"r-{name}") for name in names] != sorted(releases.find(f"r-{name}") for name in names):
            raise Loss("releases are sorted by the clock, not by order of writing")

    shop.section("clock going backwards", shop.times(1), backwards)
