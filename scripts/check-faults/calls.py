"""Outputs and archives while calls of the system fail, or do half of what was asked."""
import errno
import resource
import shutil
import subprocess
from pathlib import Path

from inputs import make_files
from outputs import FILES, OTHERS, contents, emptied, prepared, unfinished
from workshop import Loss, Skip

HOWS = {
    "write": ["short", errno.EINTR, errno.ENOSPC, errno.EIO, errno.EDQUOT], "pwrite": [errno.ENOSPC, errno.EIO],
    "fsync": [errno.EIO, errno.ENOSPC], "rename": [errno.EIO, errno.EXDEV, errno.ENOSPC], "link": [errno.EIO, errno.EMLINK, errno.EPERM],
}


def library(shop):
    """The library that makes calls fail, compiled into the folder of the trials."""
    made = shop.folder.parent / "failing_calls.so"
    if not made.exists():
        if not shutil.which("cc"):
            raise Skip("there is no C compiler")
        source = Path(__file__).with_name("failing_calls.c")
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", made, source, "-ldl"], check=True)
    return made


def failing(shop, below, call=None, at=1, how="", always=False, log=None, exact=False):
    """The environment in which calls fail."""
    environment = {"PATH": "/usr/bin:/bin", "LD_PRELOAD": str(library(shop)), "FAIL_BELOW": str(below)}
    if call:
        environment |= {"FAIL_CALL": call, "FAIL_AT": str(at), "FAIL_HOW": str(how)}
    if always:
        environment["FAIL_ALWAYS"] = "1"
    if exact:
        environment["FAIL_EXACT"] = "1"
    if log:
        environment["FAIL_LOG"] = str(log)
    return environment


def failing_outputs(shop):
    archive = prepared(shop)
    commands = {**{name: (*command, f"f.{ending}") for name, (command, ending) in FILES.items()},
                **{name: (*command, "f") for name, command in OTHERS.items()}}
    calls, right = {}, {}

    def learn(name):
        """How many calls of which kind a command makes, and what it writes."""
        command, folder, log = commands[name], emptied(shop), Path(shop.path("calls.log"))
        log.unlink(missing_ok=True)
        shop.run(*command[:-1], folder / command[-1], "--archive", archive, env=failing(shop, folder, log=log))
        made = log.read_text().split() if log.exists() else []
        calls[name] = {call: made.count(call) for call in HOWS if call in made}
        right[name] = contents(folder / command[-1])

    def fails(trial):
        name = shop.random.choice(sorted(commands))
        if name not in calls:
            learn(name)
        command, folder = commands[name], emptied(shop)
        target = folder / command[-1]
        before = None
        if name in FILES and shop.random.random() < 0.7:
            target.write_text("the old file")
            before = contents(target)
        call = shop.random.choice(sorted(calls[name]))
        at = shop.random.randint(1, calls[name][call])
        how, always = shop.random.choice(HOWS[call]), shop.random.random() < 0.5
        words = f"{name}, {call} {at} {how if how == 'short' else errno.errorcode[how]}{' and all after' if always else ''}"
        if how == errno.EINTR:
            # That for ever is nothing that happens.
            always = False
        done = shop.run(
            *command[:-1], target, "--archive", archive, expect=None, env=failing(shop, folder, call, at, how, always))
        now = contents(target) if target.exists() else None
        if done.returncode == 0:
            if now != right[name]:
                raise Loss(f"{words}: exit 0, and the file is not what was to be written")
        else:
            if done.returncode not in (73, 74):
                raise Loss(f"{words}: exit {done.returncode}: {done.stderr.strip()[-200:]}")
            # The folder is synced after the file has its name: then it is there, but may not outlive a power cut.
            if now != before and not unfinished(target) and not (call == "fsync" and now == right[name]):
                raise Loss(f"{words}: exit {done.returncode}, and what stood there has changed")
            if left := [file.name for file in folder.iterdir() if file != target]:
                raise Loss(f"{words}: exit {done.returncode}, left {left}")
            if Path(archive).name in done.stderr:
                raise Loss(f"{words}: the message blames the archive: {done.stderr.strip()[-200:]}")
        shop.verify(archive) if trial % 10 == 0 else None
        return "whole" if done.returncode == 0 else "refused"

    shop.section("outputs: calls that fail", shop.times(120), fails)

    def archive_fails(trial):
        """The same for an import: the archive is what it was, or has all of it."""
        files = shop.path("files")
        make_files(files, "fails", 2)
        work = Path(shop.fresh(archive))
        before = shop.heads(work)
        call = shop.random.choice(["pwrite", "fsync"])
        at, always = shop.random.randint(1, 120 if call == "pwrite" else 8), shop.random.random() < 0.5
        how = shop.random.choice(HOWS[call])
        done = shop.run(
            "import", files, "--archive", work, expect=(0, 74), env=failing(shop, work, call, at, how, always))
        shop.verify(work)
        slugs = {slug for kind, slug, _ in shop.heads(work) if kind == "limit"}
        if not before <= shop.heads(work) or (done.returncode == 0 and not {"fails0-0", "fails1-2"} <= slugs):
            raise Loss(f"{call} {at} {errno.errorcode[how]}: exit {done.returncode}, and something is missing")
        return "done" if done.returncode == 0 else "refused"

    shop.section("archive: calls that fail", shop.times(60), archive_fails)


def size_limit(shop):
    """A bound on the size of files (ulimit -f): an error, no signal."""
    archive = prepared(shop)
    size = Path(archive).stat().st_size
    files = shop.path("files")
    make_files(files, "size", 6)

    def bounded(name, command):
        def body():
            folder = emptied(shop)
            target = folder / f"f{command[1]}"
            done = shop.run(
                *command[0], target, "--archive", archive, expect=(74,), limits=[(resource.RLIMIT_FSIZE, 1000)])
            if target.exists() and not unfinished(target) or not done.stderr.strip():
                raise Loss("a part of it is there, or there was no message")
            if left := [file.name for file in folder.iterdir() if file != target]:
                raise Loss(f"left {left}")
        return body

    def importing(room):
        def body():
            work = shop.fresh(archive)
            before = shop.heads(work)
            shop.run(
                "import", files, "--archive", work, expect=(74,), limits=[(resource.RLIMIT_FSIZE, size + room)])
            shop.verify(work)
            if not before <= shop.heads(work):
                raise Loss("something was lost")
        return body

    everything = {**{name: (command, f".{ending}") for name, (command, ending) in FILES.items()},
                  **{name: (command, "") for name, command in OTHERS.items()}}
    cases = [(name, bounded(name, command)) for name, command in everything.items()]
    cases += [(f"import with {room} bytes more", importing(room)) for room in (0, 4096, 20480)]
    cases += [("import with no journal", importing(-size))]
    shop.cases("outputs: bound on the size", cases)
