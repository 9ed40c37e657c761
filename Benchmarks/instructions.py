"""Instructions of Limen's inner loops, counted by callgrind. Called by scripts/bench-instructions.

What one item costs is the difference of two runs divided by the difference of their sizes, so that start, opening of
the archive and everything else that does not grow drop out. Counts do not depend on the load of the machine; they are
those of all threads together.
"""

import argparse
import array
import pathlib
import random
import re
import shutil
import subprocess
import sys

import data
from bench import TEXT, archive

IMPORTS = pathlib.Path(__file__).parent.parent / "imports"
QUESTION = ["--plane", "plane-0", "--scenario", "scenario-0"]


class Counter:
    """Runs the program under callgrind."""

    def __init__(self, limen, work):
        self.limen, self.work = limen, work

    def instructions(self, *words):
        output = self.work / "callgrind.out"
        options = ["--tool=callgrind", f"--callgrind-out-file={output}"]
        command = ["valgrind", *options, self.limen, *words]
        command = [str(word) for word in command]
        run = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if run.returncode != 0:
            sys.exit(f"failed with {run.returncode}: {' '.join(map(str, words))}\n{run.stderr}")
        return int(re.search(r"^(?:summary|totals): (\d+)", output.read_text(), re.MULTILINE).group(1))

    def difference(self, sizes, words):
        """Instructions for each item: `words` gives the command for a size."""
        small, large = (self.instructions(*words(size)) for size in sizes)
        return (large - small) / (sizes[1] - sizes[0])


def say(work, count, unit=""):
    scaled, letter = (count / 1e6, " million") if count >= 1e6 else (count, "")
    print(f"{work:<62} {scaled:>8.3g}{letter}{unit}", flush=True)


def limits(counter, count):
    """An archive of so many random walks of 100 points in one scenario."""
    folder = counter.work / f"walks-{count}"
    if not folder.exists():
        data.archive(folder, 1, 1, count)
    return archive(counter.limen, counter.work / f"walks-{count}.sqlite", folder / "planes", folder / "limits")


def points(counter, count):
    """So many random points as CSV and as binary numbers."""
    text, binary = counter.work / f"points-{count}.csv", counter.work / f"points-{count}.bin"
    if not binary.exists():
        draw = random.Random(20260105)
        drawn = [float(f"{10 ** draw.uniform(*ends):.8g}") for _ in range(count) for ends in ((-3, 2), (-8, 0))]
        rows = (f"{mass:.8g},{coupling:.8g}\n" for mass, coupling in zip(drawn[::2], drawn[1::2]))
        text.write_text("mass_GeV,coupling_per_GeV\n" + "".join(rows))
        values = array.array("d", drawn)
        if sys.byteorder == "big":
            values.byteswap()
        binary.write_bytes(values.tobytes())
    return text, binary


def start(counter):
    say("start: limen --version", counter.instructions("--version"))


def strongest(counter):
    def words(count):
        return ["strongest", *QUESTION, "--mass", "1GeV", "--format", "json", "--archive", limits(counter, count)]

    say("strongest at a mass, cold, 200 limits", counter.instructions(*words(200)))
    say("  each limit of the scenario", counter.difference((100, 200), words))


def excluded(counter):
    path = limits(counter, 200)
    for name, index, options, sizes in (
        ("binary", 1, ["--binary"], (200_000, 600_000)),
        ("CSV, the strongest limit", 0, ["--only-strongest"], (50_000, 150_000)),
        ("CSV, all limits", 0, [], (10_000, 20_000)),
    ):
        def words(count):
            return ["excluded", *QUESTION, "--archive", path, *options, "--points", points(counter, count)[index]]

        say(f"a point against 200 limits, {name}", counter.difference(sizes, words))


def imports(counter):
    for kind, options in (("text", TEXT), ("xml", [])):
        def words(count):
            folder = counter.work / f"curve-{count}"
            if not folder.exists():
                data.curve(folder, count)
            path = counter.work / "import.sqlite"
            path.unlink(missing_ok=True)
            archive(counter.limen, path, folder / "plane.xml")
            return ["import", *sorted((folder / kind).iterdir()), *options, "--archive", path]

        say(f"import of a point, {kind}", counter.difference((20_000, 60_000), words))


def envelope(counter):
    def words(count):
        return ["envelope", *QUESTION, "--format", "csv", "--archive", limits(counter, count)]

    per_limit = counter.difference((100, 400), words)
    say("envelope, each edge of 100 to 400 limits of 99 edges", per_limit / 99)


def compute(counter):
    imported = counter.work / "imported.sqlite"
    imported.unlink(missing_ok=True)
    archive(counter.limen, imported, IMPORTS)
    path = counter.work / "computed.sqlite"

    def words(*names):
        shutil.copyfile(imported, path)
        return ["compute", *names, "--archive", path]

    base = counter.instructions(*words("babar-upsilon1s-invisible"))
    say("compute: a closed formula, from start to end", base)
    first = counter.instructions(*words("na64e-1e13-background"))
    both = counter.instructions(*words("na64e-1e13-background", "na64e-2023"))
    say("  beyond that: missing energy of one beam, with its table", first - base)
    say("  a second limit of the same beam", both - first)
    for name, work in (
        ("electron-edm", "an EDM"),
        ("charm-fine-grain", "decays behind a proton beam"),
        ("lsnd", "recoils of a meson beam's decay products"),
    ):
        say(f"  {work}: {name}", counter.instructions(*words(name)) - base)

    def masses(count):
        mass = [word for index in range(count) for word in ("--mass", f"{1.5 + index} MeV")]
        return ["yields", "na64e-2023", "--archive", imported, "--format", "csv", *mass]

    say("yields: one more mass of a missing-energy search", counter.difference((1, 201), masses))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--limen", required=True, type=pathlib.Path)
    parser.add_argument("--work", required=True, type=pathlib.Path, help="a folder for the data; what is there is used")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    counter = Counter(options.limen, options.work)
    print(f"{'work':<62} instructions")
    for part in (start, strongest, excluded, imports, envelope, compute):
        part(counter)


if __name__ == "__main__":
    main()
