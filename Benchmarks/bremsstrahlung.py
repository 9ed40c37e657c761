"""The amplitude and the phase space of lepton + nucleus -> lepton + nucleus + V at tree level, for arrays of points.

Formulas, conventions and constants are those of Docs/use/physics.md. GeV everywhere; U' = -U > 0.
"""

from dataclasses import dataclass

import numpy as np

ALPHA = 1 / 137.035999084
ELECTRON, MUON, MASS_UNIT = 0.51099895e-3, 0.1056583755, 0.93149410
CM2 = 0.3893793721e-27  # the area of 1/GeV^2
AVOGADRO = 6.02214076e23


@dataclass(frozen=True)
class Experiment:
    """A beam on a target that counts missing energy above a share x_min of the beam's, with the numbers of imports/."""

    limits: tuple  # their names; the first one has this exposure
    energy: float
    lepton: float
    charge: int
    mass_number: int
    grams_per_cm2: float
    lowest_share: float
    exposure: float

    @property
    def nucleus(self):
        return self.mass_number * MASS_UNIT

    @property
    def momentum(self):
        return np.sqrt((self.energy - self.lepton) * (self.energy + self.lepton))

    @property
    def yield_per_cm2(self):
        """Events per cm^2 of cross section."""
        return self.exposure * self.grams_per_cm2 * AVOGADRO / self.mass_number

    @property
    def prefactor(self):
        """alpha^3/(16 M^2 p0^2), in cm^2/GeV^2."""
        return ALPHA**3 / (16 * self.nucleus**2 * self.momentum**2) * CM2


NA64E = ("na64e-2023", "na64e-5e12", "na64e-5e12-background", "na64e-1e13", "na64e-1e13-background")
EXPERIMENTS = (
    Experiment(NA64E, 100, ELECTRON, 82, 207, 11.34 * 0.56, 0.5, 9.37e11),
    Experiment(("ldmx-phase2",), 8, ELECTRON, 13, 27, 2.7 * 0.4 * 8.9, 0.7, 1e16),
    Experiment(("na64mu-projection",), 160, MUON, 82, 207, 11.34 * 40 * 0.56, 0.5, 1e13),
)


def form_factor_over_t(beam, t):
    """F^2/t^2: screening by the electrons and extent of the nucleus."""
    screening = (111 / (np.cbrt(beam.charge) * ELECTRON)) ** 2
    extent = 0.164 / np.cbrt(beam.mass_number) ** 2
    return (beam.charge * screening / ((1 + screening * t) * (1 + t / extent))) ** 2


def highest_energy(beam, vector):
    """E_k,max of a vector of this mass."""
    m, M, E0 = beam.lepton, beam.nucleus, beam.energy
    root = np.sqrt(M * M + m * m + 2 * M * E0)
    star = (root * root + (vector - M - m) * (vector + M + m)) / (2 * root)
    return ((E0 + M) * star + beam.momentum * np.sqrt(np.maximum(0, (star - vector) * (star + vector)))) / root


def closing_mass(beam):
    """The largest vector mass that leaves x > x_min open, by bisection."""
    m, M = beam.lepton, beam.nucleus
    low, high = 1e-6, np.sqrt(M * M + m * m + 2 * M * beam.energy) - M - m
    for _ in range(60):
        middle = (low + high) / 2
        opens = highest_energy(beam, middle) > max(beam.lowest_share * beam.energy, middle)
        low, high = (middle, high) if opens else (low, middle)
    return low


class Kinematics:
    """The ranges of U' and t and the numbers of S = A + B cos(phi), for a vector of energy E_k = E0 - rest.

    Differences of nearly equal numbers are written as products: the plain formulas lose eight to twelve digits.
    """

    def __init__(self, beam, vector, rest):
        self.beam, self.vector, self.rest = beam, vector, rest
        m, M, E0 = beam.lepton, beam.nucleus, beam.energy
        self.k_energy = E0 - rest
        self.k = np.sqrt((self.k_energy - vector) * (self.k_energy + vector))
        self.product = beam.momentum * self.k
        v2, m2, k2 = vector * vector, m * m, self.k * self.k
        denominator = E0 * self.k_energy + self.product
        gap = (E0 * E0 * v2 + m2 * k2) / denominator
        self.u_low = (v2 * (2 * E0 * rest + gap) + 2 * m2 * k2) / denominator
        self.u_high = np.minimum(self.u_low + 4 * self.product, 2 * M * (rest - m))

    def at(self, u):
        """Adds what depends on U'. `is_open` says where the range of t is not empty."""
        beam, rest = self.beam, self.rest
        m, M = beam.lepton, beam.nucleus
        self.u = u
        kappa2 = np.maximum((rest - m) * (rest + m) + u, 1e-300)
        headroom = np.maximum(2 * M * (rest - m) - u, 0)
        self.kappa = np.sqrt(kappa2)
        invariant = (M + m) ** 2 + headroom
        root = np.sqrt(headroom * (headroom + 4 * M * m))
        highest = np.maximum((2 * M * kappa2 - u * (rest + M) + self.kappa * root) / (2 * invariant), 1e-300)
        self.t_low, self.t_high = M * u * u / (2 * invariant * highest), 2 * M * highest
        self.is_open = (headroom > 0) & (self.t_low < self.t_high)
        self.slope = (beam.energy * rest - m * m + (self.vector**2 + u) / 2) / kappa2
        d = (u - self.u_low) / 2
        self.swing = 4 * np.maximum(0, d * (2 * self.product - d)) * invariant / (kappa2 * kappa2)
        return self

    def azimuth(self, t):
        """A, B^2 and R = sqrt(A^2 - B^2), which is not below the S of lepton and vector at rest to each other."""
        beam, M = self.beam, self.beam.nucleus
        recoil = t / (2 * M)
        a = self.slope * (self.u + t + 2 * recoil * self.rest) - t - 2 * beam.energy * recoil
        b2 = self.swing * np.maximum(0, (t - self.t_low) * (self.t_high - t)) / (4 * M * M)
        least = self.vector * (self.vector + 2 * beam.lepton)
        return a, b2, np.sqrt(np.maximum(a * a - b2, least * least))


def squared_amplitude(kinematics, S, t):
    """L.W at one azimuth, summed over lepton spins and the vector's polarisations, nucleus of spin 0.

    A nucleus of spin 1/2 differs by 1e-5 or less wherever events are made (Docs/use/physics.md).
    """
    beam, U = kinematics.beam, -kinematics.u
    m2, v2, M = beam.lepton**2, kinematics.vector**2, beam.nucleus
    pin, pout = 2 * M * beam.energy - (S + t) / 2, 2 * M * kinematics.rest + (U - t) / 2
    SU, both = S * U, S + U
    along = -8 * (v2 + 2 * m2) * (S * pout + U * pin) ** 2 - 8 * SU * t * (pin * pin + pout * pout)
    bracket = SU * (S * S + U * U) + 2 * SU * t * both + 2 * SU * t * t
    bracket += v2 * t * (S - U) ** 2 + 2 * m2 * t * both**2
    return (along + 2 * (4 * M * M + t) * bracket) / (SU * SU)


def averaged_amplitude(kinematics, t):
    """L.W averaged over the azimuth in closed form, nucleus of spin 1/2."""
    beam, u = kinematics.beam, kinematics.u
    m2, v2, M = beam.lepton**2, kinematics.vector**2, beam.nucleus
    A, b2, R = kinematics.azimuth(t)
    U, gap = -u, b2 / (A + R)
    variance = gap / R**3
    pin, pout = 2 * M * beam.energy - t / 2, 2 * M * kinematics.rest + (U - t) / 2
    a = pout / U - 0.5
    f = (a * A + pin - a * gap) / R
    mixed, both, difference = v2 + 2 * m2, 1 / U + 1 / R, 1 / U - 1 / R
    along = -8 * mixed * (f * f + pin * pin * variance)
    along -= 8 * t / U * ((pin * pin + pout * pout) / R - pin + A / 4)
    bracket = A / U + U / R + 2 * t * both + 2 * t * t / (U * R)
    bracket += v2 * t * (difference**2 + variance) + 2 * m2 * t * (both**2 + variance)
    along += 2 * (4 * M * M + t) * bracket
    trace = A / U + U / R + 2 * (t - v2 - 2 * m2) * both
    trace += 2 * (v2 * v2 - 2 * v2 * t - 4 * m2 * m2 + t * t) / (U * R)
    trace += mixed * (t - 2 * m2) * (1 / (U * U) + 1 / (R * R) + variance)
    return along - 4 * t * trace


def pair_weight(q, mass, axion=0.0):
    """lambda^{3/2}(q^2, m^2, m_a^2)/(96 pi^2 q^6): how often a virtual photon of mass q becomes a gamma', per dq^2."""
    rest = q * q - mass * mass - axion * axion
    kallen = np.maximum(rest * rest - 4 * mass * mass * axion * axion, 0)
    return kallen**1.5 / (96 * np.pi**2 * q**6)


def mapped(beam, vector, y_energy, y_u, y_t):
    """Kinematics, t and the Jacobian of dE_k dU' dt F^2/t^2/|p - k|, for three variables between 0 and 1.

    The maps are those of the program: E' = E'_min cosh(eta), which is logarithmic in 1 - x, ln U' and ln t.
    """
    least = beam.energy - highest_energy(beam, vector)
    span = np.arccosh(np.maximum(1, (beam.energy - np.maximum(beam.lowest_share * beam.energy, vector)) / least))
    kinematics = Kinematics(beam, vector, least * np.cosh(span * y_energy))
    logs_u = np.log(np.maximum(kinematics.u_high / kinematics.u_low, 1))
    kinematics.at(kinematics.u_low * np.exp(logs_u * y_u))
    logs_t = np.log(np.maximum(kinematics.t_high / kinematics.t_low, 1))
    t = kinematics.t_low * np.exp(logs_t * y_t)
    jacobian = span * least * np.sinh(span * y_energy) * logs_u * kinematics.u * logs_t * t
    return kinematics, t, jacobian * form_factor_over_t(beam, t) / kinematics.kappa
