"""pandas and numpy read our text files."""
import io
import warnings

import numpy
import pandas

from limen import main_curves, points, same, shifted


def rows(text, columns=(0, 1)):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return [tuple(row) for row in numpy.loadtxt(io.StringIO(text), usecols=columns, ndmin=2).tolist()]


def corners(curve):
    """The corners of a curve as straight lines draw it: a step goes along and then up or down."""
    line = []
    for mass, coupling in points(curve):
        if curve["interpolation"] == "step" and line:
            line.append((mass, line[-1][1]))
        line.append((mass, coupling))
    return line


def check_csv(limen, limits):
    for name, limit in limits.items():
        text = limen("export", name, "--as", "csv")
        table = pandas.read_csv(io.StringIO(text), comment="#", float_precision="round_trip", keep_default_na=False)
        expected = [
            (number, curve["role"], curve["name"] or "", point[0], point[1], point[2] if len(point) > 2 else "measured",
             " ".join(point[3]) if len(point) > 3 else "")
            for number, curve in enumerate(limit["curves"]) for point in curve["points"]
        ]
        columns = ["curve", "role", "name", "mass_GeV", "coupling", "edge", "flags"]
        same(table[columns].itertuples(index=False, name=None), expected, f"{name} as csv")


def check_gnuplot(limen, limits):
    for name, limit in limits.items():
        curves = [curve for curve in limit["curves"] if curve["points"]]
        if not curves:
            continue
        text = limen("export", name, "--as", "gnuplot")
        blocks = text.split("\n\n\n")
        assert len(blocks) == len(curves), f"{name}: {len(blocks)} blocks for {len(curves)} curves"
        for curve, block in zip(curves, blocks):
            closing = points(curve)[:1] if curve["role"] == "contour" else []
            same(rows(block), points(curve) + closing, f"{name} as gnuplot, {curve['role']}")
        frame = pandas.read_csv(
            io.StringIO(text), sep=" ", comment="#", header=None, skip_blank_lines=True, float_precision="round_trip")
        same(frame.itertuples(index=False, name=None), rows(text), f"{name} as gnuplot, pandas against numpy")


def check_axionlimits(limen, limits):
    for name, limit in limits.items():
        if not main_curves(limit):
            continue
        found = rows(limen("export", name, "--as", "axionlimits"))
        lines = [[(shifted(mass, 9), coupling) for mass, coupling in corners(curve)] for curve in main_curves(limit)]
        shape = limit["document"]["shape"]
        if shape == "above":
            expected = lines[0]
        elif shape == "inside":
            expected = [row for line in lines for row in line + line[:1]]
        else:
            # Where one edge is alone nothing is excluded: the polygon ends there, on a point of one of the edges.
            low, high = max(line[0][0] for line in lines), min(line[-1][0] for line in lines)
            inside = [[row for row in line if low <= row[0] <= high] for line in lines]
            for line in inside:
                missing = [row for row in line if row not in found]
                assert not missing, f"{name} as axionlimits: {missing[0]} is missing"
            assert found[0] == found[-1], f"{name} as axionlimits: the polygon is open"
            assert {min(found)[0], max(found)[0]} == {low, high}, f"{name} as axionlimits: wrong reach"
            continue
        same(found, expected, f"{name} as axionlimits")


def check_darkcast(limen, limits):
    """As Darkcast reads: labels in the first line, then a number in every column, one row a mass."""
    for name, limit in limits.items():
        shape = limit["document"]["shape"]
        done = limen("export", name, "--as", "darkcast", check=False)
        if shape in ("inside", "empty"):
            assert done.returncode == 65 and "write it as" in done.stderr, f"{name}: {done.stderr}"
            continue
        labels = done.stdout.splitlines()[0].replace("#", "").split()
        assert labels == (["mass", "lower"] if shape == "above" else ["mass", "lower", "upper"]), labels
        found = rows(done.stdout, range(len(labels)))
        masses = [row[0] for row in found]
        assert all(one < other for one, other in zip(masses, masses[1:])), f"{name} as darkcast: masses do not rise"
        low, high = masses[0], masses[-1]
        for column, curve in enumerate(main_curves(limit), start=1):
            given = {(row[0], row[column]) for row in found}
            given |= {(numpy.nextafter(row[0], 0), row[column]) for row in found}
            missing = [point for point in points(curve) if low <= point[0] <= high and point not in given]
            assert not missing, f"{name} as darkcast: {missing[0]} is missing"


def check_conventions(limen, limits):
    name = "babar-monophoton-published"
    expected = points(main_curves(limits[name])[0])
    text = limen("export", name, "--as", "gnuplot", "--coupling-convention", "g/4", "--mass-unit", "MeV")
    same(rows(text), [(shifted(mass, 3), 2 * coupling) for mass, coupling in expected], "g/4 and MeV")
    assert "# convention: g/4\n" in text and "# mass_unit: MeV\n" in text


def check_envelope(limen, limits):
    for scenario in ("invisible", "visible"):
        question = ("--envelope", "--scenario", scenario, "--grade", "approximate")
        pieces = limen.json("export", *question, "--as", "json")["pieces"]
        ends = {(piece[f"mass_{end}"], piece[f"coupling_{end}"]) for piece in pieces for end in ("from", "to")}
        loops = len({(piece["layer"], piece["loop"]) for piece in pieces})
        text = limen("export", *question, "--as", "gnuplot")
        assert set(rows(text)) == ends, f"envelope {scenario} as gnuplot"
        assert len(text.split("\n\n\n")) == loops, f"envelope {scenario}: not one block per loop"
        axion = set(rows(limen("export", *question, "--as", "axionlimits")))
        assert axion == {(shifted(mass, 9), coupling) for mass, coupling in ends}, f"envelope {scenario} as axionlimits"
        table = pandas.read_csv(
            io.StringIO(limen("export", *question, "--as", "csv")), comment="#", float_precision="round_trip")
        same(table["mass_from_GeV"], [piece["mass_from"] for piece in pieces], f"envelope {scenario} as csv")
