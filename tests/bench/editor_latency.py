#!/usr/bin/env python3
"""How long it takes from a keystroke to the findings: drives `corolint --lsp` as an editor does.

    tests/bench/editor_latency.py [-p DIR] [-n COUNT] [--cache-dir DIR] COROLINT PROJECT FILE…

For each FILE of the PROJECT a statement is typed into its text, character by character, and taken
out again. Printed is the time from each change to the diagnostics of its version: median and
maximum, with the pause that the server waits for more typing, and without."""

import argparse
import os
import pathlib
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "e2e"))
from lsp_client import Client, uri  # noqa: E402

PAUSE = 50  # milliseconds


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-p", dest="build", default=None)
    parser.add_argument("-n", dest="count", type=int, default=20)
    parser.add_argument("--cache-dir")
    parser.add_argument("corolint")
    parser.add_argument("project")
    parser.add_argument("files", nargs="+")
    return parser.parse_args()


def last_body(lines):
    """The line of the last `}` at the left: before it a function ends."""
    return max(i for i, line in enumerate(lines) if line.rstrip() == "}")


def keystrokes(text, count):
    """Texts as they come to be while a call is typed at the end of the last function."""
    lines = text.splitlines(keepends=True)
    at = last_body(lines)
    call = "    usleep(1000);"
    for i in range(count):
        typed = call[: 4 + (i % (len(call) - 4)) + 1]
        yield "".join(lines[:at]) + typed + "\n" + "".join(lines[at:])


def measure(client, path, count, wait_until_settled):
    text = pathlib.Path(path).read_text()
    client.open(path, text)
    wait_until_settled(client, path)
    times = []
    for version, typed in enumerate(keystrokes(text, count), 2):
        client.change(path, typed, version)
        start = time.monotonic()
        client.diagnostics(path, version)
        times.append((time.monotonic() - start) * 1000)
        client.forget_diagnostics()
        time.sleep(0.1)
    client.close(path)
    return times


def settle(client, path):
    """Until nothing new has been told for a while: the project is read, the file is known."""
    client.diagnostics(path)
    while True:
        try:
            client.wait("more", lambda m: m.get("method") == "textDocument/publishDiagnostics", 4)
        except Exception:
            return


def main():
    options = arguments()
    command = [os.path.abspath(options.corolint), "--lsp"]
    command += ["-p", options.build] if options.build else []
    command += ["--cache-dir", options.cache_dir] if options.cache_dir else []
    client = Client(command, options.project)
    start = time.monotonic()
    client.start(os.path.abspath(options.project), options={"debounceMilliseconds": PAUSE})
    for file in options.files:
        path = os.path.join(os.path.abspath(options.project), file)
        times = measure(client, path, options.count, settle)
        if start:
            start = None
        print(
            f"{file}: {len(times)} keystrokes, median {statistics.median(times):.0f} ms, "
            f"max {max(times):.0f} ms; without the pause of {PAUSE} ms: median "
            f"{statistics.median(times) - PAUSE:.0f} ms, max {max(times) - PAUSE:.0f} ms"
        )
    client.stop()


if __name__ == "__main__":
    main()
