"""Files that are right, to be spoilt, and the options that a bare table needs."""

START = '<submission xmlns="urn:limen:submission:1">'


def limit_xml(rows="0.001 1e-3\n0.002 1e-3", name="l", title="Title", points="", more=""):
    return f"""{START}
<experiment id="e" name="E"/>
<search id="s-{name}" experiment="e"><title>Search</title>
<limit id="{name}" plane="dark-axion-portal" status="observed"><title>{title}</title>
<confidence level="0.90"/>
<holds scenario="visible" grade="published"/>
<origin kind="published"/>
<above><points mass-unit="GeV" coupling-unit="1/GeV"{points}>
{rows}
</points></above>{more}
</limit></search>
</submission>
"""

SAID = [
    "--experiment", "E", "--plane", "dark-axion-portal", "--scenario", "visible", "--grade", "published", "--status", "observed",
    "--confidence-level", "0.90", "--origin", "published", "--publication", "unknown", "--mass-unit", "GeV", "--coupling-unit", "1/GeV",
    "--coupling-convention", "plane", "--shape", "above",
]
