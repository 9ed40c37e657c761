"""hepdata-validator and hepdata_lib read our HEPData export."""
import contextlib

import hepdata_lib
import yaml
from hepdata_validator.full_submission_validator import FullSubmissionValidator, SchemaType

from limen import points, same


def validate(folder):
    validator = FullSubmissionValidator(schema_version="1.1.1")
    good = validator.validate(directory=str(folder))
    validator.print_errors(str(folder / "submission.yaml"))
    assert good, f"hepdata-validator: {validator.get_messages()}"
    assert validator.valid_files.get(SchemaType.DATA), "hepdata-validator saw no table"


def tables(folder):
    """Name, entry and data of each table."""
    documents = list(yaml.load_all((folder / "submission.yaml").read_text(), Loader=yaml.SafeLoader))
    return [
        (entry["name"], entry, yaml.load((folder / entry["data_file"]).read_text(), Loader=yaml.SafeLoader))
        for entry in documents[1:]
    ]


def columns(data):
    """The values of each variable: numbers, bins as pairs, None where a dash stands."""
    def value(cell):
        if "low" in cell:
            return (cell["low"], cell["high"])
        return None if cell["value"] == "-" else cell["value"]

    variables = data["independent_variables"] + data["dependent_variables"]
    return [(variable["header"]["name"], [value(cell) for cell in variable["values"]]) for variable in variables]


def curves(data):
    """The points of every curve of a table."""
    first, *others = columns(data)
    if first[0] == "index":
        return [list(zip(others[0][1], others[1][1]))]
    return [
        [(mass[0] if isinstance(mass, tuple) else mass, value) for mass, value in zip(first[1], values) if value is not None]
        for _, values in others
    ]


def rewrite(folder, target):
    """Our tables as objects of hepdata_lib, written by it."""
    submission = hepdata_lib.Submission()
    for name, entry, data in tables(folder):
        table = hepdata_lib.Table(name)
        table.description = entry["description"]
        for kind in ("independent_variables", "dependent_variables"):
            for variable in data[kind]:
                header, cells = variable["header"], variable["values"]
                binned = "low" in cells[0]
                made = hepdata_lib.Variable(
                    header["name"], is_independent=kind == "independent_variables", is_binned=binned,
                    units=header.get("units", ""))
                made.digits = 17
                made.values = [(cell["low"], cell["high"]) if binned else cell["value"] for cell in cells]
                for qualifier in variable.get("qualifiers", []):
                    made.add_qualifier(qualifier["name"], qualifier["value"], qualifier.get("units", ""))
                table.add_variable(made)
        submission.add_table(table)
    # It leaves an archive of the folder where it is called.
    with contextlib.chdir(folder.parent):
        submission.create_files(str(target), validate=True, remove_old=True)


def check_limits(limen, limits):
    folder = limen.work / "hepdata"
    with_curves = {name: limit for name, limit in limits.items() if any(curve["points"] for curve in limit["curves"])}
    limen("export", *with_curves, "--as", "hepdata", "--output", folder)
    validate(folder)
    found = {}
    for name, entry, data in tables(folder):
        limit = name.split(" ")[0]
        found.setdefault(limit, []).extend(curves(data))
        statement = with_curves[limit]["document"]["statement"]
        for variable in data["dependent_variables"]:
            said = {qualifier["name"]: qualifier["value"] for qualifier in variable["qualifiers"]}
            level = str(statement["confidence"]["level"]) if "confidence" in statement else "none: a criterion"
            assert said["confidence level"] == level, f"{name}: {said['confidence level']} instead of {level}"
            assert said["status"] == with_curves[limit]["status"], name
            assert not any("errors" in cell for cell in variable["values"]), f"{name}: a band became an error"
    assert set(found) == set(with_curves), "limits are missing"
    for name, limit in with_curves.items():
        # The end of the last bin is no point of a table.
        expected = [points(curve)[: -1 if curve["interpolation"] == "step" else None] for curve in limit["curves"]]
        for number, (one, other) in enumerate(zip(sorted(found[name]), sorted(expected))):
            same(one, other, f"{name} as hepdata, curve {number + 1}")
        assert len(found[name]) == len(expected), f"{name}: {len(found[name])} curves"
    copy = limen.work / "hepdata-lib"
    rewrite(folder, copy)
    for (name, _, ours), (_, _, theirs) in zip(tables(folder), tables(copy)):
        same(columns(theirs), columns(ours), f"{name} through hepdata_lib")


def check_envelope(limen, limits):
    for scenario in ("invisible", "visible"):
        question = ("--envelope", "--scenario", scenario)
        folder = limen.work / f"hepdata-{scenario}"
        limen("export", *question, "--as", "hepdata", "--output", folder)
        validate(folder)
        pieces = limen.json("export", *question, "--as", "json")["pieces"]
        ends = {(piece[f"mass_{end}"], piece[f"coupling_{end}"]) for piece in pieces for end in ("from", "to")}
        found = {point for _, _, data in tables(folder) for point in curves(data)[0]}
        assert found == ends, f"envelope {scenario} as hepdata"
