"""Makes the data of the benchmarks: limits as random walks, the same in Limen's XML and in two-column text.

python3 data.py archive FOLDER PLANES SCENARIOS LIMITS   XML: LIMITS limits of 100 points in each scenario of each plane,
                                                         and for the first scenario the same limits as text files
python3 data.py curve FOLDER POINTS                      curves of 125,000 points, POINTS in all, as text and as XML
"""

import pathlib
import random
import sys

POINTS = 100

PUBLICATION = """  <publication id="made-up" arxiv="2601.00001" year="2026">
    <title>Limits that nobody measured</title>
    <author>Random, Walker</author>
  </publication>
"""


def plane(number, scenarios):
    text = f"""<submission xmlns="urn:limen:submission:1">
  <plane id="plane-{number}" model="made-up">
    <title>Plane {number}</title>
    <convention prefactor="0.5">a plane for measurements of speed</convention>
    <mass-axis symbol="m" title="mass"><from value="1e-10" unit="GeV" status="estimate"/><to value="1e4" unit="GeV" status="estimate"/></mass-axis>
    <coupling-axis symbol="g" title="coupling"><from value="1e-12" unit="1/GeV" status="estimate"/><to value="10" unit="1/GeV" status="estimate"/></coupling-axis>
"""
    for scenario in range(scenarios):
        text += f'    <scenario id="scenario-{scenario}"><title>Scenario {scenario}</title></scenario>\n'
    return text + "  </plane>\n</submission>\n"


def walk(draw, points=POINTS):
    """A curve over a part of 1 MeV to 100 GeV: random steps of the logarithm of the coupling."""
    low = draw.uniform(-3, 1)
    high = draw.uniform(low + 0.2, 2)
    y = draw.uniform(-6, -2)
    rows = []
    for index in range(points):
        y += draw.uniform(-0.05, 0.05) * min(1, 100 / points) ** 0.5
        rows.append((10 ** (low + (high - low) * index / (points - 1)), 10**y))
    return rows


def rows_text(rows):
    return "".join(f"{mass:.10g} {coupling:.6g}\n" for mass, coupling in rows)


def search(name, plane_name, scenario, rows):
    return f"""  <search id="{name}" experiment="walker" data="{name}-data">
    <title>Search {name}</title>
    <cite role="result" publication="made-up" locator="Fig. 1"/>
    <limit id="{name}-limit" plane="{plane_name}" status="observed">
      <title>Limit {name}</title>
      <confidence level="0.9" sides="one" method="CLs"/>
      <holds scenario="{scenario}" grade="published"/>
      <origin kind="published"/>
      <above>
        <points mass-unit="GeV" coupling-unit="1/GeV" interpolation="log-log">
{rows_text(rows)}        </points>
      </above>
    </limit>
  </search>
"""


def submission(body):
    return (
        '<submission xmlns="urn:limen:submission:1">\n'
        + PUBLICATION
        + '  <facility id="nowhere" name="Nowhere"/>\n'
        + '  <experiment id="walker" name="Walker" facility="nowhere"/>\n'
        + body
        + "</submission>\n"
    )


def archive(folder, planes, scenarios, limits):
    draw = random.Random(20260101)
    text_folder = folder / "text"
    text_folder.mkdir(parents=True, exist_ok=True)
    (folder / "planes").mkdir(exist_ok=True)
    (folder / "limits").mkdir(exist_ok=True)
    for number in range(planes):
        (folder / "planes" / f"plane-{number}.xml").write_text(plane(number, scenarios))
        for scenario in range(scenarios):
            body = ""
            for index in range(limits):
                name = f"s{number}-{scenario}-{index}"
                rows = walk(draw)
                body += search(name, f"plane-{number}", f"scenario-{scenario}", rows)
                if number == 0 and scenario == 0:
                    (text_folder / f"{name}.txt").write_text("# mass_GeV coupling_per_GeV\n" + rows_text(rows))
            (folder / "limits" / f"limits-{number}-{scenario}.xml").write_text(submission(body))


def curve(folder, points):
    """As many limits of 125,000 points as it takes: a file of text holds at most 200,000 rows."""
    (folder / "text").mkdir(parents=True, exist_ok=True)
    draw = random.Random(20260102)
    (folder / "plane.xml").write_text(plane(0, 1))
    (folder / "xml").mkdir(exist_ok=True)
    for index in range(max(1, points // 125_000)):
        rows = walk(draw, min(points, 125_000))
        body = search(f"long-{index}", "plane-0", "scenario-0", rows)
        (folder / "xml" / f"long-{index}.xml").write_text(submission(body))
        (folder / "text" / f"long-{index}.txt").write_text("# mass_GeV coupling_per_GeV\n" + rows_text(rows))


if __name__ == "__main__":
    what, place, *numbers = sys.argv[1:]
    {"archive": archive, "curve": curve}[what](pathlib.Path(place), *map(int, numbers))
