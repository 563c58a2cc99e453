#!/usr/bin/env python3
"""Prints the JSON Schema of configurations, rules/corolint.schema.json.

    make_schema.py BINARY > rules/corolint.schema.json

It is the catalogs' schema with the keys that only configurations have and the rules of BINARY put in, so that editors
have one file to fetch. A test compares the file with what this prints.
"""

import json
import pathlib
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
LEVELS = ["off", "note", "warning", "error"]


def list_rules(binary):
    """The rules of BINARY: (id, severity, summary)."""
    run = subprocess.run([binary, "--list-rules"], stdout=subprocess.PIPE, check=True)
    return [line.split(None, 2) for line in run.stdout.decode("utf-8").splitlines()]


def rules_schema(rules):
    properties = {"all": {"enum": LEVELS, "description": "every rule that is not named beside it"}}
    for identifier, severity, summary in rules:
        properties[identifier] = {
            "enum": LEVELS,
            "default": severity,
            "description": f"reported when {summary}",
        }
    return {
        "type": "object",
        "description": "how severe the findings of each rule are; off: none are reported",
        "additionalProperties": False,
        "properties": properties,
    }


def texts(what, description):
    return {
        "description": description,
        "oneOf": [{"$ref": what}, {"type": "array", "items": {"$ref": what}}],
    }


def own_properties():
    pedantic = {
        "type": "boolean",
        "default": False,
        "description": "tell of program output too (printf, std::cout), as notes",
    }
    rules = {"$ref": "#/$defs/rules"}
    return {
        "extends": texts("#/$defs/text", "a configuration to start from, or several, the last of which counts most; relative to this file"),
        "rules": rules,
        "pedantic": pedantic,
        "exclude": texts("#/$defs/glob", "nothing is reported in these files; what their functions do is known all the same"),
        "overrides": {
            "type": "array",
            "description": "other rules for some files; of several that fit, the last counts",
            "items": {
                "type": "object",
                "required": ["files"],
                "additionalProperties": False,
                "properties": {
                    "files": texts("#/$defs/glob", "the files it is about"),
                    "rules": rules,
                    "pedantic": pedantic,
                },
            },
        },
    }


def main(arguments):
    if len(arguments) != 1:
        sys.stderr.write(__doc__)
        return 2
    schema = json.loads((FOLDER / "catalog.schema.json").read_text(encoding="utf-8"))
    schema["title"] = "corolint configuration"
    schema["description"] = "The settings of corolint for what lies below a .corolint.json. Comments are allowed. See docs/configuration.md."
    del schema["minProperties"]
    schema["properties"]["library"] = {"$ref": "#/$defs/text", "description": "what messages call the entries of this file"}
    schema["properties"].update(own_properties())
    schema["$defs"]["rules"] = rules_schema(list_rules(arguments[0]))
    schema["$defs"]["text"] = {"type": "string", "pattern": r"^\S(.*\S)?$"}
    schema["$defs"]["glob"] = {
        "type": "string",
        "pattern": r"^(?!.*(^|/)\.\.(/|$))(!|(?!!))(\./)?/*[^/\s](.*\S)?$",
        "description": "a pattern as in .gitignore, relative to this file: gen/ *.pb.cc /src/gen/** !keep.c",
    }
    json.dump(schema, sys.stdout, indent=2, ensure_ascii=False)
    sys.stdout.write("\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
