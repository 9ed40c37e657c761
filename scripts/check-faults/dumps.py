"""Dumps: folders of other people, links inside, and files that were altered."""
import os
import re
import shutil
import sqlite3
from pathlib import Path

from inputs import base_archive
from outputs import contents
from workshop import Loss


def emptied(shop, name):
    folder = Path(shop.path(name))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def foreign(shop, archive, dump):
    """Folders that are not dumps, or hold more than one: nothing of their owner's is deleted or changed."""
    mark = (Path(dump) / "limen-dump.json").read_text()
    folders = {
        "planes and searches": {"planes/mine.xml": "<x/>", "searches/mine.xml": "<x/>"},
        "sources": {"sources/main.c": "int main;"},
        "limits": {"limits/thesis.tex": "x", "limits/a/0001.json": "{}"},
        "submissions": {"submissions/first.json": "{}"},
        "a log": {"log.jsonl": "mine\n"},
        "a repository": {".git/config": "x", "planes/mine.xml": "<x/>"},
        "an empty mark": {"limen-dump.json": "", "planes/mine.xml": "<x/>"},
        "a mark of another": {"limen-dump.json": "{}", "sources/main.c": "x"},
        "an unfinished mark of another": {"limen-dump-unfinished.json": "", "sources/main.c": "x"},
        "a mark, and files of the owner": {"limen-dump.json": mark, "sources/main.c": "x", "limits/notes.txt": "x", "README": "x", ".git/config": "x"},
        "a mark, and names like a dump's": {"limen-dump.json": mark, "planes/readme.md": "x", "searches/0001/x.json": "{}", "limits/x/0001.json.bak": "x"},
    }

    def written(files, refused):
        def body():
            folder = emptied(shop, "foreign")
            for name, text in files.items():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_text(text)
            done = shop.run("archive", "dump", folder, "--archive", archive, expect=None)
            lost = [
                name for name, text in files.items()
                if not name.startswith("limen-dump") and (not (folder / name).exists() or (folder / name).read_text() != text)]
            if lost:
                raise Loss(f"exit {done.returncode}, and {', '.join(lost)} deleted or changed")
            if done.returncode not in ((73,) if refused else (0, 73)):
                raise Loss(f"exit {done.returncode}, not 73: {done.stderr.strip()[-200:]}")
        return body

    cases = [(name, written(files, "mark" not in name)) for name, files in folders.items()]

    def again():
        """Over a dump of before, and one with a revision that is gone."""
        folder = emptied(shop, "again")
        shutil.copytree(dump, folder, dirs_exist_ok=True)
        old = next((folder / "limits").iterdir())
        shutil.copytree(old, folder / "limits" / "gone")
        shop.run("archive", "dump", folder, "--archive", archive)
        if contents(folder) != contents(dump):
            raise Loss("a dump over an old one is not a new one")

    shop.cases("dumps: folders of others", [*cases, ("over an old dump", again)])


def links(shop, archive, dump):
    """Links inside the folder of a dump: nothing outside is written."""
    names = sorted(file.relative_to(dump) for file in Path(dump).rglob("*"))
    top = [name for name in names if len(name.parts) == 1]

    def linked(name, hard):
        def body():
            folder, outside = emptied(shop, "linked"), emptied(shop, "outside")
            shutil.copytree(dump, folder, dirs_exist_ok=True)
            place, target = folder / name, outside / "target"
            if place.is_dir():
                shutil.move(place, target)
            else:
                # Of another text, so that writing it again would be seen.
                place.unlink()
                target.write_text("mine")
            before = contents(outside), sorted(outside.rglob("*"))
            if hard:
                os.link(target, place)
            else:
                place.symlink_to(target)
            done = shop.run("archive", "dump", folder, "--archive", archive, expect=None)
            if (contents(outside), sorted(outside.rglob("*"))) != before:
                raise Loss(f"exit {done.returncode}, and what the link leads to was changed")
            if done.returncode not in (0, 73):
                raise Loss(f"exit {done.returncode}: {done.stderr.strip()[-200:]}")
            return "refused" if done.returncode else "link replaced"
        return body

    def dangling(name):
        """As above, where only the mark and the link are there yet."""
        def body():
            folder, outside = emptied(shop, "linked"), emptied(shop, "outside")
            if name.parts[0] != "limen-dump.json":
                shutil.copy(Path(dump) / "limen-dump.json", folder)
            if (Path(dump) / name).is_dir():
                (outside / "target").mkdir()
            (folder / name).symlink_to(outside / "target")
            before = sorted(outside.rglob("*"))
            shop.run("archive", "dump", folder, "--archive", archive, expect=(0, 73))
            if sorted(outside.rglob("*")) != before:
                raise Loss("something was written where the link leads")
        return body

    deep = shop.random.sample([name for name in names if len(name.parts) > 1], 8)
    cases = [(f"{name} a link", linked(name, False)) for name in [*top, *deep]]
    cases += [(f"{name} a hard link", linked(name, True)) for name in [*top, *deep] if (Path(dump) / name).is_file()]
    cases += [(f"{name} a link that leads to nothing", dangling(name)) for name in top]
    shop.cases("dumps: links inside", cases)


def rows(archive):
    """Everything in an archive."""
    database = sqlite3.connect(f"file:{archive}?mode=ro", uri=True)
    try:
        names = [row[0] for row in database.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")]
        return {name: sorted(map(repr, database.execute(f'SELECT * FROM "{name}"'))) for name in names}
    finally:
        database.close()


def altered(shop, dump):
    """A dump with other times, versions or names, or altered at random: refused, or it makes the same archive."""
    target = Path(shop.path("restored.sqlite"))

    def restore(folder):
        for left in shop.folder.glob("restored.sqlite*"):
            left.unlink()
        return shop.run("archive", "restore", folder, "--archive", target, expect=(0, 65))

    restore(dump)
    right = rows(target)

    def copied(change):
        folder = Path(shop.path("altered"))
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(dump, folder)
        changed = change(folder)
        done = restore(folder)
        if done.returncode == 0 and rows(target) != right:
            raise Loss(f"{changed}: restored, and the archive is another one")
        if done.returncode != 0 and target.exists():
            raise Loss(f"{changed}: refused, and an archive was made")
        return "same" if done.returncode == 0 else "refused"

    def everywhere(pattern, replacement):
        def change(folder):
            count = 0
            for file in folder.rglob("*"):
                if file.is_file() and (text := file.read_bytes()):
                    new, times = re.subn(pattern, replacement, text)
                    count += times
                    file.write_bytes(new)
            if count == 0:
                raise Loss("the dump holds no such thing")
            return f"{count} places"
        return change

    def swapped(folder):
        log = folder / "log.jsonl"
        if log.exists():
            lines = log.read_text().splitlines(keepends=True)
            pair = [index for index, line in enumerate(lines) if '"submission"' in line][1:3]
            lines[pair[0]], lines[pair[1]] = lines[pair[1]], lines[pair[0]]
            log.write_text("".join(lines))
        else:
            first, second = sorted((folder / "submissions").iterdir())[1:3]
            kept = first.read_bytes()
            first.write_bytes(second.read_bytes())
            second.write_bytes(kept)
        return "two submissions"

    fixed = {
        "another year": everywhere(rb'("recorded_at"\s*:\s*")20\d\d', rb"\g<1>2001"),
        "another version": everywhere(rb'("tool_version"\s*:\s*")[0-9.]+', rb"\g<1>9.9.9"),
        "another file name": everywhere(rb'("name"\s*:\s*"[^"]*)planes/', rb"\g<1>plains/"),
        "submissions swapped": swapped,
    }

    def refused(change):
        def body():
            if copied(change) != "refused":
                raise Loss("restored")
        return body

    shop.cases("dumps: times and names", [(name, refused(change)) for name, change in fixed.items()])

    def mutate(folder):
        files = sorted(file for file in folder.rglob("*") if file.is_file())
        file = shop.random.choice([*files, *folder.glob("*.json*")])
        name, bits = file.relative_to(folder), bytearray(file.read_bytes())
        at = shop.random.randrange(max(1, len(bits)))
        kind = shop.random.choice(["flip", "digit", "cut out", "double", "cut off", "remove", "rename", "swap", "lines"])
        if kind == "flip" and bits:
            bits[at] ^= 1 << shop.random.randrange(8)
        elif kind == "digit" and (places := [place.start() for place in re.finditer(rb"\d", bits)]):
            bits[shop.random.choice(places)] = ord(shop.random.choice("0123456789"))
        elif kind == "cut out":
            del bits[at:at + shop.random.choice([1, 1, 4, 40])]
        elif kind == "double":
            bits[at:at] = bits[at:at + shop.random.choice([1, 8, 100])]
        elif kind == "cut off":
            del bits[at:]
        elif kind == "lines":
            lines = bits.splitlines(keepends=True)
            shop.random.shuffle(lines) if len(lines) < 3 else lines.insert(at % len(lines), lines.pop(at * 7 % len(lines)))
            bits = bytearray(b"".join(lines))
        if kind == "remove":
            file.unlink()
        elif kind == "rename":
            file.rename(file.with_name("x" + file.name))
        elif kind == "swap":
            other = shop.random.choice(files)
            file.write_bytes(other.read_bytes())
            other.write_bytes(bits)
        else:
            file.write_bytes(bits)
        return f"{kind} at {at} of {name}"

    shop.section("dumps: altered", shop.times(150), lambda _: copied(mutate))


def dumps(shop):
    archive = base_archive(shop)
    shop.run("release", "create", "--allow-stale", "first", "--message", "for a test", "--archive", archive)
    dump = shop.path("dump")
    shop.run("archive", "dump", dump, "--archive", archive)
    foreign(shop, archive, dump)
    links(shop, archive, dump)
    altered(shop, dump)
