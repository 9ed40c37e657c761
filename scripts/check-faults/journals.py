"""Journals that a crash has left, that somebody has made, or whose bits have flipped."""
import os
import shutil
import sqlite3
import struct
from pathlib import Path

from calls import failing
from inputs import base_archive, submission_xml
from workshop import ROOT, Loss, Skip

MAGIC = bytes.fromhex("d9d505f920a163d7")
QUESTIONS = [
    ("list", "--format", "json"), ("strongest", "--scenario", "visible", "--mass", "10 MeV", "--format", "json"),
    ("log", "--format", "json"), ("envelope", "--scenario", "visible", "--format", "json"),
]


def naming_another(archive, victim):
    """A journal of an archive that says it belongs to a transaction over several files, kept in `victim`: SQLite deletes that file."""
    pages, name = os.path.getsize(archive) // 4096, str(victim).encode()
    head = (MAGIC + struct.pack(">IIIII", 0, 1, pages, 512, 4096)).ljust(512, b"\0")
    return head + struct.pack(">I", 0x40000000 // 4096 + 1) + name + struct.pack(">II", len(name), sum(name)) + MAGIC


def super_journal(shop):
    base = base_archive(shop)
    other = shop.fresh(base, "other.sqlite")
    table = shop.path("table.csv")
    shop.run("export", "sn1987a", "--as", "csv", "--output", table, "--archive", base)
    source = ROOT / "imports/searches/muon-g-2.xml"
    commands = {
        "list": ("list",), "strongest": ("strongest", "--scenario", "visible", "--mass", "10 MeV"), "alone": (),
        "verify": ("archive", "verify"), "diff": ("diff", "limen.sqlite", other), "merge": ("archive", "merge", other, "--dry-run"),
        "merge from it": ("archive", "merge", "limen.sqlite", "--dry-run", "--archive", other), "lint": ("lint", table),
        "import --dry-run": ("import", source, "--dry-run"), "import": ("import", source), "compute": ("compute",),
        "snapshot": ("archive", "snapshot", "copy.sqlite"), "completion": ("---completion", "show", "--", "positional@0", "2", "0"),
    }

    def asked(name, command):
        def body():
            folder = Path(shop.path("super"))
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            archive, journal, mine = folder / "limen.sqlite", folder / "limen.sqlite-journal", folder / "thesis.tex"
            shutil.copy(base, archive)
            mine.write_text("thesis")
            journal.write_bytes(naming_another(archive, mine))
            before = archive.read_bytes(), journal.read_bytes()
            done = shop.run(*command, cwd=folder, env={"PATH": "/usr/bin:/bin", "SAP_SHELL": "bash"}, expect=None)
            if not mine.exists():
                raise Loss(f"exit {done.returncode}, and a file of the user is gone")
            if not journal.exists() or (archive.read_bytes(), journal.read_bytes()) != before:
                raise Loss(f"exit {done.returncode}, and archive or journal is not what it was")
            # Behind the TAB key no error can be shown.
            if name != "completion" and done.returncode != 65:
                raise Loss(f"exit {done.returncode}, not 65: {done.stderr.strip()[-200:]}")
        return body

    shop.cases("journals: one that names a file", [(name, asked(name, command)) for name, command in commands.items()])


def hot_pair(shop, base, at):
    """An archive and its journal after an import was killed at a write into the archive; and how many writes there are."""
    source = Path(shop.path("large.xml"))
    source.write_text(submission_xml("large", 40))
    work, log = shop.fresh(base, "hot.sqlite"), Path(shop.path("hot.log"))
    if at is None:
        log.unlink(missing_ok=True)
        shop.run("import", source, "--archive", work, env=failing(shop, work, exact=True, log=log))
        return log.read_text().split().count("pwrite")
    shop.run("import", source, "--archive", work, expect=(-9,), env=failing(shop, work, "pwrite", at, "kill", exact=True))
    if not Path(work + "-journal").exists():
        raise Loss("no journal was left")
    return Path(work).read_bytes(), Path(work + "-journal").read_bytes()


def hot(shop):
    """Bits flipped in a journal that must be rolled back."""
    base = base_archive(shop)
    before = shop.heads(base)
    right = {question: shop.run(*question, "--archive", base).stdout for question in QUESTIONS}
    writes, pairs = [], []

    def pair():
        if not writes:
            writes.append(hot_pair(shop, base, None))
        if len(pairs) < 4:
            pairs.append(hot_pair(shop, base, shop.random.randint(2, writes[0])))
        return shop.random.choice(pairs)

    def flipped(trial, flips=1):
        archive, journal = pair()
        journal = bytearray(journal)
        work = Path(shop.path("flipped.sqlite"))
        left = Path(f"{work}-journal")
        # Every fourth in the head, which says how much of it counts.
        reach = 512 if trial % 4 == 0 else len(journal)
        for _ in range(flips):
            journal[shop.random.randrange(reach)] ^= 1 << shop.random.randrange(8)
        work.write_bytes(archive)
        left.write_bytes(journal)
        question = shop.random.choice(QUESTIONS)
        done = shop.run(*question, "--archive", work, expect=(0, 65))
        if done.returncode == 65:
            if not left.exists() or (work.read_bytes(), left.read_bytes()) != (archive, bytes(journal)):
                raise Loss("refused, and archive or journal is not what it was")
            return "refused"
        if done.stdout != right[question]:
            raise Loss(f"a wrong answer to {question[0]}")
        shop.verify(work)
        if shop.heads(work) != before:
            raise Loss("after the rollback the archive is another one")
        return "right"

    shop.section("journals: rollback", shop.times(20), lambda trial: flipped(trial, flips=0))
    shop.section("journals: flipped bits", shop.times(150), flipped)


def stale(shop):
    """The journal of an archive that is gone, beside the name under which a new one is made."""
    base = base_archive(shop)
    good = shop.heads(base)
    dump = shop.path("dump")
    shop.run("archive", "dump", dump, "--archive", base)
    commands = {
        "snapshot": lambda target: ("archive", "snapshot", target, "--archive", base),
        "restore": lambda target: ("archive", "restore", dump, "--archive", target),
        "init": lambda target: ("archive", "init", "--archive", target),
    }

    def made(name, ending, content):
        def body():
            target = Path(shop.path("stale.sqlite"))
            left = Path(f"{target}{ending}")
            for file in (target, left):
                file.unlink(missing_ok=True)
            left.write_bytes(content())
            held = left.read_bytes()
            done = shop.run(*commands[name](target), expect=(0, 73))
            if done.returncode == 73:
                if target.exists() or left.read_bytes() != held:
                    raise Loss("refused, and something was made or changed")
                return "refused"
            shop.verify(target)
            if name != "init" and shop.heads(target) != good:
                raise Loss("the new archive lacks something")
            return "sound"
        return body

    def of_an_import():
        return hot_pair(shop, base, hot_pair(shop, base, None) // 2)[1]

    cases = [(f"{name} beside a {ending}", made(name, ending, content)) for name in commands for ending, content in (
        ("-journal", of_an_import), ("-wal", lambda: b"\x37\x7f\x06\x82" + os.urandom(8000)))]
    shop.cases("journals: left by another", cases)


def write_ahead(shop):
    """Bits flipped in the log of an archive in write-ahead mode: never silently the state before."""
    base = base_archive(shop)
    work = Path(shop.fresh(base, "ahead.sqlite"))
    source = Path(shop.path("ahead.xml"))
    source.write_text(submission_xml("ahead", 12))
    holder = sqlite3.connect(work, isolation_level=None)
    if holder.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
        raise Loss("no write-ahead mode here")
    # As long as somebody has it open, the log stays.
    holder.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    done = shop.run("import", source, "--archive", work, expect=None)
    archive, log = work.read_bytes(), Path(f"{work}-wal").read_bytes()
    holder.close()
    kept = done.returncode == 0 and len(log) > 0
    right = {question: shop.run(*question, "--archive", work).stdout for question in QUESTIONS} if kept else {}

    def flipped(trial):
        if not kept:
            # Refused as a whole: nothing can vanish.
            if done.returncode not in (65, 73):
                raise Skip("there is no log")
            return "refused as a whole"
        bits = bytearray(log)
        reach = 32 if trial % 8 == 1 else len(bits)
        # The first as it is, to see that the answer is the right one then.
        if trial:
            bits[shop.random.randrange(reach)] ^= 1 << shop.random.randrange(8)
        copy = Path(shop.path("ahead-copy.sqlite"))
        Path(f"{copy}-shm").unlink(missing_ok=True)
        copy.write_bytes(archive)
        Path(f"{copy}-wal").write_bytes(bits)
        question = shop.random.choice(QUESTIONS)
        answer = shop.run(*question, "--archive", copy, expect=(0, 65, 74))
        if answer.returncode == 0 and answer.stdout != right[question]:
            raise Loss(f"an answer to {question[0]} that is not from the present state, without a word")
        return "right" if answer.returncode == 0 else "refused"

    shop.section("journals: write-ahead", shop.times(40), flipped)


def journals(shop):
    super_journal(shop)
    stale(shop)
    hot(shop)
    write_ahead(shop)
