"""What a physicist would run instead of Limen, on the same data: one function per row of the table of scripts/bench."""

import glob
import math
import os
import random
import sqlite3
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


def regions(count):
    """Polygons as the regions of EnvelopeScaling.swift, kind a: upper limits closed far above, every 20th an island."""
    import shapely

    draw = random.Random(20260101)
    shapes = []
    for index in range(count):
        if index % 20 == 19:
            x, y = draw.uniform(0, 10), draw.uniform(-8, 0)
            rim = [draw.uniform(0.9, 1.0) for _ in range(100)]
            corners = [
                (x + 0.1 * r * math.cos(0.0628 * i), y + 0.1 * r * math.sin(0.0628 * i)) for i, r in enumerate(rim)
            ]
        else:
            left = draw.uniform(0, 9)
            right = left + draw.uniform(0.1, 10 - left)
            height = draw.uniform(-2, 2)
            corners = []
            for step in range(100):
                height += draw.uniform(-0.3, 0.3)
                corners.append((left + (right - left) * step / 99, height))
            corners += [(right, 100), (left, 100)]
        shapes.append(shapely.Polygon(corners))
    return shapes


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


if __name__ == "__main__":
    import sys

    print(strongest(sys.argv[2], float(sys.argv[3])))
