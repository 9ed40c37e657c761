"""Commands that write, stopped at random moments."""
import signal
import subprocess
import time
from pathlib import Path

from inputs import base_archive, make_files
from workshop import Loss


def broken_in(shop, arguments, longest, how):
    """Starts the program and stops it at a random moment. Returns its exit code and what it had reported by then."""
    process = subprocess.Popen(
        [shop.limen, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        reported, messages = process.communicate(timeout=shop.random.uniform(0, 1.1 * longest))
    except subprocess.TimeoutExpired:
        process.send_signal(how)
        reported, messages = process.communicate()
    shop.check_manners(process.returncode, messages, arguments)
    return process.returncode, reported


def duration(shop, prepare, arguments):
    times = []
    for _ in range(3 if shop.scale >= 1 else 1):
        prepare()
        start = time.time()
        shop.run(*arguments)
        times.append(time.time() - start)
    return max(times)


def breaking_in(shop, how, times, label):
    """Stops every command that writes, again and again."""
    base = base_archive(shop)
    files = shop.path("files")
    names = make_files(files, "trial", 12)
    work = shop.path("work.sqlite")
    before = shop.heads(base)

    # Import: each file whole or not at all; what was reported is there.
    arguments = ["import", files, "--archive", work, "--format", "json"]
    whole = duration(shop, lambda: shop.fresh(base), arguments)
    final = shop.heads(work)

    def importing(_):
        shop.fresh(base)
        code, reported = broken_in(shop, arguments, whole, how)
        shop.verify(work)
        found = shop.heads(work)
        if not before <= found <= final:
            raise Loss("import: something was lost, or something else came")
        slugs = {slug for kind, slug, _ in found if kind == "limit"}
        for name in names:
            there = sum(f"{name}-{i}" in slugs for i in range(3))
            if there not in (0, 3):
                raise Loss(f"import: {there} of 3 limits of {name}.xml are there")
        if code == 0 and found != final:
            raise Loss("import: reported as done, but not all is there")
        shop.run(*arguments)
        if shop.heads(work) != final:
            raise Loss("import: trying again does not complete it")
        return "ended before" if code == 0 else "broken off"

    shop.section(f"{label}: import", times, importing)

    # Compute: each limit whole; a second run completes it, with the same content.
    arguments = ["compute", "--archive", work]
    whole = duration(shop, lambda: shop.fresh(base), arguments)
    computed = shop.heads(work)

    def computing(_):
        shop.fresh(base)
        code, _ = broken_in(shop, arguments, whole, how)
        shop.verify(work)
        found = shop.heads(work)
        if not before <= found <= computed or (code == 0 and found != computed):
            raise Loss("compute: something was lost, or something else came")
        shop.run(*arguments)
        if shop.heads(work) != computed:
            raise Loss("compute: a second run gives something else")
        return "ended before" if code == 0 else "broken off"

    shop.section(f"{label}: compute", times, computing)

    # Merge: all or nothing.
    other = shop.fresh(base, "other.sqlite")
    shop.run("import", files, "--archive", other)
    arguments = ["archive", "merge", other, "--archive", work]
    whole = duration(shop, lambda: shop.fresh(base), arguments)
    merged = shop.heads(work)

    def merging(_):
        shop.fresh(base)
        code, _ = broken_in(shop, arguments, whole, how)
        shop.verify(work)
        found = shop.heads(work)
        if found not in (before, merged) or (code == 0 and found != merged):
            raise Loss("merge: half of it is there")
        shop.run(*arguments)
        if shop.heads(work) != merged:
            raise Loss("merge: trying again does not complete it")
        return "ended before" if code == 0 else "broken off"

    shop.section(f"{label}: merge", times, merging)

    # Release: it is there whole, or there is none.
    arguments = ["release", "create", "--allow-stale", "first", "--message", "for a test", "--archive", work]
    whole = duration(shop, lambda: shop.fresh(base), arguments)
    reference = shop.run("release", "show", "first", "--archive", work).stdout

    def releasing(_):
        shop.fresh(base)
        code, _ = broken_in(shop, arguments, whole, how)
        shop.verify(work)
        shown = shop.run("release", "show", "first", "--archive", work, expect=(0, 66))
        if code == 0 and shown.returncode != 0:
            raise Loss("release: reported as made, but not there")
        if shown.returncode == 66:
            shop.run(*arguments)
            shown = shop.run("release", "show", "first", "--archive", work)
        if without_time(shown.stdout) != without_time(reference):
            raise Loss("release: it is another one")
        return "ended before" if code == 0 else "broken off"

    shop.section(f"{label}: release", times, releasing)

    # Restore: a file that is there under its name is complete.
    dump = shop.path("dump")
    if not Path(dump).exists():
        shop.run("archive", "dump", dump, "--archive", other)
    target = shop.path("restored.sqlite")

    def clear():
        for left in shop.folder.glob("restored.sqlite*"):
            left.unlink()

    arguments = ["archive", "restore", dump, "--archive", target]
    whole = duration(shop, clear, arguments)
    restored = shop.heads(target)

    def restoring(_):
        clear()
        code, _ = broken_in(shop, arguments, whole, how)
        if Path(target).exists():
            shop.verify(target)
            if shop.heads(target) != restored:
                raise Loss("restore: an archive is there that lacks something")
        elif code == 0:
            raise Loss("restore: reported as done, but there is no file")
        shop.run(*arguments, expect=(0, 73))
        if shop.heads(target) != restored:
            raise Loss("restore: trying again does not complete it")
        return "ended before" if code == 0 else "broken off"

    shop.section(f"{label}: restore", times, restoring)

    # Snapshot: the same.
    snapshot = shop.path("snapshot.sqlite")

    def clear_snapshot():
        for left in shop.folder.glob("snapshot.sqlite*"):
            left.unlink()

    arguments = ["archive", "snapshot", snapshot, "--archive", other]
    whole = duration(shop, clear_snapshot, arguments)

    def snapping(_):
        clear_snapshot()
        code, _ = broken_in(shop, arguments, whole, how)
        if not Path(snapshot).exists():
            if code == 0:
                raise Loss("snapshot: reported as done, but there is no file")
            shop.run(*arguments)
        shop.verify(snapshot)
        if shop.heads(snapshot) != shop.heads(other):
            raise Loss("snapshot: it lacks something")
        return "ended before" if code == 0 else "broken off"

    shop.section(f"{label}: snapshot", times, snapping)


def without_time(text):
    """A release says when it was made."""
    return [line for line in text.splitlines() if "20" not in line or "hash" in line]


def kill(shop):
    breaking_in(shop, signal.SIGKILL, shop.times(40), "kill -9")


def interrupt(shop):
    breaking_in(shop, signal.SIGINT, shop.times(5), "Ctrl-C")
    base = base_archive(shop)

    def closed_pipe(_):
        command = f"'{shop.limen}' envelope --scenario visible --format csv --archive '{base}' | head -n 1"
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
        shop.check_manners(0, done.stderr, ["envelope", "| head"])

    shop.section("closed pipe", shop.times(5), closed_pipe)

    def no_room_for_output(_):
        with open("/dev/full", "w") as full:
            done = subprocess.run(
                [shop.limen, "envelope", "--scenario", "visible", "--format", "csv", "--archive", base],
                stdout=full, stderr=subprocess.PIPE, text=True)
        shop.check_manners(done.returncode, done.stderr, ["envelope", "> /dev/full"])
        if done.returncode != 74:
            raise Loss(f"output to a full device: exit {done.returncode}, not 74: {done.stderr.strip()}")

    shop.section("output to a full device", 1, no_room_for_output)
