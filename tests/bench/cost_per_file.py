#!/usr/bin/env python3
"""What corolint costs on one file, measured against the compiler's own parse of it.

    tests/bench/cost_per_file.py [--files N] [--rounds N] [--corolint PROGRAM] [--clang PROGRAM] DATABASE

takes N files (50 by default) evenly from DATABASE, a compile_commands.json, and runs on each
`corolint --no-cache FILE -- FLAGS` and `clang -fsyntax-only FLAGS FILE`, with the flags the database has for
it. It prints the processor time of both (user and system, the least of all rounds), their ratio for
each file, the median of the ratios, and the ratio of the sums. What both cost on an empty file, which
a run over many files pays once and not for each, is printed first.

Naming the file and its flags keeps corolint from reading the database and the rest of the program:
what is measured is one file's parse, extraction, inference and report. Files that clang does not
accept are skipped and counted. Use a release build, on a machine that has nothing else to do. Needs
only Python 3. Not run by CTest: time is no fact a test can insist on.
"""

import argparse
import json
import os
import pathlib
import resource
import shlex
import statistics
import subprocess
import sys
import tempfile

# Options that take the next word, and have no meaning for a parse.
OUTPUT_OPTIONS_WITH_VALUE = {"-o", "-MF", "-MT", "-MQ", "-dumpbase", "-dumpdir"}
OUTPUT_OPTIONS = {"-c", "-S", "-E", "-M", "-MM", "-MD", "-MMD", "-MG", "-MP", "-save-temps"}


def arguments_of(entry):
    """The entry's words without the compiler, the file and what says where output goes."""
    words = entry["arguments"] if "arguments" in entry else shlex.split(entry["command"])
    kept = []
    rest = iter(words[1:])
    for word in rest:
        if word in OUTPUT_OPTIONS_WITH_VALUE:
            next(rest, None)
        elif word in OUTPUT_OPTIONS or word.startswith(("-o", "-MF", "-MT", "-MQ", "-Wp,-M")):
            continue
        elif os.path.join(entry["directory"], word) != path_of(entry):
            kept.append(word)
    return kept


def path_of(entry):
    return os.path.join(entry["directory"], entry["file"])


def is_source(entry):
    return entry["file"].endswith((".c", ".cc", ".cpp", ".cxx"))


def sample(entries, count):
    """count entries, evenly spread over all of them."""
    if count >= len(entries):
        return entries
    return [entries[i * len(entries) // count] for i in range(count)]


def processor_time(command, directory):
    """Seconds of user and system time of one run, children included, and its exit status."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    status = subprocess.run(
        command, cwd=directory, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    ).returncode
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return spent, status


def least_time(command, directory, rounds):
    runs = [processor_time(command, directory) for _ in range(rounds)]
    return min(seconds for seconds, _ in runs), runs[0][1]


def measure(entry, options):
    """(corolint's seconds, clang's seconds), or None when one of them cannot read the file."""
    flags = arguments_of(entry)
    directory = entry["directory"]
    path = os.path.normpath(path_of(entry))
    clang, status = least_time(
        [options.clang, "-fsyntax-only", "-w", *flags, path], directory, options.rounds
    )
    if status != 0:
        return None
    command = [options.corolint, "--no-cache", "--fail-on", "never", path, "--", *flags]
    corolint, status = least_time(command, directory, options.rounds)
    return (corolint, clang) if status == 0 else None


def measure_start(options):
    with tempfile.TemporaryDirectory() as directory:
        path = os.path.join(directory, "empty.c")
        pathlib.Path(path).touch()
        return measure({"file": path, "directory": directory, "arguments": ["cc"]}, options)


def parse_options():
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n", maxsplit=1)[0],
        epilog="The head of this file says what is measured.",
    )
    parser.add_argument("database", type=pathlib.Path, help="a compile_commands.json")
    parser.add_argument("--files", type=int, default=50, help="how many files (50)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each, the least counts (3)")
    parser.add_argument("--corolint", default="corolint", help="the corolint to measure")
    parser.add_argument("--clang", default="clang", help="the clang to compare with")
    return parser.parse_args()


def main():
    options = parse_options()
    entries = [entry for entry in json.loads(options.database.read_text()) if is_source(entry)]
    root = os.path.commonpath([os.path.normpath(path_of(entry)) for entry in entries] or ["/"])
    pairs = []
    skipped = 0
    start = measure_start(options)
    if start is None:
        sys.exit("one of the two cannot be run")
    print("corolint    clang  ratio  file")
    print(f"{start[0]:7.3f}s {start[1]:7.3f}s         an empty file")
    for entry in sample(entries, options.files):
        pair = measure(entry, options)
        if pair is None:
            skipped += 1
            continue
        pairs.append(pair)
        name = os.path.relpath(path_of(entry), root)
        print(f"{pair[0]:7.3f}s {pair[1]:7.3f}s  {pair[0] / pair[1]:5.2f}  {name}", flush=True)
    if not pairs:
        sys.exit("no file of the database could be measured")
    total = [sum(seconds) for seconds in zip(*pairs)]
    print(f"{total[0]:7.3f}s {total[1]:7.3f}s  {total[0] / total[1]:5.2f}  all {len(pairs)} files")
    print(f"median of the ratios: {statistics.median(c / k for c, k in pairs):.2f}")
    extra = (total[0] - start[0] * len(pairs)) / (total[1] - start[1] * len(pairs))
    print(f"ratio of the sums without what an empty file costs: {extra:.2f}")
    if skipped:
        print(f"skipped, for one of the two could not read them: {skipped}")


if __name__ == "__main__":
    main()
