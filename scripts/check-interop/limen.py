"""Runs the built program, and says what it holds to be true."""
import json
import subprocess
from decimal import Decimal
from pathlib import Path


class Limen:
    """The program on one archive."""

    def __init__(self, program, archive, work):
        self.program, self.archive, self.work = program, archive, Path(work)

    def __call__(self, *words, check=True):
        command = [self.program, *map(str, words), "--archive", str(self.archive)]
        done = subprocess.run(command, capture_output=True, text=True)
        if check and done.returncode:
            raise AssertionError(f"limen {' '.join(map(str, words))}: exit {done.returncode}: {done.stderr.strip()}")
        return done.stdout if check else done

    def json(self, *words):
        return json.loads(self(*words))

    def limits(self):
        """Every limit as `limen export --as json` tells it, by name."""
        names = [entry["limit"] for entry in self.json("list", "--format", "json")["limits"]]
        return {name: self.json("export", name, "--as", "json") for name in names}

    def fresh(self, name):
        """An archive that knows the planes only."""
        other = Limen(self.program, self.work / f"{name}.sqlite", self.work)
        other("archive", "init")
        other("import", "imports/planes")
        return other


MAIN = ("central", "lower-edge", "upper-edge", "contour")


def points(curve):
    """Masses and couplings of a curve."""
    return [(point[0], point[1]) for point in curve["points"]]


def main_curves(limit):
    """The curves that bound what is excluded."""
    return [curve for curve in limit["curves"] if curve["role"] in MAIN]


def shifted(value, power):
    """A number times a power of ten, rounded once."""
    return float(Decimal(repr(value)).scaleb(power))


def same(found, expected, what):
    """Fails unless two lists are equal to the last bit."""
    found, expected = list(found), list(expected)
    assert len(found) == len(expected), f"{what}: {len(found)} instead of {len(expected)}"
    for index, pair in enumerate(zip(found, expected)):
        assert pair[0] == pair[1], f"{what}, number {index + 1}: {pair[0]!r} instead of {pair[1]!r}"
