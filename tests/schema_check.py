#!/usr/bin/env python3
"""Checks corolint's JSON against its JSON Schemas.

    schema_check.py catalogs         every rules/catalog/*.json against rules/catalog.schema.json
    schema_check.py report BINARY    the reports of two runs of BINARY against docs/report.schema.json
    schema_check.py config BINARY    rules/corolint.schema.json against BINARY, and both against the documentation's examples

Exit status: 0 all valid, 1 something is not, 77 there is no jsonschema module to check with.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print("skipped: this python3 has no module jsonschema")
    sys.exit(77)

ROOT = pathlib.Path(__file__).resolve().parent.parent

# A string is matched only to step over it: what looks like a comment inside is none.
STRING_OR_COMMENT = re.compile(r'"(?:[^"\\\n]|\\.)*"|//[^\n]*|/\*.*?\*/', re.DOTALL)

# A schema that lets everything pass would go unnoticed: these catalogs are wrong, each in one way.
WRONG_CATALOGS = {
    "an unknown key": {"function": "f", "bloks": "io"},
    "an unknown kind of blocking": {"function": "f", "blocks": "sometimes"},
    "two matchers": {"function": "f", "macro": "F", "blocks": "io"},
    "no matcher": {"blocks": "io"},
    "an unknown condition": {"function": "f", "blocks": "io", "unless": [{"argument": 0, "hass": ["X"]}]},
    "an unknown kind of lock": {"function": "f", "acquires": {"argument": 0, "kind": "green"}},
}

# Configurations of which schema and program must think alike.
GOOD_CONFIGURATIONS = [
    "{}",
    '{"$schema": "corolint.schema.json", "library": "house", "external": false}',
    '{"rules": {"all": "off", "blocking-sleep": "error", "racy-update": "note"}} // comment',
    '{"exclude": "gen/", "extends": []}',
    '{"exclude": ["gen/", "*.pb.cc", "!keep.pb.cc", "/a/**/b", "[ab]?.{c,cc}", "./x"]}',
    '{"overrides": [{"files": "tests/", "rules": {"all": "note"}}, {"files": ["a.c"], "pedantic": false}]}',
    '{"pedantic": true, "overrides": [], "return_types": []}',
    '{"marks": {"coroutine": ["co"], "none": ["coroutine"]}, "functions": {"nonblocking": ["on_*"]}}',
    '{"return_types": ["seastar::future<*>"], "entries": [{"function": "f", "blocks": "none"}]}',
    '{"detect": {"headers": ["house.h"]}}',
]
BAD_CONFIGURATIONS = [
    "[]",
    '"rules"',
    '{"rule": {}}',
    '{"rules": []}',
    '{"rules": {"blocking-sleeps": "off"}}',
    '{"rules": {"blocking-sleep": "of"}}',
    '{"rules": {"blocking-sleep": true}}',
    '{"rules": {"all": 1}}',
    '{"exclude": 1}',
    '{"exclude": [""]}',
    '{"exclude": ["../gen"]}',
    '{"exclude": ["a/../b"]}',
    '{"exclude": ["!"]}',
    '{"exclude": ["/"]}',
    '{"exclude": [" a"]}',
    '{"extends": [1]}',
    '{"extends": ""}',
    '{"overrides": {}}',
    '{"overrides": [{"rules": {}}]}',
    '{"overrides": [{"files": ["a"], "exclude": ["b"]}]}',
    '{"overrides": [{"files": ["a"], "rules": {"all": "on"}}]}',
    '{"overrides": [{"files": [2]}]}',
    '{"overrides": [{"files": ["a"], "pedantic": "yes"}]}',
    '{"pedantic": null}',
    '{"marks": {"corutine": ["a"]}}',
    '{"functions": {"coroutine": "a"}}',
    '{"return_types": "a"}',
    '{"entries": [{"function": "f", "blocks": "slep"}]}',
    '{"entries": [{"blocks": "io"}]}',
    '{"detect": {}}',
    '{"library": ""}',
    '{"$schema": 1}',
]

BROKEN_SOURCE = '#include "this-header-does-not-exist.h"\nint f(void) { return 1 }\n'


def blank_comments(text):
    """Replaces comments by spaces, so that lines and columns stay what they are."""

    def blank(match):
        token = match.group()
        return token if token.startswith('"') else re.sub(r"[^\n]", " ", token)

    return STRING_OR_COMMENT.sub(blank, text)


def refuse_duplicate_keys(pairs):
    keys = [key for key, _ in pairs]
    for key in keys:
        if keys.count(key) > 1:
            raise ValueError(f'the key "{key}" stands twice in one object: {json.dumps(dict(pairs))}')
    return dict(pairs)


def load_schema(name):
    schema = json.loads((ROOT / name).read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    return validator(schema)


def print_errors(validator, value, name):
    """Prints what is wrong with value; true when nothing is."""
    errors = sorted(validator.iter_errors(value), key=lambda error: [str(step) for step in error.path])
    for error in errors:
        # Of a failed alternative the branch that came closest says more than the whole.
        best = jsonschema.exceptions.best_match([error])
        path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in best.absolute_path)
        print(f"{name}: {path or 'the whole'}: {best.message}")
    return not errors


def check_catalog(validator, path):
    name = path.relative_to(ROOT)
    try:
        text = blank_comments(path.read_text(encoding="utf-8"))
        value = json.loads(text, object_pairs_hook=refuse_duplicate_keys)
    except json.JSONDecodeError as error:
        print(f"{name}:{error.lineno}:{error.colno}: {error.msg}")
        return False
    except ValueError as error:
        print(f"{name}: {error}")
        return False
    return print_errors(validator, value, name)


def check_catalogs():
    validator = load_schema("rules/catalog.schema.json")
    paths = sorted((ROOT / "rules/catalog").glob("*.json"))
    results = [check_catalog(validator, path) for path in paths]
    for fault, entry in WRONG_CATALOGS.items():
        accepted = validator.is_valid({"library": "wrong", "entries": [entry]})
        if accepted:
            print(f"rules/catalog.schema.json accepts an entry with {fault}")
        results.append(not accepted)
    if not paths:
        print("rules/catalog: no catalogs")
    return bool(paths) and all(results)


def run_report(binary, path, options):
    """Runs binary over path and gives back its exit status and its report, None if that is no JSON."""
    command = [binary, "--format", "json", "--fail-on", "never", *options, path]
    run = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=False)
    try:
        return run.returncode, json.loads(run.stdout.decode("utf-8"))
    except ValueError as error:
        print(f"{path}: exit status {run.returncode}, standard output is no JSON: {error}")
        return run.returncode, None


def check_report(binary, path, status, wanted, *options):
    """wanted is what of the report this run must fill."""
    validator = load_schema("docs/report.schema.json")
    actual_status, report = run_report(binary, path, options)
    if report is None or not print_errors(validator, report, f"report on {path}"):
        return False
    if actual_status != status:
        print(f"report on {path}: exit status {actual_status}, expected {status}")
        return False
    if not report[wanted]:
        print(f"report on {path}: {wanted} is empty")
        return False
    return True


def check_reports(binary):
    with tempfile.TemporaryDirectory() as directory:
        broken = pathlib.Path(directory) / "broken.c"
        broken.write_text(BROKEN_SOURCE, encoding="utf-8")
        results = [
            check_report(binary, "samples", 0, "findings"),
            check_report(binary, str(broken), 2, "errors"),
            check_report(binary, str(broken), 2, "summary", "--diff", "-", "--baseline", f"{directory}/none.json"),
        ]
    return all(results)


def check_generated(binary):
    """rules/corolint.schema.json is what the rules and the catalogs' schema make of it."""
    command = [sys.executable, str(ROOT / "rules/make_schema.py"), binary]
    made = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
    if made == (ROOT / "rules/corolint.schema.json").read_text(encoding="utf-8"):
        return True
    print("rules/corolint.schema.json is out of date: rules/make_schema.py BINARY > rules/corolint.schema.json")
    return False


def program_accepts(binary, text):
    with tempfile.TemporaryDirectory() as directory:
        path = pathlib.Path(directory) / ".corolint.json"
        path.write_text(text, encoding="utf-8")
        extended = pathlib.Path(directory) / "tools/corolint.json"
        extended.parent.mkdir()
        extended.write_text("{}", encoding="utf-8")
        command = [binary, "--config", str(path), "--print-config", "a.c"]
        run = subprocess.run(command, cwd=directory, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    return run.returncode == 0, run.stderr.decode("utf-8")


def check_verdict(binary, validator, text, wanted):
    by_schema = validator.is_valid(json.loads(blank_comments(text)))
    by_program, complaint = program_accepts(binary, text)
    if by_schema != wanted:
        print(f"rules/corolint.schema.json says {by_schema} of {text}")
    if by_program != wanted:
        print(f"corolint says {by_program} of {text} {complaint}")
    return by_schema == wanted and by_program == wanted


def documented_configurations():
    """The whole configurations among the examples of docs/configuration.md."""
    text = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
    return re.findall(r"^```jsonc?\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def check_printed(binary, validator):
    """What --print-config and --init print is a configuration."""
    with tempfile.TemporaryDirectory() as directory:
        subprocess.run([binary, "--init"], cwd=directory, stdout=subprocess.DEVNULL, check=True)
        starter = (pathlib.Path(directory) / ".corolint.json").read_text(encoding="utf-8")
        command = [binary, "--print-config", "a.c"]
        printed = subprocess.run(command, cwd=directory, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
    return [check_verdict(binary, validator, text, True) for text in (starter, printed)]


def check_configurations(binary):
    validator = load_schema("rules/corolint.schema.json")
    documented = documented_configurations()
    results = [check_generated(binary), len(documented) > 0]
    results += [check_verdict(binary, validator, text, True) for text in GOOD_CONFIGURATIONS + documented]
    results += [check_verdict(binary, validator, text, False) for text in BAD_CONFIGURATIONS]
    return all(results + check_printed(binary, validator))


def main(arguments):
    if arguments == ["catalogs"]:
        return 0 if check_catalogs() else 1
    if len(arguments) == 2 and arguments[0] == "report":
        return 0 if check_reports(arguments[1]) else 1
    if len(arguments) == 2 and arguments[0] == "config":
        return 0 if check_configurations(arguments[1]) else 1
    sys.stderr.write(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
