"""The amplitude of lepton + nucleus -> lepton + nucleus + a + gamma' with all its angles: the 2 -> 4 process.

The virtual photon k = k_a + k_gamma' decays through g a F F'/2. Summed over the polarisations of gamma', its vertex is
(lambda/4)(-g + k k/q^2 - l l) with l the polarisation along the decay axis, so that
    L.W (2 -> 4) = 3/2 (L.W - K(l)/2),   its mean over the decay axis being L.W,
with K(l) the squared amplitude for one polarisation l, lepton spins summed, nucleus of spin 0. Between the spinors
    l (p' + k + m) P/S + P (p - k + m) l/U = v + i b a gamma_5,   v = (c + d k.l) P + d (P.k) l - d (P.l) k,
    c = 2 p'.l/S + 2 p.l/U,  d = 1/S - 1/U,  b = 1/S + 1/U,  a = epsilon(., P, k, l).
"""

import numpy as np

from bremsstrahlung import EXPERIMENTS, mapped, squared_amplitude


def determinant(a, b, c):
    return (
        a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) + a[2] * (b[0] * c[1] - b[1] * c[0])
    )


def polarised_amplitude(kinematics, S, t, azimuth, decay_cosine, decay_azimuth):
    """K(l). Azimuths are given as (cosine, sine): of the recoil about p - k, and of the decay about k."""
    beam, q, k, kappa, rest = kinematics.beam, kinematics.vector, kinematics.k, kinematics.kappa, kinematics.rest
    m2, M, E0, u = beam.lepton**2, beam.nucleus, beam.energy, kinematics.u
    U, recoil = -u, t / (2 * M)

    # Momenta along e_x, e_y and the direction of k, with p and k in the plane of e_x.
    angle = (u - kinematics.u_low) / 2
    across = np.sqrt(np.maximum(0, angle * (2 * kinematics.product - angle))) / kappa  # of p to p - k
    tilt_x, tilt_z = across / k, kappa * (kinematics.slope - 1) / k
    recoil_along = ((u + t) / 2 + rest * recoil) / kappa
    invariant = (M + beam.lepton) ** 2 + np.maximum(2 * M * (rest - beam.lepton) - u, 0)
    recoil_across = np.maximum(0, invariant * (t - kinematics.t_low) * (kinematics.t_high - t))
    recoil_across = np.sqrt(recoil_across) / (2 * M * kappa)
    r_x = tilt_z * recoil_across * azimuth[0] - tilt_x * recoil_along
    r_y = recoil_across * azimuth[1]
    r_z = tilt_x * recoil_across * azimuth[0] + tilt_z * recoil_along
    p_x, rest_z = -kappa * tilt_x, kappa * tilt_z

    # l without the part along k that gauge invariance drops: its longitudinal part is then a small time component.
    sine = np.sqrt(1 - decay_cosine**2)
    l_0, l_x, l_y = -decay_cosine * q / k, sine * decay_azimuth[0], sine * decay_azimuth[1]

    # All products of p, p', k, l, P and the recoil r; those without l are invariants.
    p_l, k_l, r_l = l_0 * E0 - l_x * p_x, l_0 * kinematics.k_energy, l_0 * recoil - l_x * r_x - l_y * r_y
    pp_l, P_l, l_l = p_l - k_l - r_l, 2 * M * l_0 + r_l, l_0 * l_0 - sine * sine
    P_p, P_pp, P_P = 2 * M * E0 - (S + t) / 2, 2 * M * rest + (U - t) / 2, 4 * M * M + t
    P_k, p_k, pp_k, k_r, k_k = P_p - P_pp, (q * q - U) / 2, (S - q * q) / 2, -(S + U) / 2, q * q
    p_pp = m2 + (S + U + t - k_k) / 2

    b, d, c = 1 / S + 1 / U, 1 / S - 1 / U, 2 * pp_l / S + 2 * p_l / U
    on_P, on_l, on_k = c + d * k_l, d * P_k, -d * P_l

    def v(with_P, with_l, with_k):
        return on_P * with_P + on_l * with_l + on_k * with_k

    v_P, v_l, v_k = v(P_P, P_l, P_k), v(P_l, l_l, k_l), v(P_k, k_l, k_k)
    v_v, v_p, v_pp = v(v_P, v_l, v_k), v(P_p, p_l, p_k), v(P_pp, pp_l, pp_k)

    # epsilon(x, P, k, l) for x = p and the recoil, from determinants of three-vectors; p' = p - k - r.
    pkl, rkl = -k * p_x * l_y, k * (r_y * l_x - r_x * l_y)
    crl = -rest_z * r_y * l_x + (rest_z * r_x - p_x * r_z) * l_y
    a_p = (rest * rkl - recoil * pkl + kinematics.k_energy * crl - l_0 * k * p_x * r_y) - 2 * M * pkl
    a_pp = a_p + 2 * M * rkl
    a_a = -determinant((P_P, P_k, P_l), (P_k, k_k, k_l), (P_l, k_l, l_l))
    mixed = determinant((P_p, p_k, p_l), (v_P, v_k, v_l), (-P_k, -(k_k + k_r), -(k_l + r_l)))
    vector = 2 * v_p * v_pp - v_v * (p_pp - m2)
    axial = 2 * a_p * a_pp - a_a * (p_pp + m2)
    return 4 * (vector + b * b * axial + 2 * b * mixed)


def pair_amplitude(kinematics, S, t, azimuth, decay_cosine, decay_azimuth):
    """L.W of the 2 -> 4 process."""
    polarised = polarised_amplitude(kinematics, S, t, azimuth, decay_cosine, decay_azimuth)
    return 1.5 * (squared_amplitude(kinematics, S, t) - polarised / 2)


def main():
    """Three polarisations together give the sum over polarisations: prints how well, at random points."""
    draw = np.random.default_rng(20260104)
    for beam in EXPERIMENTS:
        for q in (1e-3, 0.1, 1.0):
            y = draw.random((3, 10_000))
            kinematics, t, _ = mapped(beam, np.full(10_000, q), y[0], 0.6 * y[1], 0.2 + 0.6 * y[2])
            a, b2, _ = kinematics.azimuth(t)
            phi = np.pi * draw.random(10_000)
            S, azimuth = a + np.sqrt(b2) * np.cos(phi), (np.cos(phi), np.sin(phi))
            axes = ((1.0, (1.0, 0.0)), (0.0, (1.0, 0.0)), (0.0, (0.0, 1.0)))
            total = sum(polarised_amplitude(kinematics, S, t, azimuth, *axis) for axis in axes) / 2
            apart = abs(total / squared_amplitude(kinematics, S, t) - 1)[kinematics.is_open]
            most = np.quantile(apart, 0.99)
            print(f"{beam.limits[0]}, q = {q} GeV: median {np.median(apart):.1e}, 99% below {most:.1e}")


if __name__ == "__main__":
    main()
