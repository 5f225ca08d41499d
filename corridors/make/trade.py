"""What governments, carriers and the plan ask: rules, duties, quotas, subsidies, targets, accounts, funds, levers."""
from plants import month_ends


def duty_rate(corridor, country, form, model):
    """(rate, yuan) of the dearest duty without quota that may meet a vehicle this year; the value of serving repays
    it."""
    ancestors = {model["maker"], next((row["parent"] for row in corridor.source("makers")
                                       if row["id"] == model["maker"]), "")}
    best = {}
    for row in corridor.source("duties"):
        if row["country"] != country or row["quota"]:
            continue
        if row["from_date"] > corridor.end.isoformat() or (row["to_date"] and
                                                           row["to_date"] < corridor.start.isoformat()):
            continue
        named = 0
        for column, fits in (("form", row["form"] == form), ("powertrain", row["powertrain"] == model["powertrain"]),
                             ("maker", row["maker"] in ancestors)):
            if row[column]:
                named += 1 if fits else -9
        if named >= 0:
            terms = float(row["rate"]), float(row["cny_per_vehicle"])
            best[named] = max(best.get(named, terms), terms)
    return best[max(best)] if best else (0.0, 0.0)


def add_rules(corridor):
    for row in corridor.source("rules"):
        powertrains = row["powertrains"].split(";")
        for powertrain in powertrains:
            name = row["id"] if len(powertrains) == 1 else f"{row['id']}-{powertrain}"
            fields = {key: value for key, value in row.items() if key not in ("id", "powertrains")}
            corridor.add("rules", id=name, powertrain=powertrain, **fields)


def add_subsidies(corridor):
    for row in corridor.source("subsidies"):
        fields = {key: value for key, value in row.items() if key != "lane"}
        corridor.add("subsidies", **fields, service=row["lane"], from_date=corridor.start, to_date=corridor.end)


def add_accounts(corridor):
    for row in corridor.source("accounts"):
        for number, (_, last) in enumerate(month_ends(corridor), 1):
            corridor.add("accounts", id=f"{row['id']}-{number:02}", target=row["target"], name=row["name"],
                         name_zh=row["name_zh"], date=last, amount=int(corridor.of_year(row, "cny_per_month")),
                         source=row["source"])


def add_trade(corridor):
    add_rules(corridor)
    for name in ("quotas", "duties", "targets", "funds", "levers", "variations", "ranges"):
        corridor.copy(name)
    add_subsidies(corridor)
    add_accounts(corridor)
    corridor.copy("sources")
