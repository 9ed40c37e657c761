"""Descriptors with absurd numbers."""
import re
import shutil

from bench import ROOT, Harm

EXTREMES = ["0", "-1", "1e308", "1e-308", "5e-324", "1e30", "1e-30", "1e9", "1e15", "999999999999999999999", "1", "0.5", "1e999999999", "-0", "100000000"]


def descriptors(bench):
    """Numbers in the shipped descriptors replaced by absurd ones: computing fails or succeeds, in bounded time."""
    files = sorted((ROOT / "imports/searches").glob("*.xml"))
    work = bench.folder / "descriptors.sqlite"

    def mutated(trial):
        def body():
            path = bench.random.choice(files)
            source = path.read_text()
            places = [m for m in re.finditer(r'(?<=value=")[^"]+(?=")', source)]
            for place in sorted(bench.random.sample(places, min(len(places), bench.random.choice([1, 1, 1, 2, 3]))), key=lambda m: -m.start()):
                try:
                    value = float(place.group())
                    new = bench.random.choice(EXTREMES + [repr(value * f) for f in (1e3, 1e-3, 1e6, 1e-6, -1, 1.01)])
                except ValueError:
                    new = bench.random.choice(EXTREMES)
                source = source[:place.start()] + new + source[place.end():]
            shutil.copy(bench.base, work)
            name = bench.file(path.name, source)
            code, out, err, took, peak = bench.run("import", str(name), "--archive", str(work))
            if code == 65:
                return took, peak
            kept = bench.folder / f"kept-{trial}-{path.name}"
            try:
                code, out, err, took, peak = bench.run("compute", "--archive", str(work), seconds=120, mebibytes=2048)
                if code not in (0, 1, 65):
                    raise Harm(f"compute: exit {code}: {err[:300]}")
                code, out, err, _, _ = bench.run("archive", "verify", "--archive", str(work))
                if code != 0:
                    raise Harm(f"verify: exit {code}: {(out + err)[:300]}")
            except Harm as harm:
                kept.write_text(source)
                changed = [line.strip() for line in set(source.splitlines()) - set(path.read_text().splitlines())]
                raise Harm(f"{path.name}: {harm}: {' | '.join(changed)[:250]}")
            return took, peak
        return body
    for trial in range(60 * max(1, bench.scale)):
        yield f"trial {trial}", mutated(trial)
