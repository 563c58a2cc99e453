#!/usr/bin/env python3
"""What corolint costs on a whole program, measured beside the compiler's own front end.

    tests/bench/whole_program.py [--files N] [--jobs N] [--corolint PROGRAM] [--clang PROGRAM] DATABASE

runs `clang -fsyntax-only` over the commands of DATABASE, a compile_commands.json, --jobs at a time
(2 by default), and corolint over the same database: with one job and with --jobs, without a cache;
then filling an empty cache, again with nothing changed, again with one source file touched, and
again with that file's text changed. It prints the wall time, the processor time and the peak memory
of each run, and the ratios that matter:

    the run beside clang's, several jobs beside one, the second run beside the first,
    a worker's memory beside the largest of clang's,
    and what comes after the parse (joining, inference, rules, report) beside the parse.

--files N takes N commands evenly. --skip-one-job leaves out the run with one job, which takes
longest. The sources are not written to: the file that is touched and changed is a copy, put in the
database in place of the original. Use a release build, on a machine that has nothing else to do.
Needs only Python 3 and Linux. Not run by CTest: time is no fact a test can insist on.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
import time

from cost_per_file import arguments_of, is_source, path_of, sample

MEBIBYTE = 1024 * 1024


class Run:
    """One command: wall seconds, processor seconds, and peak bytes of its largest process."""

    def __init__(self, wall, processor, peak, status=0, largest_child=0):
        self.wall = wall
        self.processor = processor
        self.peak = peak
        self.status = status
        self.largest_child = largest_child


def peak_of(process):
    """Peak bytes of a live process; 0 once it is gone."""
    try:
        text = pathlib.Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    for line in text.splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0


def children_of(process):
    try:
        path = pathlib.Path(f"/proc/{process}/task/{process}/children")
        return [int(word) for word in path.read_text(encoding="utf-8").split()]
    except OSError:
        return []


def measure(command, directory=None):
    """Runs a command; its children's memory is looked at while they live."""
    start = time.monotonic()
    with subprocess.Popen(
        command, cwd=directory, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as child:
        peak = 0
        largest_child = 0
        over = threading.Event()

        def watch():
            nonlocal peak, largest_child
            while not over.wait(0.02):
                peak = max(peak, peak_of(child.pid))
                for process in children_of(child.pid):
                    largest_child = max(largest_child, peak_of(process))

        watcher = threading.Thread(target=watch)
        watcher.start()
        _, status, usage = os.wait4(child.pid, 0)
        over.set()
        watcher.join()
        child.returncode = os.waitstatus_to_exitcode(status)
    return Run(
        time.monotonic() - start,
        usage.ru_utime + usage.ru_stime,
        # What wait4 tells is the peak of the largest of them all, its own children included.
        peak if largest_child else usage.ru_maxrss * 1024,
        child.returncode,
        largest_child,
    )


def run_clang(entries, clang, jobs):
    """clang's front end over all entries, jobs at a time."""

    def one(entry):
        command = [clang, "-fsyntax-only", "-w", *arguments_of(entry), path_of(entry)]
        with subprocess.Popen(
            command,
            cwd=entry["directory"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as child:
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, child.returncode

    start = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        results = list(pool.map(one, entries))
    refused = sum(1 for _, _, status in results if status != 0)
    if refused:
        print(f"clang does not accept {refused} of {len(entries)} files", file=sys.stderr)
    return Run(
        time.monotonic() - start,
        sum(seconds for seconds, _, _ in results),
        max(peak for _, peak, _ in results),
    )


def replace_one(entries, directory):
    """A copy of one source beside the database, so that it can be changed; the others stay."""
    for index in range(len(entries) // 2, len(entries)):
        entry = entries[index]
        source = pathlib.Path(path_of(entry))
        words = entry.get("arguments") or shlex.split(entry["command"])
        spelled = [word for word in words if os.path.join(entry["directory"], word) == str(source)]
        if source.suffix != ".c" or not spelled:
            continue
        copy = pathlib.Path(directory, source.name)
        shutil.copyfile(source, copy)
        changed = [str(copy) if word in spelled else word for word in words]
        changed.insert(1, f"-I{source.parent}")
        entries[index] = {
            "directory": entry["directory"],
            "file": str(copy),
            "arguments": changed,
        }
        return copy
    sys.exit("no C source in the database can be replaced by a copy")


def corolint_command(options, database, jobs, *more):
    return [
        options.corolint,
        *("-p", database),
        *("-j", str(jobs)),
        *("--format", "json"),
        *("-o", os.devnull),
        *more,
    ]


def show(title, run):
    peak = f"{run.peak / MEBIBYTE:7.0f} MiB"
    if run.largest_child:
        peak += f"  (a worker {run.largest_child / MEBIBYTE:.0f} MiB)"
    print(f"{title:<34}{run.wall:9.2f} s wall {run.processor:9.2f} s processor {peak}", flush=True)


def ratio(title, one, other):
    print(f"{title:<66}{one / other:8.3f}" if other else f"{title:<66}     n/a")


def measure_all(entries, options, directory):
    database = str(pathlib.Path(directory, "database"))
    os.mkdir(database)
    copy = replace_one(entries, directory)
    with open(os.path.join(database, "compile_commands.json"), "w", encoding="utf-8") as file:
        json.dump(entries, file)
    cache = ("--cache-dir", os.path.join(directory, "cache"))
    runs = {}

    def record(name, title, run):
        show(title, run)
        runs[name] = run
        if run.status not in (0, 1, 2):
            sys.exit(f"{title}: corolint ended with {run.status}")

    def corolint(name, title, jobs, *more):
        record(name, title, measure(corolint_command(options, database, jobs, *more), directory))

    several = f"corolint, {options.jobs} jobs"
    record("clang", f"clang, {options.jobs} at a time", run_clang(entries, options.clang, options.jobs))
    if not options.skip_one_job:
        corolint("one", "corolint, 1 job, no cache", 1, "--no-cache")
    corolint("several", f"{several}, no cache", options.jobs, "--no-cache")
    corolint("first", f"{several}, cache empty", options.jobs, *cache)
    corolint("second", f"{several}, nothing changed", options.jobs, *cache)
    os.utime(copy)
    corolint("touched", f"{several}, one file touched", options.jobs, *cache)
    with open(copy, "a", encoding="utf-8") as file:
        file.write("\nstatic int corolint_bench_changed __attribute__((unused));\n")
    corolint("changed", f"{several}, one file changed", options.jobs, *cache)
    return runs


def tell_ratios(runs):
    print()
    ratio("wall time without a cache : clang's", runs["several"].wall, runs["clang"].wall)
    ratio("processor time without a cache : clang's", runs["several"].processor, runs["clang"].processor)
    if "one" in runs:
        ratio("wall time with one job : with several", runs["one"].wall, runs["several"].wall)
    ratio("first run with a cache : without", runs["first"].wall, runs["several"].wall)
    ratio("second run : first", runs["second"].wall, runs["first"].wall)
    ratio("one file touched : first", runs["touched"].wall, runs["first"].wall)
    ratio("one file changed : first", runs["changed"].wall, runs["first"].wall)
    # With everything in the cache there is no parse left: all of it is reading, joining, inference,
    # rules and report.
    parse = runs["several"].processor - runs["second"].processor
    ratio("all but the parse : the parse (processor time)", runs["second"].processor, parse)
    ratio("a worker's peak memory : clang's largest", runs["several"].largest_child, runs["clang"].peak)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database", help="a compile_commands.json")
    parser.add_argument("--files", type=int, default=0, help="how many commands to take evenly (all)")
    parser.add_argument("--jobs", type=int, default=2, help="how many processes at a time (2)")
    parser.add_argument("--corolint", default="build/release/corolint", help="the program to measure")
    parser.add_argument("--clang", default="clang", help="the compiler to measure it against")
    parser.add_argument("--skip-one-job", action="store_true", help="leave out the run with one job")
    options = parser.parse_args()
    options.corolint = os.path.abspath(shutil.which(options.corolint) or options.corolint)
    with open(options.database, encoding="utf-8") as file:
        entries = [entry for entry in json.load(file) if is_source(entry)]
    if options.files:
        entries = sample(entries, options.files)
    with tempfile.TemporaryDirectory() as directory:
        tell_ratios(measure_all(entries, options, directory))


if __name__ == "__main__":
    main()
