"""Draws the vehicles that a plan ships each week, by gateway, as an SVG.

    python3 docs/pictures/weekly_flow.py CORRIDOR PLAN > docs/pictures/weekly-flow.svg
"""

import csv
import datetime
import html
import sys
import tomllib
from collections import Counter
from pathlib import Path

WIDTH, HEIGHT, LEFT, TOP, BOTTOM, RIGHT = 1000, 420, 60, 50, 40, 300
COLOURS = ["#1b6ca8", "#e07a2f", "#4c9f70", "#b0413e", "#7d5ba6", "#c9a227", "#5f6b6d", "#d17ba0", "#3aa6a6", "#8c8c4a"]


def rows(folder, table):
    with open(Path(folder, table + ".csv"), encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def weekly_flow(corridor, plan):
    """Vehicles by (gateway, week): the first step of stage "ship" of each itinerary."""
    start = tomllib.loads(Path(corridor, "corridor.toml").read_text(encoding="utf-8"))["start"]
    start = start if isinstance(start, datetime.date) else datetime.date.fromisoformat(start)
    moves = {("leg", leg["id"]): leg for leg in rows(corridor, "legs")}
    services = {service["id"]: service for service in rows(corridor, "services")}
    moves |= {("departure", d["id"]): services[d["service"]] for d in rows(corridor, "departures")}
    quantity = {i["id"]: int(i["quantity"]) for i in rows(plan, "itineraries")}
    flow, shipped = Counter(), set()
    for step in rows(plan, "steps"):
        move = moves["leg", step["leg"]] if step["leg"] else moves["departure", step["departure"]]
        if move["stage"] == "ship" and step["itinerary"] not in shipped:
            shipped.add(step["itinerary"])
            week = (datetime.date.fromisoformat(step["starts"][:10]) - start).days // 7
            flow[move["from"], week] += quantity[step["itinerary"]]
    return start, flow


def draw(corridor, plan):
    start, flow = weekly_flow(corridor, plan)
    names = {place["id"]: place["name"] or place["id"] for place in rows(corridor, "places")}
    totals = Counter()
    for (place, _), vehicles in flow.items():
        totals[place] += vehicles
    gateways = [place for place, _ in totals.most_common()]
    weeks = max(week for _, week in flow) + 1
    top = max(sum(flow[place, week] for place in gateways) for week in range(weeks))
    bar = (WIDTH - LEFT - RIGHT) / weeks
    scale = (HEIGHT - TOP - BOTTOM) / top
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
             'font-size="12">', f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
             f'<text x="{LEFT}" y="24" font-size="16">Vehicles shipped each week, by gateway</text>']
    for tick in range(0, int(top) + 1, tick_of(top)):
        y = HEIGHT - BOTTOM - tick * scale
        parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>'
                     f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{tick:,}</text>')
    for week in range(weeks):
        y = HEIGHT - BOTTOM
        for number, place in enumerate(gateways):
            height = flow[place, week] * scale
            y -= height
            if height > 0:
                parts.append(f'<rect x="{LEFT + week * bar:.1f}" y="{y:.1f}" width="{bar * 0.85:.1f}" '
                             f'height="{height:.1f}" fill="{COLOURS[number % len(COLOURS)]}"/>')
        day = start + datetime.timedelta(weeks=week)
        if day.day <= 7:
            parts.append(f'<text x="{LEFT + week * bar:.1f}" y="{HEIGHT - BOTTOM + 18}">{day:%b}</text>')
    for number, place in enumerate(gateways):
        y = TOP + 20 * number
        parts.append(f'<rect x="{WIDTH - RIGHT + 14}" y="{y}" width="12" height="12" '
                     f'fill="{COLOURS[number % len(COLOURS)]}"/><text x="{WIDTH - RIGHT + 32}" y="{y + 11}">'
                     f'{html.escape(names[place])}: {totals[place]:,}</text>')
    return "\n".join(parts) + "\n</svg>"


def tick_of(top):
    """A round step that gives about five lines."""
    step = 1
    while top / step > 8:
        step *= 2 if str(step)[0] in "15" else 2.5
    return max(1, int(step))


if __name__ == "__main__":
    print(draw(*sys.argv[1:3]))
