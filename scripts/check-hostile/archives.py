"""Archives that somebody has altered by hand."""
import re
import shutil
import sqlite3

from bench import ROOT, Harm

PAGE = 4096


def checksum(page, offset):
    """That of Sources/CSQLiteShim/checksum_vfs.c."""
    total = 0x9E3779B97F4A7C15 ^ offset
    for at in range(100 if offset == 0 else 0, PAGE - 8, 4):
        total = (total ^ int.from_bytes(page[at:at + 4], "little")) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
        total ^= total >> 29
    return total


def repaired(data, pages):
    """The file with right checksums on those pages."""
    for number in pages:
        page = data[number * PAGE:(number + 1) * PAGE]
        total = checksum(page, number * PAGE).to_bytes(8, "little")
        end = (number + 1) * PAGE
        data[end - 8:end] = total[:4] + bytes(data[24:28]) if number == 0 else total
    return data


def archives(bench):
    """Archives that somebody has altered by hand."""
    work = bench.folder / "crafted.sqlite"
    questions = [
        ("strongest", "--scenario", "visible", "--mass", "10 MeV"), ("envelope", "--scenario", "visible", "--format", "csv"),
        ("list",), ("show", "sn1987a"), ("show", "sn1987a", "--mass", "10 MeV"), ("export", "sn1987a", "--as", "csv"),
        ("export", "--envelope", "--scenario", "visible", "--as", "json"), ("log",), ("lint",), ("archive", "verify"),
        ("query", "points-of-limit", "--param", "limit=sn1987a"), ("cite",),
        ("plot", "--scenario", "visible", "--output", str(bench.folder / "figure.svg"), "--force"),
        ("import", str(ROOT / "imports/bounds/sn1987a.xml")), ("archive", "snapshot", str(bench.folder / "copy.sqlite")),
    ]

    def asked(some=None):
        worst, most = 0.0, 0
        for question in some or questions:
            for left in bench.folder.glob("copy.sqlite*"):
                left.unlink()
            code, out, err, took, peak = bench.run(*question, "--archive", str(work))
            bench.calm((out, err))
            if code in (65, 74) and not err.strip():
                raise Harm(f"{question[0]}: refused without a word")
            worst, most = max(worst, took), max(most, peak)
        return worst, most

    # Through SQLite itself, past triggers and types, with the schema as it was in the end.
    def rewritten(*statements):
        def body():
            shutil.copy(bench.base, work)
            database = sqlite3.connect(work, isolation_level=None)
            database.create_function("bits", 1, lambda text: bytes.fromhex(text))
            database.execute("PRAGMA writable_schema = ON")
            kept = database.execute("SELECT rowid, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
            for row, sql in kept:
                loose = re.sub(r"\)\s*(STRICT)?\s*(,?\s*WITHOUT ROWID)?\s*;?\s*$", lambda m: ")" + (" WITHOUT ROWID" if m.group(2) else ""), sql)
                if sql.upper().startswith("CREATE TABLE"):
                    loose = re.sub(r"\b(REAL|INTEGER|TEXT|BLOB)\b(?!\s+PRIMARY)", "", loose)
                    loose = re.sub(r"CHECK \((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)", "", loose)
                    database.execute("UPDATE sqlite_schema SET sql = ? WHERE rowid = ?", (loose, row))
                elif sql.upper().startswith("CREATE TRIGGER"):
                    name = re.search(r"TRIGGER (\w+)", sql).group(1)
                    table = re.search(r"\bON (\w+)", sql).group(1)
                    database.execute("UPDATE sqlite_schema SET sql = ? WHERE rowid = ?", (f"CREATE TRIGGER {name} BEFORE INSERT ON {table} WHEN 0 BEGIN SELECT 1; END", row))
            version = database.execute("PRAGMA schema_version").fetchone()[0]
            database.execute(f"PRAGMA schema_version = {version + 1}")
            database.close()
            database = sqlite3.connect(work, isolation_level=None)
            changed = 0
            for statement in statements:
                try:
                    changed += database.execute(statement).rowcount
                except sqlite3.IntegrityError:
                    # The file keeps what it was: a sound archive must go on.
                    changed = max(changed, 1)
            database.execute("PRAGMA writable_schema = ON")
            for row, sql in kept:
                database.execute("UPDATE sqlite_schema SET sql = ? WHERE rowid = ?", (sql, row))
            database.execute(f"PRAGMA schema_version = {version + 2}")
            database.close()
            return asked(bench.random.sample(questions, 4))
        return body

    values = ["'text'", "x'00ff'", "9223372036854775807", "-9223372036854775808", "9e999", "-9e999", "1e300", "-1e300", "NULL", "'nan'", "1e100", "-1e100"]
    for column in ("x0", "x1", "lower0", "lower1", "upper0", "upper1", "lower_kind", "upper_kind"):
        for value in values:
            yield f"strip {column} {value}", rewritten(f"UPDATE OR IGNORE strip SET {column} = {value}")
    yield "strip x1 < x0", rewritten("UPDATE OR IGNORE strip SET x1 = x0 - 1")
    for value in values + ["'[[1,2]'", "'[[-1,2],[1,0]]'", "'[[1e400,1]]'", "'" + "[" * 5000 + "'", "'[[1,1,\"cap\",[\"what\"]]]'", "CAST(x'ff80' AS TEXT)"]:
        yield f"points {value[:20]}", rewritten(f"UPDATE curve SET points = {value}")
    documents = [
        "'{}'", "'[]'", "'" + "[" * 5000 + "'", "'{\"a\":' || document || '}'", "CAST(x'ff80' AS TEXT)", "substr(document, 1, length(document) / 2)",
        "replace(document, '\"from\":', '\"from\":1e308,\"x\":')", "replace(document, '\"to\":', '\"to\":-1,\"x\":')",
        "replace(document, '\"from\":', '\"from\":1e999,\"x\":')", "replace(document, '\"title\":\"', '\"title\":\"\\u001b[31m\\u202e')",
        "replace(document, '\"name\":\"', '\"name\":\"\\u001b[31m\\u0000')", "replace(document, '0.9', '-1e300')", "zeroblob(10)", "NULL", "7",
        "replace(document, '\"title\":\"', '\"title\":\"' || replace(hex(zeroblob(500000)), '00', 'x '))",
        "replace(document, '\"year\":', '\"year\":9223372036854775807,\"x\":')", "replace(document, '\"symbol\":\"', '\"symbol\":\"=cmd|')",
    ]
    tables = {row[0] for row in sqlite3.connect(bench.base).execute(
        "SELECT m.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'document'")}
    for document in documents:
        for table in sorted(tables):
            yield f"{table} {document[:30]}", rewritten(f"UPDATE {table} SET document = {document}")
    for table, columns in {
        table: [row[1] for row in sqlite3.connect(bench.base).execute(f"PRAGMA table_info({table})")]
        for (table,) in sqlite3.connect(bench.base).execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    }.items():
        count = sqlite3.connect(bench.base).execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        if table in ("strip", "curve") or count == 0:
            continue
        for column in columns:
            if column == "document":
                continue
            for value in ("'text'", "x'00ff'", "9223372036854775807", "-1", "1e300", "CAST(x'1b9b' AS TEXT)"):
                yield f"{table}.{column} {value}", rewritten(f"UPDATE OR IGNORE {table} SET {column} = {value}")

    # Through the bytes of the pages, with checksums that are right.
    whole = bench.base.read_bytes()
    pages = len(whole) // PAGE

    def altered(trial):
        def body():
            data, touched = bytearray(whole), set()
            for _ in range(bench.random.choice([1, 1, 2, 4])):
                page = bench.random.choice([0, 1, *range(pages)])
                start = page * PAGE + (100 if page == 0 else 0)
                kind = bench.random.randrange(6)
                if kind == 0:  # The head of a b-tree page: its type, cells and the rightmost child.
                    data[start + bench.random.randrange(12)] = bench.random.randrange(256)
                elif kind == 1:  # Where a cell lies.
                    at = start + 8 + 2 * bench.random.randrange(20)
                    data[at:at + 2] = bench.random.randrange(65536).to_bytes(2, "big")
                elif kind == 2:  # A child, or an overflow page, that is an ancestor.
                    at = page * PAGE + bench.random.randrange(0, PAGE - 12)
                    data[at:at + 4] = bench.random.randrange(pages + 2).to_bytes(4, "big")
                elif kind == 3:  # A page in place of another.
                    other = bench.random.randrange(1, pages)
                    if page:
                        data[page * PAGE:(page + 1) * PAGE] = data[other * PAGE:(other + 1) * PAGE]
                else:
                    for _ in range(bench.random.randrange(1, 9)):
                        at = bench.random.randrange(page * PAGE + (24 if page == 0 else 0), (page + 1) * PAGE - 8)
                        data[at] = bench.random.choice([0, 0x7F, 0x80, 0xFF, bench.random.randrange(256)])
                touched.add(page)
            work.write_bytes(repaired(data, touched))
            return asked(bench.random.sample(questions, 4))
        return body
    for trial in range(60 * max(1, bench.scale)):
        yield f"pages {trial}", altered(trial)
