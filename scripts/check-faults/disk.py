"""A disk as a power cut leaves it: what a program has done to it, and what of that is there afterwards.

A write reaches the disk when its file is synced; until then each sector of 512 bytes may be there or not. A name (of a new file,
a rename, a link, a removal) reaches it when its folder is synced; until then the first few of the changes of a folder are there
and the others are not.
"""
import os
import shutil
import struct
from pathlib import Path

HEAD = struct.Struct("<cQQIII")
SECTOR = 512


class File:
    """A file: what is on the disk for sure, and what was written since."""

    def __init__(self, content=b""):
        self.durable, self.pending = bytearray(content), []

    def sync(self):
        for change in self.pending:
            apply(self.durable, *change)
        self.pending = []

    def after_cut(self, random):
        content = bytearray(self.durable)
        # Sectors reach the disk in any order; a length, when the file was cut or grew, in that of the changes.
        for kind, at, data in self.pending:
            fate = random.randrange(3)
            if kind == "length":
                if fate:
                    apply(content, kind, at, data)
                continue
            for start in range(0, len(data), SECTOR):
                if fate == 2 or fate == 1 and random.random() < 0.5:
                    apply(content, kind, at + start, data[start:start + SECTOR])
        return bytes(content)


def apply(content, kind, at, data):
    if kind == "length":
        del content[at:]
        content.extend(bytes(at - len(content)))
    else:
        content.extend(bytes(max(0, at + len(data) - len(content))))
        content[at:at + len(data)] = data


FOLDER = "a folder"


def records(log):
    """The calls of a program in order: kind, inode, offset, one or two names, bytes."""
    data, at = Path(log).read_bytes() if Path(log).exists() else b"", 0
    while at < len(data):
        kind, inode, offset, first, second, count = HEAD.unpack_from(data, at)
        at += HEAD.size
        names = data[at:at + first].decode(), data[at + first:at + first + second].decode()
        at += first + second
        yield kind.decode(), inode, offset, *names, data[at:at + count]
        at += count


def found(folder):
    """The folders, and the files with inode and bytes, below a folder."""
    return {
        str(path): FOLDER if path.is_dir() else (path.stat().st_ino, path.read_bytes()) for path in sorted(Path(folder).rglob("*"))}


class Disk:
    def __init__(self, folder, start):
        """From what was there before the program ran (`found`); all of that is on the disk."""
        self.folder = Path(folder)
        self.inodes, self.changes = {}, {}
        self.names = {
            name: FOLDER if thing is FOLDER else self.inodes.setdefault(thing[0], File(thing[1])) for name, thing in start.items()}
        self.durable = dict(self.names)

    def put(self, name, thing):
        """A change of a folder, not synced yet."""
        if thing is None:
            self.names.pop(name, None)
        else:
            self.names[name] = thing
        self.changes.setdefault(os.path.dirname(name), []).append([(name, thing)])

    def move(self, old, new, exchange):
        moved = {name: thing for name, thing in self.names.items() if name == old or name.startswith(old + "/")}
        back = {name: thing for name, thing in self.names.items() if name == new or name.startswith(new + "/")} if exchange else {}
        change = [(name, None) for name in moved] + [(name, None) for name in back]
        change += [(new + name[len(old):], thing) for name, thing in moved.items()]
        change += [(old + name[len(new):], thing) for name, thing in back.items()]
        for name, thing in change:
            if thing is None:
                self.names.pop(name, None)
            else:
                self.names[name] = thing
        # Names below a folder that moves go with it at once.
        for place in {os.path.dirname(old), os.path.dirname(new)}:
            self.changes.setdefault(place, []).append(change)

    def file(self, inode, name, new=False):
        if new or inode not in self.inodes:
            # The C library opens some files past the recorder.
            self.inodes[inode] = File()
            if name and not name.endswith(" (deleted)"):
                self.put(name, self.inodes[inode])
        return self.inodes[inode]

    def run(self, kind, inode, offset, first, second, data):
        if kind == "c":
            self.file(inode, first, new=True)
        elif kind == "w":
            self.file(inode, first).pending.append(("write", offset, data))
        elif kind == "t":
            self.file(inode, first).pending.append(("length", offset, b""))
        elif kind == "s":
            self.file(inode, first).sync()
        elif kind == "d":
            for change in self.changes.pop(first, []):
                self.settle(self.durable, change)
        elif kind == "a":
            for file in [*self.inodes.values(), *self.names.values()]:
                if file is not FOLDER:
                    file.sync()
            for changes in self.changes.values():
                for change in changes:
                    self.settle(self.durable, change)
            self.changes = {}
        elif kind == "r" or kind == "x":
            self.move(first, second, kind == "x")
        elif kind == "l":
            if first in self.names:
                self.put(second, self.names[first])
        elif kind == "u":
            gone = self.names.get(first)
            self.put(first, None)
            # The system gives the inode to another file as soon as no name is left.
            if gone not in self.names.values():
                self.inodes = {number: file for number, file in self.inodes.items() if file is not gone}
        elif kind == "m":
            self.put(first, FOLDER)

    @staticmethod
    def settle(names, change):
        for name, thing in change:
            if thing is None:
                names.pop(name, None)
            else:
                names[name] = thing

    def cut(self, random):
        """The names and contents after a power cut at this moment."""
        names = dict(self.durable)
        for changes in self.changes.values():
            for change in changes[:random.randint(0, len(changes))]:
                self.settle(names, change)
        return {
            name: thing if thing is FOLDER else thing.after_cut(random) for name, thing in names.items()
            # What stands in a folder that is not there, is not there.
            if all(names.get(str(parent)) is FOLDER for parent in Path(name).parents if self.folder in parent.parents)}

    def write(self, names):
        """Puts that in place of what is in the folder."""
        shutil.rmtree(self.folder)
        self.folder.mkdir()
        for name, thing in sorted(names.items(), key=lambda item: (item[1] is not FOLDER, item[0])):
            if thing is FOLDER:
                Path(name).mkdir(parents=True, exist_ok=True)
            else:
                Path(name).write_bytes(thing)
