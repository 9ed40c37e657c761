"""SQLite from Python, xmllint, a BibTeX parser, rsvg-convert; and our own way back."""
import re
import shutil
import sqlite3
import struct
import subprocess
from pathlib import Path

import bibtexparser

from limen import main_curves, same

PARAMETERS = {
    "limit": "sn1987a", "mass_gev": "0.01", "plane": "dark-axion-portal", "scenario": "visible", "revision": "1",
    "publication": "Hook:2021ous",
}


def check_sql(limen, limits):
    database = sqlite3.connect(f"file:{limen.archive}?mode=ro", uri=True)
    queries = sorted(Path("queries").glob("*.sql"))
    assert queries
    for query in queries:
        sql = query.read_text()
        names = re.findall(r"^--\s+:(\w+)", sql, re.MULTILINE)
        given = {name: PARAMETERS[name] for name in names}
        cursor = database.execute(sql, given)
        words = [word for name, value in given.items() for word in ("--param", f"{name}={value}")]
        expected = limen.json("query", query.stem, *words, "--format", "json")
        same([column[0] for column in cursor.description], [column["name"] if isinstance(column, dict) else column
             for column in expected["columns"]], f"{query.name}, columns")
        found = [list(row) for row in cursor]
        same(found, [list(row.values()) if isinstance(row, dict) else row for row in expected["rows"]], query.name)


def check_xml(limen, limits):
    path, copy = limen.work / "limits.xml", limen.fresh("xml")
    limen("export", *limits, "--as", "xml", "--output", path)
    schema = "imports/schema/limen.xsd"
    subprocess.run(["xmllint", "--noout", "--schema", schema, path], check=True, capture_output=True)
    empty = type(limen)(limen.program, limen.work / "empty.sqlite", limen.work)
    empty("archive", "init")
    for archive in (copy, empty):
        archive("import", path)
        again = archive.limits()
        same([limit["hash"] for limit in again.values()], [limit["hash"] for limit in limits.values()], "content hashes")


def check_bibtex(limen, limits):
    citations = [citation["publication"] for limit in limits.values() for citation in limit["document"]["citations"]]
    library = bibtexparser.loads(limen("cite"))
    entries = library.entries_dict
    assert len(entries) == len(library.entries), "a key comes twice"
    for publication in citations:
        number = publication.get("texkey") or publication.get("arxiv") or publication.get("doi") or publication["title"]
        fields = [
            entry for entry in library.entries
            if number in (entry["ID"], entry.get("eprint"), entry.get("doi")) or publication["id"] == entry["ID"]
        ]
        assert fields, f"{number} is missing"
        entry = fields[0]
        title = re.sub(r"\\([%&#_$])", r"\1", entry["title"].strip("{}"))
        assert title == publication["title"], f"{number}: {title}"
        for ours, theirs in (("arxiv", "eprint"), ("doi", "doi"), ("year", "year")):
            if ours in publication:
                assert entry[theirs] == str(publication[ours]), f"{number}: {entry[theirs]}"
        authors = publication.get("authors", [])
        assert len(entry.get("author", "").split(" and ")) == max(1, len(authors)), f"{number}: {entry.get('author')}"
    assert len(limen("cite", "sn1987a").split("\n@")) - 1 == len(
        {citation["publication"]["id"] for citation in limits["sn1987a"]["document"]["citations"]})


def check_svg(limen, limits):
    path = limen.work / "figure.svg"
    limen("plot", "--scenario", "invisible", "--output", path)
    subprocess.run(["xmllint", "--noout", path], check=True)
    picture = limen.work / "figure.png"
    subprocess.run(["rsvg-convert", "--width", "900", "--output", picture, path], check=True)
    data = picture.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n" and struct.unpack(">I", data[16:20])[0] == 900, "no picture of that width"
    assert len(data) > 10_000, "the picture is empty"
    page = limen.work / "figure.pdf"
    subprocess.run(["rsvg-convert", "--format", "pdf", "--output", page, path], check=True)
    assert page.read_bytes()[:5] == b"%PDF-"


def check_way_back(limen, limits):
    """What we write we read back without options: the same curves, the same head."""
    for kind in ("json", "csv", "gnuplot", "hepdata", "axionlimits", "darkcast"):
        other = limen.fresh(kind)
        for name, limit in limits.items():
            path = limen.work / f"back-{name}.{kind}"
            if limit["document"]["shape"] == "empty" and kind not in ("json", "csv", "gnuplot"):
                continue
            done = limen("export", name, "--as", kind, "--output", path, check=False)
            if kind == "darkcast" and limit["document"]["shape"] == "inside":
                assert done.returncode == 65
                continue
            assert done.returncode == 0, done.stderr
            other("import", path)
            again = other.json("export", name, "--as", "json")
            if kind in ("json", "csv", "gnuplot", "hepdata"):
                same([again["hash"]], [limit["hash"]], f"{name} through {kind}")
                continue
            if name == "sn1987a":  # Its edges reach differently far; what is excluded is the same.
                mass = ("--mass", "1 MeV", "--mass", "10 MeV", "--mass", "100 MeV", "--format", "json")
                same(other.json("show", name, *mass)["answers"], limen.json("show", name, *mass)["answers"], name)
                continue
            same([curve["points"] for curve in again["curves"]], [curve["points"] for curve in main_curves(limit)],
                 f"{name} through {kind}")
            shutil.rmtree(path, ignore_errors=True)
