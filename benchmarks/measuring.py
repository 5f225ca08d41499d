"""Runs the programs and makes tables of what they say, for `run`.

A figure is the median of the runs and, where they differ, the least and the most. What failed or was not reached
says so instead.
"""

import argparse
import contextlib
import csv
import json
import os
import pty
import re
import statistics
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRESS = re.compile(r"([\d.,]+) s  [^\r\n]*?gap ([\d.,]+) %")


class Failed(Exception):
    """What was to be measured could not be; the message says why."""


class Bench(argparse.Namespace):
    """The words of the command line, and what runs programs by them; `folder` is for what they write."""

    def seconds(self, usual):
        """That a run may take."""
        return self.limit or (6 if self.quick else usual)

    def program(self, name):
        if (self.build / name).exists():
            return self.build.resolve() / name
        raise Failed(f"{name} is not built: run `./yizhan --version`, then `ninja -C build/release`")

    def why(self, error):
        """One line for a table, without the places of this machine."""
        text = str(error) if isinstance(error, Failed) else f"{type(error).__name__}: {error}"
        for place in filter(None, (self.folder, self.build, ROOT, self.instances, self.mcfcg)):
            text = text.replace(f"{place.resolve()}", place.name)
        return " ".join(text.split()).replace("|", "/")[-300:]

    def output(self, command, limit, **more):
        done = subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=limit, check=False, **more)
        if done.returncode:
            raise Failed(f"exit code {done.returncode}: {done.stderr or done.stdout}")
        return done.stdout

    def corridor(self, name, *flags):
        """A generated corridor, made once."""
        if not (self.folder / name).exists():
            self.output([self.program("yizhan"), "generate", "--seed", 1, *flags, "--out", self.folder / name], 600)
        return self.folder / name

    def plan(self, corridor, seconds, *flags, out="plan"):
        """Plans on a terminal, where no progress is held back for long: the answer, with its (seconds, gap) curve."""
        command = [self.program("yizhan"), "plan", corridor, "--time-limit", seconds, "--out", self.folder / out,
                   "--format", "json", "--lang", "en", *flags]
        terminal, other_end = pty.openpty()
        with tempfile.TemporaryFile("w+") as answer:
            process = subprocess.Popen([*map(str, command)], stdout=answer, stderr=other_end)
            os.close(other_end)
            guard = threading.Timer(5 * seconds + 300, process.kill)
            guard.start()
            told = b""
            with contextlib.suppress(OSError):  # so a terminal says that its other end is closed
                while piece := os.read(terminal, 65536):
                    told += piece
            os.close(terminal)
            code = process.wait()
            guard.cancel()
            answer.seek(0)
            text = answer.read()
        if code:
            raise Failed(f"plan: exit code {code}: {text or told.decode()}")
        result = {**json.loads(text), "plan": self.folder / out}
        lines = [[float(word.replace(",", "")) for word in line] for line in PROGRESS.findall(told.decode())]
        result["curve"] = [*((at, gap / 100) for at, gap in lines), (result["seconds"], result["gap"])]
        return result

    def interleaved(self, arms, runs=None, enough=lambda result: False):
        """Each arm once, then each again, so that what disturbs one disturbs all: results by arm, or why not.

        An arm of which one result is `enough` does not run again.
        """
        found = {name: [] for name in arms}
        runs = runs or self.runs
        for run in range(runs):
            for name, arm in arms.items():
                if isinstance(found[name], str) or (found[name] and enough(found[name][-1])):
                    continue
                print(f"  run {run + 1} of {runs}: {name}", file=sys.stderr)
                try:
                    found[name].append(arm())
                except Exception as error:  # whatever it is, the table tells it, and the other arms go on
                    found[name] = f"failed: {self.why(error)}"
        return found


def understood(pattern, output):
    found = pattern.search(output)
    if not found:
        raise Failed(f"output not understood: {output}")
    return found.groups()


def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def gap_after(seconds):
    return lambda result: min((100 * gap for at, gap in result["curve"] if at <= seconds), default=None)


def seconds_to(wanted):
    return lambda result: min((at for at, gap in result["curve"] if gap <= wanted), default=None)


REACHED = {"s to 1 %": seconds_to(0.01), "s to 0.1 %": seconds_to(0.001)}
ENDED = {"ended after, s": lambda r: r["seconds"], "gap then, %": lambda r: 100 * r["gap"],
         "peak MB": lambda r: r["peak_mb"]}


def short(value):
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def spread(values):
    """Median and, where they differ, range; of the runs that got there."""
    reached = [value for value in values if value is not None]
    if not reached:
        return "not reached"
    text, low, high = (short(f(reached)) for f in (statistics.median, min, max))
    text += f" ({low}–{high})" if low != high else ""
    return text if len(reached) == len(values) else f"{text}, reached in {len(reached)} of {len(values)}"


def table(first, columns, found):
    """Markdown: a line an arm, a column a figure taken from each of its results."""
    lines = [[first, *columns], ["---"] * (1 + len(columns))]
    for name, results in found.items():
        lines.append([name, results, *[""] * (len(columns) - 1)] if isinstance(results, str) else
                     [name, *(spread([take(result) for result in results]) for take in columns.values())])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
