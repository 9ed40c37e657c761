"""SQL of other people: pointers, files, endless loops, and statistics that mislead the planner."""
import re
import resource
import sqlite3
import time
from pathlib import Path

from inputs import base_archive, search_xml
from workshop import Loss

# What reaches out of the archive, or through a pointer.
OUTSIDE = [
    "SELECT hex(fts3_tokenizer('simple'))",
    "SELECT name FROM (SELECT fts3_tokenizer('simple', x'4141414141414141') AS t), pragma_table_info(CASE WHEN t IS NULL THEN 'x' ELSE"
    " 'fts3tokenize' END)",
    "SELECT * FROM fts3tokenize", "SELECT * FROM fts3tokenize('simple', 'a b')", "ATTACH 'made.sqlite' AS other", "VACUUM INTO 'made.sqlite'",
    "SELECT load_extension('./x')", "SELECT readfile('/etc/hostname')", "SELECT writefile('made.txt', 'x')", "SELECT * FROM dbstat",
    "SELECT * FROM sqlite_dbpage", "PRAGMA writable_schema = ON", "PRAGMA journal_mode = WAL", "SELECT * FROM fsdir('.')",
    "CREATE TABLE x (y)", "DELETE FROM revision", "INSERT INTO revision DEFAULT VALUES", "DROP TABLE strip", "BEGIN EXCLUSIVE",
    "SELECT edit('x')", "REPLACE INTO strip DEFAULT VALUES", "CREATE TEMP TABLE x AS SELECT 1", "SELECT 1; DELETE FROM revision",
    "EXPLAIN DELETE FROM revision", "CREATE VIRTUAL TABLE temp.x USING fts3(y)", "REINDEX", "ANALYZE", "SAVEPOINT x",
]
# What never ends, or grows: each needs a bound of time, rows or memory.
ENDLESS = [
    "WITH RECURSIVE a(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM a) SELECT count(*) FROM a",
    "WITH RECURSIVE a(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM a) SELECT x FROM a",
    "SELECT zeroblob(999999999)", "SELECT hex(zeroblob(400000000))", "SELECT replace(hex(zeroblob(100000)), '0', hex(zeroblob(100000)))",
    "SELECT count(*) FROM revision a, revision b, revision c, revision d, revision e, revision f",
    "SELECT group_concat(x, 'aaaaaaaaaaaaaaaa') FROM (WITH RECURSIVE a(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM a) SELECT x FROM a)",
    "WITH RECURSIVE a(x) AS (SELECT zeroblob(1000000) UNION ALL SELECT zeroblob(1000000) FROM a LIMIT 100000) SELECT x FROM a ORDER BY x",
    "SELECT printf('%.*c', 900000000, 'x')", "SELECT 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' LIKE '%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%c'",
    # Not endless: it must be answered, or stopped, without a gigabyte.
    "WITH RECURSIVE a(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM a LIMIT 5000000) SELECT x FROM a",
]
SECONDS, MEBIBYTES = 45, 700


def queries(shop):
    base = base_archive(shop)
    whole = Path(base).read_bytes()
    place = Path(shop.path("place"))
    place.mkdir()

    def asked(statement, codes, limits=()):
        def body():
            (place / "q.sql").write_text(statement)
            start = time.time()
            done = shop.run(
                "query", "./q.sql", "--max-seconds", "5", "--archive", base, expect=codes, cwd=place, seconds=SECONDS, limits=limits,
                # What a query takes is measured by the system, for this process alone.
                wrapper=("/usr/bin/env", "python3", "-S", "-c", MEASURE))
            peak = int(re.search(r"peak (\d+)", done.stderr)[1])
            if Path(base).read_bytes() != whole:
                raise Loss("the archive has changed")
            if left := [file.name for file in place.iterdir() if file.name != "q.sql"]:
                raise Loss(f"made {left}")
            if done.returncode == 0 and "fts3" in statement:
                raise Loss(f"answered: {done.stdout.strip()[-60:]}")
            if peak > MEBIBYTES:
                raise Loss(f"took {peak} MiB in {time.time() - start:.0f} s")
            return "answered" if done.returncode == 0 else f"exit {done.returncode}"
        return body

    shop.cases("queries: out of the archive", [(one[:60], asked(one, (0, 64, 65, 66, 73))) for one in OUTSIDE])
    shop.cases("queries: without end", [(one[-60:], asked(one, (0, 64, 65, 69))) for one in ENDLESS])
    bound = [(resource.RLIMIT_AS, 3_000_000 << 10)]
    few = shop.random.sample(ENDLESS, 4)
    shop.cases("queries: little memory", [(one[-60:], asked(one, (0, 64, 65, 69, 74), bound)) for one in few])


# Runs a program, says at the end how much memory it had, and ends as it did.
MEASURE = """
import os, resource, subprocess, sys
code = subprocess.call(sys.argv[1:])
print("peak", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10, file=sys.stderr)
os.kill(os.getpid(), -code) if code < 0 else sys.exit(code)
"""


def statistics(shop):
    """Statistics for the planner are a table that anybody can write: they must not make a question a hundred times slower."""
    work = shop.fresh(base_archive(shop), "statistics.sqlite")
    files = Path(shop.path("many"))
    files.mkdir()
    for number in range(10):
        searches = "".join(search_xml(f"m{number}-{i}", "lab", 1e-3 * (i + 1)) for i in range(300))
        # Few points each: the number of limits matters.
        searches = re.sub(r"(?m)(^ +\S+ \S+\n){55}", "", searches).replace('"invisible"', '"visible"')
        (files / f"{number}.xml").write_text(
            f'<submission xmlns="urn:limen:submission:1"><experiment id="lab" name="L"/>{searches}</submission>')
    shop.run("import", files, "--archive", work)
    question = ("strongest", "--scenario", "visible", "--mass", "10 MeV", "--archive", work)

    def timed():
        start = time.time()
        answer = shop.run(*question, expect=(0, 65))
        return time.time() - start, answer

    honest, right = timed()
    honest = min(honest, timed()[0])
    database = sqlite3.connect(work, isolation_level=None)
    count = database.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_stat1'").fetchone()[0]
    if count:
        database.execute("UPDATE sqlite_stat1 SET stat = stat || ' unordered sz=1000000 noskipscan'")
    else:
        database.execute("ANALYZE")
        database.execute("UPDATE sqlite_stat1 SET stat = '1000000 1000000 1000000 unordered sz=1000000 noskipscan'")
    database.close()

    def misled():
        took, answer = timed()
        if answer.returncode == 0 and answer.stdout != right.stdout:
            raise Loss("a wrong answer")
        if took > 4 * honest + 1:
            raise Loss(f"{took:.1f} s instead of {honest:.1f}")
        return "refused" if answer.returncode else "as fast as before"

    shop.cases("queries: false statistics", [("strongest", misled)])


def everything(shop):
    queries(shop)
    statistics(shop)
