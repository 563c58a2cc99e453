"""Small projects for the tests of the language server."""

import json
import os
import sys

COROLINT, DIRECTORY = sys.argv[1], sys.argv[2]
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from lsp_client import Client  # noqa: E402

HEADER = "#define coroutine_fn\nvoid helper(void);\nunsigned sleep(unsigned);\n"
CALLS_HELPER = '#include "h.h"\nvoid coroutine_fn update(void)\n{\n    helper();\n}\n'
SLEEPS = '#include "h.h"\nvoid coroutine_fn update(void)\n{\n    sleep(1);\n}\n'
QUIET = '#include "h.h"\nvoid coroutine_fn update(void)\n{\n}\n'
HELPER_SLEEPS = '#include "h.h"\nvoid helper(void)\n{\n    sleep(1);\n}\n'
HELPER_QUIET = '#include "h.h"\nvoid helper(void)\n{\n}\n'


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def database(directory, *files, flags=()):
    entries = [
        {"directory": directory, "file": file, "arguments": ["cc", *flags, "-c", file]} for file in files
    ]
    write(os.path.join(directory, "compile_commands.json"), json.dumps(entries))


def project(name, **files):
    """A folder with h.h and these .c files, and a database of them."""
    directory = os.path.join(DIRECTORY, name)
    write(os.path.join(directory, "h.h"), HEADER)
    for file, text in files.items():
        write(os.path.join(directory, file + ".c"), text)
    database(directory, *(file + ".c" for file in files))
    return directory


def serve(directory=DIRECTORY, *arguments):
    return Client([COROLINT, "--lsp", "-j2", "--cache-dir", os.path.join(DIRECTORY, "cache"), *arguments], directory)
