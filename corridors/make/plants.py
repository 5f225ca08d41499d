"""Models, their packings, and the plants: lines, ramp-up, build legs, delivery at home."""
import datetime

NEV = ["bev", "swap", "hybrid", "fcev"]
FUEL = ["diesel", "petrol", "lng", "cng"]
MODEL_COLUMNS = ("id", "maker", "group", "segment", "name", "name_zh", "powertrain", "length_mm", "width_mm",
                 "height_mm", "mass_kg", "battery_kwh", "value_cny", "un_number", "source")


def add_models(corridor):
    corridor.add("load_units", id="box-40hc", name="40 ft high-cube container", name_zh="40英尺高箱", teu=2,
                 source="A")
    corridor.add("load_units", id="wagon-jsq", name="JSQ car wagon", name_zh="JSQ运输车", teu=0, source="A")
    for row in corridor.source("models"):
        corridor.add("models", **{column: row[column] for column in MODEL_COLUMNS})
        maker = row["maker"]
        for column, form, unit, shares in (("per_40hc", "built_up", "box-40hc", maker),
                                           ("kits_per_40hc", "kit", "box-40hc", f"{maker}-kits"),
                                           ("per_wagon", "built_up", "wagon-jsq", "cars")):
            if row[column]:
                corridor.add("packings", model=row["id"], form=form, load_unit=unit, per_unit=row[column],
                             shares=shares, source="A")
        if row["kits_per_40hc"]:
            add_kits(corridor, row)


def add_kits(corridor, model):
    """A set goes in four crates; their sizes fill a sixth of a 40 ft high cube."""
    crates = (("body", 4200, 1150, 1250, 620, 1), ("engine", 2300, 1100, 1150, 480, 2),
              ("axles", 2300, 1150, 950, 410, 3), ("interior", 2250, 1150, 1250, 260, 2))
    for name, length, width, height, mass, stack in crates:
        corridor.add("kits", id=f"{model['id']}-{name}", model=model["id"], length_mm=length, width_mm=width,
                     height_mm=height, mass_kg=mass, count=1, stack_limit=stack, source="A")


def month_ends(corridor):
    """(first day, last day) of each month of the horizon."""
    day = corridor.start
    while day <= corridor.end:
        following = (day.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)
        yield day, min(following - datetime.timedelta(days=1), corridor.end)
        day = following


def add_ramp(corridor, resource, january, december, source, from_month=1):
    """Dated capacities from January's to December's, a step each month, and none after the horizon."""
    for number, (first, last) in enumerate(month_ends(corridor)):
        capacity = round(january + (december - january) * number / 11) if number + 1 >= from_month else 0
        corridor.add("capacities", resource=resource, from_date=first, to_date=last, capacity=capacity,
                     source=source)


def add_resource(corridor, name, place, title, title_zh, unit, per, capacity, source):
    corridor.add("resources", id=name, place=place, name=title, name_zh=title_zh, unit=unit, per=per,
                 capacity=capacity, source=source)


def add_lines(corridor):
    """Each build leg takes from its line; a new-energy leg from its conversion and the line that it is part of."""
    models = corridor.source("models")
    makers = {row["maker"]: row["id"] for row in corridor.source("places") if row["kind"] == "plant"}
    for row in corridor.source("lines"):
        year = corridor.edition
        source = row["source"] if year == "2025" else "A"
        add_resource(corridor, row["line"], row["plant"], row["name"], row["name_zh"], "vehicle", "week",
                     corridor.of_year(row, "december"), source.replace("december_2025", "capacity"))
        add_ramp(corridor, row["line"], corridor.of_year(row, "january"), corridor.of_year(row, "december"),
                 "A")
        powertrains = row["powertrains"].split(";")
        built = [model["id"] for model in models
                 if makers.get(model["maker"]) == row["plant"] and model["powertrain"] in powertrains]
        corridor.add("legs", id=row["id"], stage="build", mode="line", **{"from": row["plant"]},
                     from_state="ordered", to=row["plant"], to_state="built", hours=row["hours"], models=built,
                     forms=row["forms"], source="A")
        for line in filter(None, (row["line"], row["part_of"])):
            corridor.add("takes", leg=row["id"], resource=line, amount=1, source="A")


def add_home_delivery(corridor):
    for place in corridor.rows("places"):
        if place["kind"] == "plant" and place["region"] == "qingdao":
            corridor.add("legs", id=f"deliver-{place['id']}", stage="deliver", mode="truck",
                         **{"from": place["id"]}, from_state="built", to="cn", to_state="delivered", hours=48,
                         cny_per_vehicle=350, forms="built_up", source="A")


def add_holidays(corridor):
    """Holidays slow plants, yards and customs; Sundays slow customs."""
    year = corridor.edition
    groups = {row["id"]: row["group"] for row in corridor.source("yards")}
    lines = {row["line"] for row in corridor.source("lines")}
    for resource in corridor.rows("resources"):
        group = "plants" if resource["id"] in lines else groups.get(resource["id"], "")
        if not group:
            continue
        for holiday in corridor.source("holidays"):
            corridor.add("capacities", resource=resource["id"], from_date=holiday[f"from_{year}"],
                         to_date=holiday[f"to_{year}"], factor=holiday[group], source="A")
        if group == "customs":
            corridor.add("capacities", resource=resource["id"], weekdays="sun", factor=0.6, source="A")


def add_plants(corridor):
    for name in ("states", "modes", "powertrains", "makers", "places"):
        corridor.copy(name)
    add_models(corridor)
    add_lines(corridor)
    add_home_delivery(corridor)
