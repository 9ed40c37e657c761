"""Measures Limen and what one would use instead, and prints one table. Called by scripts/bench."""

import argparse
import contextlib
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(__file__))
import data
import instead

HERE = pathlib.Path(__file__).parent
TEXT = (
    "--plane plane-0 --scenario scenario-0 --status observed --confidence-level 0.9 --sides one --method CLs "
    "--experiment Walker --origin published --publication unknown --mass-unit GeV --coupling-unit 1/GeV "
    "--coupling-convention plane --shape above"
).split()


class Run:
    """A finished program: wall and processor seconds, and the largest memory in MB."""

    def __init__(self, words, output=subprocess.DEVNULL, watched=True):
        start = time.perf_counter()
        process = subprocess.Popen([str(word) for word in words], stdout=output, stderr=subprocess.DEVNULL)
        self.memory = None
        # The kernel's own figure would count what this program holds, so that the mark is read while the other runs.
        while watched and os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
            with contextlib.suppress(OSError, ValueError):
                status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
                self.memory = int(status.split("VmHWM:")[1].split()[0]) / 1024 if "VmHWM:" in status else self.memory
            time.sleep(0.01)
        _, status, usage = os.wait4(process.pid, 0)
        self.wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"failed with {process.returncode}: {' '.join(map(str, words))}")
        self.processor = usage.ru_utime + usage.ru_stime


def best(words, times):
    return min((Run(words, watched=False) for _ in range(times)), key=lambda run: run.wall)


def seconds(value):
    if value is None:
        return ""
    for unit, factor in (("s", 1), ("ms", 1e3), ("µs", 1e6)):
        if value * factor >= 0.995:
            return f"{value * factor:.3g} {unit}"
    return f"{value * 1e9:.3g} ns"


class Table:
    def __init__(self):
        self.rows = [("work", "Limen", "instead", "time", "ratio", "goal", "met", "memory")]

    def add(self, work, limen, tool, other, goal, memory=None, at_least=True):
        """A goal is a number of times that Limen is faster, or (at_least=False) the most that it may take longer."""
        ratio = other / limen if at_least else limen / other
        met = "" if goal is None else "yes" if (ratio >= goal if at_least else ratio <= goal) else "NO"
        sign = "≥" if at_least else "≤"
        aim = "" if goal is None else f"{sign} {goal:g}"
        row = (work, seconds(limen), tool, seconds(other), f"{ratio:.3g}", aim, met)
        self.rows.append(row + ("" if memory is None else f"{memory:.0f} MB",))
        print("  " + "  ".join(cell for cell in self.rows[-1] if cell), file=sys.stderr, flush=True)

    def __str__(self):
        widths = [max(len(row[column]) for row in self.rows) for column in range(len(self.rows[0]))]
        lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in self.rows]
        return "\n".join([lines[0], "  ".join("-" * width for width in widths)] + lines[1:])


def archive(limen, path, *folders):
    if not path.exists():
        Run([limen, "archive", "init", "--archive", path])
        Run([limen, "import", *folders, "--archive", path])
    return path


def ask(limen, path):
    words = "strongest --plane plane-0 --scenario scenario-0 --format json --mass 1GeV --archive"
    return [limen, *words.split(), path]


def cold(table, limen, work, quick):
    small = archive(limen, work / "small.sqlite", work / "small/planes", work / "small/limits")
    run = best(ask(limen, small), 40)
    python = best([sys.executable, HERE / "instead.py", "strongest", work / "small/text", "1"], 5)
    table.add("strongest at a mass, cold, 200 limits", run.wall, "numpy.loadtxt", python.wall, 20, run.memory)
    shell = best(["sqlite3", ":memory:", "SELECT 1"], 40)
    table.add("the same", run.wall, "sqlite3 starts", shell.wall, 5, at_least=False)
    planes = 5 if quick else 50
    name = f"large-{planes}"
    if not (work / name).exists():
        data.archive(work / name, planes, 10, 200)
    large = archive(limen, work / f"{name}.sqlite", work / name / "planes", work / name / "limits")
    other = best(ask(limen, large), 40)
    count = f"{planes * 2000:,} limits"
    table.add(f"the same, {count}", other.wall, "200 limits", run.wall, 2, other.memory, at_least=False)


def points(table, limen, work, quick):
    import numpy as np

    count = 1_000_000 if quick else 10_000_000
    text, binary = work / f"points-{count}.csv", work / f"points-{count}.bin"
    if not text.exists():
        draw = np.random.default_rng(20260103)
        drawn = np.column_stack([10 ** draw.uniform(-3, 2, count), 10 ** draw.uniform(-8, 0, count)])
        np.savetxt(text, drawn, fmt="%.8g", delimiter=",", header="mass_GeV,coupling_per_GeV", comments="")
        np.loadtxt(text, delimiter=",", skiprows=1).astype("<f8").tofile(binary)
    archive_path = work / "small.sqlite"
    words = f"excluded --plane plane-0 --scenario scenario-0 --archive {archive_path} --points".split()
    curves = instead.curves(str(work / "small/text"))
    loading, loaded = instead.timed(lambda: np.fromfile(binary, "<f8").reshape(-1, 2))
    answering, owners = instead.timed(lambda: instead.verdicts(curves, loaded))
    parsing, _ = instead.timed(lambda: np.loadtxt(text, delimiter=",", skiprows=1))
    with open(work / "verdicts.bin", "wb") as file:
        run = Run([limen, *words, binary, "--binary"], file)
    with open(work / "verdicts.bin", "rb") as file:
        file.readline()
        ours = np.fromfile(file, "<i4")
    differing = int(((ours > 0) != (owners >= 0)).sum())
    if differing:
        print(f"{differing} of {count} verdicts differ from numpy's", file=sys.stderr)
    name = f"{count:,} points, 200 limits"
    table.add(f"{name}, binary (core s)", run.processor, "numpy.interp", loading + answering, 20, run.memory)
    print(f"  wall {run.wall:.2f} s on {os.cpu_count()} cores", file=sys.stderr)
    run = Run([limen, *words, text, "--only-strongest"])
    table.add(f"{name}, CSV (core s)", run.processor, "numpy.loadtxt", parsing + answering, 10, run.memory)
    print(f"  wall {run.wall:.2f} s on {os.cpu_count()} cores", file=sys.stderr)


def envelopes(table, scaling, quick):
    counts = [200, 2000] if quick else [200, 2000, 20000]
    output = subprocess.run([scaling], capture_output=True, text=True, check=True).stdout
    ours = {}
    for line in output.split("\na: ")[1].split("\n\n")[0].splitlines()[2:]:
        cells = line.split()
        ours[int(cells[0])] = float(cells[3])
    for count in counts:
        shapes = instead.regions(scaling, count)
        repeats = 11 if count < 1000 else 3 if count < 10_000 else 1
        other = statistics.median(instead.timed(lambda: instead.union(shapes))[0] for _ in range(repeats))
        goal = 10 if count == 200 else None
        table.add(f"envelope of {count:,} regions of 100 points", max(ours[count], 1e-5), "shapely", other, goal)


def imports(table, limen, work, bare, quick):
    count = 250_000 if quick else 1_000_000
    folder = work / f"curve-{count}"
    if not folder.exists():
        data.curve(folder, count)
    frame = instead.parse(str(folder / "text"))
    other, _ = instead.timed(lambda: instead.to_sql(frame, work / "pandas.sqlite"))
    engine, _ = instead.timed(lambda: instead.to_sql_by_engine(frame, work / "pandas.sqlite"))
    raw = []
    for what in ([], ["strips"]):
        (work / "bare.sqlite").unlink(missing_ok=True)
        raw.append(Run([bare, work / "bare.sqlite", count, *what]))
    for kind, options, goal in (("text", TEXT, 2), ("xml", [], None)):
        path = work / "import.sqlite"
        path.unlink(missing_ok=True)
        archive(limen, path, folder / "plane.xml")
        files = sorted((folder / kind).iterdir())
        run = Run([limen, "import", *files, *options, "--archive", path])
        name = f"import of {count:,} points, {kind} (core s)"
        table.add(name, run.processor, "pandas to_sql", other, goal, run.memory)
        table.add(name, run.processor, "to_sql, SQLAlchemy", engine, None)
        table.add(name, run.processor, "SQLite C API", raw[0].processor, 0.3)
        table.add(name, run.processor, "C API, our strips", raw[1].processor, None)
        print(f"  wall {run.wall:.2f} s on {os.cpu_count()} cores", file=sys.stderr)


def computing(table, limen, work):
    path = work / "computed.sqlite"
    path.unlink(missing_ok=True)
    archive(limen, path, HERE.parent / "imports")
    run = Run([limen, "compute", "--archive", path])
    table.rows.append(("all limits of imports/, cold", seconds(run.wall), "", "", "", "", "", f"{run.memory:.0f} MB"))
    print(f"  compute: {run.wall:.2f} s, {run.processor:.2f} core s", file=sys.stderr)


def missing_energy(table, limen, work):
    """The same limits by vegas and by scipy: core seconds per mass there, times the masses of Limen's curves."""
    import fixed_target

    path = work / "imported.sqlite"
    path.unlink(missing_ok=True)
    archive(limen, path, HERE.parent / "imports")
    found = fixed_target.Comparison(limen, path, work, lambda line: print("  " + line, file=sys.stderr, flush=True))
    name = f"missing energy, {found.count:,} masses (core s)"
    table.add(name, found.limen.seconds, "vegas 2 -> 4, 1e-3", found.vegas, 1000)
    table.add(name, found.limen.seconds, "scipy nested quad, 1e-4", found.nested, 20)
    table.add(name, found.limen.seconds, "scipy cubature, 1e-4", found.scipy, 20)


def one_more_mass(table, benchmarks):
    """The slowest limit's median, measured inside of a program; the largest time holds what else the machine did."""
    lines = subprocess.run([benchmarks, "mass"], capture_output=True, text=True, check=True).stdout.splitlines()
    times = [json.loads(line) for line in lines]
    median, largest = max(time["median"] for time in times), max(time["largest"] for time in times)
    met = "yes" if median < 1e-3 else "NO"
    table.rows.append(("one more mass, missing energy", seconds(median), "", "", "", "< 1 ms", met, ""))
    print(f"  one more mass: {seconds(median)}, at most {seconds(largest)}", file=sys.stderr)


def scanning(table, limen, work, quick):
    """Variants that share ten tables of cross sections, twice, to see that cost is linear and memory flat; and a table each."""
    path = work / "searches.sqlite"
    path.unlink(missing_ok=True)
    archive(limen, path, HERE.parent / "imports")
    words = [limen, "scan", "ldmx-phase2", "--archive", path, "--mesons", "none", "--count", "10"]
    ten = ["--vary", "target=Al,W", "--vary", "energy=4:16 GeV:5", "--vary", "ma-over-m=0:0.9:10"]
    cases = [
        ("1,000 variants, 10 tables", 1_000, [*ten, "--vary", "alpha-d=0.1:0.5:5", "--vary", "mchi-over-m=0.1,0.3"]),
        ("10,000 variants, 10 tables", 10_000, [*ten, "--vary", "alpha-d=0.1:1:10", "--vary", "mchi-over-m=0:0.45:10"]),
        ("20 variants, a table each", 20, ["--vary", "energy=4:16 GeV:20"]),
        ("100 variants, a table each", 100, ["--vary", "energy=4:16 GeV:100"]),
    ]
    for name, count, vary in cases[:3] if quick else cases:
        run = Run([*words, *vary])
        hundred = 100 * run.wall / count
        met = "yes" if hundred < 10 else "NO"
        cells = (f"scan of {name} (per hundred)", seconds(hundred), "", "", "", "seconds", met, f"{run.memory:.0f} MB")
        table.rows.append(cells)
        print(f"  scan of {name}: {run.wall:.2f} s, {run.processor:.2f} core s, {cells[-1]}", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--limen", required=True)
    parser.add_argument("--scaling", required=True, help="the compiled EnvelopeScaling.swift")
    parser.add_argument("--bare", required=True, help="the compiled bare_rows.c")
    parser.add_argument("--benchmarks", help="the built package of this folder; without it, one row less")
    parser.add_argument("--work", required=True, type=pathlib.Path, help="a folder for the data; what is there is used")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    if not (options.work / "small").exists():
        data.archive(options.work / "small", 1, 1, 200)
    table = Table()
    cold(table, options.limen, options.work, options.quick)
    points(table, options.limen, options.work, options.quick)
    envelopes(table, options.scaling, options.quick)
    imports(table, options.limen, options.work, options.bare, options.quick)
    computing(table, options.limen, options.work)
    missing_energy(table, options.limen, options.work)
    if options.benchmarks:
        one_more_mass(table, options.benchmarks)
    scanning(table, options.limen, options.work, options.quick)
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print("Times at a cold start and of envelopes are wall time, least of several; 'core s' is time of processor cores.")
    print(table)


if __name__ == "__main__":
    main()
