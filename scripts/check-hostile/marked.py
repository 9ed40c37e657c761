"""XML, YAML, JSON and SVG that mean harm."""
import shutil

from bench import Harm
from inputs import SAID, START, limit_xml


def xml(bench):
    big = 32 << 20
    laughs = "".join(f'<!ENTITY a{i + 1} "{f"&a{i};" * 10}">\n' for i in range(30))
    many = "\n".join(
        limit_xml(name=f"l{i}").split("\n", 2)[2].replace("</submission>", "") for i in range(15_000))
    cases = [
        ("laughs.xml", f'<!DOCTYPE x [<!ENTITY a0 "lol">\n{laughs}]>\n{START}&a30;</submission>'),
        ("quadratic.xml", f'<!DOCTYPE x [<!ENTITY a "{"x" * 100000}">]>{START}{"&a;" * 100000}</submission>'),
        ("external.xml", f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{limit_xml(title="&a;")}'),
        ("dtd.xml", '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">' + limit_xml()),
        ("parameter.xml", '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:1/"> %p;]>' + limit_xml()),
        ("xinclude.xml", START + '<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/></submission>'),
        ("deep.xml", lambda: START + "<a>" * 1_000_000 + "</a>" * 1_000_000 + "</submission>"),
        ("deep-small.xml", START + "<a>" * 200 + "</a>" * 200 + "</submission>"),
        ("attribute.xml", lambda: START + f'<facility id="f" name="{"x" * 9_000_000}"/></submission>'),
        ("attributes.xml", lambda: START + "<facility " + " ".join(f'a{i}=""' for i in range(200_000)) + "/></submission>"),
        ("namespaces.xml", lambda: START + "<facility " + " ".join(f'xmlns:a{i}="u{i}"' for i in range(100_000)) + "/></submission>"),
        ("elements.xml", lambda: START + "<a/>" * ((big - 100) // 4) + "</submission>"),
        ("text.xml", lambda: limit_xml(rows="1 " * (15 << 20))),
        ("comment.xml", lambda: START + "<!--" + "x" * (31 << 20) + "--></submission>"),
        ("large.xml", lambda: b" " * (big + 1)),
        ("digits.xml", lambda: limit_xml(rows="1 " + "9" * 5_000_000 + "\n2 1")),
        ("exponent.xml", limit_xml(rows="1 1e999999999\n2 1")),
        ("exponents.xml", limit_xml(rows="1 1e308\n2 1e-400")),
        ("nan.xml", limit_xml(rows="nan inf\n2 1")),
        ("flags.xml", lambda: limit_xml(rows="1 1 " + "x " * 1_000_000 + "\n2 1")),
        ("errors.xml", lambda: START + "<facility/>\n" * 150_000 + "</submission>"),
        ("escapes.xml", limit_xml(rows="1 \u009b31mred\u202e\n2 1")),
        ("names.xml", START + '<experiment id="e" name="E"/>' + "".join(
            f'<search id="{name}" experiment="e"><title>T</title></search>'
            for name in ("../x", "a b", "x'; DROP TABLE limit; --", "A" * 5000, "\u202ea")) + "</submission>"),
        ("instruction.xml", '<?xml-stylesheet href="file:///etc/passwd"?>' + limit_xml(rows="x y")),
        ("utf7.xml", b'<?xml version="1.0" encoding="UTF-7"?>' + limit_xml().encode()),
        ("nul.xml", limit_xml().encode() + b"\0"),
    ]
    yield from bench.imports(cases)
    # What is right, but a great deal of it, is taken in, or refused for its size.
    large = [
        ("rows.xml", lambda: limit_xml(rows="\n".join(f"{i + 1} 1" for i in range(900_000)))),
        ("many-limits.xml", lambda: f'{START}\n<experiment id="e" name="E"/>\n{many}\n</submission>'),
        ("many-rows.xml", lambda: limit_xml(rows="\n".join(f"{1e-3 + i * 1e-8:.10g} 1e-3" for i in range(150_000)))),
        ("zigzag.xml", lambda: limit_xml(rows="\n".join(f"{1e-3 + i * 1e-6:.10g} {1 + i % 2}e-3" for i in range(20_000)))),
        ("title.xml", lambda: limit_xml(title="long " * 100_000)),
    ]
    for name, content in large:
        def body(name=name, content=content):
            path = bench.file(name, content())
            code, out, err, took, peak = bench.run(
                "import", str(path), "--archive", str(bench.archive), seconds=120, mebibytes=2048)
            bench.calm((out, err))
            if code not in (0, 65):
                raise Harm(f"exit {code}: {err[-200:]}")
            shutil.copy(bench.base, bench.archive)
            return took, peak
        yield name, body


def yaml(bench):
    laughs = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 10)}]\n" for i in range(12))
    table = "independent_variables: [{header: {name: Mass, units: GeV}, values: [%s]}]\ndependent_variables: [{header: {name: g, units: 1/GeV}, values: [%s]}]\n"
    cases = [
        ("laughs.yaml", laughs + "dependent_variables: *m\n"),
        ("self.yaml", "dependent_variables: &a [*a]\n"),
        ("self-map.yaml", "&a dependent_variables: {x: &b {y: *b}}\n"),
        ("merge.yaml", "a: &a {x: 1}\n" + "".join(f"b{i}: &b{i} {{<<: [*a, *a], y{i}: *a}}\n" for i in range(1000)) + "dependent_variables: []\n"),
        ("flow.yaml", lambda: "[" * 2_000_000),
        ("flow-map.yaml", lambda: "{a: " * 900_000),
        ("block.yaml", lambda: "".join(" " * i + "- \n" for i in range(2500))),
        ("block-one.yaml", lambda: "- " * 1_000_000 + "x"),
        ("keys.yaml", lambda: "? " * 1_000_000 + "x"),
        ("many-keys.yaml", lambda: "\n".join(f"k{i}: 1" for i in range(250_000))),
        ("same-keys.yaml", lambda: "k: 1\n" * 250_000),
        ("documents.yaml", lambda: "---\na: 1\n" * 400_000),
        ("scalar.yaml", lambda: "x" * (4 << 20)),
        ("large.yaml", lambda: b"#" * (32 << 20)),
        ("tag.yaml", "dependent_variables: !!python/object/apply:os.system ['true']\n"),
        ("anchors.yaml", lambda: "\n".join(f"- &a{i} x" for i in range(250_000))),
        ("values.yaml", lambda: table % ("{value: 1e999999999}", "{value: " + "9" * 1_000_000 + "}")),
        ("lengths.yaml", lambda: table % (",".join(["{value: 1}"] * 100_000), "{value: 1}")),
        ("errors.yaml", lambda: table % ("{value: 1}", "{value: 1, errors: [" + ",".join(["{symerror: 1, label: x}"] * 100_000) + "]}")),
        ("escapes.yaml", 'dependent_variables: "\\e[31m\\u202e"\nname: "\\x9b"\n'),
    ]
    yield from bench.imports(cases, *SAID, "--as", "hepdata")


def json_(bench):
    cases = [
        ("deep.json", lambda: "[" * (30 << 20)),
        ("deep-map.json", lambda: '{"a":' * 5_000_000),
        ("number.json", lambda: '{"axesColl":[' + "9" * (16 << 20) + "]}"),
        ("exponent.json", '{"axesColl":[1e999999999]}'),
        ("names.json", lambda: "{" + ",".join(f'"k{i}":1' for i in range(1_000_000)) + "}"),
        ("same.json", '{"a":1,"a":2}'),
        ("list.json", lambda: '{"axesColl":[' + "{}," * 5_000_000 + "{}]}"),
        ("data.json", lambda: '{"version":[4,2],"axesColl":[],"datasetColl":[{"name":"d","axesName":"x","data":['
         + ",".join(['{"x":1,"y":1}'] * 1_000_000) + "]}]}"),
        ("escapes.json", '{"version":[4,2],"axesColl":[],"datasetColl":[{"name":"\\u001b[31m\\u202e","axesName":"\\u009b"}]}'),
        ("surrogate.json", '{"a":"\\ud800"}'),
        ("tar.json", b"x" * 257 + b"ustar\x0000" + b"\0" * 2000),
    ]
    yield from bench.imports(cases, *SAID, "--as", "webplotdigitizer")
    head = '{"format": "limen.limit/1", "coupling_unit": "1/GeV", "document": '
    own = [
        ("own-deep.json", lambda: head + "[" * (30 << 20)),
        ("own-points.json", lambda: head + '{}, "curves": [{"points": [' + "[1,1]," * 4_000_000 + "[1,1]]}]}"),
        ("own-name.json", lambda: head + '{"slug": "' + "a" * (30 << 20) + '"}}'),
        ("own-escapes.json", head + '{"slug": "\\u001b[31m\\u202e"}}'),
        ("own-number.json", head + '{"slug": 1e999}}'),
        ("answer.json", '{"format": "limen.envelope/1\\u009b"}\n{}\n'),
        ("answer-raw.json", '{"format": "limen.\u009b\u202e/1"}\n'),
    ]
    yield from bench.imports(own)


def svg(bench):
    def figure(body, head=""):
        return f'<?xml version="1.0"?>{head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{body}</svg>'
    nest = "".join(f'<g id="g{i + 1}">{f"<use href=#g{i}/>".replace("#", chr(34) + "#").replace("/>", chr(34) + "/>") * 10}</g>' for i in range(12))
    styles = "<style>" + ",".join(["path"] * 400_000) + "{stroke:red}</style>"
    cases = [
        ("script.svg", figure('<script>alert(1)</script><image href="http://127.0.0.1:1/x.png"/>')),
        ("external.svg", figure('<use xlink:href="file:///etc/passwd#p"/>')),
        ("entity.svg", figure("&a;", '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>')),
        ("self.svg", figure('<g id="p"><use href="#p"/></g>')),
        ("mutual.svg", figure('<g id="p"><use href="#q"/></g><g id="q"><use href="#p"/></g>')),
        ("doubling.svg", figure('<path id="g0" d="M1 1h1"/>' + nest + '<use id="p" href="#g12"/>')),
        ("giant.svg", figure('<g transform="scale(1e308)scale(1e308)"><path id="p" d="M1e308 1e308L2e308 1"/></g>')),
        ("transforms.svg", lambda: figure('<g transform="' + "scale(2)" * 7000 + '"><path id="p" d="M1 1h1"/></g>')),
        ("path.svg", lambda: figure('<path id="p" d="M1 1' + "C1 2 3 4 5 6" * 600_000 + '"/>')),
        ("wild.svg", lambda: figure('<path id="p" d="M1 1' + "C-9 99 99 -99 5 6" * 100_000 + '"/>')),
        ("paths.svg", lambda: figure('<path id="p" d="M1 1h1"/>' * 190_000)),
        ("styles.svg", lambda: figure(styles + '<path class="a" d="M1 1h1"/>' * 100_000)),
        ("groups.svg", lambda: figure("<g>" * 100_000 + "</g>" * 100_000)),
        ("arc.svg", figure('<path id="p" d="M1 1A1e-300 1e300 1e300 1 0 5 5"/>')),
        ("large.svg", lambda: figure(" " * (32 << 20))),
        ("zipped.svg", b"\x1f\x8b\x08" + b"\0" * 1000),
    ]
    axes = ["--as", "svg", "--path", "p", "--x-axis", "1=1e-3,50=1,log", "--y-axis", "50=1e-6,1=1,linear", "--tolerance", "1e-9"]
    yield from bench.imports(cases, *SAID, *axes, codes=(0, 65))
