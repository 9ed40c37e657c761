"""What commands write, and what may stand in its place: links, pipes, devices, archives, files with a mode of their own."""
import os
import select
import shutil
import stat
import subprocess
import time
from pathlib import Path

from inputs import base_archive
from workshop import Loss, Skip

# The commands that write one file, with the ending of its name.
FILES = {
    "export": (("export", "sn1987a", "--as", "csv", "--output"), "csv"),
    "cite": (("cite", "--output"), "bib"),
    "plot": (("plot", "--scenario", "visible", "--output"), "svg"),
}
# Those that write a folder, or a file that must be new.
OTHERS = {
    "hepdata": ("export", "sn1987a", "--as", "hepdata", "--output"),
    "release export": ("release", "export", "first"),
    "snapshot": ("archive", "snapshot"),
    "dump": ("archive", "dump"),
}


def prepared(shop):
    """An archive with a release, and an empty folder to write into."""
    archive = base_archive(shop)
    shop.run("release", "create", "--allow-stale", "first", "--message", "for a test", "--archive", archive)
    return archive


def emptied(shop, name="out"):
    folder = Path(shop.path(name))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def read_from(pipe, start, seconds=30):
    """What comes out of a named pipe while a command runs."""
    file = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    got, end = b"", time.time() + seconds
    process = start()
    try:
        while time.time() < end:
            if select.select([file], [], [], 0.2)[0]:
                part = os.read(file, 1 << 16)
                got += part
                if part:
                    continue
            if process.poll() is not None:
                break
        while part := os.read(file, 1 << 16):
            got += part
    except BlockingIOError:
        pass
    finally:
        os.close(file)
        if process.poll() is None:
            process.kill()
            process.communicate()
            raise Loss(f"not done after {seconds} s with a pipe as output")
    said = process.communicate()[1].decode(errors="replace")
    return got, process.returncode, said


def outputs(shop):
    archive = prepared(shop)
    reference = {}
    for name, (command, ending) in FILES.items():
        file = emptied(shop) / f"reference.{ending}"
        shop.run(*command, file, "--archive", archive)
        reference[name] = file.read_bytes()
    whole = Path(archive).read_bytes()

    def unchanged(what):
        if not Path(archive).exists() or Path(archive).read_bytes() != whole:
            # What follows needs it.
            Path(archive).unlink(missing_ok=True)
            Path(archive).write_bytes(whole)
            raise Loss(f"the archive was overwritten through {what}")

    def expect(name, file):
        if file.read_bytes() != reference[name]:
            raise Loss(f"{file.name} does not hold what was written")

    def link(name, command, ending):
        def body():
            folder = emptied(shop)
            target, place = folder / "target", folder / f"link.{ending}"
            target.write_text("before")
            place.symlink_to("target")
            shop.run(*command, place, "--archive", archive)
            if not place.is_symlink():
                raise Loss("the link was replaced by a file")
            expect(name, target)
        return body

    def pipe(name, command, ending):
        def body():
            place = emptied(shop) / f"pipe.{ending}"
            os.mkfifo(place)
            got, code, said = read_from(place, lambda: subprocess.Popen(
                [shop.limen, *map(str, [*command, place, "--archive", archive])], stdout=subprocess.PIPE, stderr=subprocess.PIPE))
            if not stat.S_ISFIFO(place.lstat().st_mode):
                raise Loss("the pipe was replaced by a file")
            if code != 0 or got != reference[name]:
                raise Loss(f"exit {code}, {len(got)} of {len(reference[name])} bytes came: {said[-200:]}")
        return body

    def device(name, command, ending):
        def body():
            place = emptied(shop) / f"null.{ending}"
            try:
                os.mknod(place, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
                place.write_bytes(b"x")
            except PermissionError:
                raise Skip("no device can be made or opened here") from None
            shop.run(*command, place, "--archive", archive)
            if not stat.S_ISCHR(place.lstat().st_mode):
                raise Loss("the device was replaced by a file")
        return body

    def out(name, command, ending):
        """A link to an open file, as /dev/stdout is."""
        def body():
            place = emptied(shop) / f"out.{ending}"
            place.symlink_to("/proc/self/fd/1")
            done = shop.run(*command, place, "--archive", archive)
            if not place.is_symlink():
                raise Loss("the link to the standard output was replaced by a file")
            if reference[name].decode() not in done.stdout:
                raise Loss("not everything came out")
        return body

    def same_archive(name, command, how):
        def body():
            folder = emptied(shop)
            place = folder / "alias.sqlite"
            if how == "its name":
                place = Path(archive)
            elif how == "a hard link":
                os.link(archive, place)
            elif how == "a link":
                place.symlink_to(archive)
            else:
                # It reads as an archive, and belongs to somebody.
                shutil.copy(archive, place)
            done = shop.run(*command, place, "--archive", archive, expect=None)
            unchanged(how)
            if how == "a copy" and place.read_bytes() != whole:
                raise Loss("another archive was overwritten")
            if done.returncode != 73:
                raise Loss(f"exit {done.returncode}, not 73: {done.stderr.strip()[-200:]}")
        return body

    def mode(name, command, ending, bits):
        def body():
            place = emptied(shop) / f"file.{ending}"
            place.write_text("before")
            os.chmod(place, bits)
            # Whoever may not write gets an error; root may.
            done = shop.run(*command, place, "--archive", archive, expect=(0, 73) if bits == 0o444 else (0,))
            if stat.S_IMODE(place.stat().st_mode) != bits:
                raise Loss(f"mode {bits:o} became {stat.S_IMODE(place.stat().st_mode):o}")
            if done.returncode == 0:
                expect(name, place)
            elif place.read_text() != "before":
                raise Loss("refused, and changed all the same")
        return body

    def taken(name, command, kind):
        """Something of another kind stands where a folder, or a new file, is to be."""
        def body():
            folder = emptied(shop)
            place, target = folder / "place", folder / "target"
            if kind == "a link to a file":
                target.write_text("mine")
                place.symlink_to("target")
            elif kind == "a link to nothing":
                place.symlink_to("target")
            elif kind == "a pipe":
                os.mkfifo(place)
            else:
                place.write_text("mine")
                os.chmod(place, 0o444)
            before = place.lstat().st_mode
            done = shop.run(*command, place, "--archive", archive, expect=None)
            if kind == "a link to nothing" and done.returncode == 0:
                # A link is followed: what is new appears where it leads.
                if not place.is_symlink() or not target.exists():
                    raise Loss("the link was replaced")
                return
            if place.lstat().st_mode != before or (target.exists() and target.read_text() != "mine") or (
                    kind == "a file" and place.read_text() != "mine"):
                raise Loss(f"{kind} was replaced")
            if done.returncode != 73:
                raise Loss(f"exit {done.returncode}, not 73: {done.stderr.strip()[-200:]}")
            if left := [file.name for file in folder.iterdir() if file not in (place, target)]:
                raise Loss(f"refused, and left {left}")
        return body

    cases = []
    for name, (command, ending) in FILES.items():
        cases += [
            (f"{name} through a link", link(name, command, ending)), (f"{name} into a pipe", pipe(name, command, ending)),
            (f"{name} into a device", device(name, command, ending)), (f"{name} to standard output", out(name, command, ending)),
            (f"{name}, mode 640", mode(name, command, ending, 0o640)), (f"{name}, mode 444", mode(name, command, ending, 0o444)),
        ]
    everything = {**{name: command for name, (command, _) in FILES.items()}, **OTHERS}
    for name, command in everything.items():
        # A picture tells its kind by its name, which these names do not.
        more = ("--force",) if name == "plot" else ()
        cases += [
            (f"{name} onto the archive by {how}", same_archive(name, command, how))
            for how in ("its name", "a hard link", "a link", "a copy") if not more]
    for name, command in OTHERS.items():
        cases += [
            (f"{name} onto {kind}", taken(name, command, kind))
            for kind in ("a link to a file", "a link to nothing", "a pipe", "a file")]
    shop.cases("outputs: what stands there", cases)


def drafts(shop):
    """Commands that write files and folders, killed: whole or absent, and the next run leaves nothing else."""
    archive = prepared(shop)
    commands = {**{name: (*command, f"f.{ending}") for name, (command, ending) in FILES.items()},
                **{name: (*command, "f") for name, command in OTHERS.items()}}
    kept = {}
    for name, command in commands.items():
        folder = emptied(shop)
        start = time.time()
        shop.run(*command[:-1], folder / command[-1], "--archive", archive)
        kept[name] = (time.time() - start, contents(folder / command[-1]))

    def killed(trial):
        name = shop.random.choice(sorted(commands))
        command = commands[name]
        folder = emptied(shop)
        target = folder / command[-1]
        process = subprocess.Popen(
            [shop.limen, *map(str, command[:-1]), str(target), "--archive", archive], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(shop.random.uniform(0.1, 1) * kept[name][0])
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if target.exists() and contents(target) != kept[name][1] and not unfinished(target):
            raise Loss(f"{name}: half of it is there")
        done = shop.run(*command[:-1], target, "--archive", archive, expect=(0, 73))
        if done.returncode == 73 and name not in ("hepdata", "release export", "snapshot"):
            raise Loss(f"{name}: cannot be repeated: {done.stderr.strip()[-200:]}")
        if contents(target) != kept[name][1]:
            raise Loss(f"{name}: trying again does not complete it: {done.stderr.strip()[-200:]}")
        if len(list(folder.iterdir())) != 1 and done.returncode == 0:
            raise Loss(f"{name}: left {sorted(file.name for file in folder.iterdir() if file != target)}")
        return "broken off" if process.returncode else "ended before"

    shop.section("outputs: kill -9", shop.times(60), killed)


def unfinished(path):
    """Whether it is a dump that says itself that it is not complete, or that was not begun: a folder with drafts at most."""
    return path.is_dir() and (
        (path / "limen-dump-unfinished.json").is_file()
        or all(file.name.startswith(".limen-") and file.name.endswith(".part") for file in path.iterdir()))


def contents(path):
    """Names and bytes of a file or of all files of a folder."""
    path = Path(path)
    files = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())
    return {str(file.relative_to(path)): file.read_bytes() for file in files}
