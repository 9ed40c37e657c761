"""What a physicist would run instead of Limen, on the same data: one function per row of the table of scripts/bench."""

import glob
import math
import os
import sqlite3
import subprocess
import time


def timed(work):
    """Seconds of this processor core that a function takes, and its result."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def curves(folder):
    import numpy as np

    tables = [np.loadtxt(name) for name in sorted(glob.glob(folder + "/*.txt"))]
    return [(np.log10(table[:, 0]), np.log10(table[:, 1])) for table in tables]


def strongest(folder, mass):
    """The program of a cold start: python3 instead.py strongest FOLDER MASS."""
    import numpy as np

    x = math.log10(mass)
    return min(10 ** np.interp(x, *curve, left=np.inf, right=np.inf) for curve in curves(folder))


def verdicts(curves, points):
    """The strongest limit that excludes each point, curve by curve; -1 where there is none."""
    import numpy as np

    x, y = np.log10(points[:, 0]), np.log10(points[:, 1])
    lowest = np.full(len(x), np.inf)
    owner = np.full(len(x), -1, np.int32)
    for index, curve in enumerate(curves):
        edge = np.interp(x, *curve, left=np.inf, right=np.inf)
        better = (edge <= y) & (edge < lowest)
        lowest[better] = edge[better]
        owner[better] = index
    return owner


def regions(scaling, count):
    """The regions of EnvelopeScaling.swift, kind a, as polygons: upper limits closed far above, every 20th an island."""
    import numpy as np
    import shapely

    lines = subprocess.run([scaling, "polygons", str(count)], capture_output=True, text=True, check=True).stdout
    return [shapely.Polygon(np.array(line.split(), float).reshape(-1, 2)) for line in lines.splitlines()]


def union(shapes):
    import shapely

    return shapely.unary_union(shapes)


def parse(folder):
    import pandas as pd

    names = sorted(glob.glob(folder + "/*.txt"))
    return pd.concat(pd.read_csv(name, sep=" ", comment="#", names=["mass", "coupling"]) for name in names)


def to_sql(frame, path):
    if os.path.exists(path):
        os.remove(path)
    connection = sqlite3.connect(path)
    frame.to_sql("point", connection, index=False)
    connection.commit()
    connection.close()


def to_sql_by_engine(frame, path):
    """The same through SQLAlchemy, as the tutorials have it."""
    import sqlalchemy

    if os.path.exists(path):
        os.remove(path)
    engine = sqlalchemy.create_engine(f"sqlite:///{path}")
    frame.to_sql("point", engine, index=False)
    engine.dispose()


if __name__ == "__main__":
    import sys

    print(strongest(sys.argv[2], float(sys.argv[3])))
