"""Row 5 of `run`: plain multicommodity networks. Ours, proven by `certificate`, beside mcfcg and HiGHS."""

import csv
import math
import os
import re
import statistics
import subprocess
import sys

from measuring import ROOT, rows_of, short, spread, understood

OURS = re.compile(r"^\S+ +(\S+) +\S+ +(\S+) +(\S+) s  \(", re.M)
HIGHS = re.compile(r"HiGHS +(\S+) +(\S+) s", re.M)
PROOF = re.compile(r"(proven|NOT PROVEN): .* gap (\S+), ")
LIMIT = 120  # seconds of a run, unless told otherwise
LONG = 20  # seconds: an arm that takes longer runs once
# The peer's formulations and solvers. Without a vertex its interior point does not come to 1e-9.
WAYS = {1e-4: [(f, s) for f in ("path", "tree") for s in ("simplex", "ipx")],
        1e-9: [("path", "simplex"), ("tree", "simplex")]}
COLUMNS = ["network", "gap", "ours, s", "certificate", "off the optimum", "mcfcg's best, s", "mcfcg / ours",
           "HiGHS's best, s", "HiGHS / ours"]


def ours(bench, file, gap):
    command = [bench.program("benchmarks/multicommodity"), file.parent, file.name, "--no-peer", "--gap", gap,
               "--time-limit", bench.seconds(LIMIT), "--certificate", bench.folder]
    cost, reached, took = map(float, understood(OURS, bench.output(command, 60 + 3 * bench.seconds(LIMIT))))
    return {"s": took if reached <= 1.01 * gap else None, "cost": cost}


def highs(bench, file, method):
    command = [bench.program("benchmarks/multicommodity"), file.parent, file.name, "--peer", method, "--time-limit",
               bench.seconds(LIMIT)]
    cost, took = map(float, understood(HIGHS, bench.output(command, 60 + 3 * bench.seconds(LIMIT))))
    return {"s": took if math.isfinite(cost) else None}


def mcfcg(bench, file, gap, formulation, solver):
    built = bench.mcfcg.resolve()
    options = f"threads=1,solver={solver}" + ",run_crossover=off" * (solver == "ipx")
    try:
        text = bench.output([built if gap > 1e-9 else f"{built}9", file, "--threads", 1, "--formulation", formulation],
                            bench.seconds(LIMIT) + 5,
                            env={**os.environ, "LD_LIBRARY_PATH": f"{built.parent}", "MCFCG_HIGHS_OPTS": options})
    except subprocess.TimeoutExpired:
        return {"s": None}
    result = next(csv.DictReader(text.splitlines()))
    return {"s": float(result["time"]) if result["optimal"] == "1" else None}


def interleaved(bench, arms):
    """Seconds by arm; an arm that takes long, or does not get there, runs once."""
    found = bench.interleaved(arms, enough=lambda result: result["s"] is None or result["s"] > LONG)
    for name, results in found.items():
        if isinstance(results, str):
            print(f"  {name} {results}", file=sys.stderr)
    return {name: [None] if isinstance(results, str) else [result["s"] for result in results]
            for name, results in found.items()}


def best(bench, found, name):
    """Of the peer's arms the least median: (text, seconds, whether it got there)."""
    reached = {arm: statistics.median(times) for arm, times in found.items()
               if arm.startswith(name) and None not in times}
    if not reached:
        return f"over {bench.seconds(LIMIT)}", bench.seconds(LIMIT), False
    arm = min(reached, key=reached.get)
    return f"{spread(found[arm])} ({arm[len(name):].strip()})", reached[arm], True


def proof(bench, file, gap):
    """What the certificate of our last run proves."""
    done = subprocess.run([sys.executable, ROOT / "benchmarks/certificate", file, bench.folder, "--gap", f"{gap}"],
                          capture_output=True, text=True, check=False)
    found = PROOF.search(done.stdout)
    return f"{found[1]} to {found[2]}" if found else f"refused: {done.stdout.strip() or done.stderr.strip()}"


def ratio(peer, mine, bench):
    """(text, figure) of the peer's seconds over ours; where the peer did not get there, the least it can be."""
    if None in mine:
        return "not reached", None
    text, seconds, there = peer
    value = seconds / max(1e-3, statistics.median(mine))
    return f"{'' if there else '> '}{short(value)}", value


def line(bench, file, known, gap, found, costs):
    mine, peers = found["ours"], {name: best(bench, found, name) for name in ("mcfcg", "HiGHS")}
    ratios = {name: ratio(peer, mine, bench) for name, peer in peers.items()}
    if not any(arm.startswith("mcfcg") for arm in found):
        peers["mcfcg"], ratios["mcfcg"] = ("missing",), ("missing", None)
    off = f"{costs[-1] / known - 1:.1e}" if known and costs else "unknown"
    cells = [file.name, f"{gap:g}", spread(mine), proof(bench, file, gap), off, peers["mcfcg"][0], ratios["mcfcg"][0],
             peers["HiGHS"][0], ratios["HiGHS"][0]]
    return f"| {' | '.join(cells)} |", ratios["mcfcg"][1]


def listed(bench):
    """Networks named in an optimal.csv beside them, small ones first, with the optimum or None."""
    rows = [(known.parent / row["instance"], float(row["optimal"]) if row["optimal"] else None)
            for known in sorted(bench.instances.rglob("optimal.csv")) for row in rows_of(known)]
    rows = sorted((row for row in rows if row[0].exists()), key=lambda row: row[0].stat().st_size)
    return rows[:3] if bench.quick else rows


def multicommodity(bench):
    """Plain multicommodity networks"""
    if not bench.instances:
        return "Not given: `--instances DIR`, a folder with networks and their optimal.csv."
    networks = listed(bench)
    if not networks:
        return "No network there: it needs files beside an optimal.csv that names them (instance,optimal)."
    there = bench.mcfcg is not None and bench.mcfcg.exists()
    lines, ratios = [], {}
    for file, known in networks:
        peer = {f"HiGHS {method}": lambda f=file, m=method: highs(bench, f, m) for method in ("simplex", "interior")}
        peer = interleaved(bench, peer)
        for gap in [1e-4] if bench.quick else [1e-4, 1e-9]:
            print(f"{file.name}, {gap:g}", file=sys.stderr)
            costs = []

            def mine(f=file, g=gap, kept=costs):
                result = ours(bench, f, g)
                kept.append(result["cost"])
                return result

            arms = {"ours": mine}
            for way in WAYS[gap] if there else []:
                arms[f"mcfcg {' '.join(way)}"] = lambda f=file, g=gap, w=way: mcfcg(bench, f, g, *w)
            text, value = line(bench, file, known, gap, {**interleaved(bench, arms), **peer}, costs)
            lines.append(text)
            if value is not None:
                ratios.setdefault(gap, []).append(value)
    head = [f"| {' | '.join(cells)} |" for cells in (COLUMNS, ["---"] * len(COLUMNS))]
    text = "\n".join(head + lines) + f"\n\nTime limit {bench.seconds(LIMIT)} s a run, one thread."
    for gap, values in ratios.items():
        text += f" mcfcg / ours at {gap:g}: geometric mean {short(statistics.geometric_mean(values))}, least " \
                f"{short(min(values))}, over {len(values)} networks."
    return text if there else f"{text} mcfcg is missing: `--mcfcg PATH`."
