#!/usr/bin/env python3
"""Lepton tensor of l(p) N(Pi) -> l(p') N(Pf) V(k) from explicit Dirac matrices, 40 digits.

Prints Swift rows: S, U, t, m^2, M_V^2, P.p, P.p', P^2, L_PP, L_gg; a third column checks the nuclear trace for spin 1/2.
Sums: lepton spins averaged over the initial state, V polarisations with -g + kk/M_V^2, nuclear spins averaged.
"""
import random
import mpmath as mp
from cross_section import l_gg as closed_gg, l_pp as closed_pp

mp.mp.dps = 40
I2, Z2 = mp.eye(2), mp.zeros(2)
SIGMA = [mp.matrix([[0, 1], [1, 0]]), mp.matrix([[0, -1j], [1j, 0]]), mp.matrix([[1, 0], [0, -1]])]
METRIC = [1, -1, -1, -1]


def block(a, b, c, d):
    out = mp.zeros(4)
    for i in range(2):
        for j in range(2):
            out[i, j], out[i, j + 2], out[i + 2, j], out[i + 2, j + 2] = a[i, j], b[i, j], c[i, j], d[i, j]
    return out


GAMMA = [block(I2, Z2, Z2, -I2)] + [block(Z2, s, -s, Z2) for s in SIGMA]
ONE = mp.eye(4)


def slash(p):
    return sum((METRIC[m] * p[m] * GAMMA[m] for m in range(4)), mp.zeros(4))


def dot(a, b):
    return sum(METRIC[m] * a[m] * b[m] for m in range(4))


def trace(m):
    return sum(m[i, i] for i in range(4))


def bar(m):
    return GAMMA[0] * m.transpose_conj() * GAMMA[0]


def lepton_tensor(p, pp, k, m, mv2):
    """L^{mu nu}, mu nu the nuclear photon's indices, as a 4x4 list."""
    s = dot(pp, pp) + 2 * dot(pp, k) + dot(k, k) - m * m
    u = -2 * dot(p, k) + dot(k, k)
    out_line = (slash(pp) + slash(k) + m * ONE) / s
    in_line = (slash(p) - slash(k) + m * ONE) / u
    vertex = [[GAMMA[a] * out_line * GAMMA[mu] + GAMMA[mu] * in_line * GAMMA[a] for mu in range(4)] for a in range(4)]
    left, right = slash(pp) + m * ONE, slash(p) + m * ONE
    tensor = [[mp.mpf(0)] * 4 for _ in range(4)]
    for mu in range(4):
        for nu in range(4):
            total = mp.mpc(0)
            for a in range(4):
                for b in range(4):
                    pol = (-METRIC[a] if a == b else 0) + METRIC[a] * METRIC[b] * k[a] * k[b] / mv2
                    if pol == 0:
                        continue
                    total += pol * trace(left * vertex[a][mu] * right * bar(vertex[b][nu]))
            tensor[mu][nu] = total / 2
    return tensor, s, u


def contract(tensor, lower):
    return mp.re(sum(tensor[m][n] * lower[m][n] for m in range(4) for n in range(4)))


def boost(p, momentum, mass):
    """p from the rest frame of (momentum, mass) to the frame where it moves with `momentum` (4-vector)."""
    e = momentum[0]
    pr = sum(momentum[i] * p[i] for i in (1, 2, 3))
    time = (e * p[0] + pr) / mass
    factor = (p[0] + time) / (e + mass)
    return [time] + [p[i] + factor * momentum[i] for i in (1, 2, 3)]


def direction(cosine, phi):
    sine = mp.sqrt(1 - cosine ** 2)
    return [sine * mp.cos(phi), sine * mp.sin(phi), cosine]


def two_body(mass, m1, m2):
    e1 = (mass ** 2 + m1 ** 2 - m2 ** 2) / (2 * mass)
    return e1, mp.sqrt(e1 ** 2 - m1 ** 2)


def point(rng, energy, m, big, mv):
    p = [mp.mpf(energy), 0, 0, mp.sqrt(mp.mpf(energy) ** 2 - m * m)]
    pi = [big, 0, 0, 0]
    total = [p[i] + pi[i] for i in range(4)]
    roots = mp.sqrt(dot(total, total))
    pair = (m + mv) + (roots - big - m - mv) * mp.mpf(rng.random())
    ef, q = two_body(roots, big, pair)
    n = direction(mp.mpf(2 * rng.random() - 1), 2 * mp.pi * rng.random())
    pf = boost([ef] + [q * x for x in n], total, roots)
    both = [total[i] - pf[i] for i in range(4)]
    ek, q = two_body(pair, mv, m)
    n = direction(mp.mpf(2 * rng.random() - 1), 2 * mp.pi * rng.random())
    k = boost([ek] + [q * x for x in n], both, pair)
    pp = [both[i] - k[i] for i in range(4)]
    return p, pi, pf, pp, k


def main():
    rng = random.Random(260211405)
    m = mp.mpf("0.1056583755")
    cases = [(160, m, 193, "0.3"), (160, m, 193, "0.05"), (160, m, 193, "2"), (3, m, 1, "0.2"), (1, m, 1, "0.02"),
             (8, mp.mpf("0.00051099895"), 25, "0.1")]
    for energy, mass, big, mv in cases:
        big, mv = mp.mpf(big), mp.mpf(mv)
        p, pi, pf, pp, k = point(rng, energy, mass, big, mv)
        tensor, s, u = lepton_tensor(p, pp, k, mass, mv ** 2)
        P = [pi[i] + pf[i] for i in range(4)]
        q = [pf[i] - pi[i] for i in range(4)]
        t = -dot(q, q)
        low = [[METRIC[a] * METRIC[b] * P[a] * P[b] for b in range(4)] for a in range(4)]
        metric = [[METRIC[a] if a == b else 0 for b in range(4)] for a in range(4)]
        l_pp, l_gg = contract(tensor, low), contract(tensor, metric)
        nuclear = [[METRIC[a] * METRIC[b] * trace((slash(pf) + big * ONE) * GAMMA[a] * (slash(pi) + big * ONE)
                    * bar(GAMMA[b])) / 2 for b in range(4)] for a in range(4)]
        ratio = contract(tensor, nuclear) / (l_pp - t * l_gg)
        values = [s, u, t, mass ** 2, mv ** 2, dot(P, p), dot(P, pp), dot(P, P), l_pp, l_gg]
        closed = closed_pp(s, u, t, mass ** 2, mv ** 2, dot(P, p), dot(P, pp), dot(P, P))
        assert abs(closed / l_pp - 1) < mp.mpf(10) ** -30 and abs(closed_gg(s, u, t, mass ** 2, mv ** 2) / l_gg - 1) < 1e-30
        print("(" + ", ".join(mp.nstr(mp.re(v), 17) for v in values) + "),  // spin-1/2 trace / (L_PP - t L_gg) =",
              mp.nstr(ratio, 12))


if __name__ == "__main__":
    main()
