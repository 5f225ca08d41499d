"""From the plants' gates to the markets: haul, the terminals' stages, border crossings, clearance, storage."""
from plants import FUEL, NEV, add_resource

CARS = ["car", "van", "suv"]
TRUCKS = ["light-truck", "heavy-truck"]
GATEWAYS = ["yantai", "shanghai", "lianyungang", "tianjin"]
TERMINALS = ["dagang", "qianwan", "jiaozhou"]
CEU_PER_BOX = 3.5  # three SUVs or five MINIEVs fill a 40 ft high cube
KITS_PER_BOX = 6


def leg(corridor, name, stage, mode, start, end, hours, takes=(), **fields):
    """One leg and what it takes; start and end are (place, state); takes are (resource, load unit or None)."""
    fields.setdefault("source", "A")
    corridor.add("legs", id=name, stage=stage, mode=mode, **{"from": start[0]}, from_state=start[1], to=end[0],
                 to_state=end[1], hours=hours, **fields)
    for resource, load_unit in takes:
        corridor.add("takes", leg=name, resource=resource, amount=1, basis="load_unit" if load_unit else "vehicle",
                     load_unit=load_unit, source="A")


def add_yards(corridor):
    for row in corridor.source("yards"):
        capacity = round(float(row["capacity"]) * corridor.scale["yards"])
        add_resource(corridor, row["id"], row["place"], row["name"], row["name_zh"], row["unit"], row["per"], capacity,
                     row["source"])
    add_resource(corridor, "xray-qianwan", "qianwan", "Drive-through scanner (once bought)", "快速查验（购置后）",
                 "vehicle", "day", 0, "A")
    add_resource(corridor, "one-stop-jiaozhou", "jiaozhou", "One-stop counter (once opened)", "一站式窗口（开设后）",
                 "vehicle", "day", 0, "A")
    for row in corridor.source("storage"):
        corridor.add("storage", place=row["place"], longest_days=row["longest_days"], resource=row["resource"],
                     basis="ceu", source="A")
        for after, rate in (("free_days", "cny_per_ceu"), ("second_after_days", "second_cny_per_ceu")):
            if row[after]:
                corridor.add("tariffs", place=row["place"], after_days=row[after], cny_per_day=row[rate], basis="ceu",
                             source="A")


def add_hauls(corridor):
    """Cars by car truck at 1.4 yuan a km (150 at least), trucks on their wheels at 4; kits by box truck."""
    fleets = {"chery-qingdao": "trucks-jimo", "used-qingdao": "trucks-jimo", "sgmw-qingdao": "trucks-west-coast",
              "baw-qingdao": "trucks-laixi", "byd-jinan": "trucks-laixi"}
    for row in corridor.source("roads"):
        origin = row["origin"]
        for terminal in TERMINALS + GATEWAYS:
            if terminal == "jiaozhou" and origin not in fleets:
                continue  # no train takes trucks
            if terminal == "qianwan" and origin not in fleets:
                continue  # nor is it worth a box
            km = int(row[terminal])
            driven = origin not in fleets
            leg(corridor, f"haul-{origin}-{terminal}", "haul", "driven" if driven else "truck", (origin, "built"),
                (terminal, "arrived"), 2 + round(km / 50), () if driven else ((fleets[origin], None),),
                cny_per_vehicle=4 * km if driven else max(150, round(1.4 * km)), forms="built_up")
    for terminal, km in (("qianwan", 78), ("jiaozhou", 71)):
        leg(corridor, f"haul-kits-chery-{terminal}", "haul", "truck", ("chery-qingdao", "built"),
            (terminal, "arrived"), 4, cny_per_vehicle=round(12 * km / KITS_PER_BOX), forms="kit")


def add_roro_terminal(corridor):
    """Dagang: gather, inspect and load for ships; declare, stuff and transfer by water for electric cars in boxes."""
    place = "dagang"
    leg(corridor, "gather-dagang", "gather", "yard", (place, "arrived"), (place, "gathered"), 16,
        [("gather-dagang", None)], cny_per_vehicle=35)
    leg(corridor, "inspect-dagang", "inspect", "yard", (place, "gathered"), (place, "inspected"), 4,
        [("inspect-dagang", None)], cny_per_vehicle=30)
    for kind, segments, fee in (("cars", CARS, 70), ("trucks", TRUCKS, 260)):
        leg(corridor, f"load-dagang-{kind}", "load", "yard", (place, "inspected"), (place, "ready"), 26,
            cny_per_vehicle=fee, segments=segments)
    leg(corridor, "declare-dagang", "declare", "yard", (place, "inspected"), (place, "declared"), 8,
        [("declare-dagang", "box-40hc")], cny_per_vehicle=60, powertrains=NEV, segments=CARS)
    leg(corridor, "stuff-dagang", "stuff", "yard", (place, "declared"), (place, "stuffed"), 6,
        [("stuff-dagang", "box-40hc")], cny_per_ceu=round(2200 / CEU_PER_BOX))
    leg(corridor, "transfer-dagang-qianwan", "transfer", "barge", (place, "stuffed"), ("qianwan", "stuffed"), 12,
        cny_per_ceu=round(450 / CEU_PER_BOX), source="M [34]; hours,cny_per_ceu: A")


def add_box_terminal(corridor):
    """Qianwan: electric vehicles are declared before stuffing; kits come stuffed."""
    place = "qianwan"
    leg(corridor, "gather-qianwan", "gather", "yard", (place, "arrived"), (place, "gathered"), 16,
        [("gather-qianwan", None)], cny_per_vehicle=35)
    leg(corridor, "inspect-qianwan", "inspect", "yard", (place, "gathered"), (place, "inspected"), 4,
        [("inspect-qianwan", None)], cny_per_vehicle=40)
    leg(corridor, "inspect-qianwan-xray", "inspect", "yard", (place, "gathered"), (place, "inspected"), 2,
        [("xray-qianwan", None)], cny_per_vehicle=25)
    leg(corridor, "declare-qianwan", "declare", "yard", (place, "inspected"), (place, "declared"), 8,
        [("declare-qianwan", "box-40hc")], cny_per_vehicle=60, powertrains=NEV, forms="built_up")
    stuffing, handling = round(2200 / CEU_PER_BOX), 1250 / CEU_PER_BOX
    leg(corridor, "stuff-qianwan", "stuff", "yard", (place, "inspected"), (place, "stuffed"), 6,
        [("stuff-qianwan", "box-40hc")], cny_per_ceu=stuffing, powertrains=FUEL, forms="built_up")
    leg(corridor, "stuff-qianwan-dg", "stuff", "yard", (place, "declared"), (place, "stuffed"), 6,
        [("stuff-qianwan", "box-40hc")], cny_per_ceu=stuffing, powertrains=NEV, forms="built_up")
    leg(corridor, "load-qianwan", "load", "yard", (place, "stuffed"), (place, "ready"), 26,
        cny_per_ceu=round(handling), powertrains=FUEL, forms="built_up")
    leg(corridor, "load-qianwan-dg", "load", "yard", (place, "stuffed"), (place, "ready"), 26,
        [("load-qianwan-dg", "box-40hc")], cny_per_ceu=round(1.6 * handling), powertrains=NEV, forms="built_up")
    leg(corridor, "load-qianwan-kits", "load", "yard", (place, "inspected"), (place, "ready"), 26,
        cny_per_vehicle=round(1250 / KITS_PER_BOX), forms="kit")


def add_rail_hub(corridor):
    """Jiaozhou: car trains load from the inspected, container trains from the stuffed."""
    place = "jiaozhou"
    leg(corridor, "gather-jiaozhou", "gather", "yard", (place, "arrived"), (place, "gathered"), 16,
        [("gather-jiaozhou", None)], cny_per_vehicle=30)
    leg(corridor, "inspect-jiaozhou", "inspect", "yard", (place, "gathered"), (place, "inspected"), 4,
        [("inspect-jiaozhou", None)], cny_per_vehicle=30)
    leg(corridor, "one-stop-jiaozhou", "inspect", "yard", (place, "arrived"), (place, "inspected"), 10,
        [("one-stop-jiaozhou", None)], cny_per_vehicle=45)
    leg(corridor, "stuff-jiaozhou", "stuff", "yard", (place, "inspected"), (place, "stuffed"), 6,
        [("stuff-jiaozhou", "box-40hc")], cny_per_ceu=round(2200 / CEU_PER_BOX), forms="built_up")
    leg(corridor, "load-jiaozhou", "load", "yard", (place, "stuffed"), (place, "ready"), 12,
        cny_per_ceu=round(900 / CEU_PER_BOX), forms="built_up")
    leg(corridor, "load-jiaozhou-kits", "load", "yard", (place, "inspected"), (place, "ready"), 12,
        cny_per_vehicle=round(900 / KITS_PER_BOX), forms="kit")


def add_gateways(corridor):
    """Other ports in coarser form: one step in, one to the ship; Shanghai stuffs boxes too."""
    for place in GATEWAYS:
        leg(corridor, f"gather-{place}", "gather", "yard", (place, "arrived"), (place, "inspected"), 34,
            [(f"berth-{place}", None)], cny_per_vehicle=80)
        for kind, segments, fee in (("cars", CARS, 75), ("trucks", TRUCKS, 270)):
            leg(corridor, f"load-{place}-{kind}", "load", "yard", (place, "inspected"), (place, "ready"), 30,
                cny_per_vehicle=fee, segments=segments)
    leg(corridor, "stuff-shanghai", "stuff", "yard", ("shanghai", "inspected"), ("shanghai", "stuffed"), 24,
        cny_per_ceu=round((2300 + 1250) / CEU_PER_BOX), segments=CARS)


def add_borders(corridor):
    """Trucks driven over the land border."""
    for origin, border, hours, cost in (("jiefang-qingdao", "khorgos", 172, 17200),
                                        ("cimc-qingdao", "khorgos", 172, 17200),
                                        ("jiefang-qingdao", "manzhouli", 96, 9400)):
        leg(corridor, f"drive-{origin}-{border}", "haul", "driven", (origin, "built"), (border, "arrived"), hours,
            cny_per_vehicle=cost, forms="built_up")
    for border, hub, hours, cost in (("khorgos", "almaty", 36, 1900), ("khorgos", "bishkek", 48, 2600),
                                     ("khorgos", "tashkent", 72, 4300), ("manzhouli", "moscow", 240, 21000)):
        leg(corridor, f"cross-{border}-{hub}", "ship", "driven", (border, "arrived"), (hub, "landed"), hours,
            [(f"crossing-{border}", None)], cny_per_vehicle=cost, segments=TRUCKS)


def add_clearances(corridor):
    for row in corridor.source("clearances"):
        leg(corridor, f"clear-{row['port']}-{row['market']}", "clear", "customs", (row["port"], "landed"),
            (row["market"], "delivered"), row["hours"], cny_per_vehicle=row["cny_per_vehicle"],
            source=row["source"])


def add_chain(corridor):
    add_yards(corridor)
    for part in (add_hauls, add_roro_terminal, add_box_terminal, add_rail_hub, add_gateways, add_borders,
                 add_clearances):
        part(corridor)
