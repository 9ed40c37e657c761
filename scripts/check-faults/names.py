"""Names of files with a line feed or bytes that are not UTF-8, and pipes, devices and folders where an archive should be."""
import json
import os
import shutil
import socket
import stat
import time
from pathlib import Path

from inputs import base_archive, submission_xml
from workshop import Loss, Skip

# A name, and how it is printed.
NAMES = [
    (b"a\nlimen: forged.xml", "a%0Alimen: forged.xml"), (b"caf\xe9.xml", "caf%E9.xml"), (b"\xff\xfe.xml", "%FF%FE.xml"),
    (b"b\rlimen: forged.xml", "b%0Dlimen: forged.xml"), (b"\x1b[31mred.xml", "%1B[31mred.xml"), (b"tab\there.xml", "tab%09here.xml"),
]
MOST = 10


def printed(done, shown, name):
    text = done.stdout + done.stderr
    for line in text.splitlines():
        if line.startswith("limen: forged"):
            raise Loss("a name forges a line of its own")
    if any(character in text for character in "\r\x1b\t"):
        raise Loss("a name steers the terminal")
    if name is not None and shown not in text:
        raise Loss(f"the name is not printed as {shown}: {text.strip()[-200:]!r}")


def names(shop):
    base = base_archive(shop)

    def folder_with(name, content):
        folder = Path(shop.path("named"))
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        path = os.path.join(os.fsencode(folder), name)
        with open(path, "wb") as file:
            file.write(content)
        return folder, path

    def run(arguments, **options):
        """As the shop runs it, where an argument may be bytes."""
        return shop.run(*[os.fsdecode(word) if isinstance(word, bytes) else word for word in arguments], **options)

    right = submission_xml("named", 1).encode()

    def named(name, shown):
        def body():
            _, path = folder_with(name, right)
            work = shop.fresh(base)
            printed(run(["import", path, "--archive", work]), shown, name)
            shop.verify(work)
            printed(run(["log", "--archive", work]), shown, None)
            dump = shop.path("named-dump")
            shutil.rmtree(dump, ignore_errors=True)
            shop.run("archive", "dump", dump, "--archive", work)
            restored = shop.path("named-restored.sqlite")
            Path(restored).unlink(missing_ok=True)
            shop.run("archive", "restore", dump, "--archive", restored)
            if shop.heads(restored) != shop.heads(work):
                raise Loss("its dump makes another archive")
        return body

    def as_json(name, shown):
        def body():
            _, path = folder_with(name, right)
            done = run(["import", path, "--dry-run", "--format", "json", "--archive", shop.fresh(base)])
            json.loads(done.stdout)
            printed(done, shown, None)
        return body

    def in_folder(name, shown):
        def body():
            folder, _ = folder_with(name, right)
            (folder / "other.xml").write_text(submission_xml("other", 1))
            work = shop.fresh(base)
            printed(shop.run("import", folder, "--archive", work), shown, name)
            if not {"named-0", "other-0"} <= {slug for kind, slug, _ in shop.heads(work)}:
                raise Loss("not all files of the folder were read")
        return body

    def broken(name, shown):
        def body():
            _, path = folder_with(name, b"<x/>")
            printed(run(["import", path, "--archive", shop.fresh(base)], expect=(65,)), shown, name)
            printed(run(["import", path + b"-gone", "--archive", shop.fresh(base)], expect=(66,)), shown, None)
        return body

    def written(name, shown):
        def body():
            folder = folder_with(b"x", b"")[0]
            path = os.path.join(os.fsencode(folder), name)
            printed(run(["cite", "--output", path, "--archive", base]), shown, name)
            if not os.path.exists(path):
                raise Loss("the file has another name")
        return body

    def archive(name, shown):
        def body():
            folder = folder_with(b"x", b"")[0]
            path = os.path.join(os.fsencode(folder), name)
            printed(run(["archive", "init", "--archive", path]), shown, name)
            printed(run(["list", "--archive", path]), shown, None)
            if not os.path.exists(path):
                raise Loss("the archive has another name")
        return body

    cases = []
    for what, body in (("import", named), ("as JSON", as_json), ("in a folder", in_folder), ("broken", broken), ("output", written),
                       ("archive", archive)):
        cases += [(f"{what} {shown}", body(name, shown)) for name, shown in NAMES]
    shop.cases("names of files", cases)


def pipes(shop):
    base = base_archive(shop)
    folder = Path(shop.path("kinds"))
    folder.mkdir()
    os.mkfifo(folder / "pipe")
    (folder / "folder").mkdir()
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(folder / "socket"))
    (folder / "loop").symlink_to("loop")
    (folder / "link to a pipe").symlink_to("pipe")
    try:
        os.mknod(folder / "device", 0o666 | stat.S_IFCHR, os.makedev(1, 5))
    except PermissionError:
        pass
    commands = {
        "list": lambda file: ("list", "--archive", file), "verify": lambda file: ("archive", "verify", "--archive", file),
        "import": lambda file: ("import", shop.path("source.xml"), "--archive", file),
        "init": lambda file: ("archive", "init", "--archive", file),
        "merge": lambda file: ("archive", "merge", file, "--archive", base), "diff": lambda file: ("diff", file, base),
        "restore": lambda file: ("archive", "restore", shop.path("dump"), "--archive", file),
        "restore from": lambda file: ("archive", "restore", file, "--archive", shop.path("new.sqlite")),
        "migrate": lambda file: ("archive", "migrate", "--archive", file),
        "completion": lambda file: ("---completion", "show", "--", "positional@0", "2", "0"),
    }
    Path(shop.path("source.xml")).write_text(submission_xml("piped", 1))
    shop.run("archive", "dump", shop.path("dump"), "--archive", base)

    def asked(name, kind):
        def body():
            file = folder / kind
            if not os.path.lexists(file):
                raise Skip("no device can be made here")
            before, start = file.lstat().st_mode, time.time()
            environment = {"PATH": "/usr/bin:/bin", "LIMEN_ARCHIVE": str(file), "SAP_SHELL": "bash"}
            done = shop.run(*commands[name](file), expect=None, seconds=MOST, env=environment)
            if done.returncode not in (64, 65, 66, 73, 74) and name != "completion":
                raise Loss(f"exit {done.returncode}: {(done.stdout + done.stderr).strip()[-200:]}")
            if not os.path.lexists(file) or file.lstat().st_mode != before:
                raise Loss("something else stands there now")
            if time.time() - start > MOST / 2:
                raise Loss(f"took {time.time() - start:.0f} s")
        return body

    kinds = ("pipe", "link to a pipe", "folder", "socket", "device", "loop")
    shop.cases("pipes, devices, folders", [(f"{name} {kind}", asked(name, kind)) for name in commands for kind in kinds])
    listener.close()
