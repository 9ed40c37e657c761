#!/usr/bin/env python3
"""sigma_V(x > x_min) of l N -> l N V in variables that the program does not use.

dPhi_3 = dt/(8 pi lambda^{1/2}(s, m^2, M^2)) (azimuth done) x dS_pair/(2 pi) x dPhi_2(l'V), S_pair = (p'+k)^2, and Phi_2 in
the pair's rest frame with the target nucleus' momentum as polar axis: there x = E_k/E0 is linear in the polar cosine, and
U = (p-k)^2 - m^2 is D + C cos(phi), whose average is taken numerically with tan(phi/2) = kappa tan(psi/2).
Numbers are 80-bit floats: the amplitude's formula (checked by amplitude.py) cancels at small t.
"""
import sys
import numpy as np

F = np.longdouble
ALPHA, M_E, AMU = F(1) / F("137.035999084"), F("0.51099895e-3"), F("0.93149410")
CM2 = F("0.3893793721e-27")


def panels(low, high, count, nodes=8):
    x, w = np.polynomial.legendre.leggauss(nodes)
    edges = np.linspace(float(low), float(high), count + 1)
    half = (edges[1:] - edges[:-1]) / 2
    mid = (edges[1:] + edges[:-1]) / 2
    return (mid[:, None] + half[:, None] * x).ravel().astype(F), (half[:, None] * w).ravel().astype(F)


def l_pp(S, U, t, m2, v2, Pp, Ppp, P2):
    first = -8 * (v2 + 2 * m2) * (S * Ppp + U * Pp) ** 2 - 8 * S * U * t * (Pp ** 2 + Ppp ** 2)
    second = S * U * (S * S + U * U) + 2 * S * U * t * (S + U) + 2 * S * U * t * t + v2 * t * (S - U) ** 2 \
        + 2 * m2 * t * (S + U) ** 2
    return (first + 2 * P2 * second) / (S * S * U * U)


def l_gg(S, U, t, m2, v2):
    return 4 * (S / U + U / S + 2 * (t - v2 - 2 * m2) * (1 / U + 1 / S)
                + 2 * (v2 * v2 - 2 * v2 * t - 4 * m2 * m2 + t * t) / (S * U)
                + (v2 + 2 * m2) * (t - 2 * m2) * (1 / U ** 2 + 1 / S ** 2))


def sigma(E0, m, Z, A, mv, xmin, fine):
    E0, m, mv, xmin = F(E0), F(m), F(mv), F(xmin)
    M = F(A) * AMU
    m2, v2, M2 = m * m, mv * mv, M * M
    s = M2 + m2 + 2 * M * E0
    p0 = np.sqrt(E0 * E0 - m2)
    a2 = (111 * F(Z) ** (-F(1) / 3) / M_E) ** 2
    d = F("0.164") * F(A) ** (-F(2) / 3)
    # W = S_pair - (m + M_V)^2 in log, sqrt behaviour at its lower end in the momentum of the pair's decay.
    w_max = (np.sqrt(s) - M) ** 2 - (m + mv) ** 2
    # The cut on x opens at one W and stops cutting at another: panel edges there (T moves them a little).
    grid = np.linspace(np.log(w_max * F(1e-11)), np.log(w_max * F(1 - 1e-9)), 4001)
    edges = [grid[0], grid[-1]]
    for sign in (-1, 1):
        def room(y):
            sp = np.exp(y) + (m + mv) ** 2
            e = (sp + v2 - m2) / (2 * np.sqrt(sp))
            q = np.sqrt(np.exp(y) * (sp - (m - mv) ** 2)) / (2 * np.sqrt(sp))
            return (E0 * e + sign * np.sqrt(E0 ** 2 - sp) * q) / np.sqrt(sp) - xmin * E0
        values = room(grid)
        for i in np.nonzero(values[1:] * values[:-1] < 0)[0]:
            a, b = grid[i], grid[i + 1]
            for _ in range(70):
                c = (a + b) / 2
                a, b = (c, b) if room(a) * room(c) > 0 else (a, c)
            edges.append(a)
    edges.sort()
    parts = [panels(a, b, max(3, int(round(float(b - a) / 1.8))) * fine) for a, b in zip(edges, edges[1:])]
    lw, ww = np.concatenate([q[0] for q in parts]), np.concatenate([q[1] for q in parts])
    phi_nodes = 16 * fine
    psi = (np.arange(phi_nodes, dtype=F) + F(0.5)) * (np.pi / phi_nodes)
    total = F(0)
    for logw, weight_w in zip(lw, ww):
        W = np.exp(logw)
        Sp = W + (m + mv) ** 2
        S = Sp - m2
        root = np.sqrt(Sp)
        # t range of l N -> pair N: q0 = (S_pair - m^2 + t)/... ; product formula for t_min.
        sq = np.sqrt(s)
        pin = M * p0 / sq
        lam = (s - (M + root) ** 2) * (s - (M - root) ** 2)
        if lam <= 0:
            continue
        pout = np.sqrt(lam) / (2 * sq)
        e_in, e_out = (s + M2 - m2) / (2 * sq), (s + M2 - Sp) / (2 * sq)
        t_max = -2 * M2 + 2 * (e_in * e_out + pin * pout)
        # t_min t_max = [ (e_in e_out - M^2)^2 - pin^2 pout^2 ] * 4 = M^2 (Sp - m^2)^2 / s
        t_min = M2 * S ** 2 / (s * t_max)
        lt, wt = panels(np.log(t_min), np.log(t_max), 8 * fine)
        t = np.exp(lt)
        T = t / (2 * M)
        F2 = (Z * a2 / (1 + a2 * t) / (1 + t / d)) ** 2  # F^2/t^2
        Epair = E0 - T
        # pair rest frame: target momentum Pi has energy e_t and momentum q_t
        Ppair = np.sqrt(Epair ** 2 - Sp)
        q_t = M * Ppair / root
        ek = (Sp + v2 - m2) / (2 * root)
        k = np.sqrt(max(F(0), W * (Sp - (m - mv) ** 2))) / (2 * root)
        # lab E_k = (Epair ek - Ppair k c)/root  with c along Pi (the pair sees the target fly backwards)
        c_hi = np.minimum(F(1), (Epair * ek - xmin * E0 * root) / (Ppair * k))
        c_lo = -np.ones_like(c_hi)
        ok = c_hi > c_lo
        # initial lepton in the pair frame: energy (p.(pair))/root ; component along Pi from p.Pi = M E0
        p_pair = (m2 + t + Sp) / 2  # p.(p - q) = m^2 - p.q, S = -t - 2 p.q
        e_p = p_pair / root
        e_t = M * Epair / root
        q_p = np.sqrt(np.maximum(0, e_p ** 2 - m2))
        cp = np.clip((e_t * e_p - M * E0) / (q_t * q_p), -1, 1)
        # 1 - |cos| stable enough in 80 bits
        sp = np.sqrt(np.maximum(0, 1 - cp ** 2))
        # cosine integral: the peak k || p sits at c = cp, map c = cp + sinh-like around it
        gap = (e_p * ek - q_p * k) / (q_p * k)
        width = np.sqrt(2 * gap) * np.maximum(sp, F(1e-7)) + gap
        v_lo, v_hi = np.arcsinh((c_lo - cp) / width), np.arcsinh((c_hi - cp) / width)
        xn, wn = panels(0, 1, 5 * fine)
        v = v_lo[:, None] + (v_hi - v_lo)[:, None] * xn
        c = cp[:, None] + width[:, None] * np.sinh(v)
        jac = (v_hi - v_lo)[:, None] * wn * width[:, None] * np.cosh(v)
        c = np.clip(c, -1, 1)
        sc = np.sqrt(np.maximum(0, 1 - c * c))
        # U = (p-k)^2 - m^2 = M_V^2 - 2 p.k = -(D - C cos phi)
        D = 2 * (e_p[:, None] * ek - q_p[:, None] * k * cp[:, None] * c) - v2
        C = 2 * q_p[:, None] * k * sp[:, None] * sc
        kappa = np.sqrt(np.maximum(F(1e-30), (D - C) / (D + C)))
        half = np.tan(psi / 2)
        th = kappa[..., None] * half
        cosphi = (1 - th ** 2) / (1 + th ** 2)
        # dphi = kappa (1+h^2)/(1+th^2) dpsi, normalised average over (0, pi)
        wphi = kappa[..., None] * (1 + half ** 2) / (1 + th ** 2) / phi_nodes
        U = -(D[..., None] - C[..., None] * cosphi)
        tt = t[:, None, None]
        Ek = ((Epair * ek)[:, None] - Ppair[:, None] * k * c) / root
        Pp = 2 * M * E0 - (S + tt) / 2
        # P = 2 Pi + q: P.p' = 2 M E_p' + q.p' with q.p' = (U + t)/2 from (p-k)^2 = (p'+q)^2
        Ppp = 2 * M * (Epair[:, None] - Ek)[..., None] + (U + tt) / 2
        lw_value = l_pp(S, U, tt, m2, v2, Pp, Ppp, 4 * M2 + tt) - tt * l_gg(S, U, tt, m2, v2)
        mean = (lw_value * wphi).sum(axis=-1)
        inner = np.where(ok, (mean * jac).sum(axis=-1), 0)
        total += weight_w * W * k / root * (wt * t * F2 * inner).sum()
    # sigma = 1/(4 M p0) (4 pi alpha)^3 int dt/(8 pi 2 M p0) dSp/(2 pi) [k/(8 pi root)] dcos <...>, lambda^{1/2} = 2 M p0
    pref = (4 * F(np.pi) * ALPHA) ** 3 / (4 * M * p0) / (8 * F(np.pi) * 2 * M * p0) / (2 * F(np.pi)) / (8 * F(np.pi))
    return pref * total * CM2


if __name__ == "__main__":
    # Panels doubled once or tripled show the convergence: 1e-8, 1e-8 and 5e-5. Arguments: quick (coarse panels only).
    for mv, finest in ((0.03, 2), (0.3, 2), (2.0, 3)):
        for fine in range(1, finest + 1) if "quick" not in sys.argv else (1,):
            print(mv, fine, "%.9e" % float(sigma(160, 0.1056583755, 82, 207, mv, 0.5, fine)), flush=True)
