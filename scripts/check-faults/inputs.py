"""Made-up files to import, and the archive that the trials start from."""
from pathlib import Path

from workshop import ROOT


def search_xml(name, lab, coupling):
    """A search and its limit, with made-up figures."""
    points = "\n".join(f"            {0.001 * 1.1 ** i:.6g} {coupling * (1 + 0.01 * i):.6g}" for i in range(60))
    return f"""
  <search id="{name}" experiment="{lab}">
    <title>Search {name}</title>
    <limit id="{name}" plane="dark-axion-portal" status="observed">
      <title>Made up for a test of faults: {name}</title>
      <confidence level="0.90"/>
      <holds scenario="invisible" grade="published"/>
      <origin kind="published"/>
      <above><points mass-unit="GeV" coupling-unit="1/GeV" interpolation="log-log">
{points}
      </points></above>
    </limit>
  </search>"""


def submission_xml(name, limits, coupling=1e-3):
    body = "".join(search_xml(f"{name}-{i}", f"{name}-lab", coupling * (i + 1)) for i in range(limits))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<submission xmlns="urn:limen:submission:1">
  <experiment id="{name}-lab" name="Laboratory {name}"/>{body}
</submission>
"""


def make_files(folder, prefix, count, limits=3):
    Path(folder).mkdir(parents=True, exist_ok=True)
    names = []
    for i in range(count):
        name = f"{prefix}{i}"
        (Path(folder) / f"{name}.xml").write_text(submission_xml(name, limits, 1e-3 * (i + 1)))
        names.append(name)
    return names


def base_archive(shop):
    """A copy of an archive with the real imports, without the slow searches, and its parts."""
    made = shop.folder.parent / "base.sqlite"
    if not made.exists():
        shop.run("archive", "init", "--archive", made)
        bounds = [file for file in (ROOT / "imports/bounds").glob("*.xml") if b"charm-fine-grain" not in file.read_bytes()]
        searches = [ROOT / f"imports/searches/{name}.xml" for name in ("babar-upsilon1s-invisible", "electron-edm", "muon-edm")]
        shop.run("import", ROOT / "imports/planes", *sorted(bounds), *searches, "--archive", made)
    return shop.fresh(made, "base.sqlite")
