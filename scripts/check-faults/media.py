"""Disks that are full, and files and folders that may not be written."""
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from inputs import base_archive, make_files
from workshop import Loss, Skip


def full(shop):
    """A disk without room: a small file system in memory."""
    place = shop.path("disk")
    os.makedirs(place, exist_ok=True)
    base = base_archive(shop)
    files = shop.path("full-files")
    make_files(files, "full", 12)
    final_path = shop.fresh(base)
    shop.run("import", files, "--archive", final_path)
    final, before = shop.heads(final_path), shop.heads(base)
    size = os.path.getsize(base)

    def filling(trial):
        room = size + shop.random.randrange(0, 2 * size) // 4096 * 4096
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", place], capture_output=True)
        if mounted.returncode != 0:
            raise Skip("no file system can be mounted here")
        try:
            work = os.path.join(place, "work.sqlite")
            shutil.copy(base, work)
            done = shop.run("import", files, "--archive", work, expect=(0, 65, 74))
            shop.verify(work)
            found = shop.heads(work)
            if not before <= found <= final or (done.returncode == 0 and found != final):
                raise Loss("something was lost on a full disk")
            if done.returncode == 74 and "full" not in done.stderr:
                raise Loss(f"the message does not say that the disk is full: {done.stderr.strip()[-200:]}")
            for command in (["archive", "snapshot", f"{place}/copy.sqlite"], ["archive", "dump", f"{place}/dump"],
                            ["export", "--envelope", "--scenario", "visible", "--output", f"{place}/envelope.csv"]):
                written = shop.run(*command, "--archive", work, expect=(0, 73, 74))
                if written.returncode != 0 and command[1] == "snapshot" and os.path.exists(command[2]):
                    raise Loss("a snapshot that failed left a file under its name")
            return "full" if done.returncode else "fitted"
        finally:
            subprocess.run(["umount", place], check=False)

    shop.section("disk full", shop.times(20), filling)


def read_only(shop):
    """A file, and a folder, that may not be written."""
    base = base_archive(shop)
    box = Path(shop.path("box"))
    box.mkdir(exist_ok=True)
    work = str(box / "work.sqlite")
    shutil.copy(base, work)
    files = shop.path("ro-files")
    make_files(files, "ro", 1)
    wrapper = ()
    if os.geteuid() == 0:
        # Root may write everywhere; nobody may not.
        wrapper = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
        for folder in [shop.folder, *shop.folder.parents]:
            if str(folder).startswith(tempfile.gettempdir() + "/"):
                os.chmod(folder, 0o755)

    def asked(_):
        if wrapper and (not shutil.which("setpriv") or subprocess.run([*wrapper, shop.limen, "--version"], capture_output=True).returncode):
            raise Skip("root may write everywhere, and nobody cannot run the program where it is")
        for file_mode, folder_mode in ((0o444, 0o755), (0o644, 0o555), (0o444, 0o555)):
            os.chmod(work, file_mode)
            os.chmod(box, folder_mode)
            shop.run("strongest", "--scenario", "visible", "--mass", "10 MeV", "--archive", work, wrapper=wrapper)
            done = shop.run("import", files, "--archive", work, wrapper=wrapper, expect=(74,))
            if "permissions" not in done.stderr and "cannot be opened" not in done.stderr:
                raise Loss(f"the message does not help: {done.stderr.strip()}")
            shop.run("archive", "init", "--archive", str(box / "new.sqlite"), wrapper=wrapper,
                     expect=(73,) if folder_mode == 0o555 or wrapper else (0,))
        shop.verify(work)

    shop.section("read-only file and folder", shop.times(1), asked)
