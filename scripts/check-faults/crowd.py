"""Several processes at once."""
import sqlite3
import subprocess
import threading
import time

from inputs import base_archive, make_files
from workshop import Loss


def contention(shop):
    """Writers and readers at once, each in its own process."""
    base = base_archive(shop)

    def crowd(trial):
        work = shop.fresh(base, "crowd.sqlite")
        writers, losses, over = 4, [], threading.Event()
        files = min(shop.times(6), 24)

        def write(number):
            folder = shop.path(f"crowd-{number}")
            for name in make_files(folder, f"w{number}x", files):
                try:
                    shop.run("import", f"{folder}/{name}.xml", "--archive", work)
                except Loss as loss:
                    losses.append(str(loss))

        def read():
            while not over.is_set():
                try:
                    shop.run("strongest", "--scenario", "visible", "--mass", "10 MeV", "--archive", work)
                    shop.run("list", "--archive", work)
                except Loss as loss:
                    losses.append(str(loss))

        def freeze():
            number = 0
            while not over.is_set():
                number += 1
                try:
                    shop.run("release", "create", "--allow-stale", f"r{number}", "--message", "m", "--archive", work)
                except Loss as loss:
                    losses.append(str(loss))

        writing = [threading.Thread(target=write, args=(i,)) for i in range(writers)]
        reading = [threading.Thread(target=read) for _ in range(2)] + [threading.Thread(target=freeze)]
        for thread in writing + reading:
            thread.start()
        for thread in writing:
            thread.join()
        over.set()
        for thread in reading:
            thread.join()
        if losses:
            raise Loss(f"{len(losses)} losses, first: {losses[0]}")
        shop.verify(work)
        slugs = {slug for kind, slug, _ in shop.heads(work) if kind == "limit"}
        missing = [
            f"w{w}x{i}-{k}" for w in range(writers) for i in range(files) for k in range(3)
            if f"w{w}x{i}-{k}" not in slugs]
        if missing:
            raise Loss(f"{len(missing)} limits were reported as imported and are not there: {missing[:3]}")

    shop.section("several processes at once", shop.times(2), crowd)

    def long_lock(_):
        """A writer that holds the lock for some seconds is waited for."""
        work = shop.fresh(base, "locked.sqlite")
        database = sqlite3.connect(work, isolation_level=None)
        database.execute("BEGIN EXCLUSIVE")
        files = shop.path("locked")
        make_files(files, "late", 1)
        process = subprocess.Popen(
            [shop.limen, "import", files, "--archive", work], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(5)
        database.execute("ROLLBACK")
        database.close()
        _, messages = process.communicate()
        shop.check_manners(process.returncode, messages, ["import"])
        if process.returncode != 0:
            raise Loss(f"a lock of 5 s was not waited for: {messages}")
        shop.verify(work)

    shop.section("a lock held for 5 s", 1, long_lock)
