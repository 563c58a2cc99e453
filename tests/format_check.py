#!/usr/bin/env python3
"""Checks the reports that are JSON of another's making against their schemas.

    format_check.py BINARY    runs BINARY over the samples and over sources that are hard to report

The schema of SARIF is the standard's own, as a package of npm has it; it is kept beside BINARY.
Exit status: 0 all valid, 1 something is not, 77 there is no jsonschema module to check with, or
all that could be checked is valid, but the schema of SARIF cannot be had.
"""

import base64
import functools
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import urllib.parse

try:
    import jsonschema
except ImportError:
    print("skipped: this python3 has no module jsonschema")
    sys.exit(77)

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "tests" / "schemas"

SARIF_PACKAGE = "@microsoft/jest-sarif@1.0.0-beta.0"
SARIF_SHA512 = "A1fOhPd6Ic5iDk4F9YPw1qNB4XF+7+IviR7xl8r2F6QzQkx5cpY9LsGk2rExiFIEcBbjpVnSmwWGBukASkiQ9A=="
SARIF_MEMBER = "package/lib/schemas/sarif-2.1.0-rtm.5.json"
NPM_SECONDS = 60

# What paths are relative to there; here it is the working directory.
CI_VARIABLES = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")

# https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
GITHUB_RESULTS = 25000
GITHUB_FLOW_LOCATIONS = 1000
GITHUB_LOCATIONS = 100

# A line with characters of two, three and four bytes before the finding, whose range ends below.
SOURCE = """#include <unistd.h>
#define coroutine_fn

static void step(void)
{
    /* \u00f6 \u4e2d \U0001f512 */ sleep(
        1);
}
void coroutine_fn update(void) { step(); }
void coroutine_fn update_twice(void) { step(); step(); }
"""
BROKEN_SOURCE = "int f(void) { return nothing; }\n"


def new_validator(text):
    schema = json.loads(text)
    return jsonschema.validators.validator_for(schema)(schema)


def load_schema(name):
    return new_validator((SCHEMAS / name).read_text(encoding="utf-8"))


def is_sarif_package(path):
    digest = hashlib.sha512(path.read_bytes()).digest() if path.exists() else b""
    return base64.b64encode(digest).decode() == SARIF_SHA512


def download_sarif_package(path):
    """Whether npm has it. What another test run has brought meanwhile is the same."""
    with tempfile.TemporaryDirectory(dir=path.parent) as directory:
        command = ["npm", "pack", "--silent", SARIF_PACKAGE]
        try:
            subprocess.run(
                command, cwd=directory, check=True, timeout=NPM_SECONDS, capture_output=True
            )
        except (OSError, subprocess.SubprocessError):
            return False
        packages = list(pathlib.Path(directory).glob("*.tgz"))
        if len(packages) != 1 or not is_sarif_package(packages[0]):
            return False
        packages[0].replace(path)
        return True


@functools.lru_cache
def load_sarif_schema(binary):
    """None when it cannot be had."""
    path = pathlib.Path(binary).parent / "sarif-schema.tgz"
    if not is_sarif_package(path) and not download_sarif_package(path):
        return None
    with tarfile.open(path) as package:
        return new_validator(package.extractfile(SARIF_MEMBER).read())


def check(holds, what):
    if not holds:
        print(f"does not hold: {what}")
    return holds


def is_valid(validator, value, name):
    """Also True without a validator: that it lacks is told by the exit status."""
    if validator is None:
        return True
    errors = list(validator.iter_errors(value))
    for error in errors:
        best = jsonschema.exceptions.best_match([error])
        print(f"{name}: {'/'.join(map(str, best.absolute_path))}: {best.message}")
    return not errors


def run(binary, report_format, directory, *arguments):
    """The report, as text."""
    command = [binary, "--fail-on", "never", "--format", report_format, *arguments]
    environment = {key: value for key, value in os.environ.items() if key not in CI_VARIABLES}
    output = subprocess.run(
        command, cwd=directory, env=environment, stdout=subprocess.PIPE, check=False
    ).stdout
    return output.decode("utf-8")


def locations_of(result):
    flows = [flow for code in result.get("codeFlows", []) for flow in code["threadFlows"]]
    steps = [step["location"] for flow in flows for step in flow["locations"]]
    return result["locations"] + result.get("relatedLocations", []) + steps


def check_location(location, directory):
    """What a location points at is there: its file, its line, its columns in units of UTF-16."""
    place = location["physicalLocation"]
    artifact, region = place["artifactLocation"], place["region"]
    if artifact.get("uriBaseId") != "SRCROOT":
        return check(artifact["uri"].startswith("file:///"), f"{artifact} is a whole URI")
    path = directory / urllib.parse.unquote(artifact["uri"])
    lines = path.read_text(encoding="utf-8").split("\n")

    def units(number):
        return len(lines[number - 1].encode("utf-16-le")) // 2

    return all([
        check(region["startColumn"] <= units(region["startLine"]), f"{region} begins in its line"),
        check(region["endColumn"] <= units(region["endLine"]) + 1, f"{region} ends in its line"),
    ])


def check_result(result, rules, directory):
    locations = locations_of(result)
    flows = [flow for code in result.get("codeFlows", []) for flow in code["threadFlows"]]
    return all([
        check(rules[result["ruleIndex"]]["id"] == result["ruleId"], "ruleIndex is that of ruleId"),
        check(len(result["locations"]) == 1, "a result has one location"),
        check(result["partialFingerprints"]["corolint/v1"], "a result has a fingerprint"),
        check(len(locations) <= GITHUB_LOCATIONS, "GitHub shows all locations"),
        check(sum(len(flow["locations"]) for flow in flows) <= GITHUB_FLOW_LOCATIONS, "and all steps"),
        all([check_location(location, directory) for location in locations]),
    ])


def check_sarif(binary, directory, *arguments):
    text = run(binary, "sarif", directory, *arguments)
    log = json.loads(text)
    (sarif_run,) = log["runs"]
    results = sarif_run["results"]
    rules = sarif_run["tool"]["driver"]["rules"]
    fingerprints = {result["partialFingerprints"]["corolint/v1"] for result in results}
    base = sarif_run["originalUriBaseIds"]["SRCROOT"]["uri"]
    return all([
        is_valid(load_sarif_schema(binary), log, "SARIF"),
        check(text == run(binary, "sarif", directory, *arguments), "two reports are the same"),
        check(0 < len(results) <= GITHUB_RESULTS, "GitHub takes the results"),
        check(len(fingerprints) == len(results), "no two fingerprints are the same"),
        check(urllib.parse.unquote(base) == f"file://{directory}/", f"{base} is the directory"),
        check(any("codeFlows" in result for result in results), "a result has a path"),
        all([check_result(result, rules, directory) for result in results]),
    ])


def check_errors(binary, directory):
    log = json.loads(run(binary, "sarif", directory, "broken.c"))
    (invocation,) = log["runs"][0]["invocations"]
    notifications = invocation["toolExecutionNotifications"]
    return all([
        is_valid(load_sarif_schema(binary), log, "SARIF of an error"),
        check(invocation["executionSuccessful"] is False, "the run was no success"),
        check(len(notifications) == 1, "the error is told"),
        check("nothing" in notifications[0]["message"]["text"], "with its message"),
    ])


def check_gitlab(binary, directory, *arguments):
    issues = json.loads(run(binary, "gitlab", directory, *arguments))
    fingerprints = {issue["fingerprint"] for issue in issues}
    return all([
        is_valid(load_schema("gitlab-code-quality.json"), issues, "code quality"),
        check(len(issues) > 0, "there are issues"),
        check(len(fingerprints) == len(issues), "no two fingerprints are the same"),
        all([check((directory / issue["location"]["path"]).exists(), "the path leads to the file")
             for issue in issues]),
    ])


def check_all(binary):
    with tempfile.TemporaryDirectory() as name:
        directory = pathlib.Path(name).resolve() / "a b #%"
        directory.mkdir()
        (directory / "s p:#%?\u00f6.c").write_text(SOURCE, encoding="utf-8")
        (directory / "broken.c").write_text(BROKEN_SOURCE, encoding="utf-8")
        return all([
            check_sarif(binary, ROOT, "samples"),
            check_sarif(binary, directory.parent, directory.name),
            check_errors(binary, directory),
            check_gitlab(binary, ROOT, "samples"),
            check_gitlab(binary, directory, "."),
        ])


def main(arguments):
    if len(arguments) != 1:
        sys.stderr.write(__doc__)
        return 2
    binary = str(pathlib.Path(arguments[0]).resolve())
    if not check_all(binary):
        return 1
    if load_sarif_schema(binary) is None:
        print(f"skipped: npm does not bring {SARIF_PACKAGE}, which has the schema of SARIF")
        return 77
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
