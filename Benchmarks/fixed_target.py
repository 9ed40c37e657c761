"""The missing-energy limits of imports/ in two other ways, compared with Limen's own numbers and times.

python3 fixed_target.py LIMEN ARCHIVE    ARCHIVE holds imports/, not computed yet; it is left as it is.

vegas    As in arXiv:2602.11405: the 2 -> 4 process, integrated over all its seven variables with VEGAS to 1e-3, mass by
         mass (portal_pair.py has the amplitude).
scipy    Limen's own way: sigma_V(q) tabulated once for each beam, then an integral over q for each mass, to 1e-4.
Both get the program's own variables (bremsstrahlung.mapped). With x drawn flat vegas needs two to five times as many
points.
"""

import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

import gvar
import numpy as np
import vegas
from scipy.integrate import cubature, nquad, quad_vec
from scipy.interpolate import CubicSpline

from bremsstrahlung import EXPERIMENTS, averaged_amplitude, closing_mass, highest_energy, mapped, pair_weight
from portal_pair import pair_amplitude

CHECKED = (0.001, 0.01, 0.1, 0.5, 1.0)  # GeV
TOP = 0.998  # of the closing mass: where Limen's table ends
NODES = 81  # of the table: fewer miss 1e-4, see Docs/develop/performance.md


def timed(work):
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def events_by_vegas(beam, mass, precision=1e-3, points=50_000):
    """Events per g^2 from bremsstrahlung as vegas gives them: a mean with its error."""
    reach = np.sqrt(np.log(TOP * closing_mass(beam) / mass))

    @vegas.lbatchintegrand
    def integrand(y):
        w = reach * y[:, 0]
        q = mass * np.exp(w * w)
        kinematics, t, jacobian = mapped(beam, q, y[:, 1], y[:, 2], y[:, 3])
        a, b2, root = kinematics.azimuth(t)
        # 1/S is flat in psi: tan(phi/2) = (A + B)/R tan(psi/2). Half of the circle is enough, as is half of the sphere.
        psi, b = np.pi * y[:, 4], np.sqrt(b2)
        S = root * root / (a - b * np.cos(psi))
        tangent = (a + b) / root * np.tan(psi / 2)
        recoil = (1 - tangent**2) / (1 + tangent**2), 2 * tangent / (1 + tangent**2)
        decay = 2 * np.pi * y[:, 6]
        amplitude = pair_amplitude(kinematics, S, t, recoil, y[:, 5], (np.cos(decay), np.sin(decay)))
        value = 4 * q * q * w * reach * pair_weight(q, mass) * jacobian * S / root * amplitude
        return np.where(kinematics.is_open & np.isfinite(value), value, 0) * beam.prefactor * beam.yield_per_cm2

    integrator = vegas.Integrator([[0, 1]] * 7)
    integrator(integrand, nitn=6, neval=points)
    return integrator(integrand, nitn=200, neval=points, adapt=False, rtol=precision)


class Section:
    """sigma_V(q; x > x_min) by scipy, in cm^2."""

    def __init__(self, beam, vector):
        self.beam, self.vector = beam, vector

    def integrand(self, y_energy, y_u, y_t):
        kinematics, t, jacobian = mapped(self.beam, self.vector, y_energy, y_u, y_t)
        value = jacobian * averaged_amplitude(kinematics, t) * self.beam.prefactor
        return np.where(kinematics.is_open & np.isfinite(value), value, 0)

    def by_cubature(self, precision=1e-4):
        """All three integrals at once, on arrays of points."""
        result = cubature(
            lambda y: self.integrand(*y.T), [0, 0, 0], [1, 1, 1], rule="gk15", rtol=precision, atol=0
        )
        return float(result.estimate)

    def by_nested_quad(self, precision=1e-4):
        """One point at a time."""
        options = {"epsrel": precision, "epsabs": 0}
        return nquad(lambda *y: float(self.integrand(*y)), [[0, 1]] * 3, opts=[options] * 3)[0]


class Table:
    """ln sigma_V against ln(q/(q_max - q)), as a cubic spline."""

    def __init__(self, beam, lowest=1e-3):
        self.beam, self.closing = beam, closing_mass(beam)
        places = np.linspace(self.place(lowest), self.place(TOP * self.closing), NODES)
        vectors = self.closing / (1 + np.exp(-places))
        self.spline = CubicSpline(places, np.log([Section(beam, vector).by_cubature() for vector in vectors]))

    def place(self, vector):
        return np.log(vector / (self.closing - vector))

    def events(self, masses, precision=1e-4):
        """Events per g^2 from bremsstrahlung, for all masses at once."""
        reach = np.sqrt(np.log(TOP * self.closing / masses))

        def integrand(y):
            w = reach * y
            q = masses * np.exp(w * w)
            return 4 * q * q * w * reach * pair_weight(q, masses) * np.exp(self.spline(self.place(q)))

        return quad_vec(integrand, 0, 1, epsrel=precision, epsabs=0, norm="max")[0] * self.beam.yield_per_cm2


class Limen:
    """The program: what it computed, and the core seconds it took from its start to its end."""

    def __init__(self, program, imported, folder):
        self.program, self.archive = program, folder / "computed.sqlite"
        names = [name for beam in EXPERIMENTS for name in beam.limits]
        self.seconds = min(self.compute(imported, names) for _ in range(3))
        self.masses = {beam: self.masses_of(beam) for beam in EXPERIMENTS}

    def compute(self, imported, names):
        shutil.copyfile(imported, self.archive)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.rows("compute", *names)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def rows(self, *words):
        words = [str(self.program), *words, "--format", "csv", "--archive", str(self.archive)]
        output = subprocess.run(words, check=True, capture_output=True, text=True).stdout
        lines = [line for line in output.splitlines() if not line.startswith("#")]
        return [line.split(",") for line in lines[1:]]

    def masses_of(self, beam):
        """The masses of the curves, by limit: those that bremsstrahlung is computed for."""
        return {name: [float(row[0]) for row in self.rows("show", name, "--components")] for name in beam.limits}

    def distinct(self, beam):
        """What an integration has to be done for: limits of one beam and target differ by factors."""
        masses = np.unique(np.concatenate(list(self.masses[beam].values())))
        return masses[masses < TOP * closing_mass(beam)]

    def events(self, beam, masses):
        words = [word for mass in masses for word in ("--mass", f"{mass!r} GeV")]
        return np.array([float(row[1]) for row in self.rows("yields", beam.limits[0], *words)])


class Comparison:
    """Core seconds for the same limits, and how far the numbers are apart. Prints a line for each mass."""

    def __init__(self, program, imported, folder, say=print):
        np.seterr(all="ignore")  # closed corners of phase space
        gvar.ranseed(20260106)
        self.limen = Limen(program, imported, folder)
        self.count, self.vegas, self.scipy, self.nested = 0, 0.0, 0.0, 0.0
        for beam in EXPERIMENTS:
            self.add(beam, say)

    def add(self, beam, say):
        masses = self.limen.distinct(beam)
        say(f"{beam.limits[0]} and {len(beam.limits) - 1} more of its beam: {len(masses)} masses")
        ours = self.limen.events(beam, CHECKED)
        drawn = [timed(lambda: events_by_vegas(beam, mass)) for mass in CHECKED]
        # After vegas, so that numpy has its memory already; the first table would take twice as long.
        tabulating, table = timed(lambda: Table(beam))
        scanning, _ = timed(lambda: table.events(masses))
        for mass, own, other, (seconds, mean) in zip(CHECKED, ours, table.events(np.array(CHECKED)), drawn):
            say(
                f"  m = {mass:<5} GeV: N/g^2 = {own:.7g} GeV^2; scipy {other / own - 1:+.1e}; "
                f"vegas {mean.mean / own - 1:+.1e} +- {mean.sdev / own:.1e} "
                f"(Q = {mean.Q:.2f}, {seconds:.2f} s, {mean.sum_neval:,.0f} points after training)"
            )
        section = Section(beam, 0.1)
        single, value = timed(section.by_nested_quad)
        say(f"  sigma_V(0.1 GeV): nested quad {value / section.by_cubature() - 1:+.1e}, {single:.1f} s")
        say(f"  scipy: table {tabulating:.2f} s, {len(masses)} masses {scanning:.2f} s")
        self.count += len(masses)
        self.vegas += np.mean([seconds for seconds, _ in drawn]) * len(masses)
        self.scipy += tabulating + scanning
        self.nested += single * NODES + scanning


def main():
    with tempfile.TemporaryDirectory() as folder:
        found = Comparison(sys.argv[1], sys.argv[2], pathlib.Path(folder))
    print(f"{found.count} masses; core seconds: Limen {found.limen.seconds:.3g}")
    for name, seconds in (("vegas", found.vegas), ("nested quad", found.nested), ("cubature", found.scipy)):
        print(f"  {name}: {seconds:.4g}, {seconds / found.limen.seconds:.3g} times as long")


if __name__ == "__main__":
    main()
