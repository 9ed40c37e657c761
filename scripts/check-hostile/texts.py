"""Text, names of files, links, and strings that mean harm."""
import os
import re
import shutil

from bench import Harm, digest
from inputs import SAID, limit_xml


def text(bench):
    recipe = '# curve: {"interpolation":"log-log","role":"contour","rows":[1,150000]}\n'
    big = 32 << 20
    cases = [
        ("line.txt", lambda: "9" * (big - 10)),
        ("newlines.txt", lambda: "\n" * (big - 10) + "x"),
        ("rows.txt", lambda: "1 1\n" * (big // 4 - 2)),
        ("columns.txt", lambda: "1 " * 10_000_000),
        ("comments.txt", lambda: "# 90% CL mass [eV] future arXiv:2101.00001\n" * 700_000),
        ("comment.txt", lambda: "#" * (big - 10)),
        ("percent.txt", lambda: "# " + "90% " * 16_000 + "\n1 1\n"),
        ("huge.txt", lambda: "1 1e999999999\n2 " + "9" * 60_000 + "\n"),
        ("head.txt", lambda: "# limen.table/1\n" + recipe * 9_000 + "1 1\n" * 150_000),
        ("head-far.txt", '# limen.table/1\n# curve: {"interpolation":"log-log","role":"contour","rows":[1,9223372036854775807]}\n1 1\n'),
        ("head-columns.txt", '# limen.table/1\n# curve: {"columns":[-9223372036854775808,2],"interpolation":"log-log",'
         '"role":"contour","rows":[1,2]}\n1 1\n2 2\n'),
        ("head-deep.txt", lambda: "# limen.table/1\n# holds: " + "[" * 60_000 + "\n1 1\n"),
        ("quotes.csv", lambda: '"' * (60 << 10) + "\n1,1\n"),
        ("open-quote.csv", lambda: '"' + "1,1\n" * 1_000_000),
        ("utf16.txt", "1 1\n2 2\n".encode("utf-16")),
        ("latin.txt", b"# \xe9\n1 1\n2 2\n"),
        ("binary.txt", bytes(range(256)) * 1000),
        ("escapes.txt", "\x1b[31m1 1\n\x9bred\n"),
        ("marks.txt", "\u202e1 1\n2 2\u2066\n"),
    ]
    yield from bench.imports(cases, *SAID)
    for how in ("axionlimits", "darkcast", "foresee", "alpinist", "csv"):
        for name, body in bench.imports(cases[:6], *SAID, "--as", how, codes=(64, 65)):
            yield f"{how} {name}", body


def paths(bench):
    """Names in files, and links, that lead elsewhere."""
    secret = bench.file("secret.yaml", "independent_variables: []\nroot:x:0:0: secret\n")
    for number, name in enumerate(["../secret.yaml", str(secret), "..", ".", "a/../../secret.yaml", "..\\secret.yaml", "\x1b[31m.yaml"]):
        def named(name=name, number=number):
            folder = bench.folder / f"record{number}"
            folder.mkdir()
            (folder / "submission.yaml").write_text(f'name: T\ndata_file: "{name.encode("unicode_escape").decode()}"\n')
            code, out, err, took, peak = bench.run("import", str(folder), *SAID, "--archive", str(bench.archive))
            bench.calm((out, err))
            if code != 65 or "root:" in out + err:
                raise Harm(f"exit {code}: {err[:200]}")
            return took, peak
        yield f"data_file {name!r}", named

    def link(kind):
        def body():
            folder = bench.folder / f"links-{kind}"
            folder.mkdir()
            if kind == "record":
                (folder / "submission.yaml").write_text("name: T\ndata_file: t1.yaml\n")
                (folder / "t1.yaml").symlink_to(secret)
            elif kind == "folder":
                (folder / "a.xml").symlink_to("/etc/passwd")
            elif kind == "loop":
                (folder / "a.xml").symlink_to(folder / "a.xml")
            elif kind == "pipe":
                os.mkfifo(folder / "a.xml")
            elif kind == "pipe of a record":
                (folder / "submission.yaml").write_text("name: T\ndata_file: t1.yaml\n")
                os.mkfifo(folder / "t1.yaml")
            elif kind == "device":
                (folder / "a.xml").symlink_to("/dev/zero")
            elif kind == "sidecar":
                (folder / "a.txt").write_text("1 1\n2 2\n")
                os.mkfifo(folder / "a.txt.limen.xml")
            code, out, err, took, peak = bench.run("import", str(folder), *(SAID if "record" in kind else []), "--archive", str(bench.archive))
            if code not in (65, 66, 74) or "root:" in out + err:
                raise Harm(f"exit {code}: {err[:300]}")
            return took, peak
        return body
    for kind in ("record", "folder", "loop", "pipe", "pipe of a record", "device", "sidecar"):
        yield f"link {kind}", link(kind)

    def device():
        return bench.refused("/dev/zero", codes=(65,), names=True)
    yield "/dev/zero", device

    def name():
        path = bench.folder / "a\x1b[31m\u202eb.xml"
        path.write_text("<x/>")
        code, out, err, took, peak = bench.run("import", str(path), "--archive", str(bench.archive))
        bench.calm((out, err))
        return took, peak
    yield "a file name with escapes", name


SQL = ["x'; DROP TABLE revision; --", '" OR 1=1 --', "x) UNION SELECT document FROM revisions --", "'||load_extension('x')||'", "%s%n", "\x1b[31m"]


def strings(bench):
    """SQL, formulas and escapes in every string."""
    def safe(*arguments, codes=(2, 64, 65, 66, 73)):
        def body():
            before = digest(bench.archive)
            code, out, err, took, peak = bench.run(*arguments, "--archive", str(bench.archive))
            if code not in codes:
                raise Harm(f"exit {code}: {err[:200]}")
            if digest(bench.archive) != before:
                raise Harm("the archive has changed")
            bench.calm((out, err))
            return took, peak
        return body
    for evil in SQL:
        for arguments in (
            ["strongest", "--scenario", evil, "--mass", "1 MeV"], ["strongest", "--scenario", "visible", "--mass", evil],
            ["strongest", "--plane", evil, "--scenario", "visible", "--mass", "1 MeV"], ["show", evil],
            ["strongest", "--scenario", "visible", "--mass", "1 MeV", "--release", evil], ["query", evil],
            ["query", "points-of-limit", "--param", f"{evil}=1"], ["log", evil], ["export", evil, "--as", "csv"], ["cite", evil],
            ["retract", evil, "--reason", "x"], ["release", "show", evil], ["diff", evil, evil], ["compute", evil], ["lint", evil],
            ["list", "--plane", evil], ["strongest", "--scenario", "visible", "--set", f"{evil}=1", "--mass", "1 MeV"],
        ):
            yield f"{arguments[0]} {evil}", safe(*arguments)
        yield f"query value {evil}", safe("query", "points-of-limit", "--param", f"limit={evil}", codes=(0, 2, 64, 65, 66))

    def told():
        """Titles that are formulas, SQL and escapes: taken in, kept, and printed without harm."""
        titles = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "x'; DROP TABLE revision; --", "\u009b31mred", "\u202eesrever",
                  "&#13;=1+1", "&#9;=1+1", "a, &quot;b&quot;", "{}\\", "%&quot;"]
        work = bench.folder / "titles.sqlite"
        shutil.copy(bench.base, work)
        names = []
        for number, title in enumerate(titles):
            names.append(f"t{number}")
            path = bench.file(f"t{number}.xml", limit_xml(name=f"t{number}", title=title))
            code, out, err, _, _ = bench.run("import", str(path), "--archive", str(work))
            if code not in (0, 65):
                raise Harm(f"exit {code}: {err[:200]}")
            bench.calm((out, err))
        peak = 0
        for arguments in [["list"], ["list", "--format", "csv"], ["list", "--format", "json"], ["log"], ["lint"]] + [
                [verb, name, *more] for name in names for verb, more in (
                    ("show", []), ("show", ["--format", "csv"]), ("cite", []), *[("export", ["--as", one]) for one in ("csv", "axionlimits", "darkcast", "gnuplot", "bibtex", "json", "xml")])]:
            code, out, err, _, used = bench.run(*arguments, "--archive", str(work))
            peak = max(peak, used)
            try:
                bench.calm((out, err))
            except Harm as harm:
                raise Harm(f"{' '.join(arguments)}: {harm}") from None
            if "csv" in arguments:
                for line in out.splitlines():
                    for cell in re.findall(r'(?:^|,)"?([^",]*)', line):
                        if cell[:1] in ("=", "@") or cell[:1] in ("+", "-") and not re.fullmatch(r"[-+]?[0-9.e+-]*", cell):
                            raise Harm(f"{' '.join(arguments)}: the cell {cell!r} is a formula")
        for name in names:
            folder = bench.folder / f"hepdata-{name}"
            bench.run("export", name, "--as", "hepdata", "--output", str(folder), "--archive", str(work))
            for file in folder.rglob("*") if folder.exists() else []:
                bench.calm((file.read_text(),))
        return 0.0, peak
    yield "titles of all kinds", told

    def selected(how):
        """Characters that steer, made by a query."""
        def body():
            path = bench.file("steer.sql", "SELECT char(27) || '[31mred' AS a, char(155, 8238, 8294, 8232, 7, 13) AS b, 'x' AS \"c\u202e\"")
            code, out, err, took, peak = bench.run("query", str(path), "--format", how, "--archive", str(bench.archive))
            if code != 0:
                raise Harm(f"exit {code}: {err[:200]}")
            bench.calm((out, err))
            return took, peak
        return body
    for how in ("table", "csv", "json"):
        yield f"query for steering characters as {how}", selected(how)

    def imported(how):
        """The same in a table that is read."""
        def body():
            path = bench.file("steer.txt", "# \x1b[31mred \u2028 \u202e\n1 1\n2 \u2028x\n")
            code, out, err, took, peak = bench.run("import", str(path), *SAID, "--dry-run", "--format", how, "--archive", str(bench.archive))
            bench.calm((out, err))
            return took, peak
        return body
    for how in ("table", "csv", "json"):
        yield f"import of steering characters as {how}", imported(how)
