"""The calendar of departures: RoRo routes, weekly liner lanes, car trains and container trains."""
import datetime

from draw import Draw
from plants import add_resource

CNY_PER_USD = 7.15


def pairs(cell):
    """"port:days;port:days" in order."""
    return [(port, int(days)) for port, days in (item.split(":") for item in cell.split(";"))]


def at(day, hour):
    return datetime.datetime(day.year, day.month, day.day, hour)


def in_edition(corridor, day):
    """A first day of 2025 in the corridor's own year, on the same weekday of the month or near it."""
    return datetime.date.fromisoformat(day).replace(year=corridor.start.year)


def days_from(first, every, end):
    day = first
    while day <= end:
        yield day
        day += datetime.timedelta(days=every)


def add_service(corridor, name, row, port, **fields):
    place = next(place for place in corridor.rows("places") if place["id"] == port)
    corridor.add("services", id=name, name=f"{row['name']}: {place['name']}",
                 name_zh=f"{row['name_zh']}：{place['name_zh']}", stage="ship",
                 to=port, to_state="landed", **fields)


def take_opened(corridor, row, service, basis):
    """What only a lever opens takes from a resource that holds nothing without it."""
    if row["opened_by"]:
        add_resource(corridor, row["opened_by"], row.get("from", "jiaozhou"), f"{row['name']} (once bought)",
                     f"{row['name_zh']}（采用后）", basis or "vehicle", "day", 0, "A")
        corridor.add("takes", service=service, resource=row["opened_by"], amount=1, basis=basis, source="A")


def add_routes(corridor):
    """RoRo: what a call offers to vehicles of the corridor varies about the route's middle."""
    rates = {int(row["month"]): float(row["roro_rate"]) for row in corridor.source("season")}
    for row in corridor.source("routes"):
        ports = pairs(row["ports"])
        for port, _ in ports:
            add_service(corridor, f"{row['route']}:{port}", row, port, mode="roro", carrier=row["carrier"],
                        **{"from": row["from"]}, from_state="ready", cny_per_m3=float(row["usd_per_m3"]) * CNY_PER_USD,
                        damage_share=0.003, declaration_cny=150, minimum_per_lot=3, source=row["source"])
            take_opened(corridor, row, f"{row['route']}:{port}", "ceu")
            if row["from"] == "dagang":
                corridor.add("takes", service=f"{row['route']}:{port}", resource="berth-dagang", amount=1, basis="ceu",
                             source="A")
        draw = Draw(corridor.scale["seed"], row["route"])
        scale = corridor.scale["roro"] if row["from"] == "dagang" else 1.0
        first = in_edition(corridor, row["first"])
        for number, day in enumerate(days_from(first, int(row["every_days"]), corridor.end), 1):
            voyage = f"{row['route']}-{number:02}"
            ceu = round(draw.hump(int(row["ceu_low"]), int(row["ceu_high"])) * scale / 10) * 10
            for port, days in ports:
                corridor.add("departures", id=voyage if len(ports) == 1 else f"{voyage}:{port}",
                             service=f"{row['route']}:{port}", voyage=voyage, cutoff=at(day, 6), departs=at(day, 18),
                             arrives=at(day + datetime.timedelta(days=days), 8), ceu=ceu, rate_factor=rates[day.month],
                             source="A")


def add_lanes(corridor):
    """Container lines: a weekly allotment of TEU to the corridor's boxes."""
    for row in corridor.source("lanes"):
        ports = pairs(row["ports"])
        teu = round(int(row["teu"]) * corridor.scale["boxes"] / 2) * 2
        for port, _ in ports:
            add_service(corridor, f"{row['lane']}:{port}", row, port, mode="box_ship", carrier=row["carrier"],
                        **{"from": row["from"]}, from_state="ready" if row["from"] == "qianwan" else "stuffed",
                        damage_share=0.0015, load_unit="box-40hc",
                        cny_per_load_unit=round(float(row["usd_per_teu"]) * 1.9 * CNY_PER_USD), declaration_cny=300,
                        source=row["source"].replace("usd_per_teu", "cny_per_load_unit"))
        weekday = int(row["weekday"])
        first = corridor.start + datetime.timedelta(days=(weekday - corridor.start.weekday()) % 7)
        for number, day in enumerate(days_from(first, 7, corridor.end), 1):
            voyage = f"{row['lane']}-{number:02}"
            for port, days in ports:
                corridor.add("departures", id=voyage if len(ports) == 1 else f"{voyage}:{port}",
                             service=f"{row['lane']}:{port}", voyage=voyage,
                             cutoff=at(day - datetime.timedelta(days=1), 20), departs=at(day, 20),
                             arrives=at(day + datetime.timedelta(days=days), 8), teu=teu, source="A")


def add_trains(corridor):
    """Car trains cost a fixed sum if run and need a minimum; container trains sell single boxes."""
    for row in corridor.source("trains"):
        cars = row["mode"] == "rail_car"
        add_service(corridor, row["train"], row, row["to"], mode=row["mode"], carrier="China Railway",
                    **{"from": "jiaozhou"}, from_state="inspected" if cars else "ready",
                    damage_share=0.002, load_unit=row["load_unit"], cny_per_load_unit=row["cny_per_load_unit"],
                    declaration_cny=200, source="A")
        if cars:
            corridor.add("takes", service=row["train"], resource="ramp-jiaozhou", amount=1, source="A")
        take_opened(corridor, row, row["train"], None)
        corridor.add("takes", service=row["train"], resource=f"rail-{row['border']}", amount=1, source="A")
        every = round(int(row["every_days"]) * corridor.scale["train_interval"])
        for number, day in enumerate(days_from(in_edition(corridor, row["first"]), every, corridor.end), 1):
            corridor.add("departures", id=f"{row['train']}-{number:03}", service=row["train"], cutoff=at(day, 10),
                         departs=at(day, 22), arrives=at(day + datetime.timedelta(days=int(row["days"])), 8),
                         load_units=row["load_units"], fixed_cny=row["fixed_cny"] if cars else None,
                         minimum=row["minimum"] if cars else None,
                         source=row["source"].replace("; days: H [42]", ""))


def add_departures(corridor):
    add_routes(corridor)
    add_lanes(corridor)
    add_trains(corridor)
