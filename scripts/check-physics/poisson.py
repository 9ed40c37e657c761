#!/usr/bin/env python3
"""Classical, CLs and Feldman-Cousins 90% and 95% limits, the last by brute force: every signal on a grid, every count ranked.

Rows: n, b, CL, classical, CLs, FC lower, FC upper. FC ends are refined by bisection on the accepted/rejected edge.
"""
import numpy as np
from scipy.optimize import brentq
from scipy.stats import poisson


def accepted(n, b, cl, s):
    counts = np.arange(0, int(s + b + 12 * np.sqrt(s + b + 1) + 40))
    counts = np.arange(0, max(counts[-1], n + 5) + 1)
    best = np.maximum(0, counts - b)
    log_r = poisson.logpmf(counts, s + b) - poisson.logpmf(counts, best + b)
    pmf = poisson.pmf(counts, s + b)
    return pmf[log_r > log_r[n] + 1e-13].sum() < cl


def edge(n, b, cl, a, c):
    for _ in range(60):
        mid = (a + c) / 2
        a, c = (mid, c) if accepted(n, b, cl, mid) == accepted(n, b, cl, a) else (a, mid)
    return (a + c) / 2


def fc(n, b, cl):
    top = max(3.0, n - b + 5 * np.sqrt(n + 1) + 6)
    grid = np.linspace(1e-9, top, 8001)
    flags = [accepted(n, b, cl, s) for s in grid]
    first, last = flags.index(True), len(flags) - 1 - flags[::-1].index(True)
    low = 0.0 if first == 0 else edge(n, b, cl, grid[first - 1], grid[first])
    return low, edge(n, b, cl, grid[last], grid[last + 1])


for n, b, cl in [(0, 15.0, 0.9), (3, 15.0, 0.9), (10, 0.1, 0.9), (7, 2.4, 0.95), (100, 90.3, 0.9), (50, 100.0, 0.9),
                 (2, 0.0, 0.95), (400, 360.5, 0.9)]:
    up = brentq(lambda mu: poisson.logcdf(n, mu) - np.log(1 - cl), 1e-9, n + 30 * np.sqrt(n + 2), xtol=1e-12)
    target = poisson.logcdf(n, b) + np.log(1 - cl)
    cls = brentq(lambda s: poisson.logcdf(n, s + b) - target, 0, n + 30 * np.sqrt(n + b + 2), xtol=1e-12)
    low, high = fc(n, b, cl)
    print(f"({n}, {b}, {cl}, {up - b:.10g}, {cls:.10g}, {low:.10g}, {high:.10g}),", flush=True)
