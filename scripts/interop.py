"""Reads what Limen writes with the tools its users have, and compares the numbers with Limen's own JSON.

usage: scripts/interop   (which installs the tools and calls this with the program)
"""

import io
import json
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import warnings
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import bibtexparser
import hepdata_lib
import numpy
import pandas
import pybtex.database
import yaml
from hepdata_validator.full_submission_validator import FullSubmissionValidator

ROOT = Path(__file__).resolve().parent.parent
# A region between two edges, an upper limit, a closed contour, and a computed limit.
LIMITS = ["sn1987a", "babar-monophoton-published", "ship-published", "babar-upsilon1s-invisible"]
SPREADSHEET_FORMULA = re.compile(r"^[=+\-@]")


class Limen:
    """The program on an archive of the shipped imports."""

    def __init__(self, program, folder):
        self.program, self.folder = program, Path(folder)
        self.archive = str(self.folder / "limen.sqlite")
        self.exports = 0
        self.run("archive", "init")
        self.run("import", str(ROOT / "imports"))
        self.run("compute", "babar-upsilon1s-invisible")

    def run(self, *arguments):
        done = subprocess.run(
            [self.program, *arguments, "--archive", self.archive], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise AssertionError(f"limen {' '.join(arguments)}: exit {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def export(self, kind, *what):
        self.exports += 1
        path = self.folder / f"export-{self.exports}.{kind}"
        self.run("export", *what, "--as", kind, "--output", str(path))
        return path

    def curves(self, slug):
        """The curves of a limit by role, as arrays of mass in GeV and coupling in the plane's unit."""
        document = json.loads(self.run("export", slug, "--as", "json"))
        return {
            curve["role"]: numpy.array([point[:2] for point in curve["points"]], float)
            for curve in document["curves"] if curve["role"] != "component"}

    def pieces(self, scenario):
        return json.loads(self.run("envelope", "--scenario", scenario, "--format", "json"))["pieces"]


def same(found, expected, what, exactly=True):
    found, expected = numpy.asarray(found, float), numpy.asarray(expected, float)
    assert found.shape == expected.shape, f"{what}: {found.shape} numbers, not {expected.shape}"
    equal = numpy.array_equal(found, expected) if exactly else numpy.allclose(found, expected, rtol=1e-15, atol=0)
    assert equal, f"{what}: {found[found != expected][:3]}, not {expected[found != expected][:3]}"


def numbers(variable):
    return [float(entry["value"]) for entry in variable["values"] if entry.get("value") not in ("-", "", None)]


# ------------------------------------------------------------------------------------------------------------- checks


def hepdata_validator(limen):
    """The official validator takes our submissions, of limits and of envelopes."""
    for what in (LIMITS, ["--envelope", "--scenario", "visible"], ["--envelope", "--scenario", "invisible"]):
        folder = limen.export("hepdata", *what)
        validator = FullSubmissionValidator()
        assert validator.validate(directory=str(folder)), validator.get_messages()
        validator.print_errors("submission.yaml")


def hepdata_values(limen):
    """What YAML readers find in a submission are the numbers of the limit."""
    folder = limen.export("hepdata", *LIMITS)
    tables = {
        table["name"]: table
        for table in yaml.safe_load_all((folder / "submission.yaml").read_text()) if "data_file" in table}
    for slug in LIMITS:
        expected = limen.curves(slug)
        parts = [table for name, table in tables.items() if name == slug or name.startswith(f"{slug} ")]
        assert parts, f"{slug}: no table"
        found = []
        for table in parts:
            data = yaml.safe_load((folder / table["data_file"]).read_text())
            for variable in data["independent_variables"] + data["dependent_variables"]:
                found += numbers(variable)
            for variable in data["dependent_variables"]:
                names = {qualifier["name"] for qualifier in variable.get("qualifiers", [])}
                assert any("confidence" in name.lower() or "criterion" in name.lower() for name in names), names
        for role, curve in expected.items():
            missing = set(curve.ravel()) - set(found)
            assert not missing, f"{slug} {role}: {sorted(missing)[:3]} are not in the submission"


def hepdata_lib_again(limen):
    """hepdata_lib takes the numbers of our submission and writes one that passes its own validation."""
    folder = limen.export("hepdata", "babar-monophoton-published")
    heads = [head for head in yaml.safe_load_all((folder / "submission.yaml").read_text()) if "data_file" in head]
    submission = hepdata_lib.Submission()
    for head in heads:
        data = yaml.safe_load((folder / head["data_file"]).read_text())
        table = hepdata_lib.Table(head["name"])
        table.description = head["description"]
        for kind in ("independent_variables", "dependent_variables"):
            for column in data[kind]:
                variable = hepdata_lib.Variable(
                    column["header"]["name"], is_independent=kind == "independent_variables", is_binned=False,
                    units=column["header"].get("units", ""))
                variable.values = numbers(column)
                for qualifier in column.get("qualifiers", []):
                    variable.add_qualifier(qualifier["name"], qualifier["value"], qualifier.get("units", ""))
                table.add_variable(variable)
        submission.add_table(table)
    target = limen.folder / "again"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        submission.create_files(str(target), validate=True)
    assert (target / "submission.yaml").exists()


def numpy_text(limen):
    """numpy.loadtxt reads AxionLimits, gnuplot and CSV exports."""
    expected = limen.curves("babar-monophoton-published")["central"]
    table = numpy.loadtxt(limen.export("gnuplot", "babar-monophoton-published"), usecols=(0, 1))
    same(table, expected, "gnuplot")
    table = numpy.loadtxt(limen.export("axionlimits", "babar-monophoton-published"))
    # eV here; the exponent was shifted in the text, so that dividing rounds once more.
    same(table[:, 0] / 1e9, expected[:, 0], "AxionLimits masses", exactly=False)
    same(table[:, 1], expected[:, 1], "AxionLimits couplings")


def pandas_csv(limen):
    """pandas reads CSV exports of limits and envelopes."""
    frame = pandas.read_csv(limen.export("csv", "babar-monophoton-published"), comment="#")
    expected = limen.curves("babar-monophoton-published")["central"]
    columns = [name for name in frame.columns if name.startswith(("mass", "coupling"))]
    same(frame[columns[:2]].to_numpy(), expected, "CSV")
    path = limen.export("csv", "--envelope", "--scenario", "visible")
    frame = pandas.read_csv(path, comment="#")
    pieces = limen.pieces("visible")
    assert len(frame) == len(pieces), f"{len(frame)} pieces, not {len(pieces)}"
    for column in ("mass_from", "mass_to", "coupling_from", "coupling_to"):
        name = next(name for name in frame.columns if name.startswith(column))
        same(frame[name], [piece[column] for piece in pieces], f"envelope {column}")
    for line in path.read_text().splitlines():
        if not line.startswith("#"):
            assert not any(
                SPREADSHEET_FORMULA.match(cell) and not re.fullmatch(r"[-+0-9.e]+", cell) for cell in line.split(","))


def darkcast(limen):
    """numpy reads a Darkcast export: mass, lower edge, upper edge."""
    curves = limen.curves("sn1987a")
    table = numpy.loadtxt(limen.export("darkcast", "sn1987a"))
    assert table.shape[1] == 3
    for column, role in ((1, "lower-edge"), (2, "upper-edge")):
        # Where one edge has no point, the export has the value between its points.
        exact = {mass: coupling for mass, coupling in table[:, [0, column]]}
        for mass, coupling in curves[role]:
            if table[0, 0] <= mass <= table[-1, 0]:
                # A jump is two masses one unit in the last place apart.
                found = {exact.get(mass), exact.get(numpy.nextafter(mass, numpy.inf))}
                assert coupling in found, f"{role} at {mass}: {found}, not {coupling}"


def python_sqlite(limen):
    """Python's sqlite3 runs every query of queries/ as it stands in its file."""
    database = sqlite3.connect(f"file:{limen.archive}?mode=ro", uri=True)
    for path in sorted((ROOT / "queries").glob("*.sql")):
        text = path.read_text()
        names = set(re.findall(r"[:@$]([a-z_]+)\b", re.sub(r"--[^\n]*", "", text)))
        values = {
            "limit": "sn1987a", "plane": "dark-axion-portal", "scenario": "visible", "slug": "sn1987a",
            "status": "observed", "mass_gev": 0.01, "search": "sn1987a"}
        rows = database.execute(text, {name: values.get(name) for name in names}).fetchall()
        named = json.loads(limen.run(
            "query", path.stem, *[word for name in sorted(names) if values.get(name) is not None
                                  for word in ("--param", f"{name}={values[name]}")], "--format", "json"))
        assert len(rows) == len(named["rows"]), f"{path.name}: {len(rows)} rows, not {len(named['rows'])}"
    database.close()


def xmllint(limen):
    """xmllint validates our XML against our schema, and it is read back as it was."""
    for slug in LIMITS:
        path = limen.export("xml", slug)
        done = subprocess.run(
            ["xmllint", "--noout", "--nonet", "--schema", str(ROOT / "imports" / "schema" / "limen.xsd"), str(path)],
            capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        report = json.loads(limen.run("import", str(path), "--format", "json", "--dry-run"))
        assert '"new"' not in json.dumps(report), report


def bibtex(limen):
    """Two BibTeX parsers find the publications of exactly the contributors."""
    text = limen.run("cite", "--envelope", "--scenario", "visible")
    parsed = bibtexparser.parse_string(text)
    assert not parsed.failed_blocks, parsed.failed_blocks
    other = pybtex.database.parse_string(text, "bibtex")
    assert {entry.key for entry in parsed.entries} == set(other.entries.keys())
    document = json.loads(limen.run("envelope", "--scenario", "visible", "--format", "json"))
    contributors = {name if isinstance(name, str) else name["limit"] for name in document["contributors"]}
    shown = {
        key for slug in contributors
        for key in pybtex.database.parse_string(limen.run("cite", slug), "bibtex").entries.keys()}
    assert set(other.entries.keys()) == shown, set(other.entries.keys()) ^ shown
    assert "Hook:2021ous" in other.entries
    assert other.entries["Hook:2021ous"].fields["eprint"] == "2105.06476"


def pictures(limen):
    """rsvg-convert renders our SVG; its text is text, and it names what it shows."""
    for scenario in ("invisible", "visible"):
        path = limen.folder / f"{scenario}.svg"
        limen.run("plot", "--scenario", scenario, "--output", str(path))
        tree = ElementTree.parse(path)
        words = "".join(tree.getroot().itertext())
        assert "Dark axion portal" in words and "GeV" in words
        for kind in ("png", "pdf"):
            target = path.with_suffix(f".{kind}")
            subprocess.run(["rsvg-convert", "-f", kind, "-o", str(target), str(path)], check=True)
            start = target.read_bytes()[:8]
            assert start.startswith(b"\x89PNG" if kind == "png" else b"%PDF"), start
            limen.run("plot", "--scenario", scenario, "--output", str(path.with_suffix(f".ours.{kind}")))


CHECKS = [
    hepdata_validator, hepdata_values, hepdata_lib_again, numpy_text, pandas_csv, darkcast, python_sqlite, xmllint,
    bibtex, pictures,
]


def main():
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="limen-interop-") as folder:
        limen = Limen(sys.argv[1], folder)
        for check in CHECKS:
            try:
                check(limen)
                passed += 1
                print(f"ok      {check.__doc__}")
            except Exception as fault:  # a tool of others may throw anything
                failed += 1
                print(f"failed  {check.__doc__}\n        {type(fault).__name__}: {str(fault)[:600]}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
